"""Line ends and indentation in elements that hold only elements; mixed content is never touched."""

from __future__ import annotations

from lxml import etree

STEP = "  "
# Elements of the header in which white space may be text, even where all their children are elements.
MIXED = frozenset("p quote idno title provenance locus licence change persName term resp".split())


def indent(element: etree._Element, depth: int) -> None:
    """Lay out an element and what is in it; `depth` is that of the element itself."""
    children = list(element)
    if not children or element.text or etree.QName(element).localname in MIXED:
        return
    if any(child.tail for child in children):
        return
    element.text = "\n" + STEP * (depth + 1)
    for child in children:
        child.tail = element.text
        indent(child, depth + 1)
    children[-1].tail = "\n" + STEP * depth
