"""A walk through a file that is no XML, tag by tag, to the first place at which it goes wrong.

Nothing is built and nothing is mended. Each pattern takes all that it can and gives nothing back: the time is
linear.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html.entities import html5
from typing import NamedTuple

from seeds2tei.expressions import expression

_NAME = r"[^\W\d][\w.\-]*+(?::[^\W\d][\w.\-]*+)?+"
_TAG = expression(rf"<({_NAME})")
_TAG_END = expression(r"\s*+(/?)>")
_END_TAG = expression(rf"</({_NAME})\s*+>")
_ATTRIBUTE = expression(r"""(\s*+)([^\s=<>/"']++)(\s*+=\s*+)?+("[^"<]*+"|'[^'<]*+')?+""")
_REFERENCE = expression(rf"&(?:#([0-9]++|x[0-9A-Fa-f]++)|({_NAME}));")
_DOCTYPE = expression(
    r"""<!DOCTYPE(?: [^"'\[>]++ | "[^"]*+" | '[^']*+' )*+
    (?: \[ (?: <!--(?s:.*?)--> | <\?(?s:.*?)\?> | [^"'\]<]++ | "[^"]*+" | '[^']*+' | <(?!!--|\?) )*+ \] \s*+ )?+ >""",
    re.VERBOSE,
)
_ENTITY = expression(rf"<!ENTITY\s++({_NAME})")
_FORBIDDEN = expression("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPANS = (("<!--", "-->", "comment"), ("<![CDATA[", "]]>", "CDATA section"), ("<?", "?>", "processing instruction"))
_DECLARATION = expression(r"<\?xml\s")
_BARE_VALUE = expression(r"""[^\s<>"'/]{0,60}+""")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_LONGEST = 30
_AFTER_ROOT = "stands after the end of the root element. A file has one root: move it inside, or delete it."


class Fault(NamedTuple):
    """What is wrong at a place of the text, and what to do."""

    offset: int
    sentence: str


class Tag(NamedTuple):
    """A start tag that waits for its end tag."""

    name: str
    offset: int


def first_fault(text: str) -> Fault | None:
    """The first thing in a text that no XML file may hold; None where this walk finds nothing.

    >>> first_fault("<p>Kern & Sohn</p>")
    Fault(offset=8, sentence='a bare "&" stands here: "& Sohn". Write it as &amp;.')
    """
    forbidden = _FORBIDDEN.search(text)
    fault = _Walk(text).fault()
    if forbidden and (fault is None or forbidden.start() < fault.offset):
        number = f"U+{ord(forbidden[0]):04X}"
        return Fault(forbidden.start(), f"the character {number} stands here, which XML forbids. Delete it.")
    return fault


class _Walk:
    """Where the walk is in the text, and which elements are open there."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[Tag] = []
        self.root_ended = False
        self.entities: set[str] | None = set(_OF_XML)  # None: a DTD elsewhere may declare any
        self.prefixes = {"xml", "xmlns"}

    def fault(self) -> Fault | None:
        """The first fault."""
        position, text = 0, self.text
        for match in re.finditer("[<&]", text):
            begin = match.start()
            if begin < position:
                continue
            fault = self._between(position, begin)
            if fault:
                return fault
            step = self._reference(begin, len(text)) if match[0] == "&" else self._markup(begin)
            if step is None or isinstance(step, Fault):
                return step
            position = step
        return self._between(position, len(text)) or self._end()

    def line(self, offset: int) -> int:
        """The line of a character (1 = first)."""
        return len(re.findall(r"\r\n|\n|\r", self.text[:offset])) + 1

    def quoted(self, offset: int) -> str:
        """The first words from here on, in one line."""
        return " ".join(re.split("(?<!^)<", self.text[offset : offset + _LONGEST])[0].split())

    def _between(self, begin: int, end: int) -> Fault | None:
        """Text between two tags: outside the root there is none."""
        if self.stack or not self.text[begin:end].strip(" \t\r\n"):
            return None
        here = end - len(self.text[begin:end].lstrip())
        if self.text[here] == "\ufeff":
            return Fault(here, "a byte order mark (U+FEFF) stands here, not at the very beginning. Delete it.")
        words = f'the text "{self.quoted(here)}"'
        if self.root_ended:
            return Fault(here, f"{words} {_AFTER_ROOT}")
        return Fault(here, f"{words} stands before the first tag. Move it into an element, or delete it.")

    def _reference(self, begin: int, end: int) -> int | Fault:
        """A reference to a character or an entity; or a bare "&"."""
        match = _REFERENCE.match(self.text, begin, end)
        if not match:
            return Fault(begin, f'a bare "&" stands here: "{self.quoted(begin)}". Write it as &amp;.')
        if match[1]:
            digits = match[1]
            number = int(digits[1:], 16) if digits[0] == "x" else int(digits) if len(digits) < 9 else 0x110000
            if number > 0x10FFFF or _FORBIDDEN.match(chr(number)):
                return Fault(begin, f"{match[0]} stands for a character that XML forbids. Delete it.")
        elif self.entities is not None and match[2] not in self.entities:
            return Fault(begin, f"XML does not know {match[0]}. {_remedy(match[2])}")
        return match.end()

    def _markup(self, begin: int) -> int | Fault | None:
        """What begins with "<": the offset at which it ends, or a fault; None if libxml2 must be asked."""
        text = self.text
        if begin and _DECLARATION.match(text, begin):
            remedy = "Delete what stands before it." if not self.stack and not self.root_ended else "Delete this one."
            return Fault(begin, f"the XML declaration (<?xml …?>) must be the very first thing in a file. {remedy}")
        for opening, closing, kind in _SPANS:
            if text.startswith(opening, begin):
                end = text.find(closing, begin + len(opening))
                if end < 0:
                    return Fault(begin, f"this {kind} never ends. Write {closing} where it should.")
                if kind == "comment" and "--" in text[begin + 4 : end]:
                    return Fault(
                        text.index("--", begin + 4), 'a comment may not hold "--". Write a single hyphen, or a dash.'
                    )
                return end + len(closing)
        if text.startswith("<!DOCTYPE", begin):
            return self._doctype(begin)
        if text.startswith("</", begin):
            return self._end_tag(begin)
        tag = _TAG.match(text, begin)
        if not tag:
            return Fault(begin, f'a bare "<" stands here: "{self.quoted(begin)}". Write it as &lt;.')
        return self._start_tag(Tag(tag[1], begin), tag.end())

    def _doctype(self, begin: int) -> int | None:
        match = _DOCTYPE.match(self.text, begin)
        if not match:
            return None
        head = match[0].partition("[")[0]
        self.entities = None if "SYSTEM" in head or "PUBLIC" in head else {*_OF_XML, *_ENTITY.findall(match[0])}
        return match.end()

    def _start_tag(self, tag: Tag, position: int) -> int | Fault:
        if self.root_ended:
            return Fault(tag.offset, f"a second root, <{tag.name}>, {_AFTER_ROOT}")
        names: list[str] = [tag.name]
        value = ""
        while not (end := _TAG_END.match(self.text, position)):
            match = _ATTRIBUTE.match(self.text, position)
            fault = self._attribute(tag, match, names, value)
            if fault or match is None:
                return fault or Fault(tag.offset, f'<{tag.name} has no ">" at its end. Write it.')
            names.append(match[2])
            value, position = match[4], match.end()
        for name in names:
            prefix = name.partition(":")[0]
            if ":" in name and prefix not in self.prefixes and name.partition(":")[0] != "xmlns":
                return Fault(tag.offset, _unbound(prefix, name, name == tag.name))
        if not end[1]:
            self.stack.append(tag)
        self.root_ended = not self.stack
        return end.end()

    def _attribute(self, tag: Tag, match: re.Match[str] | None, names: list[str], before: str) -> Fault | None:
        """What is wrong with one attribute of a start tag."""
        who = f"<{tag.name}>"
        if match is None:
            return None
        blank, name, equals, value = match.groups()
        here = match.start(2)
        if not blank and len(names) > 1 and "=" in before:
            sentence = f"@{names[-1]} of {who} has no quotation mark behind its value: it would be {before}. Write it."
            return Fault(here, sentence)
        if not blank:
            return Fault(here, f"a blank is missing in {who} before {name}. Write it.")
        if not equals:
            return Fault(here, f'{who} has the attribute {name} without a value. Write {name}="…", or delete it.')
        if not value:
            if self.text[match.end() : match.end() + 1] in ('"', "'"):
                sentence = f'@{name} of {who} has no quotation mark behind its value. Write it; "<" in a value is &lt;.'
                return Fault(here, sentence)
            bare = _BARE_VALUE.match(self.text, match.end())
            written = f'{name}="{bare[0] if bare else ""}"'
            return Fault(here, f"@{name} of {who} has its value without quotation marks. Write {written}.")
        if name in names[1:]:
            return Fault(here, f"{who} has @{name} twice. Keep one.")
        if name.startswith("xmlns:"):
            self.prefixes.add(name[6:])
        for sign in re.finditer("&", value):
            step = self._reference(match.start(4) + sign.start(), match.end(4))
            if isinstance(step, Fault):
                return step
        return None

    def _end_tag(self, begin: int) -> int | Fault:
        match = _END_TAG.match(self.text, begin)
        if not match:
            return Fault(begin, f'the end tag "{self.text[begin : begin + _LONGEST].split()[0]}" has no ">". Write it.')
        name = match[1]
        if not self.stack:
            return Fault(begin, f"</{name}> {_AFTER_ROOT}" if self.root_ended else f"</{name}> closes nothing.")
        top = self.stack[-1]
        if name == top.name:
            self.stack.pop()
            self.root_ended = not self.stack
            return match.end()
        opened = f"<{top.name}>, opened in line {self.line(top.offset)},"
        if SequenceMatcher(None, name.lower(), top.name.lower()).ratio() > 0.7:
            return Fault(begin, f"</{name}> stands where {opened} ends. Write </{top.name}>.")
        if any(name == tag.name for tag in self.stack):
            return Fault(begin, f"{opened} is still open before </{name}>. Write </{top.name}> where it ends.")
        return Fault(begin, f"</{name}> closes nothing: open is {opened[:-1]}. Delete it, or write </{top.name}>.")

    def _end(self) -> Fault | None:
        """What is missing at the end of the text."""
        if not self.stack:
            return None if self.root_ended else Fault(0, "the file holds no element. A TEI file begins with <TEI>.")
        tags = "".join(f"</{tag.name}>" for tag in reversed(self.stack[-_MOST_OPEN:]))
        opened = ", ".join(f"<{tag.name}> (line {self.line(tag.offset)})" for tag in self.stack[-_MOST_OPEN:])
        are = "are" if len(self.stack) > 1 else "is"
        more = "…" if len(self.stack) > _MOST_OPEN else ""
        sentence = f"the file ends, and {more}{opened} {are} still open. If nothing is lost, write {tags}{more}."
        return Fault(len(self.text.rstrip()), sentence)


_MOST_OPEN = 8


def _remedy(name: str) -> str:
    """What to write instead of an entity of HTML, or of any."""
    character = html5.get(f"{name};", "")
    if not character:
        return "Write the words that it stands for; a sign & of its own is written &amp;."
    number = "".join(f"&#{ord(part)};" for part in character)
    return f"Write {number}" + (f" or {character}." if character.isprintable() and character.strip() else ".")


def _unbound(prefix: str, name: str, of_element: bool) -> str:
    """A prefix that no xmlns binds."""
    who = f"<{name}>" if of_element else f"@{name}"
    plain = name.partition(":")[2]
    space = "http://www.tei-c.org/ns/1.0" if prefix == "tei" else "…"
    return f'the prefix of {who} is not declared. Write {plain} alone, or xmlns:{prefix}="{space}" on the root.'
