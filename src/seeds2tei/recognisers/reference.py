"""Archival references in the text: a source note under a letter, a footnote, a line of its own.

    RGANI. F. 3. Op. 16. D. 294. L. 219. Original.    ->    <note type="source">...</note>, and msDesc in the header

The words stay as they are. Label lines are read by the recogniser "label". Only what speaks of the document
itself describes it: a line of its own near the beginning or the end. TEI P5, section msid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds2tei.annotation import Annotation
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.references import find_references

NEAR = 6  # passages from the beginning or the end
LONGEST = 400


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    blocks = [passage for passage in passages if passage.tag == "p" and not passage.within[1:]]
    edges = blocks[:NEAR] + blocks[max(NEAR, len(blocks) - NEAR) :]
    for passage in edges:
        if len(passage.text) > LONGEST or not passage.provisional:
            continue
        for reference in find_references(passage.text):
            described = reference.description.end if reference.description else reference.end
            alone = passage.text[: reference.start].strip(" .,;:([—–-") + passage.text[described:].strip(" .,;:)]—–-")
            if len(alone) <= 40:
                yield Annotation(passage.block.span, "note", (("type", "source"), ("place", "bottom")), by="reference",
                                 because=reference.because)  # fmt: skip
                yield Annotation(passage.span(reference.start, described), "", field="shelfmark", by="reference",
                                 because=reference.because)  # fmt: skip
                break


RECOGNISER = Recogniser("reference", ("note",), "msid", find)
