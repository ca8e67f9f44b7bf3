"""Which line above a text can be its title, and which cannot: an address, a date line, a classification."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from seeds2tei.acts import names_kind
from seeds2tei.datelines import is_camp, is_correspondence, is_dateline
from seeds2tei.dates import find_dates
from seeds2tei.expressions import expression
from seeds2tei.first_lines import LABEL, LONGEST_TITLE, NUMBERED, SIGN, Line, is_prose
from seeds2tei.letters import greets, office, salutation
from seeds2tei.lines import NEVER_NAMES, folded, is_heading, is_name, known
from seeds2tei.parties import pairs_names
from seeds2tei.running_heads import COPY
from seeds2tei.sentence_cuts import OPEN_WORDS
from seeds2tei.tables import rows
from seeds2tei.web_page import is_domain, phrase
from seeds2tei.writers import writer

FOLLOWS = 80  # letters of a paragraph that can follow a title
TITLE_PAGE = 5  # lines above a text that can be those of a title page
LEAST_WORDS = 5  # of a title that stands directly above a date line or a salutation
LONGEST_SUPPLIED = 20  # words of a title between brackets
REACH_OF_KIND = 5  # lines below the kind and the day of an act, among which its text begins
LONGEST_GENRE = 30  # letters of the name of a kind of document
# "332. А. А. Русановой.", "12. To Anna Berg"
NUMBERED_LETTER = expression(r"(?:\d{1,5}|[IVXLC]{1,8})\.? (?=[^\W\d_a-z])[^\n]{3,90}")
HOUR = expression(
    r"(?:\w+|\d{1,2}(?:[.:]\d\d)?) (?:heures?|Uhr|o['’]clock|ore|horas|часов|часа|годин)\b.{0,20}", re.IGNORECASE
)
ESQUIRE = expression(r", (?:Esq|ESQ)(?:r|\.|\b)")  # whom a letter addresses
# "TELEGRAM TO SECRETARY STANTON."
LETTER_TO = expression(
    r"(?:letter|telegram|cable|dispatch|despatch|note|brief|telegramm|lettre|télégramme|carta|telegrama|lettera|telegramma"
    r"|письмо|телеграмма|list|лист) (?:to|from|an|von|à|de|a|do|к|до|от) [^\W\d_]",
    re.IGNORECASE,
)
MOST_OF_NUMBERED = 9  # words of such a line
LONGEST_PAIR = 220  # letters of a heading in two lines: who, and to whom
MOST_ABOVE = 4  # lines among which the heading of a despatch stands: its number, the name of the edition
FEW = 3  # words of a line that names a number or a copy and nothing else
WORD = expression(r"[^\W\d_]{4}")
SHORT_WORD = expression(r"[\u0590-\u07ff\u3040-\u9fff\uac00-\ud7af]")  # in Hebrew and Arabic, Chinese, Japanese, Korean
BYLINE = expression(
    r"\s*(?:(?:by|von|par|por|di|da)\s+|автор\s*+(?::\s*+)?)(?:the\s+)?(?:(?:late|hon\S*|right hon\S*)\s+)*(?=\S)",
    re.IGNORECASE,
)


def may_be_title(text: str) -> bool:
    """Whether a line is not one of those that only look like a title.

    >>> may_be_title("On the Price of Bread"), may_be_title("To the Members of the Board"), may_be_title("TOP SECRET")
    (True, False, False)
    >>> may_be_title("No. 17"), may_be_title("Vienna, 12 May 1904"), may_be_title("Abstract"), may_be_title("* * *")
    (False, False, False, False)
    """
    words = text.strip()
    line = folded(words)
    if not line or len(words) > LONGEST_TITLE or not any(character.isalpha() for character in words) or "://" in words:
        return False
    if any(known(kind, line) for kind in ("section", "classification", "link", "anywhere")) or phrase(words):
        return False
    if any(map(str.isdigit, words)) and not (WORD.search(words) or SHORT_WORD.search(words)):
        return False  # the place in a gazette or an archive: "Dz.U. 1918 nr 17 poz. 40"
    if len(words.split()) <= FEW and (NUMBERED.match(words) or COPY.search(words)):
        return False
    if words[0] == "[" and (words[-2:] == ".]" or len(words.split()) > LONGEST_SUPPLIED):
        return False  # a remark of the editor
    if words[-1] in "”»" and not any(sign in words for sign in "“„«"):
        return False  # the end of a quotation
    if (words[-1] == ":" and len(words.split()) <= FEW) or HOUR.fullmatch(words):
        return False
    if ESQUIRE.search(words) and len(words.split()) <= MOST_OF_NUMBERED:
        return False
    if is_camp(words) or (is_dateline(words) and not writer(words)):
        return False
    lead = BYLINE.match(words)
    by_whom = lead is not None and not office(words[lead.end() :])  # "BY THE PRESIDENT: A PROCLAMATION"
    return not (by_whom or is_domain(words) or salutation(words))


def is_issue(text: str) -> bool:
    """Whether a heading is the name of a paper and its day: "Franklin Repository: August 2, 1865"."""
    name, colon, day = text.strip().partition(":")
    return bool(colon) and len(name.split()) > 1 and is_dateline(day) and name.replace(" ", "").isalpha()


def is_dated_title(text: str, following: str) -> bool:
    """Whether a line with a date is a title all the same: it has several words, and label lines follow.

    >>> is_dated_title("Minutes of the Harbour Board, May 1904", "Source: Board Papers, box 2")
    True
    >>> is_dated_title("Riga, 2 May 1904", "Dear Anna,")
    False
    """
    labelled = LABEL.match(following) is not None and not salutation(following)
    return (
        len(text.split()) >= LEAST_WORDS
        and labelled
        and (is_dateline(text) or (names_kind(text) and any(find_dates(text))))
    )


def plain_title(lines: Sequence[Line]) -> Line | None:
    """The title among lines that are no headings: the first that looks like one, with what follows a title below."""
    if headed := _heads_despatch(lines):
        return headed
    for i, line in enumerate(lines[:-1]):
        text = SIGN.sub("", line.text.strip())
        if line.is_heading or is_prose(line) or salutation(text) or _is_labelled(text, lines[i + 1].text):
            return None
        if i == 0 and (is_correspondence(text) or LETTER_TO.match(text) or _is_numbered_letter(text, lines[1:4])):
            return line
        if i == 0 and _is_dated_again(text, lines[1 : 1 + REACH_OF_KIND]):
            return line
        if _is_letterhead(line, lines[i:]):
            continue
        dated_above = i == 0 and is_dated_title(text, lines[1].text)
        if not may_be_title(text) and not dated_above:
            continue
        stopped = text.isupper() or (names_kind(text) and len(text) < FOLLOWS)
        if not is_heading(text.rstrip(".,") if stopped else text, LONGEST_TITLE) or "\n\n" in text:
            return None
        if below := _below_a_genre(text, lines[i + 1 : i + 4]):
            return below
        if names_kind(text) and any(len(other.text) >= FOLLOWS for other in lines[i + 1 : i + 1 + REACH_OF_KIND]):
            return line
        return line if _has_below(text, lines[i + 1 : i + 4]) else _on_title_page(lines[i:])
    return None


def _heads_despatch(lines: Sequence[Line]) -> Line | None:
    """A line that pairs two persons or offices, with place and day in a line of their own below it."""
    for i, line in enumerate(lines[:MOST_ABOVE]):
        if line.is_heading:
            return None
        following = lines[i + 1] if i + 1 < len(lines) else line
        if following.passage is line.passage and len(line.text) + len(following.text) < LONGEST_PAIR:
            both = Line(line.passage, line.start, following.end)
            if not pairs_names(line.text) and pairs_names(both.text.replace("\n", " ")):
                line = both
        if pairs_names(line.text.replace("\n", " ")):
            below = lines[i + 1 : i + 1 + REACH_OF_KIND]
            dated = _states_year(line.text) or any(is_dateline(other.text.strip()) for other in below)
            numbered = line.text.strip()[:1].isdigit() and pairs_names(line.text, titled=True)
            return line if dated or numbered else None
        if is_prose(line):
            return None
    return None


def _states_year(text: str) -> bool:
    return any(len(value) >= len("1882-09-12") for date in find_dates(text) for _, value in date.attributes)


def _on_title_page(lines: Sequence[Line]) -> Line | None:
    """The title among up to five lines that stand above the text like those of a title page.

    It is in capitals, or its first word is, and it has several words.
    """
    page = []
    for line in lines[: TITLE_PAGE + 1]:
        text = line.text.strip()
        if not text or text[-1] == "," or line.is_heading or salutation(text) or LABEL.match(text) or is_camp(text):
            return None
        if len(text) >= FOLLOWS or text[0] == "[":
            break
        page.append(line)
    else:
        return None
    named = (line for line in page if may_be_title(line.text) and len(line.text.split()) >= LEAST_WORDS)
    return next((line for line in named if line.text.split()[0].isupper()), None)


def _is_dated_again(text: str, following: Sequence[Line]) -> bool:
    """Whether a line is words, a dash and a day, and a date line stands below: "Letters of Karr - May 3, 1904"."""
    dashed = any(dash in text for dash in (" - ", " – ", " — "))
    return dashed and is_dateline(text) and any(is_dateline(other.text) for other in following)


def _is_letterhead(line: Line, following: Sequence[Line]) -> bool:
    """Whether a line stands in one block with the date of a letter, and a salutation follows the block."""
    rest = [other for other in following if other.passage is not line.passage]
    dated = any(other.passage is line.passage and is_dateline(other.text) for other in following[1:])
    return dated and bool(rest) and greets(rest[0].text)


def _is_numbered_letter(text: str, following: Sequence[Line]) -> bool:
    """Whether a line is the number of a letter in its edition, and a name, with place and day or a salutation below."""
    if NUMBERED_LETTER.fullmatch(text) is None or len(text.split()) > MOST_OF_NUMBERED or is_dateline(text):
        return False
    return any(salutation(line.text) or is_dateline(line.text) for line in following)


def _below_a_genre(text: str, following: Sequence[Line]) -> Line | None:
    """The title below the kind of document in capitals: "D E C R E E", "of the Board", then "On the price of bread"."""
    if not text.isupper() or len("".join(text.split())) > LONGEST_GENRE:
        return None
    for line, after in pairwise(following):
        words = line.text.strip()
        if line.is_heading or is_prose(line) or not may_be_title(words):
            return None
        if not words.isupper():
            if words.split()[-1].casefold() in OPEN_WORDS:
                return None
            headed = len(words.split()) >= LEAST_WORDS and is_heading(words, LONGEST_TITLE)
            return line if headed and len(after.text) >= FOLLOWS else None
    return None


def _is_labelled(text: str, following: str) -> bool:
    """Whether a line begins with a label of the web page: a known one, or one or two words with a label below."""
    match = LABEL.match(text)
    if match is None:
        return False
    label = match[0][:-1].strip()
    return label.casefold() in _labels() or (len(label.split()) <= 2 and LABEL.match(following) is not None)


@cache
def _labels() -> frozenset[str]:
    return frozenset(word.casefold() for _, words in rows("labels.csv") for word in words.split(";"))


def _has_below(text: str, following: Sequence[Line]) -> bool:
    """Whether what follows a line is what follows a title."""
    after = following[0]
    words = after.text.strip()
    count, line = len(text.split()), folded(words)
    if salutation(words) or is_dateline(words) or is_camp(words.split("\n")[0]):
        phrase_in_capitals = text.isupper() and not NEVER_NAMES.isdisjoint(text.casefold().split())
        told = count >= LEAST_WORDS or (count >= FEW and phrase_in_capitals)  # "LETTERS OF ANNA BERG"
        return told and not is_name(text) and text[-1] != ","
    if after.is_heading:
        return not may_be_title(words)
    if len(words) >= FOLLOWS or LABEL.match(words) or (text.isupper() and BYLINE.match(words)):
        return True
    if known("section", line) or known("classification", line) or NUMBERED.match(words) or words[:1] in ("[", "("):
        return count > 1
    below = any(is_prose(other) or LABEL.match(other.text) for other in following[1:])
    return below and count >= LEAST_WORDS - 1
