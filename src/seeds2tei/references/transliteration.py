"""Names of archives in Cyrillic, as books in other languages write them in Latin letters.

    Центральный архив Нижегородской области     Tsentralnyi arkhiv Nizhegorodskoi oblasti
    Державний архів Житомирської області        Derzhavnyi arkhiv Zhytomyrskoi oblasti

Letters are rendered as the Library of Congress renders Russian, without its diacritics, and as Ukraine renders
Ukrainian. The soft sign is left out; who writes an apostrophe for it parts the word.
"""

from __future__ import annotations

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
    plain, full = (_rendered(name, alphabet | {SOFT_SIGN: sign}) for sign in ("", "'"))
    return (plain,) if plain == full else (plain, full)


def _rendered(name: str, alphabet: dict[str, str]) -> str:
    letters = []
    for letter in name:
        latin = alphabet.get(letter.casefold(), letter)
        letters.append(latin.capitalize() if letter.isupper() else latin)
    return "".join(letters)
