"""The text of a document as it was found: decoded once, never changed, every place in it known.

Offsets count Unicode code points of `Source.text`, from 0; a span is half-open. Lines and columns count
from 1, as editors show them.
"""

from __future__ import annotations

import codecs
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from seeds2tei.errors import DecodingError, UnsupportedFormatError
from seeds2tei.expressions import expression
from seeds2tei.file_kinds import REMEDIES, kind_of

LINE_END = expression(r"\r\n|\n|\r")

# The four-byte mark first: the UTF-32 one begins with the UTF-16 one.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

COMMON = ("cp1252", "cp1251", "koi8-r", "iso8859-2", "cp1250", "cp932", "gb18030", "big5", "cp1255", "cp1256")


WITHHELD = "withheld"
"""The rule of a mark over words that the profile keeps out of the file; no report repeats them."""


class Span(NamedTuple):
    """A stretch of the source, half-open, in code points."""

    start: int
    end: int


def is_over(around: Span, following: Span) -> bool:
    """Whether a container ends before what follows. Something empty at its very end is still inside."""
    return around.end < following.start or around.end == following.start < following.end


def order(span: Span) -> tuple[int, bool, int]:
    """Sorts outer before inner, and what is empty before what begins at the same place."""
    return span.start, span.end > span.start, -span.end


class Mark(NamedTuple):
    """Characters that are notation, not writing: `#`, `**`, `[p. 3]`, `&auml;`.

    span     the characters
    reading  what a reader reads there: "" for a sign, "ä" for `&auml;`
    rule     who declared it, for example "markdown.emphasis"; the rule fixes the shape (see checks/fidelity.py)
    """

    span: Span
    reading: str
    rule: str


@dataclass(frozen=True)
class Source:
    """A decoded document.

    name      how the user calls it, for messages
    text      every character of it, a byte order mark and line ends included, in the order in which it is read
    encoding  in which the file gives back exactly the bytes
    order     where the file is read in another order than it is written (a table whose columns are versions): the
              stretches of the file, each once, as they follow one another in `text`; () = from first to last
    parts     where the document came in several files: each, as they follow one another in `text`
    """

    name: str
    text: str
    encoding: str
    order: tuple[Span, ...] = ()
    parts: tuple[Source, ...] = ()

    @classmethod
    def decode(cls, data: bytes, encoding: str, *, name: str) -> Source:
        """Decode bytes strictly; a byte order mark overrules the encoding that is stated.

        Raises UnsupportedFormatError for a file that is no text or is empty, DecodingError where a byte
        is not of the encoding.
        """
        if kind := kind_of(data):
            raise UnsupportedFormatError(name, REMEDIES[kind])
        for mark, marked in BYTE_ORDER_MARKS:
            if data.startswith(mark):
                encoding = marked
                break
        else:
            encoding = _without_mark(encoding, name)
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            raise DecodingError(name, error.start, _undecodable(data, encoding, error.start)) from None
        except (LookupError, ValueError):  # ValueError: Python's names for what no file is in, such as "idna"
            raise DecodingError(name, 0, _no_encoding(encoding)) from None
        if not text.strip("\ufeff \t\r\n\f\v"):  # before the next question: of no bytes Python asks no encoding
            raise UnsupportedFormatError(name, "the file is empty: there is nothing to encode.")
        if (offset := _first_change(data, text, encoding)) >= 0:
            raise DecodingError(name, offset, _irreversible(data, encoding, offset))
        if text.count("\0") > len(text) // 10:
            sentence = "this is no text file, or UTF-16 without a mark: then write  --encoding utf-16-le."
            raise UnsupportedFormatError(name, sentence)
        return cls(name, text, encoding)

    @classmethod
    def joined(cls, name: str, parts: tuple[Source, ...]) -> Source:
        """The files of one document, one after the other."""
        return cls(name, "".join(part.text for part in parts), parts[0].encoding, parts=parts)

    @cached_property
    def begins(self) -> list[int]:
        """Where in `text` each part begins."""
        return [0, *accumulate(len(part.text) for part in self.parts)][:-1]

    def file(self, offset: int) -> str:
        """The file in which a character stands, as the user calls it."""
        return self.parts[bisect_right(self.begins, offset) - 1].name if self.parts else self.name

    def encoded(self) -> tuple[bytes | None, ...]:
        """The bytes of each file again; None if a character was put in that its encoding does not know."""
        if self.parts:
            return tuple(data for part in self.parts for data in part.encoded())
        try:
            return (self.written.encode(self.encoding),)
        except UnicodeEncodeError:
            return (None,)

    def reordered(self, order: tuple[Span, ...]) -> Source:
        """The same file, read in another order."""
        assert not self.order
        return Source(self.name, "".join(self.text[start:end] for start, end in order), self.encoding, order)

    @cached_property
    def written(self) -> str:
        """Every character in the order in which it stands in the file."""
        if not self.order:
            return self.text
        pieces = zip(self.order, self._begins, strict=True)
        return "".join(self.text[begin : begin + end - start] for (start, end), begin in sorted(pieces))

    @cached_property
    def _begins(self) -> list[int]:
        """Where in `text` each stretch of `order` begins."""
        return [0, *accumulate(end - start for start, end in self.order)][:-1]

    @cached_property
    def breaks(self) -> frozenset[int]:
        """Where in `text` something follows that does not follow in the file: the next file, the next column."""
        inner = (begin + at for part, begin in zip(self.parts, self.begins, strict=True) for at in part.breaks)
        return frozenset((*self._begins, *self.begins, *inner))

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset of the first character of each line of the file."""
        return [0, *(match.end() for match in LINE_END.finditer(self.written))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, as an editor shows them.

        >>> Source("a.md", "Wien\\r\\nden 12. März", "utf-8").place(10)
        (2, 5)
        """
        if self.parts:
            i = bisect_right(self.begins, offset) - 1
            return self.parts[i].place(offset - self.begins[i])
        if self.order:
            i = bisect_right(self._begins, offset) - 1
            offset += self.order[i].start - self._begins[i]
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


def _without_mark(encoding: str, name: str) -> str:
    """The encoding of a file that bears no byte order mark, where the encoding's name promises one."""
    folded = encoding.lower().replace("_", "-")
    if folded in ("utf-8-sig", "utf-8sig"):
        return "utf-8"
    if folded in ("utf-16", "utf16", "utf-32", "utf32"):
        exact = f"utf-{folded[-2:]}"
        sentence = f"there is no byte order mark in it. Write  --encoding {exact}-le  or  --encoding {exact}-be."
        raise DecodingError(name, 0, sentence)
    return encoding


def _first_change(data: bytes, text: str, encoding: str) -> int:
    """Where a text, put into its encoding again, differs from the bytes that it was; -1 if it does not.

    Some encodings write a character in several ways (`iso2022_jp`, `utf-7`): nobody could tell what was there.
    """
    try:
        again = text.encode(encoding)
    except ValueError:
        again = b""
    if again == data:
        return -1
    shortest = min(len(data), len(again))
    return next((i for i in range(shortest) if data[i] != again[i]), shortest)


def _no_encoding(encoding: str) -> str:
    shown = encoding if encoding.isprintable() else repr(encoding)[1:-1]
    return f'there is no encoding "{shown}". Name one that Python knows, such as utf-8 or cp1251.'


def _irreversible(data: bytes, encoding: str, offset: int) -> str:
    """The sentence for bytes that can be read, and that nobody who writes this encoding would have written."""
    line = data.count(b"\n", 0, offset) + 1
    return (
        f"from byte {offset} (line {line}) it is {encoding} in a spelling that could not be given back. "
        "Save the document as UTF-8."
    )


def _commonest(encodings: list[str]) -> str:
    """Of encodings in which some bytes read the same, the one that people most likely used."""
    return next((common for common in COMMON if common.replace("-", "_") in encodings), encodings[0].replace("_", "-"))


def _undecodable(data: bytes, encoding: str, offset: int) -> str:
    """The sentence for a byte that cannot be read: which, where, and the likeliest encodings."""
    from charset_normalizer import from_bytes

    guesses = (_commonest(match.could_be_from_charset) for match in from_bytes(data[:200_000]))
    likely = list(dict.fromkeys(guess for guess in guesses if guess != encoding))
    # Western pages are far more common than those for which the two differ in the other's favour.
    likely = sorted(likely, key=lambda guess: guess == "cp1250" and "cp1252" in likely)[:3]
    remedy = f"It may be {' or '.join(likely)}: then write  --encoding {likely[0]}." if likely else (
        "Name the encoding with  --encoding NAME  if you know it."
    )  # fmt: skip
    line = data.count(b"\n", 0, offset) + 1
    named = encoding.upper() if encoding.startswith("utf") else encoding
    return f"byte {offset} (0x{data[offset]:02X}, line {line}) is not {named}. {remedy}"
