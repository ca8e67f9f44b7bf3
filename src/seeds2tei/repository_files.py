"""Lists of archives as editors keep them: tables (.csv) with the columns of `data/repositories.csv`.

    code,name_original,also_cited_as,settlement,country,family
    GA-Altdorf,Gemeindearchiv Altdorf,GA Altdorf,Altdorf,CH,swiss
    RGASPI,,Party Archive,,,

A code that the table has states that row otherwise: its filled cells take the place of what stands there. Any other
code is an archive that the table does not have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from seeds2tei.errors import ProfileError
from seeds2tei.expressions import expression
from seeds2tei.profile_keys import nearest
from seeds2tei.table_files import Row, read_table
from seeds2tei.tables import Repository, country_of, repositories

COLUMNS = tuple(column for column in Repository._fields if column not in ("stated", "file"))
NAMES = ("acronym_original", "acronym_transliterated", "name_original", "name_english", "also_cited_as", "former_names")
BRACKET = expression(r"\([^()]*\)")


def rows_of(paths: Sequence[Path], profile: str) -> Iterator[Repository]:
    """The rows of an editor's lists.

    profile   the file that names the lists, for messages

    Raises ProfileError with file, line and column, and the remedy.
    """
    shipped = {row.code: row for row in repositories()}
    seen: dict[str, Row] = {}
    for path in paths:
        if path.suffix.lower() != ".csv":
            raise ProfileError(profile, "[[repository]].file", f'"{path.name}" is no .csv.')
        try:
            for row in read_table(path, COLUMNS, ("code",)):
                yield _repository(row, shipped, seen)
        except OSError as error:
            raise ProfileError(str(path), "", f"cannot be read: {error.strerror}.") from None


def _repository(row: Row, shipped: Mapping[str, Repository], seen: dict[str, Row]) -> Repository:
    code = row["code"]
    if not code or " " in code:
        raise row.error("code", 'needs a code: a short sign of its own without blanks, such as "GA-Altdorf".')
    if code in seen:
        raise row.error("code", f'"{code}" stands already in {seen[code].place("code")}.')
    seen[code] = row
    known = shipped[code]._asdict() if code in shipped else {"code": code, "confidence": "high"}
    said = {column: row[column] for column in COLUMNS if row[column] and column != "code"}
    if "country" in said:
        said["country"] = _country(row)
    _check(row, said, new=code not in shipped)
    whole = [said.get(column) or known.get(column, "") for column in COLUMNS]
    return Repository._make([*whole, tuple(said), row.table.path.name])


def _check(row: Row, said: dict[str, str], *, new: bool) -> None:
    if new and not any(name in said for name in NAMES):
        raise row.error("code", f'"{row["code"]}" has no name: fill name_original, name_english or acronym_original.')
    for column in NAMES:
        for name in filter(None, map(str.strip, said.get(column, "").split(";"))):
            if sum(map(str.isalnum, BRACKET.sub("", name))) < 2:
                raise row.error(column, f'"{name}" is too short for a name: it would be found everywhere.')
    if said.get("confidence", "high") not in ("high", "medium"):
        raise row.error("confidence", f'"{said["confidence"]}" is no confidence: write high or medium.')
    family = said.get("family", "")
    if family not in traditions():
        raise row.error("family", f'"{family}" is no known tradition. {nearest(family, sorted(traditions() - {""}))}')


@cache
def traditions() -> frozenset[str]:
    """The traditions of citing that the table has, as its column `family` calls them; "" for none."""
    return frozenset(row.family for row in repositories()) | {""}


def _country(row: Row) -> str:
    """The code of a country that a list gives by its code or by its English name."""
    said = row["country"]
    if country := country_of(said):
        return country.code
    raise row.error("country", f'"{said}" is no country: write its code of two letters (ISO 3166-1), such as CH.')
