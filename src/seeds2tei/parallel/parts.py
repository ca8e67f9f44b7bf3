"""Parts of sentences: where a sentence of one version ends inside a sentence of the other.

    A  He came; he saw. He won.          He came;  |  he saw. He won.
    B  He came. He saw and won.    ->    He came.  |  He saw and won.

A translator makes two sentences of one, mostly at a semicolon or a colon. Aligned as sentences, all of
this is one bead. Aligned by parts, and joined again wherever neither version ends a sentence, it is two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from seeds2tei.expressions import expression
from seeds2tei.parallel.alignment import Bead

Spans = Sequence[tuple[int, int]]

# A semicolon, a colon or the Greek raised dot, what closes with it, and the blanks before the next part.
PART_END = expression(r"[;:·][\"'”’“»)\]]*+(\s++)")


def parts(text: str, sentences: Spans) -> list[tuple[int, int]]:
    """The parts of sentences, cut at semicolons and colons before a blank.

    >>> text = "He came; he saw. He won."
    >>> [text[start:end] for start, end in parts(text, [(0, 16), (17, 24)])]
    ['He came;', 'he saw.', 'He won.']
    """
    return [span for start, end in sentences for span in _cut(text, start, end)]


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in PART_END.finditer(text, start, end):
        yield start, match.start(1)
        start = match.end()
    yield start, end


def joined(beads: Sequence[Bead], parts_a: Spans, parts_b: Spans, sentences_a: Spans, sentences_b: Spans) -> list[Bead]:
    """Beads of parts, joined with the next until on one side at least a sentence ends.

    The units of the beads remain numbers of parts. Beads that do not follow each other on both sides
    (untranslated passages, moved ones) are never joined.
    """
    ends_a = _ending(parts_a, sentences_a)
    ends_b = _ending(parts_b, sentences_b)
    result: list[Bead] = []
    for bead in beads:
        before = result[-1] if result else None
        if before and _follow(before, bead) and before.a[-1] not in ends_a and before.b[-1] not in ends_b:
            result[-1] = Bead(before.a + bead.a, before.b + bead.b, min(before.certainty, bead.certainty))
        else:
            result.append(bead)
    return result


def _ending(spans: Spans, sentences: Spans) -> frozenset[int]:
    """The numbers of the parts that end a sentence."""
    ends = {end for _, end in sentences}
    return frozenset(number for number, (_, end) in enumerate(spans) if end in ends)


def _follow(one: Bead, other: Bead) -> bool:
    return all(left and right and left[-1] + 1 == right[0] for left, right in _sides(one, other))


def _sides(one: Bead, other: Bead) -> Iterable[tuple[tuple[int, ...], tuple[int, ...]]]:
    return (one.a, other.a), (one.b, other.b)
