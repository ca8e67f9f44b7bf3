"""What `check --source` says of a file that an editor has worked on: which words are gone, changed, new or moved."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from seeds2tei.checks.collation import collate
from seeds2tei.checks.words import words
from seeds2tei.cli import main
from seeds2tei.convert import convert
from seeds2tei.profile import Profile

SOURCE = """# The Mill

Source: RGASPI, f. 17, op. 3, d. 1042, l. 15.

The mill at Karrsdorf is to be **repaired** before the harvest.[1] Nobody knows who is to pay for the wood.

The wheel is to be replaced, and the old one sold to the
smith.

[1] See the decree of 8 February 1936.
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mill.md").write_text(SOURCE, "utf-8")
    return tmp_path


def tei(here: Path, *changes: tuple[str, str]) -> None:
    """Write mill.xml as it is converted, and then change it by hand."""
    text = convert(SOURCE.encode(), Profile(), name="mill.md").xml.decode()
    for before, after in changes:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    (here / "mill.xml").write_text(text, "utf-8")


def said(*options: str, exit_code: int) -> list[str]:
    """What is said of the words, without the place in the TEI file."""
    result = CliRunner().invoke(main, ["check", "mill.xml", "--source", *options], catch_exceptions=False)
    assert result.exit_code == exit_code, result.stderr
    return [line for line in result.stderr.splitlines() if line.startswith("mill.xml")]


def sentences(found: list[str]) -> list[str]:
    return [line.partition(": ")[2] for line in found]


@pytest.mark.parametrize("order", [("mill.de.md", "mill.en.md"), ("mill.en.md", "mill.de.md")])
def test_versions_are_compared_in_the_order_in_which_they_were_encoded(here: Path, order: tuple[str, str]) -> None:
    (here / "mill.md").unlink()
    (here / "mill.en.md").write_text("The mill stands still. Nobody came.", "utf-8")
    (here / "mill.de.md").write_text("Die Mühle steht still. Niemand kam.", "utf-8")
    made = CliRunner().invoke(main, ["convert", *order, "--output", "."], catch_exceptions=False)
    assert made.exit_code == 0, made.stderr
    assert said(".", exit_code=0) == []
    (here / "mill.en.md").write_text("The mill stands still. Nobody came to it.", "utf-8")
    assert len(said(".", exit_code=1)) > 0


def test_what_was_converted_says_what_its_source_says(here: Path) -> None:
    tei(here)
    assert said("mill.md", exit_code=0) == []


def test_marking_words_changes_none(here: Path) -> None:
    tei(
        here,
        ("smith.", "  <persName>smith</persName>."),
        ("Karrsdorf", "<placeName>Karrs<lb break='no'/>dorf</placeName>"),
    )
    assert said("mill.md", exit_code=0) == []


def test_missing_words_are_quoted_with_both_places(here: Path) -> None:
    tei(here, ("who is to pay ", ""))
    (line,) = said("mill.md", exit_code=1)
    text = (here / "mill.xml").read_text("utf-8")
    before = text[: text.index("for the wood")]
    assert line == (
        f"mill.xml:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}: error [missing-words]: "
        'the words "who is to pay" of the source (mill.md:5:81) are missing here. Put them back.'
    )


def test_a_changed_word_is_shown_as_it_was(here: Path) -> None:
    tei(here, ("replaced, and", "repaired and"))
    assert sentences(said("mill.md", exit_code=1)) == [
        'error [changed-words]: here stands "repaired", in the source "replaced," (mill.md:7:20). '
        "Write what the source says."
    ]


def test_two_words_run_together_are_changed(here: Path) -> None:
    tei(here, ("the wood.", "thewood."))
    assert sentences(said("mill.md", exit_code=1)) == [
        'error [changed-words]: here stands "thewood.", in the source "the wood." (mill.md:5:99). '
        "Write what the source says."
    ]


def test_words_of_the_editor_are_a_warning(here: Path) -> None:
    tei(here, ("the wood.", 'the wood<note type="editorial"><p>It was oak.</p></note>.'))
    assert sentences(said("mill.md", exit_code=0)) == [
        'warning [added-words]: the words "It was oak." are not in the source, where they would follow mill.md:5:103.'
    ]


def test_moved_words_are_a_warning_in_both_places(here: Path) -> None:
    text = convert(SOURCE.encode(), Profile(), name="mill.md").xml.decode()
    start, end = text.index("Nobody knows"), text.index("the wood.") + len("the wood.")
    passage = text[start:end]
    tei(here, (passage, ""), ("smith.", f"smith. {passage}"))
    found = sentences(said("mill.md", exit_code=0))
    assert found == [
        'warning [moved-words]: the words "Nobody knows who is to pay for the wood." stand elsewhere in the source: '
        "mill.md:5:68."
    ]


def test_sources_are_found_by_name_in_a_folder(here: Path) -> None:
    tei(here, ("the wood.", "the oak."))
    (here / "sources" / "1936").mkdir(parents=True)
    (here / "mill.md").rename(here / "sources" / "1936" / "mill.md")
    (line,) = sentences(said("sources", exit_code=1))
    assert '"wood." (sources/1936/mill.md:5:103)' in line
    (here / "sources" / "1936" / "mill.md").unlink()
    (line,) = said("sources", exit_code=1)
    assert line == "mill.xml: error [source]: no source for this file in sources. Name the source itself."


def test_without_a_file_name_in_the_header_that_of_the_tei_counts(here: Path) -> None:
    tei(here, ('<idno type="filename">mill.md</idno>', ""))
    (here / "sources").mkdir()
    (here / "mill.md").rename(here / "sources" / "mill.md")
    assert said("sources", exit_code=0) == []


def test_of_two_sources_of_one_name_that_with_the_digest_is_taken(here: Path) -> None:
    tei(here)
    for folder, text in (("a", "Another text of the same name."), ("b", SOURCE)):
        (here / "sources" / folder).mkdir(parents=True)
        (here / "sources" / folder / "mill.md").write_text(text, "utf-8")
    assert said("sources", exit_code=0) == []


def test_another_source_is_told_apart_from_a_changed_one(here: Path) -> None:
    tei(here)
    (here / "mill.md").write_text(SOURCE.replace("wood", "oak"), "utf-8")
    first, second = sentences(said("mill.md", exit_code=1))
    assert first == "warning [source]: mill.md is not the file from which this was made, or was changed since."
    assert '"oak." (mill.md:5:103)' in second
    (here / "mill.md").write_text("Sehr geehrter Herr, ich sende Ihnen die Papiere.", "utf-8")
    (line,) = sentences(said("mill.md", exit_code=1))
    assert line.startswith("error [source]: of the ")
    assert line.endswith("this is not its source. Name the right one.")


def test_a_source_that_cannot_be_read_is_an_error_of_that_file(here: Path) -> None:
    tei(here)
    (here / "mill.md").write_bytes("Mühle".encode("cp1252"))
    (line,) = sentences(said("mill.md", exit_code=1))
    assert line.startswith("error [source]: mill.md: byte 1 (0xFC, line 1) is not UTF-8.")
    assert sentences(said("mill.md", "--encoding", "cp1252", exit_code=1))[0].startswith("error [source]: of the ")


@pytest.mark.parametrize(
    ("options", "remedy"),
    [
        (["mill.xml", "mill.xml", "--source", "mill.md"], "Name the folder of the sources."),
        (["mill.xml", "--encoding", "cp1251"], "Name it with --source."),
    ],
)
def test_a_wrong_command_line_says_what_to_write(here: Path, options: list[str], remedy: str) -> None:
    tei(here)
    result = CliRunner().invoke(main, ["check", *options])
    assert result.exit_code == 2
    assert remedy in result.stderr


# The words of a file, and how two lists of them are compared


def test_words_are_read_as_a_reader_reads_them() -> None:
    xml = (
        "<t:TEI><t:teiHeader><t:p>no</t:p></t:teiHeader><!-- no --><t:text><t:p>a&#38;b<![CDATA[ c<d]]><?no no?>e</t:p>"
        "<t:p>f<t:note>g</t:note>h</t:p></t:text></t:TEI>"
    )
    assert [word.text for word in words(xml)] == ["a&b", "c<de", "f", "g", "h"]
    assert [word.ordinal for word in words(xml)] == [0, 3, 7, 8, 9]


@given(st.lists(st.sampled_from("abcde"), max_size=40), st.lists(st.sampled_from("abcde"), max_size=40))
@settings(max_examples=200)
def test_differences_lead_from_one_text_to_the_other(left: list[str], right: list[str]) -> None:
    made, place = [], 0
    for (begin, end), (first, last) in collate(left, right):
        assert begin < end or first < last
        made += left[place:begin] + right[first:last]
        place = end
    assert made + left[place:] == right


def test_long_texts_are_compared_by_the_words_that_they_share() -> None:
    chance = random.Random(7)
    left = [f"w{int(chance.paretovariate(0.7))}" for _ in range(20_000)]
    right = list(left)
    places = sorted(chance.sample(range(20_000), 40))
    for place in places:
        right[place] = "changed"
    found = collate(left, right)
    assert [difference.left[0] for difference in found] == places
    assert all(right[slice(*difference.right)] == ["changed"] for difference in found)
