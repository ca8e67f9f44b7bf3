"""What the editor says of links: which sentences belong together, and which have no partner.

    [[document."mill.md".link]]          first = "Nobody came."  second = "Niemand kam."
    [[document."mill.md".deny]]          text = "The mill was sold."  recogniser = "link"

The sentences of which he speaks are taken out; the others are aligned as if these were not there. A quotation may be a
part of a sentence or several sentences; it stands once in a version. What does not apply is an error that quotes it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from seeds2tei.editing import LINK
from seeds2tei.errors import ProfileError
from seeds2tei.profile import Profile

Words = Sequence[str]  # the sentences of a version, in reading order


class Place(NamedTuple):
    """Sentences that the editor quotes: the number of the version (0 = the first), and theirs in it."""

    version: int
    sentences: range


class Corrections(NamedTuple):
    """What the editor says of the versions of a document.

    links  sentences of the first version, and those of another that say the same
    alone  sentences without partner
    """

    links: tuple[tuple[Place, Place], ...] = ()
    alone: tuple[Place, ...] = ()

    def between(self, version: int) -> list[tuple[range, range]]:
        """The links of the first version with another."""
        return [(here.sentences, there.sentences) for here, there in self.links if there.version == version]

    def settled(self, version: int, other: int) -> frozenset[int]:
        """The sentences of a version that need no partner found in the other: the editor has spoken of them."""
        places = [
            place for link in self.links if {place.version for place in link} == {version, other} for place in link
        ]
        mine = [place for place in (*places, *self.alone) if place.version == version]
        return frozenset(number for place in mine for number in place.sentences)


def corrections(versions: Sequence[Words], profile: Profile) -> Corrections:
    """Find the editor's quotations in the versions of a document, of which the first is linked with each other.

    Raises ProfileError for words that no version holds, that stand in one version twice, that are linked within one
    version or between two translations, and for sentences of which the editor says two things.
    """
    spoken: dict[tuple[int, int, int], _Word] = {}
    links: list[tuple[Place, Place]] = []
    alone: list[Place] = []
    for link in profile.document.links:
        here, there = _pair(versions, link.first, link.second, profile.path, link.key)
        for place, quoted in ((here, link.first), (there, link.second)):
            _hear(spoken, place, there.version, _Word(quoted, link.key, len(links)), profile.path)
        links.append((here, there))
    for number, denial in enumerate(profile.document.denials, len(links)):
        for place in _places(versions, denial.text, profile.path, denial.key) if denial.recogniser == LINK else ():
            for other in range(1, len(versions)) if place.version == 0 else (place.version,):
                _hear(spoken, place, other, _Word(denial.text, denial.key, number), profile.path)
            alone.append(place)
    return Corrections(tuple(links), tuple(alone))


class _Word(NamedTuple):
    """What the editor says in one entry of the profile: words that he quotes, the entry, its number."""

    quoted: str
    key: str
    entry: int


def _pair(versions: Sequence[Words], first: str, second: str, path: str, key: str) -> tuple[Place, Place]:
    """The sentences that are linked, those of the first version first, in whichever order the editor names them."""
    found = [list(_places(versions, quoted, path, key)) for quoted in (first, second)]
    pairs = [(one, other) for one in found[0] for other in found[1] if one.version != other.version]
    if not pairs:
        sentence = f'"{first}" and "{second}" stand in one version. Quote one from each of two versions.'
        raise ProfileError(path, f"[[{key}]]", sentence)
    for one, other in pairs:
        if 0 in (one.version, other.version):
            return (one, other) if one.version == 0 else (other, one)
    sentence = f'"{first}" and "{second}" stand in two translations. Links lead from the original: quote that.'
    raise ProfileError(path, f"[[{key}]]", sentence)


def _hear(spoken: dict[tuple[int, int, int], _Word], place: Place, other: int, word: _Word, path: str) -> None:
    """Note what is said of sentences, and of which translation; refuse to hear two things of one."""
    for number in place.sentences:
        before = spoken.setdefault((place.version, other, number), word)
        if before.entry != word.entry:
            twice = f'"{word.quoted}" is in a sentence of which "{before.quoted}" is said too.'
            sentence = f"{twice} Say one thing of each sentence."
            raise ProfileError(path, f"[[{word.key}]]", sentence)


def _places(versions: Sequence[Words], quoted: str, path: str, key: str) -> Iterator[Place]:
    """Where a quotation stands: in some versions, once in each."""
    nowhere = True
    for version, sentences in enumerate(versions):
        places = list(_found([_one_line(sentence) for sentence in sentences], _one_line(quoted)))
        if len(places) > 1:
            sentence = f'"{quoted}" stands {len(places)} times in one version. Quote more of its sentence.'
            raise ProfileError(path, f"[[{key}]]", sentence)
        for place in places:
            nowhere = False
            yield Place(version, place)
    if nowhere:
        sentence = f'"{quoted}" does not stand in the sentences of a version. Quote the words as they are read.'
        raise ProfileError(path, f"[[{key}]]", sentence)


def _found(sentences: Sequence[str], quoted: str) -> Iterator[range]:
    """Where some words stand in sentences that follow each other, as the numbers of these sentences."""
    text = " ".join(sentences)
    begins = [0, *accumulate(len(sentence) + 1 for sentence in sentences)]
    start = text.find(quoted)
    while start >= 0:
        end = start + len(quoted)
        yield range(bisect_right(begins, start) - 1, bisect_right(begins, end - 1))
        start = text.find(quoted, end)


def _one_line(text: str) -> str:
    return " ".join(text.split())
