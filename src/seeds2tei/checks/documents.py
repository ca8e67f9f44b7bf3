"""A TEI file that is to be checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lxml import etree


@dataclass(frozen=True)
class Document:
    """A file that was read and parsed."""

    path: Path
    xml: bytes
    tree: etree._ElementTree
