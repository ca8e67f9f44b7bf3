"""What a stated certainty is worth: of the links that are said to be so sure, how many are right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

EDGES = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)


class Judged(NamedTuple):
    """A link: how certain it is said to be, 0 to 1, and whether it is right."""

    certainty: float
    right: bool


class Reliability(NamedTuple):
    """Links of which the stated certainty lies between `low` and `high`: their number, its mean, the share right."""

    low: float
    high: float
    links: int
    mean: float
    right: float

    @classmethod
    def of(cls, low: float, high: float, judged: Iterable[Judged]) -> Reliability:
        """Of all links from `low` up to `high`, this excluded if it is not 1."""
        inside = [one for one in judged if low <= one.certainty < high or one.certainty == high == 1.0]
        count = max(1, len(inside))
        mean = sum(one.certainty for one in inside) / count
        return cls(low, high, len(inside), mean, sum(one.right for one in inside) / count)

    def __str__(self) -> str:
        shares = f"{self.mean:6.3f} {self.right:6.3f}" if self.links else f"{'-':>6} {'-':>6}"
        return f"{self.low:5.2f}-{self.high:4.2f} {self.links:7} {shares}"


def reliabilities(judged: Sequence[Judged]) -> Iterator[Reliability]:
    """The links by their certainty, from the least certain to the most.

    >>> links = [Judged(0.99, True), Judged(0.98, True), Judged(0.55, False)]
    >>> [(row.low, row.links, row.right) for row in reliabilities(links) if row.links]
    [(0.5, 1, 0.0), (0.98, 2, 1.0)]
    """
    for low, high in pairwise(EDGES):
        yield Reliability.of(low, high, judged)
