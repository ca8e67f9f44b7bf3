"""Dates.

    10 January 1939    8.II.1956 g.    ->    <date when="1939-01-10">10 January 1939</date>

The words stay; what they mean goes into @when, @from and @to, @notBefore and @notAfter. A date line without a
year takes the year from a label or heading that names the same day. In running text, where dates are told and
date nothing, none is marked. TEI P5, section NDDATE; the forms are in dates/.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds2tei.acts import day_of_act
from seeds2tei.annotation import Annotation
from seeds2tei.dated_titles import ends_with_its_day
from seeds2tei.dates import DateFound, find_dates
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser

# Where a date says when the document was written, when it was received, or when a note was made.
PARTS_OF_LETTERS = frozenset("dateline opener closer signed salute item label head note byline".split())
STATING = frozenset({"item", "head"})
TOP = 8  # passages among which the title stands
FULL = len("1869-05-03")


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    stated = _stated(passages)
    near = int(stated[0][:4]) if stated else None
    for passage in passages:
        if not _is_looked_at(passage):
            continue
        inside = next((c.get("xml:lang") for c in reversed(passage.within) if c.get("xml:lang")), "")
        language = inside or profile.collection.language or None
        dateline = passage.tag == "dateline" or any(True for _ in passage.holds("dateline"))
        for date in find_dates(passage.text, language=language, near=near, yearless=dateline):
            attributes, because = _completed(date, stated)
            # A day that a label or heading states in full is no guess, however short its year is written here.
            cert = "high" if dict(attributes).get("when", "")[:10] in stated else date.cert
            span = passage.span(date.start, date.end)
            yield Annotation(span, "date", attributes, by="date", because=because, cert=cert)
    yield from _title(passages)
    yield from _version(passages)


def _title(passages: Sequence[Passage]) -> Iterator[Annotation]:
    """The day in the title of a document: "Minutes, Wien, 3. Mai 1869". In the title of an article it is an event.

    It is a document if it says in which archive it is kept, or if its title calls it by its kind and its day.
    """
    title = next((passage for passage in passages[:TOP] if passage.tag == "head"), None)
    heads = [passage for passage in passages[:TOP] if passage.tag == "head"]
    act = next((passage for passage in heads if day_of_act(passage.text) is not None), None)
    if act is not None:
        yield Annotation(act.content, "", field="dateline", by="date", because="the day of an act in its title")
        return
    days = [date for date in find_dates(title.text) if _is_day(date)] if title is not None else []
    if title is None or len(days) != 1:
        return
    day = days[0]
    kept = any("#msDesc" in p.block.get("corresp") for p in passages if p.tag == "item")
    if ends_with_its_day(title.text, day.start, day.end) or (
        kept and title.text[: day.start].rstrip(" ([").endswith((",", " от", " від"))
    ):
        yield Annotation(title.content, "", field="dateline", by="date", because="a day in the title of the document")


def _is_day(date: DateFound) -> bool:
    return len(dict(date.attributes).get("when", "")) >= FULL


def _version(passages: Sequence[Passage]) -> Iterator[Annotation]:
    """The day in brackets at the end of the heading of the first version: "Original, draft (12 May 1950)"."""
    first = next((passage for passage in passages if passage.tag == "head" and _versions(passage)), None)
    days = list(find_dates(first.text)) if first is not None else []
    if first is None or len(days) != 1 or not _is_day(days[0]):
        return
    before, after = first.text[: days[0].start].rstrip(), first.text[days[0].end :].strip()
    if before.endswith("(") and after.rstrip(".") == ")":
        because = "a day in the heading of the first version"
        yield Annotation(first.content, "", field="version-date", by="date", because=because)


def _versions(passage: Passage) -> bool:
    return any(container.get("type") in ("original", "translation") for container in passage.within)


def _stated(passages: Sequence[Passage]) -> list[str]:
    """The full dates in labels and headings near the beginning, as ISO days."""
    found = []
    for passage in passages[:40]:
        if passage.tag in STATING and len(passage.text) < 300:
            for date in find_dates(passage.text):
                when = dict(date.attributes).get("when", "")
                if len(when) >= 10 and when[0] != "-":
                    found.append(when[:10])
    return found


def _completed(date: DateFound, stated: Sequence[str]) -> tuple[tuple[tuple[str, str], ...], str]:
    """A day without a year, with the year of a label or heading that names the same day."""
    when = dict(date.attributes).get("when", "")
    if when.startswith("--"):
        for day in stated:
            if day[4:10] == when[1:7]:
                return (("when", day),), f"{date.because}; the year stands in a label or heading"
    return date.attributes, date.because


def _is_looked_at(passage: Passage) -> bool:
    if passage.tag in PARTS_OF_LETTERS or passage.inside("opener", "closer", "note"):
        return True
    return any(True for _ in passage.holds("dateline", "note", "bibl"))


RECOGNISER = Recogniser("date", ("date",), "NDDATE", find)
