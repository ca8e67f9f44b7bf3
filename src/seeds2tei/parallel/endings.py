"""How units end: whole, unfinished, or within brackets.

    ... (London:   |   Collins 1956), written with ease.

Units are not always sentences. Where one text is unfinished and the other is not, they hardly part from each other.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

UNFINISHED, BRACKETS_OPEN = 1, 2
HALF_STOPS = frozenset(";:,·-–—")
CLOSING = " \"'»«”’)]"
FURTHEST = 4  # units for which a bracket that nobody closes counts as open


def endings(units: Sequence[str], paragraphs: Container[int]) -> Iterator[int]:
    """For each unit a sum of UNFINISHED and BRACKETS_OPEN; `paragraphs` are the numbers of those that begin one.

    >>> list(endings(["He came;", "he saw (Gaul,", "1939).", "He won."], {0}))
    [1, 3, 0, 0]
    """
    depth = since = 0
    for number, unit in enumerate(units):
        if number in paragraphs or since >= FURTHEST:
            depth = 0
        depth = _depth(unit, depth)
        since = since + 1 if depth else 0
        words = unit.rstrip(CLOSING)
        yield (UNFINISHED if not words or words[-1] in HALF_STOPS else 0) + (BRACKETS_OPEN if depth else 0)


def _depth(unit: str, depth: int) -> int:
    """How many brackets are open behind a unit, if `depth` are before it."""
    if depth or "(" in unit or "[" in unit:
        for sign in unit:
            if sign in "([":
                depth += 1
            elif sign in ")]" and depth:
                depth -= 1
    return depth
