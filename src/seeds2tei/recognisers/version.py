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
from typing import NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.expressions import expression
from seeds2tei.language import identify
from seeds2tei.naming import HONORIFIC, NAME
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.source import Span
from seeds2tei.version_headings import language_named, translator_in, version_kind

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
# Below this many letters a stretch in another language is a quotation.
LEAST = 250
# A line between them that speaks of a translation makes shorter ones do.
LEAST_TRANSLATED, LONGEST_LINE = 80, 120
TRANSLATED = expression(r"\b(?:translat|übersetz|traduit|tradu[czç]|перев[её]|перекл|tłum)", re.IGNORECASE)
OUTSIDE = frozenset({"fw", "byline", "label", "item", "trailer"})


class Part(NamedTuple):
    """A version: its passages, whether it is original or translation, language, and whose."""

    kind: str
    passages: Sequence[Passage]
    language: str
    translator: str
    because: str
    cert: str = "high"


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    text = [i for i, passage in enumerate(passages) if _is_text(passage)]
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
    headed = _headed(zone, translator) or _under_languages(zone, translator)
    yield from _divisions(headed or _by_language(zone, translator))
    for part in headed:
        yield from _head(part)


def _head(part: Part) -> Iterator[Annotation]:
    """The heading of a version, and the translator whom it names."""
    first = part.passages[0]
    if not _heading(first) and not language_named(first.text):
        return
    if first.tag == "p":
        yield Annotation(first.block.span, "head", by="version", because=part.because)
    if name := translator_in(first.text):
        because = "the heading of the translation says by whom"
        yield Annotation(first.span(*name), "persName", (("ref", part.translator),), field="translator", by="version",
                         because=because, key=part.translator[1:])  # fmt: skip


def _is_text(passage: Passage) -> bool:
    return passage.tag in ("p", "head") and not passage.inside("list", "front", "table", "figure", "div", "note")


def _limits(passages: Sequence[Passage], text: Sequence[int]) -> tuple[int, int]:
    """From after the last label line to the last paragraph."""
    labels = [
        i for i, passage in enumerate(passages) if passage.tag in ("label", "item") and i < len(passages) // 2 + 8
    ]
    first = next((i for i in text if not labels or i > labels[-1]), text[0])
    return first, text[-1] + 1


def _announced(zone: Sequence[Passage], note: int, translator: str) -> Iterator[Annotation]:
    """Two translations, and between them a note that introduces the second."""
    before = [passage for passage in zone[:note] if _is_text(passage)]
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
            Part("translation", before, _language(before), translator, because),
            Part("translation", after, _language(after), second, because),
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
        if not _is_text(passage):
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


def _headed(zone: Sequence[Passage], translator: str) -> list[Part]:
    """Versions under headings that say what they are."""
    starts = [(i, kind) for i, passage in enumerate(zone) if (kind := _heading(passage))]
    translated = any(kind == "translation" for _, kind in starts)
    starts = [(i, "original" if kind == "text" else kind) for i, kind in starts if translated or kind != "text"]
    if not starts:
        return []
    parts: list[Part] = []
    if len(starts) == 1 and starts[0][1] == "translation":
        before = [passage for passage in zone[: starts[0][0]] if _is_text(passage)]
        starts = [(0, "original"), *starts] if _language(before) else starts
    for (start, kind), following in zip(starts, [*(s for s, _ in starts[1:]), len(zone)], strict=True):
        end = _end(zone, start, following)
        passages = [passage for passage in zone[start:end] if _is_text(passage)]
        heading = zone[start].text.strip() if start or kind else ""
        because = f'the heading "{heading}" says so' if _heading(zone[start]) else "a translation follows it"
        whose = _named_in(zone[start]) or translator if kind == "translation" else ""
        parts.append(Part(kind, passages, _language(passages), whose, because))
    filled = all(sum(len(p.text) for p in part.passages) > 40 for part in parts)
    return parts if len(parts) > 1 and filled else []


def _named_in(heading: Passage) -> str:
    """The key of the translator whom a heading names, "" if it names nobody."""
    name = translator_in(heading.text)
    return f"#person-{heading.span(*name).start}" if name else ""


def _under_languages(zone: Sequence[Passage], translator: str) -> list[Part]:
    """Versions under headings that name the language of the text below, and nothing else.

    Which was first, they do not say; it is taken to stand first.
    """
    heads = [passage for passage in zone if passage.tag == "head" and language_named(passage.text)]
    named = [language_named(head.text) for head in heads]
    if not 2 <= len(heads) == len(set(named)) or len({head.level for head in heads}) > 1:
        return []
    starts = [next(i for i, passage in enumerate(zone) if passage is head) for head in heads]
    parts: list[Part] = []
    for start, following, language in zip(starts, [*starts[1:], len(zone)], named, strict=True):
        passages = [passage for passage in zone[start : _end(zone, start, following)] if _is_text(passage)]
        because = f'the heading "{zone[start].text.strip()}" names the language of the text below it'
        if _language(passages[1:]) != language:
            return []
        kind, whose = ("translation", translator) if parts else ("original", "")
        parts.append(Part(kind, passages, language, whose, because, "medium"))
    return parts


def _end(zone: Sequence[Passage], start: int, following: int) -> int:
    """Where a version ends: before a heading of the level of its own that follows a paragraph, or before the next."""
    level, has_text = zone[start].level, False
    for i in range(start + 1, following):
        if zone[i].tag == "head" and 0 < zone[i].level <= level and has_text:
            return i
        has_text = has_text or zone[i].tag == "p"
    return following


def _heading(passage: Passage) -> str:
    """Which version the words of a short block head, "" if none."""
    return version_kind(passage.text) if passage.tag in ("head", "p") else ""


def _by_language(zone: Sequence[Passage], translator: str) -> list[Part]:
    """Two runs of paragraphs in two languages, of similar length, each of some length."""
    texts = [passage for passage in zone if _is_text(passage)]
    long = [passage for passage in texts if len(passage.text) > 60]
    least = LEAST
    if sum(len(p.text) for p in long) < 2 * LEAST and any(_says_translated(p) for p in texts):
        least = LEAST_TRANSLATED
    if len(long) < 2 or sum(len(p.text) for p in long) < 2 * least:
        return []
    ends = identify(long[0].text), identify(long[-1].text)
    if ends[0] == ends[1] != "":  # one language, as nearly always: a look at the ends is enough
        return []
    languages = [identify(passage.text) for passage in texts]
    known = [language for language in languages if language]
    if len(set(known)) != 2:
        return []
    change = [i for i in range(1, len(known)) if known[i] != known[i - 1]]
    if len(change) != 1:
        return []
    first, second = known[0], known[-1]
    start = next(i for i, language in enumerate(languages) if language == second)
    while (
        start > 1
        and not languages[start - 1]
        and len(texts[start - 1].text) < 200
        and not _ends_letter(texts[start - 1])
    ):
        start -= 1
    before, after = texts[:start], texts[start:]
    sizes = [sum(len(passage.text) for passage in part) for part in (before, after)]
    if min(sizes) < least or max(sizes) > 2.2 * min(sizes):
        return []
    because = f"the text is in {first}, then in {second}, and both are about as long"
    return [
        Part("original", before, first, "", because),
        Part("translation", after, second, translator, because),
    ]


def _says_translated(passage: Passage) -> bool:
    return len(passage.text) <= LONGEST_LINE and TRANSLATED.search(passage.text) is not None


def _ends_letter(passage: Passage) -> bool:
    return len(passage.text) < 60 and not passage.level and not _says_translated(passage)


def _language(passages: Sequence[Passage]) -> str:
    """The language of the beginning of some passages, as much as tells."""
    return identify(" ".join(passage.text for passage in passages[:40])[:4000])


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
