"""`seeds2tei explain`: the source with every decision beside it."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path

import click

from seeds2tei.cli.options import FILE, encoding_option, format_option, profile_option
from seeds2tei.cli.speech import say

COLOURS = {"decision": "green", "doubt": "yellow", "reason": "dim", "finding": "bold red", "heading": "bold"}


@click.command()
@click.argument("files", metavar="INPUT...", nargs=-1, required=True, type=FILE)
@profile_option
@encoding_option
@format_option
@click.pass_context
def explain(
    context: click.Context, files: tuple[Path, ...], profile: Path | None, encoding: str | None, format: str | None
) -> None:
    """Show the source with every decision, its reason and its certainty; several files, if they are one document.

    Example: seeds2tei explain letters/1876-03-12.md
    """
    from seeds2tei import batch, planning
    from seeds2tei.explanation import explain as explained
    from seeds2tei.fates import Fate
    from seeds2tei.report import visible

    profile_of = planning.profiles(profile, encoding=encoding, format=format)
    found = planning.only_document(files, profile_of)
    if found is None:
        raise click.UsageError("one document is explained at a time. Name its file, or the files of its versions.")
    conversion = batch.attempt(found.path, profile_of(found.path), found.others)
    if isinstance(conversion, Fate):
        say("\n".join(conversion.sentences))
        context.exit(conversion.exit_code)
    lines = explained(conversion, written=f"{found.result}.xml")
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.text import Text

        console = Console(highlight=False)
        for line in lines:
            console.print(Text(visible(line.text), style=COLOURS.get(line.kind, "")))
    else:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")  # where the locale has no Cyrillic
        for line in lines:
            click.echo(visible(line.text))
    context.exit(0 if conversion.valid else 1)
