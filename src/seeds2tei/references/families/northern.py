"""Dutch, Belgian and Scandinavian references.

NL-HaNA, 2.05.392, inv.nr. 12           inventory, item
RA, Kanslistyrelsen, vol. 12 · UM, pk. 5 · SE/RA/4201/1/3
"""

from __future__ import annotations

from seeds2tei.references.families.values import CAPITAL, NUMBER, NUMERAL, PLAIN, ROMAN, phrase
from seeds2tei.references.grammar import Family, Rung, bare, labelled
from seeds2tei.references.locus import LocusGrammar

INVENTORY_NUMBER = r"inv\.?\s?-?(?:nrs?|no)|inventarisnummer|inventarisnr|invnr|inv|nrs?|n°|nummer"
# "Verenigde Oostindische Compagnie (VOC)"
ARCHIVE_NAME = (
    rf"{CAPITAL}(?:[^,;()\n\"“”\d.]|\.(?=\s?[a-z])){{1,70}}?(?:\s\([^()\n\d]{{1,15}}\))?"
    r"(?=,|\s(?!(?:1[5-9]|20)\d\d(?!\d))\d{1,6}(?:[,;.)]|$))"
)
DOTTED = r"\d{1,2}\.\d{2}(?:\.\d{2,3}){1,2}(?:\.\d{1,2})?(?!\d)"

DUTCH = Family(
    "Dutch and Belgian",
    forms=(
        r"(?:(?:nummer\s)?(?:toegang|archief)(?:snummer)?\s)?(?P<inventory>(?!\d\d?\.\d\d\.(?:19|20)\d\d)\d{1,2}\.\d{2}(?:\.\d{2,3}){1,2}(?:\.\d{1,2})?)"
        r"(?:(?:_|,?\s)(?P<item>\d{1,6}[A-Za-z]?)(?![^\W_]))?(?!\d)",
    ),
    ladder=(
        bare("fonds", ARCHIVE_NAME),
        labelled(
            "inventory",
            r"(?:nummer\s)?toegang(?:snummer|snr)?|archief(?:nummer|nr)?|archiefbloknr|access(?:ion)?\s(?:no|number)"
            r"|ac|collecti(?:e|on)",
            NUMBER,
        ),
        bare("inventory", DOTTED, after=("fonds",)),
        Rung("inventory", rf"(?P<value>\d{{1,5}}(?:\.\d{{1,4}})?)(?:\s{CAPITAL}[^,;()\n]{{2,60}})?(?=,?\s(?:inv|nr))"),
        bare("inventory", r"(?-i:[A-Z])\d{1,3}(?=,?\sinv)"),
        labelled("box", r"doos", NUMBER),
        labelled("volume", r"reg|register|deel", NUMBER),
        labelled("item", INVENTORY_NUMBER, r"\d{1,6}(?:[-/.]\d{1,4})?[A-Za-z]?(?![^\W_])"),
        bare("item", r"(?!(?:1[5-9]|20)\d\d(?!\d))\d{1,6}[A-Za-z]?(?:/\d{1,4})?(?=[,;)]|\.?$|\.\s)", after=("fonds",)),
    ),
    locus=LocusGrammar(folio=r"fol?|ff?|f°|fols|folio", page=r"scans?|pp?|blz"),
)

SCANDINAVIAN = Family(
    "Scandinavian",
    forms=(
        r"/?(?P<fonds>(?-i:[A-Z]{1,4}-\d{3,6}))/(?P<series>(?-i:[A-Z]{1,2}))/(?:(?P<subseries>(?-i:[A-Z][a-z]{1,3}))/)?"
        r"(?P<box>(?-i:L\d{4}))(?:/(?P<item>\d{1,5}))?(?![\w/])",
        r"/?(?P<fonds>\d{2,8})/(?P<series>[\w ]{1,12})/(?P<item>[\w:-]{1,15}(?:\s\d{1,3}\w?)?)(?![\w])",
    ),
    ladder=(
        bare("fonds", rf"(?!(?:vol|volym|pk|pakke|nr|bd)[.\s]){phrase(',')}"),
        bare("series", rf"(?-i:[A-ZÅÄÖ]{{1,3}})(?:\s?{ROMAN}|\d{{1,2}})?(?:\s?[a-z]{{1,2}})?(?=:\d)"),
        bare("series", r"(?-i:[A-ZÅÄÖ]{1,3}[a-z]{0,2})(?=\s\d{1,6}[a-z]?(?:[;)]|\.?$|\.\s|,\s(?:ss?|p|f|fol|bl)\W))"),
        bare("series", rf"(?!(?:vol|volym|pk|pakke|nr|bd)[.\s]){phrase(',')}"),
        bare("subseries", rf"(?!(?:vol|volym|pk|pakke|nr|bd)[.\s]){phrase(',')}"),
        bare("section", rf"(?!(?:vol|volym|pk|pakke|nr|bd)[.\s]){phrase(',')}", after=("subseries",)),
        bare("year", r"1[5-9]\d\d-(?:1[5-9])?\d\d(?=,)"),
        bare("file", r"\d{1,3}\.(?:(?-i:[A-Z])\.\d{1,4}[a-z]?|\d{1,3}/\d{1,4})(?=,)", after=("fonds",)),
        labelled("box", r"pk|pakke|eske|ask|kapsel|box|kasse|boks|kotelo", NUMERAL),
        labelled("volume", r"vol|volym|volume|bd|bind", NUMERAL),
        Rung("volume", rf"(?<=:)(?P<value>{PLAIN})"),
        labelled("folder", r"mappe|mapp|læg|legg|kansio", NUMERAL),
        labelled("item", r"nr|no|nro|sag|j\.?\s?nr", NUMBER),
        bare("item", r"(?:(?-i:[A-Z][IVX]{1,4})|\d{1,3}\s(?-i:[A-Z]))\s\d{1,4}(?![\w/])", after=("fonds",)),
        bare("item", PLAIN, after=("series",)),
    ),
    locus=LocusGrammar(folio=r"fol?|ff?|bl", page=r"pp?|ss?|sid"),
)
