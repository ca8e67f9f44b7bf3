"""Content models of XSD and RELAX NG as one kind of regular expression; whether one lies inside another.

A content model is a regular expression whose letters are the names of child elements; characters are the
letter TEXT. Expressions are nested tuples:

    ("none",)  no word at all        ("empty",)  the word without letters    ("letter", "p")
    ("seq", a, b)  a and then b      ("alt", {a, b})  a or b                 ("star", a)  a, repeated
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

TEXT = "#text"
Regex = tuple[Any, ...]
NONE: Regex = ("none",)
EMPTY: Regex = ("empty",)


class Model(NamedTuple):
    """What an element may hold: its children in order, and its attributes with True for the required ones."""

    content: Regex
    attributes: Mapping[str, bool]


def letter(name: str) -> Regex:
    """One child element, or TEXT."""
    return ("letter", name)


def seq(parts: Iterable[Regex]) -> Regex:
    """One after the other.

    >>> seq([letter("a"), EMPTY]) == letter("a")
    True
    """
    result = EMPTY
    for part in reversed(list(parts)):
        if NONE in (part, result):
            return NONE
        result = part if result == EMPTY else result if part == EMPTY else ("seq", part, result)
    return result


def alt(parts: Iterable[Regex]) -> Regex:
    """One of several."""
    choice: set[Regex] = set()
    for part in parts:
        choice |= part[1] if part[0] == "alt" else {part}
    choice -= {NONE}
    if not choice:
        return NONE
    return choice.pop() if len(choice) == 1 else ("alt", frozenset(choice))


def star(part: Regex) -> Regex:
    """Any number of times."""
    return EMPTY if part in (NONE, EMPTY) else part if part[0] == "star" else ("star", part)


@cache
def nullable(regex: Regex) -> bool:
    """Whether nothing at all is enough."""
    match regex:
        case ("empty",) | ("star", _):
            return True
        case ("seq", first, second):
            return nullable(first) and nullable(second)
        case ("alt", parts):
            return any(map(nullable, parts))
    return False


@cache
def after(regex: Regex, name: str) -> frozenset[Regex]:
    """What may follow once `name` has been read: the partial derivatives (Antimirov 1996)."""
    match regex:
        case ("letter", this):
            return frozenset({EMPTY} if this == name else ())
        case ("star", part):
            return frozenset(seq([rest, regex]) for rest in after(part, name))
        case ("seq", first, second):
            rests = {seq([rest, second]) for rest in after(first, name)}
            return frozenset(rests | after(second, name) if nullable(first) else rests)
        case ("alt", parts):
            return frozenset(rest for part in parts for rest in after(part, name))
    return frozenset()


@cache
def letters(regex: Regex) -> frozenset[str]:
    """The names that occur in an expression."""
    match regex:
        case ("letter", name):
            return frozenset({name})
        case ("star", part):
            return letters(part)
        case ("seq", first, second):
            return letters(first) | letters(second)
        case ("alt", parts):
            return frozenset(name for part in parts for name in letters(part))
    return frozenset()


def excess(narrow: Regex, broad: Regex) -> tuple[str, ...] | None:
    """A shortest word that `narrow` allows and `broad` does not; None if there is none: then it lies inside.

    >>> excess(seq([letter("head"), star(letter("p"))]), star(alt([letter("head"), letter("p")])))
    >>> excess(star(letter("p")), alt([EMPTY, letter("p")]))
    ('p', 'p')
    """
    start = (frozenset({narrow}), frozenset({broad}))
    seen, waiting = {start}, deque([(start, ())])
    alphabet = sorted(letters(narrow))
    while waiting:
        (left, right), word = waiting.popleft()
        if any(map(nullable, left)) and not any(map(nullable, right)):
            return word
        for name in alphabet:
            narrower = frozenset(rest for part in left for rest in after(part, name))
            state = (narrower, frozenset(rest for part in right for rest in after(part, name)))
            if narrower and state not in seen:
                seen.add(state)
                waiting.append((state, (*word, name)))
    return None
