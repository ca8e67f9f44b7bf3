"""Letters in brackets inside a word: an abbreviation filled in, or letters restored.

    T[elegram]  prot[ocol]   ->   <expan>T<pc>[</pc><ex>elegram</ex><pc>]</pc></expan>
    197[4]  drin[g]end       ->   197<supplied reason="omitted"><pc>[</pc>4<pc>]</pc></supplied>

Where the brackets end the word and hold at least as many letters as stand outside, somebody filled in an abbreviation;
else letters were restored. Digits behind letters, and a, b, c at the end of a word, are signs of notes.
TEI P5, sections PHAB and PHDA.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from seeds2tei.annotation import Annotation
from seeds2tei.brackets import Bracket, brackets, responsible, signs
from seeds2tei.expressions import expression
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser

MOST = 6  # words
LETTERS = expression(r"[^\W\d_]+")
DIGITS = expression(r"\d+")
PUNCTUATION = expression(r"[.,;:«»„“”\"'’)(-]")
BEHIND = expression(r"(?<![^\W_])[^\W_]*\Z")
AHEAD = expression(r"[^\W_]*")
REACH = 40
FOREIGN = expression(r"[/\\@#=<>{}|_*&^~]")
NOTE_SIGNS = frozenset("abc")
LONGEST_NUMBER = 4  # digits


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    for passage in passages:
        glued = [bracket for bracket in brackets(passage) if _is_glued(passage.text, bracket)]
        for word in _grouped(passage.text, glued):
            yield from _word(passage, word)


def _is_glued(text: str, bracket: Bracket) -> bool:
    """Whether a bracket belongs to a word or number: letters that touch letters, digits that touch digits."""
    before, after = text[bracket.start - 1 : bracket.start], text[bracket.end : bracket.end + 1]
    words = bracket.words
    if not words or len(words.split()) > MOST or words != words.strip() or FOREIGN.search(words):
        return False
    if DIGITS.fullmatch(words):
        return (before.isdigit() or after.isdigit()) and len(words) <= 3 and _is_short(text, bracket)
    if PUNCTUATION.fullmatch(words):
        return before.isalnum() and (words in "-’'" or not after.isalnum())
    if LETTERS.search(words) is None or DIGITS.search(words):
        return False
    if words in NOTE_SIGNS and not after.isalpha():
        return False
    return (before.isalpha() and words[0].isalpha()) or (after.isalpha() and words[-1].isalpha())


def _is_short(text: str, bracket: Bracket) -> bool:
    """Whether the number that a bracket completes is no longer than a year: "1973[103]" has the sign of a note."""
    before, after = text[: bracket.start][-LONGEST_NUMBER:], text[bracket.end : bracket.end + LONGEST_NUMBER]
    digits = len(before) - len(before.rstrip("0123456789")) + len(after) - len(after.lstrip("0123456789"))
    return digits + len(bracket.words) <= LONGEST_NUMBER


def _grouped(text: str, glued: Iterable[Bracket]) -> Iterator[list[Bracket]]:
    """The brackets of each word together: those with only letters between them."""
    word: list[Bracket] = []
    for bracket in glued:
        if word and not text[word[-1].end : bracket.start].isalpha():
            yield word
            word = []
        word.append(bracket)
    if word:
        yield word


def _word(passage: Passage, word: Sequence[Bracket]) -> Iterator[Annotation]:
    text = passage.text
    start, end = _limits(text, word)
    because = f'"{text[start:end]}" has letters in brackets'
    if _is_abbreviation(text, word, start, end):
        yield Annotation(passage.span(start, end), "expan", responsible(passage), by="expansion", because=because)
        for bracket in word:
            inside = passage.span(bracket.start + 1, bracket.end - 1)
            yield Annotation(inside, "ex", by="expansion", because=because)
            yield from signs(passage, bracket, by="expansion")
        return
    for bracket in word:
        attributes = (("reason", "omitted"), *responsible(passage))
        span = passage.span(bracket.start, bracket.end)
        yield Annotation(span, "supplied", attributes, by="expansion", because=because)
        yield from signs(passage, bracket, by="expansion")


def _limits(text: str, word: Sequence[Bracket]) -> tuple[int, int]:
    """Where the word begins and ends in which the brackets stand."""
    low = max(0, word[0].start - REACH)
    before = BEHIND.search(text[low : word[0].start])
    after = AHEAD.match(text, word[-1].end, word[-1].end + REACH)
    return low + before.start() if before else word[0].start, after.end() if after else word[-1].end


def _is_abbreviation(text: str, word: Sequence[Bracket], start: int, end: int) -> bool:
    """Whether the brackets fill in an abbreviation: "T[elegram]", "h[ier]a[mtlich]", not "drin[g]end"."""
    inside = [bracket.words for bracket in word]
    filled = sum(map(len, inside))
    outside = end - start - filled - 2 * len(inside)
    return (
        start < word[0].start
        and end == word[-1].end
        and all(LETTERS.fullmatch(words) and words.islower() and len(words) > 1 for words in inside)
        and filled >= outside
    )


RECOGNISER = Recogniser("expansion", ("expan", "ex", "supplied", "pc"), "PHAB", find)
