"""The Markdown parser as this project sets it: CommonMark, less what would eat a transcription.

Blocks and words are parsed separately, because most paragraphs hold no sign at all. Off are `reference`
(`[^1]: Randnotiz` would vanish), `code` by indentation (an indented dateline is none), `lheading` (a line
above a row of dashes is no heading), `html_block` (a line that begins with a tag is still to be read), and of
the rules for words all that change characters (`text_join`, `linkify`, `smartquotes`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block.hr import hr
from markdown_it.rules_block.table import table
from markdown_it.rules_inline import (
    StateInline,
    backtick,
    emphasis,
    entity,
    escape,
    image,
    link,
    newline,
    strikethrough,
)
from markdown_it.token import Token as Token

from seeds2tei.expressions import expression
from seeds2tei.readers import markdown_guards as guards
from seeds2tei.readers.markdown_guards import Paragraph
from seeds2tei.readers.notation import ATTRIBUTES, SHAPES

MOST_STARS = 5000
"""A block with more asterisks and underscores than that is read without emphasis."""

MOST_BRACKETS = 1000
"""A block with more opening brackets than that is read without links: from each the parser looks on."""

_PLAIN = expression(r"[^\\`*_~\[\]<&!{\n]+")
_ATTRIBUTES = expression(ATTRIBUTES)
_AUTOLINK = expression(r"<((?:https?://|mailto:)[^\s<>\x00-\x20]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>")


def parse_blocks(text: str) -> list[Token | Paragraph]:
    """The blocks of a text: paragraphs, of all others tokens; `starts_of` says where the lines of each begin."""
    tokens: list[Any] = []
    _parser().block.parse(text, _parser(), {"items": set(), "unclosed": {}}, tokens)
    return tokens


def parse_words(text: str) -> list[Token]:
    """The words of one block, as tokens; links and images note where they end (`meta["end"]`)."""
    tokens: list[Token] = []
    environment = {
        "emphasis": text.count("*") + text.count("_") <= MOST_STARS,
        "links": text.find("](") >= 0 and text.count("[") <= MOST_BRACKETS,
        "spans": text.find("]{") >= 0 and text.count("[") <= MOST_BRACKETS,
        "image": False,
    }
    _parser().inline.parse(text, _parser(), environment, tokens)
    return tokens


class _Markdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        """Every link is one: whether its address may be pointed to is decided when it becomes an element."""
        return True


@cache
def _parser() -> MarkdownIt:
    parser = _Markdown("zero", {"maxNesting": 20})
    interrupting = ["paragraph", "blockquote", "list"]
    rules = parser.block.ruler
    rules.at("paragraph", guards.recorded_paragraph)
    rules.at("table", guards.recorded(table), {"alt": ["paragraph"]})
    rules.at("fence", guards.recorded(guards.guarded_fence), {"alt": interrupting})
    rules.at("blockquote", guards.guarded_quote, {"alt": interrupting})
    rules.at("hr", guards.recorded(hr), {"alt": interrupting})
    rules.at("list", guards.guarded_list, {"alt": ["paragraph", "blockquote"]})
    rules.at("heading", guards.recorded(guards.guarded_heading), {"alt": ["paragraph", "blockquote"]})
    rules.before("list", "end_of_list", guards.end_of_list, {"alt": ["list"]})
    rules.enableOnly(["table", "fence", "blockquote", "hr", "end_of_list", "list", "heading", "paragraph"])
    words = parser.inline.ruler
    words.at("text", _text)
    words.before("newline", "sign", _sign)
    words.enableOnly(["text", "sign"])
    parser.inline.ruler2.enableOnly(["balance_pairs", "strikethrough", "emphasis", "fragments_join"])
    return parser


def _text(state: StateInline, silent: bool) -> bool:
    """Characters that cannot begin notation."""
    match = _PLAIN.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        _take(state, match[0])
    state.pos = match.end()
    return True


def _sign(state: StateInline, silent: bool) -> bool:
    """A character that may begin notation: ask the rules that know it, and note where links end."""
    count = len(state.tokens)
    for rule in _RULES.get(state.src[state.pos], ()):
        if rule(state, silent):
            if not silent and len(state.tokens) > count:
                state.tokens[-1].meta["end"] = state.pos
            return True
    if silent:
        return False
    _take(state, state.src[state.pos])
    state.pos += 1
    return True


def _take(state: StateInline, words: str) -> None:
    """Add to the words that are not a token yet. Not to many, for adding copies them: else it takes n squared."""
    if len(state.pending) > 1000:
        state.pushPending()
    state.pending += words


def _code(state: StateInline, silent: bool) -> bool:
    """`code`, but not what stands between the opening quotation marks of `one' and `another'."""
    start, source = state.pos, state.src
    if backtick(state, True) and source[start : start + 1] == source[state.pos - 1 : state.pos]:
        end, state.pos = state.pos, start
        if source[end - 2].isspace() and source[end : end + 1].isalnum():
            if not silent:
                _take(state, source[start])
            state.pos = start + 1
            return True
    state.pos = start
    return backtick(state, silent)


def _emphasis(state: StateInline, silent: bool) -> bool:
    return bool(state.env["emphasis"]) and emphasis.tokenize(state, silent)


def _link(state: StateInline, silent: bool) -> bool:
    """`[words](address)`, its end on one line and of the shape that is declared for it."""
    start = state.pos
    if not state.env["links"] or not link(state, True):
        return False
    end, state.pos = state.pos, start
    label_end = state.md.helpers.parseLinkLabel(state, start, True)
    if not SHAPES["markdown.link"].fullmatch(state.src, label_end, end):
        return False
    if silent:
        state.pos = end
        return True
    return link(state, False)


def _image(state: StateInline, silent: bool) -> bool:
    """`![description](address)`; an image in the description of another is none."""
    start = state.pos
    if not state.env["links"] or state.env["image"] or not image(state, True):
        return False
    end, state.pos = state.pos, start
    label_end = state.md.helpers.parseLinkLabel(state, start + 1, False)
    if not SHAPES["markdown.image"].fullmatch(state.src, label_end, end):
        return False
    if silent:
        state.pos = end
        return True
    state.env["image"] = True
    found = image(state, False)
    state.env["image"] = False
    state.tokens[-1].meta["label_end"] = label_end
    return found


def _span(state: StateInline, silent: bool) -> bool:
    """`[words]{.smallcaps}`: pandoc's words with attributes."""
    start, end = state.pos, state.posMax
    if not state.env["spans"]:
        return False
    label_end = state.md.helpers.parseLinkLabel(state, start, False)
    match = _ATTRIBUTES.match(state.src, label_end + 1, end) if label_end >= 0 else None
    if match is None:
        return False
    if not silent:
        state.push("span_open", "span", 1).info = match[0]
        state.pos, state.posMax = start + 1, label_end
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.posMax = end
    state.pos = match.end()
    return True


def _attributes(state: StateInline, silent: bool) -> bool:
    """`{.info}`: pandoc's attributes, of whatever stands before them."""
    return _whole(state, silent, "attributes", _ATTRIBUTES)


def _tag(state: StateInline, silent: bool) -> bool:
    """A tag of HTML."""
    return _whole(state, silent, "tag", SHAPES["markdown.tag"])


def _autolink(state: StateInline, silent: bool) -> bool:
    """`<https://example.org>`."""
    return _whole(state, silent, "autolink", _AUTOLINK)


def _whole(state: StateInline, silent: bool, kind: str, pattern: re.Pattern[str]) -> bool:
    match = pattern.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push(kind, "", 0).content = match[0]
    state.pos = match.end()
    return True


_RULES: dict[str, tuple[Callable[[StateInline, bool], bool], ...]] = {
    "\n": (newline,),
    "\\": (escape,),
    "`": (_code,),
    "~": (strikethrough.tokenize,),
    "*": (_emphasis,),
    "_": (_emphasis,),
    "[": (_link, _span),
    "!": (_image,),
    "<": (_autolink, _tag),
    "&": (entity,),
    "{": (_attributes,),
}
