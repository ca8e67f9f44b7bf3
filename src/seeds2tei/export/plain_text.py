"""The running text of each version, without apparatus: for stylometry and corpus tools."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from seeds2tei.export.edition import SILENT, TEI, XML, edition, one_line, words

BLOCKS = frozenset(TEI + tag for tag in ("head", "p", "ab", "l", "item", "salute", "dateline", "signed", "trailer"))
STANZA = TEI + "lg"
EDITORIAL = SILENT | frozenset(TEI + tag for tag in ("gloss", "pc"))
"""Also brackets, and the glosses between them."""
VERSIONS = ("original", "translation")


def plain_texts(xml: bytes) -> Iterator[tuple[str, str]]:
    """Each version with its identifier; the whole text, without a name, where there are no versions.

    Blocks are parted by blank lines, lines of verse by line ends. Raises MalformedError if the file is no TEI.
    """
    body = edition(xml).find(f"{TEI}text/{TEI}body")
    if body is None:
        return
    for words_of_editor in body.iter(TEI + "supplied"):
        if words_of_editor.get("reason") in ("explanation", "inferred"):  # what was lost and restored stays: it is text
            words_of_editor.tag = TEI + "note"
    versions = [division for division in body.iter(TEI + "div") if division.get("type") in VERSIONS]
    for version in versions:
        yield version.get(XML + "id") or "", "\n\n".join(_blocks(version)) + "\n"
    if not versions:
        yield "", "\n\n".join(_blocks(body)) + "\n"


def _blocks(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == STANZA and (lines := [one_line(words(line, EDITORIAL)) for line in child.findall(TEI + "l")]):
            yield "\n".join(filter(None, lines))
        elif child.tag in BLOCKS:
            if text := one_line(words(child, EDITORIAL)):
                yield text
        elif isinstance(child.tag, str) and child.tag not in EDITORIAL:
            yield from _blocks(child)
