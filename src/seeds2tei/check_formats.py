"""What `check` found, as people, editors and CI systems read it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from seeds2tei.finding import Severity
from seeds2tei.version import __version__

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_RULES = {
    "unreadable": "The file cannot be read.",
    "well-formed": "The file is XML.",
    "schema": "The file is valid by its schema.",
    "schematron": "The file breaks no rule of a schema that was named.",
    "source": "The source of the file is there and can be read.",
    "missing-words": "Every word of the source stands in the file.",
    "changed-words": "Every word stands in the file as in the source.",
    "added-words": "Every word of the file stands in the source.",
    "moved-words": "The words stand in the order of the source.",
}


@dataclass(frozen=True)
class Verdict:
    """One fault of a file.

    line    of the file (1 = first), 0 where no line is known
    column  the character in the line (1 = first), 0 where it is not known
    judge   who says so: a schema, the rules; "" for XML itself
    """

    file: str
    line: int
    column: int
    severity: Severity
    code: str
    sentence: str
    judge: str = ""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        told = f" ({self.judge})" if self.judge else ""
        return f"{place}: {self.severity} [{self.code}]: {self.sentence}{told}"


def render(verdicts: Iterable[Verdict], form: str) -> str:
    """All verdicts as text, json, sarif (2.1.0, for code hosts) or github (its workflow commands).

    >>> render([Verdict("a.xml", 3, 7, Severity.ERROR, "date", "100% wrong.")], "github")
    '::error file=a.xml,line=3,col=7,title=date::100%25 wrong.'
    """
    found = list(verdicts)
    if form == "json":
        return json.dumps([_plain(verdict) for verdict in found], ensure_ascii=False, indent=2)
    if form == "sarif":
        return json.dumps(_sarif(found), ensure_ascii=False, indent=2)
    return "\n".join(_command(verdict) if form == "github" else str(verdict) for verdict in found)


def _plain(verdict: Verdict) -> dict[str, Any]:
    return {
        "file": verdict.file,
        "line": verdict.line,
        "column": verdict.column,
        "severity": str(verdict.severity),
        "code": verdict.code,
        "sentence": verdict.sentence,
        "judge": verdict.judge,
    }


def _level(verdict: Verdict, note: str) -> str:
    severity = str(verdict.severity)
    return severity if severity in ("error", "warning") else note


def _command(verdict: Verdict) -> str:
    place = f",line={verdict.line}" if verdict.line else ""
    place += f",col={verdict.column}" if verdict.column else ""
    file, title = _escaped(verdict.file, ":,"), _escaped(verdict.code, ":,")
    return f"::{_level(verdict, 'notice')} file={file}{place},title={title}::{_escaped(verdict.sentence)}"


def _escaped(text: str, more: str = "") -> str:
    """Text inside a workflow command: what would end it is written by its number."""
    for sign in "%\r\n" + more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _sarif(found: list[Verdict]) -> dict[str, Any]:
    """Static Analysis Results Interchange Format 2.1.0 (OASIS). Columns count characters, as everywhere here."""
    codes = sorted({verdict.code for verdict in found})
    rules = [
        {"id": code, "shortDescription": {"text": _RULES.get(code, f"A rule of seeds2tei: {code}.")}} for code in codes
    ]
    run = {
        "tool": {"driver": {"name": "seeds2tei", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(verdict, codes.index(verdict.code)) for verdict in found],
    }
    return {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}


def _result(verdict: Verdict, rule: int) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(verdict.file)}}
    if verdict.line:
        place["region"] = {"startLine": verdict.line} | ({"startColumn": verdict.column} if verdict.column else {})
    told = f" ({verdict.judge})" if verdict.judge else ""
    return {
        "ruleId": verdict.code,
        "ruleIndex": rule,
        "level": _level(verdict, "note"),
        "message": {"text": verdict.sentence + told},
        "locations": [{"physicalLocation": place}],
    }


def _uri(file: str) -> str:
    from urllib.parse import quote

    return quote(file.replace("\\", "/"))
