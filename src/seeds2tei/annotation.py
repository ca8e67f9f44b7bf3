"""Claims about the source. Readers, recognisers and editors all speak in this one form."""

from __future__ import annotations

from typing import NamedTuple

from seeds2tei.source import Mark, Span

READER = "reader"
"""`by` of what the file format says. Its paragraphs and headings are provisional: claims replace them."""

Attributes = tuple[tuple[str, str], ...]


class Annotation(NamedTuple):
    """A claim about the source.

    span        the characters claimed, notation included
    tag         a TEI element name, or "" for evidence that writes no element
    attributes  (name, value) pairs in the order in which they are written. A value that begins with "#"
                points: to the `key` of another annotation, to "initials:GF" (whoever of the document bears
                them, if exactly one does), or to a part of the header ("seeds2tei", "msDesc")
    marks       notation inside `span` that came with this claim
    anchor      offset at which the element stands, if not where it was written (an end note stands at its
                number); None = where it was written
    field       what these characters say of the whole document ("title", "translator", ...); "" = nothing
    by          READER, the name of a recogniser, or "editor"
    because     one sentence for a human being: the evidence
    cert        "high", "medium", "low" (TEI teidata.certainty)
    key         the name by which other claims point to this one; "" = nobody does
    """

    span: Span
    tag: str
    attributes: Attributes = ()
    marks: tuple[Mark, ...] = ()
    anchor: int | None = None
    field: str = ""
    by: str = READER
    because: str = ""
    cert: str = "high"
    key: str = ""

    @property
    def provisional(self) -> bool:
        """Whether a recogniser's claim may replace this one."""
        return self.by == READER

    def get(self, name: str) -> str:
        """The value of an attribute, "" if it is not there."""
        return next((value for known, value in self.attributes if known == name), "")


class Link(NamedTuple):
    """Units of two versions that say the same.

    kind        opener, sentence, closer or paragraph
    domains     keys of the two versions
    first       spans of the units on the first side, second those on the other
    certainty   0 to 1
    """

    kind: str
    domains: tuple[str, str]
    first: tuple[Span, ...]
    second: tuple[Span, ...]
    certainty: float
