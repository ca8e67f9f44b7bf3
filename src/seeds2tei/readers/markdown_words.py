"""The words of a Markdown block: where its formatting stands, and which characters are signs.

The parser gives tokens without positions. They are found by walking the tokens along the source and demanding
at each step that the source says what the token says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import quote

from seeds2tei.annotation import Annotation, Attributes
from seeds2tei.expressions import expression
from seeds2tei.readers.characters import FORBIDDEN
from seeds2tei.readers.formatting import rendition
from seeds2tei.readers.markdown_elements import SAFE, element_of, html_element, reference_to
from seeds2tei.readers.markdown_parser import Token, parse_words
from seeds2tei.source import Mark, Span

SIGNS = expression(r"\\|[*_][^*_]*[*_]|`[^`]*`|~~|\]\(|\{[ ]*[.#A-Za-z]|&[#A-Za-z]|<[/A-Za-z]|[ ]{2}\n")
"""A block without these has no formatting, and need not be parsed."""

DEEPEST = 12
"""Formatting nests so deep; what is marked as deeper still leaves only its signs."""

_SOFT_BREAK = expression(r"[ ]?\n[ \t]*")
_HARD_BREAK = expression(r"(?:\\|[ ]*)\n[ \t]*")

Place = Callable[[int, int], Span]


class MisplacedError(Exception):
    """The source does not say what the parser says; `offset` in the words of the block."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet: its place among the claims, its sign, what it becomes."""

    slot: int
    start: int
    sign: Mark
    tag: str
    attributes: Attributes
    name: str = ""
    names: Counter[str] = field(default_factory=Counter)


class Words:
    """One block's walk: `marks` are those of the block itself, `claims` what stands in it."""

    def __init__(self, text: str, place: Place) -> None:
        self.text, self.place = text, place
        self.marks: list[Mark] = []
        self._slots: list[Annotation | None] = []
        self._open: list[_Open] = []
        self._names: Counter[str] = Counter()
        self._position = 0
        self._base = 0
        self._walk(parse_words(text))
        while self._open:
            self._forget(self._open.pop())
        self.marks.sort()

    @property
    def claims(self) -> list[Annotation]:
        """What stands in the block, in the order of the text."""
        return [claim for claim in self._slots if claim is not None]

    def _walk(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            kind = token.type
            if kind == "text":
                self._expect(token.content)
            elif kind == "softbreak":
                self._skip(_SOFT_BREAK)
            elif kind == "hardbreak":
                self._line_break()
            elif kind == "text_special":
                self._special(token)
            elif kind == "code_inline":
                self._code(token)
            elif kind == "image":
                self._image(token)
            elif kind == "tag":
                self._html(token.content)
            elif kind == "autolink":
                self._autolink(token.content)
            elif kind == "attributes":
                self.marks.append(self._sign(len(token.content), "markdown.attributes"))
            elif token.nesting > 0:
                self._begin(token)
            else:
                self._end(token)

    def _expect(self, words: str) -> None:
        if not self.text.startswith(words, self._position):
            raise MisplacedError(self._position)
        self._position += len(words)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self._position)
        if match is None:
            raise MisplacedError(self._position)
        self._position = match.end()

    def _sign(self, length: int, rule: str, reading: str = "") -> Mark:
        start = self._position
        self._position += length
        return Mark(self.place(start, self._position), reading, rule)

    def _line_break(self) -> None:
        if self.text.startswith("\\", self._position):
            self.marks.append(self._sign(1, "markdown.line-break"))
        self._skip(_HARD_BREAK)
        because = "the line before it ends in a sign for a line break"
        self._slots.append(Annotation(self.place(self._position, self._position), "lb", because=because))

    def _special(self, token: Token) -> None:
        """A backslash before a sign, or the name of a character."""
        if token.info == "entity":
            reading = unescape(token.markup).replace("\r", "\n")
            if not reading or FORBIDDEN.search(reading):
                reading = "\ufffd"
            self.marks.append(self._sign(len(token.markup), "markdown.entity", reading))
        elif token.content == token.markup:
            self._expect(token.markup)
        else:
            self.marks.append(self._sign(1, "markdown.escape"))
            self._expect(token.content)

    def _code(self, token: Token) -> None:
        length = len(token.markup)
        end = self._base + token.meta["end"]
        opening = _Open(self._slot(), self._position, self._sign(length, "markdown.code"), "hi", rendition("code"))
        self._position = end - length
        self._close(opening, self._sign(length, "markdown.code"))

    def _image(self, token: Token) -> None:
        base, end = self._base, self._base + token.meta["end"]
        label_end = base + token.meta["label_end"]
        start, slot = self._position, self._slot()
        opening = _Open(slot, start, self._sign(2, "markdown.image"), "figure", (), names=self._names)
        inner = self._slot()
        self._base = begin = self._position
        self._names = Counter()
        self._open.append(opening)
        self._walk(token.children or ())
        self._back_to(opening)
        self._names = opening.names
        self._base, self._position = base, label_end
        if self.text[begin:label_end].strip():
            self._slots[inner] = Annotation(self.place(begin, label_end), "figDesc", because="it describes an image")
        else:
            opening.tag = ""  # blanks describe nothing
        self._close(opening, self._sign(end - label_end, "markdown.image"))

    def _autolink(self, sign: str) -> None:
        address = sign[1:-1]
        start, slot, mark = self._position, self._slot(), self._sign(1, "markdown.autolink")
        tag, attributes = reference_to(quote(address if ":" in address else f"mailto:{address}", safe=SAFE))
        self._expect(address)
        self._close(_Open(slot, start, mark, tag, attributes), self._sign(1, "markdown.autolink"))

    def _begin(self, token: Token) -> None:
        start = self._position
        tag, attributes, rule = element_of(token)
        sign = self._sign(len(token.markup) or 1, rule)
        if len(self._open) >= DEEPEST:
            tag = ""
        self._open.append(_Open(self._slot(), start, sign, tag, attributes, names=self._names))
        self._names = Counter()

    def _end(self, token: Token) -> None:
        while self._open[-1].name:
            self._forget(self._open.pop())
        opening = self._open.pop()
        self._names = opening.names
        length = len(token.markup) or self._base + token.meta["end"] - self._position
        self._close(opening, self._sign(length, opening.sign.rule))

    def _html(self, sign: str) -> None:
        """A tag. What it means is in the formatting table; without counterpart it is a sign and no more."""
        name, tag, attributes = html_element(sign)
        if name == "br":
            self.marks.append(self._sign(len(sign), "markdown.tag"))
            because = "the tag <br> breaks the line"
            self._slots.append(Annotation(self.place(self._position, self._position), "lb", because=because))
        elif sign.startswith("</"):
            self._close_html(name, sign)
        else:
            start, mark = self._position, self._sign(len(sign), "markdown.tag")
            if not tag or sign.endswith("/>") or len(self._open) >= DEEPEST:
                self.marks.append(mark)
                return
            self._open.append(_Open(self._slot(), start, mark, tag, attributes, name=name))
            self._names[name] += 1

    def _close_html(self, name: str, sign: str) -> None:
        mark = self._sign(len(sign), "markdown.tag")
        if not self._names[name]:
            self.marks.append(mark)
            return
        while True:
            opening = self._open.pop()
            self._names[opening.name] -= 1
            if opening.name == name:
                self._close(opening, mark)
                return
            self._forget(opening, counted=False)

    def _slot(self) -> int:
        self._slots.append(None)
        return len(self._slots) - 1

    def _forget(self, opening: _Open, *, counted: bool = True) -> None:
        """What is never closed is a sign and no more."""
        self.marks.append(opening.sign)
        if counted and opening.name:
            self._names[opening.name] -= 1

    def _back_to(self, opening: _Open) -> None:
        while self._open[-1] is not opening:
            self._forget(self._open.pop())
        self._open.pop()

    def _close(self, opening: _Open, sign: Mark) -> None:
        """Make the claim, if the element has a name and there is something to read in it."""
        span = Span(opening.sign.span.start, sign.span.end)
        if not opening.tag or opening.sign.span.end == sign.span.start:
            self.marks += (opening.sign, sign)
            return
        because = f"it stands between {self.text[opening.start]!r} signs of the file format"
        self._slots[opening.slot] = Annotation(
            span, opening.tag, opening.attributes, (opening.sign, sign), because=because
        )
