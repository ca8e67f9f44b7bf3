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
    "num orgName pc persName placeName publisher pubPlace author q quote rb ref roleName rt ruby s seg sic subst "
    "supplied surplus time title unclear".split()
)
"""Elements that stand among words."""

BLOCKS = frozenset("ab byline cell dateline figDesc fw head item l label note p quote salute signed trailer".split())
"""Elements that hold words and are not themselves words of a sentence."""

CONTAINERS = frozenset(
    "text front body back div list item table row lg quote figure opener closer postscript note".split()
)
"""Elements that hold blocks."""

DIVISIONS = frozenset({"text", "front", "body", "back", "div"})

_CHUNKS = frozenset({"list", "table", "lg", "quote", "figure", "note", "fw", "pb", "p", "ab"})
_DIVISION = _CHUNKS | {"head", "opener", "closer", "byline", "dateline", "salute", "signed", "trailer"}
_OUTER = frozenset({"p", "ab", "figure", "note", "fw", "pb", "head", "byline", "div"})
# Words as most elements hold them, and as paragraphs and their like do: with references and quotations.
_WORDS = PHRASES - {
    "s", "desc", "figDesc", "author", "publisher", "pubPlace", "biblScope", "bibl", "quote", "rb", "rt"
}  # fmt: skip
_PARAGRAPH = _WORDS | {"bibl", "quote"}
_LETTER = _WORDS | {"salute", "signed", "dateline"}

MAY_HOLD: dict[str, frozenset[str]] = {
    # While a document is a draft its blocks stand directly in the text; the divisions come last.
    "text": _DIVISION | {"front", "body", "back", "div", "postscript"},
    "front": _OUTER,
    "body": _DIVISION | {"div", "postscript"},
    "back": _OUTER,
    "div": _DIVISION | {"div", "postscript"},
    "list": frozenset({"head", "item", "label", "pb", "fw", "note", "trailer"}),
    "item": _PARAGRAPH | _CHUNKS,
    "table": frozenset({"head", "row", "pb", "fw", "note"}),
    "row": frozenset({"cell"}),
    "cell": _PARAGRAPH | _CHUNKS,
    "lg": frozenset({"head", "l", "lg", "pb", "fw", "note"}),
    "figure": frozenset({"head", "p", "figDesc", "note"}),
    "opener": _LETTER | {"byline"},
    "closer": _LETTER,
    "postscript": _CHUNKS | {"head", "closer", "signed"},
    "quote": _PARAGRAPH | _CHUNKS,
    "note": _PARAGRAPH | _CHUNKS,
    "p": _PARAGRAPH | {"s", "list", "table", "lg"},
    "ab": _PARAGRAPH,
    "head": _PARAGRAPH,
    "byline": _WORDS,
    "trailer": _WORDS,
    "label": _WORDS,
    "l": _WORDS | {"s"},
    "hi": _PARAGRAPH,
    "emph": _PARAGRAPH,
    "ref": _PARAGRAPH,
    "title": _WORDS | {"quote"},
    "salute": _PARAGRAPH,
    "signed": _PARAGRAPH,
    "dateline": _WORDS,
    "bibl": (_WORDS - {"ruby"}) | {"bibl", "author", "publisher", "pubPlace", "biblScope"},
    "gap": frozenset({"desc"}),
    "desc": FORMATTING,
    "figDesc": frozenset(),
    "ex": frozenset(),
    "pc": frozenset(),
    "s": _WORDS,
    "subst": frozenset({"add", "del"}),
    "ruby": frozenset({"rb", "rt"}),
}
"""Parent -> children. A name that is not here holds words, if it is not EMPTY."""


def may_hold(parent: str, child: str) -> bool:
    """Whether one element may stand directly in another.

    >>> may_hold("p", "date"), may_hold("date", "p"), may_hold("lb", "date")
    (True, False, False)
    """
    known = MAY_HOLD.get(parent)
    if known is None:
        return parent not in EMPTY and child in _WORDS
    return child in known


ELEMENT_ONLY = frozenset("TEI text front body back div list table row lg figure standOff linkGrp postscript".split())
"""Elements in which white space is layout, not text."""
