"""Who wrote a letter, as its title says it: "Orlova to Max Hart in Riga", "Brief von A. Orlova an Max Hart"."""

from __future__ import annotations

from seeds2tei.datelines import is_correspondence
from seeds2tei.expressions import expression
from seeds2tei.letters import office
from seeds2tei.lines import NAME, known
from seeds2tei.tables import country_of

_HONORIFIC = r"(?:Dr|Mr|Mrs|Miss|Prof|Herr|Herrn|Frau|Mme)\.? "
_PERSON = rf"(?:{_HONORIFIC})?{NAME.pattern}|{_HONORIFIC}[^\W\d_a-z]\w+"
_WRITER = rf"(?P<writer>{NAME.pattern}(?: viuda de [^\W\d_]+)?|[^\W\d_a-zа-я][^\W\d_]{{2,30}})"
# "his wife", "sa mère", "seine Schwester"
_SHORT = r"(?:[^\W\d_a-z][^\W\d_]{1,3}\. )?"  # "Fr. Chopin"
_NEAR_ONE = r"(?:his|her|their|sa|son|ses|seinen?|seiner|ihren?|ihrer|su|sus|sua|suo) [^\W\d_]{4,}"
_KIND = (
    r"(?:letters?|notes?|(?:coded |cipher )?telegram|cable|memorandum|message|postcard|report|dispatch|briefe?|"
    r"karte|(?:bild)?postkarte|telegramm|schreiben|lettres?|carte|carta|postal|lettera|cartolina|list|письмо|телеграмма|лист)"
)
LETTER = expression(
    rf"(?:(?:Extracts? (?:from|of) )?(?:[Aa]n? )?(?:[^\W\d_]+ ){{0,2}}(?:(?i:{_KIND})) (?:from|von|van|de|di|od|от) )?"
    rf"{_WRITER}"
    rf"(?: \[[^\[\]\n]{{2,60}}\])? (?:to|an|aan|à|a|do|к) "
    rf"(?:{_SHORT}(?:{_PERSON})|{_NEAR_ONE})"
)
TO = (" to ", " an ", " à ", " a ", " do ", " к ")  # one of them stands in such a title
# What may stand before it: a year or a day, a place and a day with a dash. "From" alone heads a letter that is dated.
DATED_BEFORE = expression(r"(?:\d{4}(?:-\d\d){0,2}[:,.]|[^\n–—]{0,60}\d{4} [–—-]) (?:de |from |von )?|From ")
INVERTED = expression(
    rf"(?P<writer>[^\W\d_a-z][\w’'-]+, {NAME.pattern}|[^\W\d_a-z][\w’'-]+, [^\W\d_a-z]\w+): (?i:{_KIND}) (?:an|to|à|a) "
)

FROM_ALONE = expression(rf"{_WRITER}(?= to |[ ,]+\[?(?:c\. |after |before )?\d|,? \[)")
NUMBERED_FROM = expression(rf"\d{{1,5}}\.? (?:Di|Von|De|From|От|Od|Від) {_WRITER}\.?")  # "217. Di Anna Berg."
FROM_BEHIND = expression(rf"To [^\n\[\],;]{{2,80}}? from {_WRITER}")
# "332. To Anna Berg": the number of a letter in an edition, and whom it reached.
NUMBERED = expression(
    rf"\d{{1,5}}\.? (?:To|TO|An|AN|Aan|AAN|À|A|Al|Alla|До|Do|DO) (?P<name>{NAME.pattern}(?:, {NAME.pattern})?)\.?"
)
# What stands before "to" in titles, and writes nothing.
NO_WRITERS = frozenset(
    "address answer appeal appendix greeting guide index introduction invitation key letter letters memorandum message "
    "note notes petition postscript preface prologue reply report request response supplement telegram thanks visit "
    "welcome antwort anhang brief briefe gruß telegramm lettre lettres réponse appel carta cartas respuesta "
    "lettera письмо телеграмма записка открытка обращение ответ лист list "
    "addressed sent dedicated "
    "access addition afterword alternative alternatives amendment amendments approach approaches back challenge claim "
    "contribution contributions dedication devotion epilogue exception exceptions foreword from help homage invasion "
    "journey lecture loyalty march monument notice objections obstacle obstacles ode opposition passage path postface "
    "prelude prologue proclamation prospects relation relations remarks reminder report resistance resolution return "
    "right road salute sequel service solution speech statement talk testimony threat toast transition tribute trip "
    "visit voyage way welcome adhesion attitude attitudes circular demand greetings "
    "beitrag beiträge einleitung einführung vorwort nachwort rede reise weg aufruf hommage introduction préface "
    "discours contribution introducción contribución discurso prólogo introduzione contributo discorso prefazione "
    "unknown anonymous unbekannt desconocido desconocida inconnu".split()
)


def names_addressee(title: str) -> bool:
    """Whether a heading is that of a letter in a collection: "405. À ANNA BERG", "Josef Karr to Anna Berg".

    >>> names_addressee("405. À ANNA BERG."), names_addressee("12. Of the price of bread")
    (True, False)
    """
    words = title.strip()
    return (words[:1].isdigit() and NUMBERED.fullmatch(words) is not None) or writer(title) is not None


def dated_before(title: str) -> int:
    """The length of the date that stands before who wrote to whom: "1861: Karr to Anna Berg"; 0 if there is none.

    >>> dated_before("1776-03-20, de Karr à Anna Berg"), dated_before("Riga, 7 May 1904 – Karr to Anna Berg")
    (15, 19)
    """
    before = DATED_BEFORE.match(title)
    return before.end() if before is not None and before[0] != "From " else 0


_SPEECH = (
    r"speech|address|remarks|statement|sermon|discurso|palabras|rede|ansprache|vortrag|discours|allocution|discorso"
    r"|przemówienie|toespraak"
)
_RANK = (
    r"the|el|la|le|del|den|dem|der|premier|president|presidente|comandante|comandante en jefe|doctor|dr\.?|general"
    r"|prime minister|comrade|compañero|camarade|genosse|genossen|senator|chancellor|minister|reichskanzler"
    r"|bundeskanzler"
)
SPEAKER = expression(
    rf"(?i:{_SPEECH})(?P<given> (?i:delivered|given|made|pronunciad[oa]s?|prononcé|pronunciato|gehalten))?"
    rf" (?P<by>(?i:by|por|von|par|de|di|van)) (?P<rank>(?:(?i:{_RANK}) ){{0,4}})(?P<speaker>{NAME.pattern})"
)


def speaker(title: str) -> tuple[int, int] | None:
    """The offsets of the name of who spoke, where the title is that of a speech.

    >>> title = "DISCURSO PRONUNCIADO POR EL COMANDANTE PEDRO ROJAS VEGA, PRIMER SECRETARIO"
    >>> title[slice(*speaker(title))], speaker("Discours de la méthode"), speaker("Speech by the river")
    ('PEDRO ROJAS VEGA', None, None)
    """
    begin = len(title) - len(title.lstrip())
    found = SPEAKER.match(title, begin, begin + 300)
    if found is None or country_of(found["speaker"]) is not None:
        return None
    # "Discurso de Buenos Aires": that of a place, unless a rank or "pronunciado" says otherwise.
    told = found["given"] or found["rank"] or found["by"].casefold() not in ("de", "di", "van")
    return found.span("speaker") if told else None


def writer(title: str) -> tuple[int, int] | None:
    """The offsets of the name of the writer, where the title names a person to whom he wrote.

    >>> [title[slice(*writer(title))] for title in ("Orlova to Max Hart in Riga", "Brief von A. von Eck an Max Hart")]
    ['Orlova', 'A. von Eck']
    >>> [writer(title) for title in ("Introduction to Roman Law", "Riga to the Board", "USSR Ambassador to Max Hart")]
    [None, None, None]
    >>> writer("Where There’s a Will There’s a Way") is None
    True
    """
    words = title[:300]
    match = INVERTED.match(words) if ": " in words else None
    if match is None:
        before = DATED_BEFORE.match(words)
        begin = before.end() if before is not None else 0
        from_alone = before is not None and before[0] == "From "
        alone = from_alone and is_correspondence(words)
        if alone:
            match = FROM_ALONE.match(words, begin)
        elif any(word in words for word in TO):
            match = LETTER.match(words, begin)
    if match is None and words.strip()[:1].isdigit():
        match = NUMBERED_FROM.fullmatch(words.strip())
    if match is None and words.startswith("To ") and (found := FROM_BEHIND.match(words)) and is_correspondence(words):
        match = found
    if match is None:
        return None
    if match["writer"].endswith(("'s", "’s")):
        return None  # "Where there's a will ..."
    for word in match["writer"].split():
        if word.casefold() in NO_WRITERS or known("site", word.casefold()) or office(word):
            return None
    return match.span("writer")
