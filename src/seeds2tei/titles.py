"""Which line above a text can be its title, and which cannot: an address, a date line, a classification."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seeds2tei.letters import is_dateline, salutation
from seeds2tei.lines import folded, is_heading, is_name, known
from seeds2tei.passage import Passage
from seeds2tei.running_heads import COPY
from seeds2tei.source import Span
from seeds2tei.web_page import is_domain, phrase

REACH = 150  # passages in which the text must begin
LINES = 30  # of them, those that stand outside lists
PROSE = 250  # letters of a paragraph that is text beyond doubt
FOLLOWS = 100  # letters of a paragraph that can follow a title
LONGEST_TITLE = 500
LEAST_WORDS = 5  # of a title that stands directly above a date line or a salutation
FEW = 3  # words of a line that names a number or a copy and nothing else
APART = frozenset("list item table lg quote".split())
BYLINE = re.compile(
    r"\s*(?:(?:by|von|par|por|di|da)\s+|автор\s*:?\s*)(?:the\s+)?(?:(?:late|hon\S*|right hon\S*)\s+)*(?=\S)",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"(?:File|No|Nr|N°|Nº|№|Num|Doc|Document|Dokument|Документ|Док|Box|Folder|Lot|Copy|Kopie|Экз|Page|Seite|Стр|Spec|Inv)\b"
    r"[.:]?[^\n]{0,30}\d"
)
LABEL = re.compile(r"[^\W\d_][^:：\n.]{1,40}[:：](?!//)")


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
        lines += _lines(passage)
        if len(lines) >= LINES or is_prose(lines[-1]):
            break
    return lines


def _lines(passage: Passage) -> Iterator[Line]:
    """A passage as one line, or as several where a date, a number, a label or an author stands on one of them."""
    text = passage.text
    parts = [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", text[: 4 * LONGEST_TITLE])]
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
    return is_dateline(line) or NUMBERED.match(line) is not None


def is_prose(line: Line) -> bool:
    """Whether a line is text, by its length and its end."""
    text = line.text.rstrip()
    if line.is_heading or LABEL.match(text):
        return False
    return len(text) > LONGEST_TITLE or (len(text) >= PROSE and text[-1] in '.!?”":…»')


def may_be_title(text: str) -> bool:
    """Whether a line is not one of those that only look like a title.

    >>> may_be_title("On the Price of Bread"), may_be_title("To the Members of the Board"), may_be_title("TOP SECRET")
    (True, False, False)
    >>> may_be_title("No. 17"), may_be_title("Vienna, 12 May 1904"), may_be_title("Abstract"), may_be_title("* * *")
    (False, False, False, False)
    """
    words = text.strip()
    line = folded(words)
    if not line or len(words) > LONGEST_TITLE or not any(character.isalpha() for character in words) or "://" in words:
        return False
    if any(known(kind, line) for kind in ("section", "classification", "link", "anywhere")) or phrase(words):
        return False
    if (NUMBERED.match(words) and len(words.split()) <= FEW) or (COPY.search(words) and len(words.split()) <= FEW):
        return False
    if words[-1] in "”»" and not any(sign in words for sign in "“„«"):
        return False  # the end of a quotation
    return not (BYLINE.match(words) or is_domain(words) or salutation(words) or is_dateline(words))


def plain_title(lines: Sequence[Line]) -> Line | None:
    """The title among lines that are no headings: the first that looks like one, with text, labels or a date below."""
    for i, line in enumerate(lines[:-1]):
        text = line.text.strip()
        if (
            line.is_heading
            or is_prose(line)
            or salutation(text)
            or (LABEL.match(text) and len(text.split(":")[0]) < 20)
        ):
            return None
        if not may_be_title(text):
            continue
        if not is_heading(text.rstrip(".,") if text.isupper() else text, LONGEST_TITLE) or "\n\n" in text:
            return None
        return line if _has_below(text, lines[i + 1 : i + 4]) else None
    return None


def _has_below(text: str, following: Sequence[Line]) -> bool:
    """Whether what follows a line is what follows a title."""
    after = following[0]
    words = after.text.strip()
    if salutation(words) or is_dateline(words):
        return len(text.split()) >= LEAST_WORDS and not is_name(text)
    if after.is_heading:
        return not may_be_title(words)
    if len(words) >= FOLLOWS or LABEL.match(words) or (text.isupper() and BYLINE.match(words)):
        return True
    if (
        known("section", folded(words))
        or known("classification", folded(words))
        or NUMBERED.match(words)
        or words[0] in "[("
    ):
        return len(text.split()) > 1
    below = any(is_prose(other) or LABEL.match(other.text) for other in following[1:])
    return below and len(text.split()) >= LEAST_WORDS - 1
