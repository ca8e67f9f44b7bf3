"""Schematron in schemas that the user names: what Saxon says of it, and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.test_schema import LETTER, TEI_ALL, needs_tei

from seeds2tei.checks import schematron
from seeds2tei.checks.any_schema import check_against, reservations
from seeds2tei.checks.documents import Document
from seeds2tei.checks.parsing import parsed
from seeds2tei.cli import main
from seeds2tei.errors import UnsupportedFormatError
from seeds2tei.finding import Finding

needs_saxon = pytest.mark.skipif(not schematron.available(), reason="needs saxonche: the extra schematron")
SCHEMA = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
  <let name="most" value="3"/>
  <xsl:key name="id" match="*[@xml:id]" use="@xml:id"/>
  <pattern>RULES</pattern>
</schema>"""


def findings(rules: str, body: str, folder: Path, *, schema: str = SCHEMA) -> list[Finding]:
    """What a pattern says of a body of TEI."""
    path = folder / "rules.sch"
    path.write_text(schema.replace("RULES", rules), "utf-8")
    xml = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{body}</TEI>'.encode()
    (found,) = check_against([Document(folder / "a.xml", xml, parsed(xml))], path)
    return found


def said(found: list[Finding]) -> list[tuple[str, str, int, int]]:
    return [(finding.severity.value, finding.sentence, finding.line, finding.column) for finding in found]


@needs_saxon
def test_asserts_and_reports_are_said_at_their_element(tmp_path: Path) -> None:
    rules = """<rule context="t:p"><let name="own" value="count(t:s)"/>
      <assert test="$own le $most">Holds <value-of select="$own"/> sentences in <name/>, not
        <emph>three</emph>.</assert><report test="@n = '0'" role="warning">Number 0.</report></rule>"""
    body = '\n<p n="0"/><p><s/><s/><s/><s/></p>'
    assert said(findings(rules, body, tmp_path)) == [
        ("warning", "Number 0.", 2, 1),
        ("error", "Holds 4 sentences in p, not three.", 2, 11),
    ]


@needs_saxon
def test_of_the_rules_of_a_pattern_the_first_that_fits_is_used(tmp_path: Path) -> None:
    rules = """<rule context="t:p[@n]"><assert test="true()">Never.</assert></rule>
      <rule context="t:p"><assert test="false()">No number.</assert></rule>"""
    assert [finding.column for finding in findings(rules, '<p n="1"><p/></p>', tmp_path)] == [51]


@needs_saxon
def test_keys_attributes_and_current_are_known(tmp_path: Path) -> None:
    rules = """<rule context="@corresp"><assert test="key('id', substring(., 2))">Leads nowhere.</assert></rule>
      <rule context="t:ref"><report test="//t:p[@n = current()/@n]">Same number.</report></rule>"""
    body = '<p n="1" xml:id="a"/><ref n="1" corresp="#a"/><ref n="2" corresp="#b"/>'
    assert [finding.sentence for finding in findings(rules, body, tmp_path)] == ["Same number.", "Leads nowhere."]


@needs_saxon
def test_abstract_rules_and_patterns_are_filled_in(tmp_path: Path) -> None:
    rules = """<rule abstract="true" id="numbered"><assert test="@n">No number.</assert></rule>
      <rule context="t:p"><extends rule="numbered"/></rule></pattern>
      <pattern abstract="true" id="holds"><rule context="$what"><assert test="$child">Lacks $child.</assert></rule>
      </pattern>
      <pattern is-a="holds"><param name="what" value="t:div"/><param name="child" value="t:head"/>"""
    found = findings(rules, "<div><p/></div>", tmp_path)
    assert sorted(finding.sentence for finding in found) == ["Lacks $child.", "No number."]


@needs_saxon
def test_no_other_document_is_read_for_a_rule(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<secret>the secret</secret>", "utf-8")
    rules = f"""<rule context="t:p"><report test="true()">It says <value-of select="doc('{secret.as_uri()}')"/>.
      </report></rule>"""
    with pytest.raises(UnsupportedFormatError, match="Saxon cannot use its rules") as refusal:
        findings(rules, "<p/>", tmp_path)
    assert "the secret" not in str(refusal.value)


@needs_saxon
def test_a_rule_that_is_no_xpath_is_an_error_of_the_schema(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormatError, match=r"rules\.sch: Saxon cannot use its rules"):
        findings('<rule context="t:p"><assert test="((">Broken.</assert></rule>', "<p/>", tmp_path)


def test_a_schematron_file_without_rules_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormatError, match="there is no Schematron in this file"):
        findings("", "<p/>", tmp_path, schema="<schema/>")


@needs_saxon
@needs_tei
def test_the_rules_embedded_in_tei_all_are_evaluated(tmp_path: Path) -> None:
    path = tmp_path / "letter.xml"
    path.write_text(LETTER.replace('<pb n="44v"/>', '<pb n="44v" subtype="x"/>'), "utf-8")
    document = Document(path, path.read_bytes(), parsed(path.read_bytes()))
    rules = schematron.Rules.of(TEI_ALL)
    assert rules is not None
    assert rules.patterns > 50
    assert rules.check([Document(path, b"", parsed(LETTER.encode())).tree]) == [[]]
    ((finding,),) = rules.check([document.tree])
    assert finding.line == 87
    assert "@subtype" in finding.sentence


def test_who_lacks_the_extra_is_told_that_rules_are_not_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schematron, "available", lambda: False)
    path = tmp_path / "rules.sch"
    path.write_text(SCHEMA.replace("RULES", '<rule context="t:p"><assert test="false()">No.</assert></rule>'), "utf-8")
    assert "pip install 'seeds2tei[schematron]'" in reservations(path)[0]
    letter = tmp_path / "letter.xml"
    letter.write_text(LETTER, "utf-8")
    result = CliRunner().invoke(main, ["check", str(letter), "--schema", str(path)])
    assert result.exit_code == 0
    assert result.stderr.startswith(f"{path}: its Schematron rules (1 pattern) are not looked at.")
