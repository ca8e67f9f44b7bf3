"""What an archival reference says: repository, levels of the call number, leaves or pages.

    RGASPI, f. 1, op. 58, d. 6, ll. 145-146
    repository  levels                leaves

All positions count code points of the text that was searched.
TEI P5, sections msid (The Manuscript Identifier) and msco (msItem, locus).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from seeds2tei.finding import Finding
from seeds2tei.tables import Repository

GROUP_LEVELS = frozenset(
    {
        "division", "record_group", "fonds", "opis", "papka", "section", "series", "subseries",
        "collection", "accession", "inventory", "lot",
    }
)  # fmt: skip
"""Levels that hold many documents. Each is a TEI collection; the others stand in idno alone."""

ITEM_LEVELS = frozenset(
    {
        "delo", "part", "volume", "bundle", "fascicle", "box", "folder", "file", "piece", "item", "subitem",
        "signature", "shelfmark", "reel", "archive_no", "branch", "capsa", "title", "year", "subfolder",
        "dossier",
    }
)  # fmt: skip


class Cited(NamedTuple):
    """Some words of a reference, as they stand in the text."""

    text: str
    start: int
    end: int

    def moved(self, by: int) -> Cited:
        """The same words in a text in which this one begins at `by`."""
        return Cited(self.text, self.start + by, self.end + by)


class Level(NamedTuple):
    """One step of a call number.

    type         one of GROUP_LEVELS or ITEM_LEVELS
    value        the number or name, without its label: "58" of "op. 58"
    start, end   where the value stands
    label        the word before (or after) the value, as written: "op."; "" if there is none
    cited        label and value as written, with their place: "op. 58", "2. apr."
    alternative  "" for a step of the call number; "fileReference", "surrogate", "publication" or
                 "former" for a second number, which belongs in altIdentifier
    inherited    the level stands in an earlier reference ("Ibid."); its places are those, or -1 if that
                 reference stands in another text
    """

    type: str
    value: str
    start: int
    end: int
    label: str
    cited: Cited
    alternative: str = ""
    inherited: bool = False

    @property
    def is_group(self) -> bool:
        """Whether the level holds many documents."""
        return self.type in GROUP_LEVELS

    def moved(self, by: int) -> Level:
        """The same level in a text in which this one begins at `by`."""
        return self._replace(start=self.start + by, end=self.end + by, cited=self.cited.moved(by))


class Leaf(NamedTuple):
    """One end of a range of leaves or pages.

    n       the number, with the letters that belong to it: "17a"
    side    "r", "v" or "" (not said)
    column  "a", "b" ... or ""
    """

    n: str
    side: str = ""
    column: str = ""

    def __str__(self) -> str:
        return f"{self.n}{self.side}{self.column}"


class Range(NamedTuple):
    """Leaves or pages from one to another; `last` is None where the end is not said ("41ff.")."""

    first: Leaf
    last: Leaf | None


class Locus(NamedTuple):
    """The leaves or pages inside the last level.

    unit    "folio" or "page"
    ranges  in the order in which they are cited
    cited   as written, with label: "ll. 145-146"
    """

    unit: str
    ranges: tuple[Range, ...]
    cited: Cited


class CitedRepository(NamedTuple):
    """The repository as written, and what the table knows of it.

    text        as written, perhaps with the place: "London, British Library"; "" where only the shape of
                the number says which archive it is (IOR/L/PS/9)
    row         the archive, or None: unknown to the table, or one of several of that name
    candidates  the codes of all archives that the words may mean
    former      the words are an older name of the archive
    cue         what shows which of several archives is meant; "" where there is only one
    sure        whether that stands in the same line, or in the editor's list
    """

    text: str
    start: int
    end: int
    row: Repository | None = None
    candidates: tuple[str, ...] = ()
    former: bool = False
    cue: str = ""
    sure: bool = True


class Reference(NamedTuple):
    """One archival reference as found in a text.

    start, end   the characters of the whole reference, without the point that ends it
    raw          these characters
    repository   None where none is named
    levels       from broad to narrow
    locus        leaves or pages, or None
    date         a year that stands between the levels, or None
    family       the tradition whose grammar was read
    certainty    "high", "medium" or "low"
    because      the evidence, in one sentence
    institution  the body of which the repository is a part (ÖStA), or None
    ibid         the reference leans on the one before it ("Ibid.", or a second leaf of the same file)
    description  what is said beside it of the state of the document ("Copy. Typewritten text"), or None
    findings     what a person should look at, with places in the same text
    settlement   the town as it is cited beside the repository, where it is no part of its name, or None
    leaning      what it inherits of the call number before ("ф. 17, оп. 3"), in the order of its levels; else ""
    """

    start: int
    end: int
    raw: str
    repository: CitedRepository | None
    levels: tuple[Level, ...]
    locus: Locus | None
    date: Cited | None
    family: str
    certainty: str
    because: str
    institution: Cited | None = None
    ibid: bool = False
    description: Cited | None = None
    findings: tuple[Finding, ...] = ()
    settlement: Cited | None = None
    leaning: str = ""

    @property
    def group_levels(self) -> tuple[Level, ...]:
        """The levels that become TEI collections, from broad to narrow."""
        return tuple(level for level in self.levels if level.is_group)

    @property
    def described_end(self) -> int:
        """Where the reference ends, with what follows on the state of the document."""
        return max(self.end, self.description.end if self.description else 0)

    @property
    def call_number(self) -> tuple[Level, ...]:
        """The levels of the call number itself, without second numbers."""
        return tuple(level for level in self.levels if not level.alternative)

    @property
    def alternatives(self) -> tuple[Level, ...]:
        """Second numbers: file references, surrogates, publications, former numbers."""
        return tuple(level for level in self.levels if level.alternative)

    def moved(self, by: int) -> Reference:
        """The same reference in a text in which the one that was searched begins at `by`."""
        if not by:
            return self
        repository, locus = self.repository, self.locus
        return self._replace(
            start=self.start + by,
            end=self.end + by,
            repository=repository and repository._replace(start=repository.start + by, end=repository.end + by),
            levels=tuple(level.moved(by) for level in self.levels),
            locus=locus and locus._replace(cited=locus.cited.moved(by)),
            date=self.date and self.date.moved(by),
            institution=self.institution and self.institution.moved(by),
            settlement=self.settlement and self.settlement.moved(by),
            description=self.description and self.description.moved(by),
            findings=tuple(
                finding._replace(start=finding.start + by, end=finding.end + by) for finding in self.findings
            ),
        )

    def after(self, previous: Reference | None, *, same_text: bool) -> Reference:
        """This reference with what it leaves to the one before it ("Ibid.") taken from there."""
        if not self.ibid or previous is None:
            return self
        first = self.levels[0].type if self.levels else ""
        kinds = [level.type for level in previous.levels]
        above = previous.levels[: kinds.index(first)] if first in kinds else previous.levels
        own = {level.type for level in self.levels}
        inherited = tuple(
            level._replace(inherited=True)
            if same_text
            else level._replace(inherited=True, start=-1, end=-1, cited=level.cited._replace(start=-1, end=-1))
            for level in above
            if level.type not in own
        )
        repository = previous.repository
        if repository is not None and not same_text:
            repository = repository._replace(start=-1, end=-1)
        kept = [level for level in above if level.type not in own and not level.alternative]
        leaning = previous.words_of(kept)
        return self._replace(levels=inherited + self.levels, repository=repository, leaning=leaning)

    def words_of(self, levels: Sequence[Level]) -> str:
        """Some levels of this reference as it cites them, in their order: "ф. 17, оп. 3"."""
        inherited = [level.cited.text for level in levels if level.inherited]
        own = [level.cited for level in levels if not level.inherited]
        words = ", ".join(cited.text for cited in own)
        if own and own == sorted(own, key=lambda cited: cited.start):
            words = self.raw[own[0].start - self.start : own[-1].end - self.start]
        before = self.leaning if self.leaning.endswith(tuple(inherited[-1:])) else ", ".join(inherited)
        return ", ".join(filter(None, (before, words)))
