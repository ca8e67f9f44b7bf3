"""The call number, as it is cited, with each of its levels in an element of its own.

    f. 1, op. 58, d. 6    ->    <idno type="callNumber">f. <idno type="fonds">1</idno>, op. ...</idno>

The words run as they are cited, also where the narrowest level stands first. What "Ibid." leaves out stands before
them, as the reference before has it. TEI P5, section msid.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from seeds2tei.references import Level, Reference
from seeds2tei.tei.elements import E

JOINT = ", "


def call_number(reference: Reference) -> etree._Element:
    """One `idno`, in which every level is an `idno` too; a shelfmark alone stays whole."""
    levels = reference.call_number
    number = E.idno(type="callNumber")
    if len(levels) == 1 and levels[0].type == "shelfmark":
        number.text = levels[0].value
        return number
    previous: etree._Element | None = None
    for between, level, words in _laid_out(reference):
        if previous is None:
            number.text = between
        else:
            previous.tail = (previous.tail or "") + between
        if level is not None:
            previous = E.idno(words, type=level.type)
            number.append(previous)
    return number


def _laid_out(reference: Reference) -> Iterator[tuple[str, Level | None, str]]:
    """The levels in the order in which they are written, each with the words before it; then the words behind."""
    inherited = [level for level in reference.call_number if level.inherited]
    own = [level for level in reference.call_number if not level.inherited]
    if inherited:
        yield from _in_words(reference.leaning, inherited)
        yield JOINT if own else "", None, ""
    if own:
        own.sort(key=lambda level: level.start)
        start = min(level.cited.start for level in own)
        end = max(level.cited.end for level in own)
        position = start
        for level in own:
            yield reference.raw[position - reference.start : level.start - reference.start], level, level.value
            position = level.end
        yield reference.raw[position - reference.start : end - reference.start], None, ""


def _in_words(words: str, levels: list[Level]) -> Iterator[tuple[str, Level | None, str]]:
    """Levels of which only the words are known in which the reference before cites them."""
    position = 0
    for level in levels:
        cited = words.find(level.cited.text, position)
        value = words.find(level.value, max(cited, position))
        yield words[position:value], level, level.value
        position = value + len(level.value)
    yield words[position:], None, ""
