"""The lists that a profile names: of persons, places and organisations, and of archives.

A list stands beside the profile, or where its path says. What reads lists is loaded when a profile names one.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from seeds2tei.authorities import Authorities, Entry
from seeds2tei.errors import ProfileError
from seeds2tei.profile_keys import entries, texts
from seeds2tei.repositories import NONE_STATED, Repositories


def authorities_of(data: Mapping[str, Any], path: str) -> Authorities:
    """The names in the lists under [[authority]]; a list stands beside the profile, or where its path says."""
    found: list[Entry] = []
    for table in entries(data, "authority", path, ""):
        stated = texts({"authority": table}, "authority", ("file", "kind", "base"), path)
        if not stated.get("file"):
            raise ProfileError(path, "[[authority]].file", "names the list, a .csv or a TEI file.")
        from seeds2tei.authority_files import entries_of

        file = Path(path).parent / stated["file"]
        found += entries_of(file, kind=stated.get("kind", ""), base=stated.get("base", ""), profile=path)
    return Authorities(found)


def repositories_of(data: Mapping[str, Any], path: str) -> Repositories:
    """The archives in the lists under [[repository]]."""
    tables = [
        texts({"repository": table}, "repository", ("file",), path) for table in entries(data, "repository", path, "")
    ]
    if not tables:
        return NONE_STATED
    if not all(table.get("file") for table in tables):
        raise ProfileError(path, "[[repository]].file", "names the list, a .csv with a column  code .")
    from seeds2tei.repository_files import rows_of

    return Repositories(rows_of([Path(path).parent / table["file"] for table in tables], path))
