"""The option that rewrites what cases expect."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite what the cases expect; read the diff afterwards")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether a case that differs is to be rewritten."""
    return bool(request.config.getoption("--accept"))
