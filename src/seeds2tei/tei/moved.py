"""Notes that are written at their numbers: which, and where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.passage import Draft, Passage
from seeds2tei.source import Span


class MovedNote(NamedTuple):
    """A note that is written at its number, not where its words stand in the source."""

    span: Span
    anchor: int
    containers: tuple[Annotation, ...]
    passages: tuple[Passage, ...]


def moved_notes(draft: Draft) -> dict[Span, list[MovedNote]]:
    """The notes that stand elsewhere, by the span of the passage that they stand in.

    A note whose number stands nowhere, or in itself by way of other notes, stays where it is.
    """
    claims = [claim for claim in draft.containers if claim.anchor is not None]
    claims += [passage.block for passage in draft.passages if passage.block.anchor is not None]
    if not claims:
        return {}
    starts = [passage.block.span.start for passage in draft.passages]
    places = {id(claim): i for i, claim in enumerate(draft.containers)}
    hosts: dict[Span, Span] = {}
    moved: dict[Span, list[MovedNote]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.span):
        anchor = claim.anchor if claim.anchor is not None else -1
        i = bisect_right(starts, anchor) - 1
        if i < 0 or anchor > draft.passages[i].block.span.end:
            continue
        host = draft.passages[i].block.span
        if _leads_back(claim.span, host, hosts):
            continue
        low, high = bisect_left(starts, claim.span.start), bisect_left(starts, claim.span.end)
        for passage in draft.passages[low:high]:
            hosts[passage.block.span] = host
        containers = tuple(_with_inner(draft.containers, places.get(id(claim))))
        moved[host].append(MovedNote(claim.span, anchor, containers, draft.passages[low:high]))
    for notes in moved.values():
        notes.sort(key=lambda note: (note.anchor, note.span))
    return moved


def _with_inner(containers: Sequence[Annotation], place: int | None) -> Iterator[Annotation]:
    """The container at a place and all that stand inside it; nothing for a note that is one block."""
    if place is None:
        return
    note = containers[place]
    for container in containers[place:]:
        if container.span.start >= note.span.end:
            return
        yield container


def _leads_back(note: Span, host: Span, hosts: dict[Span, Span]) -> bool:
    """Whether a note would end up inside itself."""
    seen: Span | None = host
    while seen is not None:
        if note.start <= seen.start and seen.end <= note.end:
            return True
        seen = hosts.get(seen)
    return False
