"""The words that dates are made of, from the table data/months.toml, read once and when first asked.

A word is looked up as it stands in the source, in lower case; the table is widened here so that a source
without accents (`fevrier`), or with accents set as separate characters, is read as well.
"""

from __future__ import annotations

import tomllib
from enum import IntEnum
from functools import cache
from pkgutil import get_data  # importlib.resources would cost 6 ms at start-up
from typing import NamedTuple
from unicodedata import normalize

# Sources in Cyrillic type often hold Cyrillic letters in Roman numerals, and the other way round.
LOOK_ALIKES = str.maketrans("ХхІіѴⅠⅴⅩⅰⅹ", "XxIiVIvXix")
NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
ROMAN = {numeral: month for month, numeral in enumerate(NUMERALS, start=1)} | {
    chr(first + month - 1): month for first in (0x2160, 0x2170) for month in range(1, 13)
}


class Strength(IntEnum):
    """How much a month's name says by itself (see the head of the table)."""

    COMMON_WORD = 0
    ABBREVIATION = 1
    NAME = 2


class Month(NamedTuple):
    """A spelling of a month: its number, the languages that have it, how much it says by itself."""

    number: int
    languages: tuple[str, ...]
    strength: Strength


class Vocabulary(NamedTuple):
    """The whole table. The words of `words` and `times` are regular expressions."""

    months: dict[str, Month]
    weekdays: dict[str, int]
    days: dict[str, int]
    eras: dict[str, int]
    words: dict[str, str]
    times: dict[str, str]


@cache
def vocabulary() -> Vocabulary:
    """Read the table of words."""
    table = tomllib.loads((get_data("seeds2tei", "data/months.toml") or b"").decode())
    months: dict[str, Month] = {}
    for language, line in table["months"].items():
        for number, names in enumerate(line.split("|"), start=1):
            for name in names.split():
                strength = strength_of(name)
                for spelling in spellings(name.rstrip(".!")):
                    known = months.get(spelling, Month(number, (), strength))
                    months[spelling] = Month(number, (*known.languages, language), max(known.strength, strength))
    return Vocabulary(
        months,
        numbered(table["weekdays"]),
        numbered(table["days"]),
        table["eras"]["before"],
        table["words"],
        table["times"],
    )


def strength_of(name: str) -> Strength:
    """How much a name says by itself, from the sign that the table sets after it."""
    if name.endswith("!"):
        return Strength.COMMON_WORD
    return Strength.ABBREVIATION if name.endswith(".") else Strength.NAME


def numbered(lines: dict[str, str]) -> dict[str, int]:
    """Words of all languages with their place in the line (1 = first)."""
    return {
        spelling: number
        for line in lines.values()
        for number, names in enumerate(line.split("|"), start=1)
        for name in names.split()
        for spelling in spellings(name.rstrip("."))
    }


def spellings(word: str) -> tuple[str, ...]:
    """A word as sources may have it: as it is, with its accents apart, without them.

    >>> spellings("mai"), spellings("août")[2]
    (('mai',), 'aout')
    """
    if word.isascii():
        return (word,)
    apart = normalize("NFD", word)
    bare = "".join(letter for letter in apart if not 0x300 <= ord(letter) <= 0x36F)
    return (word, apart, bare, word.replace("ä", "ae"))


def roman_month(word: str) -> int | None:
    """The month that a Roman numeral stands for: I to XII, in one case throughout.

    >>> roman_month("VIII"), roman_month("ix"), roman_month("Ix"), roman_month("XIII")
    (8, 9, None, None)
    """
    plain = word.translate(LOOK_ALIKES)
    return ROMAN.get(plain.lower()) if plain.isupper() or plain.islower() else None
