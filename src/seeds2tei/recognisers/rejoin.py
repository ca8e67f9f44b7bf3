"""Sentences that a web page, or the end of a printed page, cut into two paragraphs.

    ... should be ¶ any more humane ...    ->    <p>... should be <anchor type="source-paragraph"/>any more ...</p>

The two are one paragraph; an anchor keeps the place. Page signs and running heads between the halves stay
where they are, inside the paragraph. What ends like a sentence, a salutation, a list or an address is left
alone. TEI P5, section SALTIN (Anchors).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.running_heads import LONGEST as LONGEST_HEAD
from seeds2tei.running_heads import SIGN, Head, page_head, running_heads
from seeds2tei.sentence_cuts import LEAST, is_cut, is_marked, joint
from seeds2tei.source import Span

HABIT = 20  # of so many paragraphs one that begins small is a habit
LIST = frozenset("list item table row cell lg".split())


class Cut(NamedTuple):
    """Two halves of a sentence: places in the row of passages, the reason, and how sure it is."""

    before: int
    after: int
    because: str
    cert: str


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    heads = running_heads(passages)
    cuts = list(_cuts(passages, heads))
    i = 0
    while i < len(cuts):
        last = i
        while last + 1 < len(cuts) and cuts[last + 1].before == cuts[last].after:
            last += 1
        yield from _rejoined(passages, cuts[i : last + 1], heads)
        i = last + 1


def _cuts(passages: Sequence[Passage], heads: Mapping[int, Head]) -> Iterator[Cut]:
    careless = _writes_small(passages)
    for i, passage in enumerate(passages):
        if passage.tag != "p" or not is_cut(passage.text) or not _is_prose(passage):
            continue
        after = i + 1
        while after < len(passages) and after - i < 4 and (after in heads or _is_sign(passages[after])):
            after += 1
        if after < len(passages) and not _begin_alike(passages, i, after):
            evidence = joint(passage, passages[after], apart=after > i + 1, careless=careless)
            if evidence:
                yield Cut(i, after, *evidence)


def _writes_small(passages: Sequence[Passage]) -> bool:
    """Whether the writer begins paragraphs with small letters, after a full stop too: then they tell nothing."""
    prose = small = 0
    for before, after in pairwise(passages):
        if after.tag == "p" and len(after.text) >= LEAST:
            prose += 1
            if after.text[0].islower() and before.tag == "p" and not is_cut(before.text) and not _is_sign(before):
                small += not is_marked(after.text)
    return small > 0 and small * HABIT >= prose


def _is_prose(passage: Passage) -> bool:
    text = passage.text
    return (
        len(text) >= LEAST
        and passage.provisional
        and passage.block.field != "front-matter"
        and not any(container.tag in LIST for container in passage.within)
    )


def _begin_alike(passages: Sequence[Passage], before: int, after: int) -> bool:
    """Whether one paragraph begins like its neighbour: "whereas ..., ¶ whereas ..." are the members of a list."""
    words = [p.text.split(None, 1)[0] for p in (passages[before], *passages[after : after + 2]) if p.text.strip()]
    return any(first == second and len(first) > 1 for first, second in pairwise(words))


def _is_sign(passage: Passage) -> bool:
    return len(passage.text) <= LONGEST_HEAD and SIGN.fullmatch(passage.text.strip()) is not None


def _rejoined(passages: Sequence[Passage], cuts: Sequence[Cut], heads: Mapping[int, Head]) -> Iterator[Annotation]:
    """One paragraph over all its parts, an anchor where each begins, and the page heads between them."""
    span = Span(passages[cuts[0].before].block.span.start, passages[cuts[-1].after].block.span.end)
    yield Annotation(span, "p", by="rejoin", because=cuts[0].because)
    for cut in cuts:
        start = passages[cut.after].block.span.start
        attributes = (("type", "source-paragraph"), ("resp", "#seeds2tei"))
        yield Annotation(Span(start, start), "anchor", attributes, by="rejoin", because=cut.because, cert=cut.cert)
        for i in range(cut.before + 1, cut.after):
            if i in heads:
                passage, head = passages[i], heads[i]
                yield from page_head(passage, head, passage.span(*head.edges), "rejoin")


RECOGNISER = Recogniser("rejoin", ("p", "anchor", "pb", "fw"), "SALTIN", find)
