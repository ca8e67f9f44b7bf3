"""Which sign in the text calls which note: by what both bear, in the order of the text, or by their number."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence

from seeds2tei.note_lists import Note
from seeds2tei.note_signs import Call, calls
from seeds2tei.passage import Passage

# Styles that say by themselves that they are signs of notes.
PLAIN = frozenset({"square", "caret", "shell", "enclosed", "raised", "slash", "brace", "angle", "worded"})


def calls_of_notes(notes: Sequence[Note], running: Sequence[Passage]) -> dict[int, Call]:
    """The signs in some passages that call notes: id of the note -> the sign."""
    called: dict[int, Call] = {}
    for row in _rows(notes):
        called |= _paired(row, running)
    return called


def _rows(notes: Sequence[Note]) -> Iterator[list[Note]]:
    """Textual notes with letters and the others with numbers: each row is called in an order of its own."""
    for lettered in (True, False):
        row = [note for note in notes if (note.sign.style == "letter") == lettered]
        if row:
            yield row


def _paired(notes: Sequence[Note], running: Sequence[Passage]) -> dict[int, Call]:
    """Which sign calls which note: id of the note -> the sign.

    By label, in the order of the text. The style in which most notes are called comes first, glued digits last,
    and these only between their neighbours. Where no label fits, by order, if as many signs as notes are there.
    """
    found = [call for passage in running for call in calls(passage, frozenset(note.label for note in notes))]
    waiting: dict[str, deque[int]] = {}
    for i, note in enumerate(notes):
        waiting.setdefault(note.label, deque()).append(i)
    times = Counter((call.style, call.label) for call in found)
    alone = {key for key, count in times.items() if count == 1 and len(waiting[key[1]]) == 1 and key[0] in PLAIN}
    places: dict[int, Call] = {}
    for style in _styles(found, notes[0].sign.style):
        for call in found:
            bearing = waiting[call.label]
            if call.style != style or not bearing:
                continue
            # Where versions are read one after the other, signs come out of order; one that stands once is sure.
            if (call.style, call.label) in alone or _fits(bearing[0], call, places):
                places[bearing.popleft()] = call
    if not places:
        places = dict(enumerate(_in_order(notes, running)))
    return {id(notes[i]): call for i, call in places.items()}


def _styles(found: Sequence[Call], own: str) -> list[str]:
    """The styles of some signs: first that of most labels, or of as many and in the style of the notes; last glued."""
    labels: dict[str, set[str]] = {}
    for call in found:
        labels.setdefault(call.style, set()).add(call.label)
    return sorted(labels, key=lambda style: (style == "glued", -len(labels[style]), style != own))


def _fits(i: int, call: Call, places: dict[int, Call]) -> bool:
    """Whether a sign stands between those of the notes before and after it.

    Glued digits must follow the sign of the note before; after a word also that of one a little earlier.
    """
    before, after = places.get(i - 1), places.get(i + 1)
    if call.style == "glued" and i > 0 and before is None:
        if not call.passage.text[call.start - 1].isalpha():
            return False
        before = places.get(i - 2) or places.get(i - 3)
        if before is None:
            return False
    return (before is None or before.place < call.place) and (after is None or call.place < after.place)


def _in_order(notes: Sequence[Note], running: Sequence[Passage]) -> list[Call]:
    """The signs 1, 2, 3 ... of one style, if there are as many as notes."""
    numbers = frozenset(str(n) for n in range(1, len(notes) + 1))
    found = [call for passage in running for call in calls(passage, numbers)]
    for style in _styles(found, ""):
        of_style = [call for call in found if call.style == style]
        if style != "glued" and [call.label for call in of_style] == [str(n) for n in range(1, len(notes) + 1)]:
            return of_style
    return []
