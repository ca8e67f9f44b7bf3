"""How likely it is that a bead is right, so that an editor can trust the figure.

The share of the ways that take a step is too sure of itself: words that stand together are counted as if
each were a witness of its own. Measured on texts aligned by hand, of the steps with a share of .95 some
eight in ten are right, of those with .999 ninety-eight in a hundred; two constants bring the shares down to that.

And two texts that are no versions of each other have a best way too. There the words of many beads speak
against them, or say nothing; then no bead is certain.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from seeds2tei.parallel.habits import Step
from seeds2tei.parallel.scores import Scores

SLOPE, OFFSET = 0.55, -0.25  # of the logarithm of the odds; fitted to the benchmark of alignment
LEAST, MOST = 0.01, 0.99  # no machine is surer
SUPPORTED = 0.9  # share of linked beads for which words speak, in versions of one document
CERTAIN = 0.9  # mean certainty of the links of versions, at least
TRUSTED = 6  # links' worth of trust that they are certain
RELIABLE = 0.9  # of the links that are said to be so certain, 97 in 100 are right
MOSTLY, FEW = 0.5, 6
BELIEVED = 12  # links' worth of belief that two texts are versions, before any word has spoken


def certainties(steps: Sequence[Step], scores: Scores) -> list[float]:
    """The certainty of each step, 0 to 1, to two decimals."""
    found = [calibrated(step.certainty) for step in steps]
    linked = [bool(step.height and step.width) for step in steps]
    support = _support(steps, scores) * _agreement([one for one, link in zip(found, linked, strict=True) if link])
    return [round(one * (support if link else 1.0), 2) for one, link in zip(found, linked, strict=True)]


def calibrated(share: float) -> float:
    """The share of the ways that take a step, as the probability that the step is right.

    >>> [round(calibrated(share), 2) for share in (0.5, 0.9, 0.99, 0.9999)]
    [0.44, 0.72, 0.91, 0.99]
    """
    bounded = min(1 - 1e-9, max(1e-9, share))
    odds = exp(SLOPE * log(bounded / (1 - bounded)) + OFFSET)
    return min(MOST, max(LEAST, odds / (1 + odds)))


def _agreement(links: Sequence[float]) -> float:
    """1 where most links are certain, as in versions of one document; less where most are doubtful."""
    return min(1.0, (TRUSTED + sum(links)) / (TRUSTED + CERTAIN * len(links)))


def doubtful(links: Sequence[float], alone: int, units: int) -> bool:
    """Whether two texts may be no versions of one document.

    links   the certainty of each link
    alone   how many of all `units` of both texts have no partner
    """
    sure = sum(one >= RELIABLE for one in links)
    return alone > MOSTLY * units or (len(links) >= FEW and sure < MOSTLY * len(links))


def _support(steps: Sequence[Step], scores: Scores) -> float:
    """1 where the words of most links speak for them, less where these are few; a short text is believed."""
    linked = [step for step in steps if step.height and step.width]
    words = [scores.words(step.a, step.a + step.height, step.b, step.b + step.width) for step in linked]
    speaking = sum(said > 0 for said in words)
    return min(1.0, (BELIEVED + speaking) / (BELIEVED + SUPPORTED * len(linked)))
