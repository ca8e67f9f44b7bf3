"""How a letter closes: formula, signature, date, remarks of the clerk, postscript.

    Secretary of the Committee        ->    <closer><signed><roleName>Secretary of the Committee</roleName>
    J. Smith 10.1.1939                      <persName>J. Smith</persName></signed>
                                            <dateline>10.1.1939</dateline></closer>
    Yours truly, John                 ->    <closer><salute>Yours truly,</salute> <signed>John</signed></closer>
    Additionally printed two copies   ->    <note type="endorsement">...</note>
    P.S. Write soon.                  ->    <postscript><p>P.S. Write soon.</p></postscript>

Read from the end backwards: a closer is a run of short blocks after the last sentence, and at least one of
them must be a formula or a signature. What follows a formula and a name is a postscript, also without "P.S.".
TEI P5, section DSCO.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds2tei.annotation import Annotation
from seeds2tei.closing_blocks import REACH, closing_blocks, is_of_act
from seeds2tei.closing_lines import Block
from seeds2tei.closings import Signature
from seeds2tei.letters import INITIALED, postscript
from seeds2tei.note_signs import label
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.source import Span
from seeds2tei.source_notes import is_source_note
from seeds2tei.subscriptions import Part
from seeds2tei.zones import is_quoted_letter, zones

MOST_AFTERTHOUGHTS = 3  # paragraphs of such a postscript
MOST_APPENDED = 12  # paragraphs that an editor adds below a letter
OPENING_SIGNS = frozenset("„“«»\"'‘’—–-*¿¡")
LONGEST_AFTERTHOUGHT = 900  # characters of a postscript that does not call itself one
MOST_SOURCE_NOTES = 3  # paragraphs
HEADED = 12  # passages in which the headings above a text stand


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    writers = _writers(passages)
    for whole in zones(passages):
        while whole and not any(map(str.isalnum, whole[-1].text)):
            whole.pop()  # an ornament, a line of stars
        zone = whole[: _source_notes(whole)]
        end = _postscript(zone)
        blocks = closing_blocks(zone[:end], zone, writers)
        appended = False
        if not blocks and end == len(zone):
            end, blocks = _afterthought(zone, writers)
            signed_alone = all(block.kind == "signed" for block in blocks)
            appended = not _is_postscript(zone[end:]) or is_of_act(blocks) or signed_alone
        if not blocks or blocks[0].passage.inside("quote"):  # a quotation without an opener stays one
            continue
        yield from _claims(blocks)
        if end < len(zone) and not appended:
            span = Span(zone[end].block.span.start, zone[-1].block.span.end)
            because = f'"{_quoted(zone[end])}" stands after the signature'
            yield Annotation(span, "postscript", by="closer", because=because)
        for passage in whole[len(zone) :]:
            because = f'"{_quoted(passage)}" tells from which paper the letter is printed'
            attributes = (("type", "source"), ("place", "bottom"))
            yield Annotation(passage.block.span, "note", attributes, by="closer", because=because)


def _source_notes(zone: Sequence[Passage]) -> int:
    """Where the notes begin that tell from which paper a letter is printed: the last paragraphs, a few at most."""
    end = len(zone)
    while end > max(1, len(zone) - MOST_SOURCE_NOTES) and _is_source_note(zone[end - 1]):
        end -= 1
    return end


def _is_source_note(passage: Passage) -> bool:
    return passage.tag == "p" and passage.provisional and is_source_note(passage.text)


def _writers(passages: Sequence[Passage]) -> frozenset[str]:
    """The words with a capital in the headings above the text, in small letters: among them, who wrote."""
    heads = [passage.text for passage in passages[:HEADED] if passage.tag == "head"]
    return frozenset(word.strip(" .,;:()[]").casefold() for head in heads for word in head.split() if word[0].isupper())


def _postscript(zone: Sequence[Passage]) -> int:
    """Where the postscript of a letter begins; its end, if it has none."""
    for i in range(max(1, len(zone) - REACH), len(zone)):
        if zone[i].tag == "p" and postscript(zone[i].text):
            return i
    return len(zone)


def _afterthought(zone: Sequence[Passage], writers: frozenset[str]) -> tuple[int, list[Block]]:
    """Where the words after formula and signature begin, and the closer before them."""
    opened = any(passage.inside("opener") or passage.tag == "opener" for passage in zone[:REACH])
    for end in range(len(zone) - 1, max(1, len(zone) - (MOST_APPENDED if opened else 4)), -1):
        blocks = closing_blocks(zone[:end], zone, writers)
        kinds = {block.kind for block in blocks}
        closes = "whole" in kinds or {"salute", "signed"} <= kinds or is_of_act(blocks)
        if closes or (opened and _signs_alone(blocks, writers)):
            return end, blocks
    return len(zone), []


def _signs_alone(blocks: Sequence[Block], writers: frozenset[str]) -> bool:
    """Whether a closer is the signature, with initials, of somebody whom the headings name."""
    names = [block.passage.text.strip() for block in blocks if block.kind == "signed"]
    surnames = [name.rstrip(".").split()[-1].casefold() for name in names if INITIALED.fullmatch(name.rstrip("."))]
    return len(blocks) == 1 and surnames != [] and surnames[0] in writers


def _is_postscript(after: Sequence[Passage]) -> bool:
    """Whether the writer can have written what stands after the signature: not what an editor says of the letter."""
    short = len(after) <= MOST_AFTERTHOUGHTS and sum(len(passage.text) for passage in after) <= LONGEST_AFTERTHOUGHT
    return short and all(map(_may_be_afterthought, after[:1]))


def _may_be_afterthought(passage: Passage) -> bool:
    words = passage.text.lstrip()
    if passage.tag != "p" or not passage.provisional or not (words[:1].isalnum() or words[:1] in OPENING_SIGNS):
        return False
    stressed = sum(len(passage.words(claim.span).strip()) for claim in passage.holds("hi"))
    if stressed >= len(passage.text.strip()):
        return False  # an editor or a web page says where the letter was printed
    return label(passage.text) is None and "http" not in passage.text and any(map(str.isalpha, passage.text))


def _claims(blocks: Sequence[Block]) -> Iterator[Annotation]:
    first = blocks[0].first or blocks[0].office or blocks[0].passage
    begin = first.span(blocks[0].date, len(first.text)) if blocks[0].kind == "tail" else first.block.span
    span = Span(begin.start, blocks[-1].passage.block.span.end)
    signed = any(block.signature is not None for block in blocks)
    because = f"short lines after the last sentence, with a {'signature' if signed else 'closing formula'}"
    yield Annotation(span, "closer", by="closer", because=because)
    for block in blocks:
        if block.kind in ("", "remark"):
            continue
        if block.first is not None:
            yield from _in_halves(block.first, block.passage)
        elif block.office is not None and block.signature is not None:
            yield from _below_office(block.office, block.passage, block.signature)
        elif block.parts:
            yield from _lines(block.passage, block.parts)
        elif block.names:
            because = f'"{_quoted(block.passage)}" is a row of names'
            yield Annotation(block.passage.block.span, "signed", by="closer", because=because)
            for name in block.names:
                yield _person(block.passage, name)
        elif block.signature is not None:
            yield from _signed(block.passage, block.signature)
        elif block.kind == "endorsement":
            yield from _endorsement(block.passage)
        elif block.kind == "tail":
            because = "the paragraph runs on into the formula"
            yield Annotation(Span(begin.start, block.passage.block.span.end), "salute", by="closer", because=because)
        elif block.kind == "office":
            passage, field = block.passage, "" if _is_quoted(block.passage) else "dateline"
            because = "place and date behind the office"
            span = passage.span(block.date, len(passage.text.rstrip()))
            yield Annotation(span, "dateline", by="closer", because=because, field=field)
        else:
            dated = block.kind == "dateline"
            field = "dateline" if dated and not _is_quoted(block.passage) else ""
            because = f'"{_quoted(block.passage)}" is {"a date line" if dated else "a closing formula"}'
            yield Annotation(block.passage.block.span, block.kind, by="closer", because=because, field=field)


def _endorsement(passage: Passage) -> Iterator[Annotation]:
    key = f"endorsement-{passage.block.span.start}"
    attributes = (("type", "endorsement"), ("place", "bottom"), ("corresp", "#msDesc"))
    because = f'"{_quoted(passage)}" is a remark of an office on the document'
    yield Annotation(passage.block.span, "note", attributes, by="closer", because=because, key=key)
    yield Annotation(passage.block.span, "", (("corresp", f"#{key}"),), field="provenance", by="closer",
                     because="an office says what it did with the document")  # fmt: skip


def _signed(passage: Passage, parts: Signature) -> Iterator[Annotation]:
    """Formula, signature with office and name, and date, each a line of its own."""
    quoted = _quoted(passage)
    begin, end = 0, len(passage.text)
    if parts.formula[0] < parts.formula[1]:
        begin = parts.formula[1]
        yield Annotation(passage.span(0, begin), "salute", by="closer", because=f'"{quoted}" begins with a formula')
    if parts.date[0] < parts.date[1]:
        before = parts.date[0] < parts.name[0]
        date = (0, parts.date[1]) if before else (parts.date[0], end)
        begin, end = (parts.date[1], end) if before else (begin, len(passage.text[: parts.date[0]].rstrip(" ,\n")))
        field = "" if _is_quoted(passage) else "dateline"
        because = "a date beside the signature"
        yield Annotation(passage.span(*date), "dateline", by="closer", field=field, because=because)
    lead = len(passage.text[begin:end]) - len(passage.text[begin:end].lstrip(" .|\n")) if begin else 0
    whole = begin == 0 and end == len(passage.text)
    span = passage.block.span if whole else passage.span(begin + lead, end)
    yield Annotation(span, "signed", by="closer", because=f'"{quoted}" ends in a name')
    if parts.office[0] < parts.office[1]:
        because = "the office before the name"
        yield Annotation(passage.span(*parts.office), "roleName", by="closer", because=because)
    yield _person(passage, parts.name)


def _person(passage: Passage, name: tuple[int, int]) -> Annotation:
    pointer = f"#named:{'_'.join(passage.text[slice(*name)].split())}"
    because = "the name in the signature"
    span = passage.span(*name)
    return Annotation(span, "persName", (("ref", pointer),), by="closer", because=because, field="signatory")


def _below_office(first: Passage, passage: Passage, parts: Signature) -> Iterator[Annotation]:
    """A name whose office stands in paragraphs of its own above it."""
    because = f'"{_quoted(passage)}" is a name, with the office "{_quoted(first)}" above it'
    yield Annotation(Span(first.block.span.start, passage.block.span.end), "signed", by="closer", because=because)
    yield _person(passage, parts.name)


def _lines(passage: Passage, parts: Sequence[Part]) -> Iterator[Annotation]:
    """Persons, places and days in a block of lines."""
    for part in parts:
        if part.kind == "dateline":
            because = "a line of place and day beside the signatures"
            field = "" if _is_quoted(passage) else "dateline"
            yield Annotation(passage.span(part.start, part.end), "dateline", field=field, by="closer", because=because)
        elif part.signature is not None:
            because = "a line of a block in which persons sign, ends in a name"
            yield Annotation(passage.span(part.start, part.end), "signed", by="closer", because=because)
            if part.signature.office[0] < part.signature.office[1]:
                because = "the office beside the name"
                yield Annotation(passage.span(*part.signature.office), "roleName", by="closer", because=because)
            yield _person(passage, part.signature.name)


def _in_halves(first: Passage, second: Passage) -> Iterator[Annotation]:
    """A name of which an extractor has made a paragraph and a heading."""
    span = Span(first.block.span.start, second.block.span.end)
    because = f'"{_quoted(first)}" and "{_quoted(second)}" are one name'
    name = f"{first.text.strip()}_{second.text.strip(' .')}".replace(" ", "_")
    words = Span(first.content.start, second.content.end)
    yield Annotation(span, "signed", by="closer", because=because)
    yield Annotation(words, "persName", (("ref", f"#named:{name}"),), by="closer", because=because, field="signatory")


def _is_quoted(passage: Passage) -> bool:
    """Whether a passage belongs to a letter that an article quotes: it says nothing of the article."""
    return passage.inside("quote") or any(is_quoted_letter(container) for container in passage.within)


def _quoted(passage: Passage) -> str:
    words = " ".join(passage.text.split())
    return words if len(words) <= 50 else words[:47] + "..."


RECOGNISER = Recogniser(
    "closer", ("closer", "signed", "salute", "dateline", "note", "roleName", "persName", "postscript"), "DSCO", find
)
