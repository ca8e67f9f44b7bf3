"""The language of a passage, by its letters and its commonest words.

Silent in doubt: a short or mixed passage has no language of its own. A label or the profile goes before this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from seeds2tei.expressions import expression
from seeds2tei.naming import LANGUAGE_NAMES
from seeds2tei.passage import Passage

WORD = expression(r"[^\W\d_]+")
TAG = expression(r"[a-z]{2}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
SAMPLE = 4000
LEAST = 20  # letters; below this nothing is said

# The words that tell one language from its neighbours, not merely the commonest.
FUNCTION_WORDS = {
    "en": "the of and to in that is was for with his be by he on have this from are not which has they their been",
    "de": "der die und das den ist nicht von zu mit dem ein des sich auf für eine auch wie aus nach bei sie werden ich",
    "fr": "le la les et des du est que une qui dans pour pas vous nous sur au avec ce il je sont mais plus cette",
    "es": "el los las del que una por con para su es como más pero sus muy está hay este lo se también usted mi",
    "it": "il di che la gli una per non con del della sono è alla più anche nel dei delle questo ma ha si",
    "pt": "o os as do da dos das que uma não com para por mais em no na ao são foi seu sua é também você",
    "nl": "de het een van en dat is niet te zijn op voor met aan er ook maar die hij naar door bij wordt heb",
    "pl": "i w na z nie się do że to jest o jak po ale od za przez przy dla czy tylko już był oraz ich",
    "cs": "a v na se je že z do to s za o by pro ale jako po jsou který nebo byl při jeho také už",
    "sv": "och att det som en på är av för med den till inte om har de ett han var jag från men ska",
    "la": "et in est non ad cum ut quod qui sed ex per quae esse enim etiam atque nec autem sunt eius",
}
CYRILLIC_WORDS = {
    "ru": "и в не на что с по как это к из у за от его но для был все так же о бы",
    "uk": "і в не на що з та до як це за від його але для був все так же про чи є й у",
    "bg": "и в не на че с по как това към от за е са се да но при или като той бе със",
}  # fmt: skip
# Letters that only one of the Cyrillic languages has.
TELLING_LETTERS = {"uk": "іїєґ", "be": "ўі", "ru": "ыэё", "sr": "ђћјљњџ"}

SCRIPTS = (
    ("he", "\u0590", "\u05ff"), ("ar", "\u0600", "\u06ff"), ("el", "\u0370", "\u03ff"), ("hy", "\u0530", "\u058f"),
    ("ka", "\u10a0", "\u10ff"), ("ja", "\u3040", "\u30ff"), ("ko", "\uac00", "\ud7af"), ("zh", "\u4e00", "\u9fff"),
    ("hi", "\u0900", "\u097f"),
)  # fmt: skip

_LATIN = {code: frozenset(words.split()) for code, words in FUNCTION_WORDS.items()}
_CYRILLIC = {code: frozenset(words.split()) for code, words in CYRILLIC_WORDS.items()}


def identify(text: str) -> str:
    """The language of a passage as a BCP 47 tag, "" when in doubt.

    >>> identify("It has become known to the Central Committee that the secretaries of the party have")
    'en'
    >>> identify("Об ошибках в работе партийных организаций и о мерах по их исправлению")
    'ru'
    >>> identify("J. V. Stalin")
    ''
    """
    sample = text[:SAMPLE]
    words = [word.lower() for word in WORD.findall(sample)]
    letters = sum(map(len, words))
    if letters < LEAST:
        return ""
    first = Counter(script_of(word[0]) for word in words)
    script, count = first.most_common(1)[0]
    if count * 2 < len(words):
        return ""
    if script == "Latn":
        return _by_words(words, _LATIN)
    if script == "Cyrl":
        return _cyrillic(words)
    if script == "zh" and first["ja"] * 10 > len(words):
        return "ja"
    return script


def language_of(passages: Iterable[Passage]) -> str:
    """The language of a text: that of its paragraphs; where they say nothing, that of what it lists."""
    texts = [(passage.tag, passage.text) for passage in passages]
    paragraphs = identify(" ".join(text for tag, text in texts if tag in ("p", "l"))[:SAMPLE])
    return paragraphs or identify(" ".join(text for tag, text in texts if tag in ("p", "l", "item"))[:SAMPLE])


def tag_of(words: str) -> str:
    """The BCP 47 tag that a label states, or the one of a language that it names; "" if it is neither.

    >>> tag_of('"en-GB"'), tag_of("German"), tag_of("de_AT"), tag_of("German and French"), tag_of("the")
    ('en-GB', 'de', 'de-AT', '', '')
    """
    word = words.strip(" \t'\"[].")
    if word.casefold() in LANGUAGE_NAMES:
        return LANGUAGE_NAMES[word.casefold()]
    code = word.replace("_", "-")
    known = code[:2].casefold() in LANGUAGE_NAMES.values()
    return code if TAG.fullmatch(code) and known else ""


def script_of(letter: str) -> str:
    """The alphabet of a letter ("Latn", "Cyrl"), or the one language that has it ("he"); "" for a rare one.

    >>> script_of("W"), script_of("ж"), script_of("ש")
    ('Latn', 'Cyrl', 'he')
    """
    if letter < "\u0250" or "\u1e00" <= letter <= "\u1eff":
        return "Latn"
    if "\u0400" <= letter <= "\u052f":
        return "Cyrl"
    return next((name for name, low, high in SCRIPTS if low <= letter <= high), "")


def _by_words(words: list[str], tables: dict[str, frozenset[str]]) -> str:
    counts = Counter(words)
    scores = sorted(
        ((sum(counts[word] for word in table if word in counts), code) for code, table in tables.items()),
        reverse=True,
    )
    (best, code), (second, _) = scores[0], scores[1]
    return code if best >= 2 and best * 12 >= len(words) and best > 1.3 * second else ""


def _cyrillic(words: list[str]) -> str:
    letters = Counter("".join(words))
    telling = {code: sum(letters[letter] for letter in own) for code, own in TELLING_LETTERS.items()}
    if telling["sr"]:
        return "sr"
    if letters["ў"]:
        return "be"
    if telling["uk"] > telling["ru"]:
        return "uk"
    return "ru" if telling["ru"] else _by_words(words, _CYRILLIC)
