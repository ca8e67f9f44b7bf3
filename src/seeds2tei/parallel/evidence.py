"""What the words of two passages say for their being translations of each other.

Natural logarithms of likelihood ratios (IBM model 1 against chance): above 0 for, below 0 against. A word
of which no table knows anything is neutral: it says nothing, and neither does a word that stands in
nearly every unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from math import log, log1p

from seeds2tei.parallel.translations import Table, scaled, transposed
from seeds2tei.parallel.version import Version

Probabilities = Mapping[str, Mapping[str, float]]

TRUST = 0.5  # how far a well known word counts, 0 to 1
WELL_KNOWN = 0.15  # probability of its best translation from which a word is well known
WEIGHT = 0.5
COMMON = 0.5  # a word in more than this share of the units tells them not apart
REMEMBERED = 1000  # stretches of units kept in memory; the way through two versions needs few at a time
SURELY_RARE = 3  # unless it is in so few


class Evidence:
    """The words of two versions, those of each explained by those of the other. A bead is four boundaries.

    a_to_b, b_to_a  the words of B as explained by those of A, and the other way round
    base_a, base_b  for each boundary, what the known words before it say as long as nothing explains them
    """

    def __init__(self, a: Version, b: Version, table: Table) -> None:
        self.a_to_b = Direction(a, b, scaled(table))
        self.b_to_a = Direction(b, a, scaled(transposed(table)))
        self.base_a, self.base_b = _sums(self.b_to_a.base), _sums(self.a_to_b.base)

    def base(self, a: int, a_end: int, b: int, b_end: int) -> float:
        """What the known words of a bead say as long as nothing explains them: 0 or less."""
        return self.base_a[a_end] - self.base_a[a] + self.base_b[b_end] - self.base_b[b]

    def words(self, a: int, a_end: int, b: int, b_end: int) -> float:
        """What the words of a bead say: above 0 for it, below 0 against it."""
        there, back = self.a_to_b.gains(a, a_end - a), self.b_to_a.gains(b, b_end - b)
        gain = sum([there[unit] for unit in range(b, b_end)]) + sum([back[unit] for unit in range(a, a_end)])
        return self.base(a, a_end, b, b_end) + gain


def _sums(values: Iterable[float]) -> Sequence[float]:
    """The sums of the first 0, 1, 2 ... values."""
    return [0, *accumulate(values)]


class Direction:
    """The words of one version (the target) as explained by those of the other (the source).

    base  of each target unit: what its known words say against it as long as nothing explains them
    """

    def __init__(self, source: Version, target: Version, table: Probabilities) -> None:
        trust = _trust(source, target, table)
        total = sum(target.sizes) or 1
        factor = {w: t * total / (target.frequency[w] * (1 - t)) for w, t in trust.items()}
        rows = {
            word: [(b, factor[b] * p) for b, p in table[word].items() if b in factor]
            for word in source.frequency
            if word in table
        }
        against = {w: WEIGHT * log(1 - t) for w, t in trust.items()}
        self._sizes, self._words, self._rows = source.sizes, source.words, rows
        self._known = [[(w, n) for w, n in unit.items() if w in trust] for unit in target.words]
        self._gains: dict[tuple[int, int], Gains] = {}
        self.base: Sequence[float] = [sum([n * against[w] for w, n in unit]) for unit in self._known]

    def gains(self, first: int, size: int) -> Gains:
        """What `size` source units from `first` on say for each target unit, beyond its base."""
        found = self._gains.get((first, size))
        if found is None:
            if len(self._gains) >= REMEMBERED:
                self._gains.clear()
            found = self._gains[first, size] = Gains(
                self._mass(first, size), sum(self._sizes[first : first + size]) or 1, self._known
            )
        return found

    def _mass(self, first: int, size: int) -> Mapping[str, float]:
        """How strongly source units suggest each word of the other version, against chance."""
        if size == 1:
            return _weighed(self._words[first], self._rows)
        last = self.gains(first + size - 1, 1).mass
        mass = dict(self.gains(first, size - 1).mass)
        for word, strength in last.items():
            mass[word] = mass.get(word, 0.0) + strength
        return mass


class Gains(dict[int, float]):
    """What some source units say for each target unit, beyond its base; never below 0.

    mass    how strongly they suggest each word of the other version, against chance
    length  of the source units, in words
    """

    def __init__(self, mass: Mapping[str, float], length: int, known: Sequence[Sequence[tuple[str, int]]]) -> None:
        super().__init__()
        self.mass, self._length, self._known = mass, length, known

    def __missing__(self, target: int) -> float:
        mass, length = self.mass, self._length
        gain = WEIGHT * sum([n * log1p(mass[w] / length) for w, n in self._known[target] if w in mass])
        self[target] = gain
        return gain


def _weighed(unit: Mapping[str, int], rows: Mapping[str, Sequence[tuple[str, float]]]) -> Mapping[str, float]:
    mass: dict[str, float] = {}
    for word, count in unit.items():
        for translation, strength in rows.get(word, ()):
            mass[translation] = mass.get(translation, 0.0) + count * strength
    return mass


NOTHING: Mapping[str, float] = {}


def _trust(source: Version, target: Version, table: Probabilities) -> Mapping[str, float]:
    """How far each word of the target counts: as far as the table knows a translation of it."""
    best: dict[str, float] = {}
    for word in source.frequency:
        for translation, probability in table.get(word, NOTHING).items():
            if probability > best.get(translation, 0.0):
                best[translation] = probability
    limit = max(SURELY_RARE, COMMON * len(target.words))
    return {
        word: TRUST * min(1.0, probability / WELL_KNOWN)
        for word, probability in best.items()
        if 0 < target.spread.get(word, 0) <= limit
    }
