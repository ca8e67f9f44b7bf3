"""Turkish, Israeli, Chinese and Japanese references, and those of the League and the United Nations.

BOA, HR.SYS 1234/5            fonds code, dosya (box), gömlek (file)
BCA, 30.18.1.2/12.34.5        fonds code, box, file, item
ISA, MFA 9537/11              fonds, box, file
CZA, S25/123                  fonds, file
中国第二历史档案馆, 全宗1-案卷2    fonds, item
JACAR Ref. A03023456700       the number of the portal, not of the archive
LNA, R 1234, 12/345/678       box, section, item, dossier
S-0123-0004-05                series, box, file
"""

from __future__ import annotations

from seeds2tei.references.families.values import CODE, NOT_A_DAY, NUMBER, NUMERAL, PLAIN, words
from seeds2tei.references.grammar import Family, bare, labelled
from seeds2tei.references.locus import LocusGrammar

CAPITALS = r"(?-i:[A-ZÇĞİÖŞÜ]{1,5}(?:\.\s?[A-ZÇĞİÖŞÜ][A-ZÇĞİÖŞÜa-z]{0,4}){0,4}(?:\.h(?=[.,\s]))?)"
WHOLE = r"HAT|BEO|MAD|NFS|KK|TT|TD|MD|ŞD"  # fonds of the Ottoman archive that have no boxes
STREET = r"[^,;\n]{0,60}(?:Cad|Sok|Mah|Bulv)"

TURKISH = Family(
    "Turkish",
    forms=(
        rf"(?P<fonds>{CAPITALS})\.?[\s,.:]{{1,3}}(?:(?:nr|no)[.:]?\s?)?(?P<box>\d{{1,5}})\s?[-/]\s?(?P<file>\d{{1,6}}(?:-[A-Z])?)(?![\w/])",
        # The name of the fonds, then its code: "Şifre Kalemi (DH.ŞFR), nr. 54/123".
        rf"(?-i:[A-ZÇĞİÖŞÜ])[^()\d;\n]{{3,80}}\((?P<fonds>{CAPITALS})\.?\),?\s(?:(?:nr|no)[.:]?\s?)?"
        r"(?P<box>\d{1,5})\s?[-/]\s?(?P<file>\d{1,6}(?:-[A-Z])?)(?![\w/])",
        rf"(?P<fonds>{CAPITALS}\.\s?d)[\s.,]{{1,3}}(?:(?:nr|no)[.:]?\s?)?(?P<item>\d{{1,5}})(?![\w/])",
        rf"(?P<fonds>(?-i:{WHOLE}))[\s.,]{{1,2}}(?:(?:nr|no)[.:]?\s?)?(?P<item>\d{{1,6}})(?![\w/])",
        # The Republic's archive: fonds, then "yer no": box, file, item.
        r"(?:fon(?:\s?kodu)?[:.\s]{1,2})?(?P<fonds>\d{1,3}(?:[.-]{1,2}\d{1,3}){1,4})\s?[/,]\s?(?:yer\s?(?:no|nu)[.:\s]{1,2})?"
        r"(?P<box>\d{1,4})[.-](?P<file>\d{1,4})[.-](?P<item>\d{1,4})(?![\w/])",
        r"(?P<fonds>(?-i:[ED]))\.\s?(?P<item>\d{1,5}(?:/\d{1,4})?)(?![\w/])",  # the palace: evrak, defter
        r"(?P<item>\d{6,8})(?![\w/])",
    ),
    ladder=(
        labelled("fonds", r"fon", CODE),
        bare("fonds", rf"(?!{STREET}){words(',')}"),
        labelled("box", r"klasör|kls|kutu|k", NUMBER),
        labelled("file", r"dosya|dos", NUMBER, after=("box",)),
        labelled("box", r"dosya|dos", NUMBER),
        labelled("file", r"gömlek|göm|gom|g", NUMBER),
        labelled("volume", r"defter(?:\s?(?:no|nr))?|def", NUMBER),
        labelled("item", r"fihrist|fih|f|belge|b|sıra|no|nr", NUMBER),
        labelled("subitem", r"hüküm|hk|h", PLAIN),
    ),
    locus=LocusGrammar(folio=r"vr|varak|lef", page=r"ss?|sayfa|pp?"),
)

NOT_A_DATE = r"(?!\d{1,2}/\d{1,2}/(?:1[89]|20)\d\d(?!\d))"

ISRAELI = Family(
    "Israeli",
    forms=(
        r"(?:RG\s?)?(?P<fonds>\d{1,3}(?:\.\d{1,2})?)(?:,?\s|/)(?P<series>(?-i:[A-Z]{1,4}|[א-ת]{1,2}))[\s/-]?(?P<box>\d{1,6})/(?P<file>\d{1,5})"
        r"(?![\w/])",
        r"(?P<accession>\d{1,5}/\d{2,4})//(?P<file>\d{1,5})(?![\w/])",  # the army: accession and its year
        rf"{NOT_A_DATE}/?(?:RG\s?|(?-i:[A-Z]{{1,4}})\s(?=\d{{2,3}}[./]))?"
        r"(?P<fonds>(?-i:[A-Z]{1,4}|\d{2,3}(?:\.\d{1,2})?(?:/?[A-Z]{1,4}|(?=[\s/-]))))[\s/-]{0,2}"
        r"(?P<box>\d{1,6})/(?P<file>\d{1,5})(?![\w/])",
        r"(?!(?:19|20)\d\d/)(?P<box>\d{4,6})/(?P<file>\d{1,5})(?![\w/])",
        r"(?P<fonds>(?-i:חצ|גל|ג|א|פ))[\s-]?(?P<box>\d{1,6})/(?P<file>\d{1,5})",
    ),
    locus=LocusGrammar(page=r"pp?|עמ"),
)

# Fonds signs that end in a number: S25, Z4, O.3, M.52.
ZIONIST = Family(
    "Israeli (Zionist and memorial archives)",
    forms=(
        r"(?P<fonds>(?-i:[A-Z]{1,4})\.?\s?\d{1,4}(?:\.[A-Z0-9]{1,4})?[a-z]?)[/\\](?P<file>\d[\w/.-]{0,12}(?<=\w))(?![\w/])",
        r"(?P<fonds>(?-i:[A-Z]{1,4}))/(?P<file>\d{1,6})(?![\w/])",
        r"(?P<fonds>(?-i:[IVX]{1,4})(?:-\d{1,4}){1,3})-(?P<file>\d{1,6}(?:-?[A-Z])?)(?![\w-])",  # labour movement
    ),
    locus=LocusGrammar(page=r"pp?"),
)

# The number of a file, whatever its parts.
NUMBER_LABEL = r"(?:(?:數位)?典藏號|館藏號|馆藏号|入藏登錄號|档号|檔號|档案号|檔案號)"
QUOTED = r"[《「『]?(?P<fonds>[^\W\d_a-zA-Z]{2,30})[》」』]?"

EAST_ASIAN = Family(
    "Chinese and Japanese",
    forms=(
        r"(?:[《「『]?[^\W\d_a-zA-Z]{1,30}[》」』]?[,\s]{1,2})?(?:館藏|馆藏)?全宗(?:号|號)?[:\s]{0,2}(?P<fonds>(?:\d{1,5}|[〇○零一二三四五六七八九十百千]{1,7})(?:\(\d{1,3}\))?)[-,、\s.]{0,3}"
        r"(?:(?:目录|目錄)(?:号|號)?[:\s]{0,2}(?P<series>\d{1,5})[-,、\s.]{0,3})?(?:案卷|卷)(?:号|號)?[:\s]{0,2}(?P<item>\d{1,6})",
        # Fonds, inventory, file of a town or a province: Q1-18-123, 0053-12-123.
        rf"(?:{NUMBER_LABEL}[:\s]{{0,2}})?{NOT_A_DAY}(?P<fonds>(?-i:[A-Z])\d{{1,4}}|\d{{4}})-(?P<series>\d{{1,2}})-(?P<item>\d{{1,6}})"
        r"(?![\w-])",
        r"(?P<fonds>\d{3,4})-(?P<series>[甲乙丙丁])-(?P<item>\d{1,6})(?![\w-])",
        # the foreign ministry in Taipei
        r"(?:[^\W\d_a-zA-Z]{2,20}[,\s]{1,2})?(?P<item>\d{2}-\d{2}-\d{2,3}-\d{2}(?:-\d{3})?)(?![\w-])",
        rf"(?:{QUOTED}[,\s]{{1,2}})?{NUMBER_LABEL}[:\s]{{0,2}}(?P<item>[\w/-]{{4,40}}(?<=\w))",
        r"(?P<fonds>\d{3})-(?P<item>\d{5})-(?P<subitem>\d{2})(?![\w-])",  # the foreign ministry in Beijing
        r"(?P<item>(?-i:[A-Z])'?\.(?:\d{1,2}\.){2,4}\d{1,3}(?:-\d{1,3}){0,3})(?![\w-])",  # the same in Tokyo
        rf"{NOT_A_DAY}(?P<fonds>\d{{1,4}})-(?P<item>\d{{1,6}})(?![\w-])",
        rf"(?:{QUOTED}[,\s]{{1,2}})?(?P<item>\d{{3}}-\d{{5,6}}-\d{{4,5}}(?:-\d{{3}})?)(?![\w-])",
        # the palace in Beijing
        rf"(?:{QUOTED}[,\s]{{1,2}})?(?P<item>\d{{2}}-\d{{2}}-\d{{2}}-\d{{4}}-\d{{3}})(?![\w-])",
    ),
    ladder=(labelled("item", r"請求番号|請求記号|档号", r"[^\s,;]{2,30}"),),
    locus=LocusGrammar(page=r"画像|頁|页|pp?"),
)

# The portal of the Japanese archives: its number leads to a copy, the papers lie elsewhere.
JACAR = Family(
    "Japanese portal",
    forms=(
        r"(?:Ref(?:erence)?\.?\s?(?:code)?[.:]?\s?|レファレンスコード[:\s]{0,2}|[^\w]{0,2})(?P<item>(?-i:[A-C])\d{11})(?!\w)",
    ),
    locus=LocusGrammar(page=r"画像|頁|images?|pp?"),
    alternative="surrogate",
)

LEAGUE = Family(
    "League of Nations and United Nations",
    forms=(
        r"(?P<box>(?-i:[RSCP])\.?\s?\d{1,5})(?:[/,]\s?(?:doss?(?:ier)?\.?\s?)?(?P<section>\d{1,3}[A-Z]{0,2})/(?P<item>\d{1,6}[A-Z]?)"
        r"(?:/(?P<dossier>\d{1,6}))?)(?![\w/])",
        r"(?P<section>\d{1,3}[A-Z]{0,2})/(?P<item>\d{1,6}[A-Z]?)/(?P<dossier>\d{1,6}),\s(?P<box>(?-i:[RSCP])\.?\s?\d{1,5})(?![\w/])",
        r"(?P<series>(?-i:S)-\d{3,4})-(?P<box>\d{1,4})-(?P<file>\d{1,4})(?![\w-])",
        r"(?P<series>(?-i:S)-\d{3,4})(?![\w-])",
        r"(?P<box>(?-i:[RSCP])\s?\d{1,5})(?![\w/])",
    ),
    ladder=(
        labelled("fonds", r"fonds", NUMBER),
        labelled("series", r"series|sub-?fonds", NUMBER),
        bare("series", words(",")),
        labelled("box", r"box", NUMBER),
        labelled("folder", r"folder", NUMERAL),
        labelled("file", r"files?", NUMERAL),
        labelled("dossier", r"doss?(?:ier)?", NUMBER),
    ),
    locus=LocusGrammar(page=r"pp?|pages?", folio=r"ff?"),
)

VIETNAMESE = Family(
    "Vietnamese",
    ladder=(
        bare("fonds", r"(?!(?:hồ sơ|file|HS)[.\s])(?:[^,;()\n\"“”\d]{2,60})(?=,)"),
        labelled("delo", r"hồ sơ(?:\ssố)?|HS|files?|dossier", NUMBER),
    ),
    locus=LocusGrammar(folio=r"tờ|ff?", page=r"tr|pp?"),
)
