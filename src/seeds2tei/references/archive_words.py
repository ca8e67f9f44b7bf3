"""Names in which a word for archive stands: they say less than the kinds of archives do.

    Archives de la Manche      Domarchiv Köln      Arxiu del Regne de València      Archives of American Art

Periodicals are called so too ("Archiv für Diplomatik", "Archivo Español de Arte"). Such a name needs levels that
no periodical has: a box, a bundle, a numbered fonds, leaves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from seeds2tei.expressions import expression
from seeds2tei.references.reading import Reading

CAPITAL = r"[A-ZÀ-ÖØ-ÞŁŚŻČŘŠŽ]"
WORD = rf"(?!(?:Also|And|At|By|Das|Der|Die|From|Im|In|Le|Les|See|The|To)\s){CAPITAL}[\w'&.-]{{0,25}}"
SMALL = (
    r"(?:am|and|d[aeio]s?|de[gm]li|dei|del|della|dello|de[mnr]|die|el|en|et?|for|für|i|i[mn]|l[aeo]s?|of|och|og|på|te|the"
    r"|und|van|vo[no]r?|y|zu[mr]?)"
)
TAIL = rf"(?: (?:{SMALL} ){{0,3}}(?:[dl]'|dell')?{WORD}){{0,5}}"
REST = r"[^,;.()\n]{2,60}"

NAMES = (
    (
        "rchiv",
        rf"(?:{CAPITAL}[\w-]{{2,25}}(?:isch|lich|ches)\w{{0,2}} ){{0,2}}{CAPITAL}[\w-]{{0,30}}rchivs?{TAIL}",
        "german|austrian",
    ),
    ("archiv", rf"(?:Stadt|Kreis|Pfarr)- und {CAPITAL}[\w-]{{0,30}}archiv{TAIL}", "german|austrian"),
    (
        "Archives ",
        rf"Archives(?: historiques| générales| centrales)? (?:de la |de l'|du |des |de |d'){CAPITAL}{REST}",
        "french",
    ),
    ("Archivio |Fondazione |Istituto ", rf"(?:Archivio|Fondazione|Istituto) {REST}", "italian"),
    ("Archivo |Arxiu ", rf"(?:Archivo|Arxiu) {REST}", "spanish|spanish_american"),
    ("Arquivo ", rf"Arquivo {REST}", "portuguese"),
    ("rchief", rf"(?:{WORD} )?{CAPITAL}?[\w-]{{0,20}}[Aa]rchief(?: (?:te |van |in )?{WORD})?", "dutch"),
    ("arkiv", rf"(?:{WORD} )?{CAPITAL}[\w-]{{0,25}}arkiv(?:et)?(?: (?:i|for|på) {WORD})?", "scandinavian"),
    ("arkiv|arkisto", rf"{WORD} [\w-]{{0,25}}ark(?:iv(?:et)?|isto)(?: (?:i|for|på) {WORD})?", "scandinavian"),
    ("Archive", rf"Archives? of{TAIL}", "american|british|canadian"),
    (
        "Center|Centre|Foundation|Institut|Museum|Society|Trust|University",
        rf"{WORD}{TAIL} (?:Cent(?:er|re)|Foundation|Institut(?:e|ion)|Museum|Society|Trust|University){TAIL}",
        "american",
    ),
)
"""Letters of which some stand in every such name ("|" between them), what else it looks like, and its traditions."""
ARCHIVAL = frozenset("accession box bundle dossier file folder fonds inventory lot record_group reel signature".split())
"""Levels that no periodical has, if their label stands there."""
NUMBERED_FONDS = expression(r"[1-9]\d{4}")  # "10717, Nr. 12"
ARCHIVAL_LABEL = expression(r"inv|leg|lib|liv|prot|reg|c[oó]d", re.IGNORECASE)
"""Beginnings of labels of volumes and items that no periodical has."""


@cache
def patterns() -> tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...]:
    """The names, each with its letters and its tradition."""
    return tuple(
        (tuple(letters.split("|")), expression(rf"(?<![^\W_])(?:{pattern})(?![^\W_])"), family)
        for letters, pattern, family in NAMES
    )


def find_archive_words(source: str) -> Iterator[tuple[int, int, str]]:
    """Yield where names with a word for archive stand, and by which traditions their levels may be read."""
    for letters, pattern, family in patterns():
        if any(some in source for some in letters):
            for match in pattern.finditer(source):
                yield match.start(), match.end(), family


def is_archival(reading: Reading) -> bool:
    """Whether the levels are those of an archive, and not the volume and number of a periodical."""
    if reading.locus is not None and reading.locus.unit == "folio":
        return True
    if reading.call.fixed:
        return len(reading.levels) > 1
    if any(level.type == "fonds" and NUMBERED_FONDS.fullmatch(level.value) for level in reading.levels[:-1]):
        return True
    labelled = {level.type for level in reading.levels if level.label}
    groups = [level for level in reading.levels if level.is_group]
    if any(ARCHIVAL_LABEL.match(level.label) for level in reading.levels):
        return True
    return bool(labelled & ARCHIVAL) and (bool(groups) or reading.family.name != "United States")
