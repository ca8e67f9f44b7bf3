"""The profile: how a collection is read, what the editor says, and every message for what is written wrongly."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from seeds2tei.convert import convert
from seeds2tei.errors import ProfileError
from seeds2tei.profile import WITH_SIGN, Collection, Profile, find_profile, load_profile
from seeds2tei.recognisers import RECOGNISERS

LETTER = "Graz, 12. März 1876\n\nLieber Hofer!\n\nIch sah den Alten im Mai, und den Alten im Juni 1875.\n\nDein\nKarr\n"


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path / "seeds2tei.toml"


def profile_of(path: Path, toml: str) -> Profile:
    path.write_text(toml, "utf-8")
    return load_profile(path)


def text_of(profile: Profile, text: str = LETTER, name: str = "1876-03-12.md") -> str:
    """The text that is written, on one line, without sentences, identifiers and numbers."""
    xml = convert(text.encode(), profile, name=name).xml.decode()
    return re.sub(r' (?:xml:id|n)="[^"]*"|</?s>|<s [^>]*>|\n *', "", xml[xml.index("<text>") :])


def header_of(profile: Profile, text: str = LETTER, name: str = "1876-03-12.md") -> str:
    xml = convert(text.encode(), profile, name=name).xml.decode()
    return xml[: xml.index("<text>")]


# What may be written


def test_without_a_file_everything_has_its_default() -> None:
    assert load_profile(None) == Profile()


def test_every_key_is_read(written: Path) -> None:
    profile = profile_of(
        written,
        """
        [collection]
        country = "AT"
        settlement = "Graz"
        institution = "Land Steiermark"
        repository = "Steiermärkisches Landesarchiv"
        language = "de"
        publisher = "The Hofer edition"
        authority = "A. Karr"
        licence = "https://creativecommons.org/licenses/by/4.0/"
        availability = "Free to use."
        schema_href = "https://example.org/seeds2tei.xsd"
        comments = "drop"

        [source]
        encoding = "cp1252"
        format = "plain"

        [recognisers]
        off = ["opener", "date"]

        [recognisers.page-break]
        sign = '\\[S\\. (?P<n>\\d+)\\]'

        [document."1876-03-12.md"]
        title = "To Hofer"
        author = "A. Karr"
        date = "1876-03-12"
        shelfmark = "K. 12, H. 3, Nr. 44"
        language = "de"
        genre = "letter"

        [[document."1876-03-12.md".claim]]
        text = "den Alten"
        tag = "persName"
        because = "the elder Hofer"
        occurrence = 2
        attributes = { ref = "#hofer" }

        [[document."1876-03-12.md".deny]]
        text = "im Juni"
        recogniser = "date"
        """,
    )
    assert profile.collection == Collection(
        "AT", "Graz", "Land Steiermark", "Steiermärkisches Landesarchiv", "de", "The Hofer edition", "A. Karr",
        "https://creativecommons.org/licenses/by/4.0/", "Free to use.", "https://example.org/seeds2tei.xsd", "drop",
    )  # fmt: skip
    assert (profile.encoding, profile.format) == ("cp1252", "plain")
    assert profile.off == {"opener", "date"}
    assert profile.setting("page-break", "sign", "") == r"\[S\. (?P<n>\d+)\]"
    document = profile.for_document("letters/1876-03-12.md").document
    assert (document.title, document.author, document.date) == ("To Hofer", "A. Karr", "1876-03-12")
    assert (document.shelfmark, document.language, document.genre) == ("K. 12, H. 3, Nr. 44", "de", "letter")
    (claim,), (denial,) = document.claims, document.denials
    assert (claim.text, claim.tag, claim.because, claim.occurrence) == ("den Alten", "persName", "the elder Hofer", 2)
    assert claim.attributes == (("ref", "#hofer"),)
    assert (denial.text, denial.recogniser) == ("im Juni", "date")


@pytest.mark.parametrize("name", ["1876-03-12.md", "letters/1876-03-12.md", "letters\\1876-03-12.md"])
def test_a_document_is_found_by_the_name_of_its_file(written: Path, name: str) -> None:
    profile = profile_of(written, '[document."1876-03-12.md"]\ntitle = "To Hofer"')
    assert profile.for_document(name).document.title == "To Hofer"
    assert profile.for_document("another.md").document.title == ""


def test_the_command_line_goes_before_the_file(written: Path) -> None:
    profile = profile_of(written, '[source]\nencoding = "cp1252"\nformat = "plain"')
    assert profile.with_options(encoding="utf-8").encoding == "utf-8"
    assert profile.with_options(encoding="utf-8").format == "plain"
    assert profile.with_options() == profile


def test_a_profile_is_found_beside_the_input_or_above(tmp_path: Path) -> None:
    (tmp_path / "letters" / "1876").mkdir(parents=True)
    letter = tmp_path / "letters" / "1876" / "a.md"
    letter.touch()
    (tmp_path / "seeds2tei.toml").touch()
    assert find_profile(letter) == tmp_path / "seeds2tei.toml"
    assert find_profile(letter.parent) == tmp_path / "seeds2tei.toml"
    nearer = letter.parent / "seeds2tei.toml"
    nearer.touch()
    assert find_profile(letter) == nearer


# What is written wrongly

MESSAGES = [
    ("[colection]\n", '[colection]: no such key. Did you mean "collection"?'),
    ("xyz = 1\n", "[xyz]: no such key. Known are: collection, source, recognisers, authority, repository, document."),
    ("[collection]\nrepositry = 'a'\n", '[collection.repositry]: no such key. Did you mean "repository"?'),
    ("collection = 'a'\n", "[collection]: is a table: write its keys on lines of their own."),
    ("[collection]\ncountry = 43\n", "[collection].country: is text in quotation marks, not 43."),
    ("[source]\nencodings = 'a'\n", '[source.encodings]: no such key. Did you mean "encoding"?'),
    ("[recognisers.page-brake]\n", '[recognisers.page-brake]: no such recogniser. Did you mean "page-break"?'),
    ("[recognisers]\noff = ['dates']\n", '[recognisers.dates]: no such recogniser. Did you mean "date"?'),
    ("[recognisers]\noff = 'date'\n", '[recognisers].off: is a list of names: off = ["date"].'),
    ("[recognisers]\noff = [['date']]\n", '[recognisers].off: is a list of names: off = ["date"].'),
    ("[recognisers.date]\nsing = 'a'\n", '[recognisers.date.sing]: no such key. Did you mean "sign"?'),
    (
        "[recognisers.page-break]\nsign = '('\n",
        "[recognisers.page-break].sign: is no pattern: missing ), unterminated subpattern at position 0.",
    ),
    (
        "[recognisers.page-break]\nsign = '(S\\d+)*'\n",
        "[recognisers.page-break].sign: matches also where nothing stands. Let it begin with its bracket.",
    ),
    (
        "[recognisers.page-break]\nsign = '\\[(\\d+)+\\]'\n",
        "[recognisers.page-break].sign: repeats what itself repeats, as (a+)+ does: on some texts it would never end. "
        "Write it flat.",
    ),
    (
        "[recognisers.date]\nsign = 'a'\n",
        "[recognisers.date].sign: only these have a sign of their own: line-break, page-break.",
    ),
    ("[document.'a.md']\ntitel = 'a'\n", '[document."a.md".titel]: no such key. Did you mean "title"?'),
    ("[document.'a.md']\ntitle = 3\n", '[document."a.md"].title: is text in quotation marks, not 3.'),
    (
        "[[document.'a.md'.claim]]\ntext = 'a'\n",
        '[[document."a.md".claim]]: needs  tag = "..." .',
    ),
    (
        "[[document.'a.md'.claim]]\ntext = ' '\ntag = 'date'\n",
        '[[document."a.md".claim]]: needs  text = "..." .',
    ),
    (
        "[[document.'a.md'.claim]]\ntext = 'a'\ntag = 'persname'\n",
        '[document."a.md".claim.tag.persname]: no such element. Did you mean "persName"?',
    ),
    (
        "[[document.'a.md'.claim]]\ntext = 'a'\ntag = 'date'\noccurence = 2\n",
        '[document."a.md".claim.occurence]: no such key. Did you mean "occurrence"?',
    ),
    (
        "[[document.'a.md'.claim]]\ntext = 'a'\ntag = 'date'\noccurrence = 'second'\n",
        '[[document."a.md".claim]].occurrence: is a number: 1 for the first place.',
    ),
    (
        "[[document.'a.md'.claim]]\ntext = 'a'\ntag = 'date'\nattributes = 'when'\n",
        '[document."a.md".claim.attributes]: is a table: write its keys on lines of their own.',
    ),
    (
        "[[document.'a.md'.claim]]\ntext = 'a'\ntag = 'date'\nattributes = { 'a b' = '' }\n",
        '[[document."a.md".claim]].attributes: "a b" is no name of an attribute.',
    ),
    (
        "[[document.'a.md'.claim]]\ntext = 'a'\ntag = 'date'\nattributes = { n = \"\\u0001\" }\n",
        '[[document."a.md".claim]].attributes: holds the character U+0001, which XML cannot. Leave it out.',
    ),
    (
        "[[document.'a.md'.claim]]\ntext = 'a'\ntag = 'date'\nbecause = 3\n",
        '[[document."a.md".claim]].because: is text in quotation marks, not 3.',
    ),
    (
        "[document.'a.md'.claim]\ntext = 'a'\n",
        '[document."a.md".claim]: stands in two brackets: [[document."a.md".claim]].',
    ),
    ("document = 'a.md'\n", "[document]: is a table: write its keys on lines of their own."),
    (
        "[document.'a.md']\ntitle = \"a\\u0000b\"\n",
        '[document."a.md"].title: holds the character U+0000, which XML cannot. Leave it out.',
    ),
    ("[[document.'a.md'.deny]]\ntext = 'a'\n", '[[document."a.md".deny]]: needs  recogniser = "..." .'),
    (
        "[[document.'a.md'.deny]]\ntext = 'a'\nrecogniser = 'dates'\n",
        '[document."a.md".deny.recogniser.dates]: no such recogniser. Did you mean "date"?',
    ),
]


@pytest.mark.parametrize(("toml", "message"), MESSAGES, ids=[message for _, message in MESSAGES])
def test_a_mistake_is_named_with_its_key_and_a_remedy(written: Path, toml: str, message: str) -> None:
    with pytest.raises(ProfileError) as error:
        profile_of(written, toml)
    assert str(error.value) == f"{written}: {message}"
    assert error.value.path == str(written)


def test_what_is_not_toml_is_named(written: Path) -> None:
    with pytest.raises(ProfileError, match=rf"^{re.escape(str(written))}: is not TOML: .*line 1"):
        profile_of(written, "[collection\n")


def test_bytes_that_are_no_text_are_named(written: Path) -> None:
    written.write_bytes(b'[collection]\nsettlement = "Z\xfcrich"\n')
    with pytest.raises(ProfileError, match="is not TOML"):
        load_profile(written)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProfileError) as error:
        load_profile(tmp_path / "none.toml")
    assert str(error.value) == f"{tmp_path / 'none.toml'}: cannot be read: No such file or directory."


# The editor's hand


def with_document(path: Path, toml: str) -> Profile:
    return profile_of(path, toml.replace("[[claim]]", '[[document."1876-03-12.md".claim]]')
                      .replace("[[deny]]", '[[document."1876-03-12.md".deny]]'))  # fmt: skip


def test_an_identifier_that_a_claim_gives_stays_where_it_is(written: Path) -> None:
    """The date of the letter is repeated in the header, its identifier is not."""
    claim = '[[claim]]\ntext = "12. März 1876"\ntag = "date"\n'
    attributes = 'attributes = { when = "1876-03-12", "xml:id" = "day" }'
    xml = convert(LETTER.encode(), with_document(written, claim + attributes), name="1876-03-12.md").xml.decode()
    assert xml.count('xml:id="day"') == 1


def test_a_claim_is_written(written: Path) -> None:
    profile = with_document(written, '[[claim]]\ntext = "Hofer"\ntag = "persName"\nattributes = { type = "addressee" }')
    assert 'Lieber <persName type="addressee">Hofer</persName>!' in text_of(profile)


def test_of_several_places_the_editor_names_one(written: Path) -> None:
    profile = with_document(written, '[[claim]]\ntext = "den Alten"\ntag = "persName"\noccurrence = 2')
    assert "Ich sah den Alten im Mai, und <persName>den Alten</persName> im Juni" in text_of(profile)


def test_a_claim_quotes_the_words_as_they_are_read(written: Path) -> None:
    profile = with_document(written, '[[claim]]\ntext = "den   alten Mann"\ntag = "persName"')
    assert '<persName>den <hi rendition="#italic">alten</hi>Mann</persName>' in text_of(
        profile, "Ich sah den *alten*\nMann im Mai."
    )


def test_words_that_are_not_there_are_an_error(written: Path) -> None:
    profile = with_document(written, '[[claim]]\ntext = "die Alte"\ntag = "persName"')
    with pytest.raises(ProfileError) as error:
        text_of(profile)
    assert str(error.value) == (
        f'{written}: [[document."1876-03-12.md".claim]]: "die Alte" does not stand in 1876-03-12.md. '
        "Quote the words as they are read."
    )


@pytest.mark.parametrize("occurrence", ["", "\noccurrence = 3"])
def test_words_that_stand_several_times_are_an_error(written: Path, occurrence: str) -> None:
    profile = with_document(written, f'[[claim]]\ntext = "den Alten"\ntag = "persName"{occurrence}')
    with pytest.raises(ProfileError) as error:
        text_of(profile)
    assert str(error.value) == (
        f'{written}: [[document."1876-03-12.md".claim]]: "den Alten" stands 2 times in 1876-03-12.md. '
        "Add  occurrence = 1 ."
    )


def test_the_editor_goes_before_every_recogniser(written: Path) -> None:
    profile = with_document(written, '[[claim]]\ntext = "Graz, 12."\ntag = "title"')
    assert "<dateline><title>Graz, 12.</title> März 1876</dateline>" in text_of(profile)
    assert '<dateline>Graz, <date when="1876-03-12">12. März 1876</date></dateline>' in text_of(Profile())


def test_a_denial_takes_back_what_a_recogniser_says(written: Path) -> None:
    letter = f"{LETTER}\nWien, 1. April 1876\n"
    profile = with_document(written, '[[deny]]\ntext = "12. März 1876"\nrecogniser = "date"')
    assert "<dateline>Graz, 12. März 1876</dateline>" in text_of(profile, letter)
    assert '<date when="1876-04-01">' in text_of(profile, letter)


def test_words_that_are_denied_and_not_there_are_an_error(written: Path) -> None:
    profile = with_document(written, '[[deny]]\ntext = "13. März 1876"\nrecogniser = "date"')
    with pytest.raises(ProfileError) as error:
        text_of(profile)
    assert '"13. März 1876" does not stand in' in str(error.value)
    assert "`seeds2tei explain` shows them" in str(error.value)


def test_with_a_note_that_is_denied_goes_the_sign_that_calls_it(written: Path) -> None:
    letter = "Lieber Hofer*!\n\n* So heißt er.\n\nIch sah den Alten im Mai.\n\nDein Karl\n"
    assert "noteAnchor" in text_of(with_document(written, ""), letter)
    denied = text_of(with_document(written, '[[deny]]\ntext = "So heißt er."\nrecogniser = "note"'), letter)
    assert "noteAnchor" not in denied
    assert "Hofer*" in denied


def test_that_two_paragraphs_are_one_can_be_denied(written: Path) -> None:
    letter = "# Brot\n\nIch sah den Alten, und er sprach lange von dem Preis des Brotes und\n\nvom Hafen im Mai.\n"
    assert "source-paragraph" in text_of(with_document(written, ""), letter)
    denied = with_document(written, '[[deny]]\ntext = "des Brotes und vom Hafen"\nrecogniser = "rejoin"')
    assert "source-paragraph" not in text_of(denied, letter)


def test_divisions_cannot_be_denied(written: Path) -> None:
    with pytest.raises(ProfileError, match="a text without divisions is no TEI"):
        with_document(written, '[[deny]]\ntext = "Lieber Hofer"\nrecogniser = "division"')


def test_a_recogniser_is_switched_off(written: Path) -> None:
    profile = profile_of(written, '[recognisers]\noff = ["date"]')
    assert "<date " not in text_of(profile)


def test_divisions_cannot_be_switched_off(written: Path) -> None:
    """Without them there is no body."""
    profile = profile_of(written, '[recognisers]\noff = ["division"]')
    assert "<body>" in text_of(profile)
    assert [r.name for r in RECOGNISERS if r not in profile.active(RECOGNISERS)] == []


def test_a_collection_has_its_own_sign(written: Path) -> None:
    profile = profile_of(written, "[recognisers.page-break]\nsign = '\\[S\\. (?P<n>\\d+)\\]'")
    assert "Frei<pb/>heit" in text_of(profile, "Die Frei[S. 4]heit [p. 5].")
    assert "[p. 5]" in text_of(profile, "Die Frei[S. 4]heit [p. 5].")


def test_whoever_asks_for_a_sign_may_be_given_one() -> None:
    rooms = (Path(__file__).parent.parent / "src" / "seeds2tei" / "recognisers").glob("*.py")
    asked = {name for room in rooms for name in re.findall(r'profile\.pattern\("([^"]+)"', room.read_text("utf-8"))}
    assert asked == WITH_SIGN


def test_what_the_editor_states_stands_in_the_header(written: Path) -> None:
    profile = profile_of(
        written,
        '[collection]\nrepository = "Steiermärkisches Landesarchiv"\ncountry = "AT"\n'
        '[document."1876-03-12.md"]\ntitle = "To Hofer"\ndate = "1876-03-12"\nshelfmark = "K. 12, H. 3"\n',
    )
    header = header_of(profile)
    assert ">To Hofer</title>" in header
    assert "<country>Austria</country>" in header
    assert "<repository>Steiermärkisches Landesarchiv</repository>" in header
    assert '<idno type="callNumber">K. 12, H. 3</idno>' in header
    assert '<origDate when="1876-03-12">' in header


def test_where_documents_are_kept_needs_no_shelfmark(written: Path) -> None:
    profile = profile_of(written, '[collection]\nsettlement = "Graz"\nrepository = "Landesarchiv"\n')
    assert "<settlement>Graz</settlement>" in header_of(profile)
    assert "<repository>Landesarchiv</repository>" in header_of(profile)


def test_a_repository_that_the_document_names_stays(written: Path) -> None:
    profile = profile_of(written, '[collection]\ncountry = "AT"\nrepository = "Landesarchiv"\n')
    header = header_of(profile, "**Source:** RGASPI, f. 1, op. 58, d. 6, l. 145.\n\nText of the letter.\n")
    assert ">RGASPI</repository>" in header
    assert "Austria" not in header


def test_another_encoding_is_read(written: Path) -> None:
    profile = profile_of(written, '[source]\nencoding = "cp1252"')
    conversion = convert("Graz, den 12. März".encode("cp1252"), profile, name="a.md")
    assert "März" in conversion.xml.decode()


def test_plain_text_is_read_as_it_stands(written: Path) -> None:
    profile = profile_of(written, '[source]\nformat = "plain"')
    assert "*Alten*" in text_of(profile, "Ich sah den *Alten* im Mai.")
