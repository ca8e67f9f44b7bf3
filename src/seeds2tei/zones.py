"""The zones of a document in which one letter, telegram or other text runs from its opener to its closer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds2tei.letters import INITIALED, is_dateline
from seeds2tei.passage import Passage

APART = frozenset({"fw", "note", "label", "item", "byline", "trailer"})
LINE = 100  # letters; what is shorter may be a line of a heading, an address, a number
CONTAINERS = frozenset({"list", "table", "figure", "note", "quote", "lg"})


def zones(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """The paragraphs and headings of each version, or of the document if it has no versions.

    A heading after a paragraph begins a zone, unless it is a signature; short lines before it (a file number)
    belong to what it heads. Furniture, notes, labels, lists, quotations and comments are left out.
    """
    zone: list[Passage] = []
    version: object = None
    has_text = False
    versions = any(_version(passage) is not None for passage in passages)
    for passage, following in zip(passages, [*passages[1:], None], strict=True):
        here = _version(passage)
        if versions and here is None:
            continue
        if here is not version and zone:
            yield zone
            zone, has_text = [], False
        version = here
        if passage.tag == "label" and zone and not has_text and not is_dateline(zone[-1].text):
            zone = []  # headings and short lines above label lines belong to them, but a memorandum is dated there
        if not _is_running(passage):
            continue
        if passage.tag == "head" and passage.level and has_text and not _signs(passage, following):
            yield zone
            zone, has_text = [], False
        has_text = has_text or len(passage.text) > LINE
        zone.append(passage)
    if zone:
        yield zone


def _signs(heading: Passage, following: Passage | None) -> bool:
    """Whether a heading is a name with initials and heads no paragraph: extractors make headings of signatures."""
    if INITIALED.fullmatch(heading.text.strip(" .\n")) is None:
        return False
    return following is None or following.tag != "p" or len(following.text.split("\n", 1)[0]) <= LINE


def _version(passage: Passage) -> object:
    return next((c for c in passage.within if c.get("type") in ("translation", "original")), None)


def _is_running(passage: Passage) -> bool:
    if passage.tag in APART or passage.block.anchor is not None or passage.block.field == "front-matter":
        return False
    return not any(
        c.tag in CONTAINERS or (c.tag == "div" and c.get("type") in ("comments", "comment", "notes"))
        for c in passage.within
    )
