"""Rules about the versions of a document: their sentences, and the links between them (SACSAL)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from seeds2tei.checks.survey import TEI, Survey, identifier, identifiers_in
from seeds2tei.checks.wording import XML, error, named, short
from seeds2tei.finding import Finding

_LINKED = frozenset("s salute signed dateline".split())
"""Elements whose partners stand in links as well as in @corresp; of others (p, div) in @corresp only."""


def complete_versions(survey: Survey) -> Iterator[Finding]:
    """version: a version has a name, to which links point, and a language."""
    for division in survey.versions():
        missing = [short(name) for name in (XML + "id", XML + "lang") if not division.get(name)]
        if missing:
            yield error("version", division, f"is a version and has no {' and no '.join(missing)}.")


def numbered_sentences(survey: Survey) -> Iterator[Finding]:
    """sentence: each has an xml:id and a number, once in its version (without versions, in its paragraph)."""
    version = survey.version
    seen: dict[str, dict[str, etree._Element]] = defaultdict(dict)
    for sentence in survey.elements("s"):
        number = sentence.get("n")
        missing = [name for name, value in (("xml:id", identifier(sentence)), ("@n", number)) if not value]
        if missing:
            yield error("sentence", sentence, f"has no {' and no '.join(missing)}: nobody can cite it.")
        whole = version.get(identifier(sentence))
        if whole:
            yield from _numbered_twice([sentence], seen[whole])
        elif next(sentence.itersiblings(TEI + "s", preceding=True), None) is None:  # the first of its paragraph
            yield from _numbered_twice(_unversioned(sentence, version), {})


def _unversioned(first: etree._Element, version: Mapping[str, str]) -> Iterator[etree._Element]:
    """A sentence and those behind it in its paragraph that stand in no version."""
    yield first
    for sentence in first.itersiblings(TEI + "s"):
        if identifier(sentence) not in version:
            yield sentence


def _numbered_twice(sentences: Iterable[etree._Element], known: dict[str, etree._Element]) -> Iterator[Finding]:
    """The sentences with a number that is known already, or has one before them; `known` learns the others."""
    for sentence in sentences:
        number = sentence.get("n")
        first = known.setdefault(number, sentence) if number else sentence
        if first is not sentence:
            yield error(
                "sentence", sentence, f"has the number {number}, like {named(first)} in line {first.sourceline}."
            )


def agreeing_links(survey: Survey) -> Iterator[Finding]:
    """link: what a link joins says so in @corresp, on both sides; and what says so is joined by a link.

    Each disagreement is told once, at the link if there is one. What follows from a link with a wrong end is not
    told again, and a link to nothing is left to the rule about pointers.
    """
    version = survey.version
    said = _said(survey, version)
    within = _within(survey)
    joined: dict[tuple[str, str], etree._Element] = {}
    doubtful: set[str] = set()
    for group in survey.elements("linkGrp"):
        domains = [within.get(pointer.removeprefix("#"), _NONE) for pointer in group.get("domains", "").split()]
        for link in group.iterchildren(TEI + "link"):
            targets = [pointer.removeprefix("#") for pointer in link.get("target", "").split()]
            if len(targets) < 2:
                yield error("link", link, "joins fewer than two passages. Leave it out.")
            strangers = [one for one in targets if not any(one in domain for domain in domains)]
            if strangers:
                doubtful.update(targets)
            for place, one in enumerate(targets):
                if one in strangers and survey.knows(one):
                    yield error("link", link, f"names #{one}, which stands in none of the @domains.")
                for other in targets[place + 1 :]:
                    if one in version and version.get(other, version[one]) != version[one]:
                        joined[one, other] = joined[other, one] = link
    yield from _disagreements(joined, said, doubtful)


_NONE: frozenset[str] = frozenset()


def _within(survey: Survey) -> dict[str, frozenset[str]]:
    """xml:id of what the links join -> the xml:ids of all that stands in it, and its own."""
    pointers = " ".join(group.get("domains", "") for group in survey.elements("linkGrp")).split()
    wanted = {pointer.removeprefix("#") for pointer in pointers}
    known = survey.identified() if wanted else {}
    return {name: frozenset(identifiers_in(known[name])) for name in wanted if name in known}


def _disagreements(
    joined: dict[tuple[str, str], etree._Element], said: dict[tuple[str, str], etree._Element], doubtful: set[str]
) -> Iterator[Finding]:
    unanswered: dict[str, list[str]] = {}
    for one, other in said:
        if (other, one) not in said and (one, other) not in joined:
            unanswered.setdefault(one, []).append(other)
    told: set[tuple[str, str]] = set()
    for (one, other), link in joined.items():
        if (one, other) not in said:
            instead = unanswered.get(one, [])
            says = f"names {' and '.join(f'#{name}' for name in instead)}" if instead else "does not"
            yield error("link", link, f"joins #{one} and #{other}, but the @corresp of #{one} {says}.")
            told |= {(other, one), *((one, name) for name in instead)}
    for (one, other), element in said.items():
        if (one, other) in told or one in doubtful or other in doubtful:
            continue
        if (other, one) not in said:
            yield error("link", element, f"has @corresp to #{other}, but #{other} has none to it.")
        elif (one, other) not in joined and short(element.tag) in _LINKED:
            yield error("link", element, f"and #{other} name each other in @corresp, but no <link> joins them.")
            told.add((other, one))


def _said(survey: Survey, version: dict[str, str]) -> dict[tuple[str, str], etree._Element]:
    """What names something in another version in its @corresp: the xml:ids of both -> the first element."""
    said: dict[tuple[str, str], etree._Element] = {}
    for element, value in survey.attributes["corresp"]:
        own = identifier(element)
        if own in version:
            for pointer in value.split():
                other = pointer[1:]
                if version.get(other, version[own]) != version[own]:
                    said[own, other] = element
    return said


RULES = (complete_versions, numbered_sentences, agreeing_links)
