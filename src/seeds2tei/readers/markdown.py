"""Markdown: blocks from CommonMark and pipe tables, with the signs that make them.

What web-to-text extractors write into .txt is mostly light Markdown, so .txt is read here too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from seeds2tei.annotation import Annotation, Attributes
from seeds2tei.errors import UnsupportedFormatError
from seeds2tei.readers.characters import framed
from seeds2tei.readers.markdown_page import Page
from seeds2tei.readers.markdown_parser import parse_blocks
from seeds2tei.readers.markdown_words import SIGNS, MisplacedError, Place, Words
from seeds2tei.source import Mark, Source, Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARKER = re.compile(r"[ \t>]*([-+*]|\d{1,9}[.)])")
_QUOTE = re.compile(">")
_PIPE = re.compile(r"(?<!\\)\|")
_HEADING = re.compile(r"#{1,6}[ \t]*")

BECAUSE = {
    "p": "blank lines stand before and after it",
    "head": "its line begins with number signs",
    "ab": "it stands between two fences",
    "cell": "pipes part the cells of a table",
    "row": "a line of a table",
    "table": "a row of dashes and pipes stands below its first line",
    "quote": "its lines begin with the sign >",
    "list": "its items follow one another with the same sign",
    "item": "it begins with the sign of its list",
}


def read(source: Source) -> Iterator[Annotation]:
    """The whole text, its blocks, and the formatting of their words.

    Raises UnsupportedFormatError where the signs of a block cannot be placed in the source.
    """
    page = Page(source.text)
    blocks = _Blocks(source, page)
    yield from framed(source.text, blocks.claims(), page.hidden)


class _Blocks:
    """One walk over the blocks of a page."""

    def __init__(self, source: Source, page: Page) -> None:
        self.source, self.page = source, page
        self._claims: list[Annotation] = []
        self._open: list[
            tuple[int, int]
        ] = []  # of each container: its place among the claims, where it begins
        self._cursors: dict[int, int] = {}  # line -> behind the list markers that were read on it
        self._quotes = 0
        self._end = 0

    def claims(self) -> Iterator[Annotation]:
        """Blocks and what stands in them, in document order, outer before inner."""
        yield from _front_matter(self.page.matter)
        tokens = parse_blocks(self.page.parsed)
        for i, token in enumerate(tokens):
            match token.type:
                case "paragraph_open":
                    self._paragraph(token)
                case "heading_open":
                    self._heading(token)
                case "fence":
                    self._fence(token)
                case "hr":
                    start, end = self.page.trimmed(token.meta["starts"][0], self._line_end(token))
                    self._evidence(
                        "rule",
                        [self._mark(start, end, "markdown.rule")],
                        "a line of dashes, asterisks or underscores",
                    )
                case "table_open":
                    self._table(token)
                case "bullet_list_open":
                    self._begin("list", (("rend", "bulleted"),))
                case "ordered_list_open":
                    self._begin("list", (("rend", "numbered"),))
                case "list_item_open":
                    self._item(token)
                case "blockquote_open":
                    self._quote(tokens, i)
                case "bullet_list_close" | "ordered_list_close" | "list_item_close":
                    self._finish()
                case "blockquote_close":
                    self._quotes -= 1
                    self._finish()
                case _:
                    continue
            if not self._open:
                yield from self._claims
                self._claims.clear()

    def _line_end(self, token: Token) -> int:
        """Where the last line of a block ends."""
        assert token.map is not None
        return self.page.line(token.map[1] - 1)[1]

    def _mark(self, start: int, end: int, rule: str) -> Mark:
        return Mark(self.page.span(start, end), "", rule)

    def _evidence(self, field: str, marks: Sequence[Mark], because: str) -> None:
        span = Span(marks[0].span.start, marks[-1].span.end)
        self._end = max(self._end, span.end)
        self._claims.append(Annotation(span, "", marks=tuple(marks), field=field, because=because))

    def _paragraph(self, token: Token) -> None:
        starts: list[int] = token.meta["starts"]
        start, end = self.page.trimmed(starts[0], self._line_end(token))
        if start == end:
            return
        if SIGNS.search(self.page.parsed, start, end):
            assert token.map is not None
            lines = zip(starts, range(*token.map), strict=True) if self._quotes else ()
            edges = [(max(first, start), min(self.page.line(line)[1], end)) for first, line in lines]
            stretches = [(first, behind) for first, behind in edges if first < behind]
            self._leaf("p", start, end, stretches or [(start, end)])
        else:
            self._plain("p", start, end)

    def _plain(self, tag: str, start: int, end: int, field: str = "", marks: tuple[Mark, ...] = ()) -> None:
        span = self.page.span(start, end)
        self._end = span.end
        self._claims.append(Annotation(span, tag, marks=marks, field=field, because=BECAUSE[tag]))

    def _leaf(
        self, tag: str, start: int, end: int, stretches: Sequence[tuple[int, int]],
        field: str = "", marks: tuple[Mark, ...] = (),
    ) -> None:  # fmt: skip
        """A block and the formatting in it.

        start, end  the block, its own signs included
        stretches   where its words stand, line by line if something else stands between them
        """
        try:
            words = Words("\n".join(self.page.parsed[a:b] for a, b in stretches), self._place(stretches))
        except MisplacedError as fault:
            offset = self._place(stretches)(fault.offset, fault.offset).start
            line, column = self.source.place(offset)
            sentence = (
                f"line {line}, column {column}: these signs are no clear Markdown. Write  --format plain."
            )
            raise UnsupportedFormatError(self.source.name, sentence) from None
        marks = (*marks, *words.marks)
        if tag == "p" and not words.claims and marks and self._is_empty(start, end, marks):
            self._evidence("", marks, "a paragraph of signs only")
            return
        self._plain(tag, start, end, field, tuple(sorted(marks)))
        self._claims += words.claims

    def _is_empty(self, start: int, end: int, marks: Sequence[Mark]) -> bool:
        """Whether a block has nothing to read but white space."""
        span = self.page.span(start, end)
        position = span.start
        for mark in (*marks, Mark(Span(span.end, span.end), "", "")):
            if mark.reading or self.source.text[position : mark.span.start].strip():
                return False
            position = mark.span.end
        return True

    def _place(self, stretches: Sequence[tuple[int, int]]) -> Place:
        """The way from the words of a block to the source."""
        page, (base, _) = self.page, stretches[0]
        if len(stretches) == 1:
            return lambda start, end: page.span(base + start, base + end)
        lengths = [0]
        for first, behind in stretches:
            lengths.append(lengths[-1] + behind - first + 1)

        def place(start: int, end: int) -> Span:
            i, j = bisect_right(lengths, start) - 1, bisect_right(lengths, max(start, end - 1)) - 1
            first = stretches[i][0] + start - lengths[i]
            behind = stretches[j][0] + end - lengths[j] if end > start else first
            return page.span(first, behind)

        return place

    def _heading(self, token: Token) -> None:
        start, end = self.page.trimmed(token.meta["starts"][0], self._line_end(token))
        parsed = self.page.parsed
        opening = _HEADING.match(parsed, start, end)
        assert opening is not None
        marks = [self._mark(start, opening.end(), "markdown.heading")]
        words_end = end
        words = parsed[opening.end() : end].rstrip("#")
        if opening.end() + len(words) < end and words[-1:] in (" ", "\t") and words.strip():
            words_end = opening.end() + len(words.rstrip(" \t"))
            marks.append(self._mark(words_end, end, "markdown.heading"))
        if opening.end() == words_end:
            self._evidence("", marks, "a heading of signs only")
            return
        self._leaf("head", start, end, [(opening.end(), words_end)], f"heading {token.tag[1]}", tuple(marks))

    def _fence(self, token: Token) -> None:
        starts: list[int] = token.meta["starts"]
        assert token.map is not None
        edges = [
            self.page.trimmed(begin, self.page.line(line)[1])
            for begin, line in ((starts[0], token.map[0]), (starts[-1], token.map[1] - 1))
        ]
        marks = [self._mark(*edge, "markdown.fence") for edge in edges]
        if not token.content.strip():
            self._evidence("", marks, "two fences with nothing between")
            return
        self._plain("ab", edges[0][0], edges[1][1], marks=tuple(marks))
        self._claims[-1] = self._claims[-1]._replace(attributes=(("type", "code"),))

    def _table(self, token: Token) -> None:
        starts: list[int] = token.meta["starts"]
        assert token.map is not None
        rows = [
            self.page.trimmed(begin, self.page.line(line)[1])
            for begin, line in zip(starts, range(*token.map), strict=True)
        ]
        span = self.page.span(rows[0][0], rows[-1][1])
        marks = (self._mark(*rows[1], "markdown.table"),)
        self._claims.append(Annotation(span, "table", marks=marks, because=BECAUSE["table"]))
        for start, end in (rows[0], *rows[2:]):
            pipes = [match.start() for match in _PIPE.finditer(self.page.parsed, start, end)]
            pipe_marks = tuple(self._mark(pipe, pipe + 1, "markdown.table") for pipe in pipes)
            self._claims.append(
                Annotation(self.page.span(start, end), "row", marks=pipe_marks, because=BECAUSE["row"])
            )
            borders = [start - 1, *pipes, end]
            for left, right in pairwise(borders):
                if left + 1 == right and left + 1 in (start, end):
                    continue  # the pipe at the edge of a row
                first, behind = self.page.trimmed(left + 1, right)
                self._leaf("cell", first, behind, [(first, behind)])
        self._end = max(self._end, span.end)

    def _begin(
        self, tag: str, attributes: Attributes = (), marks: tuple[Mark, ...] = (), start: int = -1
    ) -> None:
        """Open a container; its span is known when it is finished."""
        self._open.append((len(self._claims), start))
        self._claims.append(Annotation(Span(0, 0), tag, attributes, marks, because=BECAUSE[tag]))

    def _finish(self) -> None:
        """Close a container: it reaches from its sign, or from what stands first in it, to what stands last."""
        place, start = self._open.pop()
        claim = self._claims[place]
        if place + 1 < len(self._claims):
            first = self._claims[place + 1].span.start
            start = min(start, first) if start >= 0 else first
        elif claim.tag == "quote":  # nothing but its signs
            self._claims.pop()
            if claim.marks:
                self._evidence("", claim.marks, "a quotation of signs only")
            return
        self._end = max(self._end, claim.marks[-1].span.end if claim.marks else 0)
        self._claims[place] = claim._replace(span=Span(start, self._end))

    def _item(self, token: Token) -> None:
        assert token.map is not None
        line = token.map[0]
        match = _MARKER.match(self.page.parsed, self._cursors.get(line, self.page.line(line)[0]))
        assert match is not None
        self._cursors[line] = match.end()
        mark = self._mark(*match.span(1), "markdown.list")
        number: Attributes = (("n", match[1][:-1]),) if match[1][0].isdigit() else ()
        self._begin("item", number, (mark,), mark.span.start)

    def _quote(self, tokens: Sequence[Token], i: int) -> None:
        """A quotation; the outermost of several carries the signs of all."""
        self._quotes += 1
        marks: list[Mark] = []
        if self._quotes == 1:
            marks = list(self._quote_signs(tokens, i))
        self._begin("quote", (), tuple(marks), marks[0].span.start if marks else -1)

    def _quote_signs(self, tokens: Sequence[Token], i: int) -> Iterator[Mark]:
        """The `>` before the words of each line of a quotation, and on its lines without words."""
        opening = tokens[i]
        assert opening.map is not None
        words: dict[int, int] = {}
        while (token := tokens[i := i + 1]).level != opening.level:
            if token.map and "starts" in token.meta:
                words.update(zip(range(*token.map), token.meta["starts"], strict=True))
        for line in range(*opening.map):
            start, end = self.page.line(line)
            for match in _QUOTE.finditer(self.page.parsed, start, words.get(line, end)):
                yield self._mark(*match.span(), "markdown.quote")


def _front_matter(lines: Sequence[Span]) -> Iterator[Annotation]:
    """The lines between two `---` at the very beginning, each a paragraph that describes the document."""
    if not lines:
        return
    marks = tuple(Mark(line, "", "markdown.front-matter") for line in (lines[0], lines[-1]))
    whole = Span(lines[0].start, lines[-1].end)
    because = "it stands between two lines of dashes at the beginning of the file"
    yield Annotation(whole, "", marks=marks, field="front-matter", because=because)
    for line in lines[1:-1]:
        yield Annotation(line, "p", field="front-matter", because=because)
