"""The words between two boundaries of blocks: where they begin and end, and the formatting among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from seeds2tei.annotation import Annotation, Attributes
from seeds2tei.expressions import expression
from seeds2tei.readers.characters import trimmed
from seeds2tei.readers.html_elements import Context
from seeds2tei.readers.html_languages import is_other
from seeds2tei.source import Span

DEEPEST = 12
"""How deep formatting may be nested; what is deeper loses its tags only."""
_LETTER = expression(r"<[^<>]*>|&[#\w]+;|([^\W\d_])")


@dataclass
class _Open:
    """Formatting that is open: where it began in these words (-1: before them), and inside how many blocks."""

    name: str
    element: str
    attributes: Attributes
    start: int
    depth: int
    visible: int
    key: str


class _Phrase(NamedTuple):
    start: int
    end: int
    number: int
    element: str
    attributes: Attributes
    key: str


@dataclass
class Words:
    """Gathers the words of one block, and carries open formatting over to the next.

    key       of the block, see Annotation; the name of an element before its first word
    language  of the words that come now, as the elements around them declare it; "" = none does
    """

    text: str
    key: str = ""
    language: str = ""
    first: int = -1
    last: int = -1
    visible: int = 0
    _edge: int = -1  # where the last formatting ends
    _open: list[_Open] = field(default_factory=list)
    _phrases: list[_Phrase] = field(default_factory=list)
    _breaks: list[int] = field(default_factory=list)
    _languages: set[str] = field(default_factory=set)

    def stretch(self, start: int, end: int) -> None:
        """Text between two signs."""
        start, end = trimmed(self.text, start, end)
        if start < end:
            self.see(start, end)

    def see(self, start: int, end: int) -> None:
        """Something visible."""
        if self.first < 0:
            self.first = start
        self.last = end
        self.visible += 1
        self._languages.add(self.language)

    def line_break(self, place: int) -> bool:
        """A new line; whether it is the second in a row, which ends a paragraph."""
        if self._breaks and self._breaks[-1] >= self.last:
            return True
        self._breaks.append(place)
        return False

    def called(self, key: str) -> None:
        """An element has a name and becomes nothing itself; before the first word it names the block."""
        if self.first < 0 and not self.key:
            self.key = key

    def open(self, name: str, element: str, attributes: Attributes, start: int, depth: int, key: str = "") -> bool:
        """Formatting begins; whether it is not nested too deeply."""
        if len(self._open) < DEEPEST:
            self._open.append(_Open(name, element, attributes, start, depth, self.visible, key))
            return True
        return False

    def close(self, name: str, start: int, end: int) -> None:
        """Formatting ends; what began in it ends before the tag and goes on behind it."""
        found = next((i for i in range(len(self._open) - 1, -1, -1) if self._open[i].name == name), -1)
        if found < 0:
            return
        for inner in reversed(self._open[found + 1 :]):
            self._finish(inner, start)
            inner.start, inner.visible = end if self.first >= 0 else -1, self.visible
        self._finish(self._open.pop(found), end)

    def close_deeper(self, depth: int) -> None:
        """A block ends, and with it what began in it and was left open."""
        while self._open and self._open[-1].depth > depth:
            self._finish(self._open.pop(), max(self.last, self._edge))

    def _finish(self, opened: _Open, end: int) -> None:
        if opened.element == "foreign" and not _has_letters(self.text, max(opened.start, self.first), end):
            return
        if opened.element and self.visible > opened.visible:
            number = len(self._phrases)
            self._edge = max(self._edge, end)
            phrase = _Phrase(opened.start, end, -number, opened.element, opened.attributes, opened.key)
            self._phrases.append(phrase)

    def piece(self, element: str, span: Span) -> None:
        """Something around words that stand there already, and around all that was found in them."""
        self._edge = max(self._edge, span.end)
        self._phrases.append(_Phrase(span.start, span.end, -len(self._phrases), element, (), ""))

    def _whole(self, element: str) -> _Phrase | None:
        """A phrase of this element that is around all words, taken from the others."""
        for phrase in self._phrases:
            if phrase.element == element and phrase.start <= self.first and phrase.end >= self.last:
                self._phrases.remove(phrase)
                return phrase
        return None

    def _attributes(self, context: Context, said: str) -> Attributes:
        """The attributes of the block, with its language where that is another than the page's."""
        languages = self._languages
        if whole := self._whole("foreign"):
            languages = {whole.attributes[0][1]}
        if context.is_furniture or len(languages) != 1 or not is_other(language := next(iter(languages)), said):
            return context.attributes
        return (*context.attributes, ("xml:lang", language))

    def claims(self, context: Context, said: str) -> Iterator[Annotation]:
        """The block and what is in it, outer before inner; nothing if there is nothing to read.

        said  the language of the page, which no block repeats
        """
        if self.first < 0 and not (self._phrases or self._breaks or self._open):
            return
        opened = [one for one in self._open if one.element and self.visible > one.visible]
        if self.first >= 0:
            begun = [*(phrase.start for phrase in self._phrases), *(one.start for one in opened)]
            start = min(self.first, *(place for place in begun if place >= 0), self.first)
            end = max(self.last, self._edge)
            if context.tag == "p" and (posted := self._whole("fw")):
                context = Context("fw", posted.attributes, because="it says when the page was posted")
            attributes = self._attributes(context, said)
            yield Annotation(
                Span(start, end), context.tag, attributes, field=context.field, because=context.because,
                key=self.key,
            )  # fmt: skip
            self.key = ""
            phrases = [*self._phrases]
            for i, one in enumerate(opened):
                number = i - len(self._phrases) - len(opened)
                phrases.append(_Phrase(one.start, end, number, one.element, one.attributes, one.key))
            inside = [
                Annotation(
                    Span(max(p.start, start), p.end),
                    p.element,
                    p.attributes,
                    because="a tag around these words",
                    key=p.key,
                )
                for p in sorted(phrases, key=lambda p: (max(p.start, start), -p.end, p.number))
            ]
            breaks = [
                Annotation(Span(place, place), "lb", because="a line break of the page")
                for place in self._breaks
                if self.first < place < self.last
            ]
            yield from sorted([*inside, *breaks], key=lambda claim: (claim.span.start, -claim.span.end))
        self.first = self.last = self._edge = -1
        self.visible = 0
        self._phrases, self._breaks, self._languages = [], [], set()
        for one in self._open:
            one.start, one.visible = -1, 0


def _has_letters(text: str, start: int, end: int) -> bool:
    """Whether a stretch has a letter outside its tags: word processors give a number a language too."""
    return any(match[1] for match in _LETTER.finditer(text, max(start, 0), end))
