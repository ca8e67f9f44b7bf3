"""The shapes in which dates are written, as regular expressions.

Everything that says how a date looks lives here; what its words mean is looked up afterwards. Each shape is
matched at one place only (where a number, or the word before it, begins), and each part of it has a greatest
length, so that the time taken grows with the length of the text and with nothing else.

    10 January 1939    12./13. März 1876    10/I.-39 g.    20 de febrero de 1969    from_day, then year
    January 10, 1939   Febrero a 20 de 1969                                        from_month, then year
    10.1.1939          3/4/1921                                                    numeric
    1939-01-10T15:00   1939/1/10                                                   year_first
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from seeds2tei.dates.vocabulary import vocabulary
from seeds2tei.expressions import expression

NUMBER = expression("[0-9]+")

WORD = r"[^\s\d.,;:!?()\[\]{}/\\\"'’«»„“”‘<>|_=+*#&@$%~^–—-]{1,14}"
MONTH = rf"{WORD}(?:['’][a-z]{{1,2}})?|(?:[789]|10)b(?:er|re|ris)"  # a name, `Jan'y`, `8ber`
DAY = r"\d{1,2}(?!\d)"
LAST_DAY = r"(?:3[01]|[0-2]?\d)(?!\d)"
GAP = r"[\s.,/«»\"“”\-–—]{1,5}"
DOUBT = r"\s?[(\[]\?[)\]]|\?"
YEAR = r"\d{3}\[\d\]|\d\d\[\d\d\]|\d{2,4}"

# Signs that, glued to a number, make it part of something else: a path, a sum, a decimal, a longer code.
GLUE = frozenset("_\\=&#@$€£%+~^")


class Forms(NamedTuple):
    """The shapes, each compiled when it is first asked."""

    from_day: re.Pattern[str]
    from_month: re.Pattern[str]
    year: re.Pattern[str]
    numeric: re.Pattern[str]
    year_first: re.Pattern[str]
    reference_before: re.Pattern[str]


@cache
def forms() -> Forms:
    """The shapes, with the words of the table."""
    words = vocabulary().words
    ordinal = rf"(?:(?:\s?(?:st|nd|rd|th)|{words['ordinal']})(?!\w))?\.?(?P<doubt>{DOUBT})?"
    joined = "|".join((words["to"], words["either"], words["both"]))
    second_day = (
        rf"(?:(?P<join>\s?[-–—/]\s?|\s?\(|\s(?:{joined})\s)"
        rf"(?P<last>{LAST_DAY})(?:(?:{words['ordinal']})(?!\w))?\.?\)?)?"
    )
    year = (
        rf"(?P<gap>[)\s.,;/\-–—]{{0,5}})(?:(?:{words['year_of']})\s{{1,3}}){{0,2}}"
        rf"(?P<bracket>\[)?(?P<apostrophe>['’‘`])?(?P<year>{YEAR})(?!\d|\.[IVX])(?P<dual>/(?:\d{{4}}|\d{{1,2}})(?!\d))?"
        rf"(?P<closing>\??\])?(?P<mark>\s{{0,2}}(?:{words['year']})(?!\w))?"
    )
    return Forms(
        compiled(
            rf"(?P<day>{DAY}){ordinal}(?P<quote>[»\"”’'])?{second_day}{GAP}"
            rf"(?:(?:{words['month_of']})(?:\s{{1,3}}|(?<=['’])))?(?P<month>{MONTH})\.?"
        ),
        compiled(rf"(?P<month>{MONTH})\.?{GAP}(?:(?:{words['day_of']})\s{{1,3}})?(?P<day>{DAY}){ordinal}{second_day}"),
        compiled(year),
        compiled(
            rf"(?P<day>{DAY})(?:\.?\s?(?P<join>[-–/])\s?(?P<last>{LAST_DAY})(?=\.))?\s?(?P<sign>[./\-–])\s?(?P<month>{DAY})\s?(?P=sign)\s?"
            rf"(?P<year>{YEAR}|\[\d{{4}}\])(?!\d)(?P<mark>\s{{0,2}}(?:{words['year']})(?!\w))?"
        ),
        compiled(
            r"(?P<year>\d{4})(?P<sign>[./\-])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?!\d)"
            r"(?:[T ](?P<time>[0-2]\d:[0-5]\d(?::[0-5]\d)?)(?!\d)(?:z|[+-]\d\d:?\d\d)?)?"
        ),
        compiled(rf"(?<!\w)(?:{words['reference']})(?:\.|:)?\s?\Z"),
    )


def compiled(shape: str) -> re.Pattern[str]:
    """A shape, without regard to capitals."""
    return expression(shape, re.IGNORECASE)
