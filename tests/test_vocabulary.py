"""What nesting allows is what the schema allows."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from seeds2tei.vocabulary import BLOCKS, CONTAINERS, EMPTY, MAY_HOLD, PHRASES, may_hold

XSD = "{http://www.w3.org/2001/XMLSchema}"
SCHEMA = Path(__file__).parent.parent / "schemas" / "seeds2tei.xsd"


def content(tree: etree._ElementTree) -> dict[str, set[str]]:
    """Element -> the elements that may stand directly in it, by the schema."""
    named = {
        (child.tag, child.get("name")): child
        for child in tree.getroot()
        if isinstance(child.tag, str) and child.get("name")
    }

    def children(node: etree._Element, seen: frozenset[str]) -> set[str]:
        found: set[str] = set()
        for inner in node.iter(f"{XSD}element", f"{XSD}group", f"{XSD}extension"):
            name = (inner.get("ref") or inner.get("base") or "").rpartition(":")[2]
            if inner.tag == f"{XSD}element" and name:
                found.add(name)
            elif inner.tag == f"{XSD}group" and name and name not in seen:
                found |= children(named[f"{XSD}group", name], seen | {name})
            elif inner.tag == f"{XSD}extension" and (f"{XSD}complexType", name) in named and name not in seen:
                found |= children(named[f"{XSD}complexType", name], seen | {name})
        return found

    result = {}
    for (tag, name), node in named.items():
        if tag != f"{XSD}element" or name is None:
            continue
        kind = (node.get("type") or "").rpartition(":")[2]
        model = named.get((f"{XSD}complexType", kind), node)
        result[name] = children(model, frozenset())
    return result


ALLOWED = content(etree.parse(str(SCHEMA)))
# A draft keeps its blocks directly in the text until the divisions come.
DRAFT = frozenset({"text"})


@pytest.mark.parametrize("parent", sorted((PHRASES | BLOCKS | CONTAINERS | set(MAY_HOLD)) - DRAFT - EMPTY))
def test_nesting_allows_nothing_that_the_schema_forbids(parent: str) -> None:
    claimed = {child for child in PHRASES | BLOCKS | CONTAINERS if may_hold(parent, child)}
    assert claimed - ALLOWED[parent] == set()
