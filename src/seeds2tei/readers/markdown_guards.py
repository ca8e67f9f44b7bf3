"""What a transcription must not lose to Markdown: guards before the parser's own rules for blocks.

Each guard asks for a little more evidence than CommonMark does, because in archival texts a line that begins
with a number is a date, one that begins with an asterisk is a remark, and a row of tildes is an ornament.
Where the evidence is missing, the signs belong to the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.blockquote import blockquote
from markdown_it.rules_block.fence import fence
from markdown_it.rules_block.heading import heading
from markdown_it.rules_block.list import list_block
from markdown_it.rules_block.paragraph import paragraph
from markdown_it.token import Token

from seeds2tei.expressions import expression

Rule = Callable[[StateBlock, int, int, bool], bool]

DEEPEST = 14
"""Lists and quotations nest so deep (an item counts two); what is marked as deeper still is text."""

LOOKAHEAD = 200
"""In so many lines the next item of a list must follow; so a file is read in one go."""

# The cross before a subscription of a charter ("+ Ego Otto subscripsi") is no sign of a list.
_ITEM = expression(r"([-*]|\+(?![ \t]+(?:Ego|Signum|Nos|Sig[.n])\b)|(\d{1,9})([.)]))(?=[ \t]+[^ \t\n])")
_RULE = expression(r"([-*_])(?:[ \t]*\1){2,}[ \t]*(?=\n|\Z)")
_FENCE = expression(r"(`{3,}|~{3,})[ \t]*+[\w+#.-]{0,20}[ \t]*(?=\n|\Z)")


def recorded(rule: Rule) -> Rule:
    """The rule, which also notes on its first token where the visible text of each of its lines begins."""

    def record(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        count = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        if not silent:
            begins, shifts = state.bMarks, state.tShift
            state.tokens[count].meta["starts"] = [begins[i] + shifts[i] for i in range(start, state.line)]
        return True

    return record


class Paragraph(NamedTuple):
    """A paragraph, in the place of the three tokens that the parser makes of one.

    level   how many tokens are open around it
    map     its lines, the second being that behind it
    starts  where the visible text of each begins
    """

    level: int
    map: tuple[int, int]
    starts: tuple[int, ...]
    type: str = "paragraph"


def starts_of(block: Token | Paragraph) -> Sequence[int]:
    """Where the visible text of each line of a block begins; none for what has no lines of its own."""
    if isinstance(block, Paragraph):
        return block.starts
    starts: Sequence[int] = block.meta.get("starts", ())
    return starts


def recorded_paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A paragraph as one token: its words are read from the page, and of all blocks it is the most frequent."""
    tokens: list[Any] = state.tokens
    count = len(tokens)
    if not paragraph(state, start, end, silent):
        return False
    if not silent:
        begins, shifts = state.bMarks, state.tShift
        starts = tuple(begins[i] + shifts[i] for i in range(start, state.line))
        tokens[count:] = [Paragraph(state.level, (start, state.line), starts)]
    return True


class _Item(NamedTuple):
    """A line that begins like an item of a list: its sign, its number (-1 = none), where its text begins."""

    sign: str
    number: int
    indentation: int


def _item(state: StateBlock, line: int) -> _Item | None:
    start = state.bMarks[line] + state.tShift[line]
    match = _ITEM.match(state.src, start)
    if match is None or _RULE.match(state.src, start):
        return None
    behind = match.end()
    blanks = len(state.src[behind : state.eMarks[line]]) - len(state.src[behind : state.eMarks[line]].lstrip(" \t"))
    indentation = state.sCount[line] + behind - start + (blanks if 1 <= blanks <= 4 else 1)
    return _Item(match[3] or match[1], int(match[2] or -1), indentation)


def _siblings(state: StateBlock, line: int, end: int) -> Iterator[int]:
    """The lines on which items of one list begin, the first being `line`: same sign, numbers in sequence.

    Between two of them stand only blank lines, lines that are indented below the item, and lines that
    continue its last paragraph.
    """
    last = _item(state, line)
    if last is None:
        return
    yield line
    after_blank, gap = False, 0
    floor = min(state.blkIndent, state.sCount[line])
    for candidate in range(line + 1, end):
        if state.isEmpty(candidate):
            after_blank = True
            continue
        if state.sCount[candidate] < last.indentation:
            item = _item(state, candidate) if state.sCount[candidate] >= floor else None
            if item is None:
                if after_blank or state.src[state.bMarks[candidate] + state.tShift[candidate]] in "#>`~|":
                    return
            elif item.sign != last.sign or (item.number >= 0 and item.number != last.number + 1):
                return
            else:
                last, gap = item, 0
                yield candidate
        after_blank, gap = False, gap + 1
        if gap > LOOKAHEAD:
            return


def _is_item(state: StateBlock, line: int) -> bool:
    known: set[int] = state.env["items"]
    return state.bMarks[line] + state.tShift[line] in known


def guarded_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A list is one only if a second item follows, and in sequence if they are numbered.

    `12. März 1876`, `* 1820 in Graz`, `+ 1849`, `- 3 -` are lists in CommonMark.
    """
    place = state.bMarks[start] + state.tShift[start]
    if place >= state.eMarks[start] or state.src[place] not in "-+*0123456789" or state.level > DEEPEST:
        return False
    if not _is_item(state, start):
        lines = list(_siblings(state, start, end))
        if len(lines) < 2:
            return False
        state.env["items"].update(state.bMarks[line] + state.tShift[line] for line in lines)
    return list_block(state, start, end, silent)


def end_of_list(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """What looks like the next item and is out of sequence ends the list (asked between its items)."""
    return silent and not _is_item(state, start)


def guarded_quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block quotation, not too deep in others."""
    return state.level <= DEEPEST and blockquote(state, start, end, silent)


def guarded_heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A heading that says something: `#` alone is text."""
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("#", begin):
        return False
    if not state.src[begin : state.eMarks[start]].strip("# \t"):
        return False
    return heading(state, start, end, silent)


def guarded_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A fence is one only if it is closed again; a row of tildes is an ornament, and the rest stays text."""
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(("```", "~~~"), begin):
        return False
    match = _FENCE.match(state.src, begin)
    if match is None:
        return False
    sign, length = match[1][0], len(match[1])
    unclosed: dict[tuple[str, int], tuple[int, int]] = state.env["unclosed"]
    shortest, stop = unclosed.get((sign, state.level), (0, 0))
    if start < stop and length >= shortest:
        return False
    stop = end
    for line in range(start + 1, end):
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip(" \t")
        if text and state.sCount[line] < state.blkIndent:
            stop = line
            break
        if len(text) >= length and not text.strip(sign):
            return fence(state, start, end, silent)
    unclosed[sign, state.level] = length, stop
    return False
