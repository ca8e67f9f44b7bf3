"""References that speak for themselves, without the name of an archive.

    ф. 17, оп. 3, д. 5        two labelled levels in order
    IOR/L/PS/9/68/48          a number whose shape belongs to one archive
    Там же. Оп. 16. Д. 5      leans on the reference before

Each expression finds only where such a reference may begin; the grammar of its tradition must then read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache
from typing import NamedTuple

from seeds2tei.expressions import expression


class Opening(NamedTuple):
    """How a reference without a name begins.

    pattern  where it begins; it starts with a letter, so that the search is quick
    family   the tradition that must read it
    code     the archive to which the number belongs; "" = not known
    cue      an expression that must stand near it, if the shape alone is not enough
    country  the document may be known to come from there instead (ISO 3166-1)
    least    how many labelled levels it must have
    narrow_first  the narrowest level is written first
    letters  some of these stand in it ("|" between them); "" = no few would tell
    """

    pattern: str
    family: str
    code: str = ""
    cue: str = ""
    country: str = ""
    least: int = 0
    narrow_first: bool = False
    letters: str = ""

    def may_stand_in(self, text: str) -> bool:
        """Whether a text has the letters."""
        return any(some in text for some in self.letters.split("|"))


ALONE = r"(?<![^\W_].)"  # behind a first letter: no letter or digit stands before it
ARCHIVAL_CONTEXT = r"archiv|National Archives|Public Record|Kew|TNA"
PIECE = r"(?!(?:19|20)\d\d(?!\d))\d{2,6}(?![\w/]\w)"
AUSTRALIAN_CONTEXT = r"archiveLocation|Austral|Canberra|NAA"
TNA_CLASSES = r"FO|WO|CAB|PREM|ADM|AIR|KV|HO|CO|FCO|INF|DEFE|HW|MEPO|PROB|BT|GFM|SP|DO"
EMPERORS = (
    r"Augustus|Caligula|Claudius|Cleopatra|Domitian|Faustina|Galba|Julius|Nero|Otho|Tiberius|Titus|Vespasian|Vitellius"
)

OPENINGS = (
    Opening(
        rf"[фФfF]{ALONE}(?:онд[аеу]?|ond[aeuy]?)?(?:[.,]\s?[фФfF])?[.,]?\s{{0,2}}"
        r"(?:[A-ZА-ЯІ]{1,4}[-. ]?)?\d{1,7}[^;\n]{0,80}?"
        r"[\s,.)-](?:[оО][пП]|[oO][pPn]|[вВ]оп|[сС]пр|spr|[дДdD]|[оО]д\. ?зб|[еЕ]д\. ?хр|опис[ьи]?|а\. ?е)"
        r"[.,]?\s{0,2}(?=[A-ZА-Я]?-?\d)",
        "russian",
        least=2,
    ),
    Opening(rf"[1-9]{ALONE}\d{{0,4}}\.\s?(?:f|fonds)\.,?\s?\d{{1,3}}\.\s?apr", "latvian", least=2, letters="apr"),
    Opening(rf"f{ALONE}\.\s?[A-Z]?-?\d{{1,4}},\s?ap\.\s?\d", "lithuanian", least=2, letters="ap."),
    Opening(rf"f{ALONE}ond(?:ul)?\s[^;\n]{{2,80}}?,\s?dosar(?:ul)?\s", "romanian", least=2, letters="dosar"),
    Opening(rf"I{ALONE}OR/[A-Z]/", "british", "BL", letters="IOR/"),
    Opening(rf"M{ALONE}(?:SS|ss)\.? ?Eur\.? [A-G]\s?\d", "british", "BL", letters="Eur"),
    Opening(r"(?:Add|Sloane|Harley|Egerton|Stowe|Lansdowne)\.? MSS?\.? \d", "shelfmark", "BL", letters="MS"),
    Opening(rf"(?:MS\.? )?Cotton (?:{EMPERORS}) [A-F]\.?", "shelfmark", "BL", letters="Cotton "),
    Opening(r"(?:Vat|Ottob|Pal|Reg|Barb|Urb|Chig)\. (?:lat|gr)\. \d", "shelfmark", "BAV", letters="lat|gr"),
    Opening(r"C(?:lm|gm) \d\d", "shelfmark", "BSB", letters="Clm |Cgm "),
    Opening(r"Cod\. Sang\. \d", "shelfmark", "StiBSG", letters="Cod. Sang."),
    Opening(r"Cod\. Pal\. germ\. \d", "shelfmark", "UBHD", letters="Cod. Pal. germ."),
    Opening(r"Cod\. Guelf\. \d", "shelfmark", "HAB", letters="Cod. Guelf."),
    Opening(r"Cod\. Vindob\. \d", "shelfmark", "ONB", letters="Cod. Vindob."),
    Opening(r"P\. ?Mich\.? ?inv\.?[ \w.]{0,5} \d", "papyrus_inventory", "UMich", letters="Mich"),
    Opening(r"P\. ?Ber[ol]l?\.? ?inv\.?[ \w.]{0,5} \d", "papyrus_inventory", "AegMP", letters="Ber"),
    Opening(r"P\. ?CtYBR inv\.? \d", "papyrus_inventory", "Beinecke", letters="CtYBR"),
    Opening(r"P\. ?Vindob\. [A-Z]", "papyrus_inventory", "ONB", letters="Vindob."),
    Opening(r"P\. ?[A-ZÄÖÜ][a-zäöü]{2,6}\.? ?inv\.?[ \w.]{0,5} \d", "papyrus_inventory", letters="inv"),
    Opening(
        r"[POT]\. ?[A-Z][a-zäöü]{1,5}\.?(?: ?[A-Z][a-z]{2,5}\.)? ?(?:[IVXLC\d]{1,7}[.\d]{0,3} ?)?\d",
        "papyri",
        letters="P.|O.|T.",
    ),
    Opening(r"PHerc\.? \d", "papyri", letters="PHerc"),
    Opening(r"(?:BGU|CPR|PSI|SB|UPZ) [IVXLC]{1,6} \d", "papyri", letters="BGU |CPR |PSI |SB |UPZ "),
    Opening(r"VPRS ?\d", "australian", "PROV", letters="VPRS"),
    Opening(r"AWM ?\d{1,3}, \d{1,4}/\d", "australian", "AWM", letters="AWM"),
    Opening(rf"(?:{TNA_CLASSES}) ?\d{{1,4}}/\d", "british", "TNA", cue=ARCHIVAL_CONTEXT, country="GB", letters="/"),
    Opening(
        rf"(?:FO (?:37[01]|[89]\d\d)|CAB \d{{2,3}}|PREM \d{{1,2}}|DEFE \d{{1,2}})/{PIECE}",
        "british",
        "TNA",
        letters="/",
    ),
    Opening(
        rf"[ABCDM]{ALONE}P?\d{{1,5}}, [A-Z]{{0,2}}\d",
        "australian",
        "NAA",
        cue=AUSTRALIAN_CONTEXT,
        country="AU",
        letters=", ",
    ),
    Opening(rf"R{ALONE}(?:G|ecord Group)[- ]?\d{{1,3}},", "american", least=1, letters="RG|Record Group"),
    Opening(
        r"(?:[Bb]ox|[Ff]older|File) [A-Z]?\d{1,5}, (?=[^;\n]{0,160}?(?:Papers|Collection|Records|Files|RG |"
        r"Record Group))",
        "american_reversed",
        least=1,
        narrow_first=True,
        letters="Box |box |older |File ",
    ),
    Opening(
        r"[A-Z][\w.'-]{1,25}(?: [A-Z][\w.'-]{0,25}){0,3} (?:Papers|papers|Collection|Correspondence|Records)"
        r"(?: \([^()\n]{2,20}\))?(?:, [A-Z][^,;.\n]{2,40}){0,2}, "
        r"[Bb]ox(?:es)? [A-Z]?\d{1,4}[A-Z]?(?=[,;.:)\]]|$)",
        "american",
        least=1,
        letters="Box|box",
    ),
    Opening(r"(?:館藏|馆藏)?全宗", "east_asian", letters="全宗"),
)

IBID = expression(
    r"(?:[Ii]b[ií]d|[Ii]b[ií]dem|[Ii]vi|[Тт]ам (?:же|само|жа)|[Пп]ак там|[Ee]bd|[Ee]benda|[Tt]amże|[Tt]amtéž|[Tt]amže"
    r"|[Uu]o|[Tt]urpat|[Tt]en pat|[Ii]sto|[Ии]сто)(?![^\W_])[.,:]{0,2}\s{1,2}"
)


@cache
def patterns() -> tuple[tuple[re.Pattern[str], Opening], ...]:
    """The openings, each with its expression."""
    return tuple((expression(opening.pattern), opening) for opening in OPENINGS)


def unnamed(folded: str, countries: Set[str] = frozenset()) -> Iterator[tuple[int, Opening | None]]:
    """Yield the places at which a reference without a name may begin; None stands for "Ibid.".

    countries   from which the document is known to come (ISO 3166-1)
    """
    for pattern, opening in patterns():
        for match in pattern.finditer(folded) if opening.may_stand_in(folded) else ():
            place = match.start()
            if place and (folded[place - 1].isalnum() or folded[place - 1] in "/-_"):
                continue
            known = not opening.cue or opening.country in countries
            if known or re.search(opening.cue, folded[max(0, place - 120) : place + 120]):
                yield place, opening
    for match in IBID.finditer(folded):
        yield match.start(), None
