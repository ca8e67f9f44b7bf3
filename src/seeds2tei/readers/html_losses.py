"""Elements of a page of which only the words are kept: for a person to look at, since they may have meant something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from seeds2tei.annotation import Annotation
from seeds2tei.readers.formatting import FORMATTING
from seeds2tei.readers.html_elements import BLOCKS, FURNITURE
from seeds2tei.readers.html_tokens import Token
from seeds2tei.source import Span

FIELD = "tags-only"
SAYS_NOTHING = frozenset(
    "a area base basefont bdi bdo bgsound br col colgroup data font frame hr img input label link meta nobr param "
    "picture rb rp rt rtc ruby script source span style tbody thead tfoot track wbr".split()
)
"""Elements that say nothing of their words by their name, or of which html_page knows more."""
_KNOWN = BLOCKS | SAYS_NOTHING | frozenset(FORMATTING)


def losses(text: str, signs: list[Token], rubies: Mapping[int, object], too_deep: list[Token]) -> Iterator[Annotation]:
    """Evidence for each name of such elements, at the first of them.

    rubies    places of the closing tags of ruby texts that were understood
    too_deep  the tags that stand in more elements than are written
    """
    lost = list(_unknown(text, signs))
    lost += [sign for sign in signs if sign.name == "ruby" and sign.closes and sign.start not in rubies]
    yield from _counted(lost, "has no counterpart in TEI")
    yield from _counted(too_deep, "stands in too many others")


def _counted(lost: list[Token], reason: str) -> Iterator[Annotation]:
    count = Counter(sign.name for sign in lost)
    first = {sign.name: sign for sign in reversed(lost)}
    for name, times in count.items():
        stands = "it stands once" if times == 1 else f"it stands {times} times"
        because = f"<{name}> {reason}: only its tags are gone, its words are in the text. On the page {stands}."
        yield Annotation(Span(first[name].start, first[name].end), "", field=FIELD, because=because)


def _unknown(text: str, signs: list[Token]) -> Iterator[Token]:
    """The elements of unknown meaning that have words, furniture left out."""
    position = 0
    waiting: list[Token] = []  # open, and no word so far
    open_: Counter[str] = Counter()  # their names
    furniture = 0
    for sign in signs:
        visible = sign.rule == "html.entity" and not sign.reading.isspace()
        if waiting and (visible or text[position : sign.start].strip()):
            yield from waiting
            waiting, open_ = [], Counter()
        position = sign.end
        if sign.name in FURNITURE:
            furniture = max(0, furniture + (-1 if sign.closes else 1))
        elif sign.rule == "html.tag" and sign.name not in _KNOWN and not furniture:
            if sign.closes and open_[sign.name]:
                while (closed := waiting.pop().name) != sign.name:
                    open_[closed] -= 1
                open_[closed] -= 1
            elif not sign.closes and text[sign.end - 2] != "/":
                waiting.append(sign)
                open_[sign.name] += 1
