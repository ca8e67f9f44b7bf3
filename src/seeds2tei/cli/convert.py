"""`seeds2tei convert`: documents to TEI files with their reports."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from seeds2tei.cli.options import FILE, encoding_option, format_option, profile_option
from seeds2tei.cli.speech import say

if TYPE_CHECKING:
    from seeds2tei.batch import Profiles
    from seeds2tei.fates import Fate

HANDFUL = 8
"""With more documents a terminal shows how far the work is."""
STANDARD_OUTPUT = "-"


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=FILE)
@click.option("--output", required=True, metavar="DIR", type=FILE, help="Where the TEI goes; - is standard output.")
@profile_option
@encoding_option
@format_option
@click.option("--jobs", metavar="N", default=1, type=click.IntRange(min=1), help="So many documents at a time.")
@click.option("--force", is_flag=True, help="Replace also files that seeds2tei did not write.")
@click.pass_context
def convert(
    context: click.Context,
    inputs: tuple[Path, ...],
    output: Path,
    profile: Path | None,
    encoding: str | None,
    format: str | None,
    jobs: int,
    force: bool,
) -> None:
    """Encode files and folders: NAME.xml and NAME.report.json for each document.

    Example: seeds2tei convert letters --output tei
    """
    started = perf_counter()
    from seeds2tei import batch

    # A large document is a million small tuples and no cycles: looking for some costs a fifth of the time.
    gc.set_threshold(200_000, 20, 100)
    profile_of = batch.profiles(profile, encoding=encoding, format=format)
    if str(output) == STANDARD_OUTPUT:
        context.exit(_to_standard_output(inputs, profile_of))
    planned = batch.plan(inputs, output, profile_of, force=force)
    fates: list[Fate] = []
    said: set[str] = set()
    for fate in _with_progress(batch.carry_out(planned, jobs=jobs), len(planned)):
        fates.append(fate)
        for sentence in fate.sentences:
            if sentence not in said:  # a faulty profile is said once, not for each document
                said.add(sentence)
                say(sentence)
    _sum_up(fates, perf_counter() - started)
    context.exit(max((fate.exit_code for fate in fates), default=0))


def _to_standard_output(inputs: Sequence[Path], profile_of: Profiles) -> int:
    """Write the TEI of the one document, if it is valid; the exit code."""
    from seeds2tei import batch, report
    from seeds2tei.fates import Fate

    if len(inputs) != 1 or inputs[0].is_dir():
        raise click.UsageError("standard output takes one document. Name one file, or a folder for --output.")
    conversion = batch.attempt(inputs[0], profile_of(inputs[0]))
    if isinstance(conversion, Fate):
        say("\n".join(conversion.sentences))
        return conversion.exit_code
    say("\n".join(report.sentences(conversion, written="standard output")))
    if not conversion.valid:
        say(f"{inputs[0]}: the TEI is not valid and was not written. To see it, write  --output DIR.")
        return 1
    click.echo(conversion.xml, nl=False)
    return 0


def _with_progress(fates: Iterator[Fate], total: int) -> Iterator[Fate]:
    """The same fates; a bar grows meanwhile if there are many, and a terminal."""
    if total <= HANDFUL or not sys.stderr.isatty():
        yield from fates
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("converting"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # No thread of its own: the workers are forked from this process.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as progress:
        task = progress.add_task("", total=total)
        for fate in fates:
            progress.update(task, advance=1, refresh=True)
            yield fate


def _sum_up(fates: Sequence[Fate], seconds: float) -> None:
    """One line for what was done; a table for several documents on a terminal."""
    from seeds2tei.fates import Outcome, in_short, table

    several = len(fates) > 1 and sys.stderr.isatty()
    if not several or any(fate.outcome is not Outcome.CONVERTED for fate in fates):
        say(in_short(fates, seconds))
    if not several:
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from seeds2tei.report import visible

    head, *rows = table(fates, seconds)
    drawn = Table(*head[:1], show_footer=False)
    for name in head[1:]:
        drawn.add_column(name, justify="right")
    for row in rows:
        drawn.add_row(*(Text(visible(cell)) for cell in row))
    Console(stderr=True).print(drawn)
