"""Abbreviations that an editor resolves in brackets.

    The CC [Central Committee] of   ->   The <abbr>CC</abbr> <gloss target="#..."><pc>[</pc>Central
                                         Committee<pc>]</pc></gloss> of
    prov. [province]                ->   <abbr>prov.</abbr> <gloss>...

An abbreviation in capitals, and in the bracket its initials or words with capitals; or an abbreviation with a full
stop, and a word that begins as it does. TEI P5, section CONAAB.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds2tei.annotation import Annotation
from seeds2tei.brackets import Bracket, brackets, responsible, shown, signs
from seeds2tei.expressions import expression
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser

REACH = 24
LONGEST = 12  # words of a resolution
CAPITALS = expression(r"(?<![\w.])((?:[^\W\d_a-zа-яёіїєґß]\.?){2,10})(?:['’]?s)?(?:\([^\W\d_]\))?[ \u00a0]?\Z")
STOPPED = expression(r"(?<![\w.])([^\W\d_]{1,8}\.)[ \u00a0]?\Z")
WORD = expression(r"[^\W\d_]+(?:['’]\w+)?")
NO_RESOLUTION = expression(r"\d|[.!?]\s*\Z")
SMALL = frozenset(
    "of the and for in on to at by with a an und der die das des für von zu im et de du la le les pour y del los las"
    " el en e di della dei i и в по на для при з та у до".split()
)


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    for passage in passages:
        for bracket in brackets(passage):
            found = _abbreviation(passage.text, bracket)
            if found is not None:
                yield from _claims(passage, bracket, *found)


def _abbreviation(text: str, bracket: Bracket) -> tuple[int, int] | None:
    """Where the abbreviation stands that a bracket resolves."""
    words = WORD.findall(bracket.words)
    if not words or len(words) > LONGEST or NO_RESOLUTION.search(bracket.words):
        return None
    low = max(0, bracket.start - REACH)
    before = text[low : bracket.start]
    match = CAPITALS.search(before)
    if match is not None and _resolves(match[1], words):
        return low + match.start(), low + len(before.rstrip())
    match = STOPPED.search(before)
    if match is not None and match.end(1) < len(before) and len(words) <= 3 and _begins(match[1], words):
        return low + match.start(), low + match.end(1)
    return None


def _resolves(capitals: str, words: Sequence[str]) -> bool:
    """Whether words have these initials, or are at least two and all with capitals."""
    letters = capitals.replace(".", "").casefold()
    heavy = [word for word in words if word.casefold() not in SMALL]
    initials = "".join(word[0] for word in heavy).casefold()
    if letters in (initials, "".join(word[0] for word in words).casefold()):
        return True
    return len(heavy) > 1 and all(word[0].isupper() for word in heavy) and not all(word.isupper() for word in heavy)


def _begins(abbreviation: str, words: Sequence[str]) -> bool:
    """Whether a word begins as its abbreviation does: "prov." and "province"."""
    stem = abbreviation[:-1].casefold()
    return words[0].casefold().startswith(stem) and len(words[0]) > len(stem) + 1


def _claims(passage: Passage, bracket: Bracket, start: int, end: int) -> Iterator[Annotation]:
    abbreviation = passage.span(start, end)
    key = f"abbr-{abbreviation.start}"
    because = f'"{shown(bracket.words)}" says what "{passage.text[start:end]}" stands for'
    yield Annotation(abbreviation, "abbr", by="gloss", because=because, key=key)
    yield Annotation(
        passage.span(bracket.start, bracket.end),
        "gloss",
        (("target", f"#{key}"), *responsible(passage)),
        by="gloss",
        because=because,
    )
    yield from signs(passage, bracket, by="gloss")


RECOGNISER = Recogniser("gloss", ("abbr", "gloss", "pc"), "CONAAB", find)
