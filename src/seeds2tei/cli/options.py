"""What several commands ask for: files, a profile, an encoding, a format."""

from __future__ import annotations

import re
from pathlib import Path

import click

from seeds2tei.expressions import expression

FILE = click.Path(readable=False, path_type=Path)  # what cannot be read is refused by itself, and stops no other
EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
PRESENT = click.Path(exists=True, path_type=Path)
RESULT = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)
LANGUAGE = expression(r"(?:[a-z]{2,3}|x(?=-))(?:-[a-z0-9]{1,8})*+", re.IGNORECASE)


def encoding_name(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """An encoding that Python knows for text."""
    try:
        b"    ".decode(value or "utf-8")  # of nothing, Python would not even look up the name
    except UnicodeDecodeError:
        return value
    except (LookupError, UnicodeError):
        raise click.BadParameter(f'there is no encoding "{value}". Name one such as utf-8, cp1252 or cp1251.') from None
    return value


def language_tag(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """A language tag, or nothing."""
    if not value or LANGUAGE.fullmatch(value):
        return value
    from seeds2tei.tables import rows

    named = (code for code, names in rows("languages.csv") if value.casefold() in names.casefold().split(";"))
    meant = next(named, "one such as en, de-AT or ru-Latn (BCP 47)")
    raise click.BadParameter(f'"{value}" is no language tag. Write {meant}.')


profile_option = click.option("--profile", metavar="FILE", type=EXISTING, help="How the collection is to be read.")
encoding_option = click.option(
    "--encoding", metavar="NAME", callback=encoding_name, help="Of the sources; UTF-8 if nothing is said."
)
format_option = click.option(
    "--format", type=click.Choice(["markdown", "plain", "html"]), help="Of the sources; else by the ending of the name."
)
