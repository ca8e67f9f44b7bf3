"""Versions of one document that come in several files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from seeds2tei import ProfileError, UnsupportedFormatError, cli, convert_versions, load_profile
from seeds2tei.report import sentence

RUSSIAN = """\
# Письмо

Москва, 3 мая 1939 года

Дорогая Анна!

Письмо твоё пришло вчера. Я прочёл его два раза.

Твой Пётр
"""
ENGLISH = """\
# Letter

Translated by: Clara Veld

Moscow, 3 May 1939

Dear Anna,

Your letter came yesterday. I have read it twice.

Yours, Pyotr
"""
TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"


@pytest.fixture
def _letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("letters").mkdir()
    Path("letters/veld.ru.md").write_text(RUSSIAN, "utf-8")
    Path("letters/veld.en.md").write_text(ENGLISH, "utf-8")


def test_each_file_is_a_version_and_its_sentences_are_linked() -> None:
    files = [("veld.en.md", ENGLISH.encode()), ("veld.ru.md", RUSSIAN.encode())]
    conversion = convert_versions(files, load_profile(None), name="veld.md")
    assert conversion.valid, conversion.findings
    tree = etree.fromstring(conversion.xml)
    versions = [div for div in tree.iter(TEI + "div") if div.get("type") in ("original", "translation")]
    assert [(div.get("type"), div.get(XML + "lang")) for div in versions] == [("translation", "en"), ("original", "ru")]
    source = conversion.draft.source.text
    assert [
        tuple(source[slice(*span)] for span in (*link.first, *link.second))
        for link in conversion.links
        if link.kind == "sentence"
    ] == [
        ("Письмо твоё пришло вчера.", "Your letter came yesterday."),
        ("Я прочёл его два раза.", "I have read it twice."),
    ]


@pytest.mark.parametrize(
    ("ending", "german", "english"),
    [
        (
            "html",
            "<html><head><title>Brief</title></head><body><p>Die M&uuml;hle steht. Niemand kam.</p></body></html>",
            "\ufeff<!doctype html><body>\r\n<p>The mill stands. Nobody<br> came.</p>\r\n<!-- end --></body></html>\r\n",
        ),
        ("txt", "Die Mühle steht.\0 Niemand\r\nkam.\r\n", "\ufeffThe mill stands.\x1f Nobody\r\ncame.\f\n"),
        (
            "md",
            "**Die Mühle** steht. <!-- sic -->\r\n\r\n> Niemand kam.\r\n",
            "_The mill_ stands.\r\n\r\n> Nobody came.",
        ),
    ],
)
def test_the_notation_of_each_file_is_known_whatever_its_format(ending: str, german: str, english: str) -> None:
    files = [(f"veld.de.{ending}", german.encode()), (f"veld.en.{ending}", english.encode())]
    conversion = convert_versions(files, load_profile(None), name=f"veld.{ending}")
    assert conversion.valid
    divisions = [div for div in etree.fromstring(conversion.xml).iter(TEI + "div") if div.get("type")]
    said = [" ".join("".join(s.itertext()) for s in division.iter(TEI + "s")) for division in divisions]
    assert [" ".join(words.replace("\ufffd", "").split()) for words in said] == [
        "Die Mühle steht. Niemand kam.",
        "The mill stands. Nobody came.",
    ]


def test_a_line_ends_with_its_file() -> None:
    """A carriage return at the end of one file and a line feed at the beginning of the next are two line ends."""
    files = [("veld.de.md", b"Die M\xc3\xbchle steht.\r"), ("veld.en.md", b"\nThe mill stands.")]
    assert convert_versions(files, load_profile(None), name="veld.md").valid


def test_in_a_file_that_is_a_version_the_columns_of_a_table_are_none() -> None:
    table = b"| German | English |\n|---|---|\n| Die M\xc3\xbchle steht. | The mill stands. |\n"
    conversion = convert_versions([("a.de.md", table), ("a.en.md", b"Nobody came.")], load_profile(None), name="a.md")
    assert conversion.valid
    tree = etree.fromstring(conversion.xml)
    assert [div.get("n") for div in tree.iter(TEI + "div") if div.get("type")] == ["1", "2"]
    assert len(list(tree.iter(TEI + "cell"))) == 4


def test_each_file_has_notes_of_its_own() -> None:
    """Both begin to count at 1: a sign is answered in its file."""
    russian = RUSSIAN.replace("вчера.", "вчера.[^1]") + "\n[^1]: Карандашом.\n"
    english = ENGLISH.replace("yesterday.", "yesterday.[^1]").replace("twice.", "twice.[^2]")
    english += "\n[^1]: In pencil.\n\n[^2]: Sic.\n"
    files = [("veld.ru.md", russian.encode()), ("veld.en.md", english.encode())]
    conversion = convert_versions(files, load_profile(None), name="veld.md")
    tree = etree.fromstring(conversion.xml)
    versions = [div for div in tree.iter(TEI + "div") if div.get("type") in ("original", "translation")]
    assert [[(note.get("n"), "".join(note.itertext())) for note in div.iter(TEI + "note")] for div in versions] == [
        [("1", "Карандашом.")],
        [("1", "In pencil."), ("2", "Sic.")],
    ]
    signed = ["".join(name.itertext()) for name in tree.iter(TEI + "signed")]
    assert signed == ["Пётр", "Pyotr"], "the notes are no part of the letters"


def test_what_each_file_says_above_its_text_is_read() -> None:
    """However long the first is; and where both cite the same leaves, that is one holding."""
    russian = RUSSIAN.replace("Москва,", "Источник: ГАРФ, ф. 130, оп. 5, д. 12, л. 3\n\nМосква,")
    russian = russian.replace("Твой", "Потом шёл дождь.\n\n" * 20 + "Твой")
    english = ENGLISH.replace("Translated", "Source: GARF, f. 130, op. 5, d. 12, l. 3\n\nTranslated")
    english = english.replace("Yours", "Then it rained.\n\n" * 20 + "Yours")
    files = [("veld.ru.md", russian.encode()), ("veld.en.md", english.encode())]
    tree = etree.fromstring(convert_versions(files, load_profile(None), name="veld.md").xml)
    assert [label.text for label in tree.iterfind(f".//{TEI}list/{TEI}label")] == [
        "Источник:",
        "Source:",
        "Translated by:",
    ]
    assert [name.text for name in tree.iterfind(f".//{TEI}respStmt/{TEI}persName")] == ["Clara Veld"]
    assert [(div.get("n"), div.get("resp")) for div in tree.iter(TEI + "div") if div.get("type")] == [
        ("1", None),
        ("2", "#CV"),
    ]
    assert [described.get(XML + "id") for described in tree.iter(TEI + "msDesc")] == ["ms"]
    assert [item.get("corresp") for item in tree.iter(TEI + "item")][:2] == ["#ms", "#ms"]
    assert len(list(tree.iter(TEI + "opener"))) == 2, "the letters begin below the labels"


def test_a_version_in_another_encoding_gives_back_its_bytes() -> None:
    """The proof compares the bytes of each file with those that were found."""
    files = [("veld.ru.md", RUSSIAN.encode("utf-16")), ("veld.en.md", ENGLISH.encode())]
    source = convert_versions(files, load_profile(None), name="veld.md").draft.source
    assert source.encoded() == tuple(data for _, data in files)
    assert source.file(0) == "veld.ru.md"
    assert source.place(source.text.index("Your letter")) == (9, 1)


def test_a_finding_names_the_file_in_which_it_stands() -> None:
    files = [("veld.ru.md", RUSSIAN.encode()), ("veld.en.md", ENGLISH.replace("twice", "twice [never sent]").encode())]
    conversion = convert_versions(files, load_profile(None), name="veld.md")
    places = [sentence(conversion, finding, written="veld.xml") for finding in conversion.findings]
    assert [place.split(" ")[0] for place in places] == ["veld.en.md:9:50:"]


@pytest.mark.usefixtures("_letters")
def test_files_of_one_name_and_several_languages_become_one_document() -> None:
    """None of them is lost from the account of the run."""
    Path("letters/orlova.md").write_text("An old letter.\n", "utf-8")
    Path("letters/riga.de.md").write_text("Ein Brief, nur auf Deutsch.\n", "utf-8")
    result = CliRunner().invoke(cli.main, ["convert", "letters", "--output", "tei"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in Path("tei").glob("*.xml")) == ["orlova.xml", "riga.de.xml", "veld.xml"]
    assert "passed over: 1 read together" in result.output
    report = json.loads(Path("tei/veld.report.json").read_text("utf-8"))
    assert (report["document"], report["counts"]["versions"]) == ("veld.md", 2)


@pytest.mark.usefixtures("_letters")
def test_files_that_are_named_one_by_one_are_versions_too() -> None:
    arguments = ["convert", "letters/veld.ru.md", "letters/veld.en.md", "--output", "tei"]
    assert CliRunner().invoke(cli.main, arguments, catch_exceptions=False).exit_code == 0
    assert Path("tei/veld.xml").exists()


@pytest.mark.usefixtures("_letters")
def test_a_document_that_has_the_name_without_a_language_keeps_its_own() -> None:
    Path("letters/veld.md").write_text("Another letter of this name.\n", "utf-8")
    assert CliRunner().invoke(cli.main, ["convert", "letters", "--output", "tei"]).exit_code == 0
    names = sorted(path.name for path in Path("tei").glob("*.xml"))
    assert names == ["veld.en.xml", "veld.ru.xml", "veld.xml"]


def test_an_empty_version_is_refused_by_its_name() -> None:
    with pytest.raises(UnsupportedFormatError, match=r"veld\.en\.md: the file is empty"):
        convert_versions([("veld.ru.md", RUSSIAN.encode()), ("veld.en.md", b"")], load_profile(None), name="veld.md")
    files = [("veld.ru.md", RUSSIAN.encode()), ("veld.en.md", b"* * *\n")]
    with pytest.raises(UnsupportedFormatError, match=r"veld\.en\.md: the file holds no words"):
        convert_versions(files, load_profile(None), name="veld.md")


@pytest.mark.usefixtures("_letters")
def test_the_versions_are_compared_with_their_sources() -> None:
    """An editor lost a word of one of them."""
    assert CliRunner().invoke(cli.main, ["convert", "letters", "--output", "tei"]).exit_code == 0
    assert CliRunner().invoke(cli.main, ["check", "tei/veld.xml", "--source", "letters"]).exit_code == 0
    tei = Path("tei/veld.xml")
    tei.write_text(tei.read_text("utf-8").replace("I have read it twice.", "I have read it."), "utf-8")
    result = CliRunner().invoke(cli.main, ["check", "tei/veld.xml", "--source", "letters"])
    said = 'error [changed-words]: here stands "it.", in the source "it twice." (letters/veld.en.md:9:41).'
    assert said in result.output


STATED = """
[document."hofer.md"]
files = ["hofer-abschrift.md", "hofer-english.txt"]
title = "Der Brief"
"""


@pytest.fixture
def hofer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "seeds2tei.toml").write_text(STATED, "utf-8")
    (folder / "hofer-english.txt").write_text("The mill was sold. Nobody came.", "utf-8")
    (folder / "hofer-abschrift.md").write_text("Die *Mühle* ist verkauft. Niemand kam.", "utf-8")
    (folder / "other.md").write_text("It rained.", "utf-8")
    return tmp_path


def converted(*arguments: str, exit_code: int = 0) -> str:
    result = CliRunner().invoke(cli.main, ["convert", *arguments, "--output", "tei"], catch_exceptions=False)
    assert result.exit_code == exit_code, result.stderr
    return result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["letters"],
        [f"letters/{name}" for name in ("hofer-english.txt", "hofer-abschrift.md", "other.md")],
        ["letters", "--profile", "letters/seeds2tei.toml"],
    ],
)
def test_a_profile_says_of_which_files_a_document_is_made(hofer: Path, arguments: list[str]) -> None:
    """Each by the ending of its name, in the order of the profile; what it states else is of the whole."""
    converted(*arguments)
    assert sorted(path.name for path in (hofer / "tei").glob("*.xml")) == ["hofer.xml", "other.xml"]
    tree = etree.parse(hofer / "tei" / "hofer.xml")
    assert [title.text for title in tree.iterfind(f".//{TEI}titleStmt/{TEI}title")] == ["Der Brief"]
    assert [(div.get(XML + "lang"), div[0].get(XML + "id")) for div in tree.iter(TEI + "div") if div.get("type")] == [
        ("de", "v1-p1"),
        ("en", "v2-p1"),
    ]
    assert len(list(tree.iter(TEI + "link"))) == 2
    assert "2 up to date" in converted(*arguments, "--resume")
    checked = CliRunner().invoke(cli.main, ["check", "tei/hofer.xml", "--source", "letters"], catch_exceptions=False)
    assert (checked.exit_code, "warning" in checked.stderr) == (0, False)


def test_a_file_that_is_named_alone_is_a_document_of_its_own(hofer: Path) -> None:
    converted("letters/hofer-english.txt")
    assert [path.name for path in (hofer / "tei").glob("*.xml")] == ["hofer-english.xml"]


def test_a_version_that_is_stated_and_not_there_is_told(hofer: Path) -> None:
    (hofer / "letters" / "hofer-english.txt").unlink()
    said = converted("letters", exit_code=1)
    assert said.splitlines()[0].replace("\\", "/") == (
        'letters/hofer-abschrift.md: the profile makes "hofer.md" of it and "hofer-english.txt", '
        "which is no document here. Put it here."
    )
    assert [path.name for path in (hofer / "tei").glob("*.xml")] == ["other.xml"]


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ('"a.txt"', 'is a list of two files or more: files = ["a.txt", "b.txt"].'),
        ('["a.txt"]', 'is a list of two files or more: files = ["a.txt", "b.txt"].'),
        ('["a.txt", 3]', 'is a list of two files or more: files = ["a.txt", "b.txt"].'),
        ('["a.txt", "b/c.txt"]', '"b/c.txt" is no name of a file: all lie in one folder.'),
        ('["a.txt", "a.txt"]', '"a.txt" stands here already, or under [document."x.md"].'),
    ],
)
def test_files_that_make_no_document_are_refused(tmp_path: Path, files: str, sentence: str) -> None:
    path = tmp_path / "seeds2tei.toml"
    path.write_text(f'[document."x.md"]\nfiles = {files}\n', "utf-8")
    with pytest.raises(ProfileError) as refused:
        load_profile(path)
    assert str(refused.value) == f'{path}: [document."x.md"].files: {sentence}'
    path.write_text('[document."a/x.md"]\nfiles = ["a.txt", "b.txt"]\n', "utf-8")
    with pytest.raises(ProfileError, match="is no name of a file"):
        load_profile(path)


@pytest.mark.usefixtures("_letters")
def test_a_document_of_two_files_is_written_to_standard_output_and_explained() -> None:
    files = ["letters/veld.ru.md", "letters/veld.en.md"]
    shown = CliRunner().invoke(cli.main, ["convert", *files, "--output", "-"], catch_exceptions=False)
    assert shown.exit_code == 0, shown.stderr
    CliRunner().invoke(cli.main, ["convert", *files, "--output", "tei"], catch_exceptions=False)
    assert shown.stdout_bytes == Path("tei/veld.xml").read_bytes()
    lines = CliRunner().invoke(cli.main, ["explain", *files], catch_exceptions=False).stdout.splitlines()
    assert [line.replace("\\", "/") for line in lines if line.endswith(".md")] == files
    assert [line for line in lines if "| Dear Anna," in line] == ["     7 | Dear Anna,"]
    several = CliRunner().invoke(cli.main, ["explain", files[0], "letters/other.md"], catch_exceptions=False)
    assert (several.exit_code, "one document is explained at a time" in several.stderr) == (2, True)
