"""The short title of a document that goes by a whole sentence, as calendars of archives and laws do.

"Telegram from the Consul in Riga to the Ministry concerning the arrest ..." is shown in a list by its beginning;
the header keeps both. TEI P5, section COBICOR (`title type="short"`): an abridged form of the title.
"""

from __future__ import annotations

from collections.abc import Sequence

from seeds2tei.sentence_cuts import OPEN_WORDS

LONGEST = 20  # words of a title that needs no shorter one, and of the shorter one
LEAST = 5  # words of a short title: fewer name a kind of document and nothing else
# Words behind which a title says what the document is about.
SUBJECT = frozenset(
    "about concerning regarding respecting relating "
    "betreffend betreffs bezüglich wegen über "
    "concernant touchant sur "
    "sobre acerca referente relativo relativa "
    "circa concernente riguardante "
    "dotyczący dotycząca dotyczące "
    "о об обо относительно касательно про щодо стосовно".split()
)
# The first words of phrases that do the same.
SUBJECT_PHRASES = frozenset(
    ("in", word) for word in ("connection", "regard", "reference", "relation", "bezug", "sachen")
) | frozenset(
    {
        ("with", "regard"), ("with", "reference"), ("on", "the"), ("relative", "to"), ("au", "sujet"), ("à", "propos"),
        ("relatif", "à"), ("relative", "à"), ("w", "sprawie"), ("по", "поводу"), ("по", "вопросу"), ("в", "связи"),
    }
)  # fmt: skip
# The first words of titles that are nothing but a subject: "On the Price of Bread and ...".
SUBJECT_TITLE = SUBJECT | {"on", "zur", "zum", "de", "про", "по"}
AND = frozenset("and und et y e ed oraz i и та й i en och og".split())
DASHES = frozenset("–—-")
QUOTATION = frozenset('"“”„«»‹›')


def short_title(title: str) -> str:
    """The beginning of a title of more than 20 words, up to where a reader can stop; "" where that is nowhere.

    That is before the words that say what it is about, or else at the first comma, dash or "and" behind five words;
    never at a quotation or behind one: it is often the title proper.

    >>> short_title("Telegram from the Consul in Riga to the Foreign Ministry concerning the arrest of the captain, "
    ...             "the mate and two sailors of the brig Anna")
    'Telegram from the Consul in Riga to the Foreign Ministry'
    >>> short_title("On the Price of Bread")
    ''
    """
    words = title.split()
    if len(words) <= LONGEST:
        return ""
    last = min(LONGEST, len(_before_quotation(words)) - 1)
    stops = [i for i in range(LEAST, last + 1) if not _hangs(words[i - 1])]
    by_subject = words[0].casefold() not in SUBJECT_TITLE
    subject = next((i for i in stops if by_subject and _says_subject(words, i)), None)
    place = subject or next((i for i in stops if words[i - 1][-1] in ",;:–—" or _goes_on(words[i])), None)
    return " ".join(words[:place]).rstrip(" ,;:–—") if place else ""


def _before_quotation(words: Sequence[str]) -> Sequence[str]:
    """The words up to the first quotation; it may be the title proper, so nothing is cut there or behind."""
    return words[: next((i for i, word in enumerate(words) if QUOTATION.intersection(word)), len(words))]


def _says_subject(words: Sequence[str], i: int) -> bool:
    word = words[i]
    return word in SUBJECT or (word, words[i + 1] if i + 1 < len(words) else "") in SUBJECT_PHRASES


def _goes_on(word: str) -> bool:
    return word in AND or word in DASHES


def _hangs(word: str) -> bool:
    """Whether a title cannot end in a word: "to", "of the"."""
    return word.casefold() in OPEN_WORDS
