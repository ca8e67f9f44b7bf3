"""Page furniture: what a web page or a printed page says besides the document.

    V. N. Orlova Archive            ->    <fw type="site-name" place="bottom">V. N. Orlova Archive</fw>
    Last updated on 3 May 2004      ->    <fw type="page-status" place="bottom">Last updated on 3 May 2004</fw>
    112Office copy                  ->    <fw type="header" place="top"><pb n="112"/>Office copy</fw>

It stays where it stands. Only whole lines are taken, in the first or last lines of a document or by a phrase
that web pages have; never a name, a title, a signature. TEI P5, section PHSK (Headers and footers).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from seeds2tei.annotation import Annotation, Attributes
from seeds2tei.lines import folded, is_heading, is_name, known
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.running_heads import NOTATION, Head, at_end, page_head, running_heads
from seeds2tei.source import Span
from seeds2tei.web_page import (
    is_domain,
    is_everywhere,
    is_navigation,
    is_row_of_links,
    names_site,
    phrase,
    telling_words,
)

NUMBER = re.compile(r"\d{1,4}")
EDGE = 60  # passages at the beginning and the end in which a page has its furniture
PROSE = 100  # letters of a paragraph that can follow a title
TITLES_BEGIN = 5  # passages in which the name of the site stands above the title


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    heads = running_heads(passages)
    for i, head in heads.items():
        yield from page_head(passages[i], head, passages[i].block.span, "furniture")
    for i, passage in enumerate(passages):
        if is_everywhere(passage.text) and _is_line(passage) and i not in heads:
            yield _block(passage, "navigation", "bottom", "web pages have this line", "high")
        elif passage.text[-1:].isalpha() and passage.tag == "p" and passage.provisional:
            for head in at_end(passage.text):
                span = Span(passage.span(*head.words).start, passage.block.span.end)
                yield from page_head(passage, head, span, "furniture")
    yield from _edges(passages, heads)


def _edges(passages: Sequence[Passage], heads: Mapping[int, Head]) -> Iterator[Annotation]:
    """The furniture at the two ends of a document."""
    count = len(passages)
    first = next((i for i, passage in enumerate(passages) if passage.block.field != "front-matter"), count)
    found: dict[int, tuple[str, str, str, str]] = {}
    for i in dict.fromkeys((*range(first, min(first + EDGE, count)), *range(max(first, count - EDGE), count))):
        if i not in heads and _is_line(passages[i]) and (kind := _phrase(passages[i].text)):
            place = "top" if i < first + TITLES_BEGIN and i < count // 2 else "bottom"
            found[i] = (kind, place, "web pages have this line", "high")
        elif i not in heads and passages[i].tag == "head" and is_domain(passages[i].text):
            found[i] = ("site-name", "top", "the heading is the address of a site", "high")
    found.update((i, kind) for i, kind in _bottom(passages, first) if i not in heads and i not in found)
    found.update((i, kind) for i, kind in _top(passages, first, {*found, *heads}) if i not in found)
    for i, (kind, place, because, cert) in sorted(found.items()):
        yield _block(passages[i], kind, place, because, cert)
        yield from _line_ends(passages[i])


def _phrase(text: str) -> str:
    return "" if is_everywhere(text) else phrase(text)


def _is_line(passage: Passage) -> bool:
    return passage.provisional and passage.tag in ("p", "head") and not passage.inside("table", "lg", "quote")


def _bottom(passages: Sequence[Passage], first: int) -> Iterator[tuple[int, tuple[str, str, str, str]]]:
    """The last lines: rows of links, the name of the site, a page number; upwards, as long as there are any."""
    witnesses = frozenset().union(*(telling_words(p.text[:200]) for p in passages[first : first + 3]))
    for i in range(len(passages) - 1, first + 1, -1):
        passage = passages[i]
        text = passage.text
        if not _is_line(passage) or passage.tag != "p":
            break
        if is_navigation(text) or is_row_of_links(text):
            yield i, ("navigation", "bottom", "a row of links, or one, in the last lines", "high")
        elif "\n" not in text and (sure := names_site(text, "site")):
            if sure == "perhaps" and not telling_words(text) & witnesses:
                break
            yield i, ("site-name", "bottom", "the last lines name the site", "high")
        elif i == len(passages) - 1 and NUMBER.fullmatch(text) and not passages[i - 1].text[-1:].isdigit():
            yield i, ("footer", "bottom", "a number alone ends the page", "medium")
        elif not phrase(text):
            break


def _top(passages: Sequence[Passage], first: int, taken: set[int]) -> Iterator[tuple[int, tuple[str, str, str, str]]]:
    """The lines above the title: rows of links, then the name of the site and its motto."""
    below = frozenset().union(*(telling_words(p.text[:200]) for p in passages[-3:]))
    for i in range(first, min(first + TITLES_BEGIN, len(passages) - 1)):
        passage = passages[i]
        if i in taken:
            continue
        if not _is_line(passage) or passage.tag != "p":
            return
        if is_navigation(passage.text) and not known("section", folded(passage.text)):
            yield i, ("navigation", "top", "a row of links above the title", "high")
            continue
        lines = passage.text.split("\n")
        if is_name(passage.text) or not all(is_heading(line) or not line.strip() for line in lines):
            return
        if not _is_title_next(passages, i + 1, taken):
            return
        sure = max((names_site(line, kind) for line in lines for kind in ("publisher", "site")), key=len)
        dated = passage.text[-4:].isdigit() or bool(telling_words(passage.text) & below) or sure == "sure"
        if not sure or not (dated or any(names_site(line, "publisher") for line in lines)):
            return
        kind = "site-tagline" if len(lines) > 1 else "header" if passage.text[-4:].isdigit() else "site-name"
        yield i, (kind, "top", "it stands above the title and names a site", "high")


def _is_title_next(passages: Sequence[Passage], i: int, taken: set[int]) -> bool:
    """Whether a title follows: a heading, or a short line with prose or label lines after it."""
    while i < len(passages) and i in taken:
        i += 1
    if i + 1 >= len(passages):
        return False
    if passages[i].tag == "head":
        return True
    after = passages[i + 1]
    follows = len(after.text) >= PROSE or 0 < after.text.find(":") < 30 or known("section", folded(after.text))
    return is_heading(passages[i].text, 200) and passages[i].tag == after.tag == "p" and follows


def _block(passage: Passage, kind: str, place: str, because: str, cert: str) -> Annotation:
    attributes: Attributes = (("type", kind), ("place", place))
    field = "site" if kind.startswith("site") else "rights" if kind == "footer" and "©" in passage.text else ""
    return Annotation(passage.block.span, "fw", attributes, field=field, by="furniture", because=because, cert=cert)


def _line_ends(passage: Passage) -> Iterator[Annotation]:
    """A line end inside a block of furniture stays one."""
    if not any(passage.holds("lb")):
        for match in re.finditer(r"\n[ \t]*(?=\S)", passage.text):
            yield Annotation(passage.span(match.end(), match.end()), "lb", by="furniture", because="a new line")


RECOGNISER = Recogniser("furniture", ("fw", "pb", "lb"), "PHSK", find, NOTATION)
