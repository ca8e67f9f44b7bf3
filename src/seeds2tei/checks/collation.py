"""Two texts compared word by word: what one has and the other has not, and what stands elsewhere.

The two are nearly alike, and long: first the words that occur once in each are matched, in the longest order that
both share, then what lies between them, again and again; only short stretches are compared in full. So the time
grows with the length, not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

SHORT = 60_000
"""Two stretches are compared in full if they have at most so many pairs of words."""
DEEPEST = 30
"""So often a stretch is divided; what is then still unlike is taken for replaced."""


class Difference(NamedTuple):
    """A stretch of words in which two texts differ; one side may be empty.

    left, right  (first, last + 1) among the words of each text
    """

    left: tuple[int, int]
    right: tuple[int, int]


def collate(left: Sequence[str], right: Sequence[str]) -> list[Difference]:
    """Where two sequences of words differ, in order.

    >>> collate("a b c d".split(), "a c x d".split())
    [Difference(left=(1, 2), right=(1, 1)), Difference(left=(3, 3), right=(2, 3))]
    """
    differences: list[Difference] = []
    waiting = [(0, len(left), 0, len(right), 0)]
    while waiting:
        a, b, c, d, depth = waiting.pop()
        while a < b and c < d and left[a] == right[c]:
            a, c = a + 1, c + 1
        while a < b and c < d and left[b - 1] == right[d - 1]:
            b, d = b - 1, d - 1
        if a == b and c == d:
            continue
        if a == b or c == d or depth == DEEPEST:
            differences.append(Difference((a, b), (c, d)))
        elif (b - a) * (d - c) <= SHORT:
            differences += _in_full(left, right, a, b, c, d)
        elif shared := _shared(left[a:b], right[c:d]):
            edges = [(a - 1, c - 1), *((a + i, c + j) for i, j in shared), (b, d)]
            for (before, over), (after, beyond) in pairwise(edges):
                waiting.append((before + 1, after, over + 1, beyond, depth + 1))
        else:
            differences.append(Difference((a, b), (c, d)))
    return sorted(differences)


def _in_full(left: Sequence[str], right: Sequence[str], a: int, b: int, c: int, d: int) -> Iterator[Difference]:
    for kind, i, j, k, m in SequenceMatcher(None, left[a:b], right[c:d], autojunk=False).get_opcodes():
        if kind != "equal":
            yield Difference((a + i, a + j), (c + k, c + m))


def _shared(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Words that occur once on each side, as many as stand in the same order: their places."""
    once, other = Counter(left), Counter(right)
    places = {word: place for place, word in enumerate(right) if other[word] == 1}
    pairs = [(i, places[word]) for i, word in enumerate(left) if once[word] == 1 and word in places]
    return _rising(pairs)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs whose second members rise.

    >>> _rising([(0, 5), (1, 1), (2, 2), (3, 0), (4, 4)])
    [(1, 1), (2, 2), (4, 4)]
    """
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [number]
    chosen = []
    number = last[-1] if last else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = before[number]
    return chosen[::-1]
