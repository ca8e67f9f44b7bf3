"""Which sentence of one version translates which of the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from seeds2tei.parallel.evidence import Direction
from seeds2tei.parallel.path import Lengths, search, walk
from seeds2tei.parallel.translations import scaled, transposed, weights
from seeds2tei.parallel.version import Version


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


def _steps(a: Version, b: Version, language_a: str, language_b: str):
    same = language_a.partition("-")[0] == language_b.partition("-")[0]
    prime = weights(a.frequency, b.frequency, {}, same)
    ab = Direction(a, b, scaled(prime))
    ba = Direction(b, a, scaled(transposed(prime)))
    n, m = len(a.letters), len(b.letters)
    lengths = Lengths(sum(b.letters) / max(1, sum(a.letters)), 6.8)
    if n * m < 250 * 250:
        corridor = [(0, m)] * (n + 1)
    else:
        band = max(40, abs(n - m))
        corridor = [(max(0, i * m // n - band), min(m, i * m // n + band)) for i in range(n + 1)]
    F, arcs = search(a, b, ab, ba, corridor, lengths)
    return walk(F, arcs, corridor, n, m)
