"""The project's schema: it takes what we write, refuses what is wrong, and lies inside TEI's own."""

from __future__ import annotations

import copy
import os
import random
import re
import shutil
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from lxml import etree
from tests.grammar_files import RelaxNG, xsd_models
from tests.grammars import excess
from tests.random_documents import Sampler, damage, settle

from seeds2tei.checks import rules, schema
from seeds2tei.checks.any_schema import check_against, reservations
from seeds2tei.checks.documents import Document
from seeds2tei.checks.parsing import parsed
from seeds2tei.errors import UnsupportedFormatError
from seeds2tei.finding import Finding

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
TEI_ALL = Path(os.environ.get("TEI_ALL", SHARED / "tei" / "tei_all.rng"))
XSD = schema.schema_path()
LETTER = (HERE / "schema" / "letter.xml").read_text("utf-8")
XS = "{http://www.w3.org/2001/XMLSchema}"

needs_tei = pytest.mark.skipif(not TEI_ALL.is_file(), reason="needs tei_all.rng: its path is TEI_ALL")
needs_jing = pytest.mark.skipif(not shutil.which("jing"), reason="needs jing, which is not on PATH")


@cache
def interpreter() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(XSD))


def sentences(document: str) -> list[str]:
    return [finding.sentence for finding in schema.check(parsed(document.encode()))]


@pytest.fixture(scope="module")
def drawn() -> list[etree._Element]:
    """One random document for each element of the schema, in which that element stands."""
    sampler = Sampler(interpreter(), seed=1876)
    return [sampler.document(name) for name in sorted(sampler.content)]


# What it accepts


def test_a_letter_in_two_versions_is_valid_and_breaks_no_rule() -> None:
    tree = parsed(LETTER.encode())
    assert schema.check(tree) == []
    assert schema.check(tree.getroot()) == []
    assert rules.check(tree) == []


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the hand-made encodings are not here")
def test_the_hand_made_encodings_of_the_seeds_are_valid() -> None:
    files = sorted((SHARED / "gold").glob("*.xml"))
    assert files
    for path in files:
        tree = parsed(path.read_bytes())
        assert schema.check(tree) == []
        assert rules.check(tree) == []


# What it refuses, and what it says then

FAULTS = [
    (
        "a paragraph after the closer",
        "</closer>",
        "</closer><p>More.</p>",
        '<div xml:id="v1">: <p> in line 88 may not stand after <closer>. There may stand <anchor>, <byline>, '
        "<cb>, <figure>, <fw>, <gap>, <lb>, <note>, <pb>, <space>.",
    ),
    (
        "a division in a paragraph",
        "Die Karte folgt.",
        '<div type="letter"/>',
        "<p> may not hold <div> (line 89). That stands in <back>, <body>, <div>, <front>.",
    ),
    (
        "an element of HTML",
        "Die Karte folgt.",
        "<b>Die Karte folgt.</b>",
        "<b> in line 89 is no element of this schema.",
    ),
    (
        "a type that nobody knows",
        'type="original"',
        'type="orignal"',
        '<div xml:id="v1">: @type="orignal" is not allowed. Did you mean "original"?',
    ),
    (
        "a date that is none",
        'from="44" to="44v"',
        'from="44 v"',
        '<locus>: @from="44 v" is not allowed. It must be: The number of a leaf or page, without blanks: '
        "145, 12v, XIV.",
    ),
    (
        "a day that is in no calendar",
        'when="1876-03-12">12. März',
        'when="1876-02-30">12. März',
        re.compile(r"<date>: @when=\"1876-02-30\" is not allowed. It must be: A year, month, day or moment .*"),
    ),
    (
        "an attribute of another element",
        '<pb n="44v"/>',
        '<pb type="44v"/>',
        "<pb> has no attribute @type. It may have @break, @cert, @corresp, @ed, @facs, @n, @next, @prev, "
        "@rend, @rendition, @resp, @sameAs, @source, @xml:id, @xml:lang.",
    ),
    (
        "a gap without reason",
        '<gap reason="empty-in-source"/>',
        "<gap/>",
        "<gap> needs the attribute @reason: omitted, illegible, empty-in-source, damage, lost, deleted, "
        "censored, withheld, untranslated, blank.",
    ),
    (
        "text where only elements stand",
        "<postscript>",
        "<postscript>PS.",
        "<postscript> holds text, and may not. Put the text into an element that may, or leave it out.",
    ),
    (
        "text in a milestone",
        '<pb n="44v"/>',
        "<pb>44v</pb>",
        "<pb> holds text, and may not. Put the text into an element that may, or leave it out.",
    ),
    (
        "a link with one end",
        "#v1-s1 #v2-s1",
        "#v1-s1",
        '<link>: @target="#v1-s1" is not allowed. It must be: The two or more elements of the same file '
        "that a link joins. Each of them: A pointer to an element of the same file: # and its xml:id.",
    ),
    (
        "a list without items",
        "Die Karte folgt.",
        "<list><head>Karten</head></list>",
        "<list> is incomplete. It needs one of <item>, <label>.",
    ),
    (
        "a bibliographic reference directly in a sentence",
        "I send you the papers.",
        "I send you <bibl>the papers</bibl>.",
        re.compile(r'<s xml:id="v2-s1"> may not hold <bibl> \(line 92\). That stands in <ab>, .*'),
    ),
]


@pytest.mark.parametrize(("before", "after", "sentence"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_what_is_wrong_is_said_in_a_sentence(before: str, after: str, sentence: str | re.Pattern[str]) -> None:
    assert before in LETTER
    found = sentences(LETTER.replace(before, after, 1))
    assert len(found) == 1
    assert sentence.fullmatch(found[0]) if isinstance(sentence, re.Pattern) else found[0] == sentence


def test_every_damage_that_libxml2_sees_is_explained(drawn: list[etree._Element]) -> None:
    """libxml2 and the xmlschema package read the schema alike; no message of libxml2 is shown as it is."""
    chance = random.Random(3)
    names = sorted(element.local_name for element in interpreter().elements.values())
    gate = etree.XMLSchema(file=str(XSD))
    for number in range(150):
        root = copy.deepcopy(chance.choice(drawn))
        damage(root, chance, names)
        tree = etree.ElementTree(root)
        found = schema.check(tree)
        assert bool(found) is not gate.validate(tree)
        assert not any("Element '" in finding.sentence for finding in found)
        if number < 50:
            assert bool(found) is not interpreter().is_valid(tree)


@pytest.mark.parametrize("year", ["9999999999", "-2147483649-01-10", "1" * 5000])
def test_a_year_of_any_length_is_refused_and_explained(year: str) -> None:
    """In every attribute of every element: the xmlschema package counts years only to 2147483648."""
    shown = year if len(year) <= schema.LONGEST else year[: schema.LONGEST] + "…"
    dates = 0
    for element in interpreter().elements.values():
        attributes = element.type.attributes
        root = etree.Element(element.name, {name: year for name in attributes if name})
        found = " ".join(finding.sentence for finding in schema.check(root))
        of_dates = [schema.short(n) for n in attributes if n and attributes[n].type.local_name == "data.date"]
        assert all(f'@{name}="{shown}" is not allowed. It must be: A year, month,' in found for name in of_dates)
        dates += len(of_dates)
    assert dates > 20


def test_a_finding_names_the_line_of_the_file() -> None:
    (finding,) = schema.check(parsed(LETTER.replace("<gap ", '<gap n="" ').encode()))
    assert (finding.code, finding.severity, finding.line) == ("schema", "error", 79)


def test_what_is_valid_does_not_load_the_interpreter() -> None:
    code = (
        "import sys; from seeds2tei.checks import schema; from seeds2tei.checks.parsing import parsed;"
        f"schema.check(parsed(open({str(HERE / 'schema' / 'letter.xml')!r}, 'rb').read()));"
        "assert 'xmlschema' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


# How it is written


def test_it_loads_in_a_few_milliseconds() -> None:
    fastest = min(_seconds_to_load() for _ in range(10))
    assert fastest < 0.05  # 8 ms on the machine of 2026; tei_all needs more than 9 seconds


def _seconds_to_load() -> float:
    start = time.perf_counter()
    etree.XMLSchema(file=str(XSD))
    return time.perf_counter() - start


def test_every_element_is_global_and_explained_with_its_section() -> None:
    root = etree.parse(XSD).getroot()
    for element in root.findall(XS + "element"):
        text = element.findtext(f"{XS}annotation/{XS}documentation") or ""
        assert re.search(r"\. TEI\s+P5,\s+[A-Za-z0-9]+\.$", text), element.get("name")
    assert all(e.getparent() is root for e in root.iter(XS + "element") if e.get("name"))
    assert all(e.getparent() is root for e in root.iter(XS + "simpleType") if e.get("name"))


def test_it_is_strict() -> None:
    root = etree.parse(XSD).getroot()
    assert not list(root.iter(XS + "any", XS + "anyAttribute"))
    assert not [e for e in root.iter(XS + "element") if e.get("substitutionGroup")]


# It lies inside TEI's own schema


@needs_tei
def test_every_content_model_and_attribute_list_lies_inside_that_of_tei() -> None:
    """Exact: the content models are compared as languages, whatever their length; the attributes by name."""
    ours = xsd_models(interpreter())
    tei = RelaxNG(TEI_ALL, frozenset(ours))
    problems = []
    for name, model in ours.items():
        theirs = tei.model(name)
        word = excess(model.content, theirs.content)
        if word is not None:
            problems.append(f"<{name}> may hold {' '.join(word) or 'nothing'}, in TEI it may not")
        problems += [f"{name}/@{other} is not in TEI" for other in model.attributes if other not in theirs.attributes]
        needed = [other for other, required in theirs.attributes.items() if required]
        problems += [f"{name}/@{other} is required in TEI" for other in needed if not model.attributes.get(other)]
    assert problems == []


@needs_tei
def test_the_comparison_of_content_models_finds_what_is_not_in_tei() -> None:
    """The test above proves something only if it can fail."""
    known = frozenset({"s", "bibl", "hi", "list", "item", "head", "body", "div", "p"})
    tei = RelaxNG(TEI_ALL, known)
    ours = xsd_models(interpreter())
    assert excess(ours["p"].content, tei.model("s").content) is not None
    assert excess(tei.model("p").content, tei.model("s").content) in {("bibl",), ("list",)}
    assert excess(tei.model("div").content, tei.model("body").content) == ()


def test_random_documents_are_valid_and_hold_every_element(drawn: list[etree._Element]) -> None:
    seen: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for root in drawn:
        assert schema.check(etree.ElementTree(root)) == []
        seen |= {etree.QName(element).localname for element in root.iter()}
        pairs |= {(str(element.tag), str(name)) for element in root.iter() for name in element.attrib}
    assert seen == {element.local_name for element in interpreter().elements.values()}
    declared: list[Any] = list(interpreter().elements.values())
    every = {(e.name, name) for e in declared for name in e.type.attributes}
    assert len(pairs) > 0.9 * len(every)


@needs_tei
@needs_jing
def test_random_documents_are_valid_in_tei_all(drawn: list[etree._Element], tmp_path: Path) -> None:
    paths = []
    for number, root in enumerate(drawn):
        paths.append(tmp_path / f"{number:03}.xml")
        paths[-1].write_bytes(etree.tostring(root, encoding="utf-8"))
    (tmp_path / "wrong.xml").write_text(LETTER.replace("<p ", "<para ", 1).replace("</p>", "</para>", 1))
    jing = subprocess.run(
        ["jing", str(TEI_ALL), *map(str, paths), str(tmp_path / "wrong.xml")],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    complaints = jing.stdout.splitlines()
    assert [line for line in complaints if "wrong.xml" not in line] == []
    assert complaints, "jing is silent about a file that is wrong"


@needs_tei
def test_settled_random_documents_break_no_schematron_rule_of_tei(drawn: list[etree._Element], tmp_path: Path) -> None:
    """Needs saxonche and the evaluator that lies beside tei_all.rng."""
    pytest.importorskip("saxonche", reason="needs saxonche for Schematron")
    evaluator = TEI_ALL.with_name("schematron.py")
    if not evaluator.is_file():
        pytest.skip("needs schematron.py beside tei_all.rng")
    paths = []
    for number, root in enumerate(drawn[::4]):
        settle(root)
        assert schema.check(etree.ElementTree(root)) == []
        paths.append(tmp_path / f"{number:03}.xml")
        paths[-1].write_bytes(etree.tostring(root, encoding="utf-8"))
    run = subprocess.run([sys.executable, str(evaluator), *paths], capture_output=True, encoding="utf-8", check=False)
    assert [line for line in run.stdout.splitlines() if ": error: " in line or ": warning: " in line] == []
    assert run.returncode == 0


# Any other schema


def asked(path: Path, schema_path: Path) -> list[Finding]:
    """What another schema says of a file."""
    xml = path.read_bytes()
    (found,) = check_against([Document(path, xml, parsed(xml))], schema_path)
    return found


@needs_tei
@needs_jing
def test_any_relax_ng_schema_can_be_asked(tmp_path: Path) -> None:
    path = tmp_path / "letter.xml"
    path.write_text(LETTER, "utf-8")
    assert asked(path, TEI_ALL) == []
    path.write_text(LETTER.replace('<pb n="44v"/>', '<pb place="44v"/>'), "utf-8")
    (finding,) = asked(path, TEI_ALL)
    line = path.read_text("utf-8").splitlines()[finding.line - 1]
    assert (finding.code, finding.line) == ("schema", 87)
    assert line[finding.column - 1 :].startswith('<pb place="44v"/>')
    assert finding.sentence == 'attribute "place" not allowed here'


@needs_jing
def test_many_files_are_checked_at_once_each_with_its_own_faults(tmp_path: Path) -> None:
    grammar = tmp_path / "letter.rng"
    grammar.write_text(
        '<element name="letter" xmlns="http://relaxng.org/ns/structure/1.0"><attribute name="n"/></element>', "utf-8"
    )
    documents = []
    for number, xml in enumerate(
        (b'<letter n="1"/>', b"<letter/>", b'<!DOCTYPE letter><letter n="1" m="2"/>', b"<x/>")
    ):
        path = tmp_path / f"{number}.xml"
        path.write_bytes(xml)
        documents.append(Document(path, xml, parsed(xml)))
    found = check_against([*documents, documents[1]], grammar)
    assert [len(findings) for findings in found] == [0, 1, 1, 1, 1]
    assert "m" in found[2][0].sentence


def test_libxml2_is_asked_where_jing_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "letter.xml"
    path.write_text(LETTER, "utf-8")
    assert asked(path, XSD) == []
    path.write_text(LETTER.replace('<pb n="44v"/>', '<pb n=""/>'), "utf-8")
    (finding,) = asked(path, XSD)
    assert finding.line == 87
    assert path.read_text("utf-8").splitlines()[86][finding.column - 1 :].startswith('<pb n=""/>')


@needs_tei
def test_who_has_no_jing_is_told_of_the_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "libxml2 needs some ten seconds" in reservations(TEI_ALL)[0]
    assert reservations(XSD) == []


def test_a_schema_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.xml"
    path.write_text(LETTER, "utf-8")
    with pytest.raises(UnsupportedFormatError, match="cannot use this schema"):
        asked(path, tmp_path / "nowhere.rng")


@pytest.mark.parametrize("with_jing", [True, False])
def test_no_other_file_is_read_for_an_untrusted_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_jing: bool
) -> None:
    if not with_jing:
        monkeypatch.setenv("PATH", str(tmp_path))
    secret = tmp_path / "secret.txt"
    secret.write_text("<!ELEMENT secret EMPTY> the secret", "utf-8")
    doctype = f'<!DOCTYPE TEI SYSTEM "{secret.as_uri()}" [<!ENTITY secret SYSTEM "{secret.as_uri()}">]><TEI '
    path = tmp_path / "letter.xml"
    path.write_text(LETTER.replace("<TEI ", doctype, 1), "utf-8")
    assert asked(path, XSD) == []
    path.write_text(LETTER.replace("<TEI ", doctype, 1).replace("Ergebenst", "&secret;"), "utf-8")
    assert "the secret" not in str(asked(path, XSD))
