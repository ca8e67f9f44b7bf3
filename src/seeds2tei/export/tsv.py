"""A table of linked passages, one line each: for spreadsheets and scripts."""

from __future__ import annotations

from seeds2tei.export.edition import Pair, one_line

HEADER = "a_id\ta_text\tb_id\tb_text\ttype\tcert"


def tsv(pair: Pair) -> bytes:
    """The passages in reading order; one without partner has an empty side."""
    lines = [HEADER]
    for row in pair.rows:
        sides = (" ".join(row.a_ids), one_line(row.a_text), " ".join(row.b_ids), one_line(row.b_text))
        certainty = (row.degree or f"{row.certainty:.2f}") if row.a_ids and row.b_ids else ""
        lines.append("\t".join((*sides, row.kind, certainty)))
    return ("\n".join(lines) + "\n").encode()
