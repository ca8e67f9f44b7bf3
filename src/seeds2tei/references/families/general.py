"""References to known archives in a form that no tradition of ours has.

    FHKA, AHK, HFU, rote Nr. 12      ARA, Eerste Afdeling, VOC 1234, fol. 12

Commas part the levels, whatever they are: first names, then numbers. It is asked last of all, and only for numbers
that cannot be a year, a house or a page.
"""

from __future__ import annotations

from seeds2tei.references.families.values import CAPITAL, NUMERAL
from seeds2tei.references.grammar import Family, bare, labelled
from seeds2tei.references.locus import LocusGrammar

SMALL = (
    r"(?:a[lnu]?|aan|and|d[aeiou]s?|dei|del(?:la|le|lo)?|de[nr]|die|du|e[tn]?|för|i[mn]?|l[ae]s?|na|o[fg]|och|of"
    r"|the|u|und|va[nr]|vo[mnr]|voor|w|y|za|zu[mr]?|à)"
)
NO_NAME = r"(?!(?:Tel|Fax|ISBN|ISSN|Vol|Bd|Heft|Nr|No|Kat|Abb|Fig|Taf|S|P|Pp)[.\s])"
WORD = rf"{CAPITAL}[^\W\d_]{{0,25}}(?:['’/.&-][^\W\d_]{{1,25}}){{0,3}}\.?"
NAME = rf"{NO_NAME}{WORD}(?:\s(?:{SMALL}|{WORD})){{0,6}}"
NUMBERED_NAME = rf"{NO_NAME}(?-i:[A-ZÀ-Ž]{{1,4}}(?:-[A-Z]{{1,4}})?)\s?\d{{1,5}}[a-z]?"
STEP = rf"(?:{NAME}|{NUMBERED_NAME})(?=,\s)"
NUMBER_BEHIND = r"\s(?!(?:1[4-9]|20)\d\d(?!\d))\d{3,6}(?:[,;)\]]|\.?$|\.\s)"
CODE = (
    r"(?!(?:1[4-9]|20)\d\d(?:[-/]\d{2,4})?(?![\w./-]))(?!(?:ISBN|ISSN|Tel|Fax|Art)[.\s])"
    r"(?:(?-i:(?!Bll?|Fol|Pag|Str|Vol|Tom)[A-ZÀ-Ž][a-zà-ž]{1,5})\.\s|(?-i:[A-ZÀ-Ž]{1,5})[\s.-]?|(?-i:[IVXLC]{1,6})[\s.-])?\d[\w./()-]{0,20}(?<=[\w)])(?:\s(?-i:[A-Z])\s\d{1,4})?"
    r"(?=[,;)\]]|\.?\s?$|\.\s)"
)

GENERAL = Family(
    "unknown tradition",
    ladder=(
        bare("fonds", STEP),
        bare("fonds", rf"{NAME}(?={NUMBER_BEHIND})"),
        bare("series", STEP, after=("fonds",)),
        bare("series", rf"{NAME}(?={NUMBER_BEHIND})", after=("fonds",)),
        bare("subseries", STEP, after=("series",)),
        # The labels of one tradition only are not here: an archive of that name may be meant that is not known.
        labelled("bundle", r"fs|fascio|sv", NUMERAL),
        labelled("volume", r"vols?|volume|tomo?|tome|t|bd|band|reg|registro?|libro?|liv|livro|kn|ks|köt", NUMERAL),
        labelled("box", r"box|kt|pk|doos|scatola|kasse|kotelo", NUMERAL),
        labelled("folder", r"folder|map|mappe|carpeta|pasta|teczka|cartella", NUMERAL),
        labelled("fascicle", r"fasc|fasz|fascikel|fasciculus|cuad", NUMERAL),
        labelled("file", r"files?|proc|dos", NUMERAL),
        labelled("item", r"(?:rote\s|inv\.?\s?)?(?:nrs?|no|n[°oº]|č|num|núm|doc|dok|item|piece|nummer)", NUMERAL),
        bare("item", CODE, after=("fonds",)),
    ),
    locus=LocusGrammar(folio=r"ff?|fols?|foll?|fo|bll?|cc?|kk?|fls?", page=r"pp?|pag|ss?|str"),
)
