"""What a person should look at in a Word file: all that is not on the page it became, or not in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from seeds2tei.expressions import expression
from seeds2tei.finding import Finding, Severity
from seeds2tei.readers.html_tokens import tokens
from seeds2tei.readers.word_package import Package
from seeds2tei.readers.word_text import Tally, Text
from seeds2tei.readers.word_words import margins

PLAIN_STYLES = frozenset(
    (
        *("", "normal", "normal (web)", "body text", "first paragraph", "compact", "no spacing", "plain text", "date"),
        *("signature", "closing", "salutation", "standard", "text body", "body", "default", "list paragraph"),
        *("aligned-right", "aligned-center"),
    )
)
"""Paragraphs in these styles say nothing by their style; their alignment may say something."""

_STYLE = expression(
    r"Unrecognised (\w+) style: (.*) \(Style ID: [^()]*\)|(\w+) style with ID (.*) was referenced but .*"
)
_DROPPED = expression(r"An unrecognised element was ignored: (.*)")
LONGEST = 60
"""So many characters of the file are quoted."""


def findings(package: Package, text: Text, page: str, messages: Sequence[str]) -> Iterator[Finding]:
    """All that a person should look at.

    page      the page that the library made, less the signs of notes that it made up
    messages  what the library said of the file
    """
    yield from _lost(text.words(), page)
    yield from _uncalled(text)
    yield from _left_out(text.tally, margins(package))
    yield from _tracked(text.tally)
    yield from _displaced(text.tally)
    yield from _said(messages)


def _lost(expected: str, page: str) -> Iterator[Finding]:
    """The words of the file that are not on the page, and whether those that are stand in the same order."""
    found, wanted = _page_words(page), expected.split()
    if found == wanted:
        return
    missing = Counter(wanted) - Counter(found)
    if missing:
        lost = [word for word in wanted if missing[word] > 0 and (missing.subtract([word]) or True)]
        words = "1 word of the Word file is" if len(lost) == 1 else f"{len(lost)} words of the Word file are"
        sentence = f'{words} not in the TEI, because the library that reads it passed over them: "{_quoted(lost)}".'
        yield Finding("lost-words", Severity.WARNING, sentence)
    elif Counter(found) == Counter(wanted):
        i = next(i for i, (one, other) in enumerate(zip(found, wanted, strict=True)) if one != other)
        sentence = f'words stand in another order than in the Word file, from "{_quoted(wanted[i:])}" on.'
        yield Finding("lost-words", Severity.WARNING, sentence)


def _page_words(page: str) -> list[str]:
    """The words that a reader of the page will see."""
    pieces: list[str] = []
    position = 0
    for sign in tokens(page):
        pieces += [page[position : sign.start], sign.reading]
        if sign.name in ("br", "p", "li", "td", "th"):
            pieces.append("\n")
        position = sign.end
    return "".join((*pieces, page[position:])).split()


def _left_out(tally: Tally, margins: Sequence[str]) -> Iterator[Finding]:
    """Pictures, drawings, embedded documents, words of shapes, headers and footers."""
    if tally.pictures:
        described = [text for text in tally.pictures if text.strip()]
        shown = f'; the first with a description is "{_quoted(described[0].split())}"' if described else ""
        yield _finding("left-out", f"{_many(len(tally.pictures), 'picture')} left out{shown}.")
    if tally.drawings:
        yield _finding("left-out", f"{_many(tally.drawings, 'drawing or chart', 'drawings or charts')} left out.")
    if tally.embedded:
        yield _finding("left-out", f"{_many(tally.embedded, 'embedded document')} left out: convert it by itself.")
    for words in tally.shapes:
        yield _finding("left-out", f'the words of a shape are left out: "{_quoted(words.split())}".')
    for words in margins:
        if any(character.isalpha() for character in words):
            yield _finding("left-out", f'a header or footer of the pages is left out: "{_quoted(words.split())}".')


def _uncalled(text: Text) -> Iterator[Finding]:
    for words in text.uncalled():
        yield _finding("left-out", f'a note or comment is left out, which nothing calls: "{_quoted(words.split())}".')
    if text.tally.astray:
        signs = _many(text.tally.astray, "sign of a note or comment", "signs of notes or comments")
        yield _finding("left-out", f"{signs} left out: no note of its own is there for it.")


def _tracked(tally: Tally) -> Iterator[Finding]:
    """Changes that Word has tracked and nobody has settled."""
    parts = []
    if tally.inserted:
        said = _quoted(tally.inserted[0].split())
        parts.append(f'{_many(len(tally.inserted), "insertion")} taken as text (the first: "{said}")')
    if tally.deleted:
        said = _quoted(tally.deleted[0].split())
        parts.append(f'{_many(len(tally.deleted), "deletion")} left out (the first: "{said}")')
    if tally.moved:
        parts.append(f"{_many(tally.moved, 'moved passage')} read in the new place")
    if parts:
        sentence = f"the Word file holds tracked changes: {', '.join(parts)}. Accept or reject them in Word to be sure."
        yield _finding("tracked-changes", sentence)


def _displaced(tally: Tally) -> Iterator[Finding]:
    boxes = [words for words in tally.boxes if words.strip()]
    if boxes:
        stand = f"{_many(len(boxes), 'text box', 'text boxes')} read behind the paragraph to which it is anchored"
        yield _finding("text-box", f'{stand}; the first is "{_quoted(boxes[0].split())}".', Severity.NOTE)
    if tally.hidden:
        said = _quoted("".join(tally.hidden).split())
        yield _finding("hidden-words", f'words that Word hides are in the text: "{said}".')


def _said(messages: Sequence[str]) -> Iterator[Finding]:
    """What the library says of the file, each once; styles that it does not know together."""
    styles: dict[str, None] = {}
    for message in dict.fromkeys(messages):
        style, dropped = _STYLE.fullmatch(message), _DROPPED.fullmatch(message)
        if style:
            styles[style[2] or style[4]] = None
        elif dropped:
            sentence = f"the element {_quoted(dropped[1].split())} of the Word file was passed over."
            yield _finding("left-out", sentence, Severity.NOTE)
        else:
            yield _finding("left-out", f"{_quoted(message.split())}.", Severity.WARNING)
    named = [name for name in styles if name.casefold() not in PLAIN_STYLES]
    if named:
        shown = ", ".join(f'"{name}"' for name in named[:8]) + (" and others" if len(named) > 8 else "")
        yield _finding(
            "unknown-style", f"styles that mean nothing here are read as plain text: {shown}.", Severity.NOTE
        )


def _finding(code: str, sentence: str, severity: Severity = Severity.WARNING) -> Finding:
    return Finding(code, severity, sentence)


def _many(number: int, one: str, several: str = "") -> str:
    """
    >>> _many(1, "picture"), _many(3, "picture")
    ('1 picture is', '3 pictures are')
    """
    return f"1 {one} is" if number == 1 else f"{number} {several or one + 's'} are"


def _quoted(words: Sequence[str]) -> str:
    """The first words, on one line, without what could take hold of a terminal."""
    shown = " ".join(words[:LONGEST])
    shown = "".join(character if character.isprintable() else "\ufffd" for character in shown)
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1].rstrip() + "…"
