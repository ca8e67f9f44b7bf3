"""The days at the head of the entries of a diary or a log: lines with a date and nothing else, each above a text."""

from __future__ import annotations

from collections.abc import Sequence

from seeds2tei.datelines import is_dateline
from seeds2tei.dates import find_dates
from seeds2tei.letters import salutation
from seeds2tei.passage import Passage

LEAST = 3  # such lines of a diary
LONGEST = 40  # letters of such a line
MOST_BESIDE = 12  # letters beside the date: the day of the week
APART = ("list", "table", "quote", "figure", "note", "lg", "front", "back")


def days_of_entries(passages: Sequence[Passage]) -> tuple[int, ...]:
    """Where the days of a diary stand among the passages; nothing, unless there are three with text below each.

    Letters are dated too: below their dates stand salutations, and places beside them.
    """
    days = [i for i, passage in enumerate(passages[:-1]) if _is_day(passage) and _has_entry(passages[i + 1])]
    if len(days) < LEAST or any(salutation(passages[i + 1].text[:80]) for i in days):
        return ()
    return tuple(days)


def _is_day(passage: Passage) -> bool:
    text = passage.text.strip()
    if passage.tag != "p" or not passage.provisional or not 3 < len(text) <= LONGEST or passage.inside(*APART):
        return False
    if "\n" in text or not any(map(str.isdigit, text)) or not is_dateline(text):
        return False
    dates = list(find_dates(text, yearless=True))
    beside = len(text) - sum(date.end - date.start for date in dates)
    return len(dates) == 1 and beside <= MOST_BESIDE and dates[0].precision in ("day", "time")


def _has_entry(below: Passage) -> bool:
    """Whether a paragraph of text stands below: of more words than a line of a letter's edge has."""
    return below.tag == "p" and below.provisional and len(below.text.split()) >= 3 and not _is_day(below)
