"""Time grows with the size of a text, never with its square: every pattern of the package, and whole documents.

What is asserted is the power with which CPU time grows from one size to another, not the seconds: 1 is linear, 2
the square. `python -m benchmarks.linear_time` tries all attacks at all sizes; here each pattern meets all of them
at 2 kB, and the worst at 10 kB, 100 kB and 1 MB as long as that is quick.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))  # the benchmarks are no package that is installed

from benchmarks.attacks import FLOODS, OUT_OF_REACH, PAGES, Target, attacks, targets
from benchmarks.linear_time import GROWTH, growth, slow_document, slow_pattern

from seeds2tei.recognisers import RECOGNISERS

SIZES = (10_000, 100_000, 1_000_000)
TARGETS = targets()


@pytest.mark.parametrize(
    ("expression", "method"),
    [
        (r"\s*\n\s*", "search"),  # begins anew at each blank
        (r"[a-z]+$", "search"),
        (r"\s*:?\s*x", "match"),  # the same blanks read in two ways
        (r"(?:a|aa)+b", "match"),  # exponential
        (r"\[.*?\[.*?\]", "search"),
        (r"(?:\w+\s?)+\.", "match"),
    ],
)
def test_a_slow_pattern_is_found_out(expression: str, method: str) -> None:
    slow = slow_pattern(
        Target("invented", re.compile(expression), frozenset({method})), SIZES[:2], first=2_000, limit=0.3
    )
    assert slow is not None
    assert slow.power > GROWTH


@pytest.mark.parametrize(
    ("expression", "method"),
    [
        (r"(?<!\s)\s*\n\s*", "search"),
        (r"\[[^\[\]]{0,80}\]", "search"),
        (r"(?<!\w)\w++$", "search"),
        (r"(?:\w++\s?)++\.", "match"),
        (r"[ \t]*+:", "match"),
    ],
)
def test_a_quick_pattern_is_not(expression: str, method: str) -> None:
    assert slow_pattern(Target("invented", re.compile(expression), frozenset({method})), SIZES[:2]) is None


def test_every_pattern_is_met() -> None:
    # A few that stand in each of the ways in which a module can hold a pattern.
    places = {target.place for target in TARGETS}
    expected = {
        "source.LINE_END",  # by a name
        "readers.SHAPES",  # in a mapping
        "references.kinds.patterns",  # made by a cached function
        "dates.forms.forms",  # in a named tuple or dataclass
        "recognisers.line_break.NOTATION",
    }
    assert expected <= places
    assert any(place.startswith("record.py: ") for place in places)  # inside a call of re
    assert len(TARGETS) > 300


def test_what_no_document_reaches_is_still_there() -> None:
    assert all(reason for reason in OUT_OF_REACH.values())
    assert not {target.place for target in TARGETS} & set(OUT_OF_REACH)


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.place)
def test_a_pattern_takes_linear_time(target: Target) -> None:
    slow = slow_pattern(target, SIZES, first=2_000, patience=0.05)
    assert slow is None, f"{target.place} takes time with the power {slow.power:.2f} of the size on {slow.text}"


def test_each_repeat_is_attacked() -> None:
    texts = {attack.text(12) for attack in attacks(re.compile(r"Source:\s*([a-z]+)\b"))}
    assert "Source:" + " " * 12 in texts
    assert "Source: " + "a" * 12 + "\x00" in texts


@pytest.mark.parametrize("name", FLOODS)
def test_a_flooded_document_takes_linear_time(name: str) -> None:
    power = slow_document(FLOODS[name], "markdown", (1_000, 8_000))
    assert power <= GROWTH, f"{name}: the time grows with the power {power:.2f} of the size"


@pytest.mark.parametrize("name", PAGES)
def test_a_flooded_page_takes_linear_time(name: str) -> None:
    power = slow_document(PAGES[name], "html", (1_000, 8_000))
    assert power <= GROWTH, f"{name}: the time grows with the power {power:.2f} of the size"


def test_the_recognisers_are_in_those_documents() -> None:
    # A document passes every recogniser: none is switched off there.
    assert len(RECOGNISERS) == len({recogniser.name for recogniser in RECOGNISERS})


def test_growth_tells_a_square_from_a_line() -> None:
    def square(text: str) -> int:
        return sum(1 for _ in text for _ in text)

    def line(text: str) -> int:
        return sum(ord(sign) % 7 for sign in text * 200)

    assert growth(square, lambda length: "a" * length, 200, 1_600) == pytest.approx(2, abs=0.4)
    assert growth(line, lambda length: "a" * length, 200, 1_600) == pytest.approx(1, abs=0.3)
