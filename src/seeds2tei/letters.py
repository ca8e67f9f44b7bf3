"""How letters are worded at their edges: salutations, date lines, closing formulas, signatures.

The words are in data/letters.csv, in twelve languages. A word alone decides nothing: the recognisers ask
where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from seeds2tei.compliments import compliment
from seeds2tei.datelines import is_correspondence
from seeds2tei.expressions import expression
from seeds2tei.naming import NAME
from seeds2tei.tables import rows

BEFORE_ADDRESSEES = frozenset("the all our my his her their den die das alle unsere meine seine ihre".split())
MOST_SMALL = 3  # words in small letters, of four letters or more, in an address
LONGEST_SALUTATION = 330
LONGEST_APPEAL = 8  # words
QUOTES = '„“«»"‚‘’ '
IN_ANY_CASE = frozenset({"salutation", "closing", "office"})
# A sentence that goes on is no salutation: "Dear Mr. M.: I enclose ...".
RUNS_ON = expression(r"[,:;!–—-](?:\s++\S++){4}\s++\S.{0,330}[.?]\s*$|[.?!]\s++\S++\s++\S++\s++\S", re.DOTALL)
# A salutation that runs on: one to five words, the first with a capital, and its sign.
RUN_IN = expression(
    r"[^\W\d_a-z][^\W\d_]+(?: (?:(?!as\b|was\b|is\b|the\b)[^\W\d_][\w’'-]*\.?)){0,4}"
    r"(?:[!:] |, (?=[^\W\d_])|\.[—–-])(?=\S)"
)
ARTICLE = expression(r"(?:Der|Die|The) (?=[A-ZÀ-Ý])|(?:Le|La|Il|El) |L['’]")
# "Mi amable amiga:", "Mein alter Freund!": a few words that begin with "my" and end in "friend".
FRIEND = expression(
    r"(?:M[iy]|Meu|Mio|Mia|Mon|Meine?|Мой|Моя|Мій|Mój|Moja|Mijn)(?: [^\W\d_][\w’'-]*,?){0,3}"
    r" (?:(?:amig|amic)[aoie]s?|amie?|Freund(?:in)?|friends?|друг|друже|przyjacielu|vriend(?:in)?)[,:!.—–]?",
    re.IGNORECASE,
)
# Whom a letter addresses, in a line of its own: "Mrs. Felipita N. Baca", "Herrn Dr. Karl Weber".
TITLED = expression(
    r"(?:Mr|Mrs|Miss|Mister|Sra?|Señora?|Herrn|Frau|Fräulein|Mme|Mlle|Monsieur|Madame|Pan|Pani)\b\.?"
    r"(?: [^\W\d_a-zß-öø-ÿ][\w’'-]*\.?){1,5}[.,:]?"
    r"|(?:Excmo|Excma|Ilmo|Sr\. D|Sra\. D)\b\.? [^\W\d_a-z][^\n]{2,70}[.,:]?"
    r"|(?:H(?:on|ON)|Rev|Messrs)\. [^\W\d_a-z][^\n]{2,70}:"
    r"|(?:(?i:(?:lieut(?:enant)?|major|maj|brig(?:adier)?)\.?[- ])?(?i:gen(?:eral)?|col(?:onel)?|capt(?:ain)?)\.?)"
    r" [^\W\d_a-z][^\n:,]{1,60}(?:,[^\n:]{2,40})?:"
    r"|(?:Monsieur|Madame|Messieurs|Mesdames|Mademoiselle) (?:l[ea] |l['’])[^\n,.;:!]{2,60},"
)


@cache
def _beginnings() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """The words of each kind in data/letters.csv, in all languages, by their first two letters; the longest first."""
    table: dict[str, dict[str, list[str]]] = {}
    for kind, words in rows("letters.csv"):
        by_letters = table.setdefault(kind, {})
        for word in sorted(words.split(";"), key=len, reverse=True):
            by_letters.setdefault(word[:2].lower(), []).append(word.lower() if kind in IN_ANY_CASE else word)
    return table


def _lead(kind: str, text: str) -> int:
    """The length of the words of a kind with which a text begins, 0 if it begins with none."""
    for word in _beginnings()[kind].get(text[:2].lower(), ()):
        length = len(word)
        written = text[:length]
        if (written.lower() if kind in IN_ANY_CASE else written) != word:
            continue
        after = text[length : length + 1]
        if not (word[-1].isalnum() and (after.isalnum() or after == "_")):
            return length
    return 0


def salutation(text: str) -> bool:
    """Whether a short block addresses its reader and does nothing else.

    >>> salutation("lieber Hugo,"), salutation("TO THE SECRETARIES OF REGIONAL COMMITTEES")
    (True, True)
    >>> salutation("Dear Mr. M.: I enclose a copy of the report."), salutation("To be or not to be.")
    (False, False)
    >>> salutation("An IDLE extension can define new key bindings and menu entries for IDLE")
    False
    """
    words = text.strip().lstrip(QUOTES)
    if not words or len(words) > LONGEST_SALUTATION:
        return False
    if TITLED.fullmatch(words):
        return True
    if is_correspondence(words):
        return False
    if FRIEND.fullmatch(words):
        return True
    if _lead("salutation", words):
        if RUNS_ON.search(words) or len(words) > 90:
            return False
        return words[-1] in ",:!—–-" or len(words.split()) <= 5
    if words[-1] in "!:;" and len(words.split()) <= LONGEST_APPEAL and _lead("appeal", words):
        return True  # a speech, a proclamation: "Citizens of Riga!"
    if (
        _lead("address", words.capitalize() if words.isupper() else words)
        or words[:7].upper() == "TO THE " == words[:7]
        or words.startswith("TO ")
    ):
        rest = words.split(None, 1)[1] if " " in words else ""
        return bool(rest) and _is_address(words, rest)
    return False


def greets(text: str) -> bool:
    """Whether a short block greets its reader, and does not only say whom it is for.

    >>> greets("Dear Anna,"), greets("To the Secretary of the Board"), greets("Herrn Karl Weber")
    (True, False, False)
    """
    words = " ".join(text.split()).lstrip(QUOTES)
    greeted = _lead("salutation", words) > 0 or FRIEND.fullmatch(words) is not None
    return greeted and salutation(words) and not is_address(words)


def greets_first(text: str) -> bool:
    """Whether a paragraph begins with a salutation of a few words that runs on into its sentence.

    >>> greets_first("Meine liebe Anna, ich habe deinen Brief"), greets_first("Moja kochana żono! Serdecznie dziękuję")
    (True, True)
    >>> greets_first("Dear as the harbour was to her, she left it."), greets_first("Meine liebe Anna")
    (False, False)
    """
    words = text.lstrip(QUOTES)
    lead = _lead("salutation", words)
    found = RUN_IN.match(words) if lead else None
    return found is not None and found.end() >= lead


def salutation_words(text: str) -> int:
    """The length of the words of a salutation at the beginning of a text, 0 if there are none."""
    return _lead("salutation", text)


def is_address(text: str) -> bool:
    """Whether a line that addresses its reader begins with "To", "An", "Кому", not with "Dear".

    >>> is_address("To the Secretary of the Board"), is_address("Dear Anna,")
    (True, False)
    """
    words = text.strip()
    return words.startswith("TO ") or _lead("address", words) > 0


def _is_address(words: str, rest: str) -> bool:
    """The addressee in capitals or with a capital soon; no sentence."""
    if words.isupper():
        return True
    small = sum(len(word) > 3 and word.islower() for word in rest.split())
    if words[:3] in ("To ", "An ") and rest.split()[0] not in BEFORE_ADDRESSEES and small > MOST_SMALL:
        return False  # "To build the mill they needed to know ..."
    first = next((word for word in rest.split()[:3] if word[0].isupper()), "")
    return (bool(first) and words[-1] not in ".?!;") or (bool(first) and words[-1] == "." and len(words.split()) <= 6)


def closing(text: str) -> bool:
    """Whether a short line is a closing formula: "Yours truly,", "Herzlichst Ihr", "С уважением"."""
    words = " ".join(text.split())
    return bool(words) and len(words) <= 200 and closing_words(words) > 0


def closing_words(text: str) -> int:
    """The length of the words of a closing formula at the beginning of a text, 0 if there are none."""
    return max(_lead("closing", text), compliment(text))


def postscript(text: str) -> bool:
    """Whether a paragraph is a postscript."""
    return _lead("postscript", text.lstrip()) > 0


def signed_word(text: str) -> int:
    """The length of a word for "signed" at the beginning, 0 if there is none."""
    return _lead("signed", text)


def office(text: str) -> bool:
    """Whether a text begins with an office that signs: "Secretary of ...", "Секретарь ..."."""
    words = text.strip()
    return words[:1].isupper() and _lead("office", words) > 0


def signing_office(text: str) -> bool:
    """Whether a text begins with an office, perhaps behind an article, as it stands at the end: "Le ministre ..."."""
    words = text.strip()
    behind = ARTICLE.sub("", words, count=1)
    romance = words[:3] in ("Le ", "La ", "Il ", "El ") or words[:2] in ("L'", "L’")
    return office(behind[:1].upper() + behind[1:] if romance else behind)


def names_at_end(text: str) -> tuple[int, int] | None:
    """The name with which a signature ends: offsets of "J. Stalin" in "Secretary of the CC J. Stalin".

    A name has an initial or at most three words; what stands before is the office.
    """
    found = None
    for match in INITIALED.finditer(text):
        found = match.span()
    whole = NAME.fullmatch(text.strip(" .,\n"))
    if found is not None and whole is not None and len(whole[0].split()) <= MOST_OF_NAME and not office(whole[0]):
        start = text.index(whole[0])
        return start, start + len(whole[0])  # "John F. Berg"
    if found is not None and ALIAS.sub("", text[found[1] :], count=1).strip(" .,*)]") == "":
        return found
    last = LAST_IN_CAPITALS.search(text)
    if last is not None and not text[: last.start(1)].isupper():
        return last.span(1)
    whole = NAME.fullmatch(text.strip(" .,"))
    if whole is not None and 1 <= len(whole[0].split()) <= 3:
        start = text.index(whole[0])
        return start, start + len(whole[0])
    return None


# "Captain of the guard KARR": a surname in capitals behind a rank in small letters.
LAST_IN_CAPITALS = expression(
    r"(?<!\w)(?!(?:the|of|der|des|die|de|du|del|la|le)\s)[^\W\d_A-ZА-ЯІЇЄҐ]{2,}\.? "
    r"(?=\w*[AEIOUYÄÖÜАЕИОУЫЭЮЯІЇЄ]\w*[AEIOUYÄÖÜАЕИОУЫЭЮЯІЇЄ])"
    r"([A-ZÀ-ÝА-ЯІЇЄҐЁ]{4,}(?:-[A-ZÀ-ÝА-ЯІЇЄҐЁ]{3,})?)[ .]*\Z"
)
MOST_OF_NAME = 4  # words
ALIAS = expression(r"\A\s?\([^\W\d_a-zа-я][^\W\d_]+\)")  # "V. Ulyanov (Lenin)"
INITIALED = expression(r"(?:[^\W\d_a-zа-яіїєґ]\.[ \u00a0]?){1,3}[^\W\d_a-zа-яіїєґ][\w’'-]+")
