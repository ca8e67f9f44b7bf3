"""The title of the document, and its author.

    ## V. N. Orlova               ->    <head>V. N. Orlova</head>            the author, who stands above the title
    ## [On the Price of Bread]          <head>[On the Price of Bread]</head>  the title

A heading, or a short line without a stop before the text; the header takes its words from there. What the
front matter of a file states goes before what the text looks like. No author is stated: none is named. A line that
says where the document is kept, and nothing else, is no title.
TEI P5, section HD21 (The Title Statement).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seeds2tei.annotation import Annotation
from seeds2tei.bylines import bylines
from seeds2tei.datelines import is_correspondence, is_dateline
from seeds2tei.expressions import expression
from seeds2tei.first_lines import Line, opening
from seeds2tei.front_matter import stated_authors, stated_title
from seeds2tei.letters import greets, office, salutation
from seeds2tei.lines import INITIAL, is_name, surname
from seeds2tei.naming import named
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.source import Span
from seeds2tei.source_lines import is_reference
from seeds2tei.titles import BYLINE, is_dated_title, is_issue, may_be_title, plain_title
from seeds2tei.web_page import is_site_heading
from seeds2tei.writers import speaker, writer

# A surname as it is said of a person: "Mr. Veld", "A. Veld", "Veld's", "Veld (1879-1955)".
PERSON = r"(?:(?:Mr|Mrs|Miss|Dr|Prof|Sir|Herr|Frau|Rabbi|Rev|President|General|[A-Z])\.? {0}|{0}['’]s|{0} \(\d{{4}})"
ADDRESSED = expression(r"(?:To|An|À|К) (?=\S)")
REPEATED = 4  # lines from the first, in which the letter itself greets or is dated
PART_OF_WINDOW = expression(r"(?<!\S)\S(?:(?! [|–—•·»«-] | :: )[^\n])*(?=\s|\Z)")
WITNESSES = 200  # passages in which a surname is looked for again


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    matter = [passage for passage in passages[:WITNESSES] if passage.block.field == "front-matter"]
    top = [line for line in opening(passages) if line.is_heading or not is_reference(line.text, profile.repositories)]
    author, title = _author_above(passages, top)
    if title is None:
        title = _title(top)
    stated = stated_title(matter)
    if stated is not None and (title is None or not _says_the_same(title, stated[0].text[slice(*stated[1])])):
        title = None
        yield Annotation(stated[0].span(*stated[1]), "", field="title", by="title", because="the file states its title")
    if title is not None:
        because = "the first heading" if title.is_heading else "a short line without a stop before the text"
        yield Annotation(title.span, "head", field="title", by="title", because=because)
        if stated is not None:  # said again, because the front matter has a longer one
            yield Annotation(title.passage.span(title.start, title.end), "", field="title", by="title", because=because)
    elif stated is None and (heading := _addressed(top)):
        because = "the first heading says to whom the letter is written, and nothing else is its title"
        yield Annotation(heading.span, "", field="title", by="title", because=because)
    elif stated is None and (window := _window(passages)) is not None:
        yield window
    named_in_text = list(_byline(passages, top, title)) if author is None else list(_above(author))
    byline = next((claim.span for claim in named_in_text if claim.tag == "byline"), None)
    above = byline or (title.span if title is not None else None)
    yield from _roles(passages, above, below_author=byline is not None)
    authors = [] if named_in_text else list(stated_authors(matter, passages))
    yield from named_in_text
    if (
        title is not None
        and not named_in_text
        and not authors
        and (found := _writer(title, top) or speaker(title.text))
    ):
        place = title.passage.span(title.start + found[0], title.start + found[1])
        yield Annotation(place, "", field="author", by="title", because="the title says who wrote or spoke")
    for passage, start, end in authors:
        yield Annotation(passage.span(start, end), "", field="author", by="title", because="the file states its author")


def _window(passages: Sequence[Passage]) -> Annotation | None:
    """The title of the window of a web page, without the name of the site: where the page itself has none."""
    first = next((passage for passage in passages[:1] if passage.tag == "fw" and passage.provisional), None)
    parts = list(PART_OF_WINDOW.finditer(first.text)) if first is not None else []
    titles = [part for part in parts if may_be_title(part[0]) and len(part[0].split()) > 1]
    if first is None or not titles or (len(titles) == 1 and len(parts) == 1 and is_site_heading(titles[0][0])):
        return None
    because = "the title of the window, and the page has none of its own"
    return Annotation(first.span(*titles[0].span()), "", field="title", by="title", because=because)


def _writer(title: Line, top: Sequence[Line]) -> tuple[int, int] | None:
    """Where the title names who wrote to whom; one word alone does so above a salutation or a day."""
    found = writer(title.text)
    if found is None or " " in title.text[slice(*found)] or is_correspondence(title.text):
        return found
    return found if any(salutation(line.text) or is_dateline(line.text) for line in top) else None


def _title(top: Sequence[Line]) -> Line | None:
    """The first of the highest headings above the text; a line before it that looks more like the title."""
    headings = [(i, line) for i, line in enumerate(top) if line.is_heading and _may_be_heading(top, i)]
    if not headings:
        return plain_title(top)
    heading = min((line for _, line in headings), key=lambda line: line.passage.level)
    return heading if heading.passage.level == 1 else plain_title(top) or heading


def _addressed(top: Sequence[Line]) -> Line | None:
    """The first heading, where it names whom the letter addresses: "To Anna Berg"."""
    first = next((line for line in top if line.is_heading), None)
    return first if first and ADDRESSED.match(first.text) and is_name(first.text.split(" ", 1)[1]) else None


def _may_be_heading(top: Sequence[Line], i: int) -> bool:
    """Whether a heading can be the title; a name below other lines is a signature, unless it is the highest."""
    text = top[i].text
    if i == 0 and len(top) > 1 and is_dated_title(text.strip(), top[1].text):
        return True
    if top[i].passage.level == 1 and is_issue(text) and sum(line.passage.level == 1 for line in top) == 1:
        return True
    if i == 0 and top[i].passage.level == 1 and _is_repeated(text, [line.text for line in top[1:REPEATED]]):
        return True
    return may_be_title(text) and (i == 0 or top[i].passage.level == 1 or not is_name(text))


def _is_repeated(heading: str, below: Sequence[str]) -> bool:
    """Whether what a heading says, a greeting or a day, stands again in a line below it: then it is a title."""
    if salutation(heading):
        return any(map(greets, below))
    return is_dateline(heading) and any(map(is_dateline, below))


def _author_above(passages: Sequence[Passage], top: Sequence[Line]) -> tuple[Line | None, Line | None]:
    """The author whose name stands alone above the title, and that title."""
    first = next((i for i, line in enumerate(top) if may_be_title(line.text)), None)
    if first is None or first + 1 >= len(top) or not is_name(top[first].text) or not may_be_title(top[first + 1].text):
        return None, None
    name, title = top[first], top[first + 1]
    if name.is_heading != title.is_heading or (is_name(title.text) and not title.is_heading):
        return None, None
    if not title.is_heading and plain_title(top[first + 1 :]) is None:
        return None, None
    alike = sum(line.passage.level == title.passage.level for line in top if line.is_heading)
    if name.passage.level < title.passage.level and alike > 1:
        return None, None  # a person's name as the title, and the chapters under it
    return (name, title) if INITIAL.search(name.text) or _is_confirmed(passages, name, above=True) else (None, None)


def _above(author: Line) -> Iterator[Annotation]:
    tag = "head" if author.is_heading else "byline"
    yield Annotation(author.span, tag, field="author", by="title", because="a name alone above the title")


def _is_confirmed(passages: Sequence[Passage], name: Line, *, above: bool) -> bool:
    """Whether the surname stands elsewhere in the document too."""
    last = surname(name.text)
    if not last or name.text.isupper():
        return False
    # Below a title stands many a line in capitals: there the surname must be said of a person.
    said = re.escape(last) if above else PERSON.format(re.escape(last))
    pattern = re.compile(rf"\b{said}\b")
    seen = (*passages[:WITNESSES], *passages[-WITNESSES:])
    return any(pattern.search(passage.text.replace(name.text, "")) for passage in seen if last in passage.text)


def _byline(passages: Sequence[Passage], top: Sequence[Line], title: Line | None) -> Iterator[Annotation]:
    """The author in the lines below the title: "by Clara Veld", or a name alone that stands elsewhere too."""
    place = next((i for i, line in enumerate(top) if line is title), -1)
    for line in top[place + 1 : place + 4]:
        if lead := BYLINE.match(line.text):
            value = line.text[lead.end() :]
            if office(value) and (value.isupper() or " of " in value):  # who gave an act, not who wrote a book
                continue
            persons = [name for name in named(value) if name.kind == "person"]
            names = [n for i, n in enumerate(persons) if i == 0 or is_name(value[n.start : n.end])]
            if names:
                yield Annotation(line.span, "byline", by="title", because="a line that says by whom")
            for name in names:
                start = line.start + lead.end()
                span = line.passage.span(start + name.start, start + name.end)
                yield Annotation(span, "persName", field="author", by="title", because="a name in the byline")
            return
        if title is None or line.is_heading or not is_name(line.text) or not may_be_title(line.text):
            continue
        if _is_confirmed(passages, line, above=False):
            because = "a name alone below the title, which stands elsewhere too"
            yield Annotation(line.span, "byline", field="author", by="title", because=because)
            return


def _roles(passages: Sequence[Passage], above: Span | None, *, below_author: bool) -> Iterator[Annotation]:
    """Who translated or edited the text, in the lines directly below the title or the author."""
    below = (p for p in passages[:WITNESSES] if above is not None and p.block.span.start >= above.end)
    for passage in below:
        is_line = passage.tag == "p" and passage.provisional
        lines = list(bylines(passage.text, below_author=below_author)) if is_line else []
        if not lines:
            return
        for line in lines:
            words = passage.text[line.start : line.end]
            because = f'"{words}" stands below the {"author" if below_author else "title"}'
            whole = line.start == 0 and line.end == len(passage.text)
            span = passage.block.span if whole else passage.span(line.start, line.end)
            yield Annotation(span, "byline", by="title", because=because)
            for bearer in line.bearers:
                name = passage.span(bearer.start, bearer.end)
                for i, role in enumerate(bearer.roles):
                    tag = "" if i else bearer.element
                    yield Annotation(name, tag, field=role, by="title", because=because)


def _says_the_same(title: Line, stated: str) -> bool:
    """Whether the heading stands in the title that the front matter states."""
    short, long = (_letters(words) for words in (title.text, stated))
    return len(short) > 3 and (short in long or long in short)


def _letters(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())


RECOGNISER = Recogniser("title", ("head", "byline", "persName", "orgName"), "HD21", find)
