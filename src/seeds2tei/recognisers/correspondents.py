"""Who wrote to whom, as a heading or a salutation says it.

    Letter from Marta Vega to Pedro Vega, June 19, 1939    ->    correspDesc: sent by ..., received by ...
    Josef Karr an Anna Berg, 5. 12. 1904
    To the Secretaries of the regional committees                 ->    received by "Secretaries of ..."

Evidence for the header; the words stay as they are. A heading names both sides or says nothing.
TEI P5, section HD44CD.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seeds2tei.annotation import Annotation
from seeds2tei.datelines import is_correspondence
from seeds2tei.dates import find_dates
from seeds2tei.expressions import expression
from seeds2tei.greetings import greeted
from seeds2tei.letters import office
from seeds2tei.lines import is_name
from seeds2tei.parties import NUMBER, is_receiver, parties
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.writers import NO_WRITERS, NUMBERED, dated_before

KIND = (
    r"(?:letter|note|telegram|cable|memorandum|message|report|dispatch|circular|postcard|lettre|carte|billet|télégramme"
    r"|carta|postal|tarjeta|telegrama|lettera|cartolina|brief|(?:bild|feld)?postkarte|karte|ansichtskarte|feldpostbrief|telegramm|schreiben)"
)
FROM = expression(
    rf"\[?(?:extract (?:from|of) )?(?:an? )?(?:\w+ ){{0,2}}{KIND}(?: \d[^ ]*)? (?:from|de|di|von|van) (?:the )?",
    re.IGNORECASE,
)
# "The Ambassador to France to the Minister": the last one parts the two.
TO = expression(r" (?:to|an(?! (?:die|den|das) )|à|a|para|aan)(?: the)? (?=[^\W\d_a-z])")
# Where the name of the addressee ends: a date, a subject, a place in a title.
AFTER = expression(
    r",? (?i:dated|on|regarding|concerning|about|of \d|in connection|in re|with |de \d|vom |am |le \d|\d)"
    r"|, (?=\[?\d|\w+ \d)|,? (?=s\. ?l\.)|, (?=[^\W\d_]+(?:, [^\W\d_]+)?,? \[?\d)"
    r"|[,.;:]?\]?\s?$|\^?\(?\[| (?:In|At) (?=[A-Z])"
)
IS_KIND = expression(rf": {KIND}$", re.IGNORECASE)  # "Karr, Josef: Brief an Anna Berg"
BEHIND_NAME = expression(r" \[[^\[\]]{2,60}\]$")  # the name in full
ADDRESSED = expression(r"(?:To|TO|An|Aan|Кому:|До|À)\s+(?:the |THE |die |den |Herrn |Frau )?")
NEXT = expression(r"[,;]?\s{1,20}(?:and )?to the |, (?=to )|, To (?:the )?", re.IGNORECASE)
OPENING = expression("[“„«][^”“»]*$")
# "From A, 3 May 1790", "To B from A, 3 May 1790", "From A to B, [3 May 1790]": the year at the end makes it a heading.
SIDES = expression(
    r"(?P<side>From|To) (?P<one>[^\n\[\];:]{2,80}?)(?: (?:from|to) (?P<other>[^\n\[\];:]{2,80}?))?"
    r"(?=,? *\[|,? +(?:c\. ?|after |before |about )?\d)"
)
LONGEST = 220
LONGEST_NAME = 110
ENDS = ("closer", "salute")  # of a letter, and of a greeting
PARTS_OF_LETTERS = ("opener", "closer", "salute")


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    heads = [passage for passage in passages[:12] if passage.tag == "head" and len(passage.text) < LONGEST]
    is_letter = any(passage.tag in PARTS_OF_LETTERS or passage.inside(*PARTS_OF_LETTERS) for passage in passages)
    is_signed = any(
        passage.tag in ENDS or passage.inside(*ENDS) or any(True for _ in passage.holds("salute"))
        for passage in passages
    )
    for passage in heads:
        words = passage.text.strip()
        if is_letter and words[:1].isdigit() and (numbered := NUMBERED.fullmatch(words)):
            start = passage.text.index(numbered["name"])
            span = passage.span(start, start + len(numbered["name"].rstrip(".")))
            yield Annotation(span, "", field="addressee", by="correspondents", because="a numbered letter is headed so")
            return
        found = (
            list(_sides(passage))
            or list(_parties(passage))
            or list(_heading(passage, is_letter=is_letter, is_signed=is_signed))
        )
        if found:
            yield from found
            return
    for passage in passages:
        if passage.tag == "salute" or (passage.tag == "opener" and any(True for _ in passage.holds("salute"))):
            yield from _salutation(passage) if ADDRESSED.match(passage.text) else _greeted(passage)
            return


def _sides(passage: Passage) -> Iterator[Annotation]:
    """Sender and addressee of a heading that begins with "From" or "To" and ends in a date."""
    text = passage.text
    sides = SIDES.match(text)
    if sides is None or not is_correspondence(text):
        return
    because = f'the heading says "{text[:60]}"'
    first, second = ("sender", "addressee") if sides["side"] == "From" else ("addressee", "sender")
    yield Annotation(passage.span(*sides.span("one")), "", field=first, by="correspondents", because=because)
    if sides["other"]:
        yield Annotation(passage.span(*sides.span("other")), "", field=second, by="correspondents", because=because)
    rest = passage.span(sides.end(), len(text))
    yield Annotation(rest, "", field="dateline", by="correspondents", because="a date after the name")


def _parties(passage: Passage) -> Iterator[Annotation]:
    """Sender and addressee where their offices, or the case of the words, part them."""
    sides = parties(passage.text.strip("\n").replace("\n", " ")) if passage.text[:1] != "\n" else None
    if sides is not None:
        because = f'the heading says "{passage.text.strip()[:60]}"'
        yield Annotation(passage.span(*sides.sender), "", field="sender", by="correspondents", because=because)
        yield Annotation(passage.span(*sides.addressee), "", field="addressee", by="correspondents", because=because)


def _heading(passage: Passage, *, is_letter: bool, is_signed: bool) -> Iterator[Annotation]:
    """Sender and addressee of a heading "A to B". It may be any title; offices, a date or a letter below tell."""
    text = " ".join(passage.text.split())
    if len(text) != len(passage.text):
        return
    kind = FROM.match(text)
    begin = kind.end() if kind else _begin(text)
    first = TO.search(text, begin)
    if first is None:
        return
    subject = AFTER.search(text, first.end())
    end = subject.start() if subject else len(text)
    parting = list(TO.finditer(text, begin, end + 1))[-1]
    sender = BEHIND_NAME.sub("", text[begin : parting.start()]).rstrip(",")
    sender = IS_KIND.sub("", sender)
    dated = any(date.start >= end for date in find_dates(text))
    if end <= parting.end() or not sender[:1].isupper() or len(sender) > LONGEST_NAME:
        return
    if sender.count('"') % 2 or OPENING.search(sender):
        return  # "to" stands in a title that the heading quotes
    if (
        re.fullmatch(KIND, sender, re.IGNORECASE)
        or sender.split()[-1][0].islower()
        or (kind is None and parting[0].split()[0] == "a")
    ):
        return  # "a" and "an" are articles of English too
    if kind is None and any(word.casefold() in NO_WRITERS for word in sender.split()):
        return  # "Preface to the second edition", with place and day below it
    offices = any(office(word) for word in sender.split())
    if kind is None and not (is_letter or dated or offices):
        return
    sides = sender, text[parting.end() : end]
    if kind is None and not (is_signed or dated or offices or text[:1].isdigit() or all(map(_may_be_person, sides))):
        return  # "Riga to Metz", with a date below it
    if kind is None and not (is_letter or dated) and parting[0] == " à " and not is_receiver(text[parting.end() :]):
        return  # "Le Président à Washington"
    because = f'the heading says "{text[:60]}"'
    span = passage.span(begin, begin + len(sender))
    yield Annotation(span, "", field="sender", by="correspondents", because=because)
    span = passage.span(parting.end(), end)
    yield Annotation(span, "", field="addressee", by="correspondents", because=because)
    if begin and not kind and any(date.end <= begin for date in find_dates(text)):
        rest = passage.span(0, begin)
        yield Annotation(rest, "", field="dateline", by="correspondents", because="a date before the sender")
    if dated:
        rest = passage.span(end, len(text))
        yield Annotation(rest, "", field="dateline", by="correspondents", because="a date after the addressee")


def _may_be_person(words: str) -> bool:
    """Whether words have a title, an office or initials, or are two or more in the manner of a name."""
    return is_receiver(words) or (" " in words and is_name(words))


def _begin(text: str) -> int:
    """Where the sender begins: behind a number, an article, or a date."""
    number = NUMBER.match(text)
    begin = number.end() if number is not None else 0
    article = next((word for word in ("The ", "Der ", "Die ") if begin and text.startswith(word, begin)), "")
    return begin + len(article) if begin else 4 if text.startswith("The ") else dated_before(text)


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


def _greeted(passage: Passage) -> Iterator[Annotation]:
    """Whom a salutation greets by name: "Dear Mr. Hart:", "Miss Evey"; forenames alone may be "Dear Friend"."""
    salutes = [passage.words(claim.span) for claim in passage.holds("salute")] or [passage.text]
    for words in salutes:
        name = greeted(" ".join(words.split()))
        if name and (start := passage.text.find(name)) >= 0:
            span = passage.span(start, start + len(name))
            because = f'the salutation greets "{name}"'
            yield Annotation(span, "", field="greeted", by="correspondents", because=because)
            return


RECOGNISER = Recogniser("correspondents", (), "HD44CD", find)
