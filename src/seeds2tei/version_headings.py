"""What a heading says of the version below it: whether that is the original, or a translation of it.

Original, Оригинал, Urtext            ->   "original"
English translation, Traduction       ->   "translation"
Source (German), Diplomatic, Text     ->   "text": the original, where a translation is headed too
Translation by Clara Veld             ->   "translation", and by whom
English, Русский текст                ->   a language, which does not say what was first
"""

from __future__ import annotations

import re

from seeds2tei.expressions import expression
from seeds2tei.lines import is_name
from seeds2tei.tables import language_names

LONGEST = 40
"""Letters of such a heading, at most."""

ORIGINALS = expression(
    r"original(?: text| version)?|source text|оригинал|подлинник|оригінал|urtext|originaltext|texte original"
    r"|texto original|testo originale|oryginał|原文",
    re.IGNORECASE,
)
TRANSLATIONS = expression(
    r"(?:(?:an? )?(?:literal|alternate) )?translation|translated text|перевод|переклад|übersetzung|traduction"
    r"|traducción|traduzione|tradução|tłumaczenie|译文|翻译|翻譯"
    r"|(?:moderni[sz]ed|normali[sz]ed)(?: text| version| spelling| transcription)?",
    re.IGNORECASE,
)
# Alone these head much else: a bibliography ("Source"), a chapter ("Text").
TEXTS = expression(
    r"(?:diplomatic )?(?:transcription|transcript)|diplomatic(?: text| version| edition)?"
    r"|transkription|abschrift|транскрипция|транскрипція|transcripción|trascrizione|transkrypcja",
    re.IGNORECASE,
)
TEXTS_IN_A_LANGUAGE = expression(r"source|text|texte?|texto|testo|tekst|quelle|источник|джерело|текст", re.IGNORECASE)
JOINING = frozenset("in into to from the of aus dem ins auf en du de del della dal al с на з z na".split())
OF_LANGUAGE = frozenset("version text texte texto testo tekst текст версия версія fassung versión versione auf".split())
EDGES = " \n\t[]():.*—–-"
# Before the name of a translator: "Translation by C. Veld", "Перевод: К. Вельд", "Перевод К. Вельд".
BY = expression(r"(?: (?:by|von|par|por|di|da|de|przez) | ?: )(?=[^\W\d_a-z])| (?=[^\W\d_a-zа-я]\. ?[^\W\d_a-zа-я])")
WORD = expression(r"[^\W\d_]+")
ENDING = 2
"""Letters that the name of a language may have behind it: "englische", "anglaise"."""


def version_kind(heading: str) -> str:
    """Which version stands below: "original", "translation", "text", or "" where the words say nothing of versions.

    >>> [version_kind(words) for words in ("Original", "Source (German)", "Englische Übersetzung", "Source")]
    ['original', 'text', 'translation', '']
    >>> version_kind("Translation by Clara Veld"), version_kind("Translation of Souls")
    ('translation', '')
    """
    if translator_in(heading):
        return "translation"
    return _said(heading.strip(EDGES)) if len(heading) <= LONGEST else ""


def translator_in(heading: str) -> tuple[int, int] | None:
    """Where the name of the translator stands in the heading of a translation; None if it names nobody.

    >>> heading = "English translation by Clara Veld"
    >>> heading[slice(*translator_in(heading))]
    'Clara Veld'
    """
    words = heading.rstrip(EDGES)
    by = BY.search(words, 0, LONGEST)
    if by is None or not is_name(words[by.end() :]) or _said(words[: by.start()].strip(EDGES)) != "translation":
        return None
    return by.end(), len(words)


def language_named(heading: str) -> str:
    """The code of the language that a heading names and nothing else: "English", "Русский текст", "In English".

    >>> [language_named(words) for words in ("English", "Deutsche Fassung", "The English", "Letters")]
    ['en', 'de', '', '']
    """
    if len(heading) > LONGEST:
        return ""
    every = [word for word in WORD.findall(heading) if word.casefold() not in OF_LANGUAGE | {"in"}]
    return _language_code(every[0]) if len(every) == 1 else ""


def _said(words: str) -> str:
    """What the words of a heading say, without the name of a translator."""
    if not words:
        return ""
    if found := _kind(words):
        return found
    every = WORD.findall(words)
    bare = " ".join(word for word in every if not _is_language(word) and word.casefold() not in JOINING)
    if all(not _is_language(word) for word in every):
        return ""
    return _kind(bare) or ("text" if TEXTS_IN_A_LANGUAGE.fullmatch(bare) else "")


def _kind(words: str) -> str:
    for kind, pattern in (("original", ORIGINALS), ("translation", TRANSLATIONS), ("text", TEXTS)):
        if pattern.fullmatch(words):
            return kind
    return ""


def _is_language(word: str) -> bool:
    """Whether a word names a language, perhaps with an ending.

    >>> [_is_language(word) for word in ("German", "deutsche", "anglaise", "Dance", "Russia")]
    [True, True, True, False, False]
    """
    return bool(_language_code(word))


def _language_code(word: str) -> str:
    folded = word.casefold()
    cuts = (folded[: len(folded) - cut] for cut in range(ENDING + 1) if len(folded) - cut > 3)
    return next((language_names()[name] for name in cuts if name in language_names()), "")
