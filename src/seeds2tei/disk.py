"""What is read from the disk, and how what the system says about it is told to the user."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from seeds2tei.errors import UnsupportedFormatError

REMEDIES = {
    errno.ENOENT: "there is no such file or folder. Check how the name is spelt.",
    errno.EACCES: "access is not permitted. Change the permissions, or choose another folder.",
    errno.EPERM: "access is not permitted. Change the permissions, or choose another folder.",
    errno.EROFS: "the disk can only be read. Choose another folder.",
    errno.ENOSPC: "the disk is full. Free some space and run the same command again.",
    errno.EDQUOT: "your share of the disk is full. Free some space and run the same command again.",
    errno.EFBIG: "the file would be larger than the system allows. Choose another disk, or raise the limit.",
    errno.ENAMETOOLONG: "the name is too long for this disk. Shorten it, or choose a folder nearer to the root.",
    errno.ELOOP: "its links lead in a circle. Name the file itself.",
    errno.ENOTDIR: "a file stands where a folder is needed. Choose another folder.",
    errno.EEXIST: "a file stands where a folder is needed. Choose another folder.",
    errno.EISDIR: "a folder stands where a file is needed. Move it, or choose another folder.",
    errno.ESTALE: "the file changed while it was read. Run the same command again when it is finished.",
    errno.EIO: "the disk does not answer as it should. Check it, and run the same command again.",
    errno.EMFILE: "too many files are open. Raise the limit of the system (ulimit -n), or lower --jobs.",
}
KINDS = ((stat.S_ISFIFO, "pipe"), (stat.S_ISSOCK, "socket"), (stat.S_ISCHR, "device"), (stat.S_ISBLK, "device"))
# Without O_NONBLOCK a pipe that takes the place of a file at the last moment would make us wait for ever.
FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def called(path: Path) -> str:
    r"""A file as messages call it: on one line, whatever its name holds.

    >>> print(called(Path("a\nb.md")))
    a\x0ab.md
    """
    return str(path).replace("\n", r"\x0a").replace("\t", r"\x09")


def trouble(path: Path, error: OSError) -> str:
    """What the system says about a file, with the remedy.

    >>> trouble(Path("a.md"), FileNotFoundError(2, "No such file or directory"))
    'a.md: there is no such file or folder. Check how the name is spelt.'
    """
    return f"{called(path)}: {REMEDIES.get(error.errno or 0, f'{error.strerror or error}.')}"


def kind(mode: int) -> str:
    """What stands under a name that is neither file nor folder: "pipe", "socket", "device"; "" of all else.

    >>> kind(os.stat(os.devnull).st_mode)
    'device'
    """
    return next((name for test, name in KINDS if test(mode)), "")


def contents(path: Path, most: int = -1) -> bytes:
    """The bytes of a file, as they were at one moment. It never waits for another program to write.

    most  so many bytes are read; -1 = all of them

    Raises OSError (ESTALE if the file changed meanwhile), and UnsupportedFormatError for pipes and devices.
    """
    _only_files(path, os.stat(path))  # before it is opened: some devices act on that
    with open(os.open(path, FLAGS), "rb") as file:
        before = os.fstat(file.fileno())
        _only_files(path, before)
        data = file.read(most)
        after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise OSError(errno.ESTALE, "the file changed while it was read", str(path))
    return data


def _only_files(path: Path, state: os.stat_result) -> None:
    if stat.S_ISDIR(state.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if other := kind(state.st_mode):
        sentence = f"this is a {other}, not a file. Save what it gives in a file, and name that."
        raise UnsupportedFormatError(called(path), sentence)
