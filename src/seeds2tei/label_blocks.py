"""The blocks of label lines in a document: at its top, in its last lines, in the front matter and in lists of terms.

    Author: Ada Berg
    Archive: TNA, HO 42/196

A line alone is no label; a known label among its neighbours makes one of them.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.dates import find_dates
from seeds2tei.front_matter import BLOCK, KEY
from seeds2tei.label_words import LINE, label_of
from seeds2tei.passage import Passage

TOP = 14  # passages in which the block of labels may begin
LONGEST = 700  # a longer paragraph is text
LONGEST_LABEL, LONGEST_VALUE = 40, 600  # of a heading that is a label, and of what stands below it
LONGEST_BELOW = 200  # letters of a value in a paragraph below its label
LONGEST_PHRASE = 300  # letters in which a label without a colon, and the name behind it, stand


class Line(NamedTuple):
    """A label and its value, offsets of the passages' texts. Lines have both in one passage, lists of terms in two.

    below  lines of front matter that go on with the value
    """

    passage: Passage
    label: tuple[int, int]
    holder: Passage
    value: tuple[int, int]
    concepts: tuple[str, ...]
    below: tuple[Passage, ...] = ()


def regions(passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Where label lines may stand: from the top to the first long paragraph, and in the last lines."""
    high = 0
    top = TOP + sum(is_front_matter(passage) for passage in passages)
    while high < len(passages) and high < top:
        if len(passages[high].text) > LONGEST and not LINE.match(passages[high].text):
            break
        high += 1
    while 0 < high < len(passages) and (
        (_lines(passages[high]) and _lines(passages[high - 1])) or _terms_around(passages[high]) is not None
    ):
        high += 1
    yield 0, high
    low = max(high, len(passages) - 8)
    if low < len(passages):
        yield low, len(passages)


def is_front_matter(passage: Passage) -> bool:
    """Whether a passage is a line of the front matter of a Markdown file."""
    return passage.block.field == "front-matter"


def label_blocks(passages: Sequence[Passage], taken: Container[int]) -> Iterator[list[Line]]:
    """Runs of label lines, with at least one known label; unknown ones only between known ones.

    Of front matter every line is a label, but for what is `taken` (by its id).
    """
    run: list[Line] = []
    values = _values_below(passages)
    for passage in passages:
        if id(passage) in values and run and run[-1].value[0] == run[-1].value[1]:
            run[-1] = run[-1]._replace(holder=passage, value=(0, len(passage.text)))
            continue
        if id(passage) not in taken and run and _goes_below(run[-1], passage):
            run[-1] = run[-1]._replace(below=(*run[-1].below, passage))
            continue
        lines = [] if id(passage) in taken else _lines(passage)
        if not lines and run:
            yield from _trimmed(run)
            run = []
        run += lines
    yield from _trimmed(run)


def _values_below(passages: Sequence[Passage]) -> frozenset[int]:
    """The paragraphs (by their id) below paragraphs that are a label and nothing else, as some web pages have them.

    Two such pairs must follow one another, or a date stand below the label of a date.
    """
    found: list[tuple[int, bool]] = []
    for i, (above, below) in enumerate(pairwise(passages)):
        if (
            above.text.rstrip()[-1:] not in (":", "：")
            or len(above.text) > LONGEST_LABEL
            or len(below.text) > LONGEST_BELOW
        ):
            continue
        line = next(iter(_lines(above)), None)
        if line is None or not line.concepts or below.tag != "p" or not below.provisional or _lines(below):
            continue
        if len(below.text) > LONGEST_BELOW:
            continue
        dated = line.concepts[0] == "date" and any(find_dates(below.text))
        found.append((i + 1, dated))
    places = {place for place, _ in found}
    paired = {place for place, dated in found if dated or {place - 2, place + 2} & places}
    return frozenset(id(passages[place]) for place in paired)


def _goes_below(line: Line, passage: Passage) -> bool:
    """Whether a line of front matter belongs to the value above: a member of a list, or a line behind `|` or `>`."""
    if not (is_front_matter(line.passage) and is_front_matter(passage)) or KEY.match(passage.text):
        return False
    value = line.passage.text[line.label[1] :]
    return bool(line.below) or not value.strip() or BLOCK.fullmatch(value.strip()) is not None


def _terms_around(passage: Passage) -> Annotation | None:
    """The list of terms of the page that a passage stands in."""
    lists = (c for c in passage.within if c.tag == "list" and c.provisional and c.get("type") == "gloss")
    return next(lists, None)


def term_lists(passages: Sequence[Passage]) -> Iterator[tuple[Annotation, list[Line]]]:
    """Lists of terms of which two or more are known labels, with the terms of which one paragraph says something."""
    for container, group in groupby(passages, key=_terms_around):
        if container is None:
            continue
        listed = list(group)
        lines = []
        for i, (label, item) in enumerate(pairwise(listed)):
            following = listed[i + 2].tag if i + 2 < len(listed) else "label"
            if label.tag != "label" or item.tag != "p" or following != "label" or item.within[-1].tag != "item":
                continue
            found = label_of(f"{label.text.strip().rstrip(':：')}: {item.text}")
            concepts = found[2] if found else ()
            lines.append(Line(label, (0, len(label.text)), item, (0, len(item.text)), concepts))
        if sum(bool(line.concepts) for line in lines) > 1:
            yield container, lines


def _trimmed(run: list[Line]) -> Iterator[list[Line]]:
    known = [i for i, line in enumerate(run) if line.concepts or is_front_matter(line.passage)]
    if not known:
        return
    first, last = known[0], known[-1]
    # A paragraph of several lines is label lines altogether or not at all.
    while first > 0 and run[first - 1].passage is run[first].passage:
        first -= 1
    while last + 1 < len(run) and run[last + 1].passage is run[last].passage:
        last += 1
    alone = len(run) == 1 and not is_front_matter(run[0].passage)
    if alone and (run[0].concepts[:1] in (("number",), ("place",), ("note-free",), ("language",)) or _goes_on(run[0])):
        return
    yield run[first : last + 1]


def _goes_on(line: Line) -> bool:
    """Whether a sentence stands behind the colon: "From: this it follows that ..."."""
    value = line.holder.text[slice(*line.value)]
    return value[:1].islower() and len(value.split()) > 12


def _lines(passage: Passage) -> list[Line]:
    """The label lines of a passage; none, if its first line is none."""
    if not passage.provisional or passage.tag != "p" or passage.inside("item", "quote", "table"):
        return []
    text = passage.text
    if ":" not in text and "：" not in text and not label_of(text[:LONGEST_PHRASE]):
        return []
    starts: list[tuple[int, int, int, tuple[str, ...]]] = []
    position = 0
    for line in text.splitlines(keepends=True):
        if found := label_of(line):
            label_end, value_start, concepts = found
            starts.append((position, position + label_end, position + value_start, concepts))
        elif position == 0:
            return []
        position += len(line)
    lines = []
    for i, (start, label_end, value_start, concepts) in enumerate(starts):
        end = starts[i + 1][0] if i + 1 < len(starts) else len(text)
        end = value_start + len(text[value_start:end].rstrip())
        lines.append(Line(passage, (start, label_end), passage, (value_start, max(value_start, end)), concepts))
    return lines if any(line.concepts for line in lines) or len(lines) == 1 else []


def labels_in_headings(passages: Sequence[Passage]) -> Iterator[list[Line]]:
    """Runs of small headings that are labels, with one paragraph below each, as catalogues on the web have them."""
    run: list[Line] = []
    for i, (head, value) in enumerate(pairwise(passages)):
        line = _line_of_heading(head, value) if head.tag == "head" and value.tag == "p" else None
        if line is not None and i + 2 < len(passages) and passages[i + 2].tag == "p" and line.concepts:
            line = None  # the heading of a section of several paragraphs
        if line is not None:
            run.append(line)
        elif head.tag == "head":
            yield from _if_labels(run)
            run = []
    yield from _if_labels(run)


def _line_of_heading(head: Passage, value: Passage) -> Line | None:
    words = head.text.strip()
    if not 0 < len(words) <= LONGEST_LABEL or len(value.text) > LONGEST_VALUE or "\n\n" in value.text:
        return None
    if not head.provisional or not value.provisional or head.within != value.within:
        return None
    found = label_of(f"{words.rstrip(':：')}: x")
    return Line(head, (0, len(head.text)), value, (0, len(value.text)), found[2] if found else ())


def _if_labels(run: list[Line]) -> Iterator[list[Line]]:
    """A run of at least three, of which half are known; no title is among them."""
    known = [i for i, line in enumerate(run) if line.concepts]
    if len(known) > 2 and 2 * len(known) >= len(run):
        level = run[known[0]].passage.level
        same = [line for line in run[known[0] : known[-1] + 1] if line.passage.level == level]
        if len(same) == known[-1] + 1 - known[0] and level > 1:
            yield same
