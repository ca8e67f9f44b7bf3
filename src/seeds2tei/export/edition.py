"""An encoded document as the exports see it: its versions, and the passages that are linked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from seeds2tei.checks.parsing import admitted
from seeds2tei.errors import MalformedError
from seeds2tei.expressions import expression
from seeds2tei.vocabulary import NAMESPACE

TEI = f"{{{NAMESPACE}}}"
XML = "{http://www.w3.org/XML/1998/namespace}"
SILENT = frozenset(TEI + tag for tag in ("note", "fw", "figDesc"))
"""What is no running text of a version: the voices of editors, and the furniture of pages."""

_PROBABILITY = expression(r"0(\.[0-9]+)?|1(\.0+)?")
_DEGREES = frozenset(("high", "medium", "low", "unknown"))  # teidata.certainty


class Row(NamedTuple):
    """Passages that belong together; one side is empty where a passage has no partner.

    a_ids, b_ids    identifiers of the passages of each version
    a_text, b_text  their words, in one line
    kind            "sentence", "opener", "closer"; "" without partner
    certainty       between 0 and 1, as the link states it; 1 where it states no number
    degree          "high", "medium", "low" or "unknown", where the link states its certainty so
    """

    a_ids: tuple[str, ...]
    a_text: str
    b_ids: tuple[str, ...]
    b_text: str
    kind: str
    certainty: float
    degree: str = ""


class Pair(NamedTuple):
    """Two versions of one document, A the one that stands first: identifiers, languages, passages in reading order."""

    a: str
    b: str
    language_a: str
    language_b: str
    rows: tuple[Row, ...]


def one_line(text: str) -> str:
    """The same words with one blank for every run of white space."""
    return " ".join(text.split())


def words(element: etree._Element, silent: frozenset[str] = SILENT) -> str:
    """The running text of an element, without the elements named in `silent`."""
    pieces = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in silent:
            pieces.append(words(child, silent))
        pieces.append(child.tail or "")
    return "".join(pieces)


def edition(xml: bytes) -> etree._Element:
    """The outermost element of a TEI file. Raises MalformedError if it is none."""
    root = admitted(xml).getroot()
    if root.tag not in (TEI + "TEI", TEI + "teiCorpus"):
        name = etree.QName(root).localname
        sentence = (
            f"this is no TEI file: its outermost element is <{name}>. To make TEI of it, write  seeds2tei convert."
        )
        if name in ("TEI", "teiCorpus"):
            sentence = f'<{name}> is not in the namespace of TEI. Write xmlns="{NAMESPACE}" on it.'
        raise MalformedError("unreadable", 0, 0, sentence)
    return root


def pairs(xml: bytes) -> Iterator[Pair]:
    """The pairs of versions of a TEI file. Raises MalformedError if it is none."""
    root = edition(xml)
    named = {identifier: element for element in root.iter(TEI + "*") if (identifier := element.get(XML + "id"))}
    places = {identifier: place for place, identifier in enumerate(named)}
    for group in root.iter(TEI + "linkGrp"):
        ends = [pointer[1:] for pointer in (group.get("domains") or "").split()]
        if group.get("type") == "translation" and len(ends) == 2 and all(end in named for end in ends):
            first, second = sorted(ends, key=places.__getitem__)
            a, b = named[first], named[second]
            yield Pair(first, second, _language(a), _language(b), tuple(_rows(group, a, b)))


def _language(element: etree._Element) -> str:
    here: etree._Element | None = element
    while here is not None:
        if language := here.get(XML + "lang"):
            return str(language)
        here = here.getparent()
    return "und"


def _rows(group: etree._Element, a: etree._Element, b: etree._Element) -> Iterator[Row]:
    """The links in their order; each sentence without partner before the next linked one of its version."""
    inside = [{name: e for e in side.iter(TEI + "*") if (name := e.get(XML + "id"))} for side in (a, b)]
    linked: set[str] = set()
    rows = []
    for link in group.iter(TEI + "link"):
        targets = [pointer[1:] for pointer in (link.get("target") or "").split()]
        ids = [tuple(name for name in targets if name in side) for side in inside]
        linked.update(targets)
        texts = [
            one_line(" ".join(words(side[name]) for name in names)) for side, names in zip(inside, ids, strict=True)
        ]
        rows.append(Row(ids[0], texts[0], ids[1], texts[1], link.get("type") or "", *_certainty(link)))
    waiting = [[n for n, e in side.items() if e.tag == TEI + "s" and n not in linked] for side in inside]
    orders = [{name: place for place, name in enumerate(side)} for side in inside]
    for row in rows:
        for number, names in enumerate((row.a_ids, row.b_ids)):
            first = min((orders[number][name] for name in names), default=-1)
            while waiting[number] and orders[number][waiting[number][0]] < first:
                yield _alone(waiting[number].pop(0), number, inside[number])
        yield row
    for number, alone in enumerate(waiting):
        for name in alone:
            yield _alone(name, number, inside[number])


def _certainty(link: etree._Element) -> tuple[float, str]:
    """How certain a link is, as number and as word. What is neither, in a file edited by hand, is no certainty."""
    stated = (link.get("cert") or "").strip()
    number = float(stated) if _PROBABILITY.fullmatch(stated) else 1.0
    return number, stated if stated in _DEGREES else ""


def _alone(name: str, number: int, side: dict[str, etree._Element]) -> Row:
    text = one_line(words(side[name]))
    return Row((), "", (name,), text, "", 1.0) if number else Row((name,), text, (), "", "", 1.0)
