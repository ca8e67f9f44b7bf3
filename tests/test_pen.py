"""The pen writes what libxml2 would write, byte for byte."""

from __future__ import annotations

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from seeds2tei.convert import convert
from seeds2tei.profile import Profile
from seeds2tei.source import Mark, Source, Span
from seeds2tei.tei.pen import PORTION, Pen

LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"))
SIGNS = st.text("\r\n\t \"'&<>]x\u00e9\u0436\U00010000")


def written(pen: Pen) -> bytes:
    """All that a pen has written."""
    pen.put_down()
    assert isinstance(pen.file, BytesIO)
    return pen.file.getvalue()


@given(LETTERS | SIGNS, LETTERS | SIGNS)
def test_words_and_values_are_escaped_as_libxml2_does(words: str, value: str) -> None:
    """Whatever the words of an element and the value of an attribute, the bytes are those of libxml2."""
    words = "w" + words  # an empty file is no source
    pen = Pen(Source.decode(words.encode(), "utf-8", name="words"), BytesIO())
    pen.start("p", {"n": value})
    pen.write(Span(0, len(words)), ())
    pen.end()
    paragraph = etree.Element("p", {"n": value})
    paragraph.text = words
    assert written(pen) == etree.tostring(paragraph, encoding="UTF-8", xml_declaration=False)


def test_an_element_without_content_has_one_tag() -> None:
    """`<lb/>`, and an element that holds only such has two."""
    pen = Pen(Source.decode(b"-", "utf-8", name="letter"), BytesIO())
    pen.start("p", {})
    pen.start("lb", {"xml:id": "l1"})
    pen.end()
    pen.end()
    assert written(pen) == b'<p><lb xml:id="l1"/></p>'


def test_notation_is_left_out_or_reads_as_something_else() -> None:
    """The slices that were written are remembered in order, signs that read as nothing are none of them."""
    pen = Pen(Source.decode(b"*Bern* &amp; Wien", "utf-8", name="letter"), BytesIO())
    pen.start("p", {})
    star, other, entity = Span(0, 1), Span(5, 6), Span(7, 12)
    pen.write(Span(0, 17), (Mark(star, "", "star"), Mark(other, "", "star"), Mark(entity, "&", "entity")))
    pen.end()
    assert written(pen) == b"<p>Bern &amp; Wien</p>"
    assert pen.runs == [Span(1, 5), Span(6, 7), Span(7, 12), Span(12, 17)]


def test_a_long_text_goes_out_in_portions() -> None:
    """Nothing is lost where one portion ends and the next begins."""
    pen = Pen(Source.decode(b"word", "utf-8", name="letter"), BytesIO())
    pen.start("text", {})
    for _ in range(PORTION):
        pen.start("p", {})
        pen.write(Span(0, 4), ())
        pen.end()
    pen.end()
    assert 0 < pen.file.tell() < len("<p>word</p>") * PORTION
    assert written(pen) == b"<text>" + b"<p>word</p>" * PORTION + b"</text>"


def test_of_two_notes_at_one_place_the_first_bears_the_name() -> None:
    """A note that is said again, and is an archival reference besides: one xml:id, not twice the same."""
    note = "RGANI. F. 3, Op. 66. D. 328. L. 110. Copy."
    conversion = convert(f"Text.[1]\n{note}\n\nNotes\n\n1 {note}\n".encode(), Profile(), name="letter.md")
    assert conversion.valid
    assert conversion.xml.count(b'<note xml:id="n1" type="duplicate"') == 1
    assert conversion.xml.count(b'><note type="source"') == 1
