"""The text as a tree of sections: by the levels of headings, and by where letters open and close."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.expressions import expression
from seeds2tei.passage import Passage
from seeds2tei.source import Span

_ENCLOSED = (
    r"(?:(?:sub)?enclosures?|attachments?|appendix(?= (?:No\.? ?)?(?:\d|[IVX]+\b|[A-Z]\b))|annex"
    r"|anlagen?|beilagen?|annexe|pièce jointe|anexo"
    r"|allegat[oi]|załącznik|приложени[ея]|додаток)"
)
# Headings of what was sent with a letter: it stands beside the letter, not in it.
ENCLOSED = expression(rf"\W*{_ENCLOSED}\b", re.IGNORECASE)
NUMBERED_ENCLOSURE = expression(
    rf"\[?{_ENCLOSED}(?: (?:no\.?|№|nr\.?|n°|n))? ?(?:\d{{1,3}}|[IVX]{{1,4}}|[A-Z])\]?[.:]?", re.IGNORECASE
)
TOP = frozenset({"opener", "byline", "dateline", "salute", "head"})
BOTTOM = frozenset({"closer", "postscript", "signed", "trailer"})
ANYWHERE = frozenset({"note", "fw"})


class Item(NamedTuple):
    """A block or container that stands directly in the text."""

    kind: str
    span: Span
    passages: tuple[Passage, ...]
    claim: Annotation

    @property
    def level(self) -> int:
        """The level of a heading; 1 where the format gives none."""
        return self.passages[0].level or 1


@dataclass
class Section:
    """A division that is being put together."""

    level: int
    kind: str = ""
    items: list[Item] = field(default_factory=list)
    parts: list[Section] = field(default_factory=list)
    has_content: bool = False
    closed: bool = False

    @property
    def span(self) -> Span:
        spans = [item.span for item in self.items] + [part.span for part in self.parts]
        return Span(min(span.start for span in spans), max(span.end for span in spans))


def blocks_of(passages: Iterable[Passage], depth: int = 1) -> Iterator[Item]:
    """The text as a row of blocks, what stands in one container of this depth together."""

    def outermost(passage: Passage) -> Annotation:
        return passage.within[depth] if len(passage.within) > depth else passage.block

    for claim, group in groupby((p for p in passages if p.block.anchor is None), key=outermost):
        if claim.anchor is None:
            yield Item(claim.tag, claim.span, tuple(group), claim)


def sections(items: Iterable[Item], *, around_versions: bool) -> Section:
    """The divisions of the body as a tree, by heading levels and by the parts of letters."""
    root = Section(0)
    path = [root]

    def begin(level: int, kind: str = "") -> Section:
        while path[-1].level >= level and len(path) > 1:
            path.pop()
        section = Section(level, kind)
        path[-1].parts.append(section)
        path.append(section)
        return section

    for item in items:
        here = path[-1]
        if item.kind == "div" or (around_versions and item.kind in ANYWHERE and not here.items):
            del path[1:]
            root.parts.append(Section(1, "made", [item]))
            continue
        if item.kind == "head":
            enclosed = ENCLOSED.match(item.passages[0].text) is not None
            fresh = here.items and not here.has_content and not here.parts and here.level == item.level
            if not fresh or enclosed:
                here = begin(item.level, "enclosure" if enclosed else "")
        elif item.kind not in ANYWHERE:
            again = item.kind in TOP and here.has_content and item.kind == "opener"
            follows = here.closed and item.kind not in BOTTOM and item.kind not in TOP - {"opener"}
            if again or follows or (here is root and root.parts):
                here = begin(max(here.level, 1))
        elif here is root and root.parts:
            root.parts.append(Section(1, "made", [item]))
            continue
        here.items.append(item)
        if item.kind in BOTTOM or (item.kind in TOP - {"opener", "head"} and here.has_content):
            here.closed = True
        elif item.kind not in TOP and item.kind not in ANYWHERE:
            here.has_content = True
    return root
