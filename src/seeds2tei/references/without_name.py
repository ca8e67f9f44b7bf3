"""Read the references in front of which no archive is named, and those that lean on the one before."""

from __future__ import annotations

import re
from collections.abc import Mapping

from seeds2tei.references.assembly import assemble
from seeds2tei.references.families import family, tradition
from seeds2tei.references.families.unnamed import IBID, Opening
from seeds2tei.references.gazetteer import Hit
from seeds2tei.references.grammar import Call, Family
from seeds2tei.references.kinds import Kind
from seeds2tei.references.locus import find_locus
from seeds2tei.references.naming import bearer, name_before, named
from seeds2tei.references.reading import Reading, read
from seeds2tei.references.reference import CitedRepository, Reference
from seeds2tei.references.resolution import Hints

TO_LEAF = re.compile(r"\s{0,2}(?=[ЛLлlА])")
TO_NAME = re.compile(r",?\s(?:at\s|in\s)?(?:the\s)?")
DIGIT = re.compile(r"\d")
SLAVIC = frozenset({"Russian and Soviet", "Ukrainian", "Belarusian", "Bulgarian"})
BREADTH = ("record_group", "collection", "series", "subseries", "lot", "box", "folder", "file", "item")


def read_unnamed(
    opening: Opening,
    place: int,
    done: int,
    names: Mapping[int, Hit | Kind],
    folded: str,
    source: str,
    hints: Hints,
) -> Reference | None:
    """Read a reference that shows by itself what it is; its archive may be unknown, or be named behind it."""
    grammar = family(opening.family)
    reading = read(grammar, folded, source, place) if grammar else None
    if reading is None or reading.call.labelled < opening.least or not reading.levels:
        return None
    types = {level.type for level in reading.levels}
    if opening.family == "russian" and "opis" not in types and (len(types) < 3 and reading.locus is None):
        return None  # "f. 12, d. 1876" may be anything
    reading = _named_by_labels(reading)
    if opening.narrow_first:
        levels = sorted(reading.levels, key=lambda level: BREADTH.index(level.type))
        reading = reading._replace(call=reading.call._replace(levels=tuple(levels)))
    if opening.code:
        return assemble(source, place, reading, bearer(opening.code, place))
    if opening.family.startswith("american"):
        return _with_name_behind(opening, place, reading, names, folded, source, hints)
    repository = name_before(source, place, done)
    return assemble(source, repository.start if repository else place, reading, repository)


def _named_by_labels(reading: Reading) -> Reading:
    """Tell Ukrainian, Belarusian and Bulgarian from Russian by their words for the file and the inventory."""
    labels = " ".join(level.label.casefold() for level in reading.levels)
    for sign, name in (("воп", "belarusian"), ("спр", "ukrainian"), ("од", "ukrainian"), ("а.", "bulgarian")):
        grammar = family(name)
        if grammar and sign in labels and reading.family == family("russian"):
            return reading._replace(family=grammar)
    return reading


def _with_name_behind(
    opening: Opening,
    place: int,
    reading: Reading,
    names: Mapping[int, Hit | Kind],
    folded: str,
    source: str,
    hints: Hints,
) -> Reference | None:
    """Add the repository that stands last: "Box 5, Smith Papers, Library of Congress"."""
    gap = TO_NAME.match(folded, reading.end)
    name = names.get(gap.end()) if gap else None
    if name is None:
        bare_box = opening.narrow_first and not reading.levels[0].is_group  # "P.O. Box 5, Folder 3"
        return assemble(source, place, reading, None) if len(reading.levels) > 1 and not bare_box else None
    repository = (
        named(name, name.aliases, source, hints)
        if isinstance(name, Hit)
        else CitedRepository(source[name.start : name.end], name.start, name.end)
    )
    return assemble(source, place, reading._replace(end=repository.end), repository)


def read_ibid(place: int, folded: str, source: str, before: Reference | None, *, near: bool) -> Reference | None:
    """Read a reference that leans on the one before it: "Там же. Оп. 16. Д. 5", "ebd., Nr. 7, Bl. 3".

    near   the one before stands in the same passage
    """
    match = IBID.match(folded, place)
    if match is None:
        return None
    if before is None or before.family in SLAVIC:
        reading = _leaning_by_labels(match.end(), before, folded, source)
    else:
        adjoins = near and DIGIT.search(folded, before.end, place) is None
        reading = _leaning(match.end(), before, folded, source, adjoins=adjoins)
    if reading is None:
        return None
    return assemble(source, place, reading, None, ibid=True, certainty="medium" if before else "low")


def _leaning_by_labels(position: int, before: Reference | None, folded: str, source: str) -> Reading | None:
    """Read the levels behind "Там же": their labels mean nothing else; one alone needs a reference before it."""
    grammar = family("russian")
    reading = read(grammar, folded, source, position) if grammar else None
    if reading is not None and reading.call.labelled and (before or len(reading.levels) > 1):
        return reading
    return _leaves_alone(grammar, position, folded, source) if grammar and before else None


def _leaning(position: int, before: Reference, folded: str, source: str, *, adjoins: bool) -> Reading | None:
    """Read what stands behind "ebd.": levels of kinds that the reference before has, or other leaves.

    "Ebd., Bd. 3, S. 45" may as well be a book: levels without leaves must adjoin the reference on which they lean.
    """
    grammar = tradition(before.family)
    if grammar is None:
        return None
    reading = read(grammar, folded, source, position)
    if reading is None or not reading.levels:
        return _leaves_alone(grammar, position, folded, source)
    first = reading.levels[0]
    sure = adjoins or (reading.locus is not None and reading.locus.unit == "folio")
    known = first.type in {level.type for level in before.levels}
    return reading if known and sure and (first.label or reading.call.fixed) else None


def _leaves_alone(grammar: Family, position: int, folded: str, source: str) -> Reading | None:
    """Read other leaves of the same file. Pages may be those of a book."""
    locus = find_locus(folded, source, position, grammar.locus)
    if locus is None or locus.unit != "folio":
        return None
    return Reading(grammar, Call((), locus.cited.start), locus, locus.cited.end)


def read_another_leaf(before: Reference, folded: str, source: str) -> Reference | None:
    """Read the second of two holdings in one line: "... L. 1. Original. L. 2-3. Copy."."""
    grammar = family("russian")
    if grammar is None or before.description is None or before.locus is None:
        return None
    if before.family not in SLAVIC - {"Bulgarian"}:
        return None
    gap = TO_LEAF.match(folded, before.description.end)
    locus = find_locus(folded, source, gap.end(), grammar.locus) if gap else None
    if locus is None:
        return None
    reading = Reading(grammar, Call((), locus.cited.start), locus, locus.cited.end)
    return assemble(source, locus.cited.start, reading, None, ibid=True, certainty="medium")
