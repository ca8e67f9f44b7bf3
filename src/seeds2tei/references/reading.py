"""Read one reference: levels, then leaves or pages, by the grammar of one tradition."""

from __future__ import annotations

from typing import NamedTuple

from seeds2tei.expressions import expression
from seeds2tei.references.climbing import YEAR, read_levels
from seeds2tei.references.grammar import Call, Family
from seeds2tei.references.locus import find_locus
from seeds2tei.references.reference import Cited, Level, Locus

REMARK = expression(r"\s?\(([^()\n]{1,60})\)[\s,.:;-]{0,4}")  # "Д. 123 (1914 г.). Л. 5"
BETWEEN = expression(r"[\s,.:;(-]{0,6}")
DIGIT = expression(r"\d")


class Reading(NamedTuple):
    """What one grammar read: levels, leaves, and where both end."""

    family: Family
    call: Call
    locus: Locus | None
    end: int

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels, from broad to narrow."""
        return self.call.levels

    @property
    def weight(self) -> tuple[int, int]:
        """How much of the text the grammar explains: the more, the likelier it is the right one."""
        return (2 * self.call.fixed + self.call.labelled + len(self.levels) + bool(self.locus), self.end)


def read(family: Family, folded: str, source: str, position: int) -> Reading | None:
    """Read the reference that begins at `position`, behind a name; None if there is none."""
    call = read_levels(family, folded, source, position)
    if not call.fixed and not any(level.label or DIGIT.search(level.value) for level in call.levels):
        return None
    return with_locus(family, call, folded, source)


def with_locus(family: Family, call: Call, folded: str, source: str) -> Reading:
    """Add the leaves or pages that follow the levels."""
    if call.locus is not None:
        return Reading(family, call, call.locus, call.end)
    between = BETWEEN.match(folded, call.end)
    place = between.end() if between else call.end
    locus = find_locus(folded, source, place, family.locus)
    remark = REMARK.match(folded, call.end)
    if locus is None and remark and (locus := find_locus(folded, source, remark.end(), family.locus)):
        year = YEAR.search(folded, *remark.span(1))
        date = Cited(source[slice(*year.span())], *year.span()) if year else None
        call = call._replace(date=call.date or date)
    return Reading(family, call, locus, locus.cited.end if locus else call.end)
