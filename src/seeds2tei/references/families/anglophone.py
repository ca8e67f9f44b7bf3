"""British, Irish, Australian and Canadian references.

TNA, FO 371/12, f. 3            letters and class number make one series
IOR/L/PS/9/68/48                India Office Records in the British Library
VPRS 10742/P0000, B1324         Public Record Office Victoria: series, accession, item
NAA: A1, 1911/3                 series, item
LAC, RG 25, vol. 12, file 5-A   record group, volume, file
"""

from __future__ import annotations

from seeds2tei.references.families.values import CAPITAL, NUMBER, PLAIN
from seeds2tei.references.grammar import Family, Rung, bare, labelled
from seeds2tei.references.locus import LocusGrammar

LEAVES = LocusGrammar(folio=r"ff?|(?-i:[Ff]os?)|foll?|fols|folios?", page=r"pp?|pages?")
PAPERS = (
    rf"{CAPITAL}[^,;\n\d]{{1,60}}?\s(?:Papers|Collections?|Manuscripts|Diary|Diaries|Archives|MSS)(?=[,;.:]|\s[\d(]|$)"
)
NAMED_FILE = r"[^\s,;][^,;()\n]{0,40}?(?=[,;)(]|\.?$|\.\s|\s/|\"|”)"

IOR = (
    r"(?P<fonds>(?-i:IOR|India Office Records))[/:, ]{1,2}"
    r"(?P<series>(?-i:L)/(?-i:[A-Z]{1,4}(?:&[A-Z])?)/\d{1,3}|(?-i:R)/\d{1,2}/\d{1,3}|(?-i:[A-Z])(?:/\d{1,3}(?=/))?)"
    r"(?:/(?P<volume>\d{1,5}[A-Z]?))?(?:/(?P<item>\d{1,6}[A-Z]?))?(?![\w/])"
)
EUROPEAN = r"(?P<fonds>(?-i:MSS?|Mss?)\.?\s?Eur)\.?\s(?P<collection>(?-i:[A-G])\s?\d{1,4})(?:/(?P<item>\d[\w/]{0,12}))?"
CLASS = (
    r"(?P<series>(?-i:(?:[A-Z]{1,6}|(?:[A-Z]\.\s?){2,3})(?:[\s/.]?\d{1,4}[a-z]?|(?:/[A-Z]{1,4}\d{0,3}){1,3})))\s?(?:/|,\s(?=\d))"
    r"(?P<piece>(?-i:[A-Za-z]{0,3})\d{1,6}[A-Z]?)"
    r"(?:/(?P<item>\w[\w.-]{0,15}(?:/[\w.-]{1,12}){0,3}))?(?![\w/])"
)

BRITISH = Family(
    "British",
    forms=(
        IOR,
        EUROPEAN,
        CLASS,
        r"(?P<series>\d{1,5}(?-i:[A-Z]{1,2})\d{0,4})/(?P<piece>(?-i:[A-Z]{0,2})\d{1,5})(?:/(?P<item>\d{1,5}))?(?![\w/])",
        r"(?P<series>(?-i:DFA|DT|TSCH|TAOIS|D/T|D/FA|DFAT))[\s,/]{1,2}(?P<item>(?-i:S\s?)?\d[\w/.-]{0,20}(?<=\w))",
        r"(?P<fonds>(?-i:D\([A-Z]{1,2}\))\d{1,4})/(?P<item>\w{1,6}(?:/\w{1,6}){0,4})(?![\w/])",
        r"(?P<series>(?-i:[A-Z]{1,3}\d{1,4}))/(?P<piece>(?-i:[A-Z]{1,3}))/(?P<item>\d{1,5}(?:/\w{1,6}){0,3})(?![\w/])",
        r"(?P<fonds>(?-i:[A-Z]{2,6}))/(?P<item>(?-i:[A-Z]{1,3})\d{1,4})(?![\w/])",
        r"(?P<fonds>(?-i:[A-Z]{2,6})|\d{2,5})/(?P<series>(?-i:[A-Z]{1,3})\d{1,4}|(?-i:[A-Z]))/(?P<item>\d{1,5}(?:/\w{1,6}){0,3})(?![\w/])",
        r"(?P<fonds>(?-i:[A-Z]{1,4}))/?(?P<item>\d{1,5}(?:/(?-i:[A-Z]{0,3})\d{0,5}){1,5})(?<=\w)(?![\w/])",
    ),
    ladder=(
        bare("collection", PAPERS),
        labelled("series", r"series", r"\w{1,6}(?![^\W_])"),
        labelled("volume", r"vols?|volume", NUMBER),
        labelled("box", r"box|bundle", NUMBER),
        labelled("folder", r"folder", NUMBER),
        labelled("file", r"files?(?:\sno)?", NAMED_FILE),
        # "FO 371/1234, W 1234/56/17": the number of the registry, which needs no label
        Rung(
            "item",
            r"(?P<label>)(?P<value>(?-i:(?!FO|WO|CO|HO|DO|BT|SP|KV|HW|SC)[A-Z]{1,2})\s?\d{1,5}(?:/\d{1,5}){1,3}"
            r"|(?-i:[A-Z])\s\d{4,6})(?![\w/])",
            ("piece",),
        ),
        labelled("item", r"rot|mm?", PLAIN, after=("piece",)),
        labelled("item", r"item|no", NUMBER),
        labelled("subitem", r"no|doc", NUMBER),
        bare(
            "item",
            r"(?:(?-i:[A-Z]{1,3}\s[IVXLC]{1,6})\s)?(?!(?:1[5-9]|20)\d\d(?![\d/]))\d{1,7}[a-zA-Z]?(?:/[\w.]{1,8}){0,4}"
            r"(?<=\w)",
            after=("collection",),
        ),
    ),
    locus=LEAVES,
)

# Offices that keep their own files: only a file number, nothing else.
OFFICE = Family(
    "government office",
    forms=(
        r"(?:files?\s)(?P<file>\w[\w./-]{0,40}(?<=\w))",
        r"(?P<file>(?-i:[A-Z]{1,4})\s?\d{2,4}/\d{1,6}(?:/\d{1,6}){0,3})(?![\w/])",
    ),
    locus=LEAVES,
)

AUSTRALIAN = Family(
    "Australian",
    forms=(
        r"(?P<series>(?:VPRS\s?)?\d{1,6})/(?P<accession>(?-i:P)\s?\d{1,4}),\sunit\s(?P<box>\d{1,5}),\sitem\s"
        r"(?P<item>\w[\w/.-]{0,40}(?<=\w))",
        r"(?P<series>VPRS\s?\d{1,6}|\d{1,6}(?=/P|[,/]\s?\w))(?:/(?P<accession>(?-i:P)\s?\d{1,4}))?"
        r"(?:[,/]\s?(?:unit\s)?(?P<item>[^\s,;.\"\n][^,;.\"\n]{0,60}))?",
        r"(?P<series>(?-i:S)\d{1,6})[-,]?\s{0,2}(?P<accession>cons\s?\d{1,6}),?\s(?:item\s)?(?P<item>[^\s,;\"\n][^,;\"\n]{0,60})",
        r"(?P<series>(?-i:[A-Z]{1,3})\s?\d{1,5}(?:/\d{1,3})?),\s?(?:item\s|control symbol\s)?"
        r"(?P<item>(?-i:[A-Z]{2,4})\s\d{1,5}(?![\w/])|(?-i:[A-Z]{0,4})\d[\w/.-]{0,25}(?<=\w)(?:\s(?-i:[A-Z]\d{1,3}))?"
        r"|(?-i:[A-Z][A-Z' -]{2,40}(?<=[A-Z])))(?![^\W_])",
        r"(?P<series>(?-i:[A-Z]{2,4})\s?\d{1,5})/(?P<item>\d{1,6}(?:/\d{1,6}){0,4})(?![\w/])",
    ),
    ladder=(
        labelled("series", r"NRS|SRS|series(?:\sID)?", r"(?-i:[A-Z]{0,3})\d{1,6}"),
        bare("collection", r"(?-i:(?:ML)?MSS)\s\d{1,5}(?:/\d{1,4})?(?=[,;.)]|$)"),
        bare("series", r"(?-i:[A-Z]{2,4})\s?\d{1,5}(?=,\s(?:W\d|[Bb]ox|[Ii]tem))"),
        bare("accession", r"(?-i:W)\d{2,5}(?=,)", after=("series",)),
        labelled("accession", r"consignment|cons", r"\d{1,6}"),
        labelled("volume", r"vol|volume", NUMBER),
        labelled("box", r"box", NUMBER),
        labelled("item", r"item(?:\sID)?", NAMED_FILE),
        Rung("item", r"\[(?P<value>\d{1,2}/\d{1,6}(?:\.\d{1,4})?)\]", ("series",)),
        labelled("part", r"parts?|pt", PLAIN),
    ),
    locus=LEAVES,
)

CANADIAN = Family(
    "Canadian",
    forms=(
        r"(?P<accession>(?-i:PR)?(?:19|20)?\d{2}\.\d{1,4})/(?P<item>\d{1,5}[a-z]?)(?![\w/])",
        r"(?P<box>\d{1,4}-(?-i:[A-G])-\d{1,2})(?![\w-])",
    ),
    ladder=(
        labelled("fonds", r"fonds", NUMBER),
        labelled("record_group", r"RG|Record Group", r"\d{1,3}(?:[\s-]?(?-i:[A-Z])\d{0,2}|-\d{1,3})?(?![^\W_])"),
        bare("fonds", r"(?-i:MG)\s?\d{1,3}(?:[\s,-]{1,2}(?-i:[IVX]{1,4}|[A-Z])\s?\d{0,3})?(?![^\W_])"),
        bare("fonds", rf"{CAPITAL}[^,;\n\d]{{1,60}}?\s(?:fonds|papers|collection)(?=,)"),
        # P60, S1, SS2, D12: the fonds, série, sous-série and dossier of Québec, and the numbers of the West.
        bare("fonds", r"(?-i:[A-Z]{1,3}-?\d{1,5})(?=,)"),
        bare("series", r"(?-i:[A-Z]{2})\s\d{1,3}(?=,\svol)", after=("fonds",)),
        bare("series", r"(?-i:S\d{1,3})(?![^\W_])", after=("fonds",)),
        bare("subseries", r"(?-i:SS\d{1,3})(?![^\W_])", after=("series",)),
        bare("dossier", r"(?-i:D\d{1,5})(?![^\W_])", after=("fonds",)),
        labelled("series", r"series|sub-?series", r"[^\s,;][^,;\n]{0,30}?(?=,)"),
        labelled("accession", r"acc|accession", NUMBER),
        labelled("reel", r"reel|microfilm", r"[A-Z]{0,2}-?\d{1,6}"),
        labelled("volume", r"vol|volume", NUMBER),
        labelled("box", r"box", NUMBER),
        labelled("reel", r"reel|microfilm", r"[A-Z]{0,2}-?\d{1,6}"),
        labelled("file", r"files?(?:\sno)?|dossier", NAMED_FILE),
        labelled("item", r"no|item", NUMBER),
        labelled("part", r"parts?|pt", PLAIN),
        labelled("reel", r"(?:microfilm\s)?reel|microfilm", r"[A-Z]{0,2}-?\d{1,6}"),
    ),
    locus=LEAVES,
)

# "Home (Political) Department, Internal Branch, 1930, File No. 123/30": the departments of the government of India.
DEPARTMENT = rf"{CAPITAL}[^,;()\n\d]{{1,40}}(?:\s?\([^()\n]{{2,30}}\))?(?:\s{CAPITAL}[a-z]{{2,15}}){{0,3}}(?=,)"
PROCEEDINGS = r"\d{1,5}(?:[A-Z]|-?[A-Z])?(?:\s?-\s?\d{1,5})?(?![\w/])"

INDIAN = Family(
    "Indian",
    ladder=(
        bare("fonds", DEPARTMENT),
        bare("series", DEPARTMENT),
        bare("subseries", DEPARTMENT),
        bare("year", r"(?:(?-i:[A-Z][a-z]{2,8})\s)?(?:1[789]|20)\d\d(?:-\d\d)?(?=,)"),
        labelled("volume", r"vols?|volume", NUMBER),
        labelled(
            "file",
            r"(?:subject\s)?files?(?:\.?\snos?)?|F(?:\.?\snos?)?",
            r"[^\W_][\w./()-]{0,25}(?<=[\w)])(?:\s\([A-Z]\))?(?=[,;.)]|\s|$)",
        ),
        labelled("item", r"(?:progs?\.?\s|proceedings\s)?nos?|progs", PROCEEDINGS),
        bare("file", r"\d{1,4}(?:[-/][A-Z\d]{1,6}){1,3}(?![\w/-])", after=("fonds",)),
    ),
    locus=LEAVES,
)
