"""Markdown: blocks from CommonMark and pipe tables, with the signs that make them.

What web-to-text extractors write into .txt is mostly light Markdown, so .txt is read here too. The way of a
text: markdown_page prepares it, markdown_parser finds blocks (markdown_guards keep it from eating a
transcription), this module makes containers of them, markdown_leaves what holds words, markdown_words the
formatting among the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds2tei.annotation import Annotation, Attributes
from seeds2tei.expressions import expression
from seeds2tei.readers.characters import framed
from seeds2tei.readers.markdown_guards import Paragraph, starts_of
from seeds2tei.readers.markdown_leaves import Leaves
from seeds2tei.readers.markdown_page import Page
from seeds2tei.readers.markdown_parser import Token, parse_blocks
from seeds2tei.source import Mark, Source, Span

_MARKER = expression(r"[ \t>]*([-+*]|\d{1,9}[.)])")
_QUOTE = expression("> ?")

_READ = Token("", "", 0)
"""What stands in the place of a token that was read."""

_BECAUSE = {
    "quote": "its lines begin with the sign >",
    "list": "its items follow one another with the same sign",
    "item": "it begins with the sign of its list",
}


def read(source: Source) -> Iterator[Annotation]:
    """The whole text, its blocks, and the formatting of their words.

    Raises UnsupportedFormatError where the signs of a block cannot be placed in the source.
    """
    page = Page(source.text)
    yield from framed(source.text, _Blocks(source, page).claims(), page.hidden)


class _Blocks:
    """One walk over the blocks of a page."""

    def __init__(self, source: Source, page: Page) -> None:
        self._page = page
        self._leaves = Leaves(source, page)
        self._open: list[tuple[int, int]] = []  # containers: place among the claims, begin
        self._cursors: dict[int, int] = {}  # line -> behind the list markers that were read on it
        self._quotes = 0

    def claims(self) -> Iterator[Annotation]:
        """Blocks and what stands in them, in document order, outer before inner."""
        yield from _front_matter(self._page.matter)
        leaves = self._leaves
        tokens = parse_blocks(self._page.parsed)
        for i, token in enumerate(tokens):
            if isinstance(token, Paragraph):
                leaves.paragraph(token)
            else:
                self._block(token, tokens, i)
            tokens[i] = _READ  # of a long text the tokens take more memory than the claims
            if not self._open:
                yield from leaves.claims
                leaves.claims.clear()

    def _block(self, token: Token, tokens: Sequence[Token | Paragraph], i: int) -> None:
        """Anything but a paragraph."""
        leaves = self._leaves
        match token.type:
            case "heading_open":
                leaves.heading(token)
            case "fence":
                leaves.fence(token)
            case "hr":
                leaves.rule(token)
            case "table_open":
                leaves.table(token)
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
                leaves.quoted = self._quotes > 0
                self._finish()

    def _begin(self, tag: str, attributes: Attributes = (), marks: tuple[Mark, ...] = (), start: int = -1) -> None:
        """Open a container; its span is known when it is finished."""
        self._open.append((len(self._leaves.claims), start))
        self._leaves.claims.append(Annotation(Span(0, 0), tag, attributes, marks, because=_BECAUSE[tag]))

    def _finish(self) -> None:
        """Close a container: it reaches from its sign, or what stands first in it, to what stands last."""
        place, start = self._open.pop()
        leaves = self._leaves
        claim = leaves.claims[place]
        if claim.tag == "quote" and not any(inner.tag for inner in leaves.claims[place + 1 :]):
            leaves.claims.pop(place)
            if claim.marks:
                leaves.evidence("", claim.marks, "a quotation of signs only")
            return
        if place + 1 < len(leaves.claims):
            first = leaves.claims[place + 1].span.start
            start = min(start, first) if start >= 0 else first
        leaves.end = max(leaves.end, claim.marks[-1].span.end if claim.marks else 0)
        leaves.claims[place] = claim._replace(span=Span(start, leaves.end))

    def _item(self, token: Token) -> None:
        assert token.map is not None
        line = token.map[0]
        match = _MARKER.match(self._page.parsed, self._cursors.get(line, self._page.line(line)[0]))
        assert match is not None
        self._cursors[line] = match.end()
        mark = self._leaves.mark(*match.span(1), "markdown.list")
        number: Attributes = (("n", match[1][:-1]),) if match[1][0].isdigit() else ()
        self._begin("item", number, (mark,), mark.span.start)

    def _quote(self, tokens: Sequence[Token | Paragraph], i: int) -> None:
        """A quotation; the outermost of several carries the signs of all."""
        self._quotes += 1
        self._leaves.quoted = True
        marks = tuple(self._quote_signs(tokens, i)) if self._quotes == 1 else ()
        self._begin("quote", (), marks, marks[0].span.start if marks else -1)

    def _quote_signs(self, tokens: Sequence[Token | Paragraph], i: int) -> Iterator[Mark]:
        """The `>` before the words of each line of a quotation, and on its lines without words."""
        opening = tokens[i]
        assert opening.map is not None
        words: dict[int, int] = {}
        while (token := tokens[i := i + 1]).level != opening.level:
            if token.map and (starts := starts_of(token)):
                words.update(zip(range(*token.map), starts, strict=True))
        for line in range(*opening.map):
            start, end = self._page.line(line)
            for match in _QUOTE.finditer(self._page.parsed, start, words.get(line, end)):
                yield self._leaves.mark(*match.span(), "markdown.quote")


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
