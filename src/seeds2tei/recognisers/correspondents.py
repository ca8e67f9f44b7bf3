"""Who wrote to whom, as a heading or a salutation says it.

    Letter from Maria Torres to Clemente Torres, June 19, 1939    ->    correspDesc: sent by ..., received by ...
    Arthur Schnitzler an Hermann Bahr, 5. 12. 1904
    To the Secretaries of the regional committees                 ->    received by "Secretaries of ..."

Evidence for the header; the words stay as they are. A heading names both sides or says nothing.
TEI P5, section HD44CD.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seeds2tei.annotation import Annotation
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser

KIND = r"(?:letter|note|telegram|cable|memorandum|message|report|dispatch|circular|postcard|lettre|carta|lettera|brief)"
FROM_TO = re.compile(
    rf"(?:an? )?(?:\w+ )?{KIND}(?: \d[^ ]*)? (?:from|de|di|von) (?:the )?(?P<sender>.+?)"
    r" (?:to|à|a|an) (?:the )?(?P<addressee>.+)",
    re.IGNORECASE,
)
TO = re.compile(
    r"(?:The )?(?P<sender>[^\W\d_a-z].{2,100}?) (?:to (?:the )?|an (?!die |den |das )|à (?=[A-Z]))"
    r"(?P<addressee>[^\W\d_a-z].{2,100})"
)
# Where the name of the addressee ends: a date, a subject.
AFTER = re.compile(
    r",? (?:dated|on|regarding|concerning|about|of \d|in connection|with |de \d|vom |am |le \d|\d)"
    r"|, (?=\[?\d|\w+ \d)|[,.;:]?\s*$|\["
)
ADDRESSED = re.compile(r"(?:To|TO|An|Кому:|À)\s+(?:the |THE |die |den )?")
NEXT = re.compile(r"[,;]?\s+(?:and )?to the |, (?=to )|, To (?:the )?", re.IGNORECASE)
LONGEST = 220


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    heads = [passage for passage in passages[:12] if passage.tag == "head" and len(passage.text) < LONGEST]
    for passage in heads:
        found = list(_heading(passage))
        if found:
            yield from found
            return
    for passage in passages:
        if passage.tag == "salute" or (passage.tag == "opener" and any(True for _ in passage.holds("salute"))):
            yield from _salutation(passage)
            return


def _heading(passage: Passage) -> Iterator[Annotation]:
    text = " ".join(passage.text.split())
    match = FROM_TO.fullmatch(text) or TO.fullmatch(text)
    if match is None or len(text) != len(passage.text):
        return
    start, end = match.span("addressee")
    if after := AFTER.search(text, start):
        end = after.start()
    if end <= start or " to " in match["sender"]:
        return
    because = f'the heading says "{text[:60]}"'
    yield Annotation(passage.span(*match.span("sender")), "", field="sender", by="correspondents", because=because)
    yield Annotation(passage.span(start, end), "", field="addressee", by="correspondents", because=because)
    if end < len(text):
        rest = passage.span(end, len(text))
        yield Annotation(rest, "", field="dateline", by="correspondents", because="a date after the addressee")


def _salutation(passage: Passage) -> Iterator[Annotation]:
    """Each of those to whom a circular is addressed: the words after "To the", up to the next "to the"."""
    match = ADDRESSED.match(passage.text)
    if match is None or len(passage.text) > 500:
        return
    start = match.end()
    while start < len(passage.text):
        following = NEXT.search(passage.text, start)
        end = following.start() if following else len(passage.text.rstrip(" \n,:."))
        if end > start:
            because = f'the salutation addresses "{passage.text[start:end][:50]}"'
            yield Annotation(passage.span(start, end), "", field="addressee", by="correspondents", because=because)
        if following is None:
            return
        start = following.end()
        while passage.text[start : start + 3].casefold() == "to ":
            start += 3
            if passage.text[start : start + 4].casefold() == "the ":
                start += 4


RECOGNISER = Recogniser("correspondents", (), "HD44CD", find)
