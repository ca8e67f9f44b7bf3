"""Two versions side by side as a web page that needs nothing else: for a last look before the links are used.

What belongs together stands in one row; what has no partner stands out, and so does a link that is not sure. From
each such place a link leads to the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from seeds2tei.export.edition import Pair, one_line

SURE = 0.9
"""Links of this certainty are right in 97 of 100 cases (measured on the project's benchmark); below it, a look."""
STYLE = """
body { margin: 0 auto; max-width: 72rem; padding: 1rem; font: 1rem/1.5 Georgia, serif }
body { color: #222; background: #fffdf8 }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
caption { text-align: left; padding: .5rem; font-size: .85rem; color: #555 }
th, td { vertical-align: top; padding: .4rem .8rem; border-bottom: 1px solid #e5dfd0; text-align: start }
th { position: sticky; top: 0; background: #fffdf8 }
td.number, th.number { width: 3.5rem; font-size: .75rem; color: #777 }
tr { scroll-margin-top: 3rem }
tr.unsure td { background: #fff3cd }
tr.alone td { background: #fde2e0 }
"""


def reading_page(pair: Pair) -> bytes:
    """The passages in reading order, one row for each link."""
    linked = [row for row in pair.rows if row.a_ids and row.b_ids]
    unsure = sum(row.certainty < SURE for row in linked)
    alone = len(pair.rows) - len(linked)
    title = f"{pair.language_a} and {pair.language_b}"
    caption = f"{len(linked)} links, {unsure} of them to be looked at; without partner: {alone}."
    head = "".join(
        f'<th lang="{escape(language)}">{escape(language)}</th>' for language in (pair.language_a, pair.language_b)
    )
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>",
        f"<body><table><caption>{escape(caption)}{_next(1) if unsure + alone else ''}</caption>",
        f'<thead><tr>{head}<th class="number">certainty</th></tr></thead><tbody>',
        *_rows(pair, unsure + alone),
        "</tbody></table></body></html>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _rows(pair: Pair, places: int) -> Iterator[str]:
    """The rows; `places` of them are to be looked at."""
    place = 0
    for row in pair.rows:
        partners = bool(row.a_ids and row.b_ids)
        kind = ("linked" if row.certainty >= SURE else "unsure") if partners else "alone"
        said, named = f"{row.certainty:.2f}" if partners else "", ""
        if kind != "linked":
            place += 1
            named = f' id="look{place}"'
            said += _next(place + 1) if place < places else ""
        cells = "".join(
            f'<td lang="{escape(language)}" dir="auto" title="{escape(" ".join(ids))}">{escape(one_line(text))}</td>'
            for ids, text, language in (
                (row.a_ids, row.a_text, pair.language_a),
                (row.b_ids, row.b_text, pair.language_b),
            )
        )
        yield f'<tr class="{kind}"{named}>{cells}<td class="number">{said}</td></tr>'


def _next(place: int) -> str:
    return f' <a href="#look{place}" title="the next place to be looked at">next</a>'
