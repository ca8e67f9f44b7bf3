"""Dates whose year is written in words, as in proclamations, treaties and deeds.

    this seventh day of October, in the year of our Lord one thousand eight hundred and sixty-seven
    le dix mars mil huit cent dix-huit          a doce de mayo de mil ochocientos diez

Only whole days are read: a year in words alone dates nothing. English, French and Spanish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from seeds2tei.dates.partial import PartialDate, Reading
from seeds2tei.dates.vocabulary import vocabulary
from seeds2tei.expressions import expression

LONGEST = 110  # code points before the year in which its day and month stand
MOST_WORDS = 9  # of a year
WORD = expression(r"[^\W\d_]+")
THOUSAND = expression(r"\b(?:(?P<one>one|two)\s+thousand|mil(?:le)?)\b", re.IGNORECASE)
DAY_AND_MONTH = expression(
    r"(?<![\w-])(?:(?P<figures>\d{1,2})(?:st|nd|rd|th|d|er)?|(?P<words>[^\W\d_]+(?:[ -][^\W\d_]+)?))"
    r"\s(?:day\sof\s|d[ií]as\sdel\smes\sde\s|del\smes\sde\s|of\s|de\s)?(?P<month>[^\W\d_]+)\.?,?\s"
    r"(?:(?:in\sthe\s)?year(?:\sof\sour\s(?:Lord|Redemption|Salvation))?,?\s|A\.?\s?D\.?,?\s|anno\sDomini,?\s"
    r"|de\sl['’]an(?:née)?\s(?:de\sgrâce\s)?|del\saño\s(?:del\sSeñor\s)?|de\s){0,2}\Z",
    re.IGNORECASE,
)
YEAR_SAID = expression(r"year|A\.?\s?D|anno|de\sl['’]an|año", re.IGNORECASE)
UNITS = {
    word: number
    for line in (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen",
        "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
        "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete"
        " dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete"
        " veintiocho veintinueve",
    )
    for number, word in enumerate(line.split(), start=1)
}
TENS = {
    word: 10 * number
    for line in (
        "twenty thirty forty fifty sixty seventy eighty ninety",
        "vingt trente quarante cinquante soixante",
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    )
    for number, word in enumerate(line.split(), start=2)
} | {"vingts": 20, "fourty": 40, "septante": 70, "nonante": 90}
HUNDREDS = {"hundred": 100, "cent": 100, "cents": 100, "cien": 100, "ciento": 100} | {
    f"{word}cientos": 100 * number
    for number, word in ((2, "dos"), (3, "tres"), (4, "cuatro"), (6, "seis"), (7, "sete"), (8, "ocho"), (9, "nove"))
} | {"quinientos": 500}  # fmt: skip
JOINING = frozenset(("and", "et", "y"))


def spelt_dates(text: str) -> Iterator[Reading]:
    """Every such date of a passage, in order."""
    for thousand in THOUSAND.finditer(text):
        before = DAY_AND_MONTH.search(text, max(0, thousand.start() - LONGEST), thousand.start())
        named = vocabulary().months.get(before["month"].lower()) if before else None
        if before is None or named is None:
            continue
        written = before["words"] or ""
        day = int(before["figures"]) if before["figures"] else _day(written)
        year, end = _year(text, thousand)
        start = before.start() if before["figures"] or _is_number(written) else _last_word(before)
        date = PartialDate(year, named.number, day)
        # "3 May, two thousand men": a thousand alone is a year where the words say so, or nothing is counted behind it.
        told = year % 1000 >= 100 or YEAR_SAID.search(before[0]) or text[end : end + 1] in ("", *".,;:)]\n")
        if told and day and date.is_possible():
            yield Reading(start, end, date)


def _day(written: str) -> int:
    """The number of a day in words: "seventh", "twenty-second", "dix-huit"; of two words perhaps the last alone."""
    return _named_day(written) or _named_day(written.replace("-", " ").split(" ")[-1])


def _named_day(words: str) -> int:
    day = vocabulary().days.get(words.lower().replace(" ", "-"))
    return day or number(WORD.findall(words.lower()))


def _is_number(words: str) -> bool:
    return _named_day(words) > 0


def _last_word(found: re.Match[str]) -> int:
    return found.start() + max(found["words"].rfind(" "), found["words"].rfind("-")) + 1


def _year(text: str, thousand: re.Match[str]) -> tuple[int, int]:
    """The year that begins with a thousand, and where its last word ends."""
    end = last = thousand.end()
    words: list[str] = []
    for word in islice(WORD.finditer(text, end), MOST_WORDS):
        spelling = word[0].lower()
        if text[last : word.start()].strip(" \n,-\u00a0"):
            break
        last = word.end()
        if spelling in UNITS or spelling in TENS or spelling in HUNDREDS:
            words.append(spelling)
            end = last
        elif spelling not in JOINING:
            break
    return (2000 if (thousand["one"] or "").lower() == "two" else 1000) + number(words), end


def number(words: Sequence[str]) -> int:
    """What number words say, below a thousand; 0 where one of them is none.

    >>> number("eight hundred and sixty seven".split()), number("quatre vingt dix neuf".split()), number(["day"])
    (867, 99, 0)
    """
    total = 0
    for word in words:
        if word in JOINING:
            continue
        if word in ("vingt", "vingts") and total % 100 == 4:
            total += 76
        elif word in ("hundred", "cent", "cents"):
            total = 100 * (total or 1)
        elif value := UNITS.get(word) or TENS.get(word) or HUNDREDS.get(word):
            total += value
        else:
            return 0
    return total
