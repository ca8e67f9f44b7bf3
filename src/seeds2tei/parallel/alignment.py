"""Which sentence of one version translates which of the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from seeds2tei.parallel.certainty import certainties
from seeds2tei.parallel.corridor import Width, around, landmarks, way
from seeds2tei.parallel.evidence import Evidence
from seeds2tei.parallel.habits import USUAL, Step, observed
from seeds2tei.parallel.learning import learnt
from seeds2tei.parallel.lexicon import lexicon
from seeds2tei.parallel.moved import with_moved
from seeds2tei.parallel.path import COARSE, STEPS, best_path
from seeds2tei.parallel.scores import Scores
from seeds2tei.parallel.translations import Table, transposed, weights
from seeds2tei.parallel.version import Version

SURE = (0.98, 0.95)  # mean certainty of the steps from which no first, no second round of learning is needed
LONG = 300  # units of both versions together from which a document is always worth one round
WIDE = 25  # places to be searched for each unit from which a first, coarse way is sought
NEARBY = Width(margin=2, neighbours=2)  # how far around one way the next, better informed one is searched


class Bead(NamedTuple):
    """Units that belong together.

    a, b       numbers of the units of each version, in order (0 = first); one side may be empty
    certainty  how likely it is that this bead is right, 0 to 1
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    certainty: float


def align(
    a: Sequence[str],
    b: Sequence[str],
    *,
    language_a: str,
    language_b: str,
    paragraphs_a: Sequence[int] = (),
    paragraphs_b: Sequence[int] = (),
) -> tuple[Bead, ...]:
    """Pair the units of two versions of one document, in reading order of A.

    a, b                        the units (mostly sentences), in reading order
    language_a, language_b      language tags; only their first parts count
    paragraphs_a, paragraphs_b  numbers of the units that begin a paragraph

    Every unit stands in exactly one bead; one without partner stands alone in its bead. Links of passages
    that were moved cross the others.

    >>> versions = ["The mill was sold.", "Nobody came."], ["The mill is sold.", "And nobody came."]
    >>> [bead[:2] for bead in align(*versions, language_a="en", language_b="en")]
    [((0,), (0,)), ((1,), (1,))]
    """
    one, other = Version.of(a, paragraphs_a), Version.of(b, paragraphs_b)
    table = _table(one, other, _primary(language_a), _primary(language_b))
    steps, evidence = _steps(one, other, table)
    return tuple(
        Bead(tuple(range(step.a, step.a + step.height)), tuple(range(step.b, step.b + step.width)), certainty)
        for step, certainty in zip(steps, certainties(steps, evidence), strict=True)
    )


def _primary(language: str) -> str:
    return language.lower().partition("-")[0]


def _table(a: Version, b: Version, language_a: str, language_b: str) -> Table:
    """Which word may translate which; a shipped lexicon serves in both directions."""
    if language_a == language_b:
        return weights(a.frequency, b.frequency, {}, same_language=True)
    if reverse := lexicon(language_b, language_a):
        return transposed(weights(b.frequency, a.frequency, reverse, same_language=False))
    return weights(a.frequency, b.frequency, lexicon(language_a, language_b), same_language=False)


def _steps(a: Version, b: Version, table: Table) -> tuple[tuple[Step, ...], Sequence[Evidence]]:
    """The best way; then, with what it teaches of the words of this document, a better one.

    With it, what the words say before the document has taught any, and in the end.
    """
    height, width = len(a.letters), len(b.letters)
    marks = landmarks(a, b, table)
    first = Evidence(a, b, table)
    scores = Scores(a, b, first, USUAL)
    corridor = around(way(a, b, table, marks), height, width)
    wide = sum(high - low for low, high in corridor) > WIDE * (height + width)
    steps = best_path(scores, corridor, COARSE if wide else STEPS)
    for number, enough in enumerate(SURE):
        teaches = number == 0 and (wide or height + width >= LONG)
        if not teaches and sum(step.certainty for step in steps) >= enough * len(steps):
            break
        points = [(step.a, step.b) for step in steps if step.height and step.width]
        scores = Scores(a, b, Evidence(a, b, learnt(a, b, steps, table)), observed(steps, a, b))
        steps = best_path(scores, around(points, height, width, NEARBY))
    return with_moved(steps, scores, marks), (first, scores.evidence)
