"""What the header says of the document, gathered from the claims and from the profile.

Nothing is invented: every value stands in the source, or in the profile, or in the table of repositories
(then the header says so with @resp). What is not stated stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.attestation import attested_authors, attested_date, attested_title, issue_date, stated_date
from seeds2tei.finding import Finding, Severity
from seeds2tei.holdings import Holding, gather_holdings
from seeds2tei.language import language_of, tag_of
from seeds2tei.passage import Draft
from seeds2tei.people import People, Person
from seeds2tei.profile import Profile
from seeds2tei.references import Hints, find_references
from seeds2tei.short_titles import short_title
from seeds2tei.testimony import Dated, Statement, Testimony
from seeds2tei.traits import Trait, traits

VERSIONS = frozenset({"translation", "original"})
ROLES = {
    "author": "author",
    "translator": "translator",
    "transcriber": "transcription",
    "markup": "markup",
    "proofreader": "proof-reading",
    "archivist": "archive administrator and annotator of the web source",
    "editor": "editor",
    "annotator": "annotation",
}
"""Field of a claim -> what the header calls the responsibility."""


class Record(NamedTuple):
    """The description of one document.

    name, digest   of the file
    title          plain text; `supplied` where it stands in brackets
    short_title    its beginning, where the source has a whole sentence as title; "" else
    people         who is named with a responsibility, and the author
    holdings       where the document is kept
    date           of the document itself
    rights         what the source says of rights; permissions say of which picture
    languages      of the text and its versions, first the main one
    versions       for each version the identifier of its translator, "" if none is named
    inner          whether a version stands inside another division
    commenters     identifiers of readers who comment, where the profile withholds their names
    dropped        so many comments of readers were left out
    """

    name: str
    digest: str
    title: str
    supplied: bool
    people: People
    short_title: str = ""
    holdings: tuple[Holding, ...] = ()
    original_language: str = ""
    date: Dated | None = None
    rights: tuple[Statement, ...] = ()
    permissions: tuple[Statement, ...] = ()
    first_published: tuple[Statement, ...] = ()
    provenance: tuple[Statement, ...] = ()
    traits: tuple[Trait, ...] = ()
    sites: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    senders: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    genre: str = ""
    languages: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    inner: bool = False
    commenters: tuple[str, ...] = ()
    dropped: int = 0
    tags: frozenset[str] = frozenset()
    renditions: frozenset[str] = frozenset()
    profile: Profile = Profile()
    findings: tuple[Finding, ...] = ()

    @classmethod
    def gather(cls, draft: Draft, profile: Profile, *, digest: str) -> Record:
        """Gather the description from what was claimed and what the profile states."""
        said = Testimony(draft)
        title, supplied = _title(said, profile, draft)
        people = People.of(_people(said, profile))
        claims = list(draft.annotations())
        languages = _languages(draft, claims, profile, said)
        original = next((claim.get("ident") for claim in said.of("original-language")), "")
        translated = any(claim.get("type") == "translation" for claim in draft.containers)
        spoken = "" if translated else next(iter(languages), "")
        archives = Hints(repositories=profile.repositories)
        return cls(
            name=draft.source.name,
            digest=digest,
            title=title,
            supplied=supplied,
            people=people,
            short_title="" if profile.document.title else short_title(title),
            holdings=tuple(gather_holdings(said, profile, original or spoken)),
            original_language=original,
            date=_date(said, profile),
            rights=tuple(said.statements("rights")),
            permissions=tuple(said.statements("permission")),
            first_published=tuple(said.statements("first-published")),
            provenance=tuple(said.statements("provenance")),
            traits=tuple(traits(said)),
            sites=tuple(dict.fromkeys(said.words("site"))),
            sources=tuple(
                words for words in said.words("possible-shelfmark") if not any(find_references(words, hints=archives))
            ),
            senders=tuple(dict.fromkeys(said.words("sender"))) or tuple(said.words("signatory"))[:1],
            addressees=tuple(dict.fromkeys(said.words("addressee"))) or tuple(said.words("greeted"))[:1],
            genre=profile.document.genre or next(iter(said.words("genre")), ""),
            languages=languages,
            versions=tuple(
                people.resolve(claim.get("resp")) if claim.get("resp") else ""
                for claim in draft.containers
                if claim.get("type") in VERSIONS
            ),
            inner=any(_divisions_around_version(passage.within) for passage in draft.passages),
            commenters=tuple(dict.fromkeys(claim.get("ref")[1:] for claim in claims if _is_commenter(claim))),
            dropped=sum(claim.by == "comment" and claim.get("unit") == "chars" for claim in claims),
            tags=frozenset(claim.tag for claim in claims),
            renditions=frozenset(filter(None, (claim.get("rendition") for claim in claims if claim.attributes))),
            profile=profile,
            findings=tuple(_unresolved(claims, people)),
        )


def _is_commenter(claim: Annotation) -> bool:
    return claim.by == "comment" and claim.get("ref") != ""


def _title(said: Testimony, profile: Profile, draft: Draft) -> tuple[str, bool]:
    if profile.document.title:
        return profile.document.title, False
    for words in said.words("title"):
        if bracketed := re.fullmatch(r"\[([^\[\]]+)\]", words):
            return bracketed[1], True
        if words:
            return words, False
    if words := attested_title(said) or next(said.words("subject"), ""):
        return words, False
    stem = re.sub(r"\.\w{1,8}$", "", re.split(r"[/\\]", draft.source.name)[-1])
    return stem or "untitled", True


def _people(said: Testimony, profile: Profile) -> Iterator[Person]:
    affiliations = {claim.get("corresp")[1:]: said.read(claim) for claim in said.of("affiliation")}
    if profile.document.author:
        yield Person(profile.document.author, ("author",))
    elif not said.of("author"):
        signatory = _only_signatory(said)
        for name in (signatory,) if signatory else attested_authors(said):
            yield Person(name, ("author",))
    for role in ROLES:
        if role == "author" and profile.document.author:
            continue
        for claim in said.of(role):
            name = said.read(claim).strip(" ,;:")
            if name:
                institute = claim.tag == "orgName"
                yield Person(name, (role,), affiliations.get(claim.key, ""), (claim.key,), organisation=institute)


def _only_signatory(said: Testimony) -> str:
    """Whoever alone signs a document wrote it, if nothing else names an author; "" for a bare forename.

    A king signs with a bare forename too, and his minister below him: then nobody signs alone.
    """
    signed = [name.strip(" ,;:") for name in said.words("signatory")]
    names = [name for name in signed if " " in name or "." in name]
    surnames = {Person(name, ()).surname for name in names}
    if any(name.casefold() not in names[0].casefold() for name in signed if names and name not in names):
        return ""
    return names[0].strip(" ,;:") if len(surnames) == 1 and "" not in surnames else ""


def _divisions_around_version(within: Iterable[Annotation]) -> bool:
    divisions = [container.get("type") in VERSIONS for container in within if container.tag == "div"]
    return True in divisions[1:] and not divisions[0]


def _date(said: Testimony, profile: Profile) -> Dated | None:
    """The date of the document: the profile's, a label's, a dateline's of the document itself."""
    if profile.document.date:
        return Dated(profile.document.date, (("when", profile.document.date),))
    for name in ("date", "dateline", "version-date"):
        found = [dated for claim in said.of(name) for dated in said.dates(claim) if _has_year(dated)]
        if found:
            # A title may name the month, and the date line below it the day.
            month = dict(found[0].attributes).get("when", "")
            days = (dated for dated in found if dict(dated.attributes).get("when", "").startswith(f"{month}-"))
            return next(days, found[0]) if month else found[0]
    return stated_date(said) or attested_date(said) or issue_date(said)


def _has_year(dated: Dated) -> bool:
    """Whether a date states its year: a day and a month date no document."""
    return not any(value.startswith("--") for _, value in dated.attributes)


def _languages(draft: Draft, claims: Iterable[Annotation], profile: Profile, testimony: Testimony) -> tuple[str, ...]:
    """The languages of the document: first that of its text, then those of single passages and words.

    A label is asked only where the text itself is too short to tell: that of a page may be its readers' language.
    """
    said = [(claim.tag, claim.get("xml:lang")) for claim in claims if claim.attributes]
    stated = [profile.document.language or profile.collection.language]
    main = list(filter(None, (*stated, *(language for tag, language in said if tag == "div"))))
    main = main or [language_of(draft.passages) or next(filter(None, map(tag_of, testimony.words("language"))), "")]
    return tuple(dict.fromkeys(filter(None, (*main, *(language for _, language in said)))))


def _unresolved(claims: Iterable[Annotation], people: People) -> Iterator[Finding]:
    """Initials under a note that nobody, or more than one person, of the document bears."""
    for claim in claims:
        for pointer in claim.get("resp").split():
            if pointer.startswith("#initials:") and not people.resolve(pointer):
                initials = pointer.partition(":")[2]
                sentence = (
                    f"{initials} signs a note, but the document names nobody, or several, with these "
                    "initials; the note stands without @resp. The profile can say who it is."
                )
                yield Finding("unknown-initials", Severity.NOTE, sentence, *claim.span)
