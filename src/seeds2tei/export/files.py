"""Which files an encoded document becomes in each format."""

from __future__ import annotations

from seeds2tei.export.collatex import collatex
from seeds2tei.export.edition import pairs
from seeds2tei.export.plain_text import plain_texts
from seeds2tei.export.tmx import tmx
from seeds2tei.export.tsv import tsv


def files(xml: bytes, stem: str, format: str) -> dict[str, bytes]:
    """File name -> content; nothing where a document has not the versions that a format is made of.

    format  "tmx", "tsv", "txt" or "collatex"

    Raises MalformedError if the file is no TEI.
    """
    if format == "txt":
        texts = plain_texts(xml)
        return {f"{stem}.{name}.txt" if name else f"{stem}.txt": text.encode() for name, text in texts if text.strip()}
    found = list(pairs(xml))
    if format == "collatex":
        return {f"{stem}.collatex.json": collatex(xml)} if found else {}
    write = {"tmx": tmx, "tsv": tsv}[format]
    if len(found) == 1:
        return {f"{stem}.{format}": write(found[0])}
    return {f"{stem}.{pair.a}-{pair.b}.{format}": write(pair) for pair in found}
