"""How a translator works, as far as the document itself shows it.

How often he makes two sentences of one, and how far the lengths of his sentences go with those before him. A
first way through the versions is asked; where it is short, what is usual counts for more than what it shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from seeds2tei.parallel.version import Version, ratio

Shape = tuple[int, int]

# How often units of A and of B stand together in such numbers, by shape (units of A, units of B).
SHAPES: Mapping[Shape, float] = {
    (1, 1): 0.86, (1, 2): 0.035, (2, 1): 0.035, (1, 3): 0.008, (3, 1): 0.008, (2, 2): 0.001,
    (1, 4): 0.003, (4, 1): 0.003, (2, 3): 0.001, (3, 2): 0.001,
    (1, 5): 0.0005, (5, 1): 0.0005, (3, 3): 0.0003, (2, 4): 0.0003, (4, 2): 0.0003,
}  # fmt: skip
VARIANCE = 6.8  # of the difference in length, for one letter (Gale and Church 1993)
LEAST, MOST = 3.0, 25.0  # between which it is believed
WEIGHT = 100  # beads for which what is usual counts
SURE = 0.9  # certainty of a bead from which its length is believed
MEDIAN = 0.455  # of the square of a normally distributed number


class Step(NamedTuple):
    """One step of a way: units of A and of B from `a` and `b` on, `height` and `width` in number."""

    a: int
    b: int
    height: int
    width: int
    certainty: float


class Habits(NamedTuple):
    """How often beads have a shape; the variance of the difference in length, for one letter."""

    shapes: Mapping[Shape, float]
    variance: float


USUAL = Habits(SHAPES, VARIANCE)


def observed(steps: Iterable[Step], a: Version, b: Version) -> Habits:
    """The habits that a way through two versions shows, moderated by what is usual."""
    linked = [step for step in steps if step.height and step.width]
    return Habits(_shapes(linked), _variance(linked, a, b))


def _shapes(linked: Iterable[Step]) -> Mapping[Shape, float]:
    counts: Counter[Shape] = Counter()
    for step in linked:
        counts[step.height, step.width] += step.certainty  # type: ignore[assignment]
    # No bead vouches for itself: the first of a shape says nothing of how often there are such.
    seen = {shape: max(0.0, counts[shape] - 1) for shape in SHAPES}
    whole = sum(SHAPES.values())
    total = WEIGHT + sum(seen.values())
    return {shape: (WEIGHT * share + seen[shape] * whole) / total for shape, share in SHAPES.items()}


def _variance(linked: Iterable[Step], a: Version, b: Version) -> float:
    """By the median, because a wrong bead may be far out."""
    longer = ratio(a, b)
    squares = sorted(
        (b.letters[step.b] - longer * a.letters[step.a]) ** 2
        / ((b.letters[step.b] + longer * a.letters[step.a] + 1) / 2)
        for step in linked
        if step.height == step.width == 1 and step.certainty > SURE
    )
    if not squares:
        return VARIANCE
    seen = min(MOST, max(LEAST, squares[len(squares) // 2] / MEDIAN))
    return (WEIGHT * VARIANCE + len(squares) * seen) / (WEIGHT + len(squares))
