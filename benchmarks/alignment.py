"""Align the text pairs of a benchmark: for its scorer, beside other aligners, and to see what certainties are worth.

    python -m benchmarks.alignment --data DIR --out DIR [--end-to-end] [--peers] [--certainty]

DIR holds items as `alignment_items.py` describes them. For each is written OUT/<id>.tsv: a header, then one bead a
row, its spans in A and in B. With `--end-to-end` no units are read: the texts are cut into sentences here, and aligned
by the parts of these (`seeds2tei.parallel.parts`). The speed is told on standard error: units of one version in a
second of CPU time.

`--peers` has every other aligner that is installed (`peers.py`) align the same units in the same run, writes what each
finds below OUT/<its name>/, and prints one table. `--certainty` prints how many of the links of each stated certainty
are right: a bead of the gold; end to end, where other units are linked, one that links only what belongs together.
Both want the `gold.tsv` of the items. Exit code 1 if of the links said to be certain fewer than 97 in 100 are right.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.alignment_items import Item, items, spans
from benchmarks.alignment_scores import agreeing, f1, read, score, total
from benchmarks.peers import PEERS
from benchmarks.reliability import Judged, Reliability, reliabilities
from seeds2tei.parallel.alignment import Bead, align
from seeds2tei.parallel.certainty import RELIABLE
from seeds2tei.parallel.parts import joined

SHORT = 150  # units of a short document, at most
KINDS = {"mono": "one language", "cross": "two languages"}
RIGHT = 0.97  # share of the links said to be certain that are right, at least


class Result(NamedTuple):
    """What an aligner found in one item, the CPU seconds that it took, and the file that says it."""

    item: Item
    beads: Sequence[Bead]
    seconds: float
    path: Path


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--end-to-end", action="store_true", help="cut the texts into sentences here")
    parser.add_argument("--peers", action="store_true", help="have other aligners align the same units")
    parser.add_argument("--certainty", action="store_true", help="how many links of each certainty are right")
    chosen = parser.parse_args(arguments)
    data = list(items(chosen.data, end_to_end=chosen.end_to_end))
    found = results(ours, data, chosen.out)
    for line in speeds(found):
        print(line, file=sys.stderr)
    if chosen.peers:
        print(heading(), *table("seeds2tei", found), sep="\n")
        for peer in PEERS:
            rows = table(peer.name, results(peer.align, data, chosen.out / peer.name)) if peer.installed else ()
            print(*(rows or [f"{peer.name:24} not installed"]), sep="\n", flush=True)
    return certainty(found, exact=not chosen.end_to_end) if chosen.certainty else 0


def ours(item: Item) -> Sequence[Bead]:
    """The beads of the package; of parts of sentences, joined where neither version ends a sentence."""
    a, b = item.a, item.b
    beads = align(
        a.units(),
        b.units(),
        language_a=a.language,
        language_b=b.language,
        paragraphs_a=a.paragraphs(),
        paragraphs_b=b.paragraphs(),
    )
    return joined(beads, a.spans, b.spans, a.sentences, b.sentences) if a.sentences and b.sentences else beads


def results(aligner: Callable[[Item], Sequence[Bead]], data: Sequence[Item], out: Path) -> list[Result]:
    """Have every item aligned, and written into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    found = []
    for item in data:
        begun = cpu_seconds()
        beads = aligner(item)
        seconds = cpu_seconds() - begun
        rows = "".join(f"{spans(item.a, bead.a)}\t{spans(item.b, bead.b)}\n" for bead in beads)
        path = out / f"{item.name}.tsv"
        path.write_text(f"a_spans\tb_spans\n{rows}", encoding="utf-8")
        found.append(Result(item, beads, seconds, path))
    return found


def cpu_seconds() -> float:
    """What this process and its children have taken so far."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def speeds(found: Sequence[Result]) -> Iterator[str]:
    """The speed on short documents and on long ones."""
    for name, wanted in (
        ("short", [one for one in found if one.item.size <= SHORT]),
        ("long", [one for one in found if one.item.size > SHORT]),
    ):
        if wanted:
            units = sum(one.item.size for one in wanted)
            speed = units / max(sum(one.seconds for one in wanted), 1e-9)
            yield f"{name}: {len(wanted)} documents, {units} units a side, {speed:.0f} units/s"


def heading() -> str:
    """Above the table of aligners."""
    columns = f"  {'items':>5} {'strict':>6} {'lax':>6} {'span':>6} {'CPU s':>7}"
    return f"{'':24}" + "".join(f"  {kind:^34}" for kind in KINDS.values()) + f"\n{'F1':24}" + columns * len(KINDS)


def table(name: str, found: Sequence[Result]) -> Iterator[str]:
    """The line of one aligner."""
    line = f"{name:24}"
    for kind in KINDS:
        of_kind = [one for one in found if one.item.kind == kind]
        scores = [score(read(gold, one.item), read(one.path, one.item)) for one in of_kind if (gold := one.item.gold)]
        measures = [f"{f1(counts):6.3f}" for counts in total(scores)] if scores else ["     -"] * 3
        line += f"  {len(of_kind):5} {' '.join(measures)} {sum(one.seconds for one in of_kind):7.2f}"
    yield line


def certainty(found: Sequence[Result], *, exact: bool) -> int:
    """Print what the stated certainties are worth; `exact` as `links` has it."""
    judged = [link for one in found if one.item.gold for link in links(one, one.item.gold, exact=exact)]
    print(f"{'said':>11} {'links':>6} {'mean':>6} {'right':>6}")
    for row in reliabilities(judged):
        print(row)
    sure = Reliability.of(RELIABLE, 1.0, judged)
    print(f"{sure}   target >= {RIGHT}")
    return 1 if sure.links and sure.right < RIGHT else 0


def links(result: Result, gold: Path, *, exact: bool) -> Iterator[Judged]:
    """The certainty of each link, and whether it is right.

    exact  whether it must be a bead of the gold; else what it links must belong together, however it was cut
    """
    wanted, found = read(gold, result.item), read(result.path, result.item)
    same = set(wanted)
    right = {number for number, link in enumerate(found) if link in same} if exact else agreeing(wanted, found)
    for number, bead in enumerate(result.beads):
        if bead.a and bead.b:
            yield Judged(bead.certainty, number in right)


if __name__ == "__main__":
    sys.exit(main())
