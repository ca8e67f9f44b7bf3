"""The zones of a document in which one letter, telegram or other text runs from its opener to its closer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from seeds2tei.annotation import Annotation
from seeds2tei.datelines import has_day, is_dateline
from seeds2tei.letters import INITIALED, greets, greets_first, is_address, salutation
from seeds2tei.passage import Passage
from seeds2tei.signers import is_signer

APART = frozenset({"fw", "note", "label", "item", "byline", "trailer"})
LINE = 100  # letters; what is shorter may be a line of a heading, an address, a number
QUOTED = "letter"
"""The type of a division that is a letter quoted whole."""
LEAST = 3  # paragraphs of a quotation that can be a letter
LETTER = 200  # letters of it
SENTENCE = 40  # letters; what is longer, above the place and day of a letter, is text before it
ENDS = frozenset(".!?…”»")
MOST_LINES = 6  # of a block at the head of a letter
CONTAINERS = frozenset({"list", "table", "figure", "note", "quote", "lg"})


def zones(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """The paragraphs and headings of each version, or of the document if it has no versions.

    A heading after a paragraph begins a zone, unless it is a signature; short lines before it (a file number)
    belong to what it heads. So do place and day with a salutation below: a letter behind an editor's introduction, or
    the next of several. Furniture, notes, labels, lists and comments are left out. A quotation of several
    paragraphs, or the letter that was found in one, is a zone of its own, after the others.
    """
    zone: list[Passage] = []
    version: object = None
    has_text = False
    versions = _versions(passages)
    within: tuple[Annotation, ...] | None = None
    runs = True
    divided = any(version is not None for version in versions)
    for i, (passage, here) in enumerate(zip(passages, versions, strict=True)):
        following = passages[i + 1] if i + 1 < len(passages) else None
        if divided and here is None:
            continue
        if here is not version and zone:
            yield zone
            zone, has_text = [], False
        version = here
        if passage.tag == "label" and zone and not has_text and not any(is_dateline(above.text) for above in zone[-2:]):
            zone = []  # headings and short lines above label lines belong to them, but a memorandum is dated there
        if passage.within is not within:  # all that stands in one container shares the tuple
            within, runs = passage.within, _are_of_text(passage.within)
        if not runs or not _is_running(passage):
            continue
        above = zone[-1] if zone else None
        if passage.tag == "head" and passage.level and has_text and not _signs(passage, above, following):
            yield zone
            zone, has_text = [], False
        elif above is not None and _begins_letter(passages[i : i + 3], above) and any(map(_is_text, zone)):
            begin = len(zone)
            while _is_number(zone[begin - 1]):
                begin -= 1
            yield zone[:begin]
            zone, has_text = zone[begin:], False
        has_text = has_text or len(passage.text) > LINE
        zone.append(passage)
    if zone:
        yield zone
    if not divided:
        yield from _quoted(passages)


def _begins_letter(here: Sequence[Passage], above: Passage) -> bool:
    """Whether a letter begins here: an opener was found, or place and day stand above a salutation.

    Whom it addresses may stand between. The salutation may run on into the first sentence.
    """
    passage, following = here[0], here[1:]
    if passage.tag == "opener" or passage.inside("opener"):
        return not (above.tag == "opener" or above.inside("opener"))
    if passage.tag != "p" or not passage.provisional or len(passage.text) > 2 * LINE:
        return False
    lines = [line.strip() for line in passage.text.strip().split("\n")]
    if len(lines) > MOST_LINES or not all(len(line) <= LINE for line in lines) or not any(map(has_day, lines)):
        return False
    if len(lines) > 1 and greets(lines[-1]):
        return True
    if len(following) > 1 and is_address(following[0].text) and salutation(following[0].text):
        following = following[1:]
    return bool(following) and (greets(following[0].text) or greets_first(following[0].text))


def _is_text(passage: Passage) -> bool:
    if passage.tag != "p" or len(passage.text) <= SENTENCE or passage.inside("opener"):
        return False
    words = passage.text.rstrip()
    return not words.isupper() and (len(words) > LINE or words[-1] in ENDS)


def _is_number(passage: Passage) -> bool:
    """A number or stars between two letters: "II.", "* * *"."""
    words = passage.text.split()
    return passage.tag == "p" and 0 < len(words) <= 3 and all(len(word) <= 5 and not word.islower() for word in words)


def _quoted(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """The paragraphs of each quotation that has several, and as many words as a letter."""
    for quote, group in groupby(passages, key=_quotation):
        inside = list(group)
        if quote is not None and len(inside) >= LEAST and sum(len(p.text) for p in inside) >= LETTER:
            yield inside


def _quotation(passage: Passage) -> object:
    outer = next((c for c in passage.within if c.tag in CONTAINERS or is_quoted_letter(c)), None)
    if outer is None or outer.tag not in ("quote", "div") or passage.tag in APART:
        return None
    return outer if passage.within[-1] in (outer, *_letter_parts(passage)) else None


def _letter_parts(passage: Passage) -> Iterator[Annotation]:
    return (c for c in passage.within if c.tag in ("opener", "closer"))


def is_quoted_letter(container: Annotation) -> bool:
    """Whether a division is a letter that an article quotes."""
    return container.tag == "div" and container.get("type") == QUOTED


def _signs(heading: Passage, above: Passage | None, following: Passage | None) -> bool:
    """Whether a heading is a name and heads no paragraph: extractors make headings of signatures.

    It has initials, or it is the surname to the forenames in the line above.
    """
    name = heading.text.strip(" .\n")
    if INITIALED.fullmatch(name) is None and not (above is not None and is_second_half(above, name)):
        return False
    return following is None or following.tag != "p" or len(following.text.split("\n", 1)[0]) <= LINE


def is_second_half(above: Passage, name: str) -> bool:
    """Whether one word is the surname to one or two forenames that stand alone in the paragraph above."""
    first = above.text.strip(" \n")
    if above.tag != "p" or not above.provisional or not name.isalpha() or not name[:1].isupper() or len(name) < 3:
        return False
    return len(first.split()) <= 2 and first.replace(" ", "").isalpha() and is_signer(first) and is_signer(name)


def _versions(passages: Sequence[Passage]) -> list[Annotation | None]:
    """The version in which each passage stands; None where it stands in none."""
    versions: list[Annotation | None] = []
    within: tuple[Annotation, ...] = ()
    version = None
    for passage in passages:
        if passage.within is not within:  # all that stands in one container shares the tuple
            within = passage.within
            version = next((c for c in within if c.get("type") in ("translation", "original")), None)
        versions.append(version)
    return versions


def _is_running(passage: Passage) -> bool:
    return passage.tag not in APART and passage.block.anchor is None and passage.block.field != "front-matter"


def _are_of_text(within: Sequence[Annotation]) -> bool:
    """Whether what stands in these containers is text of the document, no list, note, postscript or comment."""
    return not any(
        c.tag in CONTAINERS
        or c.tag == "postscript"
        or is_quoted_letter(c)
        or (c.tag == "div" and c.get("type") in ("comments", "comment", "notes"))
        for c in within
    )
