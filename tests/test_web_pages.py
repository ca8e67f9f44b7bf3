"""What a person is told of a web page, and what its head may say of the document."""

from __future__ import annotations

import re

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


def test_classes_that_pages_made_from_tei_have_say_the_same() -> None:
    letter = "<p>Ich danke Dir für Deinen Brief, der gestern angekommen ist, und schicke das Buch.</p>" * 3
    found = converted(f'<h2>Brief</h2>{letter}<div class="signed text">Karl</div>').xml.decode()
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


# What the head of a page states


def header(page: str) -> str:
    return converted(page).xml.decode().partition("<text")[0]


TEXT = "<p>Ich danke Dir für Deinen Brief, der gestern angekommen ist, und schicke das Buch.</p>"


@pytest.mark.parametrize(
    "head",
    [
        '<title>Brief an Hofer | Orlova Archive</title><meta property="og:title" content="Brief an Hofer">',
        '<meta content="Brief an Hofer" name=DC.title><title>Brief an Hofer - Orlova</title>',
        '<title>Brief an Hofer</title><script type="application/ld+json">{"headline": "Brief an Hofer"}</script>',
    ],
)
def test_a_title_has_two_witnesses(head: str) -> None:
    assert "<title>Brief an Hofer</title>" in header(f"<head>{head}</head>{TEXT}")


def test_a_page_without_a_heading_has_the_title_of_its_window() -> None:
    assert "<title>Brief an Hofer</title>" in header(
        f"<head><title>Brief an Hofer | Orlova Archive</title></head>{TEXT}"
    )


@pytest.mark.parametrize(
    "head",
    [
        '<title>Orlova Internet Archive</title><meta property="og:title" content="Orlova Internet Archive">',
        '<title>orlova.org</title><meta property="og:title" content="orlova.org">',
        '<title>Log in</title><meta property="og:title" content="Sign up">',
        '<title>Index</title><meta name="DC.title" content="Index">',
    ],
)
def test_one_witness_or_the_name_of_a_site_gives_no_title(head: str) -> None:
    assert '<title type="main" subtype="supplied">page</title>' in header(f"<head>{head}</head>{TEXT}")


def test_an_author_stands_in_the_heading_too() -> None:
    page = "<meta name=citation_author content='Orlova, Vera'><h1>A Prayer for Bread, by Rabbi Vera Orlova</h1>"
    assert "<author>Vera Orlova</author>" in header(page + TEXT)


@pytest.mark.parametrize(
    "head",
    [
        "<meta name=author content='Vera Orlova'><h1>A Prayer for Bread</h1>",
        "<meta name=author content='Vera Orlova'><h1>A Prayer for Vera Orlova</h1>",
        "<meta name=author content='Vera Orlova'><h1>A Prayer for Bread, by Vera Orlovani</h1>",
        "<meta name=author content='admin'><h1>A Prayer for Bread, by admin</h1>",
    ],
)
def test_an_author_whom_the_document_does_not_name_is_none(head: str) -> None:
    assert "<author>" not in header(head + TEXT)


def test_a_day_stands_in_the_heading_too() -> None:
    page = "<meta name=DC.date content='1876-03-12'><h1>A Prayer for Bread, read 12 March 1876 and 3 May 1901</h1>"
    assert '<date when="1876-03-12">' in header(page + TEXT)


@pytest.mark.parametrize(
    "head",
    [
        "<meta name=DC.date content='1876-03-12'><h1>A Prayer for Bread</h1>",
        "<meta name=DC.date content='1876-03'><h1>A Prayer for Bread, read in March 1876 and in May 1901</h1>",
        "<meta property='article:published_time' content='2004-05-03'><h1>Prayers, 3 May 2004, 4 May 2004</h1>",
        '<script type="application/ld+json">{"dateModified": "2004-05-03"}</script><h1>3 May 2004, 4 May 2004</h1>',
        "<h1>A Prayer for Bread</h1><p><time class='entry-date published' datetime='2004-05-03'>3 May 2004</time></p>",
        "<h1>A Prayer for Bread</h1><p><time itemprop='datePublished' datetime='2004-05-03'>3 May 2004</time></p>",
    ],
)
def test_the_day_of_posting_is_not_that_of_the_document(head: str) -> None:
    assert re.search(r'when="(?:2004|1876)', header(head + TEXT)) is None


def test_what_the_head_states_is_evidence_with_its_place() -> None:
    page = f'<meta name="author" content="V. Orlov&aacute;"><meta property="og:updated_time" content="2004">{TEXT}'
    found = [claim for claim in converted(page).draft.evidence if claim.get("value")]
    assert [(claim.field, claim.get("value"), page[slice(*claim.span)]) for claim in found] == [
        ("page-author", "V. Orlová", "V. Orlov&aacute;"),
        ("", "2004", "2004"),
    ]


def test_a_day_stated_for_machines() -> None:
    page = (
        f"{TEXT}<p>Er kam <time datetime='1876-03-12'>am Sonntag</time> und <time datetime='14:00'>um zwei</time>.</p>"
    )
    assert '<date when="1876-03-12">am Sonntag</date> und um zwei.' in converted(page).xml.decode()


@pytest.mark.parametrize(
    "words",
    [
        "<ul><li>a<figure>b<figcaption>c</figure></ul>",
        "<ul><figure>b<figcaption>c</figure></ul>",
        "<dl><figure>a<figcaption>b</figure></dl>",
        "<h1><table><nav><th></q><nav><th>a</nav><td>b<p>c</table>",
        "<dl><dt><dd><dt>a<dd><dl><dd>b</dl></dl>",
        "<table><tr><td><ruby>[p. 3]<rt>a</ruby><td rowspan=2><dl><dt>b<dd>c</table>",
        "<dl><dt>Notes<dd>[1] a<dt>Date<dd></dl>[1]",
    ],
)
def test_strange_nesting_gives_valid_files(words: str) -> None:
    assert converted(LETTER + words).valid
