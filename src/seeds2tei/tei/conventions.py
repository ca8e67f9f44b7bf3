"""What the header says about how this document was encoded: only what was really done to it."""

from __future__ import annotations

from lxml import etree

from seeds2tei.record import Record
from seeds2tei.tei.elements import XML, E

STYLES = {
    "italic": "font-style: italic",
    "bold": "font-weight: bold",
    "superscript": "vertical-align: super; font-size: smaller",
    "subscript": "vertical-align: sub; font-size: smaller",
    "underline": "text-decoration: underline",
    "strikethrough": "text-decoration: line-through",
    "smallcaps": "font-variant: small-caps",
    "code": "font-family: monospace",
    "small": "font-size: smaller",
    "large": "font-size: larger",
    "highlighted": "background-color: yellow",
    "quote": "quotes: none",
}
BRACKETED = frozenset({"supplied", "gloss", "unclear", "sic", "surplus", "expan", "pc"})


def editorial_declaration(record: Record) -> etree._Element:
    """What was done to the text, in sentences for an editor."""
    tags = record.tags
    declaration = E.editorialDecl()
    if tags & {"surplus", "sic"}:
        kept = E.p(
            "Nothing is corrected. Repeated or stray characters stay in the text inside ",
            E.gi("surplus"),
            ".",
        )
    else:
        kept = E.p("Nothing is corrected.")
    declaration.append(E.correction(kept, status="medium", method="markup"))
    if record.renditions:
        signs = E.p(
            "Signs of the file format (such as ## or **) are turned into elements and ",
            E.att("rendition"),
            ".",
        )
        declaration.append(E.normalization(signs, method="markup"))
    if tags & BRACKETED:
        brackets = E.p(
            "Square brackets that enclose the words of an editor or translator are transcribed as ", E.gi("pc"),
            " inside the element that marks those words, so that no reader takes them for running text.",
        )  # fmt: skip
        declaration.append(E.punctuation(brackets, marks="all"))
    declaration.append(E.segmentation(_segmentation(record)))
    furniture = E.p("Furniture of the web page is ", E.gi("fw"), ".")
    labels = E.p("The label lines of the source stand verbatim in the text; the header holds their interpretation.")
    if tags & {"fw", "label"}:
        declaration.append(
            E.interpretation(*([furniture] if "fw" in tags else []), *([labels] if "label" in tags else []))
        )
    if record.dropped:
        which = f"{record.dropped} comments of readers are" if record.dropped > 1 else "One comment of a reader is"
        sentence = f"{which} left out below the text; in the place of each stands "
        declaration.append(E.p(sentence, E.gi("gap"), "."))
    if record.commenters:
        sentence = "The names and addresses of readers who comment are left out; in the place of each stands "
        persons = ". The header numbers those who comment: the same name has the same number everywhere."
        declaration.append(E.p(sentence, E.gi("gap"), persons))
    return declaration


def _segmentation(record: Record) -> etree._Element:
    if "s" not in record.tags:
        return E.p("The text is not divided into sentences.")
    numbered = "within each version" if record.versions else "within the paragraph"
    paragraph = E.p("Sentences are ", E.gi("s"), f", numbered {numbered}.")
    if "anchor" in record.tags:
        gi = E.gi("anchor")
        gi.tail = " keeps the place where the source begins a new paragraph inside a sentence."
        paragraph[-1].tail = f"{paragraph[-1].tail} "
        paragraph.append(gi)
    return paragraph


def renditions(record: Record) -> etree._Element | None:
    """The styles that the text points to."""
    used = [name for name in STYLES if f"#{name}" in record.renditions]
    if not used:
        return None
    return E.tagsDecl(*(E.rendition(STYLES[name], {XML + "id": name, "scheme": "css"}) for name in used))


def references_declaration(record: Record) -> etree._Element:
    """How passages are cited, for DTS servers: version and sentence, or paragraph and sentence."""
    sentence = {"unit": "sentence", "match": ".//s", "use": "@n", "delim": "."}
    if record.versions:
        version = {
            "unit": "version",
            "match": f"/TEI/text/body{'//' if record.inner else '/'}div[@type='translation' or @type='original']",
            "use": "@n",
        }
        structure = E.citeStructure(
            E.citeData(property="http://purl.org/dc/terms/contributor", use="id(substring(@resp, 2))/persName"),
            E.citeData(property="http://purl.org/dc/terms/language", use="@xml:lang"),
            E.citeStructure(sentence),
            version,
        )
    else:
        paragraph = {"unit": "paragraph", "match": "/TEI/text/body//p[@n]", "use": "@n"}
        structure = E.citeStructure(E.citeStructure(sentence), paragraph)
    return E.refsDecl(structure, default="true")
