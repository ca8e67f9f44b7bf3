"""The words of a Word file in the order in which they are read, and where they stand: text, notes, headers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from seeds2tei.readers.word_package import Element, Package, short, value

REFERENCES = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes", "w:commentReference": "comments"}
BLANKS = frozenset({"w:tab", "w:br"})
SIGNS = {"w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad"}
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def margins(package: Package) -> list[str]:
    """The words of the headers and footers, each once."""
    found = (" ".join("".join(words_of(package.trees[part], [])).split()) for part in package.parts("header", "footer"))
    return list(dict.fromkeys(words for words in found if words))


def notes_of(package: Package, kind: str, trees: Mapping[str, Element] | None = None) -> Iterator[tuple[str, Element]]:
    """The notes or comments of a part, by their ids; the first of those that share one."""
    seen: set[str] = set()
    for part in package.parts(kind):
        for note in (trees or package.trees)[part]:
            identifier = value(note, "w:id")
            named = short(note.tag) == f"w:{kind[:-1]}" and value(note, "w:type") not in _SEPARATORS
            if named and identifier and identifier not in seen:
                seen.add(identifier)
                yield identifier, note


def alternative(element: Element) -> list[Element]:
    """The form of a drawing that has words; of two that have, the one for older programs, as the library takes it."""
    choices = {short(child.tag): child for child in reversed(list(element))}
    fallback, choice = choices.get("mc:Fallback"), choices.get("mc:Choice")
    if fallback is not None and (choice is None or _has_words(fallback) or not _has_words(choice)):
        return list(fallback)
    return list(choice) if choice is not None else []


def _has_words(element: Element) -> bool:
    return any(short(inner.tag) == "w:t" and (inner.text or "").strip() for inner in element.iter())


def outermost(element: Element, name: str) -> Iterator[Element]:
    for child in element:
        if short(child.tag) == name:
            yield child
        elif short(child.tag) == "mc:AlternateContent":
            for inner in alternative(child):
                yield from [inner] if short(inner.tag) == name else outermost(inner, name)
        else:
            yield from outermost(child, name)


def words_of(element: Element, called: list[tuple[str, str]], behind: list[Element] | None = None) -> Iterator[str]:
    """The words below an element, each paragraph with a line end.

    called  gathers the signs of notes
    behind  gathers text boxes, whose words come after the paragraph; None outside paragraphs
    """
    name = short(element.tag)
    if name in ("w:t", "m:t"):
        yield element.text or ""
    elif name in BLANKS:
        yield " "
    elif name in SIGNS:
        yield SIGNS[name]
    elif name in REFERENCES:
        called.append((REFERENCES[name], value(element, "w:id")))
    elif name in ("w:del", "w:moveFrom"):
        return
    elif name == "w:pict" and behind is not None:
        behind.append(element)
    else:
        within = [] if name == "w:p" else behind
        for child in alternative(element) if name == "mc:AlternateContent" else element:
            yield from words_of(child, called, within)
        if name == "w:p":
            yield "" if _is_joined(element) else "\n"
            for box in within or ():
                for child in box:
                    yield from words_of(child, called)


def _is_joined(paragraph: Element) -> bool:
    """Whether a tracked change took away the end of a paragraph: the next goes on in the same line."""
    marks = (mark for part in paragraph[:1] for look in part for mark in look)
    return any(short(mark.tag) == "w:del" for mark in marks)
