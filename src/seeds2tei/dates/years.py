"""The year of a date: four figures, or fewer with something that says which century.

10 January 1939     10 января 1939 г.     12 March 1731/2     8 November 197[4]
10.I.39   10 января 39 г.                                two figures, and a sign that they are a year
5. 12. 904   21. 9. 95   12 Sept. '62                    only where a full year is known to be near
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from seeds2tei.dates.forms import compiled, forms
from seeds2tei.dates.partial import Certainty
from seeds2tei.dates.vocabulary import vocabulary
from seeds2tei.expressions import expression

EARLIER, LATER = 60, 20  # how far a shortened year may lie before or after the full one that explains it
CLOCK_AFTER = expression(r"\s?(?:hrs?|hours|h|z)\b|[:.,]?\d", re.IGNORECASE)
GOES_ON = expression(r"[\s,]{0,2}[^\W_]|\.?\s?\d|[:/\-–—]")
NUMBER_GOES_ON = expression(r"[.:/\-–—]?\d")


class Year(NamedTuple):
    """A year as it was read: its number, where it ends, how certain, and why not quite."""

    number: int
    end: int
    cert: Certainty = "high"
    remark: str = ""


@cache
def before_christ() -> re.Pattern[str]:
    """What makes a year one before the beginning of our era: such dates are left alone."""
    return compiled(rf"\s?(?:{vocabulary().words['before_christ']})(?!\w)")


def year_at(text: str, start: int, *, month: int, numeral: bool, near: int | None) -> Year | None:
    """The year that follows a day and a month, or a month, at `start`.

    numeral  the month is a Roman numeral, which vouches for a year of two figures
    near     see `find_dates`
    """
    found = forms().year.match(text, start)
    if found is None:
        return None
    written, gap, mark = found["year"], found["gap"], found["mark"] or ""
    if "\n\n" in gap.replace(" ", "") or (
        not gap and len(written) < 4 and not found["apostrophe"] and text[start - 1] != "."
    ):
        return None
    end = found.end("year")
    closing = found["closing"] or ""
    if found["bracket"] and closing:
        end = found.end("closing")
    if closing.startswith("]") and not found["bracket"]:
        closing = ""
    if is_year_word(mark):
        end = found.end("mark")
    else:
        mark = ""
    if not mark and not found["closing"] and end < len(text) and (text[end].isalnum() or text[end] == "_"):
        return None
    figures = written.replace("[", "").replace("]", "")
    if len(figures) == 4:
        if before_christ().match(text, end) or (not mark and CLOCK_AFTER.match(text, end)):
            return None
        year = Year(int(figures), end)
        if found["dual"] and not mark:
            year = dual_year(year, found["dual"], found.end("dual"), month)
        if "[" in written or "?" in closing:
            return year._replace(cert="medium", remark="the year is an editor's supplement or is doubted")
        return year
    vouched = bool(mark) or numeral
    signed = bool(gap.strip()) or text[start - 1] == "."
    if not mark and (NUMBER_GOES_ON if numeral and signed else GOES_ON).match(text, end):
        return None
    return full_year(figures, end, vouched=vouched, near=near)


def is_year_word(mark: str) -> bool:
    """Whether what follows is the word for year and not an initial: `1939 г.`, not `1939 G. Smith`."""
    return bool(mark) and (mark.strip(" .\n\u00a0").islower() or len(mark.strip(" .")) > 2)


def dual_year(year: Year, dual: str, end: int, month: int) -> Year:
    """`10 February 1637/8`: the year began on 25 March; the second number is the year as we count.

    What follows a stroke and is not the next year belongs to something else and is left alone.
    """
    following = dual[1:]
    if int(following) % 10 ** len(following) != (year.number + 1) % 10 ** len(following) or month > 3:
        return year
    remark = f"'{year.number}{dual}' is one year, {year.number + 1} as we count"
    return Year(year.number + 1, end, "medium", remark)


def full_year(figures: str, end: int, *, vouched: bool, near: int | None) -> Year | None:
    """A year of two or three figures in full, if something says which century.

    vouched  a Roman month or the word for year stands with it: customs of the twentieth century. An
             apostrophe is none: `'62` is as often 1862.

    >>> full_year("39", 0, vouched=True, near=None).number
    1939
    >>> full_year("95", 0, vouched=False, near=1893).number
    1895
    >>> full_year("95", 0, vouched=False, near=None) is None
    True
    """
    size = 10 ** len(figures)
    if near is not None:
        number = near - EARLIER + (int(figures) - near + EARLIER) % size
        if number <= near + LATER:
            return Year(number, end, "medium", f"'{figures}' is read as {number}, the nearest to {near}")
    if len(figures) == 2 and vouched:
        number = 1900 + int(figures)
        return Year(number, end, "medium", f"'{figures}' is read as {number}")
    return None
