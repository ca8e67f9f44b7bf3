"""From the versions of a document to links between their passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seeds2tei.annotation import Annotation, Link
from seeds2tei.finding import Finding, Severity
from seeds2tei.parallel.alignment import align
from seeds2tei.parallel.certainty import MOSTLY, doubtful
from seeds2tei.parallel.corrections import Corrections, corrections
from seeds2tei.passage import Draft, Passage
from seeds2tei.profile import Profile
from seeds2tei.source import Span

LETTER_UNITS = ("salute", "dateline", "signed")


class _Unit(NamedTuple):
    """A passage that can be linked: a sentence, a salute, a signature, a date line."""

    kind: str
    part: str
    span: Span
    text: str
    paragraph: Span
    row: str = ""  # of the table in whose columns the versions stand
    in_verse: bool = False  # then it is a line, and stands in no paragraph


def pair(draft: Draft, profile: Profile) -> tuple[list[Link], list[Finding]]:
    """Link the passages of the versions of a document: the original, or the first, with each other version.

    The editor's corrections go before what is found. A sentence without partner is left alone and becomes a finding;
    nothing is stretched to fit. TEI P5, section SACSAL. Raises ProfileError for corrections that do not apply.
    """
    versions = [claim for claim in draft.containers if claim.get("type") in ("translation", "original")]
    if len(versions) < 2:
        corrections([], profile)  # of one text nothing can be linked: an editor who thinks so is told
        return [], []
    first = next((version for version in versions if version.get("type") == "original"), versions[0])
    versions = [first, *(version for version in versions if version is not first)]
    units = [list(_units(draft, version)) for version in versions]
    said = corrections([[unit.text for unit in found if unit.kind == "s"] for found in units], profile)
    links: list[Link] = []
    findings: list[Finding] = []
    for number in range(1, len(versions)):
        found = list(_links(units[0], units[number], first, versions[number], said, number))
        links += found
        findings += _unpaired(units[0], units[number], found, versions[number], said, number)
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
                words, in_verse = _words(passage, claim), passage.tag == "l"
                yield _Unit(claim.tag, part, claim.span, words, passage.block.span, row, in_verse)


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


def _links(
    a: Sequence[_Unit], b: Sequence[_Unit], first: Annotation, second: Annotation, said: Corrections, number: int
) -> Iterator[Link]:
    domains = (first.key, second.key)
    yield from _letter_links(a, b, domains, "opener")
    sentences_a = [unit for unit in a if unit.kind == "s"]
    sentences_b = [unit for unit in b if unit.kind == "s"]
    settled = said.settled(0, number), said.settled(number, 0)
    rest_a, rest_b = (
        [unit for place, unit in enumerate(units) if place not in spoken]
        for units, spoken in zip((sentences_a, sentences_b), settled, strict=True)
    )
    found = [link for sides in _rows(rest_a, rest_b) for link in _sentence_links(*sides, first, second)]
    for places, others in said.between(number):
        spans = tuple(sentences_a[place].span for place in places)
        found.append(Link("sentence", domains, spans, tuple(sentences_b[place].span for place in others), 1.0))
    yield from sorted(found, key=lambda link: link.first[0].start)
    yield from _letter_links(a, b, domains, "closer")
    if any(unit.in_verse for unit in (*sentences_a, *sentences_b)):
        return
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


def _unpaired(
    a: Sequence[_Unit], b: Sequence[_Unit], links: Sequence[Link], second: Annotation, said: Corrections, number: int
) -> Iterator[Finding]:
    linked = {span for link in links for span in (*link.first, *link.second)}
    units = [unit for unit in (*a, *b) if unit.kind == "s"]
    for side, spoken in ((a, said.settled(0, number)), (b, said.settled(number, 0))):
        sentences = [unit for unit in side if unit.kind == "s"]
        linked |= {sentences[place].span for place in spoken}
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
