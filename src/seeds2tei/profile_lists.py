"""What a profile names that lies in other files: lists of persons, places and archives, and versions of documents.

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


def files_of(data: Mapping[str, Any], path: str) -> dict[str, tuple[str, ...]]:
    """The documents of several files: the name of each, and its files in the order in which they are to stand."""
    found: dict[str, tuple[str, ...]] = {}
    owners: dict[str, str] = {}
    for name, table in data.items():
        names = table.get("files") if isinstance(table, Mapping) else None
        if names is None:
            continue
        key = f'[document."{name}"].files'
        if not isinstance(names, list) or len(names) < 2 or not all(isinstance(one, str) and one for one in names):
            raise ProfileError(path, key, 'is a list of two files or more: files = ["a.txt", "b.txt"].')
        for one in (name, *names):
            if Path(one).name != one:
                raise ProfileError(path, key, f'"{one}" is no name of a file: all lie in one folder.')
        for one in names:
            if one in owners:
                raise ProfileError(path, key, f'"{one}" stands here already, or under [document."{owners[one]}"].')
            owners[one] = name
        found[name] = tuple(names)
    return found
