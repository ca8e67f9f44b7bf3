"""The blocks of a draft: looking them up, cutting them, putting claims in their place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.crossing import fitting, split_at
from seeds2tei.passage import UNSEEN, Draft, Passage, heading_level, read_passage
from seeds2tei.source import Mark, Span


class Blocks(NamedTuple):
    """Passages, and where each ends and begins, for looking them up."""

    passages: list[Passage]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, passages: Iterable[Passage]) -> Blocks:
        listed = list(passages)
        return cls(
            listed,
            [passage.block.span.start for passage in listed],
            [passage.block.span.end for passage in listed],
        )

    def touched(self, span: Span) -> tuple[int, int]:
        """The passages that share characters with a span, as a range of indices."""
        if span.start < span.end:
            low = bisect_right(self.ends, span.start)
            return low, max(low, bisect_left(self.starts, span.end))
        # An empty claim at the end of a passage belongs to it, unless an empty passage stands just there.
        low = bisect_left(self.ends, span.start)
        if low + 1 < len(self.starts) and self.starts[low + 1] == self.ends[low + 1] == span.start:
            low += 1
        return low, low + (low < len(self.starts) and self.starts[low] <= span.start)


def cut(draft: Draft, cuts: Iterable[int]) -> Draft:
    """Cut provisional passages at these places; white space at the cut belongs to neither part."""
    places = sorted(set(cuts))
    if not places:
        return draft
    passages: list[Passage] = []
    for passage in draft.passages:
        start, end = passage.content
        low, high = bisect_right(places, start), bisect_left(places, end)
        if low < high and passage.provisional:
            passages += _parts(draft, passage, places[low:high])
        else:
            passages.append(passage)
    return replace(draft, passages=tuple(passages))


def _parts(draft: Draft, passage: Passage, places: Sequence[int]) -> Iterable[Passage]:
    text = draft.source.text
    start, inline = passage.block.span.start, passage.inline
    for place in (*_seen(draft, passage, places), passage.block.span.end):
        end = place
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        before, inline = split_at(inline, place)
        if start < end:
            block = passage.block._replace(span=Span(start, end), marks=())
            part = read_passage(
                draft.source,
                block,
                tuple(fitting(block.tag, _within(before, block.span))),
                draft.marks_in(block.span),
                passage.within,
            )
            if part.text.strip() or _is_unseen(draft, start, end):  # what is left may be notation alone
                yield part
        start = place


def _seen(draft: Draft, passage: Passage, places: Sequence[int]) -> Iterator[int]:
    """The places between which something is seen: what nobody sees stays with the words before it, or after it."""
    start, behind = passage.block.span
    unseen = [_is_unseen(draft, *edges) for edges in pairwise((start, *places, behind))]
    alone = True
    for place, (here, following) in zip(places, pairwise(unseen), strict=True):
        alone = alone and here
        if not alone and not following:
            yield place
            alone = True


def _is_unseen(draft: Draft, start: int, end: int) -> bool:
    """Whether characters stand there that nobody sees, and no others but notation and white space."""
    if UNSEEN.search(draft.source.text, start, end) is None:
        return False
    found = False
    for mark in (*draft.marks_in(Span(start, end)), Mark(Span(end, end), "", "")):
        words = draft.source.text[start : mark.span.start]
        rest = UNSEEN.sub("", words)
        if rest.strip() or mark.reading.strip():
            return False
        found = found or rest != words
        start = max(start, mark.span.end)
    return found


def _within(claims: Iterable[Annotation], limits: Span) -> Iterator[Annotation]:
    """Claims, without the white space outside a block that was trimmed."""
    for claim in claims:
        span = Span(max(claim.span.start, limits.start), min(claim.span.end, limits.end))
        if span == claim.span:
            yield claim
        elif span.start < span.end:
            yield claim._replace(span=span)


def replaced(draft: Draft, claims: Sequence[Annotation]) -> tuple[Draft, list[Annotation]]:
    """The draft with block claims in place of the provisional blocks they cover.

    A claim over a block that is claimed already is returned, to stand inside it.
    """
    blocks = Blocks.of(draft.passages)
    inner: list[Annotation] = []
    instead: dict[int, tuple[int, Annotation]] = {}
    taken = -1
    empty: list[Annotation] = []
    for claim in claims:
        low, high = blocks.touched(claim.span)
        if claim.span.start == claim.span.end:
            # An empty block has its place between others, not among the words of one.
            among = low < high and claim.span.start < blocks.ends[low]
            (inner if among or claim.span in (other.span for other in empty) else empty).append(claim)
            continue
        if low == high:
            continue
        if low <= taken or not all(passage.provisional for passage in blocks.passages[low:high]):
            inner.append(claim)
            continue
        instead[low] = (high, claim)
        taken = high - 1
    passages: list[Passage] = []
    i = 0
    while i < len(blocks.passages):
        if i not in instead:
            passages.append(blocks.passages[i])
            i += 1
            continue
        high, claim = instead[i]
        covered = blocks.passages[i:high]
        span = Span(
            min(claim.span.start, covered[0].block.span.start),
            max(claim.span.end, covered[-1].block.span.end),
        )
        block = _in_language(claim if claim.span == span else claim._replace(span=span), covered)
        inline = tuple(fitting(block.tag, (phrase for passage in covered for phrase in passage.inline)))
        passage = read_passage(draft.source, block, inline, draft.marks_in(span), covered[0].within)
        level = covered[0].level or heading_level(block)
        passages.append(replace(passage, level=level) if level else passage)
        i = high
    if empty:
        passages += (read_passage(draft.source, claim, (), ()) for claim in empty)
        passages.sort(key=lambda passage: passage.block.span)
    return replace(draft, passages=tuple(passages)), inner


def _in_language(block: Annotation, covered: Iterable[Passage]) -> Annotation:
    """A block in the language that all the blocks in whose place it stands declare."""
    if not all(passage.block.attributes for passage in covered):
        return block
    languages = {passage.block.get("xml:lang") for passage in covered}
    if len(languages) > 1 or "" in languages or block.get("xml:lang"):
        return block
    return block._replace(attributes=(*block.attributes, ("xml:lang", languages.pop())))
