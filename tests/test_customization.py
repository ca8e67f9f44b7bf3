"""The ODD says the same as the schema and the rules, is valid TEI itself, and its examples are real."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from tests.customizations import SCHEMATRON, Customization, Values, canonical, customized, occurs
from tests.grammar_files import RelaxNG, short, xsd_models
from tests.random_documents import Sampler
from tests.test_schema import TEI_ALL, interpreter, needs_jing, needs_tei

ROOT = Path(__file__).resolve().parent.parent
ODD = ROOT / "schemas" / "seeds2tei.odd"
WRITTEN = sorted([*ROOT.glob("tei/*.xml"), *ROOT.glob("tests/documents/*/expected.xml")])
# Lists that are TEI's own: the ODD need not repeat them.
OF_TEI = frozenset({"data.certainty", "data.boolean"})


@cache
def customization() -> Customization:
    return Customization(ODD)


def test_it_has_the_elements_of_the_schema() -> None:
    names = {element.local_name for element in interpreter().elements.values()}
    assert customization().included() == names
    assert set(customization().specs) == names


def test_every_element_is_described_once_and_said_when_to_use() -> None:
    specs = list(customization().root.iter("{*}elementSpec"))
    assert len(specs) == len(customization().specs)
    for spec in specs:
        assert spec.findtext("{*}desc"), spec.get("ident")
        assert len("".join(map(str, spec.find("{*}remarks").itertext()))) > 15, spec.get("ident")  # type: ignore[union-attr]
        assert spec.get("mode") == "change"
        (reference,) = (r for r in customization().root.iter("{*}moduleRef") if r.get("key") == spec.get("module"))
        assert spec.get("ident") in reference.get("include", "").split()


def test_every_group_of_elements_is_in_the_schema() -> None:
    root = customization().root
    groups = {f"#{group.get('{http://www.w3.org/XML/1998/namespace}id')}" for group in root.iter("{*}specGrp")}
    assert groups == {reference.get("target") for reference in root.iter("{*}specGrpRef")}


def test_its_closed_lists_are_those_of_the_schema() -> None:
    for element in interpreter().elements.values():
        lists = {}
        for name, use in element.type.attributes.items():
            kind = use.type
            if kind.is_list():
                kind = kind.item_type if hasattr(kind, "item_type") else kind.base_type.item_type
            if kind.enumeration and kind.local_name not in OF_TEI:
                lists[short(name)] = Values(tuple(kind.enumeration), use.type.is_list())
        assert customization().values(element.local_name) == lists, element.local_name


def test_its_constraints_are_the_rules() -> None:
    rules = etree.parse(ROOT / "schemas" / "seeds2tei.sch").getroot()
    patterns = {pattern.get("id", ""): canonical(pattern) for pattern in rules.iter(SCHEMATRON + "pattern")}
    assert customization().rules() == patterns
    constraints = [spec.get("ident") for spec in customization().root.iter("{*}constraintSpec")]
    assert constraints == ["names", *patterns]
    for tag in ("{http://www.w3.org/1999/XSL/Transform}key", SCHEMATRON + "ns"):
        (here,), (there,) = customization().root.iter(tag), rules.iter(tag)
        assert dict(here.items()) == dict(there.items())


def test_its_examples_stand_in_files_that_the_program_wrote() -> None:
    written = [element for path in WRITTEN for element in etree.parse(path).getroot().iter("*")]
    examples = customization().examples()
    missing = [name for name, example in examples if not any(occurs(example, element) for element in written)]
    assert missing == []


def test_every_element_of_the_seeds_stands_in_an_example() -> None:
    shown = {short(str(element.tag)) for _, example in customization().examples() for element in example.iter("*")}
    seeds = {short(str(e.tag)) for path in ROOT.glob("tei/*.xml") for e in etree.parse(path).getroot().iter("*")}
    assert seeds - shown == set()


def test_an_example_that_is_not_real_is_found() -> None:
    """The test above proves something only if it can fail."""
    real = etree.fromstring('<p n="1"><s>One.</s> <s>Two.</s><hi>3</hi></p>')
    for good in (
        "<p><s>One.</s><!-- … --></p>",
        '<p n="1"><!-- … --><hi>3</hi></p>',
        "<p><s>One.</s><!-- … --><hi/></p>",
    ):
        assert occurs(etree.fromstring(good), real) is (good[-8:] != "<hi/></p>"[-8:])
    for bad in ('<p n="2"><!-- … --></p>', "<p><s>One.</s></p>", "<p><s>Two.</s><!-- … --></p>", "<q><!-- … --></q>"):
        assert not occurs(etree.fromstring(bad), real)


@needs_tei
@needs_jing
def test_it_is_valid_in_tei_all() -> None:
    run = subprocess.run(["jing", str(TEI_ALL), str(ODD)], capture_output=True, encoding="utf-8", check=False)
    assert (run.stdout, run.returncode) == ("", 0)


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """tei_all as the ODD changes it."""
    names = frozenset(customization().specs)
    tei = RelaxNG(TEI_ALL, names)
    required = {name: {a for a, needed in tei.model(name).attributes.items() if needed} for name in names}
    tree = etree.parse(TEI_ALL, etree.XMLParser(huge_tree=True))
    customized(customization(), tree.getroot(), required)
    path = tmp_path_factory.mktemp("odd") / "seeds2tei.rng"
    tree.write(path)
    return path


@needs_tei
def test_its_attributes_are_those_of_the_schema(compiled: Path) -> None:
    ours = xsd_models(interpreter())
    theirs = RelaxNG(compiled, frozenset(ours))
    for name, model in ours.items():
        assert dict(theirs.model(name).attributes) == dict(model.attributes), name


@needs_tei
@needs_jing
def test_what_the_schema_accepts_is_valid_by_it(compiled: Path, tmp_path: Path) -> None:
    """Files that the program wrote, and a random document for each element; and it refuses what it should."""
    sampler = Sampler(interpreter(), seed=1876)
    paths = sorted(ROOT.glob("tei/*.xml"))
    for name in sorted(sampler.content):
        paths.append(tmp_path / f"{name}.xml")
        paths[-1].write_bytes(etree.tostring(sampler.document(name), encoding="utf-8"))
    wrong = tmp_path / "wrong.xml"
    text = paths[0].read_text("utf-8")
    wrong.write_text(text.replace(' status="draft"', ' status="drafted"').replace("<text>", '<text ana="#a">'), "utf-8")
    run = subprocess.run(
        ["jing", str(compiled), *map(str, paths), str(wrong)], capture_output=True, encoding="utf-8", check=False
    )
    complaints = run.stdout.splitlines()
    assert [line for line in complaints if str(wrong) not in line] == []
    assert len(complaints) == 2
