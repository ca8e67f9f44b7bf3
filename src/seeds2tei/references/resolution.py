"""Which archive is meant: an acronym may have several bearers.

    ГАКО            Kursk, Kaluga, Kemerovo or Kirov: stays open
    ГАКО (Курск)    State Archive of Kursk Oblast

The town beside the name decides, then words of one archive's name or country in the same line, then the editor's
list, then the countries of which the document speaks. Otherwise the repository stays as cited, and nothing is added
to it: a wrong archive is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from seeds2tei.expressions import expression
from seeds2tei.references.folding import TOKEN
from seeds2tei.references.gazetteer import Alias, Hit, bare, gazetteer
from seeds2tei.references.reference import Reference
from seeds2tei.repositories import NONE_STATED, Repositories
from seeds2tei.tables import Repository, countries, repositories, settlement_forms


class Hints(NamedTuple):
    """What is known of the document before its references are read.

    countries     ISO codes of the countries from which its papers come, as far as that is known
    previous      the last reference before this passage, for "Ibid."
    repositories  the archives that an editor's lists add to the table, or state otherwise: those of the profile
    """

    countries: frozenset[str] = frozenset()
    previous: Reference | None = None
    repositories: Repositories = NONE_STATED


class Meant(NamedTuple):
    """Which archive some words mean.

    row   None where they may mean several
    cue   what shows it; "" where no other archive is called so
    sure  whether what shows it stands in the same line, or in the editor's list
    """

    row: Repository | None
    cue: str = ""
    sure: bool = True


NO_HINTS = Hints()
BEFORE_NAME = expression(r"[,:]?\s$")
AFTER_NAME = expression(r",?\s\(?(?:[гм]\.\s?)?(?=[^\W\d_])")
# "Rom. 12" is a signature and "Uppsala domkapitel" a fonds, not the town.
OTHER_WORD = expression(r"[^\W_]|\.\s?\d|\s(?!cod|fol|man|ms)[a-zà-ÿ]{5}|\sUniversity")
TOWN_BEHIND = expression(r"\s([^\W\d_a-z][\w-]{2,25})(?=,)")
TO_LEVELS = expression(r"[,:]\s{1,2}")
TOWN_BEFORE = expression(r"(?<![^\W_])([^\W\d_a-z][\w-]{2,25}),\s$")
NATIONAL = frozenset(
    {
        "national archives",
        "national archive",
        "archives nationales",
        "archivo nacional",
        "arquivo nacional",
        "university library",
    }
)
"""Names of archives in many countries, and of libraries in many towns."""
WORD_BEFORE = expression(r"(?<![^\W_])([A-ZÀ-Ž][a-zà-ž]{3,20})\s$")
WORD_BEHIND = expression(r"\s(?:of (?:the )?|du |de la |de l'|des? |d'|do |da )([A-ZÀ-Ž][\w-]{2,20})")
NO_NAMES = frozenset("British Cited Digital From Quoted Source States With".split())
FAR = 300  # how far from a name the same line is searched


@cache
def towns_of(row: Repository) -> tuple[str, ...]:
    """Return the names of the archive's town."""
    return (row.settlement, *settlement_forms().get(row.settlement, ())) if row.settlement else ()


def town_before(source: str, start: int, towns: Sequence[str]) -> int:
    """Where the place begins that stands directly before a name ("London, British Library"); else `start`."""
    gap = BEFORE_NAME.search(source, max(0, start - 3), start)
    if gap is None:
        return start
    for town in towns:
        begin = gap.start() - len(town)
        if begin >= 0 and source.startswith(town, begin) and not source[begin - 1 : begin].isalnum():
            return begin
    return start


def town_after(source: str, end: int, towns: Sequence[str]) -> int:
    """Where the place ends that stands directly after a name ("Trinity College, Oxford"); else `end`."""
    gap = AFTER_NAME.match(source, end)
    if gap is None:
        return end
    for town in towns:
        stop = gap.end() + len(town)
        if source.startswith(town, gap.end()) and OTHER_WORD.match(source, stop) is None:
            return stop + (source[stop : stop + 1] == ")")
    return end


@cache
def towns_in(country: str) -> frozenset[str]:
    """The towns of one country in which archives of the table lie, in all their forms."""
    return frozenset(town for row in repositories() if row.country == country for town in towns_of(row))


def past_own_town(source: str, end: int, row: Repository) -> int:
    """Where a name ends to which a town of its country is added without a comma: "Militärarchiv Freiburg, RH 2"."""
    town = TOWN_BEHIND.match(source, end)
    return town.end(1) if town and town[1] in towns_in(row.country) else end


def past_town(source: str, position: int, towns: Sequence[str]) -> int:
    """Where the levels begin if the town stands before them: "(AGI), Sevilla, Audiencia de Lima"."""
    for town in towns:
        stop = position + len(town)
        if source.startswith(town, position) and (gap := TO_LEVELS.match(source, stop)):
            return gap.end()
    return position


def elsewhere(source: str, start: int, row: Repository) -> bool:
    """Whether another town stands before a short acronym: "Troyes, BM" is not the British Museum."""
    town = TOWN_BEFORE.search(source, max(0, start - 40), start)
    return town is not None and town[1] not in towns_of(row)


def is_part_of_name(hit: Hit, source: str) -> bool:
    """Whether a name that many countries use is part of a longer one: "Kenya National Archives", "... of Zambia"."""
    if source[hit.start : hit.end].casefold() not in NATIONAL:
        return False
    places = {place for alias in hit.aliases for place in (*towns_of(alias.row), *_country_words(alias.row))}
    before = WORD_BEFORE.search(source, max(0, hit.start - 25), hit.start)
    behind = WORD_BEHIND.match(source, hit.end)
    if before is not None and before[1] not in places and before[1] not in NO_NAMES:
        return True
    return behind is not None and behind[1] not in places


def _country_words(row: Repository) -> tuple[str, ...]:
    """The names of a country, word by word."""
    country = countries().get(row.country)
    return tuple(f"{country.name} {country.forms}".replace(";", " ").split()) if country else ()


def resolve(aliases: Sequence[Alias], source: str, start: int, end: int, hints: Hints) -> Meant:
    """Return the one archive that the words at `start` to `end` can mean here, if there is one."""
    known = [alias for alias in aliases if not alias.towns or beside(source, start, end, alias.towns)]
    rows = list(dict.fromkeys(alias.row for alias in known))
    if len(rows) < 2:
        by_list = any(alias.stated for alias in known)
        return Meant(rows[0], f"as {rows[0].file} says" if by_list else "") if rows else Meant(None)
    stated = dict.fromkeys(alias.row for alias in known if alias.stated)
    for fits, cue, sure in (
        ([row for row in rows if beside(source, start, end, towns_of(row))], "its town stands beside it", True),
        (_named_in_line(rows, source, start, end, hints), "the line speaks of it", True),
        (list(stated), "as {0.file} says", True),
        (from_countries(rows, hints.countries), "other archives are called so, but the document is from {1}", False),
    ):
        if len(fits) == 1:
            return Meant(fits[0], cue.format(fits[0], country_name(fits[0])), sure)
    return Meant(None)


def from_countries(rows: Sequence[Repository], codes: frozenset[str]) -> list[Repository]:
    """Those archives that lie in one of the countries."""
    return [row for row in rows if row.country in codes]


def country_name(row: Repository) -> str:
    """The English name of the archive's country, or its code."""
    country = countries().get(row.country)
    return country.name if country else row.country


def beside(source: str, start: int, end: int, towns: Sequence[str]) -> bool:
    """Whether one of the towns stands directly before or after the name."""
    return town_before(source, start, towns) < start or town_after(source, end, towns) > end


def _named_in_line(rows: Sequence[Repository], source: str, start: int, end: int, hints: Hints) -> list[Repository]:
    """Return those archives of which a distinctive word stands in the same line."""
    before, after = source[max(0, start - FAR) : start], source[end : end + FAR]
    line = before.rpartition("\n")[2] + " " + after.partition("\n")[0]
    words = set(map(bare, TOKEN.findall(line)))
    named = {row.code: _words(row, hints) for row in rows}
    return [
        row
        for row in rows
        if words & (named[row.code].difference(*(named[other.code] for other in rows if other is not row)))
    ]


def _words(row: Repository, hints: Hints) -> frozenset[str]:
    country = countries().get(row.country)
    places = (*towns_of(row), country.forms if country else "")
    words = (word for text in places for word in map(bare, TOKEN.findall(text)) if len(word) > 3)
    return gazetteer(hints.repositories).telling_words(row).union(words)
