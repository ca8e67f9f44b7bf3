"""The pen: writes elements and slices of the source as XML, and remembers the slices.

What it has written goes into the file at once, so that one of any length needs the memory of its text, not that
of a tree of its elements. The escapes are those of libxml2, by which the header is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import BinaryIO

from seeds2tei.source import Mark, Source, Span

PORTION = 4096
"""So many pieces are joined at a time."""

_IN_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_IN_ATTRIBUTES = _IN_TEXT | {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"}


class Pen:
    """Writes elements and slices of the source one after the other, and remembers the slices."""

    def __init__(self, source: Source, file: BinaryIO) -> None:
        self.source = source
        self.file = file
        self.runs: list[Span] = []
        self._open: list[str] = []
        self._unclosed = False  # the last start tag still lacks its ">": nothing stands in the element yet
        self._pieces: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element."""
        self._close_tag()
        words = "".join(f' {name}="{_escaped(value, _IN_ATTRIBUTES)}"' for name, value in attributes.items())
        self._pieces.append(f"<{tag}{words}")
        self._open.append(tag)
        self._unclosed = True
        if len(self._pieces) > PORTION:
            self.put_down()

    def end(self) -> None:
        """Close the innermost element."""
        tag = self._open.pop()
        self._pieces.append("/>" if self._unclosed else f"</{tag}>")
        self._unclosed = False

    def write(self, span: Span, marks: Sequence[Mark]) -> None:
        """Write a slice of the source, its notation left out or as it reads."""
        start = span.start
        for mark in marks:
            if mark.span.start > start:
                self._slice(Span(start, mark.span.start))
            if mark.reading:
                self._text(mark.reading)
                self.runs.append(mark.span)
            start = max(start, mark.span.end)
        if start < span.end:
            self._slice(Span(start, span.end) if start > span.start else span)

    def layout(self, depth: int) -> None:
        """A line end and indentation, where white space is no text."""
        self._text("\n" + "  " * depth)

    def put_down(self) -> None:
        """Write into the file, in UTF-8, what is not there yet."""
        self.file.write("".join(self._pieces).encode())
        self._pieces.clear()

    def _slice(self, span: Span) -> None:
        self._text(self.source.text[span.start : span.end])
        self.runs.append(span)

    def _text(self, text: str) -> None:
        self._close_tag()
        self._pieces.append(_escaped(text, _IN_TEXT))

    def _close_tag(self) -> None:
        if self._unclosed:
            self._pieces.append(">")
            self._unclosed = False


def _escaped(text: str, escapes: Mapping[str, str]) -> str:
    """A text as it stands in XML.

    >>> _escaped('1 < 2 & "3"', _IN_TEXT), _escaped('"3"\\n', _IN_ATTRIBUTES)
    ('1 &lt; 2 &amp; "3"', '&quot;3&quot;&#10;')
    """
    for sign, escape in escapes.items():
        if sign in text:
            text = text.replace(sign, escape)
    return text
