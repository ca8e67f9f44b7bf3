"""How a letter closes: formula, signature, date, remarks of the clerk, postscript.

    Secretary of the Committee        ->    <closer><signed><roleName>Secretary of the Committee</roleName>
    J. Smith 10.1.1939                      <persName>J. Smith</persName></signed>
                                            <dateline>10.1.1939</dateline></closer>
    Yours truly, / John               ->    <closer><salute>Yours truly,</salute> <signed>John</signed></closer>
    Additionally printed two copies   ->    <note type="endorsement">...</note>
    P.S. Write soon.                  ->    <postscript><p>P.S. Write soon.</p></postscript>

Read from the end backwards: a closer is a run of short blocks after the last sentence, and at least one of
them must be a formula or a signature. TEI P5, section DSCO.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.dates import find_dates
from seeds2tei.letters import closing, is_dateline, names_at_end, office, postscript, signed_word
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.source import Span
from seeds2tei.zones import zones

REACH = 9  # blocks from the end in which a letter closes
LONGEST = 240
ENDORSED = re.compile(
    r"(?:Additionally|Printed|Typed|Copies|Copy|Sent|Received|Dispatched|True copy|Made in|Отп\.|Отпечатано"
    r"|Дополнительно|Верно|Разослано|Получено|Für die Richtigkeit|Abschrift|Copie conforme|Pour copie|Es copia)\b",
    re.IGNORECASE,
)
# "Dein Josef Karr": whose the writer is, and no part of the name.
YOURS = re.compile(r"\s*(?:Your|Yours|Dein|Deine|Ihr|Ihre|Euer|Votre|Ton|Suo|Tuo|Ваша?|Твой|Твоя|Twój|Twoja)\s+(?=\w)")


class Block(NamedTuple):
    """A block of a closer: salute, signed, dateline, endorsement or several in one ("mixed")."""

    kind: str
    passage: Passage


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    for zone in zones(passages):
        end = _postscript(zone)
        blocks = _blocks(zone[:end])
        if not _closes(blocks, zone):
            continue
        if not blocks:
            continue
        yield from _claims(blocks)
        if end < len(zone):
            span = Span(zone[end].block.span.start, zone[-1].block.span.end)
            yield Annotation(span, "postscript", by="closer", because=f'it begins with "{zone[end].text[:4].strip()}"')


def _closes(blocks: Sequence[Block], zone: Sequence[Passage]) -> bool:
    """A short name alone closes a letter, not a chapter: a formula, an office, initials or an opener must say so."""
    if any(block.kind != "signed" or _says_who(block.passage) for block in blocks):
        return True
    return any(passage.tag == "opener" or passage.inside("opener") for passage in zone)


def _says_who(passage: Passage) -> bool:
    text = _plain(passage).strip()
    return signed_word(text) > 0 or office(text) or "." in text[:-1]


def _postscript(zone: Sequence[Passage]) -> int:
    """Where the postscript of a letter begins; its end, if it has none."""
    for i in range(max(1, len(zone) - REACH), len(zone)):
        if zone[i].tag == "p" and postscript(zone[i].text):
            return i
    return len(zone)


def _blocks(zone: Sequence[Passage]) -> list[Block]:
    """The run of blocks at the end that close the letter."""
    found: list[Block] = []
    for i in range(len(zone) - 1, max(-1, len(zone) - 1 - REACH), -1):
        passage = zone[i]
        if i == 0 and len(zone) > 1 and passage.tag == "head":
            break
        kind = _kind(passage, last=not found)
        if not kind:
            break
        found.append(Block(kind, passage))
    found.reverse()
    while found and found[0].kind in ("dateline", "endorsement") and not _signs(found):
        found.pop(0)
    if not _signs(found) or len(found) == len(zone):
        return []
    return found


def _signs(blocks: Sequence[Block]) -> bool:
    return any(block.kind in ("signed", "salute") for block in blocks)


def _kind(passage: Passage, *, last: bool) -> str:
    text = " ".join(_plain(passage).split())
    if passage.tag not in ("p", "head") or not passage.provisional or len(text) > LONGEST:
        return ""
    if not text:
        return "dateline" if any(True for _ in passage.holds("note")) else ""
    if ENDORSED.match(text) and len(text) < 160:
        return "endorsement"
    if office(text) and _signature(text):
        return "signed"
    if is_dateline(_without_stray(text)):
        return "dateline"
    # A heading without initials is a heading: "Notes", "The second day".
    if _signature(text) and (passage.tag != "head" or "." in text):
        return "signed"
    if closing(text) and (len(text) < 90 or text[-1] in ",."):
        return "salute"
    return ""


def _plain(passage: Passage) -> str:
    """The words without the notes of editors among them."""
    text = passage.text
    for note in reversed(list(passage.holds("note", "supplied"))):
        if note.tag == "note":
            text = text[: passage.offset(note.span.start)] + " " + text[passage.offset(note.span.end) :]
    return text


def _without_stray(text: str) -> str:
    return text.strip(" []")


def _signature(text: str) -> bool:
    """A name with an office, a name with initials, or a short name alone; perhaps with a date after it."""
    words = text[signed_word(text) :].strip()
    date = _date_at_end(words)
    name = words[: date[0]].rstrip(" ,") if date else words
    if not name or len(name) > 140:
        return False
    found = names_at_end(name)
    if found is None:
        return False
    before = name[: found[0]].strip(" ,:")
    if not before:
        return len(name.split()) <= 4 and not name.endswith(("!", "?")) and (len(name) <= 40)
    return office(before)


def _date_at_end(text: str) -> tuple[int, int] | None:
    dates = list(find_dates(text))
    if dates and text[dates[-1].end :].strip(" .])") == "" and dates[-1].start > 0:
        return dates[-1].start, dates[-1].end
    return None


def _claims(blocks: Sequence[Block]) -> Iterator[Annotation]:
    span = Span(blocks[0].passage.block.span.start, blocks[-1].passage.block.span.end)
    because = "short lines after the last sentence, with a signature" if any(b.kind == "signed" for b in blocks) else (
        "a closing formula after the last sentence"
    )  # fmt: skip
    yield Annotation(span, "closer", by="closer", because=because)
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[Annotation]:
    passage = block.passage
    words = " ".join(passage.text.split())
    quoted = words if len(words) <= 50 else words[:47] + "..."
    if block.kind == "endorsement":
        key = f"endorsement-{passage.block.span.start}"
        attributes = (("type", "endorsement"), ("place", "bottom"), ("corresp", "#msDesc"))
        because = f'"{quoted}" is a clerk\'s remark on copies'
        yield Annotation(passage.block.span, "note", attributes, by="closer", because=because, key=key)
        yield Annotation(passage.block.span, "", (("corresp", f"#{key}"),), field="provenance", by="closer",
                         because="copies were made of the document")  # fmt: skip
    elif block.kind == "signed":
        yield from _signed(passage, quoted)
    else:
        field = "dateline" if block.kind == "dateline" else ""
        because = f'"{quoted}" is {"a date line" if field else "a closing formula"}'
        yield Annotation(passage.block.span, block.kind, by="closer", because=because, field=field)


def _signed(passage: Passage, quoted: str) -> Iterator[Annotation]:
    """Signature, office and name; a date behind them is a date line of its own."""
    text = passage.text
    notes = [(passage.offset(note.span.start), passage.offset(note.span.end)) for note in passage.holds("note")]
    end = min((start for start, _ in notes), default=len(text))
    date = _date_at_end(text[:end].rstrip()) if not notes else None
    signed_end = len(text[: date[0]].rstrip(" ,")) if date else len(text)
    name_text = text[: min(end, signed_end)].rstrip(" ,")
    lead = signed_word(name_text.lstrip())
    if yours := YOURS.match(name_text, lead):
        lead = yours.end()
    span = passage.span(0, signed_end)
    if date:
        yield Annotation(span, "signed", by="closer", because=f'"{quoted}" names office and person')
        yield Annotation(passage.span(date[0], len(text)), "dateline", by="closer", field="dateline",
                         because="a date behind the signature")  # fmt: skip
    else:
        yield Annotation(passage.block.span, "signed", by="closer", because=f'"{quoted}" is a signature')
    found = names_at_end(name_text[lead:])
    if found is None:
        return
    start, stop = found[0] + lead, found[1] + lead
    before = len(name_text[lead:start].strip(" ,:"))
    if before:
        begin = lead + len(name_text[lead:start]) - len(name_text[lead:start].lstrip(" ,:"))
        yield Annotation(
            passage.span(begin, begin + before), "roleName", by="closer", because="the office before the name"
        )
    name = text[start:stop]
    yield Annotation(passage.span(start, stop), "persName", (("ref", f"#named:{name.replace(' ', '_')}"),), by="closer",
                     because="the name in the signature", field="signatory")  # fmt: skip


RECOGNISER = Recogniser(
    "closer", ("closer", "signed", "salute", "dateline", "note", "roleName", "persName", "postscript"), "DSCO", find
)
