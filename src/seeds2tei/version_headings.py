"""What a heading says of the version below it: whether that is the original, or a translation of it.

Original, Оригинал, Urtext            ->   "original"
English translation, Traduction       ->   "translation"
Source (German), Diplomatic, Text     ->   "text": the original, where a translation is headed too
"""

from __future__ import annotations

import re

from seeds2tei.expressions import expression
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
WORD = expression(r"[^\W\d_]+")
ENDING = 2
"""Letters that the name of a language may have behind it: "englische", "anglaise"."""


def version_kind(heading: str) -> str:
    """Which version stands below: "original", "translation", "text", or "" where the words say nothing of versions.

    >>> [version_kind(words) for words in ("Original", "Source (German)", "Englische Übersetzung", "Source")]
    ['original', 'text', 'translation', '']
    """
    words = heading.strip(" \n\t[]():.*—–-")
    if len(heading) > LONGEST or not words:
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
    folded = word.casefold()
    return any(folded[: len(folded) - cut] in language_names() for cut in range(ENDING + 1) if len(folded) - cut > 3)
