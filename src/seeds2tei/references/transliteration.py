"""Names of archives in Cyrillic, as books in other languages write them in Latin letters.

    Центральный архив Нижегородской области     Tsentralnyi arkhiv Nizhegorodskoi oblasti
    Державний архів Житомирської області        Derzhavnyi arkhiv Zhytomyrskoi oblasti

Letters are rendered as the Library of Congress renders Russian, without its diacritics, and as Ukraine renders
Ukrainian. The soft sign is left out; who writes an apostrophe for it parts the word.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

RUSSIAN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыэюя",
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch _ y e iu ia".split(),
        strict=True,
    )
) | {"ъ": ""}
UKRAINIAN = RUSSIAN | {
    "г": "h", "ґ": "g", "є": "ie", "и": "y", "і": "i", "ї": "i", "ю": "iu", "я": "ia", "'": "", "’": "",
}  # fmt: skip
ALPHABETS = {"RU": RUSSIAN, "UA": UKRAINIAN}
SOFT_SIGN = "ь"


def transliterated(name: str, country: str) -> tuple[str, ...]:
    """Return a name in Latin letters, with and without apostrophes; nothing if its alphabet is not known.

    >>> transliterated("Центральный архив Пензы", "RU")
    ('Tsentralnyi arkhiv Penzy', "Tsentral'nyi arkhiv Penzy")
    """
    alphabet = ALPHABETS.get(country)
    if alphabet is None or not any(letter.casefold() in alphabet for letter in name):
        return ()
    plain, full = (name.translate(_letters(country, sign)) for sign in ("", "'"))
    return (plain,) if plain == full else (plain, full)


@cache
def _letters(country: str, soft_sign: str) -> Mapping[int, str]:
    """What each letter of an alphabet becomes, capitals too."""
    small = ALPHABETS[country] | {SOFT_SIGN: soft_sign}
    capitals = {letter.upper(): latin.capitalize() for letter, latin in small.items() if letter.upper() != letter}
    return str.maketrans(small | capitals)
