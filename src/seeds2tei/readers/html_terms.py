"""A list of terms while it is read: labels and items must stand in turn (TEI P5, section COLI).

Two terms in a row are two lines of one label; two descriptions in a row stand in one item; where a term or a
description has no words, an empty one keeps the turn.
"""

from __future__ import annotations

from dataclasses import dataclass

from seeds2tei.annotation import Annotation
from seeds2tei.readers.html_elements import Context
from seeds2tei.source import Span

LABEL = Context("label", because="a term of a list (dt)")
NO_TERM = "a list says something of a term without words"
NOTHING_SAID = "a list says nothing of this term"


@dataclass
class Terms:
    """Where a list of terms stands: whether its last label waits for an item, and which was its last item."""

    waits: bool = False
    item: int = -1

    def label(self) -> None:
        """A label was read."""
        self.waits, self.item = True, -1

    def described(self, item: int) -> None:
        """An item was begun, at this place among the claims."""
        self.waits, self.item = False, item


def empty(tag: str, place: int) -> Annotation:
    """A label or an item without words."""
    because = NO_TERM if tag == "label" else NOTHING_SAID
    return Annotation(Span(place, place), tag, because=because)
