"""Word files for the tests, made of the parts that Word writes, so that what stands in them can be seen here."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = ("heading 1", "heading 2", "Title", "Subtitle", "Quote", "footnote text", "Marginalia")
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
    'Target="word/document.xml"/></Relationships>',
}


def run(text: str, looks: str = "") -> str:
    """Some words, with their looks: `<w:b/>`."""
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", more: str = "") -> str:
    """A paragraph of runs; what does not begin with a tag is words.

    style  the name of its style
    more   what else is said of it: `<w:jc w:val="right"/>`
    """
    named = f'<w:pStyle w:val="{style.replace(" ", "")}"/>' if style else ""
    inside = "".join(piece if piece.startswith("<") else run(piece) for piece in runs)
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{inside}</w:p>"


def call(kind: str, number: int) -> str:
    """The sign that calls a "footnote", an "endnote" or a "comment"."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def notes(kind: str, *bodies: str) -> str:
    """The part that holds footnotes or endnotes, numbered from 1; the first two are the lines above them."""
    lines = (("separator", -1), ("continuationSeparator", 0))
    ruled = "".join(
        f'<w:{kind} w:type="{t}" w:id="{n}"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>' for t, n in lines
    )
    found = (f'<w:{kind} w:id="{i}">{body}</w:{kind}>' for i, body in enumerate(bodies, 1))
    return f"<w:{kind}s {NAMESPACES}>{ruled}{''.join(found)}</w:{kind}s>"


def comments(*bodies: tuple[str, str, str]) -> str:
    """The part that holds comments: author, initials, body, numbered from 0."""
    found = (
        f'<w:comment w:id="{i}" w:author={quoteattr(author)} w:initials={quoteattr(initials)}>{body}</w:comment>'
        for i, (author, initials, body) in enumerate(bodies)
    )
    return f"<w:comments {NAMESPACES}>{''.join(found)}</w:comments>"


def margin(kind: str, text: str) -> str:
    """A header ("hdr") or footer ("ftr")."""
    return f"<w:{kind} {NAMESPACES}>{paragraph(text)}</w:{kind}>"


def word_file(body: str, parts: Mapping[str, str] | None = None, links: Mapping[str, str] | None = None) -> bytes:
    """A Word file with a text, other parts by their names in the folder word, and the addresses of its links."""
    parts = parts or {}
    related = [
        f'<Relationship Id="part{i}" Type="{OFFICE}/{name.rstrip("0123456789.xml")}" Target="{name}"/>'
        for i, name in enumerate([*parts, "styles.xml"])
    ]
    related += [
        f'<Relationship Id="{key}" Type="{OFFICE}/hyperlink" Target="{address}" TargetMode="External"/>'
        for key, address in (links or {}).items()
    ]
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
        for name in STYLES
    )
    return packed(
        PARTS
        | {
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{"".join(related)}</Relationships>',
            "word/styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>",
        }
        | {f"word/{name}": content for name, content in parts.items()}
    )


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP package; a part that declares its type is not compressed, as the standards have it."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content, ZIP_STORED if name == "mimetype" else ZIP_DEFLATED)
    return buffer.getvalue()
