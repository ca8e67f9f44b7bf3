"""Versions of one document that come in several files."""

from __future__ import annotations

import pytest
from lxml import etree

from seeds2tei import UnsupportedFormatError, convert_versions, load_profile
from seeds2tei.report import sentence

RUSSIAN = """\
# Письмо

Москва, 3 мая 1939 года

Дорогая Анна!

Письмо твоё пришло вчера. Я прочёл его два раза.

Твой Пётр
"""
ENGLISH = """\
# Letter

Translated by: Clara Veld

Moscow, 3 May 1939

Dear Anna,

Your letter came yesterday. I have read it twice.

Yours, Pyotr
"""
TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def test_each_file_is_a_version_and_its_sentences_are_linked() -> None:
    files = [("veld.en.md", ENGLISH.encode()), ("veld.ru.md", RUSSIAN.encode())]
    conversion = convert_versions(files, load_profile(None), name="veld.md")
    assert conversion.valid, conversion.findings
    tree = etree.fromstring(conversion.xml)
    versions = [div for div in tree.iter(TEI + "div") if div.get("type") in ("original", "translation")]
    assert [(div.get("type"), div.get(XML + "lang")) for div in versions] == [("translation", "en"), ("original", "ru")]
    source = conversion.draft.source.text
    assert [
        tuple(source[slice(*span)] for span in (*link.first, *link.second))
        for link in conversion.links
        if link.kind == "sentence"
    ] == [
        ("Письмо твоё пришло вчера.", "Your letter came yesterday."),
        ("Я прочёл его два раза.", "I have read it twice."),
    ]


def test_a_version_in_another_encoding_gives_back_its_bytes() -> None:
    """The proof compares the bytes of each file with those that were found."""
    files = [("veld.ru.md", RUSSIAN.encode("utf-16")), ("veld.en.md", ENGLISH.encode())]
    source = convert_versions(files, load_profile(None), name="veld.md").draft.source
    assert source.encoded() == tuple(data for _, data in files)
    assert source.file(0) == "veld.ru.md"
    assert source.place(source.text.index("Your letter")) == (9, 1)


def test_a_finding_names_the_file_in_which_it_stands() -> None:
    files = [("veld.ru.md", RUSSIAN.encode()), ("veld.en.md", ENGLISH.replace("twice", "twice [never sent]").encode())]
    conversion = convert_versions(files, load_profile(None), name="veld.md")
    places = [sentence(conversion, finding, written="veld.xml") for finding in conversion.findings]
    assert [place.split(" ")[0] for place in places] == ["veld.en.md:9:50:"]


def test_an_empty_version_is_refused_by_its_name() -> None:
    with pytest.raises(UnsupportedFormatError, match=r"veld\.en\.md: the file is empty"):
        convert_versions([("veld.ru.md", RUSSIAN.encode()), ("veld.en.md", b"")], load_profile(None), name="veld.md")
    files = [("veld.ru.md", RUSSIAN.encode()), ("veld.en.md", b"* * *\n")]
    with pytest.raises(UnsupportedFormatError, match=r"veld\.en\.md: the file holds no words"):
        convert_versions(files, load_profile(None), name="veld.md")
