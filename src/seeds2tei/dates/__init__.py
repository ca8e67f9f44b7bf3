"""Dates in documents: find them, and say in TEI's words what they state.

    10 January 1939                                  when="1939-01-10"
    10/I.-39 g. 15 hrs                               when="1939-01-10T15:00:00"
    "__" November 1963                               when="1963-11"
    10-12 January 1939                               from="1939-01-10" to="1939-01-12"
    3 or 4 May 1921                                  notBefore="1921-05-03" notAfter="1921-05-04"
    after 3 May 1921                                 notBefore="1921-05-03"
    3/4/1921                                         nothing: it may be two days
    op. 58, d. 6; No. 1967-1968; § 1.2.1939          nothing: these are no dates

Only what the words state is said; a date that the calendar does not have is left alone (TEI P5, section
NDDATE). The way of a passage: `read_dates` (numbers, and what stands around them), `joined` (two dates that
are one), `with_circumstances` (time, weekday, doubt), `DateFound`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import merge
from operator import attrgetter
from typing import NamedTuple

from seeds2tei.dates.circumstances import is_old_style, with_circumstances
from seeds2tei.dates.east_asian import YEAR_SIGNS, east_asian_dates
from seeds2tei.dates.figures import day_from_year, day_in_figures, lone_year
from seeds2tei.dates.forms import NUMBER
from seeds2tei.dates.month_year import month_and_year, year_then_month
from seeds2tei.dates.named import from_day, from_month
from seeds2tei.dates.pairs import joined
from seeds2tei.dates.partial import Certainty, PartialDate, Reading
from seeds2tei.dates.surroundings import Setting, Step, is_glued

__all__ = ["DateFound", "find_dates"]

YEAR_OF_REPUBLIC = (" an ", "'an ", "’an ", " An ")  # a text that has none of these has no day of that calendar
THOUSANDS = ("thousand", " mil ", "mille ")  # a text that has none of these has no year in words


class DateFound(NamedTuple):
    """A date as it is written in a passage.

    start, end  code points of the passage
    attributes  TEI's: when | from, to | notBefore, notAfter; none where the source says Old Style
    cert        how certain the reading is
    because     one sentence for an archivist
    precision   "time", "day", "month" or "year": how much is stated
    """

    start: int
    end: int
    attributes: tuple[tuple[str, str], ...]
    cert: Certainty
    because: str
    precision: str


def find_dates(
    text: str,
    *,
    language: str | None = None,
    years: bool = False,
    yearless: bool = False,
    near: int | None = None,
) -> Iterator[DateFound]:
    """Every date written in one passage, in order.

    language  the passage's language tag; decides the order of `3/4/1921` ("en" and None do not, "en-GB" does)
    years     also years that stand alone, and ranges of them
    yearless  also a day and a month without a year, as `--MM-DD`
    near      a year near which the document was written, if known; then `21. 9. 95` has a century

    >>> [(found.attributes, found.cert) for found in find_dates("Moscow, 10/I.-39 g. 15 hrs")]
    [((('when', '1939-01-10T15:00:00'),), 'medium')]
    """
    setting = Setting((language or "").lower(), near)
    readings: Iterable[Reading] = read_dates(text, setting, years=years)
    if any(sign in text for sign in YEAR_SIGNS):
        readings = merge(readings, east_asian_dates(text, years=years), key=attrgetter("start"))
    if any(word in text for word in THOUSANDS):
        from seeds2tei.dates.spelt import spelt_dates  # few documents write their years in words

        readings = merge(readings, spelt_dates(text), key=attrgetter("start"))
    if any(word in text for word in YEAR_OF_REPUBLIC):
        from seeds2tei.dates.republican import republican_dates

        readings = merge(readings, republican_dates(text), key=attrgetter("start"))
    end = 0
    for reading in joined(text, readings):
        if reading.start >= end and (reading.first.year is not None or yearless):
            reading = with_circumstances(text, reading, since=end)
            end = reading.end
            yield described(text, reading)


def read_dates(text: str, setting: Setting, *, years: bool) -> Iterator[Reading]:
    """Every date in a passage, in order; two of them may overlap where one has no year."""
    resume = 0
    for number in NUMBER.finditer(text):
        start, end = number.span()
        if start < resume or end - start not in (1, 2, 4) or is_glued(text, start):
            continue
        step = step_at(text, start, end - start, setting, years=years)
        if step is None:
            continue
        resume = step.resume
        if step.reading is not None:
            yield step.reading
            if setting.near is None and step.reading.first.month and step.reading.cert == "high":
                setting = setting._replace(near=step.reading.first.year)


def step_at(text: str, start: int, figures: int, setting: Setting, *, years: bool) -> Step | None:
    """What the number at `start` begins, or ends."""
    if figures == 4:
        return (
            day_from_year(text, start)
            or month_and_year(text, start, setting)
            or year_then_month(text, start, setting)
            or (lone_year(text, start) if years else None)
        )
    step = from_day(text, start, setting) or day_in_figures(text, start, setting)
    if step is None or (step.reading and step.reading.first.year is None):
        other = from_month(text, start, setting)
        # "Nov. 21-Dec. 2, 1900": where neither has a year, the month that stands first is the day's own.
        return other or step
    return step


def described(text: str, reading: Reading) -> DateFound:
    """The reading in TEI's words, and the sentence that says why."""
    first, last = reading.first.w3c(reading.time), reading.last.w3c() if reading.last else ""
    words = " ".join(text[reading.start : reading.end].split())
    remarks = reading.remarks
    attributes: tuple[tuple[str, str], ...] = (("when", first),)
    if reading.relation == "to":
        attributes = (("from", first), ("to", last))
    elif reading.relation == "or":
        attributes = (("notBefore", first), ("notAfter", last))
    elif reading.relation:
        attributes = (("notAfter" if reading.relation == "before" else "notBefore", first),)
    if is_old_style(text, reading):
        attributes = ()
        remarks = (*remarks, "the source says that it is Old Style, so no date of our calendar is given")
    because = "; ".join((f"'{words}' states {named_parts(reading.first, reading.time)}", *remarks))
    return DateFound(reading.start, reading.end, attributes, reading.cert, because, precision(reading))


def named_parts(date: PartialDate, time: str) -> str:
    """What is stated, in words."""
    parts = [name for name, part in (("a day", date.day), ("a month", date.month), ("a year", date.year)) if part]
    parts += ["a time of day"] if time else []
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def precision(reading: Reading) -> str:
    """How much is stated."""
    if reading.time:
        return "time"
    if reading.first.day:
        return "day"
    return "month" if reading.first.month else "year"
