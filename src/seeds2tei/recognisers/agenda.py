"""What minutes are about: entries at their head, each of which stands again above its matter.

    I. The price of bread.             ->    <list rend="simple"><item>I. The price of bread.</item>
    II. The harbour.                               <item>II. The harbour.</item></list>
    I. The price of bread                    <head>I. The price of bread</head>
    The Chairman reports that ...

Where the title says that these are minutes, or a line says "Agenda", numbered entries need not come again, so long as
each is a phrase. A table of contents is read in the same way. Of entries of which most come again, some may do so in
another wording. TEI P5, section COLI (Lists).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds2tei.agendas import LEAST_LETTERS, LONGEST, entry_letters, is_numbered, number_of
from seeds2tei.annotation import Annotation
from seeds2tei.expressions import expression
from seeds2tei.list_items import sole
from seeds2tei.minutes import heads_agenda, is_of_meeting
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.source import Span

APART = frozenset({"note", "front", "back", "table", "figure", "quote", "closer", "opener", "postscript"})
HEADINGS = 12  # passages among which stands the heading of the document
BEFORE = 6  # paragraphs that may stand before the agenda
LEAST = 2  # numbered entries
LONGEST_ENTRY = 500
# Two sentences in one: no entry of an agenda.
SENTENCES = expression(r"[^\W\d_A-Z]{4}[.!?][ \u00a0\n]+[^\W\d_a-zа-яß-ÿ]")
SIMPLE = (("rend", "simple"),)


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    again = {
        letters: i
        for i, passage in enumerate(passages)
        if passage.tag == "head" and len(letters := entry_letters(passage.text)) >= LEAST_LETTERS
    }
    minutes = any(passage.tag == "head" and is_of_meeting(passage.text) for passage in passages[:HEADINGS])
    i = before = 0
    while i < len(passages):
        led = i > 0 and heads_agenda(passages[i - 1].text)
        end = _numbered(passages, i) if led or (minutes and before <= BEFORE) else i
        if end - i >= LEAST:
            above = f'"{passages[i - 1].text.strip()}"' if led else "the head of minutes"
            yield from _claims(passages[i:end], f"numbered entries below {above}")
        else:
            end = _end(passages, i, again)
            said = [entry for entry in passages[i:end] if again.get(entry_letters(entry.text), -1) >= end]
            if said and (len(said) > 1 or is_numbered(said[0].text)) and len(said) * 2 > end - i:
                because = f'"{" ".join(said[0].text.split())[:60]}" comes again as a heading below'
                yield from _claims(passages[i:end], because)
        before += passages[i].tag == "p"
        i = max(end, i + 1)


def _numbered(passages: Sequence[Passage], start: int) -> int:
    """Where a row of entries ends that are numbered from one on, each a phrase or one sentence."""
    end = start
    while end < len(passages) and _may_stand(passages, start, end):
        text = passages[end].text
        item = sole(passages[end])
        written = item.item.get("n") if item else ""
        number = int(written) if written.isdecimal() else number_of(text)
        if number != end - start + 1 or len(text) > LONGEST_ENTRY or SENTENCES.search(text):
            break
        end += 1
    return end


def _end(passages: Sequence[Passage], start: int, again: dict[str, int]) -> int:
    """Where a row of entries ends that begins at a place: each has a number, or comes again as a heading."""
    end = start
    while end < len(passages):
        text = passages[end].text
        if not 0 < len(text) <= LONGEST:
            break
        known = is_numbered(text) or (again and again.get(entry_letters(text), -1) > end)
        if not known or not _may_stand(passages, start, end):
            break
        end += 1
    return end


def _may_stand(passages: Sequence[Passage], start: int, place: int) -> bool:
    """Whether a passage may be an entry of the list that begins at `start`: a paragraph, or an item of one list."""
    passage = passages[place]
    item, first = sole(passage), sole(passages[start])
    if not passage.provisional or (item and item.list) is not (first and first.list):
        return False
    return item is not None or (passage.tag == "p" and not passage.inside(*APART, "list"))


def _claims(entries: Sequence[Passage], because: str) -> Iterator[Annotation]:
    if sole(entries[0]) is None:
        span = Span(entries[0].block.span.start, entries[-1].block.span.end)
        yield Annotation(span, "list", SIMPLE, by="agenda", because=because)
    for entry in entries:
        item = sole(entry)
        attributes = item.item.attributes if item else ()
        yield Annotation(entry.block.span, "item", attributes, by="agenda", because=because)


RECOGNISER = Recogniser("agenda", ("list", "item"), "COLI", find)
