"""The pen: writes elements and slices of the source, and remembers the slices."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from seeds2tei.source import Mark, Source, Span
from seeds2tei.vocabulary import NAMESPACE

TEI = f"{{{NAMESPACE}}}"


class Pen:
    """Writes elements and slices of the source one after the other, and remembers the slices."""

    def __init__(self, source: Source, root: etree._Element) -> None:
        self.source = source
        self.runs: list[Span] = []
        self._open = [root]
        self._last: etree._Element | None = None  # the child after which text goes, None: at the beginning
        self._pending: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        self._flush()
        self._open.append(etree.SubElement(self._open[-1], TEI + tag, attributes))
        self._last = None

    def end(self) -> None:
        """Close the innermost element."""
        self._flush()
        self._last = self._open.pop()

    def write(self, span: Span, marks: Sequence[Mark]) -> None:
        """Write a slice of the source, its notation left out or as it reads."""
        start = span.start
        for mark in marks:
            if mark.span.start > start:
                self._slice(Span(start, mark.span.start))
            if mark.reading:
                self._pending.append(mark.reading)
                self.runs.append(mark.span)
            start = max(start, mark.span.end)
        if start < span.end:
            self._slice(Span(start, span.end))

    def layout(self, depth: int) -> None:
        """A line end and indentation, where white space is no text."""
        self._pending.append("\n" + "  " * depth)

    def _slice(self, span: Span) -> None:
        self._pending.append(self.source.text[span.start : span.end])
        self.runs.append(span)

    def _flush(self) -> None:
        if not self._pending:
            return
        text = "".join(self._pending)
        self._pending.clear()
        if self._last is None:
            self._open[-1].text = (self._open[-1].text or "") + text
        else:
            self._last.tail = (self._last.tail or "") + text
