"""Whether a file is valid: by the project's own schema, or by any other that the user names.

libxml2 says yes or no, in milliseconds. Only where it says no is the xmlschema package loaded: it is shown
the element at fault, alone with its children, and says what may stand there; from that comes the sentence for
the editor. Any other schema (tei_all, say) is asked on demand: any_schema.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

from seeds2tei.checks.parsing import careful_parser, parsed
from seeds2tei.checks.wording import entities, in_brackets, named, nearest, plain, short
from seeds2tei.expressions import expression
from seeds2tei.finding import Finding, Severity

if TYPE_CHECKING:
    import xmlschema

CODE = "schema"
LONGEST = 60
"""So many characters of a wrong value are shown."""
MOST = 50
"""So many errors of one file are explained; who has more has one cause for most of them."""

_ENDLESS_YEAR = expression(r"\s*-?[0-9]{10}")
_IDENTIFIER = expression(r"'(?P<value>[^']*)' is not a valid value of the atomic type 'xs:ID'")


def schema_path() -> Path:
    """Where the project's schema lies: in the installed package, or in `schemas/` of a source checkout."""
    here = Path(__file__).resolve()
    places = (here.parents[1] / "schemas", here.parents[3] / "schemas")
    return next((place / "seeds2tei.xsd" for place in places if place.is_dir()), places[0] / "seeds2tei.xsd")


@cache
def _gate() -> etree.XMLSchema:
    return etree.XMLSchema(file=str(schema_path()))


@cache
def _interpreter() -> xmlschema.XMLSchema:
    import xmlschema  # 0.4 seconds: only who has an error waits for it

    return xmlschema.XMLSchema(str(schema_path()))


def check(document: etree._ElementTree | etree._Element) -> list[Finding]:
    """What in a document breaks the project's schema; nothing for a valid one.

    Identifiers that stand twice are left to `rules.check`, which names both places.
    """
    tree = document if isinstance(document, etree._ElementTree) else etree.ElementTree(document)
    gate = _gate()
    if hidden := entities(tree):
        return hidden
    if gate.validate(tree):
        return []
    findings: list[Finding] = []
    explained: set[tuple[object, bool]] = set()
    log: Any = gate.error_log
    for entry in log[:MOST]:
        twice = _IDENTIFIER.search(entry.message)
        if twice and re.fullmatch(r"[^\W\d][\w.\-]*", twice["value"]):
            continue
        place = at_place(tree, entry)
        element = _at_fault(place, entry)
        of_children = "not expected" in entry.message or "Missing child" in entry.message
        if element is not None and (element, of_children) in explained:
            continue
        explained.add((element, of_children))
        sentences = [] if element is None else list(_explain(element, entry.message, of_children))
        for sentence in sentences or [plain(entry.message)]:
            findings.append(Finding(CODE, Severity.ERROR, sentence, line=entry.line or 0, element=place))
    return list(dict.fromkeys(findings))


def parsed_and_checked(xml: bytes) -> tuple[etree._ElementTree, list[Finding]]:
    """Bytes that this program has just written, parsed again, and what in them breaks the schema.

    The parser judges as it reads, which takes half the time, and no memory for the identifiers of the file; only
    where it says no is the tree asked for the reason.
    """
    try:
        return etree.ElementTree(etree.fromstring(xml, careful_parser(of_ours=True, schema=_gate()))), []
    except etree.XMLSyntaxError:
        tree = parsed(xml)
        return tree, check(tree)


def at_place(tree: etree._ElementTree, entry: Any) -> etree._Element | None:
    """The element of which an entry in a log of libxml2 speaks, if it says so."""
    # libxml2 writes /*/ns0:x[2], with a prefix that only the element itself need know
    path = re.sub(r"/([\w.-]+:[\w.-]+)", r"/*[name()='\1']", entry.path or "")
    found: Any = tree.xpath(path) if path else []
    return found[0] if found else None


def _at_fault(element: etree._Element | None, entry: Any) -> etree._Element | None:
    """The element whose attributes, text or children are wrong: the parent where a child is misplaced."""
    if element is not None and "This element is not expected" in entry.message:
        return element.getparent()
    return element


def _explain(element: etree._Element, message: str, of_children: bool) -> Iterator[str]:
    """Sentences about one element: its children, or its attributes and text; not about what stands in these."""
    declaration: Any = _interpreter().elements.get(short(element.tag))
    if declaration is None or element.tag != declaration.name:
        yield f"{named(element)} {_unknown(element.tag)}"
        return
    alone: Any = etree.Element(element.tag)
    attributes: Any = element.items()
    unknown = 0
    for name, value in attributes:
        attribute = declaration.type.attributes.get(name)
        unknown += attribute is None
        if attribute is not None and attribute.type.local_name == "data.date" and _ENDLESS_YEAR.match(value):
            alone.set(name, f"0{value}")  # as wrong as without it; but there the package would break off
        elif unknown <= MOST or attribute is not None:
            alone.set(name, value)
    alone.text = element.text
    for child in element.iterchildren("*"):
        etree.SubElement(alone, child.tag).tail = child.tail
    errors = [error for error in islice(declaration.iter_errors(alone), MOST) if error.elem is alone]
    for error in [error for error in errors if hasattr(error, "index") is of_children] or errors:
        yield _sentence(element, declaration, error, message)


def _sentence(element: etree._Element, declaration: Any, error: Any, message: str) -> str:
    """One error of the xmlschema package, said to an editor."""
    who, reason = named(element), str(error.reason)
    if hasattr(error, "index"):
        return _about_children(element, declaration, error, message)
    attributes = declaration.type.attributes
    wrong = re.match(r"attribute (\S+?)='(.*)': ", reason, re.DOTALL)
    if wrong:
        value = element.get(wrong[1], wrong[2])
        value = value if len(value) <= LONGEST else value[:LONGEST] + "…"
        kind = attributes[wrong[1]].type
        meant = nearest(value, kind.enumeration or ())
        must = f'Did you mean "{meant}"?' if meant else f"It must be: {_form(kind)}"
        return f'{who}: @{short(wrong[1])}="{value}" is not allowed. {must}'
    unknown = re.match(r"'(\S+)' attribute not allowed", reason)
    if unknown:
        names = sorted(short(name) for name in attributes if name)
        meant = nearest(short(unknown[1]), names)
        may = f"Did you mean @{meant}?" if meant else f"It may have {', '.join(f'@{name}' for name in names)}."
        return f"{who} has no attribute @{short(unknown[1])}. {may}"
    missing = re.match(r"missing required attribute '(\S+)'", reason)
    if missing:
        form = _form(attributes[missing[1]].type)
        return f"{who} needs the attribute @{short(missing[1])}: {form}"
    if "character data" in reason:
        return f"{who} holds text, and may not. Put the text into an element that may, or leave it out."
    return f"{who}: {plain(reason)}."


_FORMS = {
    "ID": "A name that begins with a letter or _ and holds letters, digits, points, hyphens and _, no blank.",
    "language": "A language tag such as de, de-AT or ru-Latn (BCP 47).",
}
_MILESTONES = frozenset("anchor cb figure fw gap lb milestone note pb space".split())
"""What may stand nearly everywhere, and makes nothing complete."""


def _form(kind: Any) -> str:
    """What a value must be: the choice, or what the schema says of its form."""
    if kind.enumeration:
        return ", ".join(kind.enumeration) + "."
    if kind.local_name in _FORMS:
        return _FORMS[kind.local_name]
    documentation = kind.annotation.documentation if kind.annotation else []
    words = " ".join(str(part.text or "") for part in documentation).split()
    form = " ".join(words) or f"xs:{kind.local_name} of XML Schema."
    each = kind.base_type.item_type if kind.is_list() and hasattr(kind.base_type, "item_type") else None
    return f"{form} Each of them: {_form(each)}" if each is not None else form


def _about_children(element: etree._Element, declaration: Any, error: Any, message: str) -> str:
    who, children = named(element), list(element.iterchildren("*"))
    if error.invalid_child is None:
        names = {short(item.name) for item in error.expected or ()}
        needed = names - _MILESTONES or names
        return f"{who} is incomplete. It needs {'one of ' if len(needed) > 1 else ''}{in_brackets(needed)}."
    child = children[error.index]
    where, name = f"{named(child)} in line {child.sourceline}", short(child.tag)
    elements = _interpreter().elements
    if name not in elements or elements[name].name != child.tag:
        return f"{where} {_unknown(child.tag)}"
    if not _holds(declaration, child.tag):
        parents = (parent for parent, other in elements.items() if _holds(other, child.tag))
        return f"{who} may not hold <{name}> (line {child.sourceline}). That stands in {in_brackets(parents)}."
    place = f"after {named(children[error.index - 1])}" if error.index else "at the beginning"
    there = in_brackets(short(item.name) for item in error.expected or ())
    there = there or in_brackets(re.findall(r"\}(\w+)", message.partition("Expected is")[2]))
    return f"{who}: {where} may not stand {place}. There may stand {there or 'nothing more'}."


def _unknown(tag: str) -> str:
    """What is wrong with the name of an element, and how it may have been meant."""
    known = {str(element.local_name): str(element.name) for element in _interpreter().elements.values()}
    if short(tag) in known:
        namespace = known[short(tag)][1:].partition("}")[0]
        return f'is not in the namespace of TEI. Write xmlns="{namespace}" on <TEI>.'
    if short(tag).lower() == "html":
        return "is a web page, no TEI file. To make one of it, write  seeds2tei convert."
    meant = nearest(short(tag), known)
    return "is no element of this schema." + (f" Did you mean <{meant}>?" if meant else "")


def _holds(declaration: Any, tag: str) -> bool:
    """Whether elements of this kind may hold elements of that name."""
    content = declaration.type.content
    return hasattr(content, "iter_elements") and any(item.name == tag for item in content.iter_elements())
