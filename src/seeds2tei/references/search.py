"""Find the archival references in one passage of text.

The names of archives are looked up first; the tradition of the archive chooses the grammar, which reads
what follows. Where no archive is named, only references that speak for themselves are taken: two labelled
levels in order, a number whose shape has no other meaning, or "Ibid." with a level.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from seeds2tei.expressions import expression
from seeds2tei.references.after_name import TO_NEXT_NAME, read_after_kind, read_after_name
from seeds2tei.references.agreement import agree, equate, part_descriptions
from seeds2tei.references.evidence import regions
from seeds2tei.references.families.unnamed import IBID, Opening, unnamed
from seeds2tei.references.folding import fold
from seeds2tei.references.gazetteer import Hit, gazetteer
from seeds2tei.references.kinds import Kind, find_kinds
from seeds2tei.references.leaning import (
    SLAVIC,
    Chain,
    read_another_file,
    read_another_holding,
    read_another_leaf,
    read_ibid,
)
from seeds2tei.references.reference import Reference
from seeds2tei.references.resolution import NO_HINTS, Hints, is_part_of_name
from seeds2tei.references.without_name import read_unnamed

AGAIN = expression(rf"(?:(?<=[.;,)\]]\s)|(?<=\n))(?:{IBID.pattern})")
SAME_ARCHIVE = expression(
    r"\.?(?:\s?[;,]\s{1,2}|\s(?=[^\W\d_]{1,4}\s))(?:(?:и|і|й|та|and|und|oraz|a|e|en|i|och|og|și|et|ve|y)\s)?"
)


def find_references(text: str, *, hints: Hints = NO_HINTS) -> Iterator[Reference]:
    """Yield every archival reference in a passage of text, from left to right.

    Positions are code points of `text`.

    hints   what is known of the document, and the archives of the editor's lists

    >>> found, = find_references("Source: RGASPI, f. 1, op. 58, d. 6, ll. 145-146.")
    >>> found.raw, [level.value for level in found.levels]
    ('RGASPI, f. 1, op. 58, d. 6, ll. 145-146', ['1', '58', '6'])
    """
    places = tuple(regions(text, hints.repositories, hints.countries))
    if not places:
        return
    found: list[Reference] = []
    chain = Chain(text, hints.previous)
    for begin, end in places:
        found.extend(_in_region(text, begin, end, chain, hints))
    yield from agree(part_descriptions(equate(found, text), text), hints)


def _is_parent(kind: Kind, begins: Sequence[int], source: str) -> bool:
    """Whether a known name follows directly: "Österreichisches Staatsarchiv, HHStA" is cited by the latter."""
    gap = TO_NEXT_NAME.match(source, kind.end)
    return kind.vague and not kind.acronym and gap is not None and gap.end() in begins


def _shares(before: Reference, found: Reference, text: str) -> bool:
    """Whether a reference without archive goes on with the one before: "..., л. 5; ф. 6, оп. 1"."""
    if found.repository is not None or found.ibid or not SAME_ARCHIVE.fullmatch(text, before.end, found.start):
        return False
    return found.family == before.family or {found.family, before.family} <= SLAVIC


def _in_region(text: str, begin: int, end: int, chain: Chain, hints: Hints) -> Iterator[Reference]:
    """The references between two places of the text."""
    source = text[begin:end]
    whole = fold(source)
    folded = AGAIN.sub(lambda match: "\n" * len(match[0]), whole)  # no level runs on over it
    hits = tuple(gazetteer(hints.repositories).find_names(source))
    hits = tuple(hit for hit in hits if not is_part_of_name(hit, source))
    starts: list[tuple[int, int, Hit | Opening | Kind | None]] = [(hit.start, 0, hit) for hit in hits]
    starts += [(place, 1, opening) for place, opening in unnamed(whole, hints.countries)]
    # "edited from British Library MS 12": a known name inside says more than the words around it.
    begins = [hit.start for hit in hits]
    ends = {hit.end: hit for hit in hits}
    kinds = [
        kind
        for kind in find_kinds(source)
        if (bisect_right(begins, kind.start) == bisect_left(begins, kind.end) and not _is_parent(kind, begins, source))
        or (kind.acronym and kind.end in ends)
    ]
    starts += [(kind.start, 3 if kind.vague else 2, kind) for kind in kinds]
    following = {hit.start: after for hit, after in pairwise(hits)}
    named: dict[int, Hit | Kind] = {kind.start: kind for kind in kinds if kind.family.startswith("american")}
    named |= {hit.start: hit for hit in hits}
    done = 0
    for place, _, start in sorted(starts, key=itemgetter(0, 1)):
        if place < done:
            continue
        if isinstance(start, Hit):
            found = read_after_name(start, following.get(place), folded, source, hints)
        elif isinstance(start, Kind):
            found = read_after_kind(start, ends.get(start.end), folded, source, hints)
        elif start is None:
            chain.look(begin + place)
            found = read_ibid(place, whole, source, chain)
        else:
            found = read_unnamed(start, place, done, named, ends, folded, source, hints)
        while found is not None:
            done = found.end
            complete = found.moved(begin).after(chain.last, same_text=chain.near)
            if chain.last is not None and chain.near and _shares(chain.last, complete, text):
                complete = complete._replace(repository=chain.last.repository)
            yield complete
            chain.follow(complete)
            leaf = read_another_leaf(found, folded, source)
            found = (
                leaf
                or read_another_file(found, complete, folded, source)
                or read_another_holding(found, folded, source, named)
            )
