"""Many documents: converted, written, summed up. Only here and in planning.py is it known that there is more than one.

Each input has a fate, also a file that was passed over, and one that was not reached because the user stopped the
program. A failure of one document never stops the others. A file appears under its name when it is whole, or not at
all, and nothing that another hand wrote is replaced. Inputs are taken one after the other: a million of them need
little more room than ten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import perf_counter

from seeds2tei import report
from seeds2tei.convert import Conversion, convert, convert_versions, digest_of
from seeds2tei.disk import called, contents, trouble
from seeds2tei.errors import InfidelityError, Seeds2TeiError
from seeds2tei.fates import Fate, Outcome
from seeds2tei.interruption import asked, interruptible
from seeds2tei.planning import Task
from seeds2tei.profile import Profile
from seeds2tei.results import Results
from seeds2tei.stated_files import document_name
from seeds2tei.version import __version__


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
        if not task.manner.force and (hindrance := results.hindrance(conversion.xml, conversion.page)):
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
    return convert_versions(files, profile, name=_document(files, profile))


def _stamp(files: Sequence[tuple[str, bytes]], profile: Profile) -> dict[str, object]:
    """What the report of a document says, if it was made of these bytes in this way."""
    return {
        "version": __version__,
        "document": report.base_name(_document(files, profile)),
        "sha256": digest_of([data for _, data in files]),
        "profile_sha256": profile.for_document(_document(files, profile)).fingerprint,
    }


def _document(files: Sequence[tuple[str, bytes]], profile: Profile) -> str:
    return document_name([name for name, _ in files], profile)


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


def attempt(path: Path, profile: Profile, others: Sequence[Path] = ()) -> Conversion | Fate:
    """Read and convert one document; its fate, if that cannot be done.

    others  the files that hold its other versions
    """
    try:
        return _converted([(_name(file), contents(file)) for file in (path, *others)], profile)
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
