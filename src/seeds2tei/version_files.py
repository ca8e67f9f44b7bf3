"""Versions of one document that come in several files: `letter.ru.md` and `letter.en.md`.

Each file becomes a division; they are read as one source, one file after the other, so that there is one proof. A file
that says it is a translation is one; else the first is the original. TEI P5, section SACSAL.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from pathlib import PurePath

from seeds2tei.annotation import Annotation
from seeds2tei.containers import arranged
from seeds2tei.errors import UnsupportedFormatError
from seeds2tei.expressions import expression
from seeds2tei.language import identify
from seeds2tei.passage import Draft, Passage
from seeds2tei.source import Mark, Source, Span
from seeds2tei.tables import rows
from seeds2tei.vocabulary import BLOCKS, CONTAINERS

# "letter.ru.md", "letter_uk.txt", "letter-de.html": the language before the ending.
TAGGED = expression(r"(?P<stem>.+)[._-](?P<language>[a-z]{2,3})(?P<ending>\.\w{1,8})", re.IGNORECASE)
SAYS_TRANSLATION = expression(
    r"\b(?:translat(?:ed|ion|or)|übersetz\w+|tradui\w+|traduct\w+|traduc\w+|tradott\w+|tłumacz\w+)\b"
    r"|\b(?:перев[оеё]\w+|переклад\w*)\b",
    re.IGNORECASE,
)
BEGINNING = 1500  # characters of a file in which it says that it is a translation
SAMPLE = 4000


def tagged(name: str) -> tuple[str, str]:
    """The name of a document and the language of one of its files; ("", "") for a name without a language.

    >>> tagged("letters/veld.ru.md"), tagged("veld.md"), tagged("veld.v2.md")
    (('letters/veld.md', 'ru'), ('', ''), ('', ''))
    """
    path = PurePath(name)
    match = TAGGED.fullmatch(path.name)
    if match is None or match["language"].casefold() not in _codes():
        return "", ""
    return path.with_name(match["stem"] + match["ending"]).as_posix(), match["language"].casefold()


@cache
def _codes() -> frozenset[str]:
    return frozenset(code for code, _ in rows("languages.csv"))


def joined(
    name: str, files: Sequence[tuple[Source, Iterable[Annotation]]], languages: Sequence[str] = ()
) -> tuple[Source, list[Annotation]]:
    """Several files as one source, and what their readers say, each file a version.

    name       of the document
    files      in the order in which they are to stand
    languages  of the files, as the user says; "" where he does not
    """
    parts = [(source, list(claims)) for source, claims in files]
    source = Source.joined(name, tuple(part for part, _ in parts))
    said = languages or [""] * len(parts)
    kinds = _kinds([part for part, _ in parts])
    spans = [_content(*part, begin) for part, begin in zip(parts, source.begins, strict=True)]
    keys = [f"version-{span.start}" for span in spans]
    moved = [
        [_moved(claim, begin) for claim in claims] for (_, claims), begin in zip(parts, source.begins, strict=True)
    ]
    wholes = [claim for claims in moved for claim in claims if claim.tag == "text"]  # each has notation of its own
    marks = tuple(mark for whole in wholes for mark in whole.marks)
    found = [Annotation(Span(0, len(source.text)), "text", marks=marks, because="the files of one document")]
    for i, (part, claims) in enumerate(parts):
        attributes = (
            ("type", kinds[i]),
            ("xml:lang", said[i] or _language(part, claims) or "und"),  # BCP 47: undetermined
            ("corresp", " ".join(f"#{key}" for key in keys if key != keys[i])),
        )
        because = f'"{PurePath(part.name).name}" is one of the files of this document'
        found.append(Annotation(spans[i], "div", attributes, by="version", because=because, key=keys[i]))
        found += (claim for claim in moved[i] if claim.tag != "text")
    return source, found


def _kinds(parts: Sequence[Source]) -> list[str]:
    """Which file is the original: the first that does not call itself a translation."""
    translated = [SAYS_TRANSLATION.search(part.text, 0, BEGINNING) is not None for part in parts]
    original = translated.index(False) if False in translated else -1
    said = any(translated)
    return ["original" if i == original or (said and not translated[i]) else "translation" for i in range(len(parts))]


def _language(part: Source, claims: Iterable[Annotation]) -> str:
    """The language that the name of a file says, else that of its words."""
    named = tagged(part.name)[1]
    return named or identify(" ".join(_words(part, claims))[:SAMPLE])


def _words(part: Source, claims: Iterable[Annotation]) -> Iterator[str]:
    return (part.text[slice(*claim.span)] for claim in claims if claim.tag == "p" and not claim.field)


def _content(part: Source, claims: Iterable[Annotation], begin: int) -> Span:
    """From the first block of a file to its last, in the source of all files."""
    spans = [claim.span for claim in claims if claim.tag in BLOCKS | CONTAINERS and claim.tag != "text"]
    if not spans:
        sentence = "the file holds no words: as a version of a document it says nothing. Leave it out."
        raise UnsupportedFormatError(part.name, sentence)
    return Span(begin + min(span.start for span in spans), begin + max(span.end for span in spans))


def _moved(claim: Annotation, begin: int) -> Annotation:
    def span(at: Span) -> Span:
        return Span(at.start + begin, at.end + begin)

    marks = tuple(Mark(span(mark.span), mark.reading, mark.rule) for mark in claim.marks)
    return claim._replace(span=span(claim.span), marks=marks)


def apart(passages: Sequence[Passage]) -> list[Sequence[Passage]]:
    """The passages of each file; all together, where the versions do not part them all.

    Note 1 of the one file is not called by sign 1 of the other.
    """
    groups = [(key, list(group)) for key, group in groupby(passages, key=_version)]
    return [passages] if any(not key for key, _ in groups) else [group for _, group in groups]


def _version(passage: Passage) -> str:
    return next((container.key for container in passage.within if container.by == "version"), "")


def attributed(draft: Draft) -> Draft:
    """The draft in which each translation is by those whom the labels in its own file name as translators (@resp)."""
    people = {
        claim.span.start: f"#{claim.key}"
        for passage in draft.passages
        for claim in passage.holds("persName")
        if claim.field == "translator"
    }
    containers = tuple(_by(claim, people) for claim in draft.containers)
    return arranged(replace(draft, containers=containers), [])[0] if people else draft


def _by(claim: Annotation, people: Mapping[int, str]) -> Annotation:
    if claim.by != "version" or claim.get("type") != "translation" or claim.get("resp"):
        return claim
    named = [key for place, key in people.items() if claim.span.start <= place < claim.span.end]
    attributes = dict(claim.attributes[:2]) | {"resp": " ".join(dict.fromkeys(named))} | dict(claim.attributes[2:])
    return claim._replace(attributes=tuple(attributes.items())) if named else claim


def as_documents(names: Iterable[str]) -> Mapping[str, list[str]]:
    """Names of files, those that are versions of one document together, by the name of the document.

    >>> dict(as_documents(["a.md", "b.en.md", "b.ru.md", "c.de.md"]))
    {'a.md': ['a.md'], 'b.md': ['b.en.md', 'b.ru.md'], 'c.de.md': ['c.de.md']}
    """
    names = list(names)
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(tagged(name)[0] or name, []).append(name)
    together = {stem: found for stem, found in groups.items() if len(found) > 1 and stem not in names}
    documents: dict[str, list[str]] = {}
    for name in names:
        stem = tagged(name)[0]
        documents.setdefault(stem if stem in together else name, together.get(stem, [name]))
    return documents
