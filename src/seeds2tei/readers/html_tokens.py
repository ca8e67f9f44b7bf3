"""The signs of a web page, with their places in the source.

The tokens and the text between them tile the source. A tag that does not end, a comment or script that is not
closed, an unknown name (`<illegible>` in a transcription is a remark) and an unknown entity are text: in doubt
words stay. Each sign is found in one pass; nothing is searched for twice, so the time is linear. (The standard
library's parser gives up words after an unclosed comment and takes any `<word>` for a tag, hence not that one.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import NamedTuple

from seeds2tei.expressions import expression
from seeds2tei.readers.formatting import TAGS

NAMES = TAGS | frozenset(
    "applet area base basefont bgsound blink canvas circle clippath defs desc dialog ellipse filter font g "
    "hgroup line lineargradient marquee math metadata nobr noframes path polygon polyline rect rtc slot stop "
    "summary symbol template text tspan use wbr xml".split()
)
"""The elements of HTML, the usual ones of SVG; a name with a colon or hyphen is one too (`o:p`)."""

_NAME = r"[A-Za-z][A-Za-z0-9]*+(?:[:-][\w:.-]*+)?+"
_REST = r"""(?:[^<>"'\w][^<>"']*+(?:"[^"]*"[^<>"']*+|'[^']*'[^<>"']*+)*+)?"""
TAG = rf"<(/?)({_NAME})({_REST})>"
LOOSE = rf"<(/?)({_NAME})([^<>\w][^<>]*+)>"
"""A tag with a quotation mark too many."""

RUBY_BRACKET = r"<rp\s*+>\s*+[()\[\]{}（）［］〔〕【】《》〈〉「」]?\s*+</rp\s*+>"
"""A bracket that is shown only where ruby is not."""

_SIGN = expression(
    rf"(?P<comment><!--)|(?P<ruby>(?i:{RUBY_BRACKET}))|{TAG}|{LOOSE}|(?P<entity>&(?:\#(?:[xX][0-9a-fA-F]{{1,6}}|[0-9]{{1,7}})|[A-Za-z][A-Za-z0-9]{{1,31}});)"
    r"|(?P<doctype><!(?i:DOCTYPE)\b[^<>\[]*+(?:\[(?:[^<>\]]|<![^<>]*+>)*+\]\s*+)?>|<\?[^<>]*+>|<!\[[^<>\]]*+\]>)"
)
_END = {name: expression(rf"</{name}\s*+>", re.IGNORECASE) for name in ("script", "style")}

TITLE_SHAPE = expression(r"<title\b[^<>]*+>[^<>]*+</title\s*+>", re.IGNORECASE)
"""The title of a page with its tags: a sign where a heading of the page says the same."""

_INTERNED = {name: name for name in NAMES}
"""A page of a hundred thousand tags needs each name once in memory."""

SHAPES: dict[str, re.Pattern[str]] = {
    "html.tag": expression(rf"{TAG}|{LOOSE}"),
    "html.title": TITLE_SHAPE,
    "html.comment": expression(r"<!--(?:[^-]+|-(?!->))*+-->"),
    "html.script": expression(r"<script\b[^<>]*+>(?:[^<]+|<(?!/script\s*+>))*+</script\s*+>", re.IGNORECASE),
    "html.style": expression(r"<style\b[^<>]*+>(?:[^<]+|<(?!/style\s*+>))*+</style\s*+>", re.IGNORECASE),
    "html.doctype": expression(
        r"<!DOCTYPE\b[^<>\[]*+(?:\[(?:[^<>\]]|<![^<>]*+>)*+\]\s*+)?>|<\?[^<>]*+>|<!\[[^<>\]]*+\]>", re.IGNORECASE
    ),
    "html.ruby-bracket": expression(RUBY_BRACKET, re.IGNORECASE),
    "html.entity": expression(r"&(?:#(?:[xX][0-9a-fA-F]{1,6}|[0-9]{1,7})|[A-Za-z][A-Za-z0-9]{1,31});"),
}
"""Rule -> shape, for SHAPES of the package."""


class Token(NamedTuple):
    """A sign: where it is, its rule, what it reads as; of a tag also the name and whether it closes."""

    start: int
    end: int
    rule: str
    reading: str = ""
    name: str = ""
    closes: bool = False


def tokens(text: str) -> Iterator[Token]:
    """The signs of a page, in order."""
    position = 0
    endless: set[str] = set()  # what is not closed any more from here to the end
    while match := _SIGN.search(text, position):
        start, position = match.span()
        name = (match[4] or match[7] or "").lower()
        name = _INTERNED.get(name, name)
        if match["comment"]:
            end = -1 if "comment" in endless else text.find("-->", start + 4)
            if end < 0:
                endless.add("comment")
            else:
                position = end + 3
                yield Token(start, position, "html.comment")
        elif match["ruby"]:
            yield Token(start, position, "html.ruby-bracket")
        elif match["entity"]:
            if (reading := reading_of(match[0])) is not None:
                yield Token(start, position, "html.entity", reading)
        elif match["doctype"]:
            yield Token(start, position, "html.doctype")
        elif name in _END and not (match[3] or match[6]) and name not in endless and "<" not in match[0][1:]:
            closing = _END[name].search(text, position)
            if closing and SHAPES[f"html.{name}"].fullmatch(text, start, closing.end()):
                position = closing.end()
                yield Token(start, position, f"html.{name}")
            else:
                if closing is None:
                    endless.add(name)
                yield Token(start, position, "html.tag", "", name)
        elif name in NAMES or ":" in name or "-" in name:
            yield Token(start, position, "html.tag", "", name, bool(match[3] or match[6]))


def reading_of(entity: str) -> str | None:
    """What an entity reads as; None for one that HTML does not know.

    >>> reading_of("&#146;"), reading_of("&auml;"), reading_of("&#1;"), reading_of("&xxe;")
    ('’', 'ä', '\ufffd', None)
    """
    if entity[1] != "#" and entity[1:] not in html5:
        return None
    reading = unescape(entity).replace("\r", "\n")
    return None if reading == "\f" else reading or "\ufffd"


_ATTRIBUTE = r"""(?:^|[\s"'/]){}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
_KNOWN = {
    name: expression(_ATTRIBUTE.format(name), re.IGNORECASE)
    for name in tuple(
        "href class start value type id name lang xml:lang dir rowspan colspan align style content itemprop property "
        "datetime".split()
    )
}


def attribute(tag: str, name: str) -> str:
    """The value of an attribute of a tag, "" if it has none.

    >>> attribute('<a class=x href="letter.html?a&amp;b">', "href")
    'letter.html?a&b'
    """
    found = _KNOWN[name].search(tag)
    return unescape(found[1] or found[2] or found[3] or "").strip() if found else ""


def name_of(tag: str) -> str:
    """The name by which links of the page lead to an element: its id, or that of an anchor in old pages; "" if none.

    >>> name_of('<li id="fn1">'), name_of("<a name=_ftn1>"), name_of("<p name=x>")
    ('fn1', '_ftn1', '')
    """
    return attribute(tag, "id") or (attribute(tag, "name") if tag[:2].lower() == "<a" and tag[2:3].isspace() else "")


def linked_names(text: str, signs: list[Token]) -> frozenset[str]:
    """The names to which some link of the page leads."""
    links = (attribute(text[sign.start : sign.end], "href") for sign in signs if sign.name == "a" and not sign.closes)
    return frozenset(link[1:] for link in links if link[:1] == "#" and len(link) > 1)


_META = expression(rb"""<meta\b[^<>]*?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)|^\s*<\?xml\b[^<>]*?encoding\s*=\s*["']([A-Za-z0-9_.-]+)""", re.IGNORECASE)  # fmt: skip  # noqa: E501
# What browsers take for these names (WHATWG Encoding Standard).
_MEANT = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "gb2312": "gbk",
    "iso-8859-9": "cp1254", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "utf8": "utf-8",
}  # fmt: skip


def declared_encoding(data: bytes) -> str:
    """The encoding that a page declares of itself at its beginning, "" if none.

    >>> declared_encoding(b'<meta charset="windows-1251">'), declared_encoding(b"<p>Wien</p>")
    ('windows-1251', '')
    """
    found = _META.search(data[:4096])
    name = (found[1] or found[2]).decode("ascii").lower() if found else ""
    # A page in which the declaration can be read is not in UTF-16, whatever it says.
    return "" if name.startswith(("utf-16", "utf-32", "utf16", "utf32")) else _MEANT.get(name, name)
