"""`seeds2tei check`: any TEI file, by the schema and the rules of this project and by others."""

from __future__ import annotations

from pathlib import Path

import click

from seeds2tei.cli.options import EXISTING, FILE
from seeds2tei.cli.speech import say


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE.xml...", type=FILE)
@click.option("--schema", "schemas", metavar="FILE", multiple=True, type=EXISTING, help="Ask this .rng or .xsd too.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif", "github"]), default="text", help="Of what is found."
)
@click.pass_context
def check(context: click.Context, files: tuple[Path, ...], schemas: tuple[Path, ...], form: str) -> None:
    """Check TEI files by the schema and the rules of this project, and by any other schema.

    Example: seeds2tei check tei/*.xml --schema tei_all.rng
    """
    from seeds2tei.check_formats import render
    from seeds2tei.judgement import judge

    faulty = 0
    found = []
    for file in files:
        verdicts = list(judge(file, schemas))
        faulty += bool(verdicts)
        if form == "text":
            say("\n".join(map(str, verdicts)))
        found += verdicts
    if form != "text":
        click.echo(render(found, form))
    files_are = f"{len(files)} file{'s' if len(files) > 1 else ''}"
    say(f"{files_are} checked: {f'{faulty} with errors' if faulty else 'no errors'}.")
    context.exit(1 if faulty else 0)
