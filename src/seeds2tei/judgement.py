"""Whether a TEI file is sound: by the project's own schema and rules, and by any schema that the user names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from seeds2tei.check_formats import Verdict
from seeds2tei.checks import rules, schema
from seeds2tei.checks.any_schema import check_against
from seeds2tei.checks.parsing import parsed
from seeds2tei.checks.places import Places, located
from seeds2tei.checks.survey import Transcription
from seeds2tei.finding import Severity
from seeds2tei.inputs import trouble

if TYPE_CHECKING:
    from seeds2tei.originals import Originals


def judge(file: Path, schemas: Sequence[Path], originals: Originals | None = None) -> Iterator[Verdict]:
    """What is wrong in a TEI file: where, and who says so.

    schemas    others than the project's own
    originals  where its source lies, if it is to be compared with that

    Raises UnsupportedFormatError if a schema cannot be read.
    """
    try:
        xml = file.read_bytes()
        tree = parsed(xml)
    except OSError as error:
        sentence = trouble(file, error).removeprefix(f"{file}: ")
        yield Verdict(str(file), 0, 0, Severity.ERROR, "unreadable", sentence)
        return
    except SyntaxError as error:
        sentence = f"this is not XML: {error.msg}."
        yield Verdict(str(file), error.lineno or 1, error.offset or 1, Severity.ERROR, "well-formed", sentence)
        return
    judgements = [(schema.check(tree), schema.schema_path().name), (rules.check(tree), "rules of seeds2tei")]
    judgements += [(check_against(file.resolve(), path), str(path)) for path in schemas]
    for findings, judge in judgements:
        for found in located(findings, xml, tree):
            yield Verdict(str(file), found.line, found.column, found.severity, found.code, found.sentence, judge)
    if originals is not None:
        places = Places.of(xml, tree)
        if places is not None:
            yield from originals.collated(file, places, Transcription.of(tree))
