"""Spanish, Spanish American and Portuguese references.

AGI, Santa Fe, 12, N. 3               the legajo is often not labelled
AHN, Consejos, leg. 5, exp. 7, f. 2r
AGN, sección colonia, fondo Virreyes, tomo 4, doc. 2, ff. 23r-v
ANTT, Conselho, mç. 5, n.º 12         mç. = maço (bundle)
"""

from __future__ import annotations

from seeds2tei.references.families.values import NUMERAL, PLAIN, ROMAN, phrase
from seeds2tei.references.grammar import Family, Rung, bare, labelled
from seeds2tei.references.locus import LocusGrammar

LEAVES = LocusGrammar(folio=r"ff?|foll?|fols|fs|f°s?|folios?|fols?|fls?|fjs?|fojas?", page=r"pp?|p[aá]gs?|p[aá]gina")
BUNDLE = (
    r"\d{1,6}[A-Z]{0,2}(?:/\d{1,2}(?![\d/])|(?:\s?-\s?\d{1,4}){0,3})(?:\s(?-i:[A-Z]{1,2})\d{1,3})?(?![^\W_]|[/.]\d)"
)
NO_DATE = r"(?!\s(?!bis|fol|vta)(?-i:[a-zà-ÿ]{3}))"  # "12 de mayo" passes: the day stands behind no name of a fonds

# A name without digits that is not itself a label: "Santa Fe", "Sto. Domingo", "Diversos-Colecciones".
NAME = (
    r"(?!(?:leg|exp|doc|caja|tomo|t|vol|núm|f|ff|fol|sig|[LNR])[.\s,])"
    r"(?-i:[A-ZÀ-Þ])(?:[^,;()\n\"“”\d.]|\.(?=,|\s?(?-i:[A-Zd]))){1,60}?(?=,|\s\d|\s(?:leg|caja|exp)\W)"
)
LOWER_NAME = r"[^\W\d_](?:[^,;()\n\"“”\d.]){2,60}?(?=,)"
NUMBERED = r"n|n[uú]m(?:ero)?s?|n[°o]|n\.[°o]|doc|docs|documento"

SPANISH = Family(
    "Spanish",
    ladder=(
        labelled("section", r"secc?|secci[oó]n", rf"(?:{ROMAN}|{LOWER_NAME})"),
        bare("section", r"(?-i:[A-Z]{1,4})(?=,\s(?:leg|lib|libro|reg|caja|exp|\d[ªa]\s)[.\s\w])"),
        Rung("series", r"(?P<value>\d)[ªa]\s(?P<label>[eé]p(?:oca)?(?![^\W_])\.?)"),
        bare("fonds", r"\(\d{1,2}\)\s?\d{1,3}(?:[.,]\d{1,3})?(?=,)"),
        bare("section", NAME),
        bare(
            "series",
            r"\d{1,2}(?-i:[A-Z])(?:-(?-i:[IVX]{1,6}))?(?=,\s(?:leg|caja|reg|lib|vol|doc)[.\s])",
            after=("section",),
        ),
        labelled("series", r"serie|fondo|ramo", LOWER_NAME),
        bare("series", NAME),
        labelled("box", r"cajas?|cj|(?-i:C)(?=\.)", NUMERAL),
        labelled("bundle", r"leg|legs|legajo|l(?=,)", BUNDLE),
        bare("item", r"\d{1,4}(?![\w/.-]\w|\w)", after=("box",)),
        bare("bundle", BUNDLE + NO_DATE, after=("section", "series")),
        labelled("box", r"cajas?", NUMERAL),
        labelled("folder", r"carp|carpeta", NUMERAL),
        labelled("volume", r"L|lib|libro|t|tomo|vol|reg|registro|prot|protocolo", NUMERAL),
        labelled("file", r"exp|expediente|expte", NUMERAL),
        labelled("branch", r"R|ramo", PLAIN),
        labelled("item", rf"{NUMBERED}|pieza|pza|(?-i:D)(?=\.)", NUMERAL),
        labelled("branch", r"R", PLAIN),
    ),
    locus=LEAVES,
)

SPANISH_AMERICAN = Family(
    "Spanish American",
    ladder=(
        labelled("section", r"secc?|secci[oó]n", LOWER_NAME),
        labelled("fonds", r"fondo|ramo|grupo documental|gd", LOWER_NAME),
        bare("fonds", r"(?-i:[A-Z](?:\d?\.\d{1,4}|\d{1,2})(?:\.\d{1,4})?)(?=,)"),
        bare("fonds", rf"(?!(?:leg|exp|doc|caja|tomo|t|vol|núm|f|ff|fol|sig)[.\s,]){LOWER_NAME}"),
        bare("fonds", NAME),
        labelled("series", r"serie", LOWER_NAME),
        bare("series", NAME),
        labelled("box", r"cajas?|c", NUMERAL),
        labelled("bundle", r"leg|legs|legajo", BUNDLE),
        bare("subseries", r"siglo\s(?-i:[XVI]{2,5})(?=,)", after=("fonds", "section")),
        labelled("volume", r"t|tomo|vol|volumen|lib|libro|prot|protocolo|reg|registro", NUMERAL),
        bare("volume", BUNDLE + NO_DATE, after=("fonds", "section")),
        labelled("fascicle", r"cuad|cuaderno", NUMERAL),
        labelled("file", r"exp|expediente|expte", NUMERAL),
        labelled("item", rf"{NUMBERED}|pza|pieza", NUMERAL),
        labelled("signature", r"sig|sign|signatura", r"\d[\w./-]{0,15}(?<=\w)"),
    ),
    locus=LEAVES,
)

PORTUGUESE = Family(
    "Portuguese",
    forms=(
        r"/?(?P<fonds>(?-i:[A-Z]{2,6}(?:-[A-Z]{1,4})?))/(?P<bundle>[\w-]{1,10})/(?P<item>[\w-]{1,12})(?![\w])",
        r"_(?P<fonds>(?-i:[A-Z]{2,4}(?:_[A-Z]{2,4}){0,3})_\d{3}(?:-\d{3})?)(?![\w])",
    ),
    ladder=(
        labelled("division", r"div|divisão", NUMERAL),
        Rung("division", r"(?P<value>\d{1,2})\.?ª\s(?P<label>Div(?:isão)?(?![^\W_])\.?)"),
        labelled("section", r"sec|secç|secção", NUMERAL),
        Rung("section", r"(?P<value>\d{1,2})\.?ª\s(?P<label>Sec(?:ç|ção)?(?![^\W_])\.?)"),
        bare("fonds", phrase(",")),
        bare("series", rf"(?!(?:liv|L\.?°|cx|mç|lata)[.\s\d]){phrase(',')}"),
        labelled("part", r"parte|pt", NUMERAL),
        labelled("volume", r"liv|livro|lv|l\.?°|l|vol|códice|c[oó]d", NUMERAL),
        labelled("part", r"v|vol", PLAIN, after=("volume",)),
        labelled("box", r"cx|caixa|lata", NUMERAL),
        labelled("bundle", r"mç|maço|mc|m|pct|pacote", NUMERAL),
        labelled("box", r"cx|caixa|lata", NUMERAL),
        labelled("folder", r"pasta", NUMERAL),
        labelled("file", r"proc|processo", NUMERAL),
        labelled("item", r"n\.?\s?[°o]|n|doc|d", NUMERAL),
    ),
    locus=LEAVES,
)
