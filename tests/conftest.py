"""The option that rewrites what cases expect, how properties choose their texts, and what Ctrl-C does."""

from __future__ import annotations

import os
import signal

import pytest
from hypothesis import settings

# A run tries the same texts every time, so that a change is judged by what it changed. Hunts are for
# SEEDS2TEI_PROPERTIES=long, and what they find becomes a case.
settings.register_profile("steady", derandomize=True, deadline=None)
if os.environ.get("SEEDS2TEI_PROPERTIES") != "long":
    settings.load_profile("steady")

# A job in the background of a shell ignores Ctrl-C, and so would every program that a test starts and stops.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite what the cases expect; read the diff afterwards")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether a case that differs is to be rewritten."""
    return bool(request.config.getoption("--accept"))
