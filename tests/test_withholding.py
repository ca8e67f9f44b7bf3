"""What a profile keeps out of the files: comments of readers, or who made them. Nothing of it stands anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from seeds2tei.checks import fidelity
from seeds2tei.checks.parsing import parsed
from seeds2tei.convert import Conversion, convert
from seeds2tei.errors import InfidelityError, ProfileError
from seeds2tei.finding import Severity
from seeds2tei.profile import Collection, Profile, load_profile
from seeds2tei.readers import SHAPES
from seeds2tei.report import as_json
from seeds2tei.source import WITHHELD

PAGE = """<html><body><h1>Bread</h1>
<p>Bread was dear in the whole of that winter.</p>
<p>It was dearer in spring.</p>
<h3>Comments</h3>
<ol>
<li class="comment comment-author-nina" id="comment-1"><p><img alt="Nina Karr" src="https://faces.example/abc.png"/>
<a href="https://karr.example">Nina Karr</a> says:</p>
<p>My aunt baked there. Write to <a href="mailto:nina@karr.example">me</a>.</p>
<ol><li class="comment comment-author-rene"><p>Ren&eacute; <b>Hart</b> says:</p><p>No, Nina.</p></li></ol></li>
</ol>
<p>Comments are closed.</p>
</body></html>
"""
PRIVATE = ("Nina", "nina", "Karr", "karr", "Hart", "Ren", "rene")


def converted(comments: str, page: str = PAGE) -> Conversion:
    profile = Profile(collection=Collection(comments=comments))
    conversion = convert(page.encode(), profile, name="bread.html")
    assert conversion.valid
    return conversion


def repeated(conversion: Conversion) -> list[str]:
    """The private words that stand in the TEI file, its report, or the inventory."""
    written = conversion.xml.decode() + as_json(conversion).decode() + " ".join(conversion.notation)
    return [word for word in PRIVATE if word in written]


def test_comments_are_kept_if_nobody_wishes_otherwise() -> None:
    assert set(repeated(converted("keep"))) == set(PRIVATE)


def test_of_dropped_comments_no_word_stands_anywhere() -> None:
    conversion = converted("drop")
    assert repeated(conversion) == []
    assert b"aunt" not in conversion.xml + as_json(conversion)
    assert conversion.xml.count(b'<gap reason="withheld"') == 2
    assert b"Comments are closed." in conversion.xml


def test_the_names_of_commenters_stand_nowhere_and_what_they_said_does() -> None:
    conversion = converted("anonymise")
    written = conversion.xml.decode() + as_json(conversion).decode()
    # The signs of the format are in the inventory of the library, as everywhere; the report gives their length alone.
    assert [word for word in PRIVATE if word in written] == []
    assert "My aunt baked there." in written
    assert written.count('ref="#commenter-1"') == 2
    assert '<person xml:id="commenter-2">' in written


@pytest.mark.parametrize(
    ("comments", "sentence"),
    [
        ("drop", "2 comments of readers are left out below the text"),
        ("anonymise", "The names and addresses of readers who comment are left out"),
    ],
)
def test_the_header_says_what_was_withheld(comments: str, sentence: str) -> None:
    declaration = converted(comments).xml.partition(b"<editorialDecl>")[2].partition(b"</editorialDecl>")[0]
    assert sentence in declaration.decode()


@pytest.mark.parametrize(("comments", "stretches"), [("drop", "2 stretches"), ("anonymise", "7 stretches")])
def test_the_report_says_how_much_was_withheld(comments: str, stretches: str) -> None:
    conversion = converted(comments)
    (finding,) = (finding for finding in conversion.findings if finding.code == "withheld")
    length = sum(mark.span.end - mark.span.start for mark in conversion.draft.marks if mark.rule == WITHHELD)
    assert finding.sentence.startswith(f"{stretches} of readers' comments ({length} characters) left out")
    assert finding.severity is Severity.NOTE


def test_comments_that_are_not_understood_are_a_warning() -> None:
    page = (
        "<h1>Bread</h1><p>Dear.</p><p>Dearer.</p><h2>Comments</h2><p>The price is the one that was paid, not less.</p>"
    )
    (finding,) = (finding for finding in converted("drop", page).findings if finding.code == "withheld")
    assert finding.severity is Severity.WARNING
    assert finding.sentence.startswith('"Comments" stands alone, but what follows does not look like')
    assert not [finding for finding in converted("keep", page).findings if finding.code == "withheld"]


def test_a_document_without_comments_is_what_it_is_without_a_profile() -> None:
    page = "<h1>Bread</h1><p>Bread was dear in the whole of that winter.</p>"
    assert converted("drop", page).xml == converted("keep", page).xml


def test_the_proof_lets_nothing_be_withheld_that_the_profile_keeps() -> None:
    conversion = converted("drop")
    draft = conversion.draft
    with pytest.raises(InfidelityError, match="was taken for notation of the kind withheld"):
        fidelity.prove(
            [PAGE.encode()], draft.source, draft.marks, conversion.runs, parsed(conversion.xml), dict(SHAPES)
        )


def test_a_policy_has_one_of_three_names(tmp_path: Path) -> None:
    path = tmp_path / "seeds2tei.toml"
    path.write_text('[collection]\ncomments = "delete"\n', "utf-8")
    with pytest.raises(ProfileError) as error:
        load_profile(path)
    assert str(error.value).endswith('[collection].comments: is "keep", "drop" or "anonymise", not "delete".')
