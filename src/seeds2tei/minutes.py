"""How minutes are worded at their head: that they are minutes, who was there, with offices and groups, the agenda.

The words are in data/minutes.csv. They decide nothing alone: the recogniser asks what stands below.
"""

from __future__ import annotations

import re
from functools import cache

from seeds2tei.brackets import Wording
from seeds2tei.datelines import is_dateline
from seeds2tei.expressions import expression
from seeds2tei.letters import office, salutation
from seeds2tei.lines import folded
from seeds2tei.naming import NAME_WORD, PARTICLE
from seeds2tei.tables import rows

LONGEST_LEAD = 120
LONGEST_ENTRY = 260
LONGEST_GROUP = 110
MOST_WORDS = 9  # of the heading of a group that has no colon
ARTICLE = expression(
    r"(?:The|Der|Die|Das|Le|La|L['’]|Il|El|Lo|O|A)\s+|(?:Senior|Acting|First|Second|Vice|Under|Sen)[ -]"
)
PERSON = expression(rf"{NAME_WORD}(?:[ \u00a0]+(?:{PARTICLE}[ \u00a0]+){{0,2}}{NAME_WORD}){{1,5}}")
SURNAME = expression(
    rf"(?:{PARTICLE}[ \u00a0]+){{0,2}}{NAME_WORD}(?:[ \u00a0]+(?:{PARTICLE}[ \u00a0]+)?{NAME_WORD}){{0,4}}"
)
# What a name may be followed by: nothing, its office, a remark. A colon would make it a speaker.
BEHIND = expression(r"[ \u00a0]*(?:$|[,;(\[]|[–—-][ \u00a0](?!\d)|(?:and|und|et|e|y|и|і|i)[ \u00a0])")
# "PA/HO - Messrs. Karr and Hart": an office in short, and who came from it.
SHORT_OFFICE = expression(r"[A-Z][A-Z/&.]{0,14}[ \u00a0]*[-–—][ \u00a0]*")
WITHHELD_NAME = expression(r"\[[^\[\]\n]{3,60}\][ \u00a0,]*")
# A stop at the end belongs to an abbreviation ("Michigan State U.", "Jr."), or an office ends with it.
ABBREVIATED = expression(r"(?:\b[^\W\d_]|\b[A-Z][a-z]{1,2}|\b[A-Z]{1,6})\.\W*$")
SENTENCE_END = expression(r"[.!?…]\W*$")
VERB = expression(
    r"(?<!\w)(?:[a-zäöü]{2,}(?:ed|tet?|ten)|said|says|will|would|has|had|was|is|wird|hat|ist|war|dit|est|ha|è|es"
    r"|[а-яё]{3,}(?:ил|ал|ел|или|али|ет|ит))(?!\w)"
)
SENTENCE_BEGIN = expression(r"(?<=[.!?])\s+(?=[^\W\d_a-zа-я])")
COLON = (":", "：")
ENDED = expression(r"[a-zа-яß-ÿ]{4}[.!?][ \u00a0\n]+[A-ZА-Я]")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(
        word.casefold() for known, words in rows("minutes.csv") if known == kind for word in words.split(";")
    )


@cache
def _titled() -> re.Pattern[str]:
    titles = "|".join(sorted(map(re.escape, _words("title")), key=len, reverse=True))
    return re.compile(rf"(?:(?:The[ \u00a0]+Right[ \u00a0]+)?(?:{titles})(?!\w)\.?[ \u00a0]*){{1,4}}", re.IGNORECASE)


@cache
def _wording(kind: str) -> Wording:
    return Wording(tuple(_words(kind)))


def leads(text: str) -> bool:
    """Whether a line says that those follow who were present, or absent.

    >>> leads("PARTICIPANTS"), leads("They met. The following were present:"), leads("Присутствовали:")
    (True, True, True)
    >>> leads("Present prices are high."), leads("Mr. Karr was present.")
    (False, False)
    """
    line = text.strip()
    if line[-1:] in COLON:
        line = SENTENCE_BEGIN.split(line)[-1]  # of a paragraph, its last sentence
        return len(line) <= LONGEST_LEAD and _wording("present").search(folded(line)) is not None
    return len(line) <= LONGEST_LEAD and folded(line) in _words("present")


def heads_agenda(text: str) -> bool:
    """Whether a line stands above an agenda: "Tagesordnung", "Повестка дня:"."""
    return len(text) <= LONGEST_LEAD and folded(text) in _words("agenda")


def is_of_meeting(title: str) -> bool:
    """Whether a title says that these are minutes.

    >>> is_of_meeting("Protokoll der Sitzung vom 3. Mai"), is_of_meeting("A letter to the Board")
    (True, False)
    """
    return _wording("meeting").search(title) is not None


def attends(text: str) -> bool:
    """Whether a line names somebody, perhaps with an office, and says nothing else.

    >>> attends("Clara Veld (chairman), Professor of Law"), attends("Mr. Karr"), attends("The Secretary of the Board")
    (True, True, True)
    >>> attends("Mr. Karr welcomed the Board."), attends("Mr. Karr: I object."), attends("Bread and Water")
    (False, False, False)
    """
    line = " ".join(text.split())
    if not line or len(line) > LONGEST_ENTRY or line[-1] in (*COLON, "?", "!"):
        return False
    if is_dateline(line) or (salutation(line) and not _titled().match(line)):
        return False
    before = WITHHELD_NAME.match(line) or SHORT_OFFICE.match(line)
    rest = line[before.end() :] if before else line
    titled = _titled().match(rest)
    if ENDED.search(rest, titled.end() if titled else 0):
        return False
    if before and line[0] == "[":
        return rest[:1].isupper() and not _goes_on(rest)
    named = _is_named(rest, titled.end() if titled else 0)
    article = ARTICLE.match(rest)
    holds_office = office(rest[article.end() :] if article else rest)
    if not named and not (holds_office and not _goes_on(rest)):
        return False
    if SENTENCE_END.search(line) and not ABBREVIATED.search(line):
        return named and office(rest.partition(",")[2])
    return True


def _is_named(rest: str, titles: int) -> bool:
    """Whether words begin with a name, behind so many letters of titles, and no sentence goes on from it."""
    name = SURNAME.match(rest, titles) if titles else PERSON.match(rest)
    if name is None and not titles:
        return False
    return BEHIND.match(rest, name.end() if name else titles) is not None


def _goes_on(rest: str) -> bool:
    """Whether an office is the subject of a sentence: "The Secretary said that"."""
    return VERB.search(rest) is not None


def groups(text: str) -> bool:
    """Whether a line may stand above the names of one group: "The Historical Office:", "Union of Bakers"."""
    line = text.strip()
    if not line or len(line) > LONGEST_GROUP or "\n" in line or is_dateline(line):
        return False
    if line[-1] in COLON:
        return not ENDED.search(line)
    return line[-1] not in ".,;!?" and len(line.split()) <= MOST_WORDS and line[0].isupper() and not salutation(line)
