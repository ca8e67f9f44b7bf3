"""The draft as TEI: `<text>` with its divisions.

Every character of the text is a slice of the source. The pen notes each slice it writes, so that the proof
can compare what was meant with what stands in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO

from seeds2tei.annotation import Annotation, Link
from seeds2tei.passage import Draft, Passage
from seeds2tei.source import Mark, Span, is_over
from seeds2tei.tei.moved import MovedNote, moved_notes
from seeds2tei.tei.names import Names
from seeds2tei.tei.pen import Pen
from seeds2tei.tei.standoff import partners_of
from seeds2tei.vocabulary import ELEMENT_ONLY, may_hold

POINTERS = frozenset({"corresp", "resp", "target", "ref", "next", "prev", "sameAs", "source", "who"})
# Where a reader must see at a glance that the program judged (ENCODING: anchor and surplus always).
CERTAINTY_ALWAYS = frozenset({"anchor", "surplus"})

Resolve = Callable[[str], str]
"""Turns a pointer ("#key") into "#xml:id", or "" where nothing bears that name."""


def write_text(draft: Draft, links: Sequence[Link], names: Names, resolve: Resolve, file: BinaryIO) -> list[Span]:
    """Write `<text>` into a file. Returns the slices of the source in the order in which they were written."""
    scribe = _Scribe(draft, partners_of(links, names), names, resolve, Pen(draft.source, file))
    scribe.write()
    return scribe.pen.runs


class _Scribe:
    """One walk over the draft, pen in hand."""

    def __init__(self, draft: Draft, partners: dict[str, str], names: Names, resolve: Resolve, pen: Pen) -> None:
        self.draft, self.partners, self.names, self.resolve, self.pen = draft, partners, names, resolve, pen
        self.moved = moved_notes(draft)
        self.open: list[Annotation] = []

    def write(self) -> None:
        away = {id(part) for notes in self.moved.values() for note in notes for part in note.containers + note.passages}
        self._walk(
            [claim for claim in self.draft.containers if id(claim) not in away],
            [passage for passage in self.draft.passages if id(passage) not in away],
        )
        self.pen.put_down()

    def _walk(self, containers: Sequence[Annotation], passages: Sequence[Passage]) -> None:
        """Write blocks in their containers."""
        floor = len(self.open)
        waiting = iter(containers)
        following = next(waiting, None)
        for passage in passages:
            while following is not None and following.span.start <= passage.block.span.start:
                self._close_before(following.span, floor)
                self._layout()
                self._start(following)
                self.open.append(following)
                following = next(waiting, None)
            self._close_before(passage.block.span, floor)
            self._layout()
            self._gap(passage)
            self._passage(passage)
        self._close_before(None, floor)

    def _close_before(self, span: Span | None, floor: int) -> None:
        while len(self.open) > floor and (span is None or is_over(self.open[-1].span, span)):
            closed = self.open.pop()
            if closed.tag in ELEMENT_ONLY:
                self.pen.layout(len(self.open) + 1)
            self.pen.end()

    def _layout(self) -> None:
        if self.open and self.open[-1].tag in ELEMENT_ONLY:
            self.pen.layout(len(self.open) + 1)

    def _gap(self, passage: Passage) -> None:
        """In an element with words of its own, the white space between two blocks is text."""
        if not self.open or self.open[-1].tag in ELEMENT_ONLY or not self.pen.runs:
            return
        start, end = self.pen.runs[-1].end, passage.block.span.start
        if self.open[-1].span.start < start < end:
            marks = self.draft.marks_in(Span(start, end))
            if self._is_blank(start, end, marks):
                self.pen.write(Span(start, end), marks)

    def _is_blank(self, start: int, end: int, marks: Sequence[Mark]) -> bool:
        """Whether nothing but white space is read between two places."""
        text = self.draft.source.text
        for mark in marks:
            if mark.reading.strip() or text[start : mark.span.start].strip():
                return False
            start = max(start, mark.span.end)
        return not text[start:end].strip()

    def _passage(self, passage: Passage) -> None:
        bare = not passage.tag
        if not bare:
            self._start(passage.block)
        marks = self.draft.marks_in(passage.block.span)
        span = passage.block.span
        if not passage.inline and span not in self.moved:
            self.pen.write(span, marks)
        else:
            self._words(span, marks, passage.inline)
        if not bare:
            self.pen.end()

    def _words(self, span: Span, marks: Sequence[Mark], inline: Sequence[Annotation]) -> None:
        """The words of a passage with the claims among them, and the notes that belong at their places."""
        position, first = span.start, 0

        def write_to(end: int) -> None:
            nonlocal position, first
            last = first
            while last < len(marks) and marks[last].span.start < end:
                last += 1
            if position < end:
                self.pen.write(Span(position, end), marks[first:last])
            position, first = max(position, end), last

        around: list[Annotation] = []
        waiting: list[MovedNote] = []
        for claim in _with_moved(inline, self.moved.get(span, ())):
            here = claim.span if isinstance(claim, Annotation) else Span(claim.anchor, claim.anchor)
            while around and is_over(around[-1].span, here):
                write_to(around.pop().span.end)
                self.pen.end()
                self._notes(waiting, around)
            write_to(here.start)
            if isinstance(claim, Annotation):
                self._start(claim)
                around.append(claim)
            else:
                waiting.append(claim)
                self._notes(waiting, around)
        while around:
            write_to(around.pop().span.end)
            self.pen.end()
            self._notes(waiting, around)
        write_to(span.end)

    def _notes(self, waiting: list[MovedNote], around: Sequence[Annotation]) -> None:
        """Write the notes that have come to their place; where none may stand, they wait for the next."""
        if not around or may_hold(around[-1].tag, "note"):
            while waiting:
                self._note(waiting.pop(0))

    def _note(self, note: MovedNote) -> None:
        standing, self.open = self.open, []
        self._walk(note.containers, note.passages)
        self.open = standing

    def _start(self, claim: Annotation) -> None:
        attributes: dict[str, str] = {}
        identifier = self.names.taken(claim)
        if identifier:
            attributes["xml:id"] = identifier
        for attribute, value in claim.attributes:
            if attribute in POINTERS:
                value = " ".join(filter(None, map(self.resolve, value.split())))
            if value:
                attributes[attribute] = value
        number = self.names.numbers[claim.tag].get(claim.span)
        if number:
            attributes.setdefault("n", number)
        if identifier in self.partners:
            attributes["corresp"] = self.partners[identifier]
        if claim.cert != "high" or claim.tag in CERTAINTY_ALWAYS:
            attributes["cert"] = claim.cert
        self.pen.start(claim.tag, attributes)


def _with_moved(inline: Sequence[Annotation], notes: Sequence[MovedNote]) -> Iterable[Annotation | MovedNote]:
    """The claims of a passage and the notes that stand in it, in order; a note before what begins at its place."""
    if not notes:
        return inline
    keyed: list[tuple[tuple[int, bool, int], Annotation | MovedNote]] = [
        ((claim.span.start, claim.span.end > claim.span.start, i), claim) for i, claim in enumerate(inline)
    ]
    keyed += [((note.anchor, False, -1), note) for note in notes]
    keyed.sort(key=lambda pair: pair[0])
    return [claim for _, claim in keyed]
