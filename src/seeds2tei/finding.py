"""What a person should look at: the report's sentences, each with its place."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding matters: an error makes the file unfit for use, a warning wants a look."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Finding(NamedTuple):
    """Something in a document that a person should look at.

    code        a word that never changes, explained in the README
    severity    see Severity
    sentence    what is so, and what to do about it; quotes the document
    start, end  code points of the source, or -1 where the finding speaks of the written file
    line        line of the written file (1 = first), 0 where the finding speaks of the source
    column      the character in that line (1 = first), 0 where it is not known
    element     what of the written file it speaks of, until its column is found (checks/places.py)
    """

    code: str
    severity: Severity
    sentence: str
    start: int = -1
    end: int = -1
    line: int = 0
    column: int = 0
    element: object = None
