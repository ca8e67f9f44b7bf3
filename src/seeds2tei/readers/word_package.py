"""A Word file (.docx) as a package of parts: opened with care, and packed again for the library that reads it.

A package may be broken, or made to do harm: parts that unpack to gigabytes, entities, elements nested without
end. Only the parts that hold text, notes, styles and numbering are unpacked, each within bounds; nothing outside
the file is ever fetched.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from seeds2tei.errors import UnsupportedFormatError
from seeds2tei.file_kinds import REMEDIES

LARGEST = 16 * 2**20
"""All text parts together may have so many bytes: some thousand pages. The library needs ninety times as much."""
DEEPEST = 90
"""So deep elements may be nested. Word itself needs some thirty levels, ten tables in one another as many again."""

CONTENT_TYPES = "[Content_Types].xml"
ROOT_RELATIONS = "_rels/.rels"
STORIES = ("footnotes", "endnotes", "comments")
APPARATUS = ("styles", "numbering")
MARGINS = ("header", "footer")

_TOO_LARGE = "the text in this Word file is unpacked larger than {} MB. Part the document."
_TOO_DEEP = "elements in this Word file are nested more than {} deep, as Word never does. Save it again from Word."
_DAMAGED = "this Word file is damaged: {}. Open it in Word or LibreOffice, which may repair it, and save it again."

PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}
_SHORT: dict[str, str] = {}

Element = ElementTree.Element


def short(tag: str) -> str:
    """The name of an element or attribute as people write it, in the usual or the strict dialect.

    >>> short("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p")
    'w:p'
    """
    known = _SHORT.get(tag)
    if known is None:
        space, _, name = tag[1:].partition("}") if tag.startswith("{") else ("", "", tag)
        known = f"{PREFIXES[space]}:{name}" if space in PREFIXES else tag
        if len(_SHORT) < 10_000:
            _SHORT[tag] = known
    return known


def value(element: Element, name: str) -> str:
    """The value of an attribute, called as people write it; "" if it is not there."""
    return next((text for attribute, text in element.attrib.items() if short(attribute) == name), "")


class Relation(NamedTuple):
    """How a part refers to another: by an id, as what ("footnotes", "header"), to which part or address."""

    id: str
    type: str
    target: str


class Package:
    """The text parts of a Word file.

    name   the file, for messages
    main   the part that holds the text
    trees  part -> its root element
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._left = LARGEST
        self.trees: dict[str, Element] = {}
        try:
            with ZipFile(BytesIO(data)) as file:
                self._file = file
                self.names = frozenset(file.namelist())
                self._read_all()
        except (BadZipFile, NotImplementedError, ValueError, OSError, EOFError, struct.error, zlib.error):
            raise self.damaged("a part of it cannot be unpacked") from None
        except RuntimeError:  # so zipfile says that a part is encrypted
            raise UnsupportedFormatError(name, REMEDIES["locked"]) from None

    def damaged(self, because: str) -> UnsupportedFormatError:
        """The refusal of a package that is not as it should be."""
        return UnsupportedFormatError(self.name, _DAMAGED.format(because))

    def _read_all(self) -> None:
        start = next((r.target for r in self._relations_in(ROOT_RELATIONS, "") if r.type == "officeDocument"), "")
        self.main = start if start in self.names else "word/document.xml"
        if self.main not in self.names:
            raise self.damaged("the part with the text is missing")
        self.trees[self.main] = self._tree(self.main)
        for relation in self.relations(self.main):
            wanted = relation.type in (*STORIES, *APPARATUS, *MARGINS) and relation.target in self.names
            if wanted and relation.target not in self.trees:
                self.trees[relation.target] = self._tree(relation.target)
                self.relations(relation.target)  # unpacked now, asked for later

    def relations(self, part: str) -> list[Relation]:
        """To what a part refers."""
        folder, _, name = part.rpartition("/")
        return self._relations_in(f"{folder}/_rels/{name}.rels".lstrip("/"), folder)

    def _relations_in(self, part: str, folder: str) -> list[Relation]:
        if part not in self.names:
            return []
        if part not in self.trees:
            self.trees[part] = self._tree(part)
        found = []
        for element in self.trees[part]:
            outside = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            if not outside:
                target = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
            found.append(Relation(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], target))
        return found

    def parts(self, *types: str) -> list[str]:
        """The parts to which the text refers as one of these types, each once, in the order of their names."""
        found = {relation.target for relation in self.relations(self.main) if relation.type in types}
        return sorted(found & self.trees.keys())

    def _tree(self, part: str) -> Element:
        """A part, parsed; within what is left of the bounds."""
        if self._file.getinfo(part).file_size > self._left:
            raise UnsupportedFormatError(self.name, _TOO_LARGE.format(LARGEST // 2**20))
        with self._file.open(part) as stream:
            data = stream.read(self._left + 1)  # what the table of contents says may be a lie
        self._left -= len(data)
        if self._left < 0:
            raise UnsupportedFormatError(self.name, _TOO_LARGE.format(LARGEST // 2**20))
        parser = ElementTree.XMLParser(target=_Builder())
        try:
            parser.feed(data)
            tree: Element = parser.close()
        except (ElementTree.ParseError, _DeclaredEntitiesError, ValueError, LookupError):
            raise self.damaged(f"{part} is not XML as Word writes it") from None
        if _is_deeper(tree, DEEPEST):
            raise UnsupportedFormatError(self.name, _TOO_DEEP.format(DEEPEST))
        return tree

    def packed(self, trees: Mapping[str, Element]) -> bytes:
        """A package of these parts, the table of their types, and how they refer to one another."""
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_STORED) as file:
            for part in sorted({*trees, ROOT_RELATIONS, *(self._rels_of(part) for part in trees)}):
                tree = trees.get(part, self.trees.get(part))
                if tree is not None:
                    file.writestr(ZipInfo(part), ElementTree.tostring(tree, "utf-8"))
        return buffer.getvalue()

    @staticmethod
    def _rels_of(part: str) -> str:
        folder, _, name = part.rpartition("/")
        return f"{folder}/_rels/{name}.rels".lstrip("/")


class _DeclaredEntitiesError(Exception):
    """A part declares a document type: no program that writes Word files does, and entities stand in it."""


class _Builder(ElementTree.TreeBuilder):
    def doctype(self, *_: str | None) -> None:
        raise _DeclaredEntitiesError


def _is_deeper(tree: Element, limit: int) -> bool:
    """Whether elements are nested deeper than a limit; without recursion, for any depth."""
    waiting = [iter((tree,))]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif len(waiting) > limit:
            return True
        elif len(element):
            waiting.append(iter(element))
    return False
