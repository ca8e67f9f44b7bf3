"""What the signs among the words of Markdown become: the parser's tokens and HTML's tags as TEI elements."""

from __future__ import annotations

import re
from html import unescape

from seeds2tei.annotation import Attributes
from seeds2tei.expressions import expression
from seeds2tei.readers.formatting import CLASSES, FORMATTING, rendition, target_of
from seeds2tei.readers.markdown_parser import Token

SAFE = ":/?#[]@!$&'()*+,;=%~-._"
"""What may stand in an address as it is (RFC 3986)."""

_EMPHASIS = {
    "em_open": ("hi", rendition("italic"), "markdown.emphasis"),
    "strong_open": ("hi", rendition("bold"), "markdown.emphasis"),
    "s_open": ("hi", rendition("strikethrough"), "markdown.strikethrough"),
}
_TAG_NAME = expression(r"</?([A-Za-z][A-Za-z0-9]*)")
_HREF = expression(r"""\shref[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_CLASS = expression(r"\.([A-Za-z][\w-]*)")


def reference_to(address: str) -> tuple[str, Attributes]:
    """A `ref` to an address, or no element ("") if it is none that may be pointed to.

    >>> reference_to("https://example.org/"), reference_to("javascript:go()")
    (('ref', (('target', 'https://example.org/'),)), ('', ()))
    """
    target = target_of(address)
    return ("ref", (("target", target),)) if target else ("", ())


def element_of(token: Token) -> tuple[str, Attributes, str]:
    """The element that a token opens, its attributes, and the rule of its signs; "" = no element."""
    if token.type in _EMPHASIS:
        return _EMPHASIS[token.type]
    if token.type == "link_open":
        return (*reference_to(str(token.attrs.get("href", ""))), "markdown.link")
    for name in _CLASS.findall(token.info):
        if name in CLASSES:
            return (*CLASSES[name], "markdown.attributes")
    return "", (), "markdown.attributes"


def html_element(sign: str) -> tuple[str, str, Attributes]:
    """The name of a tag, the element that it opens, and its attributes; "" = no element.

    >>> html_element('<a href="letter.html">')
    ('a', 'ref', (('target', 'letter.html'),))
    """
    match = _TAG_NAME.match(sign)
    name = match[1].lower() if match else ""
    if name == "a" and (found := _HREF.search(sign)):
        return (name, *reference_to(unescape(found[1] or found[2] or found[3] or "")))
    return (name, *FORMATTING.get(name, ("", ())))
