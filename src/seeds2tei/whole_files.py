"""Files that appear under their name when they are whole, or not at all.

Each is written beside its place under a name of its own, brought to the disk, and then moved: that is one step for
the system. Who looks, or pulls the plug, meets the old file or the new one, never a part.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from time import time

if sys.platform != "win32":
    import fcntl

PREFIX, ENDING = ".seeds2tei-", ".tmp"
MINUTE, DAY = 60, 86_400
FLAGS = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
# What some disks of other makers answer when they are asked to write at once.
NO_SYNC = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP})

Content = bytes | Iterable[bytes]


def write_whole(files: Mapping[Path, Content], *, removing: Iterable[Path] = ()) -> None:
    """Write files, in their order, when all of them lie whole on the disk. Folders are made where need be.

    files     their content; what is too long for the memory comes in pieces
    removing  files whose place they take: removed at the last moment, if they are there

    Raises OSError; if a file could not be written, none of them was touched.
    """
    with ExitStack() as all_of_them:
        for path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
        waiting = [(all_of_them.enter_context(_waiting(path.parent, files[path])), path) for path in files]
        for path in removing:
            path.unlink(missing_ok=True)
        for temporary, path in waiting:
            os.replace(temporary, path)


@contextmanager
def _waiting(folder: Path, content: Content) -> Iterator[Path]:
    """A file with its content, under a name that nothing else has. It is gone at the end, unless it was moved."""
    temporary = folder / f"{PREFIX}{os.getpid()}-{token_hex(4)}{ENDING}"
    descriptor = os.open(temporary, FLAGS, 0o666)
    try:
        with open(descriptor, "wb", buffering=0) as file:
            _lock(descriptor)  # before the first byte: see _abandoned
            for piece in (content,) if isinstance(content, bytes) else content:
                rest = memoryview(piece)
                while rest:
                    rest = rest[os.write(descriptor, rest) :]
            _to_the_disk(descriptor)
            if sys.platform == "win32":
                file.close()  # there no open file is moved
            yield temporary
    finally:
        with suppress(OSError):
            os.unlink(temporary)


def _to_the_disk(descriptor: int) -> None:
    """Without this a computer that loses its power may keep the new name and not what the file holds."""
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in NO_SYNC:
            raise


def sweep(folder: Path) -> None:
    """Remove what runs that were killed while they wrote have left in a folder. What other runs write now stays."""
    try:
        with os.scandir(folder) as entries:
            left = [entry.path for entry in entries if entry.name.startswith(PREFIX) and entry.name.endswith(ENDING)]
    except OSError:
        return
    for path in left:
        with suppress(OSError):
            if _abandoned(path):
                os.unlink(path)


def _abandoned(path: str) -> bool:
    """Whether nobody writes a file: the system takes back the lock of a process that has ended, however it ended."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_NONBLOCK", 0))
    try:
        state = os.fstat(descriptor)
        age = time() - state.st_mtime
        # Without a byte it may have been made this moment, and its lock be still to come.
        oldest = MINUTE if state.st_size == 0 else 0
        return stat.S_ISREG(state.st_mode) and age >= (oldest if _lock(descriptor) else DAY)
    except BlockingIOError:
        return False
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> bool:
    """Lock an open file until it is closed; whether this disk has locks. Raises BlockingIOError if another has it."""
    if sys.platform == "win32":
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except OSError:
        return False
    return True
