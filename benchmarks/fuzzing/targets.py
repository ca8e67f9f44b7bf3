"""What is fuzzed, and what must be true of each result.

An input is one byte that chooses a setting (the format and encoding of a document, the languages of two texts)
and the bytes of the document. A target takes an input and says what became of it. What must not happen is a
FaultError, or any exception that is no refusal; some costly questions are asked of an input in eight only, always
of the same ones, so that an input that is tried again is asked the same.
"""

from __future__ import annotations

import csv
import json
import re
import tempfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from seeds2tei.check_formats import render
from seeds2tei.checks.parsing import parsed
from seeds2tei.convert import Conversion, convert, convert_versions
from seeds2tei.errors import (
    DecodingError,
    InfidelityError,
    MalformedError,
    ProfileError,
    Seeds2TeiError,
    UnsupportedFormatError,
)
from seeds2tei.explanation import explain
from seeds2tei.export.files import files
from seeds2tei.export.references import parts
from seeds2tei.export.texts import align
from seeds2tei.finding import Severity
from seeds2tei.judgement import judge
from seeds2tei.profile import ALWAYS_ON, Profile, load_profile
from seeds2tei.recognisers import RECOGNISERS
from seeds2tei.references import find_references
from seeds2tei.report import as_json, sentences
from seeds2tei.vocabulary import NAMESPACE

DIGEST = re.compile(rb"[0-9a-f]{64}")
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|\d+")
LANGUAGES = ("", "de", "en", "ru", "zh", "x-none")
FORMS = ("tmx", "tsv", "txt", "collatex")
ENDINGS = ("md", "html", "txt", "md")
ENCODINGS = (
    *"cp1252 cp1251 koi8-r utf-16-le utf-16-be utf-32-le utf-8-sig gb18030 shift_jis euc-jp big5 iso2022_jp".split(),
    *"iso8859-2 iso8859-7 cp1255 mac-roman cp037 ascii latin-1 utf-16 hz utf-7 no-such rot13 idna punycode".split(),
    *("unicode_escape", "undefined", "", "utf-8\0"),
)


class FaultError(Exception):
    """What must not happen, whatever the input. Its text says what did."""


class Outcome(NamedTuple):
    """What became of an input.

    word      for the count: "converted", "refused: UnsupportedFormatError", ...
    features  what was seen in the result; an input that shows something new is worth changing further
    written   what the program wrote, for a second opinion; b"" where nothing was
    """

    word: str
    features: frozenset[str]
    written: bytes = b""


class Setting(NamedTuple):
    """How a document is to be read.

    spelt  whether the bytes of the input are UTF-8 and are first put into the stated encoding
    """

    name: str
    encoding: str | None = None
    format: str | None = None
    off: frozenset[str] = frozenset()
    spelt: bool = False


def _settings() -> Iterator[Setting]:
    yield from [Setting("letter.md")] * 60 + [Setting("letter.html")] * 50 + [Setting("letter.txt")] * 12
    yield from [Setting("letter.md", format="plain")] * 12 + [Setting("letter.wiki")] * 4 + [Setting("letter")] * 2
    yield from (Setting("letter.md", encoding, spelt=True) for encoding in ENCODINGS)
    yield from (Setting(f"letter.{ending}", encoding) for encoding in ENCODINGS[:12] for ending in ("txt", "html"))
    switches = [r.name for r in RECOGNISERS if r.name not in ALWAYS_ON]
    yield from (Setting("letter.md", off=frozenset({name})) for name in switches)
    yield Setting("letter.md", off=frozenset(switches))


SETTINGS = tuple(_settings())


def setting(data: bytes) -> Setting:
    """How the document of an input is read."""
    return SETTINGS[data[0] * len(SETTINGS) // 256]


def document(data: bytes) -> bytes:
    """The document of an input, as a file would hold it."""
    how = setting(data)
    if how.spelt and how.encoding:
        with suppress(LookupError, ValueError):  # of names that no encoding bears, and of what it cannot spell
            return data[1:].decode("utf-8", "replace").encode(how.encoding, "ignore")
    return data[1:]


def fuzz_convert(data: bytes) -> Outcome:
    """A document is converted, proved and valid, or refused with a message."""
    how, content = setting(data), document(data)
    profile = Profile(encoding=how.encoding, format=how.format, off=how.off)
    thorough = zlib.crc32(data) % 8 == 0
    try:
        conversion = convert(content, profile, name=how.name)
    except InfidelityError:
        raise
    except (DecodingError, UnsupportedFormatError) as error:
        return _refusal(error, how.name)
    errors = [f"{f.code}: {f.sentence}" for f in conversion.findings if f.severity is Severity.ERROR]
    if errors:
        raise FaultError("not valid: " + "; ".join(errors[:3]))
    if thorough:
        again = convert(content, profile, name=how.name)
        if (again.xml, again.findings) != (conversion.xml, conversion.findings):
            raise FaultError("the same bytes gave another file the second time")
        _told(conversion)
        if how.encoding is None:
            _same_with_other_line_ends(content, profile, how.name)
    return Outcome("converted", _features(conversion), conversion.xml)


def _refusal(error: Seeds2TeiError, name: str) -> Outcome:
    """A refusal is one line that begins with the place and says something."""
    message = str(error)
    if not message.startswith(f"{name}: ") or "\n" in message or len(message) < len(name) + 12:
        raise FaultError(f"this is no message for a user: {message!r}")
    kind = type(error).__name__
    return Outcome(f"refused: {kind}", frozenset({QUOTED.sub("", message)[:200]}))


def _features(conversion: Conversion) -> frozenset[str]:
    claims = {f"{c.by} {c.tag} {' '.join(name for name, _ in c.attributes)} {c.cert}" for c in conversion.annotations}
    rules = {mark.rule for mark in conversion.draft.marks}
    return frozenset(claims | rules | {f"finding {finding.code}" for finding in conversion.findings})


def _told(conversion: Conversion) -> None:
    """The report, the messages and the explanation can be made; the first is JSON."""
    json.loads(as_json(conversion))
    sentences(conversion, written="letter.xml")
    for _ in explain(conversion, written="letter.xml"):
        pass


def _same_with_other_line_ends(content: bytes, profile: Profile, name: str) -> None:
    """Windows' line ends change nothing in what is read."""
    unix = content.replace(b"\r\n", b"\n").replace(b"\r", b"")
    files_of = []
    for ending in (b"\n", b"\r\n"):
        try:
            files_of.append(_without_digest(convert(unix.replace(b"\n", ending), profile, name=name).xml))
        except (DecodingError, UnsupportedFormatError):
            files_of.append(b"refused")
    if files_of[0] != files_of[1]:
        raise FaultError("with the line ends of Windows it is read otherwise than with those of Unix")


def _without_digest(xml: bytes) -> bytes:
    return DIGEST.sub(b"", xml)


def fuzz_versions(data: bytes) -> Outcome:
    """A document of several files is converted, proved, valid and exported, or a file is refused with a message."""
    ending = ENDINGS[data[0] % len(ENDINGS)]
    tags = ("de", "en", "ru") if data[0] & 64 else ("en", "de", "fr")
    names = [f"letter.{tag}.{ending}" for tag in tags]
    texts = data[1:].split(b"\n\n\n", 2)
    if len(texts) == 1:
        texts = [data[1:][: len(data) // 2], data[1:][len(data) // 2 :]]
    parts = list(zip(names, texts, strict=False))
    try:
        conversion = convert_versions(parts, Profile(), name=f"letter.{ending}")
    except InfidelityError:
        raise
    except (DecodingError, UnsupportedFormatError) as error:
        return _refusal(error, str(error).partition(":")[0] if str(error).startswith("letter.") else "letter")
    errors = [f"{f.code}: {f.sentence}" for f in conversion.findings if f.severity is Severity.ERROR]
    if errors:
        raise FaultError("not valid: " + "; ".join(errors[:3]))
    if zlib.crc32(data) % 8 == 0:
        if convert_versions(parts, Profile(), name=f"letter.{ending}").xml != conversion.xml:
            raise FaultError("the same bytes gave another file the second time")
        _told(conversion)
    for form in FORMS:
        _read_back(files(conversion.xml, "letter", form))
    return Outcome("converted", _features(conversion), conversion.xml)


def _read_back(exported: Mapping[str, bytes]) -> None:
    """What is exported can be read by those for whom it is made."""
    for name, content in exported.items():
        if name.endswith(".tmx"):
            etree.fromstring(content)
        elif name.endswith(".json"):
            json.loads(content)
        elif name.endswith(".tsv"):
            rows = list(csv.reader(content.decode().split("\n")[:-1], delimiter="\t", strict=True))
            if {len(row) for row in rows} != {6}:
                raise FaultError(f"the rows of the table are of different lengths: {rows[:3]}")


def fuzz_align(data: bytes) -> Outcome:
    """Every sentence of two texts stands in one row, in order, none is lost and none stands twice."""
    languages = LANGUAGES[data[0] % 6], LANGUAGES[data[0] // 6 % 6]
    a, sign, b = data[1:].decode("utf-8", "replace").partition("\n\n\n")
    if not sign:
        a, b = a[: len(a) // 2], a[len(a) // 2 :]
    pair = align(a, b, language_a=languages[0], language_b=languages[1])
    for name, text in (("a", a), ("b", b)):
        rows = [(row.a_ids, row.a_text) if name == "a" else (row.b_ids, row.b_text) for row in pair.rows]
        found = [identifier for ids, _ in rows for identifier in ids]
        # A sentence that has moved stands where its partner does.
        if sorted(found, key=lambda identifier: int(identifier[1:])) != [f"{name}{i + 1}" for i in range(len(found))]:
            raise FaultError(f"the sentences of {name} do not stand once each: {found}")
        if sorted("".join("".join(words for _, words in rows).split())) != sorted("".join(text.split())):
            raise FaultError(f"the words of {name} are not those of the text")
    if not all(0 <= row.certainty <= 1 for row in pair.rows):
        raise FaultError(f"no certainty: {[row.certainty for row in pair.rows]}")
    shapes = frozenset(f"{len(row.a_ids)}-{len(row.b_ids)} {row.certainty:.1f}" for row in pair.rows)
    return Outcome("aligned", shapes | {f"{pair.language_a} {pair.language_b}"}, repr(pair).encode())


def fuzz_references(data: bytes) -> Outcome:
    """References stand in the text where they say, in order, and do not overlap."""
    text = data[1:].decode("utf-8", "replace")
    found = list(find_references(text))
    end = 0
    for reference in found:
        if not end <= reference.start < reference.end <= len(text):
            raise FaultError(f"{reference.start}-{reference.end} is no place after {end} in {len(text)} characters")
        end = reference.end
        parts(reference)
    levels = {level.type for reference in found for level in reference.levels}
    word = "references found" if found else "nothing found"
    return Outcome(word, frozenset(levels | {f"{len(found)} found"}), repr(found).encode())


def fuzz_check(data: bytes) -> Outcome:
    """A file that says it is TEI is judged and exported, whatever is in it; what is said can be shown in every form."""
    with tempfile.NamedTemporaryFile(suffix=".xml") as file:
        file.write(data[1:])
        file.flush()
        verdicts = judge(Path(file.name))
        said = [verdict.sentence for verdict in verdicts]
    for form in ("json", "sarif", "github"):
        render(verdicts, form)
    if any(not sentence.strip() or "\n" in sentence for sentence in said):
        raise FaultError(f"this is no sentence for a user: {said!r}")
    with suppress(MalformedError):
        files(data[1:], "letter", FORMS[data[0] % len(FORMS)])
    features = {f"{verdict.code} {QUOTED.sub('', verdict.sentence)[:20]}" for verdict in verdicts}
    word = "no XML" if any(v.code == "well-formed" for v in verdicts) else "faulty" if verdicts else "sound"
    return Outcome(word, frozenset(features), repr(said).encode())


# By which profiles are tried.
LETTERS = tuple(
    text.encode()
    for text in (
        "Wien, den 12. März 1876\n\nLieber Konrad,\n\nich komme im Mai [Bl. 3] gern [p. 4] zu ihm.\n\nDein\nArthur",
        "Source: RGASPI, f. 1, op. 58, d. 6.\n\nThey [the scoundrels] have been punished.[1]\n\n[1] A note.",
    )
)


def fuzz_profile(data: bytes) -> Outcome:
    """A profile is refused with a message, or a letter can be converted by it, and is proved."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "seeds2tei.toml"
        path.write_bytes(data[1:])
        try:
            profile = load_profile(path)
        except ProfileError as error:
            return _refusal_by(error, folder)
        name = next(iter(profile.documents), "letter.md")
        try:
            conversion = convert(LETTERS[data[0] % 2], profile, name=name)
        except InfidelityError:
            raise
        except ProfileError as error:
            return _refusal_by(error, folder)
        except (DecodingError, UnsupportedFormatError) as error:
            return Outcome(f"refused: {type(error).__name__}", frozenset({QUOTED.sub("", str(error))[:200]}))
    return Outcome("valid" if conversion.valid else "told what is not valid", _features(conversion), conversion.xml)


def _refusal_by(error: ProfileError, folder: str) -> Outcome:
    """The message names the profile, or a list of names beside it that the profile asks for."""
    path, _, sentence = str(error).partition(": ")
    if not path.startswith(folder) or len(sentence) < 10:
        raise FaultError(f"this is no message for a user: {error}")
    return Outcome("refused: ProfileError", frozenset({QUOTED.sub("", sentence)[:80]}))


TARGETS: dict[str, Callable[[bytes], Outcome]] = {
    "convert": fuzz_convert,
    "versions": fuzz_versions,
    "align": fuzz_align,
    "references": fuzz_references,
    "check": fuzz_check,
    "profile": fuzz_profile,
}


def is_tei(xml: bytes) -> bool:
    """Whether a target wrote TEI, which another schema may judge too."""
    try:
        return bool(parsed(xml).getroot().tag == f"{{{NAMESPACE}}}TEI")
    except etree.XMLSyntaxError:
        return False
