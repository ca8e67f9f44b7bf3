"""Which sentence of one version translates which of the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from seeds2tei.parallel import corridor as corridor_module
from seeds2tei.parallel.corridor import Corridor, around, chain, landmarks
from seeds2tei.parallel.evidence import Direction
from seeds2tei.parallel.lexicon import lexicon
from seeds2tei.parallel.moved import with_moved
from seeds2tei.parallel.path import Step, best_path
from seeds2tei.parallel.scores import Lengths, Scores
from seeds2tei.parallel.translations import Table, learnt, scaled, transposed, weights
from seeds2tei.parallel.version import Version

ROUNDS = 1


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
    """Pair the units of two versions of one document, in reading order of A."""
    version_a, version_b = Version.of(a, paragraphs_a), Version.of(b, paragraphs_b)
    return tuple(
        Bead(
            tuple(range(step.a, step.a + step.height)),
            tuple(range(step.b, step.b + step.width)),
            round(step.certainty, 2),
        )
        for step in _steps(version_a, version_b, language_a, language_b)
    )


def _steps(a: Version, b: Version, language_a: str, language_b: str) -> tuple[Step, ...]:
    same = language_a.partition("-")[0] == language_b.partition("-")[0]
    lang_a, lang_b = language_a.partition("-")[0], language_b.partition("-")[0]
    rows = {} if same else lexicon(lang_a, lang_b)
    reverse = {} if same else lexicon(lang_b, lang_a)
    if reverse:
        prime = transposed(weights(b.frequency, a.frequency, reverse, same))
    else:
        prime = weights(a.frequency, b.frequency, rows, same)
    n, m = len(a.letters), len(b.letters)
    lengths = Lengths(sum(b.letters) / max(1, sum(a.letters)), 6.8)
    marks = landmarks(a, b, prime)
    corridor = around(chain(marks), n, m, corridor_module.MARGIN)
    steps, scores = _search(a, b, prime, lengths, corridor)
    for _ in range(ROUNDS):
        if n + m < LONG and sum(step.certainty for step in steps) > SURE * len(steps):
            break
        known = learnt(a, b, steps, prime)
        points = [(step.a, step.b) for step in steps if step.height and step.width]
        steps, scores = _search(a, b, known, lengths, around(points, n, m, MARGIN2))
    return with_moved(steps, scores, marks)


SURE = 0.98
LONG = 300
MARGIN2 = 2


def _search(a: Version, b: Version, table: Table, lengths: Lengths, corridor: Corridor) -> tuple[tuple[Step, ...], Scores]:
    a_to_b = Direction(a, b, scaled(table))
    b_to_a = Direction(b, a, scaled(transposed(table)))
    scores = Scores(a, b, a_to_b, b_to_a, lengths)
    return best_path(scores, corridor), scores
