"""What a grammar cannot say: each rule is a function that finds one kind of fault.

Rules about single elements stand here, those about dates in `dates.py`, those about versions and what links
them in `versions.py`. Some of TEI's own Schematron rules are among them (the docstrings name the elements),
so that a file that passes the schema and these rules breaks none of those.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from seeds2tei.checks import dates, versions
from seeds2tei.checks.survey import POINTERS, TEI, Survey, ancestor
from seeds2tei.checks.wording import XML, error, named, short
from seeds2tei.expressions import expression
from seeds2tei.finding import Finding

_LANGUAGE = expression(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*|x(-[A-Za-z0-9]{1,8})+")


def check(document: etree._ElementTree | etree._Element) -> list[Finding]:
    """Every fault that no schema finds, in the order of the file."""
    survey = Survey.of(document)
    findings = [finding for rule in RULES for finding in rule(survey)]
    return sorted(findings, key=lambda finding: finding.line)


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def identifiers(survey: Survey) -> Iterator[Finding]:
    """xml-id: an xml:id stands once in a file."""
    if not any(one == following for one, following in pairwise(survey.identifiers)):
        return
    first: dict[str, etree._Element] = {}
    for element in survey.elements("*"):
        name = element.get(XML + "id")
        other = element if name is None else first.setdefault(name, element)
        if other is not element:
            kind = f"<{short(other.tag)}> in line {other.sourceline}"
            yield error("xml-id", element, f"has the xml:id of {kind}. Give each its own.")


_PERSONS = frozenset({"resp", "who", "hand"})
"""Attributes that lead to people and hands, which stand in the file: a name without # is a slip, not an address."""


def pointers(survey: Survey) -> Iterator[Finding]:
    """pointer: what points into the file has a target there."""
    for attribute in POINTERS:
        for element, value in survey.attributes[attribute]:
            for pointer in value.split():
                if pointer.startswith("#") and not survey.knows(pointer[1:]):
                    sentence = f'points to "{pointer}" in @{attribute}, but nothing has this xml:id.'
                    yield error("pointer", element, sentence)
                elif attribute in _PERSONS and survey.knows(pointer):
                    yield error("pointer", element, f'has @{attribute}="{value}" without #. Write "#{pointer}".')


def subtypes(survey: Survey) -> Iterator[Finding]:
    """subtype: @subtype says more about a @type (TEI: att.typed)."""
    for element, value in survey.attributes["subtype"]:
        if element.get("type") is None:
            yield error("subtype", element, f'has @subtype="{value}" and no @type. Add the type.')


def calendars(survey: Survey) -> Iterator[Finding]:
    """calendar: @calendar speaks of the words inside, so there are some (TEI: att.calendarSystem)."""
    for element, _ in survey.attributes["calendar"]:
        if not _words(element):
            yield error("calendar", element, "has @calendar, but no words that could be in that calendar.")


def languages(survey: Survey) -> Iterator[Finding]:
    """language: xml:lang is a language tag (BCP 47)."""
    for element, value in survey.attributes["xml:lang"]:
        if not _LANGUAGE.fullmatch(value):
            yield error("language", element, f'has xml:lang="{value}", which is no language tag (BCP 47).')


def note_anchors(survey: Survey) -> Iterator[Finding]:
    """note-anchor: the sign of a note that stands elsewhere leads to a note (CONONO)."""
    notes = survey.identified("note")
    others: dict[str, etree._Element] = {}
    for element in survey.elements("ref"):
        if element.get("type") == "noteAnchor":
            targets = element.get("target", "").split()
            for target in targets:
                name = target.removeprefix("#")
                if name not in notes and survey.knows(name):
                    others = others or survey.identified()
                    yield error(
                        "note-anchor", element, f"is a note anchor and leads to {named(others[name])}, no note."
                    )
            if not targets:
                yield error("note-anchor", element, "is a note anchor without @target. Say which note it leads to.")


def lists(survey: Survey) -> Iterator[Finding]:
    """list: labels stand in a list of type "gloss", and such a list has labels (TEI: list)."""
    for element in survey.elements("list"):
        gloss, labels = element.get("type") == "gloss", element.find(TEI + "label") is not None
        if gloss and not labels:
            yield error("list", element, 'has the type "gloss", but no <label>. Drop the type.')
        elif labels and not gloss:
            yield error("list", element, 'has labels. Give it type="gloss".')


def verse(survey: Survey) -> Iterator[Finding]:
    """verse: a line of verse holds no paragraph and no other line, unless in a note (TEI: l, lg, p, ab)."""
    for line in survey.elements("l"):
        for inner in line.iterdescendants(TEI + "p", TEI + "ab", TEI + "l", TEI + "lg"):
            if inner.tag in (TEI + "p", TEI + "ab"):
                parent = inner.getparent()
                fine = parent is not None and short(parent.tag) in ("note", "figure")
            else:
                fine = any(around.tag == TEI + "note" for around in _between(inner, line))
            if not fine:
                yield error("verse", inner, f"stands in a line of verse, in line {line.sourceline} of the file.")


def _between(inner: etree._Element, outer: etree._Element) -> Iterator[etree._Element]:
    for element in inner.iterancestors():
        if element is outer:
            return
        yield element


def citations(survey: Survey) -> Iterator[Finding]:
    """citation: the outermost citeStructure matches from the root, the others do not (TEI: citeStructure)."""
    for element in survey.elements("citeStructure"):
        parent, match = element.getparent(), element.get("match", "")
        inner = parent is not None and parent.tag == element.tag
        if inner and match.startswith("/"):
            yield error("citation", element, f'lies in another, so @match="{match}" must not begin with "/".')
        if not inner and not match.startswith("/"):
            yield error("citation", element, f'is the outermost, so @match="{match}" must begin with "/".')


def manuscripts(survey: Survey) -> Iterator[Finding]:
    """ms-identifier: a description says where the document is, or how it was cited (msid)."""
    for element in survey.elements("msIdentifier"):
        parent = element.getparent()
        if parent is not None and parent.tag == TEI + "msPart":
            continue
        names = [child for child in element if short(child.tag) in ("repository", "institution", "collection")]
        cited = [other for other in element.iter(TEI + "altIdentifier") if other.get("type") == "asCited"]
        if not any(_words(found) for found in (*names, *cited)):
            yield error(
                "ms-identifier",
                element,
                "names no repository, institution or collection. Add one, or the reference as it was cited "
                '(<altIdentifier type="asCited">).',
            )


def stand_off_text(survey: Survey) -> Iterator[Finding]:
    """stand-off-text: <standOff> holds links, no words: viewers would print them as the edition."""
    for element in survey.elements("standOff"):
        words = _words(element)
        if words:
            yield error("stand-off-text", element, f'holds the words "{words[:60]}". Move them to <text>.')


def sentence_places(survey: Survey) -> Iterator[Finding]:
    """sentence-place: sentences are cut in running text only (AILC), never one in another."""
    for element in survey.elements("s"):
        around = ancestor(element, _NO_SENTENCES)
        if around is not None:
            yield error("sentence-place", element, f"stands in {named(around)}. There are no sentences there.")


_NO_SENTENCES = frozenset("s note head opener closer figure fw teiHeader".split())

RULES = (
    identifiers,
    pointers,
    subtypes,
    calendars,
    languages,
    note_anchors,
    lists,
    verse,
    citations,
    manuscripts,
    stand_off_text,
    sentence_places,
    *dates.RULES,
    *versions.RULES,
)
