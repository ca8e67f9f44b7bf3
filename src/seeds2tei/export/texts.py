"""Two plain texts as versions of one document: cut into sentences, and linked."""

from __future__ import annotations

from seeds2tei.export.edition import Pair, Row, one_line
from seeds2tei.language import identify
from seeds2tei.parallel.alignment import align as linked
from seeds2tei.parallel.certainty import doubtful
from seeds2tei.parallel.sentences import BLANK_LINE, sentences
from seeds2tei.readers.characters import BYTE_ORDER_MARK, FORBIDDEN

UNKNOWN = "und"


def align(a: str, b: str, *, language_a: str = "", language_b: str = "") -> Pair:
    """Link the sentences of two versions of a text; what has no partner stands alone.

    language_a, language_b  language tags; without them the texts are asked, and "und" stands for no answer

    >>> pair = align("The mill was sold. Nobody came.", "The mill is sold. And nobody came.")
    >>> [(row.a_ids, row.b_ids) for row in pair.rows]
    [(('a1',), ('b1',)), (('a2',), ('b2',))]
    """
    a, b = (text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n") for text in (a, b))
    language_a, language_b = language_a or identify(a) or UNKNOWN, language_b or identify(b) or UNKNOWN
    units_a, paragraphs_a = _units(a, language_a)
    units_b, paragraphs_b = _units(b, language_b)
    beads = linked(
        units_a,
        units_b,
        language_a=language_a,
        language_b=language_b,
        paragraphs_a=paragraphs_a,
        paragraphs_b=paragraphs_b,
    )
    rows = tuple(
        Row(
            tuple(f"a{number + 1}" for number in bead.a),
            " ".join(units_a[number] for number in bead.a),
            tuple(f"b{number + 1}" for number in bead.b),
            " ".join(units_b[number] for number in bead.b),
            "sentence" if bead.a and bead.b else "",
            bead.certainty,
        )
        for bead in beads
    )
    return Pair("a", "b", language_a, language_b, rows)


def doubt(pair: Pair) -> str:
    """A sentence for two texts that may be no versions of one document; "" for those that are."""
    links = [row.certainty for row in pair.rows if row.a_ids and row.b_ids]
    alone = len(pair.rows) - len(links)
    if not pair.rows or not doubtful(links, alone, sum(len(row.a_ids) + len(row.b_ids) for row in pair.rows)):
        return ""
    if not any(row.a_ids for row in pair.rows) or not any(row.b_ids for row in pair.rows):
        return "one of the two texts holds no words: nothing can be linked."
    mean = sum(links) / max(1, len(links))
    return (
        f"{alone} sentences have no partner, and the certainty of the {len(links)} links is {mean:.2f} on average: "
        "these may be no versions of one document, or in languages of which too little is known."
    )


def _units(text: str, language: str) -> tuple[list[str], list[int]]:
    """The sentences of a text, and the numbers of those that begin a paragraph.

    What XML cannot hold becomes U+FFFD, as in a converted document.
    """
    spans = sentences(text, None if language == UNKNOWN else language)
    ends = [0, *(end for _, end in spans)]
    begins = [
        number
        for number, (start, _) in enumerate(spans)
        if number == 0 or BLANK_LINE.search(text, ends[number], start) is not None
    ]
    return [FORBIDDEN.sub("\ufffd", one_line(text[start:end])) for start, end in spans], begins
