"""The command line: commands, words for people, exit codes. What is said goes to standard error.

Heavy modules are imported by the command that needs them, so that help and version come at once.
"""

from __future__ import annotations

import errno
import gc
import sys
from collections.abc import Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from seeds2tei import cli_texts
from seeds2tei.errors import InfidelityError, Seeds2TeiError
from seeds2tei.version import __version__

if TYPE_CHECKING:
    from seeds2tei.batch import Profiles
    from seeds2tei.fates import Fate

HANDFUL = 8
"""With more documents a terminal shows how far the work is."""
INTERRUPTED = 130
STANDARD_OUTPUT = "-"

FILE = click.Path(readable=False, path_type=Path)  # what cannot be read is refused by itself, and stops no other
EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
COLOURS = {"decision": "green", "doubt": "yellow", "reason": "dim", "finding": "bold red", "heading": "bold"}


class Commands(click.Group):
    """The commands; what goes wrong in one is said in one line, never as a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Seeds2TeiError as error:
            say(str(error))
            ctx.exit(3 if isinstance(error, InfidelityError) else 1)
        except KeyboardInterrupt:
            say("stopped: what was finished is written, nothing is half written.")
            ctx.exit(INTERRUPTED)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # whoever reads our output has read enough; click knows what to do
            say(f"{error.filename or 'seeds2tei'}: {error.strerror or error}.")
            ctx.exit(1)


def say(sentence: str) -> None:
    """Tell the user, on standard error."""
    from seeds2tei.report import visible

    if sentence:
        click.echo(visible(sentence), err=True)


def encoding_name(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """An encoding that Python knows for text."""
    try:
        b"    ".decode(value or "utf-8")  # of nothing, Python would not even look up the name
    except UnicodeDecodeError:
        return value
    except (LookupError, UnicodeError):
        raise click.BadParameter(f'there is no encoding "{value}". Name one such as utf-8, cp1252 or cp1251.') from None
    return value


profile_option = click.option("--profile", metavar="FILE", type=EXISTING, help="How the collection is to be read.")
encoding_option = click.option(
    "--encoding", metavar="NAME", callback=encoding_name, help="Of the sources; UTF-8 if nothing is said."
)
format_option = click.option(
    "--format", type=click.Choice(["markdown", "plain", "html"]), help="Of the sources; else by the ending of the name."
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="seeds2tei")
def main() -> None:
    """Encode transcriptions of archival documents as TEI P5, with every character accounted for.

    Example: seeds2tei convert letters --output tei
    """


@main.command()
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


@main.command()
@click.argument("document", metavar="INPUT", type=FILE)
@profile_option
@encoding_option
@format_option
@click.pass_context
def explain(
    context: click.Context, document: Path, profile: Path | None, encoding: str | None, format: str | None
) -> None:
    """Show the source with every decision, its reason and its certainty.

    Example: seeds2tei explain letters/1876-03-12.md
    """
    from seeds2tei import batch
    from seeds2tei.explanation import explain as explained
    from seeds2tei.fates import Fate
    from seeds2tei.report import visible

    conversion = batch.attempt(document, batch.profiles(profile, encoding=encoding, format=format)(document))
    if isinstance(conversion, Fate):
        say("\n".join(conversion.sentences))
        context.exit(conversion.exit_code)
    lines = explained(conversion, written=f"{document.stem}.xml")
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


@main.command()
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


main.add_command(cli_texts.export)
main.add_command(cli_texts.align)
main.add_command(cli_texts.reference)
