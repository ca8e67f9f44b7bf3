"""Archival references: find them in a text, cut them into levels, say which archive is meant.

    RGASPI, f. 1, op. 58, d. 6, ll. 145-146

`find_references` finds them in a text, `read_stated` reads the value of a label that says where a document is
kept, `hints_of` and `agree` bring in what the rest of the document says. That is all that other rooms need, with the
types that they return.
"""

from seeds2tei.references.agreement import agree
from seeds2tei.references.hints import hints_of
from seeds2tei.references.lists import Line, read_list
from seeds2tei.references.reference import (
    GROUP_LEVELS,
    ITEM_LEVELS,
    Cited,
    CitedRepository,
    Leaf,
    Level,
    Locus,
    Range,
    Reference,
)
from seeds2tei.references.resolution import NO_HINTS, Hints
from seeds2tei.references.search import find_references
from seeds2tei.references.stated import FILE_NUMBER, read_stated

__all__ = [
    "FILE_NUMBER",
    "GROUP_LEVELS",
    "ITEM_LEVELS",
    "NO_HINTS",
    "Cited",
    "CitedRepository",
    "Hints",
    "Leaf",
    "Level",
    "Line",
    "Locus",
    "Range",
    "Reference",
    "agree",
    "find_references",
    "hints_of",
    "read_list",
    "read_stated",
]
