"""Books that a note or remark cites, where their title is in italics and pages follow.

    his book *Der Zauberberg*, pp. 79-83    ->    his book <bibl><hi><title level="m">Der Zauberberg</title></hi>,
                                                  <biblScope unit="page" from="79" to="83">pp. 79-83</biblScope></bibl>

Italics without pages, or pages without italics, are no reference. TEI P5, section COBI.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds2tei.annotation import Annotation
from seeds2tei.expressions import expression
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser

PAGES = expression(
    r"(?P<label>\bpp?\.|\bpages?|\bS\.|\bс\.|\bстр\.|\bs\.|\bpág\.|\bpágs\.)[ \u00a0]?(?P<first>\d{1,5})"
    r"(?:[ \u00a0]?[-–—][ \u00a0]?(?P<last>\d{1,5}))?"
)
BETWEEN = expression(r"(?>[A-Z]\w*|vol\b|Bd\b|т\b|\d+|[^\w])*+")
AND = expression(r"[\s,;]*(?:and|und|et|y|e|и|та|&)?\s*")
REACH = 60  # characters between the title and its pages


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    for passage in passages:
        if not passage.inline or passage.tag in ("head", "label", "item", "fw"):
            continue
        for italic in passage.holds("hi"):
            if italic.get("rendition") == "#italic":
                yield from _reference(passage, italic)


def _reference(passage: Passage, italic: Annotation) -> Iterator[Annotation]:
    start, end = passage.offset(italic.span.start), passage.offset(italic.span.end)
    pages = PAGES.search(passage.text, end, end + REACH)
    if pages is None or BETWEEN.fullmatch(passage.text, end, pages.start()) is None:
        return
    scopes = [pages]
    while True:
        gap = AND.match(passage.text, scopes[-1].end())
        following = PAGES.match(passage.text, gap.end()) if gap else None
        if following is None:
            break
        scopes.append(following)
    title = passage.text[start:end]
    because = f'"{title.strip(" ,.;")}" is in italics, and "{scopes[0][0]}" follows'
    whole = passage.span(start, scopes[-1].end())
    span = whole._replace(start=min(whole.start, italic.span.start))
    yield Annotation(span, "bibl", by="bibl", because=because)
    yield Annotation(passage.span(start, end), "title", (("level", "m"),), by="bibl", because=because)
    for scope in scopes:
        attributes = [("unit", "page"), ("from", scope["first"]), ("to", _last(scope["first"], scope["last"]))]
        yield Annotation(passage.span(*scope.span()), "biblScope", tuple(attributes), by="bibl", because="pages")


def _last(first: str, last: str | None) -> str:
    """The last page of a range: that of "232-3" is 233."""
    if not last:
        return first
    return first[: len(first) - len(last)] + last if len(last) < len(first) else last


RECOGNISER = Recogniser("bibl", ("bibl", "title", "biblScope"), "COBI", find)
