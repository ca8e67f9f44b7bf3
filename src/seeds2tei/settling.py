"""The last look at the divisions: what TEI allows only before or after the text of one stands there.

Each recogniser judges its own kind of block, and cannot know what the others will claim around it: a closer
under which nothing is left to close, a heading below the last line, a list of which a note took the items.
Here such a block becomes a paragraph again, with a finding; a body without a paragraph gets a division.
TEI P5, section DSDIV.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from seeds2tei.annotation import READER, Annotation
from seeds2tei.containers import arranged
from seeds2tei.crossing import fitting, refusal
from seeds2tei.finding import Finding
from seeds2tei.passage import Draft, Passage, read_passage
from seeds2tei.source import Span, is_over, order

DIVIDED = frozenset({"body", "div", "postscript"})
LISTED = frozenset({"list", "table", "row", "lg"})
LINES = frozenset({"item", "label", "cell", "l"})
ANYWHERE = frozenset({"note", "fw", "pb", "cb", "lb", "anchor", "gap", "figure"})
BEFORE = frozenset({"head", "opener", "byline", "dateline", "salute", "signed"})
AFTER = frozenset({"closer", "postscript", "trailer", "byline", "dateline", "salute", "signed"})
LETTER = frozenset({"opener", "closer", "postscript"})
ORDERED = DIVIDED | LISTED
EDGES = BEFORE | AFTER
ANYWHERE_IN_LISTS = ANYWHERE | {"trailer"}
UNDIVIDED = ANYWHERE | BEFORE
TRAILING = ANYWHERE | AFTER


class _Child(NamedTuple):
    claim: Annotation
    parent: Annotation


def settle(draft: Draft) -> tuple[Draft, list[Finding]]:
    """The draft in which every division is in the order that TEI wants."""
    children: dict[int, list[_Child]] = defaultdict(list)
    for child in _children(draft):
        children[id(child.parent)].append(child)
    divided = [group for group in children.values() if group[0].parent.tag in DIVIDED]
    misplaced = [child for group in divided for child in _misplaced(group)]
    broken = [claim for claim in draft.containers if claim.tag in LISTED and not _is_list(claim, children[id(claim)])]
    claims = [*broken, *(child.claim for child in misplaced)]
    gone = sorted((claim.span for claim in claims), key=order)
    if gone:
        draft = _as_paragraphs(draft, gone)
    wraps = [wrap for group in divided for wrap in _divisions(group, {id(claim) for claim in claims})]
    if gone or wraps:
        draft, _ = arranged(draft, wraps)
    return draft, [refusal(child.claim, child.parent.tag) for child in misplaced]


def _children(draft: Draft) -> Iterator[_Child]:
    """What stands directly in a division, in order. Notes that stand at their numbers are not here."""
    stack: list[Annotation] = []
    # A block is nobody's parent, not even of the empty item at its end.
    everything = [(claim, True) for claim in draft.containers] + [(p.block, False) for p in draft.passages]
    for claim, is_container in sorted(everything, key=lambda pair: pair[0].span.start):
        while stack and is_over(stack[-1].span, claim.span):
            stack.pop()
        if stack and stack[-1].tag in ORDERED and claim.anchor is None:
            yield _Child(claim, stack[-1])
        if is_container:
            stack.append(claim)


def _misplaced(group: Sequence[_Child]) -> Iterator[_Child]:
    """What stands before there is any text, though it must follow; or among the text, though it must not."""
    content = False
    after: list[_Child] = []
    for child in group:
        tag = child.claim.tag
        if tag in ANYWHERE:
            continue
        if tag in BEFORE and not content:
            continue
        if tag in AFTER and content:
            after.append(child)
            continue
        if tag in EDGES:
            yield child
        yield from after
        after = []
        content = True


def _is_list(claim: Annotation, group: Sequence[_Child]) -> bool:
    """Whether a list holds items, or labels and items in turn; a table rows, a row cells, a stanza lines.

    A heading stands before them.
    """
    tags = [child.claim.tag for child in group if child.claim.tag not in ANYWHERE_IN_LISTS]
    headings = tags.count("head")
    if "head" in tags[headings:]:
        return False
    tags = tags[headings:]
    match claim.tag:
        case "list":
            if claim.get("type") != "gloss":
                return set(tags) == {"item"}
            return bool(tags) and (tags == ["label", "item"] * (len(tags) // 2))
        case "lg":
            return bool({"l", "lg"} & set(tags))
    return bool(tags)


def _divisions(group: Sequence[_Child], gone: Set[int]) -> Iterator[Annotation]:
    """A division around what stands in a body without paragraphs, and around paragraphs between divisions."""
    parent = group[0].parent
    tags = ["p" if id(child.claim) in gone else child.claim.tag for child in group]
    if parent.tag == "body" and not any(tag == "div" or tag not in UNDIVIDED for tag in tags):
        yield Annotation(parent.span, "div", by="division", because="a body holds a division or a paragraph")
    divided = False
    for child, tag in zip(group, tags, strict=True):
        if tag == "div":
            divided = True
        elif divided and tag not in TRAILING:
            yield Annotation(child.claim.span, "div", by="division", because="it stands between divisions")


def _as_paragraphs(draft: Draft, gone: Sequence[Span]) -> Draft:
    """The draft with paragraphs instead of the blocks in these spans."""

    starts = [span.start for span in gone]
    ends = list(accumulate((span.end for span in gone), max))

    def is_gone(claim: Annotation, tags: frozenset[str]) -> bool:
        i = bisect_right(starts, claim.span.start) - 1
        return claim.tag in tags and i >= 0 and claim.span.end <= ends[i]

    def paragraph(passage: Passage) -> Passage:
        block = passage.block._replace(tag="p", attributes=(), by=READER)
        inline = tuple(fitting("p", passage.inline))
        return read_passage(draft.source, block, inline, draft.marks_in(block.span), passage.within)

    return replace(
        draft,
        containers=tuple(claim for claim in draft.containers if not is_gone(claim, LETTER | LISTED | LINES)),
        passages=tuple(paragraph(p) if is_gone(p.block, BEFORE | AFTER | LINES) else p for p in draft.passages),
    )
