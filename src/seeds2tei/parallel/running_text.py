"""The sentences of the running text of a document, of its versions above all, before they are linked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds2tei.annotation import Annotation
from seeds2tei.parallel.sentences import sentences as cut
from seeds2tei.passage import Draft, Passage
from seeds2tei.source import Mark, Span
from seeds2tei.vocabulary import FORMATTING

NOT_RUNNING = frozenset({"note", "figure", "front", "back", "opener", "closer"})
# The rule of notation of a carriage return.
LINE_END = "line-end"


def sentences(draft: Draft) -> Iterator[Annotation]:
    """The sentences of the running text: of versions, documents, articles and enclosures.

    A line of verse counts as one. Notes, headings, openers, closers, captions and comments are not cut. TEI P5,
    section AILC.
    """
    versions = any(claim.get("type") in ("translation", "original") for claim in draft.containers)
    for passage in draft.passages:
        if passage.tag not in ("p", "l") or not _is_running(passage, versions=versions):
            continue
        if passage.tag == "l":
            yield Annotation(passage.content, "s", by="sentence", because="a line of verse")
            continue
        marks = draft.marks_in(passage.block.span)
        for start, end in _whole(passage, cut(_joined(passage), _language(passage))):
            span = passage.span(start, end)
            if marks:
                span = _with_signs(span, marks, passage.block.span)
            yield Annotation(span, "s", by="sentence", because="a sentence, by the rules of its language")


def _joined(passage: Passage) -> str:
    """The words with blanks for the line ends at which the web page cut a sentence in two."""
    text = passage.text
    for anchor in passage.holds("anchor"):
        place = passage.offset(anchor.span.start)
        begun = len(text[:place].rstrip())
        text = text[:begun] + " " * (place - begun) + text[place:]
    return text


def _whole(passage: Passage, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sentences that end inside a note, an addition or a title are joined with the next: nothing is torn."""
    kept = [claim.span for claim in passage.inline if claim.tag not in FORMATTING and claim.span.end > claim.span.start]
    if not kept:
        yield from spans
        return
    inside = [(passage.offset(span.start), passage.offset(span.end)) for span in kept]
    notes = [(passage.offset(note.span.start), passage.offset(note.span.end)) for note in passage.holds("note")]
    begun = -1
    i = n = reach = 0
    for start, end in spans:
        while i < len(inside) and inside[i][0] < end:
            reach = max(reach, inside[i][1])
            i += 1
        begun = start if begun < 0 else begun
        if reach <= end:
            while n < len(notes) and notes[n][1] < end:
                n += 1
            if n == len(notes) or begun < notes[n][0]:  # what an editor says is no sentence of the text
                yield begun, end
            begun = -1
    if begun >= 0:
        yield begun, spans[-1][1]


def _is_running(passage: Passage, *, versions: bool) -> bool:
    """Whether a paragraph is text of the document; where there are versions, of one of them."""
    if versions and not any(c.get("type") in ("translation", "original") for c in passage.within):
        return False
    return any(container.tag == "body" for container in passage.within) and not any(
        container.tag in NOT_RUNNING or container.get("type").startswith("comment") for container in passage.within
    )


def _language(passage: Passage) -> str | None:
    for container in reversed(passage.within):
        if language := container.get("xml:lang"):
            return language
    return None


def _with_signs(span: Span, marks: Sequence[Mark], limits: Span) -> Span:
    """A sentence together with the notation that touches it: its emphasis, its note number. A line end parts."""
    start, end = span
    for mark in marks:
        if mark.span.start == end and mark.rule != LINE_END:
            end = mark.span.end
    for mark in reversed(marks):
        if mark.span.end == start and mark.rule != LINE_END:
            start = mark.span.start
    return Span(max(start, limits.start), min(end, limits.end))
