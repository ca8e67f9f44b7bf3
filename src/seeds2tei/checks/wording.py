"""How a finding names an element, its attributes and its line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from seeds2tei.finding import Finding, Severity

MOST_NAMES = 12
XML = "{http://www.w3.org/XML/1998/namespace}"


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


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that was probably meant, or "".

    >>> nearest("persname", ["persName", "placeName"]), nearest("b", ["ab"])
    ('persName', '')
    """
    from difflib import get_close_matches

    lower = {other.lower(): other for other in known}
    near = get_close_matches(name.lower(), sorted(lower), 1, 0.75)
    return lower[near[0]] if near else ""


def error(code: str, element: etree._Element, sentence: str) -> Finding:
    """A finding about one element; the sentence goes on after its name."""
    return Finding(code, Severity.ERROR, f"{named(element)} {sentence}", line=_line(element), element=element)


def once(findings: Iterable[Finding], others: Iterable[Finding]) -> list[Finding]:
    """Of other findings those that do not say again what was found: the same attribute of the same element.

    >>> one = Finding("schema", Severity.ERROR, '<s>: @xml:lang="de_AT" is not allowed.')
    >>> once([one], [Finding("language", Severity.ERROR, '<s> has xml:lang="de_AT", which is no language tag.')])
    []
    """
    said = {(found.element, attribute) for found in findings for attribute in _attributes(found.sentence)}
    return [other for other in others if not any((other.element, a) in said for a in _attributes(other.sentence))]


def _attributes(sentence: str) -> list[str]:
    """The attributes that a sentence quotes with their values, the xml:id by which it names its element excepted."""
    return re.findall(r'(?<![\w:])([\w:]+="[^"]*")', sentence.partition(">")[2])


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
