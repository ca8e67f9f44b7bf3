"""Changes that leave a document in its form, where almost any other would have it refused at once.

A TEI file stays XML: elements are moved, doubled, renamed, get attributes of others. A profile mostly stays TOML:
its lines are moved, and their values are others.
"""

from __future__ import annotations

from copy import deepcopy
from random import Random

from lxml import etree

from benchmarks.fuzzing.corpus import signs

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
NAMES = (
    *"TEI text body div p s ab head opener closer dateline signed salute list item label note date pb lb gap".split(),
    *"add del supplied unclear sic surplus abbr expan ex ref persName link linkGrp standOff msDesc idno x".split(),
)
ATTRIBUTES = "n when from to type subtype corresp target resp cert ref place x calendar".split()
VALUES = (
    *"1|0.5|high|#a|#a #b|a b|1939-02-29|1939|-0044|translation|original|sentence|#v1-s1|http://[|//|é|🙂".split("|"),
    *"24:00:00|--02-30|9999999999-01-01|und|%|#|mailto:||\t".split("|"),
    *("x" * 300, "1" * 30),
)

LINES = tuple(sign for sign in signs("profile") if sign.endswith(b"\n"))
TOML_VALUES = (
    rb'''""|"a"|1|-1|true|[]|{}|["date"]|[[]]|[{}]|{ a = 1 }|"\u0000"|" "|1979-05-27|07:32:00|nan|"gern"|"date"|"p"'''
    rb'''|"utf-16"|"html"|'\['|'(a+b)+c'|"x y"'''
).split(b"|")


def changed_profile(chance: Random, toml: bytes) -> bytes:
    """A profile with a line more or less, or with another value."""
    lines = toml.splitlines(keepends=True) or [b""]
    place = chance.randrange(len(lines))
    match chance.randrange(5):
        case 0 if len(lines) > 3:
            del lines[place]
        case 1:
            lines.append(lines.pop(place))
        case 2 if b"=" in lines[place]:
            lines[place] = lines[place].partition(b"=")[0] + b"= " + chance.choice(TOML_VALUES) + b"\n"
        case 3:
            lines = lines[place:]
        case _:
            lines.insert(place, chance.choice(LINES))
    return b"".join(lines)


def changed_file(chance: Random, xml: bytes) -> bytes:
    """A file with one element changed; as it is, if it is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, collect_ids=False)
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError):
        return xml
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    element, other = chance.choice(elements), chance.choice(elements)
    _change(chance, element, other)
    return etree.tostring(root, encoding="utf-8")


def _change(chance: Random, element: etree._Element, other: etree._Element) -> None:
    parent = element.getparent()
    match chance.randrange(9):
        case 0 if parent is not None:
            parent.remove(element)
        case 1:
            other.insert(chance.randint(0, len(other)), deepcopy(element))
        case 2 if parent is not None and element not in [*other.iterancestors(), other]:
            other.insert(chance.randint(0, len(other)), element)
        case 3:
            element.tag = chance.choice((TEI, TEI, TEI, TEI, "", "{urn:x}")) + chance.choice(NAMES)
        case 4 if element.attrib:
            del element.attrib[chance.choice(list(element.attrib))]
        case 5:
            element.text = chance.choice((None, "", " ", "Wien", "Wien, den 12. März 1876. Er kam.", "]]>", "\t\n"))
        case 6:
            etree.SubElement(element, TEI + chance.choice(NAMES)).tail = chance.choice((None, " ", "Wien"))
        case 7 if other.attrib:
            name = chance.choice(list(other.attrib))
            element.set(name, other.attrib[name])
        case _:
            name = chance.choice((*ATTRIBUTES, XML + "id", XML + "lang", XML + "space"))
            element.set(name, chance.choice(VALUES))


FORMS = {"check": changed_file, "profile": changed_profile}
"""Target -> how its documents are changed."""
