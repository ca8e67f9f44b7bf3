"""Label lines: what a web page says about a document, above or below its text.

    **Source**: RGASPI, f. 1, op. 58, d. 6      ->   <label>Source:</label><item corresp="#ms">RGASPI, ...</item>
    Transcription/Markup: B. Baggins            ->   <label>Transcription/Markup:</label><item corresp="#BB">...

They stand verbatim in a list; the header says what they mean. A label without a value gets an empty item with
a `gap`. Unknown words before a colon are labels only between known ones: `Comrades:` is none. A list of terms
of a web page is read so where it has two known labels, a row of small headings where it has three.
TEI P5, section COLI (Lists); the words are in data/labels.csv.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds2tei.annotation import Annotation
from seeds2tei.expressions import expression
from seeds2tei.front_matter import stated_postscripts
from seeds2tei.label_blocks import Line, is_front_matter, label_blocks, labels_in_headings, regions, term_lists
from seeds2tei.label_words import is_archival
from seeds2tei.naming import named
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.source import Span
from seeds2tei.version_files import apart

PEOPLE = frozenset("translator transcriber markup proofreader author editor annotator sender addressee".split())
CORRESPONDENTS = frozenset({"sender", "addressee"})
QUOTED = expression(r"""(["'])([^"']+)\1""")
PRINTED = expression(
    r"(?:Распубликован|Опубликован|Опубліков|Published|Printed|Gedruckt|Veröffentlicht|Publié|Publicado|Ogłoszon)"
)


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    for part in apart(passages):
        yield from _labels(part)


def _labels(passages: Sequence[Passage]) -> Iterator[Annotation]:
    taken: set[int] = set()
    for postscript in stated_postscripts(passages):
        yield from postscript.claims(by="label")
        taken.update(id(passage) for passage in (postscript.passage, *postscript.lines))
    for lines in labels_in_headings(passages):
        yield from _claims(lines)
        taken.update(id(passage) for line in lines for passage in (line.passage, line.holder))
    for low, high in regions(passages):
        for block in label_blocks(passages[low:high], taken):
            yield from _claims(block)
        for container, terms in term_lists(passages[low:high]):
            yield Annotation(container.span, "list", container.attributes, by="label", because="its terms are labels")
            for line in terms:
                yield from _line_claims(line)


def _claims(block: Sequence[Line]) -> Iterator[Annotation]:
    last = (block[-1].holder, *block[-1].below)[-1]
    span = Span(block[0].passage.block.span.start, last.block.span.end)
    because = "lines of a known label and a colon, one after the other"
    yield Annotation(span, "list", (("type", "gloss"),), by="label", because=because)
    for line in block:
        yield from _line_claims(line)


def _line_claims(line: Line) -> Iterator[Annotation]:
    passage = line.passage
    words = passage.text[slice(*line.label)].strip()
    label = passage.span(*line.label)
    value = line.holder.span(*line.value)
    if line.label[0] == 0:
        label = Span(passage.block.span.start, label.end)
    if line.label[1] == len(passage.text):
        label = Span(label.start, passage.block.span.end)
    if line.value[1] == len(line.holder.text):
        value = Span(value.start, line.holder.block.span.end) if line.value[0] < line.value[1] else value
    because = f'"{words}" is a label' if line.concepts else f'"{words}" stands among labels'
    yield Annotation(label, "label", by="label", because=because)
    people = list(_people(line)) if set(line.concepts) & PEOPLE else []
    pointers = [f"#{claim.key}" for claim in people if claim.key]
    if not pointers and is_front_matter(passage) and "author" in line.concepts:
        pointers = [claim.get("ref") for claim in people if claim.tag]
    holding = next((concept for concept in ("archive", "source") if concept in line.concepts), "")
    if holding or "physical" in line.concepts:
        pointers.append("#msDesc")
    attributes = (("corresp", " ".join(dict.fromkeys(pointers))),) if pointers else ()
    if line.below:
        start = value.start if line.value[0] < line.value[1] else line.below[0].block.span.start
        value = Span(start, line.below[-1].block.span.end)
    elif line.value[0] == line.value[1]:
        end = Span(label.end, label.end)
        field = "rights" if "rights" in line.concepts else ""
        yield Annotation(end, "item", attributes, by="label", because="nothing follows the label", field=field)
        yield Annotation(end, "gap", (("reason", "empty-in-source"),), by="label", because="nothing follows the label")
        return
    field = next((concept for concept in line.concepts if concept not in PEOPLE and concept != "note-free"), "")
    if field == "date" and is_front_matter(passage):
        field = "stated-date"  # of the page perhaps, not of the document
    yield Annotation(value, "item", attributes, by="label", because=because, field=field)
    yield from people
    if holding:
        # A "source" may be a book; an "archive" is described even if its reference cannot be parsed.
        words_of_value = line.holder.text[slice(*line.value)]
        printed = PRINTED.match(words_of_value.strip()) is not None
        archival = (holding == "archive" and not printed) or is_archival(words_of_value)
        field = "shelfmark" if archival else "possible-shelfmark"
        yield Annotation(value, "", field=field, by="label", because=f'"{words}" names where it is kept')


def _people(line: Line) -> Iterator[Annotation]:
    start, end = line.value
    quoted = QUOTED.fullmatch(line.holder.text, start, end)  # as front matter has it
    start, end = quoted.span(2) if quoted else (start, end)
    words = line.passage.text[slice(*line.label)].strip(" :")
    listed = "author" in line.concepts and is_front_matter(line.passage)
    names = list(named(line.holder.text[start:end].replace("\n", " "), inverted=not listed))
    person = next((name for name in names if name.kind == "person"), None)
    for concept in line.concepts:
        for name in names if concept in PEOPLE else ():
            span = line.holder.span(start + name.start, start + name.end)
            if name.kind == "language":
                yield Annotation(span, "", (("ident", name.code),), field="original-language", by="label",
                                 because=f'"{line.holder.words(span)}" is the language of the original')  # fmt: skip
                continue
            if name.kind == "affiliation" and person:
                key = f"person-{line.holder.span(start + person.start, start + person.end).start}"
                yield Annotation(span, "", (("corresp", f"#{key}"),), field="affiliation", by="label",
                                 because="an institution after the name")  # fmt: skip
                continue
            if name.kind == "person":
                # Who wrote and who received has no responsibility for the edition.
                # The authors that front matter lists are the title's to judge: some of them translated.
                judged = concept == "author" and is_front_matter(line.passage)
                key = f"person-{span.start}" if concept not in CORRESPONDENTS and not judged else ""
                pointer = f"#{key}" if key else f"#named:{'_'.join(line.holder.words(span).split())}"
                tag = "persName" if concept == line.concepts[0] else ""
                field = "" if judged else concept
                yield Annotation(span, tag, (("ref", pointer),) if tag else (), field=field, by="label",
                                 because=f'the name after "{words}"', key=key)  # fmt: skip


RECOGNISER = Recogniser("label", ("list", "label", "item", "gap", "persName", "postscript", "head", "p"), "COLI", find)
