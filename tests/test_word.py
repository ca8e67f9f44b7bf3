"""Word files: what becomes of their text, notes and comments, and that all that is left out is said.

The files are made of their parts in word_files.py. What is read of the page that a file becomes is shown in
cases/html.md and cases/note.md.
"""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.word_files import (
    NAMESPACES,
    PARTS,
    call,
    comments,
    margin,
    notes,
    packed,
    paragraph,
    run,
    word_file,
)

from seeds2tei import batch, planning, report
from seeds2tei.convert import Conversion, convert
from seeds2tei.errors import UnsupportedFormatError
from seeds2tei.fates import Fate, Outcome
from seeds2tei.finding import Severity
from seeds2tei.profile import Profile
from seeds2tei.readers import word_package

RIGHT = '<w:jc w:val="right"/>'
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="1" descr="The seal"/><a:graphic><a:graphicData uri="x"><pic:pic>'
    '<pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r>"
)
LETTER = (
    paragraph("Brief an Hofer", style="heading 1")
    + paragraph("Wien, den 12. März 1876", more=RIGHT)
    + paragraph("Lieber Hofer!")
    + paragraph("Ich sah den ", run("Alten", "<w:i/>"), call("footnote", 1), " im Mai.")
    + paragraph("Dein Karl")
)


def box(words: str, *, old: bool) -> str:
    """A text box as Word writes it today, with or without its form for older programs."""
    inside = f"<w:txbxContent>{paragraph(words)}</w:txbxContent>"
    fallback = f"<mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"{fallback if old else ''}</mc:AlternateContent></w:r>"
    )


def converted(data: bytes, name: str = "letter.docx") -> Conversion:
    conversion = convert(data, Profile(), name=name)
    assert conversion.valid
    return conversion


def text(conversion: Conversion) -> str:
    """The inside of `<text>`, without identifiers and the white space of layout."""
    inside = conversion.xml.decode().partition("<text>")[2].partition("</text>")[0]
    return re.sub(r"\s*\n\s*", "", re.sub(r' (?:xml:id|n|xml:lang)="[^"]*"', "", inside))


def said(conversion: Conversion) -> list[tuple[str, str]]:
    return [(finding.code, finding.sentence) for finding in conversion.findings]


def page(data: bytes) -> str:
    return converted(data).page.decode()


# What becomes of it


def test_a_letter_with_a_footnote() -> None:
    conversion = converted(word_file(LETTER, {"footnotes.xml": notes("footnote", paragraph("Der ältere Hofer."))}))
    assert text(conversion) == (
        '<body><div type="document"><head>Brief an Hofer</head>'
        '<opener><dateline>Wien, den <date when="1876-03-12">12. März 1876</date></dateline>'
        "<salute>Lieber Hofer!</salute></opener>"
        '<p><s>Ich sah den <hi rendition="#italic">Alten</hi>'
        '<note type="editorial" place="end">Der ältere Hofer.</note> im Mai.</s></p>'
        "<closer><salute>Dein</salute> <signed><persName>Karl</persName></signed></closer></div></body>"
    )
    assert said(conversion) == []


def test_a_comment_is_a_note_of_its_author() -> None:
    body = paragraph("Ich sah den Alten", call("comment", 0), " im Mai.")
    parts = {"comments.xml": comments(("Anna Berger", "AB", paragraph("Wer?")))}
    conversion = converted(word_file(body, parts))
    assert (
        'Alten<note type="editorial" place="end" resp="#AB"><p>Wer?</p>'
        '<p rend="signature">—<persName ref="#AB">Anna Berger</persName> (AB)</p></note> im Mai.'
    ) in text(conversion)
    assert '<respStmt xml:id="AB">' in conversion.xml.decode()


def test_a_comment_of_nobody_is_a_note_without_author() -> None:
    parts = {"comments.xml": comments(("Microsoft Office User", "", paragraph("Wer?")))}
    conversion = converted(word_file(paragraph("Ich sah den Alten", call("comment", 0), " im Mai."), parts))
    assert 'Alten<note type="editorial" place="end">Wer?</note> im Mai.' in text(conversion)


def test_many_comments_and_unusual_initials() -> None:
    body = "".join(paragraph("Er kam", call("comment", n), ".") for n in range(1001))
    parts = {"comments.xml": comments(*[("Anna Berger-Huber", "A. & B.-H.", paragraph("Wer?"))] * 1001)}
    conversion = converted(word_file(body, parts))
    assert text(conversion).count("<note ") == 1001
    assert 'n="ABH1001"' in conversion.xml.decode()
    assert said(conversion) == []


def test_footnotes_and_endnotes_are_counted_apart() -> None:
    body = paragraph("Eins", call("footnote", 1), ", zwei", call("endnote", 1), ", drei", call("footnote", 2), ".")
    parts = {
        "footnotes.xml": notes("footnote", paragraph("Erste."), paragraph("Zweite.")),
        "endnotes.xml": notes("endnote", paragraph("Am Ende.")),
    }
    found = re.findall(r'<note [^>]*?n="(\w+)"[^>]*>([^<]*)<', converted(word_file(body, parts)).xml.decode())
    assert found == [("1", "Erste."), ("i", "Am Ende."), ("2", "Zweite.")]


def test_minutes_with_headings_quotation_and_table() -> None:
    table = (
        f"<w:tbl><w:tr><w:tc>{paragraph('Name')}</w:tc><w:tc>{paragraph('Lohn')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{paragraph('Hofer')}</w:tc><w:tc>{paragraph('12 fl.')}</w:tc></w:tr></w:tbl>"
    )
    body = (
        paragraph("Protokoll der Sitzung", style="Title")
        + paragraph("Der Lohn", style="heading 2")
        + paragraph("Der Vorsitzende verlas:")
        + paragraph("Wir bitten um mehr Lohn.", style="Quote")
        + table
    )
    conversion = converted(word_file(body))
    written = text(conversion)
    for expected in (
        "<head>Protokoll der Sitzung</head>",
        "<head>Der Lohn</head>",
        "<quote><p>Wir bitten um mehr Lohn.</p></quote>",
        "<row><cell>Name</cell><cell>Lohn</cell></row><row><cell>Hofer</cell><cell>12 fl.</cell></row>",
    ):
        assert expected in re.sub(r"</?s>", "", written)
    assert said(conversion) == []


@pytest.mark.parametrize(
    ("looks", "rendition"),
    [
        ("<w:b/>", "bold"),
        ("<w:i/>", "italic"),
        ('<w:u w:val="single"/>', "underline"),
        ("<w:smallCaps/>", "smallcaps"),
        ("<w:strike/>", "strikethrough"),
        ('<w:vertAlign w:val="superscript"/>', "superscript"),
    ],
)
def test_how_words_look(looks: str, rendition: str) -> None:
    written = text(converted(word_file(paragraph("die ", run("Rote Fahne", looks), " von gestern"))))
    assert f'<hi rendition="#{rendition}">Rote Fahne</hi>' in written


def test_a_link_keeps_its_address() -> None:
    linked = f'<w:hyperlink r:id="link">{run("dort")}</w:hyperlink>'
    data = word_file(paragraph("Siehe ", linked, "."), links={"link": "https://example.org/12"})
    assert '<ref target="https://example.org/12">dort</ref>' in text(converted(data))


def test_a_field_keeps_its_words() -> None:
    """The library drops the wrapping of a field with the words in it."""
    field = f'<w:fldSimple w:instr="DATE">{run("im Juni")}</w:fldSimple>'
    conversion = converted(word_file(paragraph("Er kommt ", field, ".")))
    assert "Er kommt im Juni." in text(conversion)
    assert said(conversion) == []


# What is left out, or stands elsewhere, is said


def test_tracked_changes_are_counted() -> None:
    body = paragraph(
        "Er war ",
        f'<w:ins w:id="1" w:author="x">{run("sehr ")}</w:ins>',
        '<w:del w:id="2" w:author="x"><w:r><w:delText>nicht </w:delText></w:r></w:del>',
        "krank.",
    )
    conversion = converted(word_file(body))
    assert "Er war sehr krank." in text(conversion)
    ((code, sentence),) = said(conversion)
    assert code == "tracked-changes"
    assert sentence == (
        'the Word file holds tracked changes: 1 insertion is taken as text (the first: "sehr"), '
        '1 deletion is left out (the first: "nicht"). Accept or reject them in Word to be sure.'
    )


def test_a_picture_is_not_in_the_page_and_its_description_is_said() -> None:
    conversion = converted(word_file(paragraph("Gesiegelt.", PICTURE)))
    assert b"<img" not in conversion.page
    assert b"data:" not in conversion.page
    assert said(conversion) == [("left-out", '1 picture is left out; the first with a description is "The seal".')]


def test_headers_and_footers_are_said_once_each_and_page_numbers_not() -> None:
    parts = {
        "header1.xml": margin("hdr", "Briefe an Hofer"),
        "header2.xml": margin("hdr", "Briefe an Hofer"),
        "footer1.xml": margin("ftr", "12"),
    }
    assert said(converted(word_file(paragraph("Wien."), parts))) == [
        ("left-out", 'a header or footer of the pages is left out: "Briefe an Hofer".')
    ]


@pytest.mark.parametrize("old", [True, False], ids=["with its old form", "without"])
def test_a_text_box_is_read_once_behind_its_paragraph(old: bool) -> None:
    conversion = converted(
        word_file(paragraph("Am Rande ", box("Kasten A", old=old), "steht es.") + paragraph("Ende."))
    )
    assert re.sub(r"<[^>]*>", "|", text(conversion)).count("Kasten A") == 1
    assert re.search(r"Am Rande steht es\..*Kasten A.*Ende\.", text(conversion))
    assert said(conversion) == [
        ("text-box", '1 text box is read behind the paragraph to which it is anchored; the first is "Kasten A".')
    ]


def test_hidden_words_are_read_and_said() -> None:
    conversion = converted(word_file(paragraph("Wien", run(" geheim", "<w:vanish/>"), ".")))
    assert "Wien geheim." in text(conversion)
    assert said(conversion) == [("hidden-words", 'words that Word hides are in the text: "geheim".')]


def test_a_note_that_nothing_calls_is_said() -> None:
    parts = {"footnotes.xml": notes("footnote", paragraph("Verwaist."))}
    assert said(converted(word_file(paragraph("Wien."), parts))) == [
        ("left-out", 'a note or comment is left out, which nothing calls: "Verwaist.".')
    ]


def test_a_style_of_its_own_is_said() -> None:
    conversion = converted(word_file(paragraph("Am Rande.", style="Marginalia")))
    assert said(conversion) == [
        ("unknown-style", 'styles that mean nothing here are read as plain text: "Marginalia".')
    ]


def test_words_that_the_library_passes_over_are_quoted() -> None:
    formula = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
    codes = dict(said(converted(word_file(paragraph("Die Summe ", formula, " ist richtig.")))))
    assert codes["lost-words"] == (
        '1 word of the Word file is not in the TEI, because the library that reads it passed over them: "a+b".'
    )


def test_words_that_the_library_loses_on_purpose_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Damage: whatever leaves the page on the way, the comparison with the file finds it."""
    import mammoth

    whole = mammoth.convert_to_html

    def spoilt(*args: object, **options: object) -> object:
        result = whole(*args, **options)
        result.value = result.value.replace("im Mai", "").replace("Lieber Hofer!", "Hofer! Lieber", 1)
        return result

    data = word_file(paragraph("Lieber Hofer!") + paragraph("Ich sah ihn im Mai."))
    monkeypatch.setattr(mammoth, "convert_to_html", spoilt)
    ((code, sentence),) = said(converted(data))
    assert code == "lost-words"
    assert sentence.startswith("2 words of the Word file are not in the TEI")
    assert '"im Mai' in sentence


def test_words_in_another_order_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    import mammoth

    whole = mammoth.convert_to_html

    def spoilt(*args: object, **options: object) -> object:
        result = whole(*args, **options)
        result.value = result.value.replace("im Mai", "Mai im")
        return result

    monkeypatch.setattr(mammoth, "convert_to_html", spoilt)
    assert said(converted(word_file(paragraph("Ich sah ihn im Mai .")))) == [
        ("lost-words", 'words stand in another order than in the Word file, from "im Mai ." on.')
    ]


# Files that are broken, or made to do harm


def test_entities_are_refused() -> None:
    bomb = f'<!DOCTYPE x [<!ENTITY a "ha">]><w:document {NAMESPACES}><w:body>{paragraph("x")}</w:body></w:document>'
    with pytest.raises(UnsupportedFormatError, match=r"damaged: word/document\.xml is not XML as Word writes it"):
        convert(packed(PARTS | {"word/document.xml": bomb}), Profile(), name="a.docx")


def test_a_part_that_unpacks_to_gigabytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_package, "LARGEST", 2**20)
    with pytest.raises(UnsupportedFormatError, match="unpacked larger than 1 MB"):
        convert(word_file(paragraph("a" * 2**21)), Profile(), name="a.docx")


def test_a_part_that_lies_about_its_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_package, "LARGEST", 2**20)
    data = bytearray(word_file(paragraph("a" * 2**21)))
    with ZipFile(BytesIO(data)) as file:
        size = file.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    lie = bytes(data).replace(size, (1000).to_bytes(4, "little"))
    with pytest.raises(UnsupportedFormatError, match=r"damaged|larger than"):
        convert(lie, Profile(), name="a.docx")


def test_elements_nested_without_end_are_refused() -> None:
    deep = "<w:smartTag>" * 5000 + run("x") + "</w:smartTag>" * 5000
    with pytest.raises(UnsupportedFormatError, match="nested more than 90 deep"):
        convert(word_file(paragraph(deep)), Profile(), name="a.docx")


def test_as_deep_as_is_allowed_is_read() -> None:
    deep = "<w:smartTag>" * 80 + run("Wien") + "</w:smartTag>" * 80
    assert "Wien" in text(converted(word_file(paragraph(deep))))


def test_a_comment_on_itself_ends() -> None:
    parts = {"comments.xml": comments(("", "", paragraph("Wer?", call("comment", 0))))}
    conversion = converted(word_file(paragraph("Alten", call("comment", 0), "."), parts))
    assert text(conversion).count("Wer?") == 1


def test_a_note_that_is_called_a_thousand_times_stands_once() -> None:
    parts = {"footnotes.xml": notes("footnote", paragraph("Lang. " * 1000))}
    conversion = converted(word_file(paragraph("Alten", *[call("footnote", 1)] * 1000, "."), parts))
    assert len(conversion.page) < 10_000
    assert (
        "left-out",
        "999 signs of notes or comments are left out: no note of its own is there for it.",
    ) in said(conversion)


def test_a_sign_without_note_is_said() -> None:
    conversion = converted(word_file(paragraph("Alten", call("footnote", 7), ".")))
    assert [code for code, _ in said(conversion)] == ["left-out"]


@pytest.mark.parametrize("faulty", ["<w:sym/>", '<w:sym w:char="xyz" w:font="x"/>'])
def test_what_the_library_stumbles_over_is_refused(faulty: str) -> None:
    with pytest.raises(UnsupportedFormatError, match="damaged: it lacks what the format demands"):
        convert(word_file(paragraph(f"<w:r>{faulty}</w:r>", "x")), Profile(), name="a.docx")


def test_a_word_file_without_words_is_refused() -> None:
    with pytest.raises(UnsupportedFormatError, match="no words in this Word file"):
        convert(word_file(paragraph()), Profile(), name="a.docx")


def test_every_cut_of_a_word_file_is_read_or_refused() -> None:
    data = word_file(LETTER, {"footnotes.xml": notes("footnote", paragraph("Der ältere Hofer."))})
    for end in range(4, len(data), 97):
        with pytest.raises(UnsupportedFormatError):
            convert(data[:end], Profile(), name="a.docx")


def test_every_changed_byte_is_read_or_refused() -> None:
    data = word_file(LETTER, {"footnotes.xml": notes("footnote", paragraph("Der ältere Hofer."))})
    refused = 0
    for place in range(4, len(data), 41):
        spoilt = data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :]
        try:
            assert convert(spoilt, Profile(), name="a.docx").valid
        except UnsupportedFormatError:
            refused += 1
    assert refused


# Files, folders, and the library that makes the page


def test_the_ending_does_not_matter() -> None:
    assert converted(word_file(paragraph("Wien.")), name="a.txt").page


def test_encoding_and_format_of_other_documents_do_not_matter() -> None:
    profile = Profile().with_options(encoding="cp1251", format="plain")
    assert convert(word_file(paragraph("März")), profile, name="a.docx").xml.count("März".encode())


def test_text_that_is_called_docx_is_refused() -> None:
    with pytest.raises(UnsupportedFormatError, match=r"a\.docx: this is no Word file"):
        convert(b"Wien, den 12.", Profile(), name="a.docx")


def test_the_same_file_gives_the_same_bytes() -> None:
    data = word_file(LETTER, {"footnotes.xml": notes("footnote", paragraph("Der ältere Hofer."))})
    first, second = converted(data), converted(data)
    assert (first.xml, first.page, report.as_json(first)) == (second.xml, second.page, report.as_json(second))


def run_on(folder: Path, *, resume: bool = False) -> list[Fate]:
    """Convert a folder into itself."""
    profile_of = planning.profiles(None, encoding=None, format=None)
    return list(batch.carry_out(planning.plan([folder], folder, profile_of, planning.Manner(resume=resume))))


def test_the_page_lies_beside_the_report_and_is_no_document(tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "a.docx").write_bytes(word_file(paragraph("Ich sah die Alten [unreadable")))
    fates = run_on(letters)
    assert [fate.outcome for fate in fates if fate.path.name == "a.docx"] == [Outcome.CONVERTED]
    assert (letters / "a.source.html").read_bytes().startswith(b"<!DOCTYPE html>")
    assert {fate.path.name: fate.because for fate in run_on(letters)}["a.source.html"] == ".source.html"


def test_a_page_that_was_deleted_is_made_again_and_one_that_was_edited_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word_file(paragraph("Ich sah die Alten.")))
    page = tmp_path / "a.source.html"

    def outcome() -> Outcome:
        return next(fate.outcome for fate in run_on(tmp_path, resume=True) if fate.path.name == "a.docx")

    assert (outcome(), outcome()) == (Outcome.CONVERTED, Outcome.UP_TO_DATE)
    made = page.read_bytes()
    page.unlink()
    assert (outcome(), page.read_bytes()) == (Outcome.CONVERTED, made)
    page.write_bytes(made.replace(b"Alten", b"Jungen"))
    assert (outcome(), page.read_bytes()) == (Outcome.REFUSED, made.replace(b"Alten", b"Jungen"))


def test_the_page_alone_gives_the_same_text() -> None:
    data = word_file(LETTER, {"footnotes.xml": notes("footnote", paragraph("Der ältere Hofer."))})
    conversion = converted(data)
    assert text(converted(conversion.page, name="letter.source.html")) == text(conversion)


def test_places_are_those_of_the_page() -> None:
    conversion = converted(word_file(paragraph("Wien \ue000 [the scoundrels] x")))
    located = [finding for finding in conversion.findings if finding.start >= 0]
    assert located
    for finding in located:
        line = report.sentence(conversion, finding, written="tei/letter.xml")
        assert line.startswith("tei/letter.source.html:5:")


def test_without_the_library_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mammoth", None)
    with pytest.raises(UnsupportedFormatError, match=r"install the library mammoth:  pip install 'seeds2tei\[word\]'"):
        convert(word_file(paragraph("Wien.")), Profile(), name="a.docx")


def test_the_library_is_loaded_for_word_files_only() -> None:
    program = (
        "import sys; from seeds2tei.convert import convert; from seeds2tei.profile import Profile; "
        "convert(b'<p>Wien', Profile(), name='a.html'); "
        "sys.exit(bool({'mammoth', 'zipfile', 'seeds2tei.readers.word'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_findings_are_warnings_where_words_are_missing() -> None:
    severities = {finding.code: finding.severity for finding in converted(word_file(paragraph("x", PICTURE))).findings}
    assert severities == {"left-out": Severity.WARNING}
