"""Whether files are valid by a schema that the user names: RELAX NG, XML Schema, Schematron.

The files may come from anywhere: no entity is expanded, no other file is read, nothing is fetched. Many files are
checked at once, because a schema such as tei_all takes seconds to load.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from seeds2tei.checks import schematron
from seeds2tei.checks.documents import Document
from seeds2tei.checks.places import Places, located
from seeds2tei.checks.schema import at_place
from seeds2tei.checks.wording import entities, plain
from seeds2tei.errors import UnsupportedFormatError
from seeds2tei.expressions import expression
from seeds2tei.finding import Finding, Severity

MOST = 200
"""So many errors of one file are shown, where libxml2 is asked."""
LARGE = 400_000
"""With a schema of so many bytes libxml2 lets one wait."""

_JING_LINE = expression(r"(?P<path>.*?):(?P<line>\d+):(?P<column>\d+): (?:fatal: |error: |warning: )?(?P<sentence>.*)")


def check_against(documents: Sequence[Document], schema_path: Path) -> list[list[Finding]]:
    """What in each file breaks a schema: RELAX NG (.rng) or XML Schema (.xsd), with rules or without, or rules (.sch).

    RELAX NG and XML Schema are asked of jing where it is installed, else of libxml2; the rules of Saxon, if it is
    installed. Raises UnsupportedFormatError if the schema cannot be read.
    """
    if schema_path.suffix == ".sch" and schematron.Rules.of(schema_path) is None:
        raise UnsupportedFormatError(str(schema_path), "there is no Schematron in this file.")
    hidden = [entities(document.tree) for document in documents]
    sound = [document for document, found in zip(documents, hidden, strict=True) if not found]
    found = iter(_grammar(sound, schema_path))
    broken = iter(_rules(sound, schema_path))
    return [
        located(entity, document.xml, document.tree) if entity else [*next(found), *next(broken)]
        for document, entity in zip(documents, hidden, strict=True)
    ]


def reservations(schema_path: Path) -> list[str]:
    """What the user should know before a schema is asked: that it takes long, or that half of it is not heard."""
    said = []
    if not shutil.which("jing") and schema_path.suffix != ".sch" and schema_path.stat().st_size > LARGE:
        said.append("jing is not installed, and libxml2 needs some ten seconds to read this schema. Please wait.")
    rules = schematron.Rules.of(schema_path)
    if rules is not None and not schematron.available():
        many = "1 pattern" if rules.patterns == 1 else f"{rules.patterns} patterns"
        said.append(
            f"its Schematron rules ({many}) are not looked at. For that, write  pip install 'seeds2tei[schematron]'."
        )
    return said


def _rules(documents: Sequence[Document], schema_path: Path) -> list[list[Finding]]:
    """What each file breaks of the Schematron in a schema."""
    rules = schematron.Rules.of(schema_path) if schematron.available() else None
    if rules is None or not documents:
        return [[] for _ in documents]
    found = rules.check([document.tree for document in documents])
    return [located(part, document.xml, document.tree) for document, part in zip(documents, found, strict=True)]


def _grammar(documents: Sequence[Document], schema_path: Path) -> list[list[Finding]]:
    """What in each file breaks a RELAX NG schema or an XML Schema."""
    jing = shutil.which("jing")
    if schema_path.suffix == ".sch" or not documents:
        return [[] for _ in documents]
    if jing:
        return _ask_jing(jing, documents, schema_path)
    return [_ask_libxml2(document, schema_path) for document in documents]


def _ask_jing(jing: str, documents: Sequence[Document], schema_path: Path) -> list[list[Finding]]:
    """What jing says, which names the end of the tag that it speaks of; here it is the beginning."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, document in enumerate(documents):
            paths.append(document.path.resolve())
            docinfo: Any = document.tree.docinfo
            if docinfo.doctype:
                # jing would read what a document type declaration names, from disk or network: it gets none.
                paths[-1] = Path(folder) / f"{number}.xml"
                paths[-1].write_bytes(etree.tostring(document.tree, encoding="utf-8", doctype="<!---->"))
        run = subprocess.run(
            [jing, str(schema_path), *dict.fromkeys(map(str, paths))],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    found: dict[str, list[Finding]] = {str(path): [] for path in paths}
    for line in run.stdout.splitlines():
        match = _JING_LINE.fullmatch(line)
        if match and match["path"] in found:
            # jing lists all that might stand there, up to a hundred names
            sentence = match["sentence"] if len(match["sentence"]) < 300 else match["sentence"].partition(";")[0]
            place = {"line": int(match["line"]), "column": int(match["column"])}
            found[match["path"]].append(Finding("schema", Severity.ERROR, sentence, **place))
    if run.returncode and not any(found.values()):
        raise UnsupportedFormatError(
            str(schema_path), "jing cannot use this schema: " + _first(run.stdout + run.stderr)
        )
    return [_at_their_tags(found[str(path)], document) for path, document in zip(paths, documents, strict=True)]


def _at_their_tags(found: list[Finding], document: Document) -> list[Finding]:
    places = Places.of(document.xml, document.tree) if found else None
    if places is None:
        return found
    beginnings = [places.tag_before(finding.line, finding.column) for finding in found]
    return [finding._replace(line=at[0], column=at[1]) for finding, at in zip(found, beginnings, strict=True)]


def _first(output: str) -> str:
    return next((line for line in output.splitlines() if line.strip()), "it gives no reason")


@cache
def _read_by_libxml2(schema_path: Path) -> Any:
    kind = etree.RelaxNG if schema_path.suffix == ".rng" else etree.XMLSchema
    try:
        return kind(file=str(schema_path))
    except (etree.LxmlError, OSError) as error:
        raise UnsupportedFormatError(str(schema_path), f"libxml2 cannot use this schema: {error}") from error


def _ask_libxml2(document: Document, schema_path: Path) -> list[Finding]:
    validator = _read_by_libxml2(schema_path)
    validator.validate(document.tree)
    found = [
        Finding(
            "schema",
            Severity.ERROR,
            plain(entry.message),
            line=entry.line or 0,
            element=at_place(document.tree, entry),
        )
        for entry in list(validator.error_log)[:MOST]
    ]
    return located(found, document.xml, document.tree)
