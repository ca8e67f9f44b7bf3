"""The proof: every character of the source is accounted for exactly once, and the written file says it.

Four parts, always all of them. They trust neither the builder nor the readers: they look at the bytes that
were decoded, at the slices that were written, at the notation that was declared, and at the bytes of the
finished file.

What is not proved: that a date is a date, or that a sign of the right shape was meant as a sign. For the
last there is the inventory of notation in the report, which a person reads in one minute.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from typing import NoReturn

from lxml import etree

from seeds2tei.errors import InfidelityError
from seeds2tei.expressions import expression
from seeds2tei.source import WITHHELD, Mark, Source, Span
from seeds2tei.vocabulary import ELEMENT_ONLY, NAMESPACE

TEXT = f"{{{NAMESPACE}}}text"
LAYOUT = frozenset(f"{{{NAMESPACE}}}{tag}" for tag in ELEMENT_ONLY)
BLANK = expression(r"[\s\ufeff]+")
# XML 1.0, production 2 (Char), less the form feed: a sign that reads as nothing.
FORBIDDEN = expression(r"[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REFERENCE = expression(r"&\S+;")


def prove(
    files: Sequence[bytes],
    source: Source,
    marks: Sequence[Mark],
    runs: Sequence[Span],
    tree: etree._ElementTree,
    shapes: Mapping[str, re.Pattern[str]],
) -> None:
    """Prove a document, or raise InfidelityError with the first place that is wrong.

    files   the bytes of each file of the document, as they were found
    marks   the notation of the source, in order
    runs    the slices of the source that were written, in the order of the file
    tree    the written bytes, parsed again
    shapes  rule of notation -> what its marks may look like
    """
    if source.encoded() != tuple(files):
        _fail(source, 0, "decoding and encoding again does not give back the bytes of the file.")
    silent = _silent(marks, runs)
    _prove_exactly_once(source, runs, silent)
    _prove_file_says_it(source, marks, runs, tree)
    _prove_notation(source, marks, shapes)


def _silent(marks: Sequence[Mark], runs: Sequence[Span]) -> list[Span]:
    """The notation of which nothing is written, because nothing is read there."""
    written = set(runs)
    return [mark.span for mark in marks if not mark.reading.strip() and mark.span not in written]


def _prove_exactly_once(source: Source, runs: Sequence[Span], silent: Iterable[Span]) -> None:
    """Runs and silent notation tile the text; what is between them is white space between blocks."""
    text = source.text
    position = 0
    for start, end in sorted([*runs, *silent]):
        if start > position and not BLANK.fullmatch(text, position, start):
            _fail(source, position, f'these characters would be lost: "{_quoted(text[position:start])}"')
        if start < position:
            _fail(source, start, f'these characters would stand twice: "{_quoted(text[start:position])}"')
        position = max(position, end)
    if position < len(text) and not BLANK.fullmatch(text, position):
        _fail(source, position, f'these characters would be lost: "{_quoted(text[position:])}"')


def _prove_file_says_it(source: Source, marks: Sequence[Mark], runs: Sequence[Span], tree: etree._ElementTree) -> None:
    """The text of the written file, in document order, is the reading of the runs."""
    readings = {mark.span: mark.reading for mark in marks if mark.reading}
    text, found = source.text, "".join(_text_of(tree))
    position = 0
    for i, (start, end) in enumerate(runs):
        words = readings.get(runs[i]) or text[start:end]
        if not found.startswith(words, position):
            differing = (k for k, pair in enumerate(zip(words, found[position:], strict=False)) if pair[0] != pair[1])
            same = next(differing, min(len(words), len(found) - position))
            rest = "".join(readings.get(run) or text[run[0] : run[1]] for run in runs[i : i + 30])
            wanted, got = rest[same : same + 30], found[position + same : position + same + 30]
            _fail_to_say(source, min(start + same, end), wanted, got)
        position += len(words)
    if position < len(found):
        _fail_to_say(source, runs[-1][1] if runs else 0, "", found[position : position + 30])


def _fail_to_say(source: Source, offset: int, wanted: str, got: str) -> NoReturn:
    _fail(source, offset, f'the written file should say "{_quoted(wanted)}" and says "{_quoted(got)}"')


def _text_of(tree: etree._ElementTree) -> Iterable[str]:
    """The text of the file's `<text>`; white space directly in an element that holds only elements is layout."""
    body = tree.getroot().find(TEXT)
    if body is None:
        return
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            if element.text and not (element.tag in LAYOUT and element.text.isspace()):
                yield element.text
        elif element is not body and element.tail:
            parent = element.getparent()
            if not (parent is not None and parent.tag in LAYOUT and element.tail.isspace()):
                yield element.tail


def _prove_notation(source: Source, marks: Iterable[Mark], shapes: Mapping[str, re.Pattern[str]]) -> None:
    """Every mark has the shape that its rule declares, and is read as it must be."""
    text, begins = source.text, frozenset(source.begins)
    for (start, end), reading, rule in marks:
        shape = shapes.get(rule)
        if shape is None or not shape.fullmatch(text, start, end):
            _fail(source, start, f'"{_quoted(text[start:end])}" was taken for notation of the kind {rule}')
        line_goes_on = end not in begins and text.startswith("\n", end)
        if reading != ("" if rule == WITHHELD else _reading(text[start:end], line_goes_on=line_goes_on)):
            _fail(source, start, f'"{_quoted(text[start:end])}" was read as "{_quoted(reading)}"')


def _reading(sign: str, *, line_goes_on: bool) -> str:
    """What a human reads in a sign: nothing, save where it stands for a character or a line end.

    line_goes_on  whether a line feed follows in the same file
    """
    if sign == "\r":
        return "" if line_goes_on else "\n"
    read = unescape(sign).replace("\r", "\n") if REFERENCE.fullmatch(sign) else sign
    if FORBIDDEN.fullmatch(read) or read == "" or (read == "\f" and sign != "\f"):
        return "\ufffd"
    return "" if read is sign else read


def _quoted(text: str) -> str:
    """A few characters for a message, without controls that could upset a terminal."""
    shown = "".join(character if character.isprintable() else "\ufffd" for character in " ".join(text.split()))
    return shown if len(shown) <= 60 else shown[:57] + "..."


def _fail(source: Source, offset: int, sentence: str) -> NoReturn:
    line, column = source.place(offset)
    raise InfidelityError(source.name, f":{line}:{column}", offset, sentence)
