"""The files that one document becomes: what they are called, whose they are, how they are written.

A file appears under its name when it is whole, or not at all. Nothing that another hand wrote or changed is
replaced.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from seeds2tei.readers import PAGE_ENDING

OWN_HEAD = 2**18
"""A file of ours says so within so many bytes."""
OWN_SIGNS = (b'<application ident="seeds2tei"', b'"program": "seeds2tei"', b'<meta name="generator" content="seeds2tei">')
DIGEST = re.compile(rb'"tei_sha256": "(?P<digest>[0-9a-f]{64})"')


class Results(NamedTuple):
    """The files of one document.

    target  where they lie, less `.xml` and `.report.json`
    """

    target: Path

    @property
    def good(self) -> Path:
        """The TEI, if it is valid."""
        return Path(f"{self.target}.xml")

    @property
    def bad(self) -> Path:
        """The TEI, if it is not: nobody shall take it for a good result."""
        return Path(f"{self.target}.invalid.xml")

    @property
    def page(self) -> Path:
        """The web page that a Word file became: of that the report speaks."""
        return Path(f"{self.target}{PAGE_ENDING}")

    @property
    def report(self) -> Path:
        """What became of the document."""
        return Path(f"{self.target}.report.json")

    def hindrance(self) -> str:
        """Why these files must not be written; nothing, if they may."""
        for path in self.good, self.bad, self.report, self.page:
            if os.path.lexists(path) and not is_ours(path):
                return f"{path}: seeds2tei did not write this file. Choose another --output, or write --force."
        written = DIGEST.search(_head(self.report))
        if not written:
            return ""
        for path in self.good, self.bad:
            if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest().encode() != written["digest"]:
                return f"{path}: this file was edited after seeds2tei wrote it. Move it, or write --force to lose that."
        return ""

    def write(self, tei: bytes, report: bytes, *, valid: bool, page: bytes = b"") -> None:
        """Write all files, or none; an earlier result of the other kind is removed. Raises OSError."""
        current, stale = (self.good, self.bad) if valid else (self.bad, self.good)
        current.parent.mkdir(parents=True, exist_ok=True)
        _write_whole({current: tei, self.report: report} | ({self.page: page} if page else {}))
        for old in (stale,) if page else (stale, self.page):
            if is_ours(old):
                old.unlink()


def is_ours(path: Path) -> bool:
    """Whether this program wrote a file: it names itself near the start of each."""
    head = _head(path)
    return any(sign in head for sign in OWN_SIGNS)


def _head(path: Path) -> bytes:
    """The first bytes of a file; none of what cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(OWN_HEAD)
    except OSError:
        return b""


def _write_whole(files: Mapping[Path, bytes]) -> None:
    waiting = {path: path.with_name(f".seeds2tei-{os.getpid()}{path.suffix}") for path in files}
    try:
        for path, content in files.items():
            waiting[path].write_bytes(content)
        for path, temporary in waiting.items():
            os.replace(temporary, path)
    finally:
        for temporary in waiting.values():
            temporary.unlink(missing_ok=True)
