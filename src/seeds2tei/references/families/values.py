"""Values that many traditions share: numbers, Roman numerals, names of fonds. All bounded in length."""

CAPITAL = r"(?-i:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁΑ-Ω])"

NUMBER = r"\d{1,7}(?:[-/.]\d{1,6}){0,3}(?:\s?(?-i:[a-zA-Z])|-(?-i:[A-Z]))?(?![^\W_])"
"""`58`, `12/1956`, `47a`."""

PLAIN = r"\d{1,7}[a-zA-Z]?(?![^\W_])"
"""A number alone, perhaps with one letter: `577B`."""

ROMAN = r"(?-i:[IVXLC]{1,8})(?![^\W_])"

NUMERAL = rf"(?:{ROMAN}|{NUMBER})"

CODE = r"[^\W_](?:[\w./-]{0,30}\w)?(?![^\W_])"
"""A number with letters, points, slashes: `237/V-12`, `22.17.01/4-II.6/89`."""


NOT_A_DAY = r"(?!(?:1[89]|20)\d\d-[01]\d-[0-3]\d(?!\d))"
"""Stands before numbers parted by hyphens: `2003-12-05` is a day."""


def phrase(end: str, *, most: int = 70) -> str:
    """A name of a fonds or series that begins with a capital, up to what `end` describes."""
    return rf"{CAPITAL}[^,;()\n\"“”]{{1,{most}}}?(?={end})"


def words(end: str, *, most: int = 60) -> str:
    """A name without digits."""
    return rf"{CAPITAL}(?:[^,;()\n\"“”\d.]|\.(?=\s?[a-z])){{1,{most}}}?(?={end})"
