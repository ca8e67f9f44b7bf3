"""Yugoslav and Greek references.

AJ, 507-III/1                     fonds, item
ΥΔΙΑ, 1940, φάκ. 2, υποφάκ. 1     year, folder, subfolder
"""

from __future__ import annotations

from seeds2tei.references.families.values import CODE, NUMBER, NUMERAL, PLAIN, phrase
from seeds2tei.references.grammar import Family, bare, labelled
from seeds2tei.references.locus import LocusGrammar

YUGOSLAV = Family(
    "Yugoslav",
    forms=(r"(?P<fonds>\d{1,4})\s?[-/]\s?(?P<item>(?:(?-i:[IVX]{1,5})|\d{1,5})(?:[-/][\w]{1,8}){0,4})(?![^\W_])",),
    ladder=(
        labelled("fonds", r"f|fond|ф|фонд|zbirka", rf"(?:{NUMBER}|{phrase(',')})"),
        bare("fonds", r"\d{1,4}(?=,)"),
        bare("fonds", phrase(",")),
        bare("series", r"(?-i:[A-ZŠĐČĆŽА-Я]{2,6})(?=,)"),
        labelled("box", r"k|kut|kutija|кут|к", PLAIN),
        labelled("fascicle", r"f|fasc|fascikla|fasc|ф|фасц", PLAIN),
        labelled("item", r"j|jed|a\.?\s?j|br|sign|dok|д|бр", CODE),
        bare("item", r"(?-i:[IVX]{1,5})(?:[-/]\w{1,6}){1,4}(?![^\W_])", after=("series", "fonds")),
    ),
    locus=LocusGrammar(folio=r"ll?|list|л", page=r"str|ss?|pp?|стр"),
)

GREEK = Family(
    "Greek",
    ladder=(
        bare("year", r"1[89]\d\d(?:-\d{2,4})?(?![^\W_])"),
        bare("fonds", rf"(?!(?:φάκ|φακ|υποφ)){phrase(',')}"),
        bare("year", r"1[89]\d\d(?:-\d{2,4})?(?![^\W_])"),
        labelled("folder", r"φάκ|φακ|φάκελος|φακ/|fak|file", NUMERAL),
        labelled("subfolder", r"υποφάκ|υποφ|υποφάκελος|υποφακ", NUMERAL),
        labelled("item", r"αρ|έγγρ|εγγρ", NUMBER),
    ),
    locus=LocusGrammar(folio=r"φ|φύλ|φφ", page=r"σσ?|σελ"),
)
