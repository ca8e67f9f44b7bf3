"""What an editor is told who breaks a file by hand: typical mistakes, and the exact words.

The mistakes stand in docs/messages.md, with what `seeds2tei check` says of each, in full, and what jing and libxml2
say. `pytest tests/test_messages.py --accept` writes what is said now: read the diff before you commit it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.message_cases import ask_jing, ask_libxml2, read, rewrite
from tests.test_schema import LETTER, TEI_ALL, XSD

from seeds2tei.cli import main

PAGE = Path(__file__).resolve().parents[1] / "docs" / "messages.md"
MISTAKES = read(PAGE.read_text("utf-8"))
NAME = "letter.xml"


def said(folder: Path, content: bytes) -> list[str]:
    """The whole output of check about a file, less the summary."""
    (folder / NAME).write_bytes(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        result = CliRunner().invoke(main, ["check", NAME], catch_exceptions=False)
    *lines, summary = result.stderr.splitlines()
    assert (result.exit_code, summary) == (1, "1 file checked: 1 with errors.")
    return lines


def test_the_letter_without_mistake_is_fine(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(LETTER, "utf-8")
    assert CliRunner().invoke(main, ["check", str(tmp_path / NAME)]).exit_code == 0


def test_there_are_thirty_mistakes_and_each_is_told_once() -> None:
    assert len(MISTAKES) >= 30
    assert {mistake.title: len(mistake.said["seeds2tei"]) for mistake in MISTAKES} == {
        mistake.title: 1 for mistake in MISTAKES
    }


def test_every_mistake_is_told_in_the_words_of_the_page(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    found = [{"seeds2tei": said(tmp_path, mistake.content(LETTER))} for mistake in MISTAKES]
    if request.config.getoption("--accept"):
        PAGE.write_text(rewrite(PAGE.read_text("utf-8"), found), "utf-8")
    assert [answer["seeds2tei"] for answer in found] == [mistake.said["seeds2tei"] for mistake in MISTAKES]


@pytest.mark.skipif(not TEI_ALL.is_file(), reason="needs tei_all.rng: its path is TEI_ALL")
@pytest.mark.skipif(not shutil.which("jing"), reason="needs jing, which is not on PATH")
def test_jing_and_libxml2_say_what_the_page_quotes(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Their words change with their versions: compared is whether they speak at all."""
    files = []
    for number, mistake in enumerate(MISTAKES):
        folder = tmp_path / str(number)
        folder.mkdir()
        files.append(folder / NAME)
        files[-1].write_bytes(mistake.content(LETTER))
    answers = ask_jing(TEI_ALL, files), ask_libxml2(XSD, files)
    found = [{"jing": answers[0][file], "libxml2": answers[1][file]} for file in files]
    if request.config.getoption("--accept"):
        PAGE.write_text(rewrite(PAGE.read_text("utf-8"), found), "utf-8")
    assert [bool(answer["jing"]) for answer in found] == [bool(mistake.said["jing"]) for mistake in MISTAKES]
    assert [bool(answer["libxml2"]) for answer in found] == [bool(mistake.said["libxml2"]) for mistake in MISTAKES]
