"""The best way through two versions, by dynamic programming; and how sure each step of it is."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from math import exp, log
from typing import NamedTuple

from seeds2tei.parallel.corridor import Corridor, Point
from seeds2tei.parallel.habits import SHAPES, Shape, Step
from seeds2tei.parallel.scores import FREE, NEVER, Outlook, Part, Scores

UNLIKELY = 6.0  # a step so much worse than the best to the same place is forgotten

Steps = tuple[Shape, ...]
Arc = tuple[int, float]  # the number of a shape, score

STEPS: Steps = ((1, 1), (1, 0), (0, 1), *(shape for shape in SHAPES if shape != (1, 1)))
LONGEST = max(height for height, _ in STEPS)
COARSE: Steps = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1))  # for a first way where much is to be searched


class Row(NamedTuple):
    """The places of one boundary of A, from boundary `low` of B on; in arrays, for there may be millions.

    reached  the score of the best way to each place
    sums     the logarithm of the weight of all likely ways to each place
    ends     where the likely last steps to each place end in `shapes` and `scores`; the best of them is the first
    """

    low: int
    reached: array[float]
    sums: array[float]
    ends: array[int]
    shapes: array[int]
    scores: array[float]

    def arcs(self, place: int) -> Iterator[Arc]:
        """The likely last steps to a place."""
        begin, end = self.ends[place - 1] if place else 0, self.ends[place]
        return zip(self.shapes[begin:end], self.scores[begin:end], strict=True)


class Origin(NamedTuple):
    """From where the steps of one shape come to the places of a row.

    shift    from the number of a boundary of B to that of the place from which a step to it comes
    most     what a step is worth at most without its words
    outlook  what its words are worth at most; None for units alone
    """

    number: int
    height: int
    width: int
    shift: int
    reached: array[float]
    sums: array[float]
    most: float
    outlook: Outlook | None


def best_path(scores: Scores | Part, corridor: Corridor, shapes: Steps = STEPS) -> tuple[Step, ...]:
    """The steps of the best way from the beginning of both versions to their end.

    The certainty of a step is the share of all ways, weighted by their probability, that take it.
    """
    lattice = _lattice(scores, corridor, shapes)
    way = _way(lattice, shapes)
    behind = _behind(lattice, shapes, frozenset({(i, j) for i, j, _, _ in way}))
    total = lattice[-1].sums[-1]
    steps = []
    for i, j, shape, score in reversed(way):
        height, width = shapes[shape]
        before = lattice[i - height]
        share = exp(min(0.0, before.sums[j - width - before.low] + score + behind[i, j] - total))
        steps.append(Step(i - height, j - width, height, width, share))
    return tuple(steps)


def _way(lattice: Sequence[Row], shapes: Steps) -> list[tuple[int, int, int, float]]:
    """The best way, from its end: for each step the place to which it leads, the number of its shape and its score."""
    way = []
    i, j = len(lattice) - 1, lattice[-1].low + len(lattice[-1].reached) - 1
    while i or j:
        shape, score = next(lattice[i].arcs(j - lattice[i].low))
        way.append((i, j, shape, score))
        i, j = i - shapes[shape][0], j - shapes[shape][1]
    return way


def _lattice(scores: Scores | Part, corridor: Corridor, shapes: Steps) -> list[Row]:
    """For each place of the corridor the score of the best way to it, and the likely last steps."""
    lattice: list[Row] = []
    for i, (low, high) in enumerate(corridor):
        row = Row(low, array("d"), array("d"), array("L"), array("B"), array("d"))
        lattice.append(row)
        origins = list(_origins(scores, lattice, corridor, shapes))
        for j in range(low, high + 1):
            best, total, arcs = _place(scores, origins, i, j) if i or j else (0.0, 0.0, ())
            row.reached.append(best)
            row.sums.append(total)
            row.shapes.extend([shape for shape, _ in arcs])
            row.scores.extend([score for _, score in arcs])
            row.ends.append(len(row.scores))
    return lattice


def _origins(scores: Scores | Part, lattice: Sequence[Row], corridor: Corridor, shapes: Steps) -> Iterator[Origin]:
    """The rows from which steps to the newest row come."""
    i = len(lattice) - 1
    first, last = corridor[max(0, i - LONGEST)][0], corridor[i][1]
    outlooks = {h: scores.outlook(i - h, i, first, last) for h in {h for h, w in shapes if w and 0 < h <= i}}
    for number, (h, w) in enumerate(shapes):
        if h <= i:
            row = lattice[i - h]
            most, outlook = (scores.most((h, w)), outlooks[h]) if h and w else (0.0, None)
            yield Origin(number, h, w, w + row.low, row.reached, row.sums, most, outlook)


def _place(scores: Scores | Part, origins: Sequence[Origin], i: int, j: int) -> tuple[float, float, Sequence[Arc]]:
    """The best way to one place, the sum of all likely ones, and their last steps, the best first."""
    best, first = NEVER, 0
    found: list[tuple[float, float, Arc]] = []
    for number, height, width, shift, reached, sums, most, outlook in origins:
        k = j - shift
        if not 0 <= k < len(reached):
            continue
        before = reached[k]
        if before == NEVER:
            continue
        if outlook is None:
            score = scores.alone
        else:
            zero, against, said = outlook
            words = against + said[j - zero] - said[j - width - zero]
            words = words if words > FREE else FREE
            least = best - UNLIKELY - before
            if most + words < least:
                continue
            score = scores.bead(i - height, i, j - width, j, words, least)
        total = before + score
        if total > best - UNLIKELY:
            if total > best:
                best, first = total, len(found)
            found.append((total, sums[k] + score, (number, score)))
    if not found:
        return NEVER, NEVER, ()
    found[0], found[first] = found[first], found[0]
    likely = [way for way in found if way[0] >= best - UNLIKELY]
    return best, _log_sum([weight for _, weight, _ in likely]), [arc for _, _, arc in likely]


def _behind(lattice: Sequence[Row], shapes: Steps, wanted: frozenset[Point]) -> Mapping[Point, float]:
    """The logarithm of the weight of all ways from some places to the end.

    Steps come from few rows before: only what leads from these on is kept.
    """
    found: dict[Point, float] = {}
    ahead: deque[list[list[float]]] = deque([[] for _ in row.reached] for row in lattice[: -LONGEST - 2 : -1])
    ahead[0][-1].append(0.0)
    for i in range(len(lattice) - 1, -1, -1):
        row, ways = lattice[i], ahead[0]
        for place in range(len(ways) - 1, -1, -1):
            if not ways[place]:
                continue
            here = _log_sum(ways[place])
            if (i, row.low + place) in wanted:
                found[i, row.low + place] = here
            for shape, score in row.arcs(place):
                height, width = shapes[shape]
                ahead[height][row.low + place - width - lattice[i - height].low].append(here + score)
        ahead.popleft()
        if i > LONGEST:
            ahead.append([[] for _ in lattice[i - LONGEST - 1].reached])
    return found


def _log_sum(values: list[float]) -> float:
    top = max(values)
    if len(values) == 1 or top == NEVER:
        return top
    return top + log(sum([exp(value - top) for value in values]))
