"""Titles that end with the day of the document: "Protocol of interrogation of 12 March 1938".

Archives and laws call a document by its kind and its day. A title of another sort ("The Battle of 5 May 1904") names
the day of what it tells, and so does one that says what the document is about.
"""

from __future__ import annotations

from seeds2tei.acts import KINDS
from seeds2tei.expressions import expression
from seeds2tei.short_titles import SUBJECT

# Papers that are no acts, and are called by their kind and day as well.
PAPERS = frozenset(
    "report circular letter telegram cable note despatch dispatch "
    "directive instruction petition testimony "
    "deposition affidavit message postcard "
    "bericht schreiben brief telegramm "
    "niederschrift vermerk aufzeichnung rundschreiben weisung urkunde postkarte "
    "lettre rapport circulaire dépêche délibération télégramme "
    "orden carta informe circular telegrama "
    "lettera circolare relazione telegramma "
    "meldunek sprawozdanie okólnik "
    "записка письмо телеграмма справка отчет отчёт "
    "донесение рапорт сообщение спецсообщение стенограмма выписка инструкция циркуляр соглашение "
    "лист звіт довідка".split()
)
# Behind the day, a law says what it is about, or its number.
BEHIND = frozenset("№ n no no. nr nr. n° on over o w".split())
YEAR_WORDS = frozenset("r r. roku г г. года р р. року".split())
# "Letter to the victims of 5 May", "Law and order": a day behind these is that of what is told.
BETWEEN = frozenset("to an à a к до and und et y e и і".split())
BEFORE = expression(
    r"(?:,|\(|\b(?:dated|of|from|vom|von|du|de|del|di|dnia|от|від))\s*(?:(?:the|le|el|il|am|den)\s+)?\Z"
)


def ends_with_its_day(title: str, start: int, end: int) -> bool:
    """Whether a date in a title is that of the document: offsets of the date.

    >>> title = "Minutes of the Harbour Board of 5 May 1904"
    >>> ends_with_its_day(title, title.index("5"), len(title))
    True
    >>> title = "Report about the fire of 5 May 1904"
    >>> ends_with_its_day(title, title.index("5"), len(title))
    False
    """
    before = title[:start]
    words = before.casefold().split()
    behind = [word for word in title[end:].strip(" .,)]\n").casefold().split() if word not in YEAR_WORDS]
    if not words or words[0].strip("[(") not in KINDS | PAPERS or not (not behind or behind[0] in BEHIND | SUBJECT):
        return False
    return SUBJECT.isdisjoint(words) and BETWEEN.isdisjoint(words) and BEFORE.search(before) is not None
