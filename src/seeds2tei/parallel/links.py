"""From a document to its sentences, and from its versions to links between their passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seeds2tei.annotation import Annotation, Link
from seeds2tei.finding import Finding, Severity
from seeds2tei.parallel.alignment import align
from seeds2tei.parallel.certainty import MOSTLY, doubtful
from seeds2tei.parallel.sentences import sentences as cut
from seeds2tei.passage import Draft, Passage
from seeds2tei.source import Mark, Span
from seeds2tei.vocabulary import FORMATTING

NOT_RUNNING = frozenset({"note", "figure", "front", "back", "opener", "closer"})
LETTER_UNITS = ("salute", "dateline", "signed")
# The rule of notation of a carriage return.
LINE_END = "line-end"


class _Unit(NamedTuple):
    """A passage that can be linked: a sentence, a salute, a signature, a date line."""

    kind: str
    part: str
    span: Span
    text: str
    paragraph: Span
    row: str = ""  # of the table in whose columns the versions stand


def sentences(draft: Draft) -> Iterator[Annotation]:
    """The sentences of the running text: of versions, documents, articles and enclosures.

    Notes, headings, openers, closers, captions and comments are not cut. TEI P5, section AILC.
    """
    versions = any(claim.get("type") in ("translation", "original") for claim in draft.containers)
    for passage in draft.passages:
        if passage.tag != "p" or not _is_running(passage, versions=versions):
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


def pair(draft: Draft) -> tuple[list[Link], list[Finding]]:
    """Link the passages of the versions of a document: the original, or the first, with each other version.

    A sentence without partner is left alone and becomes a finding; nothing is stretched to fit.
    TEI P5, section SACSAL.
    """
    versions = [claim for claim in draft.containers if claim.get("type") in ("translation", "original")]
    if len(versions) < 2:
        return [], []
    first = next((version for version in versions if version.get("type") == "original"), versions[0])
    links: list[Link] = []
    findings: list[Finding] = []
    units = list(_units(draft, first))
    for version in versions:
        if version is not first:
            found = list(_links(units, list(_units(draft, version)), first, version))
            links += found
            findings += _unpaired(units, list(_units(draft, version)), found, version)
    return links, findings


def _units(draft: Draft, version: Annotation) -> Iterator[_Unit]:
    for passage in draft.passages_in(version.span):
        around = [*(container.tag for container in passage.within), passage.tag]
        part = next((tag for tag in ("opener", "closer") if tag in around), "sentence")
        if passage.tag in LETTER_UNITS:
            yield _Unit(passage.tag, part, passage.block.span, passage.text, passage.block.span)
        row = passage.block.field if passage.block.field.startswith("row ") else ""
        for claim in passage.inline:
            if claim.tag == "s" or claim.tag in LETTER_UNITS:
                yield _Unit(claim.tag, part, claim.span, _words(passage, claim), passage.block.span, row)


def _words(passage: Passage, unit: Annotation) -> str:
    """The words of a unit without the editors' notes in it."""
    start, end = passage.offset(unit.span.start), passage.offset(unit.span.end)
    pieces = []
    for note in passage.holds("note"):
        a, b = passage.offset(note.span.start), passage.offset(note.span.end)
        if start <= a < b <= end:
            pieces.append(passage.text[start:a])
            start = b
    pieces.append(passage.text[start:end])
    return "".join(pieces)


def _links(a: Sequence[_Unit], b: Sequence[_Unit], first: Annotation, second: Annotation) -> Iterator[Link]:
    domains = (first.key, second.key)
    yield from _letter_links(a, b, domains, "opener")
    sentences_a = [unit for unit in a if unit.kind == "s"]
    sentences_b = [unit for unit in b if unit.kind == "s"]
    for sides in _rows(sentences_a, sentences_b):
        yield from _sentence_links(*sides, first, second)
    yield from _letter_links(a, b, domains, "closer")
    rows_a, rows_b = ({unit.row: unit.paragraph for unit in units} for units in (sentences_a, sentences_b))
    paragraphs_a = list(dict.fromkeys(unit.paragraph for unit in sentences_a))
    paragraphs_b = list(dict.fromkeys(unit.paragraph for unit in sentences_b))
    if _in_rows(sentences_a, sentences_b):
        for row in rows_a:
            if row in rows_b:
                yield Link("paragraph", domains, (rows_a[row],), (rows_b[row],), 1.0)
    elif len(paragraphs_a) == len(paragraphs_b) > 1:
        for here, there in zip(paragraphs_a, paragraphs_b, strict=True):
            yield Link("paragraph", domains, (here,), (there,), 1.0)


def _in_rows(a: Sequence[_Unit], b: Sequence[_Unit]) -> bool:
    """Whether all sentences stand in the rows of a table, which says what belongs together."""
    return bool(a and b) and all(unit.row for unit in (*a, *b))


def _rows(a: Sequence[_Unit], b: Sequence[_Unit]) -> Iterator[tuple[Sequence[_Unit], Sequence[_Unit]]]:
    """What is aligned by itself: the sentences of each row of a table, else all."""
    if not _in_rows(a, b):
        yield a, b
        return
    rows: dict[str, tuple[list[_Unit], list[_Unit]]] = {}
    for side, units in enumerate((a, b)):
        for unit in units:
            rows.setdefault(unit.row, ([], []))[side].append(unit)
    yield from (sides for sides in rows.values() if all(sides))


def _sentence_links(a: Sequence[_Unit], b: Sequence[_Unit], first: Annotation, second: Annotation) -> Iterator[Link]:
    domains = (first.key, second.key)
    if len(a) == len(b) == 1 and a[0].row:
        yield Link("sentence", domains, (a[0].span,), (b[0].span,), 1.0)
        return
    beads = align(
        [unit.text for unit in a],
        [unit.text for unit in b],
        language_a=first.get("xml:lang") or "und",
        language_b=second.get("xml:lang") or "und",
        paragraphs_a=_first_of_paragraphs(a),
        paragraphs_b=_first_of_paragraphs(b),
    )
    for bead in beads:
        if bead.a and bead.b:
            here, there = tuple(a[i].span for i in bead.a), tuple(b[i].span for i in bead.b)
            yield Link("sentence", domains, here, there, bead.certainty)


def _letter_links(a: Sequence[_Unit], b: Sequence[_Unit], domains: tuple[str, str], part: str) -> Iterator[Link]:
    """Salute with salute, signature with signature, date with date, in the order in which they stand."""
    for kind in LETTER_UNITS if part == "opener" else ("salute", "signed", "dateline"):
        here = [unit for unit in a if unit.part == part and unit.kind == kind]
        there = [unit for unit in b if unit.part == part and unit.kind == kind]
        if len(here) == len(there):
            for unit, other in zip(here, there, strict=True):
                yield Link(part, domains, (unit.span,), (other.span,), 1.0)


def _first_of_paragraphs(units: Sequence[_Unit]) -> tuple[int, ...]:
    return tuple(i for i, unit in enumerate(units) if i == 0 or unit.paragraph != units[i - 1].paragraph)


def _unpaired(a: Sequence[_Unit], b: Sequence[_Unit], links: Sequence[Link], second: Annotation) -> Iterator[Finding]:
    linked = {span for link in links for span in (*link.first, *link.second)}
    units = [unit for unit in (*a, *b) if unit.kind == "s"]
    alone = [unit for unit in units if unit.span not in linked]
    certainties = [link.certainty for link in links if link.kind == "sentence"]
    if units and doubtful(certainties, len(alone), len(units)):
        mean = sum(certainties) / max(1, len(certainties))
        sentence = (
            f"{len(alone)} of {len(units)} sentences have no partner, and the certainty of the {len(certainties)} "
            f"links is {mean:.2f} on average: these may be no versions of one document, or in languages of which "
            "too little is known. If they are none, say in the profile which divisions are versions."
        )
        yield Finding("hardly-parallel", Severity.WARNING, sentence, *second.span)
    if len(alone) > MOSTLY * len(units):
        return
    for unit in alone:
        words = " ".join(unit.text.split())
        quoted = words if len(words) <= 60 else words[:57] + "..."
        yield Finding("unlinked-sentence", Severity.NOTE, f'no partner was found for "{quoted}".', *unit.span)
