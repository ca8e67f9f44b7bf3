"""What becomes of bad input: the real command on each file of a set, each in a process of its own.

    python -m benchmarks.nasty --data DIR [--special] [--large] [--only WORD]

DIR holds gen_nasty.py, which writes the set into a temporary folder: 67 small files, and with both options 20
more. What must hold for each file stands in nasty_cases.py; for all of them it is here: converted, valid and
proved, or refused with a clear line and no file; never a traceback, a partial file, a terminal escape; small
files within SECONDS, large ones within MEGABYTES. Exit code 1 if anything fails.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path

from benchmarks.nasty_cases import CASES, Case
from benchmarks.nasty_checks import Check, Outcome, looked_at

SECONDS = 2.0
"""CPU time that a small file may take, start-up included."""
A_MEGABYTE = 4.0
"""CPU seconds that a large file may take for each megabyte, besides SECONDS."""
MEGABYTES = 600.0
"""Peak memory."""
LIMIT = 600
"""Seconds after which a run is ended."""
COMMAND = (sys.executable, "-m", "seeds2tei", "convert")
NOT_FOR_TERMINALS = frozenset(
    chr(code)
    for low, high in ((0x00, 0x09), (0x0B, 0x1F), (0x7F, 0x9F), (0x200E, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069))
    for code in range(low, high + 1)
)


def run(path: Path, folder: Path, options: Sequence[str]) -> Outcome:
    """Convert one file into a folder of its own."""
    out = folder / "out"
    errors = folder / "stderr"
    before = _listed(path.parent)
    with open(os.devnull, "rb") as nothing, errors.open("wb") as said:
        process = subprocess.Popen(
            ["timeout", "--kill-after=1", str(LIMIT), *COMMAND, "--output", str(out), *options, "--", str(path)],
            stdin=nothing,
            stdout=said,
            stderr=said,
            cwd=folder,
            env=os.environ | {"COLUMNS": "200"},
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Outcome(
        code=process.returncode,
        seconds=usage.ru_utime + usage.ru_stime,
        megabytes=usage.ru_maxrss / 1024,
        said=errors.read_bytes(),
        files={os.fsencode(found.name): found.read_bytes() for found in _files(out)},
        strangers=tuple(sorted(_listed(path.parent) - before))
        + tuple(sorted(found.name for found in folder.iterdir() if found.name not in ("out", "stderr"))),
    )


def _files(folder: Path) -> list[Path]:
    return [found for found in folder.rglob("*") if found.is_file()] if folder.is_dir() else []


def _listed(folder: Path) -> set[str]:
    return set(os.listdir(folder))


def faults(case: Case, outcome: Outcome, size: int, checks: Sequence[Check]) -> Iterator[str]:
    """What is wrong with an outcome, by the general rule and by what is expected of this file."""
    said = outcome.said.decode("utf-8", "replace")
    if "Traceback" in said or "internal fault" in said or outcome.code not in (0, 1, 2):
        yield f"exit code {outcome.code}: {said[:200]!r}"
    raw = sorted({f"U+{ord(sign):04X}" for sign in said if sign in NOT_FOR_TERMINALS})
    if raw:
        yield f"reaches the terminal raw: {', '.join(raw)}"
    if outcome.strangers:
        yield f"files that nobody asked for: {outcome.strangers}"
    allowed = SECONDS + (A_MEGABYTE * size / 1e6 if case.kind == "large" else 0.0)
    if outcome.seconds > allowed and not case.folder:
        yield f"took {outcome.seconds:.1f} s of {allowed:.1f}"
    if outcome.megabytes > MEGABYTES:
        yield f"took {outcome.megabytes:.0f} MB of {MEGABYTES:.0f}"
    yield from looked_at(outcome)
    for check in checks:
        if fault := check(outcome):
            yield fault


def trial(number: int, files: Path, room: Path) -> tuple[list[str], float, float]:
    """All runs of one case: what is wrong, the CPU seconds and the peak memory of the last."""
    case = CASES[number]
    path = files / os.fsdecode(case.file.encode("utf-8", "surrogateescape"))
    found: list[str] = []
    for turn, arguments in enumerate(case.runs):
        folder = room / f"{number}-{turn}"
        folder.mkdir()
        outcome = run(path, folder, arguments)
        size = 0 if case.folder or case.kind == "special" else path.stat().st_size
        found += faults(case, outcome, size, case.later if turn else case.checks)
    return found, outcome.seconds, outcome.megabytes


def main() -> int:
    """The command: a line for each file, and how many are as they should be."""
    parser = argparse.ArgumentParser(description="What becomes of bad input.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--special", action="store_true", help="also names and objects that disks handle badly")
    parser.add_argument("--large", action="store_true", help="also files of several megabytes")
    parser.add_argument("--only", default="", metavar="WORD", help="only files whose name has it")
    options = parser.parse_args()
    kinds = [name for name in ("special", "large") if getattr(options, name)]
    good = bad = 0
    with tempfile.TemporaryDirectory(prefix="seeds2tei-nasty-") as room:
        files = Path(room) / "set"
        command = [sys.executable, str(options.data / "gen_nasty.py"), str(files), *(f"--{kind}" for kind in kinds)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        (files / "README.md").unlink()
        for number, case in enumerate(CASES):
            if case.kind not in ("", *kinds) or options.only not in case.file:
                continue
            # A process is counted with the memory of the one that begot it, so no trial may beget from a large one.
            with get_context("spawn").Pool(1) as pool:
                found, seconds, megabytes = pool.apply(trial, (number, files, Path(room)))
            good, bad = good + (not found), bad + bool(found)
            name = ascii(case.file)[1:-1][:44]
            figures = f"{seconds:6.2f} s {megabytes:4.0f} MB"
            print(f"{'FAILS' if found else 'ok':5} {name:44} {figures}  {case.must}", flush=True)
            for fault in found:
                print(f"      {fault}", flush=True)
    print(f"{good} of {good + bad}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
