"""French, Italian and Romanian references.

AN, F/7/123 · AN, 3 AP 12 · AN, 20010123/4 · SHD, GR 7 N 2520 · AD Nord, 1 J 12
ACS, Presidenza, b. 3, fasc. 2, c. 5r       b. = busta; c. = carta (leaf)
ASVe, Senato, f. 12                         f. = filza when it follows the series
ANIC, fond CC al PCR, dosar 1/1956, f. 3    f. = fond first, filă (leaf) last
"""

from __future__ import annotations

from seeds2tei.references.families.values import CAPITAL, NUMBER, NUMERAL, PLAIN, phrase, words
from seeds2tei.references.grammar import Family, bare, labelled
from seeds2tei.references.locus import LocusGrammar

ITEM = r"\d{1,6}[A-Za-z]?(?:[./-]\d{1,6}){0,3}(?![^\W_])"

# "MD France 123, f. 4": a name with the number of its volume.
BEFORE_VOLUME = r"\s(?!(?:1[5-9]|20)\d\d)\d{1,4}(?=,\sf|[.;)]|$)"

POST = rf"{CAPITAL}[a-zà-ÿ]{{2,20}}(?:[- ]{CAPITAL}[a-zà-ÿ]{{2,20}})?"
FRENCH = Family(
    "French",
    forms=(
        r"(?P<accession>(?:19|20)\d{6})[/,]\s?(?:art(?:icle)?\.?\s)?(?P<item>\d{1,5})(?![\w/])",
        # The posts of diplomats: "Ankara, Ambassade, 36PO/1/12".
        rf"(?:(?P<section>{POST}),\s)?(?:(?P<subseries>{POST}),\s)?(?P<fonds>\d{{1,4}}[\s/]?(?-i:PO|MA|TU|PRO))/"
        r"(?P<series>(?-i:[A-Z])|\d{1,2})/(?P<item>(?:(?-i:V)/)?\d{1,5})(?![\w/])",
        r"(?P<fonds>\d{1,4}\s?(?-i:PO))/(?P<series>(?-i:[A-Z])|\d{1,2})/(?P<item>\d{1,5})(?![\w/])",
        rf"(?P<fonds>\d{{1,4}}\s?(?-i:AP|AJ|AQ|AS|AR|AU|Mi|MI|APOM|CPCOM|MC|PA))[\s/,]{{1,3}}(?P<item>{ITEM})",
        rf"(?P<fonds>(?-i:AJ|AP|AQ|AS)/\d{{1,4}})/(?P<item>{ITEM})",
        rf"(?P<series>(?-i:GR|MV|AI|DE|TO|MM|GD))[\s,]{{0,2}}(?P<subseries>\d{{1,2}}\s?(?-i:[A-Z]{{1,3}})|(?-i:[A-Z]{{1,2}})\d{{0,2}})[\s,]{{1,2}}(?P<item>{ITEM})",
        rf"(?P<series>(?-i:[A-Z]{{1,4}}))\*?/(?P<subseries>\*?(?:\d{{1,3}}|(?-i:[IVX]{{1,5}}))[a-zA-Z]?\*?)/(?P<item>{ITEM})",
        rf"(?:(?P<division>(?-i:FM|GGI)),\s)?(?P<series>\d{{1,3}}\s?(?-i:[A-Z]{{4,8}}))/(?P<item>{ITEM})",
        rf"(?P<series>\d{{1,4}}\s?(?-i:[A-Z]{{1,3}}|FOSS))[\s/,]{{1,2}}(?P<item>{ITEM})",
        rf"(?P<series>(?-i:[A-Z]{{1,2}})\s?(?:\d{{1,2}}[a-zA-Z]?\d?|(?-i:[IVX]{{1,5}})[a-z]?)\*?)[\s,/]{{1,2}}(?P<item>{ITEM})",
        rf"(?P<series>(?-i:[A-Z]{{1,3}})\*?)[\s/](?P<item>{ITEM})",
    ),
    ladder=(
        labelled("series", r"(?:sous-)?série", r"(?-i:\d{0,3}\s?[A-Z]{1,4}\d{0,2}[a-z]?\*?)(?![^\W_])"),
        bare("series", rf"{CAPITAL}[^,;()\n\d]{{2,40}}?\s(?:1[5-9]|20)\d\d(?:-\d{{2,4}})?(?=,\s(?:{CAPITAL}|vol))"),
        bare("series", words(rf",|{BEFORE_VOLUME}")),
        bare(
            "subseries",
            rf"{CAPITAL}[^,;()\n\d]{{2,40}}?\s(?:1[5-9]|20)\d\d-\d{{2,4}}(?=,\s(?:{CAPITAL}|vol))",
            after=("series",),
        ),
        bare("subseries", words(rf",|{BEFORE_VOLUME}")),
        bare("section", words(","), after=("subseries",)),
        labelled("subseries", r"ét|étude", NUMERAL),
        labelled("volume", r"vol|volume|t|tome|registre|reg", NUMERAL),
        labelled("box", r"carton|c|boîte", PLAIN),
        bare(
            "volume", r"(?!(?:1[5-9]|20)\d\d(?!\d))\d{1,5}[a-z]?(?=[,;)]|\.?$|\.\s|\sf)", after=("series", "subseries")
        ),
        labelled("bundle", r"liasse", PLAIN),
        labelled("dossier", r"dossier|doss|dos|d|chemise|plaquette|plaq", r"[^\W_][\w-]{0,10}"),
        labelled("item", r"n[°o]|no|nos|pièce|p(?=\.\s?n)", NUMBER),
        labelled("subitem", r"pièce|n[°o]|nos", NUMBER),
    ),
    locus=LocusGrammar(folio=r"ff?|foll?|f°s?|folios?|fos?|fo", page=r"pp?|pages?"),
)

ITALIAN_LABEL = r"anno|rubr|cat|b|busta|bb|reg|fasc|cart|f|filza|vol|mazzo|c|cc|n|p"

ITALIAN_NAME = rf"(?!(?:{ITALIAN_LABEL})[.\s])" + phrase(r",|\s(?!1[3-9]\d\d|20\d\d)\d{1,5}(?=[,.;]|$)")

ITALIAN = Family(
    "Italian",
    ladder=(
        labelled("fonds", r"(?-i:fondo)", ITALIAN_NAME),
        bare("fonds", ITALIAN_NAME),
        bare("series", ITALIAN_NAME),
        bare("subseries", ITALIAN_NAME),
        labelled("section", r"serie|s(?=\.\s[IVX])", NUMERAL, after=("series",)),
        labelled("series", r"serie|s(?=\.\s[IVX])", NUMERAL),
        bare("year", r"1[3-9]\d\d(?:-(?:1[3-9])?\d\d)?(?=,)"),
        labelled("year", r"anno", r"1[3-9]\d\d(?!\d)"),
        labelled("section", r"rubr|rubrica|cat|categoria", rf"(?:{NUMERAL}|(?-i:[A-Z])\d{{1,3}}(?![^\W_]))"),
        bare("bundle", r"(?!1[3-9]\d\d|20\d\d)\d{1,5}(?:\s?bis)?(?=,|;|\.?$|\.\s)", after=("fonds", "series")),
        labelled("box", r"scatola|scat|sc|cartella|cart|cassetta", NUMERAL),
        labelled(
            "bundle",
            r"bb?|busta|buste|mazzo|mz|m|filza|filze|fs|fascio",
            rf"{NUMERAL}(?:\s?bis|/(?-i:[IVX]{{1,4}})(?![^\W_]))?",
        ),
        labelled("fascicle", r"f", r"\d{1,5}(?!\w|\s?-)", after=("box",)),
        labelled("bundle", r"f", r"\d{1,5}(?!\s?[rv\d-])(?![^\W_])(?=,|;|\.?$|\.\s)", after=("fonds", "series")),
        labelled("volume", r"reg|registro|vol|volume|t|tomo", NUMERAL),
        labelled("fascicle", r"f", r"\d{1,3}(?:\.\d{1,3}){1,4}(?![\w.]\d|\w)"),
        labelled("fascicle", r"f", r"\d{1,5}(?!\w|\s?-)", after=("bundle", "box")),
        labelled("fascicle", r"fasc|fascicolo", rf"{NUMERAL}"),
        labelled("subfolder", r"sottofasc|sottofascicolo|sf|s\.?\s?fasc", NUMERAL),
        labelled("item", r"n|nn|doc|ins|inserto|n°", NUMERAL),
        labelled("section", r"cat|categoria", rf"(?:{NUMERAL}|(?-i:[A-Z])\d{{1,3}}(?![^\W_]))"),
    ),
    locus=LocusGrammar(folio=r"cc?|cart[ae]|ff?|foll?|fogli[oi]?", page=r"pp?|pag|pagg"),
)

FILE_FOLLOWS = (
    r"(?=[^;\n]{0,120}?,\s(?:d|dos|dosar(?:ul)?|inv|rola|pachet(?:ul)?|pach)\.?\s)"  # else a name may be anything
)

ROMANIAN = Family(
    "Romanian",
    forms=(r"(?:fond(?:ul)?\s)?(?P<fonds>(?-i:FD|FI|FP|FR|FSIE|SIE|[DIPR]))\s?(?P<delo>\d{3,7})(?![\w/])",),
    ladder=(
        labelled(
            "fonds",
            r"fond(?:ul)?|f",
            rf"(?:{NUMBER}(?!\s[^\W\d_])|\d{{1,4}}(?:/\d{{4}})?\s(?:al\s)?{phrase(',')}|{phrase(',')})",
        ),
        bare("fonds", rf"(?!(?:d|dos|dosar(?:ul)?|inv|vol|rola)[.\s]){phrase(',')}{FILE_FOLLOWS}"),
        bare("section", rf"(?!(?:d|dos|dosar(?:ul)?|inv|vol|rola)[.\s]){phrase(',')}{FILE_FOLLOWS}", after=("fonds",)),
        labelled("section", r"sec[tțţ]i(?:a|unea)|secția", r"[^,;\n]{2,60}?(?=,)"),
        labelled("opis", r"inv|inventar(?:ul)?|op", NUMBER),
        labelled("delo", r"(?:dosar(?:ul)?|dos|ds|d)\.?(?:\s?nr)?", NUMBER),
        labelled("volume", r"vol|volumul|v", NUMERAL),
        labelled("bundle", r"pachet(?:ul)?|pach", NUMERAL),
        labelled("reel", r"rola|rolă", NUMERAL),
        labelled("item", r"doc|document(?:ul)?", NUMBER),
    ),
    locus=LocusGrammar(folio=r"ff?|fil[aăe]|filele|foaia", page=r"pp?|pag"),
)
