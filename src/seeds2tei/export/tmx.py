"""A translation memory (TMX 1.4): for OmegaT and its kin."""

from __future__ import annotations

from lxml import etree

from seeds2tei.export.edition import XML, Pair
from seeds2tei.version import __version__


def tmx(pair: Pair) -> bytes:
    """One unit for each linked passage; what has no partner is left out.

    Readers tell the sides by their language: two versions in one language become LANG-version1 and -version2.
    """
    languages = (pair.language_a, pair.language_b)
    if pair.language_a == pair.language_b:
        languages = (f"{pair.language_a}-version1", f"{pair.language_b}-version2")
    root = etree.Element("tmx", {"version": "1.4"})
    header = {"creationtool": "seeds2tei", "creationtoolversion": __version__, "segtype": "sentence", "o-tmf": "TEI"}
    header |= {"adminlang": "en", "srclang": languages[0], "datatype": "plaintext"}
    etree.SubElement(root, "header", header)
    body = etree.SubElement(root, "body")
    for row in pair.rows:
        if not (row.a_ids and row.b_ids):
            continue
        unit = etree.SubElement(body, "tu")
        etree.SubElement(unit, "prop", {"type": "x-tei-ids"}).text = " ".join((*row.a_ids, *row.b_ids))
        for language, text in zip(languages, (row.a_text, row.b_text), strict=True):
            side = etree.SubElement(unit, "tuv", {XML + "lang": language})
            etree.SubElement(side, "seg").text = text
    doctype = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True, doctype=doctype)
