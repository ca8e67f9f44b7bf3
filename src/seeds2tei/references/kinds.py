"""Archives that the table does not know, but whose kind shows how they are cited.

    StadtA Musterstadt, Best. 1, Nr. 2      Archives départementales du Nord, 1 J 12      AS Torino, b. 3

Only the tradition is taken from the words; the repository stays as cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from seeds2tei.expressions import expression
from seeds2tei.references.archive_words import find_archive_words
from seeds2tei.references.unknown_acronyms import find_unknown_acronyms

NAME = r"[A-ZÀ-ÖØ-ÞŁŚŻČŘŠŽ][\w'-]{1,25}(?:[ -][A-ZÀ-ÖØ-ÞŁŚŻČŘŠŽ][\w'-]{2,25})?"

WORD = r"(?!(?:Also|And|At|By|From|In|See|The|To)\s)(?:[A-ZÀ-Þ][\w'&-]{1,20}|[A-Z]\.)"
WORDS = rf"{WORD}(?: (?:{WORD}|of|the|and|for|at|in|&)){{0,6}}"
RIVER = r"(?: (?:am|an der|a\.|i\.|im|ob der|in) ?[A-Z][\w.]{1,12})?"
AUSTRIA = r"(?:Wien|Graz|Linz|Innsbruck|Salzburg|Klagenfurt)(?:-[A-Z]\w{2,15})?"
BEARER = r"(?:(?:Erz)?[Bb]istums|(?:Erz)?[Dd]iözese|Universität|(?:Hanse)?[Ss]tadt|Akademie|Hochschule|Grafen|Fürsten)"
SPANISH = (
    r"(?:General|Histórico|Nacional|Municipal|Provincial|Real|Diocesano|Catedralicio|Capitular|Arzobispal|Episcopal"
    r"|Foral|Regional|Central|Militar|Estatal|Departamental|de)"
)
LOCAL = r"(?:[Cc]omunale|[Pp]rovinciale|[Dd]iocesano|[Aa]rcivescovile|[Cc]apitolare|[Pp]arrocchiale)"


class Kind(NamedTuple):
    """A name that only shows a tradition."""

    start: int
    end: int
    family: str
    """The tradition, or several with "|" between them: that which reads most is taken."""
    vague: bool = False
    """Periodicals are called so too."""
    acronym: bool = False
    """Only the labels behind it show an archive."""


KINDS = (
    ("AD", rf"AD (?:de la |de l'|de |du |des |d')?{NAME}", "french"),
    ("AM", rf"AM (?:de |du |d')?{NAME}", "french"),
    ("A.D.|Arch. ", rf"(?:A\.D\.|Arch\. (?:dép|mun|comm)\.) (?:de la |de l'|de |du |des |d')?{NAME}", "french"),
    (
        "Archives ",
        rf"Archives (?:de la Ville|communales|cantonales|diocésaines|de l'État)(?: de| d'| à)? ?{NAME}",
        "french",
    ),
    (
        "Archives d|Archives m",
        rf"Archives (?:départementales|municipales)(?: de la| de l'| de| du| des| d')? ?{NAME}",
        "french",
    ),
    ("AS ", rf"AS (?:di )?{NAME}", "italian"),
    (
        "Archivio |Arch. ",
        rf"Arch(?:ivio|\.) (?:di Stato|{LOCAL}|storico {LOCAL}|storico|segreto)(?: di| del| della)? {NAME}",
        "italian",
    ),
    (
        "Archivio ",
        rf"Archivio [Ss]torico (?:della Città|del Comune|dell'Arcidiocesi|della Diocesi) di {NAME}",
        "italian",
    ),
    ("Archivio ", rf"Archivio (?:della Curia|di Curia)(?: (?:Arciv|V)escovile)?(?: di)? {NAME}", "italian"),
    (
        "kA |SOA |Státní |Archiv města ",
        rf"S[OÚ]kA {NAME}|SOA {NAME}|Státní (?:oblastní|okresní) archiv v[e]? {NAME}|Archiv města {NAME}",
        "czech",
    ),
    ("ŠOKA |ŠA |Štátny archív", rf"Š(?:OK)?A (?:v )?{NAME}|Štátny archív vo? {NAME}", "czech"),
    ("JAN |Arhivele ", rf"[SD]JAN {NAME}|Arhivele (?:Naționale|Statului) {NAME}", "romanian"),
    ("ДА", r"(?:О|Т)?ДА\s?[–-]?\s?[А-Я][а-я]{2,20}(?: [А-Я][а-я]{2,20})?", "bulgarian"),
    ("Държавен архив", r"Държавен архив\s?[–-]?\s?[А-Я][а-я]{2,20}(?: [А-Я][а-я]{2,20})?", "bulgarian"),
    ("AP |Archiwum Państwowe ", rf"AP (?:w )?{NAME}|Archiwum Państwowe we? {NAME}", "polish"),
    (
        "StadtA|StA|LHA|UA|LA",
        rf"StadtA (?:d\w{{2}} )?{NAME}{RIVER}|(?:H?StA|LHA|UA|LA|StadtArch) ?{NAME}{RIVER}",
        "german",
    ),
    (
        "Archiv der Universität |archiv ",
        rf"(?:Archiv der Universität|(?:Universitäts|Stadt|Landes|Diözesan)archiv) {AUSTRIA}",
        "austrian",
    ),
    ("Archiv de", rf"Archiv de[rs] {BEARER} {NAME}(?: (?:und|von) {NAME})?", "german"),
    (
        "archiv ",
        rf"(?:Hauptstaats|Staats|Stadt|Landes|Landeshaupt|Universitäts|Kreis|Bezirks|Gemeinde)archiv {NAME}{RIVER}",
        "german",
    ),
    (
        "archiv |Landeskirchliches Archiv ",
        rf"(?:(?:Diözesan|Bistums|Kirchen|Stifts|Wirtschafts)archiv|Landeskirchliches Archiv) {NAME}",
        "german",
    ),
    ("Archivo ", rf"Archivo {SPANISH}[^,;.()\n]{{1,60}}", "spanish"),
    ("Biblioteka ", rf"Biblioteka {NAME}(?: {NAME})?", "polish|shelfmark"),
    ("Archiwum ", rf"Archiwum (?:Archi)?[Dd]iecezj\w{{2,5}}(?: we? {NAME})?", "polish"),
    ("egyei Levéltár", rf"(?:MNL |HU )?{NAME} (?:Várm|M)egyei Levéltára?", "hungarian"),
    (
        "National Archive|State Archive|Provincial Archive",
        rf"(?:{NAME} )?(?:National|State|Provincial) Archives? of (?:the )?{WORDS}",
        "british|american|canadian",
    ),
    ("Archives nationales d", rf"Archives nationales (?:du |de la |de l'|de |d'|des ){NAME}", "french"),
    (" архив ", r"(?:Државни|Историјски|Историски) архив (?:у |на )?[А-ЯЈЉЊЂЋЏ][а-яјљњђћџ]{2,20}", "yugoslav"),
    ("AM", r"AM[A-Z](?=,\s\d{1,4}\s?[A-Z]{1,3}\s\d)", "french"),
    ("BM |BU |BIU ", rf"(?:BM|BU|BIU) {NAME}", "shelfmark"),
    ("AD", r"AD ?\d{2,3}(?=,)", "french"),
    ("AD", r"AD[A-Z]{1,3}(?=,\s(?:\d{1,4}\s?[A-Z]{1,3}\s\d|[A-Z]{1,2}\s\d{3,5}(?!\w)))", "french"),
    ("AS", r"AS[A-Z][A-Za-z]{0,2}(?=,)", "italian"),
    (
        "Državni |Historijski |Povijesni |Istorijski ",
        rf"(?:Državni|Historijski|Povijesni|Istorijski) arhiv (?:u )?{NAME}",
        "yugoslav",
    ),
    ("Arquivo ", r"Arquivo (?:Nacional|Histórico|Público|Distrital|Municipal)[^,;.()\n]{0,60}", "portuguese"),
    ("archief |Archief ", rf"(?:Stads|Gemeente|Rijks|Streek)archief (?:te )?{NAME}|Regionaal Archief {NAME}", "dutch"),
    ("Historisch Centrum ", rf"(?:Regionaal )?Historisch Centrum {NAME}", "dutch"),
    ("arkiv", rf"(?:Lands|Riks|Rigs|Stads|Stats)arkiv(?:et)?(?: i| for| på)?(?: {NAME})?", "scandinavian"),
    (
        "Record Office| RO|History Centre|Heritage Centre|Archive",
        rf"{WORDS} (?:Record Office|RO|History Centre|Heritage Centre|Archives? (?:Service|Centre))",
        "british",
    ),
    (" Archive", rf"{WORDS} (?:Archives|Archive)", "american|british|canadian"),
    (
        "Librar|Historical Society|Special Collections",
        rf"{WORDS} (?:Library|Libraries|Historical Society|Special Collections)",
        "american|british",
    ),
    ("bibliothek", rf"(?:Stadt|Universitäts|Landes|Stifts|Staats|Dom|Kloster)bibliothek(?: {NAME})?", "manuscript"),
    (", ", rf"{NAME}, (?:UB|ULB|StB|StUB|SuUB|LB|HLB|KB|BM|BU|NB|NK)", "shelfmark"),
    (
        "Bibl",
        rf"Bibl(?:iothèque|\.) (?:municipale|universitaire|mun\.|univ\.)(?: (?:de |d'|du )?{NAME})?",
        "manuscript",
    ),
    ("Bibliothèque d", rf"Bibliothèque (?:de la |de l'|du |des |de ){NAME}", "manuscript"),
    ("Biblioteca ", r"Biblioteca (?:[A-Z][a-z]{2,14}|[a-z]{5,14})(?: [A-Z][a-zà]{2,14})?", "manuscript"),
    (
        "Library|College|Special Collections",
        rf"{WORDS} (?:Library|College|Special Collections)|National Library of {WORD}",
        "manuscript",
    ),
)
"""Letters of which some stand in every such name ("|" between them), what else it looks like, and its tradition."""
IN_SENTENCE = (
    ("档案馆|檔案館", r"[^\W\d_a-zA-Z见見自据據存由于於在与與和及]{2,4}[省市县縣区區](?:档案馆|檔案館)", "east_asian"),
)
"""Kinds that are written without blanks before and behind them."""
SIGNS = frozenset(
    "ad am as ap sjan djan šoka soa soka súka stadta sta hsta lha ua la rg vprs ior"
    " fo wo cab prem adm air kv ho co fco inf defe hw mepo prob bt gfm sp do awm bgu cpr psi sb upz pherc".split()
)
"""Acronyms that are no archive but show one: first words of kinds, classes of The National Archives."""


@cache
def patterns() -> tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...]:
    """The kinds, each with its letters and its tradition."""
    kinds = [(letters, rf"(?<![^\W_])(?:{pattern})(?![^\W_])", family) for letters, pattern, family in KINDS]
    return tuple(
        (tuple(letters.split("|")), expression(pattern), family) for letters, pattern, family in (*kinds, *IN_SENTENCE)
    )


def find_kinds(source: str) -> Iterator[Kind]:
    """Yield the names that show a tradition, in no order; they may overlap."""
    for letters, pattern, family in patterns():
        if any(some in source for some in letters):
            for match in pattern.finditer(source):
                yield Kind(match.start(), match.end(), family)
    for start, end, family in find_archive_words(source):
        yield Kind(start, end, family, vague=True)
    for start, end, family in find_unknown_acronyms(source):
        yield Kind(start, end, family, vague=True, acronym=True)
