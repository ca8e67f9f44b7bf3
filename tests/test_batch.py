"""Many documents: which are taken, what their files are called, and what never happens to a file."""

from __future__ import annotations

import errno
import multiprocessing
import os
import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from seeds2tei import batch, planning
from seeds2tei.convert import Conversion, convert
from seeds2tei.errors import InfidelityError
from seeds2tei.fates import Fate, Outcome
from seeds2tei.finding import Finding, Severity
from seeds2tei.profile import Profile

LETTER = "Graz, 12. März 1876\n\nLieber Hofer!\n\nIch sah den Alten im Mai.\n"


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """A folder of transcriptions, and what else lies about in such folders."""
    for name in ("b.md", "a.txt", "1939/a.txt", ".hidden.md", ".git/notes.md", "scan.jpg", "seeds2tei.toml"):
        file = tmp_path / "letters" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("" if name == "seeds2tei.toml" else LETTER, "utf-8")
    return tmp_path / "letters"


@pytest.fixture
def tei(tmp_path: Path) -> Path:
    return tmp_path / "tei"


def run(paths: list[Path], output: Path, *, jobs: int = 1, force: bool = False, resume: bool = False) -> list[Fate]:
    profile_of = planning.profiles(None, encoding=None, format=None)
    return list(batch.carry_out(planning.plan(paths, output, profile_of, planning.Manner(force, resume)), jobs=jobs))


def written(folder: Path) -> list[str]:
    """Every file below a folder, hidden ones too."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def outcomes(fates: list[Fate]) -> list[Outcome]:
    return [fate.outcome for fate in fates]


def tei_of(names: str) -> list[str]:
    return sorted(f"{name}{ending}" for name in names.split() for ending in (".xml", ".report.json"))


def spoilt(spoil: Callable[[Conversion], Conversion], only: str = "") -> Callable[..., Conversion]:
    """The conversion, with something gone wrong on the way (in one document only, if it is named)."""

    def converted(data: bytes, profile: Profile, *, name: str) -> Conversion:
        conversion = convert(data, profile, name=name)
        return spoil(conversion) if name.endswith(only) else conversion

    return converted


def invalid(conversion: Conversion) -> Conversion:
    return replace(conversion, findings=(Finding("schema", Severity.ERROR, "<p> may not stand here.", line=7),))


# What is taken


def test_a_folder_is_searched_with_its_subfolders_in_the_order_of_names(letters: Path, tei: Path) -> None:
    fates = run([letters], tei)
    taken = [fate.path.relative_to(letters).as_posix() for fate in fates if fate.outcome is Outcome.CONVERTED]
    assert taken == ["1939/a.txt", "a.txt", "b.md"]


def test_what_is_no_document_is_passed_over_with_a_reason(letters: Path, tei: Path) -> None:
    fates = [fate for fate in run([letters], tei) if fate.outcome is Outcome.PASSED_OVER]
    assert {fate.path.name: fate.because for fate in fates} == {
        ".git": "hidden",
        ".hidden.md": "hidden",
        "scan.jpg": ".jpg",
        "seeds2tei.toml": "profile",
    }


def test_a_link_that_leads_in_a_circle_is_not_followed(letters: Path, tei: Path) -> None:
    (letters / "1939" / "up").symlink_to(letters)
    (letters / "copy").symlink_to(letters / "1939")
    fates = run([letters], tei)
    assert outcomes(fates).count(Outcome.CONVERTED) == 3
    assert [fate.path.name for fate in fates if fate.because == "read elsewhere"] == ["up", "copy"]


def test_a_link_to_a_folder_elsewhere_is_followed_once(letters: Path, tei: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "c.md").write_text(LETTER, "utf-8")
    (letters / "first").symlink_to(elsewhere)
    (letters / "second").symlink_to(elsewhere)
    run([letters], tei)
    assert written(tei) == tei_of("1939/a a b first/c")


def test_a_broken_link_is_passed_over(letters: Path, tei: Path) -> None:
    (letters / "lost.md").symlink_to(letters / "nowhere.md")
    assert "no file" in {fate.because for fate in run([letters], tei)}


def test_the_results_are_not_searched(letters: Path) -> None:
    run([letters], letters / "tei")
    again = run([letters], letters / "tei")
    assert [fate.because for fate in again if fate.path.name == "tei"] == ["read elsewhere"]


def test_a_document_that_is_named_twice_is_converted_once(letters: Path, tei: Path) -> None:
    fates = run([letters / "b.md", letters, letters / "1939" / ".." / "b.md"], tei)
    assert [fate.path.name for fate in fates if fate.outcome is Outcome.CONVERTED].count("b.md") == 1


# What the results are called


def test_results_keep_the_folders_of_their_documents(letters: Path, tei: Path) -> None:
    run([letters], tei)
    assert written(tei) == tei_of("1939/a a b")


def test_two_documents_of_one_name_keep_their_endings(letters: Path, tei: Path) -> None:
    (letters / "A.md").write_text(LETTER, "utf-8")  # many disks do not tell A from a
    run([letters], tei)
    assert written(tei) == tei_of("1939/a A.md a.txt b")


def test_a_document_never_replaces_the_result_of_another(letters: Path, tei: Path) -> None:
    fates = run([letters / "a.txt", letters / "1939" / "a.txt"], tei)
    assert outcomes(fates) == [Outcome.CONVERTED, Outcome.REFUSED]
    (sentence,) = fates[1].sentences
    assert sentence.endswith(f"its result would replace that of {letters / 'a.txt'}. Name the folder that holds both.")


# The profile


def test_each_document_has_the_profile_of_its_folder(letters: Path, tei: Path) -> None:
    (letters / "1939" / "seeds2tei.toml").write_text('[source]\nencoding = "cp1251"\n', "utf-8")
    (letters / "1939" / "a.txt").write_bytes("Москва, 1939 г.\n".encode("cp1251"))
    assert set(outcomes(run([letters], tei))) == {Outcome.CONVERTED, Outcome.PASSED_OVER}
    assert "Москва" in (tei / "1939" / "a.xml").read_text("utf-8")


def test_a_faulty_profile_refuses_its_documents_and_no_others(letters: Path, tei: Path) -> None:
    (letters / "1939" / "seeds2tei.toml").write_text("[nonsense]\n", "utf-8")
    fates = [fate for fate in run([letters], tei) if fate.outcome is not Outcome.PASSED_OVER]
    assert outcomes(fates) == [Outcome.REFUSED, Outcome.CONVERTED, Outcome.CONVERTED]
    assert "nonsense" in fates[0].sentences[0]


# Files are whole or not there, and never another's


def test_a_file_of_another_hand_is_not_replaced(letters: Path, tei: Path) -> None:
    tei.mkdir()
    (tei / "b.xml").write_text("<TEI>made by hand</TEI>", "utf-8")
    (fate,) = run([letters / "b.md"], tei)
    assert fate.outcome is Outcome.REFUSED
    assert fate.sentences == (
        f"{tei / 'b.xml'}: seeds2tei did not write this file. Choose another --output, or write --force.",
    )
    assert written(tei) == ["b.xml"]
    run([letters / "b.md"], tei, force=True)
    assert written(tei) == tei_of("b")


def test_a_file_of_ours_is_replaced(letters: Path, tei: Path) -> None:
    run([letters / "b.md"], tei)
    first = (tei / "b.xml").read_bytes()
    (letters / "b.md").write_text("Etwas anderes.\n", "utf-8")
    assert outcomes(run([letters / "b.md"], tei)) == [Outcome.CONVERTED]
    assert (tei / "b.xml").read_bytes() != first


def test_the_work_of_an_editor_is_not_replaced(letters: Path, tei: Path) -> None:
    run([letters / "b.md"], tei)
    edited = (tei / "b.xml").read_text("utf-8").replace("Hofer", "<persName>Hofer</persName>")
    (tei / "b.xml").write_text(edited, "utf-8")
    (fate,) = run([letters / "b.md"], tei)
    assert "was edited after seeds2tei wrote it" in fate.sentences[0]
    assert (tei / "b.xml").read_text("utf-8") == edited


def test_an_invalid_result_is_never_passed_off_as_good(
    letters: Path, tei: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run([letters / "b.md"], tei)
    monkeypatch.setattr(batch, "convert", spoilt(invalid))
    (fate,) = run([letters / "b.md"], tei)
    assert (fate.outcome, fate.exit_code) == (Outcome.INVALID, 1)
    assert fate.sentences == (f"{tei / 'b.invalid.xml'}:7: error [schema]: <p> may not stand here.",)
    assert written(tei) == ["b.invalid.xml", "b.report.json"]
    monkeypatch.undo()
    run([letters / "b.md"], tei)
    assert written(tei) == tei_of("b")


@pytest.mark.parametrize("failing", ["write", "fsync", "replace"])
def test_a_full_disk_leaves_nothing_behind(
    letters: Path, tei: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, failing, full)
    (fate,) = run([letters / "b.md"], tei)
    assert fate.outcome is Outcome.REFUSED
    assert fate.sentences == (f"{tei / 'b.xml'}: the disk is full. Free some space and run the same command again.",)
    assert written(tei) == []


def test_a_name_that_xml_cannot_hold_is_spelt_out(letters: Path, tei: Path) -> None:
    (letters / "b.md").rename(letters / "b\x01.md")
    assert outcomes(run([letters / "b\x01.md"], tei)) == [Outcome.CONVERTED]


# A failure stops no other


def test_a_document_that_cannot_be_read_stops_no_other(letters: Path, tei: Path) -> None:
    (letters / "a.txt").write_bytes(b"M\xe4rz 1876")
    fates = [fate for fate in run([letters], tei) if fate.outcome is not Outcome.PASSED_OVER]
    assert outcomes(fates) == [Outcome.CONVERTED, Outcome.REFUSED, Outcome.CONVERTED]
    assert written(tei) == tei_of("1939/a b")


def lose_text(conversion: Conversion) -> Conversion:
    raise InfidelityError(conversion.name, ":1:1", 0, 'these characters would be lost: "Graz"')


def stumble(_conversion: Conversion) -> Conversion:
    raise IndexError("tuple index out of range")


@pytest.mark.parametrize("spoil", [lose_text, stumble])
def test_a_fault_of_the_program_is_said_and_stops_no_other(
    letters: Path, tei: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Conversion], Conversion]
) -> None:
    monkeypatch.setattr(batch, "convert", spoilt(spoil, only="a.txt"))
    fates = run([letters / "a.txt", letters / "b.md"], tei)
    assert outcomes(fates) == [Outcome.FAULT, Outcome.CONVERTED]
    assert fates[0].exit_code == 3
    assert "internal fault" in fates[0].sentences[0]
    assert written(tei) == tei_of("b")


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="a new process knows nothing of the fault")
def test_a_process_that_the_system_ends_stops_no_other(
    letters: Path, tei: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(_conversion: Conversion) -> Conversion:
        os._exit(9)

    monkeypatch.setattr(batch, "convert", spoilt(die, only="a.txt"))
    fates = run([letters / "a.txt", letters / "b.md"], tei, jobs=2)
    assert outcomes(fates) == [Outcome.REFUSED, Outcome.CONVERTED]
    assert "the system ended the work on it" in fates[0].sentences[0]


# Several at a time


def test_several_processes_write_the_same_bytes_in_the_same_order(letters: Path, tei: Path, tmp_path: Path) -> None:
    for number in range(12):
        (letters / f"{number:02}.md").write_text(f"{LETTER}\n[S. {number}]\n", "utf-8")
    alone = run([letters], tei)
    together = run([letters], tmp_path / "together", jobs=3)
    assert [fate.path for fate in alone] == [fate.path for fate in together]
    assert written(tei) == written(tmp_path / "together")
    for name in written(tei):
        assert (tei / name).read_bytes() == (tmp_path / "together" / name).read_bytes()


def test_a_profile_is_sent_to_another_process_as_one_parcel(letters: Path, tei: Path) -> None:
    """With thousands of names it would else take longer than the conversion."""
    profile_of = planning.profiles(None, encoding=None, format=None)
    tasks = [
        task for task in planning.plan([letters], tei, profile_of, planning.Manner()) if not isinstance(task, Fate)
    ]
    sent = [pickle.loads(pickle.dumps(task)) for task in tasks]
    assert sent == tasks
    assert len({id(task.profile) for task in sent}) == 1


def test_a_document_called_invalid_takes_no_other_documents_place(letters: Path, tei: Path) -> None:
    (letters / "a.invalid.md").write_text(LETTER, "utf-8")
    run([letters], tei)
    assert written(tei) == tei_of("1939/a a a.invalid.md b")


def test_documents_of_one_name_from_two_folders_keep_their_endings(letters: Path, tei: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "b.txt").write_text(LETTER, "utf-8")
    run([letters, tmp_path / "more"], tei)
    assert written(tei) == tei_of("1939/a a b b.txt")
