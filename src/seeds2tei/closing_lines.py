"""What a block at the end of a letter is: formula, signature, date line, remark of an office, a line of an address.

    Yours ever, Ada                  "whole"
    Sent 5 May 1904                  "endorsement"
    [Draft, not sent.]               "remark"

Which of them are one closer, `closing_blocks.py` says. Offsets are those of the text of a passage.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from seeds2tei.closing_formulas import GREETING, formula
from seeds2tei.closings import Signature, dated_office, signature
from seeds2tei.datelines import is_dateline
from seeds2tei.datings import is_dating
from seeds2tei.expressions import expression
from seeds2tei.letters import closing, signing_office
from seeds2tei.note_signs import label
from seeds2tei.passage import Passage
from seeds2tei.sections import ENCLOSED
from seeds2tei.signers import BEFORE_PERSONS
from seeds2tei.subscriptions import COUNTERSIGNED, Part, signed_by, subscriptions, unsealed

LONGEST = 400
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
# An editor's remark below the closer: "[Draft, not sent.]"
REMARK = expression(r"\[[^\[\]]{4,}\]\.?")


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


def formula_at_end(passage: Passage) -> int:
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


def breaks_off(passage: Passage) -> bool:
    """Whether a compliment of one sentence runs on into the formula below it: "With kind regards to all, I am"."""
    words = " ".join(passage.text.split())
    short = passage.tag == "p" and passage.provisional and len(words) <= LONGEST_REMARK
    return short and BREAKS_OFF.search(words) is not None and (closing(words) or GREETING.search(words) is not None)


def is_line_of_address(passage: Passage) -> bool:
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


def says_where(line: str) -> bool:
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


def block_of(passage: Passage, writers: frozenset[str], *, signed_below: bool) -> Block | None:
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
