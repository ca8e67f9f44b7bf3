"""The way of one document, from its bytes to proved and valid TEI. Read this file first.

Bytes in, bytes out: nothing here knows a path, a clock or a random number. The same bytes and the same
profile give the same file.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from seeds2tei.annotation import Annotation, Link
from seeds2tei.checks import fidelity, rules, schema
from seeds2tei.checks.parsing import parsed
from seeds2tei.checks.places import located
from seeds2tei.columns import in_columns
from seeds2tei.finding import Finding, Severity
from seeds2tei.inspection import inspect
from seeds2tei.nesting import begin, nest
from seeds2tei.note_tables import listed
from seeds2tei.parallel.links import pair, sentences
from seeds2tei.passage import Draft
from seeds2tei.profile import Profile
from seeds2tei.readers import SHAPES, encoding_of, format_of, page_of, read
from seeds2tei.recognisers import RECOGNISERS
from seeds2tei.record import Record
from seeds2tei.settling import settle
from seeds2tei.source import Source, Span
from seeds2tei.tei.document import build


@dataclass(frozen=True)
class Conversion:
    """What became of one document.

    name      the document, as the user calls it
    xml       the TEI file, proved and checked
    findings  what a person should look at, in the order of the text
    draft     every claim that stands in the file, with its reason and certainty
    links     the passages of its versions that say the same
    runs      the slices of the source that were written, in the order of the file
    digest    the SHA-256 of the document as it was found
    page      the web page (UTF-8) that a Word file became, of which findings and proof speak; b"" for any other
    """

    name: str
    xml: bytes
    findings: tuple[Finding, ...]
    draft: Draft
    links: tuple[Link, ...]
    runs: tuple[Span, ...]
    digest: str
    page: bytes = b""

    @property
    def annotations(self) -> Iterator[Annotation]:
        """Every claim, blocks before what stands in them."""
        return self.draft.annotations()

    @cached_property
    def notation(self) -> Counter[str]:
        """The inventory: every distinct string that was taken as notation, and how often."""
        text = self.draft.source.text
        return Counter(text[mark.span.start : mark.span.end] for mark in self.draft.marks)

    @property
    def valid(self) -> bool:
        """Whether no finding is an error."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)


def convert(data: bytes, profile: Profile, *, name: str) -> Conversion:
    """Encode one document as TEI P5.

    data  the document as it was found
    name  how the user calls it; its ending tells the format, if the profile does not

    Raises DecodingError, UnsupportedFormatError, InfidelityError.
    """
    profile = profile.for_document(name)
    digest = hashlib.sha256(data).hexdigest()
    page, lost = page_of(data, name)
    if page:  # of a Word file: from here on it is the document
        data, profile = page, profile.with_options(encoding="utf-8", format="html")
    source = Source.decode(data, profile.encoding or encoding_of(data, name, profile.format), name=name)
    read_so = listed(source, read(source, profile.format or format_of(name)))
    source, claims = in_columns(source, read_so)
    draft, findings = begin(source, claims)
    findings += lost
    draft, refused = nest(draft, profile.claims(draft))  # the editor first
    findings += refused
    for recogniser in profile.active(RECOGNISERS):
        found = recogniser.find(draft.passages, profile)
        draft, refused = nest(draft, profile.allowed(draft, recogniser.name, found))
        findings += refused
    draft, refused = settle(draft)
    findings += refused
    draft, refused = nest(draft, sentences(draft))
    links, unpaired = pair(draft)
    record = Record.gather(draft, profile, digest=digest)
    xml, runs, dangling = build(draft, links, record)
    tree = parsed(xml)
    shapes = {**SHAPES, **{rule: shape for r in RECOGNISERS for rule, shape in r.notation.items()}}
    fidelity.prove(data, source, draft.marks, runs, tree, shapes)
    findings += [*refused, *inspect(draft), *record.findings, *unpaired, *dangling]
    findings += located([*schema.check(tree), *rules.check(tree)], xml, tree)
    findings.sort(key=lambda finding: (finding.start, finding.line, finding.column, finding.code))
    return Conversion(name, xml, tuple(findings), draft, tuple(links), tuple(runs), digest, page=page)
