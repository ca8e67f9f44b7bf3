"""Other aligners of sentences, for comparison: each takes an item and gives beads of the same units.

galechurch and NLTK know lengths only (`pip install '.[peers]'`). hunalign is a program of its own, looked for on the
PATH; it is given the words of each unit, and between paragraphs the line `<p>`. It learns from the versions themselves
(`-realign`); the second time it is given our stems too, and our lexicon as its dictionary.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from benchmarks.alignment_items import Item, Side
from seeds2tei.parallel.alignment import Bead
from seeds2tei.parallel.lexicon import lexicon, translations
from seeds2tei.parallel.words import stems

WORD = re.compile(r"\w+|[^\w\s]")
PARAGRAPH = "<p>"


class Peer(NamedTuple):
    """An aligner that is not ours.

    module, program  what has to be installed for it, the other is ""
    """

    name: str
    module: str
    program: str
    align: Callable[[Item], Sequence[Bead]]

    @property
    def installed(self) -> bool:
        return shutil.which(self.program) is not None if self.program else find_spec(self.module) is not None


def galechurch(item: Item) -> Sequence[Bead]:
    """Gale and Church's dynamic programming over lengths, as the package galechurch has it, both versions one block."""
    from galechurch import align as aligned

    found = aligned(item.a.units(), item.b.units()).beads
    return [_bead(range(one.source_start, one.source_end), range(one.target_start, one.target_end)) for one in found]


def nltk(item: Item) -> Sequence[Bead]:
    """The same as NLTK has it. It names pairs of units; what is in none has no partner."""
    from nltk.translate.gale_church import align_blocks

    pairs = align_blocks(*([len(unit) for unit in side.units()] for side in (item.a, item.b)))
    beads = list(_chained(pairs))
    for side, size in enumerate((len(item.a.spans), len(item.b.spans))):
        paired = {pair[side] for pair in pairs}
        alone = ((unit,) for unit in range(size) if unit not in paired)
        beads += [_bead((), unit) if side else _bead(unit, ()) for unit in alone]
    return beads


def _chained(pairs: Iterable[tuple[int, int]]) -> Iterator[Bead]:
    """Pairs that share a unit make one bead."""
    a: list[int] = []
    b: list[int] = []
    for one, other in sorted(pairs):
        if a and one != a[-1] and other not in b:
            yield _bead(a, b)
            a, b = [], []
        a += [one] if one not in a else []
        b += [other] if other not in b else []
    if a:
        yield _bead(a, b)


def hunalign(item: Item) -> Sequence[Bead]:
    """hunalign without a dictionary."""
    return _hunalign(item, WORD.findall, ())


def hunalign_with_lexicon(item: Item) -> Sequence[Bead]:
    """hunalign with our stems, and our lexicon of the two languages."""
    return _hunalign(item, lambda unit: stems(unit) or WORD.findall(unit), _dictionary(item))


def _hunalign(item: Item, words: Callable[[str], Sequence[str]], dictionary: Iterable[str]) -> Sequence[Bead]:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("dictionary", "a", "b")]
        files[0].write_text("".join(f"{line}\n" for line in dictionary), encoding="utf-8")
        for file, side in zip(files[1:], (item.a, item.b), strict=True):
            file.write_text("".join(f"{line}\n" for line in _lines(side, words)), encoding="utf-8")
        command = ["hunalign", "-utf", "-realign", *map(str, files)]
        ladder = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    rungs = [tuple(int(number) for number in line.split("\t")[:2]) for line in ladder.splitlines()]
    return list(_steps(rungs, *(_units_before(side) for side in (item.a, item.b))))


def _steps(rungs: Iterable[Sequence[int]], a: Sequence[int], b: Sequence[int]) -> Iterator[Bead]:
    """What stands between two rungs of a ladder: so many lines of A say what so many lines of B say."""
    for (begin_a, begin_b), (end_a, end_b) in pairwise((a[rung[0]], b[rung[1]]) for rung in rungs):
        if end_a > begin_a or end_b > begin_b:
            yield _bead(range(begin_a, end_a), range(begin_b, end_b))


def _lines(side: Side, words: Callable[[str], Sequence[str]]) -> Iterator[str]:
    begins = set(side.paragraphs()) - {0}
    for number, unit in enumerate(side.units()):
        if number in begins:
            yield PARAGRAPH
        yield " ".join(words(unit))


def _units_before(side: Side) -> list[int]:
    """For each number of lines, how many units they hold."""
    before = [0]
    for line in _lines(side, WORD.findall):
        before.append(before[-1] + (line != PARAGRAPH))
    return before


def _dictionary(item: Item) -> Iterator[str]:
    """A line for each translation, the word of B first: so hunalign wants it."""
    a, b = (side.language.lower().partition("-")[0] for side in (item.a, item.b))
    rows, reverse = (lexicon(a, b), {}) if lexicon(a, b) else ({}, lexicon(b, a))
    yield from (f"{word} @ {stem}" for stem in rows for word in translations(rows, stem))
    yield from (f"{stem} @ {word}" for stem in reverse for word in translations(reverse, stem))


def _bead(a: Iterable[int], b: Iterable[int]) -> Bead:
    return Bead(tuple(a), tuple(b), 1.0)


PEERS = (
    Peer("galechurch", "galechurch", "", galechurch),
    Peer("nltk", "nltk", "", nltk),
    Peer("hunalign", "", "hunalign", hunalign),
    Peer("hunalign-lexicon", "", "hunalign", hunalign_with_lexicon),
)
