"""Places where words are missing, and the source says so.

    in case that [...] claims the land   ->   <gap reason="omitted"><desc>[...]</desc></gap>
    [two words illegible]                ->   <gap reason="illegible" quantity="2" unit="words">...
    (...) as a paragraph                 ->   <gap reason="omitted">
    <нрзб.>  [torn]  [Enclosure missing]  ->  <gap reason="illegible">, "damage", "lost"

The sign stands in `desc` as it was found. Dots without brackets are the author's own. TEI P5, section PHOM; the
words are in data/brackets.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from seeds2tei.annotation import Annotation, Attributes
from seeds2tei.brackets import brackets, shown, wording
from seeds2tei.expressions import expression
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser

DOTS = expression(r"\s*(?:(?:\.\s?){2,}|(?:…\s?)+|[-–—](?:\s?[-–—])*)\s*")
ALONE = expression(r"\((?:\. ?\. ?\.|…)\)")  # all of a paragraph
ANGLED = expression(r"<\s?(?:\.\.\.+|…|нрзб\.?|неразб\.?|illegible)\s?>", re.IGNORECASE)
REASONS = ("illegible", "damage", "lost", "blank", "withheld", "omitted")
NUMERALS = {
    "1": "one a an одно один одна одне ein eine un une uno una jedno jeden",
    "2": "two два две дві zwei deux dos due dwa dwie",
    "3": "three три drei trois tres tre trzy",
    "4": "four четыре чотири vier quatre cuatro quattro cztery",
    "5": "five пять пʼять fünf cinq cinco cinque pięć",
}
NUMBERS = {word: number for number, words in NUMERALS.items() for word in words.split()}
UNITS = {
    "word": r"words?|wort|worte|wörter|mots?|palabras?|parol[ae]|słow[ao]|слов[оа]?|сл\.",
    "line": r"lines?|zeilen?|lignes?|líneas?|rig[ah]e?|wiersz[ey]?|строк[аи]?|рядк[иів]+|рядок",
    "page": r"pages?|seiten?|páginas?|pagin[ae]|страниц[аы]?|сторін[коаи]+",
    "char": r"letters?|characters?|buchstaben?|lettres?|letras?|lettere|букв[аы]?|літер[аи]?",
}
OTHER = r"signatures?|names?|text|passages?|phrases?|marginalia|initials?|подпись|підпис|unterschrift|firma|podpis"
UNIT = "|".join(f"(?P<{unit}>{words})" for unit, words in UNITS.items())


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    for passage in passages:
        for bracket in brackets(passage, nested=True):
            attributes = _reading(bracket.words)
            if attributes:
                because = f'"{shown(bracket.words)}" says that words are missing here'
                yield from _gap(passage, bracket.start, bracket.end, attributes, because)
        if ALONE.fullmatch(passage.text):
            because = "dots in parentheses stand for a paragraph that an editor leaves out"
            yield from _gap(passage, 0, len(passage.text), (("reason", "omitted"),), because)
        if "<" in passage.text:
            for match in ANGLED.finditer(passage.text):
                reason = "omitted" if "." in match[0][1:3] or "…" in match[0] else "illegible"
                because = f'"{match[0]}" is a sign for words that are missing'
                yield from _gap(passage, *match.span(), (("reason", reason),), because)


def _gap(passage: Passage, start: int, end: int, attributes: Attributes, because: str) -> Iterator[Annotation]:
    span = passage.span(start, end)
    yield Annotation(span, "gap", attributes, by="gap", because=because)
    yield Annotation(span, "desc", by="gap", because=because)


def _reading(words: str) -> Attributes:
    """What a bracket says of a gap, as attributes; nothing if it is no gap.

    >>> _reading("two words illegible")
    (('reason', 'illegible'), ('quantity', '2'), ('unit', 'words'))
    >>> _reading("..."), _reading("the two lines")
    ((('reason', 'omitted'),), ())
    """
    if DOTS.fullmatch(words):
        return (("reason", "omitted"),)
    if len(words) > 60:
        return ()
    if wording("absent").may_stand_in(words) and _absence().fullmatch(words):
        return (("reason", "lost"),)
    for reason in REASONS:
        match = _statement(reason).fullmatch(words) if wording(reason).may_stand_in(words) else None
        if match is not None:
            return (("reason", reason), *_extent(match))
    return ()


@cache
def _statement(reason: str) -> re.Pattern[str]:
    """A reason, before or after it perhaps how much: "illegible", "3 lines torn", "illegible signature"."""
    number = rf"(?P<number>\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
    much = rf"(?:{number}\s+)?(?:{UNIT}|{OTHER})\s+(?:(?:is|are|ist|sind|est|sont)\s+)?"
    after = rf"(?:[,:]?\s+(?:{re.sub(r'[?]P<[a-z]+>', '?:', UNIT)}|{OTHER}))?"
    return re.compile(rf"\s*(?:{much})?(?:{wording(reason).pattern}){after}\s*+(?:[.?!]\s*+)?", re.IGNORECASE)


@cache
def _absence() -> re.Pattern[str]:
    """What is absent, said at the end: "III. fehlt.", "Enclosure not found"."""
    return re.compile(rf"\s*[^\W_a-zа-яёіїєґ][^\[\]]{{0,48}}\s(?:{wording('absent').pattern})\s*+(?:[.!]\s*+)?")


def _extent(match: re.Match[str]) -> Attributes:
    unit = next((unit for unit in UNITS if match[unit]), "")
    number = (match["number"] or "").casefold()
    if not unit or not number:
        return ()
    quantity = NUMBERS.get(number, number)
    return (("quantity", quantity), ("unit", unit if quantity == "1" else f"{unit}s"))


RECOGNISER = Recogniser("gap", ("gap", "desc"), "PHOM", find)
