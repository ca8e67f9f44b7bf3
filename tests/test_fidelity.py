"""The promise: every character is accounted for exactly once, and the proof notices when one is not.

First deliberate damage to good results: the proof must notice each. Then properties of any text.
SEEDS2TEI_PROPERTIES=long tries some thirty times as many texts.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.transcriptions import transcriptions

from seeds2tei.checks import fidelity
from seeds2tei.checks.parsing import parsed
from seeds2tei.convert import Conversion, convert
from seeds2tei.editing import TAGS, Claim
from seeds2tei.errors import InfidelityError, ProfileError, UnsupportedFormatError
from seeds2tei.finding import Severity
from seeds2tei.profile import ALWAYS_ON, Document, Profile
from seeds2tei.readers import SHAPES
from seeds2tei.recognisers import RECOGNISERS
from seeds2tei.record import Record
from seeds2tei.source import WITHHELD, Mark, Source, Span
from seeds2tei.tei.document import build
from seeds2tei.vocabulary import ELEMENT_ONLY, NAMESPACE

LONG = os.environ.get("SEEDS2TEI_PROPERTIES") == "long"
TEI = f"{{{NAMESPACE}}}"
# Withheld words have no shape; the proof knows that rule only where the profile asks for it (test_withholding.py).
ALL_SHAPES = {
    **SHAPES,
    **{rule: shape for r in RECOGNISERS for rule, shape in r.notation.items() if rule != WITHHELD},
}

GOOD = (
    "Wien, 5. 12. 1904\n\nLieber **Konrad**,\n\nich komme *morgen* gern.\n\nDein\nArthur",
    "# Two letters\r\n\r\nHe wrote[1] and wrote[2] again, Frei[p. 4]heit.\r\n\r\n- one\r\n- two\r\n\r\n"
    "[1] A note.\r\n\r\n[2] Another note.\r\n",
    "\ufeff**Source**: RGASPI, f. 1, op. 58, d. 6, ll. 145-146.\n\n12. M&auml;rz 1876. They [the scoundrels]\n"
    "have been given their due.\n\n| Karr | 1904 |\n|---|---|\n| Berg | 1905 |\n\n> quoted\x0c text\x01 here\n",
)  # fmt: skip


def often(examples: int) -> settings:
    """How many texts a property is tried with."""
    return settings(
        max_examples=examples * (30 if LONG else 1),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )


@dataclass(frozen=True)
class Result:
    """All that the proof looks at."""

    data: bytes
    source: Source
    marks: tuple[Mark, ...]
    runs: tuple[Span, ...]
    xml: bytes

    def prove(self) -> None:
        fidelity.prove([self.data], self.source, self.marks, self.runs, parsed(self.xml), ALL_SHAPES)

    def noticed(self) -> str:
        """What the proof says of a damaged result; fails where it says nothing."""
        with pytest.raises(InfidelityError) as error:
            self.prove()
        message = str(error.value)
        assert message.startswith("good.md:")
        assert "internal fault" in message
        return message

    def read(self, run: Span) -> str:
        reading = next((mark.reading for mark in self.marks if mark.span == run), "")
        return reading or self.source.text[run.start : run.end]

    def lying(self, *, runs: Sequence[Span], marks: Sequence[Mark] | None = None) -> Result:
        """A result that hides its damage: its file says just what its slices say."""
        changed = replace(self, runs=tuple(runs), marks=self.marks if marks is None else tuple(marks))
        root = etree.Element(TEI + "TEI")
        written = "".join(map(changed.read, runs))
        words = etree.SubElement(etree.SubElement(root, TEI + "text"), TEI + "p")
        words.text = re.sub(r"[\x00-\x08\x0b-\x1f]", "?", written)
        return replace(changed, xml=etree.tostring(root))


@cache
def good(text: str) -> Result:
    """A result in which nothing is wrong."""
    data = text.encode()
    conversion = convert(data, Profile(), name="good.md")
    record = Record.gather(conversion.draft, Profile(), digest="")
    xml, runs, _ = build(conversion.draft, conversion.links, record)
    return Result(data, conversion.draft.source, conversion.draft.marks, tuple(runs), xml)


results = st.sampled_from(GOOD).map(good)


@pytest.mark.parametrize("text", GOOD)
def test_a_good_result_is_proved(text: str) -> None:
    good(text).prove()
    good(text).lying(runs=good(text).runs).prove()


@often(100)
@given(results, st.data())
def test_a_lost_slice_is_noticed(result: Result, data: st.DataObject) -> None:
    """Also where the file says nothing of it either."""
    i = data.draw(st.integers(0, len(result.runs) - 1))
    rest = result.runs[:i] + result.runs[i + 1 :]
    replace(result, runs=rest).noticed()
    assume(result.read(result.runs[i]).strip())
    assert "would be lost" in result.lying(runs=rest).noticed()


@often(100)
@given(results, st.data())
def test_a_doubled_slice_is_noticed(result: Result, data: st.DataObject) -> None:
    run = data.draw(st.sampled_from(result.runs))
    i = data.draw(st.integers(0, len(result.runs)))
    twice = (*result.runs[:i], run, *result.runs[i:])
    replace(result, runs=twice).noticed()
    assert "would stand twice" in result.lying(runs=twice).noticed()


@often(100)
@given(results, st.data())
def test_a_moved_slice_is_noticed(result: Result, data: st.DataObject) -> None:
    """A note may stand elsewhere than in the source, but the file must say so."""
    i, j = sorted(data.draw(st.lists(st.integers(0, len(result.runs) - 1), min_size=2, max_size=2, unique=True)))
    runs = list(result.runs)
    runs.insert(j, runs.pop(i))
    assume("".join(map(result.read, runs)) != "".join(map(result.read, result.runs)))
    assert "should say" in replace(result, runs=tuple(runs)).noticed()


@often(150)
@given(results, st.data())
def test_a_slice_with_another_end_is_noticed(result: Result, data: st.DataObject) -> None:
    i = data.draw(st.integers(0, len(result.runs) - 1))
    start, end = result.runs[i]
    shift = data.draw(st.sampled_from((-3, -2, -1, 1, 2, 3)))
    changed = Span(start + shift, end) if data.draw(st.booleans()) else Span(start, end + shift)
    assume(0 <= changed.start < changed.end <= len(result.source.text))
    text = result.source.text
    edges = (start, changed.start), (changed.start, start), (end, changed.end), (changed.end, end)
    assume("".join(text[a:b] for a, b in edges).strip())
    runs = (*result.runs[:i], changed, *result.runs[i + 1 :])
    replace(result, runs=runs).noticed()
    result.lying(runs=runs).noticed()


@often(200)
@given(results, st.data())
def test_words_called_notation_are_noticed(result: Result, data: st.DataObject) -> None:
    """Whichever rule is said to have taken them: no shape of a sign fits a word."""
    i = data.draw(st.integers(0, len(result.runs) - 1))
    words = [match.span() for match in re.finditer(r"[^\W\d_]{2,}", result.source.text[slice(*result.runs[i])])]
    assume(words and not any(mark.span == result.runs[i] for mark in result.marks))
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(words) - 1)] * 2)))
    start, end = result.runs[i]
    taken = Span(start + words[first][0], start + words[last][1])
    pieces = [run for run in (Span(start, taken.start), Span(taken.end, end)) if run.start < run.end]
    rule = data.draw(st.sampled_from(sorted(ALL_SHAPES)))
    marks = sorted([*result.marks, Mark(taken, "", rule)])
    message = result.lying(runs=[*result.runs[:i], *pieces, *result.runs[i + 1 :]], marks=marks).noticed()
    assert "was taken for notation of the kind" in message


@often(60)
@given(results, st.data())
def test_notation_of_another_shape_is_noticed(result: Result, data: st.DataObject) -> None:
    i = data.draw(st.integers(0, len(result.marks) - 1))
    mark = result.marks[i]
    rule = data.draw(st.sampled_from(sorted({*ALL_SHAPES, "nobody's"})))
    shape = ALL_SHAPES.get(rule)
    assume(shape is None or not shape.fullmatch(result.source.text, *mark.span))
    marks = (*result.marks[:i], mark._replace(rule=rule), *result.marks[i + 1 :])
    assert rule in replace(result, marks=marks).noticed()


@often(60)
@given(results, st.data())
def test_notation_that_reads_otherwise_is_noticed(result: Result, data: st.DataObject) -> None:
    """`&auml;` reads "ä" and nothing else, whatever the file says."""
    i = data.draw(st.integers(0, len(result.marks) - 1))
    mark = result.marks[i]
    reading = data.draw(st.sampled_from("aä*\ufffd") | st.text(min_size=1, max_size=3))
    assume(reading.strip() and reading != mark.reading and reading.isprintable())
    assume("\ufffd" not in reading or mark.rule != "forbidden-character")
    marks = (*result.marks[:i], mark._replace(reading=reading), *result.marks[i + 1 :])
    replace(result, marks=marks).noticed()
    runs = result.runs if mark.span in result.runs else sorted([*result.runs, mark.span])
    result.lying(runs=runs, marks=marks).noticed()


@often(200)
@given(results, st.data())
def test_a_changed_character_of_the_file_is_noticed(result: Result, data: st.DataObject) -> None:
    """One character of the written text: changed, left out or put in."""
    root = etree.fromstring(result.xml)
    element, part = data.draw(st.sampled_from(texts(root)))
    text = getattr(element, part)
    i = data.draw(st.integers(0, len(text) - 1))
    more = data.draw(st.sampled_from("abcä1.,*[\u00a0\u200b"))
    damaged = data.draw(st.sampled_from((text[:i] + more + text[i + 1 :], text[:i] + text[i + 1 :],
                                         text[:i] + more + text[i:])))  # fmt: skip
    assume(damaged != text)
    setattr(element, part, damaged)
    assert "should say" in replace(result, xml=etree.tostring(root)).noticed()


@often(100)
@given(results, st.data())
def test_a_moved_text_of_the_file_is_noticed(result: Result, data: st.DataObject) -> None:
    """Two pieces of the written text change places, or one stands twice and the other is gone."""
    root = etree.fromstring(result.xml)
    written = "".join(text_of(root).itertext())
    (one, part), (other, place) = data.draw(st.lists(st.sampled_from(texts(root)), min_size=2, max_size=2))
    first, second = getattr(one, part), getattr(other, place)
    setattr(other, place, first)
    if data.draw(st.booleans()):
        setattr(one, part, second)
    assume("".join(text_of(root).itertext()) != written)
    assert "should say" in replace(result, xml=etree.tostring(root)).noticed()


def test_a_file_without_text_is_noticed() -> None:
    result = good(GOOD[0])
    replace(result, xml=b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader/></TEI>").noticed()


@pytest.mark.parametrize(
    ("encoding", "errors"), [("ascii", "ignore"), ("ascii", "replace"), ("cp1252", "replace"), ("utf-16", "ignore")]
)
def test_a_decoding_that_loses_something_is_noticed(encoding: str, errors: str) -> None:
    data = "Graz, den 12. März 1876, à Paris. Łódź".encode()
    source = Source("good.md", data.decode(encoding, errors), encoding)
    with pytest.raises(InfidelityError) as error:
        fidelity.prove([data], source, (), (Span(0, len(source.text)),), parsed(good(GOOD[0]).xml), ALL_SHAPES)
    assert "does not give back the bytes" in str(error.value)


def text_of(root: etree._Element) -> etree._Element:
    found = root.find(TEI + "text")
    assert found is not None
    return found


def texts(root: etree._Element) -> list[tuple[etree._Element, str]]:
    """Where text is written: (element, "text" or "tail"), layout left out."""
    places = []
    layout = {TEI + tag for tag in ELEMENT_ONLY}
    body = text_of(root)
    for element in body.iter():
        if element.text and element.tag not in layout:
            places.append((element, "text"))
        parent = element.getparent()
        if element.tail and element is not body and parent is not None and parent.tag not in layout:
            places.append((element, "tail"))
    return places


# Properties of any text


def converted(text: str, profile: Profile, name: str) -> Conversion | None:
    """A conversion, proved; None for a text that is refused with a message."""
    try:
        return convert(text.encode(), profile, name=name)
    except UnsupportedFormatError as error:
        message = str(error)
    assert message.startswith(f"{name}: ")
    assert "\n" not in message
    return None


names = st.sampled_from(("letter.md", "letter.md", "letter.txt"))
formats = st.sampled_from((None, None, None, "plain"))


@often(600)
@given(transcriptions(), names, formats)
@example("", "letter.md", None)
@example("\ufeff\n\n", "letter.md", None)
@example("a form feed by its number: &#12;", "letter.md", None)
@example("Notas\n\n1) se nombra.\n\n2) &nbsp;", "letter.md", None)
@example("y[b]\n\n[^<dl>b]", "letter.md", None)
@example('><dd><p r="">\n\n2', "letter.md", None)
@example("<\u0130-> </\u0130h-1> <\u017fcript>x</script>", "letter.html", "html")
@example("<http://[> [a](3:16) [b](http://example.org/?c[]=1)", "letter.md", None)
@example("[a](http://b:) [c](http://d:e) [f](http://g@h@i) [j](http://example.org:80/)", "letter.md", None)
@example("z\u00ad\nPhoto:", "letter.md", None)
@example("Source:\u200b RGASPI, f. 1, op. 58, d. 6", "letter.md", None)
@example("Markup:\u200f >", "letter.md", None)
def test_any_text_is_proved_and_valid_or_refused(text: str, name: str, format: str | None) -> None:
    conversion = converted(text, Profile(format=format), name)
    if conversion is None:
        return
    errors = [str(finding) for finding in conversion.findings if finding.severity is Severity.ERROR]
    assert errors == []


@often(80)
@given(transcriptions(), st.sampled_from(TAGS), st.data())
def test_whatever_the_editor_claims_is_proved(text: str, tag: str, data: st.DataObject) -> None:
    """An editor may ask for what TEI does not allow, and is told so; but no word is ever lost by it."""
    words = text.split() or [""]
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(words) - 1)] * 2)))
    claim = Claim(" ".join(words[first : last + 1]), tag, "", (), 1, "claim")
    with contextlib.suppress(ProfileError):
        converted(text, Profile(document=Document(claims=(claim,))), "letter.md")


@often(60)
@given(transcriptions())
def test_converting_twice_gives_the_same_bytes(text: str) -> None:
    first, second = (converted(text, Profile(), "letter.md") for _ in range(2))
    assert (first and first.xml) == (second and second.xml)
    assert (first and first.findings) == (second and second.findings)


@often(60)
@given(transcriptions(), formats)
@example("![- \n](http://example.org)", None)
@example("[...]\n__\n<...>\n[1]\n\nWien.", None)
@example("RGASPI, f. 1, op. 58?\n1, d.", "plain")
def test_line_ends_change_nothing_in_the_file(text: str, format: str | None) -> None:
    """Windows' line ends give what Unix's give, but for the digest of the source and the signs that are counted."""
    unix = text.replace("\r", "")
    files = [converted(unix.replace("\n", end), Profile(format=format), "letter.md") for end in ("\n", "\r\n")]
    first, second = (file and etree.tostring(text_of(etree.fromstring(file.xml))) for file in files)
    assert first == second


@often(80)
@given(transcriptions())
def test_a_passage_leads_back_to_the_characters_it_shows(text: str) -> None:
    conversion = converted(text, Profile(), "letter.md")
    if conversion is None:
        return
    readings = {mark.span: mark.reading for mark in conversion.draft.marks if mark.reading}
    for passage in conversion.draft.passages:
        for i, character in enumerate(passage.text):
            span = passage.span(i, i + 1)
            assert character in readings.get(span, text[span.start : span.end])
            assert passage.offset(span.start) == i or readings[span].index(character) > 0


def accounted(conversion: Conversion) -> Counter[str]:
    """The visible characters that are written, and those of the signs that recognisers took out."""
    written = "".join(text_of(etree.fromstring(conversion.xml)).itertext())
    draft = conversion.draft
    signs = [draft.source.text[slice(*mark.span)] for mark in draft.marks if mark.rule not in SHAPES]
    return Counter("".join((written + "".join(signs)).split()))


@often(300)
@given(transcriptions(), st.sampled_from([r.name for r in RECOGNISERS if r.name not in ALWAYS_ON]))
def test_switching_a_recogniser_off_never_changes_the_words(text: str, name: str) -> None:
    """What does not change: the characters written in `<text>`, with the signs of recognisers among them.

    A recogniser may turn a sign (`[1]`, `[p. 3]`) into an element, and move a note to its number. It never
    takes a word out, puts one in or spells one otherwise, and it leaves the signs of the file format alone.
    """
    on = converted(text, Profile(), "letter.md")
    off = converted(text, Profile(off=frozenset({name})), "letter.md")
    assert (on is None) == (off is None)
    if on is not None and off is not None:
        assert accounted(on) == accounted(off)
