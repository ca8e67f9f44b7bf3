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

from seeds2tei.checks.parsing import careful_parser
from seeds2tei.checks.wording import entities, plain
from seeds2tei.errors import UnsupportedFormatError
from seeds2tei.finding import Finding, Severity

_JING_LINE = re.compile(r".*?:(?P<line>\d+):\d+: (?:fatal: |error: |warning: )?(?P<sentence>.*)")


def check_against(xml_path: Path, schema_path: Path) -> list[Finding]:
    """What in a file breaks any RELAX NG schema (.rng) or XML Schema (.xsd).

    jing is asked where it is installed; else libxml2, which needs some ten seconds to read tei_all. Entities
    are not expanded and nothing is fetched. Raises UnsupportedFormatError if the schema cannot be read.
    """
    try:
        tree = etree.ElementTree(etree.fromstring(xml_path.read_bytes(), careful_parser()))
    except etree.XMLSyntaxError as error:
        return [Finding("well-formed", Severity.ERROR, f"This is not XML: {error.msg}.", line=error.lineno or 0)]
    jing = shutil.which("jing")
    if hidden := entities(tree):
        return hidden
    return _ask_jing(jing, xml_path.resolve(), tree, schema_path) if jing else _ask_libxml2(tree, schema_path)


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
            findings.append(Finding("schema", Severity.ERROR, sentence, line=int(match["line"])))
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
    return [Finding("schema", Severity.ERROR, plain(entry.message), line=entry.line or 0) for entry in log]
