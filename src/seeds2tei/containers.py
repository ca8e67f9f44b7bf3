"""The containers of a draft: divisions, lists, tables, quotations, openers and closers around blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from seeds2tei.annotation import READER, Annotation
from seeds2tei.crossing import fitting, refusal
from seeds2tei.finding import Finding
from seeds2tei.passage import Draft, Passage, read_passage
from seeds2tei.source import is_over
from seeds2tei.vocabulary import DIVISIONS, may_hold

# Of containers with the same span, which is around which.
_DEPTH = {"text": 0, "front": 1, "body": 1, "back": 1, "div": 2}


def arranged(draft: Draft, new: Sequence[Annotation]) -> tuple[Draft, list[Finding]]:
    """The draft with new containers, every passage knowing what is around it.

    One walk over containers and passages. Provisional containers that may not hold what is claimed inside
    them are dissolved; so is a provisional block that has no place (its words then stand in a paragraph).
    """
    findings: list[Finding] = []
    stack: list[Annotation] = []
    dissolved: set[int] = set()
    containers: list[Annotation] = []
    passages: list[Passage] = []
    for item in _in_order([*draft.containers, *new], draft.passages):
        claim = item.block if isinstance(item, Passage) else item
        while stack and is_over(stack[-1].span, claim.span):
            stack.pop()
        crossing = bool(stack) and claim.span.end > stack[-1].span.end
        while stack and _gives_way(stack[-1], claim, crossing=crossing):
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
        draft, more = arranged(draft, [])
        return draft, findings + more
    return replace(draft, passages=tuple(_placed(passages, standing))), findings


def _in_order(containers: list[Annotation], passages: Sequence[Passage]) -> Iterator[Annotation | Passage]:
    """Containers, outer before inner, and the passages, each behind the containers that begin where it does."""
    containers.sort(key=lambda c: (c.span.start, -c.span.end, _DEPTH.get(c.tag, 3), c.provisional))
    waiting = iter(containers)
    following = next(waiting, None)
    for passage in sorted(passages, key=lambda passage: passage.block.span):
        while following is not None and following.span.start <= passage.block.span.start:
            yield following
            following = next(waiting, None)
        yield passage
    while following is not None:
        yield following
        following = next(waiting, None)


def _gives_way(around: Annotation, claim: Annotation, *, crossing: bool) -> bool:
    """Whether a container of the reader's goes, because a claim has no place in it or is carried out of it."""
    if not around.provisional or claim.provisional or around.tag in DIVISIONS:
        return False
    return crossing or claim.anchor is not None or not may_hold(around.tag, claim.tag)


def _fitted(draft: Draft, passage: Passage, parent: str, findings: list[Finding]) -> Passage:
    """A block that may not stand where it stands, as one that may: a paragraph, an item, bare words."""
    if not passage.provisional:
        findings.append(refusal(passage.block, parent))
    tag = next((tag for tag in ("p", "item", "cell", "l", "head") if may_hold(parent, tag)), "")
    block = passage.block._replace(tag=tag, attributes=(), by=READER)
    inline = tuple(fitting(tag or parent, passage.inline))
    return read_passage(draft.source, block, inline, draft.marks_in(block.span), passage.within)


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
            yield passage.placed(stack)
