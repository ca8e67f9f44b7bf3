"""What the references of one document say of each other.

    AGN (México), Inquisición, vol. 12 ... AGN, Tierras, vol. 3      both are in Mexico City
    P.Oxy. I 1 = Bodl. MS. Gr. class. a. 1 (P)                       the number of an edition, and where it lies

An acronym that several archives bear is, in one document, everywhere the same archive. Where it stands alone, the
countries of the other archives may show which is meant; else it stays open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from seeds2tei.expressions import expression
from seeds2tei.references.assembly import meaning
from seeds2tei.references.description import find_state
from seeds2tei.references.gazetteer import gazetteer
from seeds2tei.references.reference import CitedRepository, Reference
from seeds2tei.references.resolution import Hints, country_name, from_countries
from seeds2tei.tables import Repository

EQUALS = expression(r"\s?=\s?")


def agree(references: Sequence[Reference], hints: Hints) -> Iterator[Reference]:
    """Yield the references of one document, those whose archive was open with the archive that the others show.

    references   in the order of the document
    hints        what else is known of it
    """
    before = [hints.previous] if hints.previous else []
    cited = [found.repository for found in (*before, *references) if found.repository]
    rows = {repository.text: repository.row for repository in cited if repository.row and repository.text}
    countries = hints.countries.union(row.country for row in rows.values() if row.country)
    shown: dict[CitedRepository, CitedRepository] = {}
    for found in references:
        if found.repository is None or found.repository.row is not None or not found.repository.candidates:
            yield found
            continue
        name = found.repository._replace(start=0, end=0)
        if name not in shown:
            shown[name] = _shown(name, rows, countries, hints)
        yield _named(found, shown[name])


def equate(references: Sequence[Reference], text: str) -> list[Reference]:
    """Join two references between which stands "=": the number of an edition, and that of the archive."""
    joined: list[Reference] = []
    for found in references:
        before = joined[-1] if joined else None
        equal = before is not None and EQUALS.fullmatch(text, before.end, found.start) is not None
        if before is not None and equal and bool(before.call_number) != bool(found.call_number):
            joined[-1] = _joined(before, found, text)
        else:
            joined.append(found)
    return joined


def part_descriptions(references: Sequence[Reference], text: str) -> list[Reference]:
    """Leave to each reference what is said of its own copy: "..., Bl. 3. Copy in the Bodleian Library, MS. ..."."""
    parted = list(references)
    for i, found in enumerate(parted[:-1]):
        if found.described_end > parted[i + 1].start >= found.end:
            parted[i] = found._replace(description=find_state(text, found.start))
    return parted


def _joined(first: Reference, second: Reference, text: str) -> Reference:
    kept, edition = (first, second) if first.call_number else (second, first)
    return kept._replace(
        start=first.start,
        end=second.end,
        raw=text[first.start : second.end],
        levels=kept.levels + edition.alternatives,
        because=f"{kept.because}; {edition.raw} is its number in an edition",
    )


def _shown(
    name: CitedRepository, rows: Mapping[str, Repository], countries: frozenset[str], hints: Hints
) -> CitedRepository:
    """A name of several archives, with that which the rest of the document shows; else as it is."""
    known = gazetteer(hints.repositories).rows
    candidates = [known[code] for code in name.candidates]
    same = {row for text, row in rows.items() if row in candidates and _names(name.text, text)}
    if len(same) == 1:
        return name._replace(row=same.pop(), candidates=(), cue="as elsewhere in the document", sure=False)
    if len(fits := from_countries(candidates, countries)) == 1:
        cue = f"other archives are called so, but others here are in {country_name(fits[0])} too"
        return name._replace(row=fits[0], candidates=(), cue=cue, sure=False)
    return name


def _named(found: Reference, meant: CitedRepository) -> Reference:
    """A reference with the archive that is meant."""
    if found.repository is None or meant.row is None:
        return found
    repository = meant._replace(start=found.repository.start, end=found.repository.end)
    because = found.because.replace(meaning(found.repository), meaning(repository), 1)
    certainty = "medium" if found.certainty == "high" else found.certainty
    return found._replace(repository=repository, because=because, certainty=certainty)


def _names(words: str, others: str) -> bool:
    """Whether an archive is cited twice by the same words, once perhaps with its town."""
    return others == words or others.startswith((f"{words} (", f"{words}, ")) or others.endswith(f" {words}")
