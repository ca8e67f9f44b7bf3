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
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from seeds2tei.annotation import READER, Annotation
from seeds2tei.expressions import expression
from seeds2tei.letter_lines import letter_lines
from seeds2tei.note_signs import label
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.repositories import Repositories
from seeds2tei.sections import NUMBERED_ENCLOSURE
from seeds2tei.source import Span
from seeds2tei.source_lines import is_reference

LONG = 200  # letters of a line that nobody broke
SPACED = 20  # letters of the longest usual word: a line without blanks is an address
WRAPPED = range(45, 101)  # letters of a line that somebody did
LINE = expression(r"(?<![^\S\n])[^\S\n]*+\S[^\n]*+")
LEAST_NOTES = 2
LONGEST_ABOVE = 300  # letters of lines above a reference: date, office, copy
LEAST_LETTER = 80  # letters of a block that can be a letter
BRACKETED = frozenset({"square", "caret", "shell", "enclosed"})
IN_A_ROW = expression(r"(?:(?<=[.!?…»”\"')\]]\s)|\A)\[(\d{1,3})\](?=\s)")
CALLED = expression(r"(?<=\S)\s?\[(\d{1,3})\]")
INDENT = "\n\u3000\u3000"
INDENTED = expression(r"\S(?:(?!\n\u3000\u3000)[\s\S])*")
BECAUSE = "the lines of this block are not broken, so each is a paragraph"


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    blocks = [p for p in passages if p.tag == "p" and p.provisional and not p.block.field.startswith("row ")]
    split = {id(p): lines for p in blocks if "\n" in p.text and (lines := _unwrapped(p.text, LONG))}
    called: set[str] = set()
    for passage in blocks:
        if "[" in passage.text:
            if row := _in_a_row(passage.text, called):
                yield from _paragraphs(passage, row, "notes in one paragraph, each with the sign that the text has")
                continue
            called.update(CALLED.findall(passage.text))
        if "\n" not in passage.text:
            continue
        lines = split.get(id(passage), ())
        if lines:
            yield from _paragraphs(passage, lines, BECAUSE)
        elif parts := list(_beside_enclosures(passage.text, unwrapped=bool(split))):
            yield from _paragraphs(passage, parts, "a line of it begins an enclosure, and has its number")
        elif len(passage.text) > LEAST_LETTER and (letter := letter_lines(passage.text)):
            yield from _paragraphs(
                passage, letter, "a letter in one block: salutation or formula stand on a line of their own"
            )
        elif kept := _above_reference(passage.text, profile.repositories):
            yield from _paragraphs(passage, kept, "its last line says where the document is kept, and nothing else")
        elif noted := _noted(passage.text):
            yield from _paragraphs(passage, noted, "its lines bear the signs of notes, in sequence")
        elif passage.text.count(INDENT) and len(lines := _spans(INDENTED, passage.text)) > 1:
            because = "its lines are indented as paragraphs are in East Asian books"
            yield from _paragraphs(passage, lines, because)


def _spans(pattern: re.Pattern[str], text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in pattern.finditer(text))


def _unwrapped(text: str, long: int) -> tuple[tuple[int, int], ...]:
    """The lines of a text that nobody broke, one of them longer than `long`; else nothing."""
    if len(text) <= long:
        return ()
    lines = _spans(LINE, text)
    return lines if len(lines) > 1 and _is_unwrapped([text[slice(*line)].strip() for line in lines], long) else ()


def _beside_enclosures(text: str, *, unwrapped: bool) -> Iterator[tuple[int, int]]:
    """The stretches of a block before, between and after lines such as "Appendix 2"; none, if only its first is one.

    unwrapped  whether other blocks of the document have lines that nobody broke; then shorter ones tell too
    """
    starts = {0}
    for line in LINE.finditer(text):
        if NUMBERED_ENCLOSURE.fullmatch(line[0].strip()):
            starts |= {line.start(), line.end()}
    cuts = sorted(start for start in starts if text[start:].strip())
    if len(cuts) < 2:
        return
    for start, end in pairwise([*cuts, len(text)]):
        lines = _unwrapped(text[start:end], WRAPPED.stop) if unwrapped else ()
        if lines:
            yield from ((start + first, start + last) for first, last in lines)
        else:
            yield start + len(text[start:end]) - len(text[start:end].lstrip()), end


def _above_reference(text: str, archives: Repositories) -> list[tuple[int, int]]:
    """The lines of a short block above an archival reference that is its last line, and that line; else nothing."""
    last = text.rstrip().rfind("\n") + 1
    if not 0 < last <= LONGEST_ABOVE or not any(map(str.isdigit, text[last:])) or text[:last].rstrip().endswith("]"):
        return []  # behind the sign of a note it is the note, said again
    before = text.rfind("\n", 0, last - 1) + 1
    if not is_reference(text[last:], archives) or is_reference(text[before:last], archives):
        return []
    return [(0, last), (last, len(text))]


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


def _in_a_row(text: str, called: Container[str]) -> list[tuple[int, int]]:
    """The notes of one paragraph: "[1] See above. [2] Not found."; none, unless the text above calls each of them."""
    found = list(IN_A_ROW.finditer(text))
    if len(found) < LEAST_NOTES or found[0].start() or "\n[" in text:
        return []
    numbers = [int(match[1]) for match in found]
    in_order = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    if not in_order or not all(match[1] in called for match in found):
        return []
    return list(pairwise([*(match.start() for match in found), len(text)]))


def _is_unwrapped(lines: Sequence[str], long: int) -> bool:
    """Whether one line is too long to be broken, and most others are not broken in mid-sentence."""
    if not any(len(line) > long and line.count(" ") * SPACED > long for line in lines):
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
