"""What a source says of its document as a thing: typed or by hand, signed, stamped, with notes at its margins.

    typed, not signed                   ->    typeNote
    Машинописный текст, подпись-автограф ->    typeNote "Машинописный текст", handNote "подпись-автограф"
    Handwritten note at the top: ...    ->    additions

The words stand as they were found; clauses that say none of this stay with the clause before them (TEI msph).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from seeds2tei.brackets import wording
from seeds2tei.expressions import expression
from seeds2tei.testimony import Testimony

# "not signed" speaks of no hand.
DENIED = expression(r"\b(?:not|un(?:signed|dated)|no|не|без|nicht|ohne|non|sans|senza|sin|bez|nie)\b", re.IGNORECASE)
KINDS = ("added", "typed", "by-hand")
# Clauses of a description; in what it quotes behind a colon, commas part nothing.
CLAUSE = expression(r"[^,;:]+(?::.*)?|:.*", re.DOTALL)


class Trait(NamedTuple):
    """A statement about the document as a thing.

    kind     "typed", "by-hand", "added"; "" = some other
    words    of the source
    pointers to where they stand, and to who says it; "" = nobody
    """

    kind: str
    words: str
    source: str = ""
    resp: str = ""


def traits(said: Testimony) -> Iterator[Trait]:
    """What remarks and labels say of the document as a thing, in the order of the text."""
    for claim in said.of("physical"):
        for kind, words in parted(said.read(claim)):
            yield Trait(kind, words, "" if claim.tag else claim.get("corresp"), claim.get("resp"))


def parted(words: str) -> Iterator[tuple[str, str]]:
    """The clauses of a description, each with its kind.

    >>> list(parted("typed, not signed"))
    [('typed', 'typed, not signed')]
    >>> list(parted("Carbon copy, 2 leaves, signed by hand"))
    [('typed', 'Carbon copy, 2 leaves'), ('by-hand', 'signed by hand')]
    >>> list(parted("2 leaves; handwritten note at the top: bread, salt"))
    [('', '2 leaves'), ('added', 'handwritten note at the top: bread, salt')]
    """
    kind, start, end = "", 0, 0
    for clause in CLAUSE.finditer(words):
        here = kind_of(clause[0])
        if here and end and here != kind:
            yield kind, words[start:end].strip(" ,;.")
            start = clause.start()
        kind, end = here or kind, clause.end()
    if rest := words[start:end].strip(" ,;."):
        yield kind, rest


def kind_of(words: str) -> str:
    """What a few words speak of: "typed", "by-hand", "added", or "" if they say none of it."""
    before = words.partition(":")[0]
    if DENIED.search(before):
        return ""
    return next((kind for kind in KINDS if wording(kind).search(before)), "")


def begins_with_trait(words: str) -> bool:
    """Whether a line begins as the description of a typescript, a stamp or a marginal note does.

    >>> [begins_with_trait(words) for words in ("Handwritten note at the top: bread", "Signature of Karr", "The seal")]
    [True, False, False]
    """
    return any(wording(kind).match(words.lstrip()) is not None for kind in ("added", "typed"))
