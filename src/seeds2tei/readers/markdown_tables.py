"""Tables of which an extractor broke the cells over several lines.

    Source (Latin) | Translation (Greek)       the rows of the web page had one cell of two lines and one of one
    ---|---
    first line
    second line | πρώτος στίχος

Where the pipes alone do not part the rows, the letters must: with one alphabet in each column, a line says by its
letters in which column it stands. Where neither is clear, there are no rows here, and each line is one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from seeds2tei.expressions import expression
from seeds2tei.language import script_of

RULE = expression(r"(?=[ \t|:-]*--)[ \t|:-]*+")
PIPE = expression(r"(?<!\\)\|")
LINE = expression(r"[^\n]+")
WORD_START = expression(r"[^\W\d_]+")
LAST = 200  # letters before a pipe, among which those of the left column are
Edges = tuple[int, int]


class Row(NamedTuple):
    """A row of a table: from where to where, its pipes, its cells (offsets of the text that was parsed)."""

    start: int
    end: int
    pipes: tuple[int, ...]
    cells: tuple[Edges, ...]


def folded_rows(text: str, head: Edges, lines: Sequence[Edges]) -> tuple[list[Row], int]:
    """The rows below a head whose cells run over several lines, and where the last one ends.

    head   the line of the head, without white space at its edges
    lines  the lines below the rule

    No rows where every line is a row of its own, and where it cannot be told what a row is.
    What stands below the last row, without a blank line, is not of the table.
    """
    if not lines:
        return [], 0
    pipes = [match.start() for match in PIPE.finditer(text, *head)]
    inner = [pipe for pipe in pipes if head[0] < pipe < head[1] - 1]
    body = (lines[0][0], lines[-1][1])
    if all(_count(text, line) == len(pipes) for line in lines):
        return [], 0
    if len(pipes) - len(inner) == 2:
        return _framed(text, body, len(inner) + 1)
    if pipes == inner and len(inner) == 1:
        return _by_letters(text, body)
    return [], 0


def _count(text: str, line: Edges) -> int:
    return sum(1 for _ in PIPE.finditer(text, *line))


def _framed(text: str, body: Edges, columns: int) -> tuple[list[Row], int]:
    """Rows with a pipe before their first cell, and one after each cell."""
    pipes = [match.start() for match in PIPE.finditer(text, *body)]
    rows: list[Row] = []
    end = body[0]
    for i in range(0, len(pipes) - columns, columns + 1):
        own = tuple(pipes[i : i + columns + 1])
        if text[end : own[0]].strip():
            break
        cells = tuple((left + 1, right) for left, right in pairwise(own))
        end = own[-1] + 1
        rows.append(Row(own[0], end, own, cells))
    return (rows, end) if rows and _ends_line(text, end) else ([], 0)


def _ends_line(text: str, place: int) -> bool:
    """Whether nothing but white space follows on the line."""
    line_end = text.find("\n", place)
    return not text[place : line_end if line_end >= 0 else len(text)].strip()


def _by_letters(text: str, body: Edges) -> tuple[list[Row], int]:
    """Rows of two cells with one pipe between them, each column in its own alphabet."""
    pipes = [match.start() for match in PIPE.finditer(text, *body)]
    if not pipes:
        return [], 0
    left, right = _script(text[body[0] : pipes[0]]), _script(text[pipes[-1] + 1 : body[1]])
    left = left or next((s for s in (_script(text[max(a + 1, b - LAST) : b]) for a, b in pairwise(pipes)) if s), "")
    if not left or not right or left == right:
        return [], 0
    rows: list[Row] = []
    begin = body[0]
    for pipe, following in zip(pipes, [*pipes[1:], -1], strict=True):
        if _script(text[begin:pipe]) not in (left, ""):
            return [], 0
        end = body[1] if following < 0 else _turn(text, pipe + 1, following, left, right)
        if end < 0:
            return [], 0
        rows.append(Row(begin, end, (pipe,), ((begin, pipe), (pipe + 1, end))))
        begin = end
    return rows, body[1]


def _turn(text: str, start: int, end: int, left: str, right: str) -> int:
    """Where, between two pipes, the lines of the right column end and those of the left begin; -1: nowhere."""
    turn = -1
    for line in LINE.finditer(text, start, end):
        script = _script(line[0])
        if script == left and turn < 0:
            turn = line.start()
        elif (script == right and turn >= 0) or script not in (left, right, ""):
            return -1
    return end if turn < 0 else turn


def _script(text: str) -> str:
    """The alphabet of most words of a text, "" without letters."""
    counts = Counter(script_of(word[0][0]) for word in WORD_START.finditer(text))
    return counts.most_common(1)[0][0] if counts else ""
