"""Page numbers and running heads that a page left in the text: "47Signal copy", "72[]", "THE LAND QUESTION".

the committee is of ¶ 112Office copy ¶ the opinion that    ->    which lines are heads, and the page they number
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.expressions import expression
from seeds2tei.lines import is_name
from seeds2tei.passage import Passage
from seeds2tei.sentence_cuts import cuts_a_sentence
from seeds2tei.source import Span

LONGEST = 60
OFTEN = 3  # so often the same words are a running head
GLUED = expression(r"(?P<number>\d{1,4})(?P<words>[^\W\d_a-zа-яё][^\d.!?:;,\n]{2,40}|\[\])")
# A number beside capitals: "678 SIND.", "SURAT 801"; not what numbers chapters and laws.
CAPITALS = expression(
    r"(?P<number>\d{3})[ \u00a0](?P<words>[^\W\d_][^\d\n.:,]{2,30})\.?"
    r"|(?P<name>[^\W\d_][^\d\n.:,]{2,30}) (?P<last>\d{3})"
)
NUMBERED = frozenset(
    "act appendix article bill book box case chapter circular decree directive document file law letter no number "
    "order page part psalm regulation resolution room section volume akte artikel befehl brief dokument erlass gesetz "
    "kapitel nr seite art décret lettre loi ordre приказ указ закон постановление статья письмо дело документ".split()
)
LONE = expression(r"[-–— ]*(?P<number>\d{1,4})[-–— ]*")
SIGN = expression(r"\[(?:p|pp|page|page number|fol|f|S|Seite|с|стр|арк)\.?:? ?\d{1,4}[rv]?\]", re.IGNORECASE)
AT_END = expression(r"(?<=[ \t\n])(?P<number>\d{1,4})(?P<words>[^\W\d_a-zа-яё][^\d.!?:;,\n]{2,40})$")
# Words that say which copy of a document a page belongs to, as stamps at the head of pages do.
COPY = expression(
    r"\b(?:copy|copies|exemplar|exemplaire|ejemplar|esemplare|egzemplarz|Ausfertigung|Abschrift|экз\w*|копия|примірник)\b",
    re.IGNORECASE,
)


class Head(NamedTuple):
    """A line that is no text: offsets in the passage of the page number and of the words, each may be empty."""

    number: tuple[int, int]
    words: tuple[int, int]
    because: str
    cert: str

    @property
    def edges(self) -> tuple[int, int]:
        """Where the head begins and ends, number and words."""
        return min(self.number[0], self.words[0]), max(self.number[1], self.words[1])


def running_heads(passages: Sequence[Passage]) -> Mapping[int, Head]:
    """The passages that are page numbers or running heads, by their index."""
    alike: dict[str, list[int]] = {}
    for i, passage in enumerate(passages):
        if _may_be(passage):
            alike.setdefault(_key(passage.text), []).append(i)
    first = _first_line(passages)
    found = {0: first} if first else {}
    for places in alike.values():
        often = len(places) if len(places) >= OFTEN else 0
        if not often:
            found |= {i: head for i in places if (head := _head(passages, i))}
            continue
        cuts = [cuts_a_sentence(passages, i) for i in places]
        cutting = sum(cuts) * 2 >= often
        for i, cut in zip(places, cuts, strict=True):
            if head := _head(passages, i, often, cutting=cutting, cuts=cut):
                found[i] = head
    return found


def _first_line(passages: Sequence[Passage]) -> Head | None:
    """A running head with its page number that begins the text of one page."""
    text = passages[0].text.rstrip() if len(passages) > 2 else ""
    match = CAPITALS.fullmatch(text) if text.isupper() and len(text) <= LONGEST and passages[0].tag == "p" else None
    if match is None or not passages[0].provisional:
        return None
    words = match["words"] or match["name"]
    again = any(words in passage.text.upper() for passage in passages[1:20])
    if any(word in NUMBERED for word in words.casefold().split()) or not (again or match["words"]):
        return None
    number, name = ("number", "words") if match["words"] else ("last", "name")
    because = "a number beside capitals begins the page"
    return Head(match.span(number), match.span(name), because, "medium")


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


def _head(
    passages: Sequence[Passage], i: int, often: int = 0, *, cutting: bool = False, cuts: bool | None = None
) -> Head | None:
    """What a short line is.

    often    how often its words stand on lines of their own, 0 if less than OFTEN
    cutting  whether these lines cut sentences, more often than not
    cuts     whether this one does; None where nobody has looked
    """
    text = passages[i].text.strip()
    if not (text[:1].isdigit() or cutting or text[:1] in "[-–—") or SIGN.fullmatch(text):
        return None  # or a sign of the transcriber's
    cuts = cuts_a_sentence(passages, i) if cuts is None else cuts
    lead = len(passages[i].text) - len(passages[i].text.lstrip())
    if match := GLUED.fullmatch(text):
        number, words = ((match.start(group) + lead, match.end(group) + lead) for group in ("number", "words"))
        if often:
            return Head(number, words, f"the same words, with another number, stand {often} times", "high")
        if cuts or COPY.search(match["words"]) or match["words"] == "[]":
            reason = "it cuts a sentence" if cuts else "a number stands glued to words that mark a page"
            return Head(number, words, reason, "high" if cuts else "medium")
        return None
    if not cuts:
        return None
    if match := LONE.fullmatch(text):
        at = (lead, lead + len(text))
        return Head(at, (at[1], at[1]), "a number alone cuts a sentence", "medium")
    if not cutting or is_name(text):
        return None
    return Head((lead, lead), (lead, lead + len(text)), f"the same line cuts sentences, {often} times", "high")


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
    """The claims for a head: `fw` over all of it, its number included, and a break before it that bears the number."""
    if head.number[0] < head.number[1]:
        n = (("n", passage.text[slice(*head.number)].strip("-–— ")),)
        before = Span(span.start, span.start)
        yield Annotation(before, "pb", n, by=by, because=head.because, cert=head.cert)
    attributes = (("type", "header"), ("place", "top"))
    yield Annotation(span, "fw", attributes, by=by, because=head.because, cert=head.cert)
