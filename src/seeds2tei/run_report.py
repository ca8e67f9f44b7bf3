"""The report of a run: every input with its fate, none left out.

It is one JSON object with an input on each line, so that it can also be read line by line. A line is put aside as
soon as a fate is known, not kept in memory, and the whole becomes a file at the end: also of a run that was stopped.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any, Self

from seeds2tei.disk import called
from seeds2tei.fates import Fate, Tally
from seeds2tei.results import is_ours
from seeds2tei.version import __version__
from seeds2tei.whole_files import write_whole

NAME = "seeds2tei.run.json"
IN_MEMORY = 2**20
"""A longer list is put aside on the disk for temporary files, which may have room when the other is full."""


class RunReport:
    """The report of one run, while it grows.

    tally     what became of all inputs so far
    complete  whether every input is in the list
    """

    def __init__(self) -> None:
        self.tally = Tally()
        self.complete = False
        self._failure: OSError | None = None
        self._profiles: dict[str, str] = {}
        self._lines = SpooledTemporaryFile[bytes](IN_MEMORY)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._lines.close()

    def noted(self, fates: Iterable[Fate]) -> Iterator[Fate]:
        """The same fates; each is put down before it goes on."""
        for fate in fates:
            self._put_down((",\n  " if self.tally.outcomes else "\n  ").encode() + _json(_entry(fate)))
            self.tally.add(fate)
            if fate.profile[1]:
                self._profiles.setdefault(*fate.profile)
            yield fate
        self.complete = True

    def _put_down(self, line: bytes) -> None:
        """A list that finds no room any more costs the report, not the documents."""
        if self._failure is None:
            try:
                self._lines.write(line)
            except OSError as error:
                self._failure = error

    def write(self, path: Path, *, seconds: float, options: Mapping[str, object]) -> None:
        """Write the file whole. Raises OSError.

        options  those of the command line
        """
        if self._failure is not None:
            raise self._failure
        facts = {"program": "seeds2tei", "version": __version__, "options": dict(options)}
        sums = {
            "complete": self.complete,
            "profiles": self._profiles,
            "exit_code": self.tally.exit_code,
            "fates": {outcome.value: times for outcome, times in self.tally.outcomes.items()},
            "counts": dict(self.tally.counts),
            "findings": {severity.value: times for severity, times in self.tally.findings.items()},
            "seconds": round(seconds, 3),
        }
        write_whole({path: self._pieces(b"{\n %b" % _members(facts), b"%b\n}\n" % _members(sums))})

    def _pieces(self, before: bytes, after: bytes) -> Iterator[bytes]:
        yield before + b',\n "inputs": ['
        self._lines.seek(0)
        while piece := self._lines.read(IN_MEMORY):
            yield piece
        yield b"\n ],\n " + after


def hindrance(path: Path) -> str:
    """Why the report must not be written under a name; nothing, if it may."""
    if os.path.lexists(path) and not is_ours(path):
        return f"{called(path)}: seeds2tei did not write this file. Name another with --report, or write --force."
    return ""


def _entry(fate: Fate) -> dict[str, Any]:
    """An input and its fate; only what there is to say."""
    said = {
        "path": str(fate.path),
        "fate": fate.outcome.value,
        "tei": str(fate.tei) if fate.tei else "",
        "because": fate.because,
        "sentences": fate.sentences,
        "counts": dict(fate.counts),
        "findings": {severity.value: times for severity, times in fate.findings.items()},
        "seconds": round(fate.seconds, 4),
    }
    return {name: value for name, value in said.items() if value}


def _members(said: Mapping[str, object]) -> bytes:
    return b",\n ".join(b"%b: %b" % (_json(name), _json(value)) for name, value in said.items())


def _json(value: object) -> bytes:
    # A name that is no UTF-8 comes with surrogates, which JSON spells \udce4, as Python does here.
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")
