"""What the head of a page states of it, as evidence: title, author and date in `meta` and JSON-LD.

    <meta name="citation_author" content="Orlova, V. N.">    ->    page-author: "Orlova, V. N."

It speaks of the page, whose author may be its editor and whose date the day of its posting. What of it is true
of the document is judged elsewhere (attestation.py), by what the document says itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape

from seeds2tei.annotation import Annotation
from seeds2tei.expressions import expression
from seeds2tei.readers.html_tokens import Token, attribute
from seeds2tei.source import Span

FIELDS = {
    "author": "page-author", "citation_author": "page-author", "dc.creator": "page-author",
    "dcterms.creator": "page-author", "creator": "page-author",
    "citation_title": "page-title", "dc.title": "page-title", "dcterms.title": "page-title", "og:title": "page-title",
    "twitter:title": "page-title", "headline": "page-title", "name": "page-title",
    "date": "page-date", "dc.date": "page-date", "dc.date.created": "page-date", "dcterms.created": "page-date",
    "dcterms.date": "page-date", "citation_date": "page-date", "datecreated": "page-date",
}  # fmt: skip
"""Name of a property -> what it may say of the document."""
POSTED = frozenset(
    "article:published_time article:modified_time og:updated_time datepublished datemodified uploaddate "
    "last-modified dcterms.modified dc.date.modified dcterms.issued dc.date.issued revised pubdate "
    "citation_publication_date citation_online_date".split()
)
"""Dates of the page, never of the document."""
LONGEST = 300
_STRING = r'"((?:[^"\\\x00-\x1f]|\\.){1,300})"'
_PROPERTY = expression(
    rf'"(?P<name>headline|name|dateCreated|datePublished|dateModified)"\s{{0,9}}:\s{{0,9}}{_STRING}'
    rf'|"author"\s{{0,9}}:\s{{0,9}}(?:\[\s{{0,9}})?(?:\{{[^{{}}]{{0,200}}?"name"\s{{0,9}}:\s{{0,9}})?{_STRING}'
)


def statements(text: str, signs: list[Token]) -> Iterator[Annotation]:
    """Evidence in the order of the page; each points to the characters of the value."""
    for sign in signs:
        if sign.name == "meta":
            yield from _of_meta(text, sign)
        elif sign.rule == "html.script" and "ld+json" in text[sign.start : sign.start + 100].lower():
            yield from _of_script(text, sign)


def _of_meta(text: str, sign: Token) -> Iterator[Annotation]:
    tag = text[sign.start : sign.end]
    name = (attribute(tag, "name") or attribute(tag, "property") or attribute(tag, "itemprop")).lower()
    value = attribute(tag, "content")
    place = re.search(r"content\s*=\s*[\"']?\s*", tag, re.IGNORECASE)
    if place is None or not 0 < len(value) <= LONGEST:
        return
    start = sign.start + place.end()
    raw = re.split(r"[\"'>]", text[start : sign.end], maxsplit=1)[0].rstrip()
    if unescape(raw).strip() == value:
        yield from _evidence(name, value, Span(start, start + len(raw)), f'the page says so in "{name}"')


def _of_script(text: str, sign: Token) -> Iterator[Annotation]:
    for match in _PROPERTY.finditer(text, sign.start, sign.end):
        name, group = (match["name"], 2) if match["name"] else ("author", 3)
        try:
            value = str(json.loads(f'"{match[group]}"'))
        except ValueError:
            continue
        # The name of a person, or of a publisher, is no title.
        if name != "name":
            yield from _evidence(name.lower(), value, Span(*match.span(group)), f'the page says so in its "{name}"')


def _evidence(name: str, value: str, span: Span, because: str) -> Iterator[Annotation]:
    if name in POSTED:
        because = f'the page says in "{name}" when it was posted: no date of the document'
        yield Annotation(span, "", (("value", value),), because=because)
    elif name in FIELDS:
        yield Annotation(span, "", (("value", value),), field=FIELDS[name], because=because)
