"""Square brackets among the words: where they are, and what the rooms that read them have in common.

Only a bracket that holds no other and crosses no claim is offered. What was claimed before (a note's sign, the
editor's decision, an earlier room) is thereby left alone, so the rooms need not know of each other. All of this
takes time in proportion to the text, also where it consists of brackets.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from seeds2tei.annotation import Annotation, Attributes
from seeds2tei.expressions import expression
from seeds2tei.passage import Passage
from seeds2tei.tables import rows
from seeds2tei.vocabulary import EMPTY, FORMATTING

INNERMOST = expression(r"\[([^\[\]]*)\]")
SIGN = expression(r"[\[\]]")
# The word before a bracket; a closing quotation mark may stand between.
WORD_BEFORE = expression(r"(?<![^\W_])([^\W_](?:[\w'’./-]{0,60}[^\W_])?)([\"'”’»“]{0,2}[ \u00a0\n]{0,2})\Z")
REACH = 60  # characters in which that word is looked for
NOT_WORDS = frozenset({"fw", "label"})
IN_NO_WAY = FORMATTING | EMPTY  # for a bracket: it may stand across them


class Bracket(NamedTuple):
    """A pair of square brackets: offsets in the text of its passage, signs included; and what stands inside."""

    start: int
    end: int
    words: str


def brackets(passage: Passage, *, nested: bool = False) -> Iterator[Bracket]:
    """The brackets of a passage that hold no other and that nobody has claimed, in order.

    nested  also those that stand inside another
    """
    text = passage.text
    if "[" not in text or passage.tag in NOT_WORDS:
        return
    found = [Bracket(*match.span(), match[1]) for match in INNERMOST.finditer(text)]
    if not nested and len(found) != text.count("["):
        outer = _outermost(text)
        found = [bracket for bracket in found if outer.get(bracket.start) == bracket.end]
    claims = {
        (passage.offset(claim.span.start), passage.offset(claim.span.end))
        for claim in passage.inline
        if claim.tag not in IN_NO_WAY
    }
    starts, ends = sorted(start for start, _ in claims), sorted(end for _, end in claims)
    for bracket in found:
        start, end = bracket.start, bracket.end
        if (start, end) not in claims and not _between(starts, start, end) and not _between(ends, start, end):
            yield bracket


def _between(places: list[int], start: int, end: int) -> bool:
    """Whether one of the places, which are sorted, lies inside a bracket."""
    i = bisect_right(places, start)
    return i < len(places) and places[i] < end


def _outermost(text: str) -> dict[int, int]:
    """Where each balanced bracket that stands in no other begins and ends."""
    open_: list[int] = []
    pairs: list[tuple[int, int]] = []
    for sign in SIGN.finditer(text):
        if sign[0] == "[":
            open_.append(sign.start())
        elif open_:
            pairs.append((open_.pop(), sign.end()))
    outer: dict[int, int] = {}
    last = 0
    for start, end in sorted(pairs):
        if start >= last:
            outer[start] = last = end
    return outer


def strays(text: str) -> tuple[list[int], int]:
    """The closing brackets that nothing opens, and how many opening ones nothing closes."""
    open_ = 0
    closing: list[int] = []
    for sign in SIGN.finditer(text):
        if sign[0] == "[":
            open_ += 1
        elif open_:
            open_ -= 1
        else:
            closing.append(sign.start())
    return closing, open_


def signs(passage: Passage, bracket: Bracket, *, by: str) -> Iterator[Annotation]:
    """The two signs of a bracket, which stay in the text."""
    for start in (bracket.start, bracket.end - 1):
        yield Annotation(passage.span(start, start + 1), "pc", by=by, because="a bracket stays in the text")


def responsible(passage: Passage) -> Attributes:
    """Who answers for an unsigned bracket: whoever answers for the version in which it stands."""
    for container in reversed(passage.within):
        if container.tag == "div" and container.get("type") in ("translation", "original"):
            resp = container.get("resp")
            return (("resp", resp),) if resp else ()
    return ()


def word_before(text: str, start: int) -> tuple[int, int] | None:
    """Where the word before a bracket begins and ends.

    >>> word_before("the rails [sic] are", 10)
    (4, 9)
    >>> word_before("so it is. [sic]", 10)
    """
    low = max(0, start - REACH)
    match = WORD_BEFORE.search(text[low:start])
    return (low + match.start(1), low + match.end(1)) if match else None


def is_whole(passage: Passage, bracket: Bracket) -> bool:
    """Whether no letter or digit stands beside a bracket on its line."""
    before = passage.text[max(0, bracket.start - REACH) : bracket.start].rpartition("\n")[2]
    after = passage.text[bracket.end : bracket.end + REACH].partition("\n")[0]
    return not any(map(str.isalnum, before + after))


@dataclass(frozen=True)
class Wording:
    """Words that are looked for as whole words in either case, in the manner of a compiled expression.

    Only those are compiled whose letters a text has, perhaps as part of a longer word: most never are.
    """

    words: tuple[str, ...]

    def match(self, text: str) -> re.Match[str] | None:
        """One of the words, where a text begins."""
        return next(filter(None, (word.match(text) for word in self._mentioned(text))), None)

    def search(self, text: str) -> re.Match[str] | None:
        """One of the words, anywhere."""
        found = filter(None, (word.search(text) for word in self._mentioned(text)))
        return min(found, key=re.Match[str].start, default=None)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """One of the words, and nothing else."""
        return next(filter(None, (word.fullmatch(text) for word in self._mentioned(text))), None)

    def may_stand_in(self, text: str) -> bool:
        """Whether a text has the letters of one of the words."""
        folded = text.casefold()
        return any(map(folded.__contains__, self._folded))

    @cached_property
    def pattern(self) -> str:
        """The words as an expression, the longest first."""
        return "|".join(whole.pattern for whole in self._whole)

    def _mentioned(self, text: str) -> Iterator[re.Pattern[str]]:
        """The words whose letters a text has, as whole words, the longest first."""
        folded = text.casefold()
        return (whole for word, whole in zip(self._folded, self._whole, strict=True) if word in folded)

    @cached_property
    def _longest_first(self) -> tuple[str, ...]:
        return tuple(sorted(self.words, key=len, reverse=True))

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        return tuple(word.casefold() for word in self._longest_first)

    @cached_property
    def _whole(self) -> tuple[re.Pattern[str], ...]:
        return tuple(expression(_whole(word), re.IGNORECASE) for word in self._longest_first)


@cache
def wording(kind: str) -> Wording:
    """The words of a kind in data/brackets.csv, in all languages."""
    return Wording(tuple(next(words for known, words in rows("brackets.csv") if known == kind).split(";")))


def _whole(word: str) -> str:
    before = r"(?<!\w)" if word[0].isalnum() else ""
    return before + re.escape(word) + (r"(?!\w)" if word[-1].isalnum() else "")


def shown(words: str) -> str:
    """The words of a bracket for a sentence: on one line, and not too many of them."""
    line = " ".join(words.split())
    return f"[{line if len(line) <= 50 else line[:47] + '...'}]"
