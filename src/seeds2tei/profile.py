"""How a collection is to be read: its customs, its constants for the header, and the editor's decisions.

    [collection]
    repository = "Steiermärkisches Landesarchiv"
    [recognisers]
    off = ["opener"]
    [[authority]]
    file = "persons.csv"
    [[repository]]
    file = "archives.csv"
    [document."hofer.md"]
    files = ["hofer-abschrift.txt", "hofer-uebersetzung.txt"]
    [[document."1876-03-12.md".deny]]
    text = "im Mai"
    recogniser = "date"

Defaults < collection < document < command line. An unknown key is an error, with the nearest known one: an
editor must not be ignored in silence.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from seeds2tei.annotation import Annotation
from seeds2tei.authorities import Authorities
from seeds2tei.editing import LINK, Claim, Correction, Denial, claimed, denied
from seeds2tei.errors import ProfileError
from seeds2tei.passage import Draft
from seeds2tei.profile_keys import checked, entries, texts
from seeds2tei.profile_lists import authorities_of, files_of, repositories_of
from seeds2tei.repositories import NONE_STATED, Repositories
from seeds2tei.signs import checked_sign

if TYPE_CHECKING:
    from seeds2tei.recogniser import Recogniser

NAME = "seeds2tei.toml"
# What a document cannot do without: without divisions there is no body.
ALWAYS_ON = frozenset({"division"})
# Whose sign a collection may choose.
WITH_SIGN = frozenset({"page-break", "line-break"})
# Readers' comments are written, left out, or written without the names of those who comment.
COMMENTS = ("keep", "drop", "anonymise")


@dataclass(frozen=True)
class Collection:
    """Constants of the header for every document. All are optional.

    country, settlement, institution, repository   where the documents are kept
    language                                       of the documents (BCP 47)
    publisher, authority, licence, availability    who publishes the files, and on which terms
    schema_href                                    address of the project's schema, for the files
    comments                                       what becomes of readers' comments: one of COMMENTS
    """

    country: str = ""
    settlement: str = ""
    institution: str = ""
    repository: str = ""
    language: str = ""
    publisher: str = ""
    authority: str = ""
    licence: str = ""
    availability: str = ""
    schema_href: str = ""
    comments: str = "keep"

    @property
    def withholds(self) -> bool:
        """Whether words of readers' comments stay out of the files."""
        return self.comments != "keep"


@dataclass(frozen=True)
class Document:
    """What the editor states of one document; it goes before what the source says."""

    title: str = ""
    author: str = ""
    date: str = ""
    shelfmark: str = ""
    language: str = ""
    genre: str = ""
    claims: tuple[Claim, ...] = ()
    denials: tuple[Denial, ...] = ()
    links: tuple[Correction, ...] = ()


@dataclass(frozen=True)
class Profile:
    """How documents are to be read. `Profile()` is how they are read without any.

    path       of the file, for messages
    encoding   of the sources; None = UTF-8
    format     "markdown" or "plain"; None = by the ending of the name
    off        names of recognisers that are switched off
    settings   recogniser -> key -> value
    authorities  names of persons, places and organisations that the editor's lists declare
    repositories  archives that the editor's lists add to the table, or state otherwise
    documents  file name -> what the editor states of it
    document   that of the document at hand
    files      documents of several files, by name: the files, each a version, in their order
    """

    path: str = ""
    encoding: str | None = None
    format: str | None = None
    collection: Collection = field(default_factory=Collection)
    document: Document = field(default_factory=Document)
    off: frozenset[str] = frozenset()
    settings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    authorities: Authorities = field(default_factory=Authorities)
    repositories: Repositories = NONE_STATED
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def for_document(self, name: str) -> Profile:
        """The profile with what it states of one document."""
        stated = self.documents.get(PurePath(name.replace("\\", "/")).name)
        return replace(self, document=stated) if stated else self

    def with_options(self, *, encoding: str | None = None, format: str | None = None) -> Profile:
        """The profile with what the command line says."""
        return replace(self, encoding=encoding or self.encoding, format=format or self.format)

    @cached_property
    def fingerprint(self) -> str:
        """A SHA-256 digest of all that this profile says of the document at hand, wherever its file lies."""
        said = asdict(replace(self, path="", documents={}))
        del said["files"]  # of which files a document is made, their own digest tells
        return hashlib.sha256(json.dumps(said, sort_keys=True, default=_as_list).encode()).hexdigest()

    def active(self, recognisers: Iterable[Recogniser]) -> tuple[Recogniser, ...]:
        """The recognisers that are not switched off."""
        return tuple(r for r in recognisers if r.name not in self.off or r.name in ALWAYS_ON)

    def setting(self, recogniser: str, key: str, default: str) -> str:
        """A setting of one recogniser."""
        return self.settings.get(recogniser, {}).get(key, default)

    def pattern(self, recogniser: str, default: str) -> re.Pattern[str]:
        """The sign of one recogniser, as a pattern; the collection's own, if the profile states one."""
        return re.compile(self.setting(recogniser, "sign", default))

    def claims(self, draft: Draft) -> Iterator[Annotation]:
        """What the editor claims of the document at hand. Raises ProfileError where the words are not there."""
        return claimed(draft, self.document.claims, self.path)

    def allowed(self, draft: Draft, recogniser: str, found: Iterable[Annotation]) -> Iterable[Annotation]:
        """The claims of a recogniser that the editor does not deny."""
        denials = [denial for denial in self.document.denials if denial.recogniser == recogniser]
        return denied(draft, denials, found, self.path) if denials else found


def _as_list(value: object) -> object:
    """What JSON does not know: sets, in an order that is the same on every run."""
    return sorted(value) if isinstance(value, frozenset) else str(value)


def find_profile(path: Path) -> Path | None:
    """The profile of an input: `seeds2tei.toml` beside it or in a folder above."""
    start = path if path.is_dir() else path.parent
    return next((folder / NAME for folder in (start, *start.absolute().parents) if (folder / NAME).is_file()), None)


def load_profile(path: Path | None) -> Profile:
    """Read a profile. Raises ProfileError with file, key and remedy."""
    if path is None:
        return Profile()
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ProfileError(str(path), "", f"cannot be read: {error.strerror}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError(str(path), "", f"is not TOML: {error}.") from None
    return _read(data, str(path))


def _read(data: Mapping[str, Any], path: str) -> Profile:
    from seeds2tei.recognisers import RECOGNISERS

    names = [recogniser.name for recogniser in RECOGNISERS]
    checked(data, ("collection", "source", "recognisers", "authority", "repository", "document"), path, "")
    source = texts(data, "source", ("encoding", "format"), path)
    collection = texts(data, "collection", [f.name for f in fields(Collection)], path)
    if collection.get("comments", "keep") not in COMMENTS:
        raise ProfileError(
            path, "[collection].comments", f'is "keep", "drop" or "anonymise", not "{collection["comments"]}".'
        )
    recognisers = data.get("recognisers", {})
    checked(recognisers, ("off", *names), path, "recognisers", kind="recogniser")
    off = recognisers.get("off", [])
    if not isinstance(off, list) or not all(isinstance(name, str) for name in off):
        raise ProfileError(path, "[recognisers].off", 'is a list of names: off = ["date"].')
    checked(dict.fromkeys(off), names, path, "recognisers", kind="recogniser")
    settings = {name: _settings(table, path, name) for name, table in recognisers.items() if name != "off"}
    stated = data.get("document", {})
    checked(stated, stated, path, "document")
    documents = {name: _document(table, path, name, names) for name, table in stated.items()}
    return Profile(
        path,
        source.get("encoding"),
        source.get("format"),
        Collection(**collection),
        off=frozenset(off),
        settings=settings,
        documents=documents,
        authorities=authorities_of(data, path),
        repositories=repositories_of(data, path),
        files=files_of(stated, path),
    )


def _settings(table: Any, path: str, name: str) -> dict[str, str]:
    settings = texts({f"recognisers.{name}": table}, f"recognisers.{name}", ("sign",), path)
    if "sign" in settings:
        key = f"[recognisers.{name}].sign"
        if name not in WITH_SIGN:
            raise ProfileError(path, key, f"only these have a sign of their own: {', '.join(sorted(WITH_SIGN))}.")
        checked_sign(settings["sign"], path, key)
    return settings


def _document(table: Mapping[str, Any], path: str, name: str, recognisers: Sequence[str]) -> Document:
    key = f'document."{name}"'
    known = [f.name for f in fields(Document) if f.name not in ("claims", "denials", "links")]
    checked(table, (*known, "files", "claim", "deny", "link"), path, key)
    plain = {name: value for name, value in table.items() if name not in ("files", "claim", "deny", "link")}
    stated = texts({key: plain}, key, known, path)
    claims = tuple(Claim.read(entry, path, f"{key}.claim") for entry in entries(table, "claim", path, key))
    deniable = (*recognisers, LINK)
    denials = tuple(Denial.read(entry, path, f"{key}.deny", deniable) for entry in entries(table, "deny", path, key))
    links = tuple(Correction.read(entry, path, f"{key}.link") for entry in entries(table, "link", path, key))
    return Document(**stated, claims=claims, denials=denials, links=links)
