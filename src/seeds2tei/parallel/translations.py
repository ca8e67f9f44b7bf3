"""Which word may translate which, before anything is learnt from the document.

The same word; a word that looks alike (a name, a loan word); a number; a pair of the shipped lexicon.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import product

from seeds2tei.parallel.lexicon import Rows, translations
from seeds2tei.parallel.path import Step
from seeds2tei.parallel.version import Version

Table = dict[str, dict[str, float]]

IDENTITY = 3.0
SHORT_IDENTITY = 0.3
LEXICON = 2.0
COGNATE = 1.0
ROW_MASS = 0.7
LIKENESS = 0.66
VOWELS = str.maketrans("", "", "aeiouy")
SKELETON = str.maketrans({"v": "f", "w": "f", "z": "s", "c": "k", "q": "k", "j": "i", "x": "ks", "h": ""})


def weights(
    a: Iterable[str], b: Iterable[str], lexicon: Rows, same_language: bool
) -> Table:
    """How strongly each word of A suggests a word of B: weights, not yet probabilities."""
    known = frozenset(b)
    table: defaultdict[str, dict[str, float]] = defaultdict(dict)
    rest_a = []
    for word in a:
        if word in known:
            table[word][word] = (
                IDENTITY if same_language or len(word) > 3 or word.isdigit() else SHORT_IDENTITY
            )
        elif len(word) > 3 and not word.isdigit():
            rest_a.append(word)
        for translation, probability in translations(lexicon, word).items():
            if translation in known:
                table[word][translation] = table[word].get(translation, 0.0) + LEXICON * probability
    rest_b = [word for word in known if len(word) > 3 and not word.isdigit()]
    for word, like, likeness in cognates(rest_a, sorted(rest_b)):
        table[word][like] = table[word].get(like, 0.0) + COGNATE * likeness
    return dict(table)


def cognates(a: Iterable[str], b: Iterable[str]) -> Iterable[tuple[str, str, float]]:
    """Pairs of different words that look alike once consonants that sound alike are one."""
    index: defaultdict[str, list[str]] = defaultdict(list)
    bigrams_b: dict[str, frozenset[str]] = {}
    for word in b:
        bigrams_b[word] = _bigrams(word)
        for bigram in bigrams_b[word]:
            index[bigram].append(word)
    for word in a:
        own = _bigrams(word)
        shared: defaultdict[str, int] = defaultdict(int)
        for bigram in own:
            for other in index.get(bigram, ()):
                shared[other] += 1
        for other, count in shared.items():
            likeness = 2 * count / (len(own) + len(bigrams_b[other]))
            if likeness >= LIKENESS:
                yield word, other, likeness


def _bigrams(word: str) -> frozenset[str]:
    skeleton = "^" + word.translate(SKELETON)
    return frozenset(skeleton[place : place + 2] for place in range(len(skeleton) - 1))


def transposed(table: Mapping[str, Mapping[str, float]]) -> Table:
    """The same table read from the other side."""
    turned: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for a, row in table.items():
        for b, weight in row.items():
            turned[b][a] = weight
    return dict(turned)


def scaled(table: Mapping[str, Mapping[str, float]]) -> Table:
    """Each row brought to a mass of at most ROW_MASS."""
    return {
        a: {b: weight * ROW_MASS / max(1.0, sum(row.values())) for b, weight in row.items()}
        for a, row in table.items()
    }


LEARNT = 2.0
RARE_DICE = 0.3
CHANCE = 1.0


def learnt(a: Version, b: Version, steps: Iterable[Step], prime: Table) -> Table:
    """The table with what the beads found so far add to it."""
    together: Counter[tuple[str, str]] = Counter()
    in_a: Counter[str] = Counter()
    in_b: Counter[str] = Counter()
    often_a = {word for word, count in a.frequency.items() if count > 1}
    often_b = {word for word, count in b.frequency.items() if count > 1}
    beads = 0
    for step in steps:
        if step.height and step.width and step.certainty > 0.3:
            beads += 1
            words_a = often_a.intersection(*[]) if False else {w for unit in a.words[step.a : step.a + step.height] for w in unit if w in often_a}
            words_b = {w for unit in b.words[step.b : step.b + step.width] for w in unit if w in often_b}
            in_a.update(words_a)
            in_b.update(words_b)
            together.update(product(words_a, words_b))
    table = {word: dict(row) for word, row in prime.items()}
    for (x, y), count in together.items():
        if count > 1:
            dice = 2 * count / (in_a[x] + in_b[y])
            excess = count - CHANCE * in_a[x] * in_b[y] / beads
            if dice > RARE_DICE and excess > 1:
                row = table.setdefault(x, {})
                row[y] = row.get(y, 0.0) + LEARNT * dice * (1 - 1 / excess)
    return table
