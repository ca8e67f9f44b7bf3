"""Many documents: found, converted, written, summed up. Only here is it known that there is more than one.

Each input has a fate, also a file that was passed over. A failure of one document never stops the others. A
file appears under its name when it is whole, or not at all, and nothing that another hand wrote is replaced.
"""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from seeds2tei import report
from seeds2tei.convert import Conversion, convert
from seeds2tei.errors import InfidelityError, Seeds2TeiError
from seeds2tei.fates import Fate, Outcome
from seeds2tei.inputs import PassedOver, result_names, search, trouble
from seeds2tei.profile import Profile, find_profile, load_profile
from seeds2tei.results import Results

Profiles = Callable[[Path], Profile]


class Task(NamedTuple):
    """A document that is to be converted.

    force  whether files that another hand wrote may be replaced
    """

    path: Path
    results: Results
    profile: Profile
    force: bool = False


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


def plan(paths: Sequence[Path], output: Path, profile_of: Profiles, *, force: bool = False) -> list[Task | Fate]:
    """What is to be done, in the order of the inputs; a fate at once where nothing can be done."""
    found = list(search(paths, output))
    documents = [entry for entry in found if not isinstance(entry, PassedOver)]
    names = iter(result_names([document.place for document in documents]))
    if documents and (sentence := _closed(output)):
        return [Fate(output, Outcome.REFUSED, (sentence,))]
    planned: list[Task | Fate] = []
    taken: dict[str, Path] = {}
    for entry in found:
        if isinstance(entry, PassedOver):
            outcome = Outcome.REFUSED if entry.failed else Outcome.PASSED_OVER
            said = (entry.because,) if entry.failed else ()
            planned.append(Fate(entry.path, outcome, said, "" if entry.failed else entry.because))
            continue
        name = next(names)
        other = taken.setdefault(name.casefold(), entry.path)
        if other is not entry.path:
            sentence = f"{entry.path}: its result would replace that of {other}. Name the folder that holds both."
            planned.append(Fate(entry.path, Outcome.REFUSED, (sentence,)))
            continue
        try:
            planned.append(Task(entry.path, Results(output / name), profile_of(entry.path), force))
        except Seeds2TeiError as error:
            planned.append(Fate(entry.path, Outcome.REFUSED, (str(error),)))
    return planned


def _closed(folder: Path) -> str:
    """Why nothing can be written to a folder, which is made if need be; nothing, if it can."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return trouble(folder, error)
    return "" if os.access(folder, os.W_OK | os.X_OK) else trouble(folder, PermissionError(errno.EACCES, ""))


def carry_out(planned: Sequence[Task | Fate], *, jobs: int = 1) -> Iterator[Fate]:
    """Do what was planned; the fates come in the order of the plan, whatever the number of jobs."""
    fates = _fates([entry for entry in planned if isinstance(entry, Task)], jobs)
    for entry in planned:
        yield entry if isinstance(entry, Fate) else next(fates)


def _fates(tasks: Sequence[Task], jobs: int) -> Iterator[Fate]:
    jobs = min(jobs, len(tasks))
    if jobs <= 1:
        return map(fulfil, tasks)
    from seeds2tei.processes import share_out

    return share_out(fulfil, tasks, jobs=jobs, lost=_ended)


def _ended(task: Task) -> Fate:
    sentence = f"{task.path}: the system ended the work on it, most likely for lack of memory. Part the file."
    return Fate(task.path, Outcome.REFUSED, (sentence,))


def fulfil(task: Task) -> Fate:
    """Convert one document and write its files; whatever happens to it is its fate."""
    started = perf_counter()
    if not task.force and (hindrance := task.results.hindrance()):
        return Fate(task.path, Outcome.REFUSED, (hindrance,))
    conversion = attempt(task.path, task.profile)
    if isinstance(conversion, Fate):
        return conversion
    tei = task.results.good if conversion.valid else task.results.bad
    try:
        task.results.write(conversion.xml, report.as_json(conversion), valid=conversion.valid, page=conversion.page)
    except OSError as error:
        return Fate(task.path, Outcome.REFUSED, (trouble(tei, error),))
    return Fate(
        task.path,
        Outcome.CONVERTED if conversion.valid else Outcome.INVALID,
        tuple(report.sentences(conversion, written=str(tei))),
        counts=report.counts(conversion),
        findings=Counter(finding.severity for finding in conversion.findings),
        seconds=perf_counter() - started,
    )


def attempt(path: Path, profile: Profile) -> Conversion | Fate:
    """Read and convert one document; its fate, if that cannot be done."""
    try:
        return convert(path.read_bytes(), profile, name=report.visible(str(path)))
    except InfidelityError as error:
        return Fate(path, Outcome.FAULT, (str(error),))
    except Seeds2TeiError as error:
        return Fate(path, Outcome.REFUSED, (str(error),))
    except OSError as error:
        return Fate(path, Outcome.REFUSED, (trouble(path, error),))
    # Elsewhere nothing catches what it cannot mend. Here a fault of the program in one document of a thousand
    # would cost the other 999, overnight and unattended; it is shown with its place, and the exit code is 3.
    except Exception as error:
        import traceback

        place = traceback.extract_tb(error.__traceback__)[-1]
        kind = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
        sentence = (
            f"{path}: internal fault: {kind}: {error}\n"
            "  Nothing was written. Please report this with the file; the document itself is not at fault."
        )
        return Fate(path, Outcome.FAULT, (sentence,))
