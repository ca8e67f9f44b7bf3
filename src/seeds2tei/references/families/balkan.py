"""Yugoslav, Albanian and Greek references.

AJ, 507-III/1                     fonds, item
AVII, NOR, k. 12, f. 3, d. 45     box (kutija), fascicle, document
ARS, AS 1931, t. e. 12, a. e. 3   technical unit (box), archival unit
AQSH, F. 14/AP, V. 1948, D. 12, fl. 3   fonds, year (viti), file (dosja), leaf
ΥΔΙΑ, 1940, φάκ. 2, υποφάκ. 1     year, folder, subfolder
"""

from __future__ import annotations

from seeds2tei.references.families.values import CODE, NUMBER, NUMERAL, PLAIN, phrase
from seeds2tei.references.grammar import Family, bare, labelled
from seeds2tei.references.locus import LocusGrammar

BOX = r"k|kut|kutija|кут|к|кутија|šk|škatla|t\.?\s?e"
DOCUMENT = r"j|jed(?:\.?\s?op)?|jedinica|[aа]\.?\s?[jeеј]|br|sign|d|dok|д|док|бр|ј"
YEAR = r"(?:1[5-9]|20)\d\d(?:-\d{2,4})?(?![^\W_])"

YUGOSLAV = Family(
    "Yugoslav",
    forms=(
        r"(?P<fonds>\d{1,4})[-/](?P<series>(?-i:[IVX]{1,5})),\s(?P<item>\d{1,4}[-/](?-i:[IVX]{1,5})(?:[-/]\d{1,4})?)(?![\w/])",
        r"(?P<fonds>\d{1,4})\s?[-/]\s?(?P<item>(?:(?-i:[IVX]{1,5})|\d{1,5})(?:[-/][\w]{1,8}){0,4})(?![^\W_])",
        r"(?-i:F)?-(?P<fonds>\d{1,4})(?=,)",  # HR-HDA-306, kut. 12
        r"(?:(?<=(?-i:HR[\s-][A-Z]{4}[\s-]))|(?<=(?-i:HR[\s-][A-Z]{3}[\s-])))(?P<fonds>\d{1,4})(?![\w/]|-\d|,\s(?-i:[A-ZŠĐČĆŽ]))",
    ),
    ladder=(
        labelled("fonds", r"f|fond|ф|фонд|zbirka", rf"(?:{NUMBER}|{phrase(',')})"),
        bare("fonds", r"\d{1,4}(?=,)"),
        bare("fonds", phrase(",")),
        bare("series", r"(?-i:[A-ZŠĐČĆŽА-ЯЈЉЊЂЋЏ]{2,6}(?:\s[A-ZŠĐČĆŽА-ЯЈЉЊЂЋЏ]{2,6}){0,2})(?=,)"),
        bare("section", r"(?-i:[IVX]{1,5})(?=,\s\d{1,4}[-/])", after=("fonds", "series")),
        labelled("year", r"god|г|год", YEAR),
        labelled("inventory", r"p|pop|popisnik|п|поп", rf"{PLAIN}(?=,\s(?:k|kut|к|кут)[.\s])"),
        labelled("box", BOX, PLAIN),
        labelled("bundle", r"sv|svežanj|св", PLAIN),
        labelled("fascicle", r"f|fasc|fascikla?|ф|фасц|фасцикла", rf"(?!\d{{1,5}}[rv]){PLAIN}"),
        labelled("file", r"spis|predmet|предмет", CODE),
        labelled("item", DOCUMENT, rf"(?=[^\s,;]{{0,12}}\d){CODE}"),
        bare(
            "item",
            r"(?:(?-i:[IVX]{1,5})|\d{1,4}(?=[-/][IVX]))(?:[-/]\w{1,6}){1,4}(?![^\W_])",
            after=("series", "fonds"),
        ),
    ),
    locus=LocusGrammar(folio=r"ll?|list|л|ff?|fol", page=r"str|ss?|pp?|стр"),
)

GREEK = Family(
    "Greek",
    ladder=(
        bare("year", YEAR),
        bare("fonds", rf"(?!(?:φάκ|φακ|υποφ)|F\.\s\d){phrase(',')}"),
        bare("year", YEAR),
        labelled("box", r"κ|κουτί|κουτ|kouti", PLAIN),
        labelled("folder", r"φάκ|φακ|φάκελος|φακ/|φ|fak|fakelos|file|f", rf"{NUMERAL}"),
        labelled("subfolder", r"υποφάκ|υποφ|υποφάκελος|υποφακ|subf|sub-?file|subfolder", NUMERAL),
        labelled("item", r"αρ|έγγρ|εγγρ", NUMBER),
    ),
    locus=LocusGrammar(folio=r"φ|φύλ|φφ", page=r"σσ?|σελ"),
)

ALBANIAN = Family(
    "Albanian",
    ladder=(
        labelled("fonds", r"f|fondi", r"\d{1,4}(?:/[A-Z]{1,4}(?:-[A-Z]{1,4})?)?(?![^\W_])"),
        labelled("year", r"v|viti|vjeti", YEAR),
        labelled("delo", r"d|dos|dosja", NUMBER),
        labelled("year", r"v|viti|vjeti", YEAR),
    ),
    locus=LocusGrammar(folio=r"fl|fq|fleta", page=r"ff?"),
)
