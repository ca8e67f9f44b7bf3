"""The names of archives and libraries, and where they stand in a text.

    ЦА ФСБ    GARF    PA/AA    British Library    Trinity College (only beside Cambridge)

An acronym must be written in its own capitals, with or without points ("A.N.I.C."); a full name may be written
in any case after its first letter. Look-alike letters, accents and the signs between the words do not matter.
Chinese and Japanese names stand in their sentence without blanks. Names from a list of the editor's are found beside
those of the table. A name alone is not a reference: see `search`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from seeds2tei.expressions import expression
from seeds2tei.references.folding import TOKEN, skeleton
from seeds2tei.references.transliteration import transliterated
from seeds2tei.repositories import Repositories
from seeds2tei.tables import Repository, repositories, settlement_forms

JOINTS = expression(r"[\s.,/'’«»\"“”„״&–—-]{0,4}")
DOTTED = expression(r"(?:[^\W\d_]\.){2,9}(?:[^\W\d_](?![^\W_]))?")
FIRST_IDEOGRAPH = "\u2e80"
SHORTENED = ("arch", "arq", "bibl", "lib", "nat")
SHARED = 3
"""A word that stands in the names of more archives than so many shows none of them."""
# "Калужская область", "Калужской области": an adjective is known by what stands before its ending.
ENDING = expression(r"(?<=[сцзь]к)(?:ая|ой|ую|ий|ого|ому|ом|ої|ій|у|а|ага|ай)$")
BRACKETED = expression(r"(?<!\s)\s*\(([^()]*)\)")


class Alias(NamedTuple):
    """One way of naming a repository.

    text     as it is written in the table
    tokens   the words, as bare shapes; in small letters unless it is an acronym
    acronym  whether the capitals must agree
    row      the repository
    former   an older name
    towns    towns of which one must stand beside the name; () = none needed
    stated   a list of the editor's gives the name
    """

    text: str
    tokens: tuple[str, ...]
    acronym: bool
    row: Repository
    former: bool
    towns: tuple[str, ...]
    stated: bool = False


class Name(NamedTuple):
    """A name of a repository as the table has it, perhaps with towns in brackets."""

    text: str
    row: Repository
    former: bool
    stated: bool


class Hit(NamedTuple):
    """A name found in a text, and all that it may mean: the longest reading."""

    start: int
    end: int
    aliases: tuple[Alias, ...]


class Gazetteer:
    """All archives that are known, and the names by which they are cited.

    rows          the archives by their codes, those of the editor's lists first
    names         their names by the first word, in small letters: a text asks few of them what they mean
    stated_words  the first words of those that an editor's list gives
    """

    def __init__(self, stated: Repositories) -> None:
        self.rows = {row.code: row for row in stated.rows}
        for row in repositories():
            self.rows.setdefault(row.code, row)
        self.names: dict[str, list[Name]] = {}
        for row in self.rows.values():
            for name in _names(row):
                if word := _first_word(name.text):
                    self.names.setdefault(plain(word), []).append(name)
        self.stated_words = frozenset(word for word, names in self.names.items() if any(name.stated for name in names))
        self._aliases: dict[str, list[Alias]] = {}

    def aliases(self, word: str) -> list[Alias]:
        """The names that begin with a word, in small letters."""
        if word not in self.names:
            return []
        if word not in self._aliases:
            self._aliases[word] = [_alias(name) for name in self.names[word]]
        return self._aliases[word]

    def find_names(self, source: str) -> Iterator[Hit]:
        """Yield the repositories named in a text, from left to right, without overlap."""
        end = 0
        for token in TOKEN.finditer(source):
            if token.start() < end:
                continue
            if token[0] > FIRST_IDEOGRAPH:
                yield from self._inside(token)
                continue
            if len(token[0]) == 1 and (dotted := self._dotted(source, token.start())):
                end = dotted.end
                yield dotted
                continue
            shape = skeleton(token[0])
            known = self.aliases(plain(shape))
            if source.startswith(".", token.end()):
                known = known + self._shortened(plain(shape), source, token.end())
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

    def _dotted(self, source: str, start: int) -> Hit | None:
        """The acronym of at least three letters that is written with points from `start`."""
        match = DOTTED.match(source, start)
        letters = skeleton(match[0].replace(".", "")) if match else ""
        if match is None or len(letters) < 3:
            return None
        known = self.aliases(plain(letters))
        found = tuple(entry for entry in known if entry.acronym and entry.tokens == (letters,))
        return Hit(start, match.end(), found) if found else None

    @cached_property
    def _abbreviated(self) -> dict[tuple[str, str], list[Alias]]:
        """The full names by the beginnings of their first two words: "Arch. Gen. de Simancas", "Bibl. nat."."""
        known: dict[tuple[str, str], list[Alias]] = {}
        for first in self.names:
            for short in SHORTENED:
                if first.startswith(short) and first != short:
                    for alias in self.aliases(first):
                        if not alias.acronym and len(alias.tokens) > 1:
                            known.setdefault((short, alias.tokens[1][:3]), []).append(alias)
        return known

    def _shortened(self, word: str, source: str, end: int) -> list[Alias]:
        """The full names of which the first word may be shortened to this one, with a point at `end`."""
        following = TOKEN.match(source, JOINTS.match(source, end).end())  # type: ignore[union-attr]
        return self._abbreviated.get((word, plain(skeleton(following[0]))[:3]), []) if following else []

    def _inside(self, token: re.Match[str]) -> Iterator[Hit]:
        """The names that stand in a sentence without blanks."""
        pattern, known = self._unspaced
        for match in pattern.finditer(token[0]):
            yield Hit(token.start() + match.start(), token.start() + match.end(), tuple(known[match[0]]))

    @cached_property
    def _unspaced(self) -> tuple[re.Pattern[str], dict[str, list[Alias]]]:
        """The names that are written without blanks: one expression for all, and what each may mean."""
        known: dict[str, list[Alias]] = {}
        for row in self.rows.values():
            for alias in map(_alias, _names(row)):
                if alias.tokens and alias.text > FIRST_IDEOGRAPH:
                    known.setdefault(alias.text, []).append(alias)
        longest_first = sorted(known, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest_first)) or "(?!)"), known

    def telling_words(self, row: Repository) -> frozenset[str]:
        """The words of a name that show which archive is meant: "Kursk", not "state archive"."""
        return frozenset(word for word in words_of(row) if self._frequency[word] <= SHARED)

    @cached_property
    def _frequency(self) -> Counter[str]:
        return Counter(word for row in self.rows.values() for word in words_of(row))

    @cached_property
    def towns(self) -> frozenset[str]:
        """The towns of all archives, in all the forms that are known."""
        forms = (form for town, others in settlement_forms().items() for form in (town, *others))
        return frozenset((*forms, *filter(None, (row.settlement for row in self.rows.values()))))


@lru_cache(maxsize=8)
def gazetteer(stated: Repositories) -> Gazetteer:
    """The archives of the table with those of an editor's lists, put together when first needed."""
    return Gazetteer(stated)


def _stands_for(word: str, expected: str, source: str, end: int) -> bool:
    """Whether a word that ends at `end` is the expected one, or its beginning with a point behind it."""
    return word == expected or (len(word) > 2 and expected.startswith(word) and source.startswith(".", end))


def _match(alias: Alias, source: str, token: re.Match[str], shape: str) -> int:
    """Where the alias ends that begins with this token; 0 if it does not stand here."""
    if alias.acronym:
        if shape != alias.tokens[0]:
            return 0
    elif token[0][:1] != token[0][:1].title():  # some scripts have no capitals
        return 0
    end = token.end()
    for expected in alias.tokens[1:]:
        following = TOKEN.match(source, JOINTS.match(source, end).end())  # type: ignore[union-attr]
        if following is None:
            return 0
        found = skeleton(following[0])
        if found != expected and (alias.acronym or not _stands_for(plain(found), expected, source, following.end())):
            return 0
        end = following.end()
    return end


def plain(word: str) -> str:
    """A word of a full name, in small letters and the singular: "Archives" is "archive"."""
    small = word.casefold()
    return small[:-1] if small in ("archives", "libraries") else small


def _names(row: Repository) -> Iterator[Name]:
    """All ways of naming one archive."""
    # "National Archives (France)" needs its country; "Archivo General de la Nación (México)" is cited without.
    original = BRACKETED.sub("", row.name_original)
    full = {
        "name_original": (original, *transliterated(original, row.country)),
        "name_english": () if BRACKETED.search(row.name_english) else (row.name_english,),
    }
    seen = set()
    for column in ("acronym_original", "acronym_transliterated", "also_cited_as", *full, "former_names"):
        for text in full.get(column, getattr(row, column).split(";")):
            former = column == "former_names"
            if text and (text, former) not in seen:
                seen.add((text, former))
                yield Name(text, row, former, column in row.stated)


def _first_word(name: str) -> str:
    """The bare shape of the first word, "" if there is none before the towns."""
    begin = name.partition("(")[0]
    word = TOKEN.search(skeleton(begin.partition(" ")[0])) or TOKEN.search(skeleton(begin))
    return word[0] if word else ""


def _alias(name: Name) -> Alias:
    """A name of the table, ready to be compared."""
    text, row, former, stated = name
    towns: tuple[str, ...] = ()
    if bracket := BRACKETED.search(text):
        towns, text = tuple(bracket[1].split("|")), text[: bracket.start()]
    words = TOKEN.findall(skeleton(text))
    acronym = sum(map(str.isupper, text)) > 0.4 * sum(map(str.isalpha, text)) or len(text) < 6
    if not acronym:
        words = [plain(word) for word in words]
    return Alias(text, tuple(words), acronym, row, former, towns, stated)


def words_of(row: Repository) -> frozenset[str]:
    """The words of an archive's names that are long enough to say something."""
    words = map(bare, TOKEN.findall(f"{row.name_original} {row.name_english}"))
    return frozenset(word for word in words if len(word) > 3)


def bare(word: str) -> str:
    """A word in small letters, an adjective of Slavic languages without its ending.

    >>> bare("Курской"), bare("Stato")
    ('курск', 'stato')
    """
    return ENDING.sub("", word.casefold())
