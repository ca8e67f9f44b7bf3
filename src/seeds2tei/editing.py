"""The editor's hand: claims that go before every recogniser, and denials of what a recogniser claims.

An editor quotes the words of the document as they are read; white space does not matter. Words that are not
there, or stand there several times without `occurrence`, are an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.errors import ProfileError
from seeds2tei.expressions import expression
from seeds2tei.passage import Draft
from seeds2tei.profile_keys import checked, checked_text
from seeds2tei.source import Span
from seeds2tei.vocabulary import BLOCKS, CONTAINERS, EMPTY, PHRASES

TAGS = sorted((PHRASES | BLOCKS | CONTAINERS) - {"text", "front", "body", "back", "s"} - EMPTY)
LINK = "link"  # denied as if a recogniser had found it
# What is nothing without that to which it points.
LEADING = frozenset({"ref", "gloss"})
# A text without divisions is no TEI.
NEVER_DENIED = frozenset({"division"})
ATTRIBUTE = expression(r"(?:xml:)?[A-Za-z_][\w.-]*")


class Claim(NamedTuple):
    """What the editor says of some words: an element, attributes, a reason.

    occurrence  which of several places is meant, from 1; 0 = there is only one
    """

    text: str
    tag: str
    because: str
    attributes: tuple[tuple[str, str], ...]
    occurrence: int
    key: str

    @classmethod
    def read(cls, entry: Any, path: str, key: str) -> Claim:
        """Read one [[document."x".claim]]: text and tag, perhaps because, occurrence, attributes."""
        checked(entry, ("text", "tag", "because", "occurrence", "attributes"), path, key)
        _demand(entry, ("text", "tag"), path, key)
        checked({entry["tag"]: None}, TAGS, path, f"{key}.tag", kind="element")
        attributes = entry.get("attributes", {})
        checked(attributes, attributes if isinstance(attributes, Mapping) else (), path, f"{key}.attributes")
        pairs = tuple((str(name), str(value)) for name, value in attributes.items())
        for name, value in pairs:
            if ATTRIBUTE.fullmatch(name) is None:
                raise ProfileError(path, f"[[{key}]].attributes", f'"{name}" is no name of an attribute.')
            checked_text(value, path, f"[[{key}]].attributes")
        because = entry.get("because", "")
        if not isinstance(because, str):
            raise ProfileError(path, f"[[{key}]].because", f"is text in quotation marks, not {because!r}.")
        return cls(entry["text"], entry["tag"], because, pairs, _occurrence(entry, path, key), key)


class Denial(NamedTuple):
    """What the editor takes back: the claims of one recogniser on some words, or the link of a sentence."""

    text: str
    recogniser: str
    key: str

    @classmethod
    def read(cls, entry: Any, path: str, key: str, recognisers: Sequence[str]) -> Denial:
        """Read one [[document."x".deny]]: text and recogniser."""
        checked(entry, ("text", "recogniser"), path, key)
        _demand(entry, ("text", "recogniser"), path, key)
        checked({entry["recogniser"]: None}, recognisers, path, f"{key}.recogniser", kind="recogniser")
        if entry["recogniser"] in NEVER_DENIED:
            sentence = (
                f"nobody can deny {entry['recogniser']}: a text without divisions is no TEI. Deny the heading, opener "
                "or closer that made the division."
            )
            raise ProfileError(path, f"[[{key}]].recogniser", sentence)
        return cls(entry["text"], entry["recogniser"], key)


class Correction(NamedTuple):
    """What the editor says of two versions: the sentences with these words say the same."""

    first: str
    second: str
    key: str

    @classmethod
    def read(cls, entry: Any, path: str, key: str) -> Correction:
        """Read one [[document."x".link]]: first and second."""
        checked(entry, ("first", "second"), path, key)
        _demand(entry, ("first", "second"), path, key)
        return cls(entry["first"], entry["second"], key)


def _demand(entry: Mapping[str, Any], names: Iterable[str], path: str, key: str) -> None:
    for name in names:
        if not isinstance(entry.get(name), str) or not entry[name].strip():
            raise ProfileError(path, f"[[{key}]]", f'needs  {name} = "..." .')


def _occurrence(entry: Mapping[str, Any], path: str, key: str) -> int:
    number = entry.get("occurrence", 0)
    if not isinstance(number, int) or number < 0:
        raise ProfileError(path, f"[[{key}]].occurrence", "is a number: 1 for the first place.")
    return number


def claimed(draft: Draft, claims: Iterable[Claim], path: str) -> Iterator[Annotation]:
    """The editor's claims as annotations."""
    for claim in claims:
        places = list(_places(draft, claim.text))
        if not places:
            sentence = f'"{claim.text}" does not stand in {draft.source.name}. Quote the words as they are read.'
            raise ProfileError(path, f"[[{claim.key}]]", sentence)
        if (len(places) > 1 and not claim.occurrence) or claim.occurrence > len(places):
            sentence = f'"{claim.text}" stands {len(places)} times in {draft.source.name}. Add  occurrence = 1 .'
            raise ProfileError(path, f"[[{claim.key}]]", sentence)
        span = places[max(claim.occurrence, 1) - 1]
        because = claim.because or "the editor says so"
        yield Annotation(span, claim.tag, claim.attributes, by="editor", because=because)


def denied(draft: Draft, denials: Sequence[Denial], found: Iterable[Annotation], path: str) -> list[Annotation]:
    """The claims of a recogniser without those on words that the editor denies it."""
    spans: list[Span] = []
    for denial in denials:
        places = list(_places(draft, denial.text)) or list(_across(draft, denial.text))
        if not places:
            sentence = (
                f'"{denial.text}" does not stand in {draft.source.name}, in one paragraph. Quote the words as '
                "`seeds2tei explain` shows them, or some of them."
            )
            raise ProfileError(path, f"[[{denial.key}]]", sentence)
        spans += places
    kept: list[Annotation] = []
    gone: set[str] = set()
    for claim in found:
        if any(span.start < claim.span.end and claim.span.start < span.end for span in spans):
            gone.add(f"#{claim.key}")
        else:
            kept.append(claim)
    # A sign that leads to a note which is none leads nowhere.
    return [claim for claim in kept if claim.tag not in LEADING or claim.get("target") not in gone]


def _places(draft: Draft, text: str) -> Iterator[Span]:
    """Where some words are read, in the order of the source; line ends and blanks are all the same."""
    pattern = re.compile(r"\s+".join(map(re.escape, text.split())))
    for passage in draft.passages:
        for match in pattern.finditer(passage.text):
            yield passage.span(*match.span())


def _across(draft: Draft, text: str) -> Iterator[Span]:
    """Where some words are read over the end of a paragraph: what is to be denied may be that two were joined."""
    pattern = re.compile(r"\s+".join(map(re.escape, text.split())))
    for first, second in pairwise(draft.passages):
        place = len(first.text) + 1
        for match in pattern.finditer(f"{first.text}\n{second.text}", max(0, place - len(text) - 1)):
            if match.start() < place < match.end():
                start, end = first.span(match.start(), place - 1), second.span(0, match.end() - place)
                yield Span(start.start, end.end)
