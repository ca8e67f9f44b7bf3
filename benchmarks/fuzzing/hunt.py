"""One process that hunts: it makes inputs, tries them, counts what became of them, and keeps what should not be.

Without atheris, inputs are changed at random, and one that shows something new (a claim, a kind of notation, a
finding that no input before it gave) is changed further. With atheris, libFuzzer chooses by the lines of the
program that an input reaches.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from mmap import mmap
from pathlib import Path
from types import FrameType

from benchmarks.fuzzing import corpus, findings, forms
from benchmarks.fuzzing.mutation import Mutator
from benchmarks.fuzzing.second_opinion import Sample, foreign, unstable

TOLD_EVERY = 500  # executions
OPINION_EVERY = 10_000
SAMPLED_EVERY = 50
HANGS = 20  # CPU seconds after which an execution is broken off


@dataclass(frozen=True)
class Order:
    """What to hunt, how long and where what is found goes.

    executions, seconds  whichever is reached first (0 = no such end)
    corpus               a folder of inputs that are worth changing; new ones are put there. None = forget them
    current              memory that the parent reads: the input that is being tried
    """

    target: str
    executions: int
    seconds: float
    seed: int
    corpus: Path | None
    findings: Path
    tei_all: Path | None
    atheris: bool
    current: mmap


class HangError(Exception):
    """An input has taken all of its time."""


def allowed(target: str, data: bytes) -> float:
    """CPU seconds that an input may take: many times what the slowest takes that is as long.

    To align two texts takes some 8 ms a sentence where all sentences are alike, however many they are; four bytes
    can be a sentence.
    """
    return 0.4 + len(data) / (1000 if target == "align" else 5000)


@dataclass
class Hunt:
    """The state of one process."""

    order: Order
    tell: Callable[[Counter[str]], None]
    count: int = 0
    tally: Counter[str] = field(default_factory=Counter)
    samples: list[Sample] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def run(self) -> None:
        """Hunt to the end of the order."""
        signal.signal(signal.SIGVTALRM, _break_off)
        self.ends = time.monotonic() + self.order.seconds if self.order.seconds else float("inf")
        self._atheris() if self.order.atheris else self._at_random()
        self._finish()

    def _finish(self) -> None:
        self._ask_others()
        self.tell(self.tally)

    @property
    def is_over(self) -> bool:
        return 0 < self.order.executions <= self.count or time.monotonic() > self.ends

    def try_one(self, data: bytes) -> bool:
        """Try one input. Returns whether it showed something new."""
        memory = self.order.current
        memory[:8] = len(data).to_bytes(8, "little")
        memory[8 : 8 + len(data)] = data
        self.count += 1
        began = time.process_time()
        outcome = self._outcome(data)
        if outcome is None:
            return False
        if time.process_time() - began > allowed(self.order.target, data):
            self._slow(data)
        word, features, written = outcome
        self.tally[word] += 1
        if self.count % SAMPLED_EVERY == 0:
            self.samples.append(Sample(data, written))
        if self.count % OPINION_EVERY == 0:
            self._ask_others()
        if self.count % TOLD_EVERY == 0:
            self.tell(self.tally)
            self.tally = Counter()
        is_new = bool(written) and not features <= self.seen  # what is refused leads to more that is
        self.seen |= features
        return is_new

    def _outcome(self, data: bytes) -> tuple[str, frozenset[str], bytes] | None:
        try:
            return _execute(self.order.target, data)
        except Exception as error:  # whatever it is, it should not have been: that is what is hunted
            self._keep(data, findings.Symptom.of(error), error)
            return None

    def _keep(self, data: bytes, symptom: findings.Symptom, error: BaseException) -> None:
        if self.tally[f"FOUND {symptom.name}"] < 3:  # also a smaller one, but not each of thousands
            data = findings.shrunk(data, lambda less: _shows(self.order.target, less, symptom))
        said = "".join(traceback.format_exception(error))
        self.report(data, symptom, said)

    def report(self, data: bytes, symptom: findings.Symptom, said: str) -> None:
        """Count a fault and keep it."""
        self.tally[f"FOUND {symptom.name}"] += 1
        target = self.order.target
        findings.save(self.order.findings, target, symptom, data, said, as_file(target, data))

    def _slow(self, data: bytes) -> None:
        """Ask again: a busy machine or a table that is loaded once is no fault."""
        began = time.process_time()
        self._outcome(data)
        took = time.process_time() - began
        if took > allowed(self.order.target, data):
            sentence = (
                f"{len(data)} bytes take {took:.2f} s of CPU time; {allowed(self.order.target, data):.2f} s are allowed"
            )
            self.report(data, findings.Symptom("slow", "", ""), sentence)

    def _ask_others(self) -> None:
        samples, self.samples = self.samples, []
        for sample in unstable(self.order.target, samples) if samples else ():
            symptom = findings.Symptom("unstable", "", "")
            self.report(sample.data, symptom, "a fresh interpreter with another hash seed gives another result")
        if self.order.tei_all is not None and self.order.target == "convert":
            for sample, sentence in foreign(samples, self.order.tei_all):
                words = " ".join(sentence.split()[:8])
                self.report(sample.data, findings.Symptom("jing", "", words), f"tei_all does not allow it: {sentence}")

    def _at_random(self) -> None:
        order = self.order
        kept = sorted(order.corpus.iterdir()) if order.corpus is not None and order.corpus.is_dir() else []
        pool = [*_beginnings(order.target), *(path.read_bytes() for path in kept)]
        mutator = Mutator(order.seed, pool, corpus.dictionary(order.target), forms.FORMS.get(order.target))
        for data in list(pool):
            if self.is_over:
                return
            self.try_one(data)
        while not self.is_over:
            data = mutator.next()
            if self.try_one(data):
                pool.append(data)
                if order.corpus is not None:
                    order.corpus.mkdir(parents=True, exist_ok=True)
                    (order.corpus / f"{order.seed}-{self.count:09}").write_bytes(data)

    def _atheris(self) -> None:
        atheris = importlib.import_module("atheris")
        with atheris.instrument_imports(include=["seeds2tei"]):
            importlib.import_module("benchmarks.fuzzing.targets")
        order = self.order
        folder = order.corpus or Path(tempfile.mkdtemp(prefix="fuzz-"))
        folder.mkdir(parents=True, exist_ok=True)
        beginnings = _beginnings(order.target)
        for number, data in enumerate(beginnings):
            (folder / f"begin-{number:05}").write_bytes(data)
        mutator = Mutator(order.seed, beginnings, corpus.dictionary(order.target), forms.FORMS.get(order.target))

        def change(data: bytes, size: int, seed: int) -> bytes:
            mutator.chance.seed(seed)
            changed: bytes = mutator.change(data) if seed % 8 else atheris.Mutate(data, size)
            return changed[:size]

        def one(data: bytes) -> None:
            if data:
                self.try_one(data)
            if self.is_over:
                self._finish()
                sys.stdout.flush()
                os._exit(0)  # libFuzzer never comes back, and would take any other end for a fault

        longest = corpus.LONGEST_FILE if order.target == "check" else corpus.LONGEST
        options = [
            f"-seed={order.seed + 1}",
            f"-max_len={longest + 1}",
            "-timeout=3600",
            "-rss_limit_mb=0",
            "-verbosity=0",
        ]
        atheris.Setup(["fuzz", *options, str(folder)], one, custom_mutator=change)
        atheris.Fuzz()


def _execute(target: str, data: bytes) -> tuple[str, frozenset[str], bytes]:
    """Try one input on a target, for no longer than HANGS."""
    from benchmarks.fuzzing.targets import TARGETS  # late: atheris must be told before the program is loaded

    signal.setitimer(signal.ITIMER_VIRTUAL, HANGS)
    try:
        return TARGETS[target](data)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _shows(target: str, data: bytes, symptom: findings.Symptom) -> bool:
    try:
        _execute(target, data)
    except Exception as error:
        return findings.Symptom.of(error) == symptom
    return False


def _break_off(_number: int, _frame: FrameType | None) -> None:
    raise HangError(f"nothing came of it in {HANGS} s of CPU time")


def _beginnings(target: str) -> list[bytes]:
    """The documents from which the hunt begins, each with a setting."""
    return [
        bytes((number * 37 % 256,)) + content for number, content in enumerate(dict.fromkeys(corpus.beginnings(target)))
    ]


def as_file(target: str, data: bytes) -> tuple[str, bytes]:
    """Name and bytes of the file that a user would have had."""
    if target == "convert":
        from benchmarks.fuzzing.targets import document, setting

        return setting(data).name, document(data)
    endings = {"check": "xml", "profile": "toml"}
    return f"document.{endings.get(target, 'txt')}", data[1:]
