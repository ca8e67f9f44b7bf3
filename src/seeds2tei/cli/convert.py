"""`seeds2tei convert`: documents to TEI files with their reports."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from seeds2tei.cli.options import FILE, RESULT, encoding_option, format_option, profile_option
from seeds2tei.cli.speech import say

if TYPE_CHECKING:
    from seeds2tei.fates import Fate, Tally
    from seeds2tei.planning import Profiles
    from seeds2tei.run_report import RunReport

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
@click.option("--resume", is_flag=True, help="Leave out what is up to date.")
@click.option("--report", metavar="FILE", type=RESULT, help="Where the report of the run goes, if not to DIR.")
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
    resume: bool,
    report: Path | None,
    force: bool,
) -> None:
    """Encode files and folders: NAME.xml and NAME.report.json for each document.

    A run over a folder, or over several files, writes its own report too: seeds2tei.run.json in DIR.

    Example: seeds2tei convert letters --output tei
    """
    started = perf_counter()
    # Expressions that are compiled, and a large document, are a million small tuples and no cycles: looking for some
    # costs a fifth of the time.
    gc.set_threshold(1_000_000, 20, 100)
    from seeds2tei import batch, interruption, planning, run_report

    profile_of = planning.profiles(profile, encoding=encoding, format=format)
    if str(output) == STANDARD_OUTPUT:
        if report:
            raise click.UsageError("--report is for runs that write files: name a folder for --output.")
        context.exit(_to_standard_output(inputs, profile_of))
    several = len(inputs) > 1 or inputs[0].is_dir()
    place = report or (output / run_report.NAME if several else None)
    if place and not force and (hindrance := run_report.hindrance(place)):
        say(hindrance)
        context.exit(1)
    unwritten = ""
    with run_report.RunReport() as run, interruption.heeded():
        planned = planning.plan(inputs, output, profile_of, planning.Manner(force, resume))
        fates = run.noted(batch.carry_out(planned, jobs=jobs))
        try:
            _tell(_with_progress(fates, inputs, output))
        finally:
            for _ in fates:  # if telling failed: the terminal may be gone, but the work goes on
                pass
            if place and (report or output.is_dir()):
                unwritten = _written(run, place, perf_counter() - started, context)
        stopped_by = interruption.asked()
    if stopped_by:
        say("stopped: what was finished is written, nothing is half written.")
    say(unwritten)
    _sum_up(run.tally, perf_counter() - started)
    context.exit(128 + stopped_by if stopped_by else max(run.tally.exit_code, 1 if unwritten else 0))


def _tell(fates: Iterable[Fate]) -> None:
    """Tell the user what he must know of each document."""
    said: set[str] = set()
    for fate in fates:
        for sentence in fate.sentences:
            if sentence not in said:
                say(sentence)
                if not sentence.startswith(str(fate.path)):  # that of a faulty profile comes with each of its documents
                    said.add(sentence)


def _written(run: RunReport, place: Path, seconds: float, context: click.Context) -> str:
    """Write the report of the run; why that is not possible, if it is not."""
    from seeds2tei.disk import trouble

    options = {name: _shown(value) for name, value in context.params.items() if value}
    try:
        run.write(place, seconds=seconds, options=options)
    except OSError as error:
        return trouble(place, error)
    return ""


def _shown(value: object) -> object:
    return list(map(str, value)) if isinstance(value, tuple) else str(value) if isinstance(value, Path) else value


def _to_standard_output(inputs: Sequence[Path], profile_of: Profiles) -> int:
    """Write the TEI of the one document, if it is valid; the exit code."""
    from seeds2tei import batch, planning, report
    from seeds2tei.fates import Fate

    found = None if inputs[0].is_dir() else planning.only_document(inputs, profile_of)
    if found is None:
        raise click.UsageError("standard output takes one document. Name one file, or a folder for --output.")
    conversion = batch.attempt(found.path, profile_of(found.path), found.others)
    if isinstance(conversion, Fate):
        say("\n".join(conversion.sentences))
        return conversion.exit_code
    say("\n".join(report.sentences(conversion, written="standard output")))
    if not conversion.valid:
        say(f"{inputs[0]}: the TEI is not valid and was not written. To see it, write  --output DIR.")
        return 1
    click.echo(conversion.xml, nl=False)
    return 0


def _with_progress(fates: Iterator[Fate], inputs: Sequence[Path], output: Path) -> Iterator[Fate]:
    """The same fates; a bar grows meanwhile if there are many, and a terminal."""
    from seeds2tei.inputs import search

    total = sum(1 for _ in search(inputs, output)) if sys.stderr.isatty() else 0
    if total <= HANDFUL:
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


def _sum_up(tally: Tally, seconds: float) -> None:
    """One line for what was done; a table for several documents on a terminal."""
    from seeds2tei.fates import Outcome, in_short, table

    outcomes = tally.outcomes
    several = outcomes.total() > 1 and sys.stderr.isatty()
    if not several or outcomes[Outcome.CONVERTED] < outcomes.total():
        say(in_short(tally, seconds))
    if not several:
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from seeds2tei.report import visible

    head, *rows = table(tally, seconds)
    drawn = Table(*head[:1], show_footer=False)
    for name in head[1:]:
        drawn.add_column(name, justify="right")
    for row in rows:
        drawn.add_row(*(Text(visible(cell)) for cell in row))
    Console(stderr=True).print(drawn)
