"""What a person is told to look at in a finished document."""

from __future__ import annotations

import sys

import pytest

from seeds2tei import UnsupportedFormatError, convert, load_profile


def said(text: str, code: str) -> list[str]:
    """The sentences of one kind."""
    conversion = convert(text.encode(), load_profile(None), name="letter.md")
    return [finding.sentence for finding in conversion.findings if finding.code == code]


def test_signs_that_no_note_bears_are_said_once_for_all() -> None:
    assert said("The house[1] and the garden[2] near the mill[3].\n", "unanswered-sign") == [
        '3 signs look like those of notes, and no note bears them; the first is "[1]". It stays in the text.'
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It was written in spring [1939] by the river.\n",
        "A house[1] by the river.\n\nNotes\n\n[1] It was red.\n",
        "He saw it [sic] twice [?].\n",
    ],
)
def test_years_and_answered_signs_and_words_are_none(text: str) -> None:
    assert said(text, "unanswered-sign") == []


def test_a_line_that_should_state_a_date_and_states_none_is_named() -> None:
    text = "Source: Letters, Riga 1930\nWritten: 31 February 1939\n\nThe house was red, and it stood by the river.\n"
    assert said(text, "unread-date") == [
        '"31 February 1939" looks like a date, and there is no such day: nothing was made of it.'
    ]


def test_a_date_that_is_one_and_figures_in_the_text_are_none() -> None:
    text = "Source: Letters, Riga 1930\nWritten: 3 May 1939\n\nOn the 31 February 1939 nothing happened in Riga.\n"
    assert said(text, "unread-date") == []


def test_characters_that_turn_the_direction_are_named() -> None:
    assert said("The name is \u202eelpmaxE\u202c here.\n", "writing-direction") == [
        "characters that turn the direction of writing stand 2 times in the text, the first is U+202E. "
        "They are kept; see that the words read as they should."
    ]
    assert said("The name is \u200fעברית\u200f here.\n", "writing-direction") == []


def test_what_nobody_sees_hides_no_label_and_no_sign() -> None:
    """The characters are kept in the text."""
    text = (
        "# A letter\n\n\u200eWritten: 3 May 1939\n\n**Sour\u200bce:** RGASPI, f. 17, op. 84, d. 5\n\n"
        "The house[\u200b1] was red.\n\nNotes\n\n[1]\u00ad It stood by the river.\n"
    )
    conversion = convert(text.encode(), load_profile(None), name="letter.md")
    assert conversion.valid
    xml = conversion.xml.decode()
    assert '<date when="1939-05-03">3 May 1939</date>' in xml
    assert '<idno type="fonds">17</idno>' in xml
    assert xml.count("\u200b") >= 1
    assert "\u200eWritten" in xml


def test_a_file_with_more_notes_than_any_document_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stated limit: 320,000 editors' notes on one line are no document."""
    monkeypatch.setattr(sys.modules["seeds2tei.convert"], "MOST_CLAIMS", 3)  # the package shows the function
    with pytest.raises(UnsupportedFormatError, match="editor-note finds more than 3 things in this file"):
        convert(b"Bread [dear - GF] and milk [cheap - GF] and eggs [few - GF] came.\n", load_profile(None), name="a.md")
