"""A table of linked passages, one line each: for spreadsheets and scripts."""

from __future__ import annotations

from seeds2tei.export.edition import Pair, one_line

QUOTE = '"'
HEADER = "a_id\ta_text\tb_id\tb_text\ttype\tcert"


def tsv(pair: Pair) -> bytes:
    """The passages in reading order; one without partner has an empty side.

    A text that begins with a quotation mark is put in quotation marks, its own doubled (RFC 4180): spreadsheets and
    the readers of programming languages would else join it with what follows.
    """
    lines = [HEADER]
    for row in pair.rows:
        sides = (" ".join(row.a_ids), _cell(row.a_text), " ".join(row.b_ids), _cell(row.b_text))
        certainty = (row.degree or f"{row.certainty:.2f}") if row.a_ids and row.b_ids else ""
        lines.append("\t".join((*sides, row.kind, certainty)))
    return ("\n".join(lines) + "\n").encode()


def _cell(text: str) -> str:
    line = one_line(text)
    return f'"{line.replace(QUOTE, QUOTE * 2)}"' if line.startswith(QUOTE) else line
