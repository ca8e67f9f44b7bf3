"""What label lines look like: "Source:", "Transcribed by", and what the words in data/labels.csv mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from seeds2tei.expressions import expression
from seeds2tei.roles import said_roles
from seeds2tei.tables import rows

LINE = expression(r"[ \t]*([^\W\d_][^:\n：]{0,40}?)[ \t]*([:：])")
# A label that is said as a phrase, without a colon; those that name a person are in roles.py.
PHRASE = expression(r"(?:First published in|Originally published in|Впервые опубликовано)[ \t]")
# What a "source" is called where it is no book.
ARCHIVAL = expression(
    r"\b(?:Archives?|Archiv\w*|Collections?|Papers|Files|Records|Nachlass|Nachlaß|Bestand|Teilbestand|Library|Bibliothek"
    r"|Архив\w*|Фонд|Fonds|Fondo|Colección|Zespół)\b"
)
BOOK = expression(r"\b(?:Volume|Vol\.|pages?|pp\.|Press|Publishers|Verlag)\b")
JOINT = expression(r"_|(?<=[a-zа-я])(?=[A-ZА-Я][a-zа-я])")
LONGEST_VALUE = 10  # words behind "Translated by"; more are a sentence: "Edited by A. Berg, the paper was closed ..."
NOT_LABELS = frozenset("note notes http https ps nb n.b p.s re anm примечание прим comrades gentlemen".split())


def is_archival(value: str) -> bool:
    """Whether a source is kept in an archive: its name stands there, and no publisher or page behind it.

    >>> is_archival("Yale Library, Papers of A. Berg"), is_archival("Selected Papers, Progress Publishers")
    (True, False)
    """
    found = ARCHIVAL.search(value)
    return found is not None and BOOK.search(value, found.end()) is None


def label_of(line: str) -> tuple[int, int, tuple[str, ...]] | None:
    """Where the label of a line ends, where its value begins, and what it means: () if it is unknown."""
    if phrase := PHRASE.match(line):
        return phrase.end() - 1, phrase.end(), ("first-published",)
    if (said := said_roles(line)) and len(line[said.end :].split()) <= LONGEST_VALUE:
        return said.end - 1, said.end, said.roles
    match = LINE.match(line)
    if match is None or line.startswith("//", match.end()):
        return None
    label = match[1]
    if len(label.split()) > 4 or label.casefold() in NOT_LABELS:
        return None
    value_start = match.end() + len(line[match.end() :]) - len(line[match.end() :].lstrip())
    return (
        match.end(),
        min(value_start, len(line.rstrip()) or value_start),
        _concepts(label, line[match.end() :]),
    )


def _concepts(label: str, value: str) -> tuple[str, ...]:
    """What a label means: one concept, or one for each part of `Transcription/Markup`."""
    table = _table()
    whole = table.get(_folded(label))
    if whole:
        return (_by_value(whole, value),)
    parts = [table.get(_folded(part)) for part in re.split(r"\s{0,40}[/\\&]\s{0,40}|\s{1,40}and\s{1,40}", label)]
    return tuple(part[0] for part in parts if part) if len(parts) > 1 and all(parts) else ()


def _by_value(concepts: tuple[str, ...], value: str) -> str:
    """`From:` is a source where a number stands in it, a sender where a person does."""
    if len(concepts) > 1 and "source" in concepts:
        return "source" if re.search(r"\d", value) or "," in value else "sender"
    return concepts[0]


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for concept, words in rows("labels.csv"):
        for word in words.split(";"):
            table[_folded(word)] = (*table.get(_folded(word), ()), concept)
    return table


def _folded(label: str) -> str:
    """A label as it is looked up; the keys of front matter are written in one word: translated_by, translatedBy."""
    words = JOINT.sub(" ", label.strip(" .*_\u200b\u00ad"))
    return words.casefold().replace("ё", "е").replace("\u00a0", " ")
