"""Notes to which a link in the text leads, and which lead back to it: what pages make of footnotes.

Links both ways are the surest sign of a note there is, whatever its number looks like. A word processor's comment
is linked in the same way; it is signed by its author in a last line of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seeds2tei.expressions import expression
from seeds2tei.naming import NAME
from seeds2tei.note_lists import Note
from seeds2tei.note_signs import SHAPE as PLAIN_SHAPE
from seeds2tei.note_signs import Call, Label
from seeds2tei.passage import Passage
from seeds2tei.source import Span

SHAPE = expression(rf"{PLAIN_SHAPE.pattern}|\[?(?:[^\W\d_]{{1,8}}\.?)?\d{{1,7}}\]?")
"""What a sign that links to a note may look like: also [Hbg1204], which without a link would be no sign."""
NAMED = "id:"
"""With this begin the keys of what a page calls by a name."""
RETURN = expression(r"[ \t\n\u00a0]{0,8}(?:[\^↑↩⤴↵⏎«⇑▲][\ufe0e\ufe0f]?|\[[\^↑↩]\])?[ \t\n\u00a0]{0,8}")
"""What leads from a note back to the text, and the blanks that part it from the note. A number does so too."""
SIGNATURE = expression(r"[—–]\s?(?P<name>[^()\n]{2,80}?)(?: \((?P<initials>[^\W\d_.]{1,6})\))?\s*")
BLANKS, WIDEST = " \t\n\u00a0", 8
FURTHEST = 40
"""So many passages may a note without an element of its own have, from its sign to the link back."""


class Words(NamedTuple):
    """Some words of a passage."""

    passage: Passage
    start: int
    end: int


class Linked(NamedTuple):
    """A note, the sign that calls it, and the signs in it that lead back.

    author  the name that signs it; None if nothing does
    """

    note: Note
    call: Call
    returns: tuple[Words, ...]
    author: Words | None


class _Link(NamedTuple):
    """A link inside the page: where it leads, by which names it can be reached itself, and where it stands."""

    target: str
    names: tuple[str, ...]
    passage: Passage
    start: int
    end: int
    place: int


def linked_notes(passages: Sequence[Passage]) -> list[Linked]:
    """The notes of a page with links both ways, in the order in which they are called."""
    links = [link for i, passage in enumerate(passages) for link in _links(passage, i)]
    if not links:
        return []
    homes = _homes(passages)
    leading_to = {link.target: link for link in reversed(links)}
    found: list[Linked] = []
    behind: set[int] = set()
    for call in links:
        home = homes.get(call.target)
        if home is None or home[0] <= call.place or home[0] in behind or not _is_sign(call):
            continue
        back = next((leading_to[name] for name in call.names if name in leading_to), None)
        begin, end = home
        if end < 0 and back is not None:  # the name of its beginning only: it ends with the link back, or at once
            end = back.place + 1 if begin <= back.place < begin + FURTHEST else begin
        if back is None or not begin <= back.place < end:
            continue
        behind.update(range(begin, end))
        found.append(_linked(passages[begin:end], call, [x for x in links if begin <= x.place < end]))
    return found


def _links(passage: Passage, place: int) -> Iterator[_Link]:
    """The links of a passage into the same page."""
    if not any(claim.tag == "ref" for claim in passage.inline):
        return
    names: list[tuple[Span, str]] = [(claim.span, claim.key) for claim in passage.inline if claim.key.startswith(NAMED)]
    for link in passage.holds("ref"):
        target = link.get("target")
        if target.startswith("#") and link.provisional:
            own = tuple(key for span, key in names if _around(span, link.span) or _around(link.span, span))
            if passage.block.key and passage.offset(link.span.start) == 0:
                own = (*own, passage.block.key)
            called = tuple(f"#{key.removeprefix(NAMED)}" for key in own)
            start, end = passage.offset(link.span.start), passage.offset(link.span.end)
            yield _Link(target, called, passage, start, end, place)


def _around(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _homes(passages: Sequence[Passage]) -> dict[str, tuple[int, int]]:
    """Where what a name calls begins and ends, in passages; the end is -1 where the name stands at its beginning."""
    homes: dict[str, tuple[int, int]] = {}
    for i, passage in enumerate(passages):
        for container in passage.within:
            if container.key.startswith(NAMED):
                target = f"#{container.key.removeprefix(NAMED)}"
                homes[target] = (homes.get(target, (i, 0))[0], i + 1)
        for claim in (passage.block, *passage.inline):
            if claim.key.startswith(NAMED) and passage.offset(claim.span.start) == 0:
                homes.setdefault(f"#{claim.key.removeprefix(NAMED)}", (i, -1))
    return homes


def _is_sign(link: _Link) -> bool:
    """Whether the words of a link look like the sign of a note: a number, a star, [GF1]."""
    words = link.passage.text[link.start : link.end]
    return bool(words.strip("[]() ")) and SHAPE.fullmatch(words) is not None


def _linked(passages: Sequence[Passage], call: _Link, inside: Sequence[_Link]) -> Linked:
    first, last = passages[0], passages[-1]
    back = [link for link in inside if link.target in call.names]
    returns: list[Words] = []
    begin = 0
    for link in back:
        words = link.passage.text[link.start : link.end]
        if link.passage is first and link.start == begin and SHAPE.fullmatch(words):
            begin = link.end  # "[1]" at its head is its label, and leads back
        elif RETURN.fullmatch(words) or SHAPE.fullmatch(words):
            returns.append(_with_blanks(link))
    start, end = _with_high(call)
    words = call.passage.text[start:end].strip("[]() ")
    label = Label(words, begin, "linked")
    note = Note(label, tuple(passages))
    return Linked(note, Call(words, "linked", call.passage, start, end), tuple(returns), _author(last, returns))


def _with_high(call: _Link) -> tuple[int, int]:
    """A sign with the brackets around the link that are raised with it: <sup>[<a>1</a>]</sup>."""
    for high in call.passage.holds("hi"):
        start, end = call.passage.offset(high.span.start), call.passage.offset(high.span.end)
        words = call.passage.text[start:end]
        if start <= call.start and call.end <= end and SHAPE.fullmatch(words):
            return start, end
    return call.start, call.end


def _with_blanks(link: _Link) -> Words:
    """What leads back with the blanks that part it from the note: before it, or behind it at the head."""
    text, start, end = link.passage.text, link.start, link.end
    while start > 0 and text[start - 1] in BLANKS and link.start - start < WIDEST:
        start -= 1
    while start == 0 and text[end : end + 1] in (*BLANKS,) and end - link.end < WIDEST:
        end += 1
    return Words(link.passage, start, end)


def _author(last: Passage, returns: Sequence[Words]) -> Words | None:
    end = min((start for passage, start, _ in returns if passage is last), default=len(last.text))
    signed = SIGNATURE.fullmatch(last.text, 0, end)
    if signed is None or not NAME.fullmatch(signed["name"]):
        return None
    return Words(last, signed.start("name"), signed.end("name"))
