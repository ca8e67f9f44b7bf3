"""Words as the aligner compares them: folded to plain Latin letters, and cut to stems.

Президиума  ->  prezid        Übergabe  ->  uberga        1939  ->  1939
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from seeds2tei.expressions import expression

STEM_LENGTH = 6

MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f"
WORD = expression(rf"[^\W_][\w{MARKS}]*+")
# Scripts that write no blanks between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese.
UNSPACED = expression(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
FIRST_UNSPACED = "\u0e00"

LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "e", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "sch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia", "ѣ": "e", "ѳ": "f", "ѵ": "i",
    "ў": "u", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz",
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k",
    "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t",
    "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
}  # fmt: skip
LATIN = str.maketrans(LETTERS)


def stems(text: str) -> list[str]:
    """The words of a text, in order, each folded and cut to a stem.

    A number stays whole. Writing without blanks between words gives pairs of neighbouring characters.

    >>> stems("Президиума ЦК, 1939")
    ['prezid', 'tsk', '1939']
    """
    found = [stem(word) for word in WORD.findall(text.lower())]
    if text.isascii() or max(text) < FIRST_UNSPACED or not UNSPACED.search(text):
        return found
    return [part for whole in found for part in _pairs(whole)]


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """One word in lower case, folded and cut."""
    plain = word if word.isascii() else fold(word)
    whole = plain.isdigit() or (plain >= FIRST_UNSPACED and UNSPACED.match(plain))
    return plain if whole else plain[:STEM_LENGTH]


def fold(word: str) -> str:
    """A word in lower case without accents, Cyrillic and Greek in Latin letters.

    >>> fold("überführt"), fold("щит")
    ('uberfuhrt', 'schit')
    """
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))
    return bare.translate(LATIN)


def _pairs(word: str) -> list[str]:
    if len(word) < 3 or not UNSPACED.match(word):
        return [word]
    return [word[place : place + 2] for place in range(len(word) - 1)]
