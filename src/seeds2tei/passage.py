"""A block as a human reads it, and the whole draft of blocks that a document has become so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from seeds2tei.annotation import Annotation
from seeds2tei.expressions import expression
from seeds2tei.source import Mark, Source, Span

# Nobody sees them, so no label, number or shelfmark is another for them: the zero-width space, the marks of writing
# direction, the word joiner, a byte order mark in the text, the soft hyphen. They stay in the text that is written.
UNSEEN = expression("[\u200b\u200e\u200f\u2060\ufeff\u00ad]+")


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """One block (a paragraph, a heading, a list item) without its notation.

    block   the claim that makes it a block
    inline  the claims inside it, outer before inner, in the order of the text
    text    what a human reads there; a recogniser searches this
    within  the containers around it, outermost first
    level   of a heading, as the file format has it (1 = highest); 0 for all else

    Every position in `text` leads back to the source.
    """

    block: Annotation
    inline: tuple[Annotation, ...]
    text: str
    within: tuple[Annotation, ...] = ()
    # Stretches of text: where each begins in `text`, what it is in the source, whether it stands there verbatim.
    _starts: tuple[int, ...] = field(default=(0,), repr=False)
    # No origins: all of it is the block, verbatim (or nothing is read there).
    _origins: tuple[Span, ...] = field(default=(), repr=False)
    _verbatim: tuple[bool, ...] = field(default=(True,), repr=False)
    level: int = 0

    @property
    def tag(self) -> str:
        """The element that the block becomes."""
        return self.block.tag

    @property
    def provisional(self) -> bool:
        """Whether only the file format made it a block, so that a claim may replace it."""
        return self.block.provisional

    def span(self, start: int, end: int) -> Span:
        """The characters of the source behind `text[start:end]`, notation at its edges left out."""
        if not self._origins:
            begin = self.block.span.start
            # Many paragraphs are one sentence: all that is said of them can share the span.
            return self.block.span if self._is_whole(start, end) else Span(begin + start, begin + max(start, end))
        i = bisect_right(self._starts, start) - 1
        first = self._origins[i].start + (start - self._starts[i] if self._verbatim[i] else 0)
        if end <= start:
            return Span(first, first)
        j = bisect_right(self._starts, end - 1) - 1
        last = self._origins[j].start + (end - self._starts[j]) if self._verbatim[j] else self._origins[j].end
        return Span(first, last)

    def _is_whole(self, start: int, end: int) -> bool:
        return start == 0 and end == len(self.text) == self.block.span.end - self.block.span.start

    def stretches(self, start: int, end: int) -> Iterator[Span]:
        """The stretches of the source behind `text[start:end]`, parted where notation stands between."""
        i = bisect_right(self._starts, start) - 1
        while start < end:
            following = self._starts[i + 1] if i + 1 < len(self._starts) else len(self.text)
            stop = min(end, following)
            if start < stop:
                yield self.span(start, stop)
            start, i = following, i + 1

    def placed(self, within: tuple[Annotation, ...]) -> Passage:
        """The same passage in other containers."""
        return Passage(
            self.block, self.inline, self.text, within, self._starts, self._origins, self._verbatim, self.level
        )

    @property
    def content(self) -> Span:
        """The characters of the source from the first that is read to the last."""
        return self.span(0, len(self.text)) if self._origins else self.block.span

    def offset(self, place: int) -> int:
        """Where in `text` the character of the source at `place` is read (or the next one that is)."""
        if not self._origins:
            return min(max(place - self.block.span.start, 0), len(self.text))
        i = bisect_right(self._origins, place, key=lambda origin: origin.start) - 1
        if i < 0:
            return 0
        origin = self._origins[i]
        if place >= origin.end:
            return self._starts[i + 1] if i + 1 < len(self._starts) else len(self.text)
        return self._starts[i] + (place - origin.start if self._verbatim[i] else 0)

    def words(self, span: Span) -> str:
        """What a human reads in a span of the source that lies in this passage."""
        return self.text[self.offset(span.start) : self.offset(span.end)]

    def holds(self, *tags: str) -> Iterator[Annotation]:
        """The claims inside that have one of these tags."""
        return (claim for claim in self.inline if claim.tag in tags)

    def inside(self, *tags: str) -> bool:
        """Whether the passage stands in a container with one of these tags."""
        for container in self.within:  # noqa: SIM110 - asked a dozen times of every passage; any() takes twice the time
            if container.tag in tags:
                return True
        return False


def read_passage(
    source: Source,
    block: Annotation,
    inline: tuple[Annotation, ...],
    marks: Sequence[Mark],
    within: tuple[Annotation, ...] = (),
) -> Passage:
    """Read a block: its characters without the marks, or with what the marks read as.

    marks  those inside the block, in order, none overlapping another
    """
    start, end = block.span
    hidden = UNSEEN.search(source.text, start, end) is not None
    if not marks and not hidden:
        return Passage(block, inline, source.text[start:end], within)
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[Span] = []
    verbatim: list[bool] = []
    length = 0

    def take(piece: str, origin: Span, *, as_it_stands: bool) -> None:
        nonlocal length
        pieces.append(piece)
        starts.append(length)
        origins.append(origin)
        verbatim.append(as_it_stands)
        length += len(piece)

    def take_text(start: int, end: int) -> None:
        if hidden:
            for unseen in UNSEEN.finditer(source.text, start, end):
                if start < unseen.start():
                    take(source.text[start : unseen.start()], Span(start, unseen.start()), as_it_stands=True)
                start = unseen.end()
        if start < end:
            take(source.text[start:end], Span(start, end), as_it_stands=True)

    for mark in marks:
        if mark.span.start > start:
            take_text(start, mark.span.start)
        if mark.reading:
            take(mark.reading, mark.span, as_it_stands=False)
        start = mark.span.end
    take_text(start, end)
    if not pieces:
        return Passage(block, inline, "", within)
    return Passage(block, inline, "".join(pieces), within, tuple(starts), tuple(origins), tuple(verbatim))


def heading_level(block: Annotation) -> int:
    """The level of a heading by the claim that makes it one (`field` "heading 2"); 0 where it says nothing."""
    return int(block.field[8:]) if block.field.startswith("heading ") else 0


@dataclass(frozen=True, eq=False)
class Draft:
    """All that is known of a document at one moment: blocks in their containers, notation, evidence.

    passages    the blocks that hold words, in the order of the source, none overlapping another
    containers  divisions, lists, tables, ... : outer before inner, in the order of the source
    marks       all notation, in the order of the source
    evidence    claims that write no element, in the order in which they were made
    mark_starts where each of the marks begins, for looking them up
    """

    source: Source
    passages: tuple[Passage, ...] = ()
    containers: tuple[Annotation, ...] = ()
    marks: tuple[Mark, ...] = ()
    evidence: tuple[Annotation, ...] = ()
    mark_starts: tuple[int, ...] = ()

    def with_marks(self, marks: Iterable[Mark]) -> Draft:
        """The draft with this notation instead, in the order of the source."""
        marks = tuple(marks)
        return replace(self, marks=marks, mark_starts=tuple(mark.span.start for mark in marks))

    def marks_in(self, span: Span) -> Sequence[Mark]:
        """The notation inside a span."""
        low = bisect_left(self.mark_starts, span.start)
        return self.marks[low : bisect_left(self.mark_starts, span.end, low)]

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        """Where the passages begin, and where they end."""
        spans = [passage.block.span for passage in self.passages]
        return [span.start for span in spans], [span.end for span in spans]

    def passages_in(self, span: Span) -> Sequence[Passage]:
        """The passages that share characters with a span."""
        starts, ends = self._edges
        return self.passages[bisect_right(ends, span.start) : bisect_left(starts, span.end)]

    def words(self, span: Span) -> str:
        """What a human reads in a span, passages parted by a line end."""
        return "\n".join(
            passage.words(Span(max(span.start, passage.block.span.start), min(span.end, passage.block.span.end)))
            for passage in self.passages_in(span)
        )

    def annotations(self) -> Iterator[Annotation]:
        """Every claim that stands: evidence, then containers and blocks in order, what is in a block after it."""
        yield from self.evidence
        waiting = iter(self.containers)
        following = next(waiting, None)
        for passage in self.passages:
            while following is not None and following.span.start <= passage.block.span.start:
                yield following
                following = next(waiting, None)
            yield passage.block
            yield from passage.inline
