"""`seeds2tei reference`: the archival references in one line."""

from __future__ import annotations

import click


@click.command()
@click.argument("text", metavar="STRING")
@click.option("--format", type=click.Choice(["table", "json"]), default="table", help="For people, or for programs.")
@click.pass_context
def reference(context: click.Context, text: str, format: str) -> None:
    """Parse the archival references in a line: repository, levels, leaves.

    Example: seeds2tei reference "RGASPI, f. 1, op. 58, d. 6, ll. 145-146"
    """
    import json

    from seeds2tei.export.references import parts
    from seeds2tei.references import find_references
    from seeds2tei.report import visible

    found = [parts(cited) for cited in find_references(text)]
    if format == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    elif found:
        click.echo("\n\n".join("\n".join(f"{name:<14}{visible(said[name])}" for name in said) for said in found))
    if not found:
        click.echo("no archival reference was recognised.", err=True)
        context.exit(1)
