"""What the file format says: blocks and formatting, as claims, and the notation that says so.

A reader takes a source and yields claims in document order, outer before inner. The first is the whole text;
it carries the notation that belongs to no smaller block. White space between blocks is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from seeds2tei.annotation import Annotation
from seeds2tei.errors import UnsupportedFormatError
from seeds2tei.file_kinds import WORD, kind_of
from seeds2tei.finding import Finding
from seeds2tei.readers import characters, html_tokens, notation
from seeds2tei.source import Source

SHAPES: dict[str, re.Pattern[str]] = {**characters.SHAPES, **notation.SHAPES, **html_tokens.SHAPES}
"""Rule of notation -> the pattern that its marks match from end to end. Words match none of them."""

# What web-to-text extractors write into .txt is mostly light Markdown (both seeds are).
ENDINGS = {
    "": "markdown",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "markdown",
    ".text": "markdown",
    ".wiki": "plain",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "word",
}
PAGE_ENDING = ".source.html"
"""With this ends the name of the page that a Word file became. It is no document to be converted."""


def format_of(name: str) -> str:
    """The format of a document, by the ending of its name.

    >>> format_of("Brief.MD"), format_of("letter.html"), format_of("NOTES")
    ('markdown', 'html', 'markdown')

    Raises UnsupportedFormatError for an ending that says nothing.
    """
    ending = PurePath(name).suffix.lower()
    if ending not in ENDINGS:
        raise UnsupportedFormatError(
            name, f'the ending "{ending}" tells no format. Write  --format markdown  or  --format plain.'
        )
    return ENDINGS[ending]


def page_of(data: bytes, name: str) -> tuple[bytes, tuple[Finding, ...]]:
    """The web page (UTF-8) that a Word file becomes, and what of the file is not on it; b"" for any other file.

    Raises UnsupportedFormatError for a Word file that is damaged, too large, or locked by a password.
    """
    if kind_of(data) != WORD:
        return b"", ()
    from seeds2tei.readers import word

    return word.page(data, name)


def encoding_of(data: bytes, name: str, format: str | None = None) -> str:
    """The encoding of a file for which nobody states one: what a web page declares, else UTF-8."""
    is_page = (format or ENDINGS.get(PurePath(name).suffix.lower())) == "html"
    return (html_tokens.declared_encoding(data) if is_page else "") or "utf-8"


def read(source: Source, format: str) -> Iterator[Annotation]:
    """Read a source as "markdown", "plain" or "html".

    Raises UnsupportedFormatError for any other format.
    """
    match format:
        case "markdown":
            from seeds2tei.readers import markdown

            return markdown.read(source)
        case "plain":
            from seeds2tei.readers import plain

            return plain.read(source)
        case "html":
            from seeds2tei.readers import html

            return html.read(source)
        case "word":
            sentence = "this is no Word file, whatever its ending says. If it is text, write  --format plain."
            raise UnsupportedFormatError(source.name, sentence)
    raise UnsupportedFormatError(
        source.name, f'there is no format "{format}". Write  --format markdown  or  --format plain.'
    )
