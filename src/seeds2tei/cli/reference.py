"""`seeds2tei reference`: the archival references in one line, or in each line of a list."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from seeds2tei.cli.options import encoding_option, profile_option
from seeds2tei.cli.speech import say

if TYPE_CHECKING:
    from seeds2tei.profile import Profile
    from seeds2tei.references import Line

MOST_TOLD = 20
"""So many lines without a reference are named one by one."""
LONG = 100
REMEDY = "A reference names an archive and a number, or several levels of one: RGASPI, f. 1, op. 58, d. 6."


@click.command()
@click.argument("words", metavar="[STRING]", nargs=-1)
@click.option("--file", metavar="FILE", help="Read a list instead, one reference to a line; - is standard input.")
@click.option(
    "--format",
    type=click.Choice(["table", "json", "jsonl", "tei"]),
    default="table",
    help="For people, for programs (jsonl: an object for each line of a list), or as msDesc for a TEI header.",
)
@profile_option
@encoding_option
@click.pass_context
def reference(
    context: click.Context,
    words: tuple[str, ...],
    file: str | None,
    format: str,
    profile: Path | None,
    encoding: str | None,
) -> None:
    """Parse archival references: repository, levels, leaves.

    Example: seeds2tei reference "RGASPI, f. 1, op. 58, d. 6, ll. 145-146"
    """
    from seeds2tei.profile import load_profile

    if words and words != ("-",) and file:
        raise click.UsageError("give a reference or --file FILE, not both.")
    manner = load_profile(profile)
    if words and words != ("-",):
        name, lines = "", [_line(" ".join(words), manner)]  # many forget the quotation marks
    else:
        name, lines = _list(file or "-", encoding, manner, asked=bool(file or words))
    _writers()[format](lines, manner, bool(name))
    unread = [line for line in lines if not line.references]
    _tell(unread, name)
    if unread:
        context.exit(1)


def _line(words: str, profile: Profile) -> Line:
    from seeds2tei.references import Line, find_references, hints_of

    return Line(1, words, tuple(find_references(words, hints=hints_of(profile))))


def _list(file: str, encoding: str | None, profile: Profile, *, asked: bool) -> tuple[str, list[Line]]:
    """The lines of a file or of standard input, and what it is called.

    asked   the user named it; else standard input is read if something is there
    """
    from seeds2tei.disk import contents
    from seeds2tei.references import hints_of, read_list
    from seeds2tei.source import Source

    if not asked and sys.stdin.isatty():
        raise click.UsageError('write a reference in quotation marks, or  --file FILE  for a list: see "--help".')
    data = sys.stdin.buffer.read() if file == "-" else contents(Path(file))
    name = "standard input" if file == "-" else file
    if not data.strip():
        raise click.UsageError(f"{name} is empty: write one reference to a line.")
    text = Source.decode(data, encoding or "utf-8", name=name).text
    return name, list(read_list(text, hints_of(profile)))


def _writers() -> dict[str, Callable[[Sequence[Line], Profile, bool], None]]:
    return {"table": _write_tables, "json": _write_json, "jsonl": _write_json_lines, "tei": _write_tei}


def _write_tables(lines: Sequence[Line], _profile: Profile, numbered: bool) -> None:
    from seeds2tei.export.references import parts
    from seeds2tei.report import visible

    tables = []
    for line in lines:
        for cited in line.references:
            said = {"line": str(line.number)} if numbered else {}
            said |= parts(cited)
            tables.append("\n".join(f"{name:<14}{visible(said[name])}" for name in said))
    if tables:
        click.echo("\n\n".join(tables))


def _write_json(lines: Sequence[Line], _profile: Profile, numbered: bool) -> None:
    import json

    from seeds2tei.export.references import record

    found = [
        {"line": line.number, **record(cited)} if numbered else record(cited)
        for line in lines
        for cited in line.references
    ]
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))


def _write_json_lines(lines: Sequence[Line], _profile: Profile, _numbered: bool) -> None:
    import json

    from seeds2tei.export.references import record

    objects = (
        {"line": line.number, "text": line.words, "references": [record(cited) for cited in line.references]}
        for line in lines
    )
    click.echo("\n".join(json.dumps(said, ensure_ascii=False) for said in objects))


def _write_tei(lines: Sequence[Line], profile: Profile, _numbered: bool) -> None:
    from seeds2tei.export.descriptions import describe_references

    if references := [cited for line in lines for cited in line.references]:
        click.echo(describe_references(references, profile))


def _tell(unread: Sequence[Line], name: str) -> None:
    """Say in which lines nothing was found, and what to do."""
    for line in unread[:MOST_TOLD]:
        words = line.words.strip()
        quoted = words if len(words) < LONG else f"{words[: LONG - 1]}…"
        found = f'no archival reference is recognised in "{quoted}".'
        if name:
            say(f"{name}:{line.number}:1: warning [no-reference]: {found}")
        elif os.path.isfile(words):
            say(f"{found} This is a file: to read its lines, write  --file {quoted} .")
        else:
            say(f"{found} {REMEDY}")
    if len(unread) > MOST_TOLD:
        say(f"{name}: and none in {len(unread) - MOST_TOLD} more lines.")
