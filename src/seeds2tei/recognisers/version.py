"""The versions of a document: original and translations, one beside or below the other.

    a text, a note "An alternate translation is offered by A. B.:", a text    ->   two <div type="translation">
    headings "Original" and "Translation", "Source (German)" ...              ->   <div type="original">, ...
    a text, then the same length in another language                          ->   two divs, each with its language

They stand side by side, not one in the other, and point to each other with @corresp; the translator, where he
is named, is in @resp. An invitation to translate, a quotation and an enclosure are no versions.
TEI P5, section SACSAL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seeds2tei.annotation import Annotation
from seeds2tei.expressions import expression
from seeds2tei.naming import HONORIFIC, NAME
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.source import Span
from seeds2tei.version_headings import language_named, translator_in
from seeds2tei.version_parts import (
    LEAST,
    Part,
    heads_version,
    is_text,
    language_of_passages,
    parts_by_language,
    parts_under_headings,
    parts_under_languages,
)

ANNOUNCED = expression(
    r"\b(?:alternat(?:e|ive)|another|other|second|different|new|literal)\s+"
    r"(?:English\s+|German\s+|French\s+|Russian\s+)?(?:translation|version|rendering)\b"
    r"|\b(?:другой|иной|альтернативный)\s+перевод|\b(?:інший|альтернативний)\s+переклад"
    r"|\b(?:andere|zweite|alternative)\s+Übersetzung|\bautre\s+traduction|\botra\s+traducción",
    re.IGNORECASE,
)
BY = expression(r"\b(?:by|von|par|por|da|предлагает|пропонує)\s+")
PERMISSION = expression(
    r"\b(?:reproduced|reprinted|published|printed|used)\b[^.:;]{0,60}?\bpermission\b(?: of [^.:;]{1,60})?"
)


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    text = [i for i, passage in enumerate(passages) if is_text(passage)]
    if not text:
        return
    low, high = _limits(passages, text)
    zone = passages[low:high]
    persons = [claim for passage in passages for claim in passage.holds("persName") if claim.field == "translator"]
    translator = f"#{persons[0].key}" if persons else ""
    announced = [i for i, passage in enumerate(zone) if passage.tag == "note" and ANNOUNCED.search(passage.text)]
    if len(announced) == 1:
        yield from _announced(zone, announced[0], translator)
        return
    headed = parts_under_headings(zone, translator) or parts_under_languages(zone, translator)
    yield from _divisions(headed or parts_by_language(zone, translator))
    for part in headed:
        yield from _head(part)


def _head(part: Part) -> Iterator[Annotation]:
    """The heading of a version, and the translator whom it names."""
    first = part.passages[0]
    if not heads_version(first) and not language_named(first.text):
        return
    if first.tag == "p":
        yield Annotation(first.block.span, "head", by="version", because=part.because)
    if name := translator_in(first.text):
        because = "the heading of the translation says by whom"
        yield Annotation(first.span(*name), "persName", (("ref", part.translator),), field="translator", by="version",
                         because=because, key=part.translator[1:])  # fmt: skip


def _limits(passages: Sequence[Passage], text: Sequence[int]) -> tuple[int, int]:
    """From after the last label line to the last paragraph."""
    labels = [
        i for i, passage in enumerate(passages) if passage.tag in ("label", "item") and i < len(passages) // 2 + 8
    ]
    first = next((i for i in text if not labels or i > labels[-1]), text[0])
    return first, text[-1] + 1


def _announced(zone: Sequence[Passage], note: int, translator: str) -> Iterator[Annotation]:
    """Two translations, and between them a note that introduces the second."""
    before = [passage for passage in zone[:note] if is_text(passage)]
    after = _until_note(zone[note + 1 :])
    if sum(len(p.text) for p in before) < LEAST or sum(len(p.text) for p in after) < LEAST:
        return
    name = _announced_name(zone[note])
    second = ""
    if name is not None:
        second = f"#person-{name.start}"
        yield Annotation(name, "persName", (("ref", second),), field="translator", by="version", key=second[1:],
                         because="the note names the translator of what follows")  # fmt: skip
    yield from _permission(zone[note], after[0])
    because = f'the note "{zone[note].text[:60].strip()}..." stands between two texts'
    yield from _divisions(
        [
            Part("translation", before, language_of_passages(before), translator, because),
            Part("translation", after, language_of_passages(after), second, because),
        ]
    )


def _permission(note: Passage, following: Passage) -> Iterator[Annotation]:
    """What the note says of the rights in the version that follows it."""
    match = PERMISSION.search(note.text)
    if match is not None:
        key = f"#version-{following.block.span.start}"
        yield Annotation(note.span(*match.span()), "", (("corresp", key),), field="permission", by="version",
                         because="the note says by whose permission the version is reproduced")  # fmt: skip


def _until_note(passages: Sequence[Passage]) -> list[Passage]:
    taken: list[Passage] = []
    for passage in passages:
        if not is_text(passage):
            break
        taken.append(passage)
    return taken


def _announced_name(note: Passage) -> Span | None:
    announced = ANNOUNCED.search(note.text)
    for by in BY.finditer(note.text, announced.start() if announced else 0):
        position = by.end()
        if honorific := HONORIFIC.match(note.text, position):
            position = honorific.end()
        name = NAME.match(note.text, position)
        if name is not None and len(name[0].split()) > 1:
            return note.span(name.start(), name.end())
    return None


def _divisions(parts: Sequence[Part]) -> Iterator[Annotation]:
    keys = [f"version-{part.passages[0].block.span.start}" for part in parts]
    for part, key in zip(parts, keys, strict=True):
        span = Span(part.passages[0].block.span.start, part.passages[-1].block.span.end)
        others = " ".join(f"#{other}" for other in keys if other != key)
        attributes = [
            ("type", part.kind),
            ("xml:lang", part.language or "und"),  # BCP 47: undetermined
            ("resp", part.translator),
            ("corresp", others),
        ]
        yield Annotation(span, "div", tuple((n, v) for n, v in attributes if v), by="version", because=part.because,
                         cert=part.cert, key=key)  # fmt: skip


RECOGNISER = Recogniser("version", ("div", "head", "persName"), "SACSAL", find)
