"""Align the text pairs of a benchmark, for its scorer.

    python -m benchmarks.alignment --data DIR --out DIR [--end-to-end]

Each item of DIR is a folder with `a.txt`, `b.txt`, `meta.json` (id, lang_a, lang_b) and the units
`units_a.tsv` and `units_b.tsv`: a header, then `start TAB end`. For each is written OUT/<id>.tsv: a
header, then one bead a row, its spans in A and in B. With `--end-to-end` no units are read: the texts are
cut into sentences here, and aligned by the parts of these (`seeds2tei.parallel.parts`). The speed is told
on standard error: units of one version in a second of computing time.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from seeds2tei.parallel.alignment import Bead, align
from seeds2tei.parallel.parts import joined, parts
from seeds2tei.parallel.sentences import sentences

Spans = Sequence[tuple[int, int]]
SHORT = 150  # units of a short document, at most


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


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--end-to-end", action="store_true")
    chosen = parser.parse_args(arguments)
    chosen.out.mkdir(parents=True, exist_ok=True)
    speeds: list[tuple[int, float]] = []
    for folder in sorted(path.parent for path in chosen.data.glob("**/meta.json")):
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        begun = time.process_time()
        a = side(folder, "a", meta["lang_a"], end_to_end=chosen.end_to_end)
        b = side(folder, "b", meta["lang_b"], end_to_end=chosen.end_to_end)
        beads = aligned(a, b)
        speeds.append(((len(a.spans) + len(b.spans)) // 2, time.process_time() - begun))
        rows = "".join(f"{spans(a, bead.a)}\t{spans(b, bead.b)}\n" for bead in beads)
        (chosen.out / f"{meta['id']}.tsv").write_text(f"a_spans\tb_spans\n{rows}", encoding="utf-8")
    for line in report(speeds):
        print(line, file=sys.stderr)


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


def aligned(a: Side, b: Side) -> Sequence[Bead]:
    """The beads of two versions."""
    beads = align(
        a.units(),
        b.units(),
        language_a=a.language,
        language_b=b.language,
        paragraphs_a=a.paragraphs(),
        paragraphs_b=b.paragraphs(),
    )
    return joined(beads, a.spans, b.spans, a.sentences, b.sentences) if a.sentences and b.sentences else beads


def spans(side: Side, units: Sequence[int]) -> str:
    """Units as the scorer reads them: "start-end,start-end"."""
    return ",".join(f"{side.spans[unit][0]}-{side.spans[unit][1]}" for unit in units)


def report(speeds: Sequence[tuple[int, float]]) -> Iterator[str]:
    """The speed on short documents and on long ones."""
    for name, wanted in (
        ("short", [s for s in speeds if s[0] <= SHORT]),
        ("long", [s for s in speeds if s[0] > SHORT]),
    ):
        if wanted:
            units, seconds = (sum(column) for column in zip(*wanted, strict=True))
            speed = units / max(seconds, 1e-9)
            yield f"{name}: {len(wanted)} documents, {units} units a side, {speed:.0f} units/s"


if __name__ == "__main__":
    main()
