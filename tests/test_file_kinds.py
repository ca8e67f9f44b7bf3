"""Files that are no text: each is refused with one line that says what it is and what to do, whatever it is called."""

from __future__ import annotations

import gzip

import pytest
from tests.word_files import packed, paragraph, word_file

from seeds2tei.convert import convert
from seeds2tei.errors import UnsupportedFormatError
from seeds2tei.file_kinds import REMEDIES, WORD, kind_of
from seeds2tei.profile import Profile
from seeds2tei.source import Source

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
TYPES = {"[Content_Types].xml": "<Types/>"}
FILES = {
    "pdf": b"%PDF-1.7\n1 0 obj",
    "rtf": b"{\\rtf1\\ansi Wien}",
    "postscript": b"%!PS-Adobe-3.0\n",
    "djvu": b"AT&TFORM\0\0\0\0DJVM",
    "opendocument": packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
    "epub": packed({"mimetype": "application/epub+zip", "a.xhtml": "<html/>"}),
    "sheet": packed(TYPES | {"xl/workbook.xml": "<x/>"}),
    "slides": packed(TYPES | {"ppt/presentation.xml": "<x/>", "word/embedded.xml": "<x/>"}),
    "zip": packed({"letters/a.txt": "Wien"}),
    "damaged": word_file(paragraph("Wien"))[:400],
    "doc": OLE + "WordDocument".encode("utf-16-le"),
    "locked": OLE + "EncryptedPackage".encode("utf-16-le"),
    "office": OLE,
    "compressed": gzip.compress(b"Wien"),
    "PNG": b"\x89PNG\r\n\x1a\n",
    "JPEG": b"\xff\xd8\xff\xe0",
    "GIF": b"GIF89a",
    "TIFF": b"II*\0\x08\0\0\0",
    "WebP": b"RIFF\x10\0\0\0WEBPVP8 ",
    "HEIC": b"\0\0\0\x18ftypheic",
    "JPEG 2000": b"\0\0\0\x0cjP  \r\n\x87\n",
}


@pytest.mark.parametrize("name", ["seed.txt", "seed.docx", "seed.html", "seed.odt"])
@pytest.mark.parametrize("kind", FILES)
def test_each_kind_is_refused_with_its_remedy(kind: str, name: str) -> None:
    with pytest.raises(UnsupportedFormatError) as refused:
        convert(FILES[kind], Profile(), name=name)
    assert str(refused.value) == f"{name}: {REMEDIES[kind]}"


def test_every_kind_has_a_file_here() -> None:
    assert set(FILES) | {WORD} == set(REMEDIES)


@pytest.mark.parametrize("kind", REMEDIES)
def test_a_remedy_says_what_the_file_is_and_what_to_do(kind: str) -> None:
    what, _, remedy = REMEDIES[kind].partition(". ")
    assert what.startswith("this is a")
    assert remedy.endswith(".")
    assert "\n" not in REMEDIES[kind]


def test_where_only_text_is_read_a_word_file_is_refused() -> None:
    data = word_file(paragraph("Wien"))
    with pytest.raises(UnsupportedFormatError, match="which only convert and explain read"):
        Source.decode(data, "utf-8", name="a.docx")


def test_a_book_that_was_packed_by_hand_is_known() -> None:
    assert kind_of(packed({"META-INF/container.xml": "<container/>"})) == "epub"
    assert kind_of(packed({"META-INF/manifest.xml": "<manifest/>", "content.xml": ""})) == "opendocument"


def test_an_archive_of_many_files_is_none_of_word() -> None:
    assert kind_of(packed(TYPES | {f"word/{n}.xml": "" for n in range(10_001)})) == "zip"


@pytest.mark.parametrize("text", ["PK is what they called him", "BM 1876", "MM. les députés", "GIF", "ID3", "%PDF", ""])
def test_text_stays_text(text: str) -> None:
    assert kind_of(text.encode()) == ""
