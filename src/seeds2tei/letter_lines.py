"""A letter that stands in one block, each of its parts on a line of its own.

    Boston Feb 3d 1864
    Dear Brother
    I received your letter last night and was very glad to hear from you ...
    Your loving sister
    Mary

Nobody breaks a line behind a salutation or a closing formula to fill the page: there a new paragraph begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from seeds2tei.closing_formulas import formula
from seeds2tei.datelines import is_camp, is_dateline
from seeds2tei.expressions import expression
from seeds2tei.letters import closing, postscript, salutation
from seeds2tei.signers import is_signer

LINE = expression(r"(?<![^\S\n])[^\S\n]*+\S[^\n]*+")
MOST_LINES = 5  # above the text, and below it
TEXT = 60  # letters of a line of the text, or of all of it; verse has shorter lines


def letter_lines(text: str) -> list[tuple[int, int]]:
    """The stretches of a block that is a letter: its first lines, the text, its last lines; none, if it is no letter.

    >>> words = "I received your letter last night and was very glad to hear from you."
    >>> text = f"Dear Brother\\n{words}\\nYour loving sister\\nMary"
    >>> [text[start:end].split()[0] for start, end in letter_lines(text)]
    ['Dear', 'I', 'Your', 'Mary']
    >>> letter_lines("Dear heart,\\nthe ships of autumn\\ngo out at the turn"), letter_lines("Mary\\nAnna")
    ([], [])
    """
    spans = [match.span() for match in LINE.finditer(text)]
    lines = [text[start:end].strip() for start, end in spans]
    first, last = _head(lines), _foot(lines)
    if first >= last or not (first or last < len(lines)) or max(map(len, lines[first:last])) < TEXT:
        return []
    starts = sorted({*range(first + 1), *range(last, len(lines))} & set(range(len(lines))))
    cuts = [0, *(spans[i][0] for i in starts if i > 0), len(text)]
    return [(start, start + len(text[start:end].rstrip())) for start, end in pairwise(cuts)]


def _head(lines: Sequence[str]) -> int:
    """How many lines stand above the text: place and date, and a salutation; 0 where nobody is greeted."""
    count = greeted = 0
    for line in lines[:MOST_LINES]:
        if salutation(line):
            greeted += 1
        elif greeted or not (is_dateline(line) or is_camp(line)):
            break
        count += 1
    return count if greeted and count < len(lines) else 0


def _foot(lines: Sequence[str]) -> int:
    """Where the lines below the text begin: a formula, and a name under it; perhaps a postscript."""
    end = next((i for i in range(max(1, len(lines) - MOST_LINES), len(lines)) if postscript(lines[i])), len(lines))
    last = end - 1
    if last < 1 or not is_signer(lines[last]):
        return end if end < len(lines) else len(lines)
    begin = last
    while (
        begin > 1
        and last - begin < MOST_LINES
        and closing(lines[begin - 1])
        and formula(lines[begin - 1], signed_below=True)
    ):
        begin -= 1
    return begin if begin < last else len(lines)
