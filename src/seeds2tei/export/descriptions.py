"""Archival references as TEI: the same description as in the header of a converted document."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from seeds2tei.profile import Profile
from seeds2tei.references import Reference
from seeds2tei.tei.elements import E
from seeds2tei.tei.layout import indent
from seeds2tei.tei.manuscript import reference_description


def describe_references(references: Iterable[Reference], profile: Profile | None = None) -> str:
    """Write references as TEI: one as `msDesc`, several as a `sourceDesc` that holds one `msDesc` for each.

    profile   of the collection; it says where the documents are kept, if a reference names no repository

    TEI P5, sections msid (The Manuscript Identifier) and msco (Intellectual Content).

    >>> from seeds2tei.references import find_references
    >>> print(describe_references(find_references("TNA, FO 371/24846, f. 12")))
    <msDesc xmlns="http://www.tei-c.org/ns/1.0">
      <msIdentifier>
        <country key="GB" resp="#seeds2tei">United Kingdom</country>
        <settlement resp="#seeds2tei">Kew</settlement>
        <repository key="TNA">TNA</repository>
        <collection type="series" n="FO 371">FO 371</collection>
        <idno type="callNumber"><idno type="series">FO 371</idno>/<idno type="piece">24846</idno></idno>
        <altIdentifier type="asCited">
          <idno>TNA, FO 371/24846, f. 12</idno>
        </altIdentifier>
      </msIdentifier>
      <msContents>
        <summary>
          <locus from="12" to="12">f. 12</locus>
        </summary>
      </msContents>
    </msDesc>
    """
    described = [reference_description(reference, profile or Profile()) for reference in references]
    whole = described[0] if len(described) == 1 else E.sourceDesc(*described)
    indent(whole, 0)
    return etree.tostring(whole, encoding="unicode")
