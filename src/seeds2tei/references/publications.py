"""Books and periodicals that archives publish, and their addresses: a name and a number, yet no reference.

Boletín del Archivo General de la Nación, tomo 12, núm. 3 (1941), p. 45
Archives nationales, Guide des papiers privés, t. 2, Paris, 1985, p. 12
Archivo Español de Arte, vol. 12 (1936), pp. 67-70
    Het Utrechts Archief, Hamburgerstraat 28
"""

from __future__ import annotations

import re

from seeds2tei.expressions import expression
from seeds2tei.references.folding import pattern
from seeds2tei.references.reading import Reading

SERIAL = (
    r"(?:Annales|Annali|Annals|Annuaire|Anuario|Bijdragen|Boletim|Bolet[ií]n|Bollettino|Bulletin|Calendar|Catalogue"
    r"|Guide|Handbooks?|Inventare|Inventory|Jaarboek|Jahrbuch|Journal|Meddelanden|Meddelelser|Mededelingen"
    r"|Mitteilungen|Proceedings|Publica\w{2,6}|Quarterly|Report|Review|Revista|Revue|Rivista|Schriften|Transactions"
    r"|Veröffentlichungen|Zeitschrift|Бюллетень|Вестник|Вісник|Известия|Сборник|Труды)"
    r"\s(?:[^\W\d_]{1,5}['’\s]{1,2}){0,3}$"
)
SERIAL_BEHIND = expression(
    r"\s(?:Bulletin|Chronicle|Gazette|Journal|Magazine|Newsletter|Notes|Occasional|Quarterly|Record|Review|Studies)"
    r"(?![^\W_])"
)
NUMBERED = frozenset({"volume", "part", "bundle", "fascicle", "item"})
"""How the volumes of a book are numbered, and the numbers of a periodical."""

# Behind the volume: "(1941), p. 45", "(London, 1970), p. 3", ", Bern 1997, S. 45", ", 1985, p. 34".
IMPRINT = expression(
    r"[,.]?\s\(?(?:[^\W\d_][^\W\d_]{1,20}(?:[ -][^\W\d_]{2,20})?[,:]?\s)?(?:1[5-9]|20)\d\d\)?"
    r"[,:]\s(?:n\.?[°o]\.?\s?\d{1,4},\s)?(?:pp?|ss?|S|pag|p[aá]gs?|blz|str|С|с)\.?\s?\d"
)

STREET = expression(
    r"(?:straße|strasse|gasse|platz|allee|damm|ufer|graben|markt|chaussee"
    r"|straat|gracht|laan|plein|kade|singel|weg|gatan|vägen|gade|vej|utca"
    r"|street|road| place| avenue| lane| drive| square)"
    r"(?:\s\d{1,4}[a-z]?)?$"
    r"|^(?:rue|via|viale|corso|largo|piazzale|borgo|campo|carrer|calçada|alameda|piazza|calle|avenida"
    r"|av(?:da)?\.|avenue|boulevard|quai|place|paseo|plaza|rua|praça|ul\.|ulica|ул\.|улица|вул\.)\s",
    re.IGNORECASE,
)
HOUSE = expression(r"[^\W\d_A-ZÀ-ÞА-Я]{3}\s\d{1,4}[a-z]?$")  # "Na Struze 3", "Marulićev trg 21"
POSTAL_CODE = expression(r"(?<![^\W_])[A-Z]{2}\s\d{5}(?!\d)")  # "Annapolis, MD 21404"
ISSUE = expression(r"\d{1,3}/(?:19|20)\d\d")  # "APW 12/2003, s. 4": the number and year of a periodical
ZIP_CODE = expression(r"[A-Z]{2}\s\d{5}-\d{4}$")
TITLE = expression(
    r"(?:Annual Report|Boletim|Bolet[ií]n|Bollettino|Bulletin|Cat[aá]log[ou]|Catalogue"
    r"|Fact Sheet|Findb(?:uch|ücher)|Inventari?e?(?= \d|$)|Pubblicazioni|Publikationen"
    r"|(?:Schriften)?[Rr]eihe|Working Papers?|Gu[ií][ad]e?|Guida|Jaarverslag"
    r"|Jahrbuch|Jahresbericht|Katalog|Mitteilungen|Rapport annuel|Report|Tätigkeitsbericht|Årsbok)(?![^\W_])"
)


def is_address(reading: Reading) -> bool:
    """Whether the name that was read as that of a fonds is the name of a street: "Hamburgerstraat 28"."""
    first = next(iter(reading.levels), None)
    if first is None or first.label:
        return first is not None and POSTAL_CODE.search(reading.levels[-1].value) is not None
    if ZIP_CODE.match(first.value):
        return True
    alone = len(reading.levels) == 1 and reading.locus is None and not reading.call.fixed
    return STREET.search(first.value) is not None or (alone and HOUSE.search(first.value) is not None)


def is_publication(reading: Reading, folded: str, start: int, end: int) -> bool:
    """Whether the name from `start` to `end` with what was read behind it is that of a book or of a periodical."""
    if pattern(SERIAL).search(folded, max(0, start - 60), start) or SERIAL_BEHIND.match(folded, end):
        return True
    first = next(iter(reading.levels), None)
    if first is not None and not first.label and TITLE.match(first.value):
        return True
    if first is not None and not first.label and len(reading.levels) == 1 and ISSUE.fullmatch(first.value):
        return reading.locus is None or reading.locus.unit == "page"
    for level in reading.levels:
        if level.type not in NUMBERED and (not level.is_group or any(map(str.isdigit, level.value))):
            return False
    return IMPRINT.match(folded, reading.call.end) is not None
