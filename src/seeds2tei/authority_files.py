"""Lists of persons, places and organisations as editors keep them: tables (.csv) and TEI files (.xml).

    ref,kind,name,forms                                        <person xml:id="orlova">
    https://d-nb.info/gnd/1,person,V. N. Orlova,Orlovas          <persName>V. N. Orlova</persName>
    #riga,place,Riga,Rigas|Rigaer                              </person>

`forms` are the other forms of the name that texts have, parted by |. A TEI entry is pointed to as FILE#id.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from seeds2tei.authorities import Entry
from seeds2tei.errors import ProfileError
from seeds2tei.table_files import read_table
from seeds2tei.vocabulary import NAMESPACE

KINDS = {"person": "persName", "place": "placeName", "organisation": "orgName", "organization": "orgName",
         "org": "orgName"}  # fmt: skip
COLUMNS = ("ref", "kind", "name", "forms")
NEEDED = ("ref", "name")
TEI = f"{{{NAMESPACE}}}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def entries_of(path: Path, *, kind: str, base: str, profile: str) -> list[Entry]:
    """The names in a list.

    kind     person, place or organisation, where the list does not say; "" = it must say
    base     address before an #id; "" = the name of a TEI file
    profile  the file that names the list, for messages

    Raises ProfileError with the line and the remedy.
    """
    try:
        if path.suffix.lower() == ".xml":
            return list(_tei(path, base or path.name))
        if path.suffix.lower() == ".csv":
            return list(_table(path, kind, base))
    except OSError as error:
        raise ProfileError(str(path), "", f"cannot be read: {error.strerror}.") from None
    except etree.XMLSyntaxError as error:
        raise ProfileError(f"{path}:{error.lineno or 1}", "", f"this is not XML: {error.msg}.") from None
    raise ProfileError(profile, "[[authority]].file", f'"{path.name}" is neither .csv nor .xml.')


def _table(path: Path, kind: str, base: str) -> Iterator[Entry]:
    for row in read_table(path, COLUMNS, NEEDED, others=True):
        tag = KINDS.get((row["kind"] or kind).casefold())
        if tag is None:
            raise row.error("kind", f'"{row["kind"]}" is no kind: write person, place or organisation.')
        ref = "%20".join(row["ref"].split())
        if not ref or (ref.startswith("#") and not base):
            sentence = f'its ref "{ref}" is no address. Write one, or say in the profile to what base it belongs.'
            raise row.error("ref", sentence)
        ref = base + ref if ref.startswith("#") else ref
        for form in (row["name"], *row["forms"].split("|")):
            if form.strip():
                yield Entry(" ".join(form.split()), tag, ref, path.name)


def _tei(path: Path, base: str) -> Iterator[Entry]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    tree = etree.fromstring(path.read_bytes(), parser)
    for kind, tag in (("person", "persName"), ("place", "placeName"), ("org", "orgName")):
        for entry in tree.iter(TEI + kind):
            identifier = entry.get(XML_ID)
            if not identifier:
                continue
            for name in entry.iterchildren(TEI + tag):
                if form := " ".join("".join(map(str, name.itertext())).split()):
                    yield Entry(form, tag, f"{base}#{identifier}", path.name)
