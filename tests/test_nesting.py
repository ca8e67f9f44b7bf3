"""Claims become a draft: what replaces what, what is cut, what is refused, and that no text is ever lost."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seeds2tei.annotation import Annotation
from seeds2tei.nesting import begin, nest
from seeds2tei.passage import Draft
from seeds2tei.readers import read
from seeds2tei.source import Mark, Source, Span

LETTER = "Wien, 5. 12. 1904\n\nLieber **Konrad**,\n\nich komme *morgen* gern.\n\nDein\nArthur"


def draft_of(text: str) -> Draft:
    source = Source("letter.md", text, "utf-8")
    draft, findings = begin(source, read(source, "markdown"))
    assert not findings
    return draft


def claim(draft: Draft, words: str, tag: str, **more: object) -> Annotation:
    start = draft.source.text.index(words)
    return Annotation(Span(start, start + len(words)), tag, by="test", **more)  # type: ignore[arg-type]


def shown(draft: Draft) -> list[str]:
    """Each passage as its containers, its element, its words and what stands among them."""
    lines = []
    for passage in draft.passages:
        around = "".join(f"{container.tag}/" for container in passage.within if container.tag != "text")
        inside = " ".join(f"{inner.tag}={passage.words(inner.span)!r}" for inner in passage.inline)
        lines.append(f"{around}{passage.tag}: {passage.text}" + (f" ({inside})" if inside else ""))
    return lines


def test_a_reader_gives_paragraphs_and_formatting() -> None:
    assert shown(draft_of(LETTER)) == [
        "p: Wien, 5. 12. 1904",
        "p: Lieber Konrad, (hi='Konrad')",
        "p: ich komme morgen gern. (hi='morgen')",
        "p: Dein\nArthur",
    ]


def test_a_claim_over_a_whole_paragraph_replaces_it() -> None:
    draft = draft_of(LETTER)
    draft, findings = nest(draft, [claim(draft, "Lieber **Konrad**,", "salute")])
    assert not findings
    assert shown(draft)[1] == "salute: Lieber Konrad, (hi='Konrad')"


def test_a_note_over_a_part_of_a_figure_is_its_block() -> None:
    draft = draft_of("The mill. Photo: Karr.\n\nIt burnt.")
    claims = [claim(draft, "The mill. Photo: Karr.", "figure"), claim(draft, "The mill.", "head")]
    draft, findings = nest(draft, [*claims, claim(draft, "Photo: Karr.", "note")])
    assert not findings
    assert shown(draft) == ["figure/head: The mill.", "figure/note: Photo: Karr.", "p: It burnt."]


def test_a_block_over_a_whole_list_takes_its_place() -> None:
    draft = draft_of("- Home\n- News\n- Search\n\nText.")
    draft, findings = nest(draft, [claim(draft, "- Home\n- News\n- Search", "fw")])
    assert not findings
    assert shown(draft) == ["fw:  Home\n News\n Search", "p: Text."]
    assert [container.tag for container in draft.containers] == ["text"]


def test_an_opener_over_two_paragraphs_is_their_container() -> None:
    draft = draft_of(LETTER)
    claims = [
        claim(draft, "Wien, 5. 12. 1904\n\nLieber **Konrad**,", "opener"),
        claim(draft, "Wien, 5. 12. 1904", "dateline"),
        claim(draft, "Lieber **Konrad**,", "salute"),
    ]
    draft, findings = nest(draft, claims)
    assert not findings
    assert shown(draft)[:2] == [
        "opener/dateline: Wien, 5. 12. 1904",
        "opener/salute: Lieber Konrad, (hi='Konrad')",
    ]


def test_a_block_claim_over_a_part_cuts_the_paragraph() -> None:
    draft = draft_of(LETTER)
    draft, findings = nest(
        draft,
        [claim(draft, "Dein\nArthur", "closer"), claim(draft, "Dein", "salute"), claim(draft, "Arthur", "signed")],
    )
    assert not findings
    assert shown(draft)[3] == "closer: Dein\nArthur (salute='Dein' signed='Arthur')"


def test_a_signature_that_is_all_of_a_closer_is_around_the_name() -> None:
    draft = draft_of("Dear Anna,\n\nall is well.\n\nJosef Karr")
    tags = ("closer", "signed", "persName")
    draft, findings = nest(draft, [claim(draft, "Josef Karr", tag) for tag in tags])
    assert not findings
    assert shown(draft)[-1] == "closer: Josef Karr (signed='Josef Karr' persName='Josef Karr')"


def test_a_label_is_cut_out_of_its_line_and_its_stars_stay_notation() -> None:
    draft = draft_of("**Source**: RGASPI, f. 1\n\nText.")
    draft, findings = nest(
        draft,
        [
            claim(draft, "**Source**: RGASPI, f. 1", "list", attributes=(("type", "gloss"),)),
            claim(draft, "**Source**:", "label"),
            claim(draft, "RGASPI, f. 1", "item"),
        ],
    )
    assert not findings
    assert shown(draft) == ["list/label: Source: (hi='Source')", "list/item: RGASPI, f. 1", "p: Text."]


def test_a_date_that_begins_in_bold_takes_the_stars_in() -> None:
    draft = draft_of("On **12 May** 1920 he left.")
    draft, findings = nest(draft, [claim(draft, "12 May** 1920", "date")])
    assert not findings
    assert shown(draft) == ["p: On 12 May 1920 he left. (date='12 May 1920' hi='12 May')"]


def test_formatting_that_crosses_a_claim_is_split() -> None:
    draft = draft_of("He said *very well, John* Smith.")
    draft, findings = nest(draft, [claim(draft, "John* Smith", "persName")])
    assert not findings
    assert shown(draft) == ["p: He said very well, John Smith. (hi='very well, ' persName='John Smith' hi='John')"]


def test_of_two_claims_that_cross_the_earlier_stands() -> None:
    draft = draft_of("one two three")
    draft, _ = nest(draft, [claim(draft, "one two", "persName")])
    draft, findings = nest(draft, [claim(draft, "two three", "date")])
    assert shown(draft) == ["p: one two three (persName='one two')"]
    assert [finding.code for finding in findings] == ["crossing"]


def test_what_tei_does_not_allow_is_refused_with_a_finding() -> None:
    draft = draft_of("one two three")
    draft, _ = nest(draft, [claim(draft, "one two", "pc")])
    draft, findings = nest(draft, [claim(draft, "one", "date")])
    assert shown(draft) == ["p: one two three (pc='one two')"]
    assert [finding.code for finding in findings] == ["not-allowed-here"]


def test_a_claim_dissolves_a_list_that_may_not_hold_it() -> None:
    draft = draft_of("1. Anna\n2. Boris\n")
    item = next(container for container in draft.containers if container.tag == "item")
    draft, findings = nest(draft, [Annotation(item.span, "div", (("type", "comment"),), by="test")])
    assert not findings
    assert shown(draft) == ["div/p: Anna", "p: Boris"]


def test_a_sign_in_which_a_claim_ends_is_no_sign() -> None:
    draft = draft_of("He [page 12] left.")
    draft, _ = nest(draft, [claim(draft, "He [page", "persName")])
    sign = Mark(Span(3, 12), "", "page-break")
    draft, findings = nest(draft, [Annotation(sign.span, "pb", (("n", "12"),), (sign,), by="test")])
    assert shown(draft) == ["p: He [page 12] left. (persName='He [page')"]
    assert [finding.code for finding in findings] == ["crossing"]


def test_two_halves_of_a_paragraph_become_one() -> None:
    draft = draft_of("It should be\n\nany more humane.")
    whole = Annotation(Span(0, len(draft.source.text)), "p", by="test")
    anchor = Annotation(Span(14, 14), "anchor", by="test")
    draft, findings = nest(draft, [whole, anchor])
    assert not findings
    assert shown(draft) == ["p: It should be\n\nany more humane. (anchor='')"]


def test_a_sign_taken_out_leaves_the_words_together() -> None:
    draft = draft_of("Frei[p. 4]heit")
    span = Span(4, 10)
    draft, findings = nest(draft, [Annotation(span, "pb", (("n", "4"),), (Mark(span, "", "page-break"),), by="test")])
    assert not findings
    assert draft.passages[0].text == "Freiheit"
    assert draft.passages[0].span(0, 8) == Span(0, 14)


@pytest.mark.parametrize(
    "tag", ["div", "opener", "p", "note", "date", "salute", "list", "item", "label", "head", "bibl"]
)
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_claim_ever_loses_a_word(tag: str, data: st.DataObject) -> None:
    draft = draft_of(LETTER + "\n\n- a\n- b\n\n> quoted *text*")
    length = len(draft.source.text)
    words = "".join("".join(passage.text.split()) for passage in draft.passages)
    for start, end in data.draw(st.lists(st.tuples(st.integers(0, length), st.integers(0, length)), max_size=4)):
        draft, _ = nest(draft, [Annotation(Span(min(start, end), max(start, end)), tag, by="test")])
    assert "".join("".join(passage.text.split()) for passage in draft.passages) == words
    spans = [passage.block.span for passage in draft.passages]
    assert spans == sorted(spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    for passage in draft.passages:
        assert_nested(passage.block.span, (inner.span for inner in passage.inline))


def assert_nested(outer: Span, spans: Iterable[Span]) -> None:
    """Every span lies inside the one around it, and none crosses another."""
    stack = [outer]
    for span in spans:
        while len(stack) > 1 and stack[-1].end <= span.start:
            stack.pop()
        assert stack[-1].start <= span.start
        assert span.end <= stack[-1].end
        stack.append(span)
