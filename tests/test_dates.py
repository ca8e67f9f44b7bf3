"""Dates: the cases of cases/dates.md, and what must hold for any text."""

from __future__ import annotations

import datetime
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds2tei.dates import DateFound, find_dates
from seeds2tei.dates.vocabulary import vocabulary

CASES = Path(__file__).parent / "cases" / "dates.md"
CASE = re.compile(r"\n\n```(?P<known>[^\n]*)\n(?P<text>.*?)\n\.\n(?P<expected>.*?)```$", re.M | re.S)
SECTION = re.compile(r"^## (.*)$", re.M)

# xsd:gYear, gYearMonth, date, dateTime, gMonthDay: the forms of TEI's teidata.temporal.w3c that are used.
W3C = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d)?)?)?|--\d\d-\d\d")


class Case(NamedTuple):
    section: str
    title: str
    known: str
    text: str
    expected: tuple[str, ...]


def cases() -> Iterator[Case]:
    page = CASES.read_text(encoding="utf-8")
    headings = [(match.start(), match[1]) for match in SECTION.finditer(page)]
    for match in CASE.finditer(page):
        section = [name for start, name in headings if start < match.start()][-1]
        title = page[: match.start()].rpartition("\n\n")[2]
        expected = tuple(match["expected"].splitlines())
        yield Case(section, title, match["known"], match["text"], expected)


def read(case: Case) -> tuple[str, ...]:
    """What is read in the text of a case, in the form in which the case expects it."""
    known = dict(word.partition("=")[::2] for word in case.known.split())
    found = find_dates(
        case.text,
        language=known.get("language"),
        near=int(known["near"]) if "near" in known else None,
        years="years" in known,
        yearless="yearless" in known,
    )
    return tuple(line(case.text, date) for date in found)


def line(text: str, date: DateFound) -> str:
    """One reading as the cases write it: words => attributes, a ~ before them where not quite certain."""
    words = " ".join(text[date.start : date.end].split())
    attributes = " ".join(f'{name}="{value}"' for name, value in date.attributes)
    return f"{words} => {'' if date.cert == 'high' else '~ '}{attributes}".rstrip()


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case.title,
            marks=[pytest.mark.xfail(strict=True)] if case.section == "Known failures" else [],
        )
        for case in cases()
    ],
)
def test_case(case: Case) -> None:
    assert read(case) == case.expected


def test_every_case_of_the_page_is_run() -> None:
    assert len(list(cases())) == CASES.read_text(encoding="utf-8").count("\n.\n")


def test_at_least_forty_cases_must_stay_as_they_are() -> None:
    untouched = [case for case in cases() if case.section == "Must stay as they are"]
    assert len(untouched) >= 40
    assert all(case.expected == () for case in untouched)


# --- what must hold for any text -------------------------------------------------------------------

PIECES = st.sampled_from(
    (
        "10 1 31 3. 1939 '39 62 904 January May mai января Febrero de of the - / . , – ( ) [ ] ? \n "
        'I. XII g. г. p.m. 15 hrs and or to between from 2/15 年 月 日 一九四七 1947年 4月 “ " __ O.S. '
        "Monday 10.1.1939"
    ).split(" ")
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=14).map(
    lambda pairs: "".join(piece + blank for piece, blank in pairs)
)


def check(text: str, found: list[DateFound]) -> None:
    """Every reading has words, a valid form and a sentence; they are in order and do not overlap."""
    end = 0
    for date in found:
        assert 0 <= date.start < date.end <= len(text)
        assert text[date.start : date.end].strip() == text[date.start : date.end]
        assert all(W3C.fullmatch(value) for _, value in date.attributes)
        assert [name for name, _ in date.attributes] in (
            ["when"],
            ["from", "to"],
            ["notBefore", "notAfter"],
            [],
        )
        assert date.cert in ("high", "medium", "low")
        assert date.precision in ("time", "day", "month", "year")
        assert date.because.startswith("'")
        assert date.start >= end
        end = date.end


@given(TEXTS | st.text(), st.sampled_from([None, "en", "en-US", "de", "ru"]))
def test_any_text_is_read_in_order_and_in_valid_forms(text: str, language: str | None) -> None:
    check(text, list(find_dates(text, language=language)))


@given(TEXTS, st.sampled_from([None, 1862, 1939]))
def test_so_it_is_with_all_that_can_be_asked_for(text: str, near: int | None) -> None:
    check(text, list(find_dates(text, near=near, years=True, yearless=True)))


@given(TEXTS)
def test_the_reading_is_the_same_each_time(text: str) -> None:
    assert list(find_dates(text)) == list(find_dates(text))


@given(st.dates(min_value=datetime.date(1500, 1, 1), max_value=datetime.date(2100, 12, 31)), st.integers(0, 3))
def test_every_day_is_read_as_it_is_written(day: datetime.date, form: int) -> None:
    name = day.strftime("%B")
    written = (
        f"{day.day} {name} {day.year}",
        f"{name} {day.day}, {day.year}",
        f"{day.day}.{day.month}.{day.year}",
        day.isoformat(),
    )[form]
    (found,) = find_dates(f"He wrote on {written}, and left.")
    assert found.attributes == (("when", day.isoformat()),)


def test_no_spelling_names_two_months() -> None:
    by_name: dict[str, set[int]] = {}
    for spelling, month in vocabulary().months.items():
        by_name.setdefault(spelling, set()).add(month.number)
    assert all(len(numbers) == 1 for numbers in by_name.values())


# --- the time it takes -----------------------------------------------------------------------------

UNKIND = [
    "12 ",
    "1.1.",
    "de de de 3 de ",
    "1939 ",
    "3 May ",
    "10-",
    "10 to 12 to ",
    "I.1.I ",
    "年3",
    "__",
    "[?",
    "1 p.m. ",
]


def seconds(text: str) -> float:
    start = time.process_time()
    for _ in find_dates(text):
        pass
    return time.process_time() - start


@pytest.mark.parametrize("piece", UNKIND)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    lines = [(piece * (size // len(piece) + 1))[:size] for size in (10_000, 100_000, 1_000_000)]
    seconds(lines[0])
    small, middle, large = (
        min(seconds(text) for _ in range(times)) for text, times in zip(lines, (5, 3, 1), strict=True)
    )
    assert middle < 30 * small + 0.05
    assert large < 30 * middle + 0.05


def test_prose_with_few_dates_costs_little() -> None:
    sentence = "The committee met again in the great hall, and after long debate they sent three of its members. "
    prose = (sentence * 9 + "There were 40 men on 10 January 1939. ") * 5_500
    assert len(prose) > 5_000_000
    assert seconds(prose) < 1.0  # 0.2 s on a machine that does nothing else
