"""What became of each input, and of all of them together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
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
    UP_TO_DATE = "up to date"
    REFUSED = "refused"
    FAULT = "fault"
    PASSED_OVER = "passed over"
    NOT_REACHED = "not reached"


EXIT_CODES = {
    Outcome.CONVERTED: 0,
    Outcome.UP_TO_DATE: 0,
    Outcome.PASSED_OVER: 0,
    Outcome.INVALID: 1,
    Outcome.REFUSED: 1,
    Outcome.FAULT: 3,
    Outcome.NOT_REACHED: 130,
}


SAID = {
    Outcome.UP_TO_DATE: "up to date",
    Outcome.INVALID: "not valid, named .invalid.xml",
    Outcome.REFUSED: "refused",
    Outcome.FAULT: "not converted by a fault of the program",
    Outcome.NOT_REACHED: "not reached",
}
"""How the outcomes are summed up, the usual one excepted."""
OWN_FILE = "profile"
"""What stands among documents as it should: no word is lost on it."""


@dataclass(frozen=True)
class Fate:
    """What became of one input.

    sentences  what the user must read, each on a line that begins with the place
    because    why it was passed over
    tei        the file that was written, or is up to date
    profile    the profile by which it was read, and its fingerprint
    counts     versions, notes, links
    findings   how many there are of each severity
    seconds    that it took
    """

    path: Path
    outcome: Outcome
    sentences: tuple[str, ...] = ()
    because: str = ""
    tei: Path | None = None
    profile: tuple[str, str] = ("", "")
    counts: Mapping[str, int] = field(default_factory=dict)
    findings: Mapping[Severity, int] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def exit_code(self) -> int:
        """That of a command whose only input this was."""
        return EXIT_CODES[self.outcome]


@dataclass
class Tally:
    """What became of all inputs so far. It needs the same room for a million of them as for twenty.

    outcomes  how many inputs had each outcome
    counts    versions, notes, links of all documents
    findings  how many there are of each severity
    reasons   why inputs were passed over, and how many
    first     the fates of the first documents
    """

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    findings: Counter[Severity] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    first: list[Fate] = field(default_factory=list)

    def add(self, *fates: Fate) -> Tally:
        """Count these too."""
        for fate in fates:
            self.outcomes[fate.outcome] += 1
            self.counts.update(fate.counts)
            self.findings.update(fate.findings)
            if fate.outcome is Outcome.PASSED_OVER:
                self.reasons[fate.because.partition(" with ")[0]] += 1  # "read together with letter.ru.md"
            elif len(self.first) < LONGEST_TABLE:
                self.first.append(fate)
        return self

    @property
    def documents(self) -> int:
        """How many inputs were not passed over."""
        return self.outcomes.total() - self.outcomes[Outcome.PASSED_OVER]

    @property
    def exit_code(self) -> int:
        """That of the whole command: the highest wins."""
        return max((EXIT_CODES[outcome] for outcome, times in self.outcomes.items() if times), default=0)


def in_short(tally: Tally, seconds: float) -> str:
    """All that was done, on one line.

    >>> done, refused = Fate(Path("a.md"), Outcome.CONVERTED, counts={"notes": 2}), Fate(Path("b"), Outcome.REFUSED)
    >>> in_short(Tally().add(done, refused), 0.5)
    '1 document converted: 0 versions, 2 notes, 0 links, no findings; 1 refused; 0.5 s'
    """
    outcomes = tally.outcomes
    done = outcomes[Outcome.CONVERTED] + outcomes[Outcome.INVALID]
    parts = [_many(done, "document") + " converted"]
    if done:
        figures = (_many(tally.counts[name], name[:-1]) for name in COLUMNS)
        parts[0] += ": " + ", ".join((*figures, _findings(tally.findings)))
    for outcome, said in SAID.items():
        if outcomes[outcome]:
            parts.append(f"{outcomes[outcome]} {said}")
    reasons = [f"{times} {reason}" for reason, times in sorted(tally.reasons.items()) if reason != OWN_FILE]
    if reasons:
        parts.append("passed over: " + ", ".join(reasons))
    return "; ".join((*parts, f"{seconds:.1f} s"))


def table(tally: Tally, seconds: float) -> Iterator[tuple[str, ...]]:
    """The same as rows: names of the columns, each document (if they are few), the sum."""
    yield ("document", *COLUMNS, "findings", "seconds")
    if tally.documents <= LONGEST_TABLE:
        for fate in tally.first:
            said = _findings(fate.findings) if fate.counts else fate.outcome.value
            figures = (str(fate.counts.get(name, "")) for name in COLUMNS)
            yield (str(fate.path), *figures, said, f"{fate.seconds:.1f}")
    sums = (str(tally.counts[name]) for name in COLUMNS)
    yield (_many(tally.documents, "document"), *sums, _findings(tally.findings), f"{seconds:.1f}")


def _findings(findings: Mapping[Severity, int]) -> str:
    found = ((findings.get(severity, 0), name) for severity, name in SEVERITIES)
    return ", ".join(_many(number, name) for number, name in found if number) or "no findings"


def _many(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
