"""The xml:ids and numbers of a document, counted from the order of its text, so the same on every run."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.passage import Draft
from seeds2tei.source import Span

VERSION_TYPES = frozenset({"translation", "original"})

# What is always named, and by which word; in a version the word follows the version's own name (v2-n1).
_STEMS = {"note": "n", "figure": "fig", "s": "s", "anchor": "brk"}
# What is named where it is a unit of a version, or where something points to it.
_UNITS = {"salute": "salute", "signed": "signed", "dateline": "date"}
_POINTED = {
    "abbr": "a",
    "sic": "sic",
    "surplus": "sur",
    "supplied": "sup",
    "div": "div",
    "list": "list",
    "bibl": "bibl",
}
_DIVISIONS = {"article": "art", "document": "doc", "enclosure": "enc", "comments": "comments", "comment": "c"}
# What is mostly there once; the second is "art2", "v1-date2".
_ALONE = frozenset({"art", "doc", "comments", "labels", *_UNITS.values()})


class Names(NamedTuple):
    """Which claim bears which xml:id and number. What tells a claim from all others is its element and its span.

    ids      element -> span -> xml:id
    numbers  element -> span -> @n
    keys     key by which other claims point to it -> xml:id
    units    span of a unit of a version (sentence, salute, signature, date, paragraph) -> xml:id
    """

    ids: dict[str, dict[Span, str]]
    numbers: dict[str, dict[Span, str]]
    keys: dict[str, str]
    units: dict[tuple[Span, bool], str]

    def taken(self, claim: Annotation) -> str:
        """The xml:id of a claim that is now written, "" if it has none. Of several at one place the first bears it."""
        return self.ids[claim.tag].pop(claim.span, "")


def name(draft: Draft) -> Names:
    """Name everything that is pointed at or cited.

    Versions are v1, v2, ...; in them sentences v1-s1, paragraphs v1-p1, notes v1-n1. Without versions
    paragraphs are numbered through the document and sentences within the paragraph (ENCODING, sentences).
    """
    names = Names(defaultdict(dict), defaultdict(dict), {}, {})
    versions = [claim for claim in draft.containers if claim.tag == "div" and claim.get("type") in VERSION_TYPES]
    starts = [version.span.start for version in versions]
    for n, version in enumerate(versions, 1):
        names.ids["div"][version.span] = f"v{n}"
        names.numbers["div"][version.span] = str(n)
        if version.key:
            names.keys[version.key] = f"v{n}"
    counter: Counter[str] = Counter()

    def prefix(claim: Annotation) -> str:
        i = bisect_right(starts, claim.span.start) - 1
        inside = i >= 0 and claim.span.end <= versions[i].span.end
        return f"v{i + 1}-" if inside else ""

    for claim, in_text in _in_order(draft):
        ids, numbers = names.ids[claim.tag], names.numbers[claim.tag]
        if claim.span in ids:
            continue
        before = prefix(claim)
        stem = _stem(claim, in_version=bool(before), in_text=in_text)
        if not stem:
            continue
        counter[before + stem] += 1
        count = counter[before + stem]
        identifier = f"{before}{stem}{'' if stem in _ALONE and count == 1 else count}"
        ids[claim.span] = identifier
        if claim.key:
            names.keys[claim.key] = identifier
        if before and (claim.tag in ("s", "p") or claim.tag in _UNITS):  # nothing else is ever linked
            names.units[claim.span, claim.tag == "p"] = identifier
        if claim.tag == "s":
            if before:
                numbers[claim.span] = str(count)
            else:
                counter["s in p"] += 1
                numbers[claim.span] = str(counter["s in p"])
        elif stem == "c" or (claim.tag == "p" and not before):
            numbers[claim.span] = str(count)
            counter["s in p"] = 0
    return names


def _in_order(draft: Draft) -> Iterator[tuple[Annotation, bool]]:
    """Every claim, containers where they begin; and whether it is (part of) running text with sentences."""
    containers = iter(draft.containers)
    following = next(containers, None)
    for passage in draft.passages:
        while following is not None and following.span.start <= passage.block.span.start:
            yield following, False
            following = next(containers, None)
        running = any(claim.tag == "s" for claim in passage.inline)
        yield passage.block, running
        for claim in passage.inline:
            yield claim, running


def _stem(claim: Annotation, *, in_version: bool, in_text: bool) -> str:
    """The word from which a name is made, "" for what bears none."""
    tag = claim.tag
    if claim.get("type") == "duplicate":
        return ""  # nobody points to what is said twice
    if tag in _STEMS:
        return _STEMS[tag]
    if tag == "p":
        return "p" if in_text else ""
    if tag in _UNITS:
        return _UNITS[tag] if in_version or claim.key else ""
    if tag == "div":
        stem = _DIVISIONS.get(claim.get("type"), "")
        return stem or ("labels" if claim.get("type") == "source-labels" else "")
    return _POINTED.get(tag, "") if claim.key else ""
