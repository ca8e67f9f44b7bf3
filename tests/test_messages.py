"""What an editor is told who breaks a file by hand: typical mistakes, and the exact words."""

from __future__ import annotations

import pytest
from tests.test_schema import LETTER

from seeds2tei.checks import rules, schema
from seeds2tei.checks.parsing import parsed

# name, what stands in the letter, what the editor wrote instead, what is said
MISTAKES = [
    (
        "a capital forgotten",
        "Die Karte folgt.",
        "<persname>Karl</persname>",
        ["89 [schema] <persname> in line 89 is no element of this schema. Did you mean <persName>?"],
    ),
    (
        "the namespace forgotten",
        ' xmlns="http://www.tei-c.org/ns/1.0"',
        "",
        [
            '2 [schema] <TEI xml:id="hofer-1876-03-12"> is not in the namespace of TEI. '
            'Write xmlns="http://www.tei-c.org/ns/1.0" on <TEI>.'
        ],
    ),
    (
        "a link to nothing",
        '"#v1-s1 #v2-s1"',
        '"#v1-s1 #v2-s9"',
        [
            '70 [pointer] <link> points to "#v2-s9" in @target, but nothing has this xml:id.',
        ],
    ),
]


@pytest.mark.parametrize(("before", "after", "said"), [m[1:] for m in MISTAKES], ids=[m[0] for m in MISTAKES])
def test_a_mistake_is_said_in_the_words_of_an_editor(before: str, after: str, said: list[str]) -> None:
    assert before in LETTER
    tree = parsed(LETTER.replace(before, after, 1).encode())
    found = schema.check(tree) + rules.check(tree)
    assert [f"{finding.line} [{finding.code}] {finding.sentence}" for finding in found] == said
