"""The items of the alignment benchmark: folders with two versions of one document.

Each holds `a.txt`, `b.txt` and `meta.json` (id, lang_a, lang_b); the units to be aligned, `units_a.tsv` and
`units_b.tsv`: a header, then `start TAB end`; and, if the links are to be judged, `gold.tsv`: a header, then one
bead a row, its spans in A and in B. Spans are code points of the file as it is, the end excluded.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from seeds2tei.parallel.parts import parts
from seeds2tei.parallel.sentences import sentences

Spans = Sequence[tuple[int, int]]


class Side(NamedTuple):
    """One version of an item: its text, where its units stand, and the sentences of which they are parts."""

    text: str
    language: str
    spans: Spans
    sentences: Spans = ()

    def units(self) -> list[str]:
        return [self.text[start:end] for start, end in self.spans]

    def paragraphs(self) -> list[int]:
        """The numbers of the units before which a blank line stands."""
        before = [0, *(end for _, end in self.spans)]
        gaps = [self.text[end:start] for end, (start, _) in zip(before, self.spans, strict=False)]
        return [number for number, gap in enumerate(gaps) if number == 0 or gap.count("\n") > 1]


class Item(NamedTuple):
    """Two versions of one document."""

    name: str
    folder: Path
    a: Side
    b: Side

    @property
    def kind(self) -> str:
        """Whether the versions are in one language or in two: "mono" or "cross"."""
        primary = {side.language.lower().partition("-")[0] for side in (self.a, self.b)}
        return "mono" if len(primary) == 1 else "cross"

    @property
    def gold(self) -> Path | None:
        """The file of the links made by hand, if there is one."""
        path = self.folder / "gold.tsv"
        return path if path.exists() else None

    @property
    def size(self) -> int:
        """Units of one version."""
        return (len(self.a.spans) + len(self.b.spans)) // 2


def items(data: Path, *, end_to_end: bool = False) -> Iterator[Item]:
    """Every item below a folder, in the order of their paths; with their units, or cut into parts of sentences here."""
    for folder in sorted(path.parent for path in data.glob("**/meta.json")):
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        a = side(folder, "a", meta["lang_a"], end_to_end=end_to_end)
        yield Item(meta["id"], folder, a, side(folder, "b", meta["lang_b"], end_to_end=end_to_end))


def side(folder: Path, name: str, language: str, *, end_to_end: bool) -> Side:
    """One version, with the units given or with those found here."""
    # newline="" keeps every carriage return: the spans count code points of the file as it is.
    with (folder / f"{name}.txt").open(encoding="utf-8", newline="") as file:
        text = file.read()
    if end_to_end:
        found = sentences(text, language)
        return Side(text, language, parts(text, found), found)
    rows = (folder / f"units_{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return Side(text, language, [(int(start), int(end)) for start, end in (row.split("\t")[:2] for row in rows)])


def spans(side: Side, units: Sequence[int]) -> str:
    """Units as they stand in the files: "start-end,start-end".

    >>> spans(Side("One. Two.", "en", [(0, 4), (5, 9)]), (0, 1))
    '0-4,5-9'
    """
    return ",".join(f"{side.spans[unit][0]}-{side.spans[unit][1]}" for unit in units)
