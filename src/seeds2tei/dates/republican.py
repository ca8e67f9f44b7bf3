"""Days of the French Republican calendar: `2 germinal an IV`, `le 18 brumaire, l'an 8 de la République`.

A year began in September: on the 22nd, 23rd or 24th, as the laws of the time fixed it for each. Twelve months have
thirty days; the days that remain are called complementary. The calendar was in use from 1793 to the end of 1805.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from seeds2tei.dates.partial import PartialDate, Reading
from seeds2tei.expressions import expression

MONTHS = (
    "vendémiaire brumaire frimaire nivôse pluviôse ventôse germinal floréal prairial messidor thermidor fructidor"
).split()
PLAIN = str.maketrans("éôèê", "eoee")
NUMBERS = {month.translate(PLAIN): i for i, month in enumerate(MONTHS)}
YEARS = {
    word: i
    for words in (
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv",
        "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14",
    )
    for i, word in enumerate(words.split(), start=1)
}
# The day of September 1792, 1793 ... on which the years began.
BEGINNINGS = (22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23)
LONGER = frozenset({3, 7, 11})  # years with six complementary days
DAY = expression(
    r"(?<![\w.])(?P<day>\d{1,2})(?:er|e|ème)?\s"
    r"(?:(?P<month>vend[ée]miaire|brumaire|frimaire|niv[ôo]se|pluvi[ôo]se|vent[ôo]se|germinal|flor[ée]al|prairial"
    r"|messidor|thermidor|fructidor)|jours?\scompl[ée]mentaires?)"
    r",?\s(?:de\s)?(?:l['’]\s?)?an\s(?P<year>[IVX]{1,5}|\d{1,2}|[a-z]{2,8})(?:e|ème|me)?(?!\w)"
    r"(?:\sde\sla\sR[ée]publique(?:\sfran[çc]aise)?(?:,?\sune\set\sindivisible)?)?",
    re.IGNORECASE,
)


def republican_dates(text: str) -> Iterator[Reading]:
    """Every such day of a passage, in order.

    >>> [reading.first.w3c() for reading in republican_dates("du 18 brumaire an VIII au 5e jour complémentaire an 8")]
    ['1799-11-09', '1800-09-22']
    """
    for found in DAY.finditer(text):
        year = YEARS.get(found["year"].lower(), 0)
        month = NUMBERS.get((found["month"] or "").lower().translate(PLAIN), len(MONTHS))
        day, last = int(found["day"]), 30 if found["month"] else 6 if year in LONGER else 5
        if year and 1 <= day <= last:
            begun = date(1791 + year, 9, BEGINNINGS[year - 1])
            counted = begun + timedelta(30 * month + day - 1)
            remark = "it is a day of the French Republican calendar"
            partial = PartialDate(counted.year, counted.month, counted.day)
            yield Reading(*found.span(), partial, remarks=(remark,))
