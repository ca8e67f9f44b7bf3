"""What a person should look at in a finished draft: signs that were replaced, notes that nothing calls."""

from __future__ import annotations

from collections.abc import Iterator

from seeds2tei.annotation import Annotation
from seeds2tei.expressions import expression
from seeds2tei.finding import Finding, Severity
from seeds2tei.passage import Draft
from seeds2tei.profile import Profile
from seeds2tei.source import Span
from seeds2tei.withholding import withheld

# Embeddings, overrides and isolates (Unicode Standard Annex 9); the mere marks of direction turn nothing.
TURNS = expression("[\u202a-\u202e\u2066-\u2069]")
# Glued to the word before it: "[1939]" between blanks is a year that an editor put in.
SIGN = expression(r"(?<=[^\s\[(])\[(?:\d{1,4}|[*†‡])\]")
DATED = expression(
    r"(?<![\w.])(?:\d{1,2}\.?\s[^\W\d_]{3,12}\s\d{4}|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})(?![\w.])"
)
MANY = 3
# Words that an editor put in: somebody should answer for them.
EDITORIAL = frozenset({"supplied", "gloss", "note"})


def inspect(draft: Draft, profile: Profile) -> Iterator[Finding]:
    """The findings of a draft, in no special order."""
    yield from withheld(draft, profile)
    yield from _forbidden(draft)
    yield from _direction(draft)
    yield from _without_text(draft)
    yield from _unanswered(draft)
    yield from _unread_dates(draft)
    unsigned: list[Annotation] = []
    for claim in draft.annotations():
        if claim.field == "tags-only":
            yield Finding("tags-only", Severity.NOTE, claim.because, *claim.span)
        elif claim.tag == "note" and claim.by == "note" and claim.anchor is None and claim.get("place") == "bottom":
            if not claim.key:
                sentence = f"no sign in the text calls note {claim.get('n')}; it stays where it stands."
                yield Finding("uncalled-note", Severity.NOTE, sentence, *claim.span)
        elif claim.tag in EDITORIAL and not claim.get("resp") and draft.words(claim.span).startswith("["):
            unsigned.append(claim)
    if unsigned:
        words = " ".join(draft.words(unsigned[0].span).split())[:60]
        brackets = "1 bracket is" if len(unsigned) == 1 else f"{len(unsigned)} brackets are"
        sentence = f'{brackets} signed by nobody, without @resp; the first is "{words}".'
        yield Finding("unsigned-brackets", Severity.NOTE, sentence, *unsigned[0].span)


def _without_text(draft: Draft) -> Iterator[Finding]:
    """A warning where nothing but furniture stands: a page that loads its text by a script, or asks for a login."""
    if all(passage.tag == "fw" or not passage.text.strip() for passage in draft.passages):
        words = " ".join(draft.passages[0].text.split())[:60]
        sentence = (
            f'no document text found: all of it is furniture of a web page, from "{words}" on. If a script loads the '
            "text, save the page as the browser shows it."
        )
        yield Finding("no-text", Severity.WARNING, sentence, *draft.passages[0].block.span)


def _direction(draft: Draft) -> Iterator[Finding]:
    """Characters that turn the direction of writing: kept, but what one sees is not what stands there."""
    found = list(TURNS.finditer(draft.source.text))
    if found:
        first = found[0]
        times = "once" if len(found) == 1 else f"{len(found)} times"
        sentence = (
            f"characters that turn the direction of writing stand {times} in the text, the first is "
            f"U+{ord(first[0]):04X}. They are kept; see that the words read as they should."
        )
        yield Finding("writing-direction", Severity.WARNING, sentence, *first.span())


def _unanswered(draft: Draft) -> Iterator[Finding]:
    """Signs of notes in the text to which no note belongs, all in one finding."""
    count = 0
    first: tuple[str, Span] | None = None
    for passage in draft.passages:
        if passage.tag in ("fw", "label") or passage.block.field == "front-matter":
            continue
        for sign in SIGN.finditer(passage.text):
            count += 1
            first = first or (sign[0], passage.span(*sign.span()))
    if first is not None:
        words, span = first
        signs = "1 sign looks like that of a note" if count == 1 else f"{count} signs look like those of notes"
        none = "no note bears it" if count == 1 else "no note bears them"
        sentence = f'{signs}, and {none}; the first is "{words}". It stays in the text.'
        severity = Severity.NOTE if count < MANY else Severity.WARNING
        yield Finding("unanswered-sign", severity, sentence, *span)


def _unread_dates(draft: Draft) -> Iterator[Finding]:
    """Lines that are there to state a date, and state none that can be."""
    for passage in draft.passages:
        if passage.tag not in ("item", "dateline") or any(True for _ in passage.holds("date")):
            continue
        if found := DATED.search(passage.text):
            sentence = f'"{found[0]}" looks like a date, and there is no such day: nothing was made of it.'
            yield Finding("unread-date", Severity.NOTE, sentence, *passage.span(*found.span()))


def _forbidden(draft: Draft) -> Iterator[Finding]:
    """One finding for each character that XML cannot hold, at its first place, with its count."""
    text = draft.source.text
    places: dict[str, list[Span]] = {}
    for mark in draft.marks:
        if mark.rule == "forbidden-character":
            places.setdefault(text[mark.span.start], []).append(mark.span)
    for character, spans in places.items():
        times = "once" if len(spans) == 1 else f"{len(spans)} times"
        sentence = (
            f"XML cannot hold the character U+{ord(character):04X}, which stands {times}; U+FFFD is in its place."
        )
        yield Finding("forbidden-character", Severity.WARNING, sentence, *spans[0])
