"""Remarks of an editor or translator in brackets among the words.

    party [evidently a misprint for "parties" - GF]  ->  <sic>party</sic> <note place="inline" type="textual"
                                                         target="#..." resp="#GF"><pc>[</pc>evidently ...
    I. STALIN [typed, not signed- GF]                ->  <note place="inline" type="physical" ...>

A bracket is a remark if it is signed (initials behind a dash, Ed., Tr., Прим. ред.) or worded as one: "evidently",
"instead of", "by hand". A remark on a mistake speaks of the word before it. Initials stay in the text; whom they mean
is said only if just one person of the document bears them. TEI P5, section CONONO; the words are in data/brackets.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from seeds2tei.annotation import Annotation, Attributes
from seeds2tei.brackets import Bracket, brackets, is_whole, responsible, shown, signs, word_before, wording
from seeds2tei.expressions import expression
from seeds2tei.note_signers import COUNTRIES, INITIALS
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.traits import begins_with_trait, parted

LONGEST = 700
FEW = 8  # words up to which a remark on ink, seals and margins is no sentence of the document
OBJECT = expression(r"\s*+(?::\s*+)?(?:[\"'“„«‘].*|[\w.,/-]++)[\s.?!]*", re.DOTALL)
LOWER_AFTER = expression(r"\s?[^\W\d_A-ZА-Я]")


class Remark(NamedTuple):
    """What a bracket remarks on: type of the note, offsets of initials, whether the word before is meant."""

    type: str
    because: str
    initials: tuple[int, int] | None = None
    on_word: bool = False


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    for passage in passages:
        for bracket in brackets(passage):
            if len(bracket.words) > LONGEST:
                continue
            remark = _remark(passage, bracket)
            if remark is not None:
                yield from _claims(passage, bracket, remark)


def _remark(passage: Passage, bracket: Bracket) -> Remark | None:
    words = bracket.words
    initials = INITIALS.search(words)
    if initials is not None and initials[1].strip() not in COUNTRIES and initials.start() > 0:
        kind, on_word = _kind(words)
        start = bracket.start + 1 + initials.start(1)
        sigil = (start, start + len(initials[1].rstrip()))
        return Remark(kind or "editorial", f'it is signed "{initials[1].strip()}"', sigil, on_word)
    for signed, kind in (
        ("by-editor", "editorial"),
        ("by-translator", "translator"),
        ("by-transcriber", "transcriber"),
    ):
        sign = _signature(signed).search(words) if wording(signed).may_stand_in(words) else None
        if sign is not None:
            worded, on_word = _kind(words)
            return Remark(worded or kind, f'"{sign[0].strip(" .-–—:")}" says whose remark it is', None, on_word)
    if is_whole(passage, bracket):
        describes = " " in words.strip() and begins_with_trait(words)
        return Remark("physical", "it describes the document as a thing") if describes else None
    kind, on_word = _kind(words)
    if kind == "physical" and not _stands_apart(passage.text, bracket):
        return None
    return Remark(kind, "it is worded as a remark", None, on_word) if kind else None


@cache
def _signature(kind: str) -> re.Pattern[str]:
    """A signature for an office: all there is, behind a dash or a sentence, or before a colon or the remark."""
    names = wording(kind).pattern
    return re.compile(rf"\A\s*(?:{names})\s*\Z|[-–—.:;!?»”\"')]\s*(?:{names})\s*\Z|\A\s*(?:{names})\s*[:–—-]")


def _kind(words: str) -> tuple[str, bool]:
    """The type of a remark by its words, "" if it is not worded as one; and whether it calls a word wrong.

    >>> _kind("evidently a misprint"), _kind("typed, not signed"), _kind("the scoundrels")
    (('textual', True), ('physical', False), ('', False))
    """
    if wording("wrong").search(words):
        return "textual", True
    instead = wording("instead").search(words)
    if instead is not None and OBJECT.fullmatch(words, instead.end()):
        return "textual", True
    count = len(words.split())
    if count <= FEW and _speaks_of_writing(words):
        return "physical", False
    if wording("note").match(words.lstrip()) or (count > 1 and wording("sentence").match(words.lstrip())):
        return "editorial", False
    return "", False


def _speaks_of_writing(words: str) -> bool:
    """Whether words speak of ink, margins or seals: at the beginning, or in a phrase such as "by hand"."""
    found = wording("body").search(words)
    if found is None or ":" in words:  # "struck out: my" quotes what was struck out
        return False
    return not words[: found.start()].strip() or " " in found[0]


def _stands_apart(text: str, bracket: Bracket) -> bool:
    """Whether a single word cannot be part of the sentence: "he [signed] the treaty" is one."""
    if len(bracket.words.split()) > 1:
        return True
    before = text[max(0, bracket.start - 2) : bracket.start].rstrip()
    return not (before[-1:].islower() and LOWER_AFTER.match(text, bracket.end))


def _claims(passage: Passage, bracket: Bracket, remark: Remark) -> Iterator[Annotation]:
    because = f'"{shown(bracket.words)}": {remark.because}'
    attributes: Attributes = (("type", remark.type), ("place", "inline"))
    resp = responsible(passage)
    if remark.initials:
        resp = (("resp", f"#initials:{_letters(passage, remark.initials)}"),)
    word = word_before(passage.text, bracket.start) if remark.on_word else None
    if word is not None:
        said_of = passage.span(*word)
        key = f"sic-{said_of.start}"
        yield Annotation(said_of, "sic", resp, by="editor-note", because=because, key=key)
        attributes = (*attributes, ("target", f"#{key}"))
    span = passage.span(bracket.start, bracket.end)
    key = ""
    if remark.type == "physical" and any(kind for kind, _ in parted(bracket.words)):
        key = f"physical-{span.start}"
        end = INITIALS.search(bracket.words) if remark.initials else None
        stop = bracket.start + 1 + end.start() if end else bracket.end - 1
        said = passage.span(bracket.start + 1, stop)
        pointers = (("corresp", f"#{key}"), *resp)
        yield Annotation(said, "", pointers, field="physical", by="editor-note", because="it speaks of the document")
    yield Annotation(span, "note", (*attributes, *resp), by="editor-note", because=because, key=key)
    yield from signs(passage, bracket, by="editor-note")
    if remark.initials:
        initials = (("type", "initials"), ("corresp", resp[0][1]))
        yield Annotation(
            passage.span(*remark.initials), "abbr", initials, by="editor-note", because="initials of who remarks"
        )


def _letters(passage: Passage, initials: tuple[int, int]) -> str:
    return "".join(character for character in passage.text[slice(*initials)] if character.isalpha())


RECOGNISER = Recogniser("editor-note", ("note", "sic", "abbr", "pc"), "CONONO", find)
