"""What can be asked of the outcome of one conversion: each check says what is wrong, or nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import Any

from lxml import etree

from seeds2tei.checks import rules, schema
from seeds2tei.checks.parsing import parsed

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(frozen=True)
class Outcome:
    """What a run left behind.

    code       its exit code
    seconds    CPU time
    megabytes  peak memory
    said       what the terminal got
    files      name -> content, of all that lies in the output folder
    strangers  files anywhere else that were not there before
    """

    code: int
    seconds: float
    megabytes: float
    said: bytes
    files: dict[bytes, bytes]
    strangers: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What the terminal got, as text."""
        return self.said.decode("utf-8", "surrogateescape")

    @cached_property
    def documents(self) -> dict[bytes, bytes]:
        """The TEI files."""
        return {name: content for name, content in self.files.items() if name.endswith(b".xml")}

    @cached_property
    def tree(self) -> etree._ElementTree:
        """The TEI file, if there is one; else an empty element."""
        return parsed(next(iter(self.documents.values()), b"<none/>"))

    @cached_property
    def report(self) -> dict[str, Any]:
        """The report, if there is one."""
        found = next((content for name, content in self.files.items() if name.endswith(b".report.json")), b"{}")
        report: dict[str, Any] = json.loads(found)
        return report

    def find(self, path: str) -> list[Any]:
        """What an XPath finds in the TEI file; the prefix t stands for TEI."""
        found: Any = self.tree.xpath(path, namespaces=TEI)
        return found if isinstance(found, list) else [found]

    @cached_property
    def text(self) -> str:
        """All the words of `<text>`."""
        return "".join(part for text in self.find("//t:text") for part in text.itertext())


Check = Callable[[Outcome], str]


def looked_at(outcome: Outcome) -> Iterator[str]:
    """What is wrong with the files of any outcome: a partial one, one that is not valid, one beside a refusal."""
    for name, content in outcome.files.items():
        if name.startswith(b".") or not name.endswith((b".xml", b".report.json", b"seeds2tei.run.json")):
            yield f"a file was left behind: {name!r}"
        if name.endswith(b".invalid.xml"):
            yield f"{name!r} is not valid"
        if name.endswith(b".xml"):
            try:
                tree = parsed(content)
            except etree.XMLSyntaxError as error:
                yield f"{name!r} is not XML: {error}"
                continue
            errors = [finding.sentence for finding in (*schema.check(tree), *rules.check(tree))]
            if errors:
                yield f"{name!r}: {errors[0]}"
        elif name.endswith(b".json"):
            json.loads(content)
    if outcome.code and len(outcome.words.strip().splitlines()) < 1:
        yield "it ends with an error and says nothing"
    if not outcome.code and not outcome.documents:
        yield "it says that all is well and writes nothing"


def converted(outcome: Outcome) -> str:
    """It is converted: exit code 0, a TEI file and its report."""
    if outcome.code:
        return f"not converted: {outcome.words[:200]!r}"
    return "" if len(outcome.files) == 2 else f"files: {sorted(outcome.files)}"


def refused(*words: str) -> Check:
    """It is refused, on one line that says these words, and nothing is written."""

    def check(outcome: Outcome) -> str:
        if outcome.code not in (1, 2) or outcome.files:
            return f"not refused: exit code {outcome.code}, files {sorted(outcome.files)}"
        lines = outcome.words.strip().splitlines()
        missing = [word for word in words if word not in lines[0]]
        if missing:
            return f"the first line does not say {missing}: {lines[0]!r}"
        return "" if len(lines) <= 2 else f"{len(lines)} lines: {lines}"

    return check


def either(*checks: Check) -> Check:
    """One of several is enough."""

    def check(outcome: Outcome) -> str:
        faults = [one(outcome) for one in checks]
        return "" if "" in faults else " and ".join(faults)

    return check


def holds(*words: str) -> Check:
    """The words of `<text>` hold each of these."""

    def check(outcome: Outcome) -> str:
        missing = [word for word in words if word not in outcome.text]
        return f"not in the text: {missing}" if missing else ""

    return check


def lacks(*words: str) -> Check:
    """The file holds none of these anywhere."""

    def check(outcome: Outcome) -> str:
        content = b"".join(outcome.documents.values()).decode()
        there = [word for word in words if word in content]
        return f"in the file: {there}" if there else ""

    return check


def count(path: str, number: int) -> Check:
    """So many nodes, found by XPath, no more and no fewer."""

    def check(outcome: Outcome) -> str:
        found = len(outcome.find(path))
        return "" if found == number else f"{found} instead of {number} of {path}"

    return check


def some(path: str) -> Check:
    """At least one node is found by XPath."""
    return lambda outcome: "" if outcome.find(path) else f"nothing is found by {path}"


def warns(code: str, number: int | None = None, words: str = "") -> Check:
    """The report has findings of this code: some, or so many; one of them says these words."""

    def check(outcome: Outcome) -> str:
        found = [finding for finding in outcome.report.get("findings", ()) if finding.get("code") == code]
        if number is not None and len(found) != number:
            return f"{len(found)} findings of [{code}] instead of {number}"
        return "" if any(words in str(finding) for finding in found) else f"no finding [{code}] {words!r}"

    return check


def signs(*strings: str) -> Check:
    """The inventory of notation in the report lists each of these strings."""

    def check(outcome: Outcome) -> str:
        listed = {sign["string"] for sign in outcome.report.get("notation", ())}
        missing = [string[:60] for string in strings if string not in listed]
        return f"not in the inventory: {missing}" if missing else ""

    return check


def unique_ids(outcome: Outcome) -> str:
    """Every xml:id stands once, and is a name that XML allows."""
    ids = [element.get(XML_ID) for element in outcome.tree.iter("*") if element.get(XML_ID)]
    if len(ids) != len(set(ids)):
        return "an xml:id stands twice"
    wrong = [one for one in ids if not re.fullmatch(r"[^\W\d][\w.\-]*", one or "")]
    return f"no XML names: {wrong[:3]}" if wrong else ""


def named(*names: str) -> Check:
    """The files are called so."""

    def check(outcome: Outcome) -> str:
        wanted = {name.encode("utf-8", "surrogateescape") for name in names}
        return "" if wanted == set(outcome.files) else f"files: {sorted(outcome.files)}"

    return check


def short_names(outcome: Outcome) -> str:
    """No file name is longer than disks allow."""
    long = [name for name in outcome.files if len(name) > 255 or len(PurePath(name.decode()).stem) > 250]
    return f"too long: {long}" if long else ""


def says(*words: str) -> Check:
    """The terminal got these words."""

    def check(outcome: Outcome) -> str:
        missing = [word for word in words if word not in outcome.words]
        return f"not said: {missing}" if missing else ""

    return check
