"""What two versions themselves teach: words that stand together, bead after bead, translate each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from seeds2tei.parallel.habits import Step
from seeds2tei.parallel.translations import Table
from seeds2tei.parallel.version import Version

STRENGTH = 2.0  # weight of words that stand together always
REGULAR = 0.3  # least Dice coefficient
LIKELY = 0.3  # least certainty of a bead that teaches
UNWIELDY = 40_000  # pairs of words in a bead from which nothing is learnt: what stands there belongs to no sentence
REPEATED = 2  # occurrences of a word that can teach anything


def learnt(a: Version, b: Version, steps: Iterable[Step], table: Table) -> Table:
    """The table, with the pairs of words that the beads found so far teach."""
    together: Counter[tuple[str, str]] = Counter()
    in_a: Counter[str] = Counter()
    in_b: Counter[str] = Counter()
    beads = [step for step in steps if step.height and step.width and step.certainty > LIKELY]
    for step in beads:
        words_a = _repeated(a, range(step.a, step.a + step.height))
        words_b = _repeated(b, range(step.b, step.b + step.width))
        if len(words_a) * len(words_b) > UNWIELDY:
            continue
        in_a.update(words_a)
        in_b.update(words_b)
        together.update(product(words_a, words_b))
    taught: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for one, other, weight in _regular(together, in_a, in_b, len(beads)):
        taught[one][other] = weight
    return {word: _sum(table.get(word, {}), taught.get(word, {})) for word in {**table, **taught}}


def _repeated(version: Version, units: Iterable[int]) -> list[str]:
    """The different words of some units that stand in the version more than once."""
    frequency = version.frequency
    words = {word: None for unit in units for word in version.words[unit] if frequency[word] >= REPEATED}
    return list(words)


def _regular(
    together: Mapping[tuple[str, str], int], in_a: Mapping[str, int], in_b: Mapping[str, int], beads: int
) -> Iterator[tuple[str, str, float]]:
    """Pairs that meet more often than chance has it, with their weight."""
    for (one, other), count in together.items():
        if count < REPEATED:
            continue
        dice = 2 * count / (in_a[one] + in_b[other])
        excess = count - in_a[one] * in_b[other] / beads
        if dice > REGULAR and excess > 1:
            yield one, other, STRENGTH * dice * (1 - 1 / excess)


def _sum(row: Mapping[str, float], more: Mapping[str, float]) -> dict[str, float]:
    return {**row, **{word: weight + row.get(word, 0.0) for word, weight in more.items()}}
