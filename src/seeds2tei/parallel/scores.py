"""How good a bead is: its shape, its lengths, its words, its paragraphs, as one logarithm."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import erfc, log, sqrt
from typing import NamedTuple

from seeds2tei.parallel.endings import BRACKETS_OPEN, UNFINISHED
from seeds2tei.parallel.evidence import Evidence
from seeds2tei.parallel.habits import Habits, Shape
from seeds2tei.parallel.version import Version, ratio

ALONE = -4.8  # the score of a unit without partner, a logarithm too

LENGTH_WEIGHT = 0.6
PARAGRAPH_WEIGHT = 1.3
BOTH_BEGIN, ONE_BEGINS, BEGINS_INSIDE = 1.0, -0.4, -1.2
IN_BRACKETS, UNFINISHED_ALONE = 3.0, 1.0  # against a bead that ends so in one version only
NEVER = float("-inf")
FREE = -3.0  # words never say more than this against a bead: a translation may be free


def _cut(a: int, b: int) -> float:
    """What the ends of the last units of a bead say: translators seldom cut where only one text is whole."""
    return -IN_BRACKETS * ((a ^ b) & BRACKETS_OPEN > 0) - UNFINISHED_ALONE * ((a ^ b) & UNFINISHED > 0)


CUTS = [[_cut(a, b) for b in range(4)] for a in range(4)]


class Lengths(NamedTuple):
    """How the lengths of translations relate (Gale and Church 1993).

    ratio     letters of B for one letter of A
    variance  of the difference, for one letter
    """

    ratio: float
    variance: float

    def score(self, a: float, b: float) -> float:
        """The logarithm of the probability that translations differ at least so much in length."""
        expected = a * self.ratio
        delta = abs(b - expected) / sqrt((b + expected + 1) / 2 * self.variance)
        return log(erfc(delta * 0.7071)) if delta < 7.0 else -1.0 - delta * delta / 2


class _Pairs:
    """What the words of one unit of A and those of each unit of B say for their standing in one bead; never below 0."""

    def __init__(self, unit: int, evidence: Evidence) -> None:
        self._unit, self._evidence = unit, evidence
        self._first, self._sums = 0, [0.0]

    def sums(self, b: int, b_end: int) -> list[float]:
        """For each boundary of B from `b` to `b_end` the sum for the units before it, from some unit on."""
        if not self._first <= b < self._first + len(self._sums):
            self._first, self._sums = b, [0.0]
        there, to_a = self._evidence.a_to_b.gains(self._unit, 1), self._evidence.b_to_a.gains
        for other in range(self._first + len(self._sums) - 1, b_end):
            self._sums.append(self._sums[-1] + there[other] + to_a(other, 1)[self._unit])
        return self._sums[b - self._first : b_end + 1 - self._first]


class Outlook(NamedTuple):
    """What the words of some units of A, and of units of B beside them, say at most.

    first    the first boundary of B
    against  what the units of A say against as long as nothing explains them
    sums     for each boundary of B from `first` on, what the units before it say
    """

    first: int
    against: float
    sums: Sequence[float]


class Scores:
    """The scores of all beads of two versions. A bead is four boundaries: A from, to, B from, to.

    size  of both versions, in units
    """

    alone = ALONE

    def __init__(self, a: Version, b: Version, evidence: Evidence, habits: Habits) -> None:
        self.size = len(a.letters), len(b.letters)
        self.evidence, self._lengths = evidence, Lengths(ratio(a, b), habits.variance)
        self._letters_a, self._letters_b = _sums(a.letters), _sums(b.letters)
        self._begins_a, self._begins_b = a.openings, b.openings
        self._openings_a, self._openings_b = _sums(a.openings), _sums(b.openings)
        self._pairs = [_Pairs(unit, evidence) for unit in range(len(a.letters))]
        self._shapes = {shape: log(share) for shape, share in habits.shapes.items()}
        self._cuts_a = [0, *(len(CUTS) * ending for ending in a.endings)]
        self._cuts_b = [0, *b.endings]
        self._cuts = [cue for row in CUTS for cue in row]

    def outlook(self, a: int, a_end: int, b: int, b_end: int) -> Outlook:
        """What beads with these units of A are worth at most, from `b` to `b_end`.

        Together, units never say more than each for itself: a bound that is quick to find.
        """
        against = self.evidence.base_a[a_end] - self.evidence.base_a[a]
        sums = [self.evidence.base_b[b : b_end + 1], *(pairs.sums(b, b_end) for pairs in self._pairs[a:a_end])]
        return Outlook(b, against, [sum(column) for column in zip(*sums, strict=True)])

    def most(self, shape: Shape) -> float:
        """What a bead is worth at most, beyond its words."""
        return self._shapes[shape] + PARAGRAPH_WEIGHT * BOTH_BEGIN

    def bead(self, a: int, a_end: int, b: int, b_end: int, words: float | None = None, least: float = NEVER) -> float:
        """The score of a bead with units on both sides; NEVER as soon as it cannot reach `least`.

        words  what its words say at most, if that is known; if it is one unit on both sides, what they say
        """
        letters_a = self._letters_a[a_end] - self._letters_a[a]
        letters_b = self._letters_b[b_end] - self._letters_b[b]
        score = self._shapes[a_end - a, b_end - b] + LENGTH_WEIGHT * self._lengths.score(letters_a, letters_b)
        score += self._paragraphs(a, a_end, b, b_end) + self._cuts[self._cuts_a[a_end] + self._cuts_b[b_end]]
        if words is not None:
            if score + words < least:
                return NEVER
            if a_end - a == b_end - b == 1:
                return score + words
        return score + max(FREE, self.evidence.words(a, a_end, b, b_end))

    def _paragraphs(self, a: int, a_end: int, b: int, b_end: int) -> float:
        """What the beginnings of paragraphs say."""
        begins_a, begins_b = self._begins_a[a], self._begins_b[b]
        cue = 0.0
        if begins_a or begins_b:
            cue = BOTH_BEGIN if begins_a and begins_b else ONE_BEGINS
        inside = self._openings_a[a_end] - self._openings_a[a] - begins_a
        inside += self._openings_b[b_end] - self._openings_b[b] - begins_b
        return PARAGRAPH_WEIGHT * (cue + inside * BEGINS_INSIDE)


class Part(NamedTuple):
    """The scores of a part of two versions, which begins with the units `a` and `b`."""

    scores: Scores
    a: int
    b: int
    alone: float = Scores.alone

    def outlook(self, a: int, a_end: int, b: int, b_end: int) -> Outlook:
        """What beads are worth at most, boundaries counted from the beginning of the part."""
        found = self.scores.outlook(self.a + a, self.a + a_end, self.b + b, self.b + b_end)
        return found._replace(first=b)

    def most(self, shape: Shape) -> float:
        """What a bead is worth at most, beyond its words."""
        return self.scores.most(shape)

    def bead(self, a: int, a_end: int, b: int, b_end: int, words: float | None = None, least: float = NEVER) -> float:
        """The score of a bead whose boundaries are counted from the beginning of the part."""
        return self.scores.bead(self.a + a, self.a + a_end, self.b + b, self.b + b_end, words, least)


def _sums(values: Iterable[float]) -> Sequence[float]:
    """The sums of the first 0, 1, 2 ... values."""
    return [0, *accumulate(values)]
