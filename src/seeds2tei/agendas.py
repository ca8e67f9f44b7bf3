"""Entries of an agenda or a table of contents: their numbers, and the letters by which one is known again."""

from __future__ import annotations

import re

from seeds2tei.expressions import expression

LONGEST = 300
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
LEAST_LETTERS = 10  # of an entry that is said again; shorter words may come twice by chance
# "II.", "Zu VI.", "[I.]", "3)": what comes before the words of an entry.
NUMBER = expression(
    r"\s*(?:(?:zu|ad|to|к|re|item|punkt|point)\s+)?(?:§\s*)?\[?(?P<n>[IVXLC]{1,7}|\d{1,3})\s*[.):]\]?\s*", re.IGNORECASE
)


def is_numbered(text: str) -> bool:
    """Whether a line begins with the number of an entry.

    >>> is_numbered("II. The harbour"), is_numbered("[I.] The harbour"), is_numbered("In the harbour")
    (True, True, False)
    """
    return NUMBER.match(text) is not None


def number_of(text: str) -> int:
    """The number of an entry, 0 if it has none.

    >>> number_of("IX. The harbour"), number_of("[2.] The harbour"), number_of("The harbour")
    (9, 2, 0)
    """
    found = NUMBER.match(text)
    if found is None:
        return 0
    if found["n"].isdigit():
        return int(found["n"])
    values = [ROMAN[sign] for sign in found["n"].upper()]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def entry_letters(text: str) -> str:
    """The letters of an entry, without its number.

    >>> entry_letters("II. The harbour."), entry_letters("[2.] The Harbour")
    ('theharbour', 'theharbour')
    """
    number = NUMBER.match(text)
    words = text[number.end() :] if number else text
    return "".join(character for character in words.casefold() if character.isalnum())
