"""Measure the speed of whole processes, beside pandoc in the same run.

    python -m benchmarks.speed LOAD_DIR [--quick] [--seed FILE]

LOAD_DIR holds one-100k.md, one-1m.md, one-5m.md and one-20m.md (one document each), batch/ (180 documents of
about 5 kB) and real/ (real inputs). Every figure is CPU time (user and system) and peak memory of a process
with all its children, as the kernel counts them. Pandoc (`-f markdown-yaml_metadata_block -t tei -s`) neither
proves nor validates nor recognises anything; without it the comparison is left out. Exit code 1 if a target
is missed.
"""

from __future__ import annotations

import argparse
import atexit
import math
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

SEEDS = Path(__file__).parent.parent / "seeds"
OURS = (sys.executable, "-m", "seeds2tei", "convert")
PANDOC = ("pandoc", "-f", "markdown-yaml_metadata_block", "-t", "tei", "-s")
SIZES = ("100k", "1m", "5m", "20m")
LIMIT = 60  # seconds after which a process is stopped, and counted as taking so long
REAL = 1.0  # seconds for each real file


class Cost(NamedTuple):
    """What a process took: CPU seconds, peak memory in MB, and its exit code."""

    seconds: float
    megabytes: float
    code: int


class Row(NamedTuple):
    """A line of the table. `ratio` is to pandoc; `missed` says why a target is not met, "" if it is."""

    what: str
    ours: Cost
    pandoc: Cost | None
    target: str
    missed: str

    @property
    def ratio(self) -> str:
        return f"{self.ours.seconds / self.pandoc.seconds:.2f}" if self.pandoc and self.pandoc.seconds else ""


@cache
def installed() -> dict[str, str]:
    """The environment in which Python keeps compiled modules, as it does for an installed package."""
    room = tempfile.TemporaryDirectory(prefix="seeds2tei-speed-")
    atexit.register(room.cleanup)
    others = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return others | {"PYTHONPYCACHEPREFIX": room.name}


def cost(command: Sequence[str], limit: int = LIMIT) -> Cost:
    """Run a command to its end, its output thrown away."""
    with open(os.devnull, "r+b") as nothing:
        process = subprocess.Popen(
            ["timeout", "--kill-after=1", str(limit), *command],
            stdin=nothing,
            stdout=nothing,
            stderr=nothing,
            env=installed(),
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode)


def ours(inputs: Iterable[Path]) -> Cost:
    """The package in one process, writing into a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        # As long as it takes: a slow file is to be seen, not to be cut off.
        return cost([*OURS, *map(str, inputs), "--output", folder, "--jobs", "1"], limit=20 * LIMIT)


def pandoc(path: Path) -> Cost | None:
    """Pandoc on one file."""
    if shutil.which("pandoc") is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        return cost([*PANDOC, str(path), "-o", f"{folder}/out.xml"])


def pandoc_loop(folder: Path) -> Cost | None:
    """Pandoc on every file of a folder, one process each, as a shell loop does it."""
    if shutil.which("pandoc") is None:
        return None
    with tempfile.TemporaryDirectory() as out:
        loop = f'for file in "$1"/*.md; do {" ".join(PANDOC)} "$file" -o "{out}/$(basename "$file").xml"; done'
        return cost(["sh", "-c", loop, "sh", str(folder)], limit=20 * LIMIT)


def best(costs: Iterable[Cost]) -> Cost:
    """The least of several measurements: what disturbs a process only ever adds."""
    return min(costs, key=lambda one: one.seconds)


def exponent(small: float, large: float, factor: float) -> float:
    """How a cost grows with the size: 1 = linearly, 2 = with its square.

    >>> exponent(1.0, 100.0, 10)
    2.0
    """
    return math.log(large / small) / math.log(factor)


def single(load: Path, seed: Path, sizes: Sequence[str]) -> Iterator[Row]:
    """One seed, then the large documents."""
    ours([seed])  # compiles the modules, which an installation does once
    took = best(ours([seed]) for _ in range(5))
    yield Row("one seed", took, pandoc(seed), "≤ 0.26 s", "" if took.seconds <= 0.26 else "too slow")
    for size in sizes:
        path = load / f"one-{size}.md"
        took, other = ours([path]), pandoc(path)
        target, missed = "", ""
        if size == "5m":
            target = "≤ 1.0 × pandoc, ≤ 400 MB"
            slow = other is not None and took.seconds > other.seconds
            missed = "too slow" if slow else "too much memory" if took.megabytes > 400 else ""
        yield Row(path.name, took, other, target, missed)


def batch(load: Path) -> Row:
    """All of a folder in one run, against a loop of processes."""
    folder = load / "batch"
    took, other = ours([folder]), pandoc_loop(folder)
    missed = "too slow" if other is not None and took.seconds > other.seconds else ""
    return Row(f"batch/ ({len(list(folder.glob('*.md')))} files)", took, other, "≤ 1.0 × pandoc", missed)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command: a table of figures with their targets."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("load", type=Path, metavar="LOAD_DIR")
    parser.add_argument("--seed", type=Path, default=min(SEEDS.glob("*.txt"), default=None), help="the one seed")
    parser.add_argument("--quick", action="store_true", help="leave out one-20m.md and most of real/")
    options = parser.parse_args(arguments)
    print(f"{'':24} {'CPU s':>8} {'MB':>6}   {'pandoc':>8} {'MB':>6}  {'ratio':>6}   target")
    rows: list[Row] = []
    for row in single(options.load, options.seed, SIZES[:-1] if options.quick else SIZES):
        rows.append(row)
        show(row)
    rows.append(batch(options.load))
    show(rows[-1])
    missed = [f"{row.what}: {row.missed}" for row in rows if row.missed]
    missed += [f"{row.what}: exit code {row.ours.code}" for row in rows if row.ours.code]
    missed += growth(rows)
    missed += slowest(options.load, every=8 if options.quick else 1)
    print("\nEvery target is met." if not missed else "\nMissed:\n  " + "\n  ".join(missed))
    return 1 if missed else 0


def show(row: Row) -> None:
    """Print a line of the table."""
    other = f"{row.pandoc.seconds:8.2f} {row.pandoc.megabytes:6.0f}" if row.pandoc else f"{'-':>8} {'-':>6}"
    print(f"{row.what:24} {row.ours.seconds:8.2f} {row.ours.megabytes:6.0f}   {other}  {row.ratio:>6}   "
          f"{row.target}{'  MISSED' if row.missed else ''}", flush=True)  # fmt: skip


def growth(rows: Iterable[Row]) -> Iterator[str]:
    """Print how time and memory grow from 1 MB to the largest document; yield what grows too fast."""
    costs = {row.what: row.ours for row in rows}
    small = costs["one-1m.md"]
    large, factor = (costs["one-20m.md"], 20) if "one-20m.md" in costs else (costs["one-5m.md"], 5)
    for what, power in (
        ("time", exponent(small.seconds, large.seconds, factor)),
        ("memory", exponent(small.megabytes, large.megabytes, factor)),
    ):
        print(f"growth of {what}: exponent {power:.2f}   ≤ 1.1")
        if power > 1.1:
            yield f"{what} grows with the power {power:.2f} of the size"


def slowest(load: Path, *, every: int) -> Iterator[str]:
    """Print the slowest real files; yield those above the target, and those with an exit code that tells a fault."""
    costs = sorted(real(load, every), key=lambda pair: -pair[1].seconds)
    if not costs:
        return
    total = sum(one.seconds for _, one in costs)
    print(
        f"real/: {len(costs)} files, {total / len(costs):.2f} s on average; the slowest:   target ≤ {REAL:.0f} s each"
    )
    for path, one in costs[:5]:
        print(f"  {path.name:40} {one.seconds:8.2f} {one.megabytes:6.0f}")
    yield from (f"real/{path.name}: {one.seconds:.2f} s" for path, one in costs if one.seconds > REAL)
    yield from (f"real/{path.name}: exit code {one.code}" for path, one in costs if one.code not in (0, 1))


def real(load: Path, every: int) -> Iterator[tuple[Path, Cost]]:
    """Each real file, or only every so-manieth."""
    paths = [path for path in sorted((load / "real").iterdir()) if path.suffix in (".md", ".txt")]
    for path in paths[::every]:
        yield path, ours([path])


if __name__ == "__main__":
    sys.exit(main())
