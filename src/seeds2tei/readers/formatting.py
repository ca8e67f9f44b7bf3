"""What HTML says about words among words, and what TEI calls it.

One table for HTML files and for the tags that stand in Markdown. Appearance becomes `hi` with a pointer to a
rendition of the header (TEI P5, section HD57-1); a claim about the text itself becomes its own element
(PHAD for additions and deletions, COHQ for quotations).
"""

from __future__ import annotations

from seeds2tei.annotation import Attributes
from seeds2tei.expressions import expression


def rendition(name: str) -> Attributes:
    """The attribute of a `hi` that looks so: italic, bold, superscript, ...

    >>> rendition("italic")
    (('rendition', '#italic'),)
    """
    return (("rendition", f"#{name}"),)


FORMATTING: dict[str, tuple[str, Attributes]] = {
    "i": ("hi", rendition("italic")),
    "em": ("hi", rendition("italic")),
    "dfn": ("hi", rendition("italic")),
    "var": ("hi", rendition("italic")),
    "b": ("hi", rendition("bold")),
    "strong": ("hi", rendition("bold")),
    "u": ("hi", rendition("underline")),
    "sup": ("hi", rendition("superscript")),
    "sub": ("hi", rendition("subscript")),
    "small": ("hi", rendition("small")),
    "big": ("hi", rendition("large")),
    "mark": ("hi", rendition("highlighted")),
    "s": ("hi", rendition("strikethrough")),
    "strike": ("hi", rendition("strikethrough")),
    "code": ("hi", rendition("code")),
    "kbd": ("hi", rendition("code")),
    "samp": ("hi", rendition("code")),
    "tt": ("hi", rendition("code")),
    "del": ("del", ()),
    "ins": ("add", ()),
    "q": ("q", ()),
    "cite": ("title", ()),
    "abbr": ("abbr", ()),
    "acronym": ("abbr", ()),
    "time": ("time", ()),
}
"""HTML element -> TEI element and its attributes."""

CLASSES: dict[str, tuple[str, Attributes]] = {
    "smallcaps": ("hi", rendition("smallcaps")),
    "small-caps": ("hi", rendition("smallcaps")),
    "sc": ("hi", rendition("smallcaps")),
    "underline": ("hi", rendition("underline")),
    "ul": ("hi", rendition("underline")),
    "italic": ("hi", rendition("italic")),
    "bold": ("hi", rendition("bold")),
}
"""A class that says how words look, as pandoc and web pages name it -> TEI element and its attributes."""

TAGS = frozenset(
    "a abbr acronym address article aside audio b bdi bdo big blockquote body br button caption center "
    "cite code col colgroup data dd del details dfn dir div dl dt em embed fieldset figcaption figure "
    "font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd "
    "label legend li link main map mark menu meta nav nobr noscript object ol optgroup option p param "
    "picture pre q rb rp rt ruby s samp script section select small source span strike strong style sub "
    "summary sup svg table tbody td textarea tfoot th thead time title tr track tt u ul var video wbr".split()
)
"""The elements of HTML. `<illegible>` in a transcription is none of them: it is a remark, hence text."""

_NAMED = r"(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})"
_URI = expression(
    rf"(?:https?://(?:{_NAMED}*@)?{_NAMED}+(?::[0-9]{{1,5}})?(?=[/?#]|\Z)"
    r"|mailto:(?=[^/?#:])|(?![^/?#]*:|//|/:))(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*"
    r"(?:#(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?"
)


def target_of(address: str) -> str:
    """A link's address if it may stand in the file, else "".

    Only web and mail addresses and places in the same web site are pointers; a script is none. Brackets, which
    browsers suffer, are written as RFC 3986 has them.

    >>> target_of("https://example.org/a?b#c"), target_of("../letters/12.html"), target_of("javascript:go()")
    ('https://example.org/a?b#c', '../letters/12.html', '')
    >>> target_of("https://example.org/?box[]=7"), target_of("3:16")
    ('https://example.org/?box%5B%5D=7', '')
    """
    address = address.replace("[", "%5B").replace("]", "%5D")
    return address if len(address) <= 2000 and _URI.fullmatch(address) else ""
