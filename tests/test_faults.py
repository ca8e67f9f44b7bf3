"""What happens when something goes wrong in the middle: kill -9, Ctrl-C, a full disk, pipes, two runs at once.

After every fault: each file is whole or not there, and the same command completes the work. The slow versions of these
tests stand in `benchmarks/faults.py`.
"""

from __future__ import annotations

import errno
import io
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from seeds2tei import cli, disk, whole_files

LETTER = "Graz, 12. März 1876\n\nLieber Hofer!\n\nIch sah den Alten im Mai.\n\n[S. {}]\n"
COMMAND = (sys.executable, "-m", "seeds2tei", "convert", "letters", "--output", "tei")
RUN = "seeds2tei.run.json"
DEPTH = 1200
POSIX = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes and signals of this kind")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with forty letters."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letters").mkdir()
    for number in range(40):
        (tmp_path / "letters" / f"{number:02}.md").write_text(LETTER.format(number), "utf-8")
    return tmp_path


def convert(*arguments: str) -> Result:
    command = ["convert", "letters", "--output", "tei", *arguments]
    return CliRunner().invoke(cli.main, command, prog_name="seeds2tei", catch_exceptions=False)


def begun(here: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """A run in a process and a group of its own."""
    return subprocess.Popen(
        [*COMMAND, *arguments], cwd=here, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True
    )


def some_are_written(here: Path) -> bool:
    """Wait until the first files are there."""
    for _ in range(2000):
        if len(list((here / "tei").glob("*.xml"))) > 3:
            return True
        time.sleep(0.005)
    return False


def alive(group: int) -> bool:
    """Whether a process of a run is still there after some seconds."""
    for _ in range(200):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.02)
    return True


def results(folder: Path) -> dict[str, bytes]:
    """Every file of a folder but the report of the run, by name.

    Not hidden ones without a byte: such a one is left for a minute, since another run may just have made it.
    """
    found = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != RUN}
    return {name: data for name, data in found.items() if data or not name.startswith(".")}


def run_report(path: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return report


def fates(path: Path) -> dict[str, str]:
    return {Path(entry["path"]).name: entry["fate"] for entry in run_report(path)["inputs"]}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run writes when nothing happens."""
    folder = tmp_path_factory.mktemp("undisturbed")
    (folder / "letters").mkdir()
    for number in range(40):
        (folder / "letters" / f"{number:02}.md").write_text(LETTER.format(number), "utf-8")
    subprocess.run(COMMAND, cwd=folder, check=True, stderr=subprocess.DEVNULL)
    return results(folder / "tei")


# kill -9


@POSIX
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_that_is_killed_leaves_only_whole_files_and_the_next_completes_it(
    here: Path, undisturbed: dict[str, bytes], jobs: str
) -> None:
    for moment in random.Random(1876).sample(range(60), 3):
        run = begun(here, "--jobs", jobs)
        assert some_are_written(here)
        time.sleep(moment / 1000)
        run.kill()
        run.communicate()
        for path in (here / "tei").glob("[!.]*.xml"):
            etree.parse(path)
        for path in (here / "tei").glob("[!.]*.json"):
            json.loads(path.read_bytes())
    assert convert("--resume").exit_code == 0
    assert results(here / "tei") == undisturbed


@POSIX
def test_no_process_outlives_a_run_that_is_killed(here: Path) -> None:
    run = begun(here, "--jobs", "3")
    assert some_are_written(here)
    run.kill()
    run.communicate()  # returns when nobody holds our pipe: when all processes have ended
    assert not alive(run.pid)


@POSIX
def test_a_report_that_a_killed_run_left_old_is_no_sign_of_an_editor(here: Path) -> None:
    """The TEI is moved to its place, then its report: between the two the run may be killed."""
    convert()
    old = (here / "tei" / "00.report.json").read_bytes()
    (here / "letters" / "00.md").write_text("Etwas anderes.\n", "utf-8")
    convert()
    new = results(here / "tei")
    (here / "tei" / "00.report.json").write_bytes(old)
    assert convert("--resume").exit_code == 0
    assert results(here / "tei") == new


@POSIX
def test_what_a_killed_run_left_is_cleared_away_and_what_another_writes_now_is_not(tmp_path: Path) -> None:
    dead, alive, young = (tmp_path / f"{whole_files.PREFIX}{name}{whole_files.ENDING}" for name in "dea")
    for path in dead, alive:
        path.write_bytes(b"<TEI")
    young.touch()
    with alive.open("rb+") as file:
        whole_files._lock(file.fileno())
        whole_files.sweep(tmp_path)
    assert not dead.exists()
    assert alive.exists()
    assert young.exists()


# Ctrl-C


@POSIX
@pytest.mark.parametrize("jobs", ["1", "3"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "kill"])
def test_who_stops_a_run_finds_every_input_in_its_report(
    here: Path, undisturbed: dict[str, bytes], jobs: str, number: signal.Signals
) -> None:
    for extra in range(40, 200):
        (here / "letters" / f"{extra}.md").write_text(LETTER.format(extra), "utf-8")
    run = begun(here, "--jobs", jobs)
    assert some_are_written(here)
    os.killpg(run.pid, number) if number is signal.SIGINT else run.terminate()
    _, said = run.communicate(timeout=20)
    assert run.returncode == 128 + number
    assert b"stopped: what was finished is written, nothing is half written." in said
    assert b"Traceback" not in said
    found = fates(here / "tei" / RUN)
    assert sorted(found) == sorted(os.listdir(here / "letters"))
    assert set(found.values()) == {"converted", "not reached"}
    written = {f"{Path(name).stem}.xml" for name, fate in found.items() if fate == "converted"}
    assert {path.name for path in (here / "tei").glob("*.xml")} == written
    assert [path for path in os.listdir(here / "tei") if path.startswith(".")] == []
    assert not alive(run.pid)
    assert convert("--resume").exit_code == 0
    assert undisturbed.items() <= results(here / "tei").items()


@POSIX
def test_a_process_that_the_system_ends_costs_its_own_document_only(here: Path) -> None:
    code = (
        "import os, signal; from seeds2tei import batch; from seeds2tei.cli import main; convert = batch.convert\n"
        "def end(data, profile, *, name):\n"
        "    if name.endswith(('07.md', '21.md')): os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return convert(data, profile, name=name)\n"
        "batch.convert = end\n"
        "main(['convert', 'letters', '--output', 'tei', '--jobs', '3'])"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=here, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    found = fates(here / "tei" / RUN)
    assert [name for name, fate in found.items() if fate == "refused"] == ["07.md", "21.md"]
    assert list(found.values()).count("converted") == 38
    assert "the system ended the work on it" in run.stderr


# The disk


@pytest.fixture
def small_disk(here: Path) -> Iterator[Path]:
    """A disk of 256 kB."""
    disk = here / "tei"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only the superuser of a Linux system can make a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_refuses_in_one_line_each_and_leaves_whole_files(
    here: Path, small_disk: Path, undisturbed: dict[str, bytes]
) -> None:
    result = convert("--report", "run.json")
    assert result.exit_code == 1
    found = fates(here / "run.json")
    assert len(found) == 40
    assert set(found.values()) == {"converted", "refused"}
    assert "the disk is full. Free some space and run the same command again." in result.stderr
    assert results(small_disk).items() <= undisturbed.items()
    subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True)
    assert convert("--resume").exit_code == 0
    assert results(small_disk) == undisturbed


def test_a_run_whose_report_cannot_be_written_says_so(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    move = os.replace

    def full(old: Path, new: Path) -> None:
        if Path(new).name == RUN:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        move(old, new)

    monkeypatch.setattr(os, "replace", full)
    result = convert()
    assert result.exit_code == 1
    assert f"{Path('tei') / RUN}: the disk is full." in result.stderr
    assert len(list((here / "tei").glob("*.xml"))) == 40


def test_no_room_for_the_list_costs_the_report_and_not_the_documents(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.BytesIO):
        def __init__(self, _size: int) -> None:
            super().__init__()

        def write(self, _line: object) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("seeds2tei.run_report.SpooledTemporaryFile", {bytes: Full})
    result = convert()
    assert result.exit_code == 1
    assert f"{Path('tei') / RUN}: the disk is full." in result.stderr
    assert len(list((here / "tei").glob("*.xml"))) == 40
    assert not (here / "tei" / RUN).exists()


@pytest.mark.usefixtures("here")
def test_a_disk_that_can_only_be_read_is_named_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "mkdir", closed)
    result = convert()
    first, summary = result.stderr.splitlines()
    assert first == "tei: the disk can only be read. Choose another folder."
    assert "; 40 refused; " in summary
    assert result.exit_code == 1


def test_a_folder_stands_where_the_result_is_to_be(here: Path) -> None:
    (here / "tei" / "00.xml").mkdir(parents=True)
    assert convert().exit_code == 1
    result = convert("--force")
    assert result.exit_code == 1
    assert "00.xml: a folder stands where a file is needed." in result.stderr
    assert fates(here / "tei" / RUN)["00.md"] == "refused"


# What is no file, and what does not stay as it is


@POSIX
@pytest.mark.parametrize("named", [False, True], ids=["in a folder", "by name"])
def test_nobody_waits_for_a_pipe_a_socket_or_a_device(here: Path, named: bool) -> None:
    os.mkfifo(here / "letters" / "pipe.md")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("letters/socket.md")
        others = ["letters/pipe.md", "letters/socket.md", os.devnull] if named else []
        command = [*COMMAND, *others]
        run = subprocess.run(command, cwd=here, capture_output=True, text=True, timeout=30, check=False)
    found = run_report(here / "tei" / RUN)["inputs"]
    if not named:
        assert run.returncode == 0
        assert {e["path"]: e.get("because") for e in found if e["fate"] != "converted"} == {
            "letters/pipe.md": "pipe",
            "letters/socket.md": "socket",
        }
    else:
        assert run.returncode == 1
        assert f"{os.devnull}: this is a device, not a file. Save what it gives in a file, and name that." in run.stderr


@POSIX
def test_a_pipe_that_is_named_is_refused(here: Path) -> None:
    os.mkfifo(here / "pipe.md")
    run = subprocess.run(
        [*COMMAND[:4], "pipe.md", "--output", "tei"], cwd=here, capture_output=True, text=True, timeout=30, check=False
    )
    assert run.stderr.startswith("pipe.md: this is a pipe, not a file.")
    for command in (
        ["check", "pipe.md"],
        ["export", "pipe.md", "--format", "tsv", "--output", "out"],
        ["align", "pipe.md", "pipe.md", "--output", "a.tsv"],
        ["explain", "pipe.md"],
    ):
        run = subprocess.run(
            [*COMMAND[:3], *command], cwd=here, capture_output=True, text=True, timeout=30, check=False
        )
        assert run.returncode == 1
        assert "this is a pipe, not a file" in run.stdout + run.stderr


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = tmp_path / "letter.md"
    letter.write_text(LETTER, "utf-8")
    ask = os.fstat
    asked: list[int] = []

    def meanwhile(descriptor: int) -> os.stat_result:
        if asked:
            with letter.open("a", encoding="utf-8") as file:
                file.write("Noch ein Satz.\n")
        asked.append(descriptor)
        return ask(descriptor)

    monkeypatch.setattr(os, "fstat", meanwhile)
    with pytest.raises(OSError, match="changed while it was read") as caught:
        disk.contents(letter)
    monkeypatch.undo()
    assert disk.trouble(letter, caught.value).endswith("Run the same command again when it is finished.")


def test_a_file_that_vanishes_before_its_turn_is_refused(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = whole_files.write_whole

    def vanish(files: Any, **more: Any) -> None:
        (here / "letters" / "39.md").unlink(missing_ok=True)
        write(files, **more)

    monkeypatch.setattr("seeds2tei.results.write_whole", vanish)
    result = convert()
    assert result.exit_code == 1
    assert "39.md: there is no such file or folder." in result.stderr
    assert fates(here / "tei" / RUN)["39.md"] == "refused"


@POSIX
def test_links_in_a_circle_are_passed_over(here: Path) -> None:
    (here / "letters" / "a.md").symlink_to("b.md")
    (here / "letters" / "b.md").symlink_to("a.md")
    (here / "letters" / "deep").symlink_to(".")
    assert convert().exit_code == 0
    others = {name: fate for name, fate in fates(here / "tei" / RUN).items() if fate != "converted"}
    assert others == dict.fromkeys(["a.md", "b.md", "deep"], "passed over")


@pytest.fixture
def deep(here: Path) -> Iterator[Path]:
    """A document in more folders, one in the other, than Python takes calls."""
    root = here / "letters" / "f"
    root.mkdir()
    folder = os.open(root, os.O_RDONLY)
    for _ in range(DEPTH):
        os.mkdir("f", dir_fd=folder)
        deeper = os.open("f", os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = deeper
    os.close(os.open("deep.md", os.O_CREAT, dir_fd=folder))
    os.close(folder)
    yield root
    for _ in range(DEPTH):  # not as a tree: what removes trees calls itself for each folder
        (root / "f").rename(root.with_name("rest"))
        root.rmdir()
        root.with_name("rest").rename(root)


@POSIX
@pytest.mark.usefixtures("deep")
def test_folders_may_lie_in_one_another_deeper_than_python_can_call(here: Path) -> None:
    assert convert().exit_code == 1
    assert fates(here / "tei" / RUN)["deep.md"] == "refused"  # it is empty


@POSIX
def test_a_name_that_is_no_text_stays_one_line_and_is_in_the_report(here: Path) -> None:
    names = [b"new\nline.md", b"M\xe4rz.md", b"esc\x1b[31m.md"]
    for name in names:
        Path(os.fsdecode(b"letters/" + name)).write_bytes(b"")
    result = convert()
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 4
    assert "\x1b" not in result.stderr
    refused = [e["path"] for e in run_report(here / "tei" / RUN)["inputs"] if e["fate"] == "refused"]
    assert sorted(map(os.fsencode, refused)) == sorted(b"letters/" + name for name in names)


# Two runs at once


def test_two_runs_into_one_folder_write_what_one_writes(here: Path, undisturbed: dict[str, bytes]) -> None:
    runs = [begun(here, "--report", f"{number}.json") for number in range(2)]
    assert [run.wait(60) for run in runs] == [0, 0]
    for number, run in enumerate(runs):
        run.communicate()
        assert set(fates(here / f"{number}.json").values()) == {"converted"}
    assert results(here / "tei") == undisturbed


# Resuming


def test_what_is_up_to_date_is_left_out_and_counted(here: Path) -> None:
    convert()
    (here / "letters" / "07.md").write_text("Etwas anderes.\n", "utf-8")
    (here / "tei" / "08.xml").unlink()
    before = {path: path.stat().st_mtime_ns for path in (here / "tei").glob("*.xml")}
    result = convert("--resume")
    assert result.exit_code == 0
    assert "2 documents converted: " in result.stderr
    assert "; 38 up to date; " in result.stderr
    changed = [path.name for path in (here / "tei").glob("*.xml") if before.get(path) != path.stat().st_mtime_ns]
    assert sorted(changed) == ["07.xml", "08.xml"]
    report = run_report(here / "tei" / RUN)
    assert report["fates"] == {"up to date": 38, "converted": 2}


def test_another_profile_or_version_is_a_reason_to_convert(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    convert()
    (here / "seeds2tei.toml").write_text('[document."05.md"]\ntitle = "Der Alte"\n', "utf-8")
    assert "; 39 up to date; " in convert("--resume").stderr
    assert "; 40 up to date; " in convert("--resume").stderr
    (here / "seeds2tei.toml").write_text('# Nothing.\n[document."05.md"]\ntitle = "Der Alte"\n', "utf-8")
    assert "; 40 up to date; " in convert("--resume").stderr
    (here / "seeds2tei.toml").write_text('[collection]\ncountry = "AT"\n', "utf-8")
    assert "40 documents converted: " in convert("--resume").stderr
    monkeypatch.setattr("seeds2tei.batch.__version__", "99")
    assert "40 documents converted: " in convert("--resume").stderr


def test_the_work_of_an_editor_is_not_up_to_date_and_not_replaced(here: Path) -> None:
    convert()
    tei = here / "tei" / "07.xml"
    edited = tei.read_text("utf-8").replace("Hofer", "<persName>Hofer</persName>")
    tei.write_text(edited, "utf-8")
    result = convert("--resume")
    assert result.exit_code == 1
    assert "07.xml: this file was edited after seeds2tei wrote it. Move it, or write --force" in result.stderr
    assert tei.read_text("utf-8") == edited
    assert fates(here / "tei" / RUN)["07.md"] == "refused"
    assert convert("--resume", "--force").exit_code == 0
    assert tei.read_text("utf-8") != edited


def test_what_is_right_already_is_not_touched(here: Path) -> None:
    convert()
    before = {path: path.stat().st_mtime_ns for path in (here / "tei").glob("*[0-9].*")}
    assert convert().exit_code == 0
    assert {path: path.stat().st_mtime_ns for path in before} == before


# The report of a run


def test_every_input_is_in_the_report_with_its_fate(here: Path) -> None:
    for number in range(1, 40):
        (here / "letters" / f"{number:02}.md").unlink()
    (here / "letters" / "scan.jpg").write_bytes(b"\xff\xd8\xff")
    (here / "letters" / "list.pdf").write_bytes(b"%PDF-1.7\n")
    (here / "letters" / "old.md").write_bytes("Schöne Grüße".encode("cp1252"))
    (here / "letters" / ".hidden").touch()
    (here / "letters" / "seeds2tei.toml").touch()
    (here / "letters" / "lost.md").symlink_to("nowhere.md")
    convert("--jobs", "2")
    report = run_report(here / "tei" / RUN)
    said = {Path(e["path"]).name: (e["fate"], e.get("because", "")) for e in report["inputs"]}
    assert said == {
        "00.md": ("converted", ""),
        "scan.jpg": ("passed over", ".jpg"),
        "list.pdf": ("passed over", ".pdf"),
        "old.md": ("refused", ""),
        ".hidden": ("passed over", "hidden"),
        "seeds2tei.toml": ("passed over", "profile"),
        "lost.md": ("passed over", "no file"),
    }
    assert set(said) == set(os.listdir(here / "letters"))
    assert report["complete"] is True
    assert report["exit_code"] == 1
    assert report["options"]["jobs"] == 2
    (converted,) = (entry for entry in report["inputs"] if entry["fate"] == "converted")
    assert Path(converted["tei"]) == Path("tei") / "00.xml"
    assert report["profiles"] == {
        str(Path("letters") / "seeds2tei.toml"): json.loads((here / "tei" / "00.report.json").read_bytes())[
            "profile_sha256"
        ]
    }


def test_each_input_is_one_line_of_the_report(here: Path) -> None:
    convert()
    lines = [line.strip().rstrip(",") for line in (here / "tei" / RUN).read_text("utf-8").splitlines()]
    assert sum(line.startswith('{"path": ') and json.loads(line)["fate"] == "converted" for line in lines) == 40


def test_one_document_needs_no_report_of_a_run_unless_it_is_asked_for(here: Path) -> None:
    def one(*more: str) -> Result:
        command = ["convert", "letters/00.md", "--output", "tei", *more]
        return CliRunner().invoke(cli.main, command, catch_exceptions=False)

    one()
    assert not (here / "tei" / RUN).exists()
    one("--report", "sums/run.json")
    assert fates(here / "sums" / "run.json") == {"00.md": "converted"}


def test_a_file_of_another_hand_is_not_replaced_by_the_report(here: Path) -> None:
    (here / "mine.json").write_text("{}", "utf-8")
    result = convert("--report", "mine.json")
    assert result.exit_code == 1
    assert result.stderr.startswith("mine.json: seeds2tei did not write this file.")
    assert (here / "mine.json").read_text("utf-8") == "{}"
    assert not (here / "tei").exists()


def test_a_terminal_that_is_gone_does_not_stop_the_work(here: Path) -> None:
    (here / "letters" / "00.md").write_bytes(b"")  # of this the user would be told
    run = begun(here)
    assert run.stderr is not None
    run.stderr.close()
    run.wait(60)
    assert len(fates(here / "tei" / RUN)) == 40
    assert len(list((here / "tei").glob("*.xml"))) == 39
