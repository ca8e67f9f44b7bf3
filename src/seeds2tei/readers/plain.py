"""Plain text: blank lines part paragraphs, and nothing is notation."""

from __future__ import annotations

from collections.abc import Iterator

from seeds2tei.annotation import Annotation
from seeds2tei.readers.characters import BYTE_ORDER_MARK, framed, trimmed
from seeds2tei.source import LINE_END, Source, Span


def read(source: Source) -> Iterator[Annotation]:
    """The whole text and its paragraphs."""
    return framed(source.text, _paragraphs(source.text))


def _paragraphs(text: str) -> Iterator[Annotation]:
    """Stretches of lines none of which is blank, from the first visible character to the last."""
    begin, last = -1, 0
    for start, end in _lines(text):
        first, behind = trimmed(text, start, end)
        if first < behind:
            begin, last = (first if begin < 0 else begin), behind
        elif begin >= 0:
            yield _paragraph(begin, last)
            begin = -1
    if begin >= 0:
        yield _paragraph(begin, last)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends, without its line end and without a byte order mark."""
    start = 1 if text.startswith(BYTE_ORDER_MARK) else 0
    for match in LINE_END.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _paragraph(start: int, end: int) -> Annotation:
    return Annotation(Span(start, end), "p", because="blank lines stand before and after it")
