"""Whom a salutation greets by name: "Dear Mr. Hart:", "Miss Evey"."""

from __future__ import annotations

from seeds2tei.expressions import expression
from seeds2tei.letters import office, salutation_words
from seeds2tei.naming import NAME

PERSON = expression(
    r"(?P<title>(?:(?:Mr|Mrs|Ms|Miss|Mister|Dr|Prof|Professor|Sra?|Señora?|Don|Doña|Herrn?|Frau|Fräulein|Mme|Mlle|Monsieur"
    r"|Madame|Signora?|Pan|Pani|Rev|Hon|Sir|Lady|Lord|тов|товарищ|господин|г)\b\.? ?){1,3})?"
    rf"(?P<name>{NAME.pattern})(?:, [^\W\d_a-z][^\W\d_]+)?"
)
# Whom salutations greet without a name.
NOBODY = frozenset(
    "friend friends sir sirs madam brother brothers sister sisters comrade comrades father mother uncle aunt cousin son"
    " daughter colleague colleagues editor freund freunde freundin kollege kollegen ami amis amie amigo amiga amigos"
    " doktor doctor professor graf gräfin conte contessa count countess marchese duca duke baron barone baroness prince"
    " princess principe hofrat geheimrat direktor pfarrer pastor abbé curé comte comtesse marquis marquise duc duchesse"
    " hauptmann leutnant major oberst captain colonel general capitaine maestro dottore avvocato professore cavaliere"
    " commendatore licenciado ministrze profesorze dyrektorze redaktorze prezesie kolego doktorze"
    " amico друг друзья товарищ товарищи przyjaciel".split()
)


def greeted(text: str) -> str:
    """The name in a salutation, with its title; "" where it greets nobody by a full name.

    >>> [greeted(line) for line in ("Dear Mr. Hart:", "Miss Evey", "Sehr geehrter Herr Dr. Berg!", "Cher Paul Noir,")]
    ['Mr. Hart', 'Miss Evey', 'Herr Dr. Berg', 'Paul Noir']
    >>> greeted("Monsieur A. Noir, Alexandrie")
    'Monsieur A. Noir'
    >>> greeted("Dear Old Friend,"), greeted("Dear Mr. President,"), greeted("Sir:"), greeted("Monsieur l'Ambassadeur,")
    ('', '', '', '')
    >>> greeted("Sehr geehrter Herr Doktor!"), greeted("Pregiatissimo Signor Conte,")
    ('', '')
    """
    words = text.strip(" ,.:;!–—-")
    lead = salutation_words(words)
    words = words[lead:].strip()
    found = PERSON.fullmatch(words)
    if found is None or (found["title"] is None and (" " not in words or not lead)):
        return ""
    name = found["name"].split()
    if all(len(word.rstrip(".")) == 1 for word in name):
        return ""  # initials name nobody
    return "" if name[-1].casefold() in NOBODY or any(map(office, name)) else words[: found.end("name")]
