"""Where the sentences of a passage begin and end.

    See RGASPI, f. 1, op. 58, d. 6. Dr. Kramer translated it.
    |------------------------------||------------------------|

Archival prose is full of stops that end nothing: shelfmarks, initials, dates, titles. Better libraries
than this page cut there. So every full stop before a blank is asked what stands on its two sides, and
the answer is "not an end" when in doubt. A semicolon never ends a sentence.

One regular expression finds the places; it never goes back over what it has read, so the time grows
with the length of the text and with nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from seeds2tei.expressions import expression
from seeds2tei.parallel.abbreviations import Abbreviations, abbreviations

STOPS = ".!?…‥‽؟۔।॥։።"
WIDE_STOPS = "。！？．｡"
MORE_STOPS = frozenset(STOPS)
CLOSERS = "\"'”’“‘»«›‹)\\]}」』）】》〉"
OPENERS = "\"'“”„‚‘’«»‹›([{¿¡「『（【《〈*_—–-‐‑ \t\r\n\xa0"

BLANK_LINE = expression(r"\n[^\S\n]*+\n\s*+")
# Stops and what closes with them, then the sign of a note, then blanks: "… it.’)[3] "
END = r"([{stops}][{stops}{closers}]*+)(?:\[[^\]\s]{{1,4}}\]|[¹²³⁴-⁹⁰*†‡])*+(\s*+)"
SIGNS = expression(END.format(stops=STOPS + WIDE_STOPS, closers=CLOSERS))
# In Greek the sign ";" asks a question; the Greek semicolon is the raised dot.
GREEK_SIGNS = expression(END.format(stops=STOPS + WIDE_STOPS + ";\u037e", closers=CLOSERS))

ROMAN = expression(r"[IVXLCDM]++\Z")
NUMBERING = expression(r"(?:\d{1,3}|\d{1,2}(?:\.\d{1,2})++|[IVXLC]++|[a-zа-я])\Z")
NEXT_WORD = expression(r"\w++")
BEFORE_WORD = expression(r"^[\"'“”„«»‘’‚(\[{<—–\-*_]++|^\w++['’](?=\w)")  # also the article of "all'avv."
DAY = expression(r"\d{1,2}\Z")

# Languages that write ordinal numbers with a stop: "am 12. März", "Friedrich II."
ORDINAL_LANGUAGES = frozenset(
    [
        "bs",
        "cs",
        "da",
        "de",
        "et",
        "eu",
        "fi",
        "hr",
        "hu",
        "is",
        "lb",
        "lv",
        "nb",
        "nn",
        "no",
        "pl",
        "sk",
        "sl",
        "sr",
        "tr",
    ]
)
GREEK = frozenset(["el", "grc"])
WINDOW = 40  # no word that decides anything is longer


def sentences(text: str, language: str | None = None) -> list[tuple[int, int]]:
    """The sentences of one passage: half-open spans, counted in code points, in order.

    White space between sentences lies outside every span; every other character lies in exactly one.
    A blank line always ends a sentence: a caller who has rejoined a paragraph that a page cut in two
    hands over a text in which a blank stands for each line end of the cut.

    language  a language tag; only its first part counts. Without it, the abbreviations of all
              languages are respected.

    >>> [("See f. 1, op. 58. It is sealed."[a:b]) for a, b in sentences("See f. 1, op. 58. It is sealed.")]
    ['See f. 1, op. 58.', 'It is sealed.']
    """
    primary = language.lower().partition("-")[0] if language else None
    table = abbreviations(primary)
    signs = GREEK_SIGNS if primary in GREEK else SIGNS
    ordinals = primary in ORDINAL_LANGUAGES
    spans: list[tuple[int, int]] = []
    for start, end in _blocks(text):
        begin = start
        for match in signs.finditer(text, start, end):
            after = match.end()
            if after >= end:
                break
            if _ends(text, begin, match, table, ordinals):
                spans.append((begin, match.start(2)))
                begin = after
        spans.append((begin, end))
    return spans


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of text between blank lines, without the white space around them."""
    begin = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    for match in BLANK_LINE.finditer(text, begin, end):
        yield begin, _stripped_end(text, begin, match.start())
        begin = match.end()
    if begin < end:
        yield begin, end


def _stripped_end(text: str, begin: int, end: int) -> int:
    while end > begin and text[end - 1].isspace():
        end -= 1
    return end


def _ends(text: str, begin: int, match: re.Match[str], table: Abbreviations, ordinals: bool) -> bool:
    """Whether the stops that `match` found end the sentence that began at `begin`."""
    signs = match[1]
    stop, after = match.span(1)[0], match.end()
    if after == match.start(2):
        return signs[0] in WIDE_STOPS and not _goes_on(signs, text[after])
    following = _first_sign(text, after)
    if following.islower() or following in MORE_STOPS:
        return False
    if signs[0] != "." or signs[1:2] in MORE_STOPS:
        return not _is_doubt(text, stop, signs)
    return _full_stop_ends(text, begin, stop, after, table, ordinals)


def _goes_on(signs: str, following: str) -> bool:
    """Whether a quotation that closed here is still part of its sentence: 「…。」と言った."""
    return signs[-1] in "」』”’" and "\u3040" <= following <= "\u309f"


def _is_doubt(text: str, stop: int, signs: str) -> bool:
    """Whether a bracket holds nothing but the stops: "(?)", "(!)", "[...]" are remarks, not ends."""
    return stop > 0 and text[stop - 1] in "([" and signs[-1] in ")]"


def _first_sign(text: str, start: int) -> str:
    """The first sign of the next word, or "" where none is near."""
    for sign in text[start : start + WINDOW]:
        if sign not in OPENERS:
            return sign
    return ""


def _full_stop_ends(text: str, begin: int, stop: int, after: int, table: Abbreviations, ordinals: bool) -> bool:
    """Whether a full stop before a blank ends the sentence; decided by the words on its two sides."""
    before = text[max(begin, stop - WINDOW) : stop].split()
    word = BEFORE_WORD.sub("", before[-1]) if before and not text[stop - 1].isspace() else ""
    if not word or not word[-1].isalnum():
        return True
    opening = stop - len(word) <= begin
    if opening and NUMBERING.match(word):
        return False
    next_match = NEXT_WORD.search(text, after, after + WINDOW)
    next_word = next_match[0] if next_match else ""
    if next_word[:1].isdigit() and not _parts_before_number(word, table):
        return False
    if word in table.number and ROMAN.match(next_word):
        return False
    counted = word[0].isdigit()
    if (counted or _is_acronym(word)) and next_match and _is_numbered(text, next_match, table):
        return False
    if counted:
        label = before[-2].rstrip(".") if len(before) > 1 else ""
        return not _is_ordinal(word, next_word, table, ordinals and label not in table.number)
    if word in table.closing:
        return not (_opens_with_date(text, begin, stop) or _is_acronym(next_word))
    if word in table.before or _is_initial(word):
        return False
    if word in table.month:
        return not (len(before) > 1 and DAY.match(before[-2].rstrip(".")))
    return not (ordinals and ROMAN.match(word))


def _is_numbered(text: str, word: re.Match[str], table: Abbreviations) -> bool:
    """Whether a word is the next part of a shelfmark: in "GARF. F. 17. Op. 166" nothing is an end."""
    tail = text[word.end() : word.end() + 3]
    return word[0] in table.number and tail[:1] == "." and tail[-1:].isdigit()


def _parts_before_number(word: str, table: Abbreviations) -> bool:
    """Whether a sentence may end between this word and a number: not in "op. 58", "inv. 12", "5. 3."."""
    if word.isdigit():
        return len(word) > 2
    return len(word) > 3 and word not in table.number and word not in table.before and word not in table.month


def _is_ordinal(word: str, following: str, table: Abbreviations, ordinals: bool) -> bool:
    """Whether a number with a stop belongs to what follows: "12. März", "12. II. 1956", "5. Feb."."""
    if not DAY.match(word):
        return False
    return ordinals or bool(ROMAN.match(following)) or following in table.month


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_initial(word: str) -> bool:
    """Whether a word is one letter, or short parts with stops between them: "J", "V.Ia", "т.е"."""
    parts = word.replace("-", ".").split(".")
    if len(parts) == 1:
        return len(word) == 1 and word.isalpha()
    return all(len(part) < 3 and part.isalpha() and (len(part) == 1 or part.istitle()) for part in parts)


def _opens_with_date(text: str, begin: int, stop: int) -> bool:
    """Whether a sentence has so far said a year or a date, no more: "В 1939 г.", "10 января 1939 г."."""
    words = text[begin:stop].split() if stop - begin <= WINDOW else []
    if len(words) < 2 or not words[-2][-4:].isdigit():
        return False
    plain = [word for word in words[:-1] if not any(sign.isdigit() for sign in word)]
    return len(plain) <= 2 and (words[0][0].isdigit() or len(words[0]) <= 3)
