"""Notes with a number or a sign, and the signs in the text that call them.

    ... at Harvard.[1] ...  1. A note.     ->   ... at Harvard.<note n="1">A note.</note> ...
    \\* A remark between two texts:          ->   <note n="*">A remark ...</note>, and at the sign <ref>*</ref>
    a link to a note that links back        ->   the same, whatever the sign; what leads back is notation

A note from a list at the end, or under a heading ("Notes"), stands at its sign. A note that more text follows
stays where it is. The number is notation; it becomes @n. A sign calls a note only if a note bears it, or if
there are as many signs as notes; a note that no sign calls stays where it stands. TEI P5, section CONONO.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from seeds2tei.annotation import Annotation, Attributes
from seeds2tei.expressions import expression
from seeds2tei.note_links import RETURN, Linked, linked_notes
from seeds2tei.note_links import SHAPE as LINKED_SHAPE
from seeds2tei.note_lists import Block, Note, certain, is_bracketed, note_blocks, notes_in_text
from seeds2tei.note_pairs import calls_of_notes
from seeds2tei.note_signers import known_initials, signed
from seeds2tei.note_signs import SHAPE, Call, calls, is_heading
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.source import Mark, Span
from seeds2tei.version_files import apart


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    for part in apart(passages):
        yield from _notes(part, profile)


def _notes(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    linked = linked_notes(passages)
    initials = known_initials(passages)
    inside = {id(passage) for one in linked for passage in one.note.passages}
    for before, passage in pairwise(passages):
        if id(passage) in inside and is_heading(before):
            yield from _heading(before, passage.block.span)
    for one in linked:
        yield from _linked(one, initials)
    taken = {one.call.place for one in linked}
    rest = [passage for passage in passages if id(passage) not in inside] if inside else passages
    yield from _labelled(rest, taken, initials, profile)


def _linked(linked: Linked, initials: Container[str]) -> Iterator[Annotation]:
    """A note at the link that leads to it; a signature in its last line says whose it is."""
    note = _anchored(linked.note, linked.call)
    marks = [mark for at in linked.returns for mark in _marks(*at, rule="note-return")]
    author = linked.author
    note = note._replace(marks=(*note.marks, *marks))
    if author is None:
        yield from signed(note, linked.note.passages[-1], initials)
        return
    span = author.passage.span(author.start, author.end)
    key = f"person-{span.start}"
    yield note._replace(attributes=(*note.attributes, ("resp", f"#{key}")))
    if len(linked.note.passages) > 1:
        because = "a dash and a name end the note"
        yield Annotation(author.passage.block.span, "p", (("rend", "signature"),), by="note", because=because)
    yield Annotation(span, "persName", (("ref", f"#{key}"),), field="editor", by="note", key=key,
                     because="the name that signs a note")  # fmt: skip


def _labelled(
    passages: Sequence[Passage], taken: set[tuple[int, int]], initials: Container[str], profile: Profile
) -> Iterator[Annotation]:
    """Notes that are known by their labels alone; `taken` are signs that call others."""
    blocks = list(note_blocks(passages, profile.repositories))
    bodies = {id(passage) for block in blocks for note in block.notes for passage in note.passages}
    in_text = list(notes_in_text(passages, bodies))
    bodies.update(id(note.passages[0]) for note in in_text)
    running = [passage for passage in passages if id(passage) not in bodies]
    starts = [passage.block.span.start for passage in running]
    begin = 0
    for block in blocks:
        last = block is blocks[-1]
        end = len(running) if last else bisect_left(starts, block.notes[0].span.start)
        called = calls_of_notes(block.notes, running[begin:end])
        begin = end
        taken.update(call.place for call in called.values())
        yield from _claims(block, called, initials, last=last)
    if in_text:
        yield from _in_text(in_text, running, taken, initials)


def _in_text(
    notes: Sequence[Note], running: Sequence[Passage], taken: set[tuple[int, int]], initials: Container[str]
) -> Iterator[Annotation]:
    """Notes that stay where they are, where a sign that calls no other note calls them."""
    waiting: dict[str, deque[Call]] = {note.label: deque() for note in notes}
    for passage in running:
        for call in calls(passage, frozenset(waiting)):
            if call.place not in taken and call.style != "glued" and not _is_bullet(call):
                waiting[call.label].append(call)
    borne = Counter(note.label for note in notes)
    for note in notes:
        found = waiting[note.label]
        # More paragraphs that begin with a star than stars that could call them are items of a list.
        if found and len(found) >= borne[note.label] and found[0].place[0] < note.span.start:
            borne[note.label] -= 1
            yield from _standing(note, found.popleft(), initials)


def _is_bullet(call: Call) -> bool:
    """Whether a sign has blanks on both sides, as those have that begin or part the items of a list."""
    before, after = call.passage.text[: call.start], call.passage.text[call.end : call.end + 1]
    return call.style == "sign" and after.isspace() and not before[-1:].strip()


def _claims(block: Block, called: dict[int, Call], initials: Container[str], *, last: bool) -> Iterator[Annotation]:
    head, notes = block
    if head is None:  # without a heading only what is called is a note
        notes = tuple(note for note in notes if id(note) in called)
    elif not called and not certain(head, notes, last=last):
        return
    else:
        yield from _heading(head, notes[-1].span)
    for note in notes:
        yield from signed(_anchored(note, called.get(id(note))), note.passages[-1], initials)


def _heading(head: Passage, last: Span) -> Iterator[Annotation]:
    """A division of notes, from its heading to its last note."""
    because = f'"{head.text.strip()}" heads the notes'
    yield Annotation(Span(head.block.span.start, last.end), "div", (("type", "notes"),), by="note", because=because)
    if head.tag != "head":
        yield Annotation(head.block.span, "head", by="note", because=because)


def _anchored(note: Note, call: Call | None) -> Annotation:
    """A note of the list at the end, at the sign that calls it; where it stands, if none does."""
    marks = _label_mark(note)
    number = note.label or (call.label if call else "")
    attributes: Attributes = (("type", "editorial"), ("place", "end" if call else "bottom"))
    attributes = (("n", number), *attributes) if number else attributes
    if call is None:
        because = f"a note {note.label or 'without a label'}, to which no sign in the text belongs"
        return Annotation(note.span, "note", attributes, marks, by="note", because=because, cert="medium")
    sign = call.passage.span(call.start, call.end)
    because = f'"{call.passage.text[call.start : call.end]}" in the text calls the note {number}'
    rule = "note-link" if call.style == "linked" else "note-number"
    marks = (*marks, *_marks(call.passage, call.start, call.end, rule))
    cert = "medium" if call.style == "glued" else "high"
    key = f"note-{note.span.start}"
    return Annotation(note.span, "note", attributes, marks, sign.start, by="note", because=because, cert=cert, key=key)


def _standing(note: Note, call: Call, initials: Container[str]) -> Iterator[Annotation]:
    """A note that stays in the text, and a reference to it at the sign."""
    key = f"note-{note.span.start}"
    said_of = call.passage.block.get("corresp")
    attributes: Attributes = (("n", note.label), ("type", "editorial"), ("place", "bottom"))
    if said_of:
        attributes = (*attributes, ("target", said_of))
    because = f'"{note.label}" stands above, and more text follows the note'
    claim = Annotation(note.span, "note", attributes, _label_mark(note), by="note", because=because, key=key)
    yield from signed(claim, note.passages[-1], initials)
    yield Annotation(call.passage.span(call.start, call.end), "ref", (("type", "noteAnchor"), ("target", f"#{key}")),
                     by="note", because=f"a paragraph below begins with {note.label}")  # fmt: skip


def _label_mark(note: Note) -> tuple[Mark, ...]:
    if note.sign.end == 0:
        return ()
    first, last = note.passages[0], note.passages[-1]
    end = note.sign.end
    while end < note.sign.end + 8 and first.text[end : end + 1] in (" ", "\t", "\u00a0"):
        end += 1
    rule = "note-link" if note.sign.style == "linked" else "note-number"
    closed = len(last.text.rstrip())
    closing = _marks(last, closed - 1, closed, rule) if is_bracketed(note.sign, last) else ()
    return (*_marks(first, 0, end, rule), *closing)


def _marks(passage: Passage, start: int, end: int, rule: str = "note-number") -> Iterator[Mark]:
    """The sign as notation, in as many parts as other notation (a backslash, stars) leaves of it."""
    for span in passage.stretches(start, end):
        words = passage.words(span)
        # What reads otherwise than it is written (`&nbsp;`) is notation already; what is but half a sign stays.
        if len(words) == span.end - span.start and RECOGNISER.notation[rule].fullmatch(words):
            yield Mark(span, "", rule)


RECOGNISER = Recogniser(
    "note",
    ("note", "ref", "div", "head", "p", "persName", "orgName", "abbr"),
    "CONONO",
    find,
    {
        "note-number": SHAPE,
        "note-link": LINKED_SHAPE,
        "note-return": expression(rf"{RETURN.pattern}|{LINKED_SHAPE.pattern}"),
    },
)
