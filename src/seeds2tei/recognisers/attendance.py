"""Who was there, at the head of minutes and records of conversations.

    PARTICIPANTS                       ->    <p>PARTICIPANTS</p>
    Clara Veld, Chairman                     <list rend="simple"><item>Clara Veld, Chairman</item>
    Josef Karr                                     <item>Josef Karr</item></list>

    Present:                           ->    <p>Present:</p>
    The Board:                               <list rend="simple"><item><p>The Board:</p>
    Clara Veld                                     <list rend="simple"><item>Clara Veld</item>
    Josef Karr                                           <item>Josef Karr</item></list></item>
    The Harbour:                                   <item><p>The Harbour:</p>
    Anna Orlova                                    <list rend="simple"><item>Anna Orlova</item></list></item></list>

Each name stands on a line of its own, below a line that says what the list is, or in groups under the name of a
body. A name alone may be a signature or an address, and one after a colon a speaker. TEI P5, section COLI (Lists).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.expressions import expression
from seeds2tei.list_items import ListItem, sole
from seeds2tei.minutes import COLON, attends, groups, leads
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.source import Span

LEAST = 2  # names below a line that says who they are
LEAST_UNLED = 6  # names in groups, where no line says it
LEAST_GROUPS = 2
SPEECH = 200  # characters of a paragraph with which the text itself has begun
ROW = expression(r"[^\n]+")
SIMPLE = (("rend", "simple"),)
APART = frozenset({"note", "front", "back", "table", "figure", "quote"})


class Line(NamedTuple):
    """A line that may belong to a list: its words, the source behind them, and the item of the page that it is."""

    text: str
    span: Span
    item: ListItem | None
    tag: str

    @property
    def list(self) -> Annotation | None:
        """The list of the page in which it stands."""
        return self.item.list if self.item else None


class Group(NamedTuple):
    """Names that belong together, below the name of their body, if it is given."""

    label: Line | None
    names: tuple[Line, ...]


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    lines = [line for passage in passages for line in _lines(passage)]
    i, begun = 0, False
    while i < len(lines):
        led = leads(lines[i].text)
        begins = led or (lines[i].tag != "" and lines[i].text.rstrip()[-1:] in COLON)
        found, end = _groups(lines, i + led, led=led) if begins else ([], i)
        if found and _holds(found, led=led, begun=begun):
            above = " ".join(lines[i].text.split())
            because = (
                f'"{above}" stands above names' if led else "names stand one to a line, under those of their bodies"
            )
            yield from _claims(found, because)
        begun = begun or (lines[i].tag == "p" and len(lines[i].text) > SPEECH)
        i = max(end, i + 1)


def _lines(passage: Passage) -> Iterator[Line]:
    """A paragraph as one line, or as its lines, if all of them say who was there."""
    free = passage.tag in ("p", "head") and not passage.inside(*APART, "list", "closer", "opener")
    item = sole(passage)
    usable = passage.provisional and (free or item is not None)
    text = passage.text
    rows = [row for row in ROW.finditer(text) if row[0].strip()] if usable and free else []
    if len(rows) > LEAST and all(_fits(row[0]) for row in rows):
        for row in rows:
            yield Line(row[0], passage.span(*row.span()), None, passage.tag)
    else:
        yield Line(text, passage.block.span, item, passage.tag if usable else "")


def _fits(text: str) -> bool:
    return attends(text) or leads(text) or text.rstrip()[-1:] in COLON


def _groups(lines: Sequence[Line], start: int, *, led: bool) -> tuple[list[Group], int]:
    """The groups of names from a line on, and where they end."""
    found: list[Group] = []
    i = start
    while i < len(lines):
        label = lines[i] if _is_label(lines, i, open_=led or bool(found)) else None
        names: list[Line] = []
        end = i + (label is not None)
        while end < len(lines) and lines[end].tag and _belongs(lines[end], names):
            names.append(lines[end])
            end += 1
        if not names:
            break
        found.append(Group(label, tuple(names)))
        i = end
    return found, i


def _is_label(lines: Sequence[Line], i: int, *, open_: bool) -> bool:
    """Whether a line stands above the names of one group.

    open_  whether such a list has begun; else the line must end with a colon
    """
    line = lines[i]
    if line.tag not in ("p", "head") or line.list is not None or not _is_body(line):
        return False
    if line.text.rstrip()[-1] in COLON:
        return True
    below = lines[i + 1 : i + 2]
    return open_ and bool(below) and "," in below[0].text and attends(below[0].text)


def _belongs(line: Line, names: Sequence[Line]) -> bool:
    """Whether a line goes on with a list of names; in a list of the page, a body may stand among them."""
    if names and line.list is not names[-1].list:
        return False
    return attends(line.text) or (line.list is not None and _is_body(line))


def _is_body(line: Line) -> bool:
    return groups(line.text) and not attends(line.text) and not leads(line.text)


def _holds(found: Sequence[Group], *, led: bool, begun: bool) -> bool:
    """Whether groups of names are a list of those who were there."""
    names = sum(attends(name.text) for group in found for name in group.names)
    if led:
        return names >= LEAST
    firsts = [group.label or group.names[0] for group in found]
    labels = [line.text.rstrip() for group in found for line in (group.label, *group.names) if line and _is_body(line)]
    under = all(_is_body(line) for line in firsts) and any(label[-1] in COLON for label in labels)
    return not begun and under and len(labels) >= LEAST_GROUPS and names >= LEAST_UNLED


def _claims(found: Sequence[Group], because: str) -> Iterator[Annotation]:
    """Lists of names; where they stand under their bodies, a list of these around them."""
    first = next((i for i, group in enumerate(found) if group.label), len(found))
    for group in found[:first]:
        yield from _names(group, because)
    labelled = found[first:]
    if labelled:
        yield Annotation(_whole(labelled[0], labelled[-1]), "list", SIMPLE, by="attendance", because=because)
    for group in labelled:
        said = "the name of a body, and those who came from it"
        yield Annotation(_whole(group, group), "item", by="attendance", because=said)
        yield from _names(group, because)


def _whole(first: Group, last: Group) -> Span:
    return Span((first.label or first.names[0]).span.start, last.names[-1].span.end)


def _names(group: Group, because: str) -> Iterator[Annotation]:
    if group.names[0].list is None:
        span = Span(group.names[0].span.start, group.names[-1].span.end)
        yield Annotation(span, "list", SIMPLE, by="attendance", because=because)
    for name in group.names:
        attributes = name.item.item.attributes if name.item else ()
        said = "somebody who was there, or was not"
        yield Annotation(name.span, "item", attributes, by="attendance", because=said)


RECOGNISER = Recogniser("attendance", ("list", "item"), "COLI", find)
