"""Characters that are no writing in any format: line ends, page feeds, what XML cannot hold.

Every reader hands its claims through `framed`, which puts the whole text before them, with these marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import merge

from seeds2tei.annotation import Annotation
from seeds2tei.expressions import expression
from seeds2tei.source import Mark, Span

BYTE_ORDER_MARK = "\ufeff"

# XML 1.0, production 2 (Char), less the form feed, which is a sign of its own.
_CONTROLS = r"\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff"
FORBIDDEN = expression(rf"[{_CONTROLS}\x0c]")
_SPECIAL = expression(rf"[\r\f{_CONTROLS}]")

SHAPES = {
    "byte-order-mark": expression(BYTE_ORDER_MARK),
    "line-end": expression(r"\r"),
    "form-feed": expression(r"\f"),
    "forbidden-character": expression(rf"[{_CONTROLS}]"),
}


def is_blank(character: str) -> bool:
    """Whether a character is white space; what XML forbids is none, for its substitute is seen.

    >>> is_blank(" "), is_blank("\\u3000"), is_blank("\\x1f")
    (True, True, False)
    """
    return character.isspace() and character not in "\x0b\x1c\x1d\x1e\x1f"


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of text without the white space at its edges; empty at `start` if there is nothing else."""
    while end > start and is_blank(text[end - 1]):
        end -= 1
    while start < end and is_blank(text[start]):
        start += 1
    return start, end


def special_marks(text: str, hidden: Sequence[Mark] = ()) -> Iterator[Mark]:
    """The marks of the characters that are no writing, except inside notation that hides them anyway."""
    if text.startswith(BYTE_ORDER_MARK):
        yield Mark(Span(0, 1), "", "byte-order-mark")
    covers = iter(hidden)
    cover = next(covers, None)
    for match in _SPECIAL.finditer(text):
        place = match.start()
        while cover and cover.span.end <= place:
            cover = next(covers, None)
        if cover and cover.span.start <= place:
            continue
        span = Span(place, place + 1)
        if match[0] == "\r":
            yield Mark(span, "" if text.startswith("\n", place + 1) else "\n", "line-end")
        elif match[0] == "\f":
            yield Mark(span, "", "form-feed")
        else:
            yield Mark(span, "\ufffd", "forbidden-character")


def framed(text: str, blocks: Iterable[Annotation], hidden: Sequence[Mark] = ()) -> Iterator[Annotation]:
    """The whole text, then its blocks, with a page break for each form feed.

    hidden  notation of the format that belongs to no block (comments), in order
    """
    special = list(special_marks(text, hidden))
    feeds = [mark for mark in special if mark.rule == "form-feed"]
    marks = [*hidden, *(mark for mark in special if mark.rule != "form-feed")]
    yield Annotation(Span(0, len(text)), "text", marks=tuple(sorted(marks)), because="the whole of the file")
    if not feeds:
        yield from blocks
        return
    because = "a form feed begins a new page"
    breaks = (Annotation(mark.span, "pb", marks=(mark,), because=because) for mark in feeds)
    yield from merge(blocks, breaks, key=lambda claim: (claim.span.start, -claim.span.end))
