"""German, Austrian and Swiss references.

BArch R 58/3, Bl. 12            class and number of the Bestand make the fonds: "R 58"
PA AA, B 3, Bd. 7, Az. 204-3    Az. is a second number, the file reference
GStA PK, I. HA Rep. 76 Nr. 5    the Hauptabteilung keeps its "HA", the Repositur its "Rep."
ÖStA, HHStA, StAbt Russland II, Kt. 12, fol. 5r
CH-BAR#E1#2000/1#7* (B.1)       fonds, accession, item, and the file reference in brackets
"""

from __future__ import annotations

from seeds2tei.references.families.values import CAPITAL, CODE, NUMBER, NUMERAL, PLAIN, phrase, words
from seeds2tei.references.grammar import Family, Rung, bare, labelled
from seeds2tei.references.locus import LocusGrammar

LEAVES = LocusGrammar(folio=r"Bll?|Blatt|Blätter|foll?|fols|ff?", page=r"S|SS|Seite|pag|pp?", verso=r"(?-i:Rs?|RS)")

CLASS = (
    r"(?-i:(?:[A-Z]{1,4}|Z[Ss]g\.?|MSg|Pers|Plak|Nachl)\s?\d{1,5}(?:-\d{1,4})?"
    r"(?:[-\s](?:[IVX]{1,5}[a-z]?|[a-z]))?)(?![^\W_])"
)
VOLUME = r"Bd|Bde|Band|Bände|vol"
ITEM = r"Nr|No|Nummer|lfd\.?\s?Nr"
FILE = r"Az|Aktenzeichen|Gz|GZ|Zl|Geschäftszahl|file reference|AZ"
FILE_REFERENCE = r"[^\W_][\w./-]{0,40}\w(?:\s[A-Za-z]{1,4}(?![^\W_])){0,2}(?=\s{0,2}(?:[.,;:)\]]|$))"
SECOND = (("file", "fileReference"), ("signature", "fileReference"))
NO_STEP = r"(?!(?:Kart|Karton|Kt|Kiste|Bd|Band|Fasz|Konv|Bund|Pak|Paket|Mappe|Sekt|Sektion|Tit|Titel|Lit|Nr|No)[.\s])"
NOT_A_LABEL = (
    r"(?!Liasse\s(?-i:[IVXLC]{1,6})(?![^\W_]))"
    r"(?!(?:Sig|Sign|Fasc|Kt|Ktn|Kart|Karton|Konv|Fasz|GZ|Zl|Nr|Bd|fol|Bl|Az|S|K|Sch|Schachtel|H|Heft)[.\s])"
)
# "M.Abt. 119" is a name; in "Staatskanzlei 12" the number is the item.
OLD_NAME = NOT_A_LABEL + phrase(
    r",|;|\.?$|(?<!Abt\.)\s(?!1[5-9]\d\d|20\d\d)\d{1,5}(?=[,.;]|$)(?!,\s(?:Kt|Ktn|Kart|Karton|Fasz)[.\s])"
    r"|(?<=[a-zäöüß]{4})\.\s(?=(?-i:[A-ZÄÖÜ][a-zäöüß]{2,15})(?![\w.]))"
    r"|\s(?:Kt|Kart|Konv|Nr|Fasz|fol)|:\s?\d"
)

# How archives number their fonds, the most special first.
FONDS = (
    bare("fonds", r"Rep\.\s\d{1,3}[A-Z]?\s(?-i:[A-ZÄÖÜ][a-zäöüß]{4,30})(?=,\s(?:Nr|Bd|Tit)\.?\s)"),
    # Rep. 76 Va · A Rep. 358-01 · Rep 350 Osn · Best. 10 · Abt. 463
    bare(
        "fonds",
        r"(?:(?-i:[A-F])\s)?(?:Pr\.\s?Br\.\s?)?Rep\.?\s?\d{1,4}[a-z]?(?:-\d{1,3})?(?![^\W_])"
        r"(?:\s(?!(?:Nr|Bd|No)\.)(?-i:[A-Z][a-z]{0,3})(?![^\W_.])(?:\s\d{1,4}(?=,\s(?:Nr|Bd)))?)?",
    ),
    bare("fonds", r"Ref\.\s\d{1,3}(?:\s\([^()\n]{1,12}\))?(?=,)"),
    bare(
        "fonds",
        r"Rep\.\s(?-i:[A-Z])\s\d{1,4}(?:\s(?-i:[IVX]{1,4}))?(?:,\s(?-i:[IVX]{1,4}[a-z]?)(?=\sNr))?(?![\w/-])",
    ),
    labelled(
        "fonds", r"Best|Bestand|Abt|Abteilung", r"\w{1,6}(?:[./ -]\d{1,5}){0,3}(?:\s(?-i:[a-z])(?=,?\sNr))?(?![^\W_])"
    ),
    # EL 902/20 Bü · E 2.2.1.9, Nr. · K 3 H, Nr.
    bare("fonds", rf"{CLASS}/(?:\d{{1,4}}|(?-i:[IVX]{{1,4}}))(?=,?\s(?:Bü|Nr))"),
    bare("fonds", r"(?:(?-i:[A-Z]{1,2})\s)?\d{1,4}(?:\.\d{1,4}){1,4}(?=,?\sNr)"),
    bare("fonds", r"(?-i:[A-Z]{1,2}\s\d{1,3}\s[A-Z])(?=,?\s(?:Nr|Bd)|,\s\d)"),
    # R 58 · N 1123 (Nachlass X) · 233 Nr. · Hann. 122a · 10026 Geheimes Kabinett · A II 12 · 131-1 II
    Rung("fonds", rf"(?P<value>{CLASS})(?:\s\([^()\n\d]{{3,40}}\)(?=,))?"),
    bare("fonds", r"\d{1,5}(?:\s(?-i:[a-z]))?(?=,?\s(?:Nr|Bü|Zug))"),
    bare(
        "fonds",
        rf"{NO_STEP}(?-i:(?:[A-Z][a-z]{{1,5}}\.\s)?[A-Z][a-z]{{1,9}})\.?\s\d{{1,4}}[a-z]?(?:\s(?-i:[A-ZÄÖÜ][a-zäöüß]{{3,20}}))?(?=,?\s(?:Bü|Nr|Bd|Acc))",
    ),
    bare("fonds", rf"\d{{5}}\s{CAPITAL}[^,;()\n]{{2,70}}?(?=,\s(?:Nr|Bd|Sekt|Loc))"),
    bare("fonds", r"(?-i:[A-Z]{1,2}\s[IVX]{1,5})(?:\s\d{1,4}[a-z]?)?(?=,\s(?:Nr|Bd|Bü))"),
    bare(
        "fonds",
        rf"\d{{3}}-\d{{1,2}}(?:\s(?-i:[IVX]{{1,4}}))?(?:\s{CAPITAL}[^,;()\n\d]{{2,40}})?(?=,?\s\d|,?\sNr|,\s(?-i:[A-Z])\s\d)",
    ),
    bare("fonds", r"(?!1[5-9]\d\d|20\d\d)\d{1,4}(?=/\d{1,5}(?![\d/]))"),
    bare("fonds", NO_STEP + words(r",|\s\d|\s(?:Nr|Bd)")),
)

# BStU, MfS, HA XX/4, Nr. 123: the offices of the ministry for state security.
STATE_SECURITY = (
    r"(?:(?:ZA|BV\s[A-Z]\w{2,15}|A[Ss]t\.?\s[A-Z]\w{2,15}),\s)?(?P<fonds>(?-i:MfS))[\s,-]{1,2}(?:BV\s[A-Z]\w{2,15},\s)?"
    r"(?P<series>(?-i:(?:HA|HV A|Abt\.|ZAIG|BdL|SdM|AOP|AIM|AKG|AP|AU|GH|ZKG|BCD|KD|SED-KL|JHS|ZA)"
    r"(?:\s[IVX]{1,6}(?:/\d{1,2})?)?))"
    r",?\s(?:Nr\.\s)?(?P<item>\d{1,6}(?:/\d{1,3})?)(?![\w/])"
)

GERMAN = Family(
    "German",
    forms=(
        STATE_SECURITY,
        r"(?P<fonds>\d,\d{1,3}(?:/\d{1,2})?)-(?P<item>\d{1,5})(?![\w/-])",  # Bremen: 4,65-1234
        # DLA, A: Mörike, 12.345: the papers of a writer
        r"(?P<fonds>(?-i:[A-Z]):\s?[A-ZÄÖÜ]\w{2,20}),\s(?P<item>(?:HS\.)?\d{2,4}\.\d{1,5})(?![\w.])",
        r"(?P<fonds>(?-i:\d{2}|[IVX]{1,4})-\d{3})-(?P<item>\d{3,4}(?:/\d{1,3})?)(?![\w/-])",
    ),
    ladder=(
        bare("division", r"(?:(?-i:[IVX]{1,4})\.\s?(?:HA(?![^\W_])|Abt\.)|(?-i:HA\s[IVX]{1,4})(?![^\W_]))"),
        *FONDS,
        bare("item", rf"{CLASS}(?=[,;]?\s(?:Bl|fol)|[.;)]|$)", after=("fonds",)),
        bare("series", CLASS, after=("fonds",)),
        bare("series", r"(?-i:[A-Z]{2,4}(?:\s[IVX]{1,5}(?:/\d{1,2})?)?)(?=,?\s(?:Nr|Bd))", after=("fonds",)),
        labelled("accession", r"Zug|Zugang|Acc", NUMBER),
        labelled("section", r"Sekt|Sektion|Abt", NUMERAL),
        labelled("series", r"Tit|Titel|Lit", NUMERAL),
        bare(
            "item",
            r"(?:(?:J\s)?(?-i:[IVX]{1,4})\s)?\d[\w.]{0,12}(?:/[\w.-]{1,12}){0,5}(?<=\w)",
            lead=r"/\s?(?:v\.\s?)?",
        ),
        labelled("box", r"Kart|Karton|K|Kt|Kiste", PLAIN),
        labelled("bundle", r"Bü|Büschel|Konv|Bund|Fasz|Pak|Paket|Loc|Locat", NUMERAL),
        labelled("volume", VOLUME, NUMERAL),
        labelled("folder", "Mappe|Mp", NUMERAL),
        labelled("signature", r"Sign?", r"\d[\w./-]{0,15}(?<=\w)(?!\.?,?\sS\.)"),
        labelled("item", ITEM, r"\d{1,7}(?:[/.-]\d{1,6}){0,3}[a-z]?(?![^\W_])"),
        labelled("volume", VOLUME, NUMERAL),
        labelled("file", FILE, FILE_REFERENCE),
        bare("item", r"(?-i:[A-Z])\s\d{1,5}(?![\w./-])", after=("fonds",)),
        bare("item", r"\d{1,5}/\d{1,4}(?![\w./-])", after=("fonds",)),
        bare("item", r"\d{1,7}[a-z]?(?![\w./-]\w|\w)(?!\.\s?\w{3,9}\s\d{4})", after=("fonds",)),
    ),
    locus=LEAVES,
    second=SECOND,
)

AUSTRIAN = Family(
    "Austrian",
    ladder=(
        bare("fonds", OLD_NAME),
        bare("item", r"(?-i:[A-Z])/\d{1,5}(?::\d{1,5})?(?![\w/])", after=("fonds",)),
        bare("series", OLD_NAME),
        bare("subseries", OLD_NAME),
        labelled("signature", r"Sign?|Sg|Signatur", r"\w[\w ./-]{0,15}?(?=,)"),
        labelled("box", r"Kt|Ktn|Kart|Karton|K|Schachtel|Sch", PLAIN),
        labelled("bundle", r"Konv|Konvolut|Bund", NUMERAL),
        labelled("fascicle", r"Fasz|Fasc|Faszikel|Fz|Liasse|Heft|H", NUMERAL),
        labelled("volume", VOLUME, NUMERAL),
        labelled("folder", r"Mappe|Mp", NUMERAL),
        labelled("item", ITEM, NUMBER),
        labelled("file", FILE, r"\w[\w./-]{0,40}\w(?:\sex\s\d{4})?"),
        bare(
            "item",
            r"(?!(?:1[5-9]|20)\d\d(?!\d))\d{1,7}[a-zA-Z]?(?:-\d{1,5})?(?:/\d{2,4})?(?![\w/]|\s[A-Z]\s\d)",
            after=("fonds",),
        ),
    ),
    locus=LEAVES,
    second=SECOND,
)

SWISS = Family(
    "Swiss",
    forms=(
        r"(?P<signature>(?-i:[A-Z]{1,3}\s[A-Z])\.\d{1,4}(?:-\d{1,3}[a-z]?)?)(?![\w/-])",
        r"#?(?P<fonds>[\w.()-]{1,20})#(?P<accession>[\w./-]{1,15})#(?P<item>[\w.-]{0,11}\w)\*?"
        r"(?:\s?\((?P<signature>[^()\n]{1,40})\))?",
        r"(?P<fonds>(?-i:[EJ])\s?\d{1,4}(?:\s?\((?-i:[A-Z])\d?\)|(?-i:[A-Z]))?)[\s/]"
        r"(?P<accession>\d{4}/\d{1,4}|\d{1,3})/(?P<item>\d{1,4})(?![\w/])",
        r"(?P<fonds>(?-i:[EJ])\s?\d{1,4}(?:-\d{1,3})?(?:\s?\((?-i:[A-Z])\d?\)|(?-i:[A-Z]))?)(?:[\s,]{1,2}(?P<accession>\d{4}/\d{1,4}|\d{1,3}(?=,?\s(?:Bd|Sch))))"
        r"(?![\w/])",
        r"(?P<signature>(?-i:[A-Z][a-z])\s\d{1,4}(?:\.\d{1,4}){1,4})(?![\w/.]\w|\w)",
        r"(?P<signature>(?-i:[A-Z]{1,4})(?:\s(?-i:[IVX]{1,5}|[A-Z])){0,2}[\s/]\d{1,5}[a-z]?(?:[./]\d{1,5}[a-z]?){0,3})"
        r"(?![^\W_])",
    ),
    ladder=(
        bare("fonds", words(r",|\s\d|\s[A-Z]\s\d")),
        bare("item", r"(?-i:[A-Z])\s\d{1,4}(?=,\s(?:fol|S|Bl)|[.;)]|$)", after=("fonds",)),
        labelled("box", r"Sch|Schachtel", PLAIN),
        labelled("volume", VOLUME, NUMERAL),
        labelled("dossier", r"Dossier|Doss", NUMERAL),
        labelled("folder", "Mappe|Mp", NUMERAL),
        labelled("item", ITEM, NUMBER),
        labelled("file", FILE, CODE),
    ),
    locus=LEAVES,
    second=SECOND,
)
