"""What a person is told of a web page, and what its head may say of the document."""

from __future__ import annotations

import pytest

from seeds2tei import convert, load_profile
from seeds2tei.convert import Conversion

LETTER = "<h1>Brief an Hofer</h1><p>Lieber Freund, ich danke Dir für Deinen Brief, der gestern angekommen ist.</p>"


def converted(page: str) -> Conversion:
    conversion = convert(page.encode(), load_profile(None), name="page.html")
    assert conversion.valid
    return conversion


def told(page: str, code: str) -> list[str]:
    return [finding.sentence for finding in converted(page).findings if finding.code == code]


@pytest.mark.parametrize(
    "page",
    [
        "<title>Log in</title><nav>Main menu</nav><p>Please enable JavaScript to view this page.</p><footer>1</footer>",
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>",
        "<header>Orlova letters</header><main>Loading...</main>",
    ],
)
def test_says_so_where_no_text_of_a_document_stands(page: str) -> None:
    (sentence,) = told(page, "no-text")
    assert sentence.startswith("no document text found: all of it is furniture of a web page")


def test_finds_the_text_of_a_letter() -> None:
    assert told(f"<nav>Main menu</nav>{LETTER}", "no-text") == []


def test_names_the_elements_that_mean_nothing_here() -> None:
    page = f"{LETTER}<p>the <o:p>word</o:p> and <marquee>text</marquee>, <marquee>text</marquee></p>"
    conversion = converted(page)
    found = {finding.sentence: finding.start for finding in conversion.findings if finding.code == "tags-only"}
    because = "has no counterpart in TEI: only its tags are gone, its words are in the text. On the page it stands"
    assert found == {
        f"<o:p> {because} once.": page.index("<o:p>"),
        f"<marquee> {because} 2 times.": page.index("<marquee>"),
    }
    assert b"the word and text, text" in conversion.xml


def test_tells_of_ruby_that_it_could_not_read() -> None:
    (sentence,) = told(f"{LETTER}<p><ruby><rb>a<rb>b<rt>c<rt>d</ruby></p>", "tags-only")
    assert sentence.startswith("<ruby> has no counterpart in TEI")


def test_tells_of_quotations_in_too_many_others() -> None:
    page = LETTER + "<blockquote>" * 30 + "<p>He said so.</p>" + "</blockquote>" * 30
    assert [s.partition(":")[0] for s in told(page, "tags-only")] == ["<blockquote> stands in too many others"]


@pytest.mark.parametrize(
    "words",
    [
        "<span style='color: red'>red</span>",
        "<o:p>&nbsp;</o:p>",
        "<font size=2>so</font> <img src=a.png> <wbr>",
        "<nav><svg><text>Menu</text></svg></nav>",
        "<svg><path d=''/></svg>",
        "<ruby>a<rt>b</ruby>",
    ],
)
def test_says_nothing_of_what_says_nothing(words: str) -> None:
    assert told(f"{LETTER}<p>in Wien {words} und</p>", "tags-only") == []


def test_a_name_at_the_right_signs_and_a_date_there_is_a_date_line() -> None:
    letter = "<p>Ich danke Dir für Deinen Brief, der gestern angekommen ist, und schicke das Buch.</p>" * 3
    dated = '<p align="right">geschrieben im alten Hause am 12. März 1876 gegen Abend</p>'
    signed = '<div style="text-align:right"><p>Karl</p></div>'
    found = converted(f"<h2>Brief</h2>{dated}{letter}{signed}").xml.decode()
    assert "<opener><dateline>geschrieben im alten Hause am <date" in found
    assert "<closer><signed><persName>Karl</persName></signed></closer>" in found


@pytest.mark.parametrize("style", ["", "text-align:center", "text-align:left"])
def test_a_name_elsewhere_may_be_anything(style: str) -> None:
    letter = "<p>Ich danke Dir für Deinen Brief, der gestern angekommen ist, und schicke das Buch.</p>" * 3
    assert "closer" not in converted(f'<h2>Brief</h2>{letter}<p style="{style}">Karl</p>').xml.decode()


@pytest.mark.parametrize("words", ["Karl", "קרל"])
def test_where_all_lines_are_at_the_right_it_says_nothing(words: str) -> None:
    letter = "<p>Ich danke Dir für Deinen Brief, der gestern angekommen ist, und schicke das Buch.</p>" * 3
    page = f"<h2>Brief</h2>{letter}<p align=right>{words}</p>"
    if words == "Karl":
        page = f"<div align=right>{page}</div>"
    assert "closer" not in converted(page).xml.decode()
