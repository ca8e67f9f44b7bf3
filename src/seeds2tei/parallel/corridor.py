"""The corridor: between which units of two long versions a link is thinkable at all.

Rare words that translate each other are landmarks. The best chain of landmarks, rising in both versions,
shows the way; only its surroundings are then searched, so the work grows with the length of the versions
and not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from seeds2tei.parallel.version import Version

Point = tuple[int, int]
Corridor = tuple[tuple[int, int], ...]

RARE = 24  # landmarks that two words may set, at most
FIRM = 0.6  # of the weight that a landmark needs, as a share of what one word with a single place gives
WIDEST = 100  # boundaries searched on both sides of the straight line, where no landmark shows the way ...
NARROWEST = 10  # ... or, in very long versions, so few that what is searched is no more than
ENOUGH, FOR_EACH = 400_000, 30  # so many places, and so many for each unit: memory and time grow with the length only


class Width(NamedTuple):
    """How far around the landmarks is searched.

    margin      units on both sides
    neighbours  landmarks looked at before and behind: a stray one among them widens the corridor only
    """

    margin: int
    neighbours: int


NARROW = Width(margin=3, neighbours=2)
WIDE = Width(margin=10, neighbours=4)
SPARSE = 0.25  # landmarks for one unit; with fewer, some are strays
LOCAL = 3  # places of a word within the corridor, at most, for it to be a landmark there ...
LOCALLY_FIRM = 1.5  # ... and the weight that two units then need


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


def way(a: Version, b: Version, table: Mapping[str, Mapping[str, float]], marks: Mapping[Point, float]) -> list[Point]:
    """The best chain of landmarks; where they are few, with those that are landmarks only near the others."""
    rising = chain(marks)
    height, width = len(a.words), len(b.words)
    if len(rising) >= SPARSE * min(height, width):
        return rising
    near = _near(a, b, table, around(rising, height, width, WIDE))
    closer = chain({point: weight for point, weight in near.items() if weight >= LOCALLY_FIRM})
    return max(rising, closer, key=len)


def _near(
    a: Version, b: Version, table: Mapping[str, Mapping[str, float]], corridor: Corridor
) -> Mapping[Point, float]:
    """Pairs of units within a corridor, and the weight of those shared words that are rare there."""
    places_a, places_b = _places(a, len(a.words)), _places(b, len(b.words))
    weights: defaultdict[Point, float] = defaultdict(float)
    for word, row in table.items():
        for translation, strength in row.items():
            there = places_b.get(translation, ())
            for place in places_a.get(word, ()) if there else ():
                low, high = corridor[place]
                found = there[bisect_left(there, low) : bisect_left(there, high)]
                if len(found) <= LOCAL:
                    for other in found:
                        weights[place, other] += min(1.0, strength) / len(found)
    return weights


def _places(version: Version, rare: int = RARE) -> Mapping[str, Sequence[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(version.words):
        for word in words:
            if version.spread[word] <= rare:
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


def around(points: Sequence[Point], height: int, width: int, reach: Width | None = None) -> Corridor:
    """For each boundary of A (0 ... height) the first and last boundary of B that is searched.

    points  a rising chain of landmarks
    reach   how far to search; without it, as far as the number of landmarks demands
    """
    if reach is None:
        reach = NARROW if len(points) >= SPARSE * min(height, width) else WIDE
    corridor = _corridor(points, height, width, reach, WIDEST)
    share = affordable(height, width) / size(corridor)
    if share >= 1:
        return corridor
    return _corridor(points, height, width, reach, max(NARROWEST, int(WIDEST * share)))


def size(corridor: Corridor) -> int:
    """The number of places in a corridor."""
    return sum(high - low + 1 for low, high in corridor)


def affordable(height: int, width: int) -> int:
    """How many places may be searched in versions of so many units."""
    return ENOUGH + FOR_EACH * (height + width)


def _corridor(points: Sequence[Point], height: int, width: int, reach: Width, straight: int) -> Corridor:
    """The corridor, with so many boundaries on both sides of the straight line between landmarks."""
    marks = [(-1, -1), *points, (height, width)]
    rows = []
    place = 1
    for row in range(height + 1):
        while marks[place][0] < row:
            place += 1
        near = [other for _, other in marks[max(0, place - reach.neighbours) : place + reach.neighbours]]
        low, high = _straight(marks[place - 1], marks[place], row, straight)
        low = max(0, low, min(near) - reach.margin)
        rows.append((low, max(low, min(width, high, max(near) + 1 + reach.margin))))
    return tuple(rows)


def _straight(before: Point, behind: Point, row: int, reach: int) -> tuple[int, int]:
    """The surroundings of the straight line between two landmarks."""
    slope = (behind[1] - before[1]) / (behind[0] - before[0])
    centre = before[1] + slope * (row - before[0])
    half = reach + 2 * slope
    return int(centre - half), int(centre + half)
