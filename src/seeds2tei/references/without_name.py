"""Read the references in front of which no archive is named."""

from __future__ import annotations

from collections.abc import Mapping

from seeds2tei.expressions import expression
from seeds2tei.references.assembly import assemble
from seeds2tei.references.families import family
from seeds2tei.references.families.unnamed import Opening
from seeds2tei.references.gazetteer import Hit
from seeds2tei.references.kinds import Kind
from seeds2tei.references.naming import bearer, name_before, named
from seeds2tei.references.reading import Reading, read
from seeds2tei.references.reference import CitedRepository, Reference
from seeds2tei.references.resolution import Hints

TO_NAME = expression(r",?\s(?:at\s|in\s)?(?:the\s)?")
TO_LEVELS = expression(r"[,:]\s")
MEASURE = expression(r"\s?(?:мм|см|кг|бр|шт|лв|руб|mm|cm|kg)(?![^\W_])")  # "ф. 12 мм": a diameter
BREADTH = ("record_group", "collection", "series", "subseries", "lot", "box", "folder", "file", "item")


def read_unnamed(
    opening: Opening,
    place: int,
    done: int,
    names: Mapping[int, Hit | Kind],
    ends: Mapping[int, Hit],
    folded: str,
    source: str,
    hints: Hints,
) -> Reference | None:
    """Read a reference that shows by itself what it is; its archive may be unknown, or be named behind it.

    names   the names of archives by where they begin
    ends    those of the table by where they end
    """
    grammar = family(opening.family)
    reading = read(grammar, folded, source, place) if grammar else None
    if reading is None or reading.call.labelled < opening.least or not reading.levels:
        return None
    types = {level.type for level in reading.levels}
    if opening.family == "russian" and "opis" not in types and (len(types) < 3 and reading.locus is None):
        return None  # "f. 12, d. 1876" may be anything
    if any(MEASURE.match(folded, level.cited.end) for level in reading.levels):
        return None
    reading = _named_by_labels(reading)
    if opening.narrow_first:
        levels = sorted(reading.levels, key=lambda level: BREADTH.index(level.type))
        reading = reading._replace(call=reading.call._replace(levels=tuple(levels)))
    other = name_before(source, place, done) if opening.cue and opening.code == "TNA" else None
    if other is not None:  # "PRAAD, ADM 11/1/234": other archives have such classes
        return assemble(source, other.start, reading, other)
    if opening.code:
        return assemble(source, place, reading, bearer(opening.code, place, hints.repositories))
    if opening.family.startswith("american"):
        adjoining = ends.get(place - 2) if TO_LEVELS.fullmatch(folded, place - 2, place) else None
        if adjoining is not None and not opening.narrow_first:
            known = named(adjoining, adjoining.aliases, source, hints)
            return assemble(source, known.start, reading, known)
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
    last = reading.levels[-1]
    if last.type == "folder" and last.start in names and reading.locus is None:  # "Box 12, NARA": that is no folder
        levels = reading.levels[:-1]
        reading = reading._replace(
            call=reading.call._replace(levels=levels), end=levels[-1].cited.end if levels else place
        )
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
