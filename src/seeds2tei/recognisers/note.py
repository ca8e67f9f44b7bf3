"""Notes with a number or a sign, and the signs in the text that call them.

    ... at Harvard.[1] ...  1. A note.     ->   ... at Harvard.<note n="1">A note.</note> ...
    \\* A remark between two texts:          ->   <note n="*">A remark ...</note>, and at the sign <ref>*</ref>

A note from a list at the end stands at its number. A note that more text follows stays where it is. The
number is notation; it becomes @n. A sign calls a note only if a note bears it; a note that no sign calls
stays where it stands. TEI P5, section CONONO.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from seeds2tei.annotation import Annotation, Attributes
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.source import Mark, Span

HEADINGS = frozenset(
    "notes|note|footnotes|endnotes|references|note(s)|editorial notes|anmerkungen|fußnoten|fussnoten|endnoten"
    "|anmerkung|примечания|примечание|сноски|комментарии|примітки|виноски|notas|notas al pie|note di chiusura"
    "|note a piè di pagina|przypisy|objaśnienia|notes de bas de page|注释|注|poznámky".split("|")
)
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# What bears a number between square brackets: 1  12a  a  iv  fn1  *. A word ([sic]) does so only after ^ (pandoc).
_SQUARE = r"\d{1,4}[^\W\d_]?|[^\W\d_]|[ivxIVX]{1,5}|[^\W\d_]{1,3}\d{1,3}|[*†‡§]{1,5}"
# How a note may begin: [1]  [^1]:  (1)  1.  1)  ¹  *  †
LABEL = re.compile(
    rf"\[(?:(?P<square>{_SQUARE})|\^(?P<caret>\w{{1,5}}))\]:?(?=\s|$|[^\W\d_])"
    r"|\((?P<round>\d{1,3}|[*†‡])\)(?=\s)|(?P<plain>\d{1,3})[.)](?=\s)"
    r"|(?P<high>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})(?=\s|[^\W\d_])|(?P<sign>[*†‡§]{1,4})(?=\s|[^\W\d_])"
    r"|(?P<bare>\d{1,3})(?=\s+[^\W\d_])"
)
# How a sign in the text may look.
CALLS = re.compile(
    rf"\[(?:(?P<square>{_SQUARE})|\^(?P<caret>\w{{1,5}}))\]"
    r"|\((?P<round>\d{1,3}|[*†‡])\)|(?P<high>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})|(?P<sign>[*†‡]{1,4})"
    r"|(?<=[^\W\d_.,;:]|[.,;:!?”»“)’])(?P<glued>\d{1,3})(?![\w.,]\d|\w)"
)
# Backslashes and stars among its characters are notation of their own, so a sign may come in parts.
SHAPE = re.compile(rf"(?:[\[(]?(?:{_SQUARE}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,4}}|)|\[?\^\w{{1,5}})[.:)\]]{{0,2}}[ \t\u00a0]{{0,8}}")
NEARLY_END = frozenset({"fw", "note", "head"})


class Note(NamedTuple):
    """A note as it stands: its passages, its label and where that stands in the first passage."""

    label: str
    passages: tuple[Passage, ...]
    label_end: int
    in_list: bool

    @property
    def span(self) -> Span:
        return Span(self.passages[0].block.span.start, self.passages[-1].block.span.end)


class Call(NamedTuple):
    """A sign in the text that may call a note."""

    label: str
    passage: Passage
    start: int
    end: int
    glued: bool


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    head, notes = _closing_notes(passages)
    in_text = list(_notes_in_text(passages, notes))
    if not notes and not in_text:
        return
    bodies = {id(passage) for note in (*notes, *in_text) for passage in note.passages}
    calls = list(_calls((p for p in passages if id(p) not in bodies), {note.label for note in (*notes, *in_text)}))
    called = _paired(notes, calls)
    if not head:  # without a heading only what is called is a note
        notes = [note for note in notes if id(note) in called]
    if head and notes:
        span = Span(head.block.span.start, notes[-1].span.end)
        yield Annotation(span, "div", (("type", "notes"),), by="note", because=f'"{head.text}" heads the notes')
    for note in notes:
        yield _anchored(note, called.get(id(note)))
    taken = {id(call) for call in called.values()}
    for note in in_text:
        call = next((c for c in calls if c.label == note.label and id(c) not in taken and not c.glued), None)
        if call is not None:
            taken.add(id(call))
            yield from _standing(note, call)


def _label(text: str) -> tuple[str, int] | None:
    """The label with which a note begins, normalised, and where it ends."""
    match = LABEL.match(text)
    if match is None:
        return None
    value = next(group for group in match.groups() if group)
    return value.translate(SUPERSCRIPTS).lower(), match.end()


def _labelled(passage: Passage) -> tuple[str, int] | None:
    if passage.tag not in ("p", "item") or (passage.tag == "item" and not passage.provisional):
        return None
    number = next((c.get("n") for c in reversed(passage.within) if c.tag == "item"), "")
    if number:
        first = next(c for c in reversed(passage.within) if c.tag == "item")
        return (number, 0) if passage.block.span.start < first.span.start + 8 else None
    return _label(passage.text)


def _is_labels(passage: Passage) -> bool:
    """Whether a passage belongs to label lines, which never continue a note."""
    return any(container.tag == "list" and not container.provisional for container in passage.within)


def _closing_notes(passages: Sequence[Passage]) -> tuple[Passage | None, list[Note]]:
    """The notes at the end: under a heading, or as the last labelled paragraphs."""
    end = len(passages)
    while end > 0 and passages[end - 1].tag in ("fw", "byline", "trailer"):
        end -= 1
    for i in range(end - 1, -1, -1):
        passage = passages[i]
        if _is_heading(passage):
            return passage, _grouped(passages[i + 1 : end], lenient=True)
        if passage.tag == "head" and i < end - 1:
            break
    start = end
    for i in range(end - 1, -1, -1):
        if passages[i].tag not in ("p", "item"):
            break
        if _labelled(passages[i]) is not None:
            start = i
        elif end - i > 3 and start - i > 2:
            break
    return None, _grouped(passages[start:end], lenient=False)


def _is_heading(passage: Passage) -> bool:
    if passage.tag not in ("head", "p") or len(passage.text) > 40:
        return False
    return passage.text.strip(" \t\n:.*—–-").casefold() in HEADINGS


def _grouped(passages: Sequence[Passage], *, lenient: bool) -> list[Note]:
    """Notes with the paragraphs that continue them."""
    notes: list[Note] = []
    for passage in passages:
        if passage.tag in NEARLY_END or _is_labels(passage):
            break
        found = _labelled(passage)
        if found is not None:
            in_list = any(container.tag == "item" for container in passage.within)
            notes.append(Note(found[0], (passage,), found[1], in_list))
        elif notes and lenient:
            last = notes.pop()
            notes.append(last._replace(passages=(*last.passages, passage)))
        elif notes:
            break
    return notes


def _notes_in_text(passages: Sequence[Passage], closing: Iterable[Note]) -> Iterator[Note]:
    """Paragraphs that begin with an asterisk or dagger while the text goes on after them."""
    known = {id(passage) for note in closing for passage in note.passages}
    for passage in passages:
        if passage.tag == "p" and passage.text[:1] in "*†‡" and passage.text and id(passage) not in known:
            found = _label(passage.text)
            if found and not passage.inside("list", "quote", "table"):
                yield Note(found[0], (passage,), found[1], False)


def _calls(passages: Iterable[Passage], labels: set[str]) -> Iterator[Call]:
    """The signs in the text that bear the label of a note."""
    wants_digits = any(label.isdigit() for label in labels)
    for passage in passages:
        text = passage.text
        if not (wants_digits or "[" in text or "*" in text or "†" in text or "‡" in text):
            continue
        for match in CALLS.finditer(text):
            kind = match.lastgroup or ""
            label = match[kind].translate(SUPERSCRIPTS).lower()
            if label not in labels:
                continue
            if kind == "glued" and _is_number(passage, match):
                continue
            yield Call(label, passage, match.start(), match.end(), kind == "glued")
        for high in passage.holds("hi"):
            if high.get("rendition") == "#superscript":
                label = passage.words(high.span).strip("[]() ").lower()
                if label in labels and SHAPE.fullmatch(passage.words(high.span)):
                    yield Call(label, passage, passage.offset(high.span.start), passage.offset(high.span.end), False)


def _is_number(passage: Passage, match: re.Match[str]) -> bool:
    """Whether glued digits are something else than a sign: m2, a year, part of a shelfmark."""
    before = passage.text[: match.start()]
    word = re.search(r"[^\W\d_]+$", before[-24:])
    if word is not None and (len(word[0]) < 3 or word[0].isupper()):
        return True
    return bool(re.search(r"\d[.,:]$", before[-3:]))


def _paired(notes: Sequence[Note], calls: Sequence[Call]) -> dict[int, Call]:
    """Which sign calls which note: by label, in order; a glued digit only where the sequence fits."""
    waiting: dict[str, deque[Note]] = defaultdict(deque)
    for note in notes:
        waiting[note.label].append(note)
    called: dict[int, Call] = {}
    order = sorted(calls, key=lambda call: (call.passage.block.span.start, call.start, call.glued))
    expected = 1
    for call in order:
        if call.glued and call.label != str(expected):
            continue
        if waiting[call.label]:
            called[id(waiting[call.label].popleft())] = call
            if call.label.isdigit():
                expected = int(call.label) + 1
    return called


def _anchored(note: Note, call: Call | None) -> Annotation:
    """A note of the list at the end, at the sign that calls it; where it stands, if none does."""
    marks = _label_mark(note)
    attributes: Attributes = (
        ("n", note.label),
        ("type", _type(note)),
        ("place", "end" if call else "bottom"),
    )
    if call is None:
        because = f"a note with the label {note.label}, to which no sign in the text belongs"
        return Annotation(note.span, "note", attributes, marks, by="note", because=because, cert="medium")
    sign = call.passage.span(call.start, call.end)
    because = f'"{call.passage.text[call.start : call.end]}" in the text calls the note {note.label}'
    marks = (*marks, *_marks(call.passage, call.start, call.end))
    cert = "medium" if call.glued else "high"
    return Annotation(note.span, "note", attributes, marks, sign.start, by="note", because=because, cert=cert)


def _standing(note: Note, call: Call) -> Iterator[Annotation]:
    """A note that stays in the text, and a reference to it at the sign."""
    key = f"note-{note.span.start}"
    said_of = call.passage.block.get("corresp")
    attributes: Attributes = (("n", note.label), ("type", _type(note)), ("place", "bottom"))
    if said_of:
        attributes = (*attributes, ("target", said_of))
    because = f'"{note.label}" stands above, and more text follows the note'
    yield Annotation(note.span, "note", attributes, _label_mark(note), by="note", because=because, key=key)
    yield Annotation(call.passage.span(call.start, call.end), "ref", (("type", "noteAnchor"), ("target", f"#{key}")),
                     by="note", because=f"a paragraph below begins with {note.label}")  # fmt: skip


def _label_mark(note: Note) -> tuple[Mark, ...]:
    if note.label_end == 0:
        return ()
    text, end = note.passages[0].text, note.label_end
    while end < note.label_end + 8 and text[end : end + 1] in (" ", "\t", "\u00a0"):
        end += 1
    return tuple(_marks(note.passages[0], 0, end))


def _marks(passage: Passage, start: int, end: int) -> Iterator[Mark]:
    """The sign as notation, in as many parts as other notation (a backslash, stars) leaves of it."""
    return (Mark(span, "", "note-number") for span in passage.stretches(start, end))


def _type(note: Note) -> str:
    text = note.passages[0].text[-400:]
    if re.search(r"(?:Tr|Transl|transl|Übers|Anm\. d\. Ü|перев|пер)\.?\]?\s*$", text):
        return "translator"
    return "editorial"


RECOGNISER = Recogniser("note", ("note", "ref", "div"), "CONONO", find, {"note-number": SHAPE})
