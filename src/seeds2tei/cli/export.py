"""`seeds2tei export`: TEI files for translation memories, spreadsheets, corpus tools, CollateX."""

from __future__ import annotations

from pathlib import Path

import click

from seeds2tei.cli.delivery import deliver
from seeds2tei.cli.options import EXISTING, FOLDER
from seeds2tei.cli.speech import say

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
    from seeds2tei.disk import called, contents, trouble
    from seeds2tei.errors import MalformedError, UnsupportedFormatError
    from seeds2tei.export.files import files as exported

    refused = False
    written: dict[str, Path] = {}
    for file in dict.fromkeys(files):
        try:
            found = exported(contents(file, MOST_BYTES + 1), file.stem, format)
        except (MalformedError, UnsupportedFormatError, OSError) as error:
            refused = True
            match error:
                case MalformedError():
                    say(f"{called(file)}:{error}")
                case OSError():
                    say(trouble(file, error))
                case _:
                    say(str(error))
            continue
        if not found:
            missing = "there is no text in it" if format == "txt" else "no versions are linked here"
            say(f"{called(file)}: {missing}: there is nothing to export.")
        for name, content in found.items():
            if name in written:
                other = called(written[name])
                say(f"{called(file)}: {name} was made of {other} just now. Export the two into folders of their own.")
                refused = True
            else:
                written[name] = file
                refused |= not deliver(output / name, content, force=force)
    context.exit(1 if refused else 0)
