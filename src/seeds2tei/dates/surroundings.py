"""What stands around a number and shows that it is no date: a shelfmark, a path, a sum, a version."""

from __future__ import annotations

from typing import NamedTuple

from seeds2tei.dates.forms import GLUE, forms
from seeds2tei.dates.partial import Reading
from seeds2tei.dates.vocabulary import Month, Strength, vocabulary
from seeds2tei.expressions import expression

BEFORE = 28  # code points in which the word before a number is looked for
AROUND_WORDS = "\"'’‘«„“”([{.,;:/*_-–—»>"
SMALL_WORDS = frozenset("a the ye le el de del di do of anno año ano year in den am".split())

FILE_NAME_AFTER = expression(r"\.[a-z]|[_\\@=]\w|/(?![IVX]+\b)\w|-[a-z]|[.,/:-]\d")
DIGITS_BEFORE = expression(r"\d{1,4}\Z")
PIECES = expression(r"[-–—/(\[.]")


class Setting(NamedTuple):
    """What is known before: the language ("" or a tag in lower case), a year near which it was written."""

    language: str = ""
    near: int | None = None


class Step(NamedTuple):
    """What was read at a number (None: a shape, but no possible date), and where to go on."""

    reading: Reading | None
    resume: int


def is_glued(text: str, start: int) -> bool:
    """Whether the number that starts here is part of something longer: `P111/6`, `3.14`, `$10`, `?date=10`.

    A stroke or hyphen may also join two dates (`26 January/8 February`, `3 May 1937-28 May 1938`).
    """
    sign = text[start - 1 : start]
    if not sign or sign.isspace():
        return False
    before = text[start - 2 : start - 1] if start > 1 else ""
    if sign in "/-":
        return bool(before.strip()) and not is_year_end(text, start - 1) and month_before(text, start) is None
    return before.isdigit() if sign in ".,:" else sign.isalnum() or sign in GLUE


def is_year_end(text: str, end: int) -> bool:
    """Whether just four figures end here."""
    return end >= 4 and text[end - 4 : end].isdigit() and not text[max(0, end - 5) : end - 4].isdigit()


def is_cut_off(text: str, start: int) -> bool:
    """Whether the word that starts here is the end of something longer: `x=May`, `10-May-1921` in a path."""
    sign = text[start - 1 : start]
    if sign not in ("-", "/", "."):
        return sign.isalnum() or sign in GLUE
    figures = DIGITS_BEFORE.search(text[max(0, start - 5) : start - 1])
    return figures is not None and is_glued(text, start - 1 - len(figures[0]))


def is_reference_before(text: str, start: int) -> bool:
    """Whether the number is one of a file, page, section, version: `No. 10`, `op. 58`, `§ 1.2.1939`."""
    return forms().reference_before.search(text[max(0, start - 10) : start]) is not None


def runs_on(text: str, end: int) -> bool:
    """Whether what was read goes on without a blank, as file names and longer numbers do."""
    if end >= len(text):
        return False
    return text[end].isalnum() or text[end] in "_@" or FILE_NAME_AFTER.match(text, end) is not None


def named_month(word: str, *, text: str, end: int, language: str, alone: bool) -> Month | None:
    """The month that a word names, if it can be meant here.

    end    where the word ends
    alone  no day and year stand with it: a common word needs a capital, a full stop or its own language
    """
    month = vocabulary().months.get(word.lower().replace("’", "'"))
    if month is None:
        return None
    enough = Strength.NAME if alone else Strength.ABBREVIATION
    if month.strength >= enough or word[0].isupper() or language.partition("-")[0] in month.languages:
        return month
    return month if text[end : end + 1] == "." else None


def month_before(text: str, start: int) -> int | None:
    """Where the month's name begins that stands before a number, small words between them left aside.

    >>> month_before("the 3d of Febrero a 20 de 1969", 20)
    10
    """
    window = max(0, start - BEFORE)
    months = vocabulary().months
    for word in reversed(text[window:start].split()[-3:]):
        bare = word.strip(AROUND_WORDS).lower().replace("’", "'")
        if bare not in months and not bare.isalpha():
            bare = PIECES.split(bare)[-1]
        if bare in months:
            return text[window:start].lower().replace("’", "'").rfind(bare) + window
        if bare and bare not in SMALL_WORDS:
            return None
    return None
