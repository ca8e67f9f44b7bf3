"""The commands that serve other tools. Heavy modules are imported by the command that needs them."""

from __future__ import annotations

from pathlib import Path

import click

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FORMATS = ("tmx", "tsv", "txt", "collatex")
RESULT = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE.xml...", type=FILE)
@click.option("--format", required=True, type=click.Choice(FORMATS), help="For which tool.")
@click.option("--output", required=True, metavar="DIR", type=FOLDER, help="Where the files go.")
@click.option("--force", is_flag=True, help="Replace files that are there.")
@click.pass_context
def export(context: click.Context, files: tuple[Path, ...], format: str, output: Path, force: bool) -> None:
    """Hand TEI files to translation memories (tmx), spreadsheets (tsv), corpus tools (txt) and CollateX.

    Example: seeds2tei export tei/*.xml --format tmx --output memories
    """
    from seeds2tei.export.files import files as exported
    from seeds2tei.report import visible

    refused = False
    for file in files:
        try:
            found = exported(file.read_bytes(), file.stem, format)
        except SyntaxError as error:
            refused = True
            click.echo(visible(f"{file}:{error.lineno or 1}: this is not XML: {error.msg}."), err=True)
            continue
        if not found:
            click.echo(visible(f"{file}: no versions are linked here: there is nothing to export."), err=True)
        for name, content in found.items():
            target = output / name
            if target.exists() and not force:
                refused = True
                click.echo(visible(f"{target}: the file is there already. To replace it, write  --force."), err=True)
                continue
            output.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    context.exit(1 if refused else 0)


@click.command()
@click.argument("a", metavar="A", type=FILE)
@click.argument("b", metavar="B", type=FILE)
@click.option("--output", required=True, metavar="FILE", type=RESULT, help="A table (.tsv) or a memory (.tmx).")
@click.option("--language-a", metavar="XX", default="", help="Of A; without it the text is asked.")
@click.option("--language-b", metavar="XX", default="", help="Of B; without it the text is asked.")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def align(a: Path, b: Path, output: Path, language_a: str, language_b: str, force: bool) -> None:
    """Link two plain texts, versions of one document, sentence by sentence.

    Example: seeds2tei align letter.ru.txt letter.en.txt --output letter.tmx
    """
    from seeds2tei.errors import DecodingError
    from seeds2tei.export.texts import align as aligned
    from seeds2tei.export.tmx import tmx
    from seeds2tei.export.tsv import tsv
    from seeds2tei.report import visible

    write = {".tmx": tmx, ".tsv": tsv}.get(output.suffix.lower())
    if write is None:
        raise click.UsageError("the output ends in .tsv (table) or .tmx (translation memory).")
    if output.exists() and not force:
        raise click.UsageError(f"{output}: the file is there already. To replace it, write  --force.")
    texts = []
    for file in (a, b):
        try:
            texts.append(file.read_bytes().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            sentence = f"byte {error.start} is not UTF-8. Save the file as UTF-8."
            raise DecodingError(str(file), error.start, sentence) from None
    pair = aligned(*texts, language_a=language_a, language_b=language_b)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(write(pair))
    partners = sum(bool(row.a_ids and row.b_ids) for row in pair.rows)
    alone = len(pair.rows) - partners
    languages = f"{pair.language_a} and {pair.language_b}"
    click.echo(visible(f"{languages}: {partners} links; without partner: {alone}."), err=True)


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
