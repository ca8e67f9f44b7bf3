"""Schematron rules, by themselves (.sch) or embedded in a RELAX NG schema or an XML Schema, as those of TEI are.

The rules are written as a stylesheet (ISO/IEC 19757-3 says how), which Saxon runs: TEI's rules are XPath 2.0 and more.
The saxonche package is an extra of its own, since it is far larger than this program.
"""

from __future__ import annotations

import copy
import importlib.util
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from seeds2tei.checks.parsing import parsed
from seeds2tei.errors import UnsupportedFormatError
from seeds2tei.expressions import expression
from seeds2tei.finding import Finding, Severity

CODE = "schematron"
SCH = "{http://purl.oclc.org/dsdl/schematron}"
XSL = "{http://www.w3.org/1999/XSL/Transform}"
_MILD = expression("nonfatal|warn|info", re.IGNORECASE)
_SEPARATOR = "\t"
# Where an element is: the number of each element around it among its sisters.
_PATH = "string-join(for $sch-e in ancestor-or-self::* return string(count($sch-e/preceding-sibling::*)), '/')"


@dataclass(frozen=True)
class Rules:
    """The Schematron of a schema.

    path        the schema, for messages
    patterns    how many groups of rules it has
    stylesheet  that writes one line for each rule that a document breaks: severity, path of the element, sentence
    """

    path: Path
    patterns: int
    stylesheet: str

    @classmethod
    def of(cls, path: Path) -> Rules | None:
        """The rules in a schema; None if it has none, or is no XML."""
        try:
            root = parsed(path.read_bytes()).getroot()
        except (OSError, etree.XMLSyntaxError):
            return None  # whoever reads the schema itself says so
        patterns = list(_patterns(root))
        if not patterns:
            return None
        return cls(path, len(patterns), etree.tostring(_stylesheet(root, patterns), encoding="unicode"))

    def check(self, trees: Sequence[etree._ElementTree]) -> list[list[Finding]]:
        """What each document breaks of the rules. Raises UnsupportedFormatError if Saxon cannot use them."""
        from saxonche import PySaxonApiError, PySaxonProcessor

        with PySaxonProcessor(license=False) as saxon:
            # A rule may ask for another document; none is read, and nothing is fetched.
            saxon.set_configuration_property("http://saxon.sf.net/feature/allowedProtocols", "")
            try:
                program = saxon.new_xslt30_processor().compile_stylesheet(stylesheet_text=self.stylesheet)
                return [list(_findings(tree, self._broken(saxon, program, tree))) for tree in trees]
            except PySaxonApiError as error:
                reason = " ".join(str(error).split())[:200]
                raise UnsupportedFormatError(str(self.path), f"Saxon cannot use its rules: {reason}") from error

    def _broken(self, saxon: Any, program: Any, tree: etree._ElementTree) -> str:
        text = etree.tostring(tree.getroot(), encoding="unicode", with_tail=False)
        return program.transform_to_string(xdm_node=saxon.parse_xml(xml_text=text)) or ""


def available() -> bool:
    """Whether rules can be evaluated: whether saxonche is installed."""
    return importlib.util.find_spec("saxonche") is not None


def _findings(tree: etree._ElementTree, broken: str) -> Iterator[Finding]:
    for line in broken.split("\n"):
        severity, _, rest = line.partition(_SEPARATOR)
        path, _, sentence = rest.partition(_SEPARATOR)
        if sentence:
            element = tree.getroot()
            for number in path.split("/")[1:]:
                element = list(element.iterchildren("*"))[int(number)]
            line_number = element.sourceline
            yield Finding(
                CODE,
                Severity(severity),
                sentence,
                line=line_number if isinstance(line_number, int) else 0,
                element=element,
            )


def _patterns(root: etree._Element) -> Iterator[etree._Element]:
    """The patterns that apply; those that others are made of, made into these."""
    abstract = {
        pattern.get("id"): pattern for pattern in root.iter(SCH + "pattern") if pattern.get("abstract") == "true"
    }
    for pattern in root.iter(SCH + "pattern"):
        if pattern.get("abstract") == "true":
            continue
        model = abstract.get(pattern.get("is-a"))
        yield pattern if model is None else _filled(model, pattern)


def _filled(model: etree._Element, pattern: etree._Element) -> etree._Element:
    """An abstract pattern, its parameters replaced by what a pattern says of them."""
    values = {f"${param.get('name')}": param.get("value", "") for param in pattern.iter(SCH + "param")}
    filled = copy.deepcopy(model)
    if values:
        names = re.compile("|".join(re.escape(name) + r"(?![\w.-])" for name in sorted(values, key=len, reverse=True)))
        for element in filled.iter("*"):
            for name, value in element.items():
                element.set(str(name), names.sub(lambda match: values[match[0]], str(value)))
    return filled


def _stylesheet(root: etree._Element, patterns: Sequence[etree._Element]) -> etree._Element:
    prefixes = {space.get("prefix", ""): space.get("uri", "") for space in root.iter(SCH + "ns")}
    sheet = etree.Element(XSL + "stylesheet", nsmap={**prefixes, "xsl": XSL[1:-1]}, version="3.0")
    etree.SubElement(sheet, XSL + "output", method="text")
    for element in root.iter(XSL + "key", XSL + "function", SCH + "let"):
        parent = element.getparent()
        if element.tag == SCH + "let":
            if parent is not None and parent.tag == SCH + "schema":
                sheet.append(_let(element))
        elif parent is not None and parent.tag != XSL + "stylesheet":
            sheet.append(copy.deepcopy(element))
    start = etree.SubElement(sheet, XSL + "template", match="/")
    rules = {rule.get("id"): rule for rule in root.iter(SCH + "rule") if rule.get("abstract") == "true"}
    for number, pattern in enumerate(patterns):
        mode = f"pattern-{number}"
        own = [rule for rule in pattern.iterchildren(SCH + "rule") if rule.get("abstract") != "true"]
        nodes = _nodes(own)
        etree.SubElement(start, XSL + "apply-templates", select="/", mode=mode)
        _walk(etree.SubElement(sheet, XSL + "template", match="/|*", mode=mode, priority="-1"), nodes, mode)
        silent = etree.SubElement(sheet, XSL + "template", match="@*|text()|comment()|processing-instruction()")
        silent.set("mode", mode)
        silent.set("priority", "-1")
        for place, rule in enumerate(own):
            match, first = rule.get("context", ""), str(len(own) - place)
            template = etree.SubElement(sheet, XSL + "template", match=match, mode=mode, priority=first)
            template.extend(_let(let) for let in pattern.iterchildren(SCH + "let"))
            for part in _parts(rule, rules):
                template.append(_let(part) if part.tag == SCH + "let" else _test(part, rule))
            _walk(template, nodes, mode)
    return sheet


def _walk(template: etree._Element, nodes: str, mode: str) -> None:
    """Go on to what stands in the node."""
    etree.SubElement(template, XSL + "apply-templates", select=nodes, mode=mode)


def _nodes(rules: Sequence[etree._Element]) -> str:
    """What must be visited for these rules: elements; attributes and text only if a rule speaks of them."""
    contexts = " ".join(rule.get("context", "") for rule in rules)
    other = re.search(r"\b(text|comment|processing-instruction|node)\s*\(", contexts)
    return "*" + ("|@*" if "@" in contexts or "attribute" in contexts else "") + ("|node()" if other else "")


def _parts(rule: etree._Element, rules: dict[str | None, etree._Element], depth: int = 0) -> Iterator[etree._Element]:
    """Lets and tests of a rule, and of those that it extends."""
    for part in rule.iterchildren(SCH + "let", SCH + "assert", SCH + "report", SCH + "extends"):
        if part.tag != SCH + "extends":
            yield part
        elif depth < 10 and part.get("rule") in rules:
            yield from _parts(rules[part.get("rule")], rules, depth + 1)


def _let(let: etree._Element) -> etree._Element:
    return etree.Element(XSL + "variable", name=let.get("name", ""), select=let.get("value", ""))


def _test(test: etree._Element, rule: etree._Element) -> etree._Element:
    """An assert or a report: a line, if it is broken."""
    condition = test.get("test", "")
    role = test.get("role") or rule.get("role") or test.get("flag") or ""
    broken = etree.Element(XSL + "if", test=condition if test.tag == SCH + "report" else f"not({condition})")
    severity = Severity.WARNING if _MILD.search(role) else Severity.ERROR
    etree.SubElement(broken, XSL + "text").text = severity.value + _SEPARATOR
    etree.SubElement(broken, XSL + "value-of", select=_PATH)
    etree.SubElement(broken, XSL + "text").text = _SEPARATOR
    message = etree.SubElement(broken, XSL + "variable", name="sch-message")
    _say(message, test)
    etree.SubElement(broken, XSL + "value-of", select="normalize-space($sch-message)")
    etree.SubElement(broken, XSL + "text").text = "\n"
    return broken


def _say(message: etree._Element, test: etree._Element) -> None:
    """The words of a test, with what it takes from the document."""
    etree.SubElement(message, XSL + "text").text = test.text or ""
    for child in test:
        if child.tag == SCH + "value-of":
            etree.SubElement(message, XSL + "value-of", select=child.get("select", ""))
        elif child.tag == SCH + "name":
            etree.SubElement(message, XSL + "value-of", select=f"name({child.get('path') or '.'})")
        elif isinstance(child.tag, str):
            etree.SubElement(message, XSL + "text").text = "".join(map(str, child.itertext()))
        etree.SubElement(message, XSL + "text").text = child.tail or ""
