"""From what was read to a Reference: its extent, its certainty, and the sentence that gives the evidence."""

from __future__ import annotations

from seeds2tei.finding import Finding, Severity
from seeds2tei.references.description import find_description, find_state
from seeds2tei.references.folding import TOKEN
from seeds2tei.references.reading import Reading
from seeds2tei.references.reference import Cited, CitedRepository, Level, Reference


def assemble(
    source: str,
    start: int,
    reading: Reading,
    repository: CitedRepository | None,
    *,
    ibid: bool = False,
    certainty: str = "",
) -> Reference:
    """Make the reference that begins at `start`."""
    return Reference(
        start=start,
        end=reading.end,
        raw=source[start : reading.end],
        repository=repository,
        levels=reading.levels,
        locus=reading.locus,
        date=reading.call.date,
        family=reading.family.name,
        certainty=certainty or certainty_of(reading, repository),
        because=because(reading, repository, ibid=ibid),
        institution=institution_of(repository),
        ibid=ibid,
        description=find_description(source, reading.end) or find_state(source, start),
        findings=tuple(_out_of_order(reading.levels)),
    )


def certainty_of(reading: Reading, repository: CitedRepository | None) -> str:
    """How sure a reference is: "high" for a known archive with levels that carry their labels."""
    if repository is None or repository.row is None or reading.family.name == "unknown tradition":
        return "medium"
    if any(level.type == "shelfmark" for level in reading.levels) and repository.row.family != "shelfmark":
        return "medium"
    if not repository.sure:
        return "medium"
    return "high" if reading.call.fixed or reading.call.labelled or len(reading.levels) > 1 else "medium"


def because(reading: Reading, repository: CitedRepository | None, *, ibid: bool) -> str:
    """Say the evidence in one sentence, in the words of the document."""
    levels = ", ".join(f"{level.type.replace('_', ' ')} {level.value}" for level in reading.levels)
    tradition = f"as {reading.family.name} references are written"
    if ibid:
        return f"the words lean on the reference before them, and name {levels or 'other leaves'}"
    if repository is None:
        return f"{levels} stand in this order, {tradition}"
    return f"{meaning(repository)}; {levels} {'follows' if len(reading.levels) == 1 else 'follow'} {tradition}"


def meaning(repository: CitedRepository) -> str:
    """Say which archive is meant, and what shows it where several are called so."""
    row = repository.row
    if row is not None:
        subject = f"'{repository.text}'" if repository.text else "the number's repository"
        name = (row.name_english or row.name_original or row.code).removeprefix("The ")
        town = f" ({row.settlement})" if row.settlement else ""
        return f"{subject} is the {name}{town}{', ' if repository.cue else ''}{repository.cue}"
    if repository.candidates:
        return f"'{repository.text}' may be any of {', '.join(repository.candidates)}"
    return f"'{repository.text}' is not in the table of repositories"


def institution_of(repository: CitedRepository | None) -> Cited | None:
    """Return the parent body that stands before the repository: "ÖStA" of "ÖStA, AdR"."""
    if repository is None or repository.row is None or repository.row.country != "AT":
        return None
    first = TOKEN.search(repository.text)
    for sign in ("AT-OeStA", "ÖStA", "OeStA"):
        if first is not None and repository.text.startswith(sign) and len(repository.text) > len(sign):
            return Cited(sign, repository.start, repository.start + len(sign))
    return None


def _out_of_order(levels: tuple[Level, ...]) -> list[Finding]:
    types = [level.type for level in levels]
    if "papka" in types and "delo" in types and types.index("papka") > types.index("delo"):
        papka = levels[types.index("papka")]
        sentence = f"'{papka.cited.text}' (papka) stands after the delo; elsewhere it stands before it."
        return [Finding("reference-order", Severity.NOTE, sentence, papka.cited.start, papka.cited.end)]
    return []
