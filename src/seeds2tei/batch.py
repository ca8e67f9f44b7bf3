"""Many documents: found, converted, written, summed up. Only here is it known that there is more than one.

Each input has a fate, also a file that was passed over, and one that was not reached because the user stopped the
program. A failure of one document never stops the others. A file appears under its name when it is whole, or not at
all, and nothing that another hand wrote is replaced. Inputs are taken one after the other: a million of them need
little more room than ten.
"""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from seeds2tei import report
from seeds2tei.convert import Conversion, convert, convert_versions, digest_of
from seeds2tei.disk import called, contents, trouble
from seeds2tei.errors import InfidelityError, Seeds2TeiError
from seeds2tei.fates import Fate, Outcome
from seeds2tei.inputs import Input, PassedOver, search
from seeds2tei.interruption import asked, interruptible
from seeds2tei.profile import Profile, find_profile, load_profile
from seeds2tei.results import Results
from seeds2tei.version import __version__
from seeds2tei.version_files import tagged
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


def plan(paths: Sequence[Path], output: Path, profile_of: Profiles, manner: Manner) -> Iterator[Task | Fate]:
    """What is to be done, in the order of the inputs; a fate at once where nothing can be done."""
    closed: str | None = None
    taken: dict[str, str] = {}
    swept: set[Path] = set()
    for found in search(paths, output):
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
            yield Fate(found.path, Outcome.REFUSED, (closed or f"{sentence} Name the folder that holds both.",))
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


def carry_out(planned: Iterable[Task | Fate], *, jobs: int = 1) -> Iterator[Fate]:
    """Do what was planned; the fates come in the order of the plan, whatever the number of jobs.

    After the wish to stop the fates of all that is left come all the same: it was not reached.
    """
    if jobs > 1:
        from seeds2tei.processes import Means, share_out

        yield from share_out(planned, Means(_done, _known, _ended, _not_reached), jobs=jobs)
        return
    for entry in planned:
        yield _known(entry) or (_not_reached(entry) if asked() else _done(entry))


def _known(entry: Task | Fate) -> Fate | None:
    return entry if isinstance(entry, Fate) else None


def _done(entry: Task | Fate) -> Fate:
    return entry if isinstance(entry, Fate) else fulfil(entry)


def _not_reached(entry: Task | Fate) -> Fate:
    return Fate(entry.path, Outcome.NOT_REACHED)


def _ended(entry: Task | Fate) -> Fate:
    sentence = (
        f"{called(entry.path)}: the system ended the work on it, most likely for lack of memory. "
        "Run the same command again with --resume and without --jobs, or part the file."
    )
    return Fate(entry.path, Outcome.REFUSED, (sentence,))


def fulfil(task: Task) -> Fate:
    """Convert one document and write its files; whatever happens to it is its fate."""
    started = perf_counter()
    path, results = task.path, task.results
    by = (task.profile.path, task.profile.fingerprint)
    try:
        files = [(_name(file), contents(file)) for file in (path, *task.others)]
        if task.manner.resume and results.made_of(_stamp(files, task.profile)):
            edited = results.edited()
            if not edited:
                return Fate(path, Outcome.UP_TO_DATE, (), "", results.good, by, seconds=perf_counter() - started)
            if not task.manner.force:
                return Fate(path, Outcome.REFUSED, (edited,))
        with interruptible():
            conversion = _converted(files, task.profile)
        tei = results.good if conversion.valid else results.bad
        if not task.manner.force and (hindrance := results.hindrance(conversion.xml)):
            return Fate(path, Outcome.REFUSED, (hindrance,))
        if said := _written(tei, conversion, results):
            return Fate(path, Outcome.REFUSED, (said,))
        return Fate(
            path,
            Outcome.CONVERTED if conversion.valid else Outcome.INVALID,
            tuple(report.sentences(conversion, written=str(tei))),
            tei=tei,
            profile=by,
            counts=report.counts(conversion),
            findings=Counter(finding.severity for finding in conversion.findings),
            seconds=perf_counter() - started,
        )
    except KeyboardInterrupt:
        if not asked():
            raise
        return _not_reached(task)
    except Exception as error:
        return _failed(path, error)


def _converted(files: Sequence[tuple[str, bytes]], profile: Profile) -> Conversion:
    if len(files) == 1:
        return convert(files[0][1], profile, name=files[0][0])
    return convert_versions(files, profile, name=_document(files))


def _stamp(files: Sequence[tuple[str, bytes]], profile: Profile) -> dict[str, object]:
    """What the report of a document says, if it was made of these bytes in this way."""
    return {
        "version": __version__,
        "document": report.base_name(_document(files)),
        "sha256": digest_of([data for _, data in files]),
        "profile_sha256": profile.for_document(_document(files)).fingerprint,
    }


def _document(files: Sequence[tuple[str, bytes]]) -> str:
    """How the conversion calls the document that these files are."""
    return (tagged(files[0][0])[0] if len(files) > 1 else "") or files[0][0]


def _name(path: Path) -> str:
    """How the conversion calls a document."""
    return report.visible(called(path))


def _written(tei: Path, conversion: Conversion, results: Results) -> str:
    """Write the files of a document; why that is not possible, if it is not."""
    try:
        results.write(conversion.xml, report.as_json(conversion), valid=conversion.valid, page=conversion.page)
    except OSError as error:
        return trouble(tei, error)
    return ""


def attempt(path: Path, profile: Profile) -> Conversion | Fate:
    """Read and convert one document; its fate, if that cannot be done."""
    try:
        return convert(contents(path), profile, name=_name(path))
    except Exception as error:
        return _failed(path, error)


# Elsewhere nothing catches what it cannot mend. Here a fault of the program in one document of a thousand would
# cost the other 999, overnight and unattended; it is shown with its place, and the exit code is 3.
def _failed(path: Path, error: Exception) -> Fate:
    """What became of a document that could not be converted."""
    match error:
        case InfidelityError():
            return Fate(path, Outcome.FAULT, (str(error),))
        case Seeds2TeiError():
            return Fate(path, Outcome.REFUSED, (str(error),))
        case OSError():
            return Fate(path, Outcome.REFUSED, (trouble(path, error),))
        case MemoryError():
            sentence = "there is not enough memory for it. Part the file, or lower --jobs."
            return Fate(path, Outcome.REFUSED, (f"{called(path)}: {sentence}",))
    import traceback

    place = traceback.extract_tb(error.__traceback__)[-1]
    kind = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
    sentence = (
        f"{called(path)}: internal fault: {kind}: {error}\n"
        "  Nothing was written. Please report this with the file; the document itself is not at fault."
    )
    return Fate(path, Outcome.FAULT, (sentence,))
