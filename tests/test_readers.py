"""What the readers say of a text. The cases stand in cases/markdown.md, cases/html.md and cases/plain.md.

Beside them: properties that hold for any text, texts that are there to do harm, and the choice of a format.
"""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from seeds2tei.annotation import Annotation
from seeds2tei.convert import convert
from seeds2tei.errors import DecodingError, UnsupportedFormatError
from seeds2tei.profile import Profile
from seeds2tei.readers import SHAPES, encoding_of, format_of, read
from seeds2tei.readers.characters import is_blank
from seeds2tei.source import Source, Span

CASES = Path(__file__).parent / "cases"
SEEDS = Path(__file__).parent.parent / "seeds"
VISIBLE = str.maketrans({"␌": "\f", "␍": "\r", "␠": " ", "→": "\t", "␀": "\0", "\ufffc": "\ufeff"})
CONTAINERS = frozenset({"list", "item", "quote", "table", "row", "figure"})
BLOCKS = frozenset({"p", "head", "ab", "cell", "label", "fw"})
EMPTY = frozenset({"lb", "pb"})
FAILURES = "Known failures"


class Case(NamedTuple):
    format: str
    section: str
    sentence: str
    text: str
    expected: str


def cases(format: str) -> Iterator[Case]:
    """The cases of a file: a sentence, then a block that holds a text, a dot, and what is expected."""
    page = (CASES / f"{format}.md").read_text("utf-8")
    section = ""
    for match in re.finditer(r"(?ms)^## ([^\n]*)$|([^\n]*)\n\n````\n(.*?)\n\.\n(.*?)\n````$", page):
        if match[1]:
            section = match[1]
        else:
            text, expected = (part.translate(VISIBLE) for part in match.group(3, 4))
            yield Case(format, section, match[2], text, expected)


ALL = [*cases("markdown"), *cases("plain"), *cases("html")]


def claims(text: str, format: str = "markdown") -> list[Annotation]:
    return list(read(Source("letter.md", text, "utf-8"), format))


class Node(NamedTuple):
    claim: Annotation
    inside: list[Node]


def nested(found: Sequence[Annotation]) -> list[Node]:
    """Claims in those that enclose them. Evidence encloses nothing."""
    top: list[Node] = []
    around: list[Node] = []
    for claim in found[1:]:
        while around and claim.span.end > around[-1].claim.span.end:
            around.pop()
        while around and claim.span.start >= around[-1].claim.span.end and claim.tag not in EMPTY:
            around.pop()
        node = Node(claim, [])
        (around[-1].inside if around else top).append(node)
        if claim.tag:
            around.append(node)
    return top


def written(text: str, found: Sequence[Annotation]) -> str:
    """Claims as tags around the words they speak of; containers and blocks in lines of their own."""
    marks = {mark.span.start: mark for claim in found for mark in claim.marks}

    def words(start: int, end: int) -> Iterator[str]:
        while start < end:
            mark = marks.get(start)
            yield mark.reading if mark else text[start]
            start = mark.span.end if mark else start + 1

    def phrase(node: Node) -> str:
        claim, pieces, position = node.claim, [], node.claim.span.start
        if not claim.tag:  # evidence among words
            return ""
        field = (("field", claim.field),) if claim.field else ()
        sign = claim.tag + "".join(f' {name}="{value}"' for name, value in (*field, *claim.attributes))
        if claim.tag in EMPTY:
            return f"<{sign}/>"
        for inner in node.inside:
            pieces += [*words(position, inner.claim.span.start), phrase(inner)]
            position = inner.claim.span.end
        content = "".join((*pieces, *words(position, claim.span.end)))
        return f"<{sign}>{content.strip() if claim.tag == 'ab' else content}</{claim.tag}>"

    def lines(node: Node, indentation: str) -> Iterator[str]:
        claim = node.claim
        if not claim.tag:
            signs = " ".join(text[mark.span.start : mark.span.end] for mark in claim.marks)
            yield f"{indentation}<!-- {claim.field}: {signs} -->"
        elif claim.tag in CONTAINERS:
            yield indentation + phrase(Node(claim._replace(span=Span(0, 0)), [])).partition("</")[0]
            for inner in node.inside:
                yield from lines(inner, indentation + "  ")
            yield f"{indentation}</{claim.tag}>"
        else:
            yield indentation + phrase(node)

    return "\n".join(line for node in nested(found) for line in lines(node, ""))


def number(case: Case) -> str:
    return f"{case.format}: {case.section}: {case.sentence}"


@pytest.mark.parametrize("case", [case for case in ALL if case.section != FAILURES], ids=number)
def test_case(case: Case) -> None:
    assert written(case.text, claims(case.text, case.format)) == case.expected
    check(case.text, case.format)


@pytest.mark.parametrize("case", [case for case in ALL if case.section == FAILURES], ids=number)
@pytest.mark.xfail(strict=True)
def test_known_failure(case: Case) -> None:
    assert written(case.text, claims(case.text, case.format)) == case.expected


def test_many_texts_stay_as_they_are() -> None:
    """Most mistakes of a reader are signs too many."""
    assert sum(case.section == "Stays as it is" for case in ALL) >= 14


def check(text: str, format: str) -> None:
    """What holds of every text: each visible character is in one block or is a sign, and signs look like signs."""
    found = claims(text, format)
    whole, *rest = found
    assert (whole.tag, whole.span) == ("text", (0, len(text)))
    marks = sorted(mark for claim in found for mark in claim.marks)
    covered = [*(mark.span for mark in marks)]
    for before, after in pairwise(marks):
        assert before.span.end <= after.span.start, "no character is in two signs"
    for start, end in covered:
        assert start < end
    for (start, end), _, rule in marks:
        assert SHAPES[rule].fullmatch(text, start, end), f"{text[start:end]!r} is no {rule}"
    around = [whole]
    last = 0
    for claim in rest:
        start, end = claim.span
        assert last <= start <= end, "claims come in the order of the text"
        last = start
        while around[-1].span.end <= start and len(around) > 1:
            around.pop()
        outer = around[-1].span
        assert outer.start <= start <= end <= outer.end, "claims nest"
        assert all(start <= mark.span.start and mark.span.end <= end for mark in claim.marks)
        if claim.tag:
            around.append(claim)
    blocks = [claim.span for claim in found if claim.tag in BLOCKS]
    for one, other in pairwise(blocks):
        assert one.end <= other.start, "blocks do not hold one another"
    position = 0
    for start, end in sorted([*covered, *blocks]):
        assert all(map(is_blank, text[position:start])), "between blocks stands nothing but white space"
        position = max(position, end)
    assert all(map(is_blank, text[position:]))
    for start, end in blocks:
        assert start == end or not (is_blank(text[start]) or is_blank(text[end - 1])), "a block begins and ends visibly"


SIGNS = [
    *("\n", "\n\n", "\r\n", "\r", "\f", " ", "  ", "    ", "\t", "- ", "* ", "1. ", "2. ", "12. März", "> ", ">"),
    *("# ", "## ", " ##", "---", "***", "```", "~~~", "```py\n", "|", "a | b", "\n---|---\n", "*", "**", "_", "__"),
    *("~~", "`", "``", "[", "]", "(", ")", "](", "![", "](http://a.b)", '[a](b "c")', "{.info}", "[]{#1b}"),
    *("]{.smallcaps}", "\\", "\\\n", "  \n", "&auml;", "&#1;", "&", "<", "</", "<b>", "</b>", "<i>", "</i>", "<br>"),
    *("<a href='x'>", "</a>", "<!--", "-->", "<script>", "</script>", "<http://a.b>", "<a@b.c>", "a", "Wien", "."),
    *("\ufeff", "\0", "\v", "\x1f", "\xa0", "\u3000", "\u2028", "\ufffe", "\ufdd0", "😀", "title: x\n", "[^1]: x"),
]
WORDS = st.lists(st.sampled_from(SIGNS), max_size=30).map("".join)
LINE = st.tuples(st.sampled_from(["", "> ", "- ", "  ", "> > ", "1. ", "2. ", "> - ", "\t"]), WORDS).map("".join)
TEXT = st.one_of(WORDS, WORDS.map("---\n{}".format), st.lists(LINE, max_size=8).map("\n".join), st.text(max_size=60))


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXT)
@example("# # \xa0")
@example(">\\\n\xa0")
@example("*\f***")
@example(">```\n```\n")
def test_any_text_is_read_as_markdown(text: str) -> None:
    check(text, "markdown")


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXT)
def test_any_text_is_read_as_plain_text(text: str) -> None:
    check(text, "plain")


HTML_SIGNS = [
    *("<p>", "</p>", "<div>", "</div>", "<h1>", "</h1>", "<h3>", "<ul>", "</ul>", "<ol start=4>", "<li>", "</li>"),
    *("<dl>", "<dt>", "<dd>", "</dl>", "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "<caption>"),
    *("<blockquote>", "</blockquote>", "<pre>", "</pre>", "<figure>", "</figure>", "<figcaption>", "<hr>", "<br>"),
    *(
        "<nav>",
        "</nav>",
        "<header>",
        "</header>",
        "<footer>",
        "<article>",
        "<title>Wien</title>",
        "<title>&auml;</title>",
    ),
    *("<b>", "</b>", "<i>", "</i>", "<sup>", "</sup>", '<a href="#n1">', "</a>", "<span class=sc>", "</span>", "<q>"),
    *("<!--", "-->", "<!-- a -->", "<script>", "</script>", "<style>x</style>", "<!DOCTYPE html>", "<?xml?>", "<o:p>"),
    *(
        "&auml;",
        "&nbsp;",
        "&#1;",
        "&#12;",
        "&#146;",
        "&xxe;",
        "&",
        "<",
        ">",
        '"',
        "'",
        '<img alt="a > b">',
        "<illegible>",
    ),
    *("a", "Wien", " ", "\n", "\r\n", "\r", "\f", "\0", "\v", "\xa0", "\ufeff", "\ufffe", "😀", ".", "1", "\t"),
]
HTML = st.one_of(st.lists(st.sampled_from(HTML_SIGNS), max_size=30).map("".join), st.text(max_size=60))


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(HTML)
def test_any_text_is_read_as_html(text: str) -> None:
    check(text, "html")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(HTML)
@example("<ul>&auml;<caption>&auml;")
def test_any_page_is_converted_or_refused(text: str) -> None:
    """Proved and valid, or refused with a message: an InfidelityError would fail the test."""
    data = text.encode("utf-8", "replace")
    with contextlib.suppress(UnsupportedFormatError, DecodingError):
        assert convert(data, Profile(), name="letter.html").valid


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXT)
@example("![- \n](http://a.b)")
def test_line_ends_make_no_difference(text: str) -> None:
    """Windows' line ends change what is read as little as Unix's."""
    text = text.replace("\r", "")
    windows = text.replace("\n", "\r\n")
    assert written(windows, claims(windows)) == written(text, claims(text))


@pytest.mark.parametrize(
    ("encoding", "data", "sentence"),
    [
        ("idna", b"Graz. Wien..", "from byte 0 (line 1) it is idna in a spelling"),
        ("undefined", b"Graz", 'there is no encoding "undefined"'),
        ("utf-8\0", b"Graz", 'there is no encoding "utf-8\\x00"'),
        ("utf-7", b"Graz,\n+AOQ-+AOQ-", "from byte 10 (line 2) it is utf-7 in a spelling that could not be given back"),
        ("unicode_escape", b"Gr\\u0061z", "from byte 2 (line 1) it is unicode_escape in a spelling"),
        ("iso2022_jp", b"\x1b$B\x1b(BGraz", "from byte 0 (line 1) it is iso2022_jp in a spelling"),
    ],
)
def test_what_no_encoding_gives_back_is_refused(encoding: str, data: bytes, sentence: str) -> None:
    """Not only what cannot be read: the same bytes must come of the text again."""
    with pytest.raises(DecodingError) as error:
        convert(data, Profile(encoding=encoding), name="letter.md")
    assert str(error.value).startswith(f"letter.md: {sentence}")


@pytest.mark.parametrize("encoding", ["utf-8", "rot13", "no-such"])
def test_a_file_without_a_byte_is_empty_in_any_encoding(encoding: str) -> None:
    with pytest.raises(UnsupportedFormatError, match=r"letter\.md: the file is empty"):
        convert(b"", Profile(encoding=encoding), name="letter.md")


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_seeds_lose_only_signs(seed: Path) -> None:
    """What leaves the seeds: number signs of headings, asterisks of emphasis, one backslash each time."""
    text = seed.read_text("utf-8")
    check(text, "markdown")
    signs = {text[mark.span.start : mark.span.end] for claim in claims(text) for mark in claim.marks}
    assert signs <= {"## ", "**", "*", "\\"}


HARMFUL: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "[" * n,
    "brackets before a link": lambda n: "[" * n + "](x)",
    "links that are not closed": lambda n: "[a](" * (n // 4),
    "images in images": lambda n: "![" * (n // 6) + "](x)" * (n // 6),
    "asterisks": lambda n: "*" * n,
    "emphasis that is not closed": lambda n: "*a _b " * (n // 6),
    "backticks": lambda n: "".join("`" * k + " " for k in range(1, int((2 * n) ** 0.5))),
    "tags that are not closed": lambda n: "<b>" * (n // 3),
    "a tag full of blanks": lambda n: "<a" + " " * n,
    "comments that are not closed": lambda n: "<!--" * (n // 4),
    "deep quotations": lambda n: ">" * n,
    "many quotations": lambda n: "> a\n\n" * (n // 5),
    "a list": lambda n: "- a\n" * (n // 4),
    "deep lists": lambda n: "- " * (n // 2) + "a",
    "lines after many markers": lambda n: ("".join("  " * k + "- a\n" for k in range(20)) + "b\n" * 199) * (n // 840),
    "fences that are not closed": lambda n: "".join("`" * k + "x\n" for k in range(int((2 * n) ** 0.5), 3, -1)),
    "pipes": lambda n: "|a" * (n // 4) + "|\n" + "|-" * (n // 4) + "|",
    "blanks in a heading": lambda n: "# a" + " " * n + "b",
    "blanks in a paragraph": lambda n: "*a*" + " " * n + "b\nc",
    "form feeds": lambda n: "a\f " * (n // 3),
    "blank lines": lambda n: "- a\n" + "\n" * n + "- b",
    "one long line": lambda n: "Wien, den **12.** März [1876] & später. " * (n // 40),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_harmful_text_is_read_in_linear_time(name: str) -> None:
    """50,000 characters of it take no more than a second; what is quadratic would take many."""
    text = HARMFUL[name](50_000)
    begin = time.process_time()
    claims(text)
    assert time.process_time() - begin < 1.5


HARMFUL_HTML = {
    "signs that begin a tag": "<",
    "ampersands": "&",
    "paragraphs that are not closed": "<p>x",
    "divisions that are not closed": "<div>",
    "comments that are not closed": "<!--",
    "scripts that are not closed": "<script>",
    "tags that do not end": "<a ",
    "quotation marks in tags": "<a \"<b ' ",
    "lists in lists": "<ul><li>a",
    "formatting that is not closed": "<b><p>x",
    "tables in tables": "<table><td>x",
    "rows that are not closed": "<tr><td>x",
    "closing tags": "<div></p>",
    "headings": "<h1>x",
}


@pytest.mark.parametrize("name", HARMFUL_HTML)
def test_harmful_page_is_read_in_linear_time(name: str) -> None:
    """200,000 characters of it take no more than a second or so."""
    sign = HARMFUL_HTML[name]
    text = sign * (200_000 // len(sign)) + "x"
    begin = time.process_time()
    claims(text, "html")
    assert time.process_time() - begin < 2.5


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b'<meta charset="windows-1251"><p>', "windows-1251"),
        (b"<META HTTP-EQUIV=x CONTENT='text/html; charset=koi8-r'>", "koi8-r"),
        (b'<?xml version="1.0" encoding="iso-8859-1"?><html>', "cp1252"),
        (b"<meta charset=utf-16><p>", "utf-8"),
        (b"<p>charset=cp1251", "utf-8"),
    ],
)
def test_page_declares_its_encoding(data: bytes, encoding: str) -> None:
    assert encoding_of(data, "letter.HTM") == encoding_of(data, "letter", "html") == encoding
    assert encoding_of(data, "letter.md") == encoding_of(data, "letter.html", "plain") == "utf-8"


def test_declared_encoding_is_honoured_and_a_lie_is_refused() -> None:
    page = '<meta charset="{}"><p>Дорогая Мария</p>'
    assert "Дорогая Мария" in convert(page.format("cp1251").encode("cp1251"), Profile(), name="a.html").xml.decode()
    with pytest.raises(DecodingError, match="is not UTF-8"):
        convert(page.format("utf-8").encode("cp1251"), Profile(), name="a.html")


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a.md", "markdown"),
        ("a.b.TXT", "markdown"),
        ("noending", "markdown"),
        ("dir.x/a", "markdown"),
        ("a.HTM", "html"),
    ],
)
def test_format_is_told_by_the_ending(name: str, format: str) -> None:
    assert format_of(name) == format


def test_unknown_ending_names_the_remedy() -> None:
    with pytest.raises(UnsupportedFormatError, match=r'letter\.rtfd: the ending "\.rtfd".*--format'):
        format_of("letter.rtfd")


def test_unknown_format_is_refused() -> None:
    with pytest.raises(UnsupportedFormatError, match=r"letter\.md: "):
        claims("x", "wiki")


def test_markdown_parser_is_not_loaded_for_plain_text() -> None:
    """What a run does not need it does not import."""
    program = "import sys; from seeds2tei.readers import read; sys.exit('markdown_it' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
