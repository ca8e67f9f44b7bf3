"""Where in a file its elements begin: line and column of the start tag, as an editor shows them.

libxml2 knows the line in which a start tag ends, not beyond line 65,535, and no column. So the start tags are
counted in the file itself: the third element of the tree is the third start tag of the text. One walk, and only
for a file in which something was found. Lines and columns count from 1, columns in characters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from seeds2tei.expressions import expression
from seeds2tei.finding import Finding
from seeds2tei.source import LINE_END

# The file is well-formed, so whatever begins here also ends, and no attribute holds a "<". Each alternative
# takes all that it can and gives nothing back: the time is linear.
MARKUP = expression(
    r"""<!--(?s:.*?)-->
    | <!\[CDATA\[(?P<cdata>(?s:.*?))\]\]>
    | <\?(?s:.*?)\?>
    | <!DOCTYPE (?: [^"'\[>]++ | "[^"]*+" | '[^']*+' )*+
      (?: \[ (?: <!--(?s:.*?)--> | <\?(?s:.*?)\?> | [^"'\]<]++ | "[^"]*+" | '[^']*+' | < )*+ \] \s*+ )? >
    | </ (?P<end> [^>]++ ) >
    | < (?P<start> (?: [^"'>]++ | "[^"]*+" | '[^']*+' )++ ) >
    | & (?P<entity> (?!amp;|lt;|gt;|quot;|apos;) [^#;\s][^;\s]*+ ) ;""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Places:
    """The places of a well-formed file.

    text  the file, decoded, without byte order mark
    """

    text: str

    @classmethod
    def of(cls, xml: bytes, tree: etree._ElementTree) -> Places | None:
        """The places of a file that was parsed from these bytes; None where its encoding is not known here."""
        try:
            text = xml.decode(tree.docinfo.encoding or "utf-8", "replace")
        except LookupError:
            return None
        return cls(text.removeprefix("\ufeff"))

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in LINE_END.finditer(self.text))]

    @cached_property
    def _tags(self) -> dict[int, int]:
        """Where a start or end tag ends -> where it begins."""
        return {match.end(): match.start() for match in MARKUP.finditer(self.text) if match.lastgroup in _TAGS}

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character.

        >>> Places("<p>\\r\\n  <s/></p>").place(7)
        (2, 3)
        """
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def nodes(self) -> list[int]:
        """Where each element and each reference to an entity of its own begins, in the order of the file.

        >>> Places("<!-- <b/> --><p n='>'>&auml;<s/>&#38;</p>").nodes()
        [13, 22, 28]
        """
        return [match.start() for match in MARKUP.finditer(self.text) if match.lastgroup in _NODES]

    def tag_before(self, line: int, column: int) -> tuple[int, int]:
        """The beginning of the tag that ends just before a place; the place itself where none ends there.

        >>> Places("<p><s n='1'/></p>").tag_before(1, 14), Places("<p>no</p>").tag_before(1, 6)
        ((1, 4), (1, 6))
        """
        if not 0 < line <= len(self._line_starts):
            return line, column
        begin = self._tags.get(self._line_starts[line - 1] + column - 1)
        return (line, column) if begin is None else self.place(begin)


_TAGS = frozenset({"start", "end"})
_NODES = frozenset({"start", "entity"})


def located(findings: Iterable[Finding], xml: bytes, tree: etree._ElementTree) -> list[Finding]:
    """The findings about a file with the line and column of each, in the order of the file.

    xml   the file
    tree  the same, parsed
    """
    found = list(findings)
    wanted = {finding.element for finding in found if finding.element is not None}
    places = Places.of(xml, tree) if wanted else None
    if places is not None:
        begin = _beginnings(places, tree, wanted)
        found = [
            finding._replace(line=begin[finding.element][0], column=begin[finding.element][1])
            if finding.element in begin
            else finding
            for finding in found
        ]
    found = [finding._replace(element=None) for finding in found]
    return sorted(found, key=lambda finding: (finding.line, finding.column))


def _beginnings(places: Places, tree: etree._ElementTree, wanted: set[object]) -> dict[object, tuple[int, int]]:
    """The nodes that were asked for, and where they begin; none where text and tree were not counted alike."""
    offsets: Sequence[int] = places.nodes()
    found: dict[object, tuple[int, int]] = {}
    total = 0
    for total, node in enumerate(tree.iter("*", etree.Entity), 1):
        if node in wanted and total <= len(offsets):
            found[node] = places.place(offsets[total - 1])
    return found if total == len(offsets) else {}
