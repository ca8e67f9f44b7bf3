"""Which files are to be converted, and what their results are called.

A folder is searched with its subfolders, in the order of names. What stands in a folder and is no document is
passed over, with a reason; a file that the user names is always taken.
"""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from seeds2tei.errors import UnsupportedFormatError
from seeds2tei.profile import NAME as PROFILE_NAME
from seeds2tei.readers import ENDINGS, PAGE_ENDING, format_of

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
}


def trouble(path: Path, error: OSError) -> str:
    """What the system says about a file, with the remedy.

    >>> trouble(Path("a.md"), FileNotFoundError(2, "No such file or directory"))
    'a.md: there is no such file or folder. Check how the name is spelt.'
    """
    return f"{path}: {REMEDIES.get(error.errno or 0, f'{error.strerror or error}.')}"


class Input(NamedTuple):
    """A document to be converted.

    path   as the user calls it
    place  where in the searched folder it stands; its bare name, if the user named the file
    """

    path: Path
    place: PurePath


class PassedOver(NamedTuple):
    """What is not converted.

    because  "hidden", ".jpg", ... where it is passed over in silence; a whole line where the user must know
    failed   whether the user must know
    """

    path: Path
    because: str
    failed: bool = False


def search(paths: Sequence[Path], output: Path | None = None) -> Iterator[Input | PassedOver]:
    """All documents among files and folders, each once, in the order in which they are named.

    output  a folder that is not searched: the results of an earlier run lie there
    """
    taken: set[str] = set()
    for path in paths:
        for found in _in_folder(path, output) if path.is_dir() else _named(path):
            key = os.path.abspath(found.path)
            if key not in taken:
                taken.add(key)
                yield found


def _named(path: Path) -> Iterator[Input | PassedOver]:
    if path.name == PROFILE_NAME:
        yield PassedOver(path, "profile")
    else:
        yield Input(path, PurePath(path.name))


def _in_folder(folder: Path, output: Path | None) -> Iterator[Input | PassedOver]:
    entered = {folder.resolve()} | ({output.resolve()} if output else set())
    found = list(_walk(folder, folder, entered))
    yield from found
    if not any(isinstance(entry, Input) or entry.failed for entry in found):
        endings = ", ".join(filter(None, ENDINGS))
        yield PassedOver(folder, f"{folder}: there is nothing to convert: no file here ends in {endings}.", failed=True)


def _walk(folder: Path, root: Path, entered: set[Path]) -> Iterator[Input | PassedOver]:
    """The documents below one folder. `entered` is shared by the whole search: each real folder is read once."""
    try:
        entries = sorted(folder.iterdir())
        folders = {entry for entry in entries if entry.is_dir()}
        files = {entry for entry in entries if entry.is_file()}
    except OSError as error:
        yield PassedOver(folder, trouble(folder, error), failed=True)
        return
    for entry in entries:
        if entry.name == PROFILE_NAME:
            continue
        if entry.name.startswith("."):
            yield PassedOver(entry, "hidden")
        elif entry in folders:
            real, whole = entry.resolve(), root.resolve()
            around = entry.is_symlink() and (real.is_relative_to(whole) or whole.is_relative_to(real))
            if around or real in entered:
                yield PassedOver(entry, "read elsewhere")
            else:
                entered.add(real)
                yield from _walk(entry, root, entered)
        elif entry not in files:
            yield PassedOver(entry, "no file")
        else:
            yield _readable(entry, root)


def _readable(path: Path, root: Path) -> Input | PassedOver:
    if path.name.endswith(PAGE_ENDING):
        return PassedOver(path, PAGE_ENDING)
    try:
        format_of(path.name)
    except UnsupportedFormatError:
        return PassedOver(path, path.suffix.lower())
    return Input(path, path.relative_to(root))


def result_names(places: Sequence[PurePath]) -> list[str]:
    """The name of each result without its last ending: NAME, or NAME.EXT where two documents are called NAME.

    >>> result_names([PurePath("a.md"), PurePath("b.md"), PurePath("B.txt"), PurePath("1939/a.md")])
    ['a', 'b.md', 'B.txt', '1939/a']
    """
    names = [place.with_suffix("").as_posix() for place in places]
    for _ in range(2):  # the second time for "a.md.md", which must not take the name of "a.md"
        times = Counter(name.casefold() for name in names)  # disks often do not tell A from a
        names = [
            place.as_posix() if times[name.casefold()] > 1 else name for place, name in zip(places, names, strict=True)
        ]
    return names
