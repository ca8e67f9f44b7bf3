"""Versions that stand side by side in the columns of a table: each is read from its first row to its last.

    | Source (Latin) | Translation (English) |        <div type="original" xml:lang="la"> prima ... secunda
    |----------------|-----------------------|   ->   <div type="translation" xml:lang="en"> the first ... the second
    | prima          | the first             |
    | secunda        | the second            |

The head of every column says which version it is, or every column is in a language of its own. Else the table is a
table. The file is then read in another order than it is written; the proof puts every character back in its place.
TEI P5, section SACSAL. The tables of the Open Siddur Project showed the rule.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from seeds2tei.annotation import Annotation
from seeds2tei.expressions import expression
from seeds2tei.language import identify
from seeds2tei.note_tables import end_of, grid
from seeds2tei.source import Mark, Source, Span
from seeds2tei.source import order as in_order
from seeds2tei.tables import language_names

ORIGINAL = r"(?:partial |reconstructed |original )*source|original|transcription|transcript|diplomatic|manuscript"
TRANSLATION = r"(?:\w+ )?translation|adaptation|paraphrase|modernised|modernized|rendering"
OTHER_WORDS = (
    (r"источник|оригинал|подлинник|оригінал|джерело|urtext|originaltext|quelle|texte original|texto original|testo"
     r" originale|oryginał|原文"),
    (r"перевод|переклад|übersetzung|traduction|traducción|traduzione|tłumaczenie|tradução|译文|翻譯|翻译"),
)  # fmt: skip
KINDS = {
    "original": expression(rf"\s*(?:{ORIGINAL}|{OTHER_WORDS[0]})\b", re.IGNORECASE),
    "translation": expression(rf"\s*(?:{TRANSLATION}|{OTHER_WORDS[1]})\b", re.IGNORECASE),
}
SAYS_TRANSLATION = expression(r"\btranslation\b", re.IGNORECASE)
INVITES = expression(r"\s*(?:contribute|add|submit)\b", re.IGNORECASE)
WORD = expression(r"[^\W\d_]+")
ROW = "row "
"""`field` of a paragraph that was a cell, before the number of its row: cells of one row say the same."""
LONGEST_HEAD = 120
MOST_COLUMNS = 6
LEAST = 200  # letters of a column that is a version by its language alone
LONGER = 4  # times, that one version may be as long as another


@dataclass
class Column:
    """A column: what stands in it below its head, and what it is."""

    head: Annotation | None
    cells: list[Annotation] = field(default_factory=list)
    kind: str = ""
    language: str = ""
    because: str = ""


def in_columns(source: Source, claims: Iterable[Annotation]) -> tuple[Source, list[Annotation]]:
    """The document with its columns one below the other, where one table of it holds versions; else as it is.

    claims  what the reader says, on offsets of `source`
    """
    found = list(claims)
    for i, claim in enumerate(found):
        if claim.tag == "table":
            columns = _columns(source, found[i : end_of(found, i)])
            if columns:
                return _unfolded(source, found, claim, columns)
    return source, found


def _columns(source: Source, claims: Sequence[Annotation]) -> list[Column]:
    """The columns of a table of versions; none, if it is no such table.

    claims  the table, and all that stands in it
    """
    lines = [cells for _, *cells in grid(claims)]
    lines = [line for line in lines if any(cell.span.start < cell.span.end for cell in line)]
    width = len(lines[0]) if lines else 0
    if not 2 <= width <= MOST_COLUMNS or len(lines) < 2 or any(len(line) != width for line in lines):
        return []
    if any(cell.get("cols") or cell.get("rows") for line in lines for cell in line):
        return []
    if sum(claim.tag == "table" for claim in claims) > 1:
        return []
    heads = [Column(lines[0][i], [line[i] for line in lines[1:]]) for i in range(width)]
    if all(_is_headed(source, column) for column in heads):
        return heads if len({id(c) for c in heads if _letters(source, c.cells) > 0}) > 1 else []
    bare = [Column(None, [line[i] for line in lines]) for i in range(width)]
    return bare if _by_language(source, bare) else []


def _is_headed(source: Source, column: Column) -> bool:
    """Whether the head of a column says which version stands in it; the column then knows it."""
    assert column.head is not None
    head = " ".join(_words(source, column.head).split())
    if not head or len(head) > LONGEST_HEAD or INVITES.match(head):
        return False
    language = _language_in(head)
    kind = next((kind for kind, words in KINDS.items() if words.match(head)), "")
    if kind == "original" and SAYS_TRANSLATION.search(head):
        kind = "translation"
    if not kind and not (language and len(head.split()) <= 2):
        return False
    column.language = language or identify(" ".join(_words(source, cell) for cell in column.cells)[:4000])
    column.kind = kind or "original"
    column.because = f'the head of its column says "{head}"'
    return True


def _by_language(source: Source, columns: Sequence[Column]) -> bool:
    """Whether every column has a language of its own, and none is much longer than another."""
    sizes = [_letters(source, column.cells) for column in columns]
    if min(sizes) < LEAST or max(sizes) > LONGER * min(sizes):
        return False
    for column in columns:
        column.language = identify(" ".join(_words(source, cell) for cell in column.cells)[:4000])
        column.kind = "translation" if column is not columns[0] else "original"
        column.because = f"its column is in {column.language}, the others are not"
    languages = [column.language for column in columns]
    return "" not in languages and len(set(languages)) == len(languages)


def _language_in(head: str) -> str:
    """The language that the head of a column names, "" if none."""
    return next((code for word in WORD.findall(head) if (code := language_names().get(word.casefold()))), "")


def _letters(source: Source, cells: Iterable[Annotation]) -> int:
    return sum(len(_words(source, cell).strip()) for cell in cells)


def _words(source: Source, claim: Annotation) -> str:
    """What is read in a cell, as near as its own signs tell."""
    pieces, position = [], claim.span.start
    for mark in claim.marks:
        pieces += [source.text[position : mark.span.start], mark.reading]
        position = mark.span.end
    return "".join([*pieces, source.text[position : claim.span.end]])


def _unfolded(
    source: Source, claims: Sequence[Annotation], table: Annotation, columns: Sequence[Column]
) -> tuple[Source, list[Annotation]]:
    """The source in its new order, and the claims in their new places."""
    cells = [[*([column.head] if column.head else []), *column.cells] for column in columns]
    spans = [cell.span for column in cells for cell in column if cell.span.start < cell.span.end]
    order = tuple(_order(len(source.text), table.span, spans))
    moves = _Moves(order)
    kept = [claim for claim in claims if claim.tag not in ("table", "row", "cell") or not _inside(claim, table)]
    signs = [m for c in claims if _inside(c, table) and c.tag in ("table", "row") for m in c.marks]
    signs += [m for column in cells for cell in column if cell.span.start == cell.span.end for m in cell.marks]
    if not all(moves.may_move(claim, table.span) for claim in kept) or not all(moves.holds(m.span) for m in signs):
        return source, list(claims)
    moved = [moves.moved(claim, table.span) for claim in kept]
    if signs:
        because = "the signs of a table whose columns are versions"
        marks = tuple(sorted(moves.mark(mark) for mark in signs))
        at = moves.place(table.span.start)
        moved.append(Annotation(Span(at, at), "", marks=marks, because=because))
    for column, own in zip(columns, cells, strict=True):
        moved += _version(moves, column, own, columns)
    return source.reordered(order), sorted(moved, key=lambda claim: in_order(claim.span))


def _inside(claim: Annotation, table: Annotation) -> bool:
    return table.span.start <= claim.span.start and claim.span.end <= table.span.end


def _order(length: int, table: Span, cells: Sequence[Span]) -> Iterator[Span]:
    """The stretches of the file: before the table, what stands between its cells, the cells, what comes after."""
    position = 0
    for start, end in sorted(cells):
        yield from _stretch(position, start)
        position = end
    yield from _stretch(position, table.end)
    yield from cells
    yield from _stretch(table.end, length)


def _stretch(start: int, end: int) -> Iterator[Span]:
    if start < end:
        yield Span(start, end)


class _Moves:
    """The way from the places of a file to those of its new order."""

    def __init__(self, order: Sequence[Span]) -> None:
        begins = [0, *accumulate(end - start for start, end in order)][:-1]
        self._pieces = sorted(zip(order, begins, strict=True))
        self._starts = [span.start for span, _ in self._pieces]

    def place(self, offset: int) -> int:
        span, begin = self._pieces[max(0, bisect_right(self._starts, offset) - 1)]
        return begin + offset - span.start

    def holds(self, span: Span) -> bool:
        """Whether a span lies in one stretch."""
        if span.start == span.end:
            return True
        around, _ = self._pieces[bisect_right(self._starts, span.start) - 1]
        return span.end <= around.end

    def span(self, span: Span) -> Span:
        start = self.place(span.start)
        return Span(start, start + span.end - span.start)

    def mark(self, mark: Mark) -> Mark:
        return mark._replace(span=self.span(mark.span))

    def may_move(self, claim: Annotation, table: Span) -> bool:
        """Whether a claim keeps its words together: it lies in one stretch, or the whole table in it."""
        around = claim.span.start <= table.start and claim.span.end >= table.end
        return (around or self.holds(claim.span)) and all(self.holds(mark.span) for mark in claim.marks)

    def moved(self, claim: Annotation, table: Span) -> Annotation:
        around = claim.span.start <= table.start and claim.span.end >= table.end
        span = claim.span if around else self.span(claim.span)
        return claim._replace(span=span, marks=tuple(sorted(self.mark(mark) for mark in claim.marks)))


def _version(
    moves: _Moves, column: Column, cells: Sequence[Annotation], columns: Sequence[Column]
) -> Iterator[Annotation]:
    """The division of a column, its head, and a paragraph for each of its cells."""
    filled = [(row, cell) for row, cell in enumerate(cells) if cell.span.start < cell.span.end]
    if not filled:
        return
    first, last = moves.span(filled[0][1].span), moves.span(filled[-1][1].span)
    others = [other for other in columns if other is not column and _begin(other) is not None]
    attributes = (
        ("type", column.kind),
        ("xml:lang", column.language or "und"),  # BCP 47: undetermined
        ("corresp", " ".join(f"#version-{moves.place(_begin(other) or 0)}" for other in others)),
    )
    key = f"version-{first.start}"
    yield Annotation(Span(first.start, last.end), "div", attributes, by="version", because=column.because, key=key)
    for row, cell in filled:
        block = moves.moved(cell, cell.span)._replace(attributes=(), span=moves.span(cell.span))
        if cell is column.head:
            yield block._replace(tag="head", by="version", because=column.because)
        else:
            yield block._replace(tag="p", field=f"{ROW}{row}", because="a cell of a column that is a version")


def _begin(column: Column) -> int | None:
    cells = [*([column.head] if column.head else []), *column.cells]
    return next((cell.span.start for cell in cells if cell.span.start < cell.span.end), None)
