"""The rules that no grammar knows: for each what is fine, what is not, and the sentence for the editor."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from seeds2tei.checks import rules, schema
from seeds2tei.checks.parsing import parsed

LETTER = (Path(__file__).resolve().parent / "schema" / "letter.xml").read_text("utf-8")
VERSIONS = """<standOff><linkGrp type="translation" domains="#v1 #v2" targFunc="version version">
<link target="#a1 #b1"/></linkGrp></standOff>
<text><body>
<div type="original" xml:id="v1" xml:lang="de" corresp="#v2"><p xml:id="p1" corresp="#p2">
<s xml:id="a1" n="1" corresp="#b1">Eins.</s></p></div>
<div type="translation" xml:id="v2" xml:lang="en" corresp="#v1"><p xml:id="p2" corresp="#p1">
<s xml:id="b1" n="1" corresp="#a1">One.</s></p></div>
</body></text>"""


def tei(inner: str) -> str:
    """A file with this inside, from line 2 on."""
    body = inner if "<body>" in inner or "<teiHeader>" in inner else f"<text><body>{inner}</body></text>"
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">\n{body}</TEI>'


def findings(inner: str) -> list[str]:
    return [
        f"{finding.line} [{finding.code}] {finding.sentence}" for finding in rules.check(parsed(tei(inner).encode()))
    ]


def versions(before: str, after: str) -> str:
    assert before in VERSIONS
    return VERSIONS.replace(before, after)


def header(inner: str) -> str:
    return f"<teiHeader>{inner}</teiHeader>"


# name, what is fine, what is not, what is said then
CASES = [
    (
        "an identifier twice",
        '<p xml:id="p1"/><p xml:id="p2"/>',
        '<p xml:id="p1"/>\n<note xml:id="p1"/>\n<p xml:id="p1"/>',
        [
            '3 [xml-id] <note xml:id="p1"> has the xml:id of <p> in line 2. Give each its own.',
            '4 [xml-id] <p xml:id="p1"> has the xml:id of <p> in line 2. Give each its own.',
        ],
    ),
    (
        "a pointer to nothing",
        '<p xml:id="p1" resp="#p1"/><ref target="https://example.org/#p9 #p1"/>',
        '<p xml:id="p1" resp="#MK"/>\n<note target="#p1 #p2"/>',
        [
            '2 [pointer] <p xml:id="p1"> points to "#MK" in @resp, but nothing has this xml:id.',
            '3 [pointer] <note> points to "#p2" in @target, but nothing has this xml:id.',
        ],
    ),
    (
        "a day that was not",
        '<date when="1940-02-29"/><date when="1939"/><date when="--02-29"/><date when="-0044-03-15"/>'
        '<date when="1939-01-10T15:00:00"/><locus from="44v" to="3"/><biblScope from="79" to="9"/>',
        '<date when="1939-02-29"/>\n<date notBefore="1876-13"/>\n<date when="1939-01-10T25:00:00"/>',
        [
            '2 [date] <date> has @when="1939-02-29", which is no date of the calendar.',
            '3 [date] <date> has @notBefore="1876-13", which is no date of the calendar.',
            '4 [date] <date> has @when="1939-01-10T25:00:00", which is no date of the calendar.',
        ],
    ),
    (
        "a range that runs backwards",
        '<date from="1939" to="1939-05"/><date notBefore="1876-03-12" notAfter="1876-03-13"/>',
        '<date from="1940" to="1939-05"/>',
        ['2 [date] <date> runs backwards: @from="1940", @to="1939-05".'],
    ),
    (
        "a day beside a range",
        '<date from="1939" to="1940"/><date from="1939" notAfter="1940"/>',
        '<date when="1939" to="1940"/>\n<date from="1939" notBefore="1939"/>\n<date to="1940" notAfter="1940"/>',
        [
            "2 [date-attributes] <date> has @when beside @to. Keep one.",
            "3 [date-attributes] <date> has @from beside @notBefore. Keep one.",
            "4 [date-attributes] <date> has @to beside @notAfter. Keep one.",
        ],
    ),
    (
        "a subtype without type",
        '<div type="letter" subtype="copy"/>',
        '<div subtype="copy"/>',
        ['2 [subtype] <div> has @subtype="copy" and no @type. Add the type.'],
    ),
    (
        "a calendar of no words",
        '<date calendar="https://example.org/julian">1 марта</date>',
        '<date calendar="https://example.org/julian"> </date>',
        ["2 [calendar] <date> has @calendar, but no words that could be in that calendar."],
    ),
    (
        "a language that is none",
        '<p xml:lang="ru-Latn"/><p xml:lang="en-version1"/><p xml:lang="x-private"/>',
        '<p xml:lang="en_GB"/>\n<p xml:lang=""/>',
        [
            '2 [language] <p> has xml:lang="en_GB", which is no language tag (BCP 47).',
            '3 [language] <p> has xml:lang="", which is no language tag (BCP 47).',
        ],
    ),
    (
        "a note anchor without note",
        '<ref type="noteAnchor" target="#n1">*</ref><note xml:id="n1"/><ref>see there</ref>',
        '<ref type="noteAnchor" target="#p1">*</ref><p xml:id="p1"/>\n<ref type="noteAnchor">*</ref>',
        [
            '2 [note-anchor] <ref> is a note anchor and leads to <p xml:id="p1">, no note.',
            "3 [note-anchor] <ref> is a note anchor without @target. Say which note it leads to.",
        ],
    ),
    (
        "labels and no labels",
        '<list type="gloss"><label/><item/></list><list><item/></list>',
        '<list type="gloss"><item/></list>\n<list><label/><item/></list>',
        [
            '2 [list] <list> has the type "gloss", but no <label>. Drop the type.',
            '3 [list] <list> has labels. Give it type="gloss".',
        ],
    ),
    (
        "a paragraph in a line of verse",
        "<lg><l>Wer reitet<note><p>Goethe</p><lg><l>so spät</l></lg></note></l></lg>",
        "<lg><l>Wer reitet<quote><p>Goethe</p></quote></l>\n<l>so<l>spät</l></l></lg>",
        [
            "2 [verse] <p> stands in a line of verse, in line 2 of the file.",
            "3 [verse] <l> stands in a line of verse, in line 3 of the file.",
        ],
    ),
    (
        "citations without root",
        header('<citeStructure match="/TEI/text"><citeStructure match=".//s"/></citeStructure>'),
        header('<citeStructure match="text"><citeStructure match="//s"/></citeStructure>'),
        [
            '2 [citation] <citeStructure> is the outermost, so @match="text" must begin with "/".',
            '2 [citation] <citeStructure> lies in another, so @match="//s" must not begin with "/".',
        ],
    ),
    (
        "a document that nobody could find",
        header(
            "<msIdentifier><repository>RGASPI</repository></msIdentifier>"
            '<msIdentifier><altIdentifier type="asCited"><idno>f. 1</idno></altIdentifier></msIdentifier>'
            "<msPart><msIdentifier><idno>2</idno></msIdentifier></msPart>"
        ),
        header("<msIdentifier><country>Russia</country><repository/><idno>7</idno></msIdentifier>"),
        [
            "2 [ms-identifier] <msIdentifier> names no repository, institution or collection. Add one, or "
            'the reference as it was cited (<altIdentifier type="asCited">).',
        ],
    ),
    (
        "words beside the text",
        "<standOff>\n </standOff><text><body/></text>",
        "<standOff><note>A word.</note></standOff><text><body/></text>",
        ['2 [stand-off-text] <standOff> holds the words "A word.". Move them to <text>.'],
    ),
    (
        "a sentence in a note",
        '<p><s xml:id="s1" n="1">One.</s></p>',
        '<p><s xml:id="s1" n="1">One.<note><s xml:id="s2" n="1">Two.</s></note></s></p>',
        ['2 [sentence-place] <s xml:id="s2"> stands in <note>. There are no sentences there.'],
    ),
    (
        "a sentence without name",
        '<p><s xml:id="s1" n="1">One.</s></p><p><s xml:id="s2" n="1">One.</s></p>',
        '<p><s>One.</s></p>\n<p><s xml:id="s1" n="1">One.</s>\n<s xml:id="s2" n="1">Two.</s></p>',
        [
            "2 [sentence] <s> has no xml:id and no @n: nobody can cite it.",
            '4 [sentence] <s xml:id="s2"> has the number 1, like <s xml:id="s1"> in line 3.',
        ],
    ),
    (
        "a number twice in a version",
        VERSIONS,
        versions("Eins.</s>", 'Eins.</s></p><p><s xml:id="a2" n="1">Zwei.</s>'),
        ['6 [sentence] <s xml:id="a2"> has the number 1, like <s xml:id="a1"> in line 6.'],
    ),
    (
        "a version without language",
        VERSIONS,
        versions(' xml:lang="de"', ""),
        ['5 [version] <div xml:id="v1"> is a version and has no xml:lang.'],
    ),
    (
        "a link with one end",
        VERSIONS,
        versions('<link target="#a1 #b1"/>', '<link target="#a1 #b1"/>\n<link target="#a1"/>'),
        ["4 [link] <link> joins fewer than two passages. Leave it out."],
    ),
    (
        "a link to another place",
        VERSIONS,
        versions('<link target="#a1 #b1"/>', '<link target="#a1 #b1"/>\n<link target="#a1 #far"/>').replace(
            "<body>", '<front><p xml:id="far"/></front><body>'
        ),
        ["4 [link] <link> names #far, which stands in none of the @domains."],
    ),
    (
        "a link that the sentence does not know",
        VERSIONS,
        versions(' corresp="#b1"', "").replace(' corresp="#a1"', ""),
        [
            "3 [link] <link> joins #a1 and #b1, but the @corresp of #a1 does not.",
            "3 [link] <link> joins #b1 and #a1, but the @corresp of #b1 does not.",
        ],
    ),
    (
        "a sentence that no link knows",
        VERSIONS,
        versions('<link target="#a1 #b1"/>', '<link target="#p1 #p2"/>'),
        [
            '6 [link] <s xml:id="a1"> and #b1 name each other in @corresp, but no <link> joins them.',
        ],
    ),
    (
        "a partner that does not answer",
        VERSIONS,
        versions('xml:id="p2" corresp="#p1"', 'xml:id="p2"'),
        ['5 [link] <p xml:id="p1"> has @corresp to #p2, but #p2 has none to it.'],
    ),
]


@pytest.mark.parametrize(("good", "bad", "said"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_fine_passes_and_what_is_not_is_said(good: str, bad: str, said: list[str]) -> None:
    assert findings(good) == []
    assert findings(bad) == said


def test_each_rule_names_its_code_and_has_cases() -> None:
    codes = {re.match(r"[a-z-]+", str(inspect.getdoc(rule)))[0] for rule in rules.RULES}  # type: ignore[index]
    said = {code for case in CASES for line in case[3] for code in re.findall(r"\[([a-z-]+)\]", line)}
    assert said == codes


def test_each_code_is_explained_beside_the_schema() -> None:
    readme = schema.schema_path().with_name("README.md").read_text("utf-8")
    explained = set(re.findall(r"^\| `([a-z-]+)` \|", readme, re.MULTILINE))
    assert explained == {re.match(r"[a-z-]+", str(inspect.getdoc(rule)))[0] for rule in rules.RULES}  # type: ignore[index]
