"""What a profile keeps out of the files: readers' comments, or the names of those who comment.

The characters are accounted for as notation of the kind `withheld`. The report gives the place and the length of
each stretch, and no words; nor does it repeat the signs among them, for the tag of a comment may name its writer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from seeds2tei.expressions import expression
from seeds2tei.finding import Finding, Severity
from seeds2tei.lines import folded, known
from seeds2tei.passage import Draft, Passage
from seeds2tei.profile import Profile
from seeds2tei.source import WITHHELD, Mark, Span

SHAPE = expression(r".+", re.DOTALL)
"""Words of any shape; the proof allows them only where the profile withholds."""
MAIL = expression(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
WORD = expression(r"[^\W_](?:[\w’'-]*[^\W_])?")
POSSESSIVE = expression(r"['’]s$")
COUNT = expression(r"^\d{1,4}\s|\s?\(?\d{1,4}\)?$|^(?:no|one|two|three)\s|\s(?:on|to|zu|à|a|к)\s.*$")
LONGEST_HEADING = 60
LEAST = 3  # letters of a forename or a surname that is withheld where it stands alone
COMMENTS = (("type", "comments"),)


class Commenters:
    """The names of those who comment, each with a number: the same name has the same number wherever it stands."""

    def __init__(self, names: Iterable[str]) -> None:
        self._numbers: dict[str, int] = {}
        self._parts: dict[str, set[int]] = {}
        for name in names:
            key = _folded(name)
            number = self._numbers.setdefault(key, len(self._numbers) + 1)
            for word in WORD.findall(name):
                if len(word) >= LEAST and not word[0].islower():
                    self._parts.setdefault(word, set()).add(number)
        self._longest = max((len(key.split()) for key in self._numbers), default=0)

    def found(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Where a name, a forename or a surname stands: begin, end, and whose it is (0: of more than one)."""
        words = list(WORD.finditer(text))
        i = 0
        while i < len(words):
            for length in range(min(self._longest, len(words) - i), 0, -1):
                begin, end = words[i].start(), words[i + length - 1].end()
                if number := self._numbers.get(_folded(text[begin:end])):
                    yield begin, end, number
                    i += length
                    break
            else:
                if numbers := self._parts.get(POSSESSIVE.sub("", words[i][0])):
                    yield *words[i].span(), next(iter(numbers)) if len(numbers) == 1 else 0
                i += 1


def _folded(name: str) -> str:
    return POSSESSIVE.sub("", " ".join(WORD.findall(name)).casefold())


def named(passage: Passage, commenters: Commenters) -> Iterator[tuple[int, int, int]]:
    """The stretches of a comment that say who comments: names, addresses of mail, the words of a link to one.

    Begin and end in the text of the passage, in order, none overlapping another; the number of the commenter, or 0.
    """
    links = (
        (passage.offset(link.span.start), passage.offset(link.span.end), 0)
        for link in passage.holds("ref")
        if link.get("target").casefold().startswith("mailto:")
    )
    mails = ((*match.span(), 0) for match in MAIL.finditer(passage.text))
    position = 0
    for begin, end, number in sorted((*links, *mails, *commenters.found(passage.text)), key=lambda s: (s[0], -s[1])):
        if begin >= position and begin < end:
            yield begin, end, number
            position = end


def withheld_marks(passage: Passage, begin: int, end: int) -> tuple[Mark, ...]:
    """The words of a stretch as what is withheld; the signs among them stay what they are."""
    return tuple(Mark(span, "", WITHHELD) for span in passage.stretches(begin, end))


def private(draft: Draft) -> list[Span]:
    """The comments of which something is withheld: no report repeats a sign among them."""
    if not any(mark.rule == WITHHELD for mark in draft.marks):
        return []
    return [claim.span for claim in draft.containers if claim.attributes == COMMENTS]


def withheld(draft: Draft, profile: Profile) -> Iterator[Finding]:
    """What was withheld, in one finding; a warning where comments are to be withheld and were not understood."""
    if not profile.collection.withholds:
        return
    spans = [mark.span for mark in draft.marks if mark.rule == WITHHELD]
    if spans:
        length = sum(end - start for start, end in spans)
        stretches = "1 stretch" if len(spans) == 1 else f"{len(spans)} stretches"
        sentence = (
            f"{stretches} of readers' comments ({length} characters) left out, as [collection].comments of the profile "
            "asks. The inventory of notation has the place and length of each."
        )
        yield Finding("withheld", Severity.NOTE, sentence, *spans[0])
    elif heading := next((passage for passage in draft.passages if is_comments_heading(passage)), None):
        words = heading.text.strip()
        sentence = (
            f'"{words}" stands alone, but what follows does not look like readers\' comments: nothing is left out. '
            "Look whether private words stand there, and take them out of the source."
        )
        yield Finding("withheld", Severity.WARNING, sentence, *heading.block.span)


def is_comments_heading(passage: Passage) -> bool:
    """Whether a line may stand above readers' comments: "Comments (2)", "3 replies to: Bread"."""
    if len(passage.text) > LONGEST_HEADING or not passage.provisional or passage.tag not in ("p", "head"):
        return False
    line = folded(passage.text)
    return known("comments", line) or known("comments", COUNT.sub("", line).strip())
