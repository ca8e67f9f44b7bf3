"""The tables in `data/`: read once, when first asked for, and never at import.

Each table is a file that an archivist can correct without reading code. A cell that holds several
names parts them with `;`. A blank cell means that nothing is known for sure.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

FOLDER = os.path.join(os.path.dirname(__file__), "data")


class Repository(NamedTuple):
    """One archive, library or office that keeps documents: a row of `data/repositories.csv`.

    code                    short unambiguous sign, used as @key
    acronym_original        acronyms as the archive writes them, `;` between them
    acronym_transliterated  the same in Latin letters, also translated acronyms
    name_original           the name in the language of the archive
    name_english            the name in English
    also_cited_as           other present names, translations and short forms, `;` between them
    settlement              town, in English
    country                 ISO 3166-1 alpha-2
    isil, wikidata          identifiers, where they are sure
    former_names            older names, `;` between them, acronyms and years in brackets
    confidence              "high" or "medium"
    family                  the tradition in which its references are written: see `references.families`
    note                    what a person should know, such as other archives with the same acronym
    stated                  the columns that a list of the editor fills; () = a row of this table alone
    file                    the name of that list
    """

    code: str
    acronym_original: str
    acronym_transliterated: str
    name_original: str
    name_english: str
    also_cited_as: str
    settlement: str
    country: str
    isil: str
    wikidata: str
    former_names: str
    confidence: str
    family: str
    note: str
    stated: tuple[str, ...] = ()
    file: str = ""


class Country(NamedTuple):
    """One country: a row of `data/countries.csv`.

    code       ISO 3166-1 alpha-2
    name       English name
    forms      words by which a line of text shows that it speaks of this country, `;` between them
    languages  in which its papers are usually written (BCP 47), `;` between them
    """

    code: str
    name: str
    forms: str
    languages: str


def rows(table: str) -> Iterator[list[str]]:
    """Yield the rows of a table in `data/`, without its heading."""
    with open(os.path.join(FOLDER, table), encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        yield from reader


@cache
def repositories() -> tuple[Repository, ...]:
    """Return all repositories, in the order of the table."""
    return tuple(Repository(*row) for row in rows("repositories.csv"))  # type: ignore[arg-type]


@cache
def countries() -> Mapping[str, Country]:
    """Return the countries by their code."""
    return MappingProxyType({row[0]: Country._make(row) for row in rows("countries.csv")})


@cache
def settlement_forms() -> Mapping[str, tuple[str, ...]]:
    """Return the names that a town has in other languages, by its English name."""
    return MappingProxyType({row[0]: tuple(filter(None, row[1].split(";"))) for row in rows("settlements.csv")})


@cache
def language_names() -> Mapping[str, str]:
    """Return the codes of languages (BCP 47) by their names, in small letters."""
    return MappingProxyType({name.casefold(): row[0] for row in rows("languages.csv") for name in row[1].split(";")})


def country_of(said: str) -> Country | None:
    """Return the country that a code or an English name means, None where neither is known."""
    wanted = said.strip().casefold()
    return next((row for row in countries().values() if wanted in (row.code.casefold(), row.name.casefold())), None)
