"""The best way through two versions, by dynamic programming; and how sure each step of it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp, log

from seeds2tei.parallel.corridor import Corridor
from seeds2tei.parallel.habits import SHAPES, Step
from seeds2tei.parallel.scores import FREE, NEVER, Outlook, Part, Scores

UNLIKELY = 6.0  # a step so much worse than the best to the same place is forgotten

Arc = tuple[int, int, float]  # units of A, units of B, score
Row = list[tuple[float, list[Arc]]]
# A step, the row from which it comes, the ends of that row, what the step is worth at most without its words, and with.
Origin = tuple[int, int, Row, int, int, float, Outlook | None]

Steps = tuple[tuple[int, int], ...]

STEPS: Steps = ((1, 1), (1, 0), (0, 1), *(shape for shape in SHAPES if shape != (1, 1)))


LONGEST = max(height for height, _ in STEPS)
COARSE: Steps = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1))  # for a first way where much is to be searched


def best_path(scores: Scores | Part, corridor: Corridor, shapes: Steps = STEPS) -> tuple[Step, ...]:
    """The steps of the best way from the beginning of both versions to their end.

    The certainty of a step is the share of all ways, weighted by their probability, that take it.
    """
    lattice = _lattice(scores, corridor, shapes)
    forward = _forward(lattice, corridor)
    backward = _backward(lattice, corridor)
    total = forward[-1][-1]
    steps = []
    i, j = len(corridor) - 1, corridor[-1][1]
    while i or j:
        height, width, score = _best_arc(lattice, corridor, i, j)
        start = forward[i - height][j - width - corridor[i - height][0]]
        share = exp(min(0.0, start + score + backward[i][j - corridor[i][0]] - total))
        i, j = i - height, j - width
        steps.append(Step(i, j, height, width, share))
    return tuple(reversed(steps))


def _lattice(scores: Scores | Part, corridor: Corridor, shapes: Steps) -> list[Row]:
    """For each place of the corridor the score of the best way to it, and the likely last steps."""
    lattice: list[Row] = []
    for i, (low, high) in enumerate(corridor):
        row: Row = []
        lattice.append(row)
        origins = list(_origins(scores, lattice, corridor, shapes))
        for j in range(low, high + 1):
            row.append((0.0, []) if i == j == 0 else _place(scores, origins, i, j))
    return lattice


def _origins(scores: Scores | Part, lattice: list[Row], corridor: Corridor, shapes: Steps) -> Iterator[Origin]:
    """The rows from which steps to the newest row come."""
    i = len(lattice) - 1
    first, last = corridor[max(0, i - LONGEST)][0], corridor[i][1]
    outlooks = {h: scores.outlook(i - h, i, first, last) for h in {h for h, w in shapes if w and 0 < h <= i}}
    for h, w in shapes:
        if h <= i:
            outlook = outlooks[h] if h and w else None
            yield h, w, lattice[i - h], *corridor[i - h], scores.most((h, w)) if outlook else 0.0, outlook


def _place(scores: Scores | Part, origins: Sequence[Origin], i: int, j: int) -> tuple[float, list[Arc]]:
    """The best way to one place, and its likely last steps."""
    best = NEVER
    found: list[tuple[float, Arc]] = []
    for height, width, row, low, high, most, outlook in origins:
        k = j - width
        if k < low or k > high:
            continue
        reached = row[k - low][0]
        if reached == NEVER:
            continue
        if outlook is None:
            score = scores.alone
        else:
            first, against, sums = outlook
            words = against + sums[j - first] - sums[k - first]
            words = words if words > FREE else FREE
            least = best - UNLIKELY - reached
            if most + words < least:
                continue
            score = scores.bead(i - height, i, k, j, words, least)
        total = reached + score
        if total > best - UNLIKELY:
            found.append((total, (height, width, score)))
            best = max(best, total)
    return best, [arc for total, arc in found if total >= best - UNLIKELY]


def _reached(corridor: Corridor, lattice: list[Row], i: int, j: int) -> float:
    if i < 0 or j < 0:
        return NEVER
    low, high = corridor[i]
    return lattice[i][j - low][0] if low <= j <= high else NEVER


def _best_arc(lattice: list[Row], corridor: Corridor, i: int, j: int) -> Arc:
    _, arcs = lattice[i][j - corridor[i][0]]
    return max(arcs, key=lambda arc: _reached(corridor, lattice, i - arc[0], j - arc[1]) + arc[2])


def _forward(lattice: list[Row], corridor: Corridor) -> list[list[float]]:
    """The logarithm of the weight of all ways from the beginning to each place."""
    sums: list[list[float]] = []
    for i, (low, _) in enumerate(corridor):
        row: list[float] = []
        sums.append(row)
        for place, (_, arcs) in enumerate(lattice[i]):
            if not arcs:
                row.append(0.0 if i == low == place == 0 else NEVER)
                continue
            ways = [sums[i - h][low + place - w - corridor[i - h][0]] + score for h, w, score in arcs]
            row.append(_log_sum(ways))
    return sums


def _backward(lattice: list[Row], corridor: Corridor) -> list[list[float]]:
    """The logarithm of the weight of all ways from each place to the end."""
    ways: list[list[list[float]]] = [[[] for _ in row] for row in lattice]
    sums = [[NEVER] * len(row) for row in lattice]
    ways[-1][-1].append(0.0)
    for i in range(len(corridor) - 1, -1, -1):
        low = corridor[i][0]
        for place in range(len(lattice[i]) - 1, -1, -1):
            if not ways[i][place]:
                continue
            here = sums[i][place] = _log_sum(ways[i][place])
            for height, width, score in lattice[i][place][1]:
                ways[i - height][low + place - width - corridor[i - height][0]].append(here + score)
    return sums


def _log_sum(values: list[float]) -> float:
    top = max(values)
    if len(values) == 1 or top == NEVER:
        return top
    return top + log(sum([exp(value - top) for value in values]))
