"""Acronyms that the table does not know, before a label that only archives use.

    AHMP, Milicias y Guerra, caja 2, exp. 27      APEB, Seção Colonial, maço 123

The label tells the tradition, the acronym stays as it is cited. Labels that books have too (volume, number, page)
show nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from seeds2tei.expressions import expression
from seeds2tei.references.families.values import CAPITAL

ACRONYM = (
    rf"(?:{CAPITAL}{{2,7}}[a-z]{{0,3}}|{CAPITAL}[a-zà-ž]{{1,3}}{CAPITAL}{{1,5}}[a-z]{{0,3}}|(?:{CAPITAL}\.){{3,6}})"
)
STEP = r"[^,;()\n]{1,50},\s"
NUMBER = r"(?:nr\.?\s)?(?-i:[A-Z]{0,3}-?)\d"
LABELS = (
    ("leg|caj|exp", r"leg|legajo|cajas?|exp|expediente", "spanish|spanish_american"),
    ("cx|caixa|maço|mç|pct", r"cx|caixa|maço|mç|pct", "portuguese"),
    ("busta|b.|filza|mazzo", r"busta|b(?=\.\s\d{1,5},\s(?:f|fasc)\.)|filza|mazzo", "italian"),
    ("zesp|sygn", r"zesp|zespół|sygn(?=\.?\s[^;\n]{1,30}?,\sk\.)", "polish"),
    ("inv|kart|kr|a.|ar.", r"inv\.\s[čj]|kart|karton|kr|a\.\s?j|ar\.\s?j", "czech"),
    ("Best", r"Best|Bestand", "german"),
    ("inv|toegang", r"inv\.?\s?(?:nr|no)|inv(?=\.\s\d)|inventarisnummer|toegang", "dutch"),
    ("dosar", r"dosar", "romanian"),
    ("kut", r"kut|kutija", "yugoslav"),
    ("carton|liasse", r"carton|liasse", "french"),
    ("fond", r"fond(?:ul)?", "romanian|yugoslav|czech"),
)
"""Letters of which some stand in a label ("|" between them), the labels that no book has, and their traditions."""
PAPERS = (
    r"(?=,\s[^,;()\n\d]{2,60}\s(?:Papers|Collection|Records),\s(?:[A-Z][^,;\n]{2,40},\s){0,2}"
    r"(?:[Bb]ox|[Ff]ile|[Ff]older)\s\d)"
)

# "UAX, BA 123, Bl. 4": no book is cited by leaves.
LEAVES = (
    rf"(?<=\w\w\w)(?=,\s(?:{STEP}){{0,2}}[^,;()\n]{{0,30}}\d[^,;()\n]{{0,12}},\s(?:ff?|fols?|fos?|fls?|Bll?)\.\s?\d{{1,4}}"
    r"(?:[rv]|[\s,.;)-]|$))"
)


@cache
def _patterns() -> tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...]:
    """The acronyms before the labels of each tradition, with the letters of these."""
    leads = [
        (letters, rf"(?=,\s(?:{STEP}){{0,3}}(?:{labels})[.:]?\s{{0,2}}{NUMBER})", family)
        for letters, labels, family in LABELS
    ]
    leads.append(("Papers|Collection|Records", PAPERS, "american|british"))
    leads.append(("f.|fol|fo.|fl.|fls|Bl", LEAVES, "general"))
    return tuple(
        (tuple(letters.split("|")), expression(rf"(?<![^\W_])(?<!\.){ACRONYM}{lead}"), family)
        for letters, lead, family in leads
    )


def find_unknown_acronyms(source: str) -> Iterator[tuple[int, int, str]]:
    """Yield where acronyms stand before labels of archives, and by which traditions those may be read."""
    for letters, pattern, family in _patterns():
        if any(some in source for some in letters):
            for match in pattern.finditer(source):
                yield match.start(), match.end(), family
