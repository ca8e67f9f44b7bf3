"""Claims become a draft: blocks in containers, phrases in blocks, nothing that TEI does not allow.

A claim over whole provisional blocks (what only the file format said) replaces them; a block claim over a
part of one cuts it; a claim over several blocks is their container; everything else stands among the words
(crossing.py). Provisional containers that may not hold a claim give way. A claim that still does not fit is
refused, with a finding: whatever is claimed, the text stands in valid TEI.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from seeds2tei.annotation import Annotation
from seeds2tei.blocks import Blocks, cut, replaced
from seeds2tei.containers import arranged
from seeds2tei.crossing import refusal, weave, without_cut_signs
from seeds2tei.errors import UnsupportedFormatError
from seeds2tei.finding import Finding
from seeds2tei.passage import Draft, Passage, heading_level, read_passage
from seeds2tei.source import WITHHELD, Mark, Source, Span, order
from seeds2tei.vocabulary import BLOCKS, CONTAINERS, DIVISIONS, PHRASES, may_hold

WHOLE = BLOCKS | CONTAINERS
"""What is never a phrase among words."""
ALWAYS_CONTAINERS = frozenset("text front body back div list table row lg figure postscript".split())
DEEPEST = 8
"""How many phrases may begin at one sign: as far back we look for those that end together."""
WORDLESS = frozenset({"figure"})
"""Containers in which a claim over a part of a paragraph (a note) is a block, not a phrase."""


def begin(source: Source, read: Iterable[Annotation]) -> tuple[Draft, list[Finding]]:
    """The draft of what a reader says: its first claim is the whole text, then blocks and formatting.

    Raises UnsupportedFormatError where there is no block.
    """
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
        elif claim.span.start < last_block_end or claim.tag not in WHOLE:
            phrases.append(claim)
        elif claim.tag in CONTAINERS and (claim.tag not in BLOCKS or claim.span.start < claim.span.end):
            containers.append(claim)
        else:
            blocks.append(claim)
            last_block_end = claim.span.end
    if not blocks:
        sentence = "the file holds signs of the format and no words: there is nothing to encode."
        raise UnsupportedFormatError(source.name, sentence)
    draft = Draft(source, containers=tuple(containers), evidence=tuple(evidence)).with_marks(marks)
    draft = replace(draft, passages=tuple(_first_read(draft, block) for block in blocks))
    return _woven(arranged(draft, [])[0], phrases)


def _first_read(draft: Draft, block: Annotation) -> Passage:
    passage = read_passage(draft.source, block, (), draft.marks_in(block.span))
    level = heading_level(block)
    return replace(passage, level=level) if level else passage


def nest(draft: Draft, claims: Iterable[Annotation]) -> tuple[Draft, list[Finding]]:
    """Put claims into a draft. The claims may come in any order; of two that cross, the first stands."""
    found = list(claims)
    if not found:
        return draft, []
    findings: list[Finding] = []
    if any(claim.marks for claim in found):
        found, findings = without_cut_signs(draft, found)
        draft = _marked(draft, [mark for claim in found for mark in claim.marks])
    evidence = tuple(claim for claim in found if not claim.tag)
    standing = sorted(_beside_signs(draft, (claim for claim in found if claim.tag)), key=lambda c: order(c.span))
    if evidence:
        draft = replace(draft, evidence=draft.evidence + evidence)
    containers, leaves, phrases, cuts = _sorted_by_kind(Blocks.of(draft.passages), standing)
    if containers or leaves:
        draft = cut(draft, cuts)
        draft, inner = replaced(draft, leaves)
        phrases = inner + phrases  # of the same words, a signature is around the name
        draft = _without_swallowed(draft, leaves)
        draft, refused = arranged(draft, containers)
        findings += refused
    draft, refused = _woven(draft, phrases)
    return draft, findings + refused


def _without_swallowed(draft: Draft, leaves: Sequence[Annotation]) -> Draft:
    """The draft without the reader's lists and items that one claimed block took whole."""
    if not leaves or all(container.tag in DIVISIONS for container in draft.containers):
        return draft
    blocks = Blocks.of(draft.passages)

    def is_swallowed(container: Annotation) -> bool:
        if not container.provisional or container.tag in DIVISIONS:
            return False
        low, high = blocks.touched(container.span)
        if high - low != 1 or blocks.passages[low].provisional:
            return False
        start, end = blocks.passages[low].block.span
        instead = blocks.passages[low].tag == container.tag  # an item that is claimed, in the place of the reader's
        return instead or (start <= container.span.start and container.span.end <= end)

    return replace(draft, containers=tuple(c for c in draft.containers if not is_swallowed(c)))


def _beside_signs(draft: Draft, claims: Iterable[Annotation]) -> Iterator[Annotation]:
    """The claims, with ends that lie inside a sign moved out of it: no sign is ever cut."""
    starts = draft.mark_starts
    for claim in claims:
        start, end = claim.span
        before, after = bisect_left(starts, start) - 1, bisect_left(starts, end) - 1
        if before >= 0 and start < draft.marks[before].span.end:
            start = draft.marks[before].span.start
        if after >= 0 and end < draft.marks[after].span.end:
            end = draft.marks[after].span.end
        yield claim if claim.span == (start, end) else claim._replace(span=Span(start, end))


def _marked(draft: Draft, marks: list[Mark]) -> Draft:
    """The draft with new notation, and the passages in which it stands read again.

    Where two signs overlap the earlier claim has taken the characters, and the later is left out.
    """
    withheld = sorted(mark.span for mark in marks if mark.rule == WITHHELD)
    known = sorted({*draft.marks, *marks}, key=lambda mark: (*order(mark.span), mark.rule != WITHHELD))
    kept: list[Mark] = []
    for mark in known:
        if kept and mark.span.start < kept[-1].span.end:
            continue
        kept.append(mark)
    draft = draft.with_marks(kept)
    blocks = Blocks.of(draft.passages)
    again: set[int] = set()
    for mark in marks:
        again.update(range(*blocks.touched(mark.span)))
    for i in again:
        passage = blocks.passages[i]
        inner = draft.marks_in(passage.block.span)
        again_read = read_passage(draft.source, passage.block, passage.inline, inner, passage.within)
        left = tuple(
            claim
            for claim in passage.inline
            if not _is_hollow(again_read, claim) and not (withheld and _is_inside(withheld, claim))
        )
        blocks.passages[i] = replace(again_read, inline=left, level=passage.level)
    return replace(draft, passages=tuple(blocks.passages))


def _is_hollow(passage: Passage, claim: Annotation) -> bool:
    """Whether of a link or some formatting of the reader's only notation is left: a raised note number."""
    start, end = claim.span
    if not claim.provisional or claim.tag in ("lb", "rb", "rt"):  # a ruby without one of its parts is none
        return False
    return start < end and passage.offset(start) == passage.offset(end)


def _is_inside(spans: Sequence[Span], claim: Annotation) -> bool:
    """Whether one of these spans, in order, holds all of a claim."""
    i = bisect_right(spans, claim.span.start, key=lambda span: span.start) - 1
    return i >= 0 and claim.span.end <= spans[i].end


def _covers(claim: Annotation, passage: Passage) -> bool:
    content = passage.content
    return claim.span.start <= content.start and content.end <= claim.span.end


def _sorted_by_kind(
    blocks: Blocks, claims: Sequence[Annotation]
) -> tuple[list[Annotation], list[Annotation], list[Annotation], list[int]]:
    """Which claims are containers, which blocks, which stand among words; and where passages must be cut."""
    containers: list[Annotation] = []
    leaves: list[Annotation] = []
    phrases: list[Annotation] = []
    cuts: list[int] = []
    wordless = -1  # where the last such container ends
    for claim in claims:
        low, high = blocks.touched(claim.span)
        touched = blocks.passages[low:high]
        if touched and claim.tag in WHOLE and claim.span.start < claim.span.end:
            span = _with_signs(claim.span, touched)
            claim = claim if span == claim.span else claim._replace(span=span)
        if claim.tag in WORDLESS:
            wordless = max(wordless, claim.span.end)
        if claim.tag in ALWAYS_CONTAINERS or (claim.tag in CONTAINERS and len(touched) > 1):
            containers.append(claim)
            cuts += claim.span
            continue
        whole = bool(touched) and all(_covers(claim, passage) for passage in touched)
        is_block = claim.tag in WHOLE
        if whole and claim.tag == "note" and claim.anchor is None and [p.tag for p in touched] == ["cell"]:
            phrases.append(claim)  # without its cell a row is none
        elif is_block and (whole or claim.span.start == claim.span.end):
            leaves.append(claim)
        elif (
            claim.tag in PHRASES
            and len(touched) == 1
            and may_hold(touched[0].tag, claim.tag)
            and not (is_block and claim.span.end <= wordless)
        ):
            phrases.append(claim)
        elif is_block and touched and all(passage.provisional for passage in touched):
            leaves.append(claim)
            cuts += claim.span
        else:
            phrases.append(claim)
    return containers, leaves, phrases, cuts


def _with_signs(span: Span, touched: Sequence[Passage]) -> Span:
    """A span with the signs of the phrases that it holds all words of: it never parts `![mill` from `](mill.png)`."""
    (start, end), first, last = span, touched[0], touched[-1]
    if not first.inline and not last.inline:
        return span
    for inner in last.inline[max(0, _begun(last, end) - DEEPEST) : _begun(last, end)]:
        if end < inner.span.end and last.offset(end) == last.offset(inner.span.end):
            end = inner.span.end
    for inner in first.inline[max(0, _begun(first, start) - DEEPEST) : _begun(first, start)]:
        if start < inner.span.end and first.offset(start) == first.offset(inner.span.start):
            start = inner.span.start
            break
    return Span(start, end)


def _begun(passage: Passage, place: int) -> int:
    """How many phrases of a passage begin before a place."""
    return bisect_left(passage.inline, place, key=lambda claim: claim.span.start)


def _woven(draft: Draft, phrases: Iterable[Annotation]) -> tuple[Draft, list[Finding]]:
    """The draft with claims among the words of its passages."""
    blocks = Blocks.of(draft.passages)
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
