"""Lists of persons, places and organisations, and their names in a text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from seeds2tei import ProfileError, convert, load_profile
from seeds2tei.authorities import Authorities, Entry

PERSONS = """\
ref,kind,name,forms
https://example.org/orlova,person,V. N. Orlova,Orlova|Orlovas
https://example.org/riga,place,Riga,Rigas|Rigaer
https://example.org/board,organisation,Harbour Board,
"""
LIST = """\
<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><listPerson>
<person xml:id="veld"><persName>Anna Veld</persName>
<persName><forename>Anna</forename> <surname>Weld</surname></persName></person></listPerson></body></text></TEI>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "persons.csv").write_text(PERSONS, "utf-8")
    (tmp_path / "persons.xml").write_text(LIST, "utf-8")
    (tmp_path / "seeds2tei.toml").write_text(
        '[[authority]]\nfile = "persons.csv"\n\n[[authority]]\nfile = "persons.xml"\n', "utf-8"
    )
    return tmp_path


def names(folder: Path, text: str) -> list[tuple[str, str, str]]:
    """Element, pointer and words of each name that was tagged."""
    conversion = convert(text.encode(), load_profile(folder / "seeds2tei.toml"), name="letter.md")
    assert conversion.valid, conversion.findings
    body = conversion.xml.decode().partition("<text>")[2]
    return re.findall(r'<(persName|placeName|orgName) ref="((?:https|persons)[^"]*)">(.*?)</\1>', body, re.DOTALL)


def test_names_of_the_lists_are_tagged_with_their_address(folder: Path) -> None:
    text = "The Harbour Board of Riga asked V. N. Orlova and Anna Veld for the books of Anna Weld.\n"
    assert names(folder, text) == [
        ("orgName", "https://example.org/board", "Harbour Board"),
        ("placeName", "https://example.org/riga", "Riga"),
        ("persName", "https://example.org/orlova", "V. N. Orlova"),
        ("persName", "persons.xml#veld", "Anna Veld"),
        ("persName", "persons.xml#veld", "Anna Weld"),
    ]


def test_declared_inflections_are_names_too(folder: Path) -> None:
    found = names(folder, "Man las Orlovas Briefe im Rigaer Hafen, und nichts von den Orlowas.\n")
    assert [words for _, _, words in found] == ["Orlovas", "Rigaer"]


def test_white_space_in_a_name_is_free_and_a_part_of_a_word_is_none(folder: Path) -> None:
    found = names(folder, "It was seen by V.\nN. Orlova in Rigaville, near the river Rigan.\n")
    assert [" ".join(words.split()) for _, _, words in found] == ["V. N. Orlova"]


def test_nothing_is_tagged_inside_what_has_a_name_already(folder: Path) -> None:
    """The signature knows its writer."""
    text = "The books have come, and I have read them all with joy.\n\nYours truly,\n\nV. N. Orlova\n"
    assert names(folder, text) == []


def test_a_form_that_two_entries_share_is_nobodys() -> None:
    lists = Authorities([Entry("Paul", "persName", "#a", "a.csv"), Entry("Paul", "persName", "#b", "a.csv")])
    assert list(lists.find("Paul came, and Paul went.")) == []


def test_the_longest_name_wins() -> None:
    lists = Authorities([Entry("Riga", "placeName", "#a", "a.csv"), Entry("Riga Bay", "placeName", "#b", "a.csv")])
    assert [named.entry.ref for named in lists.find("From Riga to Riga Bay")] == ["#a", "#b"]


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("name\nOrlova\n", 'persons.csv:1:1: has no column "ref". The columns are ref, kind, name, forms.'),
        (
            "ref,kind,name\nx,perso,Orlova\n",
            'persons.csv:2:3: "perso" is no kind: write person, place or organisation.',
        ),
        (
            "ref,kind,name\n#a,person,Orlova\n",
            'persons.csv:2:1: its ref "#a" is no address. Write one, or say in the profile to what base it belongs.',
        ),
    ],
)
def test_a_faulty_list_is_named_with_its_line(folder: Path, table: str, sentence: str) -> None:
    (folder / "persons.csv").write_text(table, "utf-8")
    with pytest.raises(ProfileError) as error:
        load_profile(folder / "seeds2tei.toml")
    assert str(error.value).endswith(sentence)


def test_a_list_that_is_not_there_is_named(folder: Path) -> None:
    (folder / "persons.xml").unlink()
    with pytest.raises(ProfileError, match=r"persons\.xml: cannot be read: No such file"):
        load_profile(folder / "seeds2tei.toml")


def test_a_list_with_hostile_entities_reads_nothing_but_itself(folder: Path) -> None:
    (folder / "secret.txt").write_text("secret", "utf-8")
    evil = '<!DOCTYPE TEI [<!ENTITY x SYSTEM "secret.txt">]>' + LIST.replace("Anna Veld", "Anna &x;")
    (folder / "persons.xml").write_text(evil, "utf-8")
    profile = load_profile(folder / "seeds2tei.toml")
    assert not list(profile.authorities.find("Anna secret"))
