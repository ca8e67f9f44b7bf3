"""Archival references: the cases in tests/cases/references, and what holds for every text."""

from __future__ import annotations

from seeds2tei.references import find_references


def test_the_reference_of_the_first_seed_is_read_exactly() -> None:
    (found,) = find_references("**Source**: RGASPI, f. 1, op. 58, d. 6, ll. 145-146.")
    assert found.raw == "RGASPI, f. 1, op. 58, d. 6, ll. 145-146"
    assert [(level.type, level.value) for level in found.levels] == [
        ("fonds", "1"),
        ("opis", "58"),
        ("delo", "6"),
    ]
    assert [level.cited.text for level in found.group_levels] == ["f. 1", "op. 58"]
    assert found.repository is not None
    assert found.repository.row is not None
    assert found.repository.row.code == "RGASPI"
    assert found.locus is not None
    assert [(str(part.first), str(part.last)) for part in found.locus.ranges] == [("145", "146")]
