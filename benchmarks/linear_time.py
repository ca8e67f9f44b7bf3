"""Whether time grows with the size of a text and not with its square, for every pattern and for whole documents.

    python -m benchmarks.linear_time [--quick] [--only WORD]

Every compiled pattern of the package is tried on lines made against it (attacks.py) of 10 kB, 100 kB and 1 MB,
used as the program uses it; then whole documents, flooded with one sign, are converted at the same sizes. The
figure is the power of the size with which CPU time grows: 1 is linear, 2 its square. What grows with more than
GROWTH is printed. Exit code 1 if anything is.
"""

from __future__ import annotations

import argparse
import math
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

from benchmarks.attacks import FLOODS, PAGES, Attack, Target, attacks, targets
from seeds2tei.convert import convert
from seeds2tei.errors import Seeds2TeiError
from seeds2tei.profile import Profile

SIZES = (10_000, 100_000, 1_000_000)
GROWTH = 1.5
"""The power between linear (1) and quadratic (2): neither noise nor a logarithm comes near it from below."""
QUICK = 1e-7
"""Seconds for a character: what is as quick is linear. The square of 10 kB takes a hundred times as long."""
LIMIT = 20.0
"""Seconds after which a match is broken off."""


class Slow(NamedTuple):
    """Something that takes too long: what, on which text, the power with which it grows."""

    what: str
    text: str
    power: float


class TooLongError(Exception):
    """A match was broken off."""


def seconds(run: Callable[[], object], *, times: int = 1, limit: float = LIMIT) -> float:
    """The CPU time of a call: the least of several, since what disturbs it only ever adds. Infinite past the limit."""
    least = math.inf
    previous = signal.signal(signal.SIGVTALRM, _break_off)
    try:
        for _ in range(times):
            signal.setitimer(signal.ITIMER_VIRTUAL, limit)
            began = time.thread_time()
            run()
            least = min(least, time.thread_time() - began)
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    except TooLongError:
        return math.inf
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, previous)
    return least


def _break_off(*_: Any) -> None:
    raise TooLongError


def growth(
    run: Callable[[str], object], make: Callable[[int], str], small: int, large: int, *, limit: float = LIMIT
) -> float:
    """The power with which time grows from one size to another; 1 where the larger is quick enough for any size."""
    text = make(large)
    second = seconds(partial(run, text), limit=limit)
    if second <= QUICK * len(text):
        return 1.0
    short = make(small)
    first = seconds(partial(run, short), times=3, limit=limit)
    if second < math.inf and _power(first, second, large / small) > GROWTH:  # once more: it may have been the machine
        second = min(second, seconds(partial(run, text), times=2, limit=limit))
        first = max(first, seconds(partial(run, short), limit=limit))
    return _power(first, second, large / small)


def _power(first: float, second: float, factor: float) -> float:
    if second == math.inf:
        return math.inf
    return math.log(max(second, 1e-9) / max(first, 1e-9)) / math.log(factor)


def slow_pattern(
    target: Target, sizes: tuple[int, ...], *, first: int = 0, limit: float = LIMIT, patience: float = math.inf
) -> Slow | None:
    """The first attack that makes a pattern slow, if one does; only the worst is tried at the larger sizes.

    first     the size at which all attacks are tried; else the smallest
    limit     seconds after which a match is broken off
    patience  seconds that the largest text may take by what the first took
    """
    least = first or sizes[0]
    worst, most = Attack("", "a", ""), 0.0
    kinds = [*attacks(target.pattern), *(Attack("", unit, "\x00") for unit in FLOODS.values())]
    for attack in kinds:
        took = seconds(partial(target.run, attack.text(least)), limit=limit)
        if took > QUICK * least:
            # A part of the size tells already what the square of it costs.
            power = growth(target.run, attack.text, least // 8, least, limit=limit)
            if power > GROWTH:
                return Slow(target.place, _shown(attack), power)
        if took > most:
            worst, most = attack, took
    for small, large in pairwise(sizes):
        if most * large / least > patience:
            break
        power = growth(target.run, worst.text, small, large, limit=limit)
        if power > GROWTH:
            return Slow(target.place, _shown(worst), power)
    return None


def _shown(attack: Attack) -> str:
    return f"{attack.head[-30:]!r} + {attack.unit[:30]!r} * n + {attack.tail!r}"


def slow_document(unit: str, format: str, sizes: tuple[int, ...]) -> float:
    """The power with which the conversion of a page full of one sign grows."""
    profile = Profile(format=format)

    def run(text: str) -> None:
        with suppress(Seeds2TeiError):
            convert(text.encode(), profile, name="flood")

    def make(length: int) -> str:
        return "Title\n\n" + unit * max(1, length // len(unit)) + "\n\nEnd.\n"

    run(make(100))  # loads what is loaded once
    most = 0.0
    for small, large in pairwise(sizes):
        most = max(most, growth(run, make, small, large))
        if most > GROWTH:
            break
    return most


def slow(only: str, *, quick: bool) -> Iterator[Slow]:
    """Everything that grows too fast, patterns first."""
    sizes = SIZES[:2] if quick else SIZES
    for target in targets():
        if only in target.place and (found := slow_pattern(target, sizes)):
            yield found
    for format, floods in (("markdown", FLOODS), ("plain", FLOODS), ("html", {**FLOODS, **PAGES})):
        for name, unit in floods.items():
            what = f"{format}: {name}"
            if only in what and (power := slow_document(unit, format, sizes)) > GROWTH:
                yield Slow(what, repr(unit), power)


def main() -> int:
    """The command: what is slow, with its power."""
    parser = argparse.ArgumentParser(description="Time against size, for every pattern and for whole documents.")
    parser.add_argument("--quick", action="store_true", help="up to 100 kB only")
    parser.add_argument("--only", default="", metavar="WORD", help="only where the name of a pattern or page has it")
    options = parser.parse_args()
    print(f"{len(targets())} patterns, {len(FLOODS) * 3 + len(PAGES)} documents")
    found = 0
    for one in slow(options.only, quick=options.quick):
        found += 1
        print(f"{one.what}: power {one.power:.2f} on {one.text}", flush=True)
    print(f"{found} too slow")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
