"""The first and the last lines of a page: rows of links, the name of the site, a page number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seeds2tei.expressions import expression
from seeds2tei.lines import folded, is_heading, is_name, known
from seeds2tei.passage import Passage
from seeds2tei.web_page import SEPARATOR, is_navigation, is_row_of_links, names_site, phrase, telling_words

NUMBER = expression(r"\d{1,4}")
LONGEST_LINK = 60
MOST_BESIDE = 16  # letters beside the links of a row
PROSE = 100  # letters of a paragraph that can follow a title
WITNESSES = 3  # passages in which words of the name of the site are looked for
TITLES_BEGIN = 5  # passages in which the name of the site stands above the title


class Furniture(NamedTuple):
    """What a line is: a type and a place of `fw`, the reason, and how sure it is."""

    kind: str
    place: str
    because: str
    cert: str = "high"


def is_line(passage: Passage) -> bool:
    """Whether a passage is a line of its own that nobody has claimed."""
    return passage.provisional and passage.tag in ("p", "head") and not passage.inside("table", "lg", "quote", "list")


def bottom_lines(passages: Sequence[Passage], first: int) -> Iterator[tuple[int, Furniture]]:
    """The last lines: rows of links, the name of the site, a page number; upwards, as long as there are any."""
    for i in range(len(passages) - 1, first, -1):
        passage = passages[i]
        text = passage.text
        if passage.tag == "fw":
            continue
        if not is_line(passage) or passage.tag != "p":
            break
        links = is_row_of_links(text) or (_linked(passage) and not phrase(text))
        if is_navigation(text) or (links and not _are_names(text)):
            yield i, Furniture("navigation", "bottom", "a row of links, or one, in the last lines", "high")
        elif "\n" not in text and (sure := names_site(text, "site")):
            above = passages[first : min(first + WITNESSES, i)]
            if sure == "perhaps" and not any(telling_words(text) & telling_words(p.text[:200]) for p in above):
                break
            yield i, Furniture("site-name", "bottom", "the last lines name the site", "high")
        elif i == len(passages) - 1 and NUMBER.fullmatch(text) and not passages[i - 1].text[-1:].isdigit():
            yield i, Furniture("footer", "bottom", "a number alone ends the page", "medium")
        elif not phrase(text):
            break


def _linked(passage: Passage) -> bool:
    """Whether a short line is a link and nothing else: "Decree, recto", "Next document"."""
    links = list(passage.holds("ref"))
    words = sum(len(passage.words(link.span).strip()) for link in links)
    text = passage.text.strip()
    return 0 < len(text) <= min(words + len(links), LONGEST_LINK) and text[-1] != "."


def is_row_of_refs(passage: Passage) -> bool:
    """Whether a line is a row of links, with hardly a word beside them: "Go to page: 1 | 2 | 3", "Home Back Top"."""
    links = [passage.words(link.span).strip() for link in passage.holds("ref")]
    if len(links) < 2 or any(len(link) > LONGEST_LINK or link[-1:] in (".", ";", "?") for link in links):
        return False
    beside = sum(map(str.isalpha, passage.text)) - sum(sum(map(str.isalpha, link)) for link in links)
    return beside <= MOST_BESIDE and not passage.text[:1].islower()


def top_lines(passages: Sequence[Passage], first: int, taken: set[int]) -> Iterator[tuple[int, Furniture]]:
    """The lines above the title: rows of links, then the name of the site and its motto."""
    below = frozenset().union(*(telling_words(p.text[:200]) for p in passages[-3:]))
    for i in range(first, min(first + TITLES_BEGIN, len(passages) - 1)):
        passage = passages[i]
        if i in taken or passage.tag == "fw":  # the title of the window, as the page declares it
            continue
        if not is_line(passage) or passage.tag != "p":
            return
        if is_navigation(passage.text) and not known("section", folded(passage.text)):
            yield i, Furniture("navigation", "top", "a row of links above the title", "high")
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
        yield i, Furniture(kind, "top", "it stands above the title and names a site", "high")


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


def _are_names(text: str) -> bool:
    return all(is_name(part) for part in SEPARATOR.split(text.strip()) if part.strip())
