"""Read the reference that stands behind the name of a repository."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from seeds2tei.expressions import expression
from seeds2tei.references.archive_words import is_archival
from seeds2tei.references.assembly import assemble
from seeds2tei.references.families import family
from seeds2tei.references.gazetteer import Alias, Hit, gazetteer
from seeds2tei.references.kinds import Kind
from seeds2tei.references.naming import named
from seeds2tei.references.publications import is_address, is_publication
from seeds2tei.references.reading import Reading, read
from seeds2tei.references.reference import CitedRepository, Reference
from seeds2tei.references.resolution import (
    Hints,
    beside,
    elsewhere,
    past_own_town,
    past_town,
    town_after,
    towns_in,
    towns_of,
)
from seeds2tei.repositories import NONE_STATED
from seeds2tei.tables import Repository, country_of

LEVEL_IN_BRACKETS = r"(?:[^\W\d_]{1,5}\.|[A-Z]{1,4})\s?(?:[A-ZР]-?)?\d"  # "РГАСПИ (ф. 558, оп. 11)"
DEPARTMENT = (
    r"(?:Handschriftensammlung|Handschriftenabteilung|Manuscripts? (?:Department|Division|Collection)"
    r"|(?:Dept\.|Department) of (?:Manuscripts|Western Manuscripts)|Département des [Mm]anuscrits|Special Collections"
    r"|Abt(?:\.|eilung) [A-Z]\w{3,20}(?: [A-Z]\w{3,20})?|Rare Books? (?:and|&) Manuscripts? (?:Library|Collection)"
    r"|(?:State Papers|Chancery|Exchequer|Foreign Office|Colonial Office|War Office|Home Office|Admiralty)[\w ]{0,20}"
    r"|(?:site de )?(?:Fontainebleau|Pierrefitte(?:-sur-Seine)?)|Cabinet des [Mm]anuscrits"
    r"|[A-Z]{2,4}(?=,\s(?:Cod|Hs|MSS?|Ms)[.\s])"
    r"|Fondo Principale|Reservados|Håndskriftafdelingen|Papyrussammlung|Archives and Manuscripts"
    r"|Manuscripts and Archives)"
)
PARENT = r"(?:[A-Z][\w-]{2,20} University|University of [A-Z][\w-]{2,20})"
AFTER_NAME = expression(
    r"(?:-Arch(?:iv|\.)(?![^\W_]))?"
    r"(?:\s(?:RF|РФ|СССР|SSSR|России|України|Украины|Ukra[iï]ny|Беларуси|Беларусі)(?![^\W_]))?"
    r"(?:\s(?:in|we?|ve?|в|у|във)\s[^\W\d_a-zа-я][\w-]{2,20}(?=[\s,.(:]))?"
    rf"(?:\s?\((?!{LEVEL_IN_BRACKETS})[^()\n]{{2,110}}\))?\)?"
    rf"(?:[,.]?\s(?:{DEPARTMENT}|{PARENT})(?=[,.]))?(?:所?[藏蔵])?"
    rf"[\s,.:;-]{{0,6}}(?:/(?=[^\W\d_])|\((?={LEVEL_IN_BRACKETS}))?"
)
TOWN = expression(r",\s[^\W\d_][\w-]{2,20}(?=,)")
TO_NEXT_NAME = expression(r"[\s,:/.]{1,3}")
EDITOR = expression(r"\s\((?:Hrsg|Hg|eds?|Ed|éd|a cura)\b")  # "Bundesarchiv (Hrsg.)" made a book
PAUSE = expression(r"[,.:;)-]|/(?=[^\W\d_])|\s\(")
CLEAR_SHAPE = expression(r"[^\W\d_]|\d{5}|\d{2,4}-0|\d{1,4}-[A-Z]|\d{1,4}/\d{1,5}/\d")
YEAR = expression(r"(?:1[5-9]|20)\d\d")
COUNTRY = expression(r"(?:[A-Z]\.\s?){2,4}")
PAPERS = expression(r"(?:Papers|Collection|Records)$")
GIFT = expression(r"PRO(?= ?3[01]/\d)")  # "TNA, PRO 30/57": papers given to the Public Record Office
RANGE = expression(r"\d{1,4}\s?-\s?\d{1,4}")
COMPOUND = expression(r"[A-Z]|\d{3}-\d")
DIGIT = expression(r"\d")


def read_after_name(hit: Hit, following: Hit | None, folded: str, source: str, hints: Hints) -> Reference | None:
    """Read the reference whose repository is named by a hit, unless it belongs to the name that follows."""
    found = _best(hit, folded, source)
    if found is None:
        return None
    reading, aliases = found
    adjoins = following is not None and TO_NEXT_NAME.fullmatch(source, hit.end, following.start)
    other = _best(following, folded, source) if following is not None and adjoins else None
    # "Political Archive PA/AA B 3": the number belongs to the last name that it can follow, unless that name is a
    # part of the number ("BOA, TT.d. 12").
    short = following is not None and following.end - following.start < 3
    if other is not None and not (reading.call.fixed and (short or reading.weight > other[0].weight)):
        return None
    if is_publication(reading, folded, hit.start, hit.end) or is_address(reading):
        return None
    if _is_imprint(reading, [alias.row for alias in aliases]):
        return None
    repository = named(hit, aliases, source, hints)
    return assemble(source, repository.start, reading, repository)


def read_after_kind(kind: Kind, hit: Hit | None, folded: str, source: str, hints: Hints) -> Reference | None:
    """Read the reference of an archive of which only the tradition is known; its levels must be sure.

    hit   the name of the table that ends there: an archive that is known may be cited in another tradition
    """
    end = kind.end
    if kind.family == "manuscript" and (town := TOWN.match(folded, end)):
        end = town.end()
    after = AFTER_NAME.match(folded, end)
    position = after.end() if after else end
    grammars = filter(None, map(family, kind.family.split("|")))
    readings = [found for grammar in grammars if (found := read(grammar, folded, source, position))]
    accepted = is_archival if kind.vague else _is_sure
    reading = max(filter(accepted, readings), key=lambda found: found.weight, default=None)
    if reading is None or (kind.family == "general" and all(level.type == "volume" for level in reading.levels)):
        return None
    if is_publication(reading, folded, kind.start, kind.end) or is_address(reading):
        return None
    bearers = _bearers(reading, hit) if hit is not None and hit.start == kind.start else ()
    if hit is not None and bearers:
        repository = named(hit, bearers, source, hints)
    else:
        repository = CitedRepository(source[kind.start : kind.end], kind.start, kind.end)
    return assemble(source, repository.start, reading, repository)


def _bearers(reading: Reading, hit: Hit) -> tuple[Alias, ...]:
    """The bearers of a name that may be cited so: no archive in Prague if "AHMP" stands before "caja"."""
    known = hit.aliases
    if any(alias.acronym for alias in known):
        known = tuple(alias for alias in known if family(alias.row.family) == reading.family)
    return known


def _is_imprint(reading: Reading, rows: Sequence[Repository]) -> bool:
    """Whether the last two names are a town of the archive's country and a year: "Catálogo, Valladolid, 1949"."""
    last = reading.levels[-1] if len(reading.levels) > 1 else None
    if last is None or last.label or YEAR.fullmatch(last.value) is None:
        return False
    return any(reading.levels[-2].value in towns_in(row.country) for row in rows)


def _is_sure(reading: Reading) -> bool:
    """Whether levels show a reference without a known archive: labels, a whole number, or letters and two numbers."""
    if reading.call.labelled or reading.family.name == "manuscript shelfmark":
        return True
    values = [level.value for level in reading.levels if DIGIT.search(level.value)]
    several = len(reading.levels) > 1
    return several and (reading.call.fixed or (len(values) > 1 and COMPOUND.match(values[0]) is not None))


def _best(hit: Hit, folded: str, source: str) -> tuple[Reading, list[Alias]] | None:
    """Read what follows by the grammars of all archives of this name; return the fullest reading."""
    known = [
        alias
        for alias in hit.aliases
        if (not (alias.acronym and alias.towns) or beside(source, hit.start, hit.end, alias.towns))
        and not (alias.former and alias.acronym and hit.end - hit.start < 3 and elsewhere(source, hit.start, alias.row))
    ]
    if not known:
        return None
    rows = dict.fromkeys(alias.row for alias in known)
    towns = [town for row in rows for town in towns_of(row)]
    named_to = max([town_after(source, hit.end, towns), *(past_own_town(source, hit.end, row) for row in rows)])
    after = AFTER_NAME.match(folded, named_to)
    position = past_town(source, after.end() if after else hit.end, towns)
    if (gift := GIFT.match(source, hit.end - 3)) and hit.end - hit.start > 3:
        position = gift.start()
    if DIGIT.search(folded, position, position + 300) is None or EDITOR.match(folded, hit.end):
        return None
    readings = []
    for name in dict.fromkeys(row.family for row in rows):
        grammar = family(name)
        reading = read(grammar, folded, source, position) if grammar else None
        if reading is not None and _is_enough(reading, hit, folded, alone=len(rows) == 1):
            readings.append((reading.weight, name, reading))
    manuscript = family("manuscript")
    whole = read(manuscript, folded, source, position) if manuscript else None
    if (
        whole is not None
        and _is_enough(whole, hit, folded, alone=len(rows) == 1)
        and all(whole.weight > weight for weight, _, _ in readings)
    ):
        return whole, known
    if not readings:
        # An archive whose grammar does not read the number: a clear shape stays whole.
        grammar = family("last_resort")
        clear_shape = grammar and CLEAR_SHAPE.match(folded, position)
        reading = read(grammar, folded, source, position) if grammar and clear_shape else None
        if reading is None or not _is_enough(reading, hit, folded, alone=len(rows) == 1):
            reading = _in_general(hit, folded, source, position)
        return (reading, known) if reading is not None else None
    weight, name, reading = max(readings, key=itemgetter(0))
    # Among several archives of one acronym, names without a label decide nothing.
    sure = len(rows) == 1 or reading.call.labelled or reading.call.fixed
    clear = sure and sum(1 for item in readings if item[0] == weight) == 1
    return reading, [alias for alias in known if not clear or alias.row.family == name]


def _in_general(hit: Hit, folded: str, source: str, position: int) -> Reading | None:
    """Read levels parted by commas, if nothing in them may be a town, a year, a house or a page."""
    grammar = family("general")
    if grammar is None or hit.end - hit.start < 3 or not source.startswith((",", ":"), hit.end):
        return None
    reading = read(grammar, folded, source, position)
    if (
        reading is None
        or len(reading.levels) < 2
        or {level.value for level in reading.levels} & gazetteer(NONE_STATED).towns
    ):
        return None
    if any(PAPERS.search(level.value) or _is_country(level.value) for level in reading.levels):
        return None
    if _is_series_of_books(reading):
        return None
    last = reading.levels[-1]
    plain = last.value.isdigit() and len(last.value) < 3 and not last.label
    return None if DIGIT.search(last.value) is None or (plain and reading.locus is None) else reading


def _is_country(words: str) -> bool:
    """Whether words name a country, as they stand behind a town: "U.S.A.", "Austria"."""
    return COUNTRY.fullmatch(words) is not None or (not any(map(str.isdigit, words)) and country_of(words) is not None)


def _is_series_of_books(reading: Reading) -> bool:
    """Whether only a volume is numbered, and no leaf: "RAH, Memorial Histórico Español, vol. 12, p. 345"."""
    numbered = [level for level in reading.levels if DIGIT.search(level.value)]
    leaf = reading.locus is not None and reading.locus.unit == "folio"
    return not leaf and len(reading.levels) < 3 and all(level.type == "volume" for level in numbered)


def _is_enough(reading: Reading, hit: Hit, folded: str, *, alone: bool) -> bool:
    """Whether the levels show a reference: an acronym of two or three letters may be a word of the text.

    alone   the acronym has one bearer only
    """
    value = reading.levels[0].value
    if reading.levels[0].type == "shelfmark" and value.isdigit() and hit.end - hit.start < 7:
        return False
    short = hit.end - hit.start < 4
    pause = PAUSE.match(folded, hit.end) is not None
    if short and not pause and RANGE.fullmatch(folded, reading.levels[0].start, reading.call.end):
        return False  # "SMA 12-34"
    return not short or pause or reading.weight[0] > (1 if alone else 2)
