"""What became of each input, and of all of them together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from seeds2tei.finding import Severity

COLUMNS = ("versions", "notes", "links")
LONGEST_TABLE = 20
"""With more documents the table shows only their sum."""
SEVERITIES = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "remark"))


class Outcome(StrEnum):
    """What may become of an input."""

    CONVERTED = "converted"
    INVALID = "invalid"
    REFUSED = "refused"
    FAULT = "fault"
    PASSED_OVER = "passed over"


EXIT_CODES = {
    Outcome.CONVERTED: 0,
    Outcome.PASSED_OVER: 0,
    Outcome.INVALID: 1,
    Outcome.REFUSED: 1,
    Outcome.FAULT: 3,
}


@dataclass(frozen=True)
class Fate:
    """What became of one input.

    sentences  what the user must read, each on a line that begins with the place
    because    why it was passed over
    counts     versions, notes, links
    findings   how many there are of each severity
    seconds    that it took
    """

    path: Path
    outcome: Outcome
    sentences: tuple[str, ...] = ()
    because: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    findings: Mapping[Severity, int] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def exit_code(self) -> int:
        """That of a command whose only input this was."""
        return EXIT_CODES[self.outcome]


def in_short(fates: Sequence[Fate], seconds: float) -> str:
    """All that was done, on one line.

    >>> in_short([Fate(Path("a.md"), Outcome.CONVERTED, counts={"notes": 2}), Fate(Path("b.md"), Outcome.REFUSED)], 0.5)
    '1 document converted: 0 versions, 2 notes, 0 links, no findings; 1 refused; 0.5 s'
    """
    outcomes = Counter(fate.outcome for fate in fates)
    done = outcomes[Outcome.CONVERTED] + outcomes[Outcome.INVALID]
    total = _total(fates)
    parts = [_many(done, "document") + " converted"]
    if done:
        parts[0] += ": " + ", ".join((*(_many(total[name], name[:-1]) for name in COLUMNS), _findings(fates)))
    if outcomes[Outcome.INVALID]:
        parts.append(f"{outcomes[Outcome.INVALID]} not valid, named .invalid.xml")
    if outcomes[Outcome.REFUSED]:
        parts.append(f"{outcomes[Outcome.REFUSED]} refused")
    if outcomes[Outcome.FAULT]:
        parts.append(f"{outcomes[Outcome.FAULT]} not converted by a fault of the program")
    if outcomes[Outcome.PASSED_OVER]:
        reasons = Counter(fate.because for fate in fates if fate.outcome is Outcome.PASSED_OVER)
        parts.append("passed over: " + ", ".join(f"{times} {reason}" for reason, times in sorted(reasons.items())))
    return "; ".join((*parts, f"{seconds:.1f} s"))


def table(fates: Sequence[Fate], seconds: float) -> Iterator[tuple[str, ...]]:
    """The same as rows: names of the columns, each document (if they are few), the sum."""
    yield ("document", *COLUMNS, "findings", "seconds")
    documents = [fate for fate in fates if fate.outcome is not Outcome.PASSED_OVER]
    if len(documents) <= LONGEST_TABLE:
        for fate in documents:
            said = _findings([fate]) if fate.counts else fate.outcome.value
            figures = (str(fate.counts.get(name, "")) for name in COLUMNS)
            yield (str(fate.path), *figures, said, f"{fate.seconds:.1f}")
    total = _total(fates)
    sums = (str(total[name]) for name in COLUMNS)
    yield (_many(len(documents), "document"), *sums, _findings(fates), f"{seconds:.1f}")


def _total(fates: Sequence[Fate]) -> Counter[str]:
    total: Counter[str] = Counter()
    for fate in fates:
        total.update(fate.counts)
    return total


def _findings(fates: Sequence[Fate]) -> str:
    found = ((sum(fate.findings.get(severity, 0) for fate in fates), name) for severity, name in SEVERITIES)
    return ", ".join(_many(number, name) for number, name in found if number) or "no findings"


def _many(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
