"""How letters are worded at their edges: salutations, date lines, closing formulas, signatures.

The words are in data/letters.csv, in twelve languages. A word alone decides nothing: the recognisers ask
where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from seeds2tei.acts import KINDS
from seeds2tei.compliments import compliment
from seeds2tei.dates import find_dates
from seeds2tei.expressions import expression
from seeds2tei.naming import NAME
from seeds2tei.tables import rows

LONGEST_SALUTATION = 330
QUOTES = '„“«»"‚‘’ '
IN_ANY_CASE = frozenset({"salutation", "closing", "office"})
LONGEST_DATELINE = 110
# A sentence that goes on is no salutation: "Dear Mr. M.: I enclose ...".
RUNS_ON = expression(r"[,:;!–—-](?:\s++\S++){4}\s++\S.{0,330}[.?]\s*$|[.?!]\s++\S++\s++\S++\s++\S", re.DOTALL)
# What may stand beside the date in a date line, besides names of places.
BESIDE_DATE = expression(
    r"\b(?:the|den|der|am|le|il|el|de|del|o'clock|midnight|noon|at|in|von|um|Uhr|г|года|р|року|ч|час|an|on|a|d|y|of"
    r"|dnia|dn|dne|op|ce|li|vom|z|du|od|от|від|м|addì|palais|palacio|palace|château|castle|city"
    r"|sea|board|camp|near|off|anchor|coast|general|bei|im|felde?|auf|à|en|sur|mer|na|w|we|в|во|на|у"
    r"|zu|i|addi|au|et|arrêté|geschehen|this|day|field|under my hand(?: and seal)?"
    r"|nachm|vorm|nachmittags|vormittags|abends|morgens|mittags|nachts|früh|matin|soir|heures?|min|утра|вечера|ночи)\b\.?|(?:№|N[o°]?\.?|Nr\.?)\s?[\w/.–-]*\d[\w/.–-]*"
    r"|(?:(?!№)[\W\d_])+",
    re.IGNORECASE,
)
# A day in figures, whatever it means: "9/10/39", "21. 9. 95", "9. 8. 904" for 1904.
FIGURES = expression(r"(?<![\d./])\d{1,2}(?:\. ?|/)(?:\d{1,2}|[IVX]{1,4})(?:\. ?|/)\d{2,4}(?![\d/])")
# A place in a gazette, in parentheses: "(VOBl. Nr. 1 vom 1. Juli 1945, S. 2)".
CITED = expression(r"(?:\b(?:S|p|pp|s|стр|с|ст|art|poz)\.|§) ?\d")
ONLY_FIGURES = expression(r"\d{1,2}(?:[-/]|\. ?)(?:\d{1,2}|[IVX]{1,4})(?:[-/]|\.? ?)(?:1\d)?\d\d")
WEEKDAYS = frozenset(
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag"
    "|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado"
    "|domingo|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|poniedziałek|wtorek|środa|czwartek|piątek"
    "|sobota|niedziela|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica".split("|")
)
TIMES_OF_DAY = frozenset(
    "morning noon afternoon evening night vormittag nachmittag abend abends früh morgens mittags nachts matin midi soir"
    " mañana tarde noche mattina sera утром вечером ночью вечір".split()
)
CAMP = expression(
    r"\[?(?:Camp (?:of|near|at|in|on|[A-Z])|(?:Head ?[Qq]uarters|Head ?Qrs|Hd\.? ?Qrs|H\.? ?Q)\b\.?|Near [A-Z]"
    r"|On board|U\.? ?S\.? S|Fort [A-Z]|In [Cc]amp|Bivouac|Im Felde?\b|Feldpost|Lager [A-Z]|Au (?:camp|quartier)|A bordo)"
)
MOST_OF_PLACE = 9  # words of such a line
ARTICLE = expression(r"(?:Der|Die|The) (?=[A-ZÀ-Ý])|(?:Le|La|Il|El) |L['’]")
# A salutation that runs on: one to five words, the first with a capital, and its sign.
RUN_IN = expression(
    r"[^\W\d_a-z][^\W\d_]+(?: (?:(?!as\b|was\b|is\b|the\b)[^\W\d_][\w’'-]*\.?)){1,4}(?:[!:] |, (?=[^\W\d_])|\.[—–-])(?=\S)"
)
# "From John Hart", "To John Hart", "John Hart to Anna Berg", "Karr, Josef: Brief an Anna Berg"; with a year at the end
# it heads the letter, and greets nobody.
CORRESPONDENCE = expression(
    r"(?:From|To) (?!the\b)[^\W\d_a-z]|[^\n,;()\[\]]{2,60}? (?:to|an(?! Bord)) [^\W\d_a-z]"
    r"|[^\n]{2,60}: (?:Brief|Postkarte|Karte|Telegramm) an "
)
DATED = expression(r"\b1\d{3}\b.{0,12}$|\b20\d\d\]?$|\bn\.? ?d\.?\]?$|\bs\. ?d\.\]?$", re.DOTALL)
# Whom a letter addresses, in a line of its own: "Mrs. Felipita N. Baca", "Herrn Dr. Karl Weber".
TITLED = expression(
    r"(?:Mr|Mrs|Miss|Mister|Sra?|Señora?|Herrn|Frau|Fräulein|Mme|Mlle|Monsieur|Madame|Pan|Pani)\b\.?"
    r"(?: [^\W\d_a-zß-öø-ÿ][\w’'-]*\.?){1,5}[.,:]?"
    r"|(?:Monsieur|Madame|Messieurs|Mesdames|Mademoiselle) (?:l[ea] |l['’])[^\n,.;:!]{2,60},"
)


@cache
def _beginnings() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """The words of each kind in data/letters.csv, in all languages, by their first two letters; the longest first."""
    table: dict[str, dict[str, list[str]]] = {}
    for kind, words in rows("letters.csv"):
        by_letters = table.setdefault(kind, {})
        for word in sorted(words.split(";"), key=len, reverse=True):
            by_letters.setdefault(word[:2].lower(), []).append(word.lower() if kind in IN_ANY_CASE else word)
    return table


def _lead(kind: str, text: str) -> int:
    """The length of the words of a kind with which a text begins, 0 if it begins with none."""
    for word in _beginnings()[kind].get(text[:2].lower(), ()):
        length = len(word)
        written = text[:length]
        if (written.lower() if kind in IN_ANY_CASE else written) != word:
            continue
        after = text[length : length + 1]
        if not (word[-1].isalnum() and (after.isalnum() or after == "_")):
            return length
    return 0


def salutation(text: str) -> bool:
    """Whether a short block addresses its reader and does nothing else.

    >>> salutation("lieber Hugo,"), salutation("TO THE SECRETARIES OF REGIONAL COMMITTEES")
    (True, True)
    >>> salutation("Dear Mr. M.: I enclose a copy of the report."), salutation("To be or not to be.")
    (False, False)
    """
    words = text.strip().lstrip(QUOTES)
    if not words or len(words) > LONGEST_SALUTATION:
        return False
    if TITLED.fullmatch(words):
        return True
    if is_correspondence(words):
        return False
    if _lead("salutation", words):
        if RUNS_ON.search(words) or len(words) > 90:
            return False
        return words[-1] in ",:!—–-" or len(words.split()) <= 5
    if _lead("address", words) or words[:7].upper() == "TO THE " == words[:7] or words.startswith("TO "):
        rest = words.split(None, 1)[1] if " " in words else ""
        return bool(rest) and _is_address(words, rest)
    return False


def greets(text: str) -> bool:
    """Whether a short block greets its reader, and does not only say whom it is for.

    >>> greets("Dear Anna,"), greets("To the Secretary of the Board"), greets("Herrn Karl Weber")
    (True, False, False)
    """
    words = " ".join(text.split()).lstrip(QUOTES)
    return salutation(words) and _lead("salutation", words) > 0 and not is_address(words)


def greets_first(text: str) -> bool:
    """Whether a paragraph begins with a salutation of a few words that runs on into its sentence.

    >>> greets_first("Meine liebe Anna, ich habe deinen Brief"), greets_first("Moja kochana żono! Serdecznie dziękuję")
    (True, True)
    >>> greets_first("Dear as the harbour was to her, she left it."), greets_first("Meine liebe Anna")
    (False, False)
    """
    found = RUN_IN.match(text) if _lead("salutation", text) else None
    return found is not None and found.end() >= _lead("salutation", text)


def salutation_words(text: str) -> int:
    """The length of the words of a salutation at the beginning of a text, 0 if there are none."""
    return _lead("salutation", text)


def is_address(text: str) -> bool:
    """Whether a line that addresses its reader begins with "To", "An", "Кому", not with "Dear".

    >>> is_address("To the Secretary of the Board"), is_address("Dear Anna,")
    (True, False)
    """
    words = text.strip()
    return words.startswith("TO ") or _lead("address", words) > 0


def _is_address(words: str, rest: str) -> bool:
    """The addressee in capitals or with a capital soon; no sentence."""
    if words.isupper():
        return True
    first = next((word for word in rest.split()[:3] if word[0].isupper()), "")
    return (bool(first) and words[-1] not in ".?!;") or (bool(first) and words[-1] == "." and len(words.split()) <= 6)


ENUMERATED = expression(r"\d{1,3} ?[-–—)] (?=[^\W\d_])")


def is_correspondence(text: str) -> bool:
    """Whether a line says who wrote to whom, as editions head a letter with it.

    >>> is_correspondence("To John Hart, 3 May 1821"), is_correspondence("Josef Karr an Anna Berg, 5. 12. 1904")
    (True, True)
    >>> is_correspondence("Frankfurt an der Oder, 5. 12. 1904"), is_correspondence("To the Board, by 3 May")
    (False, False)
    """
    words = text.strip()
    return _names_both(words) and DATED.search(words) is not None


def _names_both(words: str) -> bool:
    """Whether "to", "from" or "an" stands before a name."""
    said = " to " in words or " an " in words or words.startswith(("From ", "To "))
    return said and CORRESPONDENCE.match(words) is not None


def is_dateline(text: str) -> bool:
    """Whether a short line is nothing but place and date.

    >>> is_dateline("Wien, 5. 12. 1904"), is_dateline("Москва, Кремль 25 июля 2002 года")
    (True, True)
    >>> is_dateline("On 10 January 1939, Stalin wrote that torture had been permitted")
    False
    >>> is_dateline("3 - Riga, 5/2/1904"), is_dateline("Riga, 5/2/1904")
    (False, True)
    """
    words = text.strip()
    if not words or len(words) > LONGEST_DATELINE or _names_both(words):
        return False
    if words[0] == "(" and words[-1] == ")" and CITED.search(words):
        return False
    places = [(date.start, date.end) for date in find_dates(words, yearless=True)]
    places = places or [match.span() for match in FIGURES.finditer(words)]
    if not places:
        return False
    numbered = ENUMERATED.match(words)
    if numbered and places[0][0] > numbered.end():
        return False  # an entry of a list of letters: "3 - Riga, 5/2/1904"
    beside = words
    for start, end in reversed(places):
        beside = beside[:start] + " " + beside[end:]
    beside = re.sub(r"[\[(][^\])]{0,60}[\])]", " ", beside)
    names = BESIDE_DATE.sub(" ", beside).split()
    if len(names) > 6 or not KINDS.isdisjoint(word.casefold() for word in words.split()[:2]):
        return False
    return all(name[0].isupper() for name in names) and not (len(names) > 4 and words[-1] == ".")


def has_place_and_day(text: str) -> bool:
    """Whether a date of day, month and year stands in a line, and something before it."""
    return any(
        date.start > 1 and len(dict(date.attributes).get("when", "")) >= len("1882-09-12") for date in find_dates(text)
    )


def is_weekday(text: str) -> bool:
    """Whether a line is the name of a day and nothing else; with a salutation below it dates a letter.

    >>> is_weekday("Sonntag"), is_weekday("Riga, Sunday evening"), is_weekday("Sunday came"), is_weekday("Riga, March")
    (True, True, False, False)
    """
    words = text.strip(" .,\n").casefold().split()
    if len(words) > 1 and words[-1] in TIMES_OF_DAY:
        words.pop()
    return words[-1:] != [] and words[-1] in WEEKDAYS and (len(words) == 1 or text.strip()[len(words[0]) - 1] == ",")


def is_day_in_figures(text: str) -> bool:
    """Whether a line is a day in figures and nothing else; with a salutation below it dates a letter.

    >>> is_day_in_figures("7-12-16"), is_day_in_figures("7/11 96"), is_day_in_figures("1-2")
    (True, True, False)
    """
    return ONLY_FIGURES.fullmatch(text.strip(" .\n")) is not None


def is_camp(text: str) -> bool:
    """Whether a line names the quarters of a soldier, an office or a ship, as they stand above a date.

    >>> is_camp("Camp near Falmouth, Va."), is_camp("Headquarters, Department of the South"), is_camp("Camp followers")
    (True, True, False)
    """
    return len(text.split()) <= MOST_OF_PLACE and CAMP.match(text.strip()) is not None


def closing(text: str) -> bool:
    """Whether a short line is a closing formula: "Yours truly,", "Herzlichst Ihr", "С уважением"."""
    words = " ".join(text.split())
    return bool(words) and len(words) <= 200 and closing_words(words) > 0


def closing_words(text: str) -> int:
    """The length of the words of a closing formula at the beginning of a text, 0 if there are none."""
    return max(_lead("closing", text), compliment(text))


def postscript(text: str) -> bool:
    """Whether a paragraph is a postscript."""
    return _lead("postscript", text.lstrip()) > 0


def signed_word(text: str) -> int:
    """The length of a word for "signed" at the beginning, 0 if there is none."""
    return _lead("signed", text)


def office(text: str) -> bool:
    """Whether a text begins with an office that signs: "Secretary of ...", "Секретарь ..."."""
    words = text.strip()
    return words[:1].isupper() and _lead("office", words) > 0


def signing_office(text: str) -> bool:
    """Whether a text begins with an office, perhaps behind an article, as it stands at the end: "Le ministre ..."."""
    words = text.strip()
    behind = ARTICLE.sub("", words, count=1)
    romance = words[:3] in ("Le ", "La ", "Il ", "El ") or words[:2] in ("L'", "L’")
    return office(behind[:1].upper() + behind[1:] if romance else behind)


def names_at_end(text: str) -> tuple[int, int] | None:
    """The name with which a signature ends: offsets of "J. Stalin" in "Secretary of the CC J. Stalin".

    A name has an initial or at most three words; what stands before is the office.
    """
    found = None
    for match in INITIALED.finditer(text):
        found = match.span()
    if found is not None and text[found[1] :].strip(" .,*)]") == "":
        return found
    whole = NAME.fullmatch(text.strip(" .,"))
    if whole is not None and 1 <= len(whole[0].split()) <= 3:
        start = text.index(whole[0])
        return start, start + len(whole[0])
    return None


INITIALED = expression(r"(?:[^\W\d_a-zа-яіїєґ]\.[ \u00a0]?){1,3}[^\W\d_a-zа-яіїєґ][\w’'-]+")
