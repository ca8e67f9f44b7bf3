"""The same text in fewer characters, for comparing only.

Folding never changes a length: character 7 of the folded text is character 7 of the source. What is
written in the result is always taken from the source.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from seeds2tei.expressions import expression

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad"
BLANKS = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
RAISED = {"⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9"}

FOLDS = str.maketrans(
    {
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys(BLANKS, " "),
        **RAISED,
        **{chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)},
        "º": "°",
        "、": ",",
        "。": ".",
        "’": "'",
        "ʼ": "'",
        "ʹ": "'",
    }
)

# Cyrillic and Greek letters that look like a Latin one. An acronym typed with one wrong letter, or read so
# from print, is still the acronym.
LOOK_ALIKES = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеѕіјкморсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ABESIJKMHOPCTYXaesijkmopcyxABEZHIKMNOPTYXo",
        strict=True,
    )
)


def fold(text: str) -> str:
    """Return the text with one kind of dash, blank and digit, character for character.

    >>> fold("ф.\\u00a03, л. 12–15")
    'ф. 3, л. 12-15'
    """
    return text.translate(FOLDS)


class _Skeleton(dict[int, str]):
    """The bare shape of a letter, worked out when first met: `é` is `e`, Cyrillic `С` is Latin `C`."""

    def __missing__(self, point: int) -> str:
        letter = unicodedata.normalize("NFKD", chr(point))
        shape = "".join(LOOK_ALIKES.get(part, part) for part in letter if not unicodedata.combining(part))
        self[point] = shape
        return shape


_SKELETON = _Skeleton()


def skeleton(text: str) -> str:
    """Return the bare shapes of the letters, in the same case; the length may change.

    >>> skeleton("ÖStA") == skeleton("OStA"), skeleton("РГАСПИ") == skeleton("PГACПИ")
    (True, True)
    """
    return text if text.isascii() else text.translate(_SKELETON)


@cache
def pattern(expression: str) -> re.Pattern[str]:
    """Compile an expression when it is first needed: most passages need none."""
    return re.compile(expression)


TOKEN = expression(r"\d+|[^\W\d_][^\W_]*")
"""A word, or a number; a page number glued to a word ("82RGANI") is not part of it."""
