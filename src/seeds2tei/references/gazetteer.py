"""The names of archives and libraries, and where they stand in a text.

    ЦА ФСБ    GARF    PA/AA    British Library    Trinity College (only beside Cambridge)

An acronym must be written in its own capitals, with or without points ("A.N.I.C."); a full name may be written
in any case after its first letter. Look-alike letters, accents and the signs between the words do not matter.
Chinese and Japanese names stand in their sentence without blanks. A name alone is not a reference: see `search`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from seeds2tei.references.folding import TOKEN, skeleton
from seeds2tei.references.transliteration import transliterated
from seeds2tei.tables import Repository, repositories

JOINTS = re.compile(r"[\s.,/'’«»\"“”„״&–—-]{0,4}")
DOTTED = re.compile(r"(?:[^\W\d_]\.){2,9}(?:[^\W\d_](?![^\W_]))?")
FIRST_IDEOGRAPH = "\u2e80"
BRACKETED = re.compile(r"(?<!\s)\s*\(([^()]*)\)")


class Alias(NamedTuple):
    """One way of naming a repository.

    tokens   the words, as bare shapes; in small letters unless it is an acronym
    acronym  whether the capitals must agree
    row      the repository
    former   an older name
    towns    towns of which one must stand beside the name; () = none needed
    """

    tokens: tuple[str, ...]
    acronym: bool
    row: Repository
    former: bool
    towns: tuple[str, ...]


class Hit(NamedTuple):
    """A name found in a text, and all that it may mean: the longest reading."""

    start: int
    end: int
    aliases: tuple[Alias, ...]


def find_names(source: str) -> Iterator[Hit]:
    """Yield the repositories named in a text, from left to right, without overlap."""
    index, end = names(), 0
    for token in TOKEN.finditer(source):
        if token.start() < end:
            continue
        if token[0] > FIRST_IDEOGRAPH:
            yield from _inside(token)
            continue
        if len(token[0]) == 1 and (dotted := _dotted(source, token.start())):
            end = dotted.end
            yield dotted
            continue
        shape = skeleton(token[0])
        known = index.get(_plain(shape))
        if known is None:
            continue
        best: list[Alias] = []
        longest = 0
        for entry in known:
            stop = _match(entry, source, token, shape)
            if stop > longest:
                best, longest = [entry], stop
            elif stop and stop == longest:
                best.append(entry)
        if best:
            end = longest
            yield Hit(token.start(), end, tuple(best))


def _dotted(source: str, start: int) -> Hit | None:
    """The acronym of at least three letters that is written with points from `start`."""
    match = DOTTED.match(source, start)
    letters = skeleton(match[0].replace(".", "")) if match else ""
    if match is None or len(letters) < 3:
        return None
    found = tuple(entry for entry in names().get(_plain(letters), ()) if entry.acronym and entry.tokens == (letters,))
    return Hit(start, match.end(), found) if found else None


def _inside(token: re.Match[str]) -> Iterator[Hit]:
    """The names that stand in a sentence without blanks."""
    pattern, known = unspaced()
    for match in pattern.finditer(token[0]):
        yield Hit(token.start() + match.start(), token.start() + match.end(), tuple(known[match[0]]))


@cache
def unspaced() -> tuple[re.Pattern[str], dict[str, list[Alias]]]:
    """Return the names that are written without blanks: one expression for all, and what each may mean."""
    known: dict[str, list[Alias]] = {}
    for row in repositories():
        for text, former in _texts(row):
            if text > FIRST_IDEOGRAPH:
                known.setdefault(text, []).append(_alias(text, row, former))
    longest_first = sorted(known, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or "(?!)"), known


def _match(alias: Alias, source: str, token: re.Match[str], shape: str) -> int:
    """Where the alias ends that begins with this token; 0 if it does not stand here."""
    if alias.acronym:
        if shape != alias.tokens[0]:
            return 0
    elif not token[0][:1].isupper() and token[0][:1].lower() != token[0][:1].upper():
        return 0
    end = token.end()
    for expected in alias.tokens[1:]:
        following = TOKEN.match(source, JOINTS.match(source, end).end())  # type: ignore[union-attr]
        if following is None:
            return 0
        found = skeleton(following[0])
        if found != expected and (alias.acronym or _plain(found) != expected):
            return 0
        end = following.end()
    return end


def _plain(word: str) -> str:
    """A word of a full name, in small letters and the singular: "Archives" is "archive"."""
    small = word.casefold()
    return small[:-1] if small in ("archives", "libraries") else small


@cache
def names() -> dict[str, list[Alias]]:
    """Return all aliases by the first word, in small letters."""
    index: dict[str, list[Alias]] = {}
    for row in repositories():
        for text, former in _texts(row):
            alias = _alias(text, row, former)
            if alias.tokens:
                index.setdefault(_plain(alias.tokens[0]), []).append(alias)
    return index


def _texts(row: Repository) -> Iterator[tuple[str, bool]]:
    present = f"{row.acronym_original};{row.acronym_transliterated};{row.also_cited_as}".split(";")
    # "National Archives (France)" needs its country; "Archivo General de la Nación (México)" is cited without.
    english = "" if BRACKETED.search(row.name_english) else row.name_english
    original = BRACKETED.sub("", row.name_original)
    full = (original, english, *transliterated(original, row.country))
    former = row.former_names.split(";")
    for text in dict.fromkeys((*present, *full)):
        if text:
            yield text, False
    for text in former:
        if text:
            yield text, True


def _alias(text: str, row: Repository, former: bool) -> Alias:
    towns: tuple[str, ...] = ()
    if bracket := BRACKETED.search(text):
        towns, text = tuple(bracket[1].split("|")), text[: bracket.start()]
    words = TOKEN.findall(skeleton(text))
    acronym = sum(map(str.isupper, text)) > 0.4 * sum(map(str.isalpha, text)) or len(text) < 6
    if not acronym:
        words = [_plain(word) for word in words]
    return Alias(tuple(words), acronym, row, former, towns)
