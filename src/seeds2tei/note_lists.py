"""Where notes stand: in a list at the end, under a heading that says so, or between paragraphs of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.expressions import expression
from seeds2tei.note_signs import Label, is_heading, label, letter_label
from seeds2tei.passage import Passage
from seeds2tei.repositories import Repositories
from seeds2tei.source import Span
from seeds2tei.source_lines import source_line

AFTER_NOTES = frozenset({"fw", "note", "byline", "trailer"})
# Lists under these headings are notes only if a sign calls one of them, and under those even if none does.
BIBLIOGRAPHIES = frozenset({"references", "комментарии", "nachweise", "notes and references"})
FOOTNOTES = frozenset({"footnotes", "endnotes", "fußnoten", "fussnoten", "endnoten", "сноски", "виноски", "przypisy"})
LONGEST_RULE = 40
# "[AA:A4764, 3]", with "Back to top" and the like below it.
SHELFMARK = expression(r"\[[^\[\]\n]{2,80}\](?:\n[^\n]{1,60}){0,3}")
CONTINUED = 2  # paragraphs with which a note may go on where no heading says that these are notes


class Note(NamedTuple):
    """A note as it stands: its label, and its passages."""

    sign: Label
    passages: tuple[Passage, ...]

    @property
    def label(self) -> str:
        """What it bears, "" if it bears nothing."""
        return self.sign.words

    @property
    def span(self) -> Span:
        return Span(self.passages[0].block.span.start, self.passages[-1].block.span.end)


class Block(NamedTuple):
    """Notes that stand together, and the heading above them."""

    head: Passage | None
    notes: tuple[Note, ...]


def note_blocks(passages: Sequence[Passage], archives: Repositories) -> Iterator[Block]:
    """The notes under each heading that says so; without one, the labelled paragraphs at the end.

    archives   those of the editor's lists: a line that says where the document is kept is no note
    """
    end = len(passages)
    found = False
    for i, passage in enumerate(passages):
        if is_heading(passage):
            stop = next((j for j in range(i + 1, end) if passages[j].tag == "head" or is_heading(passages[j])), end)
            notes = _grouped(passages[i + 1 : stop], archives, unlabelled=_word(passage) not in BIBLIOGRAPHIES)
            if notes:
                found = True
                yield Block(passage, notes)
    if not found and (notes := _closing_notes(passages, archives)):
        yield Block(None, notes)


def _word(passage: Passage) -> str:
    return passage.text.strip(" \t\n:.*—–-").casefold()


def _closing_notes(passages: Sequence[Passage], archives: Repositories) -> tuple[Note, ...]:
    """The last labelled paragraphs of a document without a heading over its notes."""
    end = len(passages)
    while end > 0 and (passages[end - 1].tag in AFTER_NOTES or _stands_below(passages[end - 1], archives)):
        end -= 1
    last = end - 1
    if last < 0 or _labelled(passages[last]) is None:
        return ()
    start = last
    while start > 0:
        before = start - 1
        while before > max(0, start - 1 - CONTINUED) and _continues(passages[before]):
            before -= 1
        earlier, later = _labelled(passages[before]), _labelled(passages[start])
        if earlier is None or later is None or not (earlier.style == later.style or _begins_anew(earlier, later)):
            break
        if later.style == earlier.style == "letter" and not _follows(earlier.words, later.words):
            break
        if before < start - 1 and not _follows(earlier.words, later.words):
            break
        start = before
    return _grouped(passages[start:end], archives, unlabelled=False)


def _continues(passage: Passage) -> bool:
    return passage.tag == "p" and _labelled(passage) is None and len(passage.text) > 60


def _follows(earlier: str, later: str) -> bool:
    if earlier.isdigit() and later.isdigit():
        return int(earlier) + 1 == int(later)
    if len(earlier) == len(later) == 1 and earlier.isalpha():
        return earlier < later <= chr(ord(earlier) + 2)  # some leave out j
    return len(earlier) + 1 == len(later) and earlier[0] == later[0]


def _begins_anew(earlier: Label, later: Label) -> bool:
    """Whether a second row of notes begins: textual notes have letters, the others numbers."""
    return "letter" in (earlier.style, later.style) and later.words in ("1", "a", "*")


def _labelled(passage: Passage) -> Label | None:
    if passage.tag not in ("p", "item") or (passage.tag == "item" and not passage.provisional):
        return None
    item = _item(passage)
    if item is not None and item.get("n"):
        return Label(item.get("n"), 0, "plain") if passage.block.span.start < item.span.start + 8 else None
    return label(passage.text) or letter_label(passage.text)


def _item(passage: Passage) -> Annotation | None:
    return next((c for c in reversed(passage.within) if c.tag == "item"), None)


def _is_labels(passage: Passage) -> bool:
    """Whether a passage belongs to label lines, which never continue a note."""
    return any(container.tag == "list" and not container.provisional for container in passage.within)


def _is_source(passage: Passage, archives: Repositories) -> bool:
    return _labelled(passage) is None and source_line(passage.text, archives) is not None


def _stands_below(passage: Passage, archives: Repositories) -> bool:
    """Whether a passage may stand below the notes: a source, a rule, a shelfmark in brackets with lines of the page."""
    if passage.tag != "p" or _labelled(passage) is not None:
        return False
    ruled = len(passage.text.strip()) <= LONGEST_RULE and not any(map(str.isalnum, passage.text))
    return ruled or _is_source(passage, archives) or SHELFMARK.fullmatch(passage.text.strip()) is not None


def _grouped(passages: Sequence[Passage], archives: Repositories, *, unlabelled: bool) -> tuple[Note, ...]:
    """Notes with the paragraphs that continue them.

    unlabelled  an item of a list is a note, also if it has no label
    """
    notes: list[Note] = []
    for passage in passages:
        if passage.tag in AFTER_NOTES or passage.tag == "head" or _is_labels(passage):
            break
        found = _labelled(passage)
        if found is not None and found.style == "letter" and not _is_next(notes, found):
            found = None
        if found is None and unlabelled and _begins_item(passage):
            found = Label("", 0, "")
        if found is not None and notes and _is_another_list(notes, found):
            return (*notes[:-1], notes[-1]._replace(passages=notes[-1].passages[:1]))
        if found is not None:
            notes.append(Note(found, (passage,)))
        elif notes and _is_source(passage, archives):
            break
        elif notes:
            last = notes.pop()
            notes.append(last._replace(passages=(*last.passages, passage)))
    return tuple(notes)


def _is_another_list(notes: Sequence[Note], found: Label) -> bool:
    """Whether points of a text that follows begin: "1." below the notes (1) and (2), with paragraphs between."""
    last = notes[-1]
    return (
        found.words == "1" == notes[0].label
        and (found.style, notes[0].sign.style) == ("plain", "round")
        and len(last.passages) > 1
    )


def _is_next(notes: Sequence[Note], letter: Label) -> bool:
    """Whether a letter comes after those that notes bear already, or is the first."""
    letters = [note.label for note in notes if note.sign.style == "letter"]
    return _follows(letters[-1], letter.words) if letters else letter.words == "a"


def _begins_item(passage: Passage) -> bool:
    item = _item(passage)
    if passage.tag == "item":
        return passage.provisional
    return item is not None and passage.tag == "p" and passage.block.span.start < item.span.start + 8


def notes_in_text(passages: Sequence[Passage], known: set[int]) -> Iterator[Note]:
    """Paragraphs that begin with an asterisk or dagger, or are a "[Footnote 1: ...]", while the text goes on below."""
    for passage in passages:
        if passage.tag == "p" and passage.text[:1] in ("*", "†", "‡", "[") and id(passage) not in known:
            found = label(passage.text)
            if found and passage.text[0] == "[" and not is_bracketed(found, passage):
                continue
            if found and not passage.inside("list", "quote", "table"):
                yield Note(found, (passage,))


def is_bracketed(sign: Label, last: Passage) -> bool:
    """Whether a note stands in brackets altogether, as "[Footnote 1: See above.]"; `last` is its last passage."""
    return sign.style == "worded" and sign.is_open and last.text.rstrip().endswith("]")


def certain(head: Passage, notes: Sequence[Note], *, last: bool) -> bool:
    """Whether these are notes although no sign calls any of them."""
    if any(note.sign.style == "letter" for note in notes):
        return False  # "a" is a word
    if not all(note.label for note in notes):
        return _word(head) in FOOTNOTES
    return last and _word(head) not in BIBLIOGRAPHIES
