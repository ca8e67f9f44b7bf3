"""Verse: stanzas whose lines the source breaks.

    The wheel goes round in the rain,        ->    <lg type="poem"><lg type="stanza"><l>The wheel goes ...</l>
    The miller counts his sacks again.             <l>The miller counts ...</l></lg> ...

Lines are verse if most begin with a capital although they do not begin a sentence, none is long, and the stanzas
around are of the same number of lines, or the lines rhyme. Addresses, lists of names, letters and minutes break
their lines too, so one stanza without a rhyme stays as it is. TEI P5, section COVE (Passages of Verse or Drama).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from seeds2tei.annotation import Annotation
from seeds2tei.datelines import is_dateline
from seeds2tei.expressions import expression
from seeds2tei.letters import closing, salutation
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser

FEWEST_LINES, MOST_LINES = 2, 200  # of a stanza
LEAST_ALONE = 4  # lines of a stanza that stands alone
LEAST_LINES = 6  # of a poem of several stanzas
SHORTEST, LONGEST = 6, 75  # letters of a line
CAPITALS, WORDY, RHYMED, STOPPED = 0.85, 0.7, 0.5, 0.4  # of the lines, at least
NAMES = 0.4  # of the words behind the first of each line; where more have capitals, they are names
FEWEST_WORDS = 3  # of most lines
APART = ("list", "table", "figure", "note", "lg", "front", "back")
BREAK = expression(r"\n+")
MEAN = 58  # letters of a line: those of wrapped prose are longer
# Code, tables, addresses of mail, numbers, entries of an agenda.
NO_LINE = expression(r"[\t#@=]|\S {3,}\S|\d\D*\d\D*\d|\A(?:\d{1,3}|[IVXLC]{1,6})[.)] ")
LABEL = expression(r"[^\W\d_][^\n:]{0,30}:\s")
VOWELS = frozenset("aeiouyäöüáéíóúàèìòùâêîôûąęаеёиоуыэюяіїєæøå")
SOUND = expression(rf"[{''.join(sorted(VOWELS))}][^{''.join(sorted(VOWELS))}]*\Z")
RHYME = 2  # letters of a rhyme, at least
UNSTRESSED = frozenset("e er en el em ed es et est ing y ie o a и ы а я ий ый ой ая".split())


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    stanzas = [_lines(passage) if _may_be_stanza(passage) else () for passage in passages]
    place = 0
    together = ((passage.within, bool(lines)) for passage, lines in zip(passages, stanzas, strict=True))
    for (_, is_run), group in groupby(together):
        count = len(list(group))
        if is_run:
            yield from _poem(passages[place : place + count], stanzas[place : place + count])
        place += count


def _may_be_stanza(passage: Passage) -> bool:
    if passage.tag != "p" or not passage.provisional or passage.inside(*APART):
        return False
    return FEWEST_LINES <= len(_breaks(passage)) + 1 <= MOST_LINES


def _breaks(passage: Passage) -> list[int]:
    """Where lines end: at line ends of the source, or at the breaks of a web page."""
    breaks = [match.start() for match in BREAK.finditer(passage.text)] if "\n" in passage.text else []
    return breaks or [passage.offset(claim.span.start) for claim in passage.holds("lb")]


def _lines(passage: Passage) -> tuple[tuple[int, int], ...]:
    """The lines of a stanza; none, if they look like prose, an address, a list or the edge of a letter."""
    text = passage.text
    found = []
    for begin, end in pairwise([0, *_breaks(passage), len(text)]):
        words = text[begin:end].strip()
        if words:
            start = begin + len(text[begin:end]) - len(text[begin:end].lstrip())
            found.append((start, start + len(words)))
    lines = [text[start:end] for start, end in found]
    if len(lines) < FEWEST_LINES or any(not SHORTEST <= len(line) <= LONGEST for line in lines):
        return ()
    if any(NO_LINE.search(line) or LABEL.match(line) or line[-1] == "-" for line in lines):
        return ()
    if sum(map(len, lines)) > MEAN * len(lines):
        return ()
    if _share(_has_capital(line) for line in lines) < CAPITALS:
        return ()
    if _share(len(line.split()) >= FEWEST_WORDS for line in lines) < WORDY:
        return ()
    inner = [word for line in lines for word in line.split()[1:]]
    if _share(word[0].isupper() for word in inner) > NAMES:
        return ()
    edges = (lines[0], lines[-1])
    if any(salutation(line) or closing(line) or is_dateline(line) for line in edges):
        return ()
    return tuple(found)


def _poem(passages: Sequence[Passage], stanzas: Sequence[tuple[tuple[int, int], ...]]) -> Iterator[Annotation]:
    """The claims for stanzas that follow each other, if they are verse."""
    texts = [[p.text[start:end] for start, end in lines] for p, lines in zip(passages, stanzas, strict=True)]
    every = [line for lines in texts for line in lines]
    rhymed = sum(_rhymes(lines) for lines in texts) / len(every)
    stopped = _share(line[-1] in ",;:.!?—–…" for line in every)
    alike = len(stanzas) > 1 and len({len(lines) for lines in stanzas}) == 1
    # Recipes and inventories have blocks of as many lines too: two of them must rhyme here and there.
    enough = len(stanzas) > 2 or rhymed >= RHYMED / 2
    if alike and enough and len(every) >= LEAST_LINES and stopped >= STOPPED:
        because = f"{len(stanzas)} stanzas of {len(stanzas[0])} lines, which begin with capitals"
    elif len(every) >= LEAST_ALONE and rhymed >= RHYMED:
        because = "short lines that begin with capitals, and rhyme"
    else:
        return
    whole = len(stanzas) > 1
    if whole:
        span = passages[0].block.span._replace(end=passages[-1].block.span.end)
        yield Annotation(span, "lg", (("type", "poem"),), by="verse", because=because)
    for passage, lines in zip(passages, stanzas, strict=True):
        kind = "stanza" if whole else "poem"
        yield Annotation(passage.block.span, "lg", (("type", kind),), by="verse", because=because)
        for i, (start, end) in enumerate(lines):
            first, last = i == 0, i == len(lines) - 1
            span = passage.span(start, end)
            begin = passage.block.span.start if first else span.start
            yield Annotation(
                span._replace(start=begin, end=passage.block.span.end if last else span.end),
                "l",
                by="verse",
                because=because,
            )


def _has_capital(line: str) -> bool:
    first = next((character for character in line if character.isalpha()), "")
    return first.isupper()


def _rhymes(lines: Sequence[str]) -> int:
    """How many lines of a stanza rhyme with one of the two beside them."""
    words = [_last_word(line) for line in lines]
    sounds = [_sound(word) for word in words]
    return sum(
        bool(sound)
        and any(
            sound == sounds[j] and words[i] != words[j] for j in (i - 2, i - 1, i + 1, i + 2) if 0 <= j < len(sounds)
        )
        for i, sound in enumerate(sounds)
    )


def _last_word(line: str) -> str:
    return "".join(character for character in line.split()[-1].casefold() if character.isalpha())


def _sound(word: str) -> str:
    """The letters of a word in small letters from its last vowel on, at least two of them.

    >>> _sound("again"), _sound("run"), _sound("be"), _sound("winter"), _sound("over")
    ('ain', 'un', 'be', 'inter', 'over')
    """
    found = SOUND.search(word)
    if found is None:
        return ""
    start = found.start()
    if word[start:] in UNSTRESSED:
        start = max((i for i in range(start) if word[i] in VOWELS), default=start)
    while start > 0 and (word[start - 1] in VOWELS or len(word) - start < RHYME):
        start -= 1
    return word[start:]


def _share(answers: Iterator[bool]) -> float:
    told = list(answers)
    return sum(told) / len(told)


RECOGNISER = Recogniser("verse", ("lg", "l"), "COVE", find)
