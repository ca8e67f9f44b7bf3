"""Sentences that a web page, or the end of a printed page, cut into two paragraphs.

    ... should be ¶ any more humane ...    ->    <p>... should be <anchor type="source-paragraph"/>any more ...</p>

The two are one paragraph; an anchor keeps the place. Page signs and running heads between the halves stay
where they are, inside the paragraph. What ends like a sentence, a salutation, a list or an address is left
alone. TEI P5, section SALTIN (Anchors).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.letters import closing, is_dateline, salutation
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.running_heads import LONGEST as LONGEST_HEAD
from seeds2tei.running_heads import SIGN, Head, page_head, running_heads
from seeds2tei.sentence_cuts import goes_on, is_cut
from seeds2tei.source import Span
from seeds2tei.web_page import is_navigation, phrase

LETTERED = re.compile(r"[^\W\d_](?:[.)]|[ \u00a0]([^\W\d_]+))")
LEAST = 40  # letters; a shorter first half is a line of verse, of a list, of an address
LONG = 100  # letters; a first half as long as this is prose beyond doubt
LIST = frozenset("list item table row cell lg".split())
# Words after which no sentence ends: articles, prepositions, conjunctions.
OPEN_WORDS = frozenset(
    "the a an of to and or in on by with from for that which as at into than its their his her our "
    "der die das des dem den ein eine einer eines einem einen und oder von zu zur zum im am mit "
    "auf für durch über dass "
    "le la les un une des du de et ou à au aux dans par pour sur avec que qui "
    "el los las del al y o en con por para según que "
    "il lo gli dei della delle di da nel nella per con su e che "
    "o os as do dos da das em no na com e "
    "i w z na do od ze oraz że który przez dla "
    "и в во на с со к ко от из у о об для по за при что как а но или который "
    "і й та у з із зі до від для що який або".split()
)


class Cut(NamedTuple):
    """Two halves of a sentence: places in the row of passages, the reason, and how sure it is."""

    before: int
    after: int
    because: str
    cert: str


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    heads = running_heads(passages)
    cuts = list(_cuts(passages, heads))
    i = 0
    while i < len(cuts):
        last = i
        while last + 1 < len(cuts) and cuts[last + 1].before == cuts[last].after:
            last += 1
        yield from _rejoined(passages, cuts[i : last + 1], heads)
        i = last + 1


def _cuts(passages: Sequence[Passage], heads: Mapping[int, Head]) -> Iterator[Cut]:
    for i, passage in enumerate(passages):
        if passage.tag != "p" or not is_cut(passage.text) or not _is_prose(passage):
            continue
        after = i + 1
        while after < len(passages) and after - i < 4 and (after in heads or _is_sign(passages[after])):
            after += 1
        if after < len(passages) and not _begin_alike(passages, i, after):
            evidence = _evidence(passage, passages[after], apart=after > i + 1)
            if evidence:
                yield Cut(i, after, *evidence)


def _is_prose(passage: Passage) -> bool:
    text = passage.text
    return (
        len(text) >= LEAST
        and passage.provisional
        and passage.block.field != "front-matter"
        and not any(container.tag in LIST for container in passage.within)
    )


def _begin_alike(passages: Sequence[Passage], before: int, after: int) -> bool:
    """Whether one paragraph begins like its neighbour: "whereas ..., ¶ whereas ..." are the members of a list."""
    words = [p.text.split(None, 1)[0] for p in (passages[before], *passages[after : after + 2]) if p.text.strip()]
    return any(first == second and len(first) > 1 for first, second in pairwise(words))


def _is_sign(passage: Passage) -> bool:
    return len(passage.text) <= LONGEST_HEAD and SIGN.fullmatch(passage.text.strip()) is not None


def _evidence(before: Passage, after: Passage, *, apart: bool) -> tuple[str, str] | None:
    """Why two paragraphs are one, and how sure that is; None if they are two.

    apart  whether a page sign or a running head stands between them
    """
    if after.tag != "p" or not after.provisional or after.within != before.within:
        return None
    first, second = before.text.rstrip(), after.text.strip()
    word = first[first.rfind(" ") + 1 :].casefold()
    comma, hanging = first[-1] == ",", word in OPEN_WORDS
    small = goes_on(second) and not _is_marked(second)
    if not (small or comma or hanging) or _is_something_else(first, second):
        return None
    ends = second[-1:] in '.!?…”"' or is_cut(second)
    if not small and not (len(first) >= LONG and len(second) >= LEAST and ends and second[0].isalnum()):
        return None
    if len(first) < LONG and not apart and (second[-1:] not in '.!?…”":;' or "\n" in first):
        return None
    reason = "begins with a small letter" if small else "follows a comma" if comma else f'follows "{word}"'
    sure = len(first) >= LONG and (small or len(second) >= LONG)
    return f"the paragraph before ends in mid-sentence, and this one {reason}", "high" if sure else "medium"


def _is_marked(text: str) -> bool:
    """Whether a text begins with the letter of a note: "b The seal is broken", "c) the third"."""
    match = LETTERED.match(text)
    return match is not None and (match[1] is None or match[1].casefold() in OPEN_WORDS)


def _is_something_else(first: str, second: str) -> bool:
    """Whether a part of a letter stands here, which ends without a stop, or a phrase of a web page."""
    if phrase(second) or (len(second) < LONG and is_navigation(second)):
        return True
    return closing(second) or salutation(second) or is_dateline(second) or salutation(first) or is_dateline(first)


def _rejoined(passages: Sequence[Passage], cuts: Sequence[Cut], heads: Mapping[int, Head]) -> Iterator[Annotation]:
    """One paragraph over all its parts, an anchor where each begins, and the page heads between them."""
    span = Span(passages[cuts[0].before].block.span.start, passages[cuts[-1].after].block.span.end)
    yield Annotation(span, "p", by="rejoin", because=cuts[0].because)
    for cut in cuts:
        start = passages[cut.after].block.span.start
        attributes = (("type", "source-paragraph"), ("resp", "#seeds2tei"))
        yield Annotation(Span(start, start), "anchor", attributes, by="rejoin", because=cut.because, cert=cut.cert)
        for i in range(cut.before + 1, cut.after):
            if i in heads:
                passage, head = passages[i], heads[i]
                yield from page_head(passage, head, passage.span(*head.edges), "rejoin")


RECOGNISER = Recogniser("rejoin", ("p", "anchor", "pb", "fw"), "SALTIN", find)
