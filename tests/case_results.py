"""What recognisers make of a case, written as the case files write it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from io import BytesIO

from lxml import etree
from tests.case_files import Case

from seeds2tei.nesting import begin, nest
from seeds2tei.passage import Draft
from seeds2tei.profile import Collection, Profile
from seeds2tei.readers import read
from seeds2tei.recogniser import Recogniser
from seeds2tei.source import Source
from seeds2tei.tei.body import write_text
from seeds2tei.tei.names import name
from seeds2tei.vocabulary import ELEMENT_ONLY, NAMESPACE

TEI = f"{{{NAMESPACE}}}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
COUNTED = frozenset({"p", "s", "div"})  # their @n and xml:id say nothing of a recogniser


@cache
def recogniser(name: str) -> Recogniser:
    """A recogniser by its name or the name of its file."""
    found = import_module(f"seeds2tei.recognisers.{name.replace('-', '_')}").RECOGNISER
    assert isinstance(found, Recogniser)
    return found


def profile_of(case: Case) -> Profile:
    stated = tomllib.loads(case.profile)
    return Profile(collection=Collection(**stated.get("collection", {})), settings=stated.get("recognisers", {}))


def recognised(case: Case, names: tuple[str, ...]) -> Draft:
    """The draft of a case after some recognisers."""
    source = Source("case.md", case.text, "utf-8")
    profile = profile_of(case)
    draft, _ = begin(source, read(source, case.format))
    for room in map(recogniser, names):
        found = list(room.find(draft.passages, profile))
        assert {claim.tag for claim in found} <= {*room.elements, ""}, f"{room.name} claims what it does not declare"
        for mark in (mark for claim in found for mark in claim.marks):
            assert room.notation[mark.rule].fullmatch(source.text, *mark.span), f"{mark} is not of its shape"
        draft, _ = nest(draft, found)
    return draft


def written(draft: Draft) -> str:
    """What stands in <text>, as the case files write it."""
    names = name(draft)

    def resolve(pointer: str) -> str:
        key = pointer.removeprefix("#")
        return "#" + names.keys.get(key, key.rpartition(":")[2])

    file = BytesIO()
    write_text(draft, [], names, resolve, file)
    return _shown(etree.fromstring(b'<TEI xmlns="%b">%b</TEI>' % (NAMESPACE.encode(), file.getvalue()))[0])


def normalised(expected: str) -> str:
    """What a case expects, written in the same way. Raises where it is not well-formed."""
    return _shown(etree.fromstring(f'<text xmlns="{NAMESPACE}">{expected}</text>'))


def _shown(text: etree._Element) -> str:
    """Blocks on lines of their own; of the ids only those to which something points, of attributes the order."""
    pointed = {
        target.removeprefix("#")
        for element in text.iter()
        for attribute, value in _attributes(element).items()
        if attribute != ID
        for target in value.split()
    }
    for element in text.iter():
        short = etree.QName(element).localname
        attributes = _attributes(element)
        element.attrib.clear()
        for attribute, value in sorted(attributes.items()):
            if not (attribute == ID and value not in pointed) and not (attribute == "n" and short in COUNTED):
                element.set(attribute, value)
        if short in ELEMENT_ONLY:
            element.text = (element.text or "").strip() or None
            for child in element:
                child.tail = (child.tail or "").strip() or None
    return "\n".join(line for child in text for line in _lines(child, ""))


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(attribute): str(value) for attribute, value in element.attrib.items()}


def _lines(element: etree._Element, indent: str) -> Iterator[str]:
    if etree.QName(element).localname in ELEMENT_ONLY and len(element):
        whole = _serialised(element)
        yield indent + whole[: whole.index(">") + 1]
        for child in element:
            yield from _lines(child, indent + "  ")
        yield f"{indent}</{etree.QName(element).localname}>"
    else:
        yield indent + _serialised(element)


def _serialised(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode", with_tail=False).replace(f' xmlns="{NAMESPACE}"', "")
