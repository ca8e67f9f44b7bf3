"""The blocks of a web page: one walk over its signs, with a stack that closes what the page leaves open.

A table that only arranges the page gives its blocks; a table of data keeps its rows and cells, and paragraphs in
a cell become its lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from seeds2tei.annotation import Annotation, Attributes
from seeds2tei.readers.characters import BYTE_ORDER_MARK
from seeds2tei.readers.html_elements import (
    BLOCKS,
    CLOSES,
    CONTAINED,
    HEADINGS,
    Context,
    context_of,
    phrase_of,
)
from seeds2tei.readers.html_layout import layout_tables
from seeds2tei.readers.html_tokens import Token, attribute, linked_names, name_of
from seeds2tei.readers.html_words import Words
from seeds2tei.source import Mark, Span

DEEPEST = 24
"""How many lists and quotations may stand in one another; deeper ones lose their tags only."""
LOOKED_BACK = 60
"""So many open elements are searched for one that a tag ends unsaid."""
_LISTS = ("ul", "ol", "menu", "dir", "dl")
_NUMBER = re.compile(r"\d{1,9}")


class _Element(NamedTuple):
    """An open element: what its words become, where its container stands among the claims (-1: it has none)."""

    name: str
    context: Context
    container: int
    in_article: bool


class Page:
    """One walk over the signs of a page."""

    def __init__(self, text: str, signs: list[Token]) -> None:
        self._text, self._signs = text, signs
        self._layout = layout_tables(signs)
        self._linked = linked_names(text, signs)
        self._words = Words(text)
        self._stack = [_Element("", Context(), -1, in_article=False)]
        self._names: Counter[str] = Counter()
        self._claims: list[Annotation] = []
        self._end = 0
        self._depth = 0  # containers that are open
        self._lists = 0  # lists among them
        self._cell = -1  # place in the stack of the cell that is open
        self._numbers: list[int] = []  # of the next item, for each numbered list; -1 for others

    def claims(self) -> Iterator[Annotation]:
        """Blocks and what stands in them, in document order, outer before inner."""
        position = 1 if self._text.startswith(BYTE_ORDER_MARK) else 0
        for sign in self._signs:
            self._words.stretch(position, sign.start)
            position = sign.end
            if sign.rule == "html.entity":
                if not sign.reading.isspace():
                    self._words.see(sign.start, sign.end)
            elif sign.rule == "html.tag":
                self._tag(sign)
        self._words.stretch(position, len(self._text))
        self._boundary(position)
        while len(self._stack) > 1:
            self._pop(len(self._text))
        yield from self._claims

    def _tag(self, sign: Token) -> None:
        name = sign.name
        if name == "br":
            if self._words.line_break(sign.end):
                self._boundary(sign.start)
        elif name == "hr":
            self._rule(sign)
        elif name not in BLOCKS:
            if sign.closes:
                self._words.close(name, sign.start, sign.end)
            else:
                element, attributes = phrase_of(name, self._text[sign.start : sign.end])
                key = self._key(sign)
                if element:
                    self._words.open(name, element, attributes, sign.start, len(self._stack), key)
                elif key:
                    self._words.called(key)
        elif sign.closes:
            self._close(sign)
        else:
            self._open(sign)

    def _key(self, sign: Token) -> str:
        """The name of an element, if some link of the page leads to it."""
        name = name_of(self._text[sign.start : sign.end]) if self._linked else ""
        return f"id:{name}" if name in self._linked else ""

    def _rule(self, sign: Token) -> None:
        self._boundary(sign.start)
        span = Span(sign.start, sign.end)
        mark = Mark(span, "", sign.rule)
        self._claims.append(Annotation(span, "", marks=(mark,), field="rule", because="the page draws a line (hr)"))

    def _boundary(self, place: int) -> None:
        """What stands before a place belongs to one block, what stands after it to another."""
        if self._cell >= 0:
            if self._words.first >= 0:
                self._words.line_break(place)
            return
        self._flush()

    def _flush(self) -> None:
        before = len(self._claims)
        context = self._stack[-1].context
        if self._lists and (context.field or context.is_furniture):
            context = Context(because="it stands in a list")
        self._claims += self._words.claims(context)
        if len(self._claims) > before:
            self._end = self._claims[before].span.end

    def _open(self, sign: Token) -> None:
        name = sign.name
        self._boundary(sign.start)
        if self._stack[-1].name == "p" or (self._stack[-1].name in HEADINGS and name in HEADINGS):
            self._pop(sign.start)
        if name in CLOSES:
            self._close_unsaid(*CLOSES[name], sign.start)
        simple = self._in_table()
        if name in ("td", "th") and simple and self._stack[-1].name != "tr":
            self._push("tr", self._begin("tr", sign))
        container = -1
        if name in CONTAINED and self._cell < 0 and not self._stack[-1].context.is_furniture:
            if sign.start not in self._layout and (name != "tr" or simple):
                container = self._begin(name, sign)
        elif name in _LISTS:
            self._numbers.append(-1)
        if container < 0 and (key := self._key(sign)):
            self._words.called(key)
        self._push(name, container)
        if name in ("td", "th") and self._cell < 0 and self._stack[-2].name == "tr" and self._stack[-2].container >= 0:
            self._cell = len(self._stack) - 1

    def _in_table(self) -> bool:
        """Whether the innermost table is one of data, not of layout."""
        if not self._names["table"]:
            return False
        for element in self._stack[:-LOOKED_BACK:-1]:
            if element.name == "table":
                return element.container >= 0
        return False

    def _push(self, name: str, container: int) -> None:
        around = self._stack[-1]
        in_article = around.in_article or name in ("article", "main", "blockquote", "section")
        context = context_of(name, around.context, in_article=around.in_article)
        if name in ("caption", "figcaption") and not self._heads(name):
            context = around.context
        self._stack.append(_Element(name, context, container, in_article))
        self._names[name] += 1

    def _heads(self, name: str) -> bool:
        """Whether a caption stands in its figure, or first in its table."""
        around = self._stack[-1]
        if name == "figcaption":
            return around.name == "figure" and around.container >= 0
        return around.name == "table" and around.container == len(self._claims) - 1 >= 0

    def _begin(self, name: str, sign: Token) -> int:
        """Open a container; its span is known when it is closed."""
        attributes: Attributes = ()
        tag, because = CONTAINED[name]
        text = self._text[sign.start : sign.end]
        if tag == "list":
            kind = "numbered" if name == "ol" else "bulleted"
            attributes = (("rend", kind),) if name != "dl" else ()
            start = attribute(text, "start") if name == "ol" else ""
            self._numbers.append((int(start) if _NUMBER.fullmatch(start) else 1) if name == "ol" else -1)
        elif name == "li" and self._numbers and self._numbers[-1] >= 0:
            value = attribute(text, "value")
            number = int(value) if _NUMBER.fullmatch(value) else self._numbers[-1]
            attributes = (("n", str(number)),)
            self._numbers[-1] = number + 1
        if self._depth >= DEEPEST:
            return -1
        self._depth += 1
        self._lists += tag == "list"
        at = Span(sign.start, sign.start)
        self._claims.append(Annotation(at, tag, attributes, because=because, key=self._key(sign)))
        return len(self._claims) - 1

    def _close(self, sign: Token) -> None:
        """A closing tag; one that nothing opened only parts what stands before and after it."""
        self._boundary(sign.start)
        if not self._names[sign.name]:
            return
        if sign.name not in ("table", "body", "html") and self._names["table"]:
            # A cell is closed by its own tags: a stray one in it ends nothing around the table.
            for element in self._stack[:-LOOKED_BACK:-1]:
                if element.name == sign.name:
                    break
                if element.name == "table":
                    return
        while self._stack[-1].name != sign.name:
            self._pop(sign.start)
        self._pop(sign.start, sign.end)

    def _close_unsaid(self, ended: frozenset[str], limits: frozenset[str], place: int) -> None:
        """End what a tag ends without saying so: an item the item before it."""
        for back, element in enumerate(self._stack[:-LOOKED_BACK:-1], 1):
            if element.name in limits or not element.name:
                return
            if element.name in ended:
                for _ in range(back):
                    self._pop(place)
                self._close_unsaid(ended, limits, place)
                return

    def _pop(self, place: int, behind: int = 0) -> None:
        """The innermost element ends at a place; behind its closing tag, if it has one."""
        if self._cell == len(self._stack) - 1:
            before = len(self._claims)
            self._claims += self._words.claims(Context("cell", (), "", "a cell of a table"))
            if len(self._claims) == before:
                at = Span(place, place)
                self._claims.append(Annotation(at, "cell", because="an empty cell of a table"))
                self._end = max(place, behind)
            else:
                self._end = self._claims[before].span.end
            self._cell = -1
        elif self._cell < 0:
            self._flush()
        element = self._stack.pop()
        self._names[element.name] -= 1
        self._words.close_deeper(len(self._stack))
        if element.name in _LISTS and self._numbers:
            self._numbers.pop()
        if element.container >= 0:
            self._finish(element, behind)

    def _finish(self, element: _Element, behind: int) -> None:
        """A container ends with what stands last in it; one without words is none."""
        self._depth -= 1
        inside = any(claim.tag for claim in self._claims[element.container + 1 :])
        claim = self._claims[element.container]
        self._lists -= claim.tag == "list"
        if not inside:
            del self._claims[element.container]
            return
        if claim.tag in ("row", "table"):
            self._end = max(self._end, behind)
        start = self._claims[element.container + 1].span.start if claim.tag in ("item", "row") else claim.span.start
        self._claims[element.container] = claim._replace(span=Span(start, self._end))
