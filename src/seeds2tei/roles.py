"""Who did what for an edition, as a line says it: "Translated by A. B.", "Übersetzt von ...", "A. B. (transcription)".

A word for a role alone says nothing ("Notes", "Translation"): a preposition with a name must follow, or the word
stands in brackets behind a name. Words of work that is no role of ours ("vocalized") may stand among those that are.
The words are in data/roles.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from seeds2tei.expressions import expression
from seeds2tei.naming import NAME
from seeds2tei.tables import rows

_AND = r"(?:,\s?(?:and\s)?|\s?&\s?|\s?[/\\]\s?|\s(?:and|und|et|y|e|i|и|та|і)\s)"
# Between a role and a name: the language of the original, and a preposition.
_FROM = r"(?:\s(?:from(?: the)?|aus dem|du|de l['’]|de la|del|dal|z|ze|с|со|із|з)\s?[^\W\d_]{2,20}(?:\soriginal)?)?"
_BY = r"\s(?:(?:by|von|par|por|da|door|przez)|(?P<of>de|di))\s(?:the\s(?:late\s)?)?"
# After these a name follows at once: "Перевод А. Б.", "Tłumaczył A. B."
_FINITE = expression(r"(?:пере\w{2,7}|przełożyła?|przekład|tłumaczy\w{1,2}|tłumaczenie|под редакцией|за редакцією)")
BEHIND = frozenset(",&/\\")  # begins what joins two roles; a blank may, too
_OTHER = r"[^\W\d_]{3,15}(?:ed|iert|ción|tion)"
_FROM_GERMAN = expression(r"[Aa]us dem [A-ZÄÖÜ][a-zäöü]+en (?:übersetzt )?von ")


class Said(NamedTuple):
    """What a line says at its beginning: the roles, and where the name begins that bears them."""

    roles: tuple[str, ...]
    end: int


class Borne(NamedTuple):
    """A name, by its offsets, and the roles that stand in brackets behind it; `last` is the end of these."""

    roles: tuple[str, ...]
    start: int
    end: int
    last: int


@cache
def _table() -> Mapping[str, str]:
    return {word: role for role, words in rows("roles.csv") for word in words.split(";")}


def _words() -> str:
    return "|".join(re.escape(word) for word in sorted(_table(), key=len, reverse=True))


@cache
def _before_a_name() -> re.Pattern[str]:
    word = rf"(?:{_words()})(?![^\W\d_])"
    roles = rf"(?P<roles>{word}(?:{_AND}(?:{word}|{_OTHER})){{0,4}})"
    return re.compile(rf"[(\[]?{roles}{_FROM}(?:{_BY}|(?P<at_once>\s))", re.IGNORECASE)


@cache
def _behind_a_name() -> re.Pattern[str]:
    name = rf"(?<![\w’'-])(?P<name>{NAME.pattern})"
    return re.compile(rf"{name} [(\[](?P<roles>(?i:{_words()})(?![^\W\d_])[^()\[\]]{{0,60}})[)\]]")


def said_roles(line: str) -> Said | None:
    """The roles that a line states before a name.

    >>> said_roles("Transcribed and translated from the German by A. Berg")
    Said(roles=('transcriber', 'translator'), end=46)
    >>> said_roles("Перевод с немецкого А. Берг"), said_roles("Aus dem Russischen von Anna Berg")
    (Said(roles=('translator',), end=20), Said(roles=('translator',), end=23))
    >>> said_roles("Translated: A. Berg"), said_roles("Translated by hand"), said_roles("Notes by the river")
    (None, None, None)
    """
    if german := _FROM_GERMAN.match(line):
        return Said(("translator",), german.end()) if NAME.match(line, german.end()) else None
    folded = _folded(line)
    found = _before_a_name().match(folded) if _begins(folded) else None
    if found is None or NAME.match(line, found.end()) is None:
        return None
    roles = tuple(dict.fromkeys(_roles(found["roles"])))
    if found["at_once"] and _FINITE.fullmatch(found["roles"].casefold()) is None:
        return None
    # "Traducción de A. B." names a person; "Notes de Paris" a town.
    if found["of"] and not {"translator", "transcriber"} & set(roles) and found["roles"].casefold() != "a cura":
        return None
    return Said(roles, found.end())


def _begins(folded: str) -> bool:
    """Whether a line begins with a role behind which a name, or another role, may stand: not with "Translated:"."""
    small, start = folded.lower(), folded[:1] in ("(", "[")
    if not small.startswith(tuple(_table()), start):
        return False
    behind = (small[start + len(word) :][:1] for word in _table() if small.startswith(word, start))
    return any(sign.isspace() or sign in BEHIND for sign in behind)


def borne_roles(line: str) -> Iterator[Borne]:
    """The names behind which their roles stand in brackets.

    >>> list(borne_roles("Anna Berg (transcription & notes)"))
    [Borne(roles=('transcriber', 'annotator'), start=0, end=9, last=33)]
    """
    if " (" not in line and " [" not in line:
        return
    for found in _behind_a_name().finditer(_folded(line)):
        yield Borne(tuple(dict.fromkeys(_roles(found["roles"]))), *found.span("name"), found.end())


def _folded(line: str) -> str:
    """The same letters in the same places, and no dots over the Russian ё."""
    return line.replace("ё", "е").replace("Ё", "Е")


def _roles(words: str) -> Iterator[str]:
    table = _table()
    for part in re.split(_AND, words.casefold()):
        if part.strip() in table:
            yield table[part.strip()]
