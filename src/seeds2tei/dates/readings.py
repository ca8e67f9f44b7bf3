"""From text to readings: every place where a date, or a part of one, is written.

A number is where a date is looked for: a day (`10 January`, `January 10`), a year (`January 1939`), or the first
figure of `10.1.1939`. What stands before and after it decides. Readings without a year are given too; whoever
joins readings (`10 January - 3 February 1939`) needs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from seeds2tei.dates.forms import GLUE, NUMBER, forms
from seeds2tei.dates.partial import PartialDate, Reading, Relation, is_next_day, is_old_and_new_style
from seeds2tei.dates.vocabulary import Month, Strength, roman_month, vocabulary
from seeds2tei.dates.years import Year, full_year

BEFORE = 28  # code points in which the word before a number is looked for
AROUND_WORDS = "\"'’‘«„“”([{.,;:/*_-–—»>"
MONTH_FIRST = ("en-us",)
DAY_FIRST = frozenset("de fr es it pt ca nl sv da no nb nn pl cs sk ro ru uk be bg el la tr en-gb en-ie en-au en-nz".split())

Scan = tuple[Reading | None, int]  # what was read, and where to go on


def read_dates(text: str, *, language: str, near: int | None, years: bool) -> Iterator[Reading]:
    """Every date in a passage, in order; two of them may overlap where one has no year.

    language  "" or a language tag in lower case
    near      a year in whose neighbourhood the document was written, if known
    years     whether years that stand alone are wanted
    """
    done = 0
    for number in NUMBER.finditer(text):
        start, end = number.span()
        if start < done or is_glued(text, start):
            continue
        figures = end - start
        if figures <= 2:
            found = (
                from_day(text, start, language, near)
                or numeric(text, start, language, near)
                or from_month(text, start, language, near)
            )
        elif figures == 4:
            found = year_first(text, start, language) or month_and_year(text, start, language, near)
        else:
            continue
        if found is None:
            if years and figures == 4:
                yield from lone_years(text, start, done)
            continue
        reading, done = found
        if reading is not None:
            near = near or reading.first.year
            yield reading
