"""A remark of an archivist or editor under a text, with his signature.

    The letter is a copy.                      ->   <note type="editorial" resp="#MB"><p>The letter is a copy.</p>
    -Mike B., Archive Administrator, 2013.          <p rend="signature">-<persName>Mike B.</persName>, ...</p></note>

The signature begins with a dash and names a person and an office. TEI P5, sections CONONO and COHTG.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from seeds2tei.annotation import Annotation
from seeds2tei.naming import NAME
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.source import Span

DASH = re.compile(r"\s*[-–—―]{1,2}\s*(?=[^\W\d_])")
OFFICES = {
    "archivist": r"administrator|archivist|curator|librarian|webmaster|архивист|хранитель|archivar\w*|archiviste",
    "editor": r"editors?|ed\.|redakt\w+|herausgeber\w*|редактор\w*|ред\.|éditeur|editore?",
    "translator": r"translator|transl?\.|переводчик|перев\.|перекладач|übersetzer\w*|traduct(?:eur|or)|traduttore",
    "transcriber": r"transcriber|transcribed|transkri\w+",
}
OFFICE = re.compile("|".join(rf"(?P<{field}>\b(?:{words}))" for field, words in OFFICES.items()), re.IGNORECASE)
LONGEST = 160


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    for before, passage in pairwise(passages):
        if len(passage.text) > LONGEST or passage.tag != "p" or passage.text[:1] not in "-–—― ":
            continue
        dash = DASH.match(passage.text)
        if dash is None:
            continue
        name = NAME.match(passage.text, dash.end())
        if name is None:
            continue
        office = OFFICE.search(passage.text, name.end())
        # The office is named beside the name: "A. B., editor", not somewhere in a sentence.
        if office is None or passage.text[name.end()] not in ",;(:" or not _is_remark(before):
            continue
        yield from _claims(before, passage, name.start(), name.end(), office.lastgroup or "editor")


def _is_remark(passage: Passage) -> bool:
    return (
        passage.tag == "p"
        and passage.provisional
        and passage.text.rstrip()[-1:] in '.!?”"»)'
        and not passage.inside("list")
    )


def _claims(before: Passage, passage: Passage, start: int, end: int, office: str) -> Iterator[Annotation]:
    span = passage.span(start, end)
    key = f"person-{span.start}"
    because = f'"{" ".join(passage.text.split())}" under it signs it'
    whole = Span(before.block.span.start, passage.block.span.end)
    yield Annotation(whole, "note", (("type", "editorial"), ("place", "bottom"), ("resp", f"#{key}")), by="remark",
                     because=because)  # fmt: skip
    yield Annotation(before.block.span, "p", by="remark", because=because)
    yield Annotation(
        passage.block.span, "p", (("rend", "signature"),), by="remark", because="a dash, a name, an office"
    )
    yield Annotation(span, "persName", (("ref", f"#{key}"),), field=office, by="remark", key=key,
                     because="the name in the signature of a remark")  # fmt: skip


RECOGNISER = Recogniser("remark", ("note", "p", "persName"), "CONONO", find)
