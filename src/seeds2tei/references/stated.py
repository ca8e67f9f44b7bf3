"""Read a reference of which a label says what it is: "Quelle: Deutsches Literaturarchiv (Marbach), A:X, HS.1".

    University Library (Cambridge), Schnitzler, B 43     repository, town, call number
    Wien, Theatermuseum, HS AM 23369 Ba                  town, repository, call number
    AT-OeStA/AVA Inneres MRP Prot, MRZ 50                the code of an archive, call number
    Stadtarchiv Musterstadt, Nachlass X, Karton 3        levels, where a word names them
    File No. 861.51/498a                                 the number of a file; whose, nobody says

In running text such words would show too little. Behind a label they only have to show which of them is the
repository; what follows is the call number, whole if no word parts it. TEI P5, section msid.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from seeds2tei.expressions import expression
from seeds2tei.references.folding import fold
from seeds2tei.references.gazetteer import Gazetteer, gazetteer
from seeds2tei.references.reference import Cited, CitedRepository, Level, Reference
from seeds2tei.references.resolution import NO_HINTS, Hints, resolve, towns_of
from seeds2tei.tables import Repository, countries

LONGEST, LONGEST_NAME, MOST_PARTS = 320, 110, 12

FILE_NUMBER = expression(
    r"(?P<label>(?:File|Case|Registry|Reference|Ref\.|Aktenzeichen|Az\.|Geschäftszahl|GZ\.?|Zl\.|Dossier|Дело|Справа"
    r"|Expediente)(?: (?:No|Nos|Nr|N|num)\b\.?| №| n°)?:?) ?"
    r"(?P<value>[A-Z]{0,4} ?\d[\w.½¼¾]*(?:[/–-][\w.½¼¾]+)+)\.?"
)
"""The file of an office: its number has parts."""

# A sentence begins: "Box 2, Minutes. Limited Official Use." Short words before the point are abbreviations.
SENTENCE = expression(r"(?:\d|[^\W\d_]{5}|[)\]])\.\s+(?=[^\W\d_]{2})|[;\n]")
PART = expression(r"(?:[^,()\[\]]|\([^()]*\)|\[[^\[\]]*\])+")
BRACKET = expression(r"\s{0,9}\(([^()\d]{3,40})\)$")
CODE = expression(r"([A-Z]{2})-[A-Za-z0-9]{1,11}(?:/[A-Za-z][A-Za-z0-9]{0,7})?(?=[\s,:]|$)")
HOLDER = expression(
    r"archiv|arkiv|arquivo|arxiu|arhiv|arkhiv|архив|архів|архіў|archief|archyv|arhīv|arhiiv|arşiv|levéltár|αρχεί"
    r"|bibliot|bibliothe[ck]|library|libraries|библиотек|бібліотек|biblioth|knihovn|könyvtár|kirjasto|raamatukogu"
    r"|muse(?:um|o|u|e|ét)\b|musée|muzeum|muzej|музе[йя]|record office|records? cent(?:re|er)|historical society"
    r"|special collections|рукопис\w* отдел|akademie der|^(?:department|ministry) of |^ministère |minister(?:stwo|io)",
    re.IGNORECASE,
)
# Books and web pages name libraries and archives too.
NOT_KEPT = expression(
    r"://|www\.|\bISBN\b|\bDOI\b|[«»“”\"„]|\((?:eds?|hrsg|hg)\.|\bpp?\. ?\d|\bS\. ?\d|\bpress\b|\bverlag\b"
    r"|\bvol\. [IVX]|\b(?:bulletin|journal|zeitschrift|revue|review|annals|blog|website|courtesy|thanks)\b",
    re.IGNORECASE,
)
LEVELS = (
    ("lot", r"Lots?(?: Files?)?"),
    ("record_group", r"RG|Record Group"),
    ("fonds", r"Fonds?|Best(?:and|\.)|Zespół|Фонд"),
    ("series", r"Series|Serie|Série|Entry|Reihe"),
    (
        "box",
        r"Box(?:es)?|Container|Karton|Kart\.|Kt\.|Carton|Schachtel|Kasten|Doos|Eske|Æske|Caja|Caixa|Scatola|Krabice",
    ),
    ("bundle", r"Konvolut|Konv\.|Faszikel|Fasz\.|Busta|Legajo|Leg\.|Liasse|Bündel|Maço|Pak(?:ke|je)?"),
    ("folder", r"Folders?|Mappe|Map|Chemise|Carpeta|Cartella|Mapp|Teczka|Папка"),
    ("volume", r"Volume|Vol\.|Band|Bd\.|Tomo|Tome|Том"),
    ("file", r"Files?|Akte|Dossier|Expediente|Exp\.|Дело|Справа"),
    ("item", r"Item|Nr\.|No\.|Nummer|N[°º]|№|Inv\.-?\s?Nr\.|Inv\. no\.|Stück|Pièce"),
)
LABEL = expression(
    rf"(?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in LEVELS)})(?![^\W\d_])[.:]?\s?(?=\S)",
)
BRACKETED_LOT = expression(r"\((?P<lot>Lot(?: File)?s?)\s(?P<value>[^()]{2,20})\)$")


def read_stated(text: str, *, hints: Hints = NO_HINTS) -> Reference | None:
    """Read the value of a label that says where a document is kept; None where the repository is in doubt.

    hints   what is known of the document, and the archives of the editor's lists
    """
    if number := FILE_NUMBER.fullmatch(text.strip()):
        return _of_file(text, number)
    sentence = SENTENCE.search(text)
    end = min(sentence.end() if sentence else len(text), len(text))
    whole = text[:end].rstrip(" \t.,;\n")
    if not whole or len(whole) > LONGEST or NOT_KEPT.search(whole):
        return None
    parts = list(_parts(whole))
    if not parts or len(parts) > MOST_PARTS:
        return None
    return _of_code(whole, hints) or _of_name(whole, parts, hints)


def _of_file(text: str, number: re.Match[str]) -> Reference:
    by = len(text) - len(text.lstrip())
    start, end = number.start("value") + by, number.end("value") + by
    cited = Cited(text[by:end], by, end)
    level = Level("file", text[start:end], start, end, number["label"], cited)
    because = f"a label or a line of its own gives the number of a file, {level.value}"
    return Reference(0, end, text[:end], None, (level,), None, None, "", "medium", because)


def _parts(whole: str) -> Iterator[Cited]:
    """The parts between commas; commas in brackets part nothing."""
    for match in PART.finditer(whole):
        words = match[0].strip()
        if words:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Cited(words, start, start + len(words))


def _of_code(whole: str, hints: Hints) -> Reference | None:
    """The code of an archive begins the words, as archives publish it: country, archive, department."""
    code = CODE.match(whole)
    if code is None or code[1] not in countries():
        return None
    row = _known(code[0], hints)
    rest = whole[code.end() :].lstrip(" ,:")
    repository = CitedRepository(code[0], 0, code.end(), row)
    return _reference(whole, repository, None, len(whole) - len(rest))


def _of_name(whole: str, parts: list[Cited], hints: Hints) -> Reference | None:
    """A repository stands first, or behind its town."""
    town: Cited | None = None
    known = gazetteer(hints.repositories)
    if len(parts) > 1 and parts[0].text in known.towns and _holds(parts[1].text, known):
        town, name, following = parts[0], parts[1], parts[2:]
    elif _holds(parts[0].text, known):
        name, following = parts[0], parts[1:]
    else:
        return None
    if bracket := BRACKET.search(name.text):
        inside = name.start + bracket.start(1)
        town = town or Cited(bracket[1], inside, inside + len(bracket[1]))
        name = Cited(name.text[: bracket.start()], name.start, name.start + bracket.start())
    elif town is None and following and following[0].text in known.towns:
        town, following = following[0], following[1:]
    row = _known(name.text, hints) or (_known(f"{name.text} {town.text}", hints) if town else None)
    if row is not None and town is not None and town.text not in towns_of(row):
        row = None
    while following and _repeats(following[0].text, row):
        following = following[1:]
    begin = following[0].start if following else len(whole)
    return _reference(whole, CitedRepository(name.text, name.start, name.end, row), town, begin)


def _holds(words: str, known: Gazetteer) -> bool:
    """Whether the words name a repository: a known one, or one that says what it is."""
    words = BRACKET.sub("", words)
    if len(words) > LONGEST_NAME or not words[:1].isupper():
        return False
    if HOLDER.search(words) and not re.search(r"\d", words):
        return True
    return _named(words, known)


def _named(words: str, known: Gazetteer) -> bool:
    return any(hit.start == 0 and hit.end == len(words) for hit in known.find_names(words))


def _known(words: str, hints: Hints) -> Repository | None:
    """The one archive of the table that these words name, and nothing else does."""
    for hit in gazetteer(hints.repositories).find_names(words):
        if hit.start == 0 and hit.end == len(words):
            return resolve(hit.aliases, words, hit.start, hit.end, hints).row
    return None


def _repeats(words: str, row: Repository | None) -> bool:
    """Whether a part behind the repository only says again what its name or country says."""
    if row is None:
        return False
    country = countries().get(row.country)
    forms = {form.strip().casefold() for form in (country.forms if country else "").split(";")}
    forms |= {country.name.casefold()} if country else set()
    plain = words.replace(".", "").casefold()
    said = f"{row.name_original} {row.name_english}".casefold().split()
    return plain in forms or plain == row.country.casefold() or plain in ("usa", "uk") or plain in said


def _reference(whole: str, repository: CitedRepository, town: Cited | None, begin: int) -> Reference | None:
    """Put it together; words without a number behind a repository may be anything."""
    levels = tuple(_levels(whole, begin)) if begin < len(whole) else ()
    if levels and not re.search(r"\d", whole[begin:]):
        return None
    row = repository.row
    known = f"the {row.name_english}" if row else "named as an archive, a library or an office"
    because = f"a label says that the document is kept here; '{repository.text}' is {known}"
    return Reference(
        start=0,
        end=len(whole),
        raw=whole,
        repository=repository,
        levels=levels,
        locus=None,
        date=None,
        family="stated by a label",
        certainty="medium",
        because=because,
        settlement=town,
    )


def _levels(whole: str, begin: int) -> Iterator[Level]:
    """The levels that words name; the whole as one shelfmark where none does."""
    parts = [part for part in _parts(whole) if part.start >= begin]
    labels = [LABEL.match(fold(part.text)) for part in parts]
    lots = [BRACKETED_LOT.search(part.text) for part in parts]
    if not any(labels) and not any(lots):
        yield _level("shelfmark", whole, begin, len(whole), begin)
        return
    first = next(number for number in range(len(parts)) if labels[number] or lots[number])
    if first and not lots[first]:
        yield _level("collection", whole, begin, parts[first - 1].end, begin)
    for number, part in enumerate(parts[first:], first):
        label, bracketed = labels[number], lots[number]
        if bracketed:
            start = part.start + bracketed.start("value")
            stop = part.start + bracketed.start()
            yield _level("collection", whole, begin, begin + len(whole[begin:stop].rstrip()), begin)
            yield _level("lot", whole, start, start + len(bracketed["value"]), part.start + bracketed.start("lot"))
        elif label:
            yield _level(label.lastgroup or "item", whole, part.start + label.end(), part.end, part.start)
        else:
            yield _level("item", whole, part.start, part.end, part.start)


def _level(kind: str, whole: str, start: int, end: int, label: int) -> Level:
    """One level: its value stands from `start` to `end`, its label from `label` to `start`."""
    return Level(kind, whole[start:end], start, end, whole[label:start].strip(), Cited(whole[label:end], label, end))
