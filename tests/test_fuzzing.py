"""The fuzzer: a few inputs of every kind find nothing, the same seed tries the same, and what goes wrong is kept."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest
from benchmarks.fuzz import NAMES, main
from benchmarks.fuzzing import targets
from benchmarks.fuzzing.corpus import LONGEST, LONGEST_FILE, beginnings, dictionary
from benchmarks.fuzzing.findings import Symptom, save, shrunk
from benchmarks.fuzzing.forms import changed_file, changed_profile
from benchmarks.fuzzing.mutation import Mutator


@pytest.mark.parametrize("target", NAMES)
def test_a_few_inputs_find_nothing(target: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "findings"
    found = main(["--target", target, "--executions", "300", "--seed", "3", "--findings", str(folder)])
    assert capsys.readouterr().out.endswith("No findings.\n")
    assert found == 0
    assert not folder.exists()


def test_every_target_has_a_name() -> None:
    assert set(targets.TARGETS) == set(NAMES)


@pytest.mark.parametrize("target", NAMES)
def test_the_same_seed_gives_the_same_inputs(target: str) -> None:
    pool = [b"\0" + content for content in beginnings(target)]
    first, second = (Mutator(5, list(pool), dictionary(target)) for _ in range(2))
    inputs = [first.next() for _ in range(200)]
    assert inputs == [second.next() for _ in range(200)]
    assert len(set(inputs)) > 150
    assert max(map(len, inputs)) <= LONGEST + 1


def test_changes_leave_a_file_in_its_form() -> None:
    chance = Random(1)
    xml = next(content for content in beginnings("check") if content.endswith(b"</TEI>\n"))
    assert len(xml) <= LONGEST_FILE
    changed = [changed_file(chance, xml) for _ in range(100)]
    assert len(set(changed)) > 80
    assert all(changed_file(chance, one) for one in changed)
    assert changed_file(chance, b"no XML") == b"no XML"
    assert len({changed_profile(chance, b"[collection]\ncountry = 'AT'\n") for _ in range(50)}) > 20


def test_what_goes_wrong_is_kept_in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each kind once, with the smallest input; the exit code tells."""

    def fails(data: bytes) -> targets.Outcome:
        if b"[" in data:
            raise ZeroDivisionError(f"at {len(data)}")
        return targets.Outcome("converted", frozenset())

    monkeypatch.setitem(targets.TARGETS, "align", fails)
    folder = tmp_path / "findings"
    assert main(["--target", "align", "--executions", "40", "--findings", str(folder)]) == 1
    (place,) = folder.iterdir()
    data = (place / "input").read_bytes()
    assert data[1:] == b"["
    assert (place / "document.txt").read_bytes() == data[1:]
    said = (place / "finding.txt").read_text("utf-8")
    assert "ZeroDivisionError: at " in said
    assert f"--target align --repeat {place / 'input'}" in said


def test_the_death_of_a_process_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def dies(_data: bytes) -> targets.Outcome:
        os._exit(7)

    monkeypatch.setitem(targets.TARGETS, "align", dies)
    assert main(["--target", "align", "--executions", "10", "--findings", str(tmp_path / "findings")]) == 1
    (place,) = (tmp_path / "findings").iterdir()
    assert (place / "finding.txt").read_text("utf-8").startswith("the process ended with 7")


def test_an_input_is_shrunk_to_what_shows_the_fault() -> None:
    assert shrunk(b"\x07" + b"Wien, den [12. M] 1876" * 20, lambda data: b"[" in data and b"]" in data) == b"\x07[]"


def test_the_smaller_of_two_inputs_stays(tmp_path: Path) -> None:
    symptom = Symptom("ValueError", "source.py:decode", "")
    assert save(tmp_path, "convert", symptom, b"four", "a", ("letter.md", b"our"))
    assert not save(tmp_path, "convert", symptom, b"longer", "a", ("letter.md", b"onger"))
    assert not save(tmp_path, "convert", symptom, b"two", "a", ("letter.md", b"wo"))
    (place,) = tmp_path.iterdir()
    assert (place / "input").read_bytes() == b"two"


def test_an_input_can_be_tried_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "input").write_bytes(b"\0Wien")
    assert main(["--target", "convert", "--repeat", str(tmp_path / "input")]) == 0
    assert capsys.readouterr().out.endswith("converted\n")
