"""What stands out of order in a division becomes a paragraph again, and a broken list dissolves.

The texts here were found by the properties of test_fidelity.py, which shrank them.
"""

from __future__ import annotations

import re

import pytest

from seeds2tei.convert import convert
from seeds2tei.errors import UnsupportedFormatError
from seeds2tei.profile import Profile


def text_of(source: str) -> str:
    """The body of what is written, on one line, without identifiers and numbers; it is valid."""
    conversion = convert(source.encode(), Profile(), name="letter.md")
    assert conversion.valid
    body = conversion.xml.decode().partition("<text>")[2].partition("</text>")[0]
    return re.sub(r' (?:xml:id|n)="[^"]*"|\n *', "", body)


def test_a_closer_under_which_nothing_stands_is_a_paragraph() -> None:
    written = text_of("ЦГАЛИ, ф. 1923, оп. 1, ед. хр. 12, л. 5об.\n\nYours sincerely,\n")
    assert "<p><s>Yours sincerely,</s></p>" in written
    assert "closer" not in written


def test_label_lines_do_not_continue_a_note() -> None:
    written = text_of("Notes\n\nПеревод:[1]Notes\n\n\n**Translated:** from the Russian Dr. Anna Berg, Vienna. \\*")
    assert "<label>Перевод:</label><item>[1]Notes</item>" in written


def test_a_note_at_the_beginning_of_the_file_is_written_at_its_number() -> None:
    written = text_of(
        "## Notes\n\n1. Karr was the owner.\n\n## A\n\nЦГАЛИ, ф. 1923, оп. 1, л. 5.\n\nA house,[1] doubtful.\n"
    )
    assert written.index("ЦГАЛИ") < written.index("Karr was the owner") < written.index("doubtful")


def test_a_picture_at_the_end_of_a_label_line_stays_whole() -> None:
    written = text_of("**Source**: RGASPI, f. 1.\n![the mill](mill.png)\n**Source**: RGASPI, f. 2.\n")
    assert "<figure><figDesc>the mill</figDesc></figure>" in re.sub(r" rend\w*=\"[^\"]*\"", "", written)


def test_a_division_whose_list_dissolves_stays_one() -> None:
    written = text_of("# Original\n\nText.\n\nComments (2)\n## Translation\n\nTranslation 1: A. Berg\n\nSource:")
    assert "<div><" not in written


@pytest.mark.parametrize("source", ["***\n", "> \n", "<!-- only a comment -->\n"])
def test_signs_without_words_are_refused(source: str) -> None:
    with pytest.raises(UnsupportedFormatError, match=r"^letter\.md: the file holds signs of the format and no words"):
        convert(source.encode(), Profile(), name="letter.md")


def test_a_version_in_no_known_language_says_so() -> None:
    written = text_of("1. Karr owned the mill.\n## Translation\nЦГАЛИ, ф. 1923, оп. 1, ед. хр. 12, л. 5об.\n")
    assert '<div type="translation" xml:lang="und"' in written or 'type="translation"' not in written


def test_a_name_in_letters_that_old_processors_refuse_gets_a_plain_identifier() -> None:
    assert 'ref="#person"' in text_of("by:\U00010400")


def test_a_label_without_a_value_does_not_break_its_list() -> None:
    xml = convert(
        b"# A Letter\n\n**Written:**\n\n**Source**: RGASPI, f. 1, op. 58, d. 6.\n\nThe mill is sold.\n",
        Profile(),
        name="a.md",
    ).xml
    assert b'<item><gap reason="empty-in-source"/></item>' in xml
