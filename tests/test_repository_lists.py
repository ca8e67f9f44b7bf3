"""Lists of archives that an editor adds to the table of repositories."""

from __future__ import annotations

import os
import re
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from seeds2tei import ProfileError, batch, convert, load_profile, planning, tables
from seeds2tei.cli import main
from seeds2tei.fates import Outcome
from seeds2tei.profile import Profile
from seeds2tei.references import Hints, Reference, find_references, hints_of, read_stated
from seeds2tei.repositories import NONE_STATED

ARCHIVES = """\
code,acronym_original,name_original,also_cited_as,settlement,country,family,former_names,confidence
DAM,DAM,Domarchiv Musterstadt,"Kapitelarchiv Musterstadt;Arch. Cap.",Musterstadt,DE,german,,
SN,,Sammlung Niemand,,,Austria,austrian,,medium
GAKO-Kursk,ГАКО,,,,,,,
RGASPI,,,Parteiarchiv,,,,,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "archives.csv").write_text(ARCHIVES, "utf-8")
    (tmp_path / "seeds2tei.toml").write_text('[[repository]]\nfile = "archives.csv"\n', "utf-8")
    return tmp_path


def of(folder: Path) -> Profile:
    return load_profile(folder / "seeds2tei.toml")


def read(text: str, profile: Profile) -> Reference | None:
    return next(find_references(text, hints=hints_of(profile)), None)


def code(text: str, profile: Profile) -> str:
    """The archive of the first reference, "?" if it stays open, "" if none is found."""
    found = read(text, profile)
    return "" if found is None else found.repository.row.code if found.repository and found.repository.row else "?"


def identifier(conversion_of: bytes, profile: Profile) -> str:
    """What the header says of the place of a document, on one line."""
    conversion = convert(conversion_of, profile, name="a.md")
    assert conversion.valid, conversion.findings
    found = re.search(r"<msIdentifier>.*?</msIdentifier>", conversion.xml.decode(), re.DOTALL)
    return re.sub(r"\s*\n\s*", "", found[0]) if found else ""


# What is read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DAM, Urk. 12", ""),
        ("DAM, Bestand Urkunden, Nr. 12, Bl. 3", "DAM"),
        ("Domarchiv Musterstadt, Bd. 12, Bl. 3", "DAM"),
        ("Kapitelarchiv Musterstadt, Nr. 12", "DAM"),
        ("Arch. Cap., Nr. 12", "DAM"),
        ("Sammlung Niemand, Karton 3, Konv. 2", "SN"),
        ("Parteiarchiv, ф. 1, оп. 2, д. 3", "RGASPI"),
    ],
)
def test_archives_of_the_list_are_known(folder: Path, text: str, expected: str) -> None:
    assert code(text, of(folder)) == expected
    assert code(text, Profile()) in ("", "?")


def test_the_table_stays_as_it_is_beside_the_list(folder: Path) -> None:
    found = read("RGASPI, f. 1, op. 58, d. 6", of(folder))
    assert found is not None
    assert found.repository is not None
    assert found.repository.row is not None
    assert found.repository.row.settlement == "Moscow"
    assert found.repository.row.stated == ("also_cited_as",)
    assert code("GARF, f. 1, op. 58, d. 6", of(folder)) == "GARF"


def test_the_editor_says_which_of_several_archives_is_meant(folder: Path) -> None:
    found = read("ГАКО, ф. 1, оп. 2, д. 3", of(folder))
    assert found is not None
    assert found.because.startswith("'ГАКО' is the State Archive of Kursk Oblast (Kursk), as archives.csv says; ")
    assert code("ГАКО, ф. 1, оп. 2, д. 3", Profile()) == "?"


def test_the_line_goes_before_the_list(folder: Path) -> None:
    """The editor's collection is that of Kursk, and the line says Kaluga."""
    assert code("ГАКО (Государственный архив Калужской области), ф. 1, оп. 2, д. 3", of(folder)) == "GAKO-Kaluga"


def test_a_label_is_read_with_the_list(folder: Path) -> None:
    found = read_stated("Sammlung Niemand, Lade 3", hints=hints_of(of(folder)))
    assert found is not None
    assert found.repository is not None
    assert found.repository.row is not None
    assert found.repository.row.code == "SN"
    assert read_stated("Sammlung Niemand, Lade 3") is None


def test_the_header_says_what_the_list_says(folder: Path) -> None:
    found = identifier(b"**Source:** DAM, Bd. 12, Bl. 3.\n\nThe letter has come.\n", of(folder))
    assert found.startswith(
        '<msIdentifier><country key="DE">Germany</country><settlement>Musterstadt</settlement>'
        '<repository key="DAM">DAM</repository>'
    )


def test_what_the_list_leaves_blank_is_said_by_the_table(folder: Path) -> None:
    """The program answers for its own table, the editor for the list."""
    found = identifier("**Source:** Parteiarchiv, ф. 1, оп. 2, д. 3.\n\nThe letter has come.\n".encode(), of(folder))
    assert '<country key="RU" resp="#seeds2tei">Russia</country>' in found
    assert '<settlement resp="#seeds2tei">Moscow</settlement>' in found
    assert '<repository key="RGASPI">Parteiarchiv</repository>' in found


def test_an_archive_in_no_town_has_none(folder: Path) -> None:
    found = identifier(b"**Source:** Sammlung Niemand, Karton 3.\n\nThe letter has come.\n", of(folder))
    assert '<country key="AT" cert="medium">Austria</country><repository key="SN">' in found


def test_a_source_line_is_found_by_the_list(folder: Path) -> None:
    text = b"The letter has come, and was read by all of us.\n\nDomarchiv Musterstadt, Nr. 12\n"
    sources = [
        [claim.get("type") for claim in convert(text, profile, name="a.md").annotations if claim.tag == "note"]
        for profile in (of(folder), Profile())
    ]
    assert sources == [["source"], []]


def test_semicolons_quotation_marks_and_line_ends_of_spreadsheets_are_read(folder: Path) -> None:
    heading = "\ufeffcode;name_original;also_cited_as;settlement\r\n"
    table = heading + 'DAM;"Domarchiv\r\n""Musterstadt""";"DAM; D. A. M.";M\r\n\r\n'
    (folder / "archives.csv").write_bytes(table.encode())
    (row,) = of(folder).repositories.rows
    assert (row.name_original, row.also_cited_as, row.settlement) == ('Domarchiv "Musterstadt"', "DAM; D. A. M.", "M")
    assert (row.confidence, row.file) == ("high", "archives.csv")
    assert code("D.A.M., MS 12", of(folder)) == "DAM"


# Where it holds


def test_two_lists_are_read_and_the_country_may_be_named(folder: Path) -> None:
    (folder / "more.csv").write_text("code,name_english,country\nNAS,National Archives of Nowhere,Senegal\n", "utf-8")
    with (folder / "seeds2tei.toml").open("a", encoding="utf-8") as profile:
        profile.write('[[repository]]\nfile = "more.csv"\n')
    rows = {row.code: row for row in of(folder).repositories.rows}
    assert list(rows) == ["DAM", "SN", "GAKO-Kursk", "RGASPI", "NAS"]
    assert (rows["NAS"].country, rows["SN"].country) == ("SN", "AT")


def test_a_list_holds_for_its_profile_only(folder: Path) -> None:
    letter = b"**Source:** DAM, Bd. 12, Bl. 3.\n\nThe letter has come.\n"
    for _ in range(2):
        assert 'key="DAM"' in identifier(letter, of(folder))
        assert 'key="DAM"' not in identifier(letter, Profile())


def test_threads_do_not_see_the_lists_of_others(folder: Path) -> None:
    profiles = [Profile()]
    for number in range(3):
        name = f"Sammlung Nr{number}"
        (folder / "archives.csv").write_text(f"code,name_original,family\nA{number},{name},german\n", "utf-8")
        profiles.append(of(folder))
    seen: list[list[str]] = [[] for _ in profiles]

    def read_all(number: int) -> None:
        for _ in range(40):
            seen[number].append(
                " ".join(code(f"Sammlung Nr{n}, Bd. 3, Bl. 4", profiles[number]) or "-" for n in range(3))
            )

    threads = [threading.Thread(target=read_all, args=(number,)) for number in range(len(profiles))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [set(found) for found in seen] == [{"- - -"}, {"A0 - -"}, {"- A1 -"}, {"- - A2"}]


def test_a_run_without_a_list_has_none() -> None:
    assert load_profile(None).repositories is NONE_STATED
    assert Hints().repositories is NONE_STATED


def test_a_changed_list_is_another_profile(folder: Path) -> None:
    before = of(folder)
    assert of(folder) == before
    assert of(folder).fingerprint == before.fingerprint
    (folder / "archives.csv").write_text(ARCHIVES.replace("Musterstadt,DE", "Altstadt,DE"), "utf-8")
    assert of(folder) != before
    assert of(folder).fingerprint != before.fingerprint


def test_a_run_is_resumed_where_the_list_has_changed(folder: Path, tmp_path: Path) -> None:
    letters = [folder / f"{name}.md" for name in "abcd"]
    for letter in letters:
        letter.write_text("**Source:** DAM, Bd. 12, Bl. 3.\n\nThe letter has come.\n", "utf-8")

    def run() -> list[Outcome]:
        profile_of = planning.profiles(None, encoding=None, format=None)
        tasks = planning.plan(letters, tmp_path / "tei", profile_of, planning.Manner(resume=True))
        return [fate.outcome for fate in batch.carry_out(tasks, jobs=2)]

    assert run() == [Outcome.CONVERTED] * 4
    assert run() == [Outcome.UP_TO_DATE] * 4
    (folder / "archives.csv").write_text(ARCHIVES.replace("Musterstadt,DE", "Altstadt,DE"), "utf-8")
    assert run() == [Outcome.CONVERTED] * 4
    assert "<settlement>Altstadt</settlement>" in (tmp_path / "tei" / "a.xml").read_text("utf-8")


def test_the_command_reads_the_list(folder: Path) -> None:
    arguments = ["reference", "DAM, Bd. 12, Bl. 3", "--profile", str(folder / "seeds2tei.toml")]
    result = CliRunner().invoke(main, arguments)
    assert "settlement    Musterstadt\n" in result.stdout
    assert 'key="DAM"' in CliRunner().invoke(main, [*arguments, "--format", "tei"]).stdout


def test_the_table_itself_may_serve_as_a_list(folder: Path) -> None:
    shipped = Path(tables.FOLDER) / "repositories.csv"
    (folder / "archives.csv").write_bytes(shipped.read_bytes())
    rows = of(folder).repositories.rows
    assert [row[:14] for row in rows] == [row[:14] for row in tables.repositories()]


# What is written wrongly

MESSAGES = [
    (
        "name,settlement\nA,B\n",
        'archives.csv:1:1: no such column: "name". Did you mean "note"?',
    ),
    ("code,famly\nA,B\n", 'archives.csv:1:6: no such column: "famly". Did you mean "family"?'),
    (
        "name_original,settlement\nA,B\n",
        'archives.csv:1:1: has no column "code". The columns are code, acronym_original',
    ),
    ("code,note,note\nA,B\n", 'archives.csv:1:11: the column "note" stands here a second time.'),
    ("", 'archives.csv:1:1: no such column: "". Known are: code, acronym_original'),
    (
        "code,name_original\nA,Archiv A\n,Archiv B\n",
        'archives.csv:3:1: needs a code: a short sign of its own without blanks, such as "GA-Altdorf".',
    ),
    ("code,name_original\nA B,Archiv\n", "archives.csv:2:1: needs a code: a short sign of its own without blanks"),
    (
        "code,name_original\nA,Archiv A\nB,Archiv B\nA,Archiv C\n",
        'archives.csv:4:1: "A" stands already in {folder}/archives.csv:2:1.',
    ),
    (
        "settlement,code\nGraz,XYZ\n",
        'archives.csv:2:6: "XYZ" has no name: fill name_original, name_english or acronym_original.',
    ),
    ("code,name_original\nA,§\n", 'archives.csv:2:3: "§" is too short for a name: it would be found everywhere.'),
    (
        "code,name_original,also_cited_as\nA,Archiv A,AA; f\n",
        'archives.csv:2:12: "f" is too short for a name: it would be found everywhere.',
    ),
    (
        "code,name_original,country\nA,Archiv,Ruritania\n",
        'archives.csv:2:10: "Ruritania" is no country: write its code of two letters (ISO 3166-1), such as CH.',
    ),
    (
        "code,name_original,family\nA,Archiv,germn\n",
        'archives.csv:2:10: "germn" is no known tradition. Did you mean "german"?',
    ),
    (
        "code,name_original,confidence\nA,Archiv,sure\n",
        'archives.csv:2:10: "sure" is no confidence: write high or medium.',
    ),
    (
        "code,name_original\nA,Archiv, Abteilung II\n",
        "archives.csv:2:11: this row has 3 cells, its heading 2. "
        "Put a cell that holds the parting sign into quotation marks.",
    ),
    ('code,name_original\nA,"Archiv\nB,Archiv B\n', "archives.csv:2:3: this quotation mark is never closed."),
    (
        'code,name_original\nA,"Archiv" B\n',
        'archives.csv:2:12: words stand behind a closing quotation mark. Write one that is meant twice: "".',
    ),
    (
        "code,name_original\nA,Archiv\x01\n",
        "archives.csv:2:9: holds the character U+0001, which XML cannot. Leave it out.",
    ),
]


@pytest.mark.parametrize(("table", "message"), MESSAGES, ids=[message for _, message in MESSAGES])
def test_a_faulty_row_is_named_with_its_place_and_a_remedy(folder: Path, table: str, message: str) -> None:
    (folder / "archives.csv").write_text(table, "utf-8")
    with pytest.raises(ProfileError) as error:
        of(folder)
    assert str(error.value).startswith(f"{folder}/{message.format(folder=folder)}")


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[[repository]]\n", "[[repository]].file: names the list, a .csv with a column  code ."),
        ('[repository]\nfile = "a.csv"\n', "[repository]: stands in two brackets: [[repository]]."),
        ('[[repository]]\nflie = "a.csv"\n', '[repository.flie]: no such key. Did you mean "file"?'),
        ('[[repository]]\nfile = "a.xlsx"\n', '[[repository]].file: "a.xlsx" is no .csv.'),
    ],
)
def test_a_faulty_entry_of_the_profile_is_named(folder: Path, toml: str, message: str) -> None:
    (folder / "seeds2tei.toml").write_text(toml, "utf-8")
    with pytest.raises(ProfileError) as error:
        of(folder)
    assert str(error.value) == f"{folder}/seeds2tei.toml: {message}"


def test_a_list_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "archives.csv").write_bytes("code,name_original\nA,Archiv Zürich\n".encode("cp1252"))
    with pytest.raises(ProfileError, match=r"archives\.csv: byte 29 is not UTF-8\. Save the list as UTF-8\."):
        of(folder)
    (folder / "archives.csv").unlink()
    with pytest.raises(ProfileError, match=r"archives\.csv: cannot be read: No such file"):
        of(folder)


def test_a_list_that_is_no_file_is_refused_and_not_waited_for(folder: Path) -> None:
    (folder / "archives.csv").unlink()
    os.mkfifo(folder / "archives.csv")
    with pytest.raises(ProfileError, match=r"archives\.csv: is no file, but a folder, a pipe or a device\."):
        of(folder)
