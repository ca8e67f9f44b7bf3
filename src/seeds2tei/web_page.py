"""What a line of a web page is besides the document: navigation, status, the name of the site.

Each question is asked of one line and its looks; where the line stands is the recogniser's business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from seeds2tei.expressions import expression
from seeds2tei.lines import folded, known, names, opens
from seeds2tei.tables import repositories

LONGEST_PHRASE = 120
LONGEST_LINK = 40
LONGEST_NOTICE = 600
LONGEST_SEGMENT = 70
SEPARATOR = expression(r"(?<!\s)(?:\s++(?:[|»›•·]\s*+|>\s++)|[^\S\n]*+\n\s*+)|[|»›•·]\s*+")
PARTED = expression(r"[|»›•·]|\s>\s")
ARROWS = expression(r"[<>«»‹›←→|\s]+")
DOMAIN = expression(r"[\w-]+(?:\.[\w-]+)*\.(?:org|net|com|edu|info|gov|eu|[a-z]{2})", re.IGNORECASE)
YEAR_AT_EDGE = expression(r"^\d{4}\s|\s\d{4}$")
# Words that alone make a line the name of a site; the others need a witness.
SURE = ("internet archive", "internet-archiv", "letters archive", "works archive", "archive index", "works index")


def is_everywhere(text: str) -> bool:
    """Whether a line is a phrase that stands all over web pages: "Top of the page", "Share this"."""
    return len(text) <= LONGEST_LINK and known("anywhere", text.strip(" \n[]()_^.!").casefold())


def phrase(text: str) -> str:
    """What a whole line is that web pages have everywhere: a type of `fw`, "" if it is none of them.

    >>> phrase("[Top of the page]"), phrase("Last updated on 3 May 2004"), phrase("© 1998 The Orlova Archive")
    ('navigation', 'page-status', 'footer')
    >>> phrase("Copyright 1954 The Orlova Press"), phrase("Copyright is the right of authors")
    ('footer', '')
    """
    if len(text) > LONGEST_NOTICE:
        return ""
    line = folded(text)
    if known("anywhere", line):
        return "navigation"
    if opens("cookies", line) or opens("script", line):
        return "page-status"
    if len(text) > LONGEST_PHRASE:
        return ""
    if opens("status", line) and any(character.isdigit() for character in line):
        return "page-status"
    words = text.strip(" _*").casefold()
    lettered = words.startswith("(c)") and not any(character.isdigit() for character in words)  # of a list
    dated = words.startswith("copyright ") and words[10:14].isdigit()
    return "footer" if dated or (opens("footer", words) and not lettered) else ""


def is_navigation(text: str) -> bool:
    """Whether a block is a row of links: short parts with signs between them, one of which is a usual link.

    >>> is_navigation("1904 Letters | Orlova Internet Archive"), is_navigation("< backward  forward >")
    (True, True)
    >>> is_navigation("Home > Letters > 1776"), is_navigation("Facebook Twitter"), is_navigation("Home again")
    (True, True, False)
    >>> is_navigation("Isaiah 1:2 | Jeremiah 3"), is_navigation("Next: Part II"), is_navigation("Wages | Prices")
    (False, True, False)
    """
    if len(text) > 400:
        return False
    line = folded(text)
    turning = opens("turning", line) and len(line) <= LONGEST_SEGMENT and text.strip()[-1] not in ".!?"
    if turning or known("link", line) or _are_links(line.split()):
        return True
    if PARTED.search(text) is None and "<" not in text:
        return False
    segments = [segment for segment in SEPARATOR.split(text) if segment.strip()]
    if all(known("link", word) for segment in segments for word in ARROWS.split(folded(segment)) if word):
        return bool(segments)
    if len(segments) < 2 or any(len(segment) > LONGEST_SEGMENT or segment[-1] in ".:;," for segment in segments):
        return False
    return any(known("link", folded(segment)) or names("site", folded(segment)) for segment in segments)


def _are_links(words: Sequence[str]) -> bool:
    """Whether a line has nothing but usual links of one word each: "Facebook Twitter"."""
    return len(words) > 1 and all(known("link", word) for word in words)


def is_row_of_links(text: str) -> bool:
    """Whether a block at the edge of a page is a row of three or more links, whatever they say."""
    segments = [segment for segment in SEPARATOR.split(text.strip()) if segment.strip()]
    return len(PARTED.findall(text)) >= 2 and all(len(s) <= LONGEST_SEGMENT and s[-1] not in ".,;:" for s in segments)


def is_link_list(items: Sequence[str]) -> bool:
    """Whether the items of a list are links of a menu: all short, and some of them the usual ones.

    >>> is_link_list(["Home", "About us", "Staff", "News"]), is_link_list(["bread", "salt", "news"])
    (True, False)
    """
    if len(items) < 3 or any(
        item[:3].casefold() == "by " or len(item) > LONGEST_LINK or item.rstrip()[-1:] in tuple(".;:,!?")
        for item in items
    ):
        return False
    usual = sum(known("link", folded(item)) or is_everywhere(item) for item in items)
    return usual >= 2 and usual * 4 >= len(items)


def is_site_heading(text: str) -> bool:
    """Whether a heading is the name of a site: "Orlova Internet Archive", "OLO | Orlova Letters Online"."""
    parts = [part for part in SEPARATOR.split(text.strip()) if part.strip()]
    if len(parts) == 1:
        return names_site(text, "site") == "sure" or is_domain(text)
    return len(parts) == 2 and any(names_site(part, "publisher") and len(part.split()) <= 5 for part in parts)


def is_domain(text: str) -> bool:
    """Whether a line is the address of a site and nothing else.

    >>> is_domain("orlova-letters.org"), is_domain("Nos. 3"), is_domain("e.g")
    (True, False, False)
    """
    words = text.strip()
    return 6 <= len(words) <= 60 and DOMAIN.fullmatch(words) is not None


def names_site(text: str, kind: str) -> str:
    """Whether a line has a word of site names: "sure", "perhaps" (it needs a witness) or "".

    >>> names_site("Orlova Internet Archive", "site"), names_site("V. N. Orlova Archive", "site")
    ('sure', 'perhaps')
    >>> names_site("State Archive, f. 2, d. 7", "site"), names_site("Russian State Library", "site")
    ('', '')
    """
    words = text.strip()
    line = folded(words)
    if len(words) > LONGEST_SEGMENT or words[-1:] in ".:;,!?" or not names(kind, line):
        return ""
    if "," in words or re.search(r"\d", YEAR_AT_EDGE.sub("", words)) or _is_repository(line):
        return ""
    return "sure" if any(f" {word} " in f" {line} " for word in SURE) else "perhaps"


def _is_repository(line: str) -> bool:
    return any(line in (name.casefold() for name in (row.name_english, row.name_original)) for row in repositories())


def telling_words(text: str) -> frozenset[str]:
    """The words of a line by which it is known again: four letters or a year, none of them usual in site names."""
    words = re.findall(r"[^\W_]{4,}", text.casefold())
    return frozenset(word for word in words if not known("site", word) and word not in ("with", "from", "this", "that"))
