"""Where a finding points: the line and column at which the start tag of its element begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from seeds2tei.checks.parsing import parsed
from seeds2tei.checks.places import located
from seeds2tei.finding import Finding, Severity


def places(xml: bytes, *names: str) -> list[tuple[int, int]]:
    """Where the elements of these names (or the entities, "&name;") begin."""
    tree = parsed(xml)
    found = [
        Finding("schema", Severity.ERROR, "", element=node)
        for node in tree.iter("*", etree.Entity)
        if (node.text if node.tag is etree.Entity else node.tag) in names
    ]
    return [(finding.line, finding.column) for finding in located(found, xml, tree)]


def test_a_place_is_that_of_the_start_tag() -> None:
    assert places(b"<p>\n  <s/><s\n  n='2'\n  />\n</p>", "s") == [(2, 3), (2, 7)]


def test_what_only_looks_like_a_tag_is_none() -> None:
    xml = b"""<!DOCTYPE p [ <!-- ]> <s/> ' --> <!ENTITY e "]><s/>"> <?x ]> ?> ]>
<p n="a > b" m='"'><!-- <s/> --><![CDATA[<s/>]]><?pi <s/> ?>&amp;&#60;s/><s/>&e;</p>"""
    assert places(xml, "s", "&e;") == [(2, 74), (2, 78)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_columns_count_characters_in_any_encoding(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    xml = f"<?xml version='1.0' encoding='{declared}'?><p>\r\näöü<s/></p>".encode(encoding)
    assert places(xml, "s") == [(2, 4)]


def test_beyond_line_65535_libxml2_counts_no_longer() -> None:
    xml = b"<p>" + b"\n" * 70_000 + b"<s/></p>"
    assert places(xml, "s") == [(70_001, 1)]


def test_findings_stand_in_the_order_of_the_file_and_carry_no_element() -> None:
    xml = b"<p><s/><s/></p>"
    tree = parsed(xml)
    first, second = tree.getroot()
    found = located([Finding("x", Severity.ERROR, "", element=e) for e in (second, first, second)], xml, tree)
    assert [(finding.column, finding.element) for finding in found] == [(4, None), (8, None), (8, None)]


SAMPLE = st.recursive(
    st.sampled_from(["", "words", "<!-- <s> -->", "<![CDATA[<s>]]>", "<?pi <s> ?>", "\n", "\r\n", "&lt;", "ß", "𝔊"]),
    lambda inner: st.builds(
        lambda name, value, parts: f"<{name} n={value}\n>{''.join(parts)}</{name}>",
        st.sampled_from(["s", "p", "hi"]),
        st.sampled_from(["'>'", '"it\'s"', "'\"'", '"/>"']),
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)


@given(SAMPLE)
def test_every_element_is_found_where_its_tag_begins(inner: str) -> None:
    xml = f"<p>{inner}</p>".encode()
    tree = parsed(xml)
    elements = list(tree.iter("*"))
    found = located([Finding("x", Severity.ERROR, str(e.tag), element=e) for e in elements], xml, tree)
    lines = xml.decode().replace("\r\n", "\n").split("\n")
    assert [finding.sentence for finding in found] == [element.tag for element in elements]
    for finding in found:
        assert lines[finding.line - 1][finding.column - 1 :].startswith(f"<{finding.sentence}")
