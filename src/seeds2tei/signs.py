"""A collection's own sign, as a pattern in its profile: refused where it could not do its work, or never end it."""

from __future__ import annotations

import re

from seeds2tei.errors import ProfileError
from seeds2tei.expressions import expression

# What only looks like a bracket or a repetition: escapes and classes stand for one character.
SINGLE = expression(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
INNERMOST = expression(r"\((?:\?(?:P<\w+>|P=\w+|[aiLmsux]*-?[imsx]*:|<?[=!]|>|#))?(?P<inside>[^()]*)\)")
ENDLESS = expression(r"[*+]|\{\d*,\}")
VARIABLE = expression(r"[*+?|]|\{\d*,\d*\}")
# Stand for a group that always reads the same number of signs, and for one that does not.
FIXED, FREE = "\ue000", "\ue001"


def checked_sign(sign: str, path: str, key: str) -> None:
    """Raise ProfileError for a sign that is no pattern, reads nothing, or may take endless time."""
    try:
        pattern = re.compile(sign)
    except re.error as error:
        raise ProfileError(path, key, f"is no pattern: {error}.") from None
    if pattern.match(""):
        raise ProfileError(path, key, "matches also where nothing stands. Let it begin with its bracket.")
    if repeats_what_repeats(sign):
        sentence = "repeats what itself repeats, as (a+)+ does: on some texts it would never end. Write it flat."
        raise ProfileError(path, key, sentence)


def repeats_what_repeats(sign: str) -> bool:
    r"""Whether a group of no fixed length is repeated without end. Such patterns may try 2 to the n ways.

    >>> [repeats_what_repeats(sign) for sign in (r"(\d+)+", r"(?:a|ab)*", r"\[S\. (?P<n>\d+)\]", r"(?:bis)+[(+]+")]
    [True, True, False, False]
    """
    rest = SINGLE.sub("x", sign)
    while match := INNERMOST.search(rest):
        inside = match["inside"]
        free = FREE in inside or VARIABLE.search(inside)
        if free and ENDLESS.match(rest, match.end()):
            return True
        rest = rest[: match.start()] + (FREE if free else FIXED) + rest[match.end() :]
    return False
