"""The source with every decision beside the line that it speaks of, for `seeds2tei explain`.

     17 | To the Secretaries of oblast and regional party committees,
        |   => <opener>: "To the Secretaries of oblast and regional party…"
        |      an address and a salutation begin the letter (opener, high)

Nothing here knows a terminal: a line has a kind, and the command line has a colour for each kind.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.convert import Conversion
from seeds2tei.finding import Finding
from seeds2tei.passage import Draft
from seeds2tei.report import base_name, decisions, inventory, quoted, sentence
from seeds2tei.source import LINE_END, Span
from seeds2tei.vocabulary import DIVISIONS

WIDTH = 100
"""A longer line of the source is shown in several, so that decisions stand near their words."""


FIELDS = {
    "shelfmark": "where the document is kept",
    "possible-shelfmark": "perhaps where the document is kept",
    "signatory": "who signs the document",
    "greeted": "whom the document greets",
    "stated-date": "a date of the document, or of its page",
    "version-date": "the date of this version",
    "first-published": "where the document was published first",
    "edition": "this edition",
    "markup": "who marked the text up",
    "original-language": "the language of the original",
    "physical": "the document as a thing",
    "permission": "a permission for a picture",
    "rights": "the terms of use",
    "affiliation": "where that person works",
}
"""What some fields of the header are, for whoever does not know their names."""
QUOTED = 6
"""So many words of a claim are quoted in the example of how to deny it."""
CERTAINTIES = ("low", "medium", "unknown", "high")


class Kind(StrEnum):
    """What a line of the explanation is."""

    SOURCE = "source"
    DECISION = "decision"
    DOUBT = "doubt"
    REASON = "reason"
    FINDING = "finding"
    HEADING = "heading"
    NOTATION = "notation"


class Line(NamedTuple):
    """One line of the explanation."""

    kind: Kind
    text: str


def explain(conversion: Conversion, *, written: str) -> Iterator[Line]:
    """All that was concluded, line by line; then what leaves the text as notation.

    written  what the findings call the TEI file
    """
    draft = conversion.draft
    rows = list(_rows(draft.source.text, draft.source.breaks))
    starts = [row.start for row in rows]
    claims: list[list[Annotation]] = [[] for _ in rows]
    findings: list[list[Finding]] = [[] for _ in rows]
    for claim in decisions(draft):
        claims[_row(starts, claim.span.start)].append(claim)
    for finding in conversion.findings:
        if finding.start >= 0:
            findings[_row(starts, finding.start)].append(finding)
    yield from _beside(conversion, rows, claims, findings)
    rest = [finding for finding in conversion.findings if finding.start < 0]
    if rest:
        yield Line(Kind.HEADING, "\nOf the document as a whole, and of the TEI file")
        yield from (Line(Kind.FINDING, "  " + sentence(conversion, finding, written=written)) for finding in rest)
    yield from _notation(draft)
    yield from _remedy(conversion)


def _remedy(conversion: Conversion) -> Iterator[Line]:
    """How to take a decision back, on the one of which the program is least sure."""
    draft = conversion.draft
    doubted = [claim for claim in decisions(draft) if claim.by != "editor" and _is_deniable(draft, claim)]
    if not doubted:
        return
    claim = min(doubted, key=lambda claim: (CERTAINTIES.index(claim.cert), claim.span))
    line = draft.words(claim.span).strip().partition("\n")[0]
    words = " ".join(line.split()[:QUOTED]).replace("\\", r"\\").replace('"', r"\"")
    yield Line(Kind.HEADING, "\nWhoever does not agree with a decision writes in seeds2tei.toml, for example:")
    yield Line(Kind.NOTATION, f'  [[document."{base_name(conversion.name)}".deny]]')
    yield Line(Kind.NOTATION, f'  text = "{words}"')
    yield Line(Kind.NOTATION, f'  recogniser = "{claim.by}"')


def _is_deniable(draft: Draft, claim: Annotation) -> bool:
    """Whether the words of a claim stand in one paragraph, so that they can be quoted, and are no division."""
    return (
        claim.tag not in DIVISIONS
        and len(draft.passages_in(claim.span)) == 1
        and quoted(draft, claim.span).strip("…") != ""
    )


def _rows(text: str, breaks: Iterable[int]) -> Iterator[Span]:
    """The lines of the source without their ends, long ones cut between words, and wherever the order breaks."""
    start = 0
    ends = [*(match.span() for match in LINE_END.finditer(text)), *((at, at) for at in breaks if at), 2 * (len(text),)]
    for stop, following in sorted(ends):
        if stop < start:  # a line end at which the order breaks
            continue
        while stop - start > WIDTH:
            cut = text.rfind(" ", start, start + WIDTH) + 1
            cut = cut if cut > start else start + WIDTH
            yield Span(start, cut)
            start = cut
        yield Span(start, stop)
        start = following


def _row(starts: Sequence[int], offset: int) -> int:
    return bisect_right(starts, offset) - 1


def _beside(
    conversion: Conversion,
    rows: Sequence[Span],
    claims: Sequence[Sequence[Annotation]],
    findings: Sequence[Sequence[Finding]],
) -> Iterator[Line]:
    draft = conversion.draft
    meant = {f"#{claim.key}": f"#({quoted(draft, claim.span)})" for claim in draft.annotations() if claim.key}
    begins = set(draft.source.begins)
    for row, claimed, found in zip(rows, claims, findings, strict=True):
        if row.start in begins:
            begins.discard(row.start)
            yield Line(Kind.HEADING, ("\n" if row.start else "") + draft.source.file(row.start))
        line, column = draft.source.place(row.start)
        number = str(line) if column == 1 or row.start in draft.source.breaks else ""
        words = draft.source.text[row.start : row.end]
        if words.strip() or claimed or found:
            yield Line(Kind.SOURCE, f"{number:>6} | {words}".rstrip())
        for claim in claimed:
            yield Line(
                Kind.DECISION if claim.cert == "high" else Kind.DOUBT, f"       |   => {_claim(draft, claim, meant)}"
            )
            yield Line(Kind.REASON, f"       |      {claim.because or 'no reason is given'} ({claim.by}, {claim.cert})")
        for finding in found:
            yield Line(Kind.FINDING, f"       |   !! {finding.severity} [{finding.code}]: {finding.sentence}")


def _claim(draft: Draft, claim: Annotation, meant: Mapping[str, str]) -> str:
    """What is claimed, as TEI or as a field of the header, and of which words.

    meant  pointer -> the words it leads to, for a reader who does not see the identifiers of the file
    """
    attributes = "".join(
        f' {name}="{" ".join(meant.get(pointer) or _called(pointer) for pointer in value.split(" "))}"'
        for name, value in claim.attributes
    )
    element = f"<{claim.tag}{attributes}>" if claim.tag else ""
    header = FIELDS.get(claim.field, f"{claim.field} of the document" if claim.field else "")
    words = quoted(draft, claim.span)
    return " and ".join(filter(None, (element, header))) + (f': "{words}"' if words else "")


def _called(pointer: str) -> str:
    """A pointer to somebody by name or initials, as a reader says it: whose identifier it is, the file will show."""
    if pointer.startswith("#named:"):
        return f"#({pointer.removeprefix('#named:').replace('_', ' ')})"
    if pointer.startswith("#initials:"):
        return f"#(whose initials are {pointer.removeprefix('#initials:')})"
    return "#(description of the manuscript)" if pointer == "#msDesc" else pointer


def _notation(draft: Draft) -> Iterator[Line]:
    """The inventory: a mistake shows here as one odd line."""
    signs = inventory(draft)
    if signs:
        yield Line(Kind.HEADING, "\nTaken as notation: these signs left the text, or are read as something else")
    for sign in signs:
        line, column = draft.source.place(sign.span.start)
        shown = f'"{_on_one_line(sign.string)}"' if sign.string else f"{sign.span.end - sign.span.start} characters"
        reading = f' read as "{_on_one_line(sign.reading)}"' if sign.reading else ""
        yield Line(Kind.NOTATION, f"{sign.count:>6} x {shown}{reading} ({sign.rule}), first at {line}:{column}")


def _on_one_line(text: str) -> str:
    return text.replace("\r", r"\r").replace("\n", r"\n").replace("\t", r"\t")
