"""Readers' comments below a text.

    Comments                      ->    <div type="comments"><head>Comments</head>
      1. Clara Veld                       <div type="comment" n="1"><byline><persName>Clara Veld</persName></byline>
         My aunt lived there.               <p>My aunt lived there.</p></div>
    Comments are closed.                  <trailer>Comments are closed.</trailer></div>

The heading stands alone near the end, and what follows must look like comments: a name on a line of its own,
numbered or with "says:" or not, and what was said. A profile may have comments dropped (a gap stands for each),
or the names in them. TEI P5, section DSDIV (Divisions of the Body).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seeds2tei.annotation import Annotation, Attributes
from seeds2tei.expressions import expression
from seeds2tei.lines import folded, known
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.source import WITHHELD, Mark, Span
from seeds2tei.withholding import SHAPE, Commenters, is_comments_heading, named, withheld_marks

LONGEST_HEADING = 60
LONGEST_BYLINE = 90
LONGEST_SIGN = 12  # letters of the sign of an item
TRIED = 20  # of the headings, the last ones
AFTER = 2  # passages that stand at least before the comments
NUMBER = expression(r"\d{1,5}[.)]?[ \t\u00a0]*")
SAYS = expression(
    r"(?:\s{1,9}(?:says|said|wrote|writes|sagt|schreibt|schrieb|meint|dit|a écrit|écrit|dice|dijo|ha scritto|disse|"
    r"diz|pisze|mówi|napisał\w*|пишет|говорит|написал\w*|пише|каже)\s{0,9}:?|\s{0,9}[:：])\s*$"
)
# A date, a time, or "reply" after the name: "Clara Veld on 3 March 2016 at 5:10 pm".
STAMP = expression(
    r"\s{0,9}(?:[,|·•–—(-]\s{0,9}|\s(?:on|am|le|el|il|em|dnia)\s{1,9})(?=[^\n]{0,90}\d)[^\n]{4,60}$"
    r"|\s{0,9}\n(?=[^\n]{0,90}\d)[^\n]{0,90}$|\s{1,9}\d{1,2}[./]\d[^\n]{0,30}$"
)
NICKNAME = expression(r"[^\W_][\w.’'@-]*(?: [\w.’'@-]+){0,3}")


class Comment(NamedTuple):
    """One comment: places in the row of passages; the number and the name, as offsets of its first passage."""

    first: int
    last: int
    number: tuple[int, int]
    name: tuple[int, int]
    kind: str


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    headings = [i for i in range(AFTER, len(passages)) if is_comments_heading(passages[i])]
    for i in headings[-TRIED:]:
        comments, end = _comments(passages, i + 1)
        if comments and _closes(passages, end):
            yield from _claims(passages, i, comments, end, profile.collection.comments)
            return


def _comments(passages: Sequence[Passage], start: int) -> tuple[list[Comment], int]:
    """The comments from a place on, and where they end. The first one's look decides what begins another."""
    comments: list[Comment] = []
    i = start
    while i < len(passages) and not _is_closed(passages[i]) and passages[i].provisional:
        begun = _byline(passages[i])
        if begun is not None and i + 1 < len(passages) and (not comments or begun.kind == comments[0].kind):
            comments.append(begun._replace(first=i, last=i))
        elif not comments or passages[i].tag == "head":
            break
        else:
            comments[-1] = comments[-1]._replace(last=i)
        i += 1
    return [comment for comment in comments if comment.last > comment.first], i


def _is_closed(passage: Passage) -> bool:
    return len(passage.text) <= LONGEST_HEADING and known("comments-closed", folded(passage.text))


def _closes(passages: Sequence[Passage], end: int) -> bool:
    """Whether nothing but furniture follows: comments stand at the end of a page."""
    return sum(passage.tag != "fw" and not _is_closed(passage) for passage in passages[end:]) <= AFTER


def _byline(passage: Passage) -> Comment | None:
    """The name of a commenter, if a passage is one: its number, what stands of it, and how it looks."""
    text = passage.text.rstrip()
    if len(text) > LONGEST_BYLINE or passage.tag not in ("p", "item", "head"):
        return None
    match = NUMBER.match(text)
    start = match.end() if match else 0
    numbered = bool(match and match[0].strip()[-1:] in ".)") or _item(passage) is not None
    says = SAYS.search(text, start)
    after = says or STAMP.search(text, start)
    end = after.start() if after else len(text)
    name = NICKNAME.fullmatch(text, start, end)
    if name is None or (text[-1] in ".!?;," and not says):
        return None
    kind = "numbered" if numbered else "says" if says else "dated" if after else "name"
    if kind == "name" and not all(word[0].isupper() for word in name[0].split()):
        return None
    return Comment(0, 0, (0, start if numbered else 0), (start, end), f"{kind} {passage.level}")


def _item(passage: Passage) -> Annotation | None:
    """The item of a list in which a passage stands first."""
    item = next((container for container in reversed(passage.within) if container.tag == "item"), None)
    return item if item and passage.block.span.start - item.span.start <= LONGEST_SIGN else None


def _claims(
    passages: Sequence[Passage], heading: int, comments: Sequence[Comment], end: int, policy: str
) -> Iterator[Annotation]:
    closed = end < len(passages) and _is_closed(passages[end])
    start = passages[heading].block.span.start
    stop = passages[end if closed else comments[-1].last].block.span.end
    because = f'"{passages[heading].text.strip()}" stands alone, and names with what they say follow'
    yield Annotation(Span(start, stop), "div", (("type", "comments"),), by="comment", because=because, key="comments")
    yield Annotation(passages[heading].block.span, "head", by="comment", because=because)
    if policy == "drop":
        yield from _dropped(passages, heading, comments)
    else:
        commenters = Commenters(_name(passages, comment) for comment in comments) if policy == "anonymise" else None
        for comment in comments:
            yield from _one(passages, comment, commenters)
    if closed:
        yield Annotation(passages[end].block.span, "trailer", by="comment", because="it says that comments are closed")


def _dropped(passages: Sequence[Passage], heading: int, comments: Sequence[Comment]) -> Iterator[Annotation]:
    """A gap for each comment. It reaches to the next, so that the signs between them, too, are left out."""
    because = "the profile drops readers' comments"
    starts = [passages[heading].block.span.end, *(_span(passages, comment).start for comment in comments[1:])]
    ends = [*starts[1:], passages[comments[-1].last].block.span.end]
    for start, end in zip(starts, ends, strict=True):
        span = Span(start, end)
        yield Annotation(span, "div", (("type", "comment"),), by="comment", because=because)
        yield Annotation(span, "p", by="comment", because=because)
        length = (("reason", WITHHELD), ("unit", "chars"), ("quantity", str(end - start)))
        yield Annotation(span, "gap", length, (Mark(span, "", WITHHELD),), by="comment", because=because)


def _span(passages: Sequence[Passage], comment: Comment) -> Span:
    first = passages[comment.first]
    return Span((_item(first) or first.block).span.start, passages[comment.last].block.span.end)


def _name(passages: Sequence[Passage], comment: Comment) -> str:
    return passages[comment.first].text[slice(*comment.name)]


def _one(passages: Sequence[Passage], comment: Comment, commenters: Commenters | None) -> Iterator[Annotation]:
    """One comment; if `commenters` are given, without their names."""
    passage = passages[comment.first]
    item = _item(passage)
    number = passage.text[slice(*comment.number)].strip(" .)\t\u00a0") or (item.get("n") if item else "")
    attributes: Attributes = (("type", "comment"), *((("n", number),) if number else ()))
    because = "what a reader says" if commenters else f'what "{_name(passages, comment)}" says'
    yield Annotation(_span(passages, comment), "div", attributes, by="comment", because=because)
    sign = passage.span(*comment.number)
    marks = (Mark(sign, "", "comment-number"),) if sign.start < sign.end else ()
    yield Annotation(passage.block.span, "byline", (), marks, by="comment", because="a name before a comment")
    if commenters is None:
        commenter = (("type", "commenter"),)
        yield Annotation(passage.span(*comment.name), "persName", commenter, by="comment", because="who comments")
    for other in passages[comment.first + 1 : comment.last + 1]:
        yield Annotation(other.block.span, "p", by="comment", because="what is said in a comment")
    if commenters is not None:
        for other in passages[comment.first : comment.last + 1]:
            yield from _anonymous(other, commenters)


def _anonymous(passage: Passage, commenters: Commenters) -> Iterator[Annotation]:
    """What says who comments, withheld; of a name remains whose it is."""
    because = "the profile withholds the names of readers who comment"
    for start, end, number in named(passage, commenters):
        span = passage.span(start, end)
        if number:
            commenter = (("type", "commenter"), ("ref", f"#commenter-{number}"))
            yield Annotation(span, "persName", commenter, by="comment", because=because)
        marks = withheld_marks(passage, start, end)
        yield Annotation(span, "gap", (("reason", WITHHELD),), marks, by="comment", because=because)


RECOGNISER = Recogniser(
    "comment",
    ("div", "head", "byline", "persName", "p", "trailer", "gap"),
    "DSDIV",
    find,
    {"comment-number": NUMBER, WITHHELD: SHAPE},
)
