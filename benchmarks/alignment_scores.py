"""How well links agree with those made by hand. Blanks never count.

strict  a link is right if it covers exactly the characters of one bead of the gold
lax     a link is right if on both sides it shares characters with one bead of the gold
span    of the characters: precision, the share of what they are linked to that they should be linked to; recall,
        the share of those with a partner that are linked to some of it

Precision counts all links, those with an empty side too; recall counts the beads that have two sides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from pathlib import Path
from typing import NamedTuple

from benchmarks.alignment_items import Item

Ranges = tuple[tuple[int, int], ...]  # of characters that are no blanks, rising, apart from each other
Link = tuple[Ranges, Ranges]
Counts = tuple[float, float, float, float]  # right and all of what was found, right and all of what was to be found


class Score(NamedTuple):
    """Counts of one item, or of several: `strict`, `lax` and `span`."""

    strict: Counts
    lax: Counts
    span: Counts


def f1(counts: Counts) -> float:
    """The harmonic mean of precision and recall.

    >>> round(f1((1, 2, 1, 1)), 3)
    0.667
    """
    precision, recall = (counts[at] / counts[at + 1] if counts[at + 1] else 0.0 for at in (0, 2))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def total(scores: Sequence[Score]) -> Score:
    """Several items as if they were one."""
    return Score(*(_summed(measure) for measure in zip(*scores, strict=True)))


def _summed(counts: Iterable[Counts]) -> Counts:
    one, two, three, four = (sum(column) for column in zip(*counts, strict=True))
    return one, two, three, four


def read(path: Path, item: Item) -> list[Link]:
    """The links of a file: a header, then one a row, its spans in A and its spans in B."""
    written = [_written(item.a.text), _written(item.b.text)]
    rows = [row.split("\t") for row in path.read_text(encoding="utf-8").splitlines()[1:] if row.strip()]
    return [(_ranges(row[0], written[0]), _ranges(row[1], written[1])) for row in rows]


def _written(text: str) -> list[int]:
    """For each place of a text: how many characters that are no blanks stand before it."""
    return [0, *accumulate(not character.isspace() for character in text)]


def _ranges(spans: str, written: Sequence[int]) -> Ranges:
    """Spans, "start-end,start-end", as ranges of characters that are no blanks."""
    merged: list[tuple[int, int]] = []
    ends = [span.partition("-") for span in spans.split(",") if span]
    for start, end in sorted((int(start), int(end)) for start, _, end in ends):
        first, last = written[start], written[min(end, len(written) - 1)]
        if first == last:
            continue
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    return tuple(merged)


def score(gold: Sequence[Link], found: Sequence[Link]) -> Score:
    """Compare the links that were found with those made by hand. What is there twice counts once."""
    found = [link for link in dict.fromkeys(found) if any(link)]
    shared = [_shared([link[side] for link in gold], [link[side] for link in found]) for side in (0, 1)]
    beads = {number for number, link in enumerate(gold) if all(link)}
    exact, wanted = set(gold), set(found)
    right = {number for number, link in enumerate(found) if link in exact}
    hit = [number for number in beads if gold[number] in wanted]
    touching = shared[0].keys() & shared[1].keys()
    near = right | {number for number, _ in touching}
    met = {bead for _, bead in touching}
    return Score(
        (len(right), len(found), len(hit), len(beads)),
        (len(near), len(found), len(met), len(beads)),
        _span(gold, found, shared),
    )


def agreeing(gold: Sequence[Link], found: Sequence[Link]) -> set[int]:
    """The numbers of the links that share characters with the same beads on both sides, whatever their size."""
    touched = [_touched([link[side] for link in gold], [link[side] for link in found]) for side in (0, 1)]
    return {number for number in touched[0].keys() & touched[1].keys() if touched[0][number] == touched[1][number]}


def _touched(gold: Sequence[Ranges], found: Sequence[Ranges]) -> dict[int, set[int]]:
    beads: dict[int, set[int]] = {}
    for number, bead in _shared(gold, found):
        beads.setdefault(number, set()).add(bead)
    return beads


def _shared(gold: Sequence[Ranges], found: Sequence[Ranges]) -> Counter[tuple[int, int]]:
    """On one side, how many characters a link shares with a bead: by the numbers of both."""
    owner = {place: bead for bead, ranges in enumerate(gold) for place in _places(ranges)}
    places = ((number, place) for number, ranges in enumerate(found) for place in _places(ranges))
    return Counter((number, owner[place]) for number, place in places if place in owner)


def _span(gold: Sequence[Link], found: Sequence[Link], shared: Sequence[Counter[tuple[int, int]]]) -> Counts:
    right = hit = 0.0
    lengths = [[sum(1 for _ in _places(link[side])) for link in found] for side in (0, 1)]
    for here, there, partners in ((shared[0], shared[1], lengths[1]), (shared[1], shared[0], lengths[0])):
        for pair, characters in here.items():
            if there[pair]:
                right += characters * there[pair] / partners[pair[0]]
                hit += characters
    linked = sum(sum(pair) for pair in zip(*lengths, strict=True) if all(pair))
    wanted = sum(1 for link in gold if all(link) for ranges in link for _ in _places(ranges))
    return right, linked, hit, wanted


def _places(ranges: Ranges) -> Iterator[int]:
    return chain.from_iterable(range(first, last) for first, last in ranges)
