"""What all the rules look at in a file, gathered once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from lxml import etree

from seeds2tei.checks.wording import XML, short

TEI = "{http://www.tei-c.org/ns/1.0}"

Bearer = tuple[etree._Element, str]
"""An element, and the value of one of its attributes."""


VERSION_TYPES = frozenset({"original", "translation"})
DATES = ("when", "notBefore", "notAfter", "from", "to")
POINTERS = tuple(
    "calendar class corresp domains facs hand new next prev ref rendition resp sameAs scheme scribeRef "
    "source target who".split()
)
ATTRIBUTES = frozenset({*DATES, *POINTERS, XML + "lang", "subtype"})


@dataclass(frozen=True)
class Survey:
    """What the rules look at, always in the order of the file.

    document     the file, or a part of it
    attributes   name ("when", "xml:lang") -> the elements that have it, each with its value; of ATTRIBUTES only
    identifiers  every xml:id, sorted: a set of those of a long file would take many times the memory
    """

    document: etree._ElementTree | etree._Element
    attributes: dict[str, list[Bearer]]
    identifiers: list[str]

    @classmethod
    def of(cls, document: etree._ElementTree | etree._Element) -> Survey:
        """Gather what stands in a document."""
        attributes: dict[str, list[Bearer]] = {name: [] for name in ATTRIBUTES}
        bearers: Any = _BEARERS(document)
        for element in bearers:
            for name, value in element.items():
                if name in attributes:
                    attributes[name].append((element, str(value)))
        identifiers: Any = _IDENTIFIERS(document)
        return cls(document, {short(name): found for name, found in attributes.items()}, sorted(identifiers))

    def elements(self, name: str) -> Iterator[etree._Element]:
        """The elements that bear a name (without namespace)."""
        return self.document.iter(TEI + name)

    def knows(self, name: str) -> bool:
        """Whether something has this xml:id."""
        place = bisect_left(self.identifiers, name)
        return place < len(self.identifiers) and self.identifiers[place] == name

    def identified(self, *names: str) -> dict[str, etree._Element]:
        """xml:id -> the first element that has it, of elements with one of these names (all, if there is none)."""
        found: dict[str, etree._Element] = {}
        for element in self.document.iter(*(TEI + name for name in names or "*")):
            if name := identifier(element):
                found.setdefault(name, element)
        return found

    def versions(self) -> list[etree._Element]:
        """The divisions that are versions of the document."""
        return [division for division in self.elements("div") if division.get("type") in VERSION_TYPES]

    @cached_property
    def version(self) -> dict[str, str]:
        """xml:id of whatever stands in a version, and of the version itself -> xml:id of the version."""
        return {part: identifier(version) for version in self.versions() for part in identifiers_in(version)}


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


# Most elements of a long text have an xml:id and a number, and nothing else that a rule looks at.
_BEARERS = etree.XPath("descendant-or-self::t:*[count(@*) > count(@xml:id | @n)]", namespaces={"t": TEI[1:-1]})
_IDENTIFIERS = etree.XPath("descendant-or-self::t:*/@xml:id", namespaces={"t": TEI[1:-1]}, smart_strings=False)
_IDENTIFIERS_WITHIN = etree.XPath("descendant-or-self::*/@xml:id", smart_strings=False)


def identifiers_in(element: etree._Element) -> list[str]:
    """The xml:id of an element and of everything in it."""
    found: Any = _IDENTIFIERS_WITHIN(element)
    return list(found)


def ancestor(element: etree._Element, names: frozenset[str]) -> etree._Element | None:
    """The nearest element around this one that bears one of these names (without namespace)."""
    tags = [TEI + name for name in names]
    return next(element.iterancestors(*tags), None)
