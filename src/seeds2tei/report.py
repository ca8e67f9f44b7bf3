"""What became of one document, for people and for programs: as JSON, and as sentences.

The same conversion gives the same report: no clock, no folder, no machine stands in it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from seeds2tei.annotation import Annotation, Link
from seeds2tei.convert import Conversion
from seeds2tei.expressions import expression
from seeds2tei.finding import Finding, Severity
from seeds2tei.passage import Draft
from seeds2tei.readers import PAGE_ENDING
from seeds2tei.source import WITHHELD, Span
from seeds2tei.version import __version__
from seeds2tei.withholding import private

VERSION_TYPES = frozenset({"original", "translation"})
SENTENCE = "s"
LONGEST = 60
"""So many characters of a claim are quoted."""

# Controls, and the signs that turn or hide what is written: they would take hold of a terminal.
_UNSEEN = expression("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def visible(text: str) -> str:
    r"""Text that is safe to show in a terminal: control characters are spelt out.

    >>> print(visible("Wien\x1b[31m"))
    Wien\x1b[31m
    """
    return _UNSEEN.sub(_spelt, text)


def _spelt(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


@dataclass(frozen=True)
class Sign:
    """One line of the inventory: a string that was taken as notation, by which rule, how often, where first.

    string   as it stands in the source; "" for words that were withheld, which no report repeats, and for signs
             among them: the tag of a comment may name who wrote it
    reading  what is read in its place
    span     of the first
    """

    string: str
    reading: str
    rule: str
    count: int
    span: Span


def inventory(draft: Draft) -> list[Sign]:
    """All that left the text, each string once, in the order in which they first stand there."""
    text = draft.source.text
    comments = private(draft)
    count: Counter[tuple[str, str, str, int]] = Counter()
    first: dict[tuple[str, str, str, int], Span] = {}
    for span, reading, rule in draft.marks:
        # One line for each, with its length.
        withheld = rule == WITHHELD or any(start <= span.start < end for start, end in comments)
        key = ("" if withheld else text[span.start : span.end], reading, rule, span.start if withheld else 0)
        count[key] += 1
        first.setdefault(key, span)
    return [Sign(*key[:3], count[key], span) for key, span in first.items()]


def decisions(draft: Draft) -> Iterator[Annotation]:
    """What the program or the editor concluded, in the order of the text.

    Not what the file format says itself, and not where sentences end: that is one rule, thousands of times.
    """
    claims = (claim for claim in draft.annotations() if not claim.provisional and claim.tag != SENTENCE)
    return iter(sorted(claims, key=lambda claim: claim.span.start))


def quoted(draft: Draft, span: Span) -> str:
    """The first words of a span, on one line."""
    beginning = Span(span.start, min(span.end, span.start + 4 * LONGEST))
    words = " ".join(draft.words(beginning).split())
    if not words:
        return ""
    whole = beginning == span and len(words) <= LONGEST
    return words if whole else words[: LONGEST - 1].rstrip() + "…"


def counts(conversion: Conversion) -> dict[str, int]:
    """How many versions, notes and links a document has."""
    draft = conversion.draft
    divisions = (claim for claim in draft.containers if claim.tag == "div")
    return {
        "versions": sum(division.get("type") in VERSION_TYPES for division in divisions),
        "notes": sum(claim.tag == "note" for claim in conversion.annotations),
        "links": len(conversion.links),
    }


def sentence(conversion: Conversion, finding: Finding, *, written: str) -> str:
    """A finding as a line that begins with its place, as compilers write it.

    written  the TEI file, as the user calls it: the place of what is wrong in that
    """
    said = f"{finding.severity} [{finding.code}]: {finding.sentence}"
    if finding.start >= 0:
        source = conversion.draft.source
        line, column = source.place(finding.start)
        file = source.file(finding.start) if source.parts else place_of(conversion, written)
        return f"{file}:{line}:{column}: {said}"
    place = ":".join(str(number) for number in (finding.line, finding.column) if number)
    return f"{written}:{place}: {said}" if place else f"{conversion.name}: {said}"


def place_of(conversion: Conversion, written: str) -> str:
    """The file in which lines and columns count: the document, or the page that lies beside the TEI of a Word file."""
    if not conversion.page:
        return conversion.name
    return written.removesuffix(".xml").removesuffix(".invalid") + PAGE_ENDING


def sentences(conversion: Conversion, *, written: str) -> list[str]:
    """The errors and warnings of a document as lines; what is only worth a note stands in the report."""
    return [
        sentence(conversion, finding, written=written)
        for finding in conversion.findings
        if finding.severity is not Severity.NOTE
    ]


def as_json(conversion: Conversion) -> bytes:
    """The report of one document, as the file that lies beside the TEI: every finding, sign, link on one line."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    lines = (
        f"{encode(name)}: [\n  " + ",\n  ".join(map(encode, value)) + "\n ]"
        if isinstance(value, list) and value
        else f"{encode(name)}: {encode(value)}"
        for name, value in report(conversion).items()
    )
    return ("{\n " + ",\n ".join(lines) + "\n}\n").encode("utf-8", "backslashreplace")


def report(conversion: Conversion) -> dict[str, Any]:
    """The report of one document. Lines and columns count from 1."""
    draft = conversion.draft
    source = draft.source
    return {
        "program": "seeds2tei",  # by this, results.py knows a file of ours
        "version": __version__,
        "document": base_name(conversion.name),
        "sha256": conversion.digest,
        "profile_sha256": conversion.profile,
        "tei_sha256": hashlib.sha256(conversion.xml).hexdigest(),
        "page_sha256": hashlib.sha256(conversion.page).hexdigest() if conversion.page else "",
        "encoding": source.encoding,
        "characters": len(source.text),
        "valid": conversion.valid,
        "counts": counts(conversion),
        "findings": [_finding(draft, finding) for finding in conversion.findings],
        "notation": [_sign(draft, sign) for sign in inventory(draft)],
        "links": [_link(draft, link) for link in conversion.links],
        "decisions": [_decision(draft, claim) for claim in decisions(draft)],
    }


def base_name(path: str) -> str:
    """The name of a file without its folders, whatever system wrote it."""
    return PurePath(path.replace("\\", "/")).name


def _place(draft: Draft, offset: int) -> dict[str, int | str]:
    line, column = draft.source.place(offset)
    place: dict[str, int | str] = {"line": line, "column": column}
    if draft.source.parts:
        place["part"] = base_name(draft.source.file(offset))
    return place


def _finding(draft: Draft, finding: Finding) -> dict[str, Any]:
    said = {"code": finding.code, "severity": finding.severity.value, "sentence": finding.sentence}
    if finding.start >= 0:
        return said | {"file": "source"} | _place(draft, finding.start)
    return said | {"file": "TEI", "line": finding.line, "column": finding.column} if finding.line else said


def _sign(draft: Draft, sign: Sign) -> dict[str, Any]:
    shown = {"string": sign.string} if sign.string else {"length": sign.span.end - sign.span.start}
    rest = {"reading": sign.reading, "rule": sign.rule, "count": sign.count}
    return shown | rest | _place(draft, sign.span.start)


def _link(draft: Draft, link: Link) -> dict[str, Any]:
    return {
        "kind": link.kind,
        "certainty": link.certainty,
        "versions": link.domains,
        "first": _units(draft, link.first),
        "second": _units(draft, link.second),
    }


def _units(draft: Draft, spans: Sequence[Span]) -> list[dict[str, Any]]:
    return [_place(draft, span.start) | {"words": quoted(draft, span)} for span in spans]


def _decision(draft: Draft, claim: Annotation) -> dict[str, Any]:
    said: dict[str, Any] = {**_place(draft, claim.span.start), "words": quoted(draft, claim.span)}
    if claim.tag:
        said["element"], said["attributes"] = claim.tag, dict(claim.attributes)
    if claim.field:
        said["field"] = claim.field
    said["by"], said["because"], said["cert"] = claim.by, claim.because, claim.cert
    return said
