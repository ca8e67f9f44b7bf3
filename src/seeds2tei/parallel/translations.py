"""Which word may translate which, before anything is learnt from the document itself.

The same word; a word that looks alike (a name, a loan word); a number; a pair of the shipped lexicon.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from seeds2tei.parallel.lexicon import Rows, translations

Table = dict[str, dict[str, float]]

IDENTITY = 3.0
SHORT_IDENTITY = 0.3
LEXICON = 2.0
COGNATE = 1.0
ROW_MASS = 0.7
LIKENESS = 0.66
ALIKE = 25  # words that look like one word, at most: the nearest
EVERYWHERE = 1000  # words with the same first sound and a pair of sounds: where there are more, the pair tells nothing
# Letters that stand for one sound, or nearly, in different spellings.
SOUNDS = str.maketrans({"v": "f", "w": "f", "z": "s", "c": "k", "q": "k", "j": "i", "x": "ks", "h": ""})


def weights(a: Iterable[str], b: Iterable[str], lexicon: Rows, same_language: bool) -> Table:
    """How strongly each word of A suggests a word of B: weights, not yet probabilities."""
    known = frozenset(b)
    table: defaultdict[str, dict[str, float]] = defaultdict(dict)
    rest_a = []
    for word in a:
        if word in known:
            table[word][word] = IDENTITY if same_language or len(word) > 3 or word.isdigit() else SHORT_IDENTITY
        elif len(word) > 3 and not word.isdigit():
            rest_a.append(word)
        for translation, probability in translations(lexicon, word).items():
            if translation in known:
                table[word][translation] = table[word].get(translation, 0.0) + LEXICON * probability
    rest_b = [word for word in known if len(word) > 3 and not word.isdigit()]
    for word, like, likeness in cognates(rest_a, sorted(rest_b)):
        table[word][like] = table[word].get(like, 0.0) + COGNATE * likeness
    return dict(table)


def cognates(a: Iterable[str], b: Iterable[str]) -> Iterator[tuple[str, str, float]]:
    """Pairs of words that look alike, and how much: the same first sound, and most pairs of sounds.

    >>> [(x, y) for x, y, _ in cognates(["stalin", "moskva"], ["stalyn", "moscow", "kremli"])]
    [('stalin', 'stalyn'), ('moskva', 'moscow')]
    """
    words = [(word, word.translate(SOUNDS)) for word in b]
    sizes = [1 + len(_bigrams(sounds)) for _, sounds in words]
    places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, (_, sounds) in enumerate(words):
        for bigram in _bigrams(sounds):
            places[sounds[0], bigram].append(number)
    for word in a:
        sounds = word.translate(SOUNDS)
        own = _bigrams(sounds)
        shared: Counter[int] = Counter()
        for bigram in own:
            there = places.get((sounds[0], bigram), ())
            if len(there) <= EVERYWHERE:
                shared.update(there)
        alike = [(2 * (1 + count) / (1 + len(own) + sizes[number]), number) for number, count in shared.items()]
        best = sorted([(-likeness, number) for likeness, number in alike if likeness >= LIKENESS])[:ALIKE]
        for number, likeness in sorted((number, -likeness) for likeness, number in best):
            yield word, words[number][0], likeness


def _bigrams(sounds: str) -> frozenset[str]:
    """The pairs of neighbouring sounds of a word."""
    return frozenset(map("".join, pairwise(sounds)))


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
        a: {b: weight * ROW_MASS / max(1.0, sum(row.values())) for b, weight in row.items()} for a, row in table.items()
    }
