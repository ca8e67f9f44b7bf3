"""References of the United States.

NARA, RG 59, CDF 1910-1929, 119.4/76             record group, series, file
NARA, RG 59, Office Files, 1910-1944, Box 35, X  series with its years, box, folder
LCM, Moore Papers, Box 66, Wynne, Edward         papers, box; the folder is the rest of the phrase
Department of State, HAC Lot File 96D292, Box 6, Nominations
"""

from __future__ import annotations

from seeds2tei.references.families.values import CAPITAL, NUMBER
from seeds2tei.references.grammar import NOT_A_LETTER, Family, Rung, bare, labelled
from seeds2tei.references.locus import LocusGrammar

YEARS = r"(?:1[5-9]|20)\d\d(?:-(?:(?:1[5-9]|20)\d\d|\d\d))?"
CENTRAL = (
    r"(?:(?:General\s|Central\s)?(?:Decimal\s|Foreign Policy\s|Subject-Numeric\s|Foreign Affairs\s)?Files?|CDF|CFPF)"
    rf",?\s{YEARS}"
)
DECIMAL = (
    r"(?:\d{2,3}[A-Z]?\.\w{1,10}(?:\s[A-Z][\w ]{0,15})?|\d{3}[A-Z]?)/\d[\w-]{0,15}(?:\s(?-i:[A-Z/]{2,6}))?(?![^\W_])"
)
LOT = r"\d{2}\s?(?-i:[A-Z]{1,2})\s?\d{1,4}(?![^\W_])"
# "Miscellaneous Office Files, 1910-1944", with its years, up to the lot or the box.
NAMED = (
    rf"(?!Box\s|Lot\s|Entry\s|[^,;\n]{{0,50}}Library,){CAPITAL}[^;\n]{{2,220}}?"
    r"(?=\s\((?:Lot|\d\d\s?[A-Z]\s?\d)|,\s(?:Box|Entry|Lot|Folder|Reel|Roll|[Vv]ol\.)\s)"
)
END = (
    r"\s?[;(\n\[]|(?<!Vol)(?<!No)(?<!Pt)\.\s|\.?$|\.?[\"”]|,?\sand\s[A-Z\[]|\s(?:through|in)\s"
    r"|,\s(?:NARA|National Archives|LC|ibid)"
)
FOLDER = rf"[^\s;()\n\"“”][^;()\n\"“”]{{0,90}}?(?={END})"
# "Box 12, National Archives, College Park": that is no folder.
NO_ARCHIVE = r"(?!(?=\w)[^,;.\n]{0,50}?(?:Librar(?:y|ies)|Archives?|Historical Society|Special Collections)(?![^\W_]))"

AMERICAN = Family(
    "United States",
    forms=(
        r"(?P<item>(?-i:CIA)-RDP[\w-]{8,30}(?<=\w))",
        r"(?P<item>(?-i:[A-Z]{0,3})\d{4,6}-\d{3})(?![\w-])",
    ),
    ladder=(
        Rung(
            "record_group",
            r"(?P<label>(?:RG|Record Group)(?![^\W\d_])[.,:-]?)\s{0,3}"
            r"(?P<value>\d{1,4}(?:\.\d{1,4}|(?:-\d{1,3}){1,3})?)(?![^\W_])"
            rf"(?:,\s(?:General\s)?Records\sof\s[^,;\n]{{3,80}}(?=,\s(?:{CENTRAL}|Entry|Box|1[89]\d\d-)))?",
        ),
        labelled("collection", r"Collection(?:\sNo)?", r"\d{1,5}(?![^\W_])"),
        bare("collection", rf"Papers\sof\s{CAPITAL}[^,;:\n\d]{{1,60}}?(?=,)"),
        bare("collection", r"(?-i:(?:[A-Z]{3,5}\s)?MSS?|[A-Z]{2,3})\s\d{1,5}(?=,\s(?:Box|Folder))"),
        Rung(
            "collection",
            rf"(?P<value>{CAPITAL}[^,;:\n\d]{{1,70}}?\s(?:Papers|Collection|Correspondence|Diary|Diaries))"
            r"(?=[,;.:]|\s?\(|$)(?:\s\([^()\n]{2,20}\)(?=,))?",
        ),
        bare("series", CENTRAL),
        bare("series", rf"{YEARS}(?=,\s\d{{3}}[A-Z]?\.)"),
        # POL 27 VIET S: subject, number, country, of the files of the 1960s and 1970s
        bare("file", r"(?-i:[A-Z]{2,4}\s\d{1,2}(?:-\d{1,2})?(?:\s[A-Z/-]{1,12}){0,3})(?![^\W_])", after=("series",)),
        bare("series", rf"{CAPITAL}[^,;\n]{{0,50}}?(?=\sLot\sFile)"),
        labelled("series", r"Entry|E(?=\.\s\d)|Series", r"[A-Z\d][\w-]{0,12}(?<=\w)"),
        bare("series", r"(?-i:[MT])-?\d{2,4}(?=,)"),
        bare("series", NAMED),
        bare("subseries", NAMED, after=("series",)),
        Rung("lot", rf"\(?(?P<label>Lots?(?:\sFiles?)?)\s(?P<value>{LOT})\)?"),
        Rung("lot", rf"\((?P<value>{LOT})\)"),
        labelled("reel", r"Reel|Roll|Microfilm", NUMBER),
        labelled(
            "box",
            r"Box(?:es)?|Container|Carton|Ctn",
            r"(?:(?:[IVX]{1,4}:)?[A-Z]?-?\d{1,5}[A-Z]?|\d[A-Z]\d{1,4})(?![^\W_])",
        ),
        labelled("folder", r"Folder|Fol|File folder", r"\d{1,5}(?:\.\d{1,3})?(?![^\W_])"),
        Rung("folder", rf"(?P<label>(?:Folder|Fol|File folder){NOT_A_LETTER}[.,:]?)\s{{0,3}}[\"“]?(?P<value>{FOLDER})"),
        labelled("file", r"Files?", FOLDER),
        bare("file", DECIMAL),
        labelled("volume", r"vols?|volume", NUMBER),
        labelled("box", r"Box(?:es)?", r"\d{1,5}[A-Z]?(?![^\W_])"),
        bare("folder", rf"(?<![\d;]\s)(?!pp?\.?\s\d|page\s){NO_ARCHIVE}{FOLDER}", after=("box",)),
    ),
    locus=LocusGrammar(folio=r"ff?|fols?", page=r"pp?|pages?"),
)

# "Box 12, Folder 3, W. Averell Harriman Papers, Library of Congress": the archive stands last.
AMERICAN_REVERSED = Family(
    "United States",
    ladder=(
        labelled("folder", r"Folder|File folder", r"\d{1,5}(?![^\W_])"),
        Rung("folder", r"(?P<label>(?:Folder|File folder)[.,:]?)\s{0,3}[\"“](?P<value>[^\"“”\n]{1,80})[\"”]"),
        labelled("box", r"Box|Container|Carton", r"[A-Z]?-?\d{1,5}[A-Z]?(?![^\W_])"),
        labelled("folder", r"Folder|File folder", r"\d{1,5}(?![^\W_])"),
        Rung("folder", r"(?P<label>(?:Folder|File folder)[.,:]?)\s{0,3}[\"“](?P<value>[^\"“”\n]{1,80})[\"”]"),
        bare("series", rf"{CAPITAL}[^,;:\n]{{1,60}}?\s(?:Files?|Series)(?=,)"),
        bare("collection", rf"(?:Records|Papers)\sof\s(?:the\s)?{CAPITAL}[^,;:\n]{{2,70}}?(?=,)"),
        bare("collection", rf"{CAPITAL}[^,;:\n\d]{{1,70}}?\s(?:Papers|Collection|Records)(?=[,;.:)]|$)"),
        labelled("record_group", r"RG|Record Group", r"\d{1,3}(?![^\W_])"),
    ),
    locus=LocusGrammar(page=r"pp?|pages?"),
)
