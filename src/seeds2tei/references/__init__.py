"""Archival references: find them in a text, cut them into levels, say which archive is meant.

    RGASPI, f. 1, op. 58, d. 6, ll. 145-146

`find_references` is all that other rooms need, with the types that it returns.
"""

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

__all__ = [
    "GROUP_LEVELS",
    "ITEM_LEVELS",
    "NO_HINTS",
    "Cited",
    "CitedRepository",
    "Hints",
    "Leaf",
    "Level",
    "Locus",
    "Range",
    "Reference",
    "find_references",
]
