"""Where a document is kept, as its header says it: the cases in tests/cases/holdings.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from seeds2tei import convert, load_profile

CASES = Path(__file__).parent / "cases" / "holdings.md"
BLOCK = re.compile(r"^```(?P<info>toml)?\n(?P<text>.*?)\n?^```$", re.MULTILINE | re.DOTALL)
TEI = "{http://www.tei-c.org/ns/1.0}"
NOT_SHOWN = frozenset({f"{TEI}title", f"{TEI}textLang", f"{TEI}author", f"{TEI}history"})


def cases() -> Iterator[tuple[str, str, str, str]]:
    """Yield what a case shows, its profile, its document, and the descriptions that are expected."""
    written, profile = CASES.read_text("utf-8"), ""
    for block in BLOCK.finditer(written):
        if block["info"]:
            profile = block["text"]
            continue
        before = [part for part in written[: block.start()].split("\n\n") if part.strip() and "```" not in part]
        sentence = before[-1]
        text, _, expected = block["text"].partition("\n.\n")
        yield " ".join(sentence.split()[:9]), profile, text, expected
        profile = ""


def shown(descriptions: list[etree._Element]) -> str:
    """Descriptions without identifiers, languages and titles; white space between elements does not count."""
    whole = etree.Element("all")
    whole.extend(descriptions)
    for element in list(whole.iter()):
        if element.tag in NOT_SHOWN and (parent := element.getparent()) is not None:
            parent.remove(element)
    for name in ("id", "lang"):
        for element in whole.iter():
            element.attrib.pop(f"{{http://www.w3.org/XML/1998/namespace}}{name}", None)
    plain = re.sub(r' xmlns(?::\w+)?="[^"]*"|(?<=<)ns\d+:|(?<=</)ns\d+:', "", etree.tostring(whole, encoding="unicode"))
    return re.sub(r"<(\w+)></\1>", r"<\1/>", re.sub(r">\s+<", "><", plain))


@pytest.mark.parametrize(
    ("profile", "text", "expected"),
    [pytest.param(profile, text, expected, id=name) for name, profile, text, expected in cases()],
)
def test_a_case_in_prose(profile: str, text: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "seeds2tei.toml"
    path.write_text(profile, "utf-8")
    conversion = convert(f"{text}\n".encode(), load_profile(path), name="a.md")
    assert conversion.valid, conversion.findings
    made = etree.fromstring(conversion.xml).findall(f".//{TEI}sourceDesc/{TEI}msDesc")
    wanted = etree.fromstring(f'<all xmlns="{TEI[1:-1]}">{expected}</all>')
    assert shown(made) == shown(list(wanted))
