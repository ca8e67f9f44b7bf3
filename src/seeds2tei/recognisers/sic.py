"""Words that are transcribed although they seem wrong, and the remark that says so.

    ill from the balls [sic] and   ->   ill from the <sic>balls</sic> <note type="textual" place="inline"
                                        target="#..."><pc>[</pc>sic<pc>]</pc></note> and

The word before is meant, also inside a closing quotation mark. Also `[sic!]`, `[!]`, `[так в тексте]`. TEI P5, section
COEDCOR; the words are in data/brackets.csv.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds2tei.annotation import Annotation, Attributes
from seeds2tei.brackets import Bracket, brackets, responsible, shown, signs, word_before, wording
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser

LONGEST = 40


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    for passage in passages:
        for bracket in brackets(passage):
            words = bracket.words.strip()
            if len(words) <= LONGEST and wording("sic").fullmatch(words):
                yield from _claims(passage, bracket)


def _claims(passage: Passage, bracket: Bracket) -> Iterator[Annotation]:
    resp = responsible(passage)
    attributes: Attributes = (("type", "textual"), ("place", "inline"))
    word = word_before(passage.text, bracket.start)
    because = f'"{shown(bracket.words)}" says that it really stands there so'
    if word is not None:
        span = passage.span(*word)
        key = f"sic-{span.start}"
        yield Annotation(span, "sic", resp, by="sic", because=because, key=key)
        attributes = (*attributes, ("target", f"#{key}"))
    span = passage.span(bracket.start, bracket.end)
    yield Annotation(span, "note", (*attributes, *resp), by="sic", because=because)
    yield from signs(passage, bracket, by="sic")


RECOGNISER = Recogniser("sic", ("sic", "note", "pc"), "COEDCOR", find)
