"""Shelfmarks of manuscripts in libraries, which stay whole.

    MS Royal 12 E.i · Vat. lat. 2170 · Add. MS 11283 · Clm 14280 · MS. Kk.5.32 · ms. germ. oct. 53

Also the last resort for an archive of which only the repository is known: a number of a clear shape stays
one piece instead of being cut wrongly.
"""

from __future__ import annotations

from seeds2tei.references.families.values import CAPITAL
from seeds2tei.references.grammar import Family, labelled
from seeds2tei.references.locus import LocusGrammar

SIGN = (
    r"(?:[bfp]?MSS?|Ms|ms|Mss|Cod|cod|C[oó]d|c[oó]d|Codex|Hs|Hss|[Rr]kps|[Rr]kp|[Rr]ps|[Mm]anuscrit|Handschrift|Papyrus"
    r"|Pap)\.?"
)
COLLECTION = (
    r"(?:n\.\s?a\.\s?[fl](?:at|r)?|Add|Additional|Addit|Arundel|Ashmole|Auct|Barb|Barlow|Bodl|Burney|Chig|Cotton|Digby|Egerton|Garrett"
    r"|Hamilton|Harl|Harley|Lansdowne|Laud|Lyell|NAF|Nal|Ottob|Pal|Palat|Phillipps|Plut|Rawl|Reg|Rossi|Royal"
    r"|Selden|Sloane|Stowe|Tanner|Urb|Vat|Acq|Ser|Clm|Cgm|Cod|Cpg|Cpl"
    r"|(?:Fonds |fonds )?[Ff]rançais|Latin|Italien|Espagnol|Allemand|Anglais|Grec|Arabe|Hébreu|Clairambault|Dupuy"
    r"|Moreau|Baluze"
    r"|Joly de Fleury|(?:Cinq[- ]Cents|Mélanges)(?: de)? Colbert|Nouvelles acquisitions (?:françaises|latines)"
    r"|San Marco|Ashburnham|Conv|Lat|Fr|Gr|Ital)\.?"
)
SMALL = (
    r"(?:n\.?a\.?[fl]|lat|fr|gr|germ|oct|fol(?=\.\s\d)|qu|quart|misc|theol|phil|hebr|arab|syr|ser|n|nov|nouv|acq|ital|it|hisp|esp"
    r"|latinus|graecus|latin|français|grec|nouvelle|acquisition|angl|med|jur|hist|liturg|lit|slav|pers|turc|copt"
    r"|aeth|orient|or|th|bibl|class|soppr|[a-g])\.?"
)
NUMBER = (
    r"(?:(?-i:[A-Z][a-z]?)\.?\s?(?-i:[ivxlc]{1,6})\.\s?\d{1,3}"
    r"|\d{1,2},\d{3}(?!\d)"
    r"|\d{1,6}[a-zA-Z]?(?:[./-]\d{1,4}){0,3}(?:/(?-i:[IVX]{1,4})(?![^\W_]))?(?:\s(?-i:[A-Z])\.?\s?(?-i:[ivxlc]{1,7})(?![^\W_]))?"
    r"|(?-i:[A-Z][a-z]?)\.(?-i:[IVXLC]{1,5})\.\d{1,4}"
    r"|\d{1,3}\.(?-i:[A-Z])\.\d{1,4}"
    r"|(?-i:[A-G]\s[IVX]{1,6})"
    r"|(?-i:[A-Z][a-z]?)\.\s?(?:\d{1,3}|(?-i:[ivxlc]{1,7}))(?:\.\s?\d{1,3}){0,2})(?![^\W_])"
)
# Ff. 1. 23, O.5.8, Ll. i. 7: a letter and two numbers.
LETTERED = r"(?-i:[A-Z][a-z]?)\.\s?(?:\d{1,3}|(?-i:[ivxlc]{1,7}|[IVX]{1,5}|[A-Z]))\.\s?\d{1,3}(?![^\W_])"
# Hs-30885,105: the number of an accession, and that of the piece in it.
ACCESSION = r"-\d{3,6},\d{1,4}(?![\w,])"
NACHLASS = rf"(?P<fonds>Nachl(?:ass|aß|\.)\s{CAPITAL}[^\d,;.()\n]{{1,40}}?),?\s(?:Nr\.\s)?(?P<item>\d{{1,5}})(?![\w/])"
# A word with a point behind it, unless it counts: "philol.", not "vol."
ABBREVIATED = r"(?!(?:fols?|foll|pag|vol|chap|cap|sig)\.)[a-z]{3,8}\."
WORD = rf"(?:{SMALL}|{ABBREVIATED}|{CAPITAL}[\w'-]{{0,15}}\.?|(?:d|de|della|du|von)\.?)"
FORMAT = r"(?:\s(?:2|4|8|12)°|\s(?:fol\.|4to|8vo)(?=[,;.)]|\s?$))"

SIGNED = (
    rf"(?-i:(?P<shelfmark>(?:\d°\s)?{SIGN}(?:{ACCESSION}|[\s/-]?(?:{LETTERED}|(?:{WORD}\s){{0,4}}{NUMBER}))"
    rf"(?:\s\((?:\d{{1,3}}|[PR])\)|{FORMAT})?))"
)
COLLECTED = rf"(?-i:(?P<shelfmark>{COLLECTION}(?:\s(?:{SMALL}|{SIGN}|{CAPITAL}[\w'-]{{0,15}}\.?)){{0,3}}\s{NUMBER}))"
# "Cod. Guelf. 12 Aug. 2°", "A 12 inf.": the press behind the number.
PRESSED = (
    rf"(?-i:(?P<shelfmark>{SIGN}\s(?:{CAPITAL}[a-z]{{1,9}}\.\s)?\d{{1,5}}(?:\.\d{{1,3}}[a-z]?)?\s[A-Z][a-z]{{2,9}}\.?"
    r"\s(?:2|4|8|12)°|[A-Z]\s\d{1,4}\s(?:inf|sup)\.))"
)
# "Peniarth MS 28", "Mellon MS 136": a collection that has its own numbers.
NAMED_MS = rf"(?-i:(?P<shelfmark>{CAPITAL}[a-z]{{2,14}}(?:\s{CAPITAL}[a-z]{{2,14}})?\sMSS?\.?\s{NUMBER}))"
# "Voss. lat. F 4": a collection, a language, a size.
BY_LANGUAGE = (
    rf"(?-i:(?P<shelfmark>{CAPITAL}[a-z]{{2,12}}\.?\s(?:lat|gr|germ|hebr|arab|ital|hisp|slav|syr|or)\.?"
    rf"\s(?:[FQO]\s)?{NUMBER}))"
)
# "It. VII 1234 (=5678)": a class in Roman numerals, and the running number.
CLASSED = r"(?-i:(?P<shelfmark>(?:It|Lat|Gr)\.\s[IVXZ]{1,5},?\s\d{1,4}(?:\s\(=?\s?\d{1,5}\))?))"
SMALL_FIRST = rf"(?-i:(?P<shelfmark>{SMALL}(?:\s{SMALL}){{0,3}}\s{NUMBER}))"
LETTERS = (
    r"(?P<shelfmark>(?!(?-i:[A-Z]{1,3}\d{1,4}\.[A-Z]\d))"  # "Z733.U58" is a class of the Library of Congress
    r"(?-i:(?:[A-Z]\s)?[A-Z]{1,5})[./\s-]{0,2}\d{1,6}(?:[./*-]\w{1,8}){1,5})(?![\w/])"
)
WORDED = r"(?P<shelfmark>(?-i:[A-Z][a-z]{1,4}|[A-Z][a-z]{1,9}(?=\.))\.?\s\d{1,6}(?:[./]\d{1,6}){1,3})(?![\w/])"

LEAVES = LocusGrammar(folio=r"ff?|fos?|foll?|fols|fls?|folios?|f°s?|Bll?|cc?|kk?", page=r"pp?|pages?|S|pag")

NAMED = (
    r"(?P<shelfmark>(?-i:[A-Z][a-z]{2,12}(?:\s[A-Z][a-z]{2,12})?\s\d{1,5})(?=,\s(?:ff?|fols?|fos?|cc?)\.?\s?\d)"
    r"|\d{3,5}-\d{1,4}(?=,\s(?:ff?|fols?)\.?\s?\d))"
)
# "HM 1234", "NKS 123 4°", "G 12, fol. 3", "P. 1234", "II.IV.12", "51-VI-12"
CAPITALS = rf"(?P<shelfmark>(?!IS[BS]N)(?-i:[A-Z]{{2,4}})\s\d{{3,6}}(?![\w/.,-]\w|\w){FORMAT}?)"
FORMATTED = rf"(?P<shelfmark>(?-i:[A-Z]{{2,4}}|[A-Z][a-z]{{2,8}})\s\d{{1,5}}[a-z]?,?{FORMAT})"
LETTER = r"(?P<shelfmark>(?-i:[A-Z])\s\d{1,4}(?=,\s(?:fo?l?|s|bl|c)\.?\s\d)|P\.\s\d{4,6}(?!\w))"
# "II.IV.12", "51-VI-12", "XIV A 13"
PRESS = (
    r"(?P<shelfmark>(?-i:[IVXLC]{1,5}\.[IVXLC]{1,5}\.\d{1,4}|\d{1,3}-[IVXLC]{1,6}-\d{1,4}"
    r"|[IVXLC]{1,5}\s[A-H]\s\d{1,3}[a-z]?))(?![\w-])"
)
HYPHENATED = r"(?P<shelfmark>(?-i:MS(?:-[A-Z][a-z]{2,12}){1,3})-\d{1,6}(?:-\d{1,4}){0,3})(?![\w/-])"

# "249-0123", "MAA 7/206", "Tunisie, 1 TU/1/V/1234": parts that are no pages, no day and no year.
CODE = (
    r"(?!\d{1,2}[./-]\d{1,2}[./-](?:1[5-9]|20)?\d\d(?!\d))"
    r"(?:(?-i:(?!(?:SS?|N[ro]|PP|VOL|BD|ISBN|ISSN)[\s.])[A-Z]{1,5})[\s./]?\d{1,5}|\d{1,3}\s?(?-i:[A-Z]{1,4})|\d{1,4}-(?-i:[A-Z]{2,5})"
    r"|(?!(?:1[5-9]|20)\d\d-)\d{2,5}(?=-0|/\d{1,5}/\d))"
    r"(?:[/-](?!(?:1[5-9]|20)\d\d(?![\d/-]))[A-Z0-9]{1,6}){1,5}(?![\w/-])"
)
CODED = rf"(?P<shelfmark>(?:(?-i:[A-ZÀ-Ž][a-zà-ž]{{3,20}}(?:\s[A-ZÀ-Ž][a-zà-ž]{{3,20}})?|[A-ZÀ-Ž]{{2,6}}),\s)?{CODE})"

SHELFMARK = Family(
    "manuscript shelfmark",
    forms=(
        PRESSED,
        SIGNED,
        COLLECTED,
        NAMED_MS,
        CLASSED,
        BY_LANGUAGE,
        SMALL_FIRST,
        NACHLASS,
        LETTERS,
        FORMATTED,
        CAPITALS,
        LETTER,
        PRESS,
        HYPHENATED,
        NAMED,
    ),
    ladder=(
        labelled("box", r"box|Kasten|Kapsel", r"\d{1,5}[a-zA-Z]?(?:/\d{1,3})?(?![^\W_])"),
        labelled("folder", r"folder|Mappe", r"\d{1,5}[a-zA-Z]?(?![^\W_])"),
    ),
    locus=LEAVES,
)

# "Hs. 12" is a shelfmark also where all else is cited by fonds and item.
MANUSCRIPT = Family("manuscript shelfmark", forms=(SIGNED,), locus=LEAVES)

# What may stay whole behind the name of any archive.
LAST_RESORT = Family(
    "manuscript shelfmark",
    forms=(
        SIGNED,
        COLLECTED,
        NAMED_MS,
        LETTERS,
        WORDED,
        NAMED,
        CODED,
        r"(?P<shelfmark>\d{5,8}(?:[-/.]\d{1,5}){0,2})(?![\w/])",
    ),
    locus=LEAVES,
)
