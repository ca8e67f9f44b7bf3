"""The words of a written file, each with its place in it: what a reader reads in <text>, one after the other.

Read from the bytes themselves, so that a word has a line and a column. White space parts words, and so does the
beginning or end of any element that is more than a phrase.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from seeds2tei.checks.places import MARKUP
from seeds2tei.expressions import expression

_TEXT = "text"
_PARTS = expression(r"&[^;]{1,64};|[^\s&]+|\s+")
# Words go on across these: Frei<pb n="4"/>heit.
_PHRASES = frozenset(
    "abbr add anchor att cb code corr country date del emph ex expan foreign gi gloss handShift hi idno lb measure "
    "name num orgName pb pc persName placeName q rb ref region roleName rt ruby s seg settlement sic subst supplied "
    "surplus term time title unclear val".split()
)


class Word(NamedTuple):
    """A word as it is read, without white space.

    offset   where it begins in the decoded file
    ordinal  so many characters that are no white space are read before it
    """

    text: str
    offset: int
    ordinal: int


def words(xml: str) -> list[Word]:
    """The words in the <text> of a well-formed file.

    >>> [word.text for word in words("<TEI><text><p>Frei<pb/>heit &amp;<hi> more</hi>.</p><p>End</p></text></TEI>")]
    ['Freiheit', '&', 'more.', 'End']
    """
    found: list[Word] = []
    parts: list[str] = []
    begin = ordinal = read_before = 0
    for offset, read in _pieces(xml):
        if read and not read.isspace():
            if not parts:
                begin, read_before = offset, ordinal
            parts.append(read)
            ordinal += len(read)
        elif parts:
            found.append(Word("".join(parts), begin, read_before))
            parts = []
    return found


def _pieces(xml: str) -> Iterator[tuple[int, str]]:
    """Stretches of text with their place, white space by itself; nothing ("") where an element parts words."""
    opened: list[str] = []
    position = 0
    for match in MARKUP.finditer(xml):
        reading = len(opened) > 1 and opened[1] == _TEXT
        if reading:
            yield from _read(xml, position, match.start())
        position = match.end()
        kind = match.lastgroup
        if kind == "cdata" and reading:
            yield from (
                (part.start(), part[0]) for part in _PARTS.finditer(xml, match.start("cdata"), match.end("cdata"))
            )
        elif kind == "start":
            name = _name(match["start"])
            opened.append(name)
            if name not in _PHRASES:
                yield match.start(), ""
            if match["start"].endswith("/"):
                opened.pop()
        elif kind == "end" and opened.pop() not in _PHRASES:
            yield match.start(), ""


def _name(tag: str) -> str:
    """The local name in a start tag."""
    return tag.split(None, 1)[0].rstrip("/").rpartition(":")[2]


def _read(xml: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for part in _PARTS.finditer(xml, start, end):
        yield part.start(), unescape(part[0]) if part[0].startswith("&") else part[0]
