"""The traditions of writing archival references, one small grammar each.

`MODULES` maps the words of the column `family` in `data/repositories.csv` to the module that holds the
grammar, so that only the grammars a text needs are loaded.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from seeds2tei.references.grammar import Family

MODULES = {
    "russian": "east_slavic",
    "ukrainian": "east_slavic",
    "belarusian": "east_slavic",
    "bulgarian": "east_slavic",
    "latvian": "baltic",
    "lithuanian": "baltic",
    "estonian": "baltic",
    "polish": "central_european",
    "czech": "central_european",
    "hungarian": "central_european",
    "german": "german",
    "austrian": "german",
    "swiss": "german",
    "french": "romance",
    "italian": "romance",
    "romanian": "romance",
    "spanish": "iberian",
    "spanish_american": "iberian",
    "portuguese": "iberian",
    "british": "anglophone",
    "office": "anglophone",
    "australian": "anglophone",
    "canadian": "anglophone",
    "american": "american",
    "american_reversed": "american",
    "dutch": "northern",
    "scandinavian": "northern",
    "yugoslav": "balkan",
    "greek": "balkan",
    "turkish": "eastern",
    "israeli": "eastern",
    "zionist": "eastern",
    "east_asian": "eastern",
    "jacar": "eastern",
    "league": "eastern",
    "indian": "anglophone",
    "vietnamese": "eastern",
    "albanian": "balkan",
    "caucasian": "caucasian",
    "papyri": "papyri",
    "papyrus_inventory": "papyri",
    "shelfmark": "shelfmarks",
    "manuscript": "shelfmarks",
    "last_resort": "shelfmarks",
    "general": "general",
}


@cache
def family(name: str) -> Family | None:
    """Return the grammar of a tradition, or None if there is none of that name."""
    module = MODULES.get(name)
    if module is None:
        return None
    found = getattr(import_module(f"{__name__}.{module}"), name.upper())
    assert isinstance(found, Family)
    return found


@cache
def tradition(title: str) -> Family | None:
    """Return the grammar by the name that people read ("British"), or None if there is none."""
    return next((known for known in map(family, MODULES) if known is not None and known.name == title), None)
