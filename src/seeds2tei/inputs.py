"""Which files are to be converted, and what their results are called.

A folder is searched with its subfolders, in the order of names. What stands in a folder and is no document is
passed over, with a reason; a file that the user names is always taken. Folders are read one after the other, when
their turn comes: the first document need not wait for the last to be found.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePath
from typing import NamedTuple

from seeds2tei.disk import called, kind, trouble
from seeds2tei.errors import UnsupportedFormatError
from seeds2tei.profile import NAME as PROFILE_NAME
from seeds2tei.readers import ENDINGS, PAGE_ENDING, format_of
from seeds2tei.stated_files import Stated, nothing, parted, stated_for
from seeds2tei.version_files import as_documents

KEEPS_ITS_ENDING = ".invalid"
"""Without it `a.invalid.md` would become `a.invalid.xml`, as does `a.md` if it is not valid."""


class Input(NamedTuple):
    """A document to be converted.

    path    as the user calls it
    place   where in the searched folder it stands; its bare name, if the user named the file
    result  what its results are called, less the ending: unlike any other of its folder
    others  the files that hold its other versions (`letter.en.md` beside `letter.ru.md`)
    """

    path: Path
    place: PurePath
    result: str
    others: tuple[Path, ...] = ()


class PassedOver(NamedTuple):
    """What is not converted.

    because  "hidden", ".jpg", ... where it is passed over in silence; a whole line where the user must know
    failed   whether the user must know
    """

    path: Path
    because: str
    failed: bool = False


Found = Input | PassedOver


class Folder(NamedTuple):
    """A folder that is being searched.

    path   as the user calls it
    place  where it stands in the folder that was named
    """

    path: Path
    place: PurePath


def search(paths: Sequence[Path], output: Path | None = None, stated: Stated = nothing) -> Iterator[Found]:
    """All documents among files and folders, each once, in the order in which they are named.

    output  a folder that is not searched: the results of an earlier run lie there
    stated  the documents of several files that are stated for a folder
    """
    folders = {path for path in paths if path.is_dir()}
    files = [path for path in paths if path not in folders and path.name != PROFILE_NAME]
    named = Documents([path.as_posix() for path in files], stated_for(files, stated))
    taken: set[str] = set()
    for path in paths:
        for found in _in_folder(path, output, stated) if path in folders else _named(path, named):
            if len(paths) > 1:  # in one folder nothing is met twice
                key = os.path.abspath(found.path)
                if key in taken:
                    continue
                taken.add(key)
            yield found


class Documents:
    """The files of one folder, or those that the user names, as documents: a few of them are versions of one.

    names   of the files; in a folder without that
    stated  the documents of several files that the profile names; of one, some files may not be here
    """

    def __init__(self, names: Sequence[str], stated: Mapping[str, Sequence[str]]) -> None:
        here = frozenset(names)
        together = {name: list(files) for name, files in stated.items() if here.issuperset(files)}
        used = {file for files in together.values() for file in files}
        together |= as_documents(name for name in names if name not in used)
        groups = {files[0]: (name, files[1:]) for name, files in together.items() if len(files) > 1}
        self._called = {first: PurePath(name).name for first, (name, _) in groups.items()}
        self._others = {first: others for first, (_, others) in groups.items()}
        self._first = {other: first for first, others in self._others.items() for other in others}
        called = dict.fromkeys(self._name(name) for name in names if name not in self._first)
        self._results = dict(zip(called, result_names(list(called)), strict=True))

    def found(self, path: Path, name: str, folder: PurePath) -> Found:
        """A file as a document; those that are read together with another say so."""
        if name in self._first:
            return PassedOver(path, f"read together with {PurePath(self._first[name]).name}")
        called = self._name(name)
        others = tuple(path.with_name(PurePath(other).name) for other in self._others.get(name, ()))
        return Input(path, folder / called, (folder / self._results[called]).as_posix(), others)

    def _name(self, name: str) -> str:
        return self._called.get(name) or name.rpartition("/")[2]


def _named(path: Path, named: Documents) -> Iterator[Found]:
    if path.name == PROFILE_NAME:
        yield PassedOver(path, "profile")
    else:
        yield named.found(path, path.as_posix(), PurePath())


def _in_folder(folder: Path, output: Path | None, stated: Stated) -> Iterator[Found]:
    something = False
    for found in _below(folder, {_identity(path) for path in (folder, output) if path}, stated):
        something = something or isinstance(found, Input) or found.failed
        yield found
    if not something:
        endings = ", ".join(filter(None, ENDINGS))
        sentence = f"{called(folder)}: there is nothing to convert: no file here ends in {endings}."
        yield PassedOver(folder, sentence, failed=True)


def _below(root: Path, entered: set[tuple[int, int] | None], stated: Stated) -> Iterator[Found]:
    """The documents of a folder and of those in it. Each real folder is `entered` once, however many links lead to it.

    Not by recursion: a disk can hold more folders in one another than Python takes calls.
    """
    open_folders = [_entries(Folder(root, PurePath()), stated)]
    while open_folders:
        entry = next(open_folders[-1], None)
        if entry is None:
            open_folders.pop()
        elif not isinstance(entry, Folder):
            yield entry
        elif _leads_around(entry.path, root) or (identity := _identity(entry.path)) in entered:
            yield PassedOver(entry.path, "read elsewhere")
        else:
            entered.add(identity)
            open_folders.append(_entries(entry, stated))


def _identity(folder: Path) -> tuple[int, int] | None:
    """By what the system knows a folder, whatever it is called."""
    try:
        state = os.stat(folder)
    except OSError:
        return None
    return state.st_dev, state.st_ino


def _leads_around(folder: Path, root: Path) -> bool:
    """Whether a link leads to what is searched anyway, or to a folder around it."""
    if not folder.is_symlink():
        return False
    real, whole = folder.resolve(), root.resolve()
    return real.is_relative_to(whole) or whole.is_relative_to(real)


def _entries(folder: Folder, stated: Stated) -> Iterator[Found | Folder]:
    """What stands in one folder, in the order of names."""
    try:
        with os.scandir(folder.path) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        yield PassedOver(folder.path, trouble(folder.path, error), failed=True)
        return
    names = {entry.name for entry in entries if _is_file(entry) and not _refusal(entry.name)}
    together = stated(folder.path)
    documents = Documents([entry.name for entry in entries if entry.name in names], together)
    incomplete = parted(together, names)
    for entry in entries:
        path, place = folder.path / entry.name, folder.place / entry.name
        if entry.name in incomplete:
            yield PassedOver(path, f"{called(path)}: {incomplete[entry.name]}", failed=True)
        elif entry.name in names:
            yield documents.found(path, entry.name, folder.place)
        elif _is_file(entry):
            yield PassedOver(path, _refusal(entry.name))
        elif entry.name.startswith("."):
            yield PassedOver(path, "hidden")
        elif _is_folder(entry):
            yield Folder(path, place)
        else:
            yield PassedOver(path, _no_file(path))


def _is_file(entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):  # links in a circle
        return entry.is_file()
    return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):
        return entry.is_dir()
    return False


def _no_file(path: Path) -> str:
    with suppress(OSError):
        return kind(os.stat(path).st_mode) or "no file"
    return "no file"


def _refusal(name: str) -> str:
    """Why a file that stands in a folder is not converted; nothing, if it is."""
    if name == PROFILE_NAME:
        return "profile"
    if name.startswith("."):
        return "hidden"
    if name.endswith(PAGE_ENDING):
        return PAGE_ENDING
    try:
        format_of(name)
    except UnsupportedFormatError:
        return PurePath(name).suffix.lower()
    return ""


def result_names(names: Sequence[str]) -> list[str]:
    """What the results of the documents of a folder are called: NAME, or NAME.EXT where two documents are called NAME.

    >>> result_names(["a.md", "b.md", "B.txt", "a.invalid.md"])
    ['a', 'b.md', 'B.txt', 'a.invalid.md']
    """
    results = [_stem(name) for name in names]
    for _ in range(2):  # the second time for "a.md.md", which must not take the name of "a.md"
        times = Counter(result.casefold() for result in results)  # disks often do not tell A from a
        results = [
            name if times[result.casefold()] > 1 else result for name, result in zip(names, results, strict=True)
        ]
    return results


def _stem(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return stem if stem and dot and ending and not stem.casefold().endswith(KEEPS_ITS_ENDING) else name
