"""The recognisers, by the cases in cases/: what each claims, and what it must leave as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import case_files
from tests.case_files import FAILURES, STAYS, Case
from tests.case_results import normalised, recognised, written

FILES = case_files.case_files()
ALL = [case for path in FILES for case in case_files.cases(path)]
LEAST = 6


def ids(case: Case) -> str:
    return case.id


@pytest.mark.parametrize("case", [case for case in ALL if case.section != FAILURES], ids=ids)
def test_case(case: Case, accept: bool) -> None:
    found = written(recognised(case, case.recognisers))
    if case.expected is None:
        assert case.section == STAYS, f'"{case.sentence}" expects nothing and is not among those that must stay'
        expected = written(recognised(case, ()))
    else:
        expected = normalised(case.expected)
        if accept and found != expected:
            case_files.rewrite(case, found)
            return
    assert found == expected, case.sentence


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("case", [case for case in ALL if case.section == FAILURES], ids=ids)
def test_known_failure(case: Case) -> None:
    found = written(recognised(case, case.recognisers))
    assert found == normalised(case.expected or "")


# Divisions stand around every text: there is none that they leave as it is.
@pytest.mark.parametrize("path", [path for path in FILES if path.stem != "division"], ids=lambda path: path.stem)
def test_says_what_must_stay(path: Path) -> None:
    """Most mistakes of a recogniser are claims too many."""
    stays = [case for case in case_files.cases(path) if case.section == STAYS]
    assert len(stays) >= LEAST, f"{path.name} has {len(stays)} cases under '{STAYS}', and needs {LEAST}"
