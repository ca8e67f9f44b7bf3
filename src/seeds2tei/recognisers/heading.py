"""Headings that the file does not mark: a line in bold, an entry of the agenda said again, the document's own head.

    I. The price of bread.                 an agenda, and below it
    II. The harbour.
    I. The price of bread                  ->    <head>I. The price of bread</head>

    **The harbour**                        ->    <head>The harbour</head>      before a paragraph

    Source: Board of Works, file 12        label lines of an edition, and below them
    Minutes of the Meeting of the Board    ->    <head>Minutes of the Meeting of the Board</head>
    3 November 1867

    [Attachment] To item 6                 ->    <head>[Attachment] To item 6</head>   above a letter of its own

    ARTICLE II.                            ->    <head>ARTICLE II.</head>              above the text of an article
    DECREE ON THE PRICE OF BREAD           ->    <head>DECREE ON ...</head>            in capitals, with the kind of act

A heading has text below it and no stop at its end. Bold alone may be stress, a speaker or a signature: so a name, a
question and a line with a colon stay paragraphs, and so does all bold where much of the text is bold.
TEI P5, section DSHD (Headings and Trailers).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seeds2tei.acts import heads_article, names_kind, numeral
from seeds2tei.agendas import LEAST_LETTERS, LONGEST, entry_letters, is_numbered
from seeds2tei.annotation import Annotation
from seeds2tei.datelines import is_dateline
from seeds2tei.diary_entries import days_of_entries
from seeds2tei.expressions import expression
from seeds2tei.letters import closing, office, salutation
from seeds2tei.lines import is_heading
from seeds2tei.note_signs import label
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.sections import ENCLOSED
from seeds2tei.signers import is_signer
from seeds2tei.titles import may_be_title

LEAST_WORDS = 5  # of a line that heads the document above a date
TEXT = 80  # letters of a paragraph that a heading can head
LONGEST_ACT = 300  # letters of the heading of an act
LEAST_ARTICLE = 25  # letters of an article
AHEAD = 4  # passages between a heading and the paragraph that it heads
MOSTLY = 0.3  # of the paragraphs; where more are bold, bold says nothing
APART = frozenset({"list", "table", "quote", "figure", "note", "lg", "front", "back"})
LONGEST_ENCLOSED = 100
# How many are enclosed, and what: a line of the letter itself. "Enclosures: 2", "Anlage: ein Bericht".
COUNTS = expression(r"^\W*\w+\W{0,3}:|\bmentioned\b|[,;]\s*$|\w\.\s*$")


class Found(NamedTuple):
    """A heading: its place among the passages, how deep it is below the document's head, and why it is one."""

    place: int
    depth: int
    because: str


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    own = list(_document_head(passages))
    depth = bool(own)
    others = (
        *_articles(passages, depth),
        *_capitals(passages, depth),
        *_bold(passages, depth),
        *_agenda(passages, depth),
        *_enclosed(passages),
        *(Found(day, depth, "one of a row of days, each above a text") for day in days_of_entries(passages)),
    )
    found = {heading.place: heading for heading in (*others, *own)}
    base = 1
    for i, passage in enumerate(passages):
        if passage.tag == "head":
            base = max(passage.level, 1) + 1
        elif i in found:
            level = min(base + found[i].depth, 6)
            yield Annotation(
                passage.block.span, "head", field=f"heading {level}", by="heading", because=found[i].because
            )


def _document_head(passages: Sequence[Passage]) -> Iterator[Found]:
    """The line between the label lines of an edition and the date of the document."""
    labelled = -1
    for i, passage in enumerate(passages[:40]):
        if passage.inside("list") and passage.tag in ("label", "item"):
            labelled = i
        elif labelled >= 0 and passage.tag not in ("note", "fw"):
            break
    else:
        return
    if labelled < 0 or not _may_head(passages[i]) or i + 1 >= len(passages):
        return
    text, below = passages[i].text.strip(), passages[i + 1].text.strip()
    many = len(text.split()) >= LEAST_WORDS
    if many and may_be_title(text) and _is_titled(text) and (is_dateline(below) or salutation(below)):
        yield Found(i, 0, "it stands between the label lines and the date of the document")


def _is_titled(text: str) -> bool:
    """Whether a line begins like a title: its first words have capitals, or it is no sentence at all."""
    words = [word for word in text.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) * 2 >= len(words)


def _bold(passages: Sequence[Passage], depth: int) -> Iterator[Found]:
    """Paragraphs that are bold from end to end, where few are."""
    paragraphs = sum(passage.tag == "p" for passage in passages)
    bold = [i for i, passage in enumerate(passages) if passage.tag == "p" and _is_bold(passage)]
    if len(bold) > max(1, MOSTLY * paragraphs):
        return
    for i in bold:
        text = passages[i].text.strip()
        if _may_head(passages[i]) and _heads_text(passages, i) and not _is_edge(text):
            yield Found(i, depth, "a line in bold, without a stop, above a paragraph")
        elif (
            names_kind(text)
            and len(text) <= LONGEST_ACT
            and label(text) is None
            and passages[i].provisional
            and not passages[i].inside(*APART)
            and is_heading(text.rstrip("."), LONGEST_ACT)
            and _heads_text(passages, i)
        ):
            yield Found(i, depth, "lines in bold that name a kind of act, above its text")


def _is_bold(passage: Passage) -> bool:
    """Whether every letter of a paragraph is bold."""
    bold = sum(
        len(passage.words(claim.span).strip()) for claim in passage.holds("hi") if claim.get("rendition") == "#bold"
    )
    return 0 < len(passage.text.strip()) <= bold + 2


def _is_edge(text: str) -> bool:
    """Whether a bold line is one of the edges of a letter: a name, a date, a salutation, a formula, an office."""
    return is_signer(text) or is_dateline(text) or salutation(text) or closing(text) or office(text)


def _articles(passages: Sequence[Passage], depth: int) -> Iterator[Found]:
    """Lines with the number of an article or chapter, above its text; a Roman number alone only in a row of them."""
    alone: list[tuple[int, int]] = []
    for i, passage in enumerate(passages):
        if passage.tag != "p" or not passage.provisional or passage.inside(*APART):
            continue
        number = numeral(passage.text)
        if not (number or heads_article(passage.text)) or not _heads_text(passages, i, least=LEAST_ARTICLE):
            continue
        if number:
            alone.append((number, i))
        else:
            yield Found(i, depth + 1, "the number of an article or chapter, above its text")
    numbers = [number for number, _ in alone]
    if len(numbers) > 1 and numbers == sorted(set(numbers)):
        for _, i in alone:
            yield Found(i, depth + 1, "one of a row of Roman numbers, each above a text")


def _capitals(passages: Sequence[Passage], depth: int) -> Iterator[Found]:
    """Lines in capitals with the word for a kind of act, below other text; the first is the document's title."""
    paragraphs = sum(passage.tag == "p" for passage in passages)
    capital = [i for i, passage in enumerate(passages) if passage.tag == "p" and passage.text.isupper()]
    if len(capital) > max(2, MOSTLY * paragraphs):
        return
    for i in capital:
        text = passages[i].text.strip()
        if i and len(text) <= LONGEST and names_kind(text) and _may_head(passages[i]) and _heads_text(passages, i):
            yield Found(i, depth, "a line in capitals that names a kind of act, above its text")


def _agenda(passages: Sequence[Passage], depth: int) -> Iterator[Found]:
    """Lines that say an entry of the agenda, or of the table of contents, again."""
    entries: dict[str, int] = {}
    for i, passage in enumerate(passages):
        if passage.tag not in ("p", "item") or len(passage.text) > LONGEST:
            continue
        words = entry_letters(passage.text)
        if len(words) < LEAST_LETTERS:
            continue
        first = entries.setdefault(words, i)
        alone = first + 1 == i and is_numbered(passages[i].text)  # an agenda of one entry
        if first == i or not (alone or _is_listed(passages, first)):
            continue
        listed_again = i + 1 < len(passages) and entries.get(entry_letters(passages[i + 1].text)) == first + 1
        edge = not is_numbered(passages[i].text) and _is_edge(passages[i].text.strip())
        if _may_head(passages[i]) and _heads_text(passages, i, least=1) and not listed_again and not edge:
            yield Found(i, depth, "it says an entry of the list above again")


def _enclosed(passages: Sequence[Passage]) -> Iterator[Found]:
    """Short lines that say "Enclosure" or "Attachment", with a text of its own below."""
    for i, passage in enumerate(passages):
        text = passage.text.strip()
        if len(text) > LONGEST_ENCLOSED or not ENCLOSED.match(text) or COUNTS.search(text):
            continue
        if passage.tag == "p" and passage.provisional and not passage.inside(*APART) and _heads_text(passages, i):
            yield Found(i, 0, f'"{text}" stands above a text of its own')


def _is_listed(passages: Sequence[Passage], i: int) -> bool:
    """Whether a line is one of several entries, one below the other."""
    lists = [container for container in passages[i].within if container.tag == "list"]
    if lists:
        return all(container.get("type") != "gloss" for container in lists)
    beside = [passages[j] for j in (i - 1, i + 1) if 0 <= j < len(passages)]
    return any(is_numbered(other.text) and len(other.text) <= LONGEST for other in beside)


def _may_head(passage: Passage) -> bool:
    text = passage.text.strip()
    if passage.tag != "p" or not passage.provisional or passage.inside(*APART) or "\n\n" in text:
        return False
    return label(text) is None and is_heading(text, LONGEST) and text[-1] not in "!?…"


def _heads_text(passages: Sequence[Passage], i: int, least: int = TEXT) -> bool:
    """Whether a paragraph of so many letters comes below, with nothing but short lines between."""
    for passage in passages[i + 1 : i + 1 + AHEAD]:
        if passage.inside("back") or (passage.tag == "head" and not salutation(passage.text)):
            return False
        if passage.tag == "p" and len(passage.text) >= least and not _is_bold(passage):
            return True
    return False


RECOGNISER = Recogniser("heading", ("head",), "DSHD", find)
