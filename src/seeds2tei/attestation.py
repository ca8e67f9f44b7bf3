"""What the head of a web page states, believed where the document says the same.

A page's author may be its editor, its date the day of its posting, its title the name of the site. So a title
needs two witnesses, the `title` of the page being one; an author stands behind "by" in a heading, or signs; a
date stands in a heading. What nobody confirms is evidence in the report, and nothing in the header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from seeds2tei.dates import find_dates
from seeds2tei.expressions import expression
from seeds2tei.lines import is_name
from seeds2tei.passage import Passage
from seeds2tei.testimony import Dated, Testimony
from seeds2tei.web_page import SEPARATOR, is_domain, is_site_heading, names_site, phrase

FIRST = 12  # passages in which the headings of a document stand
LEAST_WORDS = 2  # of a title
ABOVE, LONGEST_ABOVE = 6, 400  # paragraphs above the text, and letters of each, in which a book may be named
PUBLISHED = expression(r"\b(?:publish|veröffentlich|erschienen|publi[ée]|publicad|pubblicat|опубликован|издан|видан)")
APPEARED = frozenset({"published", "veröffentlicht", "опубликовано", "опубліковано", "publié", "publicado"})
FIRST_PUBLISHED = expression(r"\b(?:first|впервые|вперше|erst\w*)\b", re.IGNORECASE)
ISSUE = expression(r"[^\n,;]{2,80}?,? (?:No\.?|Nos\.?|Nr\.?|N°|№)\s?\d{1,5}(?=\D)")
WRITTEN = expression(r"\b(?:written|geschrieben|écrit|escrit|scritto|написан)")
FIRST_POST = 1991  # the year of the first web page
_BETWEEN = expression(r"\s{1,9}[–—-]\s{1,9}")
_BY = (
    r"\b(?:by|from|von|de|par|por|di|от|від)\s+(?:(?:Rabbi|Rev\.?|Dr\.?|Prof\.?|Mrs?\.?|Sir|President|General)\s+){0,2}"
)
_DAY = expression(r"(\d{4}-\d{2}-\d{2})(?:T.*)?|(\d{4})/(\d{2})/(\d{2})")


def attested_title(said: Testimony) -> str:
    """A title that the page states twice, less the name of the site; "" if there is none.

    `<title>Brief an Hofer | Orlova Archive</title>` and `og:title` "Brief an Hofer" are two witnesses.
    """
    stated = {_folded(words) for words in said.words("page-title")}
    for passage in said.draft.passages[:FIRST]:
        if passage.tag != "fw" or passage.block.get("type") != "header":
            continue
        words = " ".join(passage.text.split())
        for part in (words, *_parts(words)):
            if _folded(part) in stated and _may_be_title(part):
                return part
    return ""


def _parts(words: str) -> Iterator[str]:
    for part in SEPARATOR.split(words):
        yield part
        yield from _BETWEEN.split(part)


def _may_be_title(words: str) -> bool:
    if len(words.split()) < LEAST_WORDS or phrase(words) or is_domain(words):
        return False
    return not is_site_heading(words) and not names_site(words, "site")


def attested_authors(said: Testimony) -> Iterator[str]:
    """The authors that the page states and a heading or a signature of the document names in full."""
    signed = {_folded(words) for words in said.words("signatory")}
    heads = _heads(said.draft.passages)
    for stated in dict.fromkeys(said.words("page-author")):
        surname, comma, forename = stated.partition(", ")
        name = f"{forename} {surname}" if comma else stated
        if not is_name(name) or " " not in name:
            continue
        by = re.compile(rf"{_BY}{re.escape(name)}(?!\w)")
        if _folded(name) in signed or any(by.search(head) for head in heads):
            yield name


def attested_date(said: Testimony) -> Dated | None:
    """The day that the page states and a heading of the document names."""
    for stated in said.words("page-date"):
        match = _DAY.fullmatch(stated)
        day = (match[1] or "-".join(match.groups()[1:])) if match else ""
        for head in _heads(said.draft.passages) if day else ():
            for date in find_dates(head):
                if dict(date.attributes).get("when") == day:
                    return Dated(head[date.start : date.end], (("when", day),))
    return None


def stated_date(said: Testimony) -> Dated | None:
    """The date of the front matter, where it cannot be the day of a posting: nobody posted before the web.

    Nor may it be the year of a book: then the lines above the text name it beside the word "published".
    """
    for words in said.words("stated-date"):
        for date in find_dates(words, years=True):
            year = next((value for _, value in date.attributes), "")[:4]
            is_old = year.isdigit() and int(year) < FIRST_POST
            if is_old and not words[: date.start].strip() and not _is_of_a_book(year, said.draft.passages):
                days = tuple((name, value.partition("T")[0]) for name, value in date.attributes)
                return Dated(words[date.start : date.end], days)
    return None


def issue_date(said: Testimony) -> Dated | None:
    """The date of the number of a paper in which an article appeared: "Published: The Monthly No. 68, March 22, 1913".

    Where a text was first published later, or in a book, that date is none of its own.
    """
    for statement in said.statements("first-published"):
        words = statement.words
        if statement.label.strip(" :").casefold() not in APPEARED or FIRST_PUBLISHED.search(words):
            continue
        if issue := ISSUE.match(words):
            for date in find_dates(words):
                if words[issue.end() : date.start].strip(" ,.;(") == "":
                    return Dated(words[date.start : date.end], (*date.attributes, ("cert", "medium")))
    return None


def _is_of_a_book(year: str, passages: Sequence[Passage]) -> bool:
    above = [passage for passage in passages if passage.tag in ("p", "byline")][:ABOVE]
    lines = [line for passage in above if len(passage.text) < LONGEST_ABOVE for line in passage.text.split("\n")]
    return any(
        year in line and PUBLISHED.search(f"{before}\n{line}") and not WRITTEN.search(line)
        for before, line in pairwise(["", *lines])
    )


def _heads(passages: Sequence[Passage]) -> list[str]:
    return [" ".join(passage.text.split()) for passage in passages[:FIRST] if passage.tag == "head"]


def _folded(words: str) -> str:
    return " ".join(words.casefold().split()).strip(" .")
