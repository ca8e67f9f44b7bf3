"""The mistakes of docs/messages.md: what an editor changed in a letter, and what three programs say of it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from lxml import etree

_CASE = re.compile(
    r"^## (?P<title>.+)\n\n```(?P<kind>diff|file)(?: (?P<encoding>\S+))?\n(?P<change>(?:.*\n)*?)```\n\n"
    r"```text\n(?P<said>(?:.*\n)*?)```\n",
    re.MULTILINE,
)
SPEAKERS = ("seeds2tei", "jing", "libxml2")


class Mistake(NamedTuple):
    """A mistake of an editor.

    change  the line before and after, or the whole file with escapes (kind "file")
    said    who speaks -> the lines; empty for who finds nothing
    """

    title: str
    kind: str
    encoding: str
    change: str
    said: dict[str, list[str]]

    def content(self, letter: str) -> bytes:
        """The file as the editor left it."""
        if self.kind == "file":
            return self.change.rstrip("\n").encode("latin-1").decode("unicode_escape").encode(self.encoding)
        lines = self.change.splitlines()
        before, after = ("\n".join(line[2:] for line in lines if line.startswith(sign)) for sign in "-+")
        assert letter.count(before) >= 1, before
        return letter.replace(before, after, 1).encode(self.encoding)


def read(page: str) -> list[Mistake]:
    """The mistakes on the page, in their order."""
    return [
        Mistake(match["title"], match["kind"], match["encoding"] or "utf-8", match["change"], _said(match["said"]))
        for match in _CASE.finditer(page)
    ]


def _said(block: str) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {name: [] for name in SPEAKERS}
    for line in block.splitlines():
        name, _, sentence = line.partition(": ")
        said[name].append(sentence)
    return said


def rewrite(page: str, said: Sequence[dict[str, list[str]]]) -> str:
    """The page with what is said now, in the order of the mistakes; who is not asked keeps their words."""
    answers = iter(said)

    def answered(match: re.Match[str]) -> str:
        now = _said(match["said"]) | next(answers)
        block = "".join(f"{name}: {line}\n" for name, lines in now.items() for line in lines)
        return match[0][: match.start("said") - match.start()] + block + "```\n"

    return _CASE.sub(answered, page)


def ask_jing(schema: Path, files: Sequence[Path]) -> dict[Path, list[str]]:
    """What jing says of each file; it stops at the first that is no XML, so each is asked about alone."""
    said = {}
    for file in files:
        command = [str(shutil.which("jing")), str(schema), file.name]
        run = subprocess.run(command, cwd=file.parent, capture_output=True, encoding="utf-8", check=False)
        lines = [line for line in run.stdout.splitlines() if re.match(r"(/|fatal: |error: |.*?:\d+:\d+: )", line)]
        said[file] = [_shortened(re.sub(r"^.*?/(?=[^/]*:\d+:\d+)", "", line)) for line in lines]
    return said


def ask_libxml2(schema: Path, files: Sequence[Path]) -> dict[Path, list[str]]:
    """What libxml2 says of each file by a schema, in its own words."""
    validator = etree.XMLSchema(file=str(schema))
    said = {}
    for file in files:
        try:
            tree = etree.ElementTree(etree.fromstring(file.read_bytes(), etree.XMLParser(collect_ids=False)))
        except etree.XMLSyntaxError as error:
            said[file] = [f"{file.name}:{error.lineno}: {' '.join(str(error.msg).split())}"]
            continue
        validator.validate(tree)
        log = list(validator.error_log)  # type: ignore[call-overload]
        said[file] = [_shortened(f"{file.name}:{entry.line}: {entry.message}") for entry in log]
    return said


def _shortened(line: str, most: int = 400) -> str:
    return line if len(line) <= most else line[:most].rpartition(" ")[0] + " …"
