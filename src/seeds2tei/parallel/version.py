"""One version of a document, as the aligner sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from seeds2tei.parallel.endings import endings
from seeds2tei.parallel.words import stems

LOPSIDED = 2.5  # letters of one version for one of the other, from which they say nothing of its translator


class Version(NamedTuple):
    """The units of one version, measured once.

    letters     of each unit, blanks not counted
    words       of each unit: its stems, and how often each stands there
    sizes       of each unit: its number of words
    openings    of each unit: 1 if it begins a paragraph, else 0
    endings     of each unit: how it ends (endings.py)
    frequency   of each stem: how often it stands in the whole version
    spread      of each stem: in how many units it stands
    """

    letters: tuple[int, ...]
    words: tuple[Mapping[str, int], ...]
    sizes: tuple[int, ...]
    openings: tuple[int, ...]
    endings: tuple[int, ...]
    frequency: Mapping[str, int]
    spread: Mapping[str, int]

    @classmethod
    def of(cls, units: Sequence[str], paragraphs: Sequence[int]) -> Version:
        """Measure the units; `paragraphs` are the numbers of those that begin a paragraph."""
        found = [stems(unit) for unit in units]
        counted = tuple(Counter(words) for words in found)
        beginning = frozenset(paragraphs)
        return cls(
            letters=tuple(len("".join(unit.split())) for unit in units),
            words=counted,
            sizes=tuple(len(words) for words in found),
            openings=tuple(int(number in beginning) for number in range(len(units))),
            endings=tuple(endings(units, beginning)),
            frequency=Counter([word for words in found for word in words]),
            spread=Counter([word for words in counted for word in words]),
        )


def ratio(a: Version, b: Version) -> float:
    """Letters of B for one letter of A, as the whole versions have it.

    Where one is much longer it is more likely that the other lacks much; then the middle units of both are compared.
    """
    found = (sum(b.letters) + 1) / (sum(a.letters) + 1)
    if a.letters and b.letters and not 1 / LOPSIDED <= found <= LOPSIDED:
        return (_middle(b.letters) + 1) / (_middle(a.letters) + 1)
    return found


def _middle(numbers: Sequence[int]) -> float:
    """The number in the middle, or between the two there. (The module `statistics` takes 2 ms to load.)"""
    ordered = sorted(numbers)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
