"""What the front matter of a file states of the document: `title: On Bread`, `author: Clara Veld, Max Hart`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.expressions import expression
from seeds2tei.passage import Passage
from seeds2tei.roles import said_roles
from seeds2tei.source import Span

TITLE = expression(r"(?:title|titel|titre|título|titolo|tytuł|название|заголовок|назва)[ \t]*:[ \t]*", re.IGNORECASE)
AUTHOR = expression(r"(?:authors?|autor|auteur|autore|verfasser|автор|creator)[ \t]*:[ \t]*", re.IGNORECASE)
MEMBER = expression(r"-[ \t]+")
NAME_KEY = expression(r"(?:name|full[_ ]?name|given)[ \t]*:[ \t]*", re.IGNORECASE)
BETWEEN = expression(r"[^,;&\n]+")
POSTSCRIPT = expression(
    r"(?:post[-_ ]?script(?:um)?|ps|p\.s\.|nachschrift|postskriptum|pos(?:t?data|critto)|постскриптум)"
    r"[ \t]*:[ \t]*(?=\S)",
    re.IGNORECASE,
)
BLOCK = expression(r"[|>][-+]?\s*")
KEY = expression(r"[\w-]+[ \t]*:(?:\s|$)")
NOBODY = frozenset("unknown anonymous anon admin none n/a na null - webmaster editor".split())
TRANSLATED = expression(
    r"(?i:translat\w{0,20}|übersetzt|traduit\w{0,20}|traducid\w{0,20}|перев\w{0,20}|переклад\w{0,20})[^.\n]{0,40}?\b(?:by|von|par|por)?\s"
)
SEARCHED = 30  # passages in which roles and signatures are looked for, from either end

Value = tuple[Passage, tuple[int, int]]


def stated_title(matter: Sequence[Passage]) -> Value | None:
    """The value of `title:`, without quotation marks."""
    for passage in matter:
        if (match := TITLE.match(passage.text)) and (value := _bare(passage.text, match.end())):
            return passage, value
    return None


def stated_authors(matter: Sequence[Passage], passages: Sequence[Passage]) -> Iterator[tuple[Passage, int, int]]:
    """The names of `author:`: the first, and of the others those who sign the document.

    Web pages list the author and the translator there, one after the other; the text says who translated.
    """
    names = list(_names(matter))
    text = [passage for passage in passages if passage.block.field != "front-matter"]
    ends = [*text[:SEARCHED], *text[-SEARCHED:]]
    for i, (passage, start, end) in enumerate(names):
        name = passage.text[start:end]
        if not _translates(name, ends) and (i == 0 or _signs(name, ends)):
            yield passage, start, end


class Postscript(NamedTuple):
    """A postscript that the front matter holds: its key ends at `key`, its words begin at `value` or in `lines`."""

    passage: Passage
    key: int
    value: int
    lines: tuple[Passage, ...]

    def claims(self, *, by: str) -> Iterator[Annotation]:
        """The key is the heading, what stands behind it the paragraph."""
        line, key = self.passage, self.passage.span(0, self.key)
        because = f'"{line.text[: self.key].strip()}" holds the postscript of the letter'
        last = (self.lines or (line,))[-1].block.span.end
        start = line.block.span.start
        begin = self.lines[0].block.span.start if self.lines else line.span(self.value, len(line.text)).start
        yield Annotation(Span(start, last), "postscript", by=by, because=because, field="postscript")
        yield Annotation(Span(start, key.end), "head", by=by, because=because)
        yield Annotation(Span(begin, last), "p", by=by, because=because)


def stated_postscripts(passages: Sequence[Passage]) -> Iterator[Postscript]:
    """What stands behind `post_scriptum:`, on its line or, after `|` or `>`, on the lines below."""
    matter = [passage for passage in passages if passage.block.field == "front-matter"]
    for i, passage in enumerate(matter):
        key = POSTSCRIPT.match(passage.text)
        if key is None:
            continue
        if BLOCK.fullmatch(passage.text, key.end()) is None:
            yield Postscript(passage, key.end(), key.end(), ())
            continue
        lines = list(takewhile(lambda line: KEY.match(line.text) is None, matter[i + 1 :]))
        if lines:
            yield Postscript(passage, len(passage.text.rstrip()), len(passage.text), tuple(lines))


def _names(matter: Sequence[Passage]) -> Iterator[tuple[Passage, int, int]]:
    for i, passage in enumerate(matter):
        match = AUTHOR.match(passage.text)
        if match is None:
            continue
        if passage.text[match.end() :].strip():
            yield from _parted(passage, match.end())
            return
        for member in matter[i + 1 :]:
            sign = MEMBER.match(member.text)
            if sign is None:
                return
            key = NAME_KEY.match(member.text, sign.end())
            yield from _parted(member, key.end() if key else sign.end())
        return


def _parted(passage: Passage, start: int) -> Iterator[tuple[Passage, int, int]]:
    for match in BETWEEN.finditer(passage.text, start):
        bare = _bare(match[0], 0)
        if bare is None:
            continue
        name = match[0][slice(*bare)]
        if len(name) <= 60 and name.casefold() not in NOBODY and any(character.isalpha() for character in name):
            yield passage, match.start() + bare[0], match.start() + bare[1]


def _bare(text: str, start: int) -> tuple[int, int] | None:
    """A value without white space, quotation marks and brackets around it."""
    value = text[start:]
    stripped = value.strip(" \t\n'\"[]")
    if not stripped:
        return None
    begin = start + value.index(stripped)
    return begin, begin + len(stripped)


def _translates(name: str, passages: Sequence[Passage]) -> bool:
    """Whether the text says that somebody of this name translated it."""
    last = name.split()[-1]
    if any(last in passage.text[:200] and said_roles(passage.text[:200]) for passage in passages):
        return True
    return any(
        last in passage.text[match.end() : match.end() + 60]
        for passage in passages
        for match in TRANSLATED.finditer(passage.text[:2000])
    )


def _signs(name: str, passages: Sequence[Passage]) -> bool:
    """Whether the name stands on a line of its own."""
    return any(
        line.strip(" .,*_").endswith(name) and len(line) <= len(name) + 30
        for passage in passages
        if name in passage.text
        for line in passage.text.split("\n")
    )
