"""What was found: one folder for each kind of fault, with the smallest input that shows it.

FOLDER/convert-3f2a9c01/input          the bytes, for  --repeat
FOLDER/convert-3f2a9c01/document.md    what a user would have had
FOLDER/convert-3f2a9c01/finding.txt    what happened, how often, and how to see it again
"""

from __future__ import annotations

import hashlib
import re
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

TRIES = 400
"""So often an input is tried to be made smaller."""


class Symptom(NamedTuple):
    """By what a fault is known again: its kind, the place in the program, its words without what they quote."""

    kind: str
    place: str
    words: str

    @classmethod
    def of(cls, error: BaseException) -> Symptom:
        """The symptom of an exception that should not have been."""
        last = traceback.extract_tb(error.__traceback__)[-1]
        said = str(error).partition(": internal fault: ")[2] or str(error)
        words = re.sub(r"'[^']*'|\"[^\"]*\"|\d+|[^\x20-\x7e]", "", said)
        return cls(type(error).__name__, f"{Path(last.filename).name}:{last.name}", words[:60])

    @property
    def name(self) -> str:
        """A name for its folder."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:8]


def shrunk(data: bytes, shows: Callable[[bytes], bool]) -> bytes:
    """A smaller input that shows the same fault: without every piece that is not needed for it."""
    tries, size = 0, len(data) // 2
    while size and tries < TRIES:
        start = 1  # the first byte chooses the setting
        while start < len(data) and tries < TRIES:
            tries += 1
            less = data[:start] + data[start + size :]
            if shows(less):
                data = less
            else:
                start += size
        size //= 2
    return data


def save(folder: Path, target: str, symptom: Symptom, data: bytes, said: str, document: tuple[str, bytes]) -> bool:
    """Keep a fault. Returns whether it is of a new kind; of a known kind the smaller input stays.

    said      what happened, as a person should read it
    document  name and bytes of the file that a user would have had
    """
    place = folder / f"{target}-{symptom.name}"
    kept = place / "input"
    if kept.exists() and len(kept.read_bytes()) <= len(data):
        return False
    is_new = not kept.exists()
    place.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(data)
    (place / document[0]).write_bytes(document[1])
    repeat = f"python -m benchmarks.fuzz --target {target} --repeat {kept}"
    (place / "finding.txt").write_text(f"{said}\n\nAgain:  {repeat}\n", "utf-8", "backslashreplace")
    return is_new
