"""Unknown names in a profile: refused, with the nearest known one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from seeds2tei.errors import ProfileError


def checked(table: Any, known: Iterable[str], path: str, name: str, *, kind: str = "key") -> None:
    """Raise ProfileError for the first name in a table that is not known."""
    known = list(known)
    if not isinstance(table, Mapping):
        raise ProfileError(path, f"[{name}]", "is a table: write its keys on lines of their own.")
    for key in table:
        if key not in known:
            near = get_close_matches(str(key), known, 1, 0.5)
            remedy = f'Did you mean "{near[0]}"?' if near else f"Known are: {', '.join(known)}."
            place = f"[{name}.{key}]" if name else f"[{key}]"
            raise ProfileError(path, place, f"no such {kind}. {remedy}")
