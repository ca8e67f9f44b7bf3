"""How official acts are signed: several persons in one block, with offices, places and numbers.

    Der Oberste Chef der Verwaltung     office, over as many lines as it needs
    Marschall A. Berg                   name
    Riga, den 9. Juni 1904              place and day
    N 14-XII                            number of the act

    Moreau, maire; Lefrançois, curé de Metz; Coupard, secrétaire

A line that is none of these makes the block a paragraph like others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seeds2tei.closings import LONGEST_OFFICE, Signature, signature
from seeds2tei.datelines import is_dateline
from seeds2tei.datings import is_dating
from seeds2tei.expressions import expression
from seeds2tei.letters import signed_word, signing_office
from seeds2tei.signers import is_signer

LONGEST = 600
MOST_LINES = 24
MOST_OFFICE_LINES = 4
LINE = expression(r"[^\n]+")
WORD = expression(r"\S+")
# Above the name of a minister who signs beside the head of state.
COUNTERSIGNED = expression(
    r"(?:Par|Pour|By|Für|Por|Per|За|Im Namen) (?:(?:the|le|la|l['’]|den|des|el|il) ?)?[^\n.;:]{3,60} ?[:,]?"
    r"|(?:Witness(?:es|ed by us|ed)?|Signed and witnessed|In (?:the )?presence of(?: us)?|Acknowledged before me"
    r"|Zeugen|Témoins|Testigos|Testimoni|Świadkowie|Свидетели|Свідки|Подписали|Підписали|Подлинный подписали"
    r"|Допросил|Допросили) ?[:,]?",
    re.IGNORECASE,
)
# "By the President: A. LINCOLN", all in one line.
LED = expression(r"(?:Par|By|Für|Por|Per|За) (?:(?:the|le|la|l['’]|den|des|el|il) ?)?[^\n.;:]{3,60} ?: ")
# Behind a name: a seal, the mark of who cannot write.
SEALED = expression(
    r"(?<![ \t])[ \t]*+[(\[](?:SEAL|L\. ?S\.?|(?:his|her) (?:X )?mark|sa marque|sein Zeichen)[)\]]\.?(?=\s*(?:\n|\Z))",
    re.IGNORECASE,
)
MARKED = expression(r"(?:This is )?(?:[Tt]he|[Hh]et) (?:mark|merck?) (?:(?:[X+x]|of) )+(?=[^\W\d_a-z])")
# A body whose members sign by name below it.
BODY = expression(r"(?:Der|Die|Das|The|Le|La|L['’]|El|Il|I) ?[^\W\d_a-z][^\n,;.:]{4,80}[:.]?")
NUMBER = expression(r"(?:№|N[o°r]?\.?|Nr\.?|L\.?|Nº)\s?[\w/.–-]{0,12}\d[\w/.–()-]{0,14}\.?")
PARTED = expression(r"(?<!\s)(?:\s{0,40}[;,]|\s{0,40}?(?:\n|\t|\u00a0{2}| {3})| [—–-] )\s*+")


class Part(NamedTuple):
    """A stretch of a block: who signs ("signed"), place and day ("dateline"), or neither ("")."""

    kind: str
    start: int
    end: int
    signature: Signature | None = None


class _Reader:
    """Reads the lines from above; what a line is depends on the one before."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[Part] = []
        self.office: list[tuple[int, int]] = []  # lines of an office whose bearer is still to come

    def read(self, start: int, end: int) -> bool:
        """Read one line; whether it can stand here."""
        words = self.text[start:end]
        above = self.parts[-1].kind if self.parts else ""
        found = _person(words)
        if found is None and (led := LED.match(words)) and (behind := _person(words[led.end() :])) is not None:
            self.parts.append(Part("", start, start + led.end()))
            start, found = start + led.end(), behind
        if found is not None and above == "dateline" and _is_place(words):
            self.parts[-1] = self.parts[-1]._replace(end=end)
        elif found is not None and (self.office or self.parts or _tells(words, found)):
            self._sign(start, end, found)
        elif NUMBER.fullmatch(words) and not self.office:
            if above == "dateline":
                self.parts[-1] = self.parts[-1]._replace(end=end)
            else:
                self.parts.append(Part("", start, end))
        elif not self.office and (is_dateline(words) or is_dating(words)):
            self.parts.append(Part("dateline", start, end))
        elif not self.office and COUNTERSIGNED.fullmatch(words) and not is_signer(words):
            self.parts.append(Part("", start, end))
        elif above == "signed" and not self.office and _is_office_below(words, self.parts[-1]):
            self._hold_below(start, end)
        elif len(words.split()) <= LONGEST_OFFICE and len(self.office) < MOST_OFFICE_LINES and words[-1] not in ".!?;":
            if not self.office and not signing_office(words):
                return False
            self.office.append((start, end))
        else:
            return False
        return True

    def _sign(self, start: int, end: int, found: Signature) -> None:
        places = Signature(*((start + a, start + b) for a, b in found))
        if self.office:
            first, last = self.office[0][0], self.office[-1][1]
            if places.office[0] < places.office[1]:
                last = places.office[1]
            places = places._replace(office=(first, last))
            start = first
            self.office = []
        self.parts.append(Part("signed", start, end, places))

    def _hold_below(self, start: int, end: int) -> None:
        last = self.parts[-1]
        held = last.signature._replace(office=(start, end)) if last.signature else None
        self.parts[-1] = Part("signed", last.start, end, held)


def subscriptions(text: str) -> tuple[Part, ...]:
    """The parts of a block of lines in which at least one person signs; none, if it is no such block.

    >>> [part.kind for part in subscriptions("Chairman of the Board\\nA. Berg\\nRiga, 3 May 1904\\nN 14-XII")]
    ['signed', 'dateline']
    >>> subscriptions("The Board met.\\nA. Berg")
    ()
    """
    lines = [line for line in LINE.finditer(text) if line[0].strip()]
    if not 2 <= len(lines) <= MOST_LINES or len(text) > LONGEST:
        return ()
    reader = _Reader(text)
    for line in lines:
        words = line[0]
        start = line.start() + len(words) - len(words.lstrip())
        if not reader.read(start, line.start() + len(words.rstrip())):
            return ()
    if reader.office or not any(part.kind == "signed" for part in reader.parts):
        return ()
    return tuple(reader.parts)


def unsealed(text: str) -> str:
    """A text with blanks for the seals behind its names, and for the words of who made a mark before them.

    >>> unsealed("J. ADAMS (SEAL)"), unsealed("The mark of Jan Berg")
    ('J. ADAMS       ', '            Jan Berg')
    """
    if "(" not in text and "[" not in text and "mark" not in text:
        return text
    blanks = SEALED.sub(lambda seal: " " * len(seal[0]), text)
    found = MARKED.match(blanks)
    return " " * found.end() + blanks[found.end() :] if found else blanks


def _person(words: str) -> Signature | None:
    """Who signs in one line, without formula and date."""
    words = unsealed(words)
    found = signature(words) or signed_by(words)
    if found is None or found.formula[0] < found.formula[1] or found.date[0] < found.date[1]:
        return None
    office_alone = found.office[0] == found.office[1] and signing_office(words)
    # "Governor of Riga", "Treasurer"
    return None if office_alone and (len(words.split()) == 1 or any(map(str.islower, words.split()))) else found


def signed_by(text: str) -> Signature | None:
    """Rank and name behind the word "signed", which may stand in small letters: "Signé maréchal SAINT-CYR".

    >>> found = signed_by("Signé maréchal SAINT-CYR")
    >>> found.office, found.name
    ((6, 14), (15, 24))
    """
    begin = signed_word(text)
    begin += len(text[begin:]) - len(text[begin:].lstrip(" :\n")) if begin else 0
    words = text[begin:].rstrip(" .,")
    if not begin or not words or len(words.split()) > LONGEST_OFFICE or any(sign in words for sign in "!?:;\n"):
        return None
    first = next((word.start() for word in WORD.finditer(words) if word[0][0].isupper()), None)
    if first is None or any(map(str.isdigit, words)) or not is_signer(words[first:].partition(",")[0]):
        return None  # "Signed: Nobody would sign it"
    office = (begin, begin + len(words[:first].rstrip()))
    return Signature((begin, begin), office, (begin + first, begin + len(words)), (len(text), len(text)))


def _is_place(words: str) -> bool:
    return words.isalpha() and signed_word(words) == 0


def _tells(words: str, found: Signature) -> bool:
    """Whether a line says itself that its bearer signs: by an office, by "signed"."""
    return found.office[0] < found.office[1] or signed_word(words) > 0 or unsealed(words) != words


def _is_office_below(words: str, signed: Part) -> bool:
    held = signed.signature is not None and signed.signature.office[0] < signed.signature.office[1]
    return not held and len(words.split()) <= LONGEST_OFFICE and signing_office(words)


def signatories(text: str) -> tuple[tuple[int, int], ...]:
    """The names in a row of names and offices: "Moreau, maire; Lefrançois, curé de Metz"; none, if it is no such row.

    >>> text = "Moreau, maire; Lefrançois; J. Bastien."
    >>> [text[start:end] for start, end in signatories(text)]
    ['Moreau', 'Lefrançois', 'J. Bastien']
    >>> signatories("Bread, salt and oil; then we left.")
    ()
    """
    if len(text) > LONGEST:
        return ()
    above, _, below = text.partition("\n")
    begin = len(above) + 1 if below and BODY.fullmatch(above.strip()) else signed_word(text)
    begin += len(text[begin:]) - len(text[begin:].lstrip(" :\n"))
    names: list[tuple[int, int]] = []
    for start, end in _segments(text, begin):
        words = text[start:end].rstrip(' .“”»"')
        if not words:
            continue
        if is_signer(words):
            names.append((start, start + len(words)))
        elif not names or not _is_office_of_row(words):
            return ()
    return tuple(names) if len(names) > 1 else ()


def _segments(text: str, begin: int) -> Iterator[tuple[int, int]]:
    for parted in PARTED.finditer(text, begin):
        yield begin, parted.start()
        begin = parted.end()
    yield begin, len(text)


def _is_office_of_row(words: str) -> bool:
    """What stands behind a name of a row: an office, or a few words in small letters."""
    return len(words.split()) <= LONGEST_OFFICE and (signing_office(words) or words[0].islower())


def begins_with_body(text: str) -> bool:
    """Whether a block begins with the body whose members sign below, three or more of them in a row.

    >>> begins_with_body("Der Rat der Stadt\\nBerg, Karr, Veld"), begins_with_body("The ports\\nRiga and Metz")
    (True, False)
    """
    above, _, below = text.partition("\n")
    return bool(below) and BODY.fullmatch(above.strip()) is not None and len(signatories(text)) > 2


def holds_office(passages: Sequence[str]) -> bool:
    """Whether short lines above a name are the office of its bearer, which begins in the first of them."""
    short = all(0 < len(line.split()) <= LONGEST_OFFICE and line.rstrip()[-1] not in ".!?:;" for line in passages)
    return short and 0 < len(passages) <= MOST_OFFICE_LINES and signing_office(passages[0])
