"""Names in a short value: "from the Russian Dr. Mark Kramer, Harvard University" -> language, person, institution.

For label values, bylines and signatures, where a name is expected; not for running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from seeds2tei.expressions import expression

LANGUAGE_NAMES = {
    "russian": "ru", "english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it",
    "polish": "pl", "ukrainian": "uk", "latin": "la", "greek": "el", "hebrew": "he", "arabic": "ar",
    "chinese": "zh", "japanese": "ja", "persian": "fa", "czech": "cs", "dutch": "nl", "portuguese": "pt",
    "yiddish": "yi", "turkish": "tr", "hungarian": "hu", "romanian": "ro", "bulgarian": "bg", "serbian": "sr",
    "russischen": "ru", "englischen": "en", "französischen": "fr", "deutschen": "de", "lateinischen": "la",
    "russe": "ru", "anglais": "en", "allemand": "de", "ruso": "ru", "inglés": "en", "alemán": "de", "francés": "fr",
    "русского": "ru", "английского": "en", "немецкого": "de", "французского": "fr", "украинского": "uk",
    "російської": "ru", "англійської": "en", "німецької": "de",
}  # fmt: skip
FROM_LANGUAGE = expression(
    r"(?:from(?: the)?|aus dem|de l[ae']|du|del|dal|с|з)\s+(?:original\s+)?([^\W\d_]+)"
    r"(?:\s+(?:by|von|par|por|da))?[\s,:]*",
    re.IGNORECASE,
)
LEAD = expression(
    r"(?:(?:by|von|par|por|da|the late|transcribed by|translated by|marked up by|proofread by)\s+)+",
    re.IGNORECASE,
)
HONORIFIC = expression(
    r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Sir|Rev|Herr|Frau|Mme|Mlle|Monsieur|Madame|Don|Sr|Sra|Pan|Pani|тов|т|г)\b\.?\s*)+"
)
PARTICLE = (
    r"(?:v\.|d\.|z|van der|van den|von der|von und zu|de la|de|del|della|di|da|du|des|von|van|der|den"
    r"|vom|zu|zur|la|le|el|al|bin|ibn|ben|y|e|af)"
)
NAME_WORD = r"[^\W\d_a-zа-яіїєґ][\w’'-]*\.?"
NAME = expression(rf"{NAME_WORD}(?:[ \u00a0](?:{PARTICLE}[ \u00a0])?{NAME_WORD}){{0,5}}|{NAME_WORD}")
# The name before a marriage, within another: "Mary Ann (Berg) Hart".
BORN = expression(rf" \({NAME_WORD}\) {NAME_WORD}(?![\w’'-])")
# "Karr, Josef": one person, surname first. With initials on both sides they are two.
INVERTED = expression(rf"{NAME_WORD}(?: {NAME_WORD})?(?<!\.), {NAME_WORD}(?: {NAME_WORD}){{0,2}}(?<!\.)")
INSTITUTION = expression(
    r"\b(?:Universit\w*|College|Institut\w*|Archive\w*|Archiv\w*|Library|Museum|Academy|Akademie|School|Society|Press"
    r"|Publishers|Publishing|Verlag|Éditions|Cent(?:re|er)|Committee|Commission|Foundation|Stiftung|Издательств\w*"
    r"|Университет\w*|Институт\w*|Архив\w*|Uniwersytet\w*|Université|Universidad)\b"
)
SEPARATOR = expression(r"\s*+(?:[,;]?+\s*+(?:&|\b(?:and|und|et|y|e|и|і|та)\b)|[,;])\s*")


class Name(NamedTuple):
    """A part of a value: offsets in it; kind is person, affiliation or language; code is a language tag."""

    kind: str
    start: int
    end: int
    code: str = ""


def named(value: str, *, inverted: bool = True) -> Iterator[Name]:
    """The persons, institutions and languages that a value names.

    inverted  whether "Karr, Josef" may be one person; in a list of authors it is two

    >>> value = "from the Russian Dr. Mark Kramer, Harvard University. *"
    >>> [value[name.start:name.end] for name in named(value)]
    ['Russian', 'Mark Kramer', 'Harvard University']
    """
    position = 0
    if inverted and (whole := INVERTED.fullmatch(value.strip(" .;\n"))):
        start = value.index(whole[0])
        yield Name("person", start, start + len(whole[0]))
        return
    if (source := FROM_LANGUAGE.match(value)) and source[1].casefold() in LANGUAGE_NAMES:
        yield Name("language", *source.span(1), LANGUAGE_NAMES[source[1].casefold()])
        position = source.end()
    while position < len(value):
        for lead in (LEAD, HONORIFIC):
            if found := lead.match(value, position):
                position = found.end()
        match = NAME.match(value, position)
        if match is None:
            break
        kind = "affiliation" if INSTITUTION.search(match[0]) else "person"
        born = BORN.match(value, match.end())
        position = born.end() if born else match.end()
        yield Name(kind, match.start(), _without_stop(value, match.start(), position))
        between = SEPARATOR.match(value, position)
        if between is None:
            break
        position = between.end()


def _without_stop(value: str, start: int, end: int) -> int:
    """A full stop ends a value, unless it belongs to an initial: "Mike B." keeps it, "S. Ryan." does not."""
    words = value[start:end].split()
    return end - 1 if value[end - 1] == "." and len(words[-1]) > 2 else end
