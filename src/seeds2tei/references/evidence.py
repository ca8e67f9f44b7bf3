"""Where it is worth looking: a cheap look that passes over ordinary prose.

A reference needs a digit, and near it an acronym of an archive, a word such as "archive" or "library", or
the label of a fonds. Only around such places is anything folded, compiled or read from a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from seeds2tei.references.folding import TOKEN, skeleton
from seeds2tei.references.gazetteer import names
from seeds2tei.references.kinds import SIGNS

BEFORE, AFTER = 260, 420  # how much of the text around the evidence is read

DIGIT = re.compile(r"[0-9０-９]")
CAPITALS = re.compile(r"[A-ZÀ-ÞА-ЯЁІЇЄҐΑ-Ω][a-zа-яё]{0,4}[A-ZÀ-ÞА-ЯЁІЇЄҐΑ-Ω]")
LABEL = re.compile(r"[fFфФ](?<![^\W_].)(?:[.,]|ond|онд|onds)?[.,]?\s{0,2}(?:[A-Za-zА-Яа-яІі]{1,4}[-. ]{0,2})?[0-9]")
LABEL_AFTER = re.compile(r"[0-9]\.?\s?(?:f|fonds)\.,?\s?[0-9]")
WORDS = re.compile(
    r"rchi[vw]|рхи[вў]|рхів|ibrar|iblio|Bodl|Bibl\.|arkiv|arhi[vī]|rchyv|evéltár|ollege|Papers"
    r"|Record|Foreign|Lambeth|Hoover|Beinecke|Houghton|Laurenz|Mazarine|Memorial|Мемориал|Rahvus|Affairs|State"
    r"|档案|檔案|文書館|アジ|史館|גנזך|ארכיון|ספרייה|Αρχεί|Arşiv|Osmanlı|Historical|Society|Museum|Institut|Court"
)
CODES = re.compile(
    r"Vat\. |Ottob\. |Barb\. |Pal\. |Urb\. |Add\.? M|Sloane |Harley |Egerton |Stowe |Lansdowne |Cotton |Clm |Cgm "
    r"|M[Ss]{2} Eur|VPRS|IOR/|RG[- ]?[0-9]|Box [0-9]|Folder [0-9]|[A-Z]{1,4} ?[0-9]{1,5}(?:/|, )[0-9]{1,4}[/0-9]"
    r"|(?:Ibid|ibid|[Тт]ам же|[Тт]ам само|[Тт]ам жа|Ebd|ebd|Ebenda|ebenda|Tamże|Tamtéž)"
)


def regions(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that may hold references, from left to right, without overlap.

    >>> list(regions("Es war im Jahre 1937.")), len(list(regions("RGASPI, f. 1, op. 58")))
    ([], 1)
    """
    if DIGIT.search(text) is None:
        return
    places = sorted(_places(text))
    start = end = 0
    for place in places:
        if place - BEFORE > end or not end:
            if end:
                yield start, end
            start = max(end, place - BEFORE)
        end = min(place + AFTER, len(text))
    if end:
        yield start, end


def _places(text: str) -> Iterator[int]:
    for pattern in (LABEL, LABEL_AFTER, CODES):
        for match in pattern.finditer(text):
            yield match.start()
    for match in WORDS.finditer(text):
        if DIGIT.search(text, match.end(), match.end() + 200) or DIGIT.search(text, match.start() - 100, match.start()):
            yield match.start()
    for match in CAPITALS.finditer(text):
        if DIGIT.search(text, match.end(), match.end() + 200) and _begins_a_name(text, match.start()):
            yield match.start()


def _begins_a_name(text: str, place: int) -> bool:
    """Whether the word with these capitals is the first of a name in the table."""
    while place and text[place - 1].isalnum():
        place -= 1
    word = TOKEN.match(text, place)
    if word is None:
        return False
    first = skeleton(word[0]).casefold()
    return first in names() or first in SIGNS or first.startswith(("sta", "hsta"))
