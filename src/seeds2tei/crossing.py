"""Claims among the words of one passage: which of two that cross stands, and how formatting gives way.

The rules: the earlier claim stands and the later is dropped with a finding; a claim that the element around
it may not hold (vocabulary.MAY_HOLD) is dropped with a finding; formatting (`hi`) never stops a claim, it is
split where the claim crosses it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.finding import Finding, Severity
from seeds2tei.passage import Draft, Passage
from seeds2tei.source import WITHHELD, Span, is_over
from seeds2tei.vocabulary import FORMATTING, may_hold


class _Entry(NamedTuple):
    """A claim waiting for its place: outer before inner, standing before new, empty ones first."""

    start: int
    filled: bool
    negative_end: int
    rank: int
    claim: Annotation

    @classmethod
    def of(cls, claim: Annotation, rank: int) -> _Entry:
        start, end = claim.span
        return cls(start, end > start, -end, rank, claim)


def weave(passage: Passage, new: Sequence[Annotation]) -> tuple[tuple[Annotation, ...], list[Finding]]:
    """Put new claims among those that stand in a passage.

    Returns the claims that stand now, outer before inner, and a finding for each that was refused.
    Takes n log n steps for n claims.
    """
    standing = passage.inline
    old = len(standing)
    queue = [_Entry.of(claim, rank) for rank, claim in enumerate((*standing, *_grown(passage, new)))]
    if not standing and len(queue) == 1:
        claim = queue[0].claim
        if may_hold(passage.tag, claim.tag):
            return (claim,), []
        return (), [refusal(claim, passage.tag)]
    heapify(queue)
    kept: list[_Entry | None] = []
    findings: list[Finding] = []
    open_: list[int] = []  # places in `kept` of the claims around the present one
    while queue:
        entry = heappop(queue)
        start, end = entry.start, -entry.negative_end
        while open_ and ((around := kept[open_[-1]]) is None or is_over(around.claim.span, entry.claim.span)):
            open_.pop()
        top = kept[open_[-1]] if open_ else None
        if top is not None and not _fits(top, entry):
            outer = top.claim
            if outer.tag in FORMATTING and entry.claim.tag not in FORMATTING:
                kept[open_.pop()] = _shortened(top, start)
                heappush(queue, entry)
                for piece in _remainders(top, start, end):
                    heappush(queue, piece)
                continue
            if end > -top.negative_end:  # they cross
                if entry.claim.tag in FORMATTING:
                    for piece in _split(entry, -top.negative_end):
                        heappush(queue, piece)
                    continue
                loser = entry if entry.rank >= old or top.rank < old else top
                findings.append(crossing(loser.claim, top.claim if loser is entry else entry.claim))
                if loser is top:
                    kept[open_.pop()] = None
                    heappush(queue, entry)
                continue
            loser = entry if entry.rank >= old or top.rank < old else top
            findings.append(refusal(loser.claim, outer.tag))
            if loser is top:
                kept[open_.pop()] = None
                heappush(queue, entry)
            continue
        if top is None and not may_hold(passage.tag, entry.claim.tag):
            if entry.rank >= old:
                findings.append(refusal(entry.claim, passage.tag))
            continue
        open_.append(len(kept))
        kept.append(entry)
    woven = (entry.claim for entry in kept if entry is not None)
    return tuple(claim for claim in woven if not _is_hollow(passage, claim)), findings


def split_at(claims: Sequence[Annotation], place: int) -> tuple[tuple[Annotation, ...], tuple[Annotation, ...]]:
    """Part the claims of a passage that is cut in two. Formatting is split; what else crosses is dropped."""
    before: list[Annotation] = []
    after: list[Annotation] = []
    for claim in claims:
        start, end = claim.span
        if end <= place:
            before.append(claim)
        elif start >= place:
            after.append(claim)
        elif claim.tag in FORMATTING:
            before.append(claim._replace(span=Span(start, place)))
            after.append(claim._replace(span=Span(place, end)))
    return tuple(before), tuple(after)


def without_cut_signs(draft: Draft, claims: Iterable[Annotation]) -> tuple[list[Annotation], list[Finding]]:
    """The claims without those whose sign a standing claim ends or begins in: those words are no sign any more."""
    kept: list[Annotation] = []
    findings: list[Finding] = []
    edges: dict[int, list[tuple[int, int]]] = {}
    for claim in claims:
        cut_by = None
        for mark in claim.marks:
            if mark.rule == WITHHELD:  # it takes with it what stands in it
                continue
            for passage in draft.passages_in(mark.span):
                if not passage.inline:
                    continue
                if id(passage) not in edges:
                    ends = [(place, i) for i, inner in enumerate(passage.inline) for place in inner.span]
                    edges[id(passage)] = sorted(ends)
                places = edges[id(passage)]
                i = bisect_right(places, mark.span.start, key=lambda edge: edge[0])
                if i < len(places) and places[i][0] < mark.span.end:
                    cut_by = passage.inline[places[i][1]]
        if cut_by is None:
            kept.append(claim)
        else:
            findings.append(crossing(claim, cut_by))
    return kept, findings


def fitting(tag: str, claims: Iterable[Annotation]) -> Iterator[Annotation]:
    """The claims of a passage without those that TEI does not allow in what is around them now."""
    around: list[Annotation] = []
    for claim in claims:
        while around and is_over(around[-1].span, claim.span):
            around.pop()
        if may_hold(around[-1].tag if around else tag, claim.tag):
            around.append(claim)
            yield claim


def refusal(claim: Annotation, parent: str) -> Finding:
    """The finding for a claim that TEI does not allow where it stands."""
    sentence = f"<{claim.tag}> was not written: TEI does not allow it in <{parent}> ({claim.because or claim.by})."
    return Finding("not-allowed-here", Severity.NOTE, sentence, *claim.span)


def crossing(loser: Annotation, winner: Annotation) -> Finding:
    """The finding for a claim that crosses an earlier one."""
    sentence = (
        f"<{loser.tag}> ({loser.because or loser.by}) was not written, because it crosses <{winner.tag}> "
        f"({winner.because or winner.by})."
    )
    return Finding("crossing", Severity.NOTE, sentence, *loser.span)


def _is_hollow(passage: Passage, claim: Annotation) -> bool:
    """Whether nothing is left to read in some formatting after it was split."""
    return claim.tag in FORMATTING and passage.offset(claim.span.start) == passage.offset(claim.span.end)


def _fits(outer: _Entry, inner: _Entry) -> bool:
    return inner.negative_end >= outer.negative_end and may_hold(outer.claim.tag, inner.claim.tag)


def _shortened(entry: _Entry, end: int) -> _Entry | None:
    """The part of some formatting before `end`; None if that is nothing."""
    if end <= entry.start:
        return None
    claim = entry.claim._replace(span=Span(entry.start, end))
    return _Entry.of(claim, entry.rank)


def _remainders(entry: _Entry, start: int, end: int) -> list[_Entry]:
    """The parts of some formatting inside and after a claim that splits it."""
    last = -entry.negative_end
    inner = min(end, last)
    pieces = []
    if start < inner:
        # Among equals the claim comes first, so that the formatting ends up inside it.
        pieces.append(_Entry.of(entry.claim._replace(span=Span(start, inner)), 1 << 30))
    if inner < last:
        pieces.append(_Entry.of(entry.claim._replace(span=Span(inner, last)), entry.rank))
    return pieces


def _split(entry: _Entry, place: int) -> list[_Entry]:
    start, end = entry.claim.span
    return [
        _Entry.of(entry.claim._replace(span=Span(start, place)), entry.rank),
        _Entry.of(entry.claim._replace(span=Span(place, end)), entry.rank),
    ]


def _grown(passage: Passage, claims: Sequence[Annotation]) -> Iterator[Annotation]:
    """A claim over all words of some formatting takes its signs in, so that the two do not cross.

    `**12 May** 1920`: a date that begins at "12" begins at "**".
    """
    formatting = [other for other in passage.inline if other.tag in FORMATTING]
    if not formatting:
        yield from claims
        return
    openings = {passage.offset(other.span.start): other.span for other in reversed(formatting)}
    endings = {passage.offset(other.span.end): other.span for other in reversed(formatting)}
    for claim in claims:
        start, end = claim.span
        if start < end:
            opening = openings.get(passage.offset(start))
            ending = endings.get(passage.offset(end))
            if opening and opening.start < start < opening.end < end:
                start = opening.start
            if ending and claim.span.start < ending.start < end < ending.end:
                end = ending.end
            if (start, end) != claim.span:
                claim = claim._replace(span=Span(start, end))
        yield claim
