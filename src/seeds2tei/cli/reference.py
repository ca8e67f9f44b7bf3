"""`seeds2tei reference`: the archival references in one line."""

from __future__ import annotations

from pathlib import Path

import click

from seeds2tei.cli.options import profile_option


@click.command()
@click.argument("text", metavar="STRING")
@click.option(
    "--format",
    type=click.Choice(["table", "json", "tei"]),
    default="table",
    help="For people, for programs, or as msDesc for a TEI header.",
)
@profile_option
@click.pass_context
def reference(context: click.Context, text: str, format: str, profile: Path | None) -> None:
    """Parse the archival references in a line: repository, levels, leaves.

    Example: seeds2tei reference "RGASPI, f. 1, op. 58, d. 6, ll. 145-146"
    """
    import json

    from seeds2tei.export.references import parts
    from seeds2tei.references import find_references
    from seeds2tei.report import visible

    references = list(find_references(text))
    if format == "tei" and references:
        from seeds2tei.export.descriptions import describe_references
        from seeds2tei.profile import load_profile

        click.echo(describe_references(references, load_profile(profile)))
        return
    found = [parts(cited) for cited in references]
    if format == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    elif found:
        click.echo("\n\n".join("\n".join(f"{name:<14}{visible(said[name])}" for name in said) for said in found))
    if not found:
        click.echo("no archival reference was recognised.", err=True)
        context.exit(1)
