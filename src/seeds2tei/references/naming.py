"""The repository as it is cited: a known name with its town, or unknown words that look like an archive."""

from __future__ import annotations

import re
from collections.abc import Sequence

from seeds2tei.expressions import expression
from seeds2tei.references.folding import pattern
from seeds2tei.references.gazetteer import Alias, Hit, gazetteer
from seeds2tei.references.reference import CitedRepository
from seeds2tei.references.resolution import Hints, resolve, town_before, towns_of
from seeds2tei.repositories import Repositories

IN_BRACKETS = expression(r"\(\s?$")
SPELT_OUT = r"(?<![^\W_])(?:[A-ZА-ЯІЇЄÄÖÜ][^\s();:.\n]{3,30}\s)(?:[^\s();:.\n]{1,30}\s){0,12}\($"
ARCHIVE_WORD = expression(
    r"arkhiv|archiv|архив|архів|архіў|librar|bibliot|библиот|бібліот|archyv|arhiv|arşiv", re.IGNORECASE
)
ACRONYM = (
    r"(?<![^\W_])((?:[A-ZА-ЯЁІЇЄҐЎ][A-Za-zА-Яа-яіїєґў]{0,9}(?:-|\s))?"
    r"[A-ZА-ЯЁІЇЄҐЎ][A-Za-zА-Яа-яіїєґў]{0,4}[A-ZА-ЯЁІЇЄҐЎ][A-Za-zА-Яа-яіїєґў]{0,8}(?:\s[A-ZА-Я]{2,8}|\s[Уу]країни|(?:\s[А-ЯІ][а-яёії]{3,20}){1,3})?)"
    r"[\s.,:–—-]{1,4}$"
)
BRACKETED_ACRONYM = (
    r"(?<![^\W_])([A-ZА-ЯІЇЄ][^();:.\n]{3,90}\s?\([A-ZА-ЯЁІЇЄҐЎ][A-Za-zА-Яа-яіїєґў]{1,12}\))[\s.,:–—-]{1,4}$"
)
PHRASE = r"(?:^|[.;:()\n«»\"“”/]\s?)([A-ZА-ЯЁІЇЄҐЎ][^.;:()\n«»\"“”]{6,110}?)[\s.,:–—-]{1,4}$"


def named(hit: Hit, aliases: Sequence[Alias], source: str, hints: Hints) -> CitedRepository:
    """Return the repository of a hit, with the town or the full name that stands before it."""
    meant = resolve(aliases, source, hit.start, hit.end, hints)
    row = meant.row
    rows = dict.fromkeys(alias.row for alias in aliases)
    towns = [town for known in rows for town in towns_of(known)]
    towns += [town for alias in aliases for town in alias.towns]
    start = town_before(source, hit.start, towns)
    if IN_BRACKETS.search(source, max(0, start - 2), start):
        start = _spelt_out(source, start)
    former = row is not None and all(alias.former for alias in aliases if alias.row is row)
    candidates = () if row is not None else tuple(known.code for known in rows)
    return CitedRepository(source[start : hit.end], start, hit.end, row, candidates, former, meant.cue, meant.sure)


def bearer(code: str, place: int, stated: Repositories) -> CitedRepository | None:
    """Return the archive to which a number belongs by its shape: it is not named, so its text is ""."""
    row = gazetteer(stated).rows.get(code)
    return CitedRepository("", place, place, row) if row else None


def _spelt_out(source: str, start: int) -> int:
    """Where the full name begins before an acronym in brackets: "Gosudarstvennyi arkhiv ... (GARF)"."""
    floor = max(0, start - 160)
    match = pattern(SPELT_OUT).search(source[floor:start])
    if match is None or not ARCHIVE_WORD.search(match[0]):
        return start
    return floor + match.start()


def name_before(source: str, place: int, floor: int) -> CitedRepository | None:
    """Return the words before `place` that look like the name of an archive unknown to the table."""
    before = source[max(floor, place - 130) : place]
    offset = place - len(before)
    match = pattern(BRACKETED_ACRONYM).search(before) or pattern(ACRONYM).search(before)
    if match is None:
        match = pattern(PHRASE).search(before)
        if match is None or not ARCHIVE_WORD.search(match[1]):
            return None
    start, end = offset + match.start(1), offset + match.end(1)
    return CitedRepository(source[start:end], start, end)
