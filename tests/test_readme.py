"""Everything that a user can meet is in the README: commands, options, findings, recognisers."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from seeds2tei.recognisers import RECOGNISERS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
RULES = (ROOT / "schemas" / "README.md").read_text("utf-8")
CODE = re.compile(r"""Finding\(\s*"(?P<code>[a-z-]+)\"""")


def commands() -> dict[str, click.Command]:
    from seeds2tei.cli import main

    assert isinstance(main, click.Group)
    context = click.Context(main)
    found = {name: main.get_command(context, name) for name in main.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


# A case has no profile, and without lists of names this one says nothing.
OWN_TESTS = {"authority": "test_authorities.py"}


def test_every_command_and_option_is_documented() -> None:
    for name, command in commands().items():
        assert f"seeds2tei {name}" in README
        for parameter in command.params:
            for option in parameter.opts:
                assert option in README or not option.startswith("--"), f"{name} {option}"


def test_every_command_has_an_example_in_its_help() -> None:
    for name, command in commands().items():
        assert f"seeds2tei {name}" in (command.help or ""), name


@pytest.mark.parametrize("recogniser", RECOGNISERS, ids=lambda recogniser: recogniser.name)
def test_every_recogniser_is_documented_and_has_cases(recogniser: object) -> None:
    name = recogniser.name  # type: ignore[attr-defined]
    assert f"`{name}`" in README
    own = ROOT / "tests" / OWN_TESTS.get(name, f"cases/{name.replace('-', '_')}.md")
    assert own.is_file()


def test_every_finding_is_documented() -> None:
    codes = {match["code"] for path in (ROOT / "src").rglob("*.py") for match in CODE.finditer(path.read_text("utf-8"))}
    assert codes
    assert {code for code in codes if f"`{code}`" not in README + RULES} == set()


def test_the_two_commands_stand_as_they_are_run() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    for command in re.findall(r"^python3 -m venv .*$", README, re.MULTILINE):
        assert command in script
