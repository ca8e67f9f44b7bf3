"""The last blocks of a letter: which of them are its closer, and which of them one signature.

Read from the end backwards: a closer is a run of short blocks after the last sentence, and one of them at least is a
formula, a signature, or a line of place and day.
"""

from __future__ import annotations

from collections.abc import Sequence

from seeds2tei.closing_lines import (
    TURN,
    Block,
    block_of,
    breaks_off,
    formula_at_end,
    is_line_of_address,
    plain,
    says_where,
)
from seeds2tei.compliments import courteous
from seeds2tei.datelines import has_place_and_day
from seeds2tei.datings import is_dating, is_testimony
from seeds2tei.letters import closing, signed_word, signing_office
from seeds2tei.passage import Passage
from seeds2tei.subscriptions import (
    COUNTERSIGNED,
    MOST_OFFICE_LINES,
    begins_with_body,
    holds_office,
    signatories,
    unsealed,
)
from seeds2tei.zones import is_second_half

REACH = 9  # blocks from the end in which a letter closes
ADDRESS = 3  # lines below a name
ENDS = frozenset({"signed", "salute", "whole", "tail", "lines", "row"})
MOST = 40  # blocks of a closer: a treaty has many signatories


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
        block = block_of(zone[i], writers, signed_below=signed_below)
        if block is None and not _ends(found) and len(found) < ADDRESS and is_line_of_address(zone[i]):
            block = Block("", zone[i])
        if block is None and not found and TURN.fullmatch(zone[i].text.strip()):
            block = Block("", zone[i])
        if block is None and found and found[-1].kind == "signed" and COUNTERSIGNED.fullmatch(zone[i].text.strip()):
            block = Block("", zone[i])
        if block is None and found and found[-1].kind in ENDS and breaks_off(zone[i]):
            block = Block("salute", zone[i])
        if block is None and (names := _row(zone, i)):
            block = Block("row", zone[i], names=names)
        if block is None and found and found[-1].kind == "signed" and (tail := formula_at_end(zone[i])):
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


def _is_wish(block: Block) -> bool:
    """A whole sentence that greets. It stands above a bare name, and nothing above it belongs to the closer."""
    return block.kind == "salute" and len(block.passage.text) > 90 and not courteous(block.passage.text)


def _ends(blocks: Sequence[Block]) -> bool:
    return any(block.kind in ENDS or _is_place_and_day(block) for block in blocks)


def _is_place_and_day(block: Block) -> bool:
    """A date line that closes a paper without a name: minutes, decrees, what is signed elsewhere."""
    return block.kind == "dateline" and (has_place_and_day(block.passage.text) or is_dating(block.passage.text))


def _closes(blocks: Sequence[Block], zone: Sequence[Passage]) -> bool:
    """A short name alone closes a letter, not a chapter: a formula, an office, initials or an opener must say so."""
    lines = [block.passage.text for block in blocks if not block.kind]
    if lines and not any(map(says_where, lines)):
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


def _says_who(block: Block) -> bool:
    text = plain(block.passage).strip()
    set_apart = block.passage.block.field == "right"
    if block.kind == "signed" and unsealed(text) != text:
        return True
    return block.kind == "signed" and (set_apart or signed_word(text) > 0 or signing_office(text) or "." in text[:-1])
