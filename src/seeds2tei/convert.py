"""The way of one document, from its bytes to proved and valid TEI. Read this file first.

Bytes in, bytes out: nothing here knows a path, a clock or a random number. The same bytes and the same
profile give the same file.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from seeds2tei.annotation import Annotation, Link
from seeds2tei.checks import fidelity, rules, schema
from seeds2tei.checks.places import located
from seeds2tei.columns import in_columns
from seeds2tei.errors import UnsupportedFormatError
from seeds2tei.finding import Finding, Severity
from seeds2tei.inspection import inspect
from seeds2tei.nesting import begin, nest
from seeds2tei.note_tables import listed
from seeds2tei.parallel.links import pair
from seeds2tei.parallel.running_text import sentences
from seeds2tei.passage import Draft
from seeds2tei.profile import Profile
from seeds2tei.readers import SHAPES, encoding_of, format_of, page_of, read
from seeds2tei.recogniser import Recogniser
from seeds2tei.recognisers import RECOGNISERS
from seeds2tei.record import Record
from seeds2tei.settling import settle
from seeds2tei.source import WITHHELD, Source, Span
from seeds2tei.tei.document import build
from seeds2tei.version_files import attributed, joined

MOST_CLAIMS = 250_000
"""So many things one recogniser may find in one document: a file of 20 MB has a tenth of it."""


@dataclass(frozen=True)
class Conversion:
    """What became of one document.

    name      the document, as the user calls it
    xml       the TEI file, proved and checked
    findings  what a person should look at, in the order of the text
    draft     every claim that stands in the file, with its reason and certainty
    links     the passages of its versions that say the same
    runs      the slices of the source that were written, in the order of the file
    digest    the SHA-256 of the document as it was found (of several files: of their digests, one after the other)
    profile   the fingerprint of the profile by which it was read
    page      the web page (UTF-8) that a Word file became, of which findings and proof speak; b"" for any other
    """

    name: str
    xml: bytes
    findings: tuple[Finding, ...]
    draft: Draft
    links: tuple[Link, ...]
    runs: tuple[Span, ...]
    digest: str
    profile: str
    page: bytes = b""

    @property
    def annotations(self) -> Iterator[Annotation]:
        """Every claim, blocks before what stands in them."""
        return self.draft.annotations()

    @cached_property
    def notation(self) -> Counter[str]:
        """The inventory: every distinct string that was taken as notation, and how often; no words withheld."""
        text = self.draft.source.text
        return Counter(text[start:end] for (start, end), _, rule in self.draft.marks if rule != WITHHELD)

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
    return convert_versions([(name, data)], profile, name=name)


def convert_versions(
    files: Sequence[tuple[str, bytes]], profile: Profile, *, name: str, languages: Sequence[str] = ()
) -> Conversion:
    """Encode one document of which each file is a version: `letter.ru.md` and `letter.en.md`.

    files      name and bytes of each, in the order in which they are to stand
    name       of the document, as the user calls it
    languages  of each file (BCP 47), "" where its name or its words are to say it

    Raises DecodingError, UnsupportedFormatError, InfidelityError.
    """
    profile = profile.for_document(name)
    found = [_File.read(file, data, profile, alone=len(files) == 1) for file, data in files]
    if len(found) == 1:
        source, claims = found[0][:2]
    else:
        source, claims = joined(name, [(file.source, file.claims) for file in found], languages)
    draft, findings = begin(source, claims)
    findings += (finding for file in found for finding in file.lost)
    draft, refused = nest(draft, profile.claims(draft))  # the editor first
    findings += refused
    for recogniser in profile.active(RECOGNISERS):
        claimed = _bounded(recogniser, draft, profile)
        draft, refused = nest(draft, profile.allowed(draft, recogniser.name, claimed))
        findings += refused
    if len(found) > 1:
        draft = attributed(draft)
    draft, refused = settle(draft)
    findings += refused
    draft, refused = nest(draft, sentences(draft))
    links, unpaired = pair(draft, profile)
    digest = digest_of([data for _, data in files])
    record = Record.gather(draft, profile, digest=digest)
    xml, runs, dangling = build(draft, links, record)
    tree, invalid = schema.parsed_and_checked(xml)
    shapes = {**SHAPES, **{rule: shape for r in RECOGNISERS for rule, shape in r.notation.items()}}
    if not profile.collection.withholds:
        del shapes[WITHHELD]
    fidelity.prove([file.data for file in found], source, draft.marks, runs, tree, shapes)
    findings += [*refused, *inspect(draft, profile), *record.findings, *unpaired, *dangling]
    findings += located([*invalid, *rules.check(tree)], xml, tree)
    findings.sort(key=lambda finding: (finding.start, finding.line, finding.column, finding.code))
    return Conversion(
        name, xml, tuple(findings), draft, tuple(links), tuple(runs), digest, profile.fingerprint, found[0].page
    )


def _bounded(recogniser: Recogniser, draft: Draft, profile: Profile) -> list[Annotation]:
    """What a recogniser claims. Raises UnsupportedFormatError where that is more than any real document has."""
    found = list(islice(recogniser.find(draft.passages, profile), MOST_CLAIMS + 1))
    if len(found) > MOST_CLAIMS:
        sentence = (
            f"{recogniser.name} finds more than {MOST_CLAIMS:,} things in this file, too many for one document. "
            "Part the file, or switch that recogniser off in the profile."
        )
        raise UnsupportedFormatError(draft.source.name, sentence)
    return found


def digest_of(files: Sequence[bytes]) -> str:
    """The SHA-256 digest of a file; of several, that of their digests."""
    digests = [hashlib.sha256(data).hexdigest() for data in files]
    return digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()


class _File(NamedTuple):
    """A file as it is read.

    data  what is read: the bytes that were found, or the web page that a Word file became
    lost  what of a Word file is not on its page
    """

    source: Source
    claims: Sequence[Annotation]
    data: bytes
    page: bytes
    lost: Sequence[Finding]

    @classmethod
    def read(cls, name: str, data: bytes, profile: Profile, *, alone: bool) -> _File:
        """Read a file. One that is not `alone` is a version itself, so the columns of its tables are none."""
        page, lost = page_of(data, name)
        if page:  # from here on it is the document
            data, profile = page, profile.with_options(encoding="utf-8", format="html")
        source = Source.decode(data, profile.encoding or encoding_of(data, name, profile.format), name=name)
        claims = listed(source, read(source, profile.format or format_of(name)))
        return cls(*(in_columns(source, claims) if alone else (source, claims)), data, page, lost)
