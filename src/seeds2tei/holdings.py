"""Where the document is kept: what its labels and source lines cite, parsed together.

What is cited in one place helps to read the other: "Ibid.", and an acronym of several archives.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from seeds2tei.profile import Profile
from seeds2tei.references import Hints, Reference, agree, find_references, hints_of, read_stated
from seeds2tei.testimony import Testimony


class Holding(NamedTuple):
    """Where a document is kept: the reference as parsed, and as it was cited with what it says of the copy."""

    reference: Reference
    cited: str


def gather_holdings(said: Testimony, profile: Profile, language: str) -> Iterator[Holding]:
    """Yield the archival references, parsed; one that cannot be parsed is kept whole where a label says what it is.

    language   of the document itself, not of a translation (BCP 47); "" = not known
    """
    hints = hints_of(profile, language)
    stated = [profile.document.shelfmark] if profile.document.shelfmark else []
    found = list(_parsed([*stated, *said.words("shelfmark"), *said.words("possible-shelfmark")], hints))
    agreed = agree([holding.reference for holding in found], hints)
    known: set[object] = set()
    for reference, holding in zip(agreed, found, strict=True):
        if (number := _number(reference)) not in known:
            known.add(number)
            yield Holding(reference, holding.cited)
    seen = {holding.reference.raw for holding in found}
    for words in (*stated, *said.words("shelfmark")):
        if words and not any(raw in words for raw in seen):
            seen.add(words)
            because = "a label names the archive; its form is not known"
            unread = Reference(0, len(words), words, None, (), None, None, "", "low", because)
            yield Holding(read_stated(words, hints=hints) or unread, words)
    if not seen and profile.collection.repository:
        because = "the profile names the repository"
        yield Holding(Reference(0, 0, "", None, (), None, None, "", "high", because), "")


def _parsed(cited: list[str], hints: Hints) -> Iterator[Holding]:
    for words in cited:
        for reference in find_references(words, hints=hints):
            hints = hints._replace(previous=reference)
            yield Holding(reference, words[reference.start : reference.described_end])


def _number(reference: Reference) -> object:
    """What two references to the same leaves have in common, whatever the language in which they are cited."""
    levels = tuple((level.type, level.alternative, level.value) for level in reference.levels)
    if reference.repository is None or reference.repository.row is None:
        return reference.raw, levels
    return reference.repository.row, levels, reference.locus and reference.locus.ranges
