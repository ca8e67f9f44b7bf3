"""Page furniture: what a web page or a printed page says besides the document.

    V. N. Orlova Archive            ->    <fw type="site-name" place="bottom">V. N. Orlova Archive</fw>
    Last updated on 3 May 2004      ->    <fw type="page-status" place="bottom">Last updated on 3 May 2004</fw>
    112Office copy                  ->    <fw type="header" place="top"><pb n="112"/>112Office copy</fw>

It stays where it stands. Only whole lines are taken, in the first or last lines of a document or by a phrase
that web pages have; never a name, a title, a signature. TEI P5, section PHSK (Headers and footers).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from seeds2tei.annotation import Annotation, Attributes
from seeds2tei.dates import DateFound, find_dates
from seeds2tei.expressions import expression
from seeds2tei.lines import folded, opens
from seeds2tei.page_edges import TITLES_BEGIN, Furniture, bottom_lines, is_line, is_row_of_refs, top_lines
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.running_heads import Head, at_end, page_head, running_heads
from seeds2tei.source import Span
from seeds2tei.terms_of_use import states_terms
from seeds2tei.web_page import is_domain, is_everywhere, is_link_list, is_navigation, is_site_heading, phrase

SITE_KEY = expression(
    r"(?:layout|permalink|slug|draft|template|weight|redirect_from|last_modified(?:_at)?|lastmod|modified)[ \t]*:"
)
LAST = 6  # passages at the end in which terms of use stand
LONGEST_PHRASES = 300
ROWS = 12  # passages at the two ends in which rows of links stand
HOME = expression(r"(?:https?://[^/]+)?/?(?:\w+/?|(?:\.\./?)*(?:index|home|default)\.\w{3,5})?|\./|(?:\.\./)+")
FIRST_BLOGS = "1997"
LONGEST_POST = 60
EDGE = 60  # passages at the beginning and the end in which a page has its furniture


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    heads = running_heads(passages)
    for i, head in heads.items():
        yield from page_head(passages[i], head, passages[i].block.span, "furniture")
    for i, passage in enumerate(passages):
        said = is_everywhere(passage.text) or _says_nothing_else(passage.text)
        if said and is_line(passage) and i not in heads:
            place = "top" if i < TITLES_BEGIN < len(passages) // 2 else "bottom"
            yield _block(passage, Furniture("navigation", place, "web pages have this line"))
        elif passage.text[-1:].isalpha() and passage.tag == "p" and passage.provisional:
            for head in at_end(passage.text):
                span = Span(passage.span(*head.edges).start, passage.block.span.end)
                yield from page_head(passage, head, span, "furniture")
    yield from _post_dates(passages)
    yield from _edges(passages, heads)
    yield from _site_keys([p for p in passages[:EDGE] if p.block.field == "front-matter"])
    yield from _link_tables(passages)
    yield from _link_lists(passages[:EDGE], "top")
    yield from _link_lists(passages[max(EDGE, len(passages) - EDGE) :], "bottom")


def _link_lists(passages: Sequence[Passage], place: str) -> Iterator[Annotation]:
    """Lists in which usual links stand: the menu of a site."""

    def outermost(passage: Passage) -> Annotation | None:
        return next((container for container in passage.within if container.tag == "list"), None)

    for container, group in groupby(passages, key=outermost):
        items = [passage.text for passage in group]
        if container is not None and container.provisional and is_link_list(items):
            because = "a list of short links, as menus are"
            attributes = (("type", "navigation"), ("place", place))
            yield Annotation(container.span, "fw", attributes, by="furniture", because=because)


def _link_tables(passages: Sequence[Passage]) -> Iterator[Annotation]:
    """Tables at the two ends of a page in which nothing but rows of usual links stand: "< backward", "Index"."""
    edges = (*passages[:EDGE], *passages[max(EDGE, len(passages) - EDGE) :])
    for table, group in groupby(edges, key=lambda p: next((c for c in p.within if c.tag == "table"), None)):
        inside = [passage for passage in group if passage.text.strip()]
        cells = [passage.text.strip(" \n|<>«»‹›←→") for passage in inside]
        if table is None or not table.provisional or not any(cells):
            continue
        if all(not cell or is_navigation(cell) for cell in cells):
            above = (passage.tag == "p" and passage.block.span.end <= table.span.start for passage in passages)
            place = "bottom" if any(above) else "top"
            attributes = (("type", "navigation"), ("place", place))
            yield Annotation(table.span, "fw", attributes, by="furniture", because="a table of links, as menus are")
            for passage in inside[1:]:
                start = passage.block.span.start
                yield Annotation(Span(start, start), "lb", by="furniture", because="a new cell")


def _edges(passages: Sequence[Passage], heads: Mapping[int, Head]) -> Iterator[Annotation]:
    """The furniture at the two ends of a document."""
    count = len(passages)
    first = next((i for i, passage in enumerate(passages) if passage.block.field != "front-matter"), count)
    found: dict[int, Furniture] = {}
    site = _site_heading(passages[first : first + EDGE], first)
    for i in dict.fromkeys((*range(first, min(first + EDGE, count)), *range(max(first, count - EDGE), count))):
        if i not in heads and is_line(passages[i]) and (kind := _phrase(passages[i].text)):
            place = "top" if all(before in found or before in heads for before in range(first, i)) else "bottom"
            found[i] = Furniture(kind, place, "web pages have this line")
        elif i not in heads and _is_end(i, first, count) and is_line(passages[i]) and is_row_of_refs(passages[i]):
            place = "top" if 2 * (i - first) < count - first - 1 else "bottom"
            found[i] = Furniture("navigation", place, "a row of links and hardly a word beside them")
        elif i == site:
            found[i] = Furniture("site-name", "top", "the name of a site above the highest heading")
        elif i < first + TITLES_BEGIN and is_line(passages[i]) and _leads_home(passages, i):
            found[i] = Furniture("site-name", "top", "the first heading is a link to the front page of the site")
        elif i < first + TITLES_BEGIN and passages[i].tag == "head" and _shares_window(passages, i):
            found[i] = Furniture("site-name", "top", "the title of the window has it beside the title of the page")
        elif i - 1 in found and found[i - 1].because.startswith("the title of the window") and _is_tagline(passages, i):
            found[i] = Furniture("site-tagline", "top", "a short line below the name of the site")
        elif i not in heads and passages[i].tag == "head" and is_domain(passages[i].text):
            found[i] = Furniture("site-name", "top", "the heading is the address of a site")
    found.update((i, kind) for i, kind in bottom_lines(passages, first) if i not in heads and i not in found)
    for i in range(max(first + 1, count - LAST), count):
        if i not in heads and i not in found and _is_plain(passages[i]) and states_terms(passages[i].text):
            found[i] = Furniture("footer", "bottom", "one of the last lines states the terms of use")
    found.update((i, kind) for i, kind in top_lines(passages, first, {*found, *heads}) if i not in found)
    for i, furniture in sorted(found.items()):
        yield _block(passages[i], furniture)
        yield from _line_ends(passages[i])


def _says_nothing_else(text: str) -> bool:
    """Whether each of several lines is a phrase that web pages have everywhere."""
    lines = text.strip().split("\n") if len(text) <= LONGEST_PHRASES else ()
    return len(lines) > 1 and all(is_everywhere(line) or phrase(line) == "navigation" for line in lines)


def _leads_home(passages: Sequence[Passage], i: int) -> bool:
    """Whether a line is a link to the front page, and another heading below it is the title."""
    links = list(passages[i].holds("ref"))
    if len(links) != 1 or HOME.fullmatch(links[0].get("target")) is None:
        return False
    whole = len(passages[i].words(links[0].span).strip()) == len(passages[i].text.strip()) <= LONGEST_POST
    return whole and any(passage.tag == "head" for passage in passages[i + 1 : i + 1 + ROWS])


def _shares_window(passages: Sequence[Passage], i: int) -> bool:
    """Whether the title of the window is made of this heading and one below it: "Our Archive : A Treaty"."""
    window = next((passage.text for passage in passages[:TITLES_BEGIN] if passage.tag == "fw"), "")
    whole, name = folded(window), folded(passages[i].text)
    if not name or not (whole.startswith(name) or whole.endswith(name)) or len(whole) <= len(name) + 4:
        return False
    rest = folded(whole[len(name) :] if whole.startswith(name) else whole[: -len(name)])
    return any(passage.tag == "head" and folded(passage.text) == rest for passage in passages[i + 1 : i + 1 + ROWS])


def _is_tagline(passages: Sequence[Passage], i: int) -> bool:
    """Whether a short line stands between the name of the site and more of its furniture, or the title."""
    text = passages[i].text.strip()
    short = passages[i].tag == "p" and len(text) <= LONGEST_POST and text[-1:] not in (".", ":", "!")
    return short and i + 1 < len(passages) and (passages[i + 1].tag == "head" or is_row_of_refs(passages[i + 1]))


def _is_end(i: int, first: int, count: int) -> bool:
    """Whether a passage stands among the first or the last lines of a page."""
    return i < first + ROWS or i >= count - ROWS


def _post_dates(passages: Sequence[Passage]) -> Iterator[Annotation]:
    """The day of a post above its title, on a page that calls itself a blog: it dates no document."""
    if not any(opens("blog", folded(passage.text)) for passage in passages[-EDGE:] if len(passage.text) < LONGEST_POST):
        return
    for passage, following in pairwise(passages):
        if passage.tag != "head" or following.tag != "head" or len(passage.text) > LONGEST_POST:
            continue
        days = [date for date in find_dates(passage.text) if not date.attributes or date.precision == "day"]
        if len(days) == 1 and len(passage.text.strip()) <= days[0].end - days[0].start + 2 and _is_of_web(days[0]):
            yield _block(passage, Furniture("page-status", "top", "the day of a post above its title"))


def _is_of_web(date: DateFound) -> bool:
    return dict(date.attributes).get("when", "") >= FIRST_BLOGS


def _is_plain(passage: Passage) -> bool:
    return passage.tag == "p" and passage.provisional and not passage.inside("list", "table", "quote")


def _site_keys(matter: Sequence[Passage]) -> Iterator[Annotation]:
    """The first and the last lines of the front matter that only the builder of the site reads: `layout: post`."""
    kept = [i for i, passage in enumerate(matter) if SITE_KEY.match(passage.text) is None]
    edges = (*range(kept[0]), *range(kept[-1] + 1, len(matter))) if kept else range(len(matter))
    for i in edges:
        yield _block(matter[i], Furniture("page-status", "top", "the builder of the site reads this line"))


def _site_heading(passages: Sequence[Passage], first: int) -> int:
    """The first of two highest headings, if it has the name of a site; -1 if there is none."""
    highest = [i for i, passage in enumerate(passages) if passage.level == 1 and "://" not in passage.text]
    return first + highest[0] if len(highest) > 1 and is_site_heading(passages[highest[0]].text) else -1


def _phrase(text: str) -> str:
    return "" if is_everywhere(text) else phrase(text)


def _block(passage: Passage, furniture: Furniture) -> Annotation:
    kind, place, because, cert = furniture
    attributes: Attributes = (("type", kind), ("place", place))
    rights = kind == "footer" and ("©" in passage.text or states_terms(passage.text))
    field = "site" if kind.startswith("site") else "rights" if rights else ""
    return Annotation(passage.block.span, "fw", attributes, field=field, by="furniture", because=because, cert=cert)


def _line_ends(passage: Passage) -> Iterator[Annotation]:
    """A line end inside a block of furniture stays one."""
    if not any(passage.holds("lb")):
        for match in re.finditer(r"\n[ \t]*(?=\S)", passage.text):
            yield Annotation(passage.span(match.end(), match.end()), "lb", by="furniture", because="a new line")


RECOGNISER = Recogniser("furniture", ("fw", "pb", "lb"), "PHSK", find)
