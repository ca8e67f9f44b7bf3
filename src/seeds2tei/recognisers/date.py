"""Dates.

    10 January 1939    8.II.1956 g.    ->    <date when="1939-01-10">10 January 1939</date>

The words stay; what they mean goes into @when, @from and @to, @notBefore and @notAfter. A date without a
year, or one that cannot be, gets no element. TEI P5, section NDDATE; the forms are in dates/.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds2tei.annotation import Annotation
from seeds2tei.dates import find_dates
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser

# Where a date says when the document was written, when it was received, or when a note was made.
PARTS_OF_LETTERS = frozenset({"dateline", "opener", "closer", "signed", "salute", "item", "label", "head", "note", "byline"})


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    for passage in passages:
        if not _is_looked_at(passage):
            continue
        language = next((c.get("xml:lang") for c in reversed(passage.within) if c.get("xml:lang")), None)
        for date in find_dates(passage.text, language=language or profile.collection.language or None):
            yield Annotation(
                passage.span(date.start, date.end),
                "date",
                date.attributes,
                by="date",
                because=date.because,
                cert=date.cert,
            )


def _is_looked_at(passage: Passage) -> bool:
    """Dates are marked where they date something: not in running text, where they are told (ENCODING)."""
    if passage.tag in PARTS_OF_LETTERS or passage.inside("opener", "closer"):
        return True
    return any(claim.tag in ("dateline", "note", "bibl") for claim in passage.inline)


RECOGNISER = Recogniser("date", ("date",), "NDDATE", find)
