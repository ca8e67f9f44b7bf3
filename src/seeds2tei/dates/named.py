"""Dates whose month is a word or a Roman numeral: `10 January 1939`, `10/I.-39 g.`, `Febrero a 20 de 1969`.

Readings without a year are given too: `10 January - 3 February 1939` needs them.
"""

from __future__ import annotations

import re

from seeds2tei.dates.forms import forms
from seeds2tei.dates.pairs import two_days
from seeds2tei.dates.partial import PartialDate, Reading
from seeds2tei.dates.surroundings import (
    Setting,
    Step,
    is_cut_off,
    is_reference_before,
    month_before,
    named_month,
    runs_on,
)
from seeds2tei.dates.vocabulary import roman_month
from seeds2tei.dates.years import Year, year_at

OPENING_QUOTES = ("«", "„", "“", '"', "”", "‘", "'")


def from_day(text: str, start: int, setting: Setting) -> Step | None:
    """Read a date that begins with its day: `10 January 1939`, `12./13. März 1876`, `8.II.1956`."""
    found = forms().from_day.match(text, start)
    if found is None:
        return None
    word = found["month"]
    numeral = roman_month(word)
    named = named_month(word, text=text, end=found.end("month"), language=setting.language, alone=False)
    month = named.number if named else numeral
    if month is None or is_reference_before(text, start):
        return None
    year = year_at(text, found.end(), month=month, numeral=named is None, near=setting.near)
    if year is None and named is None:
        return None
    if word.islower() and named is None and text[found.start("month") - 1] not in "./":
        return None
    begin = start - (found["quote"] is not None and text[start - 1 : start] in OPENING_QUOTES)
    return dated(text, begin, found.end("month"), found, month, year)


def from_month(text: str, start: int, setting: Setting) -> Step | None:
    """Read a date whose month stands before the day at `start`: `January 10, 1939`, `Enero 28-1939`."""
    begin = month_before(text, start)
    found = forms().from_month.match(text, begin) if begin is not None else None
    if begin is None or found is None or found.start("day") != start:
        return None
    named = named_month(found["month"], text=text, end=found.end("month"), language=setting.language, alone=False)
    if named is None or is_cut_off(text, begin):
        return None
    year = year_at(text, found.end(), month=named.number, numeral=False, near=setting.near)
    return dated(text, begin, found.end(), found, named.number, year)


def dated(text: str, start: int, end: int, found: re.Match[str], month: int, year: Year | None) -> Step | None:
    """Put day, month and year together; refuse what the calendar does not have."""
    number = year.number if year else None
    if "\n\n" in found[0].replace(" ", "") or (runs_on(text, year.end) if year else text[end : end + 1].isalnum()):
        return None
    reading = Reading(start, year.end if year else end, PartialDate(number, month, int(found["day"])))
    if year and year.remark:
        reading = reading.doubted(year.cert, year.remark)
    if found["doubt"]:
        reading = reading.doubted("medium", "a question mark stands at the day")
    if found["join"]:
        paired = two_days(text, reading, int(found["last"]), found["join"])
        if paired is None and (year or end > found.end("last") + 2):  # "3 and 10 May 1921": try the second
            return Step(None, found.start("last")) if year else None
        reading = paired or reading._replace(end=found.start("join"))
    if not reading.is_possible():
        return Step(None, reading.end) if year else None
    return Step(reading, reading.end if year else start)
