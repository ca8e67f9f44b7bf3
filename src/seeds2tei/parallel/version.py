"""One version of a document, as the aligner sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from seeds2tei.parallel.words import stems


class Version(NamedTuple):
    """The units of one version, measured once.

    letters     of each unit, blanks not counted
    words       of each unit: its stems, and how often each stands there
    sizes       of each unit: its number of words
    openings    of each unit: 1 if it begins a paragraph, else 0
    frequency   of each stem: how often it stands in the whole version
    """

    letters: tuple[int, ...]
    words: tuple[Mapping[str, int], ...]
    sizes: tuple[int, ...]
    openings: tuple[int, ...]
    frequency: Mapping[str, int]

    @classmethod
    def of(cls, units: Sequence[str], paragraphs: Sequence[int]) -> Version:
        """Measure the units; `paragraphs` are the numbers of those that begin a paragraph."""
        words = [stems(unit) for unit in units]
        beginning = set(paragraphs)
        frequency: Counter[str] = Counter()
        for found in words:
            frequency.update(found)
        return cls(
            letters=tuple(len("".join(unit.split())) for unit in units),
            words=tuple(Counter(found) for found in words),
            sizes=tuple(len(found) for found in words),
            openings=tuple(int(number in beginning) for number in range(len(units))),
            frequency=frequency,
        )
