"""The corridor: between which units of two long versions a link is thinkable at all.

Rare words that translate each other are landmarks. The best chain of landmarks, rising in both versions,
shows the way; only its surroundings are then searched, so the work grows with the length of the versions
and not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log

from seeds2tei.parallel.version import Version

Point = tuple[int, int]
Corridor = tuple[tuple[int, int], ...]

RARE = 24  # landmarks that two words may set, at most
FIRM = 0.6  # of the weight that a landmark needs, as a share of what one word with a single place gives
MARGIN = 4  # units searched on both sides; no bead is longer than 4
NEIGHBOURS = 2  # landmarks looked at before and behind
SMALL = 64  # cells below which everything is searched


def landmarks(a: Version, b: Version, table: Mapping[str, Mapping[str, float]]) -> Mapping[Point, float]:
    """Pairs of units that share rare words, and the weight of what they share."""
    places_a, places_b = _places(a), _places(b)
    weights: defaultdict[Point, float] = defaultdict(float)
    for word, row in table.items():
        here = places_a.get(word, ())
        for translation, strength in row.items():
            there = places_b.get(translation, ())
            if here and there and len(here) * len(there) <= RARE:
                weight = min(1.0, strength) / (len(here) * len(there)) ** 0.5
                for place in here:
                    for other in there:
                        weights[place, other] += weight
    return {point: weight for point, weight in weights.items() if weight >= FIRM}


def _places(version: Version) -> Mapping[str, Sequence[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(version.words):
        for word in words:
            if version.spread[word] <= RARE:
                places[word].append(number)
    return places


def chain(weights: Mapping[Point, float]) -> list[Point]:
    """The heaviest sequence of points that rises in both numbers, by patience sorting with weights."""
    ends: list[int] = []  # the second numbers at which the best chains so far end, rising ...
    sums: list[float] = []  # ... and their weights, rising too
    last: list[Point] = []
    before: dict[Point, Point | None] = {}
    for point in sorted(weights, key=lambda point: (point[0], -point[1])):
        place = bisect_left(ends, point[1])
        weight = weights[point] + (sums[place - 1] if place else 0.0)
        before[point] = last[place - 1] if place else None
        if place < len(ends) and ends[place] == point[1] and sums[place] >= weight:
            continue
        stop = place
        while stop < len(ends) and sums[stop] <= weight:
            stop += 1
        ends[place:stop], sums[place:stop], last[place:stop] = [point[1]], [weight], [point]
    links = []
    point_now = last[-1] if last else None
    while point_now is not None:
        links.append(point_now)
        point_now = before[point_now]
    return links[::-1]


def around(points: Iterable[Point], height: int, width: int, margin: int) -> Corridor:
    """For each boundary of A (0 ... height) the first and last boundary of B that is searched.

    The corridor is as wide as the landmarks near it demand: a stray one widens it, but does not lead it
    astray.
    """
    marks = [(-1, -1), *points, (height, width)]
    rows = []
    place = 0
    for row in range(height + 1):
        while place < len(marks) and marks[place][0] < row:
            place += 1
        near = [other for _, other in marks[max(0, place - NEIGHBOURS) : place + NEIGHBOURS]]
        rows.append((max(0, min(near) - margin), min(width, max(near) + 1 + margin)))
    return tuple(rows)
