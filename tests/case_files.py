"""The case files of the recognisers: how they are read and rewritten. Their form is in README.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

CASES = Path(__file__).parent / "cases"
STAYS = "Must stay as they are"
FAILURES = "Known failures"
VISIBLE = str.maketrans({"␌": "\f", "␍": "\r", "␠": " "})
BLOCK = re.compile(
    r"^## (?P<section>[^\n]*)$"
    r"|^(?P<fence>`{3,})(?P<info>[^\n`]*)\n(?P<text>.*?)\n(?:\.\n(?P<expected>.*?)\n)?(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
FRONT = re.compile(r"^recognisers: (.+)$", re.MULTILINE)


class Case(NamedTuple):
    """One case. `expected` is None where the text must stay as it is; `profile` is TOML."""

    file: str
    number: int
    section: str
    sentence: str
    recognisers: tuple[str, ...]
    format: str
    profile: str
    text: str
    expected: str | None

    @property
    def id(self) -> str:
        return f"{self.file}:{self.number}:{' '.join(self.sentence.split()[:8])}"


def case_files() -> list[Path]:
    """The files that speak of recognisers: by their name, or by their front line."""
    return [path for path in sorted(CASES.glob("*.md")) if _recognisers(path)]


def cases(path: Path) -> Iterator[Case]:
    """The cases of a file, in order."""
    page = path.read_text("utf-8")
    section, profile, number = "", "", 0
    for block in BLOCK.finditer(page):
        if block["section"] is not None:
            section = block["section"].strip()
        elif block["info"].strip() == "toml":
            profile = block["text"]
        else:
            number += 1
            sentence = page[: block.start()].rstrip().rpartition("\n\n")[2]
            form = block["info"].strip() or "markdown"
            names = _recognisers(path)
            text = block["text"].translate(VISIBLE)
            yield Case(path.name, number, section, sentence, names, form, profile, text, block["expected"])
            profile = ""


def _recognisers(path: Path) -> tuple[str, ...]:
    front = FRONT.search(path.read_text("utf-8").partition("\n## ")[0])
    if front:
        return tuple(name.strip() for name in front[1].split(","))
    return (path.stem,) if find_spec(f"seeds2tei.recognisers.{path.stem}") else ()


def rewrite(case: Case, found: str) -> None:
    """Put what was found in the place of what a case expects."""
    path = CASES / case.file
    page = path.read_text("utf-8")
    blocks = [b for b in BLOCK.finditer(page) if b["section"] is None and b["info"].strip() != "toml"]
    start, end = blocks[case.number - 1].span("expected")
    path.write_text(page[:start] + found + page[end:], "utf-8")
