"""The signs of notes: how a note begins, how the text calls it, and the headings above a list of notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from seeds2tei.dates import find_dates
from seeds2tei.expressions import expression
from seeds2tei.passage import Passage

HEADINGS = frozenset(
    "notes|note|footnotes|footnote|endnotes|references|note(s)|editorial notes|notes and references|translator's notes"
    "|translator’s notes|editor's notes|editor’s notes|anmerkungen|anmerkung|fußnoten|fussnoten|endnoten|nachweise"
    "|примечания|примечание|сноски|комментарии|примітки|примітка|виноски|notas|nota|notas al pie|note di chiusura"
    "|note a piè di pagina|przypisy|przypis|objaśnienia|notes de bas de page|注释|注|poznámky|noten|fotnoter".split("|")
)
# These may be letter-spaced: 注　　释
EAST_ASIAN_HEADINGS = frozenset({"注释", "注釋", "註釋", "注解", "注", "脚注", "訳注", "각주"})
# One sign each in East Asian editions: ⑴ in the text, 〔1〕 before the note.
ENCLOSED = "".join(map(chr, [*range(0x2460, 0x2488)]))
SUPERSCRIPTS = str.maketrans(
    dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)) | {sign: str(i % 20 + 1) for i, sign in enumerate(ENCLOSED)}
)
# What bears a number between square brackets: 1  12a  a  iv  fn1  *. A word ([sic]) does so only after ^ (pandoc).
_SQUARE = r"\d{1,5}[^\W\d_]?|[^\W\d_]|[ivxIVX]{1,5}|[^\W\d_]{1,3}\d{1,3}|[*†‡§]{1,5}"
# What is raised between carets, as pandoc writes it: ^1^  ^a^
_RAISED = r"\^(?P<raised>\d{1,3}|[a-z]|[*†‡])\^"
# Between slashes stand the numbers of old web pages (/1/), between braces and angles those of some typists.
_SLASH, _BRACE, _ANGLE = r"/(?P<slash>\d{1,3})/", r"\{(?P<brace>\d{1,3}|[*†‡])\}", r"<(?P<angle>\d{1,3})>"
_WORD = r"(?:[Ff]ootnote|[Nn]ote)"
# Chinese editions count in words: (註一)  〔注3〕
_COUNTED = r"(?:註|注) ?[一二三四五六七八九十\d]{1,3}"
# How a note may begin: [1]  [^1]:  (1)  1.  1)  ¹  *  *)  †  /1/  ^1^  Note 1:  [Footnote 1:
LABEL = expression(
    rf"\[(?:(?P<square>{_SQUARE})|\^(?P<caret>\w{{1,5}}))\]:?(?=\s|$|[^\W\d_])"
    rf"|(?:{_RAISED}|{_SLASH}|{_BRACE}|{_ANGLE})(?=\s|[^\W\d_])"
    rf"|\[?{_WORD} (?P<worded>\d{{1,3}}|[A-Z])(?:\]?[.:)]|\])(?=\s)"
    rf"|〔(?P<shell>\d{{1,3}})〕|(?P<enclosed>[{ENCLOSED}])|[（(〔\[](?P<counted>{_COUNTED})[)）〕\]]"
    r"|\((?P<round>\d{1,3}|[*†‡])\)(?=\s)|(?P<plain>\d{1,3})[.)](?=\s)"
    r"|(?P<high>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})(?=\s|[^\W\d_])|(?P<sign>[*†‡§]{1,4})\)?(?=\s|[^\W\d_])"
    r"|(?P<bare>\d{1,3})(?=\s+[^\W\d_])"
)
LETTER = expression(r"\(([a-z])\)(?=\s)|([a-z])[.):]?(?=[ \t\u00a0]+\S)")
# How a sign in the text may look.
CALL = expression(
    rf"(?=[\[〔(（*†‡^/{{<\d⁰¹²³⁴⁵⁶⁷⁸⁹{ENCLOSED}])(?:"  # the letters with which it may begin, for speed
    rf"\[(?:(?P<square>{_SQUARE})|\^(?P<caret>\w{{1,5}}))\]"
    rf"|〔(?P<shell>\d{{1,3}})〕|(?P<enclosed>[{ENCLOSED}])|[（(〔\[](?P<counted>{_COUNTED})[)）〕\]]"
    r"|\((?P<round>\d{1,3}|[*†‡])\)|(?P<high>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})|(?P<sign>[*†‡]{1,4})"
    rf"|{_RAISED}|(?<!\d){_SLASH}(?!\w)|{_BRACE}|{_ANGLE}|[\[(]{_WORD} (?P<worded>\d{{1,3}})[\])]"
    r"|(?<=[^\W\d_.,;:!?”»“)’])\((?P<letter>[a-z])\)"
    r"|(?:(?<=[^\W\d_.,;:]|[.,;:!?”»“)’])|(?<=[ .](?:1[5-9]|20)\d\d))(?P<glued>\d{1,3})(?![\w.,]\d|\w))"
)
# Backslashes and stars among its characters are notation of their own, so a sign may come in parts.
SHAPE = expression(
    rf"(?:[\[(〔（]{_COUNTED}|[\[(〔{{/<]?(?:{_WORD} )?"
    rf"(?:{_SQUARE}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,4}}|[{ENCLOSED}]|)|\[?\^(?:\w{{1,5}}|[*†‡]))"
    r"[.:)\]〕）}/>^]{0,2}[ \t\u00a0]{0,8}"
)


LONGEST_DAY = 30
BEHIND_DAY = expression(r"\d{1,3}[.,;:)]?\s*(?:\Z|\n)|\d{1,3}[.,;:)]")


class Call(NamedTuple):
    """A sign in the text that may call a note: its label, its style, and where it stands in its passage."""

    label: str
    style: str
    passage: Passage
    start: int
    end: int

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands among all calls of the document."""
        return self.passage.block.span.start, self.start


def is_heading(passage: Passage) -> bool:
    """Whether a short block says that notes follow.

    The word alone says little: "Notes" may head what is no list of notes, and is no signature either.
    """
    if passage.tag not in ("head", "p") or len(passage.text) > 40:
        return False
    words = passage.text.strip(" \t\n\u3000:.*—–-").casefold()
    return words in HEADINGS or "".join(words.split()) in EAST_ASIAN_HEADINGS


class Label(NamedTuple):
    """How a note begins: what it bears ("" for an item without a number), where that ends, in which style.

    is_open   a bracket opens there which its words do not close: [Footnote 1: See above.]
    """

    words: str
    end: int
    style: str
    is_open: bool = False


def label(text: str) -> Label | None:
    """The label with which a note begins, normalised.

    >>> label("[1] See above."), label("1918 was a hard year")
    (Label(words='1', end=3, style='square', is_open=False), None)
    """
    match = LABEL.match(text)
    if match is None:
        return None
    style = match.lastgroup or ""
    words = match[style].translate(SUPERSCRIPTS).lower()
    return Label(words, match.end(), style, is_open=match[0][0] == "[" and "]" not in match[0])


def letter_label(text: str) -> Label | None:
    """The letter with which a textual note begins: "a Struck out", "b) In the margin", "(c) Added".

    A letter is a word in many languages: whoever asks must know that the one before it comes before.

    >>> letter_label("b) In the margin: salt"), letter_label("A letter"), letter_label("bread")
    (Label(words='b', end=2, style='letter', is_open=False), None, None)
    """
    match = LETTER.match(text)
    return Label(match[1] or match[2], match.end(), "letter") if match else None


def calls(passage: Passage, labels: frozenset[str]) -> Iterator[Call]:
    """The signs of a passage that bear one of these labels."""
    text = passage.text
    if any(known.isdigit() for known in labels) or any(sign in text for sign in "[*†‡(（〔^{"):
        for match in CALL.finditer(text):
            style = match.lastgroup or ""
            found = match[style].translate(SUPERSCRIPTS).lower()
            if found in labels and not (style == "glued" and _is_number(text, match.start())):
                yield Call(found, style, passage, match.start(), _end(text, match))
    for high in passage.holds("hi"):
        if high.get("rendition") == "#superscript":
            words = passage.words(high.span)
            found = words.strip("[]() ").lower()
            if found in labels and SHAPE.fullmatch(words):
                yield Call(found, "high", passage, passage.offset(high.span.start), passage.offset(high.span.end))


def _end(text: str, match: re.Match[str]) -> int:
    """Where a sign ends: with the bracket of "*)", unless it closes one that is open."""
    end = match.end()
    closes = match.lastgroup == "sign" and text.startswith(")", end)
    return end + (closes and text.rfind("(", 0, end) <= text.rfind(")", 0, end))


def _is_number(text: str, start: int) -> bool:
    """Whether glued digits are something else than a sign: m2, a year, part of a shelfmark."""
    if text[start - 1].isdigit():  # "3 May 19042": behind a day, at the end of a line or a part of a sentence
        before = text[max(0, start - LONGEST_DAY) : start]
        stops = BEHIND_DAY.match(text, start) is not None
        return not stops or not any(
            date.end == len(before) and before[date.start].isdigit() for date in find_dates(before)
        )
    word = re.search(r"[^\W\d_]{1,24}$", text[max(0, start - 24) : start])
    if word is not None and (len(word[0]) < 3 or word[0].isupper()):
        return True
    if re.search(r"\d[.,:]$", text[max(0, start - 3) : start]) is None:
        return False
    return not (text[start - 1] == "." and BEHIND_DAY.match(text, start) and _ends_in_day(text, start - 1))


def _ends_in_day(text: str, end: int) -> bool:
    """Whether a day with its year ends there: "August 1, 1914" in front of ".2"."""
    before = text[max(0, end - LONGEST_DAY) : end]
    ending = (dict(date.attributes) for date in find_dates(before) if date.end == len(before))
    return before[-4:].isdigit() and any(stated.get("when", "").count("-") == 2 for stated in ending)
