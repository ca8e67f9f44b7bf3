"""`seeds2tei reference`, as a user meets it: one line, a list, and what is typed wrongly."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from seeds2tei import cli

CITED = "RGASPI, f. 1, op. 58, d. 6, ll. 145-146"
LIST = """\
RGASPI, f. 1, op. 58, d. 6, ll. 145-146

Nobody came.
Ibid., l. 150
BArch, R 58/1027, Bl. 12
"""
REMEDY = "A reference names an archive and a number, or several levels of one: RGASPI, f. 1, op. 58, d. 6."


def reference(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli.main, ["reference", *arguments], input=given, catch_exceptions=False)


@pytest.fixture
def listed(tmp_path: Path) -> str:
    path = tmp_path / "list.txt"
    path.write_text(LIST, "utf-8")
    return str(path)


def test_a_reference_is_shown_as_a_table() -> None:
    result = reference(CITED)
    assert (result.exit_code, result.stderr) == (0, "")
    assert [line.split(maxsplit=1) for line in result.stdout.splitlines()[3:8]] == [
        ["repository", "RGASPI"],
        ["fonds", "1"],
        ["opis", "58"],
        ["delo", "6"],
        ["leaves", "ll. 145-146"],
    ]


def test_a_reference_without_quotation_marks_is_one_reference() -> None:
    assert reference(*CITED.split()).stdout == reference(CITED).stdout


def test_json_has_every_part_with_its_type() -> None:
    (parsed,) = json.loads(reference(f"см. {CITED}", "--format", "json").stdout)
    assert (parsed["cited"], parsed["start"], parsed["end"]) == (CITED, 4, 4 + len(CITED))
    assert (parsed["country"], parsed["settlement"], parsed["code"]) == ("RU", "Moscow", "RGASPI")
    assert [(level["type"], level["value"], level["cited"]) for level in parsed["levels"]] == [
        ("fonds", "1", "f. 1"),
        ("opis", "58", "op. 58"),
        ("delo", "6", "d. 6"),
    ]
    assert parsed["leaves"] == {
        "unit": "folio",
        "cited": "ll. 145-146",
        "ranges": [{"from": "145", "to": "146"}],
    }


def test_an_acronym_of_several_archives_shows_which_they_are() -> None:
    table = reference("AGN, Tierras, vol. 3").stdout
    assert re.search("^may be        AGNC, AGN-MX, ", table, re.MULTILINE)
    assert "settlement" not in table
    (parsed,) = json.loads(reference("AGN, Tierras, vol. 3", "--format", "json").stdout)
    assert (parsed["code"], parsed["country"], parsed["settlement"]) == (None, None, None)
    assert {"AGNC", "AGN-MX", "AGN-AR", "AGN-PE"} <= set(parsed["candidates"])


def test_the_country_of_the_collection_shows_which_archive_is_meant(tmp_path: Path) -> None:
    profile = tmp_path / "seeds2tei.toml"
    profile.write_text('[collection]\ncountry = "Mexico"\n', "utf-8")
    table = reference("AGN, Tierras, vol. 3", "--profile", str(profile)).stdout
    assert "settlement    Mexico City\n" in table
    assert "certainty     medium\n" in table
    assert "because       'AGN' is the General Archive of the Nation, Mexico (Mexico City), other archives" in table


@pytest.mark.parametrize("way", ["file", "minus", "nothing"])
def test_a_list_is_read_line_by_line(listed: str, way: str) -> None:
    arguments = {"file": ["--file", listed], "minus": ["-"], "nothing": []}[way]
    result = reference(*arguments, given=None if way == "file" else LIST)
    said = [line.split(maxsplit=1) for line in result.stdout.splitlines() if line]
    assert [value for name, value in said if name == "line"] == ["1", "4", "5"]
    assert [value for name, value in said if name == "fonds"] == ["1", "1", "R 58"]
    assert result.exit_code == 1
    place = listed if way == "file" else "standard input"
    expected = f'{place}:3:1: warning [no-reference]: no archival reference is recognised in "Nobody came.".\n'
    assert result.stderr == expected


def test_json_lines_have_an_object_for_each_line(listed: str) -> None:
    result = reference("--file", listed, "--format", "jsonl")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(line["line"], line["text"], len(line["references"])) for line in lines] == [
        (1, CITED, 1),
        (3, "Nobody came.", 0),
        (4, "Ibid., l. 150", 1),
        (5, "BArch, R 58/1027, Bl. 12", 1),
    ]
    assert [level["inherited"] for level in lines[2]["references"][0]["levels"]] == [True, True, True]
    assert [found["line"] for found in json.loads(reference("--file", listed, "--format", "json").stdout)] == [1, 4, 5]


def test_a_list_becomes_one_piece_of_tei(listed: str) -> None:
    assert reference("--file", listed, "--format", "tei").stdout.count("<msDesc>") == 3


def test_many_lines_without_reference_are_told_once() -> None:
    result = reference("-", given="nothing here\n" * 500)
    assert len(result.stderr.splitlines()) == 21
    assert result.stderr.endswith("standard input: and none in 480 more lines.\n")


def test_another_encoding_is_read() -> None:
    given = "АВП РФ, ф. 1, оп. 2, д. 3\r\n".encode("cp1251")
    assert "delo          3\n" in reference("-", "--encoding", "cp1251", given=given).stdout


# What is typed wrongly


@pytest.mark.parametrize("format", ["table", "json", "tei"])
def test_what_is_no_reference_is_said_to_be_none(format: str) -> None:
    result = reference("Nobody came.", "--format", format)
    assert (result.exit_code, result.stdout) == (1, "[]\n" if format == "json" else "")
    assert result.stderr == f'no archival reference is recognised in "Nobody came.". {REMEDY}\n'


def test_the_name_of_a_list_is_no_reference(listed: str) -> None:
    result = reference(listed)
    assert result.exit_code == 1
    assert result.stderr.endswith(f"This is a file: to read its lines, write  --file {listed} .\n")


def test_a_list_in_another_encoding_is_refused() -> None:
    result = reference("-", given="ф. 1, оп. 2, д. 3\n".encode("cp1251"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "standard input: byte 0 (0xF4, line 1) is not UTF-8." in result.stderr
    assert "then write  --encoding cp" in result.stderr


def test_a_list_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = reference("--file", str(tmp_path / "none.txt"))
    assert (result.exit_code, result.stderr) == (1, f"{tmp_path}/none.txt: No such file or directory.\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "xml", CITED], "'xml' is not one of 'table', 'json', 'jsonl', 'tei'."),
        (["--formt", "json", CITED], "No such option"),
        ([CITED, "--file", "a.txt"], "give a reference or --file FILE, not both."),
        ([], "standard input is empty: write one reference to a line."),
    ],
)
def test_a_wrong_command_line_is_said(arguments: list[str], message: str) -> None:
    result = reference(*arguments, given="")
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
