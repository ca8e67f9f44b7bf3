"""An archival reference as a table of its parts."""

from __future__ import annotations

from seeds2tei.references import Reference


def parts(reference: Reference) -> dict[str, str]:
    """What a reference says, part by part, in the order of an archive: only what is said or known.

    >>> from seeds2tei.references import find_references
    >>> found, = find_references("RGASPI, f. 1, op. 58, d. 6, ll. 145-146")
    >>> list(parts(found).values())[3:8]
    ['RGASPI', '1', '58', '6', 'll. 145-146']
    """
    repository = reference.repository
    row = repository.row if repository else None
    said = {"cited": reference.raw}
    if row:
        said |= {"country": row.country, "settlement": row.settlement}
    if reference.institution:
        said["institution"] = reference.institution.text
    if repository:
        said["repository"] = repository.text
    for level in reference.levels:
        name = level.alternative or level.type
        said[name] = f"{said[name]}; {level.value}" if name in said else level.value
    if reference.locus:
        said["leaves" if reference.locus.unit == "folio" else "pages"] = reference.locus.cited.text
    if reference.date:
        said["year cited"] = reference.date.text
    if reference.description:
        said["state"] = reference.description.text
    said |= {"family": reference.family, "certainty": reference.certainty, "because": reference.because}
    return {name: value for name, value in said.items() if value}
