"""Claims become a draft: blocks in containers, phrases in blocks, nothing that TEI does not allow.

A claim over whole provisional blocks (what only the file format said) replaces them; a block claim over a
part of one cuts it; a claim over several blocks is their container; everything else stands among the words
(crossing.py). Provisional containers that may not hold a claim give way. A claim that still does not fit is
refused, with a finding: whatever is claimed, the text stands in valid TEI.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.crossing import refusal, split_at, weave
from seeds2tei.finding import Finding
from seeds2tei.passage import Draft, Passage, read_passage
from seeds2tei.source import Mark, Source, Span, is_over
from seeds2tei.vocabulary import BLOCKS, CONTAINERS, PHRASES, may_hold

ALWAYS_CONTAINERS = frozenset("text front body back div list table row lg figure postscript".split())
_DEPTH = {"text": 0, "front": 1, "body": 1, "back": 1, "div": 2}


class _Blocks(NamedTuple):
    """Passages, and where each ends and begins, for looking them up."""

    passages: list[Passage]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, passages: Iterable[Passage]) -> _Blocks:
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


def begin(source: Source, read: Iterable[Annotation]) -> tuple[Draft, list[Finding]]:
    """The draft of what a reader says: its first claim is the whole text, then blocks and formatting."""
    claims = list(read)
    marks = sorted(mark for claim in claims for mark in claim.marks)
    containers: list[Annotation] = []
    blocks: list[Annotation] = []
    phrases: list[Annotation] = []
    evidence: list[Annotation] = []
    last_block_end = -1
    for claim in claims:
        if not claim.tag:
            evidence.append(claim)
        elif claim.span.start < last_block_end or claim.tag not in BLOCKS | CONTAINERS:
            phrases.append(claim)
        elif claim.tag in CONTAINERS:
            containers.append(claim)
        else:
            blocks.append(claim)
            last_block_end = claim.span.end
    empty = Draft(source, (), (), tuple(marks))
    passages = [_first_read(empty, block) for block in blocks]
    draft = Draft(source, tuple(passages), tuple(containers), tuple(marks), tuple(evidence))
    return _woven(_arranged(draft, [])[0], phrases)


def _first_read(draft: Draft, block: Annotation) -> Passage:
    passage = read_passage(draft.source, block, (), draft.marks_in(block.span))
    if block.field.startswith("heading "):
        return replace(passage, level=int(block.field[8:]))
    return passage


def nest(draft: Draft, claims: Iterable[Annotation]) -> tuple[Draft, list[Finding]]:
    """Put claims into a draft. The claims may come in any order; of two that cross, the first stands."""
    found = list(claims)
    if not found:
        return draft, []
    marks = [mark for claim in found for mark in claim.marks]
    if marks:
        draft = _marked(draft, marks)
    evidence = tuple(claim for claim in found if not claim.tag)
    standing = sorted((claim for claim in found if claim.tag), key=_order)
    if evidence:
        draft = replace(draft, evidence=draft.evidence + evidence)
    containers, leaves, phrases, cuts = _sorted_by_kind(_Blocks.of(draft.passages), standing)
    findings: list[Finding] = []
    if containers or leaves:
        draft = _cut(draft, cuts)
        draft, inner = _replaced(draft, leaves)
        phrases += inner
        draft, findings = _arranged(draft, containers)
    draft, refused = _woven(draft, phrases)
    return draft, findings + refused


def _order(claim: Annotation) -> tuple[int, int]:
    return claim.span.start, -claim.span.end


def _marked(draft: Draft, marks: list[Mark]) -> Draft:
    """The draft with new notation, and the passages in which it stands read again.

    Where two signs overlap the earlier claim has taken the characters, and the later is left out.
    """
    known = sorted({*draft.marks, *marks})
    kept: list[Mark] = []
    for mark in known:
        if kept and mark.span.start < kept[-1].span.end:
            continue
        kept.append(mark)
    draft = replace(draft, marks=tuple(kept))
    blocks = _Blocks.of(draft.passages)
    again: set[int] = set()
    for mark in marks:
        again.update(range(*blocks.touched(mark.span)))
    for i in again:
        passage = blocks.passages[i]
        inner = draft.marks_in(passage.block.span)
        blocks.passages[i] = read_passage(draft.source, passage.block, passage.inline, inner, passage.within)
    return replace(draft, passages=tuple(blocks.passages))


def _covers(claim: Annotation, passage: Passage) -> bool:
    content = passage.content
    return claim.span.start <= content.start and content.end <= claim.span.end


def _sorted_by_kind(
    blocks: _Blocks, claims: Sequence[Annotation]
) -> tuple[list[Annotation], list[Annotation], list[Annotation], list[int]]:
    """Which claims are containers, which blocks, which stand among words; and where passages must be cut."""
    containers: list[Annotation] = []
    leaves: list[Annotation] = []
    phrases: list[Annotation] = []
    cuts: list[int] = []
    for claim in claims:
        low, high = blocks.touched(claim.span)
        touched = blocks.passages[low:high]
        if claim.tag in ALWAYS_CONTAINERS or (claim.tag in CONTAINERS and len(touched) > 1):
            containers.append(claim)
            cuts += claim.span
            continue
        whole = bool(touched) and all(_covers(claim, passage) for passage in touched)
        is_block = claim.tag in BLOCKS or claim.tag in CONTAINERS
        if is_block and (whole or claim.span.start == claim.span.end):
            leaves.append(claim)
        elif claim.tag in PHRASES and len(touched) == 1 and may_hold(touched[0].tag, claim.tag):
            phrases.append(claim)
        elif is_block and touched and all(passage.provisional for passage in touched):
            leaves.append(claim)
            cuts += claim.span
        else:
            phrases.append(claim)
    return containers, leaves, phrases, cuts


def _cut(draft: Draft, cuts: Iterable[int]) -> Draft:
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
    for place in (*places, passage.block.span.end):
        end = place
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        before, inline = split_at(inline, place)
        if start < end:
            block = passage.block._replace(span=Span(start, end), marks=())
            part = read_passage(draft.source, block, before, draft.marks_in(block.span), passage.within)
            if part.text.strip():  # what is left of a paragraph may be notation alone
                yield part
        start = place


def _replaced(draft: Draft, claims: Sequence[Annotation]) -> tuple[Draft, list[Annotation]]:
    """The draft with block claims in place of the provisional blocks they cover.

    A claim over a block that is claimed already is returned, to stand inside it.
    """
    blocks = _Blocks.of(draft.passages)
    inner: list[Annotation] = []
    instead: dict[int, tuple[int, Annotation]] = {}
    taken = -1
    empty = [claim for claim in claims if claim.span.start == claim.span.end]
    for claim in claims:
        low, high = blocks.touched(claim.span)
        if low == high or claim.span.start == claim.span.end:
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
        block = claim._replace(span=span)
        inline = tuple(phrase for passage in covered for phrase in passage.inline)
        passage = read_passage(draft.source, block, inline, draft.marks_in(span), covered[0].within)
        passages.append(replace(passage, level=covered[0].level) if covered[0].level else passage)
        i = high
    if empty:
        passages += (read_passage(draft.source, claim, (), ()) for claim in empty)
        passages.sort(key=lambda passage: passage.block.span)
    return replace(draft, passages=tuple(passages)), inner


def _arranged(draft: Draft, new: Sequence[Annotation]) -> tuple[Draft, list[Finding]]:
    """The draft with new containers, every passage knowing what is around it.

    One walk over containers and passages. Provisional containers that may not hold what is claimed inside
    them are dissolved; so is a provisional block that has no place (its words then stand in a paragraph).
    """
    findings: list[Finding] = []
    ranked = [
        ((claim.span.start, -claim.span.end, _DEPTH.get(claim.tag, 3), claim.provisional, i), claim)
        for i, claim in enumerate((*draft.containers, *new))
    ]
    items: list[tuple[tuple[int, int, int, bool, int], Annotation | Passage]] = [*ranked]
    items += [
        ((passage.block.span.start, -passage.block.span.end, 9, False, i), passage)
        for i, passage in enumerate(draft.passages)
    ]
    items.sort(key=lambda item: item[0])
    stack: list[Annotation] = []
    dissolved: set[int] = set()
    containers: list[Annotation] = []
    passages: list[Passage] = []
    for _, item in items:
        claim = item.block if isinstance(item, Passage) else item
        while stack and is_over(stack[-1].span, claim.span):
            stack.pop()
        crossing = bool(stack) and claim.span.end > stack[-1].span.end
        while stack and stack[-1].provisional and not claim.provisional and (
            crossing or claim.anchor is not None or not may_hold(stack[-1].tag, claim.tag)
        ):  # fmt: skip
            dissolved.add(id(stack.pop()))
            crossing = bool(stack) and claim.span.end > stack[-1].span.end
        allowed = not crossing and (not stack or may_hold(stack[-1].tag, claim.tag))
        if isinstance(item, Passage):
            passages.append(item if allowed else _fitted(draft, item, stack[-1].tag, findings))
        elif allowed:
            stack.append(claim)
            containers.append(claim)
        elif not claim.provisional:
            findings.append(refusal(claim, stack[-1].tag))
    standing = tuple(claim for claim in containers if id(claim) not in dissolved)
    draft = replace(draft, passages=tuple(passages), containers=standing)
    if dissolved:  # what stood in them has a new parent now
        draft, more = _arranged(draft, [])
        return draft, findings + more
    return replace(draft, passages=tuple(_placed(passages, standing))), findings


def _fitted(draft: Draft, passage: Passage, parent: str, findings: list[Finding]) -> Passage:
    """A block that may not stand where it stands, as one that may: a paragraph, an item, bare words."""
    if not passage.provisional:
        findings.append(refusal(passage.block, parent))
    tag = next((tag for tag in ("p", "item", "cell", "l", "head") if may_hold(parent, tag)), "")
    block = passage.block._replace(tag=tag, attributes=())
    return read_passage(draft.source, block, passage.inline, draft.marks_in(block.span), passage.within)


def _placed(passages: Sequence[Passage], containers: Sequence[Annotation]) -> Iterable[Passage]:
    """The passages, each with the containers around it."""
    stack: tuple[Annotation, ...] = ()
    waiting = iter(containers)
    following = next(waiting, None)
    for passage in passages:
        span = passage.block.span
        while following is not None and following.span.start <= span.start:
            while stack and is_over(stack[-1].span, following.span):
                stack = stack[:-1]
            stack = (*stack, following)
            following = next(waiting, None)
        while stack and is_over(stack[-1].span, span):
            stack = stack[:-1]
        if passage.within == stack:
            yield passage
        else:
            yield replace(passage, within=stack)


def _woven(draft: Draft, phrases: Iterable[Annotation]) -> tuple[Draft, list[Finding]]:
    """The draft with claims among the words of its passages."""
    blocks = _Blocks.of(draft.passages)
    findings: list[Finding] = []

    def home(claim: Annotation) -> int:
        low, high = blocks.touched(claim.span)
        inside = low < high and claim.span.end <= blocks.ends[low] and claim.span.start >= blocks.starts[low]
        return low if inside else -1

    for i, group in groupby(sorted(phrases, key=home), key=home):
        claims = list(group)
        if i < 0:
            findings += [refusal(claim, "text") for claim in claims]
            continue
        passage = blocks.passages[i]
        inline, refused = weave(passage, claims)
        findings += refused
        blocks.passages[i] = replace(passage, inline=inline)
    return replace(draft, passages=tuple(blocks.passages)), findings
