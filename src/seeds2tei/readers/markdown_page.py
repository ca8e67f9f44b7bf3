"""The text as the Markdown parser is to see it, and the way back to the source.

The parser knows `\\n` alone as a line end, and must not see what is no Markdown: a byte order mark, form
feeds, comments, scripts, the front matter. What is hidden is replaced by as many other characters, so that
places stay.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from seeds2tei.expressions import expression
from seeds2tei.readers.characters import BYTE_ORDER_MARK, is_blank, trimmed
from seeds2tei.source import LINE_END, Mark, Span

_HIDDEN = expression(r"<(?:!--|(script|style)\b[^<>]*>)", re.IGNORECASE)
_CLOSING = {
    "script": expression(r"</script[ \t]*>", re.IGNORECASE),
    "style": expression(r"</style[ \t]*>", re.IGNORECASE),
    "": expression("-->"),
}
_FEEDS = expression(r"\f[ \t\f]*")
_FRONT_MATTER = expression(r"\ufeff?---[ \t]*\r?\n")
_FRONT_LINE = expression(r"[\w.-]+[ \t]*:(?:[ \t].*)?|[ \t]+\S.*|-[ \t].*|#.*|[ \t]*")

# Noncharacters, which no document holds (Unicode, section 23.7); the first that is not in the text stands in.
_STAND_INS = [chr(code) for code in range(0xFDD0, 0xFDF0)]


class Page:
    """A text prepared for the parser.

    parsed  what the parser sees
    hidden  the marks of what it must not see: comments and scripts
    matter  the lines of the front matter, the two `---` among them
    """

    def __init__(self, text: str) -> None:
        self._stand_in = next((sign for sign in _STAND_INS if sign not in text), "\v")
        self.matter = front_matter(text)
        self._after_matter = self.matter[-1].end if self.matter else 0
        self.hidden = list(_hidden(text, self._after_matter)) if "<" in text else []
        parsed = self._covered(text)
        if parsed.startswith(BYTE_ORDER_MARK):
            parsed = " " + parsed[1:]
        origins = [0, *(match.end() for match in LINE_END.finditer(parsed))]
        self._origins: list[int] | None = None
        if "\r" in parsed:
            self._origins = origins
            parsed = parsed.replace("\r\n", "\n").replace("\r", "\n")
            origins = [0, *(match.end() for match in LINE_END.finditer(parsed))]
        self.parsed = _FEEDS.sub(self._feeds, parsed) if "\f" in parsed else parsed
        self._begins = [*origins, len(parsed) + 1]

    def _covered(self, text: str) -> str:
        """The text without what the parser must not see; its length stays."""
        covers = [(span, self._stand_in) for span, _, _ in self.hidden]
        if self.matter:
            covers.insert(0, (Span(0, self._after_matter), " "))
        pieces: list[str] = []
        position = 0
        for span, sign in covers:
            pieces += (text[position : span.start], sign * (span.end - span.start))
            position = span.end
        return "".join((*pieces, text[position:])) if covers else text

    def _feeds(self, match: re.Match[str]) -> str:
        """Form feeds as the parser is to see them: white space at the edges of a line, else one more letter.

        At the end of a line no blanks: two of those would break the line.
        """
        text, before = match.string, match.start()
        while before and text[before - 1] in " \t":
            before -= 1
        if not before or text[before - 1] == "\n":
            return match[0].replace("\f", " ")
        at_end = match.end() == len(text) or text[match.end()] == "\n"
        return match[0].replace("\f", "\t" if at_end else self._stand_in)

    def line(self, number: int) -> tuple[int, int]:
        """Where a line of the parsed text begins and ends (0 = first)."""
        return self._begins[number], self._begins[number + 1] - 1

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the parsed text without white space and hidden characters at its edges."""
        parsed = self.parsed
        while end > start and self._is_blank(parsed[end - 1]):
            end -= 1
        while start < end and self._is_blank(parsed[start]):
            start += 1
        return start, end

    def _is_blank(self, character: str) -> bool:
        return is_blank(character) or character == self._stand_in

    def span(self, start: int, end: int) -> Span:
        """The characters of the source behind a stretch of the parsed text."""
        if self._origins is None:
            return Span(start, end)
        first = self._origin(start)
        if end == start:
            return Span(first, first)
        # A line end is one character to the parser, and may be two in the source.
        at_line_end = self.parsed[end - 1] == "\n"
        return Span(first, self._origin(end) if at_line_end else self._origin(end - 1) + 1)

    def _origin(self, place: int) -> int:
        line = bisect_right(self._begins, place) - 1
        assert self._origins is not None
        return self._origins[line] + place - self._begins[line]


def _hidden(text: str, position: int) -> Iterator[Mark]:
    """Comments, scripts and style sheets, with their signs. What is never closed is text."""
    unclosed: set[str] = set()
    while match := _HIDDEN.search(text, position):
        position = match.end()
        kind = (match[1] or "").lower()
        closing = None if kind in unclosed else _CLOSING[kind].search(text, position)
        if closing is None:
            unclosed.add(kind)
            continue
        position = closing.end()
        rule = "markdown.script" if kind else "markdown.comment"
        yield Mark(Span(match.start(), position), "", rule)


def front_matter(text: str) -> Sequence[Span]:
    """The lines of a YAML block at the very beginning: `---`, lines like `title: Brief`, `---`.

    Empty if there is none: a rule and a paragraph with a colon are not front matter.
    """
    opening = _FRONT_MATTER.match(text)
    if opening is None:
        return ()
    begin = int(text.startswith(BYTE_ORDER_MARK))
    lines = [Span(begin, begin + 3)]
    start = opening.end()
    while start < len(text):
        match = LINE_END.search(text, start)
        end = match.start() if match else len(text)
        line = text[start:end].rstrip(" \t")
        if line in ("---", "..."):
            lines.append(Span(start, start + 3))
            return lines if len(lines) > 2 else ()
        if _FRONT_LINE.fullmatch(line) is None:
            return ()
        first, behind = trimmed(text, start, end)
        if first < behind:
            lines.append(Span(first, behind))
        start = match.end() if match else len(text)
    return ()
