"""What is said to the user, on standard error."""

from __future__ import annotations

import click


def say(sentence: str) -> None:
    """Tell the user, on standard error."""
    from seeds2tei.report import visible

    if sentence:
        click.echo(visible(sentence), err=True)
