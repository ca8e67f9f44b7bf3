"""Who signs a note: the last words behind a dash or a sentence.

    ... to organise an uprising – Northern Publishers.    the publisher, who has a name
    ... of interest to our readers. -A.B.                 whoever of the document bears these initials
    ... in the original. – Tr.    ... (Прим. ред.)        the translator, the editor, if there is just one

A name behind a dash may end any sentence ("– Poland."); it signs only if it is that of an institution, or the
document names a person with these initials. TEI P5, section COHTG.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.brackets import wording
from seeds2tei.expressions import expression
from seeds2tei.naming import INSTITUTION, NAME_WORD
from seeds2tei.passage import Passage
from seeds2tei.people import Person

REACH = 120  # letters at the end of a note in which a signature stands
INITIALS = expression(r"[-–—]\s*((?:[^\W\d_a-zа-яёіїєґß]\.?\s?){2,4})\s*\Z")
# Signed in the same way, and no signatures.
COUNTRIES = frozenset("USA UK US USSR EU UN GDR FRG СССР США РСФСР ФРГ ГДР ООН БССР УССР DDR BRD UdSSR URSS".split())
INSTITUTE = expression(
    rf"(?:(?<=[\s.!?;)”»])[-–—]|[–—]){{1,2}}\s?(?P<name>{NAME_WORD}(?: {NAME_WORD}){{0,5}})[.)\]]*\Z"
)
OFFICES = {"by-translator": "translator", "by-editor": "editor", "by-transcriber": "transcriber", "by-author": "author"}
"""Words of data/brackets.csv -> the role of whoever signs with them."""


ROLES = frozenset("translator editor transcriber annotator archivist markup proofreader author".split())
TYPES = {"translator": "translator", "author": "author", "transcriber": "transcriber", "archivist": "archivist"}
"""A role -> the type of a note by whoever has it; of all others it is editorial."""


class Signer(NamedTuple):
    """Who signs: offsets of the signature, what points to him, the element around it ("" for an office)."""

    start: int
    end: int
    pointer: str
    element: str


def signer(text: str, initials: Container[str] = frozenset()) -> Signer | None:
    """Who signs in the last words of a note.

    initials  those of the persons whom the document names

    >>> signer("It burned down in 1904 – Northern Publishers.")
    Signer(start=25, end=44, pointer='', element='orgName')
    >>> signer("It burned down. -A.B.", frozenset({"AB"}))
    Signer(start=17, end=21, pointer='#initials:AB', element='abbr')
    >>> signer("Not in the copy. – Tr.").pointer, signer("A town – Poland."), signer("He fled – USA.")
    ('#role:translator', None, None)
    """
    end = len(text.rstrip())
    begin = max(0, end - REACH)
    words = text[begin:end]
    if (found := INITIALS.search(words)) and found.start() > 0:
        bare = "".join(character for character in found[1] if character.isalpha())
        if bare in initials and bare not in COUNTRIES:
            start = begin + found.start(1)
            return Signer(start, start + len(found[1].rstrip()), f"#initials:{bare}", "abbr")
    for kind, role in OFFICES.items():
        if wording(kind).may_stand_in(words) and (found := _office(kind).search(words)):
            return Signer(begin + found.start(), end, f"#role:{role}", "")
    found = INSTITUTE.search(words)
    if found is not None and INSTITUTION.search(found["name"]):
        start, stop = found.span("name")
        return Signer(begin + start, begin + stop - found["name"].endswith("."), "", "orgName")
    return None


@cache
def _office(kind: str) -> re.Pattern[str]:
    """The words for an office at the end, behind a dash or a sentence, or in brackets."""
    names = wording(kind).pattern
    return re.compile(rf"(?:[-–—.:;!?»”\"')]\s?|[(\[])(?:{names})[.)\]]{{0,2}}\Z")


def known_initials(passages: Iterable[Passage]) -> Mapping[str, str]:
    """The initials of the persons whom the passages name with a responsibility, and which it is."""
    found: dict[str, str] = {}
    for passage in passages:
        for claim in passage.holds("persName"):
            initials = Person(passage.words(claim.span), ()).initials if claim.field in ROLES else ""
            if len(initials) > 1:
                found.setdefault(initials, claim.field)
    return found


def signed(note: Annotation, last: Passage, initials: Container[str]) -> Iterator[Annotation]:
    """A note with @resp, and the name or the initials in its last passage, where somebody signs it."""
    found = signer(last.text, initials)
    if found is None:
        yield note
        return
    span = last.span(found.start, found.end)
    because = f'"{last.text[found.start : found.end]}" signs the note'
    pointer = found.pointer or f"#person-{span.start}"
    kind = TYPES.get(pointer.removeprefix("#role:"))
    attributes = tuple((name, kind if name == "type" and kind else value) for name, value in note.attributes)
    yield note._replace(attributes=(*attributes, ("resp", pointer)))
    if found.element == "abbr":
        yield Annotation(span, "abbr", (("type", "initials"), ("corresp", pointer)), by=note.by, because=because)
    elif found.element:
        key = pointer[1:]
        yield Annotation(span, "orgName", (("ref", pointer),), field="annotator", by=note.by, because=because, key=key)
