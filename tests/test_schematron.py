"""The rules as Schematron: what rules.py finds, an editor without this program finds too."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from lxml import etree
from lxml.isoschematron import Schematron  # type: ignore[import-not-found]
from tests.test_rules import CASES, LETTER, tei

from seeds2tei.checks import rules, schema
from seeds2tei.checks.parsing import parsed

SVRL = "{http://purl.oclc.org/dsdl/svrl}"
CALENDAR = "a day that was not"
"""XPath 1.0 knows no calendar: schemas/README.md says so."""


@cache
def schematron() -> Any:
    path = schema.schema_path().with_name("seeds2tei.sch")
    return Schematron(etree.parse(str(path)), store_report=True)


def codes(document: str) -> set[str]:
    """The patterns that find a fault in a document."""
    judge = schematron()
    judge.validate(parsed(document.encode()))
    found: set[str] = set()
    pattern = ""
    for entry in judge.validation_report.getroot():
        if entry.tag == SVRL + "active-pattern":
            pattern = entry.get("id")
        elif entry.tag in (SVRL + "failed-assert", SVRL + "successful-report"):
            found.add(pattern)
    return found


def test_a_letter_in_two_versions_breaks_no_rule() -> None:
    assert codes(LETTER) == set()


@pytest.mark.parametrize(("name", "good", "bad"), [case[:3] for case in CASES], ids=[case[0] for case in CASES])
def test_the_schematron_and_the_rules_agree(name: str, good: str, bad: str) -> None:
    assert codes(tei(good)) == set()
    said = {finding.code for finding in rules.check(parsed(tei(bad).encode()))}
    assert codes(tei(bad)) == (set() if name == CALENDAR else said)


def test_each_rule_has_its_pattern() -> None:
    tree = etree.parse(str(schema.schema_path().with_name("seeds2tei.sch")))
    patterns = {pattern.get("id") for pattern in tree.iter("{http://purl.oclc.org/dsdl/schematron}pattern")}
    assert patterns == {str(rule.__doc__).partition(":")[0] for rule in rules.RULES}
