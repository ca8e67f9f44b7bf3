"""Lines that date a letter: place and day, a weekday, the quarters of a soldier; and headings that only look like them.

A line alone decides nothing: the recognisers ask where it stands.
"""

from __future__ import annotations

import re
from functools import lru_cache

from seeds2tei.acts import KINDS
from seeds2tei.dates import find_dates
from seeds2tei.dates.east_asian import YEAR_SIGNS
from seeds2tei.expressions import expression

MOST_BESIDE = 10  # signs beside the date, where nothing is written with a capital
LONGEST_DATELINE = 110
# What may stand beside the date in a date line, besides names of places.
BESIDE_DATE = expression(
    r"\b(?:the|den|der|am|le|il|el|de|del|o'clock|midnight|noon|at|in|von|um|Uhr|г|года|р|року|ч|час|an|on|a|d|y|of"
    r"|dnia|dn|dne|op|ce|li|vom|z|du|od|от|від|м|addì|palais|palacio|palace|château|castle|city"
    r"|bordo|sea|board|camp|near|off|anchor|coast|general|bei|im|felde?|auf|à|en|sur|mer|na|w|we|в|во|на|у"
    r"|message|ore|hrs|hours|godz|uur|zu|i|addi|au|et|arrêté|geschehen|this|day|field|under my hand(?: and seal)?"
    r"|nachm|vorm|nachmittags|vormittags|abends|morgens|mittags|nachts|früh|matin|soir|heures?|min|утра|вечера|ночи)\b\.?|(?:№|N[o°]?\.?|Nr\.?)\s?[\w/.–-]*\d[\w/.–-]*"
    r"|(?:(?!№)[\W\d_])+",
    re.IGNORECASE,
)
# A day in figures, whatever it means: "9/10/39", "21. 9. 95", "9. 8. 904" for 1904.
FIGURES = expression(r"(?<![\d./])\d{1,2}(?:\. ?|/)(?:\d{1,2}|[IVX]{1,4})(?:\. ?|/)['’‘]?\d{2,4}(?![\d/])")
# A place in a gazette, in parentheses: "(VOBl. Nr. 1 vom 1. Juli 1945, S. 2)".
CITED = expression(r"(?:\b(?:S|p|pp|s|стр|с|ст|art|poz)\.|§) ?\d")
# What stands before place and day of a despatch: "T. nos 1234 à 1236. Réservé. Berlin, 3 août", "T. s.n.d. 12/7 R."
DESPATCH = expression(
    r"(?:T|D|L|R|Tel|Telegr|Telespr|Télégramme|Dépêche)\. ?(?:n[o°]?s?\.? |s\.n\.d\. |segr\. |per )*"
    r"(?:\d[\d/]*(?: (?:à|et|-) \d+)?)\.?(?: ?(?:R|P\.R|Réservé|Secret|Confidentiel|Urgent|Segreto|Riservato)\.?){0,3} "
    r"(?=[^\W\d_a-z])"
)
# "No. 371 of September 16", "Version 2.0, January 2004"
OF_ANOTHER = expression(
    r"(?:No|Nr)\.? ?\d+ (?:of|vom) |v\d+\.\d+|.{0,40}\b(?:version|release|revision)\b \d", re.IGNORECASE
)
ONLY_FIGURES = expression(r"\d{1,2}(?:[-/]|\. ?)(?:\d{1,2}|[IVX]{1,4})(?:[-/]|\.? ?)(?:1\d)?\d\d")
WEEKDAYS = frozenset(
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag"
    "|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado"
    "|domingo|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|poniedziałek|wtorek|środa|czwartek|piątek"
    "|sobota|niedziela|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica".split("|")
)
TIMES_OF_DAY = frozenset(
    "morning noon afternoon evening night vormittag nachmittag abend abends früh morgens mittags nachts matin midi soir"
    " mañana tarde noche mattina sera minuit mitternacht medianoche mezzanotte утром вечером ночью вечір".split()
)
DAYS_AND_HOURS = WEEKDAYS | TIMES_OF_DAY
CAMP = expression(
    r"\[?(?:Camp (?:of|near|at|in|on|[A-Z])|(?:Head ?[Qq]uarters|Head ?Qrs|Hd\.? ?Qrs|H\.? ?Q)\b\.?|Near [A-Z]"
    r"|On board|U\.? ?S\.? S|Fort [A-Z]|In [Cc]amp|Bivouac|Im Felde?\b|Feldpost|Lager [A-Z]"
    r"|Au (?:camp|quartier)|A bordo)"
)
MOST_OF_PLACE = 9  # words of such a line
# "From John Hart", "To John Hart", "John Hart to Anna Berg", "Karr, Josef: Brief an Anna Berg"; with a year at the end
# it heads the letter, and greets nobody.
CORRESPONDENCE = expression(
    r"(?:From|To) (?!the\b)[^\W\d_a-z]|[^\n,;()\[\]]{2,60}? (?:to|an(?! Bord| [IVX]{1,5}\b)) [^\W\d_a-z]"
    r"|[^\n]{2,60}: (?:Brief|Postkarte|Karte|Telegramm) an "
)
DATED = expression(r"\b1\d{3}\b.{0,12}$|\b20\d\d\]?$|\bn\.? ?d\.?\]?$|\bs\. ?d\.\]?$", re.DOTALL)
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
    >>> is_dateline("中華民國十四年二月二十四日"), is_dateline("民國十四年二月二十四日，我們在南京")
    (True, False)
    >>> is_dateline("3 - Riga, 5/2/1904"), is_dateline("Riga, 5/2/1904")
    (False, True)
    """
    words = text.strip()
    return 0 < len(words) <= LONGEST_DATELINE and _is_dateline(words)


# Titles, openers, closers and the bounds of letters ask of the same lines.
@lru_cache(maxsize=1 << 14)
def _is_dateline(words: str) -> bool:
    words = DESPATCH.sub("", words, count=1)
    if _names_both(words):
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
    names = [name for name in BESIDE_DATE.sub(" ", beside).split() if name.strip(",") not in DAYS_AND_HOURS]
    if (
        len(names) > 6
        or OF_ANOTHER.match(words)
        or not KINDS.isdisjoint(word.casefold().strip(".,:;") for word in words.split()[:2])
    ):
        return False
    if any(sign in words for sign in YEAR_SIGNS):  # "中華民國元年一月一日 南京": a writing without capitals
        return sum(map(len, names)) <= MOST_BESIDE and not any(stop in words for stop in "。，、；")
    return all(name[0].isupper() or len(name.strip(".")) == 1 for name in names) and not (
        len(names) > 4 and words[-1] == "."
    )


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


def has_day(line: str) -> bool:
    """Whether a line is place and day, with the year, and nothing else."""
    return is_dateline(line) and _states_day(line.strip())


@lru_cache(maxsize=1 << 14)
def _states_day(words: str) -> bool:
    return any(len(value) >= len("1882-09-12") for date in find_dates(words) for _, value in date.attributes)
