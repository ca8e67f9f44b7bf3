"""How a finding names an element, its attributes and its line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from seeds2tei.finding import Finding, Severity

MOST_NAMES = 12
XML = "{http://www.w3.org/XML/1998/namespace}"
_PLACE = re.compile(r"(?<!\s)\s*, line \d+, column \d+\Z")


def short(name: object) -> str:
    """A name as editors write it.

    >>> short("{http://www.tei-c.org/ns/1.0}p"), short("{http://www.w3.org/XML/1998/namespace}id")
    ('p', 'xml:id')
    """
    return str(name).replace(XML, "xml:").rpartition("}")[2]


def named(element: etree._Element) -> str:
    """An element, with its xml:id if it has one.

    >>> named(etree.fromstring('<p xml:id="v1-p3"/>'))
    '<p xml:id="v1-p3">'
    """
    identifier = element.get(XML + "id")
    return f'<{short(element.tag)} xml:id="{identifier}">' if identifier else f"<{short(element.tag)}>"


def in_brackets(names: Iterable[str]) -> str:
    """Names of elements, in order and once each; only the first of very many.

    >>> in_brackets(["p", "head", "p"])
    '<head>, <p>'
    """
    once = sorted(set(names))
    rest = len(once) - MOST_NAMES
    return ", ".join(f"<{name}>" for name in once[:MOST_NAMES]) + (f" and {rest} more" if rest > 0 else "")


def not_xml(fault: SyntaxError) -> str:
    """What keeps a file from being XML, in one sentence and on one line; where is said before it.

    >>> not_xml(SyntaxError("Char 0x0 out of allowed range\\n, line 5, column 5"))
    'this is not XML: Char 0x0 out of allowed range.'
    """
    return "this is not XML: " + " ".join(_PLACE.sub("", str(fault.msg)).split()) + "."


def error(code: str, element: etree._Element, sentence: str) -> Finding:
    """A finding about one element; the sentence goes on after its name."""
    return Finding(code, Severity.ERROR, f"{named(element)} {sentence}", line=_line(element), element=element)


def entities(tree: etree._ElementTree) -> list[Finding]:
    """References to entities that the file itself declares: no validator can see through them."""
    return [
        Finding(
            "schema",
            Severity.ERROR,
            f"{entity.text} stands for other text. Write that text.",
            line=_line(entity),
            element=entity,
        )
        for entity in tree.iter(etree.Entity)
    ]


def _line(node: etree._Element) -> int:
    return node.sourceline if isinstance(node.sourceline, int) else 0


def plain(message: str) -> str:
    """A message of libxml2 without namespaces.

    >>> plain("Element '{http://www.tei-c.org/ns/1.0}p': This element is not expected.")
    "Element 'p': This element is not expected."
    """
    return re.sub(r"\{[^{}]*\}", "", message)
