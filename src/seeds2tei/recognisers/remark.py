"""A remark of an archivist or editor under a text, with his signature.

    The letter is a copy.                      ->   <note type="editorial" resp="#MB"><p>The letter is a copy.</p>
    -Mike B., Archive Administrator, 2013.          <p rend="signature">-<persName>Mike B.</persName>, ...</p></note>

The signature begins with a dash and names a person and an office. A paragraph or a quotation that ends in a dash
and initials is a remark too, if a translator or editor whom the document names bears them: "... in India. -A.B."
TEI P5, sections CONONO and COHTG.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from seeds2tei.annotation import Annotation
from seeds2tei.expressions import expression
from seeds2tei.naming import NAME
from seeds2tei.note_signers import TYPES, known_initials, signer
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.source import Span

DASH = expression(r"\s*[-–—―]{1,2}\s*(?=[^\W\d_])")
OFFICES = {
    "archivist": r"administrator|archivist|curator|librarian|webmaster|архивист|хранитель|archivar\w*|archiviste",
    "editor": r"editors?|ed\.|redakt\w+|herausgeber\w*|редактор\w*|ред\.|éditeur|editore?",
    "translator": r"translator|transl?\.|переводчик|перев\.|перекладач|übersetzer\w*|traduct(?:eur|or)|traduttore",
    "transcriber": r"transcriber|transcribed|transkri\w+",
}
OFFICE = expression("|".join(rf"(?P<{field}>\b(?:{words}))" for field, words in OFFICES.items()), re.IGNORECASE)
LONGEST = 160
LEAST = 60  # letters of a remark that is signed with initials


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
    yield from _with_initials(passages)


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


def _with_initials(passages: Sequence[Passage]) -> Iterator[Annotation]:
    """Paragraphs that end in the initials of a translator or editor."""
    roles = {initials: role for initials, role in known_initials(passages).items() if role != "author"}
    place = "top"
    for before, passage, after in zip([None, *passages], passages, [*passages[1:], None], strict=False):
        is_text = passage.tag == "p" and passage.provisional and len(passage.text) >= LEAST
        found = signer(passage.text, roles) if is_text and roles else None
        if found is None or found.element != "abbr" or any(c.tag != "quote" for c in passage.within[1:]):
            place = "bottom" if is_text else place
            continue
        quote = next((c for c in passage.within if c.tag == "quote"), None)
        if quote is not None and any(other is not None and quote in other.within for other in (before, after)):
            continue
        because = f'"{passage.text[found.start : found.end]}" at its end are initials of somebody who is named above'
        kind = TYPES.get(roles[found.pointer.partition(":")[2]], "editorial")
        attributes = (("type", kind), ("place", place), ("resp", found.pointer))
        initials = (("type", "initials"), ("corresp", found.pointer))
        span = quote.span if quote is not None else passage.block.span
        yield Annotation(span, "note", attributes, by="remark", because=because)
        yield Annotation(passage.span(found.start, found.end), "abbr", initials, by="remark", because=because)


RECOGNISER = Recogniser("remark", ("note", "p", "persName", "abbr"), "CONONO", find)
