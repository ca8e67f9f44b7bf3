"""Russian and Soviet, Ukrainian, Belarusian and Bulgarian references.

    РГАСПИ. Ф. 17. Оп. 162. Д. 3. Л. 12 об.       fonds · opis · delo, leaf
    АВП РФ, ф. 0129, оп. 47, п. 355, д. 14        fonds · opis · papka · delo
    ЦДАГО, ф. 1, оп. 20, спр. 5, арк. 12 зв.      Ukrainian: спр. delo, арк. leaf, зв. verso
    НАРБ, ф. 4п, воп. 1, спр. 2                   Belarusian: воп. opis
    ЦДА, ф. 1Б, оп. 6, а.е. 12, л. 3              Bulgarian: а.е. delo

The labels are the same in both scripts, and mixed scripts are common ("Ф. 3. Op. 16"), so each label is
written once for both. "On." is "Оп." read wrongly from print.
"""

from __future__ import annotations

from dataclasses import replace

from seeds2tei.references.families.values import NOT_A_DAY
from seeds2tei.references.grammar import Family, Rung, bare, labelled
from seeds2tei.references.locus import LocusGrammar

LETTER = r"A-Za-zА-Яа-яЁёІіЇїЄєҐґЎў"
# "5-os", "Р-1061", "9401с", "47a", "П-17/4", "224"; not the label that follows without a blank ("оп.1д.5").
NUMBER = (
    rf"(?:(?-i:[A-ZА-ЯІ]{{1,4}}|[рпrp](?=-))(?:-|\s?|\.(?=\d))(?=\d))?\d{{1,7}}(?:[-/.]\d{{1,6}}){{0,3}}"
    rf"(?:[-/]?[{LETTER}]{{1,3}}(?![^\W_]|\.?\s?\d))?(?![^\W_])"
)
ROMAN = r"(?-i:[IVXLCІХ]{1,8})(?=[,.]\s{0,2}(?:№|оп|од|ед|спр|op|od|ed|spr))"  # manuscripts of libraries: "ф. I, № 12"
FONDS = r"(?:ф|f)(?:[.,]?\s?(?:ф|f))?|фонд[аеу]?|fonds?|fondu"
OPIS = r"[оo][пp]|[оo]n(?=\.)|опис[иьі]?|opis['iu]?|opys[u]?|воп|vop|вопіс|inv"
DELO = (
    r"дд?|dd?|дел[оау]|del[oau]|ед\.?\s?хр|ed\.?\s?khr|ед\.?\s?зб|од\.?\s?зб|od\.?\s?zb|е\.?\s?х"
    r"|адз\.?\s?зах|adz\.?\s?zakh|спр|spr|справ[аи]|sprav[ay]|а\.?\s?е|a\.?\s?e|№"
)
PAPKA = r"пп?|p|папк[аи]|papk[ai]|пап|pap"
PART = r"ч|ch|част[ьи]|chast['i]?|т|t|том[а]?|tom"
BOX = r"к|k|карт|kart|картон|karton|кор|короб|коробка|ящ|ящик"
BUNDLE = r"св|sv|связка"
BOOK = r"кн|kn|книг[аи]|kniga"
SCROLL = r"стб|стлб|столбец|stb|stlb|stolbets"

LADDER: tuple[Rung, ...] = (
    labelled("fonds", FONDS, rf"(?:\d{{1,4}}\s(?-i:[БКВ])(?=,)|{NUMBER}|{ROMAN})"),
    bare("fonds", rf"{NUMBER}(?=[,.]\s(?:оп|op|воп)[.,]?\s?\d)"),
    labelled("section", r"разд|раздел|razd", NUMBER),
    labelled("opis", OPIS, NUMBER),
    labelled("bundle", BUNDLE, NUMBER),
    labelled("box", BOX, NUMBER),
    labelled("papka", PAPKA, NUMBER),
    labelled("folder", r"портф|портфель|portf|portfel'?", NUMBER),
    labelled("part", r"ч|ch", rf"{NUMBER}(?=,\s(?:д|d)[.\s])", after=("folder",)),
    labelled("volume", BOOK, NUMBER),
    labelled("item", SCROLL, NUMBER),
    labelled("delo", DELO, NUMBER),
    # One edition writes D. before P.; a "p." at the end would be a page, so a leaf must follow.
    labelled("papka", PAPKA, rf"{NUMBER}(?=[\s.,]{{1,4}}(?:л|l))", after=("delo",)),
    labelled("part", PART, NUMBER),
    labelled("item", r"док|dok|doc", NUMBER),
)

LEAVES = LocusGrammar(
    folio=r"лл?|ll?|лист[ыаів]{0,2}|list[yaiov]{0,2}|арк|ark|аркуш[іи]?|arkush[iy]?|арк\.\s?арк|fols?|ff?",
    page=r"сс?|стр|pp?|str|стор|с\.\s?с",
)
STRAYS = rf"[^;\n]{{1,90}}?(?=[\s,.)]{{1,3}}(?:{OPIS}|{PAPKA}|{DELO}|{PART}){{1}}[.,:]?\s{{0,2}}\d)"

# 495/20/1/5: fonds, opis, delo and leaf without labels, as the Comintern's papers are cited.
SLASHED = (
    r"(?P<fonds>\d{1,4})/(?P<opis>\d{1,4}[a-zа-я]?)/(?P<delo>\d{1,5}[a-zа-я]?)"
    r"(?:/(?P<leaf>\d{1,4}(?:-\d{1,4})?))?(?![\w/])"
)
HYPHENED = (
    NOT_A_DAY + r"(?P<fonds>(?-i:[РПR]-?)?\d{1,5})-(?P<opis>\d{1,4}[a-zа-я]?)-(?P<delo>\d{1,6}[a-zа-я]?)(?![\w-])"
)

RUSSIAN = Family(
    "Russian and Soviet",
    forms=(SLASHED, HYPHENED),
    ladder=LADDER,
    locus=LEAVES,
    gap=r"[\s,.:;-]{0,6}",  # "Ф. 127. – Оп. 1020. – Спр. 35."
    strays=STRAYS,
)
UKRAINIAN = replace(RUSSIAN, name="Ukrainian")
BELARUSIAN = replace(RUSSIAN, name="Belarusian")
BULGARIAN = replace(RUSSIAN, name="Bulgarian")
