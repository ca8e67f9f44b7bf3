"""References that speak for themselves, without the name of an archive.

    ф. 17, оп. 3, д. 5        two labelled levels in order
    IOR/L/PS/9/68/48          a number whose shape has no other meaning
    Там же. Оп. 16. Д. 5      leans on the reference before

Each expression finds only where such a reference may begin; the grammar of its tradition must then read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

START = r"(?<![^\W_])"

EAST_SLAVIC = re.compile(
    r"[фФfF](?<![^\W_].)(?:онд[аеу]?|ond[aeuy]?)?(?:[.,]\s?[фФfF])?[.,]?\s{0,2}"
    r"(?:[A-ZА-ЯІ]{1,4}[-. ]?)?\d{1,7}[^;\n]{0,90}?"
    r"(?<![^\W_])(?:[оО][пП]|[oO][pPn]|[вВ]оп|[сС]пр|spr|[дДdD]|[оО]д\. ?зб|[еЕ]д\. ?хр|опис[ьи]?|а\. ?е)"
    r"[.,]?\s{0,2}(?=[A-ZА-Я]?-?\d)"
)
IBID = re.compile(
    r"(?:Ibid|ibid|Ibidem|ibidem|[Тт]ам же|[Тт]ам само|[Тт]ам жа|Ebd|ebd|Ebenda|ebenda|Tamże|Tamtéž)"
    r"(?![^\W_])[.,:]{0,2}\s{1,2}"
)

PATTERNS = (EAST_SLAVIC, IBID)


def unnamed(folded: str) -> Iterator[int]:
    """Yield the places at which a reference without a name may begin."""
    for pattern in PATTERNS:
        for match in pattern.finditer(folded):
            yield match.start()
