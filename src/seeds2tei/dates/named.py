"""Dates whose month is a word or a Roman numeral: `10 January 1939`, `10/I.-39 g.`, `Febrero a 20 de 1969`.

Readings without a year are given too: `10 January - 3 February 1939` needs them.
"""

from __future__ import annotations

import re

from seeds2tei.dates.forms import forms
from seeds2tei.dates.pairs import two_days
from seeds2tei.dates.partial import PartialDate, Reading
from seeds2tei.dates.surroundings import (
    BEFORE,
    Setting,
    Step,
    is_reference_before,
    month_before,
    named_month,
    runs_on,
)
from seeds2tei.dates.vocabulary import roman_month, vocabulary
from seeds2tei.dates.years import Year, year_at

YEAR_AFTER = re.compile(r"[\s,]{1,3}\d{4}(?!\d)")
SENTENCE_AFTER = re.compile(r"\s*(?:[.,;:)\]»]|\Z|\n)")
DASH_BEFORE = re.compile(r"[-–—]\s?\Z")


def from_day(text: str, start: int, setting: Setting) -> Step | None:
    """Read a date that begins with its day: `10 January 1939`, `12./13. März 1876`, `8.II.1956`."""
    found = forms().from_day.match(text, start)
    if found is None:
        return None
    word = found["month"]
    numeral = roman_month(word)
    year = None
    named = named_month(word, text=text, end=found.end("month"), language=setting.language, alone=False)
    month = named.number if named else numeral
    if month is None or is_reference_before(text, start):
        return None
    year = year_at(text, found.end(), month=month, numeral=named is None, near=setting.near)
    if year is None and named is None:
        return None
    if word.islower() and named is None and text[found.start("month") - 1] not in "./":
        return None
    return dated(text, start, found.end("month"), found, month, year)


def from_month(text: str, start: int, setting: Setting) -> Step | None:
    """Read a date whose month stands before the day at `start`: `January 10, 1939`, `Enero 28-1939`."""
    begin = month_before(text, start)
    found = forms().from_month.match(text, begin) if begin is not None else None
    if begin is None or found is None or found.start("day") != start:
        return None
    year_word = found["month"]
    named = named_month(year_word, text=text, end=found.end("month"), language=setting.language, alone=False)
    if named is None or (begin and text[begin - 1].isalnum()):
        return None
    year = year_at(text, found.end(), month=named.number, numeral=False, near=setting.near)
    return dated(text, begin, found.end(), found, named.number, year)


def dated(
    text: str, start: int, end: int, found: re.Match[str], month: int, year: Year | None
) -> Step | None:
    """Put day, month and year together; refuse what the calendar does not have."""
    number = year.number if year else None
    if "\n\n" in found[0].replace(" ", "") or (
        runs_on(text, year.end) if year else text[end : end + 1].isalnum()
    ):
        return None
    reading = Reading(start, year.end if year else end, PartialDate(number, month, int(found["day"])))
    if year and year.remark:
        reading = reading.doubted(year.cert, year.remark)
    if found["doubt"]:
        reading = reading.doubted("medium", "a question mark stands at the day")
    if found["join"]:
        paired = two_days(text, reading, int(found["last"]), found["join"])
        if paired is None:
            return Step(None, reading.end) if year else None
        reading = paired
    dates = (reading.first, reading.last or reading.first)
    if not all(date.is_possible() for date in dates):
        return Step(None, reading.end) if year else None
    return Step(reading, reading.end if year else start)


def month_and_year(text: str, start: int, setting: Setting) -> Step | None:
    """Read a month and the year at `start`: `January 1939`, `"__" November 1963`, `the first of May 1921`."""
    begin = month_before(text, start)
    if begin is None or (begin and text[begin - 1].isalnum()):
        return None
    word_end = begin
    while word_end < start and (text[word_end].isalpha() or 0x300 <= ord(text[word_end]) <= 0x36F):
        word_end += 1
    named = named_month(text[begin:word_end], text=text, end=word_end, language=setting.language, alone=True)
    if named is None:
        return None
    after = word_end + (text[word_end] == ".")
    year = year_at(text, after, month=named.number, numeral=False, near=setting.near)
    if year is None or runs_on(text, year.end) or "\n\n" in text[begin : year.end].replace(" ", ""):
        return None
    date = PartialDate(year.number, named.number)
    before = forms().day_before_month.search(text[max(0, begin - BEFORE) : begin])
    if before is not None:
        begin -= len(before[0])
        if before["words"]:
            date = date._replace(day=vocabulary().days[before["words"].lower()])
    if not date.is_possible():
        return Step(None, year.end)
    reading = Reading(begin, year.end, date)
    return Step(reading.doubted(year.cert, year.remark) if year.remark else reading, year.end)


def year_then_month(text: str, start: int, setting: Setting) -> Step | None:
    """Read `1947. április 15.` or `1874 March 23`: only where the day ends the sentence, and no year follows.

    In "No. 1968 November 22, 1963" the first number is no year.
    """
    found = forms().year_then_month.match(text, start)
    if found is None or YEAR_AFTER.match(text, found.end()) or not SENTENCE_AFTER.match(text, found.end()):
        return None
    named = named_month(
        found["month"], text=text, end=found.end("month"), language=setting.language, alone=False
    )
    if (
        named is None
        or is_reference_before(text, start)
        or DASH_BEFORE.search(text[max(0, start - 3) : start])
    ):
        return None
    date = PartialDate(int(found["year"]), named.number, int(found["day"]))
    return Step(Reading(start, found.end(), date), found.end()) if date.is_possible() else None
