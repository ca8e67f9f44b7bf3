"""One walk through a file, for all the rules that look at it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from lxml import etree

from seeds2tei.checks.wording import XML, short

TEI = "{http://www.tei-c.org/ns/1.0}"

Bearer = tuple[etree._Element, str]
"""An element, and the value of one of its attributes."""


VERSION_TYPES = frozenset({"original", "translation"})
ELEMENTS = frozenset("citeStructure div l linkGrp list msIdentifier ref s standOff".split())
DATES = ("when", "notBefore", "notAfter", "from", "to")
POINTERS = tuple(
    "calendar class corresp domains facs hand new next prev ref rendition resp sameAs scheme scribeRef "
    "source target who".split()
)
ATTRIBUTES = frozenset({*DATES, *POINTERS, XML + "id", XML + "lang", "subtype"})


@dataclass(frozen=True)
class Survey:
    """What the rules look at, sorted by name; always in the order of the file.

    elements    name -> the elements that bear it; of ELEMENTS only
    attributes  name ("when", "xml:id") -> the elements that have it, each with its value; of ATTRIBUTES only
    """

    elements: dict[str, list[etree._Element]]
    attributes: dict[str, list[Bearer]]

    @classmethod
    def of(cls, document: etree._ElementTree | etree._Element) -> Survey:
        """Walk through a document once."""
        elements: dict[str, list[etree._Element]] = {TEI + name: [] for name in ELEMENTS}
        attributes: dict[str, list[Bearer]] = {name: [] for name in ATTRIBUTES}
        for element in document.iter(TEI + "*"):
            if element.tag in elements:
                elements[element.tag].append(element)
            for name, value in element.items():
                if name in attributes:
                    attributes[name].append((element, str(value)))
        return cls(
            {short(name): found for name, found in elements.items()},
            {short(name): found for name, found in attributes.items()},
        )

    def identified(self) -> dict[str, etree._Element]:
        """xml:id -> the first element that has it."""
        found: dict[str, etree._Element] = {}
        for element, identifier in self.attributes["xml:id"]:
            found.setdefault(identifier, element)
        return found

    def versions(self) -> list[etree._Element]:
        """The divisions that are versions of the document."""
        return [division for division in self.elements["div"] if division.get("type") in VERSION_TYPES]

    @cached_property
    def version(self) -> dict[str, str]:
        """xml:id of whatever stands in a version, and of the version itself -> xml:id of the version."""
        return {part: identifier(version) for version in self.versions() for part in _identifiers(version)}


class Transcription(NamedTuple):
    """What the header says of the file from which the TEI was made: its name and its SHA-256, or nothing."""

    name: str
    digest: str

    @classmethod
    def of(cls, document: etree._ElementTree) -> Transcription:
        """The transcription that a document names."""
        found: dict[str, str] = {}
        for number in document.iterfind(f"{TEI}teiHeader/{TEI}fileDesc/{TEI}sourceDesc//{TEI}idno"):
            found.setdefault(number.get("type", ""), (number.text or "").strip())
        return cls(found.get("filename", ""), found.get("sha256", ""))


def identifier(element: etree._Element) -> str:
    """The xml:id of an element, or nothing."""
    return element.get(XML + "id", "")


_IDENTIFIERS_WITHIN = etree.XPath("descendant-or-self::*/@xml:id", smart_strings=False)


def _identifiers(element: etree._Element) -> list[str]:
    """The xml:id of an element and of everything in it."""
    found: Any = _IDENTIFIERS_WITHIN(element)
    return list(found)


def ancestor(element: etree._Element, names: frozenset[str]) -> etree._Element | None:
    """The nearest element around this one that bears one of these names (without namespace)."""
    tags = [TEI + name for name in names]
    return next(element.iterancestors(*tags), None)
