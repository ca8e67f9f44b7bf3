"""Dates in figures: `10.1.1939`, `13/4/1921`, `1939-01-10T15:00`, and years that stand alone.

Which figure is the day: with full stops the first, always; with strokes and hyphens what the language says,
or what only one order allows (there is no month 13). `3/4/1921` in a language with both orders says nothing.
"""

from __future__ import annotations

from seeds2tei.dates.forms import forms
from seeds2tei.dates.pairs import two_days
from seeds2tei.dates.partial import PartialDate, Reading
from seeds2tei.dates.surroundings import Setting, Step, is_reference_before, runs_on
from seeds2tei.dates.years import Year, full_year, is_year_word
from seeds2tei.expressions import expression

DAY_FIRST = frozenset(
    "de fr es it pt ca nl sv da no nb nn pl cs ro ru uk be bg el tr la en-gb en-ie en-au en-nz".split()
)
MONTH_FIRST = frozenset(["en-us"])
EARLIEST_IN_FIGURES = 1400  # before that, 1.2.1300 is more often a section of a law than a day

SHORT_YEAR_GOES_ON = expression(r"\s?[.:/\-–]?\s?\d")
LONE_YEAR = expression(r"(\d{4})(?:(\s?[-–—/]\s?)(\d{4}|\d\d)(?!\d))?")


def day_in_figures(text: str, start: int, setting: Setting) -> Step | None:
    """Read `10.1.1939` and its kin at `start`."""
    found = forms().numeric.match(text, start)
    if found is None:
        return None
    mark = found["mark"] or ""
    end = found.end("mark") if is_year_word(mark) else found.end() - len(mark)
    if runs_on(text, end) or is_reference_before(text, start) or "\n" in found[0].strip():
        return Step(None, end)
    if len(found["year"]) < 4 and SHORT_YEAR_GOES_ON.match(text, end):
        return None
    year = year_in_figures(found["year"].strip("[]"), end, marked=is_year_word(mark), near=setting.near)
    order = day_and_month(int(found["day"]), int(found["month"]), found["sign"], setting.language)
    if year is None or order is None:
        return Step(None, end)
    day, month = order
    date = PartialDate(year.number, month, day)
    if not date.is_possible() or year.number < EARLIEST_IN_FIGURES:
        return Step(None, end)
    reading = Reading(start, end, date)
    if found["sign"] != "." and max(int(found["day"]), int(found["month"])) <= 12 and day != month:
        reading = reading.doubted("medium", f"the order of day and month is that of '{setting.language}'")
    reading = reading.doubted(year.cert, year.remark) if year.remark else reading
    if found["join"]:
        paired = two_days(text, reading, int(found["last"]), found["join"])
        return Step(paired if paired and paired.is_possible() else None, end)
    return Step(reading, end)


def year_in_figures(written: str, end: int, *, marked: bool, near: int | None) -> Year | None:
    """The year at the end of such a date."""
    figures = written.replace("[", "").replace("]", "")
    if len(figures) < 4:
        return full_year(figures, end, vouched=marked, near=near)
    if figures != written:
        return Year(int(figures), end, "medium", "part of the year is an editor's supplement")
    return Year(int(figures), end)


def day_and_month(first: int, second: int, sign: str, language: str) -> tuple[int, int] | None:
    """Which of two figures is the day and which the month; None if nothing decides.

    >>> day_and_month(3, 4, "/", ""), day_and_month(3, 4, ".", ""), day_and_month(4, 13, "/", "")
    (None, (3, 4), (13, 4))
    """
    if sign == "." or language in DAY_FIRST or language.partition("-")[0] in DAY_FIRST:
        return first, second
    if language in MONTH_FIRST or (second > 12 >= first):
        return second, first
    return (first, second) if first > 12 >= second or first == second else None


def day_from_year(text: str, start: int) -> Step | None:
    """Read `1939-01-10`, `1939-01-10T15:00` and `1939.1.10` at `start`: year first leaves no doubt."""
    found = forms().year_first.match(text, start)
    if found is None:
        return None
    end = found.end()
    date = PartialDate(int(found["year"]), int(found["month"]), int(found["day"]))
    if runs_on(text, end) and not (found["time"] or text.startswith(("T", "t"), end)):
        return Step(None, end)
    if (
        not date.is_possible()
        or date.year is None
        or date.year < EARLIEST_IN_FIGURES
        or is_reference_before(text, start)
    ):
        return Step(None, end)
    time = found["time"] or ""
    if time:
        time = f"{time}:00"[:8]
    return Step(Reading(start, end, date, time=time if time < "24" else ""), end)


def lone_year(text: str, start: int) -> Step | None:
    """Read `1921`, `1918-1920`, `1853-54`; only for those who asked for years.

    `1901-03` may be a month or three years, and is left alone.
    """
    found = LONE_YEAR.match(text, start)
    if found is None or is_reference_before(text, start):
        return None
    first, end = int(found[1]), found.end(1)
    if found[3]:
        last = int(found[3]) if len(found[3]) == 4 else first // 100 * 100 + int(found[3])
        if last > first and (len(found[3]) == 4 or int(found[3]) > 12) and not runs_on(text, found.end()):
            end = found.end()
            return Step(Reading(start, end, PartialDate(first), PartialDate(last), "to"), end)
        if found[2].strip() != "—":
            return Step(None, found.end())
    if runs_on(text, end) or not PartialDate(first).is_possible():
        return None
    return Step(Reading(start, end, PartialDate(first)), end)
