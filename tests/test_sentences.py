"""Sentences: the cases of sentences.md, and what is true of any text."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds2tei.parallel.sentences import sentences

CASES = re.findall(
    r"^```(\w+)\n(.*?)^```$",
    (Path(__file__).parent / "sentences.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)
LANGUAGES = st.sampled_from([None, "en", "de", "ru", "el", "zh", "en-GB", "xx"])
# Texts of the signs about which the rules are, rather than of any signs whatever.
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from([*". ! ? … 。 ; ( ) [ ] ” « г. op. 12 1939 A St a".split(), " ", "\n", "\n\n", "。"])).map(
        "".join
    ),
)


def cut(text: str, language: str | None = None) -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


@pytest.mark.parametrize(("language", "lines"), CASES, ids=[f"{code}-{block[:30].strip()}" for code, block in CASES])
def test_case(language: str, lines: str) -> None:
    expected = lines.splitlines()
    assert cut(" ".join(expected), language) == expected


def test_line_ends_are_blanks_and_blank_lines_are_ends() -> None:
    assert cut("A heading\n\nOne line\nand another. The end.\n") == ["A heading", "One line\nand another.", "The end."]


def test_chinese_and_japanese_need_no_blanks() -> None:
    assert cut("他说：“好。”然后走了。我们也走了！", "zh") == ["他说：“好。”", "然后走了。", "我们也走了！"]
    assert cut("「はい。」と言った。次の日。", "ja") == ["「はい。」と言った。", "次の日。"]


def test_an_unknown_language_respects_all_abbreviations() -> None:
    assert cut("См. тов. Иванов. Vgl. Dr. Huber. Fin.") == ["См. тов. Иванов.", "Vgl. Dr. Huber.", "Fin."]


def test_nothing_has_no_sentences() -> None:
    assert sentences("") == sentences(" \n\n\t") == []


@given(TEXTS, LANGUAGES)
def test_sentences_tile_the_text(text: str, language: str | None) -> None:
    """They stand in order, none is empty or begins or ends with a blank, and between them are only blanks."""
    spans = sentences(text, language)
    outside = [text[a:b] for a, b in zip([0, *(e for _, e in spans)], [*(s for s, _ in spans), len(text)], strict=True)]
    assert all(start < end for start, end in spans)
    assert "".join(outside).strip() == ""
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


@given(TEXTS, LANGUAGES)
def test_the_same_text_is_cut_the_same_way(text: str, language: str | None) -> None:
    assert sentences(text, language) == sentences(text, language)


@given(TEXTS)
def test_a_semicolon_is_never_an_end(text: str) -> None:
    assert not any(sentence.endswith(";") for sentence in cut(text.replace("\n\n", "\n") + " end", "en"))


HARD = [
    ".", ". ", ".\n", ". [[[[", " ", "\n ", ".)", "a. 1 ", "г. A", "г. AB ", ".[a]", "((((. ", "1. ", "...” ", "x.y. ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HARD)
def test_time_grows_with_length_alone(piece: str) -> None:
    """Four times the text takes about four times the time, however unkind it is."""
    short, long = (_seconds(lambda size=size: sentences(piece * size, "ru")) for size in (5_000, 20_000))
    assert long < 12 * max(short, 0.002)


def _seconds(work: Callable[[], object]) -> float:
    """The least computing time of three trials."""
    trials = []
    for _ in range(3):
        begun = time.process_time()
        work()
        trials.append(time.process_time() - begun)
    return min(trials)
