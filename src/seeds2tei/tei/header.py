"""The TEI header of a document, from its record.

A value of the source stands as it was found; what the table of repositories adds carries @resp. Where the
source says nothing, nothing is written, or the header says that nothing is stated (ENCODING, Header).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lxml import etree

from seeds2tei.people import Person
from seeds2tei.record import ROLES, Record
from seeds2tei.tei.conventions import editorial_declaration, references_declaration, renditions
from seeds2tei.tei.elements import XML, E
from seeds2tei.tei.layout import indent
from seeds2tei.tei.manuscript import manuscript_descriptions
from seeds2tei.testimony import Dated, Statement
from seeds2tei.version import __version__

LANGUAGES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "pl": "Polish", "cs": "Czech", "sv": "Swedish", "la": "Latin", "ru": "Russian", "uk": "Ukrainian",
    "be": "Belarusian", "bg": "Bulgarian", "sr": "Serbian", "he": "Hebrew", "ar": "Arabic", "el": "Greek",
    "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "ka": "Georgian", "hy": "Armenian", "hi": "Hindi",
    "und": "undetermined",
}  # fmt: skip

Resolve = Callable[[str], str]


def write_header(root: etree._Element, record: Record, resolve: Resolve) -> None:
    """Write `teiHeader` under `root`."""
    header = E.teiHeader(
        E.fileDesc(
            _title_statement(record),
            _publication_statement(record, resolve),
            _source_description(record, resolve),
        ),
        _encoding_description(record),
        _profile_description(record),
        E.revisionDesc(E.change("Encoded from the transcription file.", who="#seeds2tei"), status="draft"),
    )
    indent(header, 1)
    root.append(header)


def _title_statement(record: Record) -> etree._Element:
    kind = {"type": "main"} if record.supplied or record.short_title else {}
    title = {**kind, "subtype": "supplied"} if record.supplied else kind
    return E.titleStmt(
        E.title(record.title, title),
        *([E.title(record.short_title, type="short")] if record.short_title else ()),
        *(E.author(E.persName(who.name, ref=f"#{who.identifier}")) for who in record.people.with_role("author")),
        *(_responsibility(person, record) for person in record.people.persons if person.roles != ("author",)),
        E.respStmt({XML + "id": "seeds2tei"}, E.resp("TEI encoding"), E.name("seeds2tei")),
    )  # fmt: skip


def _responsibility(person: Person, record: Record) -> etree._Element:
    roles = [ROLES[role] for role in person.roles if role != "author"]
    numbers = [str(n) for n, translator in enumerate(record.versions, 1) if translator == person.identifier]
    if numbers and "translator" in person.roles:
        roles = [f"{role} of version {', '.join(numbers)}" if role == ROLES["translator"] else role for role in roles]
    name = E.orgName(person.name) if person.organisation else E.persName(person.name)
    statement = E.respStmt({XML + "id": person.identifier}, E.resp("; ".join(roles)), name)
    if person.affiliation:
        statement.append(E.orgName(person.affiliation, type="affiliation"))
    return statement


def _publication_statement(record: Record, resolve: Resolve) -> etree._Element:
    collection = record.profile.collection
    statement = E.publicationStmt()
    if collection.publisher:
        statement.append(E.publisher(collection.publisher))
    else:
        statement.append(E.authority(collection.authority or "unpublished"))
    statement.append(E.idno(local_number(record), type="local"))
    statement.append(_availability(record, resolve))
    return statement


def local_number(record: Record) -> str:
    """The number of the file among its kin: its name without folder."""
    return record.name.replace("\\", "/").rsplit("/", 1)[-1]


def _availability(record: Record, resolve: Resolve) -> etree._Element:
    """What the source says of rights, copied; where it says nothing, that it says nothing."""
    collection = record.profile.collection
    availability = E.availability(status="unknown")
    if collection.availability:
        availability.append(E.p(collection.availability))
    if collection.licence:
        availability.append(E.licence(collection.licence, target=collection.licence)
                            if collection.licence.startswith("http") else E.licence(collection.licence))  # fmt: skip
        availability.set("status", "free")
    for statement in record.rights:
        availability.append(_quotation(statement, resolve))
    if not len(availability):
        availability.append(E.p("The source states no terms."))
    for statement in record.permissions:
        availability.append(_quotation(statement, resolve))
    return availability


def _quotation(statement: Statement, resolve: Resolve) -> etree._Element:
    words = statement.words
    label = f"{statement.label} " if statement.label else ""
    if not words:
        paragraph = E.p(f"{label}is empty in the source: the terms are not stated.")
    elif set(words.casefold()) <= set("x.?-_ "):
        paragraph = E.p(label, E.quote(words), " is only a placeholder: the terms are not stated.")
    else:
        paragraph = E.p(label, E.quote(words))
    pointers = " ".join(filter(None, (resolve(f"#{key}") for key in statement.keys)))
    if pointers:
        paragraph.set("corresp", pointers)
    return paragraph


def _source_description(record: Record, resolve: Resolve) -> etree._Element:
    page = E.bibl({XML + "id": "src-web", "type": "web", "default": "true"})
    for person in record.people.with_role("author"):
        page.append(E.author(person.name))
    page.append(E.title(record.title, level="a"))
    for site in record.sites:
        page.append(E.title(site, level="s"))
    for person in record.people.with_role("archivist", "editor"):
        page.append(E.editor(person.name, ref=f"#{person.identifier}"))
    page.append(E.idno(local_number(record), type="filename"))
    page.append(E.idno(record.digest, type="sha256"))
    description = E.sourceDesc(page)
    for statement in record.first_published:
        if statement.words:
            description.append(E.bibl(statement.words, type="firstPublication"))
    for words in record.sources:
        description.append(E.bibl(words))
    description.extend(manuscript_descriptions(record, resolve))
    return description


def _encoding_description(record: Record) -> etree._Element:
    description = E.encodingDesc(editorial_declaration(record))
    tags = renditions(record)
    if tags is not None:
        description.append(tags)
    description.append(references_declaration(record))
    description.append(E.appInfo(E.application(E.label("seeds2tei"), ident="seeds2tei", version=__version__)))
    return description


def _profile_description(record: Record) -> etree._Element:
    description = E.profileDesc()
    if record.date:
        description.append(E.creation(dated(record.date)))
    languages = [E.language(_language(code), ident=code) for code in record.languages]
    if record.original_language and record.original_language not in record.languages:
        name = f"{_language(record.original_language)}: the original, which the source does not give"
        languages.append(E.language(name, ident=record.original_language))
    if languages:
        description.append(E.langUsage(*languages))
    if record.genre:
        description.append(E.textClass(E.keywords(E.term(record.genre))))
    authors = record.people.with_role("author")
    alone = [person for person in authors if person.roles == ("author",)]
    lists = [E.listPerson(*_persons(alone))] if alone else []
    if record.commenters:
        lists.append(E.listPerson(*map(_commenter, record.commenters), type="commenter"))
    if lists:
        description.append(E.particDesc(*lists))
    correspondence = _correspondence(record, authors)
    if correspondence is not None:
        description.append(correspondence)
    return description


def _persons(people: Iterable[Person]) -> Iterable[etree._Element]:
    return (E.person(E.persName(person.name), {XML + "id": person.identifier}) for person in people)


def _commenter(identifier: str) -> etree._Element:
    """A reader whose name is withheld, under the name that stands for it."""
    return E.person(E.persName(identifier.replace("-", " ").capitalize()), {XML + "id": identifier})


def _language(code: str) -> str:
    return LANGUAGES.get(code.split("-")[0], code)


def _correspondence(record: Record, authors: Iterable[Person]) -> etree._Element | None:
    """Who wrote to whom, where both are stated."""
    if not record.addressees:
        return None
    sent = E.correspAction(type="sent")
    named = [set(person.name.casefold().split()) for person in authors]
    for person in authors:
        sent.append(E.persName(person.name, ref=f"#{person.identifier}"))
    for sender in record.senders:
        if not any(set(sender.casefold().split()) <= words for words in named):
            sent.append(E.name(sender))
    if not len(sent):
        return None
    if record.date:
        sent.append(dated(record.date))
    received = E.correspAction(*(E.name(addressee) for addressee in record.addressees), type="received")
    return E.correspDesc(sent, received, cert="medium", resp="#seeds2tei")


def dated(date: Dated) -> etree._Element:
    """A date of the header, in the words of the source."""
    return E.date(date.words, dict(date.attributes))
