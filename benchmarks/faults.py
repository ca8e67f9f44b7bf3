"""What faults do to a run: kill -9, a full disk, two runs at once, very many files.

    python -m benchmarks.faults [--kills N] [--files N] [--only NAME]

killed      a run over a folder is killed (SIGKILL) at random moments, again and again, with one process and with two;
            after each kill every file under its final name must be whole; then the same command with --resume completes
            the work, and the folder is byte by byte that of an undisturbed run
at-once     two runs write into one folder at the same time, several times over
full-disk   a disk of 1 MB (tmpfs; for the superuser on Linux) runs full; then it gets room, and the run is completed
many-files  a folder of very many small files of which few are documents; then all of them documents that are up to
            date: seconds, seconds to the first result, peak memory, and the growth from a tenth of them
up-to-date  10,000 documents of 5 kB that are up to date

Exit code 1 if something was found.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lxml import etree

COMMAND = (sys.executable, "-m", "seeds2tei", "convert", "letters", "--output", "tei")
RUN = "seeds2tei.run.json"
LETTER = (
    "# Letter {number}\n\nGraz, 12. März 1876\n\nLieber Hofer!\n\n"
    "Ich sah den Alten im Mai [S. {number}] und den [Jungen] im Juni.\n\nIhr\n\nJ. Stein\n"
)
LINE = "Ich sah den Alten im Mai, und er sprach von der Mühle, die seit dem Winter stillsteht. "
FIVE_KILOBYTES = 5000 // len(LINE.encode())


class Options(NamedTuple):
    """How long the trials take."""

    kills: int
    files: int
    seed: int


def letters(folder: Path, count: int, more: str = "") -> None:
    """So many documents."""
    (folder / "letters").mkdir(parents=True)
    for number in range(count):
        (folder / "letters" / f"{number:06}.md").write_text(LETTER.format(number=number) + more, "utf-8")


def files(folder: Path) -> dict[str, bytes]:
    """All that a run wrote but its own report, hidden files too.

    Not those without a byte: such a one is left for a minute, since another run may just have made it.
    """
    found = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != RUN}
    return {name: data for name, data in found.items() if data or not name.startswith(".")}


def run(folder: Path, *arguments: str) -> int:
    """The command to its end; its exit code."""
    done = subprocess.run([*COMMAND, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    if "Traceback" in done.stderr:
        raise AssertionError(done.stderr)
    return done.returncode


def fates(path: Path) -> dict[str, str]:
    """Every input of a run with its fate."""
    return {entry["path"]: entry["fate"] for entry in json.loads(path.read_bytes())["inputs"]}


def not_whole(folder: Path) -> Iterator[str]:
    """What is not whole of that which has its final name."""
    for path in folder.glob("[!.]*"):
        try:
            etree.parse(path) if path.suffix == ".xml" else json.loads(path.read_bytes())
        except (etree.XMLSyntaxError, ValueError) as error:
            yield f"{path.name} is not whole: {error}"


def undisturbed(folder: Path, count: int) -> dict[str, bytes]:
    """What a run writes when nothing happens."""
    letters(folder, count)
    run(folder)
    return files(folder / "tei")


def killed(room: Path, options: Options) -> Iterator[str]:
    """Kill runs; yield what is wrong afterwards."""
    count, chance = 60, random.Random(options.seed)
    expected = undisturbed(room / "undisturbed", count)
    kills = completed = left = rounds = 0
    while kills < options.kills:
        rounds += 1
        folder = room / f"round-{rounds}"
        letters(folder, count)
        for _ in range(4):
            jobs = chance.choice(["1", "2"])
            resumed = chance.choice([["--resume"], []])
            process = subprocess.Popen(
                [*COMMAND, "--jobs", jobs, *resumed], cwd=folder, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
            )
            time.sleep(chance.uniform(0.2, 1.1))
            ended = process.poll() is not None
            process.kill()
            process.wait()
            kills, completed = kills + (not ended), completed + ended
            yield from not_whole(folder / "tei")
        time.sleep(0.1)  # the other processes of the run notice that nobody asks them any more
        left += len(list((folder / "tei").glob(".*")))
        if code := run(folder, "--resume"):
            yield f"round {rounds}: the completing run has exit code {code}"
        written = files(folder / "tei")
        if wrong := [name for name in expected | written if written.get(name) != expected.get(name)]:
            yield f"round {rounds}: not as an undisturbed run writes it: {len(wrong)} files, as {min(wrong)}"
        if set(fates(folder / "tei" / RUN).values()) - {"converted", "up to date"}:
            yield f"round {rounds}: the report names other fates"
        shutil.rmtree(folder)
    print(
        f"  {kills} runs killed ({completed} had ended before), {rounds} completed; {left} parts of files cleared away"
    )


def at_once(room: Path, options: Options) -> Iterator[str]:
    """Two runs into one folder; yield what is wrong afterwards."""
    expected = undisturbed(room / "undisturbed", 60)
    times = max(1, options.kills // 20)
    for number in range(times):
        folder = room / f"pair-{number}"
        letters(folder, 60)
        both = [
            subprocess.Popen([*COMMAND, "--jobs", "2", "--report", f"{i}.json"], cwd=folder, stderr=subprocess.DEVNULL)
            for i in range(2)
        ]
        if codes := [code for code in (process.wait() for process in both) if code]:
            yield f"exit codes {codes}"
        if files(folder / "tei") != expected:
            yield "not the files of one run"
        if any(set(fates(folder / f"{i}.json").values()) != {"converted"} for i in range(2)):
            yield "a report names other fates"
    print(f"  {times} pairs of runs")


def full_disk(room: Path, _options: Options) -> Iterator[str]:
    """A disk of 1 MB; yield what is wrong when it is full, and after it has got room."""
    expected = undisturbed(room / "undisturbed", 200)
    folder = room / "full"
    letters(folder, 200)
    disk = folder / "tei"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], check=False).returncode:
        print("  left out: only the superuser of a Linux system can make a small disk")
        return
    try:
        code = run(folder, "--report", "full.json")
        found = list(fates(folder / "full.json").values())
        print(f"  full: exit code {code}, {found.count('converted')} converted, {found.count('refused')} refused")
        if code != 1 or len(found) != 200 or set(found) != {"converted", "refused"}:
            yield "not every input has its fate"
        yield from not_whole(disk)
        if not files(disk).items() <= expected.items():
            yield "files that an undisturbed run does not write"
        subprocess.run(["mount", "-o", "remount,size=20m", str(disk)], check=True)
        if run(folder, "--resume") or files(disk) != expected:
            yield "the completing run did not complete it"
    finally:
        subprocess.run(["umount", str(disk)], check=True)


class Cost(NamedTuple):
    """What a run took: seconds, those of the processor, those to its first result, peak memory in MB."""

    seconds: float
    processor: float
    first: float
    megabytes: float


def cost(folder: Path, *arguments: str) -> Cost:
    """Run the command, and look what it takes."""
    began = time.perf_counter()
    process = subprocess.Popen([*COMMAND, *arguments], cwd=folder, stderr=subprocess.DEVNULL)
    first, ended = 0.0, 0
    while not ended:
        ended, status, usage = os.wait4(process.pid, 0 if first else os.WNOHANG)
        if not first and (ended or written(folder / "tei")):
            first = time.perf_counter() - began
        if not ended:
            time.sleep(0.01)
    process.returncode = os.waitstatus_to_exitcode(status)
    processor = usage.ru_utime + usage.ru_stime
    return Cost(time.perf_counter() - began, processor, first, usage.ru_maxrss / 1024)


def written(folder: Path) -> bool:
    """Whether a result is there."""
    return folder.is_dir() and any(entry.name.endswith(".xml") for entry in os.scandir(folder))


def many_files(room: Path, options: Options) -> Iterator[str]:
    """A folder of very many files; yield what grows too fast."""
    costs: dict[str, list[Cost]] = {}
    for count in (options.files // 10, options.files):
        folder = room / f"scans-{count}"
        (folder / "letters").mkdir(parents=True)
        for number in range(count):
            name = f"{number:06}.md" if number % (count // 10) == 0 else f"{number:06}.jpg"
            (folder / "letters" / name).write_text(LETTER.format(number=number), "utf-8")
        took = cost(folder)
        costs.setdefault("few documents", []).append(took)
        print(f"  {count} files, 10 documents: {_shown(took)}")
        listed = len(fates(folder / "tei" / RUN))
        if listed != count:
            yield f"{listed} of {count} inputs are in the report"
        folder = room / f"letters-{count}"
        letters(folder, count)
        took = cost(folder, "--jobs", "2")
        costs.setdefault("conversion", []).append(took)
        print(f"  {count} documents, converted with --jobs 2: {_shown(took)}")
        took = cost(folder, "--resume")
        costs.setdefault("resuming", []).append(took)
        print(f"  {count} documents, up to date: {_shown(took)}")
        if list(fates(folder / "tei" / RUN).values()) != ["up to date"] * count:
            yield "not all are up to date"
    for what, (small, large) in costs.items():
        if large.processor > 16 * small.processor:  # the power 1.2: ten times the files leave the cache of the disk
            yield f"{what}: time does not grow linearly"
        if large.megabytes > small.megabytes + 10 + 600 * options.files / 1_000_000:
            yield f"{what}: more than 600 bytes of memory for each file"


def _shown(took: Cost) -> str:
    return (
        f"{took.seconds:.1f} s ({took.processor:.1f} s of the processor), "
        f"first result after {took.first:.2f} s, {took.megabytes:.0f} MB"
    )


def up_to_date(room: Path, _options: Options) -> Iterator[str]:
    """10,000 documents of 5 kB that are up to date; yield what is wrong."""
    folder = room / "up-to-date"
    letters(folder, 10_000, LINE * FIVE_KILOBYTES)
    run(folder, "--jobs", "2")
    took = cost(folder, "--resume")
    print(f"  10,000 documents of 5 kB, up to date: {_shown(took)}")
    if list(fates(folder / "tei" / RUN).values()) != ["up to date"] * 10_000:
        yield "not all are up to date"
    if took.processor > 5:
        yield "too slow: more than 5 seconds"


TRIALS: dict[str, Callable[[Path, Options], Iterator[str]]] = {
    "killed": killed,
    "at-once": at_once,
    "full-disk": full_disk,
    "many-files": many_files,
    "up-to-date": up_to_date,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """The command: the trials, and what was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--kills", type=int, default=200, help="so many runs are killed")
    parser.add_argument("--files", type=int, default=100_000, help="so many files are in the folder of many-files")
    parser.add_argument("--seed", type=int, default=1876)
    parser.add_argument("--only", choices=TRIALS, help="one trial")
    options = parser.parse_args(arguments)
    found: list[str] = []
    for name, trial in TRIALS.items():
        if options.only in (None, name):
            print(name, flush=True)
            with tempfile.TemporaryDirectory(prefix="seeds2tei-faults-") as room:
                found += (
                    f"{name}: {what}" for what in trial(Path(room), Options(options.kills, options.files, options.seed))
                )
    print("\nNothing was found." if not found else "\nFound:\n  " + "\n  ".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
