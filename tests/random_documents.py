"""Documents drawn at random from the project's XSD: all that it allows, and nothing a human would write."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import xmlschema
from lxml import etree
from tests.grammar_files import particle, short
from tests.grammars import EMPTY, Regex, letters

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
POOL = [f"part-{number}" for number in range(1, 7)]
WORDS = "Вена 12. März 1876 [sic] — “well” Łódź 中文 ﷲ e\u0301 \U00010400 . ; &".split()
LARGEST = 120


class Sampler:
    """Draws documents. The same seed gives the same documents."""

    def __init__(self, schema: xmlschema.XMLSchema, seed: int) -> None:
        self.random = random.Random(seed)
        self.declarations: dict[str, Any] = {e.local_name: e for e in schema.elements.values()}
        self.content = {name: self._content(e.type) for name, e in self.declarations.items()}
        self.height = self._heights()
        self.size = 0
        pick = self.random.choice
        self.forms: dict[str, Callable[[], str]] = {
            "language": lambda: pick(["en", "ru", "ru-Latn", "de-1901", "x-none"]),
            "data.word": lambda: pick(["letter", "a-1.b_2", "7"]),
            "data.words": lambda: pick(["first", "one two"]),
            "data.twoWords": lambda: "version version",
            "data.name": lambda: pick(["pb", "n", "_x.1-2"]),
            "data.text": lambda: pick(["1", "12v", "two words", "№ 7/“б”"]),
            "data.leaf": lambda: pick(["145", "12v", "IV/2", "3об", "а-1"]),
            "data.localPointer": self._pointer,
            "data.localPointers": lambda: f"{self._pointer()} {self._pointer()}",
            "data.linkTargets": lambda: f"{self._pointer()} {self._pointer()}",
            "data.pointer": self._address,
            "data.pointers": lambda: f"{self._pointer()} {self._address()}",
            "data.date": lambda: pick(
                "1939 1939-01 1939-01-10 1939-01-10T15:00:00 -0044 --02-29 --01 ---31 15:00:00".split()
            ),
            "data.count": lambda: pick("0 7 123456789".split()),
            "data.countOne": lambda: pick("1 20".split()),
            "data.number": lambda: pick("0 -3 12.50".split()),
            "data.probability": lambda: pick("0 0.93 1 1.000000".split()),
            "data.certaintyOrProbability": lambda: pick("high unknown 0.5".split()),
            "data.languages": lambda: pick(["en ru-Latn", "de", ""]),
            "data.mime": lambda: "image/svg+xml",
            "data.dimension": lambda: pick("300px 10.5cm 50%".split()),
            "data.version": lambda: pick("0.0 1.2.3 4a1.0".split()),
            "places": lambda: pick(["top", "margin left", "inline"]),
        }

    def document(self, goal: str = "TEI") -> etree._Element:
        """A document in which an element of that name stands."""
        self.size = 0
        root = self._element("TEI", depth=0, route=self._route(goal))
        bearers = [e for e in root.iter() if XML + "id" in self.declarations[short(e.tag)].type.attributes]
        names = POOL + [f"other-{number}" for number in range(len(bearers) // 3)]
        for name, element in zip(names, self.random.sample(bearers, len(bearers)), strict=False):
            element.set(XML + "id", name)
        return root

    def _content(self, kind: Any) -> Regex:
        return particle(kind.content) if kind.is_element_only() or kind.mixed else EMPTY

    def _heights(self) -> dict[str, float]:
        """How many levels an element needs below it at least."""
        height = dict.fromkeys(self.content, float("inf"))
        for _ in height:
            height = {name: self._cost(content, height) + 1 for name, content in self.content.items()}
        return height

    def _cost(self, regex: Regex, height: dict[str, float]) -> float:
        match regex:
            case ("letter", name):
                return height[name]
            case ("seq", first, second):
                return max(self._cost(first, height), self._cost(second, height))
            case ("alt", parts):
                return min(self._cost(part, height) for part in parts)
        return 0

    def _route(self, goal: str) -> list[str]:
        """The elements from TEI down to the goal, by a shortest way."""
        ways = {"TEI": ["TEI"]}
        waiting = ["TEI"]
        for name in waiting:
            for child in sorted(letters(self.content[name])):
                if child not in ways:
                    ways[child] = [*ways[name], child]
                    waiting.append(child)
        return ways[goal][1:]

    def _element(self, name: str, *, depth: int, route: list[str]) -> etree._Element:
        self.size += 1
        element = etree.Element(TEI + name, nsmap={None: TEI[1:-1]})
        declaration = self.declarations[name]
        for attribute, use in declaration.type.attributes.items():
            if attribute != XML + "id" and (use.use == "required" or self.random.random() < 0.3):
                element.set(attribute, self._value(use.type))
        budget = max(self.height[name] - 1, 9 - depth, len(route) + 3)
        for child in self._word(self.content[name], budget, route[0] if route else ""):
            down = route[1:] if route and route[0] == child else []
            route = [] if route and route[0] == child else route
            element.append(self._element(child, depth=depth + 1, route=down))
        if declaration.type.mixed or declaration.type.has_simple_content():
            self._write_in(element, declaration.type)
        return element

    def _word(self, regex: Regex, budget: float, wanted: str) -> list[str]:
        """Children that the content model allows, none needing more levels than there are."""
        match regex:
            case ("letter", name):
                return [name]
            case ("seq", first, second):
                return self._word(first, budget, wanted) + self._word(second, budget, wanted)
            case ("alt", parts):
                fit = sorted(part for part in parts if self._cost(part, self.height) <= budget) or [
                    min(parts, key=lambda part: self._cost(part, self.height))
                ]
                good = [part for part in fit if wanted in letters(part)]
                return self._word(self.random.choice(good or fit), budget, wanted)
            case ("star", part):
                if self._cost(part, self.height) > budget:
                    return []
                least = int(wanted in letters(part))
                times = max(least, self.random.choice([0, 0, 1, 2]) if self.size < LARGEST else 0)
                return [name for _ in range(times) for name in self._word(part, budget, wanted)]
        return []

    def _value(self, kind: Any) -> str:
        if kind.enumeration:
            return str(self.random.choice(kind.enumeration))
        return self.forms[kind.local_name]()

    def _write_in(self, element: etree._Element, kind: Any) -> None:
        if kind.has_simple_content() and kind.content.local_name != "string":
            element.text = self._value(kind.content)
            return
        element.text = self._words()
        for child in element:
            child.tail = self._words()

    def _words(self) -> str:
        return " ".join(self.random.choices(WORDS, k=self.random.choice([0, 1, 3])))

    def _pointer(self) -> str:
        return "#" + self.random.choice(POOL)

    def _address(self) -> str:
        return self.random.choice(
            [
                self._pointer(),
                "https://example.org/a(1)?q=%20&r=a:b#c/d",
                "../letters/12.html",
                "/",
                "?p=1",
                "mailto:a@b.org",
                "file:///a",
                "a,b;c=d",
            ]
        )


def damage(root: etree._Element, chance: random.Random, names: list[str]) -> None:
    """Do one thing to a document that may, or may not, make it invalid."""
    element = chance.choice(list(root.iter())[1:])
    parent = element.getparent()
    assert parent is not None
    match chance.choice(["name", "foreign", "gone", "attribute", "text", "order", "child"]):
        case "name":
            element.tag = TEI + chance.choice(names)
        case "foreign":
            element.tag = "{https://example.org/}x"
        case "gone":
            parent.remove(element)
        case "attribute":
            name = chance.choice(["foo", "type", "when", "target", XML + "id", XML + "lang"])
            element.set(name, chance.choice(["1 a", "ä|", "#", "", "a" * 200]))
        case "text":
            element.text = "some words"
        case "order":
            parent.insert(0, element)
        case "child":
            element.append(etree.Element(TEI + chance.choice(names)))


def settle(root: etree._Element) -> None:
    """Take from a document what the schema allows and a rule forbids, such as @when beside @from."""
    for element in root.iter(TEI + "*"):
        dated = [name for name in ("when", "notBefore", "notAfter", "from", "to") if element.get(name)]
        if element.tag not in (TEI + "biblScope", TEI + "locus"):
            for name in dated[1:]:
                del element.attrib[name]
        if element.get("subtype") and not element.get("type"):
            del element.attrib["subtype"]
        if element.get("calendar") and not "".join(map(str, element.itertext())).strip():
            del element.attrib["calendar"]
        if element.tag == TEI + "list":
            element.attrib.pop("type", None)
            if element.find(TEI + "label") is not None:
                element.set("type", "gloss")
        if element.tag == TEI + "citeStructure":
            parent = element.getparent()
            inner = parent is not None and parent.tag == element.tag
            element.set("match", ".//s" if inner else "/TEI/text")
        if element.tag == TEI + "msIdentifier":
            other = etree.SubElement(element, TEI + "altIdentifier", type="asCited")
            etree.SubElement(other, TEI + "idno").text = "f. 1"
    for line in root.iter(TEI + "l"):
        for inner in list(line.iterdescendants(TEI + "l", TEI + "lg", TEI + "p", TEI + "ab")):
            parent = inner.getparent()
            if parent is not None and parent.tag not in (TEI + "lg", TEI + "l"):
                parent.remove(inner)
