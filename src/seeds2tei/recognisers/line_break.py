"""Line breaks that bear a number.

    [Line 12]  [Zeile 5]  [строка 3]   ->   <lb n="12"/>  <lb n="5"/>  <lb n="3"/>

The sign stands for the break; it is notation, so none of its characters remain in the text. "[l. 5]" may as well be
a leaf, and is left alone. A profile may name another sign. TEI P5, section CORS5.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds2tei.annotation import Annotation
from seeds2tei.expressions import expression
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.source import Mark

WORDS = r"[Ll]ine|[Zz]eile|[Ll]igne|[Ll]ínea|[Rr]iga|[Ll]inha|[Ww]iersz|[Рр]ядок|[Сс]трока"
DEFAULT = rf"\[\s?(?:{WORDS})\s?(?P<n>\d{{1,5}})\s?\]"
NOTATION = expression(r"[\[({<|/‖¦]{1,2}[^\[\](){}<>|\n]{1,24}[\])}>|/‖¦]{1,2}")
CITED = frozenset({"note", "bibl", "label", "fw"})


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    sign = profile.pattern("line-break", DEFAULT)
    for passage in passages:
        if passage.tag in CITED or passage.inside("note"):
            continue
        for match in sign.finditer(passage.text):
            span = passage.span(*match.span())
            number = match.groupdict().get("n") or ""
            # A backslash inside goes with the sign; formatting that begins or ends inside would be cut.
            escaped = span.end - span.start - len(match[0])
            cut = escaped and any(span.start < place < span.end for claim in passage.inline for place in claim.span)
            if NOTATION.fullmatch(match[0]) and escaped <= 1 and not cut:
                yield Annotation(
                    span,
                    "lb",
                    (("n", number),) if number else (),
                    (Mark(span, "", "line-break"),),
                    by="line-break",
                    because=f'"{match[0]}" is the sign for the beginning of a line',
                )


RECOGNISER = Recogniser("line-break", ("lb",), "CORS5", find, {"line-break": NOTATION})
