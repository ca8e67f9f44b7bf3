"""How likely it is that a bead is right, so that an editor can trust the figure.

The share of the ways that take a step is too sure of itself: words that stand together are counted as if
each were a witness of its own. Measured on texts aligned by hand, of the steps with a share of .95 some
eight in ten are right, of those with .999 ninety-eight in a hundred; two constants bring the shares down to that.

And two texts that are no versions of each other have a best way too. There the words of many beads speak
against them, or say nothing; then no bead is certain. What the document itself has taught of its words is not
trusted alone, for a wrong way teaches what makes it look right: in versions the words speak before that too.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from seeds2tei.parallel.evidence import Evidence
from seeds2tei.parallel.habits import Step

SLOPE, OFFSET = 0.55, -0.25  # of the logarithm of the odds; fitted to the benchmark of alignment
LEAST, MOST = 0.01, 0.99  # no machine is surer
SUPPORTED = 0.9  # share of linked beads for which words speak, in versions of one document
BELIEVED = 12  # links' worth of belief that two texts are versions, before any word has spoken
# What all words say, as a share of what they would say against texts of which none translates another; the sum of
# these shares before and after learning. Texts of other documents reach 0, versions begin at 0.25.
OTHERS, VERSIONS = -0.2, 0.2
RELIABLE = 0.9  # of the links that are said to be so certain, 97 in 100 are right
FEW = 6  # links of which nothing is concluded
MOSTLY = 0.5  # of all units
CREDIBLE = 0.6  # mean certainty of the links of versions; they begin at 0.8, those of other documents reach 0.45


def certainties(steps: Sequence[Step], evidence: Sequence[Evidence]) -> list[float]:
    """The certainty of each step, 0 to 1, to two decimals.

    evidence  of the words, before the document has taught any and in the end
    """
    linked = [step for step in steps if step.height and step.width]
    support = _speaking(linked, evidence[-1]) * _credit(sum(_explained(linked, one) for one in evidence), len(linked))
    return [round(calibrated(step.certainty) * (support if step.height and step.width else 1.0), 2) for step in steps]


def calibrated(share: float) -> float:
    """The share of the ways that take a step, as the probability that the step is right.

    >>> [round(calibrated(share), 2) for share in (0.5, 0.9, 0.99, 0.9999)]
    [0.44, 0.72, 0.91, 0.99]
    """
    bounded = min(1 - 1e-9, max(1e-9, share))
    odds = exp(SLOPE * log(bounded / (1 - bounded)) + OFFSET)
    return min(MOST, max(LEAST, odds / (1 + odds)))


def doubtful(links: Sequence[float], alone: int, units: int) -> bool:
    """Whether two texts may be no versions of one document.

    links   the certainty of each link
    alone   how many of all `units` of both texts have no partner

    >>> doubtful([0.95, 0.7, 0.8, 0.9, 0.6, 0.7], 1, 20), doubtful([0.3] * 8, 1, 20), doubtful([0.3] * 2, 1, 20)
    (False, True, False)
    """
    return alone > MOSTLY * units or (len(links) >= FEW and sum(links) < CREDIBLE * len(links))


def _speaking(linked: Sequence[Step], evidence: Evidence) -> float:
    """1 where the words of most links speak for them, less where these are few; a short text is believed."""
    speaking = sum(evidence.words(*_bead(step)) > 0 for step in linked)
    return min(1.0, (BELIEVED + speaking) / (BELIEVED + SUPPORTED * len(linked)))


def _explained(linked: Sequence[Step], evidence: Evidence) -> float:
    """What the words of all links say, as a share of what they would say if none translated another."""
    against = -sum(evidence.base(*_bead(step)) for step in linked)
    return sum(evidence.words(*_bead(step)) for step in linked) / against if against else 0.0


def _credit(explained: float, links: int) -> float:
    """1 for what the words of versions explain, less for less; a short text is believed."""
    share = min(1.0, max(0.0, (explained - OTHERS) / (VERSIONS - OTHERS)))
    return (BELIEVED + links * share) / (BELIEVED + links)


def _bead(step: Step) -> tuple[int, int, int, int]:
    return step.a, step.a + step.height, step.b, step.b + step.width
