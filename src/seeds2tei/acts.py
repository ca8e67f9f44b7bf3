"""Official acts: the words for their kinds, and the lines that head their articles.

DECREE of the Board, 3 May 1904      Gesetz vom 3. Mai 1904      Указ Президиума ...      kinds
Article 1    § 7.    TITRE PREMIER    Статья 4. Пошлины          articles, chapters, titles
"""

from __future__ import annotations

import re
from functools import cache

from seeds2tei.dates import find_dates
from seeds2tei.expressions import expression

KINDS = frozenset(
    "decree order proclamation treaty convention agreement protocol act law resolution ordinance declaration manifesto"
    " edict constitution charter regulation regulations armistice memorandum minutes statute"
    " dekret gesetz befehl verordnung erlass erlaß beschluss beschluß vertrag vereinbarung abkommen protokoll"
    " bekanntmachung verfügung aufruf erklärung anordnung patent verfassung staatsvertrag"
    " loi décret ordonnance arrêté traité édit déclaration arrêt cahier procès-verbal"
    " ley decreto cédula tratado bando acta pragmática legge trattato decreto-legge verbale lei portaria"
    " ustawa rozporządzenie uchwała rozkaz zarządzenie traktat umowa obwieszczenie protokół"
    " указ декрет закон постановление приказ распоряжение директива договор решение протокол манифест акт воззвание"
    " постанова наказ розпорядження універсал договір рішення ухвала".split()
)
FIRST_WORDS = 3  # of a title, among which the word for its kind stands
LONGEST_NUMBERED = 90
SPACED = expression(r"(?<!\w)\w(?: \w){3,}(?!\w)")
# Before the day of the act itself: "vom 3. Mai 1904", "от 3 мая", "z dnia 3 maja", "n. 1779 du 3 mai".
BEFORE_DAY = expression(r"(?:\b(?:of|dated|vom|du|del|z dnia|от|від)|[,№(])\s*(?:\w+ )?\Z")
# What an act is about begins: a day behind it may be that of another act.
ABOUT = expression(
    r"\b(?:on|concerning|respecting|regarding|over|über|betreffend|sur|relatif|relative"
    r"|portant|sobre|su|о|об|про|w sprawie)\b",
    re.IGNORECASE,
)
DAY = len("1904-05-03")


def names_kind(text: str) -> bool:
    """Whether a line begins with the word for a kind of act, perhaps behind one or two others.

    >>> names_kind("REGIO DECRETO-LEGGE 21 ottobre 1926"), names_kind("П О С Т А Н О В А"), names_kind("Riga, 3 May")
    (True, True, False)
    """
    joined = SPACED.sub(lambda spaced: spaced[0].replace(" ", ""), text[:LONGEST_NUMBERED].strip())
    return any(word.strip('.,:;()„“”«»"') in KINDS for word in joined.casefold().split()[:FIRST_WORDS])


def day_of_act(title: str) -> tuple[int, int] | None:
    """Where in the title of an act its own day stands: "Gesetz vom 3. Mai 1904 über die Zölle".

    >>> title = "Gesetz vom 3. Mai 1904 über die Zölle"
    >>> title[slice(*day_of_act(title))], day_of_act("Gesetz über das Gesetz vom 3. Mai 1904")
    ('3. Mai 1904', None)
    """
    if not names_kind(title) or title.casefold().split()[1:2] in (["and"], ["und"], ["et"], ["y"], ["e"], ["и"]):
        return None  # "Law and order in Riga"
    days = [date for date in find_dates(title) if len(dict(date.attributes).get("when", "")) >= DAY]
    if len(days) != 1:
        return None
    before = title[: days[0].start]
    whole = title[days[0].end :].strip(" .)") == "" or BEFORE_DAY.search(before)
    return (days[0].start, days[0].end) if whole and ABOUT.search(before) is None else None


NUMERAL = expression(r"[IVXL]{1,7}\.?")
NUMERALS = {"I": 1, "V": 5, "X": 10, "L": 50}


def numeral(text: str) -> int:
    """The number of an article that stands alone above it: "VIII." is 8; 0 for all else.

    >>> numeral("VIII."), numeral("XIV"), numeral("IC"), numeral("Vil")
    (8, 14, 0, 0)
    """
    words = text.strip()
    if NUMERAL.fullmatch(words) is None:
        return 0
    values = [NUMERALS[sign] for sign in words.rstrip(".")]
    return sum(value if value >= after else -value for value, after in zip(values, [*values[1:], 0], strict=True))


@cache
def _numbered() -> re.Pattern[str]:
    words = (
        r"art\.?|articles?|artikel|art[ií]culo|articolo|artigo|artykuł|статья|ст\.|стаття|section|sect?\.|chapter|chapitre"
        r"|titre|title|kapitel|abschnitt|cap[ií]tulo|capitolo|t[ií]tulo|titolo|rozdział|dział|глава|раздел|розділ|part|teil|§"
    )
    number = (
        r"(?:[1-9]\d{0,2}(?:er|re|st|nd|rd|th|[°ºª]|-?[гояй]{1,2})?|[IVXLC]{1,7}|(?:the )?(?:first"
        r"|premier|première|unique|primero|primo|первая|перша|additional|additionnel|adicional|addizionale|supplementary))"
    )
    return re.compile(
        rf"(?:{words})\s?{number}(?:[.:]?|[.:)]?\s?[–—-]?\s(?P<title>[^\W\d_].{{2,60}}[^\s.,;:!?]))", re.I
    )


def heads_article(text: str) -> bool:
    """Whether a line is the number of an article, chapter or title, perhaps with its heading, and nothing else.

    >>> heads_article("Article 2."), heads_article("TITRE 1er"), heads_article("Стаття 1. Свобода друку")
    (True, True, True)
    >>> heads_article("Art. 1. The Board is dissolved."), heads_article("Part of it")
    (False, False)
    """
    words = text.strip(" \n[]")
    if not 3 <= len(words) + 1 <= LONGEST_NUMBERED or not any(map(_is_number, words)):
        return False
    found = _numbered().fullmatch(words)
    return found is not None and (found["title"] is None or found["title"][0].isupper())


def _is_number(character: str) -> bool:
    return character.isdigit() or character in "IVXLC" or character.isupper() or character == "§"
