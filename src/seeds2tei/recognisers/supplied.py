"""Words that an editor or translator put in.

    they [the scoundrels] have been   ->   <supplied reason="explanation"><pc>[</pc>the scoundrels<pc>]</pc></supplied>
    west of Onon [Omsk?].             ->   <supplied reason="explanation" cert="low">...
    [London] April 17, 1919           ->   <supplied reason="inferred">, in a date line

One to six words among the words of a sentence. Headings in brackets, attachments, citations, applause and what makes
a whole line are no words put in. TEI P5, section PHDA.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds2tei.annotation import Annotation
from seeds2tei.brackets import Bracket, brackets, is_whole, responsible, shown, signs, wording
from seeds2tei.datelines import LONGEST_DATELINE, is_dateline
from seeds2tei.expressions import expression
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser

MOST = 6  # words
LONGEST = 90  # characters
DOUBTED = expression(r"(?=[^?]*[^\W_])[^?]*+\?\s*")
YEAR = expression(r"1\d{3}(?:[/–-]\d{2,4})?\s*")
DIGITS = expression(r"\d")
# Addresses, citations and code have these; words that were put in do not.
FOREIGN = expression(r"[/\\@#=<>{}|_*&;^~]|://|:\s*\S")
SENTENCE = expression(r"(?<![^\W_])[^\W_]{4,}+[.!]\s*\Z|\.\.\.|…")
SINGLE = frozenset("a A I o O и И в В с С к К о у У я Я y Y e é à A è i w W z Z u".split())
ROMAN = expression(r"[ivxlc]{2,6}\.?|[IVXLC]{2,6}\.?|[IVX]\.")
LABEL_END = expression(r"(?:\s[A-Z])?[.:]?")
ENDED = expression(r"[.!?][\"'”»)]?\s*\Z")
LETTER = expression(r"[^\W\d_]")
FOLLOWED = expression(r"[\s,.;:!?\"'”’»)—–-]*([^\W_])?")
NOT_IN = frozenset({"note", "item", "bibl", "label", "fw", "byline", "figDesc"})


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    for passage in passages:
        if passage.tag in NOT_IN or passage.inside("note", "front", "figure"):
            continue
        for bracket in brackets(passage):
            if len(bracket.words) <= LONGEST and not is_whole(passage, bracket):
                yield from _claims(passage, bracket)


def _may_be(words: str) -> bool:
    """Whether words could have been put in: few, no citation, no label.

    >>> [_may_be(words) for words in ("the scoundrels", "Attachment 4", "Smith 2003", "12", "a", "b", "1903?")]
    [True, False, False, False, True, False, True]
    """
    count = len(words.split())
    if not 1 <= count <= MOST or FOREIGN.search(words) or SENTENCE.search(words):
        return False
    bare = words.strip(" ?\n")
    if DIGITS.search(bare):
        return YEAR.fullmatch(bare) is not None
    if LETTER.search(bare) is None or (len(bare) == 1 and bare not in SINGLE) or ROMAN.fullmatch(bare):
        return False
    named = wording("part").match(bare)
    labels = named is not None and bare[0].isupper() and LABEL_END.fullmatch(bare, named.end()) is not None
    return not labels and wording("aside").fullmatch(bare) is None


def _claims(passage: Passage, bracket: Bracket) -> Iterator[Annotation]:
    text, words = passage.text, bracket.words
    if _glued(text, bracket):
        return
    if _dates(passage, bracket):
        reason, because = "inferred", f'"{shown(words)}" completes the date line'
    elif _may_be(words) and _among_words(text, bracket):
        reason, because = "explanation", f'"{shown(words)}" stands in brackets among the words of a sentence'
    else:
        return
    yield Annotation(
        passage.span(bracket.start, bracket.end),
        "supplied",
        (("reason", reason), *responsible(passage)),
        by="supplied",
        because=because,
        cert="low" if DOUBTED.fullmatch(words) else "high",
    )
    yield from signs(passage, bracket, by="supplied")


def _glued(text: str, bracket: Bracket) -> bool:
    """Whether a bracket touches a letter or digit: part of a word, or the sign of a note."""
    return text[bracket.start - 1 : bracket.start].isalnum() or text[bracket.end : bracket.end + 1].isalnum()


def _dates(passage: Passage, bracket: Bracket) -> bool:
    """Whether a line with its brackets opened is nothing but place and date."""
    if len(passage.text) > LONGEST_DATELINE or passage.tag not in ("p", "dateline", "opener", "closer"):
        return False
    if not 1 <= len(bracket.words.split()) <= MOST or wording("part").match(bracket.words):
        return False  # "[Received 26 May]" says more than when it was written
    opened = passage.text.replace("[", "").replace("]", "").replace("?", "")
    return is_dateline(opened) and (bracket.words[:1].isupper() or DIGITS.search(bracket.words) is not None)


def _among_words(text: str, bracket: Bracket) -> bool:
    """Whether a sentence goes on around a bracket, or ends with it.

    At the beginning a small letter must follow; at the very end the bracket must hold small letters.
    """
    following = FOLLOWED.match(text, bracket.end)
    after = following[1] if following else None
    if LETTER.search(text, max(0, bracket.start - 40), bracket.start) is None:
        return after is not None and after.islower()
    if after is None:
        if ENDED.search(text, max(0, bracket.start - 6), bracket.start):
            return False  # what stands behind a whole sentence, and nothing after it, is a signature
        ends = text[bracket.end : bracket.end + 3].strip()
        return bracket.words.strip(" ?").islower() or (bool(ends) and ends[0] in ".,;!?")
    return True


RECOGNISER = Recogniser("supplied", ("supplied", "pc"), "PHDA", find)
