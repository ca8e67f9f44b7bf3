"""How good a bead is: its shape, its lengths, its words, its paragraphs, as one logarithm."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import erfc, log, sqrt
from typing import NamedTuple

from seeds2tei.parallel.evidence import Direction
from seeds2tei.parallel.version import Version

# How often units of A and of B stand together in such numbers, by shape (units of A, units of B).
SHAPES = {
    (1, 1): 0.86, (1, 2): 0.035, (2, 1): 0.035, (1, 3): 0.008, (3, 1): 0.008, (2, 2): 0.006,
    (1, 4): 0.003, (4, 1): 0.003, (2, 3): 0.003, (3, 2): 0.003,
}  # fmt: skip
ALONE = 0.02  # how often a unit has no partner
ALONE_PENALTY = 2.5

LENGTH_WEIGHT = 0.7
PARAGRAPH_WEIGHT = 0.8
BOTH_BEGIN, ONE_BEGINS, BEGINS_INSIDE = 1.0, -0.4, -1.2
FREE = -3.0  # words never say more than this against a bead: a translation may be free


class Lengths(NamedTuple):
    """How the lengths of translations relate (Gale and Church 1993).

    ratio     letters of B for one letter of A
    variance  of the difference, for one letter
    """

    ratio: float
    variance: float

    def score(self, a: int, b: int) -> float:
        """The logarithm of the probability that translations differ at least so much in length."""
        expected = a * self.ratio
        delta = abs(b - expected) / sqrt((b + expected + 1) / 2 * self.variance)
        return log(erfc(delta * 0.7071)) if delta < 7.0 else -1.0 - delta * delta / 2


class Scores:
    """The scores of all beads of two versions. A bead is four boundaries: A from, to, B from, to."""

    alone = log(ALONE) - ALONE_PENALTY

    def __init__(self, a: Version, b: Version, a_to_b: Direction, b_to_a: Direction, lengths: Lengths) -> None:
        self._a_to_b, self._b_to_a, self._lengths = a_to_b, b_to_a, lengths
        self._letters_a, self._letters_b = _sums(a.letters), _sums(b.letters)
        self._base_a, self._base_b = _sums(b_to_a.base), _sums(a_to_b.base)
        self._begins_a, self._begins_b = a.openings, b.openings
        self._openings_a, self._openings_b = _sums(a.openings), _sums(b.openings)
        self._pairs: dict[tuple[int, int], float] = {}
        self._shapes = {shape: log(share) for shape, share in SHAPES.items()}

    def pair(self, a: int, b: int) -> float:
        """What the words of two units say for their standing in one bead; never below 0."""
        known = self._pairs.get((a, b))
        if known is None:
            known = self._pairs[a, b] = self._a_to_b.gain(a, 1, b) + self._b_to_a.gain(b, 1, a)
        return known

    def bound(self, a: int, a_end: int, b: int, b_end: int) -> float:
        """No bead with these boundaries scores more than this; quick to say."""
        pairs = sum([self.pair(i, j) for i in range(a, a_end) for j in range(b, b_end)])
        return self._without_words(a, a_end, b, b_end) + max(FREE, self._base(a, a_end, b, b_end) + pairs)

    def bead(self, a: int, a_end: int, b: int, b_end: int) -> float:
        """The score of a bead with units on both sides."""
        if a_end - a == b_end - b == 1:
            words = self.pair(a, b)
        else:
            words = sum([self._a_to_b.gain(a, a_end - a, unit) for unit in range(b, b_end)])
            words += sum([self._b_to_a.gain(b, b_end - b, unit) for unit in range(a, a_end)])
        letters_a = self._letters_a[a_end] - self._letters_a[a]
        letters_b = self._letters_b[b_end] - self._letters_b[b]
        return (
            self._without_words(a, a_end, b, b_end)
            + max(FREE, self._base(a, a_end, b, b_end) + words)
            + LENGTH_WEIGHT * self._lengths.score(letters_a, letters_b)
        )

    def _base(self, a: int, a_end: int, b: int, b_end: int) -> float:
        return self._base_a[a_end] - self._base_a[a] + self._base_b[b_end] - self._base_b[b]

    def _without_words(self, a: int, a_end: int, b: int, b_end: int) -> float:
        """What the shape of a bead and its paragraphs say."""
        begins_a, begins_b = self._begins_a[a], self._begins_b[b]
        cue = 0.0
        if begins_a or begins_b:
            cue = BOTH_BEGIN if begins_a and begins_b else ONE_BEGINS
        inside = self._openings_a[a_end] - self._openings_a[a] - begins_a
        inside += self._openings_b[b_end] - self._openings_b[b] - begins_b
        return self._shapes[a_end - a, b_end - b] + PARAGRAPH_WEIGHT * (cue + inside * BEGINS_INSIDE)


def _sums(values: Iterable[float]) -> Sequence[float]:
    """The sums of the first 0, 1, 2 ... values."""
    return [0, *accumulate(values)]
