"""Which word may translate which, before anything is learnt from the document.

The same word; a word that looks alike (a name, a loan word); a number; a pair of the shipped lexicon.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

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
    a: Iterable[str], b: Iterable[str], lexicon: Mapping[str, Mapping[str, float]], same_language: bool
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
        for translation, probability in lexicon.get(word, {}).items():
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
