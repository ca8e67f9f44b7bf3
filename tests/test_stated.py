"""What a label says of the place where a document is kept, if no tradition reads it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seeds2tei import convert
from seeds2tei.profile import Profile
from seeds2tei.references import GROUP_LEVELS, ITEM_LEVELS, read_stated

READ = (
    # words of the label | town as cited | repository as cited | its row | levels
    ("University Library (Cambridge), Doe, B 43.", "Cambridge", "University Library", "", "shelfmark Doe, B 43"),
    ("Cambridge, University Library, Doe, B 43.", "Cambridge", "University Library", "", "shelfmark Doe, B 43"),
    ("University Library, Cambridge, Doe, B 43", "Cambridge", "University Library", "", "shelfmark Doe, B 43"),
    ("Wien, Theatermuseum, HS AM 12 Ba.", "Wien", "Theatermuseum", "", "shelfmark HS AM 12 Ba"),
    (
        "Deutsches Literaturarchiv (Marbach am Neckar), A:Doe, HS.NZ1.1.2.",
        "Marbach am Neckar",
        "Deutsches Literaturarchiv",
        "DLA",
        "shelfmark A:Doe, HS.NZ1.1.2",
    ),
    # The town that is cited is not that of the known archive: it may be another.
    (
        "Deutsches Literaturarchiv (Musterstadt), A:Doe, HS.1.1",
        "Musterstadt",
        "Deutsches Literaturarchiv",
        "",
        "shelfmark A:Doe, HS.1.1",
    ),
    (
        "AT-OeStA/AVA Inneres MRP Prot, MRZ 5 – KZ 6",
        "",
        "AT-OeStA/AVA",
        "AVA",
        "shelfmark Inneres MRP Prot, MRZ 5 – KZ 6",
    ),
    ("DE-Zz99 Hs. 12/3", "", "DE-Zz99", "", "shelfmark Hs. 12/3"),
    (
        "Stadtbibliothek Musterstadt, Nachlass Doe, Karton 3, Mappe 4a, Brief an X",
        "",
        "Stadtbibliothek Musterstadt",
        "",
        "collection Nachlass Doe · box 3 · folder 4a · item Brief an X",
    ),
    (
        "Department of Fisheries, Office Files, 1957-1990 (Lot File 96 D 292), Box 2, 1967-Minutes. Limited Use.",
        "",
        "Department of Fisheries",
        "",
        "collection Office Files, 1957-1990 · lot 96 D 292 · box 2 · item 1967-Minutes",
    ),
    ("Muzeum Okręgowe, sygn. 12/34", "", "Muzeum Okręgowe", "", "shelfmark sygn. 12/34"),
    (
        "Biblioteca Comunale, Carteggio Doe, cassetta 5",
        "",
        "Biblioteca Comunale",
        "",
        "shelfmark Carteggio Doe, cassetta 5",
    ),
    ("File No. 861.51/498a", "", "", "", "file 861.51/498a"),
    ("Bodleian Library", "", "Bodleian Library", "Bodleian", ""),
)

SILENT = (
    "New York Public Library Bulletin, vol. 3, 1911",
    "Smith, History of the Library, 1911, p. 12",
    "https://archive.org/details/x1911",
    "Courtesy of the National Archives, 1967",
    "“Letters from the Archive”, 1911",
    "private collection, 2 leaves",
    "Privatbesitz, keine Angabe.",
    "Library",
    "The Doe Collection",
    "Oxford University Press, 1967",
    "Historical Society Review 12, 1911",
    "Archives and their users, by a friend of the house",
    "In: Das Stadtarchiv, Berlin: Verlag der Stadt 1911",
    "Interview with the author, Cambridge, 12 May 1967",
)


@pytest.mark.parametrize(("words", "town", "repository", "code", "levels"), READ)
def test_a_label_says_where_a_document_is_kept(words: str, town: str, repository: str, code: str, levels: str) -> None:
    found = read_stated(words)
    assert found is not None
    assert (found.settlement.text if found.settlement else "") == town
    assert (found.repository.text if found.repository else "") == repository
    row = found.repository.row if found.repository else None
    assert (row.code if row else "") == code
    assert " · ".join(f"{level.type} {level.value}" for level in found.levels) == levels
    for part in filter(None, (found.settlement, *(level.cited for level in found.levels))):
        assert words[part.start : part.end] == part.text


@pytest.mark.parametrize("words", SILENT)
def test_in_doubt_nothing_is_said(words: str) -> None:
    assert read_stated(words) is None or not read_stated(words).levels  # type: ignore[union-attr]


def test_the_town_stands_as_it_is_cited_and_what_the_table_adds_says_so() -> None:
    source = (
        "# A letter\n\n**Archiv:** Deutsches Literaturarchiv (Marbach am Neckar), A:Doe, HS.NZ1.1.2.\n\n"
        "Lieber Freund, wir sind gestern angekommen.\n"
    )
    xml = convert(source.encode(), Profile(), name="a.md").xml.decode()
    identifier = re.sub(r">\s+<", "><", xml[xml.index("<msIdentifier>") : xml.index("</msIdentifier>")].rstrip())
    assert identifier == (
        '<msIdentifier><country key="DE" resp="#seeds2tei">Germany</country><settlement>Marbach am Neckar</settlement>'
        '<repository key="DLA">Deutsches Literaturarchiv</repository><idno type="callNumber">A:Doe, HS.NZ1.1.2</idno>'
        '<altIdentifier type="asCited"><idno>Deutsches Literaturarchiv (Marbach am Neckar), A:Doe, HS.NZ1.1.2.</idno>'
        "</altIdentifier>"
    )


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="Archiv Library,.()[]:;-/Box 12 Wien \nÄ", max_size=120))
def test_any_words_are_read_without_complaint(words: str) -> None:
    found = read_stated(f"Stadtarchiv {words}")
    for level in found.levels if found else ():
        assert level.type in GROUP_LEVELS | ITEM_LEVELS
        assert found is not None
        assert found.raw[level.start : level.end] == level.value
