"""Why a file is no XML, in the words of an editor.

libxml2 says where it noticed; the reason lies often further up. So the file is read once more, and only then
(tag_walk.py). Where nothing is found there, libxml2 has the word.
"""

from __future__ import annotations

import re

from lxml import etree

from seeds2tei.checks.tag_walk import first_fault
from seeds2tei.errors import MalformedError
from seeds2tei.expressions import expression
from seeds2tei.source import BYTE_ORDER_MARKS, LINE_END

MOST_EXPLAINED = 5_000_000
"""Of a longer file libxml2 has the word: to read it once more would take seconds."""

_LIMITS = (89, 114)  # XML_ERR_ENTITY_LOOP, XML_ERR_RESOURCE_LIMIT
_ENCODING = expression(rb"""<\?xml[^>]{0,100}?\bencoding\s{0,9}=\s{0,9}["']([A-Za-z0-9._\-]{1,40})["']""")
_OTHER_FILES = (
    (b"PK\x03\x04", "a ZIP archive, such as Word and LibreOffice write"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"\x1f\x8b", "a compressed file"),
)


def explain(xml: bytes, error: etree.XMLSyntaxError) -> MalformedError:
    """The first fault of a file that libxml2 refused with this error."""
    line, column = error.lineno or 1, (error.offset or 0) + 1
    if getattr(error, "code", 0) in _LIMITS:
        return MalformedError("unreadable", line, column, _limit(error.msg or ""))
    if not xml.strip():
        return MalformedError("well-formed", 0, 0, "the file is empty.")
    for beginning, kind in _OTHER_FILES:
        if xml.startswith(beginning):
            return MalformedError("well-formed", 0, 0, f"the file is {kind}, no XML. Name the TEI file.")
    declared = _ENCODING.match(xml)
    marked = next((name for mark, name in BYTE_ORDER_MARKS if xml.startswith(mark)), "")
    encoding = marked or (declared[1].decode() if declared else "utf-8")
    try:
        text = xml.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as wrong:
        return _undecodable(xml, encoding, wrong.start, declared=bool(declared))
    except LookupError:
        return MalformedError("unreadable", 1, 1, f'nobody knows the encoding "{encoding}". Save the file as UTF-8.')
    fault = first_fault(text) if len(text) <= MOST_EXPLAINED else None
    if fault is None:
        said = re.sub(r",? line \d+, column \d+$", "", " ".join((error.msg or "").split()))
        return MalformedError("well-formed", line, column, f"this is not XML: {said.rstrip(chr(46))}.")
    return MalformedError("well-formed", *_place(text, fault.offset), fault.sentence)


def _place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of a character.

    >>> _place("<p>\\n & </p>", 5)
    (2, 2)
    """
    starts = [0, *(match.end() for match in LINE_END.finditer(text, 0, offset))]
    return len(starts), offset - starts[-1] + 1


def _undecodable(xml: bytes, encoding: str, offset: int, *, declared: bool) -> MalformedError:
    place = _place(xml[:offset].decode(encoding, "replace"), len(xml[:offset].decode(encoding, "replace")))
    says = f"is not {encoding}, which the first line declares" if declared else f"is not {encoding.upper()}"
    sentence = (
        f'the byte 0x{xml[offset]:02X} {says}. Save the file as UTF-8, or declare its encoding: <?xml version="1.0" '
        'encoding="windows-1252"?>, if it is that.'
    )
    return MalformedError("well-formed", *place, sentence)


def _limit(message: str) -> str:
    if "depth" in message:
        return "more than 256 elements stand one in another here. Close those that were left open."
    if "entity" in message.lower():
        return "the entities of this file unfold to many times its size. Write their text, and drop <!ENTITY …>."
    return "a text or a tag of more than 10 MB stands here. Divide it."
