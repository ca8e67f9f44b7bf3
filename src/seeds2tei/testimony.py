"""What the claims say of the whole document: names, dates, statements of rights and origin."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.passage import Draft


class Dated(NamedTuple):
    """A date as it stands in the source, and what it means in TEI attributes."""

    words: str
    attributes: tuple[tuple[str, str], ...]


class Statement(NamedTuple):
    """Words of the source about rights or origin.

    words   as they stand, "" where the source has a label and nothing after it
    keys    keys of what they speak of
    label   the label before them
    date    a date in them
    """

    words: str
    keys: tuple[str, ...] = ()
    label: str = ""
    date: Dated | None = None


class Testimony:
    """What the claims say of the whole document, by field."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.claims: dict[str, list[Annotation]] = {}
        for claim in draft.annotations():
            if claim.field:
                self.claims.setdefault(claim.field, []).append(claim)

    def of(self, name: str) -> list[Annotation]:
        """The claims of a field, in the order of the text."""
        return self.claims.get(name, [])

    def words(self, name: str) -> Iterator[str]:
        """The words of each claim of a field."""
        return (self.read(claim) for claim in self.of(name))

    def read(self, claim: Annotation) -> str:
        """The words of a claim as plain text on one line; of evidence in a tag, the value that it states."""
        return " ".join((claim.get("value") or self.draft.words(claim.span)).split())

    def dates(self, claim: Annotation) -> Iterator[Dated]:
        """The dates inside a claim."""
        for passage in self.draft.passages_in(claim.span):
            for date in passage.holds("date"):
                inside = claim.span.start <= date.span.start and date.span.end <= claim.span.end
                meaning = tuple(pair for pair in date.attributes if pair[0] != "n" and not pair[0].startswith("xml:"))
                if inside and meaning:
                    yield Dated(" ".join(passage.words(date.span).split()), meaning)

    def statements(self, name: str) -> Iterator[Statement]:
        """The words of each claim of a field, with label, date, and what they speak of."""
        for claim in self.of(name):
            keys = tuple(pointer[1:] for pointer in claim.get("corresp").split())
            yield Statement(self.read(claim), keys, self.label(claim), next(self.dates(claim), None))

    def label(self, claim: Annotation) -> str:
        """The label before an item, "" if there is none."""
        before = bisect_left(self.draft.passages, claim.span.start, key=lambda passage: passage.block.span.start) - 1
        if before < 0 or self.draft.passages[before].tag != "label":
            return ""
        return " ".join(self.draft.passages[before].text.split())
