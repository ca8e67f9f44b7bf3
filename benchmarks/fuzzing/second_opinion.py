"""What the process that made a result cannot see itself: the order of sets and the memory of caches, and tei_all.

Some inputs are tried once more in a fresh interpreter with another hash seed, and must give the same; and the TEI
that was written of them is shown to jing with the official schema, if its place is told.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.fuzzing.corpus import ROOT


class Sample(NamedTuple):
    """An input, and what was written of it."""

    data: bytes
    written: bytes


def digest(written: bytes) -> str:
    """By which two results are compared."""
    return hashlib.sha256(written).hexdigest()


def unstable(target: str, samples: Sequence[Sample]) -> Iterator[Sample]:
    """The samples that give another result in another process."""
    with tempfile.TemporaryDirectory() as folder:
        for number, sample in enumerate(samples):
            (Path(folder) / f"{number:05}").write_bytes(sample.data)
        command = [sys.executable, "-m", "benchmarks.fuzz", "--target", target, "--digests", folder]
        seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=environment)
    for sample, told in zip(samples, run.stdout.split(), strict=True):
        if told != digest(sample.written):
            yield sample


def foreign(samples: Sequence[Sample], tei_all: Path) -> Iterator[tuple[Sample, str]]:
    """The samples whose TEI another schema does not allow, with what jing says. Nothing without jing."""
    jing = shutil.which("jing")
    written = [sample for sample in samples if sample.written]
    if jing is None or not written:
        return
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number:05}.xml" for number in range(len(written))]
        for path, sample in zip(paths, written, strict=True):
            path.write_bytes(sample.written)
        run = subprocess.run([jing, str(tei_all), *map(str, paths)], capture_output=True, text=True, check=False)
    said: dict[str, str] = {}
    for line in run.stdout.splitlines():
        place, _, sentence = line.partition(": ")
        said.setdefault(place.partition(".xml")[0], sentence)
    if run.returncode and not said:
        raise RuntimeError(f"jing cannot use {tei_all}: {run.stdout}{run.stderr}")
    for path, sample in zip(paths, written, strict=True):
        if sentence := said.get(str(path).removesuffix(".xml"), ""):
            yield sample, sentence
