"""A month and a year without a day in figures: `January 1939`, `"__" November 1963`, `June - October 1637`.

A day in words is read (`the first of May 1921`), a day left blank is part of the date (`"__" November 1963`).
A year before the month (`1947. április 15.`) is read only in the languages that write so, or on its own line.
"""

from __future__ import annotations

import re
from functools import cache

from seeds2tei.dates.forms import DAY, GAP, WORD, compiled
from seeds2tei.dates.pairs import BEFORE_FIRST, ends_with_between, related
from seeds2tei.dates.partial import PartialDate, Reading
from seeds2tei.dates.surroundings import (
    BEFORE,
    Setting,
    Step,
    is_cut_off,
    is_reference_before,
    month_before,
    named_month,
    runs_on,
)
from seeds2tei.dates.vocabulary import vocabulary
from seeds2tei.dates.years import year_at
from seeds2tei.expressions import expression

YEAR_FIRST_LANGUAGES = frozenset(["hu"])
BLANK_DAY = expression(r"(?:[«„“\"'][\s_.…]{1,12}[»“”\"']|_{2,12}|\.{3,12}|…)\s{0,3}\Z")
SENTENCE_AFTER = expression(r"\s*(?:[.,;:)\]»]|\Z|\n)")
IN_COMMAS = expression(r"\d{4}, [^\W\d_]+\.?, \d{1,2}")  # the head of an entry in a calendar of documents
LINE_END_AFTER = expression(r"[ \t.]*(?:\n|\Z)")


@cache
def word_day() -> re.Pattern[str]:
    """A word before the month that may be a day: `first of `, `twenty-second day of `."""
    return compiled(rf"(?<!\w)({WORD}(?:-{WORD})?)\s(?:(?:{vocabulary().words['month_of']})\s)?\Z")


@cache
def earlier_month() -> re.Pattern[str]:
    """A month joined to the one that follows: `June - `, `May/`, `June to `."""
    words = vocabulary().words
    joined = "|".join((words["to"], words["either"], words["both"]))
    return compiled(rf"(?<!\w)({WORD})\.?(\s?[-–—/]\s?|\s(?:{joined})\s)\Z")


@cache
def year_month_day() -> re.Pattern[str]:
    """`1947. április 15.`"""
    mark = rf"(?:\s?(?:{vocabulary().words['year']})(?!\w))?"
    return compiled(rf"(?P<year>\d{{4}}){mark}{GAP}(?P<month>{WORD})\.?{GAP}(?P<day>{DAY})")


def month_and_year(text: str, start: int, setting: Setting) -> Step | None:
    """Read the month that stands before the year at `start`, and what belongs to it."""
    begin = month_before(text, start)
    if begin is None or is_cut_off(text, begin):
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
    reading = Reading(begin, year.end, PartialDate(year.number, named.number))
    reading = with_word_before(text, reading, setting)
    if not reading.first.is_possible():
        return Step(None, year.end)
    return Step(reading.doubted(year.cert, year.remark) if year.remark else reading, year.end)


def with_word_before(text: str, reading: Reading, setting: Setting) -> Reading:
    """The reading with a blank day, a day in words, or an earlier month before it."""
    begin = reading.start
    before = text[max(0, begin - BEFORE) : begin]
    if blank := BLANK_DAY.search(before):
        return reading._replace(start=begin - len(blank[0]))
    if (found := word_day().search(before)) and (day := vocabulary().days.get(found[1].lower())):
        return reading._replace(start=begin - len(found[0]), first=reading.first._replace(day=day))
    if found := earlier_month().search(before):
        first_start = begin - len(found[0])
        earlier = named_month(
            found[1],
            text=text,
            end=first_start + len(found[1]),
            language=setting.language,
            alone=True,
        )
        if earlier is not None:
            sign = found[2].strip()
            if ends_with_between(text[max(0, first_start - BEFORE_FIRST) : first_start], sign):
                sign = "between"
            first = reading.first._replace(month=earlier.number)
            pair = related(reading._replace(start=first_start, first=first), reading.first, sign)
            return pair or reading
    return reading


def year_then_month(text: str, start: int, setting: Setting) -> Step | None:
    """Read `1947. április 15.` anywhere, `1874 March 23` on a line of its own, `1264, septiembre, 12.` before a place.

    In "No. 1968 November 22, 1963" and "your 1761, October 5" the first number is no year.
    """
    found = year_month_day().match(text, start)
    if found is None:
        return None
    named = named_month(found["month"], text=text, end=found.end("month"), language=setting.language, alone=False)
    if named is None or is_reference_before(text, start):
        return None
    begins = not start or text[start - 1] in "\n["
    own_line = begins and LINE_END_AFTER.match(text, found.end())
    entry = begins and IN_COMMAS.fullmatch(found[0]) and SENTENCE_AFTER.match(text, found.end())
    customary = setting.language[:2] in YEAR_FIRST_LANGUAGES or set(named.languages) <= YEAR_FIRST_LANGUAGES
    if (
        not (own_line and "," not in found[0])
        and not entry
        and not (customary and SENTENCE_AFTER.match(text, found.end()))
    ):
        return None
    date = PartialDate(int(found["year"]), named.number, int(found["day"]))
    return Step(Reading(start, found.end(), date), found.end()) if date.is_possible() else None
