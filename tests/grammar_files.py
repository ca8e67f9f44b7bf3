"""Reads the project's XSD and the RELAX NG of TEI into the models of grammars.py."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import xmlschema
from lxml import etree
from tests.grammars import EMPTY, NONE, TEXT, Model, Regex, alt, letter, seq, star

RELAX_NG = "{http://relaxng.org/ns/structure/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def short(name: str) -> str:
    """{http://www.tei-c.org/ns/1.0}p -> p; {...namespace}id -> xml:id."""
    return name.replace(XML, "xml:").rpartition("}")[2]


def repeated(part: Regex, least: int, most: int | None) -> Regex:
    """`part` between `least` and `most` times."""
    rest = star(part) if most is None else seq([alt([part, EMPTY])] * (most - least))
    return seq([part] * least + [rest])


def particle(item: Any) -> Regex:
    """The expression of an element, a sequence or a choice of an XSD."""
    if isinstance(item, xmlschema.XsdElement):
        inner = letter(short(item.name))
    else:
        parts = [particle(part) for part in item]
        inner = alt(parts) if item.model == "choice" and parts else seq(parts)
    return repeated(inner, item.min_occurs, item.max_occurs)


def with_text(regex: Regex) -> Regex:
    """The same words with characters between any two letters, before the first and after the last."""
    match regex:
        case ("letter", _):
            return seq([star(letter(TEXT)), regex, star(letter(TEXT))])
        case ("star", part):
            return star(alt([with_text(part), letter(TEXT)]))
        case ("seq", first, second):
            return seq([with_text(first), with_text(second)])
        case ("alt", parts):
            return alt(with_text(part) for part in parts)
    return star(letter(TEXT))


def xsd_model(element: xmlschema.XsdElement) -> Model:
    """What an element of the XSD may hold."""
    kind = element.type
    content = EMPTY
    if kind.is_element_only() or kind.mixed:
        content = particle(kind.content)
    if kind.has_simple_content() or kind.mixed:
        content = with_text(content)
    return Model(content, {short(name): use.use == "required" for name, use in kind.attributes.items()})


def xsd_models(schema: xmlschema.XMLSchema) -> dict[str, Model]:
    """Every element of the XSD."""
    return {element.local_name: xsd_model(element) for element in schema.elements.values()}


class RelaxNG:
    """The elements of a RELAX NG grammar; content models leave out names that are not in `known`."""

    def __init__(self, path: Path, known: frozenset[str]) -> None:
        root = etree.parse(path, etree.XMLParser(huge_tree=True)).getroot()
        self.known = known
        self.definitions: dict[str, list[etree._Element]] = {}
        for definition in root.iter(RELAX_NG + "define"):
            self.definitions.setdefault(definition.get("name", ""), []).append(definition)
        self.elements = {e.get("name", ""): e for e in root.iter(RELAX_NG + "element") if e.get("name")}
        self.pattern = cache(self._pattern)

    def model(self, name: str) -> Model:
        """What an element of the grammar may hold."""
        element = self.elements[name]
        return Model(seq(self._parts(element)), self._attributes(element))

    def _parts(self, node: etree._Element) -> list[Regex]:
        return [self._read(child) for child in node if str(child.tag).startswith(RELAX_NG)]

    def _read(self, node: etree._Element) -> Regex:
        match str(node.tag).removeprefix(RELAX_NG):
            case "ref":
                return self.pattern(node.get("name", ""))
            case "element":
                known = node.get("name") in self.known
                return letter(node.get("name", "")) if known else NONE
            case "text" | "data" | "value" | "list":
                return star(letter(TEXT))
            case "notAllowed":
                return NONE
            case "empty" | "attribute":
                return EMPTY
            case "choice":
                return alt(self._parts(node))
            case "optional":
                return alt([EMPTY, seq(self._parts(node))])
            case "zeroOrMore":
                return star(seq(self._parts(node)))
            case "oneOrMore":
                part = seq(self._parts(node))
                return seq([part, star(part)])
            case "group":
                return seq(self._parts(node))
            case other:
                raise NotImplementedError(other)

    def _pattern(self, name: str) -> Regex:
        definitions = self.definitions[name]
        alternatives = any(definition.get("combine") == "choice" for definition in definitions)
        parts = [seq(self._parts(definition)) for definition in definitions]
        return alt(parts) if alternatives else seq(parts)

    def _attributes(self, node: etree._Element) -> dict[str, bool]:
        """Names of attributes; True where no way through the pattern avoids them."""
        found: dict[str, bool] = {}
        branches: list[dict[str, bool]] = []
        for child in node:
            match str(child.tag).removeprefix(RELAX_NG):
                case "attribute":
                    branches.append({child.get("name", ""): True})
                case "ref":
                    name = child.get("name", "")
                    if all(part.tag != RELAX_NG + "element" for d in self.definitions[name] for part in d):
                        branches.append(self._all(self.definitions[name]))
                case "optional" | "zeroOrMore":
                    branches.append(dict.fromkeys(self._attributes(child), False))
                case "group" | "choice" | "oneOrMore" | "list":
                    branches.append(self._attributes(child))
        either = node.tag == RELAX_NG + "choice"
        for branch in branches:
            for name, required in branch.items():
                everywhere = all(other.get(name, False) for other in branches) if either else required
                found[name] = found.get(name, False) or everywhere
        return found

    def _all(self, definitions: list[etree._Element]) -> dict[str, bool]:
        found: dict[str, bool] = {}
        for definition in definitions:
            found |= self._attributes(definition)
        return found
