"""TEI names: the elements that are claimed, and which of them may stand in which.

What nesting allows by this page is valid in the schema; tests/test_vocabulary.py holds the two together.
"""

from __future__ import annotations

NAMESPACE = "http://www.tei-c.org/ns/1.0"

EMPTY = frozenset({"anchor", "lb", "pb", "cb"})
"""Elements without inside: milestones and anchors. They cross nothing."""

FORMATTING = frozenset({"hi"})
"""What only says how characters look. It gives way: where another claim crosses it, it is split."""

PHRASES = EMPTY | frozenset(
    "abbr add bibl biblScope corr date del desc emph ex expan figDesc figure foreign fw gap gloss hi name note "
    "num orgName pc persName placeName publisher pubPlace author q quote ref roleName s seg sic subst supplied "
    "surplus time title unclear".split()
)
"""Elements that stand among words."""

BLOCKS = frozenset(
    "ab byline cell dateline figDesc fw head item l label note p quote salute signed trailer".split()
)
"""Elements that hold words and are not themselves words of a sentence."""

CONTAINERS = frozenset(
    "text front body back div list item table row lg quote figure opener closer postscript note".split()
)
"""Elements that hold blocks."""

DIVISIONS = frozenset({"text", "front", "body", "back", "div"})

_INTERMEDIATE = frozenset({"list", "table", "lg", "quote", "figure", "note", "fw", "pb"})
_CHUNKS = _INTERMEDIATE | {"p", "ab"}
_DIVISION = _CHUNKS | {
    "head",
    "opener",
    "closer",
    "byline",
    "dateline",
    "salute",
    "signed",
    "postscript",
    "trailer",
}
_LETTER = PHRASES | {"salute", "signed", "dateline", "lb"}
_WORDS = PHRASES - {"desc", "figDesc", "author", "publisher", "pubPlace", "biblScope"}

MAY_HOLD: dict[str, frozenset[str]] = {
    # While a document is a draft its blocks stand directly in the text; the divisions come last.
    "text": _DIVISION | {"front", "body", "back", "div"},
    "front": _DIVISION | {"div"},
    "body": _DIVISION | {"div"},
    "back": _DIVISION | {"div"},
    "div": _DIVISION | {"div"},
    "list": frozenset({"head", "item", "label", "pb", "fw", "note", "trailer"}),
    "item": _WORDS | _CHUNKS,
    "table": frozenset({"head", "row", "pb", "fw", "note"}),
    "row": frozenset({"cell"}),
    "cell": _WORDS | _CHUNKS,
    "lg": frozenset({"head", "l", "lg", "pb", "fw", "note"}),
    "figure": frozenset({"head", "p", "figDesc", "note"}),
    "opener": _LETTER | {"byline"},
    "closer": _LETTER,
    "postscript": _CHUNKS | {"head", "label", "closer", "signed", "salute"},
    "quote": _WORDS | _CHUNKS,
    "note": _WORDS | _CHUNKS | {"byline", "dateline"},
    "p": _WORDS | {"list", "table", "lg"},
    "ab": _WORDS,
    "head": _WORDS,
    "byline": _WORDS,
    "trailer": _WORDS,
    "label": _WORDS,
    "l": _WORDS,
    "salute": _WORDS,
    "signed": _WORDS | {"dateline"},
    "dateline": _WORDS,
    "bibl": _WORDS | {"author", "publisher", "pubPlace", "biblScope"},
    "gap": frozenset({"desc"}),
    "pc": frozenset(),
    "s": _WORDS - {"s"},
    "subst": frozenset({"add", "del"}),
}
"""Parent -> children. A name that is not here holds words, if it is not EMPTY."""


def may_hold(parent: str, child: str) -> bool:
    """Whether one element may stand directly in another.

    >>> may_hold("p", "date"), may_hold("date", "p"), may_hold("lb", "date")
    (True, False, False)
    """
    known = MAY_HOLD.get(parent)
    if known is None:
        return parent not in EMPTY and child in _WORDS and child != "s"
    return child in known


ELEMENT_ONLY = frozenset(
    "TEI text front body back div list table row lg figure standOff linkGrp postscript".split()
)
"""Elements in which white space is layout, not text."""
