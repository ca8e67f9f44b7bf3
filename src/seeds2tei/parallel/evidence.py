"""What the words of two passages say for their being translations of each other.

Natural logarithms of likelihood ratios: above 0 for, below 0 against. A word of which no table knows
anything is neutral: it says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log, log1p

from seeds2tei.parallel.version import Version

TRUST = 0.7  # how far a well known word counts, 0 to 1
WELL_KNOWN = 0.15  # probability of its best translation from which a word is well known
WEIGHT = 0.5


class Direction:
    """The words of one version (the target) as explained by those of the other (the source)."""

    def __init__(self, source: Version, target: Version, table: Mapping[str, Mapping[str, float]]) -> None:
        self._source, self._table = source, table
        best: dict[str, float] = {}
        for word in source.frequency:
            for translation, probability in table.get(word, {}).items():
                if probability > best.get(translation, 0.0):
                    best[translation] = probability
        total = sum(target.sizes) or 1
        trust = {w: TRUST * min(1.0, p / WELL_KNOWN) for w, p in best.items() if w in target.frequency}
        self._factor = {w: t * total / (target.frequency[w] * (1 - t)) for w, t in trust.items()}
        self._known = [[(w, n) for w, n in unit.items() if w in trust] for unit in target.words]
        against = {w: WEIGHT * log(1 - t) for w, t in trust.items()}
        self.base: Sequence[float] = [sum(n * against[w] for w, n in unit) for unit in self._known]
        self._groups: dict[tuple[int, int], Mapping[str, float]] = {}

    def gain(self, first: int, size: int, target: int) -> float:
        """How much better the target unit is explained by `size` source units from `first` on than by none."""
        key = (first, size)
        group = self._groups.get(key)
        if group is None:
            group = self._groups[key] = self._group(first, size)
        return sum([n * group[w] for w, n in self._known[target] if w in group])

    def _group(self, first: int, size: int) -> Mapping[str, float]:
        mass: dict[str, float] = {}
        table = self._table
        for unit in self._source.words[first : first + size]:
            for word, count in unit.items():
                row = table.get(word)
                if row:
                    for translation, probability in row.items():
                        mass[translation] = mass.get(translation, 0.0) + count * probability
        length = sum(self._source.sizes[first : first + size]) or 1
        factor = self._factor
        return {w: WEIGHT * log1p(factor[w] * m / length) for w, m in mass.items() if w in factor}
