"""Page numbers and running heads that a page left in the text: "47Signal copy", "72[]", "THE LAND QUESTION".

the committee is of ¶ 112Office copy ¶ the opinion that    ->    which lines are heads, and the page they number
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.lines import CUT_ENDS, is_name
from seeds2tei.passage import Passage
from seeds2tei.source import Mark, Span
from seeds2tei.web_page import is_everywhere

NOTATION = {"page-number": re.compile(r"\d{1,4}")}
LONGEST = 60
OFTEN = 3  # so often the same words are a running head
GLUED = re.compile(r"(?P<number>\d{1,4})(?P<words>[^\W\d_a-zа-яё][^\d.!?:;,\n]{2,40}|\[\])")
LONE = re.compile(r"[-–— ]*(?P<number>\d{1,4})[-–— ]*")
SIGN = re.compile(r"\[(?:p|pp|page|page number|fol|f|S|Seite|с|стр|арк)\.?:? ?\d{1,4}[rv]?\]", re.IGNORECASE)
AT_END = re.compile(r"(?<=[ \t\n])(?P<number>\d{1,4})(?P<words>[^\W\d_a-zа-яё][^\d.!?:;,\n]{2,40})$")
# Words that say which copy of a document a page belongs to, as stamps at the head of pages do.
COPY = re.compile(
    r"\b(?:copy|copies|exemplar|exemplaire|ejemplar|esemplare|egzemplarz|Ausfertigung|Abschrift|экз\w*|копия|примірник)\b",
    re.IGNORECASE,
)


class Head(NamedTuple):
    """A line that is no text: offsets in the passage of the page number and of the words, each may be empty."""

    number: tuple[int, int]
    words: tuple[int, int]
    because: str
    cert: str


def is_cut(text: str) -> bool:
    """Whether a paragraph ends where no sentence does.

    >>> is_cut("as was said of the "), is_cut("as was said."), is_cut("as was said: *")
    (True, False, False)
    """
    words = text.rstrip()
    return bool(words) and words[-1] not in CUT_ENDS


def goes_on(text: str) -> bool:
    """Whether a paragraph begins with a small letter, as no paragraph does."""
    words = text.lstrip(" \t\n([\"“„«'")
    return bool(words) and words[0].islower()


def running_heads(passages: Sequence[Passage]) -> Mapping[int, Head]:
    """The passages that are page numbers or running heads, by their index."""
    candidates = [(i, passage) for i, passage in enumerate(passages) if _may_be(passage)]
    alike: dict[str, list[int]] = {}
    for i, passage in candidates:
        alike.setdefault(_key(passage.text), []).append(i)
    return {
        i: head
        for i, passage in candidates
        if (head := _head(passages, i, passage.text.strip(), alike[_key(passage.text)]))
    }


def _may_be(passage: Passage) -> bool:
    text = passage.text
    return (
        len(text) <= LONGEST
        and passage.provisional
        and passage.tag in ("p", "head")
        and "\n" not in text
        and text[-1:] not in ".!?:;,"
    )


def _key(text: str) -> str:
    return text.strip("0123456789 \t-–—[]").casefold()


def _head(passages: Sequence[Passage], i: int, text: str, alike: Sequence[int]) -> Head | None:
    if not (text[:1].isdigit() or len(alike) >= OFTEN or text[:1] in "[-–—"):
        return None
    cuts = cuts_a_sentence(passages, i)
    lead = len(passages[i].text) - len(passages[i].text.lstrip())
    if SIGN.fullmatch(text):
        return None  # a sign of the transcriber's
    if match := GLUED.fullmatch(text):
        number, words = ((match.start(group) + lead, match.end(group) + lead) for group in ("number", "words"))
        if len(alike) >= OFTEN:
            return Head(number, words, f"the same words, with another number, stand {len(alike)} times", "high")
        if cuts or COPY.search(match["words"]) or match["words"] == "[]":
            reason = "it cuts a sentence" if cuts else "a number stands glued to words that mark a page"
            return Head(number, words, reason, "high" if cuts else "medium")
        return None
    if not cuts:
        return None
    if match := LONE.fullmatch(text):
        at = (match.start("number") + lead, match.end("number") + lead)
        return Head(at, (at[1], at[1]), "a number alone cuts a sentence", "medium")
    if (
        len(alike) >= OFTEN
        and not is_name(text)
        and sum(cuts_a_sentence(passages, k) for k in alike[:50]) * 2 >= min(len(alike), 50)
    ):
        return Head((lead, lead), (lead, lead + len(text)), f"the same line cuts sentences {len(alike)} times", "high")
    return None


def cuts_a_sentence(passages: Sequence[Passage], i: int) -> bool:
    """Whether the paragraph before a line goes on in the paragraph after it."""
    if not 0 < i < len(passages) - 1:
        return False
    before, after = passages[i - 1], passages[i + 1]
    return (
        before.tag == after.tag == "p" and is_cut(before.text) and goes_on(after.text) and not is_everywhere(after.text)
    )


def at_end(text: str) -> Iterator[Head]:
    """A page number and the words of a stamp that stand glued at the end of a paragraph.

    >>> [(head.number, head.words) for head in at_end('marked "to be returned" 85Office copy')]
    [((24, 26), (26, 37))]
    """
    tail = max(0, len(text) - LONGEST)
    match = AT_END.search(text, tail)
    if match is not None and COPY.search(match["words"]):
        because = "a number stands glued to words that mark a page"
        yield Head(match.span("number"), match.span("words"), because, "medium")


def page_head(passage: Passage, head: Head, span: Span, by: str) -> Iterator[Annotation]:
    """The claims for a head: `fw` over a span that holds its words, `pb` in place of its number.

    A number without words stays a word of the `fw`.
    """
    alone = head.words[0] == head.words[1]
    attributes = (("type", "header"), ("place", "top"))
    if not alone or span == passage.block.span:
        yield Annotation(span, "fw", attributes, by=by, because=head.because, cert=head.cert)
    if head.number[0] < head.number[1] and not (alone and span == passage.block.span):
        number = passage.span(*head.number)
        n = (("n", passage.text[slice(*head.number)]),)
        marks = (Mark(number, "", "page-number"),)
        yield Annotation(number, "pb", n, marks, by=by, because=head.because, cert=head.cert)
