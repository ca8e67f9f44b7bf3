"""Fuzz the program: whatever the bytes, a proved and valid result, or a refusal with a message.

    python -m benchmarks.fuzz [--target convert] [--executions N] [--seconds S] [--seed N] [--jobs N]
                              [--corpus DIR] [--findings DIR] [--tei-all FILE] [--atheris]
    python -m benchmarks.fuzz --target convert --repeat FINDINGS/convert-3f2a9c01/input

Targets: convert (any bytes in many formats and encodings), align (two texts), references (a text), check (any bytes
as a TEI file, judged and exported), profile (any bytes as a profile, and a letter read by it). A finding is any
exception but a refusal, a failed proof, a file that is not valid by the project's schema and rules (and, with
--tei-all, a sample by jing), another result for the same bytes (also in a fresh interpreter), other words for other
line ends, a message that is none, more time than the size explains, or the death of the process. Each goes to a
folder of its own with the smallest input that shows it.

The same seed gives the same inputs. `--atheris` lets libFuzzer choose them by what they reach in the program
(pip install '.[fuzz]'). A line is printed every 10,000 executions. Exit code 1 if anything was found.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from mmap import mmap
from multiprocessing.connection import Connection, wait
from pathlib import Path

from benchmarks.fuzzing import findings
from benchmarks.fuzzing.hunt import Hunt, Order, as_file
from benchmarks.fuzzing.second_opinion import digest

NAMES = ("convert", "versions", "align", "references", "check", "profile")
STATUS_EVERY = 10_000  # executions
STUCK = 600  # seconds without a word, after which a process is killed
ROOM = 1 << 16  # bytes of an input that the parent can see


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--target", choices=NAMES, default="convert")
    parser.add_argument("--executions", type=int, default=0, metavar="N", help="stop after so many")
    parser.add_argument("--seconds", type=float, default=0, metavar="S", help="stop after so long")
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes; each has a seed of its own")
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="inputs worth changing: read, and added to")
    parser.add_argument("--findings", type=Path, default=Path("build/fuzz"), metavar="DIR")
    parser.add_argument("--tei-all", type=Path, default=os.environ.get("TEI_ALL"), metavar="FILE", help="tei_all.rng")
    parser.add_argument("--atheris", action="store_true", help="let libFuzzer choose the inputs")
    parser.add_argument("--repeat", type=Path, metavar="FILE", help="try one input, and show what comes of it")
    parser.add_argument("--digests", type=Path, metavar="DIR", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.repeat is not None:
        return repeat(options.target, options.repeat)
    if options.digests is not None:
        return digests(options.target, options.digests)
    if not options.executions and not options.seconds:
        parser.error("say how long: --executions N or --seconds S")
    order = Order(
        options.target,
        -(-options.executions // options.jobs),
        options.seconds,
        options.seed * options.jobs,
        options.corpus,
        options.findings,
        Path(options.tei_all) if options.tei_all else None,
        options.atheris,
        mmap(-1, ROOM),
    )
    return Watch(order).over(options.jobs)


class Watch:
    """The parent of the processes that hunt: it counts, prints, and sees what kills one of them."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.began = time.monotonic()
        self.tally: Counter[str] = Counter()
        self.executions, self.printed = 0, 0

    def over(self, jobs: int) -> int:
        """Run so many processes to their end, and print what came of it."""
        orders = [replace(self.order, seed=self.order.seed + i, current=mmap(-1, ROOM)) for i in range(jobs)]
        running = dict(self._started(order) for order in orders)
        heard = dict.fromkeys(running, time.monotonic())
        while running:
            for ready in wait(list(running), timeout=5):
                assert isinstance(ready, Connection)
                try:
                    self._count(ready.recv())
                    heard[ready] = time.monotonic()
                except EOFError:
                    process, order = running.pop(ready)
                    process.join()
                    if process.exitcode:
                        self._died(order, f"the process ended with {process.exitcode}")
            for connection, (process, _) in running.items():
                if time.monotonic() - heard[connection] > STUCK:
                    process.kill()
        self._print("over")
        found = sum(self.tally[word] for word in self.tally if word.startswith("FOUND"))
        for word, times in sorted(self.tally.items()):
            print(f"  {times:9}  {word}")
        print(f"{found} findings; see {self.order.findings}/" if found else "No findings.")
        return 1 if found else 0

    def _started(self, order: Order) -> tuple[Connection, tuple[multiprocessing.context.ForkProcess, Order]]:
        fork = multiprocessing.get_context("fork")
        here, there = fork.Pipe(duplex=False)
        process = fork.Process(target=_hunt, args=(order, there))
        process.start()
        there.close()
        return here, (process, order)

    def _count(self, tally: Counter[str]) -> None:
        self.tally += tally
        self.executions += sum(tally.values())
        if self.executions // STATUS_EVERY > self.printed:
            self.printed = self.executions // STATUS_EVERY
            self._print("so far")

    def _died(self, order: Order, sentence: str) -> None:
        """What no process can tell of itself: it was killed, or the libraries below Python were."""
        size = int.from_bytes(order.current[:8], "little")
        data = bytes(order.current[8 : 8 + size])
        symptom = findings.Symptom("death", "", sentence)
        self.tally[f"FOUND {symptom.name}"] += 1
        findings.save(order.findings, order.target, symptom, data, sentence, as_file(order.target, data))

    def _print(self, when: str) -> None:
        seconds = time.monotonic() - self.began
        kinds = sum(1 for word in self.tally if word.startswith("FOUND"))
        print(
            f"{self.order.target}: {self.executions} executions in {seconds:.0f} s {when}, "
            f"{kinds} kinds of findings, {self.executions / max(seconds, 1e-9):.0f} a second",
            flush=True,
        )


def _hunt(order: Order, there: Connection) -> None:
    Hunt(order, there.send).run()


def repeat(target: str, path: Path) -> int:
    """Try one input and show what comes of it; whatever should not be ends the command with its traceback."""
    from benchmarks.fuzzing.targets import TARGETS, setting

    data = path.read_bytes()
    print(f"{len(data)} bytes{f', read as {setting(data)}' if target == 'convert' else ''}: {data[1:]!r}")
    print(TARGETS[target](data).word)
    return 0


def digests(target: str, folder: Path) -> int:
    """Print by what the result of each input of a folder can be compared, in order of their names."""
    from benchmarks.fuzzing.targets import TARGETS

    for path in sorted(folder.iterdir()):
        try:
            print(digest(TARGETS[target](path.read_bytes()).written))
        except Exception as error:  # a fault that the first process did not see is the answer
            print(type(error).__name__)
    return 0


if __name__ == "__main__":
    sys.exit(main())
