"""The blocks of a web page: one walk over its signs, with a stack that closes what the page leaves open.

A table that only arranges the page gives its blocks; a table of data keeps its rows and cells, and paragraphs in
a cell become its lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from seeds2tei.annotation import Annotation, Attributes
from seeds2tei.readers.characters import BYTE_ORDER_MARK
from seeds2tei.readers.html_alignment import RIGHT, alignment_of, telling
from seeds2tei.readers.html_containers import LISTS, Containers
from seeds2tei.readers.html_elements import (
    BLOCKS,
    CLOSES,
    CONTAINED,
    HEADINGS,
    Context,
    cell_attributes,
    context_of,
    language_of,
    phrase_of,
)
from seeds2tei.readers.html_items import with_lists
from seeds2tei.readers.html_languages import is_other
from seeds2tei.readers.html_layout import layout_tables, term_lists
from seeds2tei.readers.html_losses import losses
from seeds2tei.readers.html_ruby import rubies
from seeds2tei.readers.html_terms import LABEL, empty
from seeds2tei.readers.html_tokens import Token, linked_names, name_of
from seeds2tei.readers.html_words import Words
from seeds2tei.source import Mark, Span

LOOKED_BACK = 60
"""So many open elements are searched for one that a tag ends unsaid."""


class _Element(NamedTuple):
    """An open element.

    context    what its words become
    container  where its container stands among the claims; -1 = it has none
    language   as it or an element around it declares
    alignment  of its lines, see html_alignment
    """

    name: str
    context: Context
    container: int
    in_article: bool
    language: str = ""
    alignment: str = ""


class Page:
    """One walk over the signs of a page."""

    def __init__(self, text: str, signs: list[Token]) -> None:
        self._text, self._signs = text, signs
        self._layout = layout_tables(signs)
        self._rubies = rubies(text, signs)
        self._containers = Containers(text, term_lists(text, signs))
        self._claims = self._containers.claims
        self._linked = linked_names(text, signs)
        self._words = Words(text)
        self._stack = [_Element("", Context(), -1, in_article=False)]
        self._names: Counter[str] = Counter()
        self._cell = -1  # place in the stack of the cell, or term, that is open
        self._cell_attributes: Attributes = ()
        self._held = False  # the words of a term wait for what comes behind it
        self._language = ""  # of the page

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
        yield from with_lists(telling(self._text, self._claims))

    def losses(self) -> Iterator[Annotation]:
        """Evidence of what lost its tags only; asked for when the walk is done."""
        return losses(self._text, self._signs, self._rubies, self._containers.too_deep)

    def _tag(self, sign: Token) -> None:
        name = sign.name
        if name == "br":
            if self._words.line_break(sign.end):
                self._boundary(sign.start)
        elif name == "hr":
            self._rule(sign)
        elif name not in BLOCKS:
            self._phrase(sign)
        elif sign.closes:
            self._close(sign)
        else:
            self._open(sign)

    def _phrase(self, sign: Token) -> None:
        """A tag among words."""
        if sign.closes:
            for element, span in self._rubies.get(sign.start, ()):
                self._words.piece(element, span)
            self._words.close(sign.name, sign.start, sign.end)
            return
        tag = self._text[sign.start : sign.end]
        element, attributes = phrase_of(sign.name, tag)
        if is_other(language := language_of(tag), self._stack[-1].language or self._language):
            element, attributes = element or "foreign", (*attributes, ("xml:lang", language))
        key = self._key(sign)
        if element:
            if not self._words.open(sign.name, element, attributes, sign.start, len(self._stack), key):
                self._containers.too_deep.append(sign)
        elif key:
            self._words.called(key)

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
        self._flush(place)

    def _flush(self, place: int) -> None:
        before = len(self._claims)
        context = LABEL if self._held else self._stack[-1].context
        if self._containers.lists and (context.field or context.is_furniture):
            context = Context(because="it stands in a list")
        elif context == Context() and self._stack[-1].alignment == RIGHT:
            context = context._replace(field=RIGHT)
        self._claims += self._words.claims(context, self._language)
        if self._held:
            self._held = False
            if len(self._claims) == before:
                self._claims.append(empty("label", place))
            if terms := self._containers.terms:
                terms.label()
        if len(self._claims) > before:
            self._containers.end = self._claims[before].span.end

    def _open(self, sign: Token) -> None:
        name = sign.name
        if not (self._held and name == "dt"):
            self._boundary(sign.start)
        if self._stack[-1].name == "p" or (self._stack[-1].name in HEADINGS and name in HEADINGS):
            self._pop(sign.start)
        if name in CLOSES:
            self._close_unsaid(*CLOSES[name], sign.start)
        if self._held and name != "dt":
            self._flush(sign.start)
        simple = self._in_table()
        if name in ("td", "th") and simple and self._stack[-1].name != "tr":
            self._push("tr", self._containers.begin("tr", sign, self._key(sign)), "")
        container = -1
        terms = self._containers.terms if name == "dt" and self._cell < 0 else None
        if terms:
            if terms.waits:
                self._claims.append(empty("item", sign.start))
                terms.described(-1)
            self._cell, self._cell_attributes = len(self._stack), ()
        elif name in CONTAINED and self._cell < 0 and not self._stack[-1].context.is_furniture:
            if sign.start not in self._layout and (name != "tr" or simple):
                container = self._containers.begin(name, sign, self._key(sign))
        elif name in LISTS:
            self._containers.numbers.append(-1)
        if container < 0 and (key := self._key(sign)):
            self._words.called(key)
        self._push(name, container, self._text[sign.start : sign.end])
        if name in ("td", "th") and self._cell < 0 and self._stack[-2].name == "tr" and self._stack[-2].container >= 0:
            self._cell = len(self._stack) - 1
            self._cell_attributes = cell_attributes(name, self._text[sign.start : sign.end])

    def _in_table(self) -> bool:
        """Whether the innermost table is one of data, not of layout."""
        if not self._names["table"]:
            return False
        for element in self._stack[:-LOOKED_BACK:-1]:
            if element.name == "table":
                return element.container >= 0
        return False

    def _push(self, name: str, container: int, tag: str) -> None:
        around = self._stack[-1]
        in_article = around.in_article or name in ("article", "main", "blockquote", "section")
        context = context_of(name, around.context, in_article=around.in_article)
        if name in ("caption", "figcaption") and not self._heads(name):
            context = around.context
        language = language_of(tag)
        if name in ("html", "body") and language:
            self._language = language
        alignment = alignment_of(name, tag) or around.alignment
        language = language or around.language
        self._stack.append(_Element(name, context, container, in_article, language, alignment))
        self._names[name] += 1
        self._words.language = language

    def _heads(self, name: str) -> bool:
        """Whether a caption stands in its figure, or first in its table."""
        around = self._stack[-1]
        if name == "figcaption":
            return around.name == "figure" and around.container >= 0
        return around.name == "table" and around.container == len(self._claims) - 1 >= 0

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
            self._cell = -1
            if self._stack[-1].name == "dt":
                self._held = True
                self._words.line_break(place)
            else:
                self._end_cell(place, behind)
        elif self._cell < 0:
            self._flush(place)
        element = self._stack.pop()
        self._names[element.name] -= 1
        self._words.language = self._stack[-1].language
        self._words.close_deeper(len(self._stack))
        if element.name in LISTS and self._containers.numbers:
            self._containers.numbers.pop()
        if element.container >= 0:
            self._containers.finish(element.name, element.container, place, behind)

    def _end_cell(self, place: int, behind: int) -> None:
        before = len(self._claims)
        context = Context("cell", self._cell_attributes, "", "a cell of a table")
        self._claims += self._words.claims(context, self._language)
        if len(self._claims) == before:
            because = "an empty cell of a table"
            self._claims.append(Annotation(Span(place, place), "cell", self._cell_attributes, because=because))
            self._containers.end = max(place, behind)
        else:
            self._containers.end = self._claims[before].span.end
