"""Files that people take for text and that are none: told by how they begin, with what to do about each.

What a file is called says little: a Word file may be named .txt, a PDF .doc.
"""

from __future__ import annotations

WORD = "word"
"""A Word file (.docx): the one kind that is read, as the page that it becomes (readers/word.py)."""

MOST_PARTS = 10_000
"""An office file has some dozens of parts; what has more is an archive of many files."""

_SAVE = "Open it in Word or LibreOffice and save it as .docx."
_PICTURE = "Transcribe it first; only text can be encoded."

REMEDIES = {
    WORD: "this is a Word file (.docx), which only convert and explain read. Save the document as plain text.",
    "pdf": "this is a PDF. Extract its text, for example with  pdftotext -layout,  and check it by eye: "
    "columns, notes and line ends often go astray.",
    "opendocument": f"this is an OpenDocument text (.odt). {_SAVE}",
    "epub": "this is an e-book (EPUB). Unpack it as a ZIP archive, and convert the web pages (.xhtml) in it.",
    "sheet": "this is a spreadsheet. Save the text in it as plain text or HTML.",
    "slides": "this is a presentation. Save the text in it as plain text or HTML.",
    "zip": "this is a ZIP archive. Unpack it first, and name the folder.",
    "damaged": "this is a damaged ZIP or Word file: its table of contents cannot be read. Fetch it again, or open it "
    "in Word, which may repair it, and save it as .docx.",
    "locked": "this is a Word file with a password. Open it in Word or LibreOffice and save it as .docx without one.",
    "doc": f"this is an old Word file (.doc). {_SAVE}",
    "office": "this is an old Word file (.doc), or an office file with a password. Open it in Word or LibreOffice and "
    "save it as .docx without a password.",
    "rtf": f"this is an RTF file. {_SAVE}",
    "postscript": "this is a PostScript file. Make it a PDF with  ps2pdf  and extract the text of that.",
    "djvu": "this is a DjVu file of scanned pages. Extract its text, if it has any, with  djvutxt.",
    "compressed": "this is a compressed file. Unpack it first.",
    "PNG": f"this is a PNG picture. {_PICTURE}",
    "JPEG": f"this is a JPEG picture. {_PICTURE}",
    "GIF": f"this is a GIF picture. {_PICTURE}",
    "TIFF": f"this is a TIFF picture. {_PICTURE}",
    "WebP": f"this is a WebP picture. {_PICTURE}",
    "HEIC": f"this is a HEIC picture. {_PICTURE}",
    "JPEG 2000": f"this is a JPEG 2000 picture. {_PICTURE}",
}
"""Kind -> the sentence with which it is refused where text is asked for."""

_BEGINNINGS = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"%!PS-Adobe", "postscript"),
    (b"AT&TFORM", "djvu"),
    (b"\x1f\x8b", "compressed"),
    (b"BZh9", "compressed"),
    (b"\xfd7zXZ\0", "compressed"),
    (b"7z\xbc\xaf\x27\x1c", "compressed"),
    (b"Rar!\x1a\x07", "compressed"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
# The first part of these packages says what they are, uncompressed.
_DECLARED = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "opendocument"),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "sheet"),
    (b"mimetypeapplication/vnd.oasis.opendocument.presentation", "slides"),
    (b"mimetypeapplication/epub+zip", "epub"),
)

_NAMED = (("META-INF/container.xml", "epub"), ("META-INF/manifest.xml", "opendocument"))
_FOLDERS = (("xl", "sheet"), ("ppt", "slides"), ("word", WORD))


def kind_of(data: bytes) -> str:
    r"""What a file is, if it is no text: a key of REMEDIES; "" for what may be text.

    >>> kind_of(b"%PDF-1.7\n"), kind_of(b"{\\rtf1 Wien}"), kind_of("Wien".encode())
    ('pdf', 'rtf', '')
    """
    if data.startswith(_ZIP):
        return _kind_of_package(data)
    if data.startswith(_OLE):
        return _kind_of_compound(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    if data[4:12] in (b"ftypheic", b"ftypmif1"):
        return "HEIC"
    return next((kind for beginning, kind in _BEGINNINGS if data.startswith(beginning)), "")


def _kind_of_compound(data: bytes) -> str:
    """An old office file, or the wrapping of a new one that has a password: the names of its streams say it."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "locked"
    return "doc" if "WordDocument".encode("utf-16-le") in data else "office"


def _kind_of_package(data: bytes) -> str:
    declared = next((kind for sign, kind in _DECLARED if data.find(sign, 30, 200) > 0), "")
    if declared:
        return declared
    if data.count(b"PK\x01\x02") > MOST_PARTS:
        return "zip"
    names = part_names(data)
    if names is None:
        return "damaged"
    if "[Content_Types].xml" not in names:  # packed by hand, what they are may be compressed
        return next((kind for name, kind in _NAMED if name in names), "zip")
    folders = {name.partition("/")[0] for name in names}
    return next(
        (kind for folder, kind in (("xl", "sheet"), ("ppt", "slides"), ("word", WORD)) if folder in folders), "zip"
    )


def part_names(data: bytes) -> list[str] | None:
    """The names of the parts of a ZIP package; None if its table of contents cannot be read."""
    import struct
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as package:
            return package.namelist()
    except (BadZipFile, NotImplementedError, ValueError, OSError, struct.error):
        return None
