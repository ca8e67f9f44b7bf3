"""Read the levels of a call number by the grammar of one tradition."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from seeds2tei.expressions import expression
from seeds2tei.references.grammar import Call, Family, compiled
from seeds2tei.references.locus import read_ranges
from seeds2tei.references.reference import GROUP_LEVELS, ITEM_LEVELS, Cited, Level, Locus

BREAK = expression(r"[.!?;][\"»”)]?\s+\w{3,}")
YEAR = expression(r"(?<!\d)(?:1[5-9]|20)\d\d(?:\s?-\s?(?:1[5-9]|20)?\d\d)?(?!\d)")


def read_levels(family: Family, folded: str, source: str, position: int) -> Call:
    """Read the levels that begin at `position`: a number of fixed shape, then the steps of the ladder."""
    for pattern in family.form_patterns:
        if match := pattern.match(folded, position):
            return _climb(family, folded, source, _of_fixed_shape(match, folded, source, family))
    return _climb(family, folded, source, Call((), position))


def _of_fixed_shape(match: re.Match[str], folded: str, source: str, family: Family) -> Call:
    """Turn the named groups of a match into levels, in the order in which they are written."""
    levels: list[Level] = []
    for group, number in sorted(match.re.groupindex.items(), key=lambda item: item[1]):
        if (group in GROUP_LEVELS or group in ITEM_LEVELS) and match[number]:
            levels.append(_level(group, match, group, source, family, levels))
    return Call(tuple(levels), match.end(), locus=_fixed_locus(match, folded, source), fixed=True)


def _fixed_locus(match: re.Match[str], folded: str, source: str) -> Locus | None:
    if "leaf" not in match.re.groupindex or not match["leaf"]:
        return None
    ranges, _ = read_ranges(folded, match.start("leaf"))
    return Locus("folio", ranges, Cited(source[slice(*match.span("leaf"))], *match.span("leaf")))


def _climb(family: Family, folded: str, source: str, given: Call) -> Call:
    """Go down the ladder from where `given` ends. Behind a number of fixed shape only labels are steps."""
    if given.locus is not None:
        return given
    levels, date, end = list(given.levels), given.date, given.end
    read = {level.type for level in levels}
    position, rung, passed_over = end, 0, 0
    while rung < len(family.steps):
        blank = family.between.match(folded, position)
        start = blank.end() if blank else position
        found = _next_step(family, folded, start, rung, read, only_labelled=given.fixed)
        if found is not None:
            rung, match = found
            kind = family.steps[rung].type
            levels.append(_level(kind, match, "value", source, family, levels))
            read.add(kind)
            position = end = match.end()
            rung += 1
            continue
        stray = _stray(family, folded, position) if levels and passed_over < 2 else None
        if stray is None:
            break
        passed_over += 1
        if year := YEAR.search(folded, position, stray):
            date = date or Cited(source[slice(*year.span())], *year.span())
        position = stray
    return Call(tuple(levels), end, date, given.locus, given.fixed)


def _stray(family: Family, folded: str, position: int) -> int | None:
    """Where the words end that stand between two steps without being one; None if there are none."""
    match = compiled(family.strays).match(folded, position) if family.strays else None
    return None if match is None or BREAK.search(folded, position, match.end()) else match.end()


def _next_step(
    family: Family, folded: str, start: int, rung: int, read: Set[str], *, only_labelled: bool
) -> tuple[int, re.Match[str]] | None:
    for number, step in enumerate(family.steps[rung:], rung):
        if step.type in read or (step.after and step.after.isdisjoint(read)):
            continue
        if (step.labelled or not only_labelled) and (match := step.match(folded, start)):
            return number, match
    return None


def _level(kind: str, match: re.Match[str], group: str, source: str, family: Family, above: Sequence[Level]) -> Level:
    """Make one level of a match; a second number ("Az.") is one only if an item level stands above it."""
    label_group = "label" if group == "value" else f"{group}_label"
    start, end = first, last = match.span(group)
    label = ""
    if label_group in match.re.groupindex and match[label_group]:
        begin, stop = match.span(label_group)
        label = source[begin:stop]
        first, last = min(begin, start), max(end, stop)
    alternative = family.alternative
    if family.second and any(not level.is_group for level in above):
        alternative = dict(family.second).get(kind, "")
    return Level(kind, source[start:end], start, end, label, Cited(source[first:last], first, last), alternative)
