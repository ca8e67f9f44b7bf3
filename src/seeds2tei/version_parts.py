"""The versions of a text that stand one below the other: under headings that say so, or told by their languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from seeds2tei.expressions import expression
from seeds2tei.language import identify
from seeds2tei.passage import Passage
from seeds2tei.version_headings import language_named, translator_in, version_kind

# Below this many letters a stretch in another language is a quotation.
LEAST = 250
# A line between them that speaks of a translation makes shorter ones do.
LEAST_TRANSLATED, LONGEST_LINE = 80, 120
TRANSLATED = expression(r"\b(?:translat|übersetz|traduit|tradu[czç]|перев[её]|перекл|tłum)", re.IGNORECASE)


class Part(NamedTuple):
    """A version: its passages, whether it is original or translation, language, and whose."""

    kind: str
    passages: Sequence[Passage]
    language: str
    translator: str
    because: str
    cert: str = "high"


def is_text(passage: Passage) -> bool:
    inside = passage.inside("list", "front", "table", "figure", "div", "note")
    return passage.tag in ("p", "head", "l") and not inside


def parts_under_headings(zone: Sequence[Passage], translator: str) -> list[Part]:
    """Versions under headings that say what they are."""
    starts = [(i, kind) for i, passage in enumerate(zone) if (kind := heads_version(passage))]
    translated = any(kind == "translation" for _, kind in starts)
    starts = [(i, "original" if kind == "text" else kind) for i, kind in starts if translated or kind != "text"]
    if not starts:
        return []
    parts: list[Part] = []
    if len(starts) == 1 and starts[0][1] == "translation":
        before = [passage for passage in zone[: starts[0][0]] if is_text(passage)]
        starts = [(0, "original"), *starts] if language_of_passages(before) else starts
    for (start, kind), following in zip(starts, [*(s for s, _ in starts[1:]), len(zone)], strict=True):
        end = _end(zone, start, following)
        passages = [passage for passage in zone[start:end] if is_text(passage)]
        heading = zone[start].text.strip() if start or kind else ""
        because = f'the heading "{heading}" says so' if heads_version(zone[start]) else "a translation follows it"
        whose = _named_in(zone[start]) or translator if kind == "translation" else ""
        parts.append(Part(kind, passages, language_of_passages(passages), whose, because))
    filled = all(sum(len(p.text) for p in part.passages) > 40 for part in parts)
    return parts if len(parts) > 1 and filled else []


def _named_in(heading: Passage) -> str:
    """The key of the translator whom a heading names, "" if it names nobody."""
    name = translator_in(heading.text)
    return f"#person-{heading.span(*name).start}" if name else ""


def parts_under_languages(zone: Sequence[Passage], translator: str) -> list[Part]:
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
        passages = [passage for passage in zone[start : _end(zone, start, following)] if is_text(passage)]
        because = f'the heading "{zone[start].text.strip()}" names the language of the text below it'
        if language_of_passages(passages[1:]) != language:
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


def heads_version(passage: Passage) -> str:
    """Which version the words of a short block head, "" if none."""
    return version_kind(passage.text) if passage.tag in ("head", "p") else ""


def parts_by_language(zone: Sequence[Passage], translator: str) -> list[Part]:
    """Two runs of paragraphs in two languages, of similar length, each of some length."""
    texts = [passage for passage in zone if is_text(passage)]
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
    if not (_speaks(before) and _speaks(after)):
        return []
    because = f"the text is in {first}, then in {second}, and both are about as long"
    return [
        Part("original", before, first, "", because),
        Part("translation", after, second, translator, because),
    ]


def _speaks(part: Sequence[Passage]) -> bool:
    """Whether a good part of some passages is sentences: rows of names look like Italian in any language."""
    sentences = sum(len(passage.text) for passage in part if _has_sentences(passage.text))
    return 5 * sentences >= 2 * sum(len(passage.text) for passage in part)


def _has_sentences(text: str) -> bool:
    """Whether most words begin small, or the writing has no capitals."""
    words = [word for word in text.split() if word[0].isalpha()]
    return 2 * sum(not word[0].isupper() for word in words) > len(words)


def _says_translated(passage: Passage) -> bool:
    return len(passage.text) <= LONGEST_LINE and TRANSLATED.search(passage.text) is not None


def _ends_letter(passage: Passage) -> bool:
    return len(passage.text) < 60 and not passage.level and not _says_translated(passage)


def language_of_passages(passages: Sequence[Passage]) -> str:
    """The language of the beginning of some passages, as much as tells."""
    return identify(" ".join(passage.text for passage in passages[:40])[:4000])
