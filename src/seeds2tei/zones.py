"""The zones of a document in which one letter, telegram or other text runs from its opener to its closer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds2tei.passage import Passage

APART = frozenset({"fw", "note", "label", "item", "byline", "trailer"})
LINE = 100  # letters; what is shorter may be a line of a heading, an address, a number
CONTAINERS = frozenset({"list", "table", "figure", "note", "quote", "lg"})


def zones(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """The paragraphs and headings of each version, or of the document if it has no versions.

    A heading after a paragraph begins a zone; short lines before it (a file number) belong to what it heads. Furniture, notes, labels, lists, quotations and comments are left out.
    """
    zone: list[Passage] = []
    version: object = None
    versions = any(_version(passage) is not None for passage in passages)
    for passage in passages:
        here = _version(passage)
        if versions and here is None:
            continue
        if here is not version and zone:
            yield zone
            zone = []
        version = here
        if passage.tag in ("label", "item") and all(before.tag == "head" for before in zone):
            zone = []  # these headings belong to the label lines
        if not _is_running(passage):
            continue
        if passage.tag == "head" and passage.level and any(len(before.text) > LINE for before in zone):
            yield zone
            zone = []
        zone.append(passage)
    if zone:
        yield zone


def _version(passage: Passage) -> object:
    return next((c for c in passage.within if c.get("type") in ("translation", "original")), None)


def _is_running(passage: Passage) -> bool:
    if passage.tag in APART or passage.block.anchor is not None or passage.block.field == "front-matter":
        return False
    return not any(
        c.tag in CONTAINERS or (c.tag == "div" and c.get("type") in ("comments", "comment", "notes"))
        for c in passage.within
    )
