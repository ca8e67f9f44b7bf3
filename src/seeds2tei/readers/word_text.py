"""The text of a Word file, prepared for the library that makes a page of it: what that would drop is kept or counted.

Fields lose their wrapping and text boxes stand behind their paragraph; pictures, deleted words and what has no
words are taken out and counted. A comment is signed with the name of its author, as a last line. Notes that are
called twice, or are not there, would lead the library astray: such signs are taken out and counted too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from seeds2tei.readers.word_package import STORIES, Element, Package, short, value
from seeds2tei.readers.word_words import REFERENCES, alternative, notes_of, outermost, words_of

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

UNWRAPPED = frozenset("w:fldSimple w:bdo w:dir w:rubyBase w:ruby w:subDoc".split())
"""Elements of which the library would drop the words with the wrapping."""
WITHOUT_WORDS = frozenset(
    "w:proofErr w:lastRenderedPageBreak w:bookmarkEnd w:commentRangeStart w:commentRangeEnd w:sectPr w:permStart "
    "w:permEnd w:annotationRef w:footnoteRef w:endnoteRef w:separator w:continuationSeparator w:tblGrid "
    "w:pPrChange w:rPrChange w:tblPrChange w:tcPrChange w:trPrChange w:sectPrChange w:ffData w:sdtEndPr "
    "w:moveFromRangeStart w:moveFromRangeEnd w:moveToRangeStart w:moveToRangeEnd".split()
)
LOOKS = frozenset(
    "w:rStyle w:b w:i w:u w:strike w:caps w:smallCaps w:vertAlign w:highlight w:rFonts w:del w:ins w:vanish".split()
)
DRAWN = frozenset({"w:drawing", "w:pict", "w:object"})
_NOBODY = frozenset("author user office microsoft unknown autor verfasser auteur автор".split())


@dataclass
class Tally:
    """What was met in a Word file and is not, or not in its place, among the words of the page.

    inserted, deleted   words of tracked changes: those that were accepted, and those that are left out
    moved               how many passages were moved with tracked changes
    pictures            what each picture is said to show, "" if nothing
    drawings            how many charts and drawings without words
    shapes              words of WordArt and watermarks
    boxes               words of text boxes, which stand behind their paragraphs
    hidden              words formatted as hidden
    astray              signs of notes and comments that are not there, or were called before
    embedded            how many other documents are embedded
    """

    inserted: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    moved: int = 0
    pictures: list[str] = field(default_factory=list)
    drawings: int = 0
    shapes: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    astray: int = 0
    embedded: int = 0


class Text:
    """The text, notes and comments of a Word file, prepared; and what was met on the way."""

    def __init__(self, package: Package) -> None:
        self.tally = Tally()
        self._package = package
        self._notes = {kind: dict(notes_of(package, kind)) for kind in STORIES}
        self._called: set[tuple[str, str]] = set()
        self.trees: dict[str, Element] = {}
        self._relations: frozenset[str] = frozenset()
        self._story = ""
        # The text first: a note that it calls is not called by another note.
        for part in [package.main, *package.parts("footnotes"), *package.parts("endnotes"), *package.parts("comments")]:
            self._story = part
            self._in_comments = part in package.parts("comments")
            self._relations = frozenset(relation.id for relation in package.relations(part))
            (self.trees[part],) = self._prepared(package.trees[part])
        for part in package.parts("comments"):
            for comment in self.trees[part]:
                _sign(comment)
        for part in package.parts("styles", "numbering"):
            self.trees[part] = package.trees[part]

    def words(self) -> str:
        """All words, paragraph by paragraph: the text, the notes that it calls, the comments on it."""
        called: list[tuple[str, str]] = []
        pieces = ["".join(words_of(self.trees[self._package.main], called))]
        notes = {kind: dict(notes_of(self._package, kind, self.trees)) for kind in STORIES}
        for kinds in (("footnotes", "endnotes"), ("comments",)):
            for kind, identifier in tuple(called):
                if kind in kinds:
                    pieces += words_of(notes[kind][identifier], called)
        return "\n".join(pieces)

    def uncalled(self) -> list[str]:
        """The words of notes and comments that nothing in the text calls."""
        found = (
            "".join(words_of(note, []))
            for kind, notes in self._notes.items()
            for identifier, note in notes.items()
            if (kind, identifier) not in self._called
        )
        return [words for words in found if words.strip()]

    def _prepared(self, element: Element) -> Iterator[Element]:
        """What stands in the place of an element."""
        name = short(element.tag)
        if name in WITHOUT_WORDS:
            return
        if name == "mc:AlternateContent":
            for child in alternative(element):
                yield from self._prepared(child)
        elif name in UNWRAPPED:
            for child in element:
                yield from self._prepared(child)
        elif name in ("w:del", "w:moveFrom"):
            self._left_out(element, name)
            if not len(element):  # of a paragraph's end or a row: the library joins the paragraphs
                yield element
        elif name in DRAWN:
            yield from self._drawn(element)
        elif name in REFERENCES:
            if self._is_called(REFERENCES[name], value(element, "w:id")):
                yield Element(element.tag, dict(element.attrib))
        elif name == "w:altChunk":
            self.tally.embedded += 1
        elif name == "w:bookmarkStart":
            if value(element, "w:name") and not value(element, "w:name").startswith("_GoBack"):
                yield element
        else:
            yield self._with_children(element, name)

    def _with_children(self, element: Element, name: str) -> Element:
        if name in ("w:cr", "w:ptab"):
            return Element(WORDS + ("br" if name == "w:cr" else "tab"))
        if name in ("w:ins", "w:moveTo") and len(element):
            self._accepted(element, name)
        copy = Element(element.tag)
        if name not in ("w:p", "w:r", "w:tr"):  # their attributes only say when they were saved
            copy.attrib.update(element.attrib)
        if name == "w:gridSpan" and not value(element, "w:val").isdecimal():
            copy.attrib.clear()
            copy.set(WORDS + "val", "1")
        if name == "w:hyperlink" and value(element, "r:id") not in self._relations:
            for attribute in [key for key in copy.attrib if short(key) == "r:id"]:
                del copy.attrib[attribute]
        copy.text = element.text
        inside = (child for child in element if name != "w:rPr" or short(child.tag) in LOOKS)
        for child in inside:
            copy.extend(self._prepared(child))
        if name == "w:r" and any(short(mark.tag) == "w:vanish" for part in copy[:1] for mark in part):
            self.tally.hidden.append("".join(words_of(copy, [])))
        return copy

    def _left_out(self, element: Element, name: str) -> None:
        deleted = "".join(piece.text or "" for piece in element.iter() if short(piece.tag) in ("w:delText", "w:t"))
        if name == "w:moveFrom":
            self.tally.moved += bool(deleted)
        elif deleted:
            self.tally.deleted.append(deleted)

    def _accepted(self, element: Element, name: str) -> None:
        inserted = "".join(piece.text or "" for piece in element.iter() if short(piece.tag) == "w:t")
        if inserted and name == "w:ins":
            self.tally.inserted.append(inserted)

    def _drawn(self, element: Element) -> Iterator[Element]:
        """The text boxes in a drawing, as the library knows them. All else in it is counted."""
        boxes = list(outermost(element, "w:txbxContent"))
        self._count(element)
        if not boxes:
            return
        picture = Element(WORDS + "pict")
        for box in boxes:
            frame = Element("{urn:schemas-microsoft-com:vml}textbox")
            frame.extend(self._prepared(box))
            self.tally.boxes.append("".join(words_of(frame, [])))
            picture.append(frame)
        yield picture

    def _count(self, element: Element) -> None:
        """Pictures, drawings and the words of shapes, outside text boxes."""
        shown, drawn, said = 0, 0, ""
        waiting = [element]
        while waiting:
            here = waiting.pop()
            name = short(here.tag)
            shown += name in ("a:blip", "v:imagedata")
            drawn += name in ("a:graphicData", "v:shape")
            said = said or (
                value(here, "descr") if name == "wp:docPr" else value(here, "alt") if name[:2] == "v:" else ""
            )
            if name == "v:textpath" and value(here, "string").strip():
                self.tally.shapes.append(value(here, "string"))
            waiting += [child for child in here if short(child.tag) != "w:txbxContent"]
        if shown:
            self.tally.pictures.append(said)
        elif drawn and not any(True for _ in outermost(element, "w:txbxContent")):
            self.tally.drawings += 1

    def _is_called(self, kind: str, identifier: str) -> bool:
        """Whether the library may follow this sign: its note is there, and no other sign called it before."""
        call = (kind, identifier)
        if identifier not in self._notes[kind] or call in self._called or self._in_comments:
            self.tally.astray += 1
            return False
        if kind != "comments" and self._story != self._package.main:
            self.tally.astray += 1
            return False
        self._called.add(call)
        return True


def _sign(comment: Element) -> None:
    """Write the name of its author under a comment, where it is one."""
    author, initials = value(comment, "w:author").strip(), value(comment, "w:initials").strip()
    if not author or set(author.casefold().split()) & _NOBODY:
        return
    paragraph = Element(WORDS + "p")
    run = Element(WORDS + "r")
    text = Element(WORDS + "t", {SPACE: "preserve"})
    text.text = f"—{author} ({initials})" if initials and initials != author else f"—{author}"
    run.append(text)
    paragraph.append(run)
    comment.append(paragraph)
