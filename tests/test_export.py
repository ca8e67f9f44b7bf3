"""What other tools are given: translation memories and tables."""

from __future__ import annotations

import csv
import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

import seeds2tei
from seeds2tei import cli
from seeds2tei.export.edition import Pair, Row
from seeds2tei.export.reading_page import reading_page

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


def test_a_table_is_read_by_programs_as_it_was_meant(versions: Path) -> None:
    """A mark with which a sentence begins is no mark around a cell."""
    (versions / "a.txt").write_text('"Come in," he said.\n\n"Well?\tNo\u2028one.\n\n"The mill is sold.', "utf-8")
    assert align("a.txt", "b.txt", "--output", "ab.tsv").exit_code == 0
    with (versions / "ab.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    said = [row["a_text"] for row in rows if row["a_id"]]
    assert " ".join(said) == '"Come in," he said. "Well? No one. "The mill is sold.'
    assert sum(text.startswith('"') for text in said) > 1
    assert {tuple(row) for row in rows} == {("a_id", "a_text", "b_id", "b_text", "type", "cert")}
    assert None not in {value for row in rows for value in row.values()}


@pytest.mark.parametrize(
    ("stated", "shown"),
    [("1.0", "1.00"), ("0", "0.00"), (" 0.5 ", "0.50"), ("low", "low"), ("unknown", "unknown"), ("", "1.00")]
    + [(wrong, "1.00") for wrong in ("--02-30", "nan", "1e3", "93", "-0.5", "Low", "\u0661")],
)
def test_a_certainty_is_a_number_or_a_word_and_anything_else_is_none(here: Path, stated: str, shown: str) -> None:
    (here / "mill.xml").write_text(EDITION.format(language="fr").replace("0.93", stated), "utf-8")
    assert export("mill.xml", "tsv").exit_code == 0
    linked = (here / "out" / "mill.tsv").read_text("utf-8").splitlines()[1]
    assert linked.split("\t")[4:] == ["sentence", shown]


@pytest.mark.parametrize(("language", "tags"), [("fr", ["en", "fr"]), ("en", ["en-version1", "en-version2"])])
def test_a_memory_tells_its_sides_by_language(here: Path, language: str, tags: list[str]) -> None:
    (here / "mill.xml").write_text(EDITION.format(language=language), "utf-8")
    assert export("mill.xml", "tmx").exit_code == 0
    root = etree.fromstring((here / "out" / "mill.tmx").read_bytes())
    assert [side.get(LANG) for side in root.iter("tuv")] == tags
    assert [seg.text for seg in root.iter("seg")] == ["The mill was sold.", "La mill."]
    assert [prop.text for prop in root.iter("prop")] == ["v1-s1 v2-s1"]


def test_the_version_that_stands_first_is_the_first_side_also_where_the_original_stands_second(here: Path) -> None:
    """Other programs count the versions as they stand in the file."""
    linked = EDITION.format(language="fr").replace("#v1 #v2", "#v2 #v1").replace("#v1-s1 #v2-s1", "#v2-s1 #v1-s1")
    (here / "mill.xml").write_text(linked, "utf-8")
    assert export("mill.xml", "tmx").exit_code == export("mill.xml", "tsv").exit_code == 0
    root = etree.fromstring((here / "out" / "mill.tmx").read_bytes())
    assert [side.get(LANG) for side in root.iter("tuv")] == ["en", "fr"]
    assert [header.get("srclang") for header in root.iter("header")] == ["en"]
    rows = (here / "out" / "mill.tsv").read_text("utf-8").splitlines()
    assert rows[1] == "v1-s1\tThe mill was sold.\tv2-s1\tLa mill.\tsentence\t0.93"


def test_a_file_that_is_there_is_replaced_only_by_force(here: Path) -> None:
    (here / "out").mkdir()
    (here / "out" / "mill.tsv").write_text("mine", "utf-8")
    assert export("mill.xml", "tsv").exit_code == 1
    assert (here / "out" / "mill.tsv").read_text("utf-8") == "mine"
    assert export("mill.xml", "tsv", "--force").exit_code == 0
    assert (here / "out" / "mill.tsv").read_text("utf-8") != "mine"


def test_what_is_not_xml_and_what_has_no_versions_is_said_in_one_line(here: Path) -> None:
    (here / "broken.xml").write_text("<TEI>", "utf-8")
    (here / "single.xml").write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', "utf-8")
    broken, single = export("broken.xml", "tsv"), export("single.xml", "tsv")
    assert (broken.exit_code, single.exit_code) == (1, 0)
    assert broken.stderr.startswith("broken.xml:1:6: the file ends, and <TEI> (line 1) is still open.")
    assert single.stderr == "single.xml: no versions are linked here: there is nothing to export.\n"
    assert export("single.xml", "txt").stderr == "single.xml: there is no text in it: there is nothing to export.\n"
    assert sorted(os.listdir(here)) == ["broken.xml", "mill.xml", "single.xml"]


def test_lines_of_verse_are_lines_of_the_text(here: Path) -> None:
    verse = "<lg><l>The wheel goes round,</l><l>the stones <note>of <p>flint</p></note>are worn.</l></lg>"
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div><p>A song:</p>{verse}</div></body></text></TEI>'
    (here / "song.xml").write_text(tei, "utf-8")
    assert export("song.xml", "txt").exit_code == 0
    assert (here / "out" / "song.txt").read_text("utf-8") == "A song:\n\nThe wheel goes round,\nthe stones are worn.\n"


@pytest.mark.parametrize("format", ["tmx", "tsv", "txt", "collatex"])
@pytest.mark.parametrize(
    ("xml", "why"),
    [
        (
            "<html><body><p>x</p></body></html>",
            "this is no TEI file: its outermost element is <html>. To make TEI of it, write  seeds2tei convert.",
        ),
        ("<TEI/>", '<TEI> is not in the namespace of TEI. Write xmlns="http://www.tei-c.org/ns/1.0" on it.'),
    ],
)
def test_what_is_no_tei_is_refused(here: Path, format: str, xml: str, why: str) -> None:
    (here / "page.xml").write_text(xml, "utf-8")
    result = export("page.xml", format)
    assert (result.exit_code, result.stderr) == (1, f"page.xml: {why}\n")


def test_two_files_of_one_name_do_not_replace_each_other(here: Path) -> None:
    (here / "other").mkdir()
    (here / "other" / "mill.xml").write_text(EDITION.format(language="de"), "utf-8")
    result = export("mill.xml", "tmx", "other/mill.xml", "mill.xml", "--force")
    assert (result.exit_code, result.stderr.replace("\\", "/")) == (
        1,
        "other/mill.xml: mill.tmx was made of mill.xml just now. Export the two into folders of their own.\n",
    )
    assert b'xml:lang="fr"' in (here / "out" / "mill.tmx").read_bytes()


def align(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, ["align", *arguments], catch_exceptions=False)


@pytest.fixture
def versions(here: Path) -> Path:
    (here / "a.txt").write_bytes("\ufeffThe mill was sold in 1876.\r\n\r\nNobody came.\r\n".encode())
    (here / "b.txt").write_text("The mill is sold, in 1876. And nobody came.\n", "utf-8")
    return here


def test_two_texts_are_linked_in_a_table(versions: Path) -> None:
    result = align("a.txt", "b.txt", "--output", "ab.tsv", "--language-a", "en", "--language-b", "en")
    assert (result.exit_code, result.stderr) == (0, "en and en: 2 links; without partner: 0.\n")
    rows = [line.split("\t") for line in (versions / "ab.tsv").read_text("utf-8").splitlines()]
    assert [row[:4] for row in rows[1:]] == [
        ["a1", "The mill was sold in 1876.", "b1", "The mill is sold, in 1876."],
        ["a2", "Nobody came.", "b2", "And nobody came."],
    ]


def test_two_texts_in_one_language_make_a_memory_of_two_tags(versions: Path) -> None:
    assert align("a.txt", "b.txt", "--output", "ab.tmx", "--language-a", "en", "--language-b", "en").exit_code == 0
    root = etree.fromstring((versions / "ab.tmx").read_bytes())
    assert [side.get(LANG) for side in root.iter("tuv")] == ["en-version1", "en-version2"] * 2


def test_an_empty_version_leaves_the_other_without_partners(versions: Path) -> None:
    (versions / "b.txt").write_text("", "utf-8")
    assert align("a.txt", "b.txt", "--output", "ab.tsv").exit_code == 0
    rows = [line.split("\t") for line in (versions / "ab.tsv").read_text("utf-8").splitlines()]
    assert [row[2:] for row in rows[1:]] == [["", "", "", ""]] * 2


def test_what_align_cannot_read_or_write_is_said_in_one_line(versions: Path) -> None:
    (versions / "old.txt").write_bytes(b"M\xfcller")
    old = align("old.txt", "b.txt", "--output", "ab.tsv")
    assert (old.exit_code, old.stderr.partition(".txt: ")[2].partition(". ")[0]) == (
        1,
        "byte 1 (0xFC, line 1) is not UTF-8",
    )
    assert align("a.txt", "b.txt", "--output", "ab.doc").exit_code == 2
    assert align("a.txt", "b.txt", "--output", "b.txt").exit_code == 2


@pytest.mark.parametrize("output", ["ab.tsv", "ab.tmx", "ab.html", "ab.xml"])
def test_texts_may_be_in_any_encoding(versions: Path, output: str) -> None:
    """A byte order mark says which; else the option does."""
    (versions / "a.txt").write_bytes("Müller was sold. Nobody came.".encode("cp1252"))
    assert "--encoding" in align("a.txt", "b.txt", "--output", output).stderr
    (versions / "b.txt").write_text("Müller is sold. And nobody came.", "utf-16")
    assert align("a.txt", "b.txt", "--output", output, "--encoding", "cp1252").exit_code == 0
    written = (versions / output).read_text("utf-8")
    assert ("Müller was sold." in written, "Müller is sold." in written) == (True, True)


@pytest.mark.parametrize("output", ["ab.tsv", "ab.tmx", "ab.html", "ab.xml"])
def test_what_xml_cannot_hold_is_shown_as_such(versions: Path, output: str) -> None:
    (versions / "a.txt").write_bytes(b"The mill\0 was sold in 1876.\x0c\n\nNobody\x0bcame.")
    assert align("a.txt", "b.txt", "--output", output, "--language-a", "en").exit_code == 0
    assert "The mill\ufffd was sold in 1876." in (versions / output).read_text("utf-8")


@pytest.mark.parametrize("output", ["ab.tsv", "ab.xml"])
def test_what_is_no_text_is_refused_by_what_it_is(versions: Path, output: str) -> None:
    (versions / "a.txt").write_bytes(b"%PDF-1.7\n" + bytes(range(256)))
    result = align("a.txt", "b.txt", "--output", output)
    assert (result.exit_code, result.stderr.partition(".")[0], (versions / output).exists()) == (1, "a", False)
    assert result.stderr.startswith("a.txt: this is a PDF.")


@pytest.mark.parametrize(
    ("language", "remedy"),
    [
        ("english", "Write en."),
        ("Русский", "Write ru."),
        ("not a language", "Write one such as en, de-AT or ru-Latn (BCP 47)."),
        ("e n", "Write one such as en, de-AT or ru-Latn (BCP 47)."),
        ("en_GB", "Write one such as en, de-AT or ru-Latn (BCP 47)."),
    ],
)
def test_what_is_no_language_tag_is_refused(versions: Path, language: str, remedy: str) -> None:
    result = align("a.txt", "b.txt", "--output", "ab.tsv", "--language-b", language)
    assert (result.exit_code, (versions / "ab.tsv").exists()) == (2, False)
    assert f'"{language}" is no language tag. {remedy}' in result.stderr


@pytest.mark.parametrize("language", ["en", "en-GB", "ru-Latn", "sr-Cyrl-RS", "grc", "x-private", "DE"])
@pytest.mark.usefixtures("versions")
def test_language_tags_are_taken_as_they_are(language: str) -> None:
    result = align("a.txt", "b.txt", "--output", "ab.tsv", "--language-b", language)
    assert (result.exit_code, result.stderr.splitlines()[0].partition(":")[0]) == (0, f"en and {language}")


def test_texts_that_are_the_same_and_texts_without_words_are_said_to_be_so(versions: Path) -> None:
    assert "The two texts are the same." in align("a.txt", "a.txt", "--output", "aa.tsv").stderr
    (versions / "empty.txt").write_text(" \n", "utf-8")
    result = align("a.txt", "empty.txt", "--output", "empty.tmx")
    assert (result.exit_code, result.stderr.splitlines()[1:]) == (
        0,
        ["empty.txt: warning [hardly-parallel]: one of the two texts holds no words: nothing can be linked."],
    )
    assert list(etree.parse("empty.tmx").iter("tu")) == []


def test_two_texts_make_a_page_to_read(versions: Path) -> None:
    assert align("a.txt", "b.txt", "--output", "ab.html", "--language-a", "en", "--language-b", "en").exit_code == 0
    rows = (versions / "ab.html").read_text("utf-8").splitlines()
    assert [("The mill was sold" in row, "And nobody came" in row) for row in rows if row.startswith("<tr")] == [
        (True, False),
        (False, True),
    ]


def test_on_the_page_a_link_leads_from_each_place_to_be_looked_at_to_the_next() -> None:
    alone = Row(("a3",), "<Alone> & \u05d0", (), "", "", 1.0)
    sure, unsure = (Row((f"a{n}",), "One.", (f"b{n}",), "Un.", "sentence", cert) for n, cert in ((1, 0.99), (2, 0.5)))
    page = reading_page(Pair("a", "b", "en", "fr", (unsure, sure, alone, unsure))).decode()
    assert "3 links, 2 of them to be looked at; without partner: 1." in page
    rows = re.findall(r'<tr class="(\w+)"(?: id="(\w+)")?>.*?(?:href="#(\w+)".*)?</tr>', page)
    assert rows == [
        ("unsure", "look1", "look2"),
        ("linked", "", ""),
        ("alone", "look2", "look3"),
        ("unsure", "look3", ""),
    ]
    assert re.findall(r'<caption>.*href="#(\w+)"', page) == ["look1"]
    assert "&lt;Alone&gt; &amp; \u05d0" in page
    assert "href" not in reading_page(Pair("a", "b", "en", "fr", (sure,))).decode()


def test_two_texts_make_one_document_of_two_versions(versions: Path) -> None:
    """Plain text: signs of Markdown are signs. What the user says of a language goes before the words."""
    (versions / "b.txt").write_text("*The mill is sold*, in 1876. And nobody came.\n", "utf-8")
    assert align("a.txt", "b.txt", "--output", "ab.xml", "--language-b", "en-GB").exit_code == 0
    root = etree.fromstring((versions / "ab.xml").read_bytes())
    tei = "{http://www.tei-c.org/ns/1.0}"
    sides = [division for division in root.iter(tei + "div") if division.get("type") in ("original", "translation")]
    assert sides[1].get(LANG) == "en-GB"
    assert ["".join(s.itertext()) for s in sides[1].iter(tei + "s")] == [
        "*The mill is sold*, in 1876.",
        "And nobody came.",
    ]
    assert len([link for link in root.iter(tei + "link") if link.get("type") == "sentence"]) == 2
    assert align("a.txt", "b.txt", "--output", "ab.xml").exit_code != 0, "a file that is there stays"


def test_two_texts_that_are_no_versions_are_said_to_be_none(versions: Path) -> None:
    (versions / "a.txt").write_text("".join(f"{one}\n\n" for one in PROVERBS), "utf-8")
    (versions / "b.txt").write_text("".join(f"{one}\n\n" for one in RECIPE), "utf-8")
    result = align("a.txt", "b.txt", "--output", "ab.tsv", "--language-a", "en", "--language-b", "en")
    assert result.exit_code == 0
    assert "b.txt: warning [hardly-parallel]: " in result.stderr


PROVERBS = (
    "The early bird catches the worm.",
    "All that glitters is not gold.",
    "The pen is mightier than the sword.",
    "When in Rome, do as the Romans do.",
    "A stitch in time saves nine.",
    "Let sleeping dogs lie.",
    "The apple never falls far from the tree.",
    "Still waters run deep.",
    "Every cloud has a silver lining.",
)
RECIPE = (
    "Take the flour, two eggs and a pint of milk.",
    "Stir until it is smooth.",
    "Leave the bowl in a cold place for an hour.",
    "Heat the butter in the pan.",
    "Pour in a spoonful at a time.",
    "Turn it when the edge is brown.",
    "Sprinkle with sugar, and serve at once.",
    "It is enough for four people.",
    "Keep what remains for the next day.",
)


def test_align_is_public() -> None:
    assert [row.b_ids for row in seeds2tei.align("One.", "One.").rows] == [("b1",)]
    (found,) = seeds2tei.find_references("RGASPI, f. 1, op. 58, d. 6")
    assert [level.value for level in found.levels] == ["1", "58", "6"]


APPARATUS = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>
<div xml:id="v1" type="original"><head>Order</head><fw>page 2</fw><p><s xml:id="v1-s1">They
<supplied reason="explanation"><pc>[</pc>the scoundrels<pc>]</pc></supplied>
c<supplied reason="lost"><pc>[</pc>am<pc>]</pc></supplied>e<note>GF</note>.</s></p></div>
<div xml:id="v2" type="translation"><p><s xml:id="v2-s1">Men came.</s></p></div></body></text>
<standOff><linkGrp type="translation" domains="#v1 #v2"><link target="#v1-s1 #v2-s1"/></linkGrp></standOff></TEI>"""


def test_plain_text_is_one_file_for_each_version_without_apparatus(here: Path) -> None:
    (here / "order.xml").write_text(APPARATUS, "utf-8")
    assert export("order.xml", "txt").exit_code == 0
    assert sorted(os.listdir(here / "out")) == ["order.v1.txt", "order.v2.txt"]
    assert (here / "out" / "order.v1.txt").read_text("utf-8") == "Order\n\nThey came.\n"


def test_collatex_takes_the_versions_as_witnesses(here: Path) -> None:
    (here / "order.xml").write_text(APPARATUS, "utf-8")
    assert export("order.xml", "collatex").exit_code == 0
    witnesses = json.loads((here / "out" / "order.collatex.json").read_text("utf-8"))["witnesses"]
    assert [witness["id"] for witness in witnesses] == ["v1", "v2"]
    assert witnesses[1]["tokens"] == [{"t": "Men ", "n": "men"}, {"t": "came. ", "n": "came"}]
