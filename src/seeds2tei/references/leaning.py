"""References that lean on the one before them.

    РГАСПИ. Ф. 17. Оп. 3. Д. 5. Л. 6.   Там же. Д. 7. Л. 8.     of fonds 17, inventory 3
    BArch R 58/1027, Bl. 12             Ebd., Bl. 14            of the same file
    ... L. 1. Original. L. 2-3. Copy.                           two holdings in one line
    ... Оп. 3. Д. 5. Л. 6; Д. 7. Л. 8.                          two files of one inventory

What is left out is taken from the reference before, whose tradition reads the rest: `f.` is a leaf behind a British
reference and a fonds behind a Russian one. Where a book is cited between the two, or the levels belong to another
tradition, nothing is inherited.
"""

from __future__ import annotations

from collections.abc import Container

from seeds2tei.expressions import expression
from seeds2tei.references.assembly import assemble
from seeds2tei.references.families import family, tradition
from seeds2tei.references.families.unnamed import IBID
from seeds2tei.references.grammar import Call, Family
from seeds2tei.references.locus import find_locus
from seeds2tei.references.reading import Reading, read
from seeds2tei.references.reference import Level, Reference

SLAVIC = frozenset({"Russian and Soviet", "Ukrainian", "Belarusian", "Bulgarian"})
DIGIT = expression(r"\d")
TO_FILE = expression(r"\.?\s?;\s{1,2}(?:(?:и|і|and|та|und|oraz)\s)?(?=[^\W\d_])")
TO_HOLDING = expression(
    r"(?:\.?\s?[;,]\s{1,2}(?:(?:and|e|en|et|i|och|og|oraz|und|ve|y)\s)?|\s(?:and|e|en|et|i|och|og|oraz|und|ve|y)\s)"
    r"(?=[^\W\d_a-z]|\d{1,4}\s?[A-Z])"
)
NUMBERED = expression(r"(?:[A-ZÀ-Ž]{1,5}|\d{1,4}\s?[A-Z])(?![a-z])")  # "R 58", "NS 19", "72 AJ": the sign of a fonds
TO_LEAF = expression(r"\s{0,2}(?=[ЛLлlА])")
# "М., 1990. С. 5", "(London, 1990), p. 5", "op. cit.": then "Ibid." is that book.
BOOK = expression(
    r"(?<![^\W_])(?:[Pp]{1,2}|[СсSs]|стр|pag|col|стб)\.\s?\d"
    r"|(?<![^\W_])(?:op\. ?cit|loc\. ?cit|a\. ?a\. ?O|[Уу]каз\. ?соч|[Вв]каз\. ?пр|ISBN)"
    r"|(?:[МЛK]|СПб|London|York|Oxford|Cambridge|Paris|Berlin|Leipzig|Wien|Москва|Київ|Warszawa|Press|Verlag)"
    r"[.:,]{1,2}\s?(?:1[5-9]|20)\d\d(?!\d)"
)
NOTE = expression(r"\n[ \t]{0,3}(?:\[\^?\d{1,3}\]:?|\d{1,3}[.)\]])(?=\s)")
FAR = 4_000  # what stands further behind the reference before is not looked at: nothing leans so far


class Chain:
    """What stands behind the last reference of a text, as far as it was looked at: each word once.

    last     the reference on which "Ibid." may lean
    near     whether it stands in this text
    broken   something else is cited behind it: a book, or whatever another note may hold
    numbers  some number stands behind it
    """

    def __init__(self, text: str, last: Reference | None) -> None:
        self._text, self._start, self._seen, self._notes = text, 0, 0, 0
        self.last, self.near, self.broken, self.numbers = last, False, False, False

    def follow(self, found: Reference) -> None:
        """Go on from a reference of this text."""
        self._start = self._seen = found.end
        self.last, self.near, self.broken, self.numbers, self._notes = found, True, False, False, 0

    def look(self, place: int) -> None:
        """Look at what stands between the last reference and a place of the text."""
        if place > self._seen and not self.broken:
            self.numbers = self.numbers or DIGIT.search(self._text, self._seen, place) is not None
            self._notes += sum(1 for _ in NOTE.finditer(self._text, self._seen, place))
            book = BOOK.search(self._text, self._seen, place) is not None
            self.broken = book or self._notes > 1 or place - self._start > FAR
            self._seen = place


def read_ibid(place: int, folded: str, source: str, chain: Chain) -> Reference | None:
    """Read a reference that begins with "Ibid.", or in another language."""
    match = IBID.match(folded, place)
    if match is None:
        return None
    if chain.last is not None and not chain.broken:
        adjoins = chain.near and not chain.numbers
        reading = _rest(chain.last, folded, source, match.end(), adjoins=adjoins)
        if reading is not None:
            return assemble(source, place, reading, None, ibid=True, certainty="medium")
    grammar = family("russian")  # whose labels mean nothing else
    reading = read(grammar, folded, source, match.end()) if grammar else None
    if reading is None or reading.call.labelled < 2:
        return None
    return assemble(source, place, reading, None, certainty="low")


def _rest(before: Reference, folded: str, source: str, position: int, *, adjoins: bool) -> Reading | None:
    """What stands behind "Ibid.": levels that the reference before has too, or narrower ones; or leaves alone.

    adjoins   no other number stands between: "Ebd., Bd. 3" may else be a book
    """
    grammar = tradition(before.family)
    if grammar is None:
        return None
    reading = read(grammar, folded, source, position)
    if reading is None or not (reading.call.labelled or reading.call.fixed):
        return _leaves_alone(grammar, before, folded, source, position)
    if reading.levels[0].type == "shelfmark" and (leaves := _leaves_alone(grammar, before, folded, source, position)):
        return leaves  # "fol. 4r" might be a shelfmark, too
    sure = adjoins or before.family in SLAVIC or (reading.locus is not None and reading.locus.unit == "folio")
    first = reading.levels[0]
    return reading if sure and (first.label or reading.call.fixed) and _fits(grammar, before, first) else None


def _leaves_alone(grammar: Family, before: Reference, folded: str, source: str, position: int) -> Reading | None:
    """Other leaves of the same file. Pages may be those of a book, unless the reference before has pages too."""
    locus = find_locus(folded, source, position, grammar.locus)
    if locus is None or not before.levels:
        return None
    if locus.unit != (before.locus.unit if before.locus else "folio"):
        return None
    return Reading(grammar, Call((), locus.cited.start), locus, locus.cited.end)


def _fits(grammar: Family, before: Reference, first: Level) -> bool:
    """Whether a level is one that the reference before has, or a narrower one of the same tradition."""
    types = {level.type for level in before.levels}
    if first.type in types:
        return True
    ladder = [rung.type for rung in grammar.ladder]
    if before.family not in SLAVIC or first.type not in ladder:
        return False
    return all(kind in ladder and ladder.index(kind) < ladder.index(first.type) for kind in types)


def read_another_file(before: Reference, whole: Reference, folded: str, source: str) -> Reference | None:
    """Read the next of several files that share the levels above: "ф. 17, оп. 3, д. 5, л. 6; д. 7, л. 8".

    whole   the reference before, with what it inherits itself
    """
    gap = TO_FILE.match(folded, before.described_end)
    grammar = tradition(before.family) if gap else None
    reading = read(grammar, folded, source, gap.end()) if gap and grammar else None
    if reading is None or not reading.levels or not reading.levels[0].label:
        return None
    if reading.levels[0].type not in [level.type for level in whole.levels[1:]]:
        return None
    return assemble(source, gap.end(), reading, None, ibid=True, certainty="medium") if gap else None


def read_another_holding(before: Reference, folded: str, source: str, names: Container[int]) -> Reference | None:
    """Read the next of several numbers of one archive: "BArch, R 58/1027, Bl. 12; NS 19/1446".

    names   where names of archives begin: they have numbers of their own
    """
    gap = TO_HOLDING.match(folded, before.end)
    grammar = tradition(before.family) if gap and gap.end() not in names else None
    reading = read(grammar, folded, source, gap.end()) if gap and grammar else None
    if gap is None or reading is None or not reading.levels or not before.levels:
        return None
    first = reading.levels[0]
    if first.type != before.levels[0].type or first.label or NUMBERED.match(first.value) is None:
        return None
    numbered = DIGIT.search(first.value) is not None
    if numbered != (DIGIT.search(before.levels[0].value) is not None):
        return None
    if not numbered and not (reading.call.fixed and len(reading.levels) == len(before.call_number)):
        return None
    several = len(reading.levels) > 1 or (reading.locus is not None and reading.locus.unit == "folio")
    return assemble(source, gap.end(), reading, None) if several else None


def read_another_leaf(before: Reference, folded: str, source: str) -> Reference | None:
    """Read the second of two holdings in one line: "... L. 1. Original. L. 2-3. Copy."."""
    grammar = family("russian")
    if grammar is None or before.described_end == before.end or before.locus is None:
        return None
    if before.family not in SLAVIC - {"Bulgarian"}:
        return None
    gap = TO_LEAF.match(folded, before.described_end)
    locus = find_locus(folded, source, gap.end(), grammar.locus) if gap else None
    if locus is None:
        return None
    reading = Reading(grammar, Call((), locus.cited.start), locus, locus.cited.end)
    return assemble(source, locus.cited.start, reading, None, ibid=True, certainty="medium")
