"""What the header says of small documents: title, people, shelfmark, correspondence, date; and what it must not say."""

from __future__ import annotations

import pytest
from lxml import etree

from seeds2tei.convert import convert
from seeds2tei.profile import Profile

NS = {"t": "http://www.tei-c.org/ns/1.0"}
PROSE = "The mill stood by the river, and in summer the children came to it with their boats of paper and straw."


def header(text: str) -> etree._Element:
    conversion = convert(text.encode(), Profile(), name="a.md")
    assert conversion.valid
    found = etree.fromstring(conversion.xml).find("t:teiHeader", NS)
    assert found is not None
    return found


def said(head: etree._Element, path: str) -> list[str]:
    """The words at a place of the header, or an attribute of it, each once."""
    found = head.xpath(path, namespaces=NS)
    assert isinstance(found, list)
    words = ("".join(map(str, item.itertext())) if isinstance(item, etree._Element) else str(item) for item in found)
    return list(dict.fromkeys(" ".join(each.split()) for each in words))


TITLE = "t:fileDesc/t:titleStmt/t:title"
AUTHOR = "t:fileDesc/t:titleStmt/t:author"
PEOPLE = "t:fileDesc/t:titleStmt/t:respStmt[not(@xml:id='seeds2tei')]"
IDENTIFIER = ".//t:msDesc/t:msIdentifier"
SENT = ".//t:correspAction[@type='sent']/*[not(self::t:date)]"
RECEIVED = ".//t:correspAction[@type='received']/*"
CREATED = ".//t:creation/t:date/@when"


def test_nothing_is_invented_for_plain_prose() -> None:
    head = header(f"{PROSE}\n\n{PROSE}")
    for path in (AUTHOR, PEOPLE, IDENTIFIER, SENT, RECEIVED, CREATED, ".//t:origDate", ".//t:publicationStmt//t:date"):
        assert said(head, path) == [], path


@pytest.mark.parametrize(
    "text",
    [
        f"# The Road to Freedom\n\n{PROSE}",
        f"# A Guide to Vienna\n\n{PROSE}",
        f"# From Vienna to Paris\n\n{PROSE}",
        f"# Farewell to Anna\n\n{PROSE}",
        f"# Report of an Officer\n\n{PROSE}",
        f"# Wien an der Donau\n\n{PROSE}",
        f"# Lettres à lire\n\n{PROSE}",
        f"# Le Président à Riga\n\n{PROSE}",
        f"# Preface to the Second Edition\n\nRiga, 3 May 1904\n\n{PROSE}",
        f"# Riga to Metz\n\n3 May 1904\n\n{PROSE}",
        f"Contribution to Mill Theory\n\nRiga, 3 May 1904\n\n{PROSE}",
        f"# Le Roi au Palais\n\n{PROSE}",
        f'# Resolution "On the letter of Josef Karr to Anna Berg"\n\n{PROSE}\n\nRiga, March 3, 1881.',
        f"# Letter to the Editor\n\n{PROSE}\n\nRiga, March 3, 1881.",
        f"{PROSE} He wrote to Anna Berg, and Anna Berg wrote to him.",
    ],
)
def test_a_title_with_to_names_no_correspondents(text: str) -> None:
    head = header(text)
    assert said(head, SENT) == said(head, RECEIVED) == []


@pytest.mark.parametrize(
    ("text", "sender", "addressee"),
    [
        (
            "# No. 546 The Consul at Riga to the Minister, 3 May 1904\n\nThe harbour is free of ice.",
            "Consul at Riga",
            "Minister",
        ),
        ("# Letter from Marta Vega to Pedro Vega, June 19, 1939", "Marta Vega", "Pedro Vega"),
        ("# Josef Karr an Anna Berg, 5. 12. 1904\n\nLiebe Anna,", "Josef Karr", "Anna Berg"),
        ("# Carta de Marta Vega a Pedro Vega, 3 de mayo de 1921", "Marta Vega", "Pedro Vega"),
        ("# Lettre de Marie Blanc à Paul Noir, 3 mai 1921", "Marie Blanc", "Paul Noir"),
        ("# The Secretary of State to the Consul at Vienna (Berg)", "Secretary of State", "Consul at Vienna (Berg)"),
        ("# The Ambassador to France to the Minister", "Ambassador to France", "Minister"),
        ("# Karr to Dr Berg Concerning the Mill\n\nDear Berg,", "Karr", "Dr Berg"),
        ("# [Letter from Josef Karr to Anna Berg]\n\nDear Anna,", "Josef Karr", "Anna Berg"),
        ("# Postkarte von Josef Karr an Anna Berg vom 5. Mai 1904\n\nLiebe Anna,", "Josef Karr", "Anna Berg"),
        ("# A Letter\n\nSender: Josef Karr\n\nRecipient: Anna Berg", "Josef Karr", "Anna Berg"),
        ("# 1861: Josef Karr to Anna Berg\n\nDear Anna,\n\nI received your letter.\n", "Josef Karr", "Anna Berg"),
        ("# 1776-03-20, de Karr [Josef Karr] à Anna Berg.\n\nMon cher ange,\n\nBonjour.\n", "Karr", "Anna Berg"),
        ("# To Anna Berg from Josef Karr, 1 March 1802\n\nThe idea may be strange.\n", "Josef Karr", "Anna Berg"),
        ("# From Josef Karr to Anna Berg, [1 March 1802]\n\nThe idea may be strange.\n", "Josef Karr", "Anna Berg"),
        ("# Extract from a letter from Josef Karr to Anna Berg\n\nRiga, 3 May 1904", "Josef Karr", "Anna Berg"),
        ("No. 7\n\nMr. Karr to Sir Anton Berg.\n\nRiga, May 3, 1904.\n\nThe idea came.", "Mr. Karr", "Sir Anton Berg"),
        ("# Le Ministre à Riga, J. Karr, au Consul à Metz", "Le Ministre à Riga, J. Karr", "Consul à Metz"),
        ("# Telegramm des Kanzlers an den Botschafter in Riga vom 29. Juli 1904", "Kanzlers", "Botschafter in Riga"),
        ("# List ambasadora w Rydze do ministra handlu", "ambasadora w Rydze", "ministra handlu"),
        ("# IL MINISTRO, KARR, ALL'AMBASCIATORE A RIGA", "IL MINISTRO, KARR", "AMBASCIATORE A RIGA"),
        (
            "M. Karr, Consul à Riga,\nà M. Berg.\n\nRiga, 3 mai 1904.\n\nJe vous écris.",
            "M. Karr, Consul à Riga",
            "M. Berg",
        ),
        ("# И. О. Карр — А. А. Бергу", "И. О. Карр", "А. А. Бергу"),
        ("# Brief van Josef Karr aan Anna Berg, Riga, 12 maart 1904", "Josef Karr", "Anna Berg"),
        ("# Der Botschafter in Riga an das Amt", "Der Botschafter in Riga", "Amt"),
        ("# Телеграмма наркома И. Карра послу в Риге А. Бергу", "наркома И. Карра", "послу в Риге А. Бергу"),
        ("# Josef Karr an Anna Berg, s.l., Montag, 16. Juli [1855]\n\nIch komme.\n", "Josef Karr", "Anna Berg"),
        (
            "# To Anna Berg   [14 March 1847]\n\nMy dear Anna\n\nI trust you got it.\n\nEver yours | J. Karr\n",
            "J. Karr",
            "Anna Berg",
        ),
    ],
)
def test_a_heading_or_labels_name_the_correspondents(text: str, sender: str, addressee: str) -> None:
    head = header(f"{text}\n\n{PROSE}")
    assert (said(head, SENT), said(head, RECEIVED)) == ([sender], [addressee])


@pytest.mark.parametrize(
    ("salutation", "addressee"),
    [
        ("Dear Miss Berg,", ["Miss Berg"]),
        ("Miss Evey", ["Miss Evey"]),
        ("Дорогой Алексей Максимович!", ["Алексей Максимович"]),
        ("Dear Old Friend,", []),
        ("Dear Mr. President,", []),
        ("Dear Anna,", []),
    ],
)
def test_a_salutation_names_whom_it_greets(salutation: str, addressee: list[str]) -> None:
    assert (
        said(header(f"Riga, 5 May 1904\n\n{salutation}\n\n{PROSE}\n\nYours truly,\n\nJ. Karr"), RECEIVED) == addressee
    )


def test_a_circular_names_whom_it_addresses() -> None:
    text = f"To the Secretaries of the regions, to the Heads of departments\n\n{PROSE}\n\nSecretary J. Smith"
    assert said(header(text), RECEIVED) == ["Secretaries of the regions", "Heads of departments"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"Written: 10 January 1939\n\nSource: The Monthly\n\n{PROSE}", ["1939-01-10"]),
        (f"Wien, 5\\. 12. 1904\n\nlieber Konrad,\n\n{PROSE}", ["1904-12-05"]),
        (f"{PROSE}\n\nПрезидент И. Иванов\n\nМосква, 25 июля 2002 года", ["2002-07-25"]),
        (f"# Letter from Marta Vega to Pedro Vega, June 19, 1939\n\n{PROSE}", ["1939-06-19"]),
        (f"# Minutes, Wien, 19. Februar 1867\n\nQuelle: Stadtarchiv, Hs. 12\n\n{PROSE}", ["1867-02-19"]),
        (
            f"# Letter from Marta Vega to Pedro Vega, June 1939\n\nParis, June 19, 1939\n\n{PROSE}",
            ["1939-06-19"],
        ),
        (f"# The Revolution of 13 March 1848\n\nSource: The Monthly\n\n{PROSE}", []),
        (f"# Vienna, 13 March 1848\n\n{PROSE}", []),
        (f"{PROSE} On 10 January 1939 it burned down.", []),
        (f"Last updated on 3 May 2012\n\n{PROSE}", []),
        (f"First Published: 3 May 1912\n\nSource: The Monthly\n\n{PROSE}", []),
        (f"Source: Collected Works, 1973\n\nTranscribed: A. Berg in 1999\n\n{PROSE}", []),
        (f"Published: The Monthly No. 68, 3 May 1912. Signed: W.\n\nSource: The Monthly\n\n{PROSE}", ["1912-05-03"]),
        (f"Published: First published in The Monthly No. 68, 3 May 1912\n\nSource: Works\n\n{PROSE}", []),
        (f"Published: International Press, 3 May 1942\n\nSource: The Monthly\n\n{PROSE}", []),
        # Front matter states the day of the posting, unless nobody could post then.
        (f"---\ndate: 1904\n---\n\n# A Letter\n\n{PROSE}", ["1904"]),
        (f"---\ndate: 1904-05-03T15:29:13+00:00\n---\n\n# A Letter\n\n{PROSE}", ["1904-05-03"]),
        (f"---\ndate: 2011-03-05\n---\n\n# A Letter\n\n{PROSE}", []),
        (f"---\ndate: 1985\n---\n\n# A Letter\n\npublished in Old Mills\nOxford, 1985\n\n{PROSE}", []),
        (f"---\ndate: 1985\n---\n\n# A Letter\n\nfirst written or published 1985\n\n{PROSE}", ["1985"]),
    ],
)
def test_the_date_of_the_document_and_no_other(text: str, day: list[str]) -> None:
    assert said(header(text), CREATED) == day


def test_the_day_of_a_post_dates_no_old_document() -> None:
    below = "*22 October 2012*\n\nI found the will of my ancestors in the archive of the town, and write it out here."
    assert said(header(f"# The Will of Adam Berg, 1776\n\n{below}"), CREATED) == []
    assert said(header(f"# The harbour of today\n\n{below}"), CREATED) == ["2012-10-22"]


def test_the_heading_of_the_first_version_dates_the_document() -> None:
    german = "Die Mühle stand am Fluss, und im Sommer kamen die Kinder mit ihren Booten aus Papier und Stroh zu ihr."
    heads = "| Source (German), Draft of Letter to Anna Berg{} | Translation (English), Letter to Anna Berg{} |"
    table = f"{heads}\n|---|---|\n" + f"| {german} | {PROSE} |\n" * 3
    days = said(header(f"{PROSE}\n\n{table.format(' (12 May 1950)', ' (3 June 1951)')}"), CREATED)
    assert days == ["1950-05-12"]
    assert said(header(f"{PROSE}\n\n{table.format('', ' (3 June 1951)')}"), CREATED) == []


@pytest.mark.parametrize(
    ("text", "repository", "number"),
    [
        ("Source: RGASPI, f. 1, op. 58, d. 6", ["RGASPI"], ["6"]),
        ("Источник: РГАСПИ. Ф. 2. Оп. 1. Д. 20.", ["РГАСПИ"], ["20"]),
        ("Source: The Monthly, No. 3, pp. 4-7", [], []),
        ("A source is a source, f. 1.", [], []),
    ],
)
def test_a_shelfmark_is_described_where_a_label_states_it(text: str, repository: list[str], number: list[str]) -> None:
    head = header(f"{text}\n\nCopyright: free\n\n{PROSE}")
    assert said(head, f"{IDENTIFIER}/t:repository") == repository
    assert said(head, f"{IDENTIFIER}//t:idno[@type='delo']") == number


def test_a_source_line_under_the_text_describes_it_and_a_footnote_does_not() -> None:
    source = "RGANI. F. 7. Op. 12. D. 318. L. 105."
    below = header(f"{PROSE}[1]\n\n{source}\n\nNotes\n\n1. See GARF. F. 5446. Op. 1. D. 12.")
    assert said(below, f"{IDENTIFIER}/t:repository") == ["RGANI"]
    cited = header(f"{PROSE}[1]\n\nNotes\n\n1. {source}")
    assert said(cited, IDENTIFIER) == []


def test_who_translated_transcribed_and_marked_up() -> None:
    text = "Translated: from the German by Maria\nStone\n\nTranscription/Markup: A. Berg\n\nTranslated:"
    head = header(f"# A Letter\n\n{text}\n\n{PROSE}")
    people = said(head, PEOPLE)
    assert [words for words in people if "Maria Stone" in words and "translator" in words]
    assert any("A. Berg" in words and "transcription" in words for words in people)
    assert any("A. Berg" in words and "markup" in words for words in people)
    assert all("Stone" in words or "Berg" in words for words in people)
    assert said(head, AUTHOR) == []


@pytest.mark.parametrize(
    ("text", "translators"),
    [
        ("### by Josef Karr\n\ntranslated by Anna Berg.  \nRiga 1930", ["Anna Berg"]),
        ("### by Josef Karr\n\nTranscription and translation by Anna Berg and Paul Noir", ["Anna Berg", "Paul Noir"]),
        ("Aus dem Russischen von Anna Berg", ["Anna Berg"]),
        ("Traduit du russe par Anna Berg", ["Anna Berg"]),
        ("Перевод с немецкого Анны Берг", ["Анны Берг"]),
        ("Translated by hand into many languages", []),
        ("### by Josef Karr\n\nThe translation of Anna Berg is lost.", []),
    ],
)
def test_who_translated_is_no_author(text: str, translators: list[str]) -> None:
    head = header(f"---\nauthor: Josef Karr, Anna Berg\n---\n\n## A Letter\n\n{text}\n\n{PROSE}")
    assert said(head, f"{PEOPLE}[contains(t:resp, 'translator')]/t:persName") == translators
    assert said(head, AUTHOR) == ["Josef Karr"]


@pytest.mark.parametrize(
    ("title", "below", "author"),
    [
        ("Paris to New York", PROSE, []),
        ("Orlova to Max Hart", f"Riga, 5 May 1904\n\nDear Hart,\n\n{PROSE}\n\nYours,\nOrlova", ["Orlova"]),
    ],
)
def test_one_word_before_to_is_a_writer_above_a_letter_only(title: str, below: str, author: list[str]) -> None:
    head = header(f"# {title}\n\n{below}")
    assert said(head, SENT) == author
    assert said(head, AUTHOR) == author


@pytest.mark.parametrize(
    ("title", "author"),
    [
        ("217. Di Josef Karr.", ["Josef Karr"]),
        ("217. From Josef Karr", ["Josef Karr"]),
        ("217. Von der Erntezeit", []),
        ("From Riga", []),
    ],
)
def test_the_heading_of_a_numbered_letter_names_its_writer(title: str, author: list[str]) -> None:
    assert said(header(f"# {title}\n\nRiga, 3 maggio 1904\n\n{PROSE}"), AUTHOR) == author


def test_the_title_is_plain_text_and_a_bracketed_one_is_supplied() -> None:
    assert said(header(f"# The *Mill*\n\n{PROSE}"), TITLE) == ["The Mill"]
    supplied = header(f"# [On the mill]\n\n{PROSE}")
    assert said(supplied, f"{TITLE}[@subtype='supplied']") == ["On the mill"]
    assert said(header(PROSE), TITLE) == ["a"]


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Протокол допроса П. Орлова от 12 марта 1938 года", ["1938-03-12"]),
        ("Minutes of the Harbour Board of 5 May 1904", ["1904-05-05"]),
        ("Order of the Commander, 5 May 1904", ["1904-05-05"]),
        ("Beschluß des Rates vom 5. Mai 1904", ["1904-05-05"]),
        ("Dekret z dnia 22 listopada 1918 r. o cenach chleba", ["1918-11-22"]),
        ("Указ от 5 мая 1904 г. № 12", ["1904-05-05"]),
        ("The battle of 5 May 1904", []),
        ("Letter to the victims of 5 May 1904", []),
        ("List of the dead of 5 May 1904", []),
        ("Report about the fire of 5 May 1904", []),
        ("Report of the Board for May 1904", []),
    ],
)
def test_a_title_that_ends_in_a_day_dates_what_is_called_by_its_kind(title: str, day: list[str]) -> None:
    assert said(header(f"# {title}\n\n{PROSE}"), CREATED) == day


def test_a_memorandum_is_called_by_its_subject() -> None:
    head = header(f"MEMORANDUM FOR: The President\n\nFROM: Max Hart\n\nSUBJECT: The Price of Bread\n\n{PROSE}")
    assert said(head, TITLE) == ["The Price of Bread"]
    assert said(head, RECEIVED) == ["The President"]


def test_a_sentence_as_title_has_a_short_one_beside_it() -> None:
    about = "the arrest of the captain, the mate and two sailors of the brig Anna in the harbour of the town"
    short = "Telegram from the Consul in Riga to the Foreign Ministry"
    head = header(f"# {short} concerning {about}\n\n{PROSE}")
    assert said(head, f"{TITLE}[@type='main']") == [f"{short} concerning {about}"]
    assert said(head, f"{TITLE}[@type='short']") == [short]


def test_rights_are_what_the_page_says() -> None:
    head = header(f"Source: The Monthly\n\nPublic Domain: xxxx\n\n{PROSE}")
    assert said(head, ".//t:availability/@status") == ["unknown"]
    assert "xxxx" in said(head, ".//t:availability")[0]


@pytest.mark.parametrize("name", ["n1.md", "s1.md", "p1.md", "seeds2tei.md", "src-web.md"])
def test_a_file_may_be_called_as_something_in_it(name: str) -> None:
    conversion = convert(b"# Bread\n\nBread was dear.[1]\n\n[1] It was not.\n", Profile(), name=name)
    assert conversion.valid, conversion.findings
    assert f'xml:id="d-{name.removesuffix(".md")}"'.encode() in conversion.xml
