"""Archival references as TEI, each alone: well-formed, valid, and as the Guidelines have it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree
from tests.test_references import cases

from seeds2tei import describe_references, find_references
from seeds2tei.checks import schema
from seeds2tei.cli import main
from seeds2tei.profile import Collection, Profile
from seeds2tei.references import hints_of

TEI = "{http://www.tei-c.org/ns/1.0}"
SHARED = next((folder / "shared" for folder in Path(__file__).parents if (folder / "shared").is_dir()), Path("none"))
DATA = SHARED / "bench" / "references"
SCHEMA = SHARED / "tei" / "tei_all.rng"

CITED = (
    "RGASPI, f. 1, op. 58, d. 6, ll. 145-146",
    "ЦДАГО України, ф. 1, оп. 20, спр. 5384, арк. 12 зв.",
    "BArch, R 58/1027, Bl. 12",
    "PA AA, B 3, Bd. 7, Az. 204-3",
    "TNA, FO 371/24846, f. 12",
    "CH-BAR#E2010A#1999/250#7145*",
    "AGI, Quito, 398, ff. 538v-539r",
    "AN, F/7/12345",
    "NARA, RG 59, CDF 1910-1929, 119.4/76",
    "Vat. lat. 2170, fol. 3v",
    "ÖStA, HHStA, StAbt Russland II, Kt. 12, Zl. 5/1, fol. 5r-v",
    "ЦГАОР СССР, ф. 130, оп. 2, д. 14, л. 3 об.",
)


@pytest.mark.parametrize("text", CITED)
def test_a_reference_alone_is_valid(text: str) -> None:
    description = etree.fromstring(describe_references(find_references(text)))
    assert description.tag == f"{TEI}msDesc"
    assert schema.check(description) == []
    assert description.findtext(f"{TEI}msIdentifier/{TEI}altIdentifier[@type='asCited']/{TEI}idno") == text


def test_two_holdings_in_one_line_are_two_descriptions() -> None:
    text = "РГАСПИ. Ф. 558. Оп. 11. Д. 25. Л. 1. Подлинник. Л. 2–3. Копия."
    sources = etree.fromstring(describe_references(find_references(text)))
    assert sources.tag == f"{TEI}sourceDesc"
    assert schema.check(sources) == []
    assert [locus.get("from") for locus in sources.iter(f"{TEI}locus")] == ["1", "2"]
    assert [paragraph.text for paragraph in sources.iterfind(f"{TEI}msDesc/{TEI}physDesc/{TEI}p")] == [
        "Подлинник.",
        "Копия.",
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("РГАСПИ. Ф. 17. Оп. 3. Д. 5. Л. 6. Там же. Д. 7. Л. 8.", "Ф. 17. Оп. 3, Д. 7"),
        ("РГАСПИ. Ф. 17. Оп. 3. Д. 5. Там же. Д. 7. Там же. Л. 9.", "Ф. 17. Оп. 3, Д. 7"),
        ("BArch, R 55/123, Bl. 4; ebd., Bl. 7", "R 55/123"),
        ("LVVA, 1. f., 2. apr., 3. l., 4. lp. Turpat, 5. lp.", "1. f., 2. apr., 3. l."),
    ],
)
def test_what_ibidem_leaves_unsaid_stands_in_the_call_number(text: str, written: str) -> None:
    last = etree.fromstring(describe_references(find_references(text)))[-1]
    number = last.find(f".//{TEI}idno[@type='callNumber']")
    assert number is not None
    assert "".join(number.itertext()) == written
    assert all(part.text for part in number)


def test_a_number_of_an_edition_of_papyri_is_no_call_number() -> None:
    identifier = etree.fromstring(describe_references(find_references("P.Oxy. XIV 1631")))[0]
    assert [part.get("type") for part in identifier] == ["publication", "asCited"]


def test_what_the_table_adds_says_so() -> None:
    identifier = etree.fromstring(describe_references(find_references(CITED[0])))[0]
    added = {etree.QName(part).localname for part in identifier if part.get("resp") == "#seeds2tei"}
    assert added == {"country", "settlement"}


@pytest.mark.parametrize(
    "text",
    [
        "AN, vol. 12, p. 5",
        "NA, series 12, box 3",
        "RA, Diplomatica, vol. 12",
        "AGN, Inquisición, vol. 12, exp. 4",
        "ASV, Segreteria di Stato, b. 12",
        "ГАКО, ф. 1, оп. 2, д. 3, л. 4",
        "ДАВО, ф. 1, оп. 2, спр. 3",
        "НА РБ, ф. 1, оп. 2, д. 3",
    ],
)
def test_an_acronym_of_several_archives_gets_no_country(text: str) -> None:
    identifier = etree.fromstring(describe_references(find_references(text)))[0]
    assert identifier.find(f"{TEI}country") is None
    assert identifier.find(f"{TEI}settlement") is None
    assert identifier.find(f"{TEI}repository").get("key") is None  # type: ignore[union-attr]
    assert identifier.findtext(f"{TEI}altIdentifier[@type='asCited']/{TEI}idno") == text


def test_the_profile_says_where_a_reference_without_repository_is_kept() -> None:
    profile = Profile(collection=Collection(country="RU", repository="Архив общества"))
    identifier = etree.fromstring(describe_references(find_references("ф. 1, оп. 2, д. 3, л. 4"), profile))[0]
    assert [etree.QName(part).localname for part in identifier][:2] == ["country", "repository"]


def test_the_command_prints_tei(tmp_path: Path) -> None:
    profile = tmp_path / "profile.toml"
    profile.write_text('[collection]\nrepository = "Архив общества"\n', encoding="utf-8")
    arguments = ["reference", "ф. 1, оп. 2, д. 3, л. 4", "--format", "tei", "--profile", str(profile)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0
    assert etree.fromstring(result.output).findtext(f".//{TEI}repository") == "Архив общества"


def test_every_reference_of_the_cases_is_valid_and_its_number_stands_as_cited() -> None:
    described = 0
    for name, text, _, _ in cases():
        for found in find_references(text):
            description = etree.fromstring(describe_references([found]))
            assert schema.check(description) == [], name
            number = description.find(f"{TEI}msIdentifier/{TEI}idno[@type='callNumber']")
            words = "".join(map(str, number.itertext())) if number is not None else ""
            assert words or not found.call_number, name
            assert words.removeprefix(found.leaning).removeprefix(", ") in found.raw, name
            values = [part.text for part in number.iter(f"{TEI}idno")][1:] if number is not None else []
            assert not values or sorted(map(str, values)) == sorted(level.value for level in found.call_number), name
            described += 1
    assert described > 400


def test_levels_stand_in_the_order_in_which_they_are_cited() -> None:
    text = "Box 5, Folder 3, Smith Papers, Library of Congress"
    identifier = etree.fromstring(describe_references(find_references(text)))[0]
    number = etree.tostring(identifier.find(f"{TEI}idno"), encoding="unicode", with_tail=False)  # type: ignore[arg-type]
    assert re.sub(r' xmlns="[^"]*"', "", number) == (
        '<idno type="callNumber">Box <idno type="box">5</idno>, Folder <idno type="folder">3</idno>, '
        '<idno type="collection">Smith Papers</idno></idno>'
    )


@pytest.mark.skipif(not DATA.is_dir(), reason="the citations that serve for measuring are not here")
def test_every_citation_of_the_development_set_is_valid(tmp_path: Path) -> None:
    lines = (json.loads(line) for line in (DATA / "dev.jsonl").read_text(encoding="utf-8").splitlines() if line)
    described = [
        describe_references([found])
        for line in lines
        for found in find_references(
            line["context"],
        )
    ]
    assert len(described) > 250
    wrong = [(text, schema.check(etree.fromstring(text))) for text in described]
    assert [item for item in wrong if item[1]] == []
    if not (shutil.which("jing") and SCHEMA.is_file()):
        pytest.skip("jing or tei_all is not here; valid by the project's own schema")
    whole = tmp_path / "all.xml"
    whole.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title></titleStmt>'
        f"<publicationStmt><p>p</p></publicationStmt><sourceDesc>{''.join(described)}</sourceDesc></fileDesc>"
        "</teiHeader><text><body><p/></body></text></TEI>",
        encoding="utf-8",
    )
    run = subprocess.run(["jing", str(SCHEMA), str(whole)], capture_output=True, text=True, check=False)
    assert [line for line in run.stdout.splitlines() if "seeds2tei" not in line] == []


def _levels(description: etree._Element) -> list[tuple[str, str]]:
    """The levels of the call number, or the whole of it where nothing parts it."""
    parts = description.iterfind(f"{TEI}msIdentifier/{TEI}idno[@type='callNumber']/{TEI}idno")
    levels = [(part.get("type") or "", part.text or "") for part in parts]
    return levels or [("", description.findtext(f"{TEI}msIdentifier/{TEI}idno[@type='callNumber']") or "")]


@pytest.mark.skipif(not DATA.is_dir(), reason="the examples of the specification are not here")
def test_the_forms_of_the_specification_have_the_same_levels() -> None:
    differing = set()
    for example in etree.parse(DATA / "examples.xml").iter(f"{TEI}msDesc"):
        cited = example.findtext(f".//{TEI}altIdentifier[@type='asCited']/{TEI}idno") or ""
        found = list(find_references(cited))[:1]
        made = etree.fromstring(describe_references(found)) if found else None
        if made is None or _levels(made) != _levels(example):
            differing.add(example.get("{http://www.w3.org/XML/1998/namespace}id"))
    # "A1, 1911/18393" alone is no reference: it needs an Australian context (below). The one number of a presidential
    # library is an item, hence a level, as in all traditions; there it stands as if it were a shelfmark.
    assert differing == {"australian", "us-presidential"}


@pytest.mark.parametrize(
    ("text", "country", "levels"),
    [
        ("A1, 1911/18393", "Australia", [("series", "A1"), ("item", "1911/18393")]),
        ("WO 32/5678", "GB", [("series", "WO 32"), ("piece", "5678")]),
    ],
)
def test_a_number_is_read_where_the_document_is_known_to_come_from_its_country(
    text: str, country: str, levels: list[tuple[str, str]]
) -> None:
    assert list(find_references(text)) == []
    hints = hints_of(Profile(collection=Collection(country=country)))
    description = etree.fromstring(describe_references(find_references(text, hints=hints)))
    assert _levels(description) == levels


def test_the_number_of_an_edition_stands_beside_the_shelfmark() -> None:
    (found,) = find_references("P.Oxy. I 1 = Bodl. MS. Gr. class. a. 1 (P)")
    identifier = etree.fromstring(describe_references([found]))[0]
    assert identifier.findtext(f"{TEI}idno") == "MS. Gr. class. a. 1 (P)"
    assert identifier.findtext(f"{TEI}altIdentifier[@type='publication']/{TEI}idno") == "P.Oxy. I 1"
    assert identifier.findtext(f"{TEI}altIdentifier[@type='asCited']/{TEI}idno") == found.raw
