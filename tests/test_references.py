"""Archival references: the cases in tests/cases/references, and what holds for every text."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seeds2tei import tables
from seeds2tei.references import GROUP_LEVELS, ITEM_LEVELS, Hints, Locus, Reference, find_references
from seeds2tei.references.archive_words import NAMES as ARCHIVE_NAMES
from seeds2tei.references.evidence import regions
from seeds2tei.references.families import MODULES, family
from seeds2tei.references.families.unnamed import OPENINGS
from seeds2tei.references.grammar import compiled
from seeds2tei.references.kinds import IN_SENTENCE, KINDS
from seeds2tei.references.unknown_acronyms import LABELS

CASES = Path(__file__).parent / "cases" / "references"
BLOCK = re.compile(r"^```\n(.*?)\n?^```$", re.MULTILINE | re.DOTALL)

TRADITIONS = {
    "Soviet and Russian": "russian",
    "Ukrainian": "ukrainian",
    "Belarusian": "belarusian",
    "Baltic": "baltic",
    "Polish": "polish",
    "Czech and Slovak": "czech_slovak",
    "German": "german",
    "Austrian": "austrian",
    "Swiss": "swiss",
    "French": "french",
    "British": "british",
    "United States": "american",
    "Canadian and Australian": "canadian_australian",
    "Italian": "italian",
    "Spanish and Spanish American": "spanish",
    "Portuguese": "portuguese",
    "Dutch and Belgian": "dutch_belgian",
    "Scandinavian": "scandinavian",
    "Hungarian": "hungarian",
    "Romanian": "romanian",
    "Bulgarian": "bulgarian",
    "Yugoslav, Albanian and Greek": "yugoslav_greek",
    "Caucasian, South and South-East Asian": "asian",
    "Turkish": "turkish",
    "Israeli": "israeli",
    "Chinese and Japanese": "chinese_japanese",
    "United Nations": "international",
    "Vatican and medieval shelfmarks": "shelfmarks",
    "Papyri": "papyri",
}
"""The traditions, and the file in `tests/cases/references` that holds their cases."""


def shown(found: Reference) -> str:
    """A reference in one line: repository: levels, leaves (date)."""
    repository = ""
    if found.repository is not None:
        row = found.repository.row
        repository = row.code if row else f"{found.repository.text}?"
    levels = " · ".join(
        f"{level.type} {level.value}{mark(level.alternative, level.inherited)}" for level in found.levels
    )
    date = f" ({found.date.text})" if found.date else ""
    return f"{repository}: {levels}{leaves(found.locus)}{date}"


def mark(alternative: str, inherited: bool) -> str:
    """A second number shows its kind, an inherited level an arrow."""
    return f" [{alternative}]" if alternative else " ←" if inherited else ""


def leaves(locus: Locus | None) -> str:
    """The leaves or pages of a reference."""
    if locus is None:
        return ""
    ranges = ", ".join(
        f"{part.first}" if part.first == part.last else f"{part.first}-{part.last or ''}" for part in locus.ranges
    )
    return f", {locus.unit} {ranges}"


def cases() -> Iterator[tuple[str, str, str, bool]]:
    """Yield file and number, text, expected lines, and whether the case is known to fail."""
    for path in sorted(CASES.glob("*.md")):
        written = path.read_text(encoding="utf-8")
        failures = written.find("## Known failures")
        for number, block in enumerate(BLOCK.finditer(written), 1):
            text, _, expected = (block[1] + "\n").partition("\n.\n")
            yield f"{path.stem} {number}", text, expected.rstrip("\n"), 0 <= failures < block.start()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(text, expected, id=name, marks=pytest.mark.xfail(strict=True) if fails else ())
        for name, text, expected, fails in cases()
    ],
)
def test_a_case_in_prose(text: str, expected: str) -> None:
    assert "\n".join(map(shown, find_references(text))) == expected


def test_many_cases_must_stay_silent() -> None:
    """Most mistakes would be claims too many."""
    silent = [name for name, _, expected, _ in cases() if not expected]
    assert len(silent) >= 40


@pytest.mark.parametrize(("tradition", "file"), TRADITIONS.items(), ids=TRADITIONS.values())
def test_each_tradition_has_cases_that_are_read_and_cases_that_are_not(tradition: str, file: str) -> None:
    expectations = [expected for name, _, expected, _ in cases() if name.rpartition(" ")[0] == file]
    unread = [expected for expected in expectations if not expected]
    assert len(expectations) >= 12, f"{tradition}: {len(expectations)} cases"
    assert len(unread) >= 4, f"{tradition}: {len(unread)} that stay unread"


def test_the_reference_of_the_first_seed_is_read_exactly() -> None:
    (found,) = find_references("**Source**: RGASPI, f. 1, op. 58, d. 6, ll. 145-146.")
    assert found.raw == "RGASPI, f. 1, op. 58, d. 6, ll. 145-146"
    assert [(level.type, level.value) for level in found.levels] == [("fonds", "1"), ("opis", "58"), ("delo", "6")]
    assert [level.cited.text for level in found.group_levels] == ["f. 1", "op. 58"]
    assert found.repository is not None
    assert found.repository.row is not None
    assert (found.repository.text, found.repository.row.settlement) == ("RGASPI", "Moscow")
    assert leaves(found.locus) == ", folio 145-146"
    assert found.certainty == "high"
    assert "Russian State Archive of Socio-Political History" in found.because


def test_the_parts_of_a_reference_stand_where_they_say() -> None:
    text = "Überliefert in: ÖStA, HHStA, StAbt Russland II, Kt. 12, Zl. 5/1, fol. 5r-v."
    (found,) = find_references(text)
    assert text[found.start : found.end] == found.raw
    for level in found.levels:
        assert text[level.start : level.end] == level.value
        assert text[level.cited.start : level.cited.end] == level.cited.text
    assert found.institution is not None
    assert text[found.institution.start : found.institution.end] == "ÖStA"
    assert found.locus is not None
    assert found.locus.cited.text == "fol. 5r-v"
    assert [level.alternative for level in found.alternatives] == ["fileReference"]
    assert [level.type for level in found.call_number] == ["fonds", "box"]


def test_the_document_may_say_which_country_is_meant() -> None:
    text = "AGN, Inquisición, vol. 12, exp. 4"
    assert [shown(found)[:4] for found in find_references(text)] == ["AGN?"]
    hints = Hints(countries=frozenset({"MX"}))
    assert [shown(found)[:6] for found in find_references(text, hints=hints)] == ["AGN-MX"]


def test_ibidem_leans_on_the_last_reference_of_the_passage_before() -> None:
    (before,) = find_references("РГАСПИ. Ф. 17. Оп. 3. Д. 5. Л. 6.")
    (found,) = find_references("Там же. Д. 7. Л. 8.", hints=Hints(previous=before))
    assert shown(found) == "RGASPI: fonds 17 ← · opis 3 ← · delo 7, folio 8"
    assert found.levels[0].start == -1


def test_the_state_of_the_document_is_not_part_of_the_number() -> None:
    (found,) = find_references("RGANI. F. 7. Op. 12. D. 318. L.105. Original. Typewritten text.")
    assert found.raw.endswith("L.105")
    assert found.description is not None
    assert found.description.text == "Original. Typewritten text."


def test_each_reference_has_the_state_of_its_own_copy() -> None:
    text = "Original: BArch, NS 19/12, Bl. 3; Kopie: PA AA, B 3, Bd. 7. Copy in the British Library, Add. MS 12, f. 5."
    said = [reference.description for reference in find_references(text)]
    assert [cited.text for cited in said if cited] == ["Original", "Kopie", "Copy"]
    assert all(text[cited.start : cited.end] == cited.text for cited in said if cited)
    (german,) = find_references("BArch, R 58/1027, Bl. 12. Abschrift.")
    assert german.description is not None
    assert german.description.text == "Abschrift."
    assert find_references("A copy was made. RGASPI, f. 1, op. 2, d. 3").__next__().description is None


def test_a_papka_behind_the_delo_is_kept_and_reported() -> None:
    (found,) = find_references("АВП РФ. Ф. 3. Оп. 64. Д. 686. П. 15. Л. 3.")
    assert [finding.code for finding in found.findings] == ["reference-order"]


def test_an_older_name_is_known_as_such() -> None:
    (found,) = find_references("ЦГАОР СССР, ф. 130, оп. 2, д. 14")
    assert found.repository is not None
    assert found.repository.former
    assert found.repository.row is not None
    assert found.repository.row.code == "GARF"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ФфFfОоOoпpДдdЛлl.,;: \n0123456789-–/АВРГСabcIXMS№()", max_size=120))
def test_any_text_is_read_without_complaint(text: str) -> None:
    for found in find_references("RGASPI " + text + " ф. 1, оп. 2, д. 3"):
        assert found.start <= found.end
        for level in found.levels:
            assert level.type in GROUP_LEVELS | ITEM_LEVELS


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_the_words_around_do_not_change_what_is_read(before: str, after: str) -> None:
    text = f"{before}\n\nРГАНИ. Ф. 3. Оп. 66. Д. 471. Л. 1;\n\n{after}"
    assert "RGANI: fonds 3 · opis 66 · delo 471, folio 1" in [shown(found) for found in find_references(text)]


@pytest.mark.parametrize(
    "unit",
    [
        "f. 1, ",
        "ф. 1 оп. ",
        "RGASPI, ",
        "1-",
        "l. 1, 2, 3, ",
        "ГАКО 1 ",
        "((",
        "Archivo General ",
        "MS a ",
        "Box 1, ",
        "Ibid., ",
        "Там же. ",
        "Там же. Л. 1; ",
        "AGN, Tierras, vol. 3; ",
        "\n1. Там же. С. 5",
        "P.Oxy. I 1 = ",
    ],
)
def test_hostile_text_takes_time_in_proportion(unit: str) -> None:
    def spent(size: int) -> float:
        text = "RGASPI, f. 1, " + unit * (size // len(unit))
        began = time.process_time()
        for _ in find_references(text):
            pass
        return time.process_time() - began

    spent(1_000)
    assert spent(40_000) < 30 * spent(4_000) + 0.2


def test_prose_loads_no_table() -> None:
    tables.repositories.cache_clear()
    for _ in find_references("In the spring of 1937 the committee sent 12 letters, and on 3 May an answer came."):
        pass
    assert tables.repositories.cache_info().misses == 0


def test_every_tradition_of_the_table_has_a_grammar() -> None:
    for row in tables.repositories():
        assert row.family == "" or family(row.family) is not None, row.code
    for name in MODULES:
        grammar = family(name)
        assert grammar is not None
        patterns = (*grammar.forms, *(rung.pattern for rung in grammar.ladder), grammar.strays, grammar.gap)
        for pattern in patterns:
            types = set(compiled(pattern).groupindex) - {"leaf", "label", "value"}
            assert {kind.removesuffix("_label") for kind in types} <= GROUP_LEVELS | ITEM_LEVELS


def test_the_table_of_repositories_is_sound() -> None:
    rows = tables.repositories()
    assert len({row.code for row in rows}) == len(rows)
    for row in rows:
        assert row.country in tables.countries(), row.code
        assert row.confidence in ("high", "medium"), row.code
        assert row.settlement, row.code
        assert all(name == name.strip() for name in row.former_names.split(";")), row.code


def test_every_acronym_of_the_table_is_seen_by_the_cheap_look() -> None:
    for row in tables.repositories():
        for name in filter(None, row.acronym_original.split(";")):
            assert list(regions(f"in: {name}, 58/123")), name


def test_every_full_name_of_the_table_is_seen_by_the_cheap_look() -> None:
    for row in tables.repositories():
        english = "" if "(" in row.name_english else row.name_english
        for name in filter(None, (row.name_original, english, *row.also_cited_as.split(";"))):
            assert list(regions(f"in: {name.split(' (')[0]}, 58/123")), name


WITH_LETTERS = [
    *((letters, pattern) for letters, pattern, _ in (*KINDS, *IN_SENTENCE, *ARCHIVE_NAMES, *LABELS)),
    *((opening.letters, opening.pattern) for opening in OPENINGS if opening.letters),
]


@pytest.mark.parametrize(("letters", "pattern"), WITH_LETTERS, ids=[pattern for _, pattern in WITH_LETTERS])
@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_name_is_looked_for_where_its_letters_stand(letters: str, pattern: str, data: st.DataObject) -> None:
    name = data.draw(st.from_regex(re.sub(r"\(\?=.*\)\Z", "", pattern), fullmatch=True))  # without what follows
    assert any(some in name for some in letters.split("|"))


STEPS = [
    (rung.pattern, rung.initials)
    for grammar in map(family, MODULES)
    if grammar is not None
    for rung in grammar.ladder
    if rung.initials
]


@settings(max_examples=300, suppress_health_check=list(HealthCheck))
@given(step=st.sampled_from(STEPS), data=st.data())
def test_a_step_is_tried_where_its_initial_stands(step: tuple[str, str], data: st.DataObject) -> None:
    pattern, initials = step
    written = data.draw(st.from_regex(compiled(pattern).pattern, fullmatch=True))
    assert written[0].casefold() in initials
    assert written.upper()[0].casefold() in initials
