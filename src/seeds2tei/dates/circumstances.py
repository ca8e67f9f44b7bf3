"""What stands beside a date and belongs to it: the time of day, the weekday, doubt, the calendar.

Looked for only where a date has been found, so nothing here need be fast.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from seeds2tei.dates.forms import compiled
from seeds2tei.dates.partial import Reading, Relation
from seeds2tei.dates.vocabulary import vocabulary
from seeds2tei.expressions import expression

WEEKDAY_BEFORE = expression(r"([^\W\d_’']{3,13})(?:\.|,|\.,)?\s(?:(?:the|den|dem|el|le|o|il)\s)?\Z", re.IGNORECASE)
LONGEST_BEFORE = 40  # code points before a date in which its time, its weekday and doubts are looked for
LONGEST_TO_CLOCK = 40  # code points behind a date in which a time of day begins
QUESTION_AFTER = expression(r"\s?[(\[]\?[)\]]|\?[\])]|\?(?=,|\s[a-zа-я])")


class Circumstances(NamedTuple):
    """The shapes, each compiled when it is first asked.

    clock   what must stand in every time of day
    """

    clock: re.Pattern[str]
    time_after: re.Pattern[str]
    time_before: re.Pattern[str]
    about_before: re.Pattern[str]
    limit_before: re.Pattern[str]
    old_style_after: re.Pattern[str]
    correction_after: re.Pattern[str]


@cache
def circumstances() -> Circumstances:
    """The shapes, with the words of the table."""
    words, times = vocabulary().words, vocabulary().times
    clock = (
        rf"(?:(?P<hour>\d{{1,2}})(?:\s?(?P<sign>[.:hH])\s?(?P<minute>[0-5]\d)(?!\d)(?::(?P<second>[0-5]\d))?)?"
        rf"(?:\s?(?P<unit>{times['unit']})(?!\w)\.?(?:\s(?P<late>[0-5]?\d)(?:\s?Min(?:uten)?\b\.?)?"
        rf"(?=\s?(?:{times['after_noon']}|{times['before_noon']})|\s?[,;)\]]|\s?\Z))?)?"
        rf"(?:\s?(?:(?P<after_noon>{times['after_noon']})|(?P<before_noon>{times['before_noon']}))(?!\w)\.?)?"
        rf"|(?P<noon>{times['noon']})|(?P<midnight>{times['midnight']})"
        rf"|(?P<four>[0-2]\d[0-5]\d)\s?(?:z|hrs?|hours|h))(?![\w:])"
    )
    return Circumstances(
        compiled(rf"\d|{times['noon']}|{times['midnight']}"),
        compiled(rf"(?:,?\s{{0,2}}(?<!\n\n)|\s?[—–]\s?)(?:(?:{times['at']})\s)?{clock}(?!\s?[-–]\s?\d)"),
        compiled(rf"(?<![\w.:,-]){clock}(?:,|\son|\sof|\sam|,\sden|\sdel?)?\s\Z"),
        compiled(rf"(?<!\w)(?:{words['about']})\s?(?:the\s|\[)?\Z"),
        compiled(
            rf"(?<!\w)(?:(?P<after>{words['after']})|(?P<before>{words['before']}))\s(?:(?:the|den|dem|le|el|il)\s)?\Z"
        ),
        compiled(rf",?\s?\(?\[?(?:{words['old_style']})(?!\w)"),
        compiled(rf"\s?[\[(][^\])]{{0,60}}(?<!\w)(?:{words['correction']})(?!\w)"),
    )


def with_circumstances(text: str, reading: Reading, *, since: int) -> Reading:
    """The reading with all that stands beside it.

    since  where the date before it ends: what stands there is that one's
    """
    shapes = circumstances()
    before = text[max(since, reading.start - LONGEST_BEFORE) : reading.start]
    about = shapes.about_before.search(before)
    if about is not None:
        reading = reading.doubted("medium", f"'{about[0].strip()}' stands before it")
    alone = len(text) <= reading.end - reading.start + 2 and text[reading.end :].strip() == "?"
    if alone or QUESTION_AFTER.match(text, reading.end):
        reading = reading.doubted("medium", "a question mark stands after it")
    if shapes.correction_after.match(text, reading.end):
        reading = reading.doubted("medium", "an editor corrects it")
    if reading.first.day is not None and reading.first.year is not None and reading.last is None:
        reading = with_time(text, before, reading)
    reading = with_weekday(text, before, reading)
    return with_limit(text[since : reading.start], reading)


def with_limit(before: str, reading: Reading) -> Reading:
    """The reading with the word before it that makes the day a limit: "after 3 May 1790", "не ранее 5 мая 1904 г."."""
    if reading.relation or reading.last is not None:
        return reading
    found = circumstances().limit_before.search(before[-LONGEST_BEFORE:])
    if found is None:
        return reading
    words = found[0].strip()
    relation: Relation = "after" if found["after"] else "before"
    reading = reading._replace(start=reading.start - len(found[0]), relation=relation)
    return reading._replace(remarks=(*reading.remarks, f"'{words}' makes it a limit"))


def with_time(text: str, before: str, reading: Reading) -> Reading:
    """The reading with the time of day after it (`, 5 p.m.`, ` 15 hrs`) or before it (`14:30, `)."""
    if reading.time:
        return reading
    shapes = circumstances()
    is_near = shapes.clock.search(text, reading.end, reading.end + LONGEST_TO_CLOCK) is not None
    after = shapes.time_after.match(text, reading.end) if is_near else None
    time = time_of_day(after) if after else ""
    if after and time:
        return reading._replace(end=after.end(), time=time)
    earlier = shapes.time_before.search(before) if before[-1:].isspace() and shapes.clock.search(before) else None
    time = time_of_day(earlier) if earlier else ""
    german = earlier and (earlier["before_noon"] or "").lower() == "am" and earlier[0].endswith("am ")
    if earlier and time and not (german and not earlier["minute"]):  # "5 am 17. Juni": on the 17th
        return reading._replace(start=reading.start - (len(before) - earlier.start()), time=time)
    return reading


def time_of_day(found: re.Match[str]) -> str:
    """The time in the form hh:mm:ss; "" if the words are no time of day.

    A number counts as hours only with a word that says so, or with minutes after a colon.
    """
    if found["noon"]:
        return "12:00:00"
    if found["midnight"]:
        return ""  # of which of two days, nobody can tell
    if found["four"]:
        hour, minute = int(found["four"][:2]), int(found["four"][2:])
        return f"{hour:02}:{minute:02}:00" if hour < 24 else ""
    hour, minute = int(found["hour"]), int(found["minute"] or found["late"] or 0)
    said = found["unit"] or found["after_noon"] or found["before_noon"]
    if not said and (not found["minute"] or found["sign"] not in ":hH"):
        return ""
    if found["before_noon"] and hour > 12:
        return ""
    if found["after_noon"] and hour < 12:
        hour += 12
    elif found["before_noon"] and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}:{found['second'] or '00'}" if hour < 24 else ""


def with_weekday(text: str, before: str, reading: Reading) -> Reading:
    """The reading with the weekday before it; a weekday that does not agree is a doubt."""
    found = WEEKDAY_BEFORE.search(before)
    number = vocabulary().weekdays.get(found[1].lower()) if found else None
    if found is None or number is None or not text.startswith(found[0], reading.start - len(found[0])):
        return reading
    day = reading.first.in_calendar()
    reading = reading._replace(start=reading.start - len(before) + found.start())
    if day is not None and day.isoweekday() != number:
        return reading.doubted("medium", f"that day was no '{found[1]}'")
    return reading


def is_old_style(text: str, reading: Reading) -> bool:
    """Whether the source says that the date is Old Style."""
    return circumstances().old_style_after.match(text, reading.end) is not None
