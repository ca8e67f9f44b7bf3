"""Notes that an extractor wrote twice: in the list of notes, and in the text behind the sign that calls them.

    sword;[1] Find 1 Chronicles 21:15. Who makes ...
    [1] Find 1 Chronicles 21:15.
        ->  sword;<note n="1">Find ...</note> <note type="duplicate" sameAs="#n1">Find ...</note> Who makes ...

Word for word, and directly behind the sign: else it is the text that says the same. TEI P5, section CONONO.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from seeds2tei.annotation import Annotation
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser

LEAST = 8  # letters; a shorter note may be the next word of the text


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    starts = [passage.block.span.start for passage in passages]
    for note in passages:
        if note.tag != "note" or note.block.anchor is None or not note.block.key:
            continue
        host = passages[bisect_right(starts, note.block.anchor) - 1]
        if host is note or len("".join(note.text.split())) < LEAST:
            continue
        begin = host.offset(note.block.anchor)
        begin += len(host.text[begin:]) - len(host.text[begin:].lstrip())
        end = _said_again(host.text, begin, note.text)
        if end > begin:
            attributes = (("type", "duplicate"), ("sameAs", f"#{note.block.key}"))
            because = f"the note {note.block.get('n') or 'that is called here'} is said again behind its sign"
            yield Annotation(host.span(begin, end), "note", attributes, by="duplicate", because=because)


def _said_again(text: str, begin: int, note: str) -> int:
    """Where the words of a note end that stand in a text from `begin` on; -1 if others stand there."""
    end = begin
    for word in note.split():
        while end < len(text) and text[end].isspace():
            end += 1
        if not text.startswith(word, end):
            return -1
        end += len(word)
    return end


RECOGNISER = Recogniser("duplicate", ("note",), "CONONO", find)
