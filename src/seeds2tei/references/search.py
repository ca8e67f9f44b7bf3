"""Find the archival references in one passage of text.

The names of archives are looked up first; the tradition of the archive chooses the grammar, which reads
what follows. Where no archive is named, only references that speak for themselves are taken: two labelled
levels in order, a number whose shape has no other meaning, or "Ibid." with a level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter

from seeds2tei.references.assembly import assemble
from seeds2tei.references.evidence import regions
from seeds2tei.references.families import family
from seeds2tei.references.families.unnamed import IBID, Opening, unnamed
from seeds2tei.references.folding import fold
from seeds2tei.references.gazetteer import Hit, find_names
from seeds2tei.references.naming import bearer, name_before, named
from seeds2tei.references.reading import Reading, read
from seeds2tei.references.reference import Reference
from seeds2tei.references.resolution import NO_HINTS, Hints, town_after, towns_of

AFTER_NAME = re.compile(r"(?:\s?\([^()\n]{2,110}\))?\)?[\s,.:;]{0,4}")
TO_NEXT_NAME = re.compile(r"[\s,:/.]{1,3}")
DIGIT = re.compile(r"\d")


def find_references(text: str, *, hints: Hints = NO_HINTS) -> Iterator[Reference]:
    """Yield every archival reference in a passage of text, from left to right.

    Positions are code points of `text`.

    >>> found, = find_references("Source: RGASPI, f. 1, op. 58, d. 6, ll. 145-146.")
    >>> found.raw, [level.value for level in found.levels]
    ('RGASPI, f. 1, op. 58, d. 6, ll. 145-146', ['1', '58', '6'])
    """
    previous, same_text = hints.previous, False
    for begin, end in regions(text):
        for reference in _in_region(text[begin:end], hints._replace(previous=previous)):
            whole = reference.moved(begin).after(previous, same_text=same_text)
            yield whole
            previous, same_text = whole, True


def _in_region(source: str, hints: Hints) -> Iterator[Reference]:
    folded = fold(source)
    hits = tuple(find_names(source))
    starts: list[tuple[int, int, Hit | Opening | None]] = [(hit.start, 0, hit) for hit in hits]
    starts += [(place, 1, opening) for place, opening in unnamed(folded)]
    done, leans = 0, hints.previous is not None
    following = (*(hit.start for hit in hits[1:]), len(source))
    next_name = dict(zip((hit.start for hit in hits), following, strict=False))
    for place, _, start in sorted(starts, key=itemgetter(0, 1)):
        if place < done:
            continue
        if isinstance(start, Hit):
            found = _after_name(start, next_name[place], folded, source, hints)
        elif start is None:
            found = _ibid(place, folded, source, leans=leans)
        else:
            found = _without_name(start, place, done, folded, source)
        if found is not None:
            done, leans = found.end, True
            yield found


def _after_name(hit: Hit, next_name: int, folded: str, source: str, hints: Hints) -> Reference | None:
    """Read the reference whose repository is named by a hit."""
    if TO_NEXT_NAME.fullmatch(source, hit.end, next_name):
        return None  # "Political Archive PA/AA": the last name is the one that the number belongs to
    towns = [town for row in dict.fromkeys(alias.row for alias in hit.aliases) for town in towns_of(row)]
    after = AFTER_NAME.match(folded, town_after(source, hit.end, towns))
    position = after.end() if after else hit.end
    if DIGIT.search(folded, position, position + 300) is None:
        return None
    readings = []
    for name in dict.fromkeys(alias.row.family for alias in hit.aliases):
        grammar = family(name)
        reading = read(grammar, folded, source, position) if grammar else None
        if reading is not None and _is_enough(reading, hit, folded):
            readings.append((reading.weight, name, reading))
    if not readings:
        return _last_resort(hit, position, folded, source, hints)
    weight, name, reading = max(readings, key=itemgetter(0))
    clear = sum(1 for item in readings if item[0] == weight) == 1
    aliases = [alias for alias in hit.aliases if alias.row.family == name] if clear else hit.aliases
    repository = named(hit, aliases, source, hints)
    return assemble(source, repository.start, reading, repository)


def _is_enough(reading: Reading, hit: Hit, folded: str) -> bool:
    """Whether the levels show a reference: an acronym of two or three letters may be a word of the text."""
    short = hit.end - hit.start < 4
    pause = hit.end < len(folded) and folded[hit.end] in ",.:/;)-"
    return not short or pause or reading.weight[0] > 2


def _last_resort(hit: Hit, position: int, folded: str, source: str, hints: Hints) -> Reference | None:
    """Keep a number of clear shape whole behind the name of an archive whose grammar does not read it."""
    grammar = family("last_resort")
    reading = read(grammar, folded, source, position) if grammar else None
    if reading is None or not _is_enough(reading, hit, folded):
        return None
    repository = named(hit, hit.aliases, source, hints)
    return assemble(source, repository.start, reading, repository)


def _ibid(place: int, folded: str, source: str, *, leans: bool) -> Reference | None:
    """Read a reference that leans on the one before it."""
    match = IBID.match(folded, place)
    grammar = family("russian")
    if match is None or grammar is None:
        return None
    reading = read(grammar, folded, source, match.end())
    if reading is None or not reading.call.labelled or not (leans or len(reading.levels) > 1):
        return None
    return assemble(source, place, reading, None, ibid=True, certainty="medium" if leans else "low")


def _without_name(opening: Opening, place: int, done: int, folded: str, source: str) -> Reference | None:
    """Read a reference in front of which no known archive is named."""
    grammar = family(opening.family)
    reading = read(grammar, folded, source, place) if grammar else None
    if reading is None or reading.call.labelled < opening.least or not reading.levels:
        return None
    if opening.code:
        return assemble(source, place, reading, bearer(opening.code, place))
    repository = name_before(source, place, done)
    return assemble(source, repository.start if repository else place, reading, repository)
