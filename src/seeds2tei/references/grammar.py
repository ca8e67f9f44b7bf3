"""How the levels of a call number are read: ladders of labelled steps, and whole numbers.

A *ladder* lists the steps of one tradition from broad to narrow; a reference may leave steps out but does
not go back. A *form* is a number with a fixed shape (`CH-BAR#E2010A#1999/250#7145*`), one regular
expression whose named groups are level types.

Every expression is bounded in length and has no repetition inside a repetition, so reading takes time in
proportion to the text, whatever stands in it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from seeds2tei.references.locus import LATIN, LocusGrammar, read_ranges
from seeds2tei.references.reference import GROUP_LEVELS, ITEM_LEVELS, Cited, Level, Locus

GAP = r"[\s,.:;]{0,4}"
BREAK = re.compile(r"[.!?;][\"»”)]?\s+\w{3,}")
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?:\s?-\s?(?:1[5-9]|20)?\d\d)?(?!\d)")
NOT_A_LETTER = r"(?![^\W\d_])"
NOT_A_WORD = r"(?![^\W_])"


class Rung(NamedTuple):
    """One step of a ladder.

    type         the level type
    pattern      regular expression with the group `value`, and `label` where there is a label
    alternative  see Level.alternative
    after        the types of which one must have been read before; () = any
    """

    type: str
    pattern: str
    alternative: str = ""
    after: tuple[str, ...] = ()


class Family(NamedTuple):
    """One tradition of writing references.

    name      for a human being: "Russian and Soviet"
    forms     numbers with a fixed shape, tried first, in order
    ladder    labelled steps, from broad to narrow
    locus     its words for leaves and pages
    gap       what may stand between two steps
    strays    words that may stand between two steps without being one, up to the next label; "" = none
    second    level types that are a second number in this tradition (type, kind)
    shelfmark whether a manuscript shelfmark may be read where neither form nor ladder fits
    """

    name: str
    forms: tuple[str, ...] = ()
    ladder: tuple[Rung, ...] = ()
    locus: LocusGrammar = LATIN
    gap: str = GAP
    strays: str = ""
    second: tuple[tuple[str, str], ...] = ()
    shelfmark: bool = True


class Call(NamedTuple):
    """Levels as read, where they end, and the year that stood between them.

    locus  leaves that are part of a number of fixed shape
    fixed  the number has a fixed shape
    """

    levels: tuple[Level, ...]
    end: int
    date: Cited | None = None
    locus: Locus | None = None
    fixed: bool = False

    @property
    def labelled(self) -> int:
        """How many levels carry their label."""
        return sum(1 for level in self.levels if level.label)


def labelled(kind: str, labels: str, value: str, **more: str | tuple[str, ...]) -> Rung:
    """A step whose label stands before its value: `op. 58`."""
    pattern = rf"(?P<label>(?:{labels}){NOT_A_LETTER}[.,:]?)\s{{0,3}}(?P<value>{value})"
    return Rung(kind, pattern, **more)  # type: ignore[arg-type]


def trailing(kind: str, labels: str, value: str) -> Rung:
    """A step whose label stands after its value: `2. apr.`"""
    return Rung(kind, rf"(?P<value>{value})\.?\s{{0,2}}(?P<label>(?:{labels}){NOT_A_WORD}\.?)")


def bare(kind: str, value: str, **more: str | tuple[str, ...]) -> Rung:
    """A step without label: the name or number alone."""
    return Rung(kind, rf"(?P<value>{value})", **more)  # type: ignore[arg-type]


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when it is first needed; labels are read in either case."""
    return re.compile(pattern, re.IGNORECASE)


def read_form(family: Family, folded: str, source: str, position: int) -> Call | None:
    """Read a number of fixed shape that begins at `position`."""
    for pattern in family.forms:
        if match := compiled(pattern).match(folded, position):
            return _as_call(match, folded, source, family)
    return None


def _as_call(match: re.Match[str], folded: str, source: str, family: Family) -> Call:
    """Turn the named groups of a match into levels, in the order in which they are written."""
    second = dict(family.second)
    levels = []
    for group, number in sorted(match.re.groupindex.items(), key=lambda item: item[1]):
        if (group in GROUP_LEVELS or group in ITEM_LEVELS) and match[number]:
            label = f"{group}_label" if f"{group}_label" in match.re.groupindex else ""
            start, end = match.span(number)
            begin = match.start(label) if label and match[label] else start
            levels.append(
                Level(
                    group,
                    source[start:end],
                    start,
                    end,
                    source[match.start(label) : match.end(label)] if label and match[label] else "",
                    Cited(source[begin:end], begin, end),
                    second.get(group, ""),
                )
            )
    return Call(tuple(levels), match.end(), locus=_fixed_locus(match, folded, source), fixed=True)


def _fixed_locus(match: re.Match[str], folded: str, source: str) -> Locus | None:
    for group, unit in (("leaf", "folio"), ("leafpage", "page")):
        if group in match.re.groupindex and match[group]:
            ranges, _ = read_ranges(folded, match.start(group))
            cited = Cited(source[match.start(group) : match.end(group)], *match.span(group))
            return Locus(unit, ranges, cited) if ranges else None
    return None


def climb(family: Family, folded: str, source: str, position: int, *, rung: int = 0) -> Call:
    """Read the steps of a ladder that begin at `position`, going down from step number `rung`."""
    levels: list[Level] = []
    date: Cited | None = None
    end, passed_over = position, 0
    gap = compiled(family.gap)
    while rung < len(family.ladder):
        start = gap.match(folded, position).end()  # type: ignore[union-attr]
        step = _next_step(family, folded, start, rung, levels)
        if step is None and levels and family.strays and passed_over < 2:
            stray = compiled(family.strays).match(folded, position)
            if stray is None or BREAK.search(folded, stray.start(), stray.end()):
                break
            passed_over += 1
            if year := YEAR.search(folded, stray.start(), stray.end()):
                date = date or Cited(source[year.start() : year.end()], year.start(), year.end())
            position = stray.end()
            continue
        if step is None:
            break
        rung, match = step
        levels.append(_as_level(family.ladder[rung], match, source))
        position = end = match.end()
        rung += 1
    return Call(tuple(levels), end, date)


def _next_step(
    family: Family, folded: str, start: int, rung: int, levels: list[Level]
) -> tuple[int, re.Match[str]] | None:
    read = {level.type for level in levels}
    for number in range(rung, len(family.ladder)):
        step = family.ladder[number]
        if step.type in read or (step.after and read.isdisjoint(step.after)):
            continue
        if match := compiled(step.pattern).match(folded, start):
            return number, match
    return None


def _as_level(step: Rung, match: re.Match[str], source: str) -> Level:
    start, end = match.span("value")
    label = source[match.start("label") : match.end("label")] if "label" in match.re.groupindex else ""
    cited = Cited(source[match.start() : match.end()], match.start(), match.end())
    return Level(step.type, source[start:end], start, end, label, cited, step.alternative)
