"""What is said of a conversion: the report, the sentences, the explanation."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest

from seeds2tei.convert import Conversion, convert
from seeds2tei.explanation import Kind, explain
from seeds2tei.finding import Finding, Severity
from seeds2tei.profile import Profile
from seeds2tei.report import as_json, decisions, inventory, sentence, sentences, visible
from seeds2tei.results import OWN_SIGNS
from seeds2tei.source import Mark, Span
from seeds2tei.version import __version__

LETTER = "# Ein *Brief*\n\nGraz, 12. März 1876\n\nLieber Hofer!\n\nIch sah den *Alten* im Mai.\n"


@pytest.fixture(scope="module")
def letter() -> Conversion:
    return convert(LETTER.encode(), Profile(), name="letters/1876-03-12.md")


def reported(conversion: Conversion) -> Any:
    return json.loads(as_json(conversion))


def test_the_report_names_the_document_its_bytes_and_the_program(letter: Conversion) -> None:
    report = reported(letter)
    assert report["document"] == "1876-03-12.md"
    assert report["sha256"] == hashlib.sha256(LETTER.encode()).hexdigest()
    assert report["tei_sha256"] == hashlib.sha256(letter.xml).hexdigest()
    assert (report["program"], report["version"]) == ("seeds2tei", __version__)
    assert report["valid"] is True
    assert set(report["counts"]) == {"versions", "notes", "links"}


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_the_bytes_are_those_that_were_found(encoding: str) -> None:
    data = LETTER.encode(encoding)
    conversion = convert(data, Profile(encoding=encoding if encoding == "cp1252" else None), name="a.md")
    assert reported(conversion)["sha256"] == hashlib.sha256(data).hexdigest()


def test_the_same_document_gives_the_same_report_wherever_it_lies(letter: Conversion) -> None:
    again = convert(LETTER.encode(), Profile(), name="/elsewhere/1876-03-12.md")
    assert as_json(again) == as_json(letter)


def test_both_files_say_that_they_are_ours(letter: Conversion) -> None:
    assert OWN_SIGNS[0] in letter.xml
    assert OWN_SIGNS[1] in as_json(letter)


def test_the_inventory_has_every_sign_once_with_its_count_and_first_place(letter: Conversion) -> None:
    assert {"string": "*", "reading": "", "rule": "markdown.emphasis", "count": 4, "line": 1, "column": 7} in reported(
        letter
    )["notation"]


def test_the_inventory_counts_every_mark(letter: Conversion) -> None:
    assert sum(sign.count for sign in inventory(letter.draft)) == len(letter.draft.marks)


def test_words_that_were_withheld_are_never_repeated(letter: Conversion) -> None:
    name = LETTER.index("Hofer")
    withheld = Mark(Span(name, name + 5), "", "withheld")
    marks = tuple(sorted((*letter.draft.marks, withheld)))
    report = reported(replace(letter, draft=replace(letter.draft, marks=marks)))
    assert {"length": 5, "reading": "", "rule": "withheld", "count": 1, "line": 5, "column": 8} in report["notation"]
    assert "Hofer" not in str(report["notation"])


def test_every_decision_has_its_place_its_reason_and_its_certainty(letter: Conversion) -> None:
    report = reported(letter)
    assert len(report["decisions"]) == len(list(decisions(letter.draft))) > 0
    for decision in report["decisions"]:
        assert {"line", "column", "words", "by", "because", "cert"} <= set(decision)
    assert {decision["by"] for decision in report["decisions"]}.isdisjoint({"reader", "sentence"})


# Findings


def test_a_finding_about_the_source_begins_with_its_place(letter: Conversion) -> None:
    finding = Finding("page-order", Severity.WARNING, "page 3 follows page 5.", 15, 19)
    said = "letters/1876-03-12.md:3:1: warning [page-order]: page 3 follows page 5."
    assert sentence(letter, finding, written="tei/a.xml") == said
    found = reported(replace(letter, findings=(finding,)))["findings"]
    assert found == [
        {
            "code": "page-order",
            "severity": "warning",
            "sentence": "page 3 follows page 5.",
            "file": "source",
            "line": 3,
            "column": 1,
        }
    ]


def test_a_finding_about_the_written_file_names_that(letter: Conversion) -> None:
    finding = Finding("schema", Severity.ERROR, "<p> may not stand here.", line=7)
    assert sentence(letter, finding, written="tei/a.xml") == "tei/a.xml:7: error [schema]: <p> may not stand here."


def test_notes_stand_in_the_report_and_are_not_said(letter: Conversion) -> None:
    findings = (Finding("small", Severity.NOTE, "look.", 0, 1), Finding("large", Severity.WARNING, "look!", 0, 1))
    conversion = replace(letter, findings=findings)
    assert len(reported(conversion)["findings"]) == 2
    assert [said.partition("[")[2][:5] for said in sentences(conversion, written="a.xml")] == ["large"]


# What reaches a terminal


def test_control_characters_are_spelt_out() -> None:
    assert visible("a\x1b[2Jb\x07\r\u202ec\x9b\u2066") == r"a\x1b[2Jb\x07\x0d\u202ec\x9b\u2066"
    assert visible("März\tМосква 李\n") == "März\tМосква 李\n"


# The explanation


def test_every_line_of_the_source_and_every_decision_is_explained(letter: Conversion) -> None:
    lines = list(explain(letter, written="a.xml"))
    source = [line.text.split("| ", 1)[1] for line in lines if line.kind is Kind.SOURCE]
    assert source == [line for line in LETTER.splitlines() if line]
    decided = [line for line in lines if line.kind in (Kind.DECISION, Kind.DOUBT)]
    assert len(decided) == len(list(decisions(letter.draft)))
    assert any(line.text.endswith("(markdown.emphasis), first at 1:7") for line in lines)


def test_the_explanation_ends_with_how_to_disagree(letter: Conversion) -> None:
    *_, document, text, recogniser = (line.text for line in explain(letter, written="a.xml"))
    assert document == '  [[document."1876-03-12.md".deny]]'
    words = text.removeprefix('  text = "').removesuffix('"')
    name = recogniser.removeprefix('  recogniser = "').removesuffix('"')
    assert any(claim.by == name and words in letter.draft.words(claim.span) for claim in decisions(letter.draft))


def test_an_explanation_speaks_of_persons_and_places_not_of_keys() -> None:
    text = "Source: RGASPI, f. 1, op. 2, d. 3, l. 4\n\nDear Hofer,\n\nI saw the old man in May.\n\nYours, Karl Veld\n"
    lines = [line.text for line in explain(convert(text.encode(), Profile(), name="a.md"), written="a.xml")]
    assert any('<persName ref="#(Karl Veld)"> and who signs the document: "Karl Veld"' in line for line in lines)
    assert any('corresp="#(description of the manuscript)"' in line for line in lines)
    assert not [line for line in lines if "#named:" in line or "#msDesc" in line]


def test_a_long_line_is_cut_between_words_and_loses_nothing() -> None:
    text = "Ich sah den Alten im Mai und den Jungen im Juni. " * 20
    lines = explain(convert(text.encode(), Profile(), name="a.md"), written="a.xml")
    shown = [line.text[9:] for line in lines if line.kind is Kind.SOURCE]
    assert max(map(len, shown)) <= 100
    assert " ".join(shown).split() == text.split()


def test_findings_stand_beside_their_line(letter: Conversion) -> None:
    found = (Finding("page-order", Severity.WARNING, "look!", 15, 19), Finding("schema", Severity.ERROR, "no.", line=7))
    lines = [line.text for line in explain(replace(letter, findings=found), written="a.xml")]
    place, following = lines.index("     3 | Graz, 12. März 1876"), lines.index("     5 | Lieber Hofer!")
    assert any("!! warning [page-order]: look!" in line for line in lines[place:following])
    assert "  a.xml:7: error [schema]: no." in lines
