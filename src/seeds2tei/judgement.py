"""Whether TEI files are sound: by the project's own schema and rules, and by any schema that the user names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from seeds2tei.check_formats import Verdict
from seeds2tei.checks import rules, schema
from seeds2tei.checks.documents import Document
from seeds2tei.checks.parsing import MOST_BYTES, admitted
from seeds2tei.checks.places import Places, located
from seeds2tei.checks.survey import Transcription
from seeds2tei.checks.wording import once
from seeds2tei.disk import called, contents, trouble
from seeds2tei.errors import MalformedError, UnsupportedFormatError
from seeds2tei.finding import Finding, Severity

if TYPE_CHECKING:
    from seeds2tei.originals import Originals

AT_ONCE = 100
"""So many files are shown to another schema at a time: to load it may take seconds."""


def judge(file: Path, schemas: Sequence[Path] = (), originals: Originals | None = None) -> list[Verdict]:
    """What is wrong in one TEI file. Raises UnsupportedFormatError if a schema cannot be read."""
    return next(judgements([file], schemas, originals))


def judgements(
    files: Sequence[Path], schemas: Sequence[Path] = (), originals: Originals | None = None
) -> Iterator[list[Verdict]]:
    """What is wrong in each of the TEI files: where, and who says so.

    schemas    others than the project's own
    originals  where the sources lie, if the files are to be compared with them

    Raises UnsupportedFormatError if a schema cannot be read.
    """
    step = AT_ONCE if schemas else 1
    for start in range(0, len(files), step):
        read = [_read(file) for file in files[start : start + step]]
        documents = [document for document in read if isinstance(document, Document)]
        others = [_judged_by(path, documents) for path in schemas]
        for document in read:
            if isinstance(document, Verdict):
                yield [document]
                continue
            verdicts = list(_own_judgement(document))
            for judgement in others:
                verdicts += next(judgement)
            if originals is not None:
                verdicts += _compared(document, originals)
            yield verdicts


def _read(file: Path) -> Document | Verdict:
    """A file, parsed; or why it cannot be."""
    try:
        xml = contents(file, MOST_BYTES + 1)
        return Document(file, xml, admitted(xml))
    except (OSError, UnsupportedFormatError) as error:
        said = trouble(file, error) if isinstance(error, OSError) else str(error)
        sentence = said.removeprefix(f"{called(file)}: ")
        return Verdict(str(file), 0, 0, Severity.ERROR, "unreadable", sentence)
    except MalformedError as error:
        return Verdict(str(file), error.line, error.column, Severity.ERROR, error.code, error.sentence)


def _own_judgement(document: Document) -> Iterator[Verdict]:
    """By the schema and the rules of this project."""
    invalid = schema.check(document.tree)
    for findings, judge in (
        (invalid, schema.schema_path().name),
        (once(invalid, rules.check(document.tree)), "rules of seeds2tei"),
    ):
        yield from _verdicts(document, located(findings, document.xml, document.tree), judge)


def _judged_by(schema_path: Path, documents: Sequence[Document]) -> Iterator[list[Verdict]]:
    """By another schema."""
    from seeds2tei.checks.any_schema import check_against

    for document, findings in zip(documents, check_against(documents, schema_path), strict=True):
        yield list(_verdicts(document, findings, str(schema_path)))


def _compared(document: Document, originals: Originals) -> Iterator[Verdict]:
    places = Places.of(document.xml, document.tree)
    if places is not None:
        yield from originals.collated(document.path, places, Transcription.of(document.tree))


def _verdicts(document: Document, findings: Iterable[Finding], judge: str) -> Iterator[Verdict]:
    for found in findings:
        place = (str(document.path), found.line, found.column)
        yield Verdict(*place, found.severity, found.code, found.sentence, judge)
