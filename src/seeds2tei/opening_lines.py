"""What a block is at the head of a letter: who is greeted, place and date, a line of an address, or a sentence.

    Wien, 5. Mai 1869     "dateline"
    Dear Brother,         "salute"
    12 Broad Street       short, and neither

Which of them are one opener, `recognisers/opener.py` says.
"""

from __future__ import annotations

from seeds2tei.datelines import has_place_and_day, is_dateline, is_day_in_figures, is_weekday
from seeds2tei.dates import find_dates
from seeds2tei.expressions import expression
from seeds2tei.letters import salutation
from seeds2tei.passage import Passage

LONGEST = 400
MOST_LINES = 6  # of a block at the head of a letter: office, place and date, number of the file
SET_APART = 12  # words of a line with a date that the page sets to the right
LINE = expression(r"[^\n]+")


def is_day(text: str) -> bool:
    """Whether the line above a salutation is a weekday, perhaps with the place above it, or a day in figures."""
    *above, line = text.strip().split("\n")
    return (is_weekday(line) and len(above) <= 1 and all(map(is_short_line, above))) or is_day_in_figures(text)


def is_line_of_place(passage: Passage) -> bool:
    """A line of names, its parts perhaps with a stroke or a comma between: "Down Farnborough | Kent"."""
    words = [word.strip(",.;") for word in passage.text.split() if word != "|"]
    return passage.tag == "p" and 0 < len(words) <= 5 and all(word[:1].isupper() and word.isalpha() for word in words)


def is_sentence(passage: Passage) -> bool:
    """A paragraph before which a letter opens, if it does: not a heading over several lines."""
    words = passage.text.split()
    if passage.tag != "p" or not words:
        return False
    goes_on = len(words) > 7 or (words[0][0].isupper() and sum(word[0].islower() for word in words) > 2)
    return len(passage.text) > 250 or (goes_on and words[-1][-1] in ".!?;")


def is_place(passage: Passage, below: str) -> bool:
    """A line of names above one that is a date and nothing else."""
    if not is_line_of_place(passage):
        return False
    return any(date.start == 0 and below[date.end :].strip(" .,") == "" for date in find_dates(below, yearless=True))


def is_short(passage: Passage) -> bool:
    """A line of an address, or a few of them."""
    lines = passage.text.strip().split("\n")
    return passage.tag == "p" and passage.provisional and len(lines) <= MOST_LINES and all(map(is_short_line, lines))


def is_short_line(line: str) -> bool:
    """A few words, and no sentence."""
    words = line.split()
    return 0 < len(words) <= 7 and words[-1][-1] not in "!?:;"


def kind_of_block(passage: Passage, head: Passage | None) -> str:
    """What a block is in an opener, "" if nothing. A heading may be a date line only under another heading."""
    text = passage.text.strip()
    if not text or len(text) > LONGEST or passage.tag not in ("p", "head") or not passage.provisional:
        return ""
    kinds = [kind_of_line(line[0]) for line in LINE.finditer(text)]
    bracketed = text[0] == "(" and text[-1] == ")"  # "(8 November 1917)", a small heading below the title
    if (
        passage.tag == "head"
        and "dateline" in kinds
        and (passage is head or not (bracketed or has_place_and_day(text)))
    ):
        return ""  # a title with a date in it
    if passage.block.field == "right" and not any(kinds) and len(text.split()) <= SET_APART and any(find_dates(text)):
        return "dateline"
    if all(kinds):
        return "salute" if "salute" in kinds else "dateline"
    if salutation(" ".join(text.split())):
        return "salute"
    lines = text.split("\n")
    if not 2 <= len(lines) <= MOST_LINES or not any(kinds) or not all(map(is_short_line, lines)):
        return ""
    return "salute" if "salute" in kinds else "dateline"


def kind_of_line(line: str) -> str:
    """What a line is in an opener: "salute", "dateline" or ""."""
    words = line.strip()
    if salutation(words):
        return "salute"
    return "dateline" if is_dateline(words) else ""
