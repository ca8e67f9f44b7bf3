"""The commands as people type them: what is said, where, and the exit code."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from seeds2tei import cli
from seeds2tei.cli.convert import HANDFUL
from seeds2tei.version import __version__

LETTER = "Graz, 12. März 1876\n\nLieber Hofer!\n\nIch sah den Alten im Mai.\n"
HEAVY = {"lxml", "rich", "xmlschema", "markdown_it", "numpy", "charset_normalizer"}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with one letter."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letter.md").write_text(LETTER, "utf-8")
    return tmp_path


def seeds2tei(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, arguments, prog_name="seeds2tei", catch_exceptions=False)


def lines(result: Result) -> list[str]:
    return result.stderr.splitlines()


def process(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "seeds2tei", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


# convert


def test_convert_writes_the_tei_and_its_report_and_says_one_line(here: Path) -> None:
    result = seeds2tei("convert", "letter.md", "--output", "tei")
    assert (result.exit_code, result.stdout) == (0, "")
    (line,) = lines(result)
    assert line.startswith("1 document converted: ")
    assert sorted(os.listdir(here / "tei")) == ["letter.report.json", "letter.xml"]


def test_convert_writes_one_document_to_standard_output(here: Path) -> None:
    result = seeds2tei("convert", "letter.md", "--output", "-")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes.startswith(b"<?xml")
    assert sorted(os.listdir(here)) == ["letter.md"]
    seeds2tei("convert", "letter.md", "--output", "tei")
    assert (here / "tei" / "letter.xml").read_bytes() == result.stdout_bytes


def test_standard_output_takes_one_document(here: Path) -> None:
    (here / "other.md").write_text(LETTER, "utf-8")
    result = seeds2tei("convert", "letter.md", "other.md", "--output", "-")
    assert result.exit_code == 2
    assert "standard output takes one document" in result.stderr


def test_an_encoding_that_is_named_is_used(here: Path) -> None:
    (here / "letter.md").write_bytes("Москва, 1939 г.\n".encode("cp1251"))
    assert seeds2tei("convert", "letter.md", "--output", "tei", "--encoding", "cp1251").exit_code == 0
    assert "Москва" in (here / "tei" / "letter.xml").read_text("utf-8")


def test_a_format_that_is_named_is_used(here: Path) -> None:
    (here / "letter.001").write_text("Ein *Stern* steht hier.\n", "utf-8")
    assert seeds2tei("convert", "letter.001", "--output", "tei", "--format", "plain").exit_code == 0
    assert "*Stern*" in (here / "tei" / "letter.xml").read_text("utf-8")


# Bad input: one clear line that names the file and the remedy, no traceback, no partial file


BAD = {
    "empty.md": (b"", "the file is empty: there is nothing to encode."),
    "blank.md": (b" \n\t\n", "the file is empty: there is nothing to encode."),
    "scan.pdf": (b"%PDF-1.7\n", "this is a PDF. Extract its text, for example with  pdftotext -layout,"),
    "scan.md": (b"%PDF-1.7\n", "this is a PDF. Extract its text, for example with  pdftotext -layout,"),
    "other.rst": (LETTER.encode(), 'the ending ".rst" tells no format. Write  --format markdown  or  --format plain.'),
    "binary.md": (b"\x00\x01\x02\x00" * 9, "this is no text file, or UTF-16 without a mark: then write  --encoding"),
    "old.md": ("Lieber Herr Müller, schöne Grüße.".encode("cp1252"), "byte 13 (0xFC, line 1) is not UTF-8."),
    "nowhere.md": (None, "there is no such file or folder. Check how the name is spelt."),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_is_refused_in_one_line_and_the_others_are_converted(here: Path, name: str) -> None:
    data, sentence = BAD[name]
    if data is not None:
        (here / name).write_bytes(data)
    result = seeds2tei("convert", name, "letter.md", "--output", "tei")
    assert result.exit_code == 1
    refusal, summary = lines(result)
    assert refusal.startswith(f"{name}: {sentence}")
    assert summary.startswith("1 document converted: ")
    assert "; 1 refused; " in summary
    assert sorted(os.listdir(here / "tei")) == ["letter.report.json", "letter.xml", "seeds2tei.run.json"]


def test_an_unreadable_file_is_refused_in_one_line(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused by hand: the superuser, as whom tests may run, may read everything."""
    (here / "closed.md").write_text(LETTER, "utf-8")
    ask = os.open

    def refuse(path: str | Path, *arguments: int) -> int:
        if Path(path).name == "closed.md":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return ask(path, *arguments)

    monkeypatch.setattr(os, "open", refuse)
    result = seeds2tei("convert", "closed.md", "letter.md", "--output", "tei")
    assert result.exit_code == 1
    assert lines(result)[0].startswith("closed.md: access is not permitted.")
    assert sorted(os.listdir(here / "tei")) == ["letter.report.json", "letter.xml", "seeds2tei.run.json"]


def test_a_closed_output_folder_is_named_in_one_line(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "tei").mkdir()
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path).name != "tei")
    result = seeds2tei("convert", "letter.md", "--output", "tei")
    assert result.exit_code == 1
    assert lines(result)[0].startswith("tei: access is not permitted.")
    assert os.listdir(here / "tei") == []


@pytest.mark.parametrize("output", ["letter.md", "letter.md/tei"])
def test_an_output_that_is_no_folder_is_named_in_one_line(here: Path, output: str) -> None:
    result = seeds2tei("convert", "letter.md", "--output", output)
    assert result.exit_code == 1
    assert lines(result)[0] == f"{output}: a file stands where a folder is needed. Choose another folder."
    assert (here / "letter.md").read_text("utf-8") == LETTER


def test_a_folder_without_documents_is_named_in_one_line(here: Path) -> None:
    (here / "scans").mkdir()
    (here / "scans" / "1.jpg").write_bytes(b"\xff\xd8\xff")
    result = seeds2tei("convert", "scans", "--output", "tei")
    assert result.exit_code == 1
    assert lines(result)[0].startswith("scans: there is nothing to convert: no file here ends in .md, ")
    assert not (here / "tei").exists()


def test_a_file_that_grows_too_large_for_the_disk_leaves_nothing_behind(here: Path) -> None:
    """A limit of the system on the size of files stands for a full disk."""
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)); "
        "from seeds2tei.cli import main; main(['convert', 'letter.md', '--output', 'tei'])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=here)
    assert run.returncode == 1
    assert run.stderr.startswith(f"{Path('tei/letter.xml')}: the file would be larger than the system allows.")
    assert "Traceback" not in run.stderr
    assert os.listdir(here / "tei") == []


def test_a_faulty_profile_is_said_once_not_for_each_document(here: Path) -> None:
    (here / "other.md").write_text(LETTER, "utf-8")
    (here / "seeds2tei.toml").write_text("[collectoin]\n", "utf-8")
    result = seeds2tei("convert", ".", "--output", "tei")
    assert result.exit_code == 1
    fault, summary = lines(result)
    assert fault.startswith("seeds2tei.toml: ")
    assert "; 2 refused; " in summary


def test_a_profile_can_be_named(here: Path) -> None:
    (here / "mine.toml").write_text('[collection]\nrepository = "Steiermärkisches Landesarchiv"\n', "utf-8")
    assert seeds2tei("convert", "letter.md", "--output", "tei", "--profile", "mine.toml").exit_code == 0
    assert "Steiermärkisches Landesarchiv" in (here / "tei" / "letter.xml").read_text("utf-8")


# A wrong command line


@pytest.mark.parametrize(
    "arguments",
    [
        ["convert"],
        ["convert", "letter.md"],
        ["convert", "letter.md", "--outptu", "tei"],
        ["convert", "letter.md", "--output", "tei", "--jobs", "0"],
        ["convert", "letter.md", "--output", "tei", "--encoding", "klingon"],
        ["convert", "letter.md", "--output", "tei", "--encoding", "hex"],
        ["convert", "letter.md", "--output", "tei", "--format", "word"],
        ["convert", "letter.md", "--output", "tei", "--profile", "nowhere.toml"],
        ["convret"],
        ["explain"],
        ["check"],
        ["check", "letter.xml", "--schema", "nowhere.rng"],
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("here")
def test_a_wrong_command_line_is_2(arguments: list[str]) -> None:
    result = seeds2tei(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr


# explain


@pytest.mark.usefixtures("here")
def test_explain_shows_the_source_with_its_decisions() -> None:
    result = seeds2tei("explain", "letter.md")
    assert result.exit_code == 0
    assert "1 | Graz, 12. März 1876" in result.stdout
    assert "=> <" in result.stdout
    assert "\x1b" not in result.stdout


def test_no_control_character_of_a_document_reaches_the_terminal(here: Path) -> None:
    (here / "letter.md").write_text("Lieber \x1b[31mHofer\x07!\n", "utf-8")
    result = seeds2tei("explain", "letter.md")
    assert r"Lieber \x1b[31mHofer\x07!" in result.stdout
    assert not {"\x1b", "\x07"} & set(result.output)


def test_explain_refuses_in_one_line(here: Path) -> None:
    (here / "empty.md").write_bytes(b"")
    for name in ("empty.md", "nowhere.md"):
        result = seeds2tei("explain", name)
        assert (result.exit_code, result.stdout) == (1, "")
        assert lines(result)[0].startswith(f"{name}: {BAD[name][1]}")


# check


def test_check_finds_nothing_in_what_convert_writes(here: Path) -> None:
    seeds2tei("convert", "letter.md", "--output", str(here / "tei"))
    result = seeds2tei("check", "tei/letter.xml")
    assert result.exit_code == 0
    assert lines(result) == ["1 file checked: no errors."]


def test_check_says_where_a_file_is_wrong_and_by_which_schema(here: Path) -> None:
    seeds2tei("convert", "letter.md", "--output", str(here / "tei"))
    tei = here / "tei" / "letter.xml"
    tei.write_text(tei.read_text("utf-8").replace("<body>", "<body><colour/>"), "utf-8")
    result = seeds2tei("check", "tei/letter.xml")
    assert result.exit_code == 1
    *errors, summary = lines(result)
    before, _, _ = tei.read_text("utf-8").partition("<colour/>")
    place = f"{before.count(chr(10)) + 1}:{len(before.rpartition(chr(10))[2]) + 1}"
    assert all(line.startswith(f"tei/letter.xml:{place}: ") for line in errors)
    assert any("error [schema]" in line and line.endswith("(seeds2tei.xsd)") for line in errors)
    assert summary == "1 file checked: 1 with errors."


def test_check_asks_any_other_schema(here: Path) -> None:
    seeds2tei("convert", "letter.md", "--output", str(here / "tei"))
    (here / "strict.rng").write_text(
        '<element name="letter" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>', "utf-8"
    )
    result = seeds2tei("check", "tei/letter.xml", "--schema", "strict.rng")
    assert result.exit_code == 1
    assert lines(result)[0].endswith("(strict.rng)")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "broken.xml",
            "<TEI><text></TEI>",
            "broken.xml:1:12: error [well-formed]: <text>, opened in line 1, is still open",
        ),
        ("nul.xml", "<TEI>\0</TEI>", "nul.xml:1:6: error [well-formed]: the character U+0000 stands here"),
        ("nowhere.xml", None, "nowhere.xml: error [unreadable]: there is no such file or folder."),
    ],
)
def test_check_goes_on_after_a_file_that_cannot_be_read(here: Path, name: str, content: str | None, said: str) -> None:
    seeds2tei("convert", "letter.md", "--output", str(here / "tei"))
    if content is not None:
        (here / name).write_text(content, "utf-8")
    result = seeds2tei("check", name, "tei/letter.xml")
    assert result.exit_code == 1
    assert lines(result)[0].startswith(said)
    assert lines(result)[1:] == ["2 files checked: 1 with errors."]


def test_check_tells_programs_on_standard_output(here: Path) -> None:
    (here / "broken.xml").write_text("<TEI><text></TEI>", "utf-8")
    result = seeds2tei("check", "broken.xml", "--format", "github")
    assert result.exit_code == 1
    assert result.stdout.startswith("::error file=broken.xml,line=1,col=12,title=well-formed::<text>, opened in line 1")
    assert lines(result) == ["1 file checked: 1 with errors."]


def test_a_schema_that_cannot_be_used_is_named(here: Path) -> None:
    seeds2tei("convert", "letter.md", "--output", str(here / "tei"))
    (here / "bad.xsd").write_text("<no/>", "utf-8")
    result = seeds2tei("check", "tei/letter.xml", "--schema", "bad.xsd")
    assert result.exit_code == 1
    assert lines(result)[0].startswith("bad.xsd: ")


# The process


def test_the_package_is_the_command(here: Path) -> None:
    run = process("convert", "letter.md", "nowhere.md", "--output", "tei", cwd=here)
    assert run.returncode == 1
    assert run.stdout == ""
    assert "Traceback" not in run.stderr
    assert run.stderr.startswith("nowhere.md: there is no such file or folder.")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["convert", "--help"]], ids=" ".join)
def test_help_and_version_load_nothing_heavy(arguments: list[str]) -> None:
    code = f"""
import sys
from seeds2tei.cli import main
try:
    main({arguments!r})
finally:
    print(*sorted({{name.partition('.')[0] for name in sys.modules}}), file=sys.stderr)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "seeds2tei" in run.stdout
    assert set(run.stderr.split()) & HEAVY == set()


def test_a_short_document_compiles_few_expressions(tmp_path: Path) -> None:
    """Of more than a thousand. What a text does not mention is not compiled for it, nor loaded."""
    seed = min((Path(__file__).parent.parent / "seeds").glob("*.txt"))
    code = f"""
import re._compiler, sys
compiled, compile = [], re._compiler.compile
re._compiler.compile = lambda *given: compiled.append(given) or compile(*given)
from seeds2tei.cli import main
try:
    main(["convert", {str(seed)!r}, "--output", {str(tmp_path)!r}])
finally:
    print(len(compiled), *sorted({{"pickle", "difflib", "statistics"}} & set(sys.modules)))
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    count, *loaded = run.stdout.split()
    assert int(count) < 420
    assert loaded == []


def test_a_mistyped_command_is_refused() -> None:
    run = seeds2tei("konvert")
    assert run.exit_code == 2
    assert "No such command 'konvert'" in run.stderr


def test_the_version_is_said() -> None:
    assert seeds2tei("--version").stdout == f"seeds2tei, version {__version__}\n"


def test_whoever_reads_only_the_beginning_causes_no_traceback(here: Path) -> None:
    (here / "letter.md").write_text("Ich sah den Alten im Mai.\n\n" * 5000, "utf-8")
    command = [sys.executable, "-m", "seeds2tei", "explain", "letter.md"]
    with subprocess.Popen(command, cwd=here, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""


def test_who_stops_the_program_is_told_what_is_done(here: Path) -> None:
    """Ctrl-C in the middle of the work, sent by the process to itself."""
    code = (
        "import os, signal; from seeds2tei import batch; from seeds2tei.cli import main; "
        "batch.convert = lambda *_, **__: os.kill(os.getpid(), signal.SIGINT); "
        "main(['convert', 'letter.md', '--output', 'tei'])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=here)
    assert run.returncode == 128 + signal.SIGINT
    stopped, summary = run.stderr.splitlines()
    assert stopped == "stopped: what was finished is written, nothing is half written."
    assert summary.startswith("0 documents converted; 1 not reached; ")


# On a terminal

TERMINAL = pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no such terminals")


def on_a_terminal(here: Path, *arguments: str) -> str:
    """All that a command shows on a terminal of 100 columns."""
    screen, theirs = os.openpty()
    environment = os.environ | {"COLUMNS": "100", "TERM": "xterm", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "seeds2tei", *arguments]
    with subprocess.Popen(command, cwd=here, stdin=theirs, stdout=theirs, stderr=theirs, env=environment):
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(screen, 65536):
                shown += piece
        except OSError:  # Linux says so when the other end is closed
            pass
        finally:
            os.close(screen)
    return shown.decode()


@TERMINAL
def test_a_terminal_shows_a_table_of_several_documents_and_no_bar_for_a_handful(here: Path) -> None:
    (here / "other.md").write_text(LETTER, "utf-8")
    shown = on_a_terminal(here, "convert", ".", "--output", "tei")
    assert all(name in shown for name in ("versions", "notes", "links", "findings", "seconds", "other.md"))
    assert "2 documents" in shown.splitlines()[-2]
    assert "documents converted: " not in shown
    assert "converting" not in shown


@TERMINAL
def test_a_terminal_shows_how_far_the_work_on_many_documents_is(here: Path) -> None:
    for number in range(HANDFUL):
        (here / f"{number}.md").write_text(LETTER, "utf-8")
    shown = on_a_terminal(here, "convert", ".", "--output", "tei")
    assert "converting" in shown
    assert "9/9" in shown


@TERMINAL
def test_a_terminal_shows_decisions_in_colour(here: Path) -> None:
    shown = on_a_terminal(here, "explain", "letter.md")
    assert "\x1b[32m" in shown
