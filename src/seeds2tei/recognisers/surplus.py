"""Characters that stand there and should not: a word written twice, a closing bracket that nothing opens.

    any more more humane     ->   any more <surplus reason="repeated" cert="high">more</surplus> humane
    10/I.-39 g. 15 hrs]      ->   10/I.-39 g. 15 hrs<surplus reason="unmatched-bracket" cert="medium">]</surplus>

They stay in the text. A word may well stand twice ("had had", "die die", "nous nous"): those of each language are
in data/doubles.csv. Names, numbers, verse and words that stand three times are left alone. TEI P5, section PHDA.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from seeds2tei.annotation import Annotation
from seeds2tei.brackets import strays
from seeds2tei.expressions import expression
from seeds2tei.language import identify
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.tables import rows

# Two letters at least: "I I" and "и и" stutter. Capitals are names, or emphasis.
DOUBLE = expression(r"(?<![\w'’.-])([^\W\d_]{2,})\s+(\1)(?![\w'’]|-\w)")
ENUMERATED = expression(r"\s*\w{1,4}\Z")
RESP = ("resp", "#seeds2tei")
LONG = 4
LONGEST = 40  # letters of a word


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    waiting = 0
    for passage in passages:
        text = passage.text
        if "]" in text or "[" in text:
            closing, open_ = strays(text)
            taken = _taken(passage) if closing else frozenset()
            for place in closing:
                if waiting:  # an editor's bracket over several paragraphs ends here
                    waiting -= 1
                elif place not in taken and not _belongs(text, place):
                    yield _bracket(passage, place)
            waiting += open_
        words = text.split()
        if any(map(str.startswith, words[1:], words)) and DOUBLE.search(text):
            yield from _doubles(passage, _language(passage, passages, profile))


def _taken(passage: Passage) -> frozenset[int]:
    """The characters that are code or the sign of a note, or are surplus already."""
    return frozenset(
        place
        for claim in passage.inline
        if claim.tag in ("ref", "surplus") or claim.get("rendition") == "#code"
        for place in range(passage.offset(claim.span.start), passage.offset(claim.span.end))
    )


def _belongs(text: str, place: int) -> bool:
    """Whether a closing bracket has a reason: an enumeration, an interval or a face."""
    line = text[max(0, place - 60) : place].rpartition("\n")[2]
    if (len(line) < 60 and ENUMERATED.fullmatch(line)) or text[place - 1 : place] in (":", "="):
        return True
    return "(" in line and ")" not in line.rpartition("(")[2]


def _bracket(passage: Passage, place: int) -> Annotation:
    return Annotation(
        passage.span(place, place + 1),
        "surplus",
        (("reason", "unmatched-bracket"), RESP),
        by="surplus",
        because=f'no bracket opens for the one after "{passage.text[max(0, place - 20) : place].strip()}"',
        cert="medium",
    )


def _doubles(passage: Passage, language: str) -> Iterator[Annotation]:
    text = passage.text
    if passage.tag in ("l", "fw", "label") or passage.inside("lg"):
        return
    allowed = _legitimate().get(language)
    if allowed is None:  # a language that may double its words freely
        return
    for match in DOUBLE.finditer(text):
        word = match[1]
        if not word.islower() or len(word) > LONGEST or _thrice(text, match):
            continue
        if word in allowed or (not language and word not in _function_words()):
            continue
        yield Annotation(
            passage.span(*match.span(2)),
            "surplus",
            (("reason", "repeated"), RESP),
            by="surplus",
            because=f'"{word}" stands twice: "{" ".join(text[max(0, match.start() - 15) : match.end() + 15].split())}"',
            cert="high" if len(word) >= LONG or word in _function_words() else "medium",
        )


def _thrice(text: str, match: re.Match[str]) -> bool:
    """Whether the word stands there once more, before the two or after them."""
    before = text[max(0, match.start() - LONGEST) : match.start()].split()
    after = text[match.end() : match.end() + LONGEST].split()
    return before[-1:] == [match[1]] or after[:1] == [match[1]]


def _language(passage: Passage, passages: Sequence[Passage], profile: Profile) -> str:
    """The language of a passage: as stated, by its words, or that of the beginning of the document; "" in doubt."""
    stated = next((c.get("xml:lang") for c in reversed(passage.within) if c.get("xml:lang")), "")
    language = stated or identify(passage.text) or profile.collection.language
    if not language:
        language = identify(" ".join(other.text[:400] for other in passages[:20]))
    return language.partition("-")[0]


@cache
def _legitimate() -> Mapping[str, frozenset[str]]:
    """Language -> the words that may stand twice in it; "" -> those of all."""
    table = {code: frozenset(words.split(";")) for code, words in rows("doubles.csv")}
    return {**table, "": frozenset().union(*table.values())}


@cache
def _function_words() -> frozenset[str]:
    words = "the of and to for in by with from at an or но на из по от для не und von mit zu auf le la les et del los"
    return frozenset(words.split())


RECOGNISER = Recogniser("surplus", ("surplus",), "PHDA", find)
