"""How a letter opens: place and date, address, salutation.

    To the Secretaries of the regional committees      ->   <opener><salute>To the Secretaries ...</salute></opener>
    Wien, 5. 12. 1904                                  ->   <opener><dateline>Wien, 5. 12. 1904</dateline>
    lieber Konrad,                                         <salute>lieber Konrad,</salute></opener>

A salutation that runs on into its sentence stays in the paragraph. TEI P5, section DSOC; the words of
salutation are in data/letters.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from seeds2tei.annotation import Annotation
from seeds2tei.datelines import has_day, is_camp
from seeds2tei.dates import find_dates
from seeds2tei.expressions import expression
from seeds2tei.letters import greets_first, is_address, salutation
from seeds2tei.opening_lines import (
    LINE,
    is_day,
    is_line_of_place,
    is_place,
    is_sentence,
    is_short,
    kind_of_block,
    kind_of_line,
)
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.source import Span
from seeds2tei.writers import names_addressee
from seeds2tei.zones import QUOTED, zones

REACH = 16  # blocks from the beginning in which a letter opens
LONGEST_ADDRESS = 4  # lines below the name of whom a letter addresses
ADDRESSEE = expression(r"^[ \t]*+(?:H(?:on|ON)|Messrs|Rev)\. |, (?:Esq|ESQ)(?:r|\.|\b)", re.MULTILINE)
FIRST_POSTS = "1997"
OLD_YEAR = expression(r"\b1[0-8]\d\d\b|\b19[0-8]\d\b")


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    title = next((passage for passage in passages if passage.tag == "head"), None)
    for number, zone in enumerate(zones(passages)):
        for claim in _opener(zone, title, first=number == 0):
            yield claim._replace(field="") if claim.field and _is_of_post(claim, zone, title) else claim


def _opener(zone: Sequence[Passage], title: Passage | None, *, first: bool) -> Iterator[Annotation]:
    """The blocks from the first to the last that greets or dates, if all between are short lines.

    A short line among them that is neither (a name, a street) stays in the opener as bare words.
    """
    # Below label lines a heading may be the date line; the heading of a later letter is its heading.
    head = title if first else next((passage for passage in zone[:REACH] if passage.tag == "head"), None)
    begin = _begin(zone, head)
    if any(is_sentence(passage) for passage in zone[:begin]):
        return
    while 0 < begin < REACH and is_short(zone[begin - 1]) and "\n" not in zone[begin - 1].text.strip():
        begin -= 1
    kinds: list[str] = []
    for passage in zone[begin : begin + REACH]:
        kind = kind_of_block(passage, head)
        if not kind and not is_short(passage):
            break
        kinds.append(kind)
    while kinds and not kinds[-1]:
        kinds.pop()
    kinds += _address(zone[begin:], kinds)
    parts = zone[begin : begin + len(kinds)]
    # Under a later heading a date alone opens nothing: it may date an event.
    if not kinds or len(parts) == len(zone):
        return
    if "salute" not in kinds and begin + len(kinds) == len(zone) and "\n" in parts[-1].text.strip():
        return  # date and number below the text: they close it
    runs_on = begin + len(parts) < len(zone) and greets_first(zone[begin + len(parts)].text)
    headed = any(passage.tag == "head" and names_addressee(passage.text) for passage in zone[:begin])
    if not (first or "salute" in kinds or runs_on or headed or any(part.block.field == "right" for part in parts)):
        return
    if "salute" not in kinds and begin + len(parts) < len(zone) and _is_of_page(parts, zone[begin + len(parts)]):
        yield from _opener(zone[begin + len(parts) :], title, first=first)
        return
    date_lines = dict(_date_lines(parts, kinds))
    kinds = ["dateline" if i in date_lines else kind for i, kind in enumerate(kinds)]
    span = Span(parts[0].block.span.start, parts[-1].block.span.end)
    quote = next((c for c in parts[0].within if c.tag == "quote"), None)
    if quote is not None:
        because = "a letter that is quoted whole: it has an opener"
        yield Annotation(quote.span, "div", (("type", QUOTED),), by="opener", because=because)
    because = "it stands before the first paragraph, " + _reason(set(kinds))
    yield Annotation(span, "opener", by="opener", because=because)
    for i, (kind, passage) in enumerate(zip(kinds, parts, strict=True)):
        if i in date_lines:
            whole = Span(passage.block.span.start, parts[date_lines[i]].block.span.end)
            below = ", with the line below it" if date_lines[i] > i else ""
            because = f"{_because(kind, passage.text)}{below}"
            yield Annotation(whole, kind, by="opener", because=because, field=_field(kind, passage))
        elif kind and not any(first < i <= last for first, last in date_lines.items()):
            yield from _lines(kind, passage)
    rest = zone[begin + len(parts) :]
    if (
        "salute" not in kinds
        and len(rest) > 2
        and rest[0].tag == "head"
        and kind_of_block(rest[1], rest[0]) == "salute"
    ):
        yield from _opener(rest, title, first=False)  # the head of the act itself, below place and day


def _begin(zone: Sequence[Passage], head: Passage | None) -> int:
    """The first block that greets or dates; a day without a year above a letterhead gives way to the date below it."""
    found = [i for i, passage in enumerate(zone[:REACH]) if kind_of_block(passage, head)]
    for i, below in pairwise(found):
        if any(map(is_sentence, zone[i + 1 : below])):
            return i
        apart = any(not is_short(passage) for passage in zone[i + 1 : below])
        if not (apart and not has_day(zone[i].text) and has_day(zone[below].text)):
            return i
    return found[-1] if found else REACH


def _is_of_page(parts: Sequence[Passage], below: Passage) -> bool:
    """Whether a day above a heading is that of the page: the heading has a day of its own, and another one."""
    if below.tag != "head":
        return False
    days = [{date.attributes for date in find_dates(text)} for text in (below.text, *(p.text for p in parts))]
    return bool(days[0]) and days[0].isdisjoint(*days[1:]) and any(days[1:])


def _date_lines(parts: Sequence[Passage], kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Bare lines that belong to a date line, first and last: places above the date, a weekday above a salutation."""
    for last, kind in enumerate(kinds):
        first = last
        if kind == "dateline":
            while first > 0 and not kinds[first - 1] and is_camp(parts[first - 1].text):
                first -= 1
        if first == last and last > 0 and not kinds[last - 1] and "salute" in kinds:
            above = parts[last - 1]
            if kind == "salute" and is_day(above.text):
                with_place = last > 1 and not kinds[last - 2] and is_line_of_place(parts[last - 2])
                yield last - 1 - with_place, last - 1
            elif kind == "dateline" and is_place(above, parts[last].text.strip()):
                first = last - 1
        if first < last:
            yield first, last


def _address(zone: Sequence[Passage], kinds: Sequence[str]) -> list[str]:
    """The lines below the words "To the Secretary": a name, a street, a town; they have no kind of their own."""
    lines: list[str] = []
    above = zone[len(kinds) - 1].text.strip() if kinds else ""
    if kinds and kinds[-1] == "dateline" and len(zone) > len(kinds) + 1:
        below = zone[len(kinds)]
        return [""] if is_short(below) and ADDRESSEE.search(below.text) else []
    if kinds and kinds[-1] == "salute" and is_address(above) and above[-1] not in ":!":
        for passage in zone[len(kinds) : len(kinds) + LONGEST_ADDRESS]:
            words = [word for word in passage.text.split() if word.strip(",.").isalpha()]
            if (
                not is_short(passage)
                or not all(word[0].isupper() for word in words)
                or passage.text.rstrip()[-1] == "."
            ):
                break
            lines.append("")
    return lines


def _reason(kinds: set[str]) -> str:
    return "and addresses the reader" if "salute" in kinds else "with place and date"


def _lines(kind: str, passage: Passage) -> Iterator[Annotation]:
    """One claim for the block, or one for each line where lines differ; lines that are neither stay bare words.

    The place above its date belongs to the date line.
    """
    lines = list(LINE.finditer(passage.text))
    kinds = [kind_of_line(line[0]) for line in lines]
    if len(set(kinds)) == 1 or (not all(kinds) and salutation(" ".join(passage.text.split()))):
        because = _because(kind, passage.text)
        yield Annotation(passage.block.span, kind, by="opener", because=because, field=_field(kind, passage))
        return
    for i, (line, of_line) in enumerate(zip(lines, kinds, strict=True)):
        if not of_line:
            continue
        words = line[0].rstrip()
        first = i
        while of_line == "dateline" and first > 0 and not kinds[first - 1] and is_camp(lines[first - 1][0]):
            first -= 1
        start = lines[first].start() + len(lines[first][0]) - len(lines[first][0].lstrip())
        end = line.start() + len(words)
        whole = start == 0 and end == len(passage.text)
        span = passage.block.span if whole else passage.span(start, end)
        yield Annotation(span, of_line, by="opener", because=_because(of_line, words), field=_field(of_line, passage))


def _is_of_post(claim: Annotation, zone: Sequence[Passage], title: Passage | None) -> bool:
    """Whether a line with nothing but a day of our time stands below a title that names an old year: a post's day."""
    years = OLD_YEAR.findall(title.text) if title is not None else []
    line = next((passage.text for passage in zone if passage.block.span == claim.span), "")
    days = list(find_dates(line)) if years else []
    if len(days) != 1 or (line[: days[0].start] + line[days[0].end :]).strip(" .()"):
        return False
    return dict(days[0].attributes).get("when", "") >= FIRST_POSTS


def _field(kind: str, passage: Passage) -> str:
    """What a line says of the whole document; that of a letter which an article quotes says nothing of the article."""
    return "dateline" if kind == "dateline" and not passage.inside("quote") else ""


def _because(kind: str, text: str) -> str:
    words = " ".join(text.split())
    quoted = words if len(words) <= 50 else words[:47] + "..."
    return f'"{quoted}" {"addresses the reader" if kind == "salute" else "is place and date"}'


RECOGNISER = Recogniser("opener", ("opener", "salute", "dateline", "div"), "DSOC", find)
