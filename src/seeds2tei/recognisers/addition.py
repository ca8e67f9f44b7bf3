"""Words that were inserted in the document, where the transcription says so in brackets.

    [inserted: soon]   ->   <add><pc>[</pc><note type="textual" place="inline">inserted:</note> soon<pc>]</pc></add>

Only with a colon: "[inserted by the censor]" is a remark. The word that says so stays, as a note. TEI P5, section
COEDADD; the words are in data/brackets.csv.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds2tei.annotation import Annotation
from seeds2tei.brackets import brackets, responsible, shown, signs, wording
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    for passage in passages:
        for bracket in brackets(passage):
            said = wording("inserted").match(bracket.words)
            if (
                said is None
                or bracket.words[said.end() : said.end() + 1] != ":"
                or not bracket.words[said.end() + 1 :].strip()
            ):
                continue
            because = f'"{shown(bracket.words)}" says that these words were inserted'
            note = passage.span(bracket.start + 1, bracket.start + said.end() + 2)
            attributes = (("type", "textual"), ("place", "inline"), *responsible(passage))
            yield Annotation(passage.span(bracket.start, bracket.end), "add", by="addition", because=because)
            yield Annotation(note, "note", attributes, by="addition", because=because)
            yield from signs(passage, bracket, by="addition")


RECOGNISER = Recogniser("addition", ("add", "note", "pc"), "COEDADD", find)
