"""Names that an editor's lists of persons, places and organisations declare, and where they stand in a text.

    Orlova, V. N. ; #orlova        "the letters of V. N. Orlova"  ->  "V. N. Orlova" is #orlova

The longest name wins; letters, capitals and points must be those of a declared form, white space is free. A form that
two entries share is nobody's. Found in one walk over the words of a text, however many names there are.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from seeds2tei.expressions import expression

TOKEN = expression(r"\w+|[^\w\s]")


class Entry(NamedTuple):
    """One form of a name in a list.

    form  as it is written in texts
    tag   persName, placeName or orgName
    ref   what the name points to: an address, or #id
    file  the list, for people
    """

    form: str
    tag: str
    ref: str
    file: str


class Named(NamedTuple):
    """A declared name in a text: where it stands (offsets of the text), and its entry."""

    start: int
    end: int
    entry: Entry


class _Node:
    """The tokens that may follow, and whose name ends here."""

    __slots__ = ("entries", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.entries: list[Entry] = []


class Authorities:
    """All the names that an editor declares, as a tree of their words.

    >>> lists = Authorities([Entry("V. N. Orlova", "persName", "#orlova", "persons.csv")])
    >>> [(named.start, named.end, named.entry.ref) for named in lists.find("by V. N.  Orlova's hand")]
    [(3, 16, '#orlova')]
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._root = _Node()
        digest = hashlib.sha256()
        for entry in entries:
            node = self._root
            for token in TOKEN.findall(entry.form):
                node = node.next.setdefault(token, _Node())
            node.entries.append(entry)
            digest.update("\0".join(entry).encode())
        self._digest = digest.hexdigest()

    def __bool__(self) -> bool:
        return bool(self._root.next)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Authorities) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))

    def __deepcopy__(self, _memo: object) -> Authorities:
        return self  # nobody changes it

    def __str__(self) -> str:
        return self._digest

    def find(self, text: str) -> Iterator[Named]:
        """The declared names in a text, from first to last, none overlapping another."""
        tokens = list(TOKEN.finditer(text))
        i = 0
        while i < len(tokens):
            found, after = self._longest(tokens, i)
            if found is not None:
                yield Named(tokens[i].start(), tokens[after - 1].end(), found)
            i = after

    def _longest(self, tokens: Sequence[re.Match[str]], i: int) -> tuple[Entry | None, int]:
        """The longest name that begins at a token, and the token behind it."""
        node = self._root
        best: tuple[Entry | None, int] = (None, i + 1)
        for j in range(i, len(tokens)):
            following = node.next.get(tokens[j][0])
            if following is None:
                break
            node = following
            if node.entries:
                alone = len({(entry.tag, entry.ref) for entry in node.entries}) == 1
                best = (node.entries[0] if alone else None, j + 1)
        return best
