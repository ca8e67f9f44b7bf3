"""A whole TEI document: header, links, text, as bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from io import BytesIO

from lxml import etree

from seeds2tei.annotation import Link
from seeds2tei.finding import Finding, Severity
from seeds2tei.passage import Draft
from seeds2tei.record import Record
from seeds2tei.source import Span
from seeds2tei.tei.body import write_text
from seeds2tei.tei.header import write_header
from seeds2tei.tei.names import Names, name
from seeds2tei.tei.standoff import write_links
from seeds2tei.vocabulary import NAMESPACE

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
GRAMMAR = "https://www.tei-c.org/Vault/P5/4.12.0/xml/tei/custom/schema/relaxng/tei_all.rng"
MODELS = (
    (GRAMMAR, "http://relaxng.org/ns/structure/1.0"),
    (GRAMMAR, "http://purl.oclc.org/dsdl/schematron"),
)
OWN_SCHEMA = "seeds2tei.xsd"

# Pointers that may well have no target: people whom nobody names, a document without a shelfmark.
EXPECTED = ("#initials:", "#named:", "#role:", "#msDesc")
# What the header provides for pointers, besides the people.
FIXED = {"seeds2tei": "seeds2tei", "source": "src-web"}


def build(draft: Draft, links: Sequence[Link], record: Record) -> tuple[bytes, list[Span], list[Finding]]:
    """The finished file, the slices of the source in it in order, and a finding for every lost pointer."""
    names = name(draft)
    dangling: dict[str, None] = {}

    def resolve(pointer: str) -> str:
        found = _resolved(pointer, names, record)
        if not found and not pointer.startswith(EXPECTED):
            dangling[pointer] = None
        return found

    root = etree.Element(f"{{{NAMESPACE}}}TEI", nsmap={None: NAMESPACE})  # type: ignore[dict-item]  # None is the default namespace
    root.set(XML_ID, "")  # stands first, and is known last
    if record.languages:
        root.set(XML_LANG, record.languages[0])
    write_header(root, record, resolve)
    write_links(links, names, root)
    taken = {*_identifiers(root), *(found for of_tag in names.ids.values() for found in of_tag.values())}
    root.set(XML_ID, _free(identifier(record.name), taken))
    head, end = _around_text(root, record.profile.collection.schema_href or OWN_SCHEMA)
    file = BytesIO()
    file.write(head)
    runs = write_text(draft, links, names, resolve, file)
    file.write(end)
    findings = [
        Finding("lost-pointer", Severity.NOTE, f'nothing in the document bears the name "{pointer}".')
        for pointer in dangling
    ]
    return file.getvalue(), runs, findings


def _around_text(root: etree._Element, schema_href: str) -> tuple[bytes, bytes]:
    """What stands in the file before `<text>`, and behind it."""
    root.text = "\n  "
    for child in root:
        child.tail = root.text
    for href, kind in (*MODELS, (schema_href, "http://www.w3.org/2001/XMLSchema")):
        model = etree.ProcessingInstruction("xml-model", f'href="{href}" type="application/xml" schematypens="{kind}"')
        root.addprevious(model)
    xml = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True)
    head, end, _ = xml.replace(b"?><", b"?>\n<").rpartition(b"</TEI>")
    return head, b"\n" + end + b"\n"


def _identifiers(root: etree._Element) -> Iterator[str]:
    return (element.get(XML_ID, "") for element in root.iter(etree.Element))


def _free(name: str, taken: Set[str]) -> str:
    """The xml:id of a document whose file bears the name of something in it: a note is n1, and so may be a file.

    >>> _free("n1", {"n1", "n2"}), _free("letter", {"n1"})
    ('d-n1', 'letter')
    """
    while name in taken:
        name = f"d-{name}"
    return name


def identifier(name: str) -> str:
    """An xml:id for a document, from its file name.

    >>> identifier("letters/2-й, лист.md")
    'd-2-й-лист'
    """
    stem = re.sub(r"\.\w{1,8}$", "", re.split(r"[/\\]", name)[-1])
    words = "-".join(re.findall(r"[\w.]+", stem))[:80].strip("-.") or "document"
    return words if words[0].isalpha() else f"d-{words}"


def _resolved(pointer: str, names: Names, record: Record) -> str:
    """A pointer of a claim as a pointer of the file, "" where nothing bears the name."""
    key = pointer[1:]
    if not pointer.startswith("#"):
        return pointer
    if key == "msDesc":
        return "#ms" if record.holdings else ""
    if key in record.commenters:
        return pointer
    found = FIXED.get(key) or names.keys.get(key) or record.people.resolve(pointer)
    return f"#{found}" if found else ""
