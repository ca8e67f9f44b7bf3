"""What check found, in the forms that editors and CI systems read."""

from __future__ import annotations

import json

from seeds2tei.check_formats import Verdict, render
from seeds2tei.finding import Severity

FOUND = [
    Verdict("tei/der Alte.xml", 7, 12, Severity.ERROR, "date", "Ein Satz: 100 %.", "rules of seeds2tei"),
    Verdict("b.xml", 0, 0, Severity.WARNING, "schema", "No line.\nTwo."),
]


def test_text_begins_with_the_place() -> None:
    assert render(FOUND[:1], "text") == "tei/der Alte.xml:7:12: error [date]: Ein Satz: 100 %. (rules of seeds2tei)"


def test_json_is_a_list_of_all_that_was_found() -> None:
    first, second = json.loads(render(FOUND, "json"))
    assert (first["file"], first["line"], first["column"], first["code"]) == ("tei/der Alte.xml", 7, 12, "date")
    assert second["severity"] == "warning"
    assert json.loads(render([], "json")) == []


def test_github_shows_each_in_its_line() -> None:
    assert render(FOUND, "github").splitlines() == [
        "::error file=tei/der Alte.xml,line=7,col=12,title=date::Ein Satz: 100 %25.",
        "::warning file=b.xml,title=schema::No line.%0ATwo.",
    ]


def test_sarif_names_rule_level_and_place() -> None:
    report = json.loads(render(FOUND, "sarif"))
    (run,) = report["runs"]
    assert report["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["date", "schema"]
    first, second = run["results"]
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "tei/der%20Alte.xml"},
        "region": {"startLine": 7, "startColumn": 12},
    }
    assert (second["ruleId"], second["level"]) == ("schema", "warning")
    assert "region" not in second["locations"][0]["physicalLocation"]
