"""The containers of a web page: lists, their items, tables, rows, quotations, figures.

Each is a claim among those of the page, whose span is known when it ends.
"""

from __future__ import annotations

from collections.abc import Container

from seeds2tei.annotation import Annotation, Attributes
from seeds2tei.expressions import expression
from seeds2tei.readers.html_elements import CONTAINED
from seeds2tei.readers.html_terms import Terms, empty
from seeds2tei.readers.html_tokens import Token, attribute
from seeds2tei.source import Span

DEEPEST = 24
"""How many lists and quotations may stand in one another; deeper ones lose their tags only."""
LISTS = ("ul", "ol", "menu", "dir", "dl")
_NUMBER = expression(r"\d{1,9}")


class Containers:
    """The claims of a page so far, and which containers among them are open.

    claims    blocks, what stands in them, and containers, in document order
    end       where the last block or container ends
    lists     how many lists are open
    numbers   of the next item, for each list that is open; -1 for those without numbers
    too_deep  the tags of containers that stand in too many others
    """

    def __init__(self, text: str, glosses: Container[int]) -> None:
        self.claims: list[Annotation] = []
        self.end = 0
        self.lists = 0
        self.numbers: list[int] = []
        self.too_deep: list[Token] = []
        self._text = text
        self._glosses = glosses  # where lists of terms begin
        self._depth = 0
        self._terms: list[Terms | None] = []  # of the lists that are open; None for those without terms

    @property
    def terms(self) -> Terms | None:
        """The innermost list, if it is one of terms."""
        return self._terms[-1] if self._terms else None

    def begin(self, name: str, sign: Token, key: str) -> int:
        """Open a container. Returns its place among the claims, -1 where it stands too deep.

        name  of the element; `sign` is the tag that begins it, or what stands in it
        key   by which links of the page lead to it
        """
        tag, because = CONTAINED[name]
        attributes = self._attributes(name, sign)
        if self._depth >= DEEPEST:
            self.too_deep.append(sign)
            return -1
        self._depth += 1
        terms = self.terms if name == "dd" else None
        if terms and not terms.waits:
            if terms.item >= 0:
                return terms.item
            self.claims.append(empty("label", sign.start))
        if terms:
            terms.described(len(self.claims))
        if tag == "list":
            is_gloss = sign.start in self._glosses
            self._terms.append(Terms() if is_gloss else None)
            attributes = (("type", "gloss"),) if is_gloss else attributes
            self.lists += 1
        self.claims.append(Annotation(Span(sign.start, sign.start), tag, attributes, because=because, key=key))
        return len(self.claims) - 1

    def _attributes(self, name: str, sign: Token) -> Attributes:
        """The kind of a list, the number of an item; the list then counts on from it."""
        text = self._text[sign.start : sign.end]
        if name in LISTS:
            start = attribute(text, "start") if name == "ol" else ""
            self.numbers.append((int(start) if _NUMBER.fullmatch(start) else 1) if name == "ol" else -1)
            return (("rend", "numbered" if name == "ol" else "bulleted"),) if name != "dl" else ()
        if name == "li" and self.numbers and self.numbers[-1] >= 0:
            value = attribute(text, "value")
            number = int(value) if _NUMBER.fullmatch(value) else self.numbers[-1]
            self.numbers[-1] = number + 1
            return (("n", str(number)),)
        return ()

    def finish(self, name: str, container: int, place: int, behind: int) -> None:
        """A container ends with what stands last in it; one without words is none."""
        self._depth -= 1
        terms = self.terms
        if name == "dl" and terms and terms.waits:
            self.claims.append(empty("item", place))
            self.end = max(self.end, place, behind)
        inside = any(claim.tag for claim in self.claims[container + 1 :])
        claim = self.claims[container]
        if claim.tag == "list":
            self.lists -= 1
            self._terms.pop()
        if not inside and terms and name == "dd":
            self.claims[container] = empty("item", place)
            self.end = max(self.end, place, behind)
            terms.described(-1)
            return
        if not inside:
            del self.claims[container]
            return
        if claim.tag in ("row", "table"):
            self.end = max(self.end, behind)
        start = self.claims[container + 1].span.start if claim.tag in ("item", "row") else claim.span.start
        self.claims[container] = claim._replace(span=Span(start, self.end))
