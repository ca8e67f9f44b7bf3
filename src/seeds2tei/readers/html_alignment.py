"""Lines set to the right: of a letter they are the date line and the signature, on most pages.

The reader says so with the field "right" of the paragraph; what it is worth is for the recognisers to judge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import bidirectional

from seeds2tei.annotation import Annotation
from seeds2tei.expressions import expression
from seeds2tei.readers.html_tokens import attribute

RIGHT = "right"
# Classes that pages made from TEI, and others, have for such lines, wherever they set them.
CALLED = frozenset(("dateline", "signed", "signature"))
_STYLE = expression(r"(?:^|[;\s])text-align\s*:\s*(\w+)", re.IGNORECASE)


def alignment_of(name: str, tag: str) -> str:
    """How a tag sets its lines: "right", "center", "left", "justify", or "" where it does not say.

    >>> alignment_of("p", "<p align=RIGHT>"), alignment_of("div", '<div style="text-align: center;">')
    ('right', 'center')
    >>> alignment_of("p", '<p class="signed text">')
    'right'
    """
    if name == "center":
        return "center"
    if name in ("p", "div") and not CALLED.isdisjoint(attribute(tag, "class").lower().split()):
        return RIGHT
    if "align" not in tag.lower():
        return ""
    style = _STYLE.search(attribute(tag, "style"))
    alignment = (style[1] if style else attribute(tag, "align")).lower()
    return alignment if alignment in (RIGHT, "center", "left", "justify") else ""


def telling(text: str, claims: Sequence[Annotation]) -> list[Annotation]:
    """The claims of a page, lines set to the right only where that sets them apart.

    It says nothing where most paragraphs are set so, nor of a script that runs to the left.
    """
    paragraphs = sum(claim.tag == "p" for claim in claims)
    right = sum(claim.field == RIGHT for claim in claims)

    def tells(claim: Annotation) -> bool:
        first = next((character for character in text[slice(*claim.span)] if character.isalpha()), "")
        return right * 2 <= paragraphs and bidirectional(first or "a") not in ("R", "AL")

    return [claim if claim.field != RIGHT or tells(claim) else claim._replace(field="") for claim in claims]
