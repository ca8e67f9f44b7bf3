"""The large parts of a document: front, body, back, and the divisions in them.

    headings, letters, enclosures, label lines, comments    ->    <front>, <body>, <back>, <div>

Comes last, when every block has its name. A heading opens a division as deep as its level; so does an
opener after other text; nothing but notes and furniture may follow a closer, so what does begins a division
beside it. TEI P5, sections DSDIV (Divisions of the Body), DSFLT and DSBACK.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds2tei.annotation import Annotation, Attributes
from seeds2tei.language import language_of
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.sections import Item, Section, blocks_of, sections
from seeds2tei.source import Span

SUBTITLE = 200


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    items = list(blocks_of(passages))
    if not items:
        return
    first, last = _body(items)
    if first:
        yield from _front(items[:first])
    yield _claim("body", items[first:last], (), "what is neither front matter nor appendix")
    versions = any(_is_version(item) for item in items)
    root = sections(items[first:last], around_versions=versions)
    typed = _type_of(items, versions=versions)
    yield from _divisions(root, typed, versions=versions, profile=profile)
    for item in items:
        if _is_version(item):
            yield from _inside(item)
    if last < len(items):
        yield from _back(items[last:])


def _inside(version: Item) -> Iterator[Annotation]:
    """The divisions of a version that has several letters, or headings among its paragraphs."""
    root = sections(blocks_of(version.passages, depth=2), around_versions=False)
    if root.closed and root.parts and root.items:
        yield _plain(Section(1, items=root.items), "nothing may follow a closer in its division")
    alone = not root.items and len(root.parts) == 1
    for part in root.parts:
        yield from _nested(part, outer=not alone)


def _is_version(item: Item) -> bool:
    return item.kind == "div" and item.claim.get("type") in ("translation", "original")


def _is_labels(item: Item) -> bool:
    return item.kind == "list" and item.claim.get("type") == "gloss" and not item.claim.provisional


def _is_matter(item: Item) -> bool:
    """Label lines, or the postscript that stands among them in front matter."""
    return _is_labels(item) or (item.kind == "postscript" and item.claim.field == "postscript")


def _body(items: Sequence[Item]) -> tuple[int, int]:
    """Which items are body. Front: site header, label lines, headings above. Back: comments, late labels."""
    first = 0
    while first < len(items) and items[first].kind == "fw":
        first += 1
    for i in range(first, min(len(items), first + 12)):
        if _is_matter(items[i]):
            first = i + 1
        elif items[i].kind not in ("head", "fw", "byline") and not _is_subtitle(items[i]):
            break
    last = len(items)
    for i in range(len(items) - 1, first - 1, -1):
        item = items[i]
        appended = item.kind == "div" and item.claim.get("type") in ("comments", "notes")
        if appended or _is_labels(item):
            last = i
        elif item.kind not in ("fw", "note", "trailer") or (last == len(items) and item.kind == "trailer"):
            break
    if first >= last:
        return 0, len(items)
    return first, last


def _is_subtitle(item: Item) -> bool:
    """A line between the heading and the label lines."""
    return item.kind == "p" and len(item.passages[0].text) <= SUBTITLE


def _front(items: Sequence[Item]) -> Iterator[Annotation]:
    yield _claim("front", items, (), "it stands before the document itself")
    labelled = [item for item in items if item.kind != "fw"]
    ends = [i for i, item in enumerate(labelled, 1) if item.kind == "postscript" or i == len(labelled)]
    attributes = (("type", "source-labels"),)
    for begin, end in zip([0, *ends], ends, strict=False):  # after a postscript no label may stand in its division
        key = "" if begin else "labels"
        yield _claim("div", labelled[begin:end], attributes, "headings and label lines of the web page", key=key)


def _back(items: Sequence[Item]) -> Iterator[Annotation]:
    yield _claim("back", items, (), "it stands after the document itself")
    for item in items:
        if _is_labels(item):
            attributes = (("type", "source-labels"),)
            yield _claim("div", [item], attributes, "label lines below the text", key="labels")


def _divisions(root: Section, typed: str, *, versions: bool, profile: Profile) -> Iterator[Annotation]:
    tops = [part for part in root.parts if part.kind != "made"]
    if root.items and (not versions or root.has_content):
        if root.closed and tops:
            yield _division(root, "document", "a letter and what is enclosed or appended", profile)
            yield _division(Section(1, items=root.items), "", "the letter itself", profile)
            for part in tops:
                yield from _nested(part)
            return
        yield _division(Section(0, items=root.items, parts=tops), typed, "the document", profile)
        for part in tops:
            yield from _nested(part)
        return
    for part in tops:
        yield _division(part, part.kind or typed, "a heading opens it", profile)
        yield from _nested(part, outer=False)


def _nested(section: Section, *, outer: bool = True) -> Iterator[Annotation]:
    if outer:
        yield _plain(section, "a heading or an opener opens it")
    if section.closed and section.parts and section.items:
        yield _plain(Section(section.level, items=section.items), "nothing may follow a closer in its division")
    for part in section.parts:
        yield from _nested(part)


def _plain(section: Section, because: str) -> Annotation:
    attributes = (("type", section.kind),) if section.kind not in ("", "made") else ()
    return Annotation(section.span, "div", attributes, by="division", because=because)


def _division(section: Section, kind: str, because: str, profile: Profile) -> Annotation:
    passages = [passage for item in _all_items(section) for passage in item.passages]
    stated = profile.document.language or profile.collection.language
    language = stated or language_of(passages)
    attributes: Attributes = tuple((name, value) for name, value in (("type", kind), ("xml:lang", language)) if value)
    return Annotation(
        section.span, "div", attributes, by="division", because=because, key=f"division-{section.span.start}"
    )


def _all_items(section: Section) -> Iterator[Item]:
    yield from section.items
    for part in section.parts:
        yield from _all_items(part)


def _type_of(items: Sequence[Item], *, versions: bool) -> str:
    """Document or article, where something tells; nothing for plain prose."""
    kinds = {item.kind for item in items}
    if versions or kinds & {"opener", "closer", "signed", "dateline", "salute"} or any(map(_is_labels, items)):
        return "document"
    commented = any(item.kind == "div" and item.claim.get("type") == "comments" for item in items)
    return "article" if kinds & {"fw", "figure", "byline"} or commented else ""


def _claim(tag: str, items: Sequence[Item], attributes: Attributes, because: str, key: str = "") -> Annotation:
    span = Span(items[0].span.start, items[-1].span.end)
    return Annotation(span, tag, attributes, by="division", because=because, key=key)


RECOGNISER = Recogniser("division", ("front", "body", "back", "div"), "DSDIV", find)
