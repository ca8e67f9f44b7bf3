"""The people whom a document names with a responsibility, and how notes and signatures point to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from seeds2tei.expressions import expression

TITLES = expression(
    r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Sir|Rev|Hon|Herr|Frau|Mme|Mlle|Monsieur|Madame|Don|Doña|Sr|Sra|Pan|Pani)"
    r"\b\.?\s+)+"
)
WORD = expression(r"[^\W\d_]+")
# Capitals that an xml:id may begin with in every edition of XML, so that no processor refuses it.
NAMING = expression(r"[A-ZÀ-ÖØ-ÞĀ-ɏΑ-ΫЀ-ЯѠ-ҀԱ-Ֆ]")


class Person(NamedTuple):
    """Somebody with a responsibility.

    name         as it stands in the source, without titles
    roles        keys of record.ROLES
    affiliation  as it stands
    keys         of the claims in which the name stands
    identifier   the xml:id: initials, as editors write them
    organisation whether it is none, but a publisher or an institute
    """

    name: str
    roles: tuple[str, ...]
    affiliation: str = ""
    keys: tuple[str, ...] = ()
    identifier: str = ""
    organisation: bool = False

    @property
    def initials(self) -> str:
        """
        >>> Person("Grover Furr", ("translator",)).initials
        'GF'
        """
        return "".join(word[0] for word in WORD.findall(self.name) if word[0].isupper())

    @property
    def surname(self) -> str:
        """The last word of the name, folded: "stalin" of "J. V. Stalin"; "" for one name or initials."""
        words = WORD.findall(self.name)
        return words[-1].casefold() if len(words) > 1 and len(words[-1]) > 2 else ""


@dataclass(frozen=True)
class People:
    """Everybody once, in the order in which they are named."""

    persons: tuple[Person, ...]

    @classmethod
    def of(cls, persons: Iterable[Person]) -> People:
        """Join what is said of the same person, and give each an identifier.

        >>> people = People.of([Person("Mark Kramer", ("translator",)), Person("M. K.", ("editor",))])
        >>> [person.identifier for person in people.persons]
        ['MK', 'MK2']
        """
        joined: dict[str, Person] = {}
        for person in persons:
            name = TITLES.sub("", person.name).strip()
            known = joined.get(name)
            if known is None:
                joined[name] = person._replace(name=name)
            else:
                joined[name] = known._replace(
                    roles=tuple(dict.fromkeys(known.roles + person.roles)),
                    affiliation=known.affiliation or person.affiliation,
                    keys=known.keys + person.keys,
                )
        taken: set[str] = set()
        named: list[Person] = []
        for person in joined.values():
            stem = "".join(NAMING.findall(person.initials)) or "person"
            count = 1
            while f"{stem}{count if count > 1 else ''}" in taken:
                count += 1
            identifier = f"{stem}{count if count > 1 else ''}"
            taken.add(identifier)
            named.append(person._replace(identifier=identifier))
        return cls(tuple(named))

    def with_role(self, *roles: str) -> tuple[Person, ...]:
        """Those who have one of these roles."""
        return tuple(person for person in self.persons if set(roles) & set(person.roles))

    def resolve(self, pointer: str) -> str:
        """The identifier of the person meant, "" if none or more than one is.

        "#KEY" means the person whose name stands in the claim of that key, "#initials:GF" whoever bears
        these initials, "#named:J._Stalin" whoever bears this surname, "#role:editor" whoever has that role.
        """
        kind, _, value = pointer[1:].partition(":")
        if kind == "initials" and value:
            meant = [person for person in self.persons if person.initials == value.upper()]
        elif kind == "role" and value:
            meant = list(self.with_role(value))
        elif kind == "named" and value:
            surname = Person(value.replace("_", " "), ()).surname
            meant = [person for person in self.persons if surname and person.surname == surname]
        else:
            meant = [person for person in self.persons if pointer[1:] and pointer[1:] in person.keys]
        return meant[0].identifier if len(meant) == 1 else ""
