"""Polish, Czech, Slovak and Hungarian references.

AAN, KC PZPR, sygn. 237/V-12, k. 5          zespół (fonds) by name; k. = leaf
AMSZ, Dep. IV 31/92, w. 3, t. 9             w. = bundle, then t. = teczka (folder)
53/884/0/-/1                                archive, fonds, series, subseries, item
NA, f. ÚV KSČ, sv. 12, a. j. 34             f. = fonds; a. j. = item
SOA Třeboň, VS Orlík, sign. I A 1, inv. č. 12, kart. 3, fol. 5
MNL OL M-KS 288. f. 5. cs. 123. ő. e.       the number stands before its label
"""

from __future__ import annotations

from seeds2tei.references.families.values import CODE, NUMBER, NUMERAL, PLAIN, ROMAN, phrase, words
from seeds2tei.references.grammar import Family, bare, labelled, trailing
from seeds2tei.references.locus import LocusGrammar

POLISH_LABEL = r"w|t|ks|sygn|sygnatura|syg|j|jedn|poz|teczka|tecz|wiązka|tom|dz|k|s|ss|kk|nr|cz|mf|vol"
END = r",|;|\.?$|\.\s(?=(?-i:[A-ZŁŚŻ][a-z]{3}))"

POLISH = Family(
    "Polish",
    forms=(
        r"(?P<archive_no>\d{1,3})/(?P<fonds>\d{1,5})/(?P<series>-|\d{1,3}(?:\.\d{1,3}){0,3})"
        r"/(?P<subseries>-|\d{1,3}(?:\.\d{1,3}){0,3})/(?P<item>\d{1,6}[a-z]?)(?![\w/])",
        r"(?P<fonds>\d{1,4})/(?P<signature>(?-i:[IVX]{1,5})-\d{1,4}[a-z]?)(?![\w/-])",
        # 29/456, sygn. 12: archive and fonds, then the signature
        r"(?P<archive_no>\d{1,3})/(?P<fonds>\d{1,5})(?=,\ssygn)",
        r"(?:(?P<branch>(?-i:BU|Kr|Ka|Wr|Gd|Lu|Po|Łd|Rz|Sz|By|Bi|Ra|Ol|Ki))[\s,]{1,2})?"
        r"(?P<signature>0?\d{1,6}(?:\s\d{1,6})?/\d{1,6}(?:/\d{1,6})?)(?![\w/])",
        r"(?P<signature>(?-i:[IVX]{1,5})-\d{1,4}[a-z]?|(?-i:[A-Z])\.\d{1,3}(?:\.\d{1,4}){0,3}(?:/\w{1,8})?)(?![\w/-])",
        r"(?P<signature>(?-i:[IVX]{1,4})\.\d{1,4}(?:\.\d{1,5}){1,4}(?:/[A-Z])?)(?![\w/])",
    ),
    ladder=(
        labelled("fonds", r"zesp[oó]ł|zesp|z|zb", rf"{NUMBER}|{phrase(END)}"),
        bare("fonds", rf"(?!(?:{POLISH_LABEL})[.\s]){phrase(END)}(?:,\s\d{{1,3}}/\d{{2}}(?!\d))?"),
        bare("fonds", r"\d{2,5}(?=,\s\d{1,5}/[IVX\d])"),
        bare("series", rf"(?!(?:{POLISH_LABEL})[.\s]){words(',')}(?=,\s(?:sygn|w|t)\.?\s)", after=("fonds",)),
        labelled("part", r"cz|część", NUMERAL),
        labelled("division", r"dz|dział", rf"{NUMERAL}(?:\s(?-i:[A-Z])(?![^\W_]))?"),
        labelled("bundle", r"w|wiązka|wiazka|wi[aą]z", NUMERAL),
        labelled("signature", r"sygn|sygnatura|syg|rkps|rkp|rps", rf"(?:{CODE})(?:\s\d{{1,5}})?"),
        bare(
            "signature",
            r"(?!1[89]\d\d|20\d\d)(?:\d{1,6}|(?-i:[IVXLC]{1,5}[A-Z]?)(?=/)|(?-i:[IVX]{1,4})(?=\.\d{1,4}\.\d))"
            r"(?:[./-](?:\d{1,6}|(?-i:[IVXLC]{1,5}))){0,5}"
            r"(?=,|;|\.?$)",
            after=("fonds",),
        ),
        labelled("item", r"j(?:\.?\s?a)?|jedn|poz|nr", NUMERAL),
        labelled("folder", r"t|teczka|tecz", NUMERAL, after=("bundle",)),
        labelled("volume", r"t|tom|vol|ks|księga", NUMERAL),
        labelled("folder", r"teczka|tecz", NUMERAL),
        labelled("part", r"cz|część", NUMERAL),
    ),
    locus=LocusGrammar(folio=r"kk?|kart[ay]?|fol|ff?", page=r"ss?|str|pp?"),
)

SIGN = r"sign|sig|signatura|sg|rkps?|ruk"
SIGNATURE = r"[^\W_][\w./ -]{0,30}?(?=,|;|\.?$|\.\s)"

CZECH = Family(
    "Czech and Slovak",
    ladder=(
        labelled("fonds", r"f|fond|č\.\s?f|NAD", rf"(?:{NUMBER}|{phrase(END)})"),
        bare("fonds", rf"(?!(?:sign|inv|kart|sv|a\. ?j|k|č|kniha|obal|šk|škat|přír)[.\s]){phrase(',')}"),
        labelled("accession", r"př[ií]r\.?\s?č", CODE),
        bare("series", r"(?-i:[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ]{2,6})(?=,\s(?:sv|kart|inv|a\.)[.\s])", after=("fonds",)),
        bare("series", r"(?-i:[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ][^\W\d_]{2,20})(?=,\s(?:k|kart)\.\s\d)", after=("fonds",)),
        bare("series", r"[^\W\d_][^,;()\n\d]{3,50}(?=,\s(?:kart|kr|krab|sign|inv|sv|č)[.\s])", after=("fonds",)),
        bare("series", r"\d{1,2}/\d{1,2}(?=,\s(?:sv|kart|inv|a)[.\s])", after=("fonds",)),
        labelled("series", r"ser|série|odd|oddělení", NUMERAL),
        labelled("volume", r"kniha(?:\s?č)?|kn", NUMERAL),
        labelled("box", r"kart|karton|kr|krab|krabica|škat|šk|box", rf"(?-i:[A-Z]{{0,2}}){PLAIN}"),
        labelled("bundle", r"sv|svazek|zv|zväzok|fasc", NUMERAL),
        labelled("signature", SIGN, SIGNATURE),
        bare(
            "signature", r"(?-i:[A-Z])-\d{1,6}(?:/\d{1,4})?(?:\s(?-i:MV))?(?![^\W_])", after=("fonds",)
        ),  # investigations
        labelled(
            "item",
            r"inventární\s(?:číslo|jednotka)|archivní\sjednotka|inv\.?\s?[čj]|i\.?\s?č|č\.\s?inv|inv|a\.?\s?j"
            r"|ar\.?\s?j|arch\.?\s?j",
            NUMBER,
        ),
        labelled("subitem", r"b|bod", NUMBER),
        labelled("signature", SIGN, SIGNATURE),  # the order of signature, item and box is free
        labelled("box", r"kart|karton|k|kr|krab|krabica|škat|šk", PLAIN),
        labelled("signature", SIGN, SIGNATURE),
        labelled("folder", r"obal|složka|sl", NUMERAL),
        labelled("file", r"č\.?\s?j|čj|Zl", CODE),
        labelled("item", r"č", NUMBER),
    ),
    strays=r"[\s,]{1,3}(?:1[5-9]|20)\d\d(?:-(?:1[5-9]|20)?\d\d)?(?=,\s(?:(?:č|kart|inv|sign)\.|(?-i:[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ])[^\W\d_]{2,20},\s(?:kart|kr)\.))",
    locus=LocusGrammar(folio=r"fol|ff?|ll?|list|listy", page=r"ss?|str|pp?"),
    second=(("file", "fileReference"),),
)

# "K 64", "M-KS 288", "XIX-J-1-j", "IV.1407.b": a section of the National Archives, a class of a county or a town.
HUNGARIAN_CLASS = (
    r"(?-i:[IVX]{1,6}-(?:[A-Z]-)?\d{1,3}(?:[-/][a-z]{1,3})?|[IVX]{1,6}\.\s?(?:[A-Z]\.\s?)?\d{1,4}(?:(?:\.\s?|/)[a-z](?![^\W_]))?"
    r"|[A-Z]{1,3}(?:-[A-Z]{1,3})?\s?\d{1,4})"
)
PIECES = r"\d[\w/-]{0,19}?"

HUNGARIAN = Family(
    "Hungarian",
    forms=(
        r"(?P<fonds>\d\.\d(?:\.\d){0,2})\.?\s(?P<item>(?-i:[A-Z]{1,3})-\d{1,6}(?:-\d{1,6})?(?:/\d{1,4}[a-z]?)?)(?![\w/])",
        r"(?P<item>(?-i:[A-Z][a-z]?)-\d{3,6}(?:/\d{1,4}[a-z]?)?)(?![\w/])",  # a file of the state security
        r"(?P<fonds>(?-i:DL|DF))\.?\s?(?P<item>\d{1,6})(?![^\W_])",  # medieval charters
        r"(?P<fonds>\d{3})-(?P<section>\d{1,3})-(?P<series>\d{1,3})(?![\w-])",
    ),
    ladder=(
        trailing("fonds", r"f|fond", rf"(?:{HUNGARIAN_CLASS}|\d{{1,5}})"),
        labelled("fonds", r"f|fond", rf"(?:{HUNGARIAN_CLASS}|\d{{1,5}})"),
        bare("fonds", rf"{HUNGARIAN_CLASS}(?![^\W_])(?!\.\s(?:eln\.|\d{{1,2}}\.\soszt))"),
        bare("fonds", r"(?-i:[A-ZÁÉÍÓÖŐÚÜŰ]{2,5})(?=,?\s1[89]\d\d\.\s(?:eln|\d)|,\s)"),  # the offices of the army
        bare("year", r"1[89]\d\d(?=\.\s(?:eln\.|\d{1,2}\.\soszt))", after=("fonds",)),
        trailing("section", r"oszt|osztály", r"(?:eln\.\s)?\d{1,2}(?:/\w)?"),
        bare(  # the foreign ministry: country, subject and number
            "item",
            r"(?-i:[A-ZÁÉÍÓÖŐÚÜŰ])[^\W\d_]{2,20}-\d[\w/-]{0,30}(?<=\w)",
            lead="-",
            after=("fonds",),
        ),
        bare("section", rf"{words(',')}(?=,\s\d{{1,4}}\.\s?(?:d|t|cs|doboz|tétel)[.,])", after=("fonds",)),
        # Behind a numbered fonds "cs." is a group (csoport), behind a section a bundle (csomó).
        trailing("subseries", r"cs", r"(?:(?<=[fF]\.)|(?<=[fF]\.\s)|(?<=fond\s))\d{1,5}(?:/\d{1,3})?"),
        trailing("subseries", r"csop|csoport", r"\d{1,5}(?:/\d{1,3})?"),
        trailing("bundle", r"cs|csomó|csom", r"\d{1,5}(?:/\d{1,3})?"),
        trailing("box", r"d|doboz", r"\d{1,5}"),
        labelled("box", r"box", PLAIN),
        trailing("delo", r"ő\.?\s?e|őe|ö\.?\s?e|o\.?\s?e", r"\d{1,6}(?:/\d{1,6}){0,3}"),
        trailing("item", r"t|tétel|tét|ü\.?\s?i", rf"(?:{PIECES}|{ROMAN})"),
        bare(
            "item",
            r"(?:\d{1,6}/1[89]\d\d|1[89]\d\d(?:[/-](?:\d{1,6}|(?-i:[IVX]{1,5}|[A-Z]))){1,3})(?![\w/])",
            after=("fonds",),
        ),
        trailing("file", r"sz|szám|ikt\.?\s?sz", PIECES),
        trailing("dossier", r"dosszié|dosz", r"\d{1,5}"),
        trailing("box", r"d|doboz", r"\d{1,5}"),
        trailing("volume", r"k|kötet|köt", r"\d{1,5}"),
    ),
    locus=LocusGrammar(folio=r"fol|f", page=r"pp?", folio_after=r"fol|f", page_after=r"o|oldal|p|pp"),
    strays=r"[\s,.]{1,3}(?:1[5-9]|20)\d\d(?=[\s,.]{1,3}\d)",
)
