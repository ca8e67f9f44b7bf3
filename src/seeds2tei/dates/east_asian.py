"""Chinese, Japanese and Korean dates: `1947年4月15日`, `一九四七年四月十五日`, `1947년 4월 15일`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from seeds2tei.dates.partial import PartialDate, Reading
from seeds2tei.dates.vocabulary import vocabulary

YEAR_SIGNS = ("年", "년")
NUMERALS = {sign: number for number, sign in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "Ｏ": 0,
    "元": 1,
}
FIGURES = r"[\d〇零○Ｏ一二三四五六七八九十元]"


@cache
def shape() -> re.Pattern[str]:
    """Compile the shape with the names of the eras."""
    eras = "|".join(vocabulary().eras)
    return re.compile(
        rf"(?:(?P<era>{eras})\s?(?P<counted>{FIGURES}{{1,3}})|(?<!{FIGURES[:-1]}])(?P<year>{FIGURES}{{4}}))\s?[年년]"
        rf"(?:\s?[（(]{FIGURES}{{4}}年?[)）])?"
        rf"(?:\s?(?P<month>{FIGURES}{{1,3}})\s?[月월](?:\s?(?P<day>{FIGURES}{{1,3}})\s?[日号號일])?)?"
    )


def east_asian_dates(text: str, *, years: bool) -> Iterator[Reading]:
    """Every such date of a passage that names at least a month, or a year if `years`."""
    for found in shape().finditer(text):
        counted = number_of(found["counted"] or found["year"])
        year = vocabulary().eras.get(found["era"] or "", 0) + counted
        month = number_of(found["month"]) if found["month"] else None
        day = number_of(found["day"]) if found["day"] else None
        date = PartialDate(year, month, day)
        if date.is_possible() and (month is not None or years):
            yield Reading(*found.span(), date)


def number_of(figures: str) -> int:
    """A number in figures, in Chinese numerals digit by digit, or with the sign for ten.

    >>> number_of("一九四七"), number_of("十五"), number_of("二十三"), number_of("三十"), number_of("4")
    (1947, 15, 23, 30, 4)
    """
    if "十" in figures:
        tens, _, units = figures.partition("十")
        return 10 * (number_of(tens) if tens else 1) + (number_of(units) if units else 0)
    digits = (NUMERALS[sign] if sign in NUMERALS else int(sign) for sign in figures)
    return int("".join(map(str, digits)) or 0)
