"""The lines below the title and the author: who translated, transcribed or edited the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from seeds2tei.expressions import expression
from seeds2tei.naming import named
from seeds2tei.roles import borne_roles, said_roles

LINE = expression(r"[^\n]+")
LONGEST = 160
BETWEEN = expression(r"(?:[\s,;&.|]|and|und|et|y|и)*+")


class Bearer(NamedTuple):
    """A name in a byline, by its offsets, and the roles that it bears; `element` is its TEI name."""

    start: int
    end: int
    roles: tuple[str, ...]
    element: str = "persName"


class Byline(NamedTuple):
    """A line that says who did what, by its offsets."""

    start: int
    end: int
    bearers: tuple[Bearer, ...]


def bylines(text: str, *, below_author: bool) -> Iterator[Byline]:
    """The lines with which a block begins and that say who did what; the first other line ends them.

    below_author  whether the author's line stands above; else "translated by ..." belongs to the label lines

    >>> list(bylines("translated by Anna Berg.\\nRiga", below_author=True))
    [Byline(start=0, end=24, bearers=(Bearer(start=14, end=23, roles=('translator',), element='persName'),))]
    """
    for match in LINE.finditer(text):
        line = match[0].strip()
        start = match.start() + match[0].index(line)
        bearers = tuple(_before(line) if below_author else ()) or tuple(_behind(line))
        if len(line) > LONGEST or not bearers:
            return
        moved = (bearer._replace(start=start + bearer.start, end=start + bearer.end) for bearer in bearers)
        yield Byline(start, start + len(line), tuple(moved))


def _before(line: str) -> Iterator[Bearer]:
    """Names with their roles before them."""
    said = said_roles(line[:LONGEST])
    for name in named(line[said.end :]) if said else ():
        if said and name.kind in ("person", "affiliation"):
            element = "persName" if name.kind == "person" else "orgName"
            yield Bearer(said.end + name.start, said.end + name.end, said.roles, element)


def _behind(line: str) -> list[Bearer]:
    """Names with their roles in brackets behind them, if the line is nothing else."""
    found = list(borne_roles(line[:LONGEST]))
    beside, end = "", 0
    for borne in found:
        beside, end = beside + line[end : borne.start], borne.last
    whole = BETWEEN.fullmatch(beside + line[end:]) is not None
    return [Bearer(borne.start, borne.end, borne.roles) for borne in found] if whole else []
