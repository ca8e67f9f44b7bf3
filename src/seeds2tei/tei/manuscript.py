"""The description of the archival document: `msDesc`, from a parsed reference.

All traditions alike: each level that holds many documents is a `collection`, as cited; every level is an
`idno` inside one call number; the string is kept as it was cited (REFERENCES section 6; TEI msid, msco).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from seeds2tei.holdings import Holding
from seeds2tei.profile import Profile
from seeds2tei.record import Record
from seeds2tei.references import CitedRepository, Reference
from seeds2tei.tables import Repository, country_of
from seeds2tei.tei.call_number import call_number
from seeds2tei.tei.elements import XML, E
from seeds2tei.traits import Trait
from seeds2tei.vocabulary import NAMESPACE

TEI = f"{{{NAMESPACE}}}"
BY_TABLE = {"resp": "#seeds2tei"}


def manuscript_descriptions(record: Record, resolve: Callable[[str], str]) -> Iterator[etree._Element]:
    """One `msDesc` for each place where the document is kept. The first is "ms", the others "ms2", "ms3", ...

    The original in one archive and a copy in another are two manuscripts, hence two descriptions (msov). Leaves that
    share a call number, as an original and its copy in one file do, are parts of it: one `msPart` for each (mspt).
    """
    files: dict[object, list[Holding]] = {}
    for holding in record.holdings:
        files.setdefault(_file(holding.reference), []).append(holding)
    for number, kept in enumerate(files.values(), 1):
        description = E.msDesc({XML + "id": f"ms{number if number > 1 else ''}"})
        if record.languages:
            description.set(XML + "lang", record.languages[0])
        description.append(identifier(kept[0], record.profile if number == 1 else Profile()))
        if len(kept) == 1:
            description.extend(_contents(record, kept[0].reference))
        if number == 1 and record.traits:
            _add_traits(description, record.traits, resolve)
        if number == 1 and (history := _history(record, resolve)) is not None:
            description.append(history)
        if len(kept) > 1:
            description.extend(_part(record, holding) for holding in kept)
        yield description


def _file(reference: Reference) -> object:
    """What leaves have in common that are kept under one call number; of a reference without levels, itself."""
    if not reference.call_number:
        return reference
    repository = reference.repository
    archive = (repository.row or repository.text) if repository else None
    return archive, tuple((level.type, level.value) for level in reference.call_number)


def _part(record: Record, holding: Holding) -> etree._Element:
    """Leaves that share their call number with others: as they are cited, and what is said of them."""
    cited = E.altIdentifier(E.idno(holding.cited), type="asCited")
    return E.msPart(E.msIdentifier(cited), *_contents(record, holding.reference))


def _contents(record: Record, reference: Reference) -> Iterator[etree._Element]:
    yield E.msContents(_item(record, reference))
    if reference.description:
        yield E.physDesc(E.p(reference.description.text))


def _add_traits(description: etree._Element, traits: Sequence[Trait], resolve: Callable[[str], str]) -> None:
    """What remarks and labels say of the first manuscript as a thing: hands, typescript, additions (msph)."""
    physical = description.find(f"{TEI}physDesc")
    if physical is None:
        physical = E.physDesc()
        description.append(physical)
    said: dict[str, list[etree._Element]] = {}
    for trait in traits:
        pointers = {"source": resolve(trait.source), "resp": resolve(trait.resp) if trait.resp else ""}
        given = {name: pointer for name, pointer in pointers.items() if pointer}
        tag = {"by-hand": "handNote", "typed": "typeNote"}.get(trait.kind, "p")
        said.setdefault(trait.kind, []).append(getattr(E, tag)(trait.words, {} if tag == "p" else given))
    physical.extend(said.get("", ()))
    for kind, parent in (("by-hand", "handDesc"), ("typed", "typeDesc"), ("added", "additions")):
        if kind in said:
            physical.append(getattr(E, parent)(*said[kind]))


def reference_description(reference: Reference, profile: Profile) -> etree._Element:
    """The `msDesc` of a reference alone, without the document that is kept there."""
    description = E.msDesc(identifier(Holding(reference, reference.raw), profile))
    if reference.locus:
        # A msItem needs a title, and nobody gives one here.
        description.append(E.msContents(E.summary(*_loci(reference))))
    if reference.description:
        description.append(E.physDesc(E.p(reference.description.text)))
    return description


def identifier(holding: Holding, profile: Profile) -> etree._Element:
    """Where the document is kept: as it is cited; as the profile says, where no repository is cited."""
    reference = holding.reference
    identifier = E.msIdentifier(*_place(reference))
    if reference.repository is None:
        for part in ("country", "settlement", "institution", "repository"):
            if stated := getattr(profile.collection, part):
                identifier.append(getattr(E, part)(_country(stated) if part == "country" else stated))
    if reference.institution and identifier.find(f"{TEI}institution") is None:
        identifier.append(E.institution(reference.institution.text))
    if reference.repository:
        identifier.append(_repository(reference.repository))
    for level in reference.group_levels:
        if not level.alternative:
            identifier.append(E.collection(level.cited.text, type=level.type, n=level.value))
    if reference.call_number:
        identifier.append(call_number(reference))
    elif holding.cited and holding.cited == profile.document.shelfmark:
        identifier.append(E.idno(holding.cited, type="callNumber"))
    for level in reference.alternatives:
        identifier.append(E.altIdentifier(E.idno(level.value), type=level.alternative))
    if reference.repository and reference.repository.former:
        identifier.append(
            E.altIdentifier(E.repository(reference.repository.text), E.idno(reference.raw), type="former")
        )
    if holding.cited:
        identifier.append(E.altIdentifier(E.idno(holding.cited), type="asCited"))
    return identifier


def _repository(cited: CitedRepository) -> etree._Element:
    """The archive as it is cited; where only its numbers show it, by the name that the table has."""
    row = cited.row
    if row is None:
        return E.repository(cited.text)
    if cited.text:
        return E.repository(cited.text, key=row.code)
    return E.repository(row.name_original or row.name_english, {"key": row.code, **BY_TABLE})


def _country(stated: str) -> str:
    """The name of a country that the profile gives by name or by its code."""
    named = country_of(stated)
    return named.name if named else stated


def _place(reference: Reference) -> Iterator[etree._Element]:
    """Country and town: the town as it is cited; what is not cited, the table of repositories adds."""
    row = reference.repository.row if reference.repository else None
    if row is None:
        if reference.settlement:
            yield E.settlement(reference.settlement.text)
        return
    repository = reference.repository
    sure = {} if row.confidence == "high" and repository and repository.sure else {"cert": "medium"}
    if row.country:
        yield E.country(_country(row.country), {"key": row.country, **_added(row, "country"), **sure})
    if reference.settlement:
        yield E.settlement(reference.settlement.text)
    elif row.settlement:
        yield E.settlement(row.settlement, {**_added(row, "settlement"), **sure})


def _added(row: Repository, column: str) -> dict[str, str]:
    """Who says what is not cited: the table, if it is not the editor."""
    return {} if column in row.stated else BY_TABLE


def _loci(reference: Reference) -> Iterator[etree._Element]:
    """The leaves or pages; the first range carries the words in which all are cited."""
    if reference.locus is None:
        return
    for number, extent in enumerate(reference.locus.ranges):
        locus = E.locus({"from": str(extent.first)})
        if extent.last is not None:
            locus.set("to", str(extent.last))
        if number == 0:
            locus.text = reference.locus.cited.text
        yield locus


def _item(record: Record, reference: Reference) -> etree._Element:
    item = E.msItem(*_loci(reference))
    for person in record.people.with_role("author"):
        item.append(E.author(E.persName(person.name, ref=f"#{person.identifier}")))
    item.append(E.title(record.title, {"type": "supplied"} if record.supplied else {}))
    language = record.original_language or next(iter(record.languages), "")
    if language:
        item.append(E.textLang(mainLang=language))
    return item


def _history(record: Record, resolve: Callable[[str], str]) -> etree._Element | None:
    history = E.history()
    if record.date:
        history.append(E.origin(E.origDate(record.date.words, dict(record.date.attributes))))
    for statement in record.provenance:
        provenance = E.provenance(statement.words)
        if statement.date:
            for attribute, value in statement.date.attributes:
                provenance.set(attribute, value)
        sources = " ".join(filter(None, (resolve(f"#{key}") for key in statement.keys)))
        if sources:
            provenance.set("source", sources)
        history.append(provenance)
    return history if len(history) else None
