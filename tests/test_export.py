"""What other tools are given: translation memories and tables."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from seeds2tei import cli

EDITION = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text xml:lang="en"><body>
<div xml:id="v1"><p><s xml:id="v1-s1">The mill<note>sic</note>
was sold.</s> <s xml:id="v1-s2">Nobody came.</s></p></div>
<div xml:id="v2" xml:lang="{language}"><p><s xml:id="v2-s1">La mill.</s></p></div></body></text>
<standOff><linkGrp type="translation" domains="#v1 #v2">
<link type="sentence" target="#v1-s1 #v2-s1" cert="0.93"/></linkGrp></standOff></TEI>"""
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mill.xml").write_text(EDITION.format(language="fr"), "utf-8")
    return tmp_path


def export(file: str, format: str, *more: str) -> Result:
    arguments = ["export", file, "--format", format, "--output", "out", *more]
    return CliRunner().invoke(cli.main, arguments, catch_exceptions=False)


def test_a_table_has_every_passage_and_leaves_the_side_of_a_lonely_one_empty(here: Path) -> None:
    assert export("mill.xml", "tsv").exit_code == 0
    assert (here / "out" / "mill.tsv").read_text("utf-8").splitlines() == [
        "a_id\ta_text\tb_id\tb_text\ttype\tcert",
        "v1-s1\tThe mill was sold.\tv2-s1\tLa mill.\tsentence\t0.93",
        "v1-s2\tNobody came.\t\t\t\t",
    ]


@pytest.mark.parametrize(("language", "tags"), [("fr", ["en", "fr"]), ("en", ["en-version1", "en-version2"])])
def test_a_memory_tells_its_sides_by_language(here: Path, language: str, tags: list[str]) -> None:
    (here / "mill.xml").write_text(EDITION.format(language=language), "utf-8")
    assert export("mill.xml", "tmx").exit_code == 0
    root = etree.fromstring((here / "out" / "mill.tmx").read_bytes())
    assert [side.get(LANG) for side in root.iter("tuv")] == tags
    assert [seg.text for seg in root.iter("seg")] == ["The mill was sold.", "La mill."]
    assert [prop.text for prop in root.iter("prop")] == ["v1-s1 v2-s1"]


def test_a_file_that_is_there_is_replaced_only_by_force(here: Path) -> None:
    (here / "out").mkdir()
    (here / "out" / "mill.tsv").write_text("mine", "utf-8")
    assert export("mill.xml", "tsv").exit_code == 1
    assert (here / "out" / "mill.tsv").read_text("utf-8") == "mine"
    assert export("mill.xml", "tsv", "--force").exit_code == 0
    assert (here / "out" / "mill.tsv").read_text("utf-8") != "mine"


def test_what_is_not_xml_and_what_has_no_versions_is_said_in_one_line(here: Path) -> None:
    (here / "broken.xml").write_text("<TEI>", "utf-8")
    (here / "single.xml").write_text("<TEI/>", "utf-8")
    broken, single = export("broken.xml", "tsv"), export("single.xml", "tsv")
    assert (broken.exit_code, single.exit_code) == (1, 0)
    assert broken.stderr.startswith("broken.xml:1: this is not XML: ")
    assert single.stderr == "single.xml: no versions are linked here: there is nothing to export.\n"
    assert sorted(os.listdir(here)) == ["broken.xml", "mill.xml", "single.xml"]
