"""Read the levels of a call number by the grammar of one tradition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from seeds2tei.references.grammar import Call, Family, Rung, compiled
from seeds2tei.references.locus import read_ranges
from seeds2tei.references.reference import GROUP_LEVELS, ITEM_LEVELS, Cited, Level, Locus

BREAK = re.compile(r"[.!?;][\"»”)]?\s+\w{3,}")
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?:\s?-\s?(?:1[5-9]|20)?\d\d)?(?!\d)")


def read_levels(family: Family, folded: str, source: str, position: int) -> Call:
    """Read the levels that begin at `position`: a number of fixed shape, then the steps of the ladder."""
    for pattern in family.forms:
        if match := compiled(pattern).match(folded, position):
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
    position, rung, passed_over = end, 0, 0
    gap = compiled(family.gap)
    while rung < len(family.ladder):
        blank = gap.match(folded, position)
        start = blank.end() if blank else position
        step = _next_step(family, folded, start, rung, levels, only_labelled=given.fixed)
        if step is None and levels and family.strays and passed_over < 2:
            stray = compiled(family.strays).match(folded, position)
            if stray is None or BREAK.search(folded, stray.start(), stray.end()):
                break
            passed_over += 1
            if year := YEAR.search(folded, stray.start(), stray.end()):
                date = date or Cited(source[slice(*year.span())], *year.span())
            position = stray.end()
            continue
        if step is None:
            break
        rung, match = step
        levels.append(_level(family.ladder[rung].type, match, "value", source, family, levels))
        position = end = match.end()
        rung += 1
    return given._replace(levels=tuple(levels), end=end, date=date)


def _next_step(
    family: Family, folded: str, start: int, rung: int, levels: Iterable[Level], *, only_labelled: bool
) -> tuple[int, re.Match[str]] | None:
    read = {level.type for level in levels}
    for number in range(rung, len(family.ladder)):
        step = family.ladder[number]
        if _is_open(step, read, only_labelled) and (match := compiled(step.pattern).match(folded, start)):
            return number, match
    return None


def _is_open(step: Rung, read: set[str], only_labelled: bool) -> bool:
    if step.type in read or (step.after and read.isdisjoint(step.after)):
        return False
    return not only_labelled or "(?P<label>" in step.pattern


def _level(kind: str, match: re.Match[str], group: str, source: str, family: Family, above: Sequence[Level]) -> Level:
    """Make one level of a match; a second number ("Az.") is one only if an item level stands above it."""
    label_group = "label" if group == "value" else f"{group}_label"
    start, end = match.span(group)
    begin, label = start, ""
    if label_group in match.re.groupindex and match[label_group]:
        begin, stop = match.span(label_group)
        label = source[begin:stop]
    cited = Cited(source[min(begin, start) : max(end, begin + len(label))], min(begin, start), 0)
    cited = cited._replace(end=cited.start + len(cited.text))
    has_item = any(not level.is_group for level in above)
    alternative = dict(family.second).get(kind, "") if has_item else ""
    return Level(kind, source[start:end], start, end, label, cited, alternative)
