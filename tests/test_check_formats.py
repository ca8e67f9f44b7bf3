"""What check found, in the forms that editors and CI systems read."""

from __future__ import annotations

import json

import pytest

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
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["date", "schema"]
    first, second = run["results"]
    assert first["message"] == {"text": "Ein Satz: 100 %. (rules of seeds2tei)"}
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "tei/der%20Alte.xml"},
        "region": {"startLine": 7, "startColumn": 12},
    }
    assert (second["ruleId"], second["level"]) == ("schema", "warning")
    assert "region" not in second["locations"][0]["physicalLocation"]


@pytest.mark.parametrize("found", [FOUND, [], FOUND * 3])
def test_sarif_is_what_its_standard_asks(found: list[Verdict]) -> None:
    """The properties that SARIF 2.1.0 requires, their kinds and bounds, and none that it does not know."""
    report = json.loads(render(found, "sarif"))
    assert set(report) == {"$schema", "version", "runs"}
    assert report["version"] == "2.1.0"
    assert report["$schema"].startswith("https://")
    (run,) = report["runs"]
    assert set(run) == {"tool", "columnKind", "results"}
    assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    driver = run["tool"]["driver"]
    assert set(driver) == {"name", "version", "rules"}
    assert driver["name"]
    identifiers = [rule["id"] for rule in driver["rules"]]
    assert len(set(identifiers)) == len(identifiers)
    assert all(rule["shortDescription"]["text"].endswith(".") for rule in driver["rules"])
    assert len(run["results"]) == len(found)
    for result in run["results"]:
        assert set(result) == {"ruleId", "ruleIndex", "level", "message", "locations"}
        assert identifiers[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"]
        for location in result["locations"]:
            place = location["physicalLocation"]
            assert not set(place["artifactLocation"]["uri"]) & set(' "<>\\^`{|}')
            assert set(place) <= {"artifactLocation", "region"}
            assert all(isinstance(number, int) and number >= 1 for number in place.get("region", {}).values())


def test_github_writes_what_would_end_a_command_by_its_number() -> None:
    verdict = Verdict("a:b,c%.xml", 1, 2, Severity.NOTE, "date", "50 %\r\n::error::no")
    assert render([verdict], "github") == (
        "::notice file=a%3Ab%2Cc%25.xml,line=1,col=2,title=date::50 %25%0D%0A::error::no"
    )
