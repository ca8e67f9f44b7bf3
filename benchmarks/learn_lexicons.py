"""Learn the lexicons of the aligner from verse-aligned texts.

    python -m benchmarks.learn_lexicons TRAIN_DIR [--out DIR] [PAIR ...]

TRAIN_DIR holds one file for each pair of languages, `AA-BB.tsv.xz`, with a header and the columns `id`,
`a`, `b`: one verse a row. From each comes a lexicon `AA-BB.tsv.gz`: for a stem of language AA the stems
of BB that translate it, with their probability in per cent. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import lzma
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from pathlib import Path

from seeds2tei.parallel.words import stems

SHIPPED = Path(__file__).parent.parent / "src" / "seeds2tei" / "data" / "lexicons"

LONGEST_VERSE = 60  # words a side; longer verses say little about single words
RAREST = 2  # occurrences of a stem, and of a pair of stems
WEAKEST_DICE = 0.03
ROUNDS = 5
EMPTY_WORD = 0.02  # share of a word's mass that comes from nowhere
PRUNED = 0.02
KEPT = 0.08  # probability below which a translation is not shipped
MOST_KEPT = 6

Verse = tuple[tuple[str, ...], tuple[str, ...]]
Table = dict[str, dict[str, float]]


def main(arguments: Sequence[str] | None = None) -> None:
    """The command: one lexicon for each file of TRAIN_DIR, or for the pairs named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("train", type=Path)
    parser.add_argument("pairs", nargs="*", help="ru-en ...; all by default")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    chosen = parser.parse_args(arguments)
    chosen.out.mkdir(parents=True, exist_ok=True)
    for path in sorted(chosen.train.glob("*.tsv.xz")):
        pair = path.name.removesuffix(".tsv.xz")
        if pair in (chosen.pairs or [pair]):
            lexicon = learn(verses(path))
            (chosen.out / f"{pair}.tsv.gz").write_bytes(packed(lexicon))
            print(f"{pair}: {len(lexicon)} stems, {sum(map(len, lexicon.values()))} pairs")


def verses(path: Path) -> list[Verse]:
    """The verses of a file as stems, without those that are too long."""
    with lzma.open(path, "rt", encoding="utf-8") as rows:
        next(rows)
        pairs = [tuple(tuple(stems(side)) for side in row.rstrip("\n").split("\t")[1:3]) for row in rows]
    return [(a, b) for a, b in pairs if 0 < len(a) <= LONGEST_VERSE and 0 < len(b) <= LONGEST_VERSE]


def learn(corpus: Sequence[Verse]) -> Table:
    """t(b|a) by IBM model 1, from Dice, over the pairs of stems that are frequent enough."""
    table = by_dice(corpus)
    for _ in range(ROUNDS):
        table = pruned(one_round(corpus, table))
    return {a: kept(row) for a, row in sorted(table.items()) if kept(row)}


def by_dice(corpus: Iterable[Verse]) -> Table:
    """How regularly two stems stand in the same verses, each row scaled to 1."""
    in_a: Counter[str] = Counter()
    in_b: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for a, b in corpus:
        in_a.update(set(a))
        in_b.update(set(b))
        together.update(product(sorted(set(a)), sorted(set(b))))
    table: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (one, other), count in together.items():
        dice = 2 * count / (in_a[one] + in_b[other])
        if min(count, in_a[one], in_b[other]) >= RAREST and dice > WEAKEST_DICE:
            table[one][other] = dice
    return scaled(table)


def one_round(corpus: Iterable[Verse], table: Table) -> Table:
    """One round of expectation and maximisation."""
    counts: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for a, b in corpus:
        rows = [(word, table[word]) for word in a if word in table]
        for target in b:
            shares = [(word, row[target]) for word, row in rows if target in row]
            total = EMPTY_WORD + sum(share for _, share in shares)
            for word, share in shares:
                counts[word][target] += share / total
    return scaled(counts)


def pruned(table: Table) -> Table:
    """The table without its least probable entries."""
    return {a: {b: p for b, p in row.items() if p >= PRUNED} for a, row in table.items()}


def scaled(table: Mapping[str, Mapping[str, float]]) -> Table:
    """Each row scaled to the sum 1."""
    sums = {a: sum(row.values()) for a, row in table.items()}
    return {a: {b: weight / sums[a] for b, weight in row.items()} for a, row in table.items() if sums[a]}


def kept(row: Mapping[str, float]) -> dict[str, float]:
    """What is shipped of a row: the most probable translations."""
    best = sorted(row.items(), key=lambda entry: (-entry[1], entry[0]))[:MOST_KEPT]
    return {b: p for b, p in best if p > KEPT}


def packed(lexicon: Table) -> bytes:
    """A lexicon as compressed lines "stem TAB translation per-cent translation per-cent ..."."""
    lines = [f"{a}\t{' '.join(f'{b} {round(100 * p)}' for b, p in row.items())}\n" for a, row in lexicon.items()]
    return gzip.compress("".join(lines).encode("utf-8"), compresslevel=9, mtime=0)


if __name__ == "__main__":
    main()
