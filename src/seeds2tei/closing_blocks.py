"""The last blocks of a letter, and what each of them is: formula, signature, date line, remark of an office.

Read from the end backwards: a closer is a run of short blocks after the last sentence, and one of them at least is a
formula, a signature, or a line of place and day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from seeds2tei.closing_formulas import GREETING, formula
from seeds2tei.closings import Signature, dated_office, signature
from seeds2tei.compliments import courteous
from seeds2tei.datelines import has_place_and_day, is_dateline
from seeds2tei.datings import is_dating, is_testimony
from seeds2tei.expressions import expression
from seeds2tei.letters import closing, signed_word, signing_office
from seeds2tei.note_signs import label
from seeds2tei.passage import Passage
from seeds2tei.sections import ENCLOSED
from seeds2tei.signers import BEFORE_PERSONS
from seeds2tei.subscriptions import (
    COUNTERSIGNED,
    MOST_OFFICE_LINES,
    Part,
    begins_with_body,
    holds_office,
    signatories,
    signed_by,
    subscriptions,
    unsealed,
)
from seeds2tei.zones import is_second_half

REACH = 9  # blocks from the end in which a letter closes
LONGEST = 400
ADDRESS = 3  # lines below a name
TO_WHOM = expression(
    r"\s*(?:(?:To|Al|All['’]|Alla|A|À|An|Aan|Do) ?(?:the |den |die |de )?)?"
    r"(?:Herrn?|Frau|Fräulein|Mr|Mrs|Miss|Dr|The Hon|Hon|Monsieur|Madame|Mme|Sr|Sra|Señora?|Pan|Pani|Rev|Prof"
    r"|Signora?|Sig|Illustrissimo|Chiarissimo|Heer|Jonkheer|Messrs)\b"
    r"\.? [A-ZÀ-Þ]"
)
# "over": the letter goes on behind the sheet.
TURN = expression(
    r"[\[(]?(?:over|turn over|p\. ?t\. ?o\.?|verte|t\. ?s\. ?v\. ?p\.?|b\. ?w\.|bitte wenden)[\])]?", re.IGNORECASE
)
MOST_OF_ADDRESS = 6  # lines of one block of it
LONGEST_REMARK = 160
ENDORSED = expression(
    r"(?:Additionally|Printed|Typed|Copies|Copy|Sent|Received|Dispatched|True copy|Made in|Отп\.|Отпечатано"
    r"|Дополнительно|Верно|Разослано|Получено|Für die Richtigkeit|Abschrift|Poststempel"
    r"|Postmarked|Copie conforme|Pour copie|Es copia)\b",
    re.IGNORECASE,
)
# What a registry says below a paper, of any length; and an edition of what else is written on it.
REGISTRY = expression(
    r"(?:REFERENCE|Reference|Distribution|cc|Copies to|Copy to|Endorsement|Endorsed|Minute|Marginal note|Vermerk"
    r"|\*?(?:Adresse|Address|Anschrift|Envelope|Umschlag|Docket|Postmark|Poststempel|Indirizzo|Adres|Адрес|Адреса)"
    r"|Verteiler|Randbemerkung|Annotation|Справка|СПРАВКА|Помета|Пометы|Резолюция|Рассылка|Помітка|Резолюція"
    r"|Довідка) ?:\*?"
    r"|\*{0,2} ?(?:On the (?:first|last) (?:page|sheet)|On the back|In the margin|At the top of"
    r"|На (?:перв|послед)\w+ листе"
    r"|На полях|На обороте|На документе|Am (?:oberen )?Rande?|En marge|Al margen)\b"
)
LONGEST_REGISTRY = 1500
# A superior has seen the paper, and says so below it.
SEEN = expression(
    r"\b(?:zur Kenntnis genommen|Gesehen und genehmigt|Vu et approuvé|Seen and approved)\b", re.IGNORECASE
)
# An editor's remark below the closer: "[Draft, not sent.]"
STOP = expression(r"(?<=[.!?])\s+(?=\S)")
LONGEST_TAIL, MOST_WORDS = 60, 6
VERBS = frozenset("is was are were has had have will would can may ist war hat wird est était a es era".split())
OWN = expression(
    r"(?:i remain|i am|yours?|ever|affectionately|respectfully|truly|sincerely|dein|ihr|ton|votre|tu|su)\b", re.I
)
BREAKS_OFF = expression(
    r", (?:I am|I remain|we remain|believe me|bin ich|verbleibe ich|bleibe ich|je suis|je reste|quedo|soy|sono|остаюсь"
    r"|пребываю|залишаюся|pozostaję)(?:, (?:[Dd]ear |[Mm]y )?(?:Sir|Madam|Monsieur|Madame))?[,:]?$"
)
REMARK = expression(r"\[[^\[\]]{4,}\]\.?")
ENDS = frozenset({"signed", "salute", "whole", "tail", "lines", "row"})
MOST = 40  # blocks of a closer: a treaty has many signatories


class Block(NamedTuple):
    """A block of a closer: salute, signed, dateline, endorsement, formula and name ("whole"), an address ("").

    An office below the name ("office") may stand before place and date, which begin at `date`. Where an extractor
    made a heading of a surname, the forenames stand in the block `first`. Of a paragraph that runs on into the formula
    ("tail") that begins at `date`. A block of several lines ("lines") has its own `parts`; of a row of names ("row")
    they are in `names`. An office in paragraphs of its own above the name begins in `office`.
    """

    kind: str
    passage: Passage
    signature: Signature | None = None
    date: int = 0
    first: Passage | None = None
    parts: tuple[Part, ...] = ()
    names: tuple[tuple[int, int], ...] = ()
    office: Passage | None = None


def closing_blocks(zone: Sequence[Passage], around: Sequence[Passage], writers: frozenset[str]) -> list[Block]:
    """The run of blocks at the end of a zone that close the letter; none, if nobody signs or greets."""
    found: list[Block] = []
    above = len(zone)
    for i in range(len(zone) - 1, max(-1, len(zone) - 1 - MOST), -1):
        if i >= above:
            continue  # a line of the office that has been read with its name
        if i == 0 and len(zone) > 1 and zone[i].tag == "head":
            break
        if found and found[-1].kind == "signed" and _is_second_half(zone, i + 1):
            found.append(found.pop()._replace(first=zone[i]))
            continue
        signed_below = any(b.kind in ENDS for b in found) or _is_second_half(zone, i)
        if found and (lines := _office_lines(zone[: i + 1], found[-1])) > 0:
            above = i + 1 - lines
            found.append(found.pop()._replace(office=zone[above]))
            continue
        block = _block(zone[i], writers, signed_below=signed_below)
        if block is None and not _ends(found) and len(found) < ADDRESS and _is_address(zone[i]):
            block = Block("", zone[i])
        if block is None and not found and TURN.fullmatch(zone[i].text.strip()):
            block = Block("", zone[i])
        if block is None and found and found[-1].kind == "signed" and COUNTERSIGNED.fullmatch(zone[i].text.strip()):
            block = Block("", zone[i])
        if block is None and found and found[-1].kind in ENDS and _breaks_off(zone[i]):
            block = Block("salute", zone[i])
        if block is None and (names := _row(zone, i)):
            block = Block("row", zone[i], names=names)
        if block is None and found and found[-1].kind == "signed" and (tail := _formula_at_end(zone[i])):
            found.append(Block("tail", zone[i], date=tail))
            break
        if block is not None and block.kind in ("lines", "row") and i and _announces(zone[i - 1]):
            break
        if block is None or (_is_wish(block) and (not found or found[-1].kind != "signed")):
            break
        found.append(block)
        if _is_wish(block):
            break
    found.reverse()
    while found and found[0].kind in ("endorsement", "remark", "", "office"):
        found.pop(0)
    first = next((i for i, passage in enumerate(zone) if found and passage is found[0].passage), 0)
    attested = first > 0 and is_testimony(zone[first - 1].text)
    if not _ends(found) or not (attested or _closes(found, around)):
        return []
    taken = sum(2 if block.first or block.office else block.kind != "tail" for block in found)
    if found[0].kind == "salute" and not any(passage.tag == "p" for passage in zone[: len(zone) - taken]):
        found.pop(0)  # a telegram of one sentence
        taken -= 1
    return found if _ends(found) and taken < len(zone) else []


def _announces(above: Passage) -> bool:
    """Whether a sentence announces a list of persons: "It had three members:"."""
    words = above.text.strip()
    signing = is_dating(words) or is_testimony(words) or COUNTERSIGNED.fullmatch(words) or courteous(words)
    return words.endswith(":") and len(words.split()) > 2 and not signing and not closing(words)


def is_of_act(blocks: Sequence[Block]) -> bool:
    """Whether a closer is that of an official act: lines of office and name, or place and day above the names.

    What stands below it is of an editor or of the web page: an act has no postscript.
    """
    dated = any(map(_is_place_and_day, blocks))
    signed = any(block.kind in ("signed", "lines", "row") for block in blocks)
    return signed and (dated or any(map(_holds_office, blocks)))


def _holds_office(block: Block) -> bool:
    """Whether the office stands in lines of its own above the name."""
    if block.kind == "lines" or block.office is not None:
        return True
    if block.signature is None or block.signature.office[0] > block.signature.name[0]:
        return False
    start, end = block.signature.office
    return start < end and "\n" in block.passage.text[start : block.signature.name[0]]


def _office_lines(zone: Sequence[Passage], signed: Block) -> int:
    """How many paragraphs before a name are lines of the office of its bearer; 0 if they are none."""
    if signed.kind != "signed" or signed.signature is None or signed.office is not None:
        return 0
    if signed.signature.office[0] < signed.signature.office[1] or signing_office(signed.passage.text):
        return 0
    for count in range(1, min(MOST_OFFICE_LINES, len(zone) - 1) + 1):
        passage = zone[-count]
        if passage.tag != "p" or not passage.provisional or "\n" in passage.text.strip():
            return 0
        if holds_office([plain(other).strip() for other in zone[-count:]]):
            return count
    return 0


def _row(zone: Sequence[Passage], i: int) -> tuple[tuple[int, int], ...]:
    """The names of a row of signatories: "signed" stands before them, or a dating clause above."""
    passage = zone[i]
    if passage.tag != "p" or not passage.provisional:
        return ()
    text = unsealed(plain(passage))
    dated = i > 0 and (is_dating(zone[i - 1].text) or is_testimony(zone[i - 1].text))
    told = dated or signed_word(passage.text.strip()) or begins_with_body(text.strip())
    return signatories(text) if told else ()


def _is_second_half(zone: Sequence[Passage], i: int) -> bool:
    """Whether a heading is the surname to the forenames above it."""
    return i > 0 and zone[i].tag == "head" and is_second_half(zone[i - 1], zone[i].text.strip(" .\n"))


def _formula_at_end(passage: Passage) -> int:
    """Where in a paragraph the formula begins with which it ends, 0 if it ends with none.

    "... please write soon. your friend as ever": a sentence ends before it, and it is short.
    """
    if passage.tag != "p" or not passage.provisional:
        return 0
    stops = [stop.end() for stop in STOP.finditer(passage.text, max(0, len(passage.text) - LONGEST_TAIL))]
    start = stops[-1] if stops else 0
    tail = passage.text[start:].strip()
    words = tail.casefold().split()
    goes_on = not 0 < len(words) <= MOST_WORDS or tail[-1] == "." or not VERBS.isdisjoint(words)
    return start if not goes_on and OWN.match(tail) and closing(tail) else 0


def _breaks_off(passage: Passage) -> bool:
    """Whether a compliment of one sentence runs on into the formula below it: "With kind regards to all, I am"."""
    words = " ".join(passage.text.split())
    short = passage.tag == "p" and passage.provisional and len(words) <= LONGEST_REMARK
    return short and BREAKS_OFF.search(words) is not None and (closing(words) or GREETING.search(words) is not None)


def _is_wish(block: Block) -> bool:
    """A whole sentence that greets. It stands above a bare name, and nothing above it belongs to the closer."""
    return block.kind == "salute" and len(block.passage.text) > 90 and not courteous(block.passage.text)


def _is_address(passage: Passage) -> bool:
    """A line of the writer's address below the name, or the office: bare words of the closer."""
    words = passage.text.split()
    if passage.tag != "p" or not passage.provisional or not 0 < len(words) <= 12 or words[-1][-1] in "!?:;":
        return False
    lines = passage.text.strip().split("\n")
    if 2 <= len(lines) <= MOST_OF_ADDRESS and (passage.text.isupper() or TO_WHOM.match(passage.text)):
        return True
    if 2 <= len(lines) <= MOST_OF_ADDRESS:
        return any(map(str.isdigit, passage.text)) and all(
            line.strip()[:1].isalnum() and not line.strip()[0].islower() for line in lines
        )
    return signing_office(passage.text) or (len(words) <= 7 and words[0][0].isalnum() and label(passage.text) is None)


def _ends(blocks: Sequence[Block]) -> bool:
    return any(block.kind in ENDS or _is_place_and_day(block) for block in blocks)


def _is_place_and_day(block: Block) -> bool:
    """A date line that closes a paper without a name: minutes, decrees, what is signed elsewhere."""
    return block.kind == "dateline" and (has_place_and_day(block.passage.text) or is_dating(block.passage.text))


def _closes(blocks: Sequence[Block], zone: Sequence[Passage]) -> bool:
    """A short name alone closes a letter, not a chapter: a formula, an office, initials or an opener must say so."""
    lines = [block.passage.text for block in blocks if not block.kind]
    if lines and not any(map(_says_where, lines)):
        return False
    if any(
        block.kind in ("salute", "whole", "tail", "lines", "row")
        or block.office is not None
        or _says_who(block)
        or _is_place_and_day(block)
        for block in blocks
    ):
        return True
    return any(passage.tag == "opener" or passage.inside("opener") for passage in zone)


def _says_where(line: str) -> bool:
    """Whether a bare line of a closer tells that it is one: an office, a number of a house, whom it reaches."""
    words = line.split()
    named = words[0] in BEFORE_PERSONS and len(words) > 1
    return (
        signing_office(line)
        or named
        or TO_WHOM.match(line) is not None
        or TURN.fullmatch(line.strip()) is not None
        or ("\n" in line.strip() and line.isupper())
        or any(map(str.isdigit, line))
        or COUNTERSIGNED.fullmatch(line.strip()) is not None
    )


def _says_who(block: Block) -> bool:
    text = plain(block.passage).strip()
    set_apart = block.passage.block.field == "right"
    if block.kind == "signed" and unsealed(text) != text:
        return True
    return block.kind == "signed" and (set_apart or signed_word(text) > 0 or signing_office(text) or "." in text[:-1])


def _block(passage: Passage, writers: frozenset[str], *, signed_below: bool) -> Block | None:
    """What a block is in a closer, None if it is nothing of the kind."""
    text = unsealed(plain(passage))
    words = " ".join(text.split())
    if passage.tag == "p" and passage.provisional and not signed_below and REGISTRY.match(words):
        kind = "remark" if any(True for _ in passage.holds("note")) else "endorsement"
        return Block(kind, passage) if len(words) < LONGEST_REGISTRY else None
    if passage.tag == "p" and passage.provisional and is_dating(words):
        return Block("dateline", passage)
    if passage.tag not in ("p", "head") or not passage.provisional or len(words) > LONGEST:
        return None
    if not words:
        return Block("dateline", passage) if any(True for _ in passage.holds("note")) else None
    if len(words) < LONGEST_REMARK and (ENDORSED.match(words) or SEEN.search(words)):
        return Block("endorsement", passage)
    found = signature(text, writers)
    if found is not None and found.date[0] < found.name[0] < found.date[1]:
        found = None
    parts = subscriptions(plain(passage)) if passage.tag == "p" and "\n" in text.strip() else ()
    if sum(part.kind == "signed" for part in parts) > (found is not None):
        return Block("lines", passage, parts=parts)
    if found is not None and (found.office[0] < found.office[1] or not is_dateline(words.strip(" []"))):
        # A heading without initials is a heading: "Notes", "The second day".
        if passage.tag == "head" and "." not in words and not signed_below:
            return None
        return Block("whole" if found.formula[0] < found.formula[1] else "signed", passage, found)
    if found is not None and found.date[1] <= found.name[0]:
        return Block("signed", passage, found)
    if found is None and passage.tag == "p" and (signed := signed_by(text)):
        return Block("signed", passage, signed)
    date = dated_office(text)
    if date is not None and "\n" not in text.strip():
        return Block("office", passage, date=date)
    if is_dateline(words.strip(" []")):
        return Block("dateline", passage)
    if len(words) < LONGEST_REMARK and REMARK.fullmatch(words) and not ENCLOSED.match(words):
        return Block("remark", passage)
    if formula(text, signed_below=signed_below) and passage.tag == "p":
        return Block("salute", passage)
    return None


def plain(passage: Passage) -> str:
    """The words, blanks where an editor's note stands among them, so that all places stay the same."""
    text = passage.text
    for note in passage.holds("note"):
        start, end = passage.offset(note.span.start), passage.offset(note.span.end)
        text = text[:start] + " " * (end - start) + text[end:]
    # Editions of letters part the lines of a closer by strokes: "Ever yours | J. Hart".
    return text.replace(" | ", " \n ") if "|" in text else text
