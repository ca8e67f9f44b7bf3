"""Passages that stand elsewhere in the other version: links that cross the others.

A way through two versions never goes back. So a paragraph that a translator put somewhere else is first
left without partner, on both sides. Here such stretches are tried against each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from seeds2tei.parallel.corridor import Corridor, Point, affordable, around, chain, size
from seeds2tei.parallel.habits import Step
from seeds2tei.parallel.path import best_path
from seeds2tei.parallel.scores import Part, Scores

SHORTEST = 3  # units on each side, links, and landmarks
WEAK = 0.3  # a link less certain than this does not keep a moved passage away
SHARE = 4  # of the places that may be searched for the way, one in so many for all moved passages
CLEAR = 4.0  # by how much, for each link, the passage must be better than one left alone


class Block(NamedTuple):
    """A passage of A and where it stands in B (half-open), with the steps inside and their worth."""

    a: range
    b: range
    steps: tuple[Step, ...]
    worth: float


def with_moved(steps: Sequence[Step], scores: Scores, marks: Mapping[Point, float]) -> tuple[Step, ...]:
    """The steps, with those of moved passages in place of units left alone; in reading order of A."""
    if all(step.height and step.width for step in steps):
        return tuple(steps)
    free = [step for step, doubted in zip(steps, _doubted(steps), strict=True) if doubted]
    free_a = _runs(unit for step in free for unit in range(step.a, step.a + step.height))
    free_b = _runs(unit for step in free for unit in range(step.b, step.b + step.width))
    standing = tuple(steps)
    found = _blocks(scores, _meetings(free_a, free_b, marks), affordable(*scores.size) // SHARE)
    for block in sorted(found, key=lambda block: (-block.worth, block.a.start, block.b.start)):
        lost = sum(_worth(scores, step) for step in standing if _touches(step, block))
        if block.worth > max(0.0, lost):
            standing = (*_without(standing, block), *block.steps)
    return tuple(sorted(standing, key=lambda step: (step.a, step.height > 0, step.b)))


def _doubted(steps: Sequence[Step]) -> list[bool]:
    """Which steps do not keep a moved passage away: units alone, weak links, and links amid units alone."""
    alone = [step.height == 0 or step.width == 0 for step in steps]
    amid = [before and after for before, after in zip([False, *alone], [*alone[1:], False], strict=False)]
    return [one or two or step.certainty < WEAK for step, one, two in zip(steps, alone, amid, strict=True)]


def _runs(units: Iterable[int]) -> list[range]:
    """Stretches of consecutive numbers, those that are long enough."""
    runs: list[range] = []
    for unit in sorted(units):
        if runs and runs[-1].stop == unit:
            runs[-1] = range(runs[-1].start, unit + 1)
        else:
            runs.append(range(unit, unit + 1))
    return [run for run in runs if len(run) >= SHORTEST]


def _meetings(
    free_a: Sequence[range], free_b: Sequence[range], marks: Mapping[Point, float]
) -> Mapping[tuple[range, range], Mapping[Point, float]]:
    """The landmarks that lie in a free stretch of A and in one of B, by these two stretches."""
    run_a = {unit: run for run in free_a for unit in run}
    run_b = {unit: run for run in free_b for unit in run}
    meetings: defaultdict[tuple[range, range], dict[Point, float]] = defaultdict(dict)
    for (a, b), weight in marks.items():
        if a in run_a and b in run_b:
            meetings[run_a[a], run_b[b]][a - run_a[a].start, b - run_b[b].start] = weight
    return {key: points for key, points in meetings.items() if len(points) >= SHORTEST}


def _blocks(
    scores: Scores, meetings: Mapping[tuple[range, range], Mapping[Point, float]], limit: int
) -> Iterator[Block]:
    """What moved passages are found where stretches meet, those with the most landmarks first.

    limit  of the places to be searched: stretches that nothing parts may meet each other in great numbers
    """
    for (a, b), points in sorted(meetings.items(), key=lambda meeting: -sum(meeting[1].values())):
        corridor = around(chain(points), len(a), len(b))
        limit -= size(corridor)
        if limit < 0:
            return
        yield _block(scores, a, b, corridor)


def _block(scores: Scores, a: range, b: range, corridor: Corridor) -> Block:
    """The best way through two free stretches, less the units left alone before and after it."""
    part = Part(scores, a.start, b.start)
    steps = best_path(part, corridor)
    linked = [number for number, step in enumerate(steps) if step.height and step.width]
    if len(linked) < SHORTEST:
        return Block(a, b, (), 0.0)
    inner = steps[linked[0] : linked[-1] + 1]
    worth = sum(_worth(part, step) for step in inner) - CLEAR * len(linked)
    moved = tuple(step._replace(a=a.start + step.a, b=b.start + step.b) for step in inner)
    first, last = moved[0], moved[-1]
    return Block(range(first.a, last.a + last.height), range(first.b, last.b + last.width), moved, worth)


def _worth(part: Scores | Part, step: Step) -> float:
    """How much better it is to link these units than to leave them alone."""
    if not (step.height and step.width):
        return 0.0
    linked = part.bead(step.a, step.a + step.height, step.b, step.b + step.width)
    return linked - part.alone * (step.height + step.width)


def _touches(step: Step, block: Block) -> bool:
    """Whether a step holds a unit of a block, on either side."""
    return (step.a < block.a.stop and block.a.start < step.a + step.height) or (
        step.b < block.b.stop and block.b.start < step.b + step.width
    )


def _without(steps: Iterable[Step], block: Block) -> Iterator[Step]:
    """The steps without the units of a block; what remains of a step that loses units stands alone."""
    for step in steps:
        if not _touches(step, block):
            yield step
            continue
        for a in range(step.a, step.a + step.height):
            if a not in block.a:
                yield Step(a, step.b, 1, 0, step.certainty)
        for b in range(step.b, step.b + step.width):
            if b not in block.b:
                yield Step(step.a, b, 0, 1, step.certainty)
