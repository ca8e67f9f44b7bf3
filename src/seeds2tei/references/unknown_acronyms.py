"""Acronyms that the table does not know, before a label that only archives use.

    AHMP, Milicias y Guerra, caja 2, exp. 27      APEB, Seção Colonial, maço 123

The label tells the tradition, the acronym stays as it is cited. Labels that books have too (volume, number, page)
show nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from seeds2tei.references.families.values import CAPITAL

ACRONYM = (
    rf"(?:{CAPITAL}{{2,7}}[a-z]{{0,3}}|{CAPITAL}[a-zà-ž]{{1,3}}{CAPITAL}{{1,5}}[a-z]{{0,3}}|(?:{CAPITAL}\.){{3,6}})"
)
STEP = r"[^,;()\n]{1,50},\s"
NUMBER = r"(?:nr\.?\s)?(?-i:[A-Z]{0,3}-?)\d"
LABELS = (
    (r"leg|legajo|cajas?|exp|expediente", "spanish|spanish_american"),
    (r"cx|caixa|maço|mç|pct", "portuguese"),
    (r"busta|b(?=\.\s\d{1,5},\s(?:f|fasc)\.)|filza|mazzo", "italian"),
    (r"zesp|zespół|sygn(?=\.?\s[^;\n]{1,30}?,\sk\.)", "polish"),
    (r"inv\.\s[čj]|kart|karton|a\.\s?j|ar\.\s?j", "czech"),
    (r"Best|Bestand", "german"),
    (r"inv\.?\s?(?:nr|no)|inventarisnummer|toegang", "dutch"),
    (r"dosar", "romanian"),
    (r"kut|kutija", "yugoslav"),
    (r"carton|liasse", "french"),
    (r"fond(?:ul)?", "romanian|yugoslav|czech"),
)
"""The labels that no book has, and by which traditions they are read."""
PAPERS = (
    r"(?=,\s[^,;()\n\d]{2,60}\s(?:Papers|Collection|Records),\s(?:[A-Z][^,;\n]{2,40},\s){0,2}"
    r"(?:[Bb]ox|[Ff]ile|[Ff]older)\s\d)"
)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The acronyms before the labels of each tradition, compiled when first needed."""
    leads = [(rf"(?=,\s(?:{STEP}){{0,3}}(?:{labels})[.:]?\s{{0,2}}{NUMBER})", family) for labels, family in LABELS]
    leads.append((PAPERS, "american|british"))
    return tuple((re.compile(rf"(?<![^\W_])(?<!\.){ACRONYM}{lead}"), family) for lead, family in leads)


def find_unknown_acronyms(source: str) -> Iterator[tuple[int, int, str]]:
    """Yield where acronyms stand before labels of archives, and by which traditions those may be read."""
    for pattern, family in _patterns():
        for match in pattern.finditer(source):
            yield match.start(), match.end(), family
