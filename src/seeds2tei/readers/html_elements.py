"""What the elements of a web page are for a document: which hold blocks, which words, which furniture."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from seeds2tei.annotation import Attributes
from seeds2tei.expressions import expression
from seeds2tei.readers.formatting import CLASSES, FORMATTING, target_of
from seeds2tei.readers.html_languages import language_tag
from seeds2tei.readers.html_tokens import attribute

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset head header hgroup html legend li main menu nav noframes noscript "
    "object ol optgroup option p pre section select summary table tbody td template textarea tfoot th thead title "
    "tr ul".split()
)
"""Elements that part the words before them from those in them."""

FURNITURE = {
    "nav": "navigation", "header": "header", "footer": "footer", "aside": "navigation", "form": "navigation",
    "button": "navigation", "select": "navigation", "textarea": "navigation", "noscript": "navigation",
    "noframes": "navigation", "title": "header", "dialog": "navigation",
}  # fmt: skip
"""Elements whose words belong to the site -> the type of the `fw`."""

OF_THE_DOCUMENT = frozenset({"header", "footer", "aside", "noscript"})
"""Those that are no furniture inside an article."""

CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir", "table"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tbody": (frozenset({"thead", "tbody", "tfoot", "tr"}), frozenset({"table"})),
    "thead": (frozenset({"thead", "tbody", "tfoot", "tr"}), frozenset({"table"})),
    "tfoot": (frozenset({"thead", "tbody", "tfoot", "tr"}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "body": (frozenset({"head"}), frozenset()),
}
"""A tag -> the open elements that it ends, and those at which it looks no further."""

CONTAINED = {
    "ul": ("list", "the page has a list (ul)"),
    "menu": ("list", "the page has a list (menu)"),
    "dir": ("list", "the page has a list (dir)"),
    "ol": ("list", "the page has a numbered list (ol)"),
    "dl": ("list", "the page has a list of terms (dl)"),
    "li": ("item", "an item of a list (li)"),
    "dt": ("item", "a term of a list (dt)"),
    "dd": ("item", "what a list says of a term (dd)"),
    "blockquote": ("quote", "the page sets it off as a quotation (blockquote)"),
    "table": ("table", "the page has a table"),
    "tr": ("row", "a row of a table"),
    "figure": ("figure", "the page has a figure"),
}
"""Elements that hold blocks -> the container, and because of what."""

_POSTED = expression(r"publish|updat|modif|posted|entry-date|post-date|upload")
_COUNT = expression(r"[0-9]{1,4}")

CONTAINERS = frozenset(tag for tag, _ in CONTAINED.values())


class Context(NamedTuple):
    """What a stretch of words becomes: the element, its attributes and its field."""

    tag: str = "p"
    attributes: Attributes = ()
    field: str = ""
    because: str = "a paragraph of the page"

    @property
    def is_furniture(self) -> bool:
        return self.tag == "fw"


def context_of(name: str, around: Context, *, in_article: bool) -> Context:
    """What the words in an element become, by the element and what is around it."""
    if around.is_furniture and not (name in HEADINGS and ("type", "header") in around.attributes):
        return around
    if name in FURNITURE and not (in_article and name in OF_THE_DOCUMENT):
        kind = FURNITURE[name]
        place = "bottom" if kind == "footer" else "top"
        return Context("fw", (("type", kind), ("place", place)), "", f"it stands in the page's {name}")
    if name in HEADINGS:
        return Context("head", (), f"heading {name[1]}", f"a heading, {name}")
    if name == "pre":
        return Context("ab", (), "", "its lines are kept as they are (pre)")
    if name in ("figcaption", "caption"):
        return Context("head", (), "", "a caption")
    return Context() if name in ("table", "li", "dt", "dd", "blockquote") else around


def phrase_of(name: str, tag: str) -> tuple[str, Attributes]:
    """The element that a tag among words opens, and its attributes; "" = none.

    >>> phrase_of("a", '<a href="#n1">'), phrase_of("font", "<font>")
    (('ref', (('target', '#n1'),)), ('', ()))
    >>> phrase_of("bdo", '<bdo dir="rtl">')
    ('hi', (('rend', 'rtl'),))
    >>> phrase_of("time", '<time datetime="1876-03-12T14:00">')
    ('date', (('when', '1876-03-12'),))
    """
    if name == "a":
        target = target_of(attribute(tag, "href"))
        return ("ref", (("target", target),)) if target else ("", ())
    if name == "bdo":
        order = attribute(tag, "dir").lower()
        return ("hi", (("rend", order),)) if order in ("ltr", "rtl") else ("", ())
    if name == "time":
        return _time(tag)
    if name == "span":
        for word in attribute(tag, "class").lower().split():
            if word in CLASSES:
                return CLASSES[word]
    return FORMATTING.get(name, ("", ()))


def _time(tag: str) -> tuple[str, Attributes]:
    """A date that the page states for machines; that of a posting belongs to the site."""
    said = f"{attribute(tag, 'class')} {attribute(tag, 'itemprop')}".lower()
    if _POSTED.search(said) or "pubdate" in tag.lower():
        return "fw", (("type", "page-status"),)
    day = attribute(tag, "datetime")[:10]
    try:
        return ("date", (("when", date.fromisoformat(day).isoformat()),)) if len(day) == 10 else ("", ())
    except ValueError:
        return "", ()


def language_of(tag: str) -> str:
    """The language that a tag declares, "" if it declares none.

    A word processor gives every other word a language, that of its spelling checker: that is no declaration.
    """
    if "lang" not in tag.lower() or "mso-" in tag:
        return ""
    return language_tag(attribute(tag, "lang") or attribute(tag, "xml:lang"))


def cell_attributes(name: str, tag: str) -> Attributes:
    """The attributes of a cell: a head cell is a label; how many rows and columns it takes, if more than one.

    >>> cell_attributes("th", '<th colspan="2" rowspan=1>'), cell_attributes("td", "<td rowspan=x>")
    ((('role', 'label'), ('cols', '2')), ())
    """
    attributes = [("role", "label")] if name == "th" else []
    for written, html in (("rows", "rowspan"), ("cols", "colspan")):
        value = attribute(tag, html) if html in tag.lower() else ""
        if _COUNT.fullmatch(value) and int(value) > 1:
            attributes.append((written, str(int(value))))
    return tuple(attributes)
