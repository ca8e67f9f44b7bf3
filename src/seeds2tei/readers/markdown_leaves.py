"""The Markdown blocks that hold words: paragraphs, headings, fenced text, tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from seeds2tei.annotation import Annotation, Attributes
from seeds2tei.errors import UnsupportedFormatError
from seeds2tei.expressions import expression
from seeds2tei.readers.markdown_guards import Paragraph, starts_of
from seeds2tei.readers.markdown_page import Page
from seeds2tei.readers.markdown_parser import Token
from seeds2tei.readers.markdown_tables import PIPE, RULE, Edges, Row, folded_rows
from seeds2tei.readers.markdown_words import SIGNS, MisplacedError, Place, Words
from seeds2tei.source import Mark, Source, Span

_HEADING = expression(r"#{1,6}[ \t]*")

_BECAUSE = {
    "p": "blank lines stand before and after it",
    "head": "its line begins with number signs",
    "ab": "it stands between two fences",
    "cell": "pipes part the cells of a table",
}

Stretches = Sequence[tuple[int, int]]
"""Where the words of a block stand in the parsed text: in one stretch, or line by line in a quotation."""


class Leaves:
    """Makes claims of the parser's tokens.

    claims  those made so far, outer before inner
    end     where the last of them ends, in the source
    quoted  whether the next block stands in a quotation, so that each of its lines has a sign before it
    """

    def __init__(self, source: Source, page: Page) -> None:
        self._source, self._page = source, page
        self.claims: list[Annotation] = []
        self.end = 0
        self.quoted = False

    def mark(self, start: int, end: int, rule: str) -> Mark:
        """Notation at a place of the parsed text."""
        return Mark(self._page.span(start, end), "", rule)

    def evidence(self, field: str, marks: Sequence[Mark], because: str) -> None:
        """Signs that are no block: they write no element."""
        span = Span(marks[0].span.start, marks[-1].span.end)
        self.end = max(self.end, span.end)
        self.claims.append(Annotation(span, "", marks=tuple(marks), field=field, because=because))

    def paragraph(self, token: Paragraph) -> None:
        """Lines of words."""
        lines = self._lines(token)
        start, end = self._page.trimmed(lines[0][0], lines[-1][1])
        if start == end:
            return
        stretches: Stretches = [(start, end)]
        if self.quoted:
            edges = [(max(first, start), min(behind, end)) for first, behind in lines]
            stretches = [(first, behind) for first, behind in edges if first < behind]
        self._words("p", start, end, stretches)

    def heading(self, token: Token) -> None:
        """A line that begins with number signs, and may end with some."""
        start, end = self._page.trimmed(*self._lines(token)[0])
        parsed = self._page.parsed
        opening = _HEADING.match(parsed, start, end)
        assert opening is not None
        begin = opening.end()
        marks = [self.mark(start, begin, "markdown.heading")]
        words, words_end = parsed[begin:end].rstrip("#"), end
        if begin + len(words) < end and words[-1:] in (" ", "\t") and words.strip():
            words_end = begin + len(words.rstrip(" \t"))
            marks.append(self.mark(words_end, end, "markdown.heading"))
        if begin == words_end:
            self.evidence("", marks, "a heading of signs only")
        else:
            self._words("head", start, end, [(begin, words_end)], f"heading {token.tag[1]}", marks)

    def rule(self, token: Token) -> None:
        """A line of dashes, asterisks or underscores."""
        mark = self.mark(*self._page.trimmed(*self._lines(token)[0]), "markdown.rule")
        self.evidence("rule", [mark], "a line of dashes, asterisks or underscores")

    def fence(self, token: Token) -> None:
        """Text between two fences, which is kept as it is."""
        lines = self._lines(token)
        edges = [self._page.trimmed(*line) for line in (lines[0], lines[-1])]
        marks = [self.mark(*edge, "markdown.fence") for edge in edges]
        if token.content.strip():
            self._plain("ab", edges[0][0], edges[1][1], marks=marks, attributes=(("type", "code"),))
        else:
            self.evidence("", marks, "two fences with nothing between")

    def table(self, token: Token) -> None:
        """Rows of cells between pipes; the second line, of dashes, is a sign.

        An empty cell keeps its place. Cells of several lines are read where it is clear which they are
        (html2text writes verse in bilingual tables so); where it is not, a line is a row.
        """
        lines = [self._page.trimmed(*line) for line in self._lines(token)]
        rest: Sequence[Edges] = [(start, end) for start, end in lines if start < end]
        while rest:
            rest = self._table(*rest)

    def _table(self, head: Edges, rule: Edges, *lines: Edges) -> Sequence[Edges]:
        """Read a table, and what follows it without a blank line; returns the lines of the next table."""
        rows, end = folded_rows(self._page.parsed, head, lines)
        last = end if rows else (lines[-1] if lines else rule)[1]
        because = "a row of dashes and pipes stands below its first line"
        marks = (self.mark(*rule, "markdown.table"),)
        self.claims.append(Annotation(self._page.span(head[0], last), "table", marks=marks, because=because))
        self._row(*head)
        for row in rows:
            self._folded(row)
        for start, end in () if rows else lines:
            self._row(start, end)
        self.end = self.claims[-1].span.end if lines else marks[0].span.end
        below = [line for line in lines if line[0] >= last] if rows else []
        for i, line in enumerate(below):
            ruled = i + 1 < len(below) and RULE.fullmatch(self._page.parsed, *below[i + 1])
            if ruled and PIPE.search(self._page.parsed, *line):
                return below[i:]
            self._words("p", *line, [line])
        return []

    def _folded(self, row: Row) -> None:
        """A row whose cells have several lines."""
        marks = tuple(self.mark(pipe, pipe + 1, "markdown.table") for pipe in row.pipes)
        span = self._page.span(*self._page.trimmed(row.start, row.end))
        self.claims.append(Annotation(span, "row", marks=marks, because="cells between pipes, over several lines"))
        for cell in row.cells:
            first, behind = self._page.trimmed(*cell)
            self._words("cell", first, behind, [(first, behind)])

    def _row(self, start: int, end: int) -> None:
        pipes = [match.start() for match in PIPE.finditer(self._page.parsed, start, end)]
        marks = tuple(self.mark(pipe, pipe + 1, "markdown.table") for pipe in pipes)
        span = self._page.span(start, end)
        self.claims.append(Annotation(span, "row", marks=marks, because="a line of a table"))
        # An empty place before the first pipe or after the last is the edge of the row, no cell.
        cells = [
            self._page.trimmed(left + 1, right)
            for left, right in pairwise((start - 1, *pipes, end))
            if left + 1 < right or right not in (start, end)
        ]
        for first, behind in cells or [(end, end)]:
            self._words("cell", first, behind, [(first, behind)])

    def _lines(self, token: Token | Paragraph) -> list[tuple[int, int]]:
        """The lines of a block, each from its first visible character (as the parser noted) to its end."""
        assert token.map is not None
        lines = zip(starts_of(token), range(*token.map), strict=True)
        return [(start, self._page.line(line)[1]) for start, line in lines]

    def _plain(
        self, tag: str, start: int, end: int, field: str = "", marks: Sequence[Mark] = (),
        attributes: Attributes = (),
    ) -> None:  # fmt: skip
        span = self._page.span(start, end)
        self.end = span.end
        claim = Annotation(span, tag, attributes, tuple(marks), field=field, because=_BECAUSE[tag])
        self.claims.append(claim)

    def _words(
        self,
        tag: str,
        start: int,
        end: int,
        stretches: Stretches,
        field: str = "",
        marks: Sequence[Mark] = (),
    ) -> None:
        """A block and the formatting in it; `start` to `end` with its own signs, `stretches` without."""
        parsed = self._page.parsed
        if not SIGNS.search(parsed, start, end):
            self._plain(tag, start, end, field, marks)
            return
        place = self._place(stretches)
        try:
            words = Words("\n".join(parsed[first:behind] for first, behind in stretches), place)
        except MisplacedError as fault:
            line, column = self._source.place(place(fault.offset, fault.offset).start)
            sentence = f"line {line}, column {column}: these signs are no clear Markdown. Write  --format plain."
            raise UnsupportedFormatError(self._source.name, sentence) from None
        if tag == "p" and not words.claims and self._is_empty(start, end, words.marks):
            self.evidence("", words.marks, "a paragraph of signs only")
            return
        self._plain(tag, start, end, field, sorted((*marks, *words.marks)))
        self.claims += words.claims

    def _is_empty(self, start: int, end: int, marks: Sequence[Mark]) -> bool:
        """Whether a block has nothing to read but white space."""
        position, behind = self._page.span(start, end)
        for mark in (*marks, Mark(Span(behind, behind), "", "")):
            if mark.reading or self._source.text[position : mark.span.start].strip():
                return False
            position = mark.span.end
        return bool(marks)

    def _place(self, stretches: Stretches) -> Place:
        """The way from the words of a block to the source."""
        page, (base, _) = self._page, stretches[0]
        if len(stretches) == 1:
            return lambda start, end: page.span(base + start, base + end)
        begins = [0]
        for first, behind in stretches:
            begins.append(begins[-1] + behind - first + 1)

        def place(start: int, end: int) -> Span:
            i, j = bisect_right(begins, start) - 1, bisect_right(begins, max(start, end - 1)) - 1
            first = stretches[i][0] + start - begins[i]
            return page.span(first, stretches[j][0] + end - begins[j] if end > start else first)

        return place
