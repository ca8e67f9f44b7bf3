"""Brackets and signs: what must hold for any text, who answers for a bracket, and how long it takes."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.case_results import recogniser

from seeds2tei.annotation import Annotation
from seeds2tei.brackets import brackets, responsible, strays
from seeds2tei.nesting import begin, nest
from seeds2tei.passage import Draft, Passage
from seeds2tei.profile import Profile
from seeds2tei.readers import read
from seeds2tei.source import Source, Span

ROOMS = (
    "page_break line_break gap unclear sic deletion addition editor_note gloss expansion supplied surplus".split()
)  # fmt: skip
PIECES = st.sampled_from(
    r"[ ] [] [...] [?] [sic] [and] [deleted:so] [p.3] [p.*3*] the the CC T[elegram] 197[4] word wo[r]d * `]` \[ \]"
    r" [a](b) <...>".split()
    + "[p. 3]|[Line 4]|[Central Committee]|**[the men]**|[typed, not signed - GF]|\n|\n\n|. | ".split("|")
)


def recognised(text: str, rooms: Sequence[str] = ROOMS) -> Draft:
    source = Source("letter.md", f"{text} .a", "utf-8")
    draft, _ = begin(source, read(source, "markdown"))
    for room in map(recogniser, rooms):
        draft, _ = nest(draft, room.find(draft.passages, Profile()))
    return draft


def passage(text: str, *inline: Annotation, within: tuple[Annotation, ...] = ()) -> Passage:
    span = Span(0, len(text))
    return Passage(Annotation(span, "p"), inline, text, within, (0,), (span,), (True,))


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join))
def test_signs_have_their_shape_and_claims_their_elements(text: str) -> None:
    """Each room claims what it declares, or evidence, inside the text, and twice the same."""
    source = Source("letter.md", f"{text} .a", "utf-8")
    draft, _ = begin(source, read(source, "markdown"))
    for room in map(recogniser, ROOMS):
        found = list(room.find(draft.passages, Profile()))
        assert found == list(room.find(draft.passages, Profile()))
        for claim in found:
            assert claim.tag in (*room.elements, "")
            assert claim.because
            assert 0 <= claim.span.start < claim.span.end <= len(source.text)
            for mark in claim.marks:
                assert room.notation[mark.rule].fullmatch(source.text, *mark.span)
        draft, _ = nest(draft, found)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_a_bracket_is_claimed_once(text: str) -> None:
    """No bracket is two things at once."""
    whole = "supplied gloss unclear note gap del add".split()
    for block in recognised(text).passages:
        spans = [claim.span for claim in block.inline if claim.tag in whole]
        assert len(spans) == len(set(spans))


def test_who_answers_for_a_version_answers_for_its_brackets() -> None:
    version = Annotation(Span(0, 9), "div", (("type", "translation"), ("resp", "#person-3")))
    inside = passage("For this they [the villagers] have paid.", within=(version,))
    (supplied,) = (c for c in recogniser("supplied").find([inside], Profile()) if c.tag == "supplied")
    assert supplied.get("resp") == "#person-3"
    other = Annotation(Span(0, 9), "div", (("type", "notes"), ("resp", "#person-3")))
    assert responsible(passage("a", within=(other,))) == ()


def test_a_bracket_that_a_claim_touches_is_left_alone() -> None:
    text = "they [the villagers] have [and] so"
    assert [b.words for b in brackets(passage(text))] == ["the villagers", "and"]
    for claimed in (Span(5, 20), Span(6, 9), Span(0, 8), Span(15, 24)):
        assert [b.words for b in brackets(passage(text, Annotation(claimed, "ref")))] == ["and"], claimed
    assert len(list(brackets(passage(text, Annotation(Span(0, 34), "quote"))))) == 2
    assert len(list(brackets(passage(text, Annotation(Span(5, 20), "hi"))))) == 2


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        ("a [b] c", ["b"], ["b"]),
        ("a [b [c] d] e", ["c"], []),
        ("a [b [c] d", ["c"], ["c"]),
        ("a] b [c] d]", ["c"], ["c"]),
        ("[a] [b [c]] [d]", ["a", "c", "d"], ["a", "d"]),
    ],
)
def test_brackets_nest(text: str, inner: list[str], outer: list[str]) -> None:
    assert [bracket.words for bracket in brackets(passage(text), nested=True)] == inner
    assert [bracket.words for bracket in brackets(passage(text))] == outer


def test_strays() -> None:
    assert strays("a] [b] c] [d") == ([1, 8], 1)


HOSTILE = {
    "open": "[",
    "closed": "]",
    "pairs": "[and] so ",
    "nested": "[a ",
    "signs": "wo[r]d ",
    "doubled": "the the ",
    "words": "then the of off ",
    "capitals": "A.B.",
    "gaps": "[...] ",
    "unclear": "word [?] ",
    "dashes": "[- - - ",
    "initials": "[x - A.B ",
    "blanks": "[ " + " " * 40,
    "pages": "[p. 3] ",
    "angles": "<... ",
}


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_takes_time_in_proportion(room: str, unit: str) -> None:
    """Ten times the text takes about ten times as long, not a hundred."""
    find = recogniser(room).find

    def seconds(length: int) -> float:
        block = passage(unit * (length // len(unit)))
        best = 9.0
        for _ in range(2):
            start = time.process_time()
            for _ in find([block], Profile()):
                pass
            best = min(best, time.process_time() - start)
        return best

    short, long = seconds(6_000), seconds(60_000)
    assert long < 0.03 or long < 30 * short, f"{short:.4f} s, then {long:.4f} s"


def test_prose_costs_little() -> None:
    """Prose with few brackets: all rooms together read a megabyte in a twentieth of a second, and some slack."""
    sentence = "It is known that the secretaries of the committees have looked at the mills, and that they were sold. "
    blocks = [passage(sentence * 10) for _ in range(1_000)]
    start = time.process_time()
    for room in map(recogniser, ROOMS):
        for _ in room.find(blocks, Profile()):
            pass
    assert time.process_time() - start < 0.5
