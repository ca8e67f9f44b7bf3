"""Whether a TEI file is sound: by the project's own schema and rules, and by any schema that the user names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from seeds2tei.checks import rules, schema
from seeds2tei.checks.any_schema import check_against
from seeds2tei.checks.parsing import parsed
from seeds2tei.inputs import trouble


def judge(file: Path, schemas: Sequence[Path]) -> Iterator[str]:
    """What is wrong in a TEI file, each as a line that begins with the place and ends with the judge.

    Raises UnsupportedFormatError if a schema cannot be read.
    """
    try:
        tree = parsed(file.read_bytes())
    except OSError as error:
        yield trouble(file, error)
        return
    except SyntaxError as error:
        yield f"{file}:{error.lineno or 1}: error [well-formed]: this is not XML: {error.msg}."
        return
    judgements = [(schema.check(tree), schema.schema_path().name), (rules.check(tree), "rules of seeds2tei")]
    judgements += [(check_against(file.resolve(), path), str(path)) for path in schemas]
    for findings, judge in judgements:
        for finding in findings:
            place = f"{file}:{finding.line}" if finding.line else str(file)
            yield f"{place}: {finding.severity} [{finding.code}]: {finding.sentence} ({judge})"
