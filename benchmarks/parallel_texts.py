"""Versions made for measuring: so many sentences a side, the same on every machine.

Words are syllables put together, as frequent as words are in prose: few make most of a text, most are rare. A version
in the same language says every eighth word otherwise; a translation has a word of its own for each. Now and then a
sentence is missing, parted, or joined with the next.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
OTHERS = [vowel + consonant for consonant in "bdghklmnrstvwx" for vowel in "aeiouy"]
WORDS = 20_000
LENGTHS = range(5, 25)  # words of a sentence
PARAGRAPH = 4  # sentences


class Texts(NamedTuple):
    """Two versions, their units in order, and the tags of their languages."""

    a: Sequence[str]
    b: Sequence[str]
    language_a: str = "en"
    language_b: str = "en"

    @property
    def size(self) -> int:
        """Units of one version."""
        return (len(self.a) + len(self.b)) // 2


def revised(size: int) -> Texts:
    """A text and the same text with other words here and there."""
    dice, words = random.Random(size), _words(SYLLABLES)
    sentences = list(_sentences(dice, size))
    other = [[_drawn(dice) if dice.random() < 0.125 else word for word in sentence] for sentence in sentences]
    return Texts(_written(sentences, words), _written(_rearranged(dice, other), words))


def translated(size: int) -> Texts:
    """A text and its translation: two languages of which nothing is known (their tags are for private use)."""
    dice = random.Random(size)
    sentences = list(_sentences(dice, size))
    other = [[word for word in sentence if dice.random() > 0.1] or sentence for sentence in sentences]
    a, b = _written(sentences, _words(SYLLABLES)), _written(_rearranged(dice, other), _words(OTHERS))
    return Texts(a, b, "qaa", "qab")


def identical(size: int) -> Texts:
    """A text twice."""
    whole = revised(size).a
    return Texts(whole, whole)


def one_word(size: int) -> Texts:
    """Lines of one word, and the same lines with a tenth of them drawn again: a list of names."""
    dice, words = random.Random(size), _words(SYLLABLES)
    drawn = [_drawn(dice) for _ in range(size)]
    other = [_drawn(dice) if dice.random() < 0.1 else word for word in drawn]
    return Texts([words[word] for word in drawn], [words[word] for word in other])


def same_word(size: int) -> Texts:
    """The same word on every line of both versions."""
    return Texts(["ditto"] * size, ["ditto"] * size)


def one_empty(size: int) -> Texts:
    """A text whose other version is empty."""
    return Texts(revised(size).a, [])


def ten_times(size: int) -> Texts:
    """A text, and its first tenth as the other version."""
    whole = revised(size)
    return Texts(whole.a, whole.b[: size // 10])


KINDS: Mapping[str, Callable[[int], Texts]] = {
    "revised": revised,
    "translated": translated,
    "identical": identical,
    "one-word": one_word,
    "same-word": same_word,
    "one-empty": one_empty,
    "ten-times": ten_times,
}


def _words(syllables: Sequence[str]) -> list[str]:
    """As many different words as the language has, the short ones first."""
    base = len(syllables)
    words = []
    for number in range(WORDS):
        word = syllables[number % base]
        while number := number // base:
            word += syllables[number % base]
        words.append(word)
    return words


_FREQUENCIES = list(accumulate(1 / (rank + 3) for rank in range(WORDS)))


def _drawn(dice: random.Random) -> int:
    return dice.choices(range(WORDS), cum_weights=_FREQUENCIES)[0]


def _sentences(dice: random.Random, size: int) -> Iterator[list[int]]:
    for _ in range(size):
        yield dice.choices(range(WORDS), cum_weights=_FREQUENCIES, k=dice.choice(LENGTHS))


def _rearranged(dice: random.Random, sentences: Sequence[list[int]]) -> Iterator[list[int]]:
    """The sentences, of 100 three missing, four parted and four joined with the one before."""
    joined: list[int] = []
    for sentence in sentences:
        fate = dice.random()
        if fate < 0.03:
            continue
        if fate < 0.07:
            half = len(sentence) // 2
            yield joined + sentence[:half]
            joined, sentence = [], sentence[half:]
        if fate > 0.96:
            joined = joined + sentence
            continue
        yield joined + sentence
        joined = []
    if joined:
        yield joined


def _written(sentences: Sequence[list[int]] | Iterator[list[int]], words: Sequence[str]) -> list[str]:
    return [" ".join(words[word] for word in sentence).capitalize() + "." for sentence in sentences]
