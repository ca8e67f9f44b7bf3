"""Word files (.docx): the page that one becomes, and what of the file is not on it.

The library mammoth makes a page of HTML; from there the way is that of any web page, and offsets and the proof
speak of that page. What the library drops is found here by comparing the words of the file with those of the
page, and said: nothing is lost in silence.

    heading 1 ... heading 6, Title, Subtitle     ->   h1 ... h6
    Quote, Block Text                            ->   blockquote
    footnotes, endnotes, comments                ->   lists at the end, linked with their signs
    alignment to the right or in the middle      ->   <p align="right">
"""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from itertools import count
from typing import Any

from seeds2tei.errors import UnsupportedFormatError
from seeds2tei.expressions import expression
from seeds2tei.finding import Finding
from seeds2tei.readers.word_findings import PLAIN_STYLES, findings
from seeds2tei.readers.word_package import Package
from seeds2tei.readers.word_text import Text

GENERATOR = '<meta name="generator" content="seeds2tei">'
"""By this, results.py knows a page of ours."""

_HEAD = f'<!DOCTYPE html>\n<html>\n<head><meta charset="utf-8">{GENERATOR}</head>\n<body>\n'
_FOOT = "\n</body>\n</html>\n"

_QUOTES = ("Quote", "Intense Quote", "Block Text", "Quotations")
_STYLES = "\n".join(
    (
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='Subtitle'] => h2:fresh",
        *(f"p[style-name='{name}'] => blockquote > p:fresh" for name in _QUOTES),
        "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
        "p.aligned-right => p[align='right']:fresh",
        "p.aligned-center => p[align='center']:fresh",
        "comment-reference => sup",
        "u => u",
        "small-caps => span.smallcaps",
    )
)
_ALIGNED = {"right": "aligned-right", "end": "aligned-right", "center": "aligned-center"}

MOST_INITIALS = 4
# What the library writes itself, less what it writes of the file.
_CALL = expression(r'<a href="#((?:foot|end)note|comment)-([^"]*)" id="\1-ref-\2">\[([^\]<]*)\]</a>')
_RETURN = expression(r' <a href="#((?:foot|end)note|comment)-ref-([^"]*)">↑</a>')
_COMMENT = expression(r'<dt id="(comment-[^"]*)">[^<]*</dt><dd>')
_BLOCK = expression(r"(?=<(?:p|h[1-6]|ul|ol|li|table|tr|blockquote|pre)[ >])")


def page(data: bytes, name: str) -> tuple[bytes, tuple[Finding, ...]]:
    """The page that a Word file becomes, in UTF-8, and what of the file is not on it or not in its place.

    Raises UnsupportedFormatError for a Word file that is damaged, too large, or locked by a password.
    """
    package = Package(data, name)
    text = Text(package)
    html, messages = _made(package, text)
    arranged = _arranged(html)
    words = text.words()
    if not words.strip():
        raise UnsupportedFormatError(name, "there are no words in this Word file: there is nothing to encode.")
    found = findings(package, text, _RETURN.sub("", _CALL.sub("", arranged)), messages)
    return f"{_HEAD}{arranged}{_FOOT}".encode(), tuple(found)


def _made(package: Package, text: Text) -> tuple[str, list[str]]:
    """What the library makes of the prepared parts, and what it says of them."""
    try:
        import mammoth
    except ImportError:
        sentence = "to read Word files, install the library mammoth:  pip install 'seeds2tei[word]'."
        raise UnsupportedFormatError(package.name, sentence) from None
    options: dict[str, Any] = {
        "style_map": _STYLES,
        "include_embedded_style_map": False,  # which would let a file decide how it is read
        "convert_image": lambda _image: [],
        "transform_document": mammoth.transforms.paragraph(_with_alignment),
    }
    try:
        result = mammoth.convert_to_html(BytesIO(package.packed(text.trees)), **options)
    # The library takes for granted what the standard of the format demands, and stumbles over what lacks it.
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError, OSError):
        raise package.damaged("it lacks what the format demands") from None
    return str(result.value), [str(message.message) for message in result.messages]


def _with_alignment(paragraph: Any) -> Any:
    """A paragraph of the library with a style that tells how it is aligned, if no style of its own tells more."""
    style = _ALIGNED.get(paragraph.alignment or "")
    if style is None or paragraph.numbering is not None or (paragraph.style_name or "").casefold() not in PLAIN_STYLES:
        return paragraph
    return paragraph.copy(style_id=style, style_name=style)


def _arranged(html: str) -> str:
    """The page with each block in a line of its own, comments as a list, and notes numbered as Word numbers them."""
    html = _COMMENT.sub(r'<li id="\1">', html)
    for old, new in (("<dl>", "<ol>"), ("</dl>", "</ol>"), ("</dd>", "</li>")):
        html = html.replace(old, new)
    html = _labelled(html)
    return _BLOCK.sub("\n", html).strip("\n")


def _labelled(html: str) -> str:
    """Notes as Word counts them: footnotes 1, 2, 3, endnotes among them i, ii, iii; comments with letters as initials.

    The library counts footnotes and endnotes together, and writes initials as they stand ("A. B. 1").
    """
    both = {"footnote", "endnote"} <= {match[1] for match in _CALL.finditer(html)}
    numbers = {"footnote": count(1), "endnote": count(1), "comment": count(1)}

    def labelled(match: re.Match[str]) -> str:
        kind, identifier, label = match.groups()
        number = next(numbers[kind])
        if kind == "comment":
            label = "".join(filter(str.isalpha, unescape(label)))[:MOST_INITIALS] + str(number)
        elif both:
            label = _roman(number) if kind == "endnote" else str(number)
        return f'<a href="#{kind}-{identifier}" id="{kind}-ref-{identifier}">[{label}]</a>'

    return _CALL.sub(labelled, html)


def _roman(number: int) -> str:
    """
    >>> _roman(4), _roman(19)
    ('iv', 'xix')
    """
    letters = ""
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "m cm d cd c xc l xl x ix v iv i".split(),
        strict=True,
    ):
        letters += sign * (number // value)
        number %= value
    return letters
