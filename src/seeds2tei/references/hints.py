"""What is known of a document before its references are read: from its profile and its language."""

from __future__ import annotations

from seeds2tei.profile import Profile
from seeds2tei.references.resolution import Hints
from seeds2tei.tables import countries, country_of

EVERYWHERE = frozenset({"en"})
"""Languages in which papers of all countries are edited: they show none."""


def hints_of(profile: Profile, language: str = "") -> Hints:
    """Gather what a profile and a language say.

    language   of the document itself, not of a translation (BCP 47); "" = not known

    The country in which a collection is kept goes before the countries whose papers are in that language.
    """
    stated = country_of(profile.collection.country) if profile.collection.country else None
    found = frozenset({stated.code}) if stated else countries_of(language or profile.collection.language)
    return Hints(countries=found, repositories=profile.repositories)


def countries_of(language: str) -> frozenset[str]:
    """The countries whose papers are usually in a language.

    >>> sorted(countries_of("sv")), sorted(countries_of("en"))
    (['FI', 'SE'], [])
    """
    base = language.partition("-")[0].lower()
    if not base or base in EVERYWHERE:
        return frozenset()
    return frozenset(row.code for row in countries().values() if base in row.languages.split(";"))
