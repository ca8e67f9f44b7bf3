"""The lines of a document before its text begins, one by one: headings, dates, labels, names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seeds2tei.datelines import is_dateline
from seeds2tei.expressions import expression
from seeds2tei.lines import is_heading, is_name
from seeds2tei.passage import Passage
from seeds2tei.source import Span

REACH = 150  # passages in which the text must begin
LINES = 30  # of them, those that are looked at; after these the highest headings alone
PROSE = 250  # letters of a paragraph that is text beyond doubt
LONGEST_TITLE = 500
APART = frozenset("list item table lg quote".split())
NUMBERED = expression(
    r"(?:File|No|Nr|N°|Nº|№|Num|Doc|Document|Dokument|Документ|Док|Box|Folder|Lot|Copy|Kopie|Экз|Page|Seite|Стр|Spec|Inv)\b"
    r"[.:]?[^\n]{0,30}\d"
)
OF_DAY = expression(r"(?:vom|of|du|del|z dnia|от|від) ")
SIGN = expression(r"(?:\[\d{1,3}\]|[⁰¹²³⁴-⁹]{1,3}|\*{1,3})$")  # of a note
LABEL = expression(r"[^\W\d_][^:：\n.]{1,40}[:：](?!//)")


class Line(NamedTuple):
    """A line above the text: a passage, or one line of it (offsets of the passage's text)."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    @property
    def is_heading(self) -> bool:
        """Whether the file format made it one."""
        return self.passage.tag == "head"

    @property
    def span(self) -> Span:
        """The block, where the line is all of it; else its characters."""
        whole = self.passage.block.span
        span = self.passage.span(self.start, self.end)
        first, last = not self.passage.text[: self.start].strip(), not self.passage.text[self.end :].strip()
        return Span(whole.start if first else span.start, whole.end if last else span.end)


def opening(passages: Sequence[Passage]) -> list[Line]:
    """The lines before the first paragraph of text, and that paragraph; lists, tables and furniture left out."""
    lines: list[Line] = []
    for passage in passages[:REACH]:
        if passage.block.field == "front-matter" or passage.tag not in ("p", "head") or not passage.provisional:
            continue
        if any(container.tag in APART for container in passage.within):
            continue
        if len(lines) < LINES or passage.level == 1:
            lines += _lines(passage)
        if is_prose(lines[-1]):
            break
    return lines


def _lines(passage: Passage) -> Iterator[Line]:
    """A passage as one line, or as several where a date, a number, a label or an author stands on one of them."""
    text = passage.text
    parts = [match.span() for match in re.finditer(r"(?<![^\S\n])[^\S\n]*+\S[^\n]*+", text[: 4 * LONGEST_TITLE])]
    words = [text[start:end].strip() for start, end in parts]
    apart = len(words) > 1 and passage.tag == "p" and len(words[0]) <= LONGEST_TITLE
    named = apart and len(words) == 2 and is_name(words[0]) and is_heading(words[1])
    if named or (apart and any(_is_apart(line) for line in words[:4])):
        ends = [*(start for start, _ in parts[1:4]), len(text)]
        for (start, _), end in zip(parts, ends, strict=False):
            yield Line(passage, start, start + len(text[start:end].rstrip()))
    else:
        yield Line(passage, 0, len(text))


def _is_apart(line: str) -> bool:
    """Whether a line is none of a title; "vom 5. Mai 1904" below "Verordnung" is."""
    return NUMBERED.match(line) is not None or (is_dateline(line) and OF_DAY.match(line) is None)


def is_prose(line: Line) -> bool:
    """Whether a line is text, by its length and its end."""
    text = SIGN.sub("", line.text.rstrip())
    if line.is_heading or LABEL.match(text):
        return False
    return len(text) > LONGEST_TITLE or (len(text) >= PROSE and text[-1] in '.!?”":…»')
