"""What a line is by its looks: a heading, a name, a phrase of a web page.

A look alone decides nothing: the recognisers ask where the line stands. The words are in data/furniture.csv.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from seeds2tei.expressions import expression
from seeds2tei.tables import rows

LONGEST_LINE = 100
# Signs with which a sentence, a list item or a quotation ends; a heading ends with none of them.
SENTENCE_ENDS = frozenset(".!?:;…»”\"’')]}>。！？；：）」』")
CUT_ENDS = SENTENCE_ENDS | frozenset("*_|/\\=~+<—–")
_TRIM = ' \t\n\r\u00a0.,:;!|*_[]()<>«»“”"•·-–—→←↑'
_CAPITAL = r"[^\W\d_a-zа-яёіїєґ]"
_NAME_WORD = rf"(?:{_CAPITAL}\.(?:[ \u00a0]?{_CAPITAL}\.){{0,5}}|{_CAPITAL}[^\W\d_]*(?:[’'-][^\W\d_]+)*)"
_PARTICLE = r"(?:de|del|della|di|da|du|des|von|van|der|den|zu|la|le|el|al|bin|ibn|ben|af)"
NAME = expression(rf"{_NAME_WORD}(?:[ \u00a0]+(?:{_PARTICLE}[ \u00a0]+)?{_NAME_WORD}|(?<=\.){_NAME_WORD}){{1,4}}")
INITIAL = expression(rf"(?<!\w){_CAPITAL}\.")
_POSSESSIVE = expression(r"['’]s\b")
# Words that titles write with a capital and names do not have.
NEVER_NAMES = frozenset("of the and to in on for at an from with by und für über et sur con y и о об".split())
LAST_WORD = expression(r"(?<![^\W\d_])[^\W\d_]+$")


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for kind, words in rows("furniture.csv"):
        table[kind] = tuple(dict.fromkeys(word.casefold() for word in words.split(";")))
    return table


@cache
def _sets() -> Mapping[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in _words().items()}


def folded(text: str) -> str:
    """A line without the signs at its edges, on one line, in small letters.

    >>> folded("[ Top of the  Page ]")
    'top of the page'
    """
    return " ".join(text.strip(_TRIM).split()).casefold()


def known(kind: str, line: str) -> bool:
    """Whether a folded line is one of the phrases of a kind."""
    return line in _sets()[kind]


def opens(kind: str, line: str) -> bool:
    """Whether a line in small letters begins with a phrase of a kind."""
    return line.startswith(_words()[kind])


def names(kind: str, line: str) -> bool:
    """Whether one of the words of a kind stands in a folded line, as a word.

    >>> names("site", "marx engels internet archive"), names("site", "archivist")
    (True, False)
    """
    padded = f" {_POSSESSIVE.sub('', line)} "
    return any(f" {word} " in padded for word in _words()[kind])


def is_heading(text: str, longest: int = LONGEST_LINE) -> bool:
    """Whether a text looks like a heading: letters, short, and no sign at its end that ends a sentence.

    >>> is_heading("A quiet year: wages and prices"), is_heading("He came."), is_heading("1876")
    (True, False, False)
    """
    words = text.strip()
    if not 2 <= len(words) <= longest or words[-1] in ".:;,":
        return False
    return any(character.isalpha() for character in words) and (words[0].isupper() or not words[0].islower())


def is_name(text: str) -> bool:
    """Whether a line looks like the name of a person, two to five words and initials.

    >>> is_name("V. N. Orlova"), is_name("Clara von Eck"), is_name("The Works of Orlova"), is_name("Annual Report 1904")
    (True, True, False, False)
    """
    words = " ".join(text.split())
    if len(words) > 60 or NAME.fullmatch(words) is None or names("site", folded(words)):
        return False
    return not any(word.casefold() in NEVER_NAMES or known("link", word.casefold()) for word in words.split())


def surname(name: str) -> str:
    """The last word of a name, "" if it is an initial.

    >>> surname("V. N. Orlova")
    'Orlova'
    """
    last = LAST_WORD.search(name.strip())
    return last[0] if last and len(last[0]) > 2 else ""
