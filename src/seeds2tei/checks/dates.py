"""Rules about dates in a form that machines read (TEI P5, NDDATE)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from seeds2tei.checks.survey import DATES, Survey
from seeds2tei.checks.wording import error, short
from seeds2tei.expressions import expression
from seeds2tei.finding import Finding

_RANGES_OF_LEAVES = frozenset({"biblScope", "locus"})
_DAY = expression(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d):(\d\d))?)?)?")
_YEARLESS = expression(r"--(\d\d)(?:-(\d\d))?|---(\d\d)")
_HOUR = expression(r"(\d\d):(\d\d):(\d\d)")


def real_dates(survey: Survey) -> Iterator[Finding]:
    """date: @when and its kin are days of the calendar, and a range runs forwards (NDDATE)."""
    for attribute in DATES:
        for element, value in survey.attributes[attribute]:
            if short(element.tag) not in _RANGES_OF_LEAVES and not _is_date(value):
                yield error("date", element, f'has @{attribute}="{value}", which is no date of the calendar.')
    for early, late in (("from", "to"), ("notBefore", "notAfter")):
        for element, value in survey.attributes[early]:
            other = element.get(late)
            if other and short(element.tag) not in _RANGES_OF_LEAVES and _later(value, other):
                yield error("date", element, f'runs backwards: @{early}="{value}", @{late}="{other}".')


def _is_date(value: str) -> bool:
    """Whether a value is a date of the proleptic Gregorian calendar, a part of one, or a time of day.

    >>> [_is_date(value) for value in ("1939-01-10", "1939-02-30", "1939-13", "--02-29", "24:00:00")]
    [True, False, False, True, False]
    """
    day, yearless, hour = _DAY.fullmatch(value), _YEARLESS.fullmatch(value), _HOUR.fullmatch(value)
    try:
        if day:
            year = int(day[1])
            # 4 BC is no year of `datetime`; its leap years are those of 2000 years later or more.
            date(year if year > 0 else 2000 + year % 400, int(day[2] or 1), int(day[3] or 1))
            time(int(day[4] or 0), int(day[5] or 0), int(day[6] or 0))
            return year != 0
        if yearless:
            date(2000, int(yearless[1] or 1), int(yearless[2] or yearless[3] or 1))
        elif hour:
            time(int(hour[1]), int(hour[2]), int(hour[3]))
    except ValueError:
        return False
    return bool(yearless or hour)


def _later(value: str, other: str) -> bool:
    """Whether a date lies after another; no statement about dates of different kinds.

    >>> _later("1940", "1939-12"), _later("1939", "1939-12"), _later("--01", "1939")
    (True, False, False)
    """
    first, second = _DAY.fullmatch(value), _DAY.fullmatch(other)
    if not first or not second:
        return False
    pairs = [(int(a), int(b)) for a, b in zip(first.groups(), second.groups(), strict=True) if a and b]
    return [a for a, _ in pairs] > [b for _, b in pairs]


def date_attributes(survey: Survey) -> Iterator[Finding]:
    """date-attributes: @when, a range and bounds do not go together (TEI: att.datable.w3c)."""
    for one, others in (("when", DATES[1:]), ("from", ("notBefore",)), ("to", ("notAfter",))):
        for element, _ in survey.attributes[one]:
            beside = [f"@{other}" for other in others if element.get(other) is not None]
            if beside:
                yield error("date-attributes", element, f"has @{one} beside {', '.join(beside)}. Keep one.")


RULES = (real_dates, date_attributes)
