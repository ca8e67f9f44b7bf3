"""Texts in which each line is a paragraph, and no blank line stands between.

    Murom, May 21st 63                                 ->    <p>Murom, May 21st 63</p>
    Dear Uncle                                               <p>Dear Uncle</p>
    I thought I would occupy a few spare moments ...         <p>I thought I would occupy ...</p>

Nobody breaks a line after two hundred letters: where one is as long as that, a line end ends a paragraph. The
paragraphs stay as provisional as those of the file format. A cell of a table is one paragraph. TEI P5, section COPA
(Paragraphs).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from seeds2tei.annotation import READER, Annotation
from seeds2tei.note_signs import label
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.source import Span

LONG = 200  # letters of a line that nobody broke
SPACED = 20  # letters of the longest usual word: a line without blanks is an address
WRAPPED = range(45, 101)  # letters of a line that somebody did
LINE = re.compile(r"(?<![^\S\n])[^\S\n]*+\S[^\n]*+")
LEAST_NOTES = 2
BRACKETED = frozenset({"square", "caret", "shell", "enclosed"})
INDENT = "\n\u3000\u3000"
INDENTED = re.compile(r"\S(?:(?!\n\u3000\u3000)[\s\S])*")
BECAUSE = "the lines of this block are not broken, so each is a paragraph"


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    for passage in passages:
        if passage.tag != "p" or not passage.provisional or passage.block.field.startswith("row "):
            continue
        if len(passage.text) > LONG and "\n" in passage.text:
            lines = list(LINE.finditer(passage.text))
            if len(lines) > 1 and _is_unwrapped([line[0].strip() for line in lines]):
                yield from _paragraphs(passage, [line.span() for line in lines], BECAUSE)
                continue
        if "\n" in passage.text and (noted := _noted(passage.text)):
            yield from _paragraphs(passage, noted, "its lines bear the signs of notes, in sequence")
        elif passage.text.count(INDENT) and len(lines := list(INDENTED.finditer(passage.text))) > 1:
            because = "its lines are indented as paragraphs are in East Asian books"
            yield from _paragraphs(passage, [line.span() for line in lines], because)


def _noted(text: str) -> list[tuple[int, int]]:
    """The stretches of a block of which each line bears the next sign: "[1] ...", "[2] ..."; none, if there are no two.

    A line without a sign goes on with the note above it; what stands above the first note is a stretch of its own.
    """
    starts: list[int] = []
    last = 0
    for line in LINE.finditer(text):
        found = label(line[0].lstrip())
        if found is None or found.style not in BRACKETED or not found.words.isdecimal():
            continue
        number = int(found.words)
        if starts and number != last + 1:
            return []
        starts.append(line.end() - len(line[0].lstrip()))
        last = number
    if len(starts) < LEAST_NOTES:
        return []
    begins = [0, *starts] if text[: starts[0]].strip() else starts
    return list(pairwise([*begins, len(text)]))


def _is_unwrapped(lines: Sequence[str]) -> bool:
    """Whether one line is too long to be broken, and most others are not broken in mid-sentence."""
    if not any(len(line) > LONG and line.count(" ") * SPACED > LONG for line in lines):
        return False
    broken = sum(len(line) in WRAPPED and (line[-1].isalpha() or line[-1] == ",") for line in lines[:-1])
    return broken * 2 <= len(lines)


def _paragraphs(passage: Passage, lines: Sequence[tuple[int, int]], because: str) -> Iterator[Annotation]:
    """One paragraph for each line; the first and the last keep the signs at the edges of the block."""
    spans = [passage.span(start, start + len(passage.text[start:end].rstrip())) for start, end in lines]
    spans[0] = Span(passage.block.span.start, spans[0].end)
    spans[-1] = Span(spans[-1].start, passage.block.span.end)
    for span in spans:
        yield Annotation(span, "p", by=READER, because=because)


RECOGNISER = Recogniser("unwrapped", ("p",), "COPA", find)
