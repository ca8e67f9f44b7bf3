"""HTML: the blocks of a page and the formatting among their words; what belongs to the site is `fw`.

html_tokens finds the signs, html_page walks over them and makes blocks, html_elements says what an element is,
html_words gathers the words of a block. White space inside a block stays as it stands in the source; between
blocks it is nobody's. An element without counterpart loses its tags, never its words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import compress

from seeds2tei.annotation import Annotation
from seeds2tei.readers.characters import SHAPES as SPECIAL
from seeds2tei.readers.characters import framed
from seeds2tei.readers.html_elements import CONTAINERS, Context, context_of
from seeds2tei.readers.html_head import statements
from seeds2tei.readers.html_page import Page
from seeds2tei.readers.html_tokens import TITLE_SHAPE, tokens
from seeds2tei.source import Mark, Source, Span

TITLE = context_of("title", Context(), in_article=False).because


def read(source: Source) -> Iterator[Annotation]:
    """The whole page, its blocks, and the formatting of their words."""
    signs = list(tokens(source.text))
    page = Page(source.text, signs)
    claims = list(page.claims())
    beside = [*page.losses(), *statements(source.text, signs)]
    marks = [Mark(Span(sign.start, sign.end), sign.reading, sign.rule) for sign in signs]
    del page, signs  # of a large table they take more memory than all that is made of them
    claims, marks = _without_title(source.text, claims, marks)
    starts = [mark.span.start for mark in marks]
    of_none = bytearray(b"\1") * len(marks)
    behind = low = high = 0
    for i, claim in enumerate(claims):
        for mark in claim.marks:
            of_none[bisect_left(starts, mark.span.start)] = 0
        if claim.tag and claim.tag not in CONTAINERS and claim.span.start >= behind:
            low = bisect_left(starts, claim.span.start, high)
            high = bisect_left(starts, claim.span.end, low)
            claims[i] = claim._replace(marks=tuple(marks[low:high]))
            of_none[low:high] = bytes(high - low)
            behind = claim.span.end
    del starts
    claims = sorted([*claims, *beside], key=lambda claim: claim.span.start)
    framing = framed(source.text, claims, marks)
    whole = next(framing)
    rest = [mark for mark in whole.marks if mark.rule in SPECIAL]
    yield whole._replace(marks=tuple(sorted([*rest, *compress(marks, of_none)])))
    yield from framing


def _without_title(text: str, claims: list[Annotation], marks: list[Mark]) -> tuple[list[Annotation], list[Mark]]:
    """The claims with the `title` of the page as a sign, if a heading says the same words: they stand once."""
    starts = [mark.span.start for mark in marks]

    def words(span: Span) -> str:
        pieces, position = [], span.start
        for mark in marks[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
            pieces += [text[position : mark.span.start], mark.reading]
            position = mark.span.end
        return " ".join("".join((*pieces, text[position : span.end])).split())

    place = next((i for i, claim in enumerate(claims) if claim.because == TITLE), -1)
    if place < 0:
        return claims, marks
    span = claims[place].span
    title = words(span)
    said = any(claim.field.startswith("heading ") and words(claim.span) == title for claim in claims)
    low, high = bisect_left(starts, span.start) - 1, bisect_left(starts, span.end)
    if not said or low < 0 or high == len(marks):
        return claims, marks
    span = Span(marks[low].span.start, marks[high].span.end)
    if not TITLE_SHAPE.fullmatch(text, *span):
        return claims, marks
    sign = Mark(span, "", "html.title")
    evidence = Annotation(span, "", marks=(sign,), because="the title of the page, which a heading says too")
    return [*claims[:place], evidence, *claims[place + 1 :]], [*marks[:low], sign, *marks[high + 1 :]]
