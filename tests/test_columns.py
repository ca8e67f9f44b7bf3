"""Versions in the columns of a table, and notes in the rows of one, as they come out in the TEI."""

from __future__ import annotations

import re

import pytest

from seeds2tei import Conversion, convert, load_profile
from seeds2tei.explanation import explain
from seeds2tei.source import Source, Span

PSALM = """\
| Source (Latin) | Translation (English) |
|---|---|
| Dominus pascit me. | The Lord is my shepherd. |
| In loco pascuae ibi me collocavit. | |
| Super aquam refectionis educavit me. | He leadeth me beside the still waters. |
"""


def body(conversion: Conversion) -> str:
    """The body without identifiers, white space between elements left out."""
    assert conversion.valid, conversion.findings
    xml = conversion.xml.decode()
    inner = re.sub(r' (?:xml:id|n|corresp|cert)="[^"]*"', "", xml[xml.index("<body>") + 6 : xml.index("</body>")])
    return re.sub(r">\s+<", "><", inner).replace("</s> <s>", "").strip()


def markdown(text: str) -> Conversion:
    return convert(text.encode(), load_profile(None), name="psalm.md")


def page(text: str) -> Conversion:
    return convert(text.encode(), load_profile(None), name="psalm.html")


def test_columns_are_read_one_after_the_other() -> None:
    """Every cell is a paragraph; an empty one has no partner."""
    assert body(markdown(PSALM)) == (
        '<div type="original" xml:lang="la"><head>Source (Latin)</head>'
        "<p><s>Dominus pascit me.</s></p><p><s>In loco pascuae ibi me collocavit.</s></p>"
        "<p><s>Super aquam refectionis educavit me.</s></p></div>"
        '<div type="translation" xml:lang="en"><head>Translation (English)</head>'
        "<p><s>The Lord is my shepherd.</s></p><p><s>He leadeth me beside the still waters.</s></p></div>"
    )


def test_versions_in_columns_point_to_each_other_and_are_linked() -> None:
    conversion = markdown(PSALM)
    assert re.findall(r'<div xml:id="(v\d)" type="\w+" xml:lang="\w+" corresp="(#v\d)"', conversion.xml.decode()) == [
        ("v1", "#v2"),
        ("v2", "#v1"),
    ]
    texts = [
        tuple(conversion.draft.source.text[slice(*span)] for side in (link.first, link.second) for span in side)
        for link in conversion.links
        if link.kind == "sentence"
    ]
    assert texts[-1] == ("Super aquam refectionis educavit me.", "He leadeth me beside the still waters.")


def test_a_finding_names_the_line_of_the_file_and_not_of_the_order_in_which_it_is_read() -> None:
    conversion = markdown("Two versions of a psalm.\n\n" + PSALM)
    alone = next(finding for finding in conversion.findings if finding.code == "unlinked-sentence")
    assert "In loco pascuae" in alone.sentence
    assert conversion.draft.source.place(alone.start) == (6, 3)


def test_a_web_page_with_two_languages_side_by_side() -> None:
    """No head says what the columns are; each has a language of its own."""
    russian = "Письмо было получено вчера, и ответ на него будет послан завтра утром. " * 2
    english = "The letter was received yesterday, and the answer to it will be sent tomorrow morning. " * 2
    row = f"<tr><td>{russian}</td><td>{english}</td></tr>"
    found = body(page(f"<table>{row}{row}</table>"))
    assert re.findall(r'<div type="(\w+)" xml:lang="(\w+)">', found) == [("original", "ru"), ("translation", "en")]
    assert found.count("<p>") == 4


def test_a_table_of_figures_stays_a_table() -> None:
    found = body(markdown("| Year | Bread | Milk |\n|---|---|---|\n| 1837 | 12 | 4 |\n| 1838 | 14 | 5 |\n"))
    assert found.count("<row>") == 3


def test_two_columns_in_one_language_stay_a_table() -> None:
    cell = "The letter was received yesterday, and the answer to it will be sent tomorrow morning. " * 3
    assert "<table>" in body(markdown(f"| A | B |\n|---|---|\n| {cell} | {cell} |\n"))


def test_a_word_for_a_source_among_other_columns_stays_a_table() -> None:
    """Not every column says which version it is: this is a list of sources."""
    assert "<table>" in body(markdown("| Source | Year |\n|---|---|\n| The letters of Orlova | 1930 |\n"))


def test_an_invitation_to_translate_is_no_version() -> None:
    found = body(markdown("| Contribute a translation | Source (English) |\n|---|---|\n| | It has pleased Thee. |\n"))
    assert "<table>" in found


def test_notes_in_a_table_stand_at_their_signs() -> None:
    text = "Go to the ant,[1] thou sluggard,[2] and be wise.\n\nNotes\n\n"
    table = "| 1 | Find Proverbs. |\n|---|---|\n| 2 | A rebuke. |\n"
    assert body(markdown(text + table)) == (
        '<div xml:lang="en"><p><s>Go to the ant,<note type="editorial" place="end">Find Proverbs.</note> thou sluggard,'
        '<note type="editorial" place="end">A rebuke.</note> and be wise.</s></p></div>'
    )


def test_the_heading_of_notes_may_stand_in_their_first_cell() -> None:
    text = "Go to the ant,[1] and be wise.\n\nNotes 1 | Find Proverbs.\n---|---\n2 | A rebuke that nobody calls.\n"
    conversion = markdown(text)
    assert '<note type="editorial" place="end">Find Proverbs.</note> and be wise.' in body(conversion)
    assert "<head>Notes</head>" in conversion.xml.decode()


def test_a_numbered_table_under_no_heading_of_notes_stays_a_table() -> None:
    assert "<table>" in body(markdown("Prices\n\n| 1 | bread |\n|---|---|\n| 2 | milk |\n"))


@pytest.mark.parametrize("order", [((0, 3), (6, 9), (3, 6), (9, 12)), ((6, 12), (0, 6))])
def test_a_source_in_another_order_gives_back_its_file(order: tuple[tuple[int, int], ...]) -> None:
    source = Source("a.txt", "ab\ncd\nef\ngh\n", "utf-8")
    reordered = source.reordered(tuple(Span(*edges) for edges in order))
    assert reordered.written == source.text
    for offset, character in enumerate(reordered.text):
        line, column = reordered.place(offset)
        assert source.text.splitlines(keepends=True)[line - 1][column - 1] == character


def test_what_is_explained_has_the_line_of_the_file() -> None:
    """Each cell begins a row of its own, with the number of its line."""
    lines = [line.text for line in explain(markdown(PSALM), written="psalm.xml")]
    assert "     3 | Dominus pascit me." in lines
    assert "     3 | The Lord is my shepherd." in lines


def test_a_server_finds_versions_also_inside_the_division_of_a_document() -> None:
    story = "The owner of the mill consoles a friend who had lost his own. It was found in the attic in 1951.\n\n"
    after = "\nThe friend never saw it again, and it was pulled down in 1912.\n\n## Appendix\n\nThe plan is lost.\n"
    for text, path in ((PSALM, "/TEI/text/body/div["), (story + PSALM + after, "/TEI/text/body//div[")):
        xml = markdown(text).xml.decode()
        assert re.findall(r'<citeStructure unit="version" match="([^"]+\[)', xml) == [path]
    assert re.findall(r'<div xml:id="(\w+)"', xml) == ["doc", "v1", "v2"]
