"""`seeds2tei align`: two plain texts, linked sentence by sentence."""

from __future__ import annotations

from pathlib import Path

import click

from seeds2tei.cli.delivery import deliver
from seeds2tei.cli.options import EXISTING, RESULT
from seeds2tei.cli.speech import say


@click.command()
@click.argument("a", metavar="A", type=EXISTING)
@click.argument("b", metavar="B", type=EXISTING)
@click.option("--output", required=True, metavar="FILE", type=RESULT, help="A table (.tsv) or a memory (.tmx).")
@click.option("--language-a", metavar="XX", default="", help="Of A; without it the text is asked.")
@click.option("--language-b", metavar="XX", default="", help="Of B; without it the text is asked.")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@click.pass_context
def align(
    context: click.Context, a: Path, b: Path, output: Path, language_a: str, language_b: str, force: bool
) -> None:
    """Link two plain texts, versions of one document, sentence by sentence.

    Example: seeds2tei align letter.ru.txt letter.en.txt --output letter.tmx
    """
    from seeds2tei.disk import called, contents
    from seeds2tei.errors import DecodingError
    from seeds2tei.export.texts import align as aligned
    from seeds2tei.export.tmx import tmx
    from seeds2tei.export.tsv import tsv

    write = {".tmx": tmx, ".tsv": tsv}.get(output.suffix.lower())
    if write is None:
        raise click.UsageError("the output ends in .tsv (table) or .tmx (translation memory).")
    texts = []
    for file in (a, b):
        try:
            texts.append(contents(file).decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            sentence = f"byte {error.start} is not UTF-8. Save the file as UTF-8."
            raise DecodingError(called(file), error.start, sentence) from None
    pair = aligned(*texts, language_a=language_a, language_b=language_b)
    if not deliver(output, write(pair), force=force):
        context.exit(1)
    partners = sum(bool(row.a_ids and row.b_ids) for row in pair.rows)
    alone = len(pair.rows) - partners
    say(f"{pair.language_a} and {pair.language_b}: {partners} links; without partner: {alone}.")
