"""Leaves and pages: `ll. 145-146`, `л. 12 об.`, `ff. 708r-v`, `fol. 66vb`, `S. 41f.`

A side belongs to one end of a range, not to the range: `12-15 об.` runs from 12 to 15 verso. Shortened
ends are written out: `262-63` is 262 to 263. `41f.` is 41 and 42; `41ff.` has no end.
TEI P5, section msco (locus, @from, @to).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from seeds2tei.expressions import expression
from seeds2tei.references.reference import Cited, Leaf, Locus, Range

MOST_RANGES = 60  # a list longer than this is not a locus; it also bounds the work on hostile text


class LocusGrammar(NamedTuple):
    """The words of one tradition for leaves and pages, as regular expressions; "" = not used.

    folio, page    labels before the number
    folio_after, page_after  labels after the number: "12. lp."
    verso          a sign for verso that only this tradition has: German `R` (Rückseite)
    """

    folio: str = ""
    page: str = ""
    folio_after: str = ""
    page_after: str = ""
    verso: str = ""


LATIN = LocusGrammar(folio=r"ff?|foll?|fols|fos?|f°|folios?|fvs|leaf|leaves", page=r"pp?|pages?|pgs?")

VERSO = r"об(?:орот)?|oб|ob(?:orot)?|зв(?:орот)?|zv(?:orot)?|адв|adv|гръб|grub|verso|vuelta|vta|vto|v[°o]?"
RECTO = r"recto|r[°o]?"
LIST = expression(r"\s{0,2}(?:,\s?(?:and\s|и\s|y\s|et\s|und\s|e\s)?|&|и|і|та|y|et|und|and|u\.|u|i|e)\s{0,2}(?=\d)")
DASH = expression(r"\s{0,2}-{1,3}\s{0,2}")
WITH_VERSO = expression(r"\s?(?:с|s|и|i|з|z)\s(?:об|ob|зв|zv)(?![^\W_])\.?", re.IGNORECASE)
BOTH_SIDES = expression(r"\s?r[°o]?\.?\s?[-/]?\s?v[°o]?(?![^\W_])", re.IGNORECASE)
FOLLOWING = expression(r"\s?(ff?)(?![^\W_])\.?")
ENDS_A_NUMBER = expression(r"\s{0,2}(?:$|[],.;:)}»\"”'<&/\n*-]|(?:и|и|y|et|und|and|u\.)\s)")


@cache
def _leaf(verso: str) -> re.Pattern[str]:
    """One end of a range: number, letter that belongs to it, side, column."""
    return re.compile(
        r"(?P<n>\d{1,5}(?:\s?bis(?![^\W_])|[a-egh-qs-uw-zа-яё](?![^\W_]))?)"
        rf"(?:[\s-]?(?:(?P<v>{verso})|(?P<r>{RECTO}))(?P<column>[abcd])?(?![^\W_])(?P<dot>(?<=[бвb])\.)?)?",
        re.IGNORECASE,
    )


@cache
def _side(verso: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<v>{verso})|(?P<r>{RECTO}))(?P<column>[abcd])?(?![^\W_])(?:(?<=[бвb])\.)?", re.IGNORECASE
    )


@cache
def _label(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})(?![^\W\d_])[.,:]?\s{{0,3}}(?:№\s?)?(?=\d)", re.IGNORECASE)


@cache
def _number_first(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<numbers>\d{{1,5}}\.?(?:\s?[,-]\s?\d{{1,5}}\.?){{0,9}})\s?(?:{words})(?![^\W_])\.?"
        r"(?P<v>\s?(?:o\.\s?p\.|verso|v\b))?",
        re.IGNORECASE,
    )


def find_locus(folded: str, source: str, position: int, grammar: LocusGrammar) -> Locus | None:
    """Read leaves or pages that begin exactly at `position`; None if there are none."""
    for unit, words in (("folio", grammar.folio), ("page", grammar.page)):
        if words and (label := _label(words).match(folded, position)):
            ranges, end = read_ranges(folded, label.end(), grammar.verso)
            if ranges:
                return Locus(unit, ranges, Cited(source[position:end], position, end))
    for unit, words in (("folio", grammar.folio_after), ("page", grammar.page_after)):
        if words and (match := _number_first(words).match(folded, position)):
            ranges = tuple(_numbers_first(match["numbers"], "v" if match["v"] else ""))
            return Locus(unit, ranges, Cited(source[position : match.end()], position, match.end()))
    return None


def _numbers_first(numbers: str, side: str) -> Iterator[Range]:
    """The leaves of "67., 70.-72. lp."; the side belongs to the last of them."""
    *others, final = (re.findall(r"\d+", part) for part in numbers.split(","))
    for ends in others:
        yield Range(Leaf(ends[0]), Leaf(ends[-1]))
    last = Leaf(final[-1], side)
    yield Range(Leaf(final[0]) if len(final) > 1 else last, last)


def read_ranges(folded: str, position: int, verso: str = "") -> tuple[tuple[Range, ...], int]:
    """Read ranges parted by commas; the second value is where they end."""
    ranges: list[Range] = []
    stop = position
    while len(ranges) < MOST_RANGES:
        found, end = _range(folded, position, verso)
        if found is None or (ranges and not _continues(ranges[-1], found, folded, position, end)):
            break
        ranges.append(found)
        stop = end
        link = LIST.match(folded, end)
        if link is None or found.last is None:
            break
        position = link.end()
    return tuple(ranges), stop


def _continues(before: Range, found: Range, folded: str, start: int, end: int) -> bool:
    """Whether a number after a comma is another leaf, and not a year, a count, or the next level."""
    last = before.last or before.first
    rises = _number(found.first) > _number(last) or (found.first.n == last.n and found.first.side == "v")
    looks_like_a_year = end - start == 4 and 1400 <= _number(found.first) <= 2050 and _number(last) < 1000
    return rises and not looks_like_a_year and ENDS_A_NUMBER.match(folded, end) is not None


def _range(folded: str, position: int, verso: str) -> tuple[Range | None, int]:
    """Read one leaf, or from one leaf to another."""
    signs = f"{VERSO}|{verso}" if verso else VERSO
    match = _leaf(signs).match(folded, position)
    if match is None:
        return None, position
    first, end = _as_leaf(match), match.end()
    if both := WITH_VERSO.match(folded, end):
        return Range(first, Leaf(first.n, "v")), both.end()
    if not first.side and (both := BOTH_SIDES.match(folded, end)):
        return Range(first._replace(side="r"), Leaf(first.n, "v")), both.end()
    if following := FOLLOWING.match(folded, end):
        following_leaf = Leaf(str(_number(first) + 1)) if following[1] == "f" else None
        return Range(first, following_leaf), following.end()
    dash = DASH.match(folded, end)
    if dash is None:
        return Range(first, first), end
    if match := _leaf(signs).match(folded, dash.end()):
        return Range(first, _written_out(first, _as_leaf(match))), match.end()
    if first.side and (match := _side(signs).match(folded, dash.end())):
        return Range(first, Leaf(first.n, "v" if match["v"] else "r", match["column"] or "")), match.end()
    return Range(first, first), end


def _as_leaf(match: re.Match[str]) -> Leaf:
    side = "v" if match["v"] else "r" if match["r"] else ""
    return Leaf(match["n"], side, match["column"] or "")


def _number(leaf: Leaf) -> int:
    digits = re.match(r"\d+", leaf.n)
    return int(digits[0]) if digits else 0


def _written_out(first: Leaf, last: Leaf) -> Leaf:
    """Write out a shortened end: after 262, `63` is 263.

    >>> str(_written_out(Leaf("1057", "r"), Leaf("59", "r")))
    '1059r'
    """
    missing = len(str(_number(first))) - len(str(_number(last)))
    if missing <= 0 or not last.n.isdigit():
        return last
    whole = str(_number(first))[:missing] + last.n
    return last._replace(n=whole) if int(whole) >= _number(first) else last
