"""What a run is to do: which document, by which profile, into which files; a fate at once where nothing can be done."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from seeds2tei.disk import called, trouble
from seeds2tei.errors import Seeds2TeiError
from seeds2tei.fates import Fate, Outcome
from seeds2tei.inputs import Input, PassedOver, search
from seeds2tei.profile import Profile, find_profile, load_profile
from seeds2tei.results import Results
from seeds2tei.stated_files import stated_by
from seeds2tei.whole_files import sweep

Profiles = Callable[[Path], Profile]


class Manner(NamedTuple):
    """How a run treats what earlier runs have left.

    force   whether files that another hand wrote may be replaced
    resume  whether what is up to date is left as it is
    """

    force: bool = False
    resume: bool = False


class Task(NamedTuple):
    """A document that is to be converted.

    others  the files that hold its other versions
    """

    path: Path
    results: Results
    profile: Profile
    manner: Manner
    others: tuple[Path, ...] = ()

    def __reduce__(self) -> tuple[object, ...]:
        """How a task is sent to another process: its profile as a parcel, made once and opened once for all of them."""
        return _received, (self.path, self.results, _parcel(self.profile), self.manner, self.others)


# With the names of thousands of persons a profile takes a second to pack.
_PARCELS: dict[int, tuple[Profile, bytes]] = {}


def _parcel(profile: Profile) -> bytes:
    import pickle  # only where there are several processes

    if id(profile) not in _PARCELS:
        _PARCELS[id(profile)] = (profile, pickle.dumps(profile))  # the profile too: then no other is given its id
    return _PARCELS[id(profile)][1]


@lru_cache(maxsize=8)
def _opened(parcel: bytes) -> Profile:
    import pickle

    profile: Profile = pickle.loads(parcel)
    return profile


def _received(path: Path, results: Results, parcel: bytes, *rest: Any) -> Task:
    return Task(path, results, _opened(parcel), *rest)


def profiles(given: Path | None, *, encoding: str | None, format: str | None) -> Profiles:
    """What finds the profile of a document: the one that is given, or that of its folder or of one above.

    What it returns raises ProfileError.
    """

    @cache
    def loaded(path: Path | None) -> Profile:
        return load_profile(path).with_options(encoding=encoding, format=format)

    @cache
    def of_folder(folder: Path) -> Profile:
        return loaded(given or find_profile(folder))

    return lambda path: of_folder(path.parent)


def only_document(paths: Sequence[Path], profile_of: Profiles) -> Input | None:
    """The document that some files are: one file, or one in several versions; None if they are several."""
    found = [one for one in search(paths, stated=stated_by(profile_of)) if isinstance(one, Input)]
    return found[0] if len(found) == 1 else None


def plan(paths: Sequence[Path], output: Path, profile_of: Profiles, manner: Manner) -> Iterator[Task | Fate]:
    """What is to be done, in the order of the inputs; a fate at once where nothing can be done."""
    closed: str | None = None
    taken: dict[str, str] = {}
    swept: set[Path] = set()
    for found in search(paths, output, stated_by(profile_of)):
        if isinstance(found, PassedOver):
            said = (found.because,) if found.failed else ()
            outcome = Outcome.REFUSED if found.failed else Outcome.PASSED_OVER
            yield Fate(found.path, outcome, said, "" if found.failed else found.because)
            continue
        closed = _closed(output) if closed is None else closed
        name = _result_name(found, taken)
        if closed or not name:
            other = taken[found.result.casefold()]
            sentence = f"{called(found.path)}: its result would replace that of {called(Path(other))}."
            sentence = closed or f"{sentence} Name the folder that holds both."
            yield Fate(found.path, Outcome.REFUSED, (sentence,))
            continue
        results = Results(output / name)
        if results.target.parent not in swept:
            swept.add(results.target.parent)
            sweep(results.target.parent)
        try:
            yield Task(found.path, results, profile_of(found.path), manner, found.others)
        except Seeds2TeiError as error:
            yield Fate(found.path, Outcome.REFUSED, (str(error),))


def _result_name(document: Input, taken: dict[str, str]) -> str:
    """What the results of a document are called, which is noted in `taken`; nothing, if another has that name.

    Two documents that are called alike but for the ending keep theirs; within a folder that is settled already.
    """
    for name in document.result, document.place.as_posix():
        other = taken.setdefault(name.casefold(), str(document.path))
        if other == str(document.path):
            return name
        if Path(other).name.casefold() == document.path.name.casefold():
            break
    return ""


def _closed(folder: Path) -> str:
    """Why nothing can be written to a folder, which is made if need be; nothing, if it can."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return trouble(folder, error)
    return "" if os.access(folder, os.W_OK | os.X_OK) else trouble(folder, PermissionError(errno.EACCES, ""))
