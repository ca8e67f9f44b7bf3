"""Reads a TEI ODD: which elements, attributes, values and rules it has, and what becomes of tei_all by it.

Only what the project's own ODD uses: modules with the elements that are included, elements and classes in the
modes change and delete, attributes in the modes add, change and delete, closed lists of values, Schematron.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from tests.grammar_files import RELAX_NG, short

TEI = "{http://www.tei-c.org/ns/1.0}"
EXAMPLES = "{http://www.tei-c.org/ns/Examples}"
SCHEMATRON = "{http://purl.oclc.org/dsdl/schematron}"
XML_NAMES = {"xmlid": "xml:id", "xmllang": "xml:lang", "xmlbase": "xml:base", "xmlspace": "xml:space"}


@dataclass(frozen=True)
class Values:
    """A closed list: its values in order, and whether one attribute may have several of them."""

    values: tuple[str, ...]
    several: bool


class Customization:
    """An ODD, as it is written."""

    def __init__(self, path: Path) -> None:
        self.root = etree.parse(path).getroot()
        self.specs = {spec.get("ident", ""): spec for spec in self.root.iter(TEI + "elementSpec")}

    def included(self) -> set[str]:
        """The elements that the modules bring."""
        references = self.root.iter(TEI + "moduleRef")
        return {name for reference in references for name in reference.get("include", "").split()}

    def attributes(self, element: str) -> dict[str, etree._Element]:
        """What is said of the attributes of an element: name -> attDef."""
        return {definition.get("ident", ""): definition for definition in self.specs[element].iter(TEI + "attDef")}

    def values(self, element: str) -> dict[str, Values]:
        """The closed lists of an element: attribute -> values."""
        found = {}
        for name, definition in self.attributes(element).items():
            listed = definition.find(TEI + "valList[@type='closed']")
            if listed is not None:
                several = definition.find(TEI + "datatype[@maxOccurs='unbounded']") is not None
                found[name] = Values(tuple(item.get("ident", "") for item in listed.iter(TEI + "valItem")), several)
        return found

    def dropped(self, kind: str, attribute: str) -> bool:
        """Whether no element has this attribute of a class."""
        for spec in self.root.iter(TEI + "classSpec"):
            if spec.get("ident") == kind:
                named = {definition.get("ident") for definition in spec.iter(TEI + "attDef")}
                return spec.get("mode") == "delete" or attribute in named
        return False

    def rules(self) -> dict[str, bytes]:
        """The Schematron: name of the pattern -> its rules, in canonical form."""
        return {pattern.get("id", ""): canonical(pattern) for pattern in self.root.iter(SCHEMATRON + "pattern")}

    def examples(self) -> Iterator[tuple[str, etree._Element]]:
        """Each element that has an example, and the example."""
        for name, spec in self.specs.items():
            for example in spec.iter(EXAMPLES + "egXML"):
                for element in example.iterchildren("*"):
                    yield name, element


def canonical(pattern: etree._Element) -> bytes:
    """A pattern without its layout."""
    plain = copy.deepcopy(pattern)
    for element in plain.iter():
        element.text = " ".join(element.text.split()) if element.text else None
        element.tail = None
        for name, value in element.items():
            element.set(name, " ".join(str(value).split()))
    etree.cleanup_namespaces(plain)
    text = etree.tostring(plain, method="c14n2").decode()
    return text.replace("sch:", "").replace("xmlns:sch=", "xmlns=").encode()


def occurs(example: etree._Element, element: etree._Element) -> bool:
    """Whether an example says what a real element says: it may leave out attributes, and, at a comment, contents."""
    if short(str(example.tag)) != short(str(element.tag)):
        return False
    if any(element.get(str(name)) != value for name, value in example.items()):
        return False
    wanted, found = _contents(example), _contents(element)
    place = 0
    for number, part in enumerate(wanted):
        if part is None:
            continue
        free = number > 0 and wanted[number - 1] is None
        places = range(place, len(found)) if free else range(place, min(place + 1, len(found)))
        place = next((there + 1 for there in places if _alike(part, found[there])), 0)
        if not place:
            return False
    return place == len(found) or (bool(wanted) and wanted[-1] is None)


def _contents(element: etree._Element) -> list[str | etree._Element | None]:
    """Words and children in order; None for a comment, which stands for what is left out."""
    parts: list[str | etree._Element | None] = [" ".join((element.text or "").split())]
    for child in element:
        parts += [None if child.tag is etree.Comment else child, " ".join((child.tail or "").split())]
    return [part for part in parts if part is None or not isinstance(part, str) or part]


def _alike(part: str | etree._Element, other: str | etree._Element | None) -> bool:
    if isinstance(part, str) or isinstance(other, str) or other is None:
        return part == other
    return occurs(part, other)


def customized(customization: Customization, grammar: etree._Element, required: Mapping[str, set[str]]) -> None:
    """Change the RELAX NG of tei_all as an ODD says.

    required  element -> its attributes that TEI requires
    """
    definitions = {definition.get("name", ""): definition for definition in grammar.iter(RELAX_NG + "define")}
    for element in list(grammar.iter(RELAX_NG + "element")):
        name, parent = element.get("name", ""), element.getparent()
        if name not in customization.specs:
            if parent is not None:
                parent.replace(element, etree.Element(RELAX_NG + "notAllowed"))
            continue
        said = customization.attributes(name)
        _inline(element, "", definitions, customization)
        standing = {node.get("name", ""): node for node in element.iter(RELAX_NG + "attribute")}
        for node in list(element.iter(RELAX_NG + "attribute")):
            if node.get("name") in said:
                _replace(node, etree.Element(RELAX_NG + "empty"))
        for attribute, definition in said.items():
            if definition.get("mode") != "delete":
                needed = definition.get("usage") == "req" or attribute in required.get(name, ())
                values = customization.values(name).get(attribute)
                element.append(_attribute(attribute, values, standing.get(attribute), needed))


def _replace(node: etree._Element, other: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.replace(node, other)


def _inline(
    node: etree._Element, kind: str, definitions: Mapping[str, etree._Element], customization: Customization
) -> None:
    """Write the attributes of classes into an element, less those that its class has lost."""
    for child in list(node):
        name = child.get("name", "")
        if child.tag == RELAX_NG + "ref" and name.startswith("att."):
            group = etree.Element(RELAX_NG + "group")
            group.extend(copy.deepcopy(part) for part in definitions[name])
            if not len(group):
                etree.SubElement(group, RELAX_NG + "empty")
            node.replace(child, group)
            _inline(group, name.partition(".attribute")[0], definitions, customization)
        elif child.tag == RELAX_NG + "attribute":
            if kind and customization.dropped(kind, name):
                node.replace(child, etree.Element(RELAX_NG + "empty"))
        elif child.tag != RELAX_NG + "element":
            _inline(child, kind, definitions, customization)


def _attribute(name: str, values: Values | None, standing: etree._Element | None, needed: bool) -> etree._Element:
    """The pattern of an attribute that the ODD adds or changes."""
    if values is None:
        attribute = etree.Element(RELAX_NG + "attribute", name=name)
        if standing is not None:
            attribute.extend(copy.deepcopy(part) for part in standing)
    else:
        attribute = etree.Element(RELAX_NG + "attribute", name=name)
        around = attribute
        if values.several:
            around = etree.SubElement(etree.SubElement(attribute, RELAX_NG + "list"), RELAX_NG + "oneOrMore")
        choice = etree.SubElement(around, RELAX_NG + "choice")
        for value in values.values:
            etree.SubElement(choice, RELAX_NG + "value").text = value
    if needed:
        return attribute
    optional = etree.Element(RELAX_NG + "optional")
    optional.append(attribute)
    return optional
