"""Archival references in the text: a source note under a letter, a line of its own.

    RGANI. F. 7. Op. 12. D. 318. L. 105. Original.    ->    <note type="source">...</note>, and msDesc in the header
    File No. 412.00/1731                              ->    the same, kept as cited
    [Source: ..., d. 6; translated by A. Berg.]       ->    the same, and who translated it

The words stay as they are. Label lines are read by the recogniser "label", numbered notes by "note": what a
footnote cites is another document. Only what speaks of the document itself describes it: a line of its own near
the beginning or the end, the list of notes not counted. TEI P5, section msid.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seeds2tei.annotation import Annotation
from seeds2tei.expressions import expression
from seeds2tei.naming import named
from seeds2tei.note_signs import is_heading, label
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.references import FILE_NUMBER, Reference
from seeds2tei.source_lines import source_line

# What stands behind the reference in the source notes of translated documents.
CREDIT = expression(
    r"[;.,] (?:document )?(?:obtained|provided|translated|translation)(?: and \w+)? (?:by|from)\b", re.I
)
TRANSLATED = expression(r"\btranslat(?:ed|ion)(?: from(?: the)? \w+)? by ", re.IGNORECASE)
NEAR = 6  # passages from the beginning or the end
LONGEST = 60


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    blocks = [passage for passage in passages if _may_cite(passage)]
    edges = blocks[:NEAR] + blocks[max(NEAR, len(blocks) - NEAR) :]
    for passage in edges:
        if len(passage.text) < LONGEST and FILE_NUMBER.fullmatch(passage.text.strip()):
            yield from _file_number(passage)
            continue
        credit = CREDIT.search(passage.text) if "ranslat" in passage.text or "btained" in passage.text else None
        if credit is not None and (found := source_line(passage.text[: credit.start()], profile.repositories)):
            yield from _claims(passage, 0, len(passage.text), found)
            yield from _translators(passage, credit.start())
            continue
        for start, end in _places(passage):
            found = source_line(passage.text[start:end], profile.repositories)
            if found is not None:
                yield from _claims(passage, start, end, found)
                break


def _translators(passage: Passage, start: int) -> Iterator[Annotation]:
    """Who translated the document, in the words behind its source: "...; obtained by A; translated by B.]"."""
    for translated in TRANSLATED.finditer(passage.text, start):
        for name in named(passage.text[translated.end() :], inverted=False):
            if name.kind != "person":
                break
            span = passage.span(translated.end() + name.start, translated.end() + name.end)
            key = f"person-{span.start}"
            because = "the source note says who translated the document"
            yield Annotation(span, "persName", (("ref", f"#{key}"),), field="translator", by="reference",
                             because=because, key=key)  # fmt: skip


def _file_number(passage: Passage) -> Iterator[Annotation]:
    because = f'"{passage.text.strip()}" is the number of a file, on a line of its own'
    yield Annotation(
        passage.block.span, "note", (("type", "source"), ("place", "bottom")), by="reference", because=because
    )
    cited = passage.span(0, len(passage.text))
    yield Annotation(cited, "", field="shelfmark", by="reference", because=because)


def _may_cite(passage: Passage) -> bool:
    if passage.tag != "p" or passage.within[1:] or not passage.provisional:
        return False
    return not is_heading(passage) and label(passage.text) is None


def _places(passage: Passage) -> Iterator[tuple[int, int]]:
    """Where a reference may stand by itself: the whole paragraph, its last line, its first."""
    text = passage.text
    yield 0, len(text)
    if "\n" in text.strip():
        yield text.rstrip().rindex("\n") + 1, len(text)
        yield 0, text.index("\n", len(text) - len(text.lstrip()))


def _claims(passage: Passage, start: int, end: int, found: tuple[Reference, int]) -> Iterator[Annotation]:
    reference, described = found
    whole = passage.block.span if end - start == len(passage.text) else passage.span(start, end)
    attributes = (("type", "source"), ("place", "bottom"))
    yield Annotation(whole, "note", attributes, by="reference", because=reference.because)
    cited = passage.span(start + reference.start, start + described)
    yield Annotation(cited, "", field="shelfmark", by="reference", because=reference.because)


RECOGNISER = Recogniser("reference", ("note", "persName"), "msid", find)
