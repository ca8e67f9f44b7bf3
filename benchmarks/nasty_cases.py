"""The files of the bad-input set, and what must hold for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.nasty_checks import (
    Check,
    converted,
    count,
    either,
    holds,
    lacks,
    named,
    refused,
    says,
    short_names,
    signs,
    some,
    unique_ids,
    warns,
)

Options = tuple[str, ...]


class Case(NamedTuple):
    """A file of the set.

    must    what is expected, for people
    checks  the same for the program
    kind    "special" or "large" for files that are made only on demand
    runs    options of the command, for each run; what holds for the runs after the first stands in `later`
    folder  it is a folder: how long it takes depends on what lies in it
    """

    file: str
    must: str
    checks: Sequence[Check]
    kind: str = ""
    runs: tuple[Options, ...] = ((),)
    later: Sequence[Check] = ()
    folder: bool = False


LETTER = (
    converted,
    holds("This is the text", "With greetings,", "The note. - Ed."),
    some("//t:list[@type='gloss']/t:item/t:date[@when='1921-05-03']"),
    some("//t:msIdentifier//t:idno[starts-with(., 'f. 17')]"),
    some("//t:note[@resp='#AT']"),
    # A character that nobody sees may stand before its first word: it was kept from inside the sign.
    some("//t:note[@n='1'][starts-with(translate(., '\u2060\u200b', ''), 'The note')]"),
)
"""The sample letter is read: date, archival reference, translator's note, end note at its sign."""
RUSSIAN = (converted, holds("Дорогие товарищи! Это текст письма", "3 мая 1921 г."), lacks("\ufffd"))
EMPTY = (refused("empty", "nothing to encode"),)
TOO_MANY = refused("more than 250,000 things", "Part the file")


def in_encoding(name: str, *words: str, said: str = "") -> dict[str, object]:
    """Refused with the encoding named; converted once it is stated."""
    return {"checks": (refused("is not UTF-8", said or f"--encoding {name}"),),
            "runs": ((), ("--encoding", name)), "later": (converted, holds(*words), lacks("\ufffd"))}  # fmt: skip


def _case(file: str, must: str, *checks: Check, **more: object) -> Case:
    given = {"checks": checks, **more}
    return Case(file, must, **given)  # type: ignore[arg-type]


CASES: tuple[Case, ...] = (
    _case("001-empty.txt", "refused as empty", *EMPTY),
    _case("002-only-newlines.txt", "refused as empty", *EMPTY),
    _case("003-only-bom.txt", "refused as empty", *EMPTY),
    _case("004-utf8-bom.md", "read without its mark; the title is the first line", *LETTER,
          some("//t:head[.='J. Example']"), lacks("\ufeff")),
    _case("005-bom-in-middle.md", "the sign in the middle is kept", *LETTER[:1], *LETTER[2:], holds("\ufeffThis is")),
    _case("006-utf16le-bom.txt", "read in the encoding of its mark", *LETTER),
    _case("007-utf16be-bom.txt", "read in the encoding of its mark", *RUSSIAN),
    _case("008-utf16le-no-bom.txt", "refused; the line names the option; read with it",
          refused("UTF-16", "--encoding utf-16-le"), runs=((), ("--encoding", "utf-16-le")), later=LETTER),
    _case("009-utf32-bom.txt", "read in the encoding of its mark", *RUSSIAN),
    _case("010-cp1251.txt", "refused, cp1251 named; read with it",
          **in_encoding("cp1251", "Дорогие товарищи! Это текст письма")),
    _case("011-koi8r.txt", "refused, koi8-r named; read with it",
          **in_encoding("koi8-r", "Дорогие товарищи! Это текст письма")),
    _case("012-latin1-fr.txt", "refused, cp1252 named; read with it",
          **in_encoding("cp1252", "Chère Madame, l'été a été très pénible")),
    _case("013-cp1252-quotes.txt", "refused, cp1252 named; with it the quotes are quotes",
          **in_encoding("cp1252", "The Hon’ble Company “Surat” – 1800")),
    _case("014-html-meta-lies.html", "refused: what it declares is not true; read with cp1251",
          **in_encoding("cp1251", "Дорогие товарищи! Это текст письма")),
    _case("015-html-meta-cp1251.html", "what it declares is honoured", converted, holds("Дорогие товарищи!")),
    _case("016-invalid-utf8-one-byte.txt", "refused, with byte and line", refused("byte 179", "0xFF", "line 13")),
    _case("017-truncated-utf8.txt", "refused, with the last byte", refused("byte 273", "0xD0")),
    _case("018-overlong-utf8.txt", "refused: no longer form becomes < or >", refused("byte 7", "0xC0")),
    _case("019-cesu8-surrogates.txt", "refused: halves of a character are no UTF-8", refused("byte 7", "0xED")),
    _case("020-mojibake.txt", "kept as it stands", converted, holds("The Honâ€™ble Company â€“")),
    _case("021-nul-bytes.txt", "NUL is replaced, with a warning and its place", *LETTER[:1], *LETTER[2:],
          holds("te\ufffdxt"), warns("forbidden-character", 1), says(":13:15: warning", "U+0000")),
    _case("022-c0-controls.txt", "each is replaced, with a warning; none reaches the terminal", *LETTER,
          warns("forbidden-character", 5), holds("esc\ufffd[31mred"), says(":19:5: warning")),
    _case("023-c1-controls.txt", "kept; U+0085 parts no line", *LETTER, holds("nel\x85next \x80\x9f pad"),
          count("//t:note[@n]", 1)),
    _case("024-noncharacters.txt", "U+FFFE and U+FFFF are replaced, with a warning; the others kept", *LETTER,
          warns("forbidden-character", 2), holds("\U0001fffe \ufdd0")),
    _case("025-html-illegal-entities.html", "what no character has becomes U+FFFD, &#146; an apostrophe", converted,
          holds("lone \ufffd \ufffd nul \ufffd", "win ’", "bare & amp &nosuch;")),
    _case("026-line-separators.txt", "kept", converted, holds("First paragraph", "Second paragraph", "[1] note")),
    _case("027-mixed-newlines.md", "read as with one kind of line end", *LETTER, lacks("\r", "&#13;")),
    _case("028-cr-only.txt", "read as with one kind of line end", *LETTER, lacks("\r", "&#13;")),
    _case("029-rtl-override.txt", "kept, reported, in no name", *LETTER[:1], *LETTER[2:],
          holds("J. \u202eelpmaxE\u202c", "\u2066te\u2067xt"), warns("writing-direction", 1), unique_ids),
    _case("030-zero-width.txt", "labels and signs are recognised all the same; kept", *LETTER,
          holds("Sour\u200bce", "\u200eWritten")),
    _case("031-soft-hyphen-nbsp.txt", "labels and reference are recognised all the same; kept", *LETTER,
          holds("Trans\xadlated", "f.\xa017,\u202fop.\u200984")),
    _case("032-private-use.txt", "kept", *LETTER, holds("\ue000\uf8ff\U000f0000\U0010fffd")),
    _case("033-combining-flood.txt", "kept as it stands, none composed", converted,
          holds("Z" + "\u0301\u0327\u0489" * 5000 + "algo")),
    _case("034-homoglyph-labels.txt", "kept", *LETTER[:3], *LETTER[4:], holds("S\u043eurce", "\u043ep. 84")),
    _case("035-fullwidth.txt", "kept", converted, holds("Ｓｏｕｒｃｅ：ＲＧＡＳＰＩ，ｆ．１７", "（１）正文［１］")),
    _case("036-astral-plane.txt", "kept; places are right", *LETTER, holds("𐀀 𒀀 😀 👨‍👩‍👧 𠀀")),
    _case("037-nested-brackets.txt", "read", converted, holds("[" * 3000 + "x" + "]" * 3000)),
    _case("038-unbalanced-open.txt", "an open bracket swallows no paragraph", converted,
          count("//t:text//t:p", 3), holds("Next paragraph ( [ { « “")),
    _case("039-unbalanced-close.txt", "a stray bracket stays text", converted, holds("15 hrs]", "Text ] ) } more")),
    _case("040-markers-without-notes.txt", "kept as text, one warning for all", converted,
          count("//t:text//t:ref", 0), holds("word[1] word[2]", "word[2000]"), warns("unanswered-sign", 1, "2000")),
    _case("041-notes-without-markers.txt", "each is a note; none is called", converted,
          count("//t:back//t:note[@place='bottom']", 500), count("//t:note[@target]", 0), warns("uncalled-note")),
    _case("042-duplicate-note-numbers.txt", "identifiers are unique; a warning", converted, unique_ids,
          holds("first", "second", "star one", "star two"), either(warns("unanswered-sign"), warns("uncalled-note"))),
    _case("043-duplicate-html-ids.html", "identifiers are unique", converted, unique_ids, holds("n1", "n2", "bad id")),
    _case("044-circular-notes.txt", "each is kept, once", converted, holds("see note [2]", "see note [1]")),
    _case("045-markdown-raw-html.md", "no script, no address of one; an open <b> does no harm", converted,
          lacks("alert(1)", "javascript:"), holds("link text", "bold")),
    _case("046-tei-injection.txt", "all escaped, one root", converted, count("//t:teiHeader", 1),
          count("//t:title[.='evil']", 0),
          count("//comment()", 0), holds("]]> & < > \" ' <!DOCTYPE x>")),
    _case("047-xxe.html", "no file and no address is opened", converted, lacks("root:", "127.0.0.1")),
    _case("048-billion-laughs.xml", "refused; read as a page, nothing is expanded", refused("--format"),
          runs=((), ("--format", "html")), later=(lacks("haha"),)),
    _case("049-xinclude.xml", "refused; read as a page, nothing is included", refused("--format"),
          runs=((), ("--format", "html")), later=(lacks("root:"),)),
    _case("050-deep-divs.html", "read", converted, holds("x")),
    _case("051-deep-blockquote.md", "read", converted, holds("text")),
    _case("052-redos-parens.txt", "read", converted, holds("(" * 8000, "1." * 6000)),
    _case("053-redos-spaces-stars.txt", "the row of stars is a sign of the inventory", converted,
          signs("*" * 8000), holds("_" * 8000 + "a")),
    _case("054-redos-dates.txt", "read; no date is made of it", converted, count("//t:text//@when", 0)),
    _case("055-bad-dates.txt", "no date is made of them; kept; a warning for each", converted,
          count("//t:text//@when", 0), holds("31 February 1939", "1939-02-30, 45/XX/99999"), warns("unread-date", 2)),
    _case("056-huge-title.txt", "read; no name or identifier is long", converted, holds("T" * 50000), short_names,
          count("//@xml:id[string-length(.) > 200]", 0)),
    _case("057-pdf-as.txt", "refused as a PDF", refused("PDF")),
    _case("058-docx-as.txt", "refused as a Word file", refused("Word")),
    _case("059-png-as.txt", "refused as a picture", refused("PNG")),
    _case("060-only-boilerplate.html", "refused, or a warning that there is no text",
          either(refused("no document text"), warns("no-text"))),
    _case("name with  spaces & ünïcödé «письмо».txt", "read, the name kept", *LETTER,
          named("name with  spaces & ünïcödé «письмо».xml", "name with  spaces & ünïcödé «письмо».report.json")),
    _case("-leading-dash.txt", "read behind --", *LETTER, named("-leading-dash.xml", "-leading-dash.report.json")),
    _case("file;touch pwned$(id).txt", "read; nothing is run", *LETTER,
          named("file;touch pwned$(id).xml", "file;touch pwned$(id).report.json")),
    _case("percent%20%s%n{0}.txt", "read; messages quote the name", *LETTER,
          named("percent%20%s%n{0}.xml", "percent%20%s%n{0}.report.json")),
    _case("UPPER.TXT", "read: the case of an ending says nothing", *LETTER, named("UPPER.xml", "UPPER.report.json")),
    _case("noextension", "read", *LETTER, named("noextension.xml", "noextension.report.json")),
    _case("two.dots..md", "read; a sane name", *LETTER, named("two.dots..xml", "two.dots..report.json")),
    # What disks handle badly.
    _case("new\nline.txt", "read; messages spell the line end out", *LETTER, kind="special"),
    _case("bidi\u202etxt.exe", "refused, the sign spelt out; read with --format", refused("\\u202e", "--format"),
          kind="special", runs=((), ("--format", "markdown")), later=LETTER),
    _case("latin1-\udce9.txt", "read, the name kept", *LETTER, kind="special"),
    _case("loop-a.txt", "refused: the links lead in a circle", refused("circle"), kind="special"),
    _case("loop-b.txt", "refused: the links lead in a circle", refused("circle"), kind="special"),
    _case("dangling.txt", "refused: there is no such file", refused("no such file"), kind="special"),
    _case("self-dir", "a folder in itself is read once", says("documents converted"), kind="special", folder=True),
    _case("directory.txt", "refused: nothing in the folder", refused("nothing to convert"), kind="special"),
    _case("fifo.txt", "refused at once: no file", refused("fifo.txt:"), kind="special"),
    _case("unreadable.txt", "refused, except for who may read all", either(refused("permitted"), converted),
          kind="special"),
    _case("x" * 240 + ".txt", "read; the names are not too long", *LETTER, short_names, kind="special"),
    # What is large.
    _case("L1-one-line-5MB.txt", "read, or refused by a limit that the message states",
          either(converted, TOO_MANY), either(count("//t:text//t:note", 320000), TOO_MANY), kind="large"),
    _case("L2-100k-brackets.txt", "read", converted, holds("[" * 100000), kind="large"),
    _case("L3-100k-divs.html", "read", converted, holds("x"), kind="large"),
    _case("L4-100k-blockquotes.md", "read", converted, holds("x"), kind="large"),
    _case("L5-50k-notes.txt", "each note at its sign", converted, count("//t:text//t:note", 50000), kind="large"),
    _case("L6-200k-paragraphs.txt", "read", converted, count("//t:text//t:p", 200000), kind="large"),
    _case("L7-20MB-spaces.txt", "read", converted, holds("x"), kind="large"),
    _case("L8-random-bytes.bin.txt", "refused", refused("is not UTF-8"), kind="large"),
    _case("L9-table-2000x200.html", "read", converted, count("//t:text//t:cell", 400000), kind="large"),
)  # fmt: skip
