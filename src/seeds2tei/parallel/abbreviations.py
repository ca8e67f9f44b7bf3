"""Abbreviations of each language, from the table `data/abbreviations.tsv`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parent.parent / "data" / "abbreviations.tsv"


class Abbreviations(NamedTuple):
    """What a full stop after a word of one language may mean.

    before   something must follow: "Dr.", "тов."
    number   a number must follow: "op. 58"; without one the word is an ordinary word
    closing  may end a sentence: "etc.", "г."
    month    the name of a month: "Feb."
    """

    before: frozenset[str]
    number: frozenset[str]
    closing: frozenset[str]
    month: frozenset[str]


@cache
def abbreviations(language: str | None) -> Abbreviations:
    """The abbreviations of a language (its primary subtag); of all languages where it is not known.

    >>> "тов" in abbreviations("ru").before
    True
    """
    languages = frozenset(known for known, _, _ in _rows())
    wanted = frozenset([language]) if language in languages else languages
    return Abbreviations(*(_words(wanted, kind) for kind in Abbreviations._fields))


def _words(languages: frozenset[str], kind: str) -> frozenset[str]:
    """The words of one kind as written and, unless they may close a sentence, with a capital too."""
    rows = [words for language, of, words in _rows() if language in languages and of == kind]
    written = {word for words in rows for word in words}
    small = {word for word in written if word.islower() and kind != "closing"}
    return frozenset(written | {word[0].upper() + word[1:] for word in small} | {word.upper() for word in small})


@cache
def _rows() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    return tuple(_read())


def _read() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            language, kind, words = line.split("\t")
            yield language, kind, tuple(words.split())
