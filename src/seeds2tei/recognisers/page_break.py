"""Page breaks.

    [p. 3]  [fol. 2v]  [S. 12]  [л. 5 об.]   ->   <pb n="3"/>  <pb n="2v"/>  <pb n="12"/>  <pb n="5 об."/>

The sign stands for the break; it is notation, so none of its characters remain in the text. Behind a closing
quotation mark, and in notes, the same brackets cite a page and stay. A profile may name another sign.
TEI P5, section CORS5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seeds2tei.annotation import Annotation
from seeds2tei.expressions import expression
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.source import Mark

WORDS = (
    r"[Pp]ages?|[Pp]g\.?|[Pp]\.|[Ff]olio|[Ff]ol\.|[Ff]o\.|[Ff]\.|[Ll]eaf|"
    r"Seite|S\.|Blatt|Bl\.|[Ff]euillet|[Pp]ágina|[Pp]ág\.|[Pp]agina|[Pp]ag\.|[Ss]trona|[Ss]tr\.|[Kk]arta|"
    r"[Сс]траница|[Сс]тр\.|[Сс]\.|[Лл]ист|[Лл]\.|[Сс]торінка|[Сс]тор\.|[Аа]ркуш|[Аа]рк\."
)
NUMBER = r"(?:\d{1,5}|[ivxlc]{2,7}|[vx])(?:\s?(?:bis|[rvab]|recto|verso|об\.?|зв\.?)(?!\w))?"
DEFAULT = rf"\[\s?(?:{WORDS})\s?(?P<n>{NUMBER})\.?\s?\]"
# The signs that a collection may use stand in brackets, or between strokes.
NOTATION = expression(r"[\[({<|/‖¦]{1,2}[^\[\](){}<>|\n]{1,24}[\])}>|/‖¦]{1,2}")
QUOTATION = frozenset('”»“"’)')
CITED = frozenset({"note", "bibl", "label", "fw", "item"})


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    sign = profile.pattern("page-break", DEFAULT)
    for passage in passages:
        if passage.tag in CITED or passage.inside("note", "front"):
            continue
        for match in sign.finditer(passage.text):
            if not _cites(passage.text, match.start()):
                yield from _break(passage, match)


def _cites(text: str, start: int) -> bool:
    """Whether the sign follows a quotation, whose page it gives."""
    before = text[max(0, start - 3) : start].rstrip(" \u00a0\n")
    return before[-1:] in QUOTATION and before != ""


def _break(passage: Passage, match: re.Match[str]) -> Iterator[Annotation]:
    span = passage.span(*match.span())
    # A backslash inside goes with the sign; formatting that begins or ends inside would be cut.
    escaped = span.end - span.start - len(match[0])
    cut = escaped and any(span.start < place < span.end for claim in passage.inline for place in claim.span)
    number = " ".join((match.groupdict().get("n") or "").split())
    if NOTATION.fullmatch(match[0]) and escaped <= 1 and not cut:
        yield Annotation(
            span,
            "pb",
            (("n", number),) if number else (),
            (Mark(span, "", "page-break"),),
            by="page-break",
            because=f'"{match[0]}" is the sign for a page break',
        )


RECOGNISER = Recogniser("page-break", ("pb",), "CORS5", find, {"page-break": NOTATION})
