"""How the levels of a call number are read: ladders of labelled steps, and whole numbers.

A *ladder* lists the steps of one tradition from broad to narrow; a reference may leave steps out but does
not go back. A *form* is a number with a fixed shape (`CH-BAR#E2010A#1999/250#7145*`), one regular
expression whose named groups are level types.

Every expression is bounded in length and has no repetition inside a repetition, so reading takes time in
proportion to the text, whatever stands in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from seeds2tei.expressions import expression
from seeds2tei.references.locus import LATIN, LocusGrammar
from seeds2tei.references.reference import Cited, Level, Locus

GAP = r"[\s,.:;]{0,4}"
NOT_A_LETTER = r"(?![^\W\d_])"
NOT_A_WORD = r"(?![^\W_])"
# A label whose first character is written in its expression, and must stand: "vols?", "№", "[оo]п".
INITIAL = expression(r"(?:([^\W\d_]|№)|\[([^\W\d_]+)\])(?![?*{|])")


class Rung(NamedTuple):
    """One step of a ladder.

    type     the level type
    pattern  regular expression with the group `value`, and `label` where there is a label
    after    the types of which one must have been read before; () = any
    initials  with one of these letters it begins; "" = with any character
    """

    type: str
    pattern: str
    after: tuple[str, ...] = ()
    initials: str = ""


class Step(NamedTuple):
    """A rung that is ready to be tried.

    type      the level type
    after     the types of which one must have been read before
    labelled  whether it has a label
    initials  with one of these letters it begins; "" = with any character
    shape     its expression
    """

    type: str
    after: frozenset[str]
    labelled: bool
    initials: str
    shape: re.Pattern[str]

    def match(self, text: str, position: int) -> re.Match[str] | None:
        """The step, if it stands at a position. Most are never compiled: no text has their initial there."""
        if self.initials and text[position : position + 1].casefold() not in self.initials:
            return None
        return self.shape.match(text, position)


@dataclass(frozen=True, eq=False)
class Family:
    """One tradition of writing references.

    name      for a human being: "Russian and Soviet"
    forms     numbers with a fixed shape, tried first, in order
    ladder    labelled steps, from broad to narrow
    locus     its words for leaves and pages
    gap       what may stand between two steps
    strays    words that may stand between two steps without being one, up to the next label; "" = none
    second    (level type, kind) of the numbers that are a second number, if an item level stands before
    alternative  the kind of its numbers if none is a call number: "surrogate" (of a portal which shows copies),
              "publication" (of an edition); "" = they are call numbers
    """

    name: str
    forms: tuple[str, ...] = ()
    ladder: tuple[Rung, ...] = ()
    locus: LocusGrammar = LATIN
    gap: str = GAP
    strays: str = ""
    second: tuple[tuple[str, str], ...] = ()
    alternative: str = ""

    @cached_property
    def form_patterns(self) -> tuple[re.Pattern[str], ...]:
        """The forms, ready to be tried."""
        return tuple(map(compiled, self.forms))

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The ladder, ready to be tried."""
        return tuple(
            Step(rung.type, frozenset(rung.after), "(?P<label>" in rung.pattern, rung.initials, compiled(rung.pattern))
            for rung in self.ladder
        )

    @cached_property
    def between(self) -> re.Pattern[str]:
        """What may stand between two steps."""
        return compiled(self.gap)


class Call(NamedTuple):
    """Levels as read, where they end, and the year that stood between them.

    locus  leaves that are part of a number of fixed shape
    fixed  the number has a fixed shape
    """

    levels: tuple[Level, ...]
    end: int
    date: Cited | None = None
    locus: Locus | None = None
    fixed: bool = False

    @property
    def labelled(self) -> int:
        """How many levels carry their label."""
        return sum(1 for level in self.levels if level.label)


def labelled(kind: str, labels: str, value: str, *, after: tuple[str, ...] = ()) -> Rung:
    """A step whose label stands before its value: `op. 58`."""
    pattern = rf"(?P<label>(?:{labels}){NOT_A_LETTER}[.,:]?)\s{{0,3}}(?P<value>{value})"
    return Rung(kind, pattern, after, initials(labels))


def initials(labels: str) -> str:
    """The characters with which labels may begin, in small letters; "" where the expression does not show them.

    >>> initials("vols?|[Bb]d|№"), initials("n?[.]?o"), initials("(?:sub-)?series")
    ('vb№', '', '')
    """
    found = [INITIAL.match(label) for label in labels.split("|")]
    letters = "".join(one[1] or one[2] for one in found if one)
    return "".join(dict.fromkeys(letters.casefold())) if all(found) else ""


def trailing(kind: str, labels: str, value: str) -> Rung:
    """A step whose label stands after its value: `2. apr.`"""
    return Rung(kind, rf"(?P<value>{value})\.?\s{{0,2}}(?P<label>(?:{labels}){NOT_A_WORD}\.?)")


def bare(kind: str, value: str, *, lead: str = "", after: tuple[str, ...] = ()) -> Rung:
    """A step without label: the name or number alone, behind a sign such as "/"."""
    return Rung(kind, rf"{lead}(?P<value>{value})", after)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The expression of a pattern; labels are read in either case."""
    return expression(pattern, re.IGNORECASE)
