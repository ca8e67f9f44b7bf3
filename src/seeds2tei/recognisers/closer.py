"""How a letter closes: formula, signature, date, remarks of the clerk, postscript.

    Secretary of the Committee        ->    <closer><signed><roleName>Secretary of the Committee</roleName>
    J. Smith 10.1.1939                      <persName>J. Smith</persName></signed>
                                            <dateline>10.1.1939</dateline></closer>
    Yours truly, John                 ->    <closer><salute>Yours truly,</salute> <signed>John</signed></closer>
    Additionally printed two copies   ->    <note type="endorsement">...</note>
    P.S. Write soon.                  ->    <postscript><p>P.S. Write soon.</p></postscript>

Read from the end backwards: a closer is a run of short blocks after the last sentence, and at least one of
them must be a formula or a signature. What follows a formula and a name is a postscript, also without "P.S.".
TEI P5, section DSCO.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.closings import Signature, courteous, formula, signature
from seeds2tei.letters import has_place_and_day, is_dateline, office, postscript, signed_word
from seeds2tei.note_signs import label
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.sections import ENCLOSED
from seeds2tei.source import Span
from seeds2tei.zones import zones

REACH = 9  # blocks from the end in which a letter closes
LONGEST = 400
ADDRESS = 3  # lines below a name
LONGEST_REMARK = 160
LONGEST_AFTERTHOUGHT = 900  # characters of a postscript that does not call itself one
ENDORSED = re.compile(
    r"(?:Additionally|Printed|Typed|Copies|Copy|Sent|Received|Dispatched|True copy|Made in|Отп\.|Отпечатано"
    r"|Дополнительно|Верно|Разослано|Получено|Für die Richtigkeit|Abschrift|Copie conforme|Pour copie|Es copia)\b",
    re.IGNORECASE,
)
# A superior has seen the paper, and says so below it.
SEEN = re.compile(
    r"\b(?:zur Kenntnis genommen|Gesehen und genehmigt|Vu et approuvé|Seen and approved)\b", re.IGNORECASE
)
# An editor's remark below the closer: "[Draft, not sent.]"
REMARK = re.compile(r"\[[^\[\]]{4,}\]\.?")
HEADED = 12  # passages in which the headings above a text stand
ENDS = frozenset({"signed", "salute", "whole"})


class Block(NamedTuple):
    """A block of a closer: salute, signed, dateline, endorsement, formula and name ("whole"), an address ("")."""

    kind: str
    passage: Passage
    signature: Signature | None = None


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    writers = _writers(passages)
    for zone in zones(passages):
        end = _postscript(zone)
        blocks = _blocks(zone[:end], zone, writers)
        if not blocks and end == len(zone):
            end, blocks = _afterthought(zone, writers)
        if not blocks:
            continue
        yield from _claims(blocks)
        if end < len(zone):
            span = Span(zone[end].block.span.start, zone[-1].block.span.end)
            because = f'"{_quoted(zone[end])}" stands after the signature'
            yield Annotation(span, "postscript", by="closer", because=because)


def _writers(passages: Sequence[Passage]) -> frozenset[str]:
    """The words with a capital in the headings above the text, in small letters: among them, who wrote."""
    heads = [passage.text for passage in passages[:HEADED] if passage.tag == "head"]
    return frozenset(word.strip(" .,;:()[]").casefold() for head in heads for word in head.split() if word[0].isupper())


def _postscript(zone: Sequence[Passage]) -> int:
    """Where the postscript of a letter begins; its end, if it has none."""
    for i in range(max(1, len(zone) - REACH), len(zone)):
        if zone[i].tag == "p" and postscript(zone[i].text):
            return i
    return len(zone)


def _afterthought(zone: Sequence[Passage], writers: frozenset[str]) -> tuple[int, list[Block]]:
    """Up to three paragraphs after formula and signature, and the closer before them."""
    for end in range(len(zone) - 1, max(1, len(zone) - 4), -1):
        after = zone[end:]
        if not all(_may_be_afterthought(passage) for passage in after[:1]):
            break
        if sum(len(passage.text) for passage in after) > LONGEST_AFTERTHOUGHT:
            break
        blocks = _blocks(zone[:end], zone, writers)
        kinds = {block.kind for block in blocks}
        if "whole" in kinds or {"salute", "signed"} <= kinds:
            return end, blocks
    return len(zone), []


def _may_be_afterthought(passage: Passage) -> bool:
    if passage.tag != "p" or not passage.provisional or passage.text.lstrip()[:1] in ("[", "(", "|", "©"):
        return False
    return label(passage.text) is None and "http" not in passage.text


def _blocks(zone: Sequence[Passage], around: Sequence[Passage], writers: frozenset[str]) -> list[Block]:
    """The run of blocks at the end of a zone that close the letter; none, if nobody signs or greets."""
    found: list[Block] = []
    for i in range(len(zone) - 1, max(-1, len(zone) - 1 - REACH), -1):
        if i == 0 and len(zone) > 1 and zone[i].tag == "head":
            break
        block = _block(zone[i], writers, signed_below=any(b.kind in ENDS for b in found))
        if block is None and not _ends(found) and len(found) < ADDRESS and _is_address(zone[i]):
            block = Block("", zone[i])
        if block is None or (_is_wish(block) and (not found or found[-1].kind != "signed")):
            break
        found.append(block)
        if _is_wish(block):
            break
    found.reverse()
    while found and found[0].kind in ("endorsement", "remark", ""):
        found.pop(0)
    return found if _ends(found) and len(found) < len(zone) and _closes(found, around) else []


def _is_wish(block: Block) -> bool:
    """A whole sentence that greets. It stands above a bare name, and nothing above it belongs to the closer."""
    return block.kind == "salute" and len(block.passage.text) > 90 and not courteous(block.passage.text)


def _is_address(passage: Passage) -> bool:
    """A line of the writer's address below the name, or the office: bare words of the closer."""
    words = passage.text.split()
    if passage.tag != "p" or not passage.provisional or not 0 < len(words) <= 12 or words[-1][-1] in "!?:;":
        return False
    return office(passage.text) or (len(words) <= 7 and words[0][0].isalnum() and label(passage.text) is None)


def _ends(blocks: Sequence[Block]) -> bool:
    return any(block.kind in ENDS or _is_place_and_day(block) for block in blocks)


def _is_place_and_day(block: Block) -> bool:
    """A date line that closes a paper without a name: minutes, decrees, what is signed elsewhere."""
    return block.kind == "dateline" and has_place_and_day(block.passage.text)


def _closes(blocks: Sequence[Block], zone: Sequence[Passage]) -> bool:
    """A short name alone closes a letter, not a chapter: a formula, an office, initials or an opener must say so."""
    lines = [block.passage.text for block in blocks if not block.kind]
    if lines and not any(office(line) or any(map(str.isdigit, line)) for line in lines):
        return False
    if any(block.kind in ("salute", "whole") or _says_who(block) or _is_place_and_day(block) for block in blocks):
        return True
    return any(passage.tag == "opener" or passage.inside("opener") for passage in zone)


def _says_who(block: Block) -> bool:
    text = _plain(block.passage).strip()
    set_apart = block.passage.block.field == "right"
    return block.kind == "signed" and (set_apart or signed_word(text) > 0 or office(text) or "." in text[:-1])


def _block(passage: Passage, writers: frozenset[str], *, signed_below: bool) -> Block | None:
    """What a block is in a closer, None if it is nothing of the kind."""
    text = _plain(passage)
    words = " ".join(text.split())
    if passage.tag not in ("p", "head") or not passage.provisional or len(words) > LONGEST:
        return None
    if not words:
        return Block("dateline", passage) if any(True for _ in passage.holds("note")) else None
    if len(words) < LONGEST_REMARK and (ENDORSED.match(words) or SEEN.search(words)):
        return Block("endorsement", passage)
    found = signature(text, writers)
    if found is not None and found.date[0] < found.name[0] < found.date[1]:
        found = None
    if found is not None and (found.office[0] < found.office[1] or not is_dateline(words.strip(" []"))):
        # A heading without initials is a heading: "Notes", "The second day".
        if passage.tag == "head" and "." not in words and not signed_below:
            return None
        return Block("whole" if found.formula[0] < found.formula[1] else "signed", passage, found)
    if found is not None and found.date[1] <= found.name[0]:
        return Block("signed", passage, found)
    if is_dateline(words.strip(" []")):
        return Block("dateline", passage)
    if len(words) < LONGEST_REMARK and REMARK.fullmatch(words) and not ENCLOSED.match(words):
        return Block("remark", passage)
    if formula(text, signed_below=signed_below) and passage.tag == "p":
        return Block("salute", passage)
    return None


def _plain(passage: Passage) -> str:
    """The words, blanks where an editor's note stands among them, so that all places stay the same."""
    text = passage.text
    for note in passage.holds("note"):
        start, end = passage.offset(note.span.start), passage.offset(note.span.end)
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _claims(blocks: Sequence[Block]) -> Iterator[Annotation]:
    span = Span(blocks[0].passage.block.span.start, blocks[-1].passage.block.span.end)
    signed = any(block.signature is not None for block in blocks)
    because = f"short lines after the last sentence, with a {'signature' if signed else 'closing formula'}"
    yield Annotation(span, "closer", by="closer", because=because)
    for block in blocks:
        if block.kind in ("", "remark"):
            continue
        if block.signature is not None:
            yield from _signed(block.passage, block.signature)
        elif block.kind == "endorsement":
            yield from _endorsement(block.passage)
        else:
            field = "dateline" if block.kind == "dateline" else ""
            because = f'"{_quoted(block.passage)}" is {"a date line" if field else "a closing formula"}'
            yield Annotation(block.passage.block.span, block.kind, by="closer", because=because, field=field)


def _endorsement(passage: Passage) -> Iterator[Annotation]:
    key = f"endorsement-{passage.block.span.start}"
    attributes = (("type", "endorsement"), ("place", "bottom"), ("corresp", "#msDesc"))
    because = f'"{_quoted(passage)}" is a remark of an office on the document'
    yield Annotation(passage.block.span, "note", attributes, by="closer", because=because, key=key)
    yield Annotation(passage.block.span, "", (("corresp", f"#{key}"),), field="provenance", by="closer",
                     because="an office says what it did with the document")  # fmt: skip


def _signed(passage: Passage, parts: Signature) -> Iterator[Annotation]:
    """Formula, signature with office and name, and date, each a line of its own."""
    quoted = _quoted(passage)
    begin, end = 0, len(passage.text)
    if parts.formula[0] < parts.formula[1]:
        begin = parts.formula[1]
        yield Annotation(passage.span(0, begin), "salute", by="closer", because=f'"{quoted}" begins with a formula')
    if parts.date[0] < parts.date[1]:
        before = parts.date[0] < parts.name[0]
        date = (0, parts.date[1]) if before else (parts.date[0], end)
        begin, end = (parts.date[1], end) if before else (begin, len(passage.text[: parts.date[0]].rstrip(" ,\n")))
        yield Annotation(passage.span(*date), "dateline", by="closer", field="dateline",
                         because="a date beside the signature")  # fmt: skip
    lead = len(passage.text[begin:end]) - len(passage.text[begin:end].lstrip(" .\n")) if begin else 0
    whole = begin == 0 and end == len(passage.text)
    span = passage.block.span if whole else passage.span(begin + lead, end)
    yield Annotation(span, "signed", by="closer", because=f'"{quoted}" ends in a name')
    if parts.office[0] < parts.office[1]:
        because = "the office before the name"
        yield Annotation(passage.span(*parts.office), "roleName", by="closer", because=because)
    name = passage.text[slice(*parts.name)]
    pointer = f"#named:{'_'.join(name.split())}"
    yield Annotation(passage.span(*parts.name), "persName", (("ref", pointer),), by="closer",
                     because="the name in the signature", field="signatory")  # fmt: skip


def _quoted(passage: Passage) -> str:
    words = " ".join(passage.text.split())
    return words if len(words) <= 50 else words[:47] + "..."


RECOGNISER = Recogniser(
    "closer", ("closer", "signed", "salute", "dateline", "note", "roleName", "persName", "postscript"), "DSCO", find
)
