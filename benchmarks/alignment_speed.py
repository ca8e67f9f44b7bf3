"""Measure the speed and memory of alignment, each measurement in a process of its own.

    python -m benchmarks.alignment_speed [--data DIR] [--quick] [--limit SECONDS] [--only KIND]

Versions are made (`parallel_texts.py`): of 100 to 20,000 sentences a side, revised and translated, and bad ones:
identical, one word a line, one version empty, one ten times the other. With `--data`, every item of the alignment
benchmark is measured too. Time is CPU time of the aligner alone, of the best call of several (what a first call
costs more, tables and lexicons, is a column of its own); memory is the peak of the process, and what the aligner
added to it. Exit code 1 if a target is missed.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.speed import exponent

SIZES = {
    "revised": (100, 1000, 5000, 20_000),
    "translated": (100, 1000, 5000, 20_000),
    "identical": (5000, 20_000),
    "one-word": (1000, 5000, 20_000, 50_000),
    "same-word": (1000, 5000, 20_000, 50_000),
    "one-empty": (5000, 20_000),
    "ten-times": (5000, 20_000),
}
SHORT = 150  # units of a short document, at most
FAST = 1000  # units of one version in a second, on short documents
FRUGAL = 200  # MB for 1,000 units a side
LINEAR = 1.1  # power of the size with which memory may grow, and time of what the aligner is made for
BOUNDED = 1.3  # power with which the time of bad input may grow
CALLS, ENOUGH = 5, 1.0  # so many calls, or as many as take so many seconds
QUICK = 5000
JUDGED = 2500  # units from which growth is judged: below, what is needed for any text counts too much
MOST_BYTES = 4 << 30  # memory of a process, so that one which wants too much ends and not the machine


class Measured(NamedTuple):
    """What aligning two versions took.

    size    units of one version
    first   CPU seconds of the first call
    best    CPU seconds of the best call
    before  peak memory in MB, before anything was aligned
    peak    peak memory in MB
    """

    size: int
    first: float
    best: float
    before: float
    peak: float

    @property
    def speed(self) -> float:
        """Units of one version in a second."""
        return self.size / max(self.best, 1e-6)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command: a table of figures with their targets."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, help="items of the alignment benchmark")
    parser.add_argument("--quick", action="store_true", help=f"no more than {QUICK} sentences a side")
    parser.add_argument("--limit", type=int, default=200, help="seconds after which a process is stopped")
    parser.add_argument("--only", choices=SIZES, help="one kind of versions")
    parser.add_argument("--one", metavar="KIND", help=argparse.SUPPRESS)
    parser.add_argument("--size", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.one:
        print(json.dumps(one(chosen.one, chosen.size, chosen.data)))
        return 0
    print(f"{'versions':24} {'a side':>7} {'first s':>8} {'best s':>8} {'per s':>7} {'MB':>5} {'added':>6}")
    missed = [] if chosen.only and chosen.data else list(made(chosen.limit, chosen.quick, chosen.only))
    if chosen.data:
        missed += real(chosen.data, chosen.limit)
    print("\nEvery target is met." if not missed else "\nMissed:\n  " + "\n  ".join(missed))
    return 1 if missed else 0


def one(kind: str, size: int, folder: Path | None) -> Measured:
    """Align two versions in this process."""
    from benchmarks.alignment_items import items
    from benchmarks.parallel_texts import KINDS, PARAGRAPH
    from seeds2tei.parallel.alignment import align

    if folder:
        (item,) = items(folder)
        a, b, languages = item.a.units(), item.b.units(), (item.a.language, item.b.language)
        paragraphs = item.a.paragraphs(), item.b.paragraphs()
    else:
        texts = KINDS[kind](size)
        a, b, languages = list(texts.a), list(texts.b), (texts.language_a, texts.language_b)
        paragraphs = list(range(0, len(a), PARAGRAPH)), list(range(0, len(b), PARAGRAPH))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    before = megabytes()
    calls: list[float] = []
    while not calls or (len(calls) < CALLS and sum(calls) < ENOUGH):
        begun = time.process_time()
        align(
            a,
            b,
            language_a=languages[0],
            language_b=languages[1],
            paragraphs_a=paragraphs[0],
            paragraphs_b=paragraphs[1],
        )
        calls.append(time.process_time() - begun)
    return Measured((len(a) + len(b)) // 2, calls[0], min(calls), before, megabytes())


def megabytes() -> float:
    """The peak memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(limit: int, kind: str, size: int = 0, folder: Path | None = None) -> Measured | None:
    """Align two versions in a process of its own; None if that did not end in time, or well."""
    command = [sys.executable, "-m", "benchmarks.alignment_speed", "--one", kind, "--size", str(size)]
    command += ["--data", str(folder)] if folder else []
    try:
        ended = subprocess.run(command, capture_output=True, timeout=limit, check=True, text=True)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return None
    return Measured(*json.loads(ended.stdout))


def made(limit: int, quick: bool, only: str | None) -> Iterator[str]:
    """Print what versions take that are made for it; yield what misses a target."""
    for kind, sizes in SIZES.items():
        if only in (None, kind):
            found = []
            for size in sizes:
                if quick and size > QUICK:
                    continue
                took = measured(limit, kind, size)
                show(kind, size, took)
                if took is None:
                    yield f"{kind}, {size}: did not end in {limit} s and {MOST_BYTES >> 30} GB"
                    break
                found.append(took)
            yield from growth(kind, found)
            yield from targets(kind, found)


def targets(kind: str, found: Iterable[Measured]) -> Iterator[str]:
    """What is slower or larger than it may be."""
    for took in found:
        if took.size <= SHORT and took.speed < FAST:
            yield f"{kind}, {took.size}: {took.speed:.0f} sentences a second, not {FAST}"
        if SHORT < took.size <= 1000 and took.peak > FRUGAL:
            yield f"{kind}, {took.size}: {took.peak:.0f} MB, not {FRUGAL}"


def growth(kind: str, found: Sequence[Measured]) -> Iterator[str]:
    """Print how time and memory grow over the two largest sizes; yield what grows too fast."""
    if len(found) < 2:
        return
    small, large = found[-2:]
    factor = large.size / small.size
    grown = exponent(max(small.best, 1e-3), max(large.best, 1e-3), factor)
    # One MB is what the allocator takes at a time.
    taken = exponent(max(small.peak - small.before, 1.0), max(large.peak - large.before, 1.0), factor)
    most = LINEAR if kind in ("revised", "translated") else BOUNDED
    print(f"{'':24} growth: time {grown:.2f} (<= {most}), memory {taken:.2f} (<= {LINEAR})", flush=True)
    if small.size < JUDGED:
        return
    if grown > most:
        yield f"{kind}: time grows with the power {grown:.2f} of the size"
    if taken > LINEAR:
        yield f"{kind}: memory grows with the power {taken:.2f} of the size"


def real(data: Path, limit: int) -> Iterator[str]:
    """Print what the items of the benchmark take, short ones and long ones; yield what misses a target."""
    folders = sorted(path.parent for path in data.glob("**/meta.json"))
    found = {folder.name: measured(limit, "item", folder=folder) for folder in folders}
    yield from (f"{name}: did not end" for name, took in found.items() if took is None)
    ended = {name: took for name, took in found.items() if took}
    for what, wanted in (
        (f"real, at most {SHORT}", {name: took for name, took in ended.items() if took.size <= SHORT}),
        (f"real, more than {SHORT}", {name: took for name, took in ended.items() if took.size > SHORT}),
    ):
        if wanted:
            every = list(wanted.values())
            whole = Measured(
                sum(took.size for took in every),
                sum(took.first for took in every),
                sum(took.best for took in every),
                max(took.before for took in every),
                max(took.peak for took in every),
            )
            show(f"{what} ({len(every)})", whole.size, whole)
            slowest = min(wanted, key=lambda name: wanted[name].speed)
            print(f"{'':24} the slowest: {slowest}, {wanted[slowest].speed:.0f} a second", flush=True)
            if what.startswith("real, at most") and whole.speed < FAST:
                yield f"short real documents: {whole.speed:.0f} sentences a second, not {FAST}"


def show(what: str, size: int, took: Measured | None) -> None:
    """Print a line of the table."""
    if took is None:
        print(f"{what:24} {size:7} {'did not end':>17}", flush=True)
        return
    print(
        f"{what:24} {size:7} {took.first:8.2f} {took.best:8.2f} {took.speed:7.0f} {took.peak:5.0f} "
        f"{took.peak - took.before:6.0f}",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
