"""Notes that a web page sets as a table of numbers and bodies: each is read as an item of a numbered list.

    Notes                                       Notes
    | 1 | Find Proverbs 6:9. |            ->    <list rend="numbered"><item n="1">Find Proverbs 6:9.</item>
    | 2 | That is, the pilots. |                <item n="2">That is, the pilots.</item></list>

The heading stands above the table, or before the first number in its cell. The recogniser of notes then brings each
to its sign in the text. The tables of the Open Siddur Project showed the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from seeds2tei.annotation import Annotation
from seeds2tei.expressions import expression
from seeds2tei.note_signs import HEADINGS
from seeds2tei.source import Mark, Source, Span

NUMBER = expression(r"\s*+(?:(?P<head>[^\W\d_][^\d\[(]{0,30}?)\s*+)?(?P<label>[\[(]?(?P<number>\d{1,3})[\]).]{0,2})\s*")
RULE = "note-number"
BECAUSE = "a table of numbers and notes"


def listed(source: Source, claims: Iterable[Annotation]) -> list[Annotation]:
    """The claims of a reader, tables of notes as lists."""
    found = list(claims)
    made: list[Annotation] = []
    above = ""
    i = 0
    while i < len(found):
        end = i + 1
        if found[i].tag == "table":
            end = end_of(found, i)
            rows = _rows(source, found[i:end], headed=_is_heading(above))
            made += _list(found[i:end], rows) if rows else found[i:end]
        else:
            made.append(found[i])
        above = source.text[slice(*found[i].span)] if found[i].tag in ("p", "head", "table") else above
        i = end
    return made


def end_of(claims: Sequence[Annotation], i: int) -> int:
    """The place behind the last claim that stands inside the one at place `i`."""
    around = claims[i].span.end
    return next((j for j in range(i + 1, len(claims)) if claims[j].span.end > around), len(claims))


def _is_heading(words: str) -> bool:
    return len(words) < 60 and words.strip(" \t\n:.*#—–-_").casefold() in HEADINGS


Row = tuple[Annotation, Annotation, Annotation, re.Match[str]]


def _rows(source: Source, claims: Sequence[Annotation], *, headed: bool) -> list[Row]:
    """Rows of a number and a note, the numbers in sequence; none, if the table is anything else."""
    rows: list[Row] = []
    for row, *cells in grid(claims):
        if len(cells) != 2 or cells[0].marks or cells[1].span.start == cells[1].span.end:
            return []
        match = NUMBER.fullmatch(source.text, *cells[0].span)
        if match is None or (rows and int(match["number"]) != int(rows[-1][3]["number"]) + 1):
            return []
        if match["head"] and (rows or not _is_heading(match["head"])):
            return []
        rows.append((row, cells[0], cells[1], match))
    named = bool(rows) and rows[0][3]["head"] is not None
    return rows if rows and (headed or named) and not _nested(claims) else []


def grid(claims: Sequence[Annotation]) -> list[list[Annotation]]:
    """The rows of a table, each followed by its cells."""
    lines: list[list[Annotation]] = []
    for claim in claims:
        if claim.tag == "row":
            lines.append([claim])
        elif claim.tag == "cell" and lines:
            lines[-1].append(claim)
    return lines


def _nested(claims: Sequence[Annotation]) -> bool:
    return sum(claim.tag == "table" for claim in claims) > 1


def _list(claims: Sequence[Annotation], rows: Sequence[Row]) -> Iterator[Annotation]:
    table = claims[0]
    first = rows[0][3]
    start = table.span.start
    if first["head"]:
        because = "the heading of the notes stands in the first cell of their table"
        yield Annotation(Span(*first.span("head")), "p", because=because)
        start = first.start("label")
    yield Annotation(Span(start, table.span.end), "list", (("rend", "numbered"),), table.marks, because=BECAUSE)
    waiting = iter(rows)
    body = None
    for claim in claims[1:]:
        if claim.tag == "row":
            row, _, body, match = next(waiting)
            yield from _item(row, match, max(start, row.span.start))
        elif claim.tag != "cell":
            yield claim
        elif claim is body:
            yield claim._replace(tag="p", attributes=(), because=BECAUSE)


def _item(row: Annotation, match: re.Match[str], begin: int) -> Iterator[Annotation]:
    signs = sorted((*row.marks, Mark(Span(*match.span("label")), "", RULE)))
    if before := tuple(mark for mark in signs if mark.span.start < begin):
        yield Annotation(Span(begin, begin), "", marks=before, because=BECAUSE)
    marks = tuple(mark for mark in signs if mark.span.start >= begin)
    yield Annotation(Span(begin, row.span.end), "item", (("n", match["number"]),), marks, because=BECAUSE)
