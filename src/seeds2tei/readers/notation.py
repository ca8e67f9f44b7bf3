"""The signs of Markdown, and what each of them may look like.

A mark whose characters are not of its rule's shape is refused by the proof. The shapes are therefore narrow:
whatever could be a word of the document matches none of them, except where the format itself hides words
(comments, scripts, the address and title of a link).
"""

from __future__ import annotations

import re

from seeds2tei.expressions import expression
from seeds2tei.readers.formatting import TAGS

# No control characters, no line ends: those have marks of their own.
_INSIDE = r"[^<>\x00-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
_QUOTED = r'"[^"\x00-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]*"'
_SINGLE = r"'[^'\x00-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]*'"
_BARE = r"[^\s\"'=<>`\x00-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+"

ATTRIBUTES = (
    r"\{[ ]*(?:[#.][A-Za-z][\w.:-]*|[#.]\d+[a-z]?|[A-Za-z][\w-]*=\"[^\"{}\x00-\x1f]*\")"
    r"(?:[ ]+(?:[#.][A-Za-z][\w.:-]*|[A-Za-z][\w-]*=(?:\"[^\"{}\x00-\x1f]*\"|[\w.-]+)))*[ ]*\}"
)
"""pandoc's attributes: `{.info}`, `{#n1 .note}`."""

_DESTINATION = rf"(?:<{_INSIDE}*>|[^\s<>\x00-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]*)"
_LINK_END = rf"\]\([ \t]*+{_DESTINATION}(?:[ \t]+(?:{_QUOTED}|{_SINGLE}))?[ \t]*\)"

TAG = (
    rf"</?(?:{'|'.join(sorted(TAGS, key=lambda name: (-len(name), name)))})"
    rf"(?:[ \t]+[A-Za-z_:][\w:.-]*[ \t]*=[ \t]*(?:{_QUOTED}|{_SINGLE}|{_BARE}))*[ \t]*/?>"
)
"""A tag of HTML on one line, its attributes with values."""

SHAPES: dict[str, re.Pattern[str]] = {
    "markdown.heading": expression(r"#{1,6}[ \t]*|[ \t]+#+"),
    "markdown.list": expression(r"[-+*]|\d{1,9}[.)]"),
    "markdown.quote": expression(r"> ?"),
    "markdown.rule": expression(r"-(?:[ \t]*-){2,}|\*(?:[ \t]*\*){2,}|_(?:[ \t]*_){2,}"),
    "markdown.fence": expression(r"`{3,}[ \t]*[\w+#.-]{0,20}|~{3,}[ \t]*[\w+#.-]{0,20}"),
    "markdown.table": expression(r"\||[|:-][|: \t-]*"),
    "markdown.front-matter": expression(r"---|\.\.\."),
    "markdown.emphasis": expression(r"\*{1,2}|_{1,2}"),
    "markdown.strikethrough": expression(r"~~"),
    "markdown.code": expression(r"`+"),
    "markdown.link": expression(rf"\[|{_LINK_END}"),
    "markdown.image": expression(rf"!\[|{_LINK_END}"),
    "markdown.autolink": expression(r"[<>]"),
    "markdown.line-break": expression(r"\\"),
    "markdown.escape": expression(r"\\"),
    "markdown.entity": expression(r"&(?:#(?:[xX][0-9a-fA-F]{1,6}|[0-9]{1,7})|[A-Za-z][A-Za-z0-9]{1,31});"),
    "markdown.tag": expression(TAG, re.IGNORECASE),
    "markdown.attributes": expression(rf"\[|(?:\[?\])?{ATTRIBUTES}"),
    "markdown.comment": expression(r"<!--(?:[^-]+|-(?!->))*+-->"),
    "markdown.script": expression(r"<(script|style)\b[^<>]*>(?:[^<]+|<(?!/\1[ \t]*>))*+</\1[ \t]*>", re.IGNORECASE),
}
"""Rule -> shape, for SHAPES of the package."""
