"""Where a paragraph ends in the middle of a sentence, and the next one goes on."""

from __future__ import annotations

from collections.abc import Sequence

from seeds2tei.lines import CUT_ENDS
from seeds2tei.passage import Passage
from seeds2tei.web_page import is_everywhere


def is_cut(text: str) -> bool:
    """Whether a paragraph ends where no sentence does.

    >>> is_cut("as was said of the "), is_cut("as was said."), is_cut("as was said: *")
    (True, False, False)
    """
    words = text.rstrip()
    return bool(words) and words[-1] not in CUT_ENDS


def goes_on(text: str) -> bool:
    """Whether a paragraph begins with a small letter, as no paragraph does."""
    words = text.lstrip(" \t\n([\"“„«'")
    return bool(words) and words[0].islower()


def cuts_a_sentence(passages: Sequence[Passage], i: int) -> bool:
    """Whether the paragraph before a line goes on in the paragraph after it."""
    if not 0 < i < len(passages) - 1:
        return False
    before, after = passages[i - 1], passages[i + 1]
    return (
        before.tag == after.tag == "p" and is_cut(before.text) and goes_on(after.text) and not is_everywhere(after.text)
    )
