"""Lists of persons, places and organisations as editors keep them: tables (.csv) and TEI files (.xml).

    ref,kind,name,forms                                        <person xml:id="orlova">
    https://d-nb.info/gnd/1,person,V. N. Orlova,Orlovas          <persName>V. N. Orlova</persName>
    #riga,place,Riga,Rigas|Rigaer                              </person>

`forms` are the other forms of the name that texts have, parted by |. A TEI entry is pointed to as FILE#id.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from seeds2tei.authorities import Entry
from seeds2tei.errors import ProfileError
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
    except UnicodeDecodeError as error:
        raise ProfileError(str(path), "", f"byte {error.start} is not UTF-8. Save the list as UTF-8.") from None
    except etree.XMLSyntaxError as error:
        raise ProfileError(f"{path}:{error.lineno or 1}", "", f"this is not XML: {error.msg}.") from None
    raise ProfileError(profile, "[[authority]].file", f'"{path.name}" is neither .csv nor .xml.')


def _table(path: Path, kind: str, base: str) -> Iterator[Entry]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        sample = file.readline()
        file.seek(0)
        table = csv.DictReader(file, delimiter=";" if sample.count(";") > sample.count(",") else ",")
        columns = [column.strip() for column in table.fieldnames or ()]
        table.fieldnames = columns
        if missing := [name for name in NEEDED if name not in columns]:
            raise ProfileError(f"{path}:1", "", f'has no column "{missing[0]}". The columns are {", ".join(COLUMNS)}.')
        for row in table:
            tag = KINDS.get((row.get("kind") or kind).strip().casefold())
            if tag is None:
                sentence = f'"{row.get("kind") or ""}" is no kind: write person, place or organisation.'
                raise ProfileError(f"{path}:{table.line_num}", "", sentence)
            ref = "%20".join((row["ref"] or "").split())
            if not ref or (ref.startswith("#") and not base):
                sentence = f'its ref "{ref}" is no address. Write one, or say in the profile to what base it belongs.'
                raise ProfileError(f"{path}:{table.line_num}", "", sentence)
            ref = base + ref if ref.startswith("#") else ref
            for form in ((row["name"] or ""), *(row.get("forms") or "").split("|")):
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
