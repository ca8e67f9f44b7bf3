"""A list of references, one to a line, as people keep them in a file.

Each line is read by itself; only "Ibid." leans on the line before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from seeds2tei.expressions import expression
from seeds2tei.references.reference import Reference
from seeds2tei.references.resolution import Hints
from seeds2tei.references.search import find_references

LINE_END = expression(r"\r\n|\n|\r")


class Line(NamedTuple):
    """A line of a list that is not blank: its number (1 = first), its words, the references in them."""

    number: int
    words: str
    references: tuple[Reference, ...]


def read_list(text: str, hints: Hints) -> Iterator[Line]:
    """Yield the lines of a list.

    >>> from seeds2tei.references.resolution import NO_HINTS
    >>> lines = read_list("ГАРФ, ф. 1, оп. 2, д. 3, л. 4\\n\\nТам же, л. 5", NO_HINTS)
    >>> [(line.number, [level.value for level in line.references[0].levels]) for line in lines]
    [(1, ['1', '2', '3']), (3, ['1', '2', '3'])]
    """
    for number, words in enumerate(LINE_END.split(text), 1):
        if words.strip():
            found = tuple(find_references(words, hints=hints))
            yield Line(number, words, found)
            if found:
                hints = hints._replace(previous=found[-1])
