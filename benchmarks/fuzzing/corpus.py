"""What fuzzing begins with: the texts of the test cases, the seeds, and the signs of all notations.

The signs stand in signs/, one on a line between quotation marks, with \\n, \\x1b and \\u2028 for what no editor shows:
text.txt for transcriptions, tei.txt for TEI files, profile.txt for profiles. profiles.txt holds whole profiles that
say something of the letter by which profiles are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 4096
"""Bytes of an input. What goes wrong in long documents goes wrong in short ones, and these are quick."""
LONGEST_FILE = 8192
"""Bytes of a TEI file, of which the header alone takes two thousand."""

_FENCE = re.compile(r"^(`{3,})(?P<kind>[^\n`]*)\n(?P<text>.*?)\n(?:\.\n.*?\n)?\1$", re.MULTILINE | re.DOTALL)
_ESCAPE = re.compile(r"\\(?:[nrt\\]|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})")
_FOLDERS = {"check": ("tei", "tests/documents"), "profile": ("seeds", "tests/documents")}
_ENDINGS = {"check": ".xml", "profile": ".toml"}


def dictionary(target: str) -> tuple[bytes, ...]:
    """The signs that are put into inputs of a target, as UTF-8."""
    return signs({"check": "tei", "profile": "profile"}.get(target, "text"))


@cache
def signs(name: str) -> tuple[bytes, ...]:
    """The signs of one file."""
    lines = (Path(__file__).parent / "signs" / f"{name}.txt").read_text("utf-8").splitlines()
    return tuple(_ESCAPE.sub(_meant, line[1:-1]).encode() for line in lines)


def _meant(match: re.Match[str]) -> str:
    return match[0].encode().decode("unicode_escape")


def beginnings(target: str) -> Iterator[bytes]:
    """The documents from which fuzzing begins, without the byte that chooses a setting."""
    longest = LONGEST_FILE if target == "check" else LONGEST
    for content in _found(target):
        yield content[:longest]
        if target != "check":
            yield from (content[start : start + longest] for start in range(longest, len(content), longest))


def _found(target: str) -> Iterator[bytes]:
    for place in _FOLDERS.get(target, ()):
        for path in sorted((ROOT / place).rglob(f"*{_ENDINGS[target]}")):
            yield path.read_bytes()
    if target == "profile":
        yield from signs("profiles")
        yield from _fenced(toml=True)
    elif target != "check":
        yield from _fenced(toml=False)
        for path in sorted((ROOT / "seeds").glob("*.txt")) + sorted((ROOT / "tests" / "documents").glob("*/seed.*")):
            yield path.read_bytes()


def _fenced(*, toml: bool) -> Iterator[bytes]:
    """The texts of the test cases and of the README, or the profiles that stand there."""
    for page in [*sorted((ROOT / "tests" / "cases").rglob("*.md")), ROOT / "README.md"]:
        for block in _FENCE.finditer(page.read_text("utf-8")):
            if (block["kind"].strip() == "toml") == toml:
                yield block["text"].translate({0x240C: "\f", 0x240D: "\r", 0x2420: " "}).encode()
