"""Lines that say nothing but where a document is kept."""

from __future__ import annotations

from seeds2tei.references import Hints, Reference, find_references
from seeds2tei.repositories import Repositories

LONGEST = 400
BESIDE = 40  # characters that may stand beside the reference and what it says of the copy
MARGIN = " .,;:()[]—–-\n"


def source_line(words: str, stated: Repositories) -> tuple[Reference, int] | None:
    """A reference with nothing but a few signs beside it, and where what it says of the copy ends.

    stated   the archives of the editor's lists
    """
    if len(words) > LONGEST or not any(character.isdigit() for character in words):
        return None
    for reference in find_references(words, hints=Hints(repositories=stated)):
        end = reference.described_end
        beside = words[: reference.start].lstrip() + words[end:].rstrip()
        if "\n" not in beside and len(beside.strip(MARGIN)) <= BESIDE:
            return reference, end
    return None


def is_reference(words: str, stated: Repositories) -> bool:
    """Whether a line is an archival reference and nothing else.

    >>> from seeds2tei.repositories import NONE_STATED
    >>> is_reference("BArch R 58/1027, Bl. 12", NONE_STATED), is_reference("To Hofer, BArch R 58/1027", NONE_STATED)
    (True, False)
    """
    found = source_line(words, stated)
    return found is not None and not (words[: found[0].start] + words[found[1] :]).strip(MARGIN)
