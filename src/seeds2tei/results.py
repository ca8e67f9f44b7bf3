"""The files that one document becomes: what they are called, whose they are, how they are written.

A file appears under its name when it is whole, or not at all. Nothing that another hand wrote or changed is
replaced.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from seeds2tei.disk import FLAGS, called, contents
from seeds2tei.expressions import expression
from seeds2tei.readers import PAGE_ENDING
from seeds2tei.whole_files import write_whole

OWN_HEAD = 2**18
"""A file of ours says so within so many bytes."""
OWN_SIGNS = (
    b'<application ident="seeds2tei"',
    b'"program": "seeds2tei"',
    b'<meta name="generator" content="seeds2tei">',
)
FACTS = 2**14
"""The facts by which a run tells what is up to date stand within so many bytes of a report, each on its line."""
FACT = expression(rb'^ "(?P<name>[a-z0-9_]+)": (?P<value>"(?:[^"\\\n]|\\.)*+"|true|false|[0-9]++),$', re.MULTILINE)


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

    def hindrance(self, tei: bytes, page: bytes) -> str:
        """Why these files must not be replaced by that TEI, that page and their report; nothing, if they may."""
        for path in self.good, self.bad, self.report, self.page:
            if os.path.lexists(path) and not is_ours(path):
                return f"{called(path)}: seeds2tei did not write this file. Choose another --output, or write --force."
        return self.edited(tei, page)

    def edited(self, tei: bytes = b"", page: bytes = b"") -> str:
        """That a file is not as its report says; nothing, if it is.

        tei, page  are no edition of another hand, whatever the report says: a run that was killed may have left new
                   files beside an old report
        """
        recorded = self.recorded()
        for path, fact, ours in (
            (self.good, "tei_sha256", tei),
            (self.bad, "tei_sha256", tei),
            (self.page, "page_sha256", page),
        ):
            written = recorded.get(fact)
            if written and path.exists() and (found := contents(path)) != ours and sha256(found) != written:
                return (
                    f"{called(path)}: this file was edited after seeds2tei wrote it. "
                    "Move it, or write --force to lose that."
                )
        return ""

    def made_of(self, stamp: Mapping[str, object]) -> bool:
        """Whether there is a valid TEI, and a report that it was made under these conditions.

        Of a Word file the web page too: findings and proof speak of its lines.
        """
        recorded = self.recorded()
        if recorded.get("valid") is not True or not recorded.items() >= stamp.items() or not self.good.exists():
            return False
        return not recorded.get("page_sha256") or self.page.exists()

    def recorded(self) -> dict[str, Any]:
        """The simple facts with which a report begins; none of what is no report of ours."""
        head = _head(self.report, FACTS)
        return {
            fact["name"].decode(): json.loads(fact["value"]) for fact in FACT.finditer(head) if OWN_SIGNS[1] in head
        }

    def write(self, tei: bytes, report: bytes, *, valid: bool, page: bytes = b"") -> None:
        """Write all files, or none; an earlier result of the other kind is removed. Raises OSError."""
        current, stale = (self.good, self.bad) if valid else (self.bad, self.good)
        files = {current: tei, self.report: report} | ({self.page: page} if page else {})
        # A file that is right stays untouched: who looks by its date for what is new is not misled.
        new = {path: content for path, content in files.items() if _head(path, len(content) + 1) != content}
        write_whole(new, removing=[path for path in (stale, self.page) if path not in files and is_ours(path)])


def sha256(data: bytes) -> str:
    """A digest of a file, as reports state it."""
    return hashlib.sha256(data).hexdigest()


def is_ours(path: Path) -> bool:
    """Whether this program wrote a file: it names itself near the start of each."""
    head = _head(path, OWN_HEAD)
    return any(sign in head for sign in OWN_SIGNS)


def _head(path: Path, length: int) -> bytes:
    """The first bytes of a file; none of what cannot be read, and of what is no file."""
    try:
        with open(os.open(path, FLAGS), "rb") as file:
            return file.read(length)
    except OSError:
        return b""
