"""What a look ahead at the signs of a page tells: which tables only arrange it, which lists have terms."""

from __future__ import annotations

from dataclasses import dataclass

from seeds2tei.readers.html_elements import HEADINGS
from seeds2tei.readers.html_tokens import Token

_OF_LAYOUT = HEADINGS | frozenset({"table", "blockquote", "pre", "ul", "ol", "dl", "hr", "figure", "form", "article"})


def layout_tables(signs: list[Token]) -> set[int]:
    """Where the tables begin that only arrange the page: with blocks in a cell, or a single cell in each row."""
    found: set[int] = set()
    around: list[list[int]] = []  # tables: begin, cells of this row, most cells of a row, paragraphs in this cell
    for sign in signs:
        name = sign.name
        if name in _OF_LAYOUT and around and not sign.closes:
            found.add(around[-1][0])
        if name == "table":
            if not sign.closes:
                around.append([sign.start, 0, 0, 0])
            elif around:
                begin, _, most, _ = around.pop()
                if most < 2:
                    found.add(begin)
        elif around and not sign.closes:
            table = around[-1]
            if name == "tr":
                table[1] = 0
            elif name in ("td", "th"):
                table[1], table[3] = table[1] + 1, 0
                table[2] = max(table[1], table[2])
            elif name == "p":
                table[3] += 1
                if table[3] > 2:
                    found.add(table[0])
    found.update(begin for begin, _, most, _ in around if most < 2)
    return found


@dataclass
class _List:
    """A `dl`: where it begins, the part that is open ("" = none), whether it had terms and descriptions."""

    start: int
    part: str = ""
    terms: bool = False
    descriptions: bool = False
    mixed: bool = False

    @property
    def is_of_terms(self) -> bool:
        return self.terms and self.descriptions and not self.mixed


def term_lists(text: str, signs: list[Token]) -> set[int]:
    """Where the lists begin that are terms and what is said of them, in turn, with no words between.

    Old pages use `dl` to indent a paragraph: those are plain lists.
    """
    found: set[int] = set()
    around: list[_List] = []
    position = 0
    for sign in signs:
        if around and not around[-1].part:
            words = sign.rule == "html.entity" and not sign.reading.isspace()
            around[-1].mixed |= words or bool(text[position : sign.start].strip())
        position = sign.end
        if sign.name == "dl" and not sign.closes:
            around.append(_List(sign.start))
        elif not around:
            continue
        elif sign.name == "dl":
            closed = around.pop()
            if closed.is_of_terms:
                found.add(closed.start)
        elif sign.name in ("dt", "dd"):
            here = around[-1]
            here.part = "" if sign.closes else sign.name
            if sign.name == "dt":
                here.terms = True
            else:
                here.mixed |= not here.terms
                here.descriptions = True
    found.update(one.start for one in around if one.is_of_terms)
    return found
