"""What a person should look at in a finished draft: signs that were replaced, notes that nothing calls."""

from __future__ import annotations

from collections.abc import Iterator

from seeds2tei.annotation import Annotation
from seeds2tei.finding import Finding, Severity
from seeds2tei.passage import Draft
from seeds2tei.source import Span

# Words that an editor put in: somebody should answer for them.
EDITORIAL = frozenset({"supplied", "gloss", "note"})


def inspect(draft: Draft) -> Iterator[Finding]:
    """The findings of a draft, in no special order."""
    yield from _forbidden(draft)
    yield from _without_text(draft)
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
