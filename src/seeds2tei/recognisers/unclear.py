"""Words that somebody could not read with certainty.

    it was given to Jasinos [?] and     ->   to <unclear>Jasinos <pc>[?]</pc></unclear> and
    the w[?] that he left; the [?] of   ->   the w<gap reason="illegible"><desc>[?]</desc></gap> that

The word before the sign is meant. Behind a single letter or an article no word is there that could be unclear, and
the sign is a gap. TEI P5, section PHDA.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds2tei.annotation import Annotation
from seeds2tei.brackets import Bracket, brackets, responsible, word_before
from seeds2tei.expressions import expression
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser

QUESTION = expression(r"\s?\?{1,3}\s?")
ARTICLES = frozenset(
    "the a an of der die das den dem des ein eine einen le la les un une el los las una il lo gli i o os as de het"
    " mr mrs miss dr".split()
)


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    for passage in passages:
        for bracket in brackets(passage, nested=True):
            if QUESTION.fullmatch(bracket.words):
                yield from _claims(passage, bracket)


def _claims(passage: Passage, bracket: Bracket) -> Iterator[Annotation]:
    text = passage.text
    sign = passage.span(bracket.start, bracket.end)
    before = text[: bracket.start].rstrip() if bracket.start < 3 else text[bracket.start - 3 : bracket.start].rstrip()
    word = word_before(text, bracket.start)
    glued = word is not None and word[1] == bracket.start
    if not before or (word is not None and _is_no_word(text[word[0] : word[1]], glued=glued)):
        because = "a question mark stands in brackets where a word could not be read"
        yield Annotation(sign, "gap", (("reason", "illegible"),), by="unclear", because=because)
        yield Annotation(sign, "desc", by="unclear", because=because)
    elif word is not None:
        because = f'"{text[word[0] : bracket.end]}": the question mark doubts the word before it'
        span = passage.span(word[0], bracket.end)
        yield Annotation(span, "unclear", responsible(passage), by="unclear", because=because)
        yield Annotation(sign, "pc", by="unclear", because="the sign of doubt stays in the text")


def _is_no_word(word: str, *, glued: bool) -> bool:
    return word.casefold().strip(".") in ARTICLES or (glued and len(word) == 1 and word.isalpha())


RECOGNISER = Recogniser("unclear", ("unclear", "gap", "desc", "pc"), "PHDA", find)
