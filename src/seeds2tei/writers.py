"""Who wrote a letter, as its title says it: "Orlova to Max Hart in Riga", "Brief von A. Orlova an Max Hart"."""

from __future__ import annotations

from seeds2tei.expressions import expression
from seeds2tei.letters import office
from seeds2tei.lines import NAME, known

_HONORIFIC = r"(?:Dr|Mr|Mrs|Miss|Prof|Herr|Herrn|Frau|Mme)\.? "
_PERSON = rf"(?:{_HONORIFIC})?{NAME.pattern}|{_HONORIFIC}[^\W\d_a-z]\w+"
_WRITER = rf"(?P<writer>{NAME.pattern}(?: viuda de [^\W\d_]+)?|[^\W\d_a-zа-я][^\W\d_]{{2,30}})"
_KIND = (
    r"(?:letters?|notes?|(?:coded |cipher )?telegram|cable|memorandum|message|postcard|report|dispatch|briefe?|"
    r"karte|postkarte|telegramm|schreiben|lettres?|carte|carta|postal|lettera|cartolina|list|письмо|телеграмма|лист)"
)
LETTER = expression(
    rf"(?:(?:[Aa]n? )?(?:(?i:{_KIND})) (?:from|von|de|di|od|от) )?{_WRITER} (?:to|an|à|a|do|к) (?:{_PERSON})"
)
# What stands before "to" in titles, and writes nothing.
NO_WRITERS = frozenset(
    "address answer appeal appendix greeting guide index introduction invitation key letter letters memorandum message "
    "note notes petition postscript preface prologue reply report request response supplement telegram thanks visit "
    "welcome antwort anhang brief briefe gruß telegramm lettre lettres réponse appel carta cartas respuesta "
    "lettera письмо телеграмма записка открытка обращение ответ лист list "
    "unknown anonymous unbekannt desconocido desconocida inconnu".split()
)


def writer(title: str) -> tuple[int, int] | None:
    """The offsets of the name of the writer, where the title names a person to whom he wrote.

    >>> [title[slice(*writer(title))] for title in ("Orlova to Max Hart in Riga", "Brief von A. von Eck an Max Hart")]
    ['Orlova', 'A. von Eck']
    >>> [writer(title) for title in ("Introduction to Roman Law", "Riga to the Board", "USSR Ambassador to Max Hart")]
    [None, None, None]
    """
    match = LETTER.match(title[:300])
    if match is None:
        return None
    for word in match["writer"].split():
        if word.casefold() in NO_WRITERS or known("site", word.casefold()) or office(word):
            return None
    return match.span("writer")
