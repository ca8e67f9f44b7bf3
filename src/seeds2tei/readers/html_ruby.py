"""Ruby: characters with their reading beside them.

    <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>    ->    <ruby><rb>漢</rb><rt>kan</rt></ruby>

The brackets for browsers that know no ruby are signs. TEI P5, section COHTGRB; it wants one stretch of
characters in each `ruby`, so a word of several becomes several. What HTML allows and this does not fit (all
characters first, then all readings; a paragraph inside) loses its tags only.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from seeds2tei.readers.html_elements import BLOCKS, phrase_of
from seeds2tei.readers.html_tokens import Token
from seeds2tei.source import Span

PARTS = frozenset({"rb", "rt", "rp"})
_LAYOUT = " \t\r\n\f"  # other white space is text, and between characters and their reading no text may stand


class Piece(NamedTuple):
    """A part of a ruby text: its element in TEI and its place, tags included."""

    element: str
    span: Span


def rubies(text: str, signs: list[Token]) -> Mapping[int, tuple[Piece, ...]]:
    """The ruby texts of a page by the place of their closing tag: inner pieces before those around them."""
    found: dict[int, tuple[Piece, ...]] = {}
    begin = -1
    for i, sign in enumerate(signs):
        if sign.name == "ruby" and not sign.closes:
            begin = i
        elif sign.name == "ruby" and begin >= 0:
            if pieces := _pieces(text, signs[begin : i + 1]):
                found[sign.start] = pieces
            begin = -1
        elif begin >= 0 and not _may_stand_in(text, sign):
            begin = -1
    return found


def _may_stand_in(text: str, sign: Token) -> bool:
    if not sign.name or sign.name in PARTS:
        return True
    if sign.name in BLOCKS or sign.name in ("br", "hr"):
        return False
    return sign.closes or phrase_of(sign.name, text[sign.start : sign.end])[0] in ("", "hi")


def _pieces(text: str, signs: list[Token]) -> tuple[Piece, ...]:
    """The pieces between the two tags of a ruby; none if characters and readings do not stand in turn."""
    parts = list(_parts(text, signs))
    pieces: list[Piece] = []
    base: Span | None = None
    for i, (element, span) in enumerate(parts):
        following = parts[i + 1] if i + 1 < len(parts) else None
        if element == "rb":
            if following is None:
                break  # words behind the last reading have none
            if following.element != "rt":
                return ()
            base = span
        elif base is None:
            return ()
        pieces.append(Piece(element, span))
        if base is not None and (following is None or following.element == "rb"):
            pieces.append(Piece("ruby", Span(base.start, span.end)))
            base = None
    return tuple(pieces)


def _parts(text: str, signs: list[Token]) -> list[Piece]:
    """The stretches of characters and of readings that have something to read in them."""
    parts: list[Piece] = []
    element, start, visible, position = "rb", signs[0].end, False, signs[0].end
    for sign in signs[1:]:
        visible = visible or bool(text[position : sign.start].strip(_LAYOUT))
        visible = visible or (sign.rule == "html.entity" and bool(sign.reading.strip(_LAYOUT)))
        position = sign.end
        if sign.name not in PARTS and sign.name != "ruby":
            continue
        closed = sign.closes and sign.name == element
        end = sign.end if closed else sign.start
        if visible:
            parts.append(Piece(element, _trimmed(text, start, end)))
        element = "rt" if sign.name == "rt" and not sign.closes else "rb"
        start, visible = (end if sign.closes else sign.start), False
    return parts


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(end - len(words.lstrip(_LAYOUT)), start + len(words.rstrip(_LAYOUT)))
