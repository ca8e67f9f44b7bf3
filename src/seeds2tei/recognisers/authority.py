"""Names that the editor's lists of persons, places and organisations declare.

    seen by V. N. Orlova    ->    seen by <persName ref="persons.xml#orlova">V. N. Orlova</persName>

Nothing is guessed: only the declared forms are tagged, the longest first, and nothing inside what already has a name.
Without a list in the profile it says nothing. TEI P5, section NDPER (and NDPLAC, NDORG).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from seeds2tei.annotation import Annotation
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.source import Span
from seeds2tei.vocabulary import may_hold

SILENT = frozenset({"fw", "label", "byline", "trailer"})
NAMED = ("persName", "placeName", "orgName", "name", "rs", "date", "bibl", "ref", "idno", "roleName")


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    if not profile.authorities:
        return
    for passage in passages:
        if passage.tag in SILENT or passage.block.field == "front-matter":
            continue
        taken = merged(claim.span for claim in passage.holds(*NAMED))
        i = 0
        for named in profile.authorities.find(passage.text):
            span, entry = passage.span(named.start, named.end), named.entry
            while i < len(taken) and taken[i].end <= span.start:
                i += 1
            free = i == len(taken) or taken[i].start >= span.end
            if free and may_hold(passage.tag, entry.tag):
                because = f'"{entry.form}" is a name in {entry.file}'
                yield Annotation(span, entry.tag, (("ref", entry.ref),), by="authority", because=because)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch or hold one another as one.

    >>> merged([Span(0, 9), Span(2, 4), Span(12, 15)])
    [Span(start=0, end=9), Span(start=12, end=15)]
    """
    row: list[Span] = []
    for start, end in spans:
        if row and start <= row[-1].end:
            row[-1] = Span(row[-1].start, max(end, row[-1].end))
        else:
            row.append(Span(start, end))
    return row


RECOGNISER = Recogniser("authority", ("persName", "placeName", "orgName"), "NDPER", find)
