"""`seeds2tei check`: any TEI file, by the schema and the rules of this project and by others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from seeds2tei.cli.options import EXISTING, FILE, PRESENT, encoding_option, profile_option
from seeds2tei.cli.speech import say

if TYPE_CHECKING:
    from seeds2tei.originals import Originals


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE.xml...", type=FILE)
@click.option(
    "--schema", "schemas", metavar="FILE", multiple=True, type=EXISTING, help="Ask this .rng, .xsd or .sch too."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif", "github"]), default="text", help="Of what is found."
)
@click.option("--source", metavar="PATH", type=PRESENT, help="Compare with this source; or with those in this folder.")
@profile_option
@encoding_option
@click.pass_context
def check(
    context: click.Context,
    files: tuple[Path, ...],
    schemas: tuple[Path, ...],
    form: str,
    source: Path | None,
    profile: Path | None,
    encoding: str | None,
) -> None:
    """Check TEI files by the schema and the rules of this project, and by any other schema.

    Example: seeds2tei check tei/*.xml --schema tei_all.rng
    """
    originals = _originals(source, profile, encoding, several=len(files) > 1)
    from seeds2tei.check_formats import render
    from seeds2tei.checks.any_schema import reservations
    from seeds2tei.finding import Severity
    from seeds2tei.judgement import judgements

    for path in schemas:
        for reservation in reservations(path):
            say(f"{path}: {reservation}")
    faulty = 0
    found = []
    for verdicts in judgements(files, schemas, originals):
        faulty += any(verdict.severity is Severity.ERROR for verdict in verdicts)
        if form == "text":
            say("\n".join(map(str, verdicts)))
        found += verdicts
    if form != "text":
        click.echo(render(found, form))
    files_are = f"{len(files)} file{'s' if len(files) > 1 else ''}"
    compared = " and compared with the source" if originals else ""
    say(f"{files_are} checked{compared}: {f'{faulty} with errors' if faulty else 'no errors'}.")
    context.exit(1 if faulty else 0)


def _originals(source: Path | None, profile: Path | None, encoding: str | None, *, several: bool) -> Originals | None:
    """Where the sources lie, and how they are read."""
    if source is None:
        if profile or encoding:
            raise click.UsageError("--profile and --encoding say how a source is read. Name it with --source.")
        return None
    if several and not source.is_dir():
        raise click.UsageError(
            "--source names one file, and several are to be checked. Name the folder of the sources."
        )
    from seeds2tei.originals import Originals
    from seeds2tei.planning import profiles

    return Originals(source, profiles(profile, encoding=encoding, format=None))
