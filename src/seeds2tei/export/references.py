"""An archival reference as a table of its parts, and as JSON."""

from __future__ import annotations

from seeds2tei.references import Level, Reference


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
        said["may be"] = ", ".join(repository.candidates)
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


def record(reference: Reference) -> dict[str, object]:
    """What a reference says, for programs: every part with its place, `None` for what is not said or known.

    Places count code points of the text, from 0. `levels` run from broad to narrow.

    >>> from seeds2tei.references import find_references
    >>> found, = find_references("RGASPI, f. 1, op. 58, d. 6, ll. 145-146")
    >>> record(found)["leaves"]["ranges"]
    [{'from': '145', 'to': '146'}]
    """
    repository, locus = reference.repository, reference.locus
    row = repository.row if repository else None
    return {
        "cited": reference.raw,
        "start": reference.start,
        "end": reference.end,
        "country": row.country or None if row else None,
        "settlement": row.settlement or None if row else None,
        "institution": reference.institution.text if reference.institution else None,
        "repository": repository.text if repository else None,
        "code": row.code if row else None,
        "name": (row.name_original or row.name_english) if row else None,
        "former": repository.former if repository else False,
        "candidates": list(repository.candidates) if repository else [],
        "levels": [_level(level) for level in reference.levels],
        "leaves": {
            "unit": locus.unit,
            "cited": locus.cited.text,
            "ranges": [{"from": str(part.first), "to": str(part.last) if part.last else None} for part in locus.ranges],
        }
        if locus
        else None,
        "year": reference.date.text if reference.date else None,
        "state": reference.description.text if reference.description else None,
        "family": reference.family,
        "certainty": reference.certainty,
        "because": reference.because,
    }


def _level(level: Level) -> dict[str, object]:
    return {
        "type": level.type,
        "value": level.value,
        "cited": level.cited.text,
        "alternative": level.alternative or None,
        "inherited": level.inherited,
    }
