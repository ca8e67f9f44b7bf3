"""`seeds2tei align`: two plain texts, linked sentence by sentence."""

from __future__ import annotations

from pathlib import Path

import click

from seeds2tei.cli.delivery import deliver
from seeds2tei.cli.options import EXISTING, RESULT, encoding_option, language_tag
from seeds2tei.cli.speech import say

KINDS = (".tsv", ".tmx", ".html", ".xml")


@click.command()
@click.argument("a", metavar="A", type=EXISTING)
@click.argument("b", metavar="B", type=EXISTING)
@click.option(
    "--output", required=True, metavar="FILE", type=RESULT, help="Table .tsv, memory .tmx, page .html or TEI .xml."
)
@click.option("--language-a", metavar="XX", default="", callback=language_tag, help="Of A; else the text is asked.")
@click.option("--language-b", metavar="XX", default="", callback=language_tag, help="Of B; else the text is asked.")
@encoding_option
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@click.pass_context
def align(
    context: click.Context,
    a: Path,
    b: Path,
    output: Path,
    language_a: str,
    language_b: str,
    encoding: str | None,
    force: bool,
) -> None:
    """Link two plain texts, versions of one document, sentence by sentence.

    Example: seeds2tei align letter.ru.txt letter.en.txt --output letter.tmx
    """
    if output.suffix.lower() not in KINDS:
        raise click.UsageError(
            "the output ends in .tsv (table), .tmx (translation memory), .html (page to read) or .xml (TEI)."
        )
    make = _edition if output.suffix.lower() == ".xml" else _links
    made, sentences = make((a, b), (language_a, language_b), encoding or "utf-8", output)
    if made and not deliver(output, made, force=force):
        context.exit(1)
    for sentence in sentences:
        say(sentence)
    if not made:
        context.exit(1)


def _links(
    files: tuple[Path, Path], languages: tuple[str, str], encoding: str, output: Path
) -> tuple[bytes, list[str]]:
    """The sentences of two files with their links, in the form for which the ending of `output` asks; what to say."""
    from seeds2tei.disk import called, contents
    from seeds2tei.export.reading_page import reading_page
    from seeds2tei.export.texts import align as aligned
    from seeds2tei.export.texts import doubt
    from seeds2tei.export.tmx import tmx
    from seeds2tei.export.tsv import tsv
    from seeds2tei.source import Source

    found = [(called(file), contents(file)) for file in files]
    # A version that is empty is one of which nothing is translated.
    texts = [Source.decode(data, encoding, name=name).text if data.strip() else "" for name, data in found]
    pair = aligned(texts[0], texts[1], language_a=languages[0], language_b=languages[1])
    partners = sum(bool(row.a_ids and row.b_ids) for row in pair.rows)
    alone = len(pair.rows) - partners
    same = " The two texts are the same." if texts[0] == texts[1] else ""
    sentences = [f"{pair.language_a} and {pair.language_b}: {partners} links; without partner: {alone}.{same}"]
    if doubted := doubt(pair):
        sentences.append(f"{called(files[1])}: warning [hardly-parallel]: {doubted}")
    return {".tmx": tmx, ".tsv": tsv, ".html": reading_page}[output.suffix.lower()](pair), sentences


def _edition(
    files: tuple[Path, Path], languages: tuple[str, str], encoding: str, output: Path
) -> tuple[bytes, list[str]]:
    """The two files as versions of one TEI document, or nothing, if that is not valid; what to say."""
    from seeds2tei import report
    from seeds2tei.convert import convert_versions
    from seeds2tei.disk import called, contents
    from seeds2tei.profile import load_profile

    profile = load_profile(None).with_options(format="plain", encoding=encoding)
    versions = [(str(file), contents(file)) for file in files]
    name = str(output.with_suffix(files[0].suffix))
    conversion = convert_versions(versions, profile, name=name, languages=languages)
    sentences = report.sentences(conversion, written=called(output))
    if conversion.valid:
        return conversion.xml, sentences
    return b"", [*sentences, f"{called(output)}: the TEI is not valid and was not written."]
