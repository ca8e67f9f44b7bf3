"""Two days that belong together: a range, one day in Old and New Style, one of two.

10-12 January 1939         from 10 to 12 January
12./13. März 1876          from 12 to 13 March
14/27 февраля 1918         27 February: the second day is the first in New Style, thirteen days on
3 or 4 May 1921            not before 3, not after 4 May
28 December - 3 January 1939        the first has the year before
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from seeds2tei.dates.partial import PartialDate, Reading, is_next_day, is_old_and_new_style
from seeds2tei.dates.vocabulary import vocabulary

LONGEST_JOIN = 12  # code points between two dates that belong together


@cache
def join_words() -> tuple[
    re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]
]:
    """Words that join two days: to, or, and; and those that stand before the first: from, between."""
    words = vocabulary().words
    shapes = (rf"(?:{words[name]})" for name in ("to", "either", "both"))
    before = (rf"(?<!\w)(?:{words[name]})\s(?:the\s)?\Z" for name in ("since", "between"))
    to, either, both, since, between = (re.compile(shape, re.IGNORECASE) for shape in (*shapes, *before))
    return to, either, both, since, between


def two_days(text: str, reading: Reading, last: int, join: str) -> Reading | None:
    """The reading of `10-12 January 1939` from that of its first day; None if the two days do not agree."""
    sign = join.strip()
    _, _, both, _, between = join_words()
    if both.fullmatch(sign) and between.search(text[max(0, reading.start - 12) : reading.start]):
        sign = "between"
    return related(reading, reading.first._replace(day=last), sign)


def related(reading: Reading, last: PartialDate, join: str) -> Reading | None:
    """The reading with its second date, as the sign or word between them says."""
    to, either, both, _, _ = join_words()
    first = reading.first
    if join in "/(" and is_old_and_new_style(first, last):
        remark = "the first day is Old Style, the second the same day in New Style"
        return reading._replace(first=last, remarks=(*reading.remarks, remark))
    if join == "(" or not precedes(first, last):
        return None
    if join == "between" or either.fullmatch(join):
        return reading._replace(
            last=last, relation="or", remarks=(*reading.remarks, "it is one of these days")
        )
    if both.fullmatch(join):
        return (
            reading._replace(last=last, relation="to")
            if first.year is None or is_next_day(first, last)
            else None
        )
    if join in "/-–—" or to.fullmatch(join):
        paired = reading._replace(last=last, relation="to")
        if join == "/" and not is_next_day(first, last):
            return paired.doubted("medium", "a stroke between two days that do not follow each other")
        return paired
    return None


def precedes(first: PartialDate, last: PartialDate) -> bool:
    """Whether the first is earlier, as far as both are stated."""
    return tuple(part or 0 for part in first) < tuple(part or 0 for part in last)


def joined(text: str, readings: Iterable[Reading]) -> Iterator[Reading]:
    """Join readings that stand side by side into one where a sign or word between them says so.

    Of two readings that overlap, the one with a year stands.
    """
    waiting: Reading | None = None
    for reading in readings:
        if waiting is None:
            waiting = reading
            continue
        if reading.start < waiting.end:
            if waiting.first.year is None:
                waiting = reading
            continue
        pair = join(text, waiting, reading)
        if pair is None:
            yield waiting
        waiting = pair or reading
    if waiting is not None:
        yield waiting


def join(text: str, first: Reading, second: Reading) -> Reading | None:
    """One reading from two neighbours, or None if they stay two."""
    if second.start - first.end > LONGEST_JOIN or first.last or second.last or second.first.year is None:
        return None
    between = text[first.end : second.start]
    sign = between.strip()
    if "\n\n" in between or not sign:
        return None
    day = first.first
    if day.year is None:
        earlier = (day.month or 0, day.day or 0) > (second.first.month or 0, second.first.day or 0)
        day = day._replace(year=second.first.year - earlier)
    elif not sign_suffices(text, first, sign):
        return None
    if (day.day is None) != (second.first.day is None) or not day.is_possible():
        return None
    whole = Reading(first.start, second.end, day, time="", cert=first.cert, remarks=first.remarks)
    pair = related(whole, second.first, sign)
    if pair is None:
        return None
    if sign == "(" and text[second.end : second.end + 1] == ")":
        pair = pair._replace(end=second.end + 1)
    return pair.doubted(second.cert, second.remarks[0]) if second.remarks else pair


def sign_suffices(text: str, first: Reading, sign: str) -> bool:
    """Whether two dates with a year each are one range: joined by a dash, or "from" before the first."""
    to, _, _, since, _ = join_words()
    if sign in "-–—":
        return True
    return (
        to.fullmatch(sign) is not None
        and since.search(text[max(0, first.start - 12) : first.start]) is not None
    )
