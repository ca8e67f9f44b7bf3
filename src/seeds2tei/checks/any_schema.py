"""Whether a file is valid by a schema that the user names: RELAX NG or XML Schema.

The file may come from anywhere: no entity is expanded, no other file is read, nothing is fetched.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from lxml import etree

from seeds2tei.checks.parsing import parsed
from seeds2tei.checks.places import Places, located
from seeds2tei.checks.schema import at_place
from seeds2tei.checks.wording import entities, plain
from seeds2tei.errors import UnsupportedFormatError
from seeds2tei.finding import Finding, Severity

_JING_LINE = re.compile(r".*?:(?P<line>\d+):(?P<column>\d+): (?:fatal: |error: |warning: )?(?P<sentence>.*)")


def check_against(xml_path: Path, schema_path: Path) -> list[Finding]:
    """What in a file breaks any RELAX NG schema (.rng) or XML Schema (.xsd).

    jing is asked where it is installed; else libxml2, which needs some ten seconds to read tei_all. Entities
    are not expanded and nothing is fetched. Raises UnsupportedFormatError if the schema cannot be read.
    """
    xml = xml_path.read_bytes()
    try:
        tree = parsed(xml)
    except etree.XMLSyntaxError as error:
        line, column = error.lineno or 0, error.offset or 0
        return [Finding("well-formed", Severity.ERROR, f"This is not XML: {error.msg}.", line=line, column=column)]
    jing = shutil.which("jing")
    if hidden := entities(tree):
        return located(hidden, xml, tree)
    if not jing:
        return located(_ask_libxml2(tree, schema_path), xml, tree)
    places = Places.of(xml, tree)
    findings = _ask_jing(jing, xml_path.resolve(), tree, schema_path)
    return [_at_its_tag(finding, places) for finding in findings] if places else findings


def _at_its_tag(finding: Finding, places: Places) -> Finding:
    """A finding of jing, which names the end of the tag that it speaks of, at the beginning of that tag."""
    line, column = places.tag_before(finding.line, finding.column)
    return finding._replace(line=line, column=column)


def _ask_jing(jing: str, xml_path: Path, tree: etree._ElementTree, schema_path: Path) -> list[Finding]:
    with tempfile.TemporaryDirectory() as folder:
        docinfo: Any = tree.docinfo
        if docinfo.doctype:
            # jing would read what a document type declaration names, from disk or network: it gets none.
            xml_path = Path(folder) / "document.xml"
            xml_path.write_bytes(etree.tostring(tree, encoding="utf-8", doctype="<!---->"))
        run = subprocess.run(
            [jing, str(schema_path), str(xml_path)], capture_output=True, encoding="utf-8", check=False
        )
    findings = []
    for line in run.stdout.splitlines():
        match = _JING_LINE.match(line)
        if match and line.startswith(str(xml_path)):
            # jing lists all that might stand there, up to a hundred names
            sentence = match["sentence"] if len(match["sentence"]) < 300 else match["sentence"].partition(";")[0]
            findings.append(
                Finding("schema", Severity.ERROR, sentence, line=int(match["line"]), column=int(match["column"]))
            )
    if run.returncode and not findings:
        raise UnsupportedFormatError(
            str(schema_path), "jing cannot use this schema: " + _first(run.stdout + run.stderr)
        )
    return findings


def _first(output: str) -> str:
    return next((line for line in output.splitlines() if line.strip()), "it gives no reason")


def _ask_libxml2(tree: etree._ElementTree, schema_path: Path) -> list[Finding]:
    kind = etree.RelaxNG if schema_path.suffix == ".rng" else etree.XMLSchema
    try:
        validator = kind(file=str(schema_path))
    except (etree.LxmlError, OSError) as error:
        raise UnsupportedFormatError(str(schema_path), f"libxml2 cannot use this schema: {error}") from error
    validator.validate(tree)
    log: Any = validator.error_log
    return [
        Finding("schema", Severity.ERROR, plain(entry.message), line=entry.line or 0, element=at_place(tree, entry))
        for entry in log
    ]
