"""What is stated of a day: the arithmetic of the calendar, and the forms in which TEI wants it written.

Nothing here reads text. TEI P5, section NDDATE; the forms are those of W3C XML Schema (att.datable.w3c).
"""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from typing import Literal, NamedTuple

EARLIEST_YEAR, LATEST_YEAR = 1000, 2100
DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

Relation = Literal["", "to", "or", "before", "after"]
Certainty = Literal["high", "medium", "low"]


class PartialDate(NamedTuple):
    """As much of a date as is stated: any part may be missing (None)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def is_possible(self) -> bool:
        """Whether the calendar has such a day, month or year.

        >>> PartialDate(1939, 2, 31).is_possible(), PartialDate(None, 2, 29).is_possible()
        (False, True)
        """
        if self.year is not None and not EARLIEST_YEAR <= self.year <= LATEST_YEAR:
            return False
        if self.month is None:
            return self.day is None
        if not 1 <= self.month <= 12:
            return False
        if self.day is None:
            return True
        if not 1 <= self.day <= DAYS_IN_MONTH[self.month - 1]:
            return False
        return self.year is None or (self.month, self.day) != (2, 29) or isleap(self.year)

    def w3c(self, time: str = "") -> str:
        """The date in the form that TEI wants, with a time of day (hh:mm:ss) if the day is complete.

        >>> PartialDate(1939, 1, 10).w3c("15:00:00"), PartialDate(None, 1, 10).w3c()
        ('1939-01-10T15:00:00', '--01-10')
        """
        year = "-" if self.year is None else f"{self.year:04}"
        month = "" if self.month is None else f"-{self.month:02}"
        day = "" if self.day is None else f"-{self.day:02}"
        return f"{year}{month}{day}" + (f"T{time}" if time and day and self.year is not None else "")

    def in_calendar(self) -> date | None:
        """The day as one that can be counted with, if it is complete and possible."""
        if self.year is None or self.month is None or self.day is None or not self.is_possible():
            return None
        return date(self.year, self.month, self.day)


def days_behind(day: date) -> int:
    """How many days the Julian calendar was behind the Gregorian on a Julian day.

    >>> days_behind(date(1918, 1, 26)), days_behind(date(1799, 12, 31))
    (13, 11)
    """
    year = day.year - (1 if (day.month, day.day) < (3, 1) else 0)
    return year // 100 - year // 400 - 2


def is_old_and_new_style(old: PartialDate, new: PartialDate) -> bool:
    """Whether two dates are one day in Old and in New Style (27 February 1918 was 14 February Old Style)."""
    first, second = old.in_calendar(), new.in_calendar()
    return first is not None and second is not None and second - first == timedelta(days_behind(first))


def is_next_day(first: PartialDate, second: PartialDate) -> bool:
    """Whether the second is the day after the first, as far as both are stated."""
    if first.year is None and first.day is not None:
        return second == first._replace(day=first.day + 1)
    one, other = first.in_calendar(), second.in_calendar()
    return one is not None and other is not None and other - one == timedelta(1)


class Reading(NamedTuple):
    """One date as it was read: where it stands and what it states.

    start, end  code points of the passage
    first       the date, or the first of a range or of two possible ones
    last        the second of these, or None
    relation    what joins them: "to" (a range), "or" (one of two, or between two); of a date without a second one,
                whether it was "before" or "after" that day
    time        hh:mm:ss, or ""
    remarks     what a person should know of how it was read, as ends of a sentence
    """

    start: int
    end: int
    first: PartialDate
    last: PartialDate | None = None
    relation: Relation = ""
    time: str = ""
    cert: Certainty = "high"
    remarks: tuple[str, ...] = ()

    def is_possible(self) -> bool:
        """Whether the calendar has what was read."""
        return self.first.is_possible() and (self.last is None or self.last.is_possible())

    def doubted(self, cert: Certainty, remark: str) -> Reading:
        """The same reading, less certain, for a reason."""
        weaker = max(self.cert, cert, key=("high", "medium", "low").index)
        return self._replace(cert=weaker, remarks=(*self.remarks, remark))
