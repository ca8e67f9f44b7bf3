"""How the last lines of a letter divide: a closing formula, an office, a name, a date.

    Von Herzen Ihr Arthur          formula "Von Herzen Ihr", name "Arthur"
    Secretary of the CC J. Smith   office "Secretary of the CC", name "J. Smith"
    Wien, 5. Mai 1869. Taaffe.     date "Wien, 5. Mai 1869", name "Taaffe"

Offsets are those of the text of a passage. All of it looks at short texts only.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from seeds2tei.closing_formulas import LONGEST, NEAR_ONES, POSSESSIVE, formula
from seeds2tei.datelines import DAYS_AND_HOURS, is_dateline
from seeds2tei.dates import find_dates
from seeds2tei.expressions import expression
from seeds2tei.letters import INITIALED, closing_words, names_at_end, office, signed_word, signing_office
from seeds2tei.signers import INITIALS, LONGEST_NAME, is_signer

MOST_LINES, LONGEST_OFFICE = 4, 9  # lines of name and office, and words of one
LONGEST_NAMED = 4  # words of a name
DASHES = " \n—–-»„“"  # before a signature
# Behind which a name begins: "Your obedient servant John", "Dein alter Freund Paul", "Adieu, Paul", "Alles Gute! Anna".
BEFORE_NAME = expression(
    rf"\b{POSSESSIVE}\b(?:[ \u00a0]+(?:[^\W\dA-ZÄÖÜА-Я_]\w*|{NEAR_ONES})){{0,5}},?\s+|[,!;:–—]\s+"
    r"|[–—](?=[^\W\d_])|\n\s*"
)
# "Riga, Castle 5 May 1904", "Wien, am 5. Mai": a place of one word, or of two with a comma.
PLACE_BEFORE_DATE = expression(
    r"(?<!\w)[^\W\d_a-zа-я][^\W\d_]+(?:, [^\W\d_a-zа-я][^\W\d_]+|(?=,)),?(?: (?:den|am|le|el|il|the))? \Z"
)
LONGEST_PLACE = 60
# "K a r l   B e r g": letters set apart, words further apart.
LETTER_SPACED = expression(r"[^\W\d_]\.?(?: [^\W\d_]\.?){2,20}(?: {2,4}[^\W\d_]\.?(?: [^\W\d_]\.?){2,20}){0,3}")
JOINT = expression(r"(?<! ) (?! )")
KISSES = expression(r"\b[Qq]\. ?(?:[Ll]\. ?)?[Bb]\. ?[SsLl]\. ?[MmPp]\b\.?$")  # "who kisses your hand", Spanish
UNPAIRED = expression(r"\s?\[\d{1,4}\]$")  # the sign of a note or a page behind a signature
# Who is named behind these words is greeted, and does not sign.
SENT_TO = expression(
    r"(?:gr(?:üße|üßen|üsse|üssen) (?:Sie|mir)(?: \w+){0,3}|remember me to|regards to|love to|saluda a"
    r"|recuerdos a|кланя\w{1,6})$",
    re.IGNORECASE,
)
LINE_END = expression(r"\n[ \n]*")
BETWEEN = expression(r"(?<!\s)\s*+:\s++|,\s++|(?<![ \u00a0\t])[ \u00a0\t]{3,}+|(?<![ \u00a0\t])\t+")
BEFORE_SIGNED = expression(r"(?<!\s)\s*\n\s*(?:By:?[ ])?")


class Signature(NamedTuple):
    """Where the parts of a closing stand; a part that is not there has no length."""

    formula: tuple[int, int]
    office: tuple[int, int]
    name: tuple[int, int]
    date: tuple[int, int]


@lru_cache(maxsize=256)
def signature(text: str, writers: frozenset[str] = frozenset()) -> Signature | None:
    """The parts of a short text that ends in a name: with a formula, an office or a date before it, or alone.

    writers  the words of names that the document itself gives, in small letters; who bears such a name may sign
             without capitals ("jesusita B. Torres")

    >>> found = signature("Von Herzen Ihr Arthur")
    >>> found.formula, found.name
    ((0, 14), (15, 21))
    >>> signature("Grüßen Sie alle Freunde.") is None
    True
    """
    if LETTER_SPACED.fullmatch(text.strip()) and is_signer(_joined(text)):
        begin = len(text) - len(text.lstrip())
        nothing, end = (begin, begin), len(text.rstrip(" .\n"))
        return Signature(nothing, nothing, (begin, end), (end, end))
    length = len(UNPAIRED.sub("", text.rstrip()))
    if not 0 < length <= LONGEST:
        return None
    begin = len(text) - len(text.lstrip(DASHES))
    begin += signed_word(text[begin:])
    begin += len(text[begin:]) - len(text[begin:].lstrip(" :\n"))
    dated = _date_at_end(text[begin:length])
    end, date = length, (length, length)
    if dated is not None:
        date = (begin + dated, length)
        end = begin + len(text[begin : begin + dated].rstrip(" ,\n"))
    if not text[begin:end].strip(" .,"):
        return None
    found = _parts(text, begin, end, date) or _by_writer(text, begin, end, date, writers)
    return None if found is None or _is_no_name(text[slice(*found.name)], text[:length]) else found


def _joined(text: str) -> str:
    """A name whose letters stand apart, as it is written."""
    return " ".join(JOINT.sub("", text.strip()).strip(".").split())


def _is_no_name(name: str, words: str) -> bool:
    """Whether what looks like a name is a weekday, or initials of a formula: "seguro servidor, Q. B. S. M."."""
    return name.casefold() in DAYS_AND_HOURS or KISSES.search(words) is not None


def _by_writer(text: str, begin: int, end: int, date: tuple[int, int], writers: frozenset[str]) -> Signature | None:
    """The parts of a text that ends in a name which the document gives its writer."""
    words = list(re.finditer(r"\S+", text[begin:end])) if writers else []
    for first in words[-LONGEST_NAMED:]:
        place = first.start()
        if not _is_writer(text[begin + place : end], writers):
            continue
        name = _name_in(text, begin + place, end)
        if place == 0:
            return Signature((begin, begin), (begin, begin), name, date)
        if formula(text[begin : begin + place], signed_below=True):
            return Signature((begin, begin + len(text[begin : begin + place].rstrip())), (begin, begin), name, date)
    return None


def _is_writer(words: str, writers: frozenset[str]) -> bool:
    """Whether words are a name, the first perhaps in small letters, of which two words are the writer's."""
    name = [word.strip(" .,;()[]") for word in words.split()]
    known = [word for word in name if len(word) > 2 and word.casefold() in writers]
    return len(known) >= 2 and len(name) <= LONGEST_NAMED and all(word[:1].isupper() for word in name[1:])


def _parts(text: str, begin: int, end: int, date: tuple[int, int]) -> Signature | None:
    nothing = (begin, begin)
    words = text[begin:end]
    if signing_office(words) or signed_word(text.lstrip()):
        found = names_at_end(words)
        if found is not None:
            before = words[: found[0]].rstrip(" ,:\n")
            if not before or signing_office(before) or len(before) < LONGEST_NAME:
                return Signature(nothing, (begin, begin + len(before)), (begin + found[0], begin + found[1]), date)
    if beside := _beside_office(words):
        role, named = ((begin + start, begin + stop) for start, stop in beside)
        return Signature(nothing, role, named, date)
    if below := _office_below(words):
        return Signature(nothing, (begin + below, end), _name_in(text, begin, begin + below), date)
    if above := _name_below(words):
        return Signature(
            nothing, (begin, begin + len(words[:above].rstrip())), _name_in(text, begin + above, end), date
        )
    if is_signer(words):
        return Signature(nothing, nothing, _name_in(text, begin, end), date)
    leading = _date_before_name(words)
    if leading is not None:
        return Signature(nothing, nothing, _name_in(text, begin + leading[1], end), (begin, begin + leading[0]))
    for line in BEFORE_SIGNED.finditer(words):
        place = line.end() + signed_word(words[line.end() :])
        who, _, under = words[place:].partition("\n")
        first = words[: line.start()].partition("\n")[0].rstrip()
        if place > line.end() and is_signer(who) and formula(first, signed_below=True):
            stop = begin + place + len(who)
            role = (stop + 1, end) if under and signing_office(under.partition("\n")[0]) else nothing
            return Signature((begin, begin + len(first)), role, _name_in(text, begin + place, stop), date)
    for place in (*(match.end() for match in BEFORE_NAME.finditer(words)), closing_words(words)):
        who = _before_office(words[place:])
        if 0 < place < len(words) and is_signer(who) and formula(words[:place], signed_below=True):
            if "\n" not in words[:place].strip() and SENT_TO.search(words[:place].rstrip(" ,")):
                continue
            if office(who) and " " not in who.strip():
                continue
            stop, last = begin + len(words[:place].rstrip()), begin + place + len(who)
            behind = last + len(text[last:end]) - len(text[last:end].lstrip(", \n"))
            role = (behind, end) if last < end else nothing
            return Signature((begin, stop), role, _name_in(text, begin + place, last), date)
    if between := _between(words):
        place, below = between
        stop = begin + len(words[:place].rstrip())
        return Signature((begin, stop), (begin + below, end), _name_in(text, begin + place, begin + below), date)
    return None


def _before_office(words: str) -> str:
    """A name with an office below it, or behind a comma; all of it where there is none."""
    for sign in ("\n", ", "):
        name, _, office_of = words.partition(sign)
        if office_of and "\n" not in office_of and signing_office(office_of) and (sign == "\n" or is_signer(name)):
            return name
    return words


def _beside_office(words: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Office and name in one line with a sign between them: "Chairman of the Board: A. Berg", "A. BERG, Chairman".

    A run of blanks is such a sign; so is "signed" within the line.
    """
    if "\n" in words:
        return None
    for parted in BETWEEN.finditer(words):
        before, after = words[: parted.start()], words[parted.end() :]
        after = after[signed_word(after) :].lstrip(" .:")
        held = signing_office(after[:1].upper() + after[1:]) and after.count(" ") < LONGEST_OFFICE and ";" not in after
        left, right = (0, len(before)), (len(words) - len(after), len(words.rstrip(" .,")))
        if parted[0].strip() == "," and is_signer(before) and held:
            return (parted.end(), len(words.rstrip(" .,"))), left
        if parted[0].strip() != "," and signing_office(before) and right[0] < right[1] and is_signer(after):
            return left, right
    return None


def _name_below(words: str) -> int | None:
    """Where the name begins in lines of which the last is one, and the first begins with an office."""
    above, _, name = words.rpartition("\n")
    lines = [line.strip() for line in above.split("\n")]
    if not above or len(lines) >= MOST_LINES or not is_signer(name):
        return None
    short = all(0 < len(line.split()) <= LONGEST_OFFICE for line in lines)
    return len(above) + 1 if short and signing_office(lines[0]) else None


def _office_below(words: str) -> int | None:
    """Where the office begins in lines of which the first is a name: "D. HUNTER,", "Major General Commanding."."""
    lines = words.split("\n")
    if not 2 <= len(lines) <= MOST_LINES or not is_signer(lines[0].rstrip(" ,")):
        return None
    if signing_office(lines[0]) and INITIALED.search(lines[0]) is None:
        return None
    others = [line.strip() for line in lines[1:]]
    short = all(0 < len(line.split()) <= LONGEST_OFFICE for line in others)
    return words.index("\n") + 1 if short and signing_office(others[0]) else None


def _between(words: str) -> tuple[int, int] | None:
    """Where name and office begin in lines of which the first are a formula: "Your servant", "A. Berg", "Treasurer"."""
    starts = [0, *(match.end() for match in LINE_END.finditer(words))]
    for place, below in pairwise(starts[1:]):
        lines = words[below:].split("\n")
        if not is_signer(words[place:below].strip(DASHES)):
            continue
        short = len(lines) < MOST_LINES and all(0 < len(line.split()) <= LONGEST_OFFICE for line in lines)
        if short and lines[0][0].isupper() and lines[-1][-1] not in "?!:;" and not is_dateline(lines[0]):
            return (place, below) if formula(words[:place], signed_below=True) else None
    return None


def _name_in(text: str, start: int, end: int) -> tuple[int, int]:
    """A name without the signs around it; an initial keeps its stop."""
    start += len(text[start:end]) - len(text[start:end].lstrip(" ,[(\n—–-»„“"))
    end = start + len(text[start:end].rstrip(" ,;)]\n»”“"))
    if text[start:end].endswith(("».", "”.")):
        end -= 2
    last = text[start:end].split()[-1]
    stopped = last.endswith(".") and len(last) > 3 and INITIALS.fullmatch(last) is None
    return start, end - 1 if stopped else end


def dated_office(text: str) -> int | None:
    """Where place and date begin in a line that begins with an office.

    >>> line = "Chairman of the Board of Works Riga, Castle 5 May 1904"
    >>> line[dated_office(line):], dated_office("Riga, Castle 5 May 1904")
    ('Riga, Castle 5 May 1904', None)
    """
    date = _date_at_end(text) if signing_office(text) else None
    if date is None:
        return None
    place = PLACE_BEFORE_DATE.search(text, max(0, date - LONGEST_PLACE), date)
    return place.start() if place and place.start() > 0 else date


def _date_at_end(text: str) -> int | None:
    dates = list(find_dates(text))
    if dates and text[dates[-1].end :].strip(" .])") == "" and dates[-1].start > 0:
        return dates[-1].start
    return None


def _date_before_name(text: str) -> tuple[int, int, int] | None:
    """ "Wien, am 5. Mai 1869. Taaffe.": where the date line ends, and where the name stands."""
    dates = list(find_dates(text))
    if not dates or not is_dateline(text[: dates[-1].end]):
        return None
    end = dates[-1].end
    between = len(text[end:]) - len(text[end:].lstrip(" .\n"))
    name = text[end + between :]
    parted = text[end : end + between].strip() or INITIALED.fullmatch(name.strip(" .,")) is not None
    if between == 0 or not parted or not is_signer(name):
        return None
    return end, end + between, len(text.rstrip(" .[]"))
