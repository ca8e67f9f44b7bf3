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
from typing import NamedTuple

from seeds2tei.dates.partial import PartialDate, Reading, is_next_day, is_old_and_new_style
from seeds2tei.dates.vocabulary import vocabulary

LONGEST_JOIN = 12  # code points between two dates that belong together
BEFORE_FIRST = 12  # code points before the first of them, where "between" is looked for


class JoinWords(NamedTuple):
    """The words that join two days, and the one before the first that changes what they mean."""

    to: re.Pattern[str]
    either: re.Pattern[str]
    both: re.Pattern[str]
    between: re.Pattern[str]


@cache
def join_words() -> JoinWords:
    """Compile them from the table."""
    words = vocabulary().words
    to, either, both = (re.compile(rf"(?:{words[name]})", re.IGNORECASE) for name in ("to", "either", "both"))
    between = re.compile(rf"(?<!\w)(?:{words['between']})\s(?:the\s)?\Z", re.IGNORECASE)
    return JoinWords(to, either, both, between)


def two_days(text: str, reading: Reading, last: int, join: str) -> Reading | None:
    """The reading of `10-12 January 1939` from that of its first day; None if the two days do not agree."""
    sign = join.strip()
    if ends_with_between(text[max(0, reading.start - BEFORE_FIRST) : reading.start], sign):
        sign = "between"
    return related(reading, reading.first._replace(day=last), sign)


def related(reading: Reading, last: PartialDate, join: str) -> Reading | None:
    """The reading with its second date, as the sign or word between them says."""
    words = join_words()
    first = reading.first
    if join in "/(" and is_old_and_new_style(first, last):
        remark = "the first day is Old Style, the second the same day in New Style"
        return reading._replace(first=last, remarks=(*reading.remarks, remark))
    if join == "(" or not precedes(first, last):
        return None
    if join == "between" or words.either.fullmatch(join):
        return reading._replace(last=last, relation="or", remarks=(*reading.remarks, "it is one of these days"))
    if words.both.fullmatch(join):
        return reading._replace(last=last, relation="to") if is_next_day(first, last) else None
    if join in "/-–—" or words.to.fullmatch(join):
        paired = reading._replace(last=last, relation="to")
        if join == "/" and not is_next_day(first, last):
            return paired.doubted("medium", "a stroke between two days that do not follow each other")
        return paired
    return None


def ends_with_between(before: str, sign: str) -> bool:
    """Whether "between" stands before the first and "and" before the second."""
    words = join_words()
    return words.both.fullmatch(sign) is not None and words.between.search(before) is not None


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
            if waiting.first.year is None and reading.first.year is not None:
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
    sign = text[first.end : second.start].strip()
    if not sign or "\n\n" in sign:
        return None
    if ends_with_between(text[max(0, first.start - BEFORE_FIRST) : first.start], sign):
        sign = "between"
    day = first.first
    if day.year is None:
        earlier = (day.month or 0, day.day or 0) > (second.first.month or 0, second.first.day or 0)
        day = day._replace(year=second.first.year - earlier)
    elif sign not in ("-", "–", "—", "between") and join_words().to.fullmatch(sign) is None:
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
