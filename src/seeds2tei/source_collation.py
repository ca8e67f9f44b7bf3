"""The words of a TEI file beside those of its source: what is missing, changed, added or moved.

White space is layout here. What an editor marked, moved or named makes no difference, only which words stand in the
text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from seeds2tei.check_formats import Verdict
from seeds2tei.checks.collation import Difference, collate
from seeds2tei.checks.places import Places
from seeds2tei.checks.words import Word, words
from seeds2tei.convert import Conversion
from seeds2tei.finding import Severity

MOST = 50
"""So many differences of one file are shown."""
SHOWN = 8
"""So many words of a longer stretch are quoted."""
LEAST_MOVED = 3
"""A stretch of fewer words that is gone here and new there is no stretch that was moved."""
NEARLY_NONE = 0.2
"""Who shares less of his words with a source was not made from it."""


@dataclass(frozen=True)
class Collation:
    """A TEI file beside its source, encoded again.

    file        the TEI file, for messages
    original    its source, for messages
    places      the TEI file, decoded
    conversion  what the source becomes today, proved
    """

    file: Path
    original: Path
    places: Places
    conversion: Conversion

    @cached_property
    def _here(self) -> list[Word]:
        """The words of the TEI file."""
        return words(self.places.text)

    @cached_property
    def _there(self) -> list[Word]:
        """The words of the source, in the order in which TEI has them."""
        return words(self.conversion.xml.decode("utf-8"))

    def verdicts(self, *, source_changed: bool) -> Iterator[Verdict]:
        """Every difference, in the order of the TEI file.

        source_changed  whether the header has the digest of another file than this source
        """
        here, there = self._here, self._there
        found = collate([word.text for word in there], [word.text for word in here])
        lost = sum(difference.left[1] - difference.left[0] for difference in found)
        if len(there) - lost < NEARLY_NONE * len(there):
            sentence = (
                f"of the {len(there)} words of {self.original}, {len(there) - lost} stand here in their order: "
                "this is not its source. Name the right one."
            )
            yield Verdict(str(self.file), 0, 0, Severity.ERROR, "source", sentence)
            return
        if source_changed:
            sentence = f"{self.original} is not the file from which this was made, or was changed since."
            yield Verdict(str(self.file), 0, 0, Severity.WARNING, "source", sentence)
        found = [self._narrowed(difference) for difference in _joined(found)]
        moved = self._moved(found)
        for number, difference in enumerate(found):
            if number == MOST:
                sentence = f"and {len(found) - MOST} more places differ from {self.original}."
                yield Verdict(str(self.file), 0, 0, Severity.ERROR, "changed-words", sentence)
                return
            if difference in moved:
                if difference.right[0] < difference.right[1]:
                    yield self._verdict(moved[difference], difference)
            else:
                yield self._verdict(difference, difference)

    def _verdict(self, source: Difference, tei: Difference) -> Verdict:
        """What is said of one difference: the words of the source, and those of the TEI file."""
        left, right = self._there[slice(*source.left)], self._here[slice(*tei.right)]
        at = self._source_place(source.left[0])
        severity = Severity.WARNING
        if source is not tei:
            code, said = "moved-words", f"the words {_quoted(right)} stand elsewhere in the source: {at}."
        elif not right:
            severity, code = Severity.ERROR, "missing-words"
            said = f"the words {_quoted(left)} of the source ({at}) are missing here. Put them back."
        elif not left:
            code, before = "added-words", self._source_place(max(0, source.left[0] - 1))
            said = f"the words {_quoted(right)} are not in the source, where they would follow {before}."
        else:
            severity, code = Severity.ERROR, "changed-words"
            said = f"here stands {_quoted(right)}, in the source {_quoted(left)} ({at}). Write what the source says."
        return Verdict(str(self.file), *self._tei_place(tei.right[0]), severity, code, said)

    def _tei_place(self, number: int) -> tuple[int, int]:
        """Line and column of a word of the TEI file; behind the last, that of the last."""
        if not self._here:
            return 1, 1
        return self.places.place(self._here[min(number, len(self._here) - 1)].offset)

    def _source_place(self, number: int) -> str:
        """File, line and column of a word of the source."""
        source = self.conversion.draft.source
        word = self._there[min(number, len(self._there) - 1)]
        run = max(0, bisect_right(self._counted, word.ordinal) - 1)
        begin, end = self.conversion.runs[run]
        ordinal = word.ordinal - self._counted[run]
        signs = [offset for offset in range(begin, end) if not source.text[offset].isspace()]
        line, column = source.place(signs[min(ordinal, len(signs) - 1)] if signs else begin)
        file = source.file(signs[0] if signs else begin) if source.parts else self.original
        return f"{file}:{line}:{column}"

    @cached_property
    def _counted(self) -> list[int]:
        """For each slice of the source that was written: so many characters, white space aside, come before it."""
        draft = self.conversion.draft
        readings = {mark.span: mark.reading for mark in draft.marks if mark.reading}
        texts = (readings.get(run) or draft.source.text[run.start : run.end] for run in self.conversion.runs)
        return list(accumulate((len("".join(text.split())) for text in texts), initial=0))[:-1]

    def _narrowed(self, difference: Difference) -> Difference:
        """Less words that are only parted otherwise: "end." and "end" + a note + "." differ in the note."""
        (a, b), (c, d) = difference
        left = "".join(word.text for word in self._there[a:b])
        right = "".join(word.text for word in self._here[c:d])
        if not left or not right or len(left) == len(right):
            return difference
        few, many = sorted((left, right), key=len)
        same = next((i for i, (x, y) in enumerate(zip(few, many, strict=False)) if x != y), len(few))
        if many[same + len(many) - len(few) :] != few[same:]:
            return difference
        longer, first = (self._here, c) if many is right else (self._there, a)
        edges = {
            word.ordinal - longer[first].ordinal: first + i for i, word in enumerate(longer[first : first + len(many)])
        }
        begin, end = edges.get(same), edges.get(same + len(many) - len(few))
        if begin is None or end is None or end <= begin:
            return difference
        return Difference((a + 1, a + 1), (begin, end)) if many is right else Difference((begin, end), (c + 1, c + 1))

    def _moved(self, found: Sequence[Difference]) -> dict[Difference, Difference]:
        """Stretches that are gone in one place and new in another: both differences -> where the source has it."""
        gone = {_text(self._there, d.left): d for d in found if d.right[0] == d.right[1]}
        moved: dict[Difference, Difference] = {}
        for new in found:
            if new.left[0] == new.left[1] and new.right[1] - new.right[0] >= LEAST_MOVED:
                old = gone.pop(_text(self._here, new.right), None)
                if old is not None:
                    moved[new] = moved[old] = old
        return moved


def _joined(found: Sequence[Difference]) -> list[Difference]:
    """Differences that touch as one."""
    joined: list[Difference] = []
    for difference in found:
        if joined and joined[-1].left[1] == difference.left[0] and joined[-1].right[1] == difference.right[0]:
            before = joined.pop()
            difference = Difference((before.left[0], difference.left[1]), (before.right[0], difference.right[1]))
        joined.append(difference)
    return joined


def _text(side: Sequence[Word], stretch: tuple[int, int]) -> str:
    return "".join(word.text for word in side[slice(*stretch)])


def _quoted(stretch: Sequence[Word]) -> str:
    """The words; of many, the first and the last, and how many they are."""
    texts = [word.text if len(word.text) <= 60 else word.text[:59] + "…" for word in stretch]
    if len(texts) <= 2 * SHOWN:
        return f'"{" ".join(texts)}"'
    return f'"{" ".join(texts[:SHOWN])} … {" ".join(texts[-3:])}" ({len(texts)} words)'
