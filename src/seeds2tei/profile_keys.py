"""What a profile may not say: names that are not known (refused with the nearest that is), and characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from seeds2tei.errors import ProfileError

# XML 1.0, production 2 (Char).
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def checked_text(value: str, path: str, key: str) -> None:
    """Raise ProfileError for a text with a character that no XML file can hold."""
    if found := _FORBIDDEN.search(value):
        sentence = f"holds the character U+{ord(found[0]):04X}, which XML cannot. Leave it out."
        raise ProfileError(path, key, sentence)


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
