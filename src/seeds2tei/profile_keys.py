"""What a profile may not say: names that are not known (refused with the nearest that is), and characters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from seeds2tei.errors import ProfileError
from seeds2tei.expressions import expression

# XML 1.0, production 2 (Char).
_FORBIDDEN = expression(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def checked_text(value: str, path: str, key: str) -> None:
    """Raise ProfileError for a text with a character that no XML file can hold."""
    if found := forbidden(value):
        raise ProfileError(path, key, found[1])


def forbidden(text: str) -> tuple[int, str] | None:
    """The first character of a text that no XML file can hold: its place, and what to do."""
    found = _FORBIDDEN.search(text)
    sentence = "holds the character U+{:04X}, which XML cannot. Leave it out."
    return (found.start(), sentence.format(ord(found[0]))) if found else None


def checked(table: Any, known: Iterable[str], path: str, name: str, *, kind: str = "key") -> None:
    """Raise ProfileError for the first name in a table that is not known."""
    known = list(known)
    if not isinstance(table, Mapping):
        raise ProfileError(path, f"[{name}]", "is a table: write its keys on lines of their own.")
    for key in table:
        if key not in known:
            place = f"[{name}.{key}]" if name else f"[{key}]"
            raise ProfileError(path, place, f"no such {kind}. {nearest(str(key), known)}")


def nearest(name: str, known: Sequence[str]) -> str:
    """What a person who wrote a name that is not known is to do: the nearest that is, or all of them."""
    from difflib import get_close_matches  # only whoever has mistyped a name waits for it

    near = get_close_matches(name, known, 1, 0.5)
    return f'Did you mean "{near[0]}"?' if near else f"Known are: {', '.join(known)}."


def texts(data: Mapping[str, Any], name: str, known: Sequence[str], path: str) -> dict[str, str]:
    """A table of the profile whose values are texts. Raises ProfileError for any other."""
    table = data.get(name, {})
    checked(table, known, path, name)
    for key, value in table.items():
        if not isinstance(value, str):
            raise ProfileError(path, f"[{name}].{key}", f"is text in quotation marks, not {value!r}.")
        checked_text(value, path, f"[{name}].{key}")
    return cast("dict[str, str]", table)


def entries(table: Mapping[str, Any], name: str, path: str, key: str) -> list[Any]:
    """What stands under [[document."x".claim]], several times perhaps."""
    several = table.get(name, [])
    if not isinstance(several, list):
        full = f"{key}.{name}" if key else name
        raise ProfileError(path, f"[{full}]", f"stands in two brackets: [[{full}]].")
    return several
