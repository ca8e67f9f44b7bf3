"""`seeds2tei export`: TEI files for translation memories, spreadsheets, corpus tools, CollateX."""

from __future__ import annotations

from pathlib import Path

import click

from seeds2tei.cli.options import EXISTING, FOLDER

FORMATS = ("tmx", "tsv", "txt", "collatex")


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE.xml...", type=EXISTING)
@click.option("--format", required=True, type=click.Choice(FORMATS), help="For which tool.")
@click.option("--output", required=True, metavar="DIR", type=FOLDER, help="Where the files go.")
@click.option("--force", is_flag=True, help="Replace files that are there.")
@click.pass_context
def export(context: click.Context, files: tuple[Path, ...], format: str, output: Path, force: bool) -> None:
    """Hand TEI files to translation memories (tmx), spreadsheets (tsv), corpus tools (txt) and CollateX.

    Example: seeds2tei export tei/*.xml --format tmx --output memories
    """
    from seeds2tei.checks.parsing import MOST_BYTES
    from seeds2tei.errors import MalformedError
    from seeds2tei.export.files import files as exported
    from seeds2tei.report import visible

    refused = False
    for file in files:
        try:
            with file.open("rb") as stream:
                found = exported(stream.read(MOST_BYTES + 1), file.stem, format)
        except MalformedError as error:
            refused = True
            click.echo(visible(f"{file}:{error}"), err=True)
            continue
        if not found:
            click.echo(visible(f"{file}: no versions are linked here: there is nothing to export."), err=True)
        for name, content in found.items():
            target = output / name
            if target.exists() and not force:
                refused = True
                click.echo(visible(f"{target}: the file is there already. To replace it, write  --force."), err=True)
                continue
            output.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    context.exit(1 if refused else 0)
