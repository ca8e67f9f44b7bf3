"""An editor's word on links goes before the aligner's."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from seeds2tei.convert import Conversion, convert, convert_versions
from seeds2tei.errors import ProfileError
from seeds2tei.profile import Profile, load_profile

ONE = b"The mill was sold. Nobody came. The miller kept silent."
OTHER = b"They sold the mill. Not a word from the miller. There came nobody."
THIRD = b"One sold the mill. No man came. Silent was the miller. It rained."


def profile(folder: Path, text: str) -> Profile:
    file = folder / "seeds2tei.toml"
    file.write_text(text, "utf-8")
    return load_profile(file)


def said(*entries: tuple[str, str]) -> str:
    """The profile of an editor who links these passages; a single "" denies the first its partner."""
    return "".join(
        f'[[document."mill.txt".link]]\nfirst = "{first}"\nsecond = "{second}"\n'
        if second
        else f'[[document."mill.txt".deny]]\ntext = "{first}"\nrecogniser = "link"\n'
        for first, second in entries
    )


def converted(stated: Profile, *versions: bytes) -> Conversion:
    names = "mill.one.txt", "mill.other.txt", "mill.third.txt"
    conversion = convert_versions(list(zip(names, versions, strict=False)), stated, name="mill.txt")
    assert conversion.valid
    return conversion


def linked(conversion: Conversion) -> list[tuple[str, str]]:
    text = conversion.draft.source.text
    return [
        (" ".join(text[slice(*span)] for span in link.first), " ".join(text[slice(*span)] for span in link.second))
        for link in conversion.links
        if link.kind == "sentence"
    ]


def test_sentences_that_the_editor_links_are_linked_even_across_others(tmp_path: Path) -> None:
    """In reading order of the first version, whichever he names first, and with full certainty."""
    stated = profile(tmp_path, said(("Not a word from", "miller kept silent"), ("Nobody came", "There came nobody.")))
    conversion = converted(stated, ONE, OTHER)
    assert linked(conversion) == [
        ("The mill was sold.", "They sold the mill."),
        ("Nobody came.", "There came nobody."),
        ("The miller kept silent.", "Not a word from the miller."),
    ]
    links = etree.fromstring(conversion.xml).findall(".//{*}link")
    assert [link.get("cert") is None for link in links][1:] == [True, True]


def test_a_quotation_may_hold_several_sentences(tmp_path: Path) -> None:
    stated = profile(tmp_path, said(("Nobody came.\\n  The miller kept", "Not a word from the miller. There came")))
    assert ("Nobody came. The miller kept silent.", "Not a word from the miller. There came nobody.") in linked(
        converted(stated, ONE, OTHER)
    )


def test_a_sentence_that_the_editor_denies_a_partner_has_none(tmp_path: Path) -> None:
    """And nobody is asked to look for one."""
    conversion = converted(profile(tmp_path, said(("mill was sold", ""), ("They sold", ""))), ONE, OTHER)
    assert not any("sold" in one + other for one, other in linked(conversion))
    assert not any("sold" in finding.sentence for finding in conversion.findings)


def test_each_translation_is_corrected_by_itself(tmp_path: Path) -> None:
    stated = profile(tmp_path, said(("Nobody came", "There came nobody"), ("It rained", "")))
    conversion = converted(stated, ONE, OTHER, THIRD)
    assert ("Nobody came.", "There came nobody.") in linked(conversion)
    assert ("Nobody came.", "No man came.") in linked(conversion)
    assert not any("rained" in finding.sentence for finding in conversion.findings)


def test_rows_of_a_table_are_corrected_too(tmp_path: Path) -> None:
    page = (
        "<html><body><h1>The mill</h1><table><tr><th>English</th><th>German</th></tr>"
        "<tr><td>Nobody came. It rained.</td><td>Niemand kam. Es regnete.</td></tr>"
        "<tr><td>The mill was sold.</td><td>Die Mühle wurde verkauft.</td></tr></table></body></html>"
    )
    name = '[[document."mill.html".link]]\nfirst = "It rained"\nsecond = "Die Mühle wurde verkauft"\n'
    conversion = convert(page.encode(), profile(tmp_path, name), name="mill.html")
    assert conversion.valid
    assert ("It rained.", "Die Mühle wurde verkauft.") in linked(conversion)


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ([("No one came", "There came nobody.")], '"No one came" does not stand in the sentences of a version'),
        ([("No one came", "")], '"No one came" does not stand in the sentences of a version'),
        ([("Nobody came", "The mill was sold")], '"Nobody came" and "The mill was sold" stand in one version'),
        ([("There came", "No man came")], '"There came" and "No man came" stand in two translations'),
        ([("mill", "Nobody came")], '"mill" stands 2 times in one version. Quote more of its sentence'),
        (
            [("Nobody came", "There came nobody"), ("Nobody came", "They sold")],
            '"Nobody came" is in a sentence of which "Nobody came" is said too',
        ),
        ([("Nobody came", "There came nobody"), ("came nobody", "")], '"came nobody" is in a sentence of which'),
    ],
)
def test_what_does_not_apply_is_an_error_that_quotes_it(
    entries: list[tuple[str, str]], message: str, tmp_path: Path
) -> None:
    stated = profile(tmp_path, said(*entries))
    with pytest.raises(ProfileError, match=r"\[\[document") as raised:
        converted(stated, ONE, OTHER, THIRD)
    assert message in str(raised.value)


def test_in_one_text_there_is_nothing_to_link(tmp_path: Path) -> None:
    stated = profile(tmp_path, said(("The mill was sold", "Nobody came")))
    with pytest.raises(ProfileError, match='"The mill was sold" does not stand in the sentences of a version'):
        convert(ONE, stated, name="mill.txt")


def test_a_link_names_two_passages(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="needs  second"):
        profile(tmp_path, '[[document."mill.txt".link]]\nfirst = "Nobody came"\n')
