"""Texts made to slow the program down: each drives one repeat of one pattern, or floods a page with one sign.

A pattern that can match the same characters in two ways, or that begins again at every character of a long run,
takes time with the square of the run. For each repeat of a pattern there are lines here that match all before
it, then hold what it repeats, thousands of times, and end so that no match comes of it.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]  # the parser of the standard library
from typing import Any, NamedTuple

import seeds2tei
from seeds2tei.expressions import Expression

ENDLESS = 60
"""A repeat that may go on so often is worth an attack."""
CANDIDATES = "aA1 \n\t.-,йЙ*_[](){}<>&;:'\"/\\|=#?!№´«»„“中\u00a0\u0301\u200b~^`$%+@…—"
TAILS = ("", "\x00", " \x00", "\n\x00", "a\x00", "1\x00")
SCANNING = frozenset({"search", "finditer", "findall", "sub", "subn", "split"})
ASKING = SCANNING | {"match", "fullmatch"}
# Patterns that are handed on, and how they are asked where they arrive.
_WHOLE = frozenset({"fullmatch"})
ASKED = {
    "readers.SHAPES": _WHOLE,  # the proof matches shapes of signs from end to end
    "readers.notation.SHAPES": _WHOLE,
    "readers.html_tokens.SHAPES": _WHOLE,
    "readers.characters.SHAPES": _WHOLE,
    "columns.KINDS": frozenset({"match"}),
    "readers.markdown_words._HARD_BREAK": frozenset({"match"}),  # skipped at one place
    "readers.markdown_words._SOFT_BREAK": frozenset({"match"}),
}
# What no document reaches.
OUT_OF_REACH = {
    "checks.places.MARKUP": "it reads files that are well-formed: whatever begins in them also ends",
    "references.gazetteer.BRACKETED": "it reads the table of repositories",
    "signs.SINGLE": "it reads a sign that an editor wrote into a profile",
    "signs.INNERMOST": "it reads a sign that an editor wrote into a profile",
}

# What floods a page. Each is repeated until the page is as long as is asked.
FLOODS = {
    "open brackets": "[",
    "closed brackets": "]",
    "brackets in each other": "[a ",
    "round brackets": "(",
    "stars": "*",
    "stars and letters": "*a ",
    "double stars": "**a",
    "underscores": "_",
    "spaces": " ",
    "words": "word ",
    "capitals": "Ab Cd. ",
    "initials": "A. ",
    "letters": "a",
    "capital letters": "A",
    "Cyrillic": "ж",
    "Cyrillic words": "Жук ж. ",
    "digits": "1",
    "dates": "1.1.",
    "dates with dashes": "1-1-",
    "days": "1 May ",
    "months": "January ",
    "years": "1939 ",
    "combining marks": "a\u0301\u0327",
    "zero-width characters": "\u200b",
    "line ends": "\n",
    "paragraphs": "a\n\n",
    "lines": "a\n",
    "lines of one dash": "-\n",
    "note signs": "[1] ",
    "glued note signs": "word.1 ",
    "editor's notes": "word [note - GF] ",
    "gaps": "[...] ",
    "notes": "[1] A note.\n\n",
    "quotations": "> ",
    "quoted lines": "> a\n",
    "lists": "* a\n",
    "numbered lists": "1. a\n",
    "nested lists": "- ",
    "rules": "---\n",
    "tables": "|a|b\n",
    "fences": "```\n",
    "backticks": "`",
    "backticks apart": "`a ",
    "opening tags": "<b>",
    "less-than signs": "<",
    "half tags": "<a href=",
    "comments": "<!--",
    "ampersands": "&",
    "entities": "&amp;",
    "half entities": "&#",
    "quotation marks": '"',
    "quotation marks apart": "« ",
    "apostrophes": "a'",
    "colons": "a: ",
    "labels": "Source: f. 1\n",
    "label paragraphs": "Source: f. 1\n\n",
    "references": "RGASPI, f. 1, op. 2, d. 3; ",
    "shelfmarks": "f. ",
    "commas": ", ",
    "full stops": ".",
    "full stops apart": ". ",
    "dots": "…",
    "dashes": "-",
    "dashes apart": "- - ",
    "slashes": "/",
    "backslashes": "\\",
    "links": "[a](b) ",
    "half links": "[a](",
    "images": "![",
    "headings": "# a\n\n",
    "heading signs": "#",
    "greetings": "Dear Sir,\n\n",
    "signatures": "J. Smith\n\n",
    "form feeds": "\f",
    "carriage returns": "\r",
    "CJK": "中。",
    "braces": "{.a ",
    "tildes": "~~a",
    "carets": "[^1]",
    "urls": "http://a.b/",
    "e-mails": "a@b.",
    "doubled words": "the the ",
    "cut lines": "word-\n",
}
PAGES = {
    "divisions": "<div>",
    "closed divisions": "</div>",
    "paragraphs": "<p>a",
    "line breaks": "a<br>",
    "emphasis": "<b><i>",
    "crossing": "<b><i>a</b></i>",
    "cells": "<table><tr><td>a",
    "rows": "<tr><td>a</td></tr>",
    "items": "<ul><li>a",
    "attributes": '<a b="',
    "half tags": "<p a",
    "comments": "<!--",
    "scripts": "<script>",
    "links": '<a href="#a">1</a>',
    "superscripts": "a<sup>1</sup> ",
    "less-than signs": "<",
    "slashes": "</",
    "entities": "&amp;",
    "ampersands": "&",
    "titles": "<title>",
    "definitions": "<dl><dt>a<dd>b",
    "quotations": "<blockquote>",
    "words": "word ",
    "furniture": "<nav>a</nav>",
}


class Target(NamedTuple):
    """A pattern of the package: where it stands, and how the program asks it ("search", "match", "fullmatch")."""

    place: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]

    def run(self, text: str) -> None:
        """Ask the pattern as the program does."""
        given: Any = text if isinstance(self.pattern.pattern, str) else text.encode()
        if self.methods & SCANNING:
            for _ in self.pattern.finditer(given):
                pass
        if "match" in self.methods:
            self.pattern.match(given)
        if "fullmatch" in self.methods:
            self.pattern.fullmatch(given)


class Attack(NamedTuple):
    """A text that grows: `head`, then `unit` again and again, then `tail`."""

    head: str
    unit: str
    tail: str

    def text(self, length: int) -> str:
        """So many characters of it, or a few more."""
        return self.head + self.unit * max(1, length // len(self.unit)) + self.tail


def targets() -> tuple[Target, ...]:
    """Every compiled pattern in the modules of the package, and every one written into a call of `re`, each once."""
    found: dict[tuple[Any, int, frozenset[str]], Target] = {}
    root = Path(seeds2tei.__file__).parent
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted(root.rglob("*.py"))}
    written = {
        ".".join(("seeds2tei", *path.relative_to(root).with_suffix("").parts)): tree for path, tree in trees.items()
    }
    modules = {name.removesuffix(".__init__"): tree for name, tree in written.items()}
    uses = _uses(modules)
    for path, tree in trees.items():
        place = path.relative_to(root).as_posix()
        for expression, method in _inline(tree):
            methods = frozenset({method})
            target = Target(f"{place}: {expression!r}", re.compile(expression), methods)
            found.setdefault((expression, 0, methods), target)
    names = [module.name for module in pkgutil.walk_packages(seeds2tei.__path__, "seeds2tei.")]
    for module_name in names:
        if module_name.endswith("__main__"):
            continue
        module = importlib.import_module(module_name)
        own = {name for node in modules[module_name].body for name in _defined(node)}
        for name, value in list(vars(module).items()):
            if name not in own:
                continue  # imported: it is met where it is made
            for pattern in _patterns(value, depth=6):
                place = f"{module_name.removeprefix('seeds2tei.')}.{name}"
                methods = ASKED.get(place) or frozenset(uses.get((module_name, name), ())) & ASKING
                # A pattern that nobody asks by its name is taken to be looked for everywhere.
                target = Target(place, pattern, methods or frozenset({"search"}))
                found.setdefault((pattern.pattern, pattern.flags, target.methods), target)
    return tuple(target for target in found.values() if target.place not in OUT_OF_REACH)


def _uses(trees: Mapping[str, ast.Module]) -> Mapping[tuple[str, str], set[str]]:
    """(module, NAME) -> the methods called on it, as in `NAME.search(...)` or `NAME["a"].match(...)`."""
    uses: dict[tuple[str, str], set[str]] = {}
    for place, tree in trees.items():
        nodes = list(ast.walk(tree))
        imports = [node for node in nodes if isinstance(node, ast.ImportFrom)]
        origin = {(one.asname or one.name): (node.module or "", one.name) for node in imports for one in node.names}
        for node in nodes:
            if not isinstance(node, ast.Attribute):
                continue
            owner: ast.AST = node.value
            while isinstance(owner, ast.Subscript | ast.Call):
                owner = owner.value if isinstance(owner, ast.Subscript) else owner.func
            if isinstance(owner, ast.Name):
                uses.setdefault(origin.get(owner.id, (place, owner.id)), set()).add(node.attr)
            elif isinstance(owner, ast.Attribute) and isinstance(owner.value, ast.Name):
                module = ".".join(origin.get(owner.value.id, ("", owner.value.id)))
                uses.setdefault((module, owner.attr), set()).add(node.attr)
    return uses


def _defined(statement: ast.stmt) -> list[str]:
    """The names that a statement of a module gives a value."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return [statement.name]
    assigned = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    return [node.id for target in assigned if target for node in ast.walk(target) if isinstance(node, ast.Name)]


def _inline(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The patterns written into `re.search("...", text)` and its kin, inside functions."""
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    for node in (inner for function in functions for inner in ast.walk(function)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.args
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[0].value, str)
        ):
            yield node.args[0].value, node.func.attr


def _patterns(value: object, *, depth: int) -> Iterator[re.Pattern[Any]]:
    """The patterns in a value: itself, in tuples, mappings and dataclasses, and what a cached function makes."""
    if isinstance(value, re.Pattern | Expression):
        yield value  # type: ignore[misc]  # an expression is used like a compiled one
    elif depth == 0 or isinstance(value, str | bytes | int | type(ast)):
        return
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _patterns(one, depth=depth - 1)
    elif isinstance(value, tuple | list | frozenset | set):
        for one in value:
            yield from _patterns(one, depth=depth - 1)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _patterns(getattr(value, field.name), depth=depth - 1)
    elif callable(value) and hasattr(value, "cache_info"):
        for made in _made(value):
            yield from _patterns(made, depth=depth - 1)


def _made(function: Any) -> Iterator[object]:
    """What a cached function has made so far, or makes when it needs nothing."""
    code = getattr(function.__wrapped__, "__code__", None)
    if code is not None and code.co_argcount + code.co_kwonlyargcount == 0:
        yield function()


def attacks(pattern: re.Pattern[Any]) -> Iterator[Attack]:
    """Texts that drive each repeat of a pattern, and each thing that may stand before it."""
    written = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    flags = pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, str) else pattern.flags & ~re.ASCII
    seen: set[tuple[str, str]] = set()
    for head, units in _driven(_parser.parse(written, flags), "", flags):
        for unit in units:
            if unit and (head, unit) not in seen:
                seen.add((head, unit))
                yield from (Attack(head, unit, tail) for tail in TAILS[:2])
                if head:  # the beginning of a match, again and again
                    yield Attack("", head + unit, "\x00")
                yield Attack("", unit + " ", "\x00")


def _driven(parsed: Any, head: str, flags: int) -> Iterator[tuple[str, list[str]]]:
    """For each repeat: a text that matches what stands before it, and what it may repeat."""
    for operation, argument in parsed:
        for inner in _inner(operation, argument):
            yield from _driven(inner, head, flags)
        if _is_repeat(operation) and argument[1] > ENDLESS:
            yield head, _units(argument[2], flags)
        head += _sample(operation, argument, flags)[0]


def _is_repeat(operation: Any) -> bool:
    repeats = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, getattr(_constants, "POSSESSIVE_REPEAT", None))
    return operation in repeats


def _inner(operation: Any, argument: Any) -> list[Any]:
    """The patterns inside a part of a pattern."""
    if _is_repeat(operation):
        return [argument[2]]
    if operation is _constants.BRANCH:
        return list(argument[1])
    if operation is _constants.SUBPATTERN:
        return [argument[3]]
    if operation in (_constants.ASSERT, _constants.ASSERT_NOT):
        return [argument[1]] if argument[0] > 0 else []
    if operation is getattr(_constants, "ATOMIC_GROUP", None):
        return [argument]
    return []


def _units(body: Any, flags: int) -> list[str]:
    """What a repeat may repeat: single characters that it takes, and samples of its alternatives."""
    if len(body) == 1 and body[0][0] in (_constants.IN, _constants.ANY, _constants.NOT_LITERAL, _constants.LITERAL):
        return _members(body[0], flags)[:6]
    units = [""]
    for operation, argument in body:
        units = [unit + sample for unit in units for sample in _sample(operation, argument, flags)][:6]
    return units


def _sample(operation: Any, argument: Any, flags: int) -> list[str]:
    """A few strings that a part of a pattern matches."""
    if operation in (_constants.IN, _constants.ANY, _constants.NOT_LITERAL, _constants.LITERAL):
        return _members((operation, argument), flags)[:3] or [""]
    if _is_repeat(operation):
        low = max(1, argument[0])
        return [unit * low for unit in _units(argument[2], flags)] or [""]
    if operation is _constants.BRANCH:
        return [_text(branch, flags) for branch in argument[1]] or [""]
    if operation is _constants.SUBPATTERN:
        return [_text(argument[3], flags)]
    if operation is getattr(_constants, "ATOMIC_GROUP", None):
        return [_text(argument, flags)]
    return [""]


def _text(parsed: Any, flags: int) -> str:
    return "".join(_sample(operation, argument, flags)[0] for operation, argument in parsed)


def _members(item: tuple[Any, Any], flags: int) -> list[str]:
    """Characters that a class takes."""
    if item[0] is _constants.LITERAL:
        return [chr(item[1])]
    state = _parser.State()
    state.flags = flags
    state.str = ""
    one = _compiler.compile(_parser.SubPattern(state, [item]), flags)
    return [character for character in CANDIDATES if one.fullmatch(character)]
