"""Files made to do harm: refused in a moment and in little memory, or checked as any other; no other file is read."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

MEGABYTE = 1024 * 1024
SECONDS = 5
"""Of processor time; with a process of its own, on a slow machine. What is measured stands in docs/messages.md."""

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="needs /proc to measure memory")

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def entities(declarations: str, inside: str) -> bytes:
    return f'{HEAD}<!DOCTYPE TEI [{declarations}]><TEI xmlns="http://www.tei-c.org/ns/1.0">{inside}</TEI>'.encode()


# name, the file, what is said of it
HOSTILE: list[tuple[str, Callable[[], bytes], str]] = [
    ("an external entity", lambda: entities('<!ENTITY x SYSTEM "secret.txt">', "&x;"), "&x; stands for other text."),
    (
        "an external entity in the DTD",
        lambda: entities('<!ENTITY % x SYSTEM "secret.txt">%x;', ""),
        "error",
    ),
    ("a DTD elsewhere", lambda: b'<!DOCTYPE TEI SYSTEM "http://127.0.0.1:1/x.dtd"><TEI>&secret;</TEI>', "&secret;"),
    ("a billion laughs", lambda: entities(f'<!ENTITY l0 "lol">{LAUGHS}', "&l9;"), "unfold to many times its size"),
    (
        "a billion laughs in an attribute",
        lambda: entities(f'<!ENTITY l0 "lol">{LAUGHS}', '<p n="&l9;"/>'),
        "unfold to many times its size",
    ),
    (
        "one long entity, named often",
        lambda: entities(f'<!ENTITY x "{"x" * 100_000}">', '<p n="&x;"/>' * 50_000),
        "unfold to many times its size",
    ),
    (
        "an inclusion",
        lambda: b'<TEI xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="secret.txt" parse="text"/></TEI>',
        "error [schema]",
    ),
    (
        "a prefix that nobody declared, and what libxml2 warns of after it",
        lambda: b'<TEI><xi:include href="secret.txt"/><p xml:space=""/></TEI>',
        "the prefix of <xi:include> is not declared",
    ),
    ("ten thousand levels", lambda: b"<TEI>" * 10_000, "more than 256 elements"),
    ("a hundred megabytes of attributes", lambda: b"<TEI " + b'a="" ' * 20_000_000 + b"/>", "larger than 50 MB"),
    ("five million attributes", lambda: b"<TEI " + b'a="" ' * 5_000_000 + b"/>", "more than 4 million tags"),
    ("a text of twelve megabytes", lambda: b"<TEI>" + b"x" * 12_000_000 + b"</TEI>", "more than 10 MB"),
    ("a NUL", lambda: b"<TEI>\0</TEI>", "U+0000"),
    ("UTF-7", lambda: b'<?xml version="1.0" encoding="UTF-7"?><TEI>+ADw-p/+AD4-</TEI>', 'the encoding "UTF-7"'),
    ("UTF-16", lambda: '<?xml version="1.0" encoding="UTF-16"?><TEI/>'.encode("utf-16"), "error [schema]"),
    ("UTF-16, declared and not so", lambda: b'<?xml version="1.0" encoding="UTF-16"?><TEI/>', "error [well-formed]"),
]


def modest() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def checked(folder: Path) -> str:
    # ru_maxrss would count the memory of the tests, which the new process shares for a moment
    code = (
        "import re; from pathlib import Path; from seeds2tei.cli import main\n"
        "try: main()\n"
        "finally: print(re.search('VmHWM:(.*) kB', Path('/proc/self/status').read_text())[1])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, "check", "hostile.xml"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        preexec_fn=modest,
        check=False,
    )
    assert run.returncode == 1, run.stderr
    assert int(run.stdout.split()[-1]) < 200 * 1024  # kB
    return run.stderr


@pytest.mark.parametrize(("content", "said"), [case[1:] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
def test_a_hostile_file_does_no_harm(tmp_path: Path, content: Callable[[], bytes], said: str) -> None:
    (tmp_path / "secret.txt").write_text("the secret", "utf-8")
    (tmp_path / "hostile.xml").write_bytes(content())
    result = checked(tmp_path)
    assert said in result
    assert "Traceback" not in result
    assert "the secret" not in result


def test_a_file_of_a_gigabyte_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "hostile.xml").open("wb") as file:
        file.truncate(1024 * MEGABYTE)
    assert "larger than 50 MB" in checked(tmp_path)


def test_a_tag_with_too_many_attributes_is_refused_and_one_with_many_explained(tmp_path: Path) -> None:
    for many, said in ((900, "has no attribute @a0"), (200_000, "more than 1,000 attributes")):
        names = " ".join(f'a{number}=""' for number in range(many))
        (tmp_path / "hostile.xml").write_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0" {names}/>', "utf-8")
        assert said in checked(tmp_path)
