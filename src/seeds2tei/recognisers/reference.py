"""Archival references in the text: a source note under a letter, a line of its own.

    RGANI. F. 7. Op. 12. D. 318. L. 105. Original.    ->    <note type="source">...</note>, and msDesc in the header
    File No. 412.00/1731                              ->    the same, kept as cited

The words stay as they are. Label lines are read by the recogniser "label", numbered notes by "note": what a
footnote cites is another document. Only what speaks of the document itself describes it: a line of its own near
the beginning or the end, the list of notes not counted. TEI P5, section msid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds2tei.annotation import Annotation
from seeds2tei.note_signs import is_heading, label
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.references import FILE_NUMBER, Reference
from seeds2tei.source_lines import source_line

NEAR = 6  # passages from the beginning or the end
LONGEST = 60


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    blocks = [passage for passage in passages if _may_cite(passage)]
    edges = blocks[:NEAR] + blocks[max(NEAR, len(blocks) - NEAR) :]
    for passage in edges:
        if len(passage.text) < LONGEST and FILE_NUMBER.fullmatch(passage.text.strip()):
            yield from _file_number(passage)
            continue
        for start, end in _places(passage):
            found = source_line(passage.text[start:end], profile.repositories)
            if found is not None:
                yield from _claims(passage, start, end, found)
                break


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


RECOGNISER = Recogniser("reference", ("note",), "msid", find)
