"""How the judges parse a file, which may come from anywhere.

A file from elsewhere may be made to do harm: entities that unfold into gigabytes, a million attributes, ten
thousand elements one in another. Such a file is refused before or while it is parsed; no entity is expanded,
no other file is read, nothing is fetched.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from seeds2tei.errors import MalformedError
from seeds2tei.expressions import expression

MOST_BYTES = 50_000_000
"""A larger file is refused: its tree would fill the memory. The largest editions in one file have a tenth of this."""
MOST_SIGNS = 4_000_000
"""So many "<" and "=" may stand in a file: each costs some hundred bytes of memory, however short the file."""
MOST_ATTRIBUTES = 1_000
"""So many attributes may stand in one tag: the time that their judgement takes grows with their square."""

_SHORTEST = 6 * MOST_ATTRIBUTES
"""A tag with more attributes is at least so many bytes long, and there is no "<" in it."""
_QUOTED_OR_END = expression(rb""""[^"]*+"|'[^']*+'|>""")
_DECLARED = expression(rb"""<\?xml[^>]{0,100}?\bencoding\s{0,9}=\s{0,9}["']([A-Za-z0-9._\-]{1,40})["']""")
_ASCII = "<!DOCTYPE?&;='\">"


class _Nothing(etree.Resolver):
    """Answers every request for another file (a DTD, an external entity) with an empty one."""

    def resolve(self, *request: Any) -> Any:
        answer: Any = self.resolve_string
        return answer("", request[-1])


def careful_parser(*, of_ours: bool = False, schema: etree.XMLSchema | None = None) -> etree.XMLParser:
    """A parser for files that may come from anywhere: it expands no entity and reads no other file.

    of_ours  lifts the limits of libxml2: 256 elements in one another, 10 MB in one text or one tag, entities in
             attributes that make a file five times as large
    schema   by which a file is judged while it is read; one that breaks it raises XMLSyntaxError
    """
    # collect_ids=False has libxml2 read external DTDs, even with load_dtd=False; hence the resolver.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, collect_ids=False, huge_tree=of_ours, schema=schema
    )
    parser.resolvers.add(_Nothing())
    return parser


def parsed(xml: bytes) -> etree._ElementTree:
    """Bytes that this program has just written, parsed again."""
    return etree.ElementTree(etree.fromstring(xml, careful_parser(of_ours=True)))


def admitted(xml: bytes) -> etree._ElementTree:
    """A file from anywhere, parsed. Raises MalformedError if it is no XML, or more than can be looked at."""
    if len(xml) > MOST_BYTES:
        raise MalformedError("unreadable", 0, 0, f"the file is larger than {MOST_BYTES // 1_000_000} MB. Divide it.")
    if xml.count(b"<") + xml.count(b"=") > MOST_SIGNS:
        sentence = f"the file has more than {MOST_SIGNS // 1_000_000} million tags and attributes. Divide it."
        raise MalformedError("unreadable", 0, 0, sentence)
    if _is_overloaded(xml):
        sentence = f"one tag of the file has more than {MOST_ATTRIBUTES:,} attributes. No TEI element has so many."
        raise MalformedError("unreadable", 0, 0, sentence)
    declared = _DECLARED.match(xml)
    if declared and not _keeps_ascii(declared[1].decode()):
        sentence = f'the encoding "{declared[1].decode()}" is not read here. Save the file as UTF-8, and declare that.'
        raise MalformedError("unreadable", 1, 1, sentence)
    parser = careful_parser()
    try:
        tree = etree.ElementTree(etree.fromstring(xml, parser))
        # a prefix that is not declared: lxml forgets it where a mere warning follows
        log: Any = parser.error_log
        if wrong := log.filter_domains([etree.ErrorDomains.NAMESPACE]).filter_from_errors():
            syntax_error: Any = etree.XMLSyntaxError
            raise syntax_error(wrong[0].message, wrong[0].type, wrong[0].line, wrong[0].column)
        return tree
    except etree.XMLSyntaxError as error:
        from seeds2tei.checks.malformed import explain  # only who has a broken file waits for it

        raise explain(xml, error) from error


def _is_overloaded(xml: bytes) -> bool:
    """Whether a start tag has too many attributes.

    >>> _is_overloaded(b"<p" + b' a=""' * 1500 + b"/>"), _is_overloaded(b"<p>" + b' a=""' * 1500 + b"</p>")
    (True, False)
    """
    begin = xml.find(b"<")
    while begin >= 0:
        last = xml.rfind(b"<", begin + 1, begin + _SHORTEST)
        if last < 0:
            last = xml.find(b"<", begin + _SHORTEST)
            tag = _QUOTED_OR_END.finditer(xml, begin, last if last >= 0 else len(xml))
            for found, match in enumerate(tag, 1):
                if match[0] == b">":
                    break
                if found > MOST_ATTRIBUTES:
                    return True
        begin = last
    return False


def _keeps_ascii(encoding: str) -> bool:
    """Whether a sign of XML has its own byte in an encoding, whatever stands before it.

    >>> [_keeps_ascii(name) for name in ("utf-8", "UTF-16", "windows-1251", "UTF-7", "cp037", "iso-2022-jp")]
    [True, True, True, False, False, False]
    """
    if encoding.lower().replace("_", "-").startswith(("utf-16", "ucs-2", "iso-10646-ucs-2")):
        return True  # two bytes for each sign; the parser looks at the byte order mark
    if encoding.lower().startswith(("utf-7", "utf7", "iso-2022", "iso2022", "hz")):
        return False  # ASCII may stand for something else, and something else for ASCII
    try:
        return _ASCII.encode(encoding) == _ASCII.encode("ascii")
    except (LookupError, UnicodeError):
        return False
