"""What is left of pictures: captions, credits, permissions.

    Anna Veld, miller. Photo courtesy of the Orlov Museum.
        ->  <figure><head>Anna Veld, miller.</head><note type="credit">Photo courtesy of ...</note></figure>

The first sentence is the head, the sentences about rights are a note, which the header repeats. A whole short
paragraph is taken, with a word for the picture and one for the credit; `Figure 3 shows` is a sentence.
TEI P5, section FTGRA (Specific Elements for Graphic Images).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from seeds2tei.annotation import Annotation, Attributes
from seeds2tei.expressions import expression
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile
from seeds2tei.recogniser import Recogniser
from seeds2tei.source import Span

LONGEST = 450
APART = frozenset("list item table lg quote figure note".split())
# One of these stands in every credit; looked for first, because that is cheap.
STEMS = (
    "mage", "hoto", "icture", "llustration", "ortrait", "redit", "ourtesy", "ermission", "ikimedia", "Fig", "Abb",
    "Bild", "Foto", "Crédit", "magen", "Фото", "Рис", "Илл", "Іл", "Світлин", "Снимок",
    "Изображение", "Zdj", "Ryc", "Plate",
)  # fmt: skip
_PICTURE = (
    r"(?:Featured |Cover |Header |Lead |Top |Main )?(?:[Ii]mages?|[Pp]hoto(?:graph)?s?|[Pp]ictures?|[Ii]llustrations?|"
    r"[Pp]ortrait|Titelbild|Bild(?:er)?|Fotos?|Fotografie|Abbildung|Photographie|Imagen|Fotografía|Immagine|Fotografia|"
    r"Imagem|Zdjęcie|Фото(?:графия|графии)?|Изображение|Иллюстрация|Снимок|Фотографія|Світлина|Зображення|Ілюстрація)"
)
_CREDIT = (
    rf"{_PICTURE}\s*(?:credits?\b|courtesy\b|provided\b|reproduced\b|used (?:with|by)\b|scanned from\b|supplied\b|"
    r"copyright\b|mit freundlicher\b|aus dem (?:Archiv|Besitz)\b|reproduite?\b|cortesía\b|предоставлен\w*|из архива\b|"
    r"публикуется с\b|(?:source|quelle|nachweis)?\s*[:©]|(?:by|von|par|de|di)\s+[^\W\d_a-zа-я])"
    r"|(?:Photo|Picture|Image)[ -]?[Cc]redits?\b|Credits?\s*:|Crédits?(?: photo\w*)?\s*:"
    r"|Bildnachweis\b|Bildquelle\b|Fotonachweis\b|Fot\.\s|(?:By |Par |Por )?[Cc]ourtesy of\b"
    r"|(?:Reproduced|Used|Reprinted|Published) (?:here )?(?:with|by) (?:kind |exclusive )?permission\b"
    r"|Mit (?:freundlicher )?Genehmigung\b|Avec l'aimable autorisation\b|С (?:любезного )?разрешения\b"
    r"|(?:Public domain|CC[ -]BY[\w .-]{0,20}),? (?:via|from) Wikimedia\b|(?:Via |Source: ?|From )?Wikimedia Commons\b"
)
NUMBERED = expression(
    r"(?:Fig(?:ure|\.)|Ill(?:ustration|\.)|Plate|Abb(?:ildung|\.)|Tafel|Рис(?:унок|\.)|Илл?\.|Іл\.|Мал\.|Ryc(?:ina|\.)|"
    r"Tav\.|图)\s*\d{1,3}[a-z]?\s?[.:)–—-]"
)
PERMISSION = expression(
    r"ermission|enehmigung|utorisation|разрешени|дозвол|ermiso|ermesso|ermissão|ezwoleni|do not (?:use|reproduce)",
    re.IGNORECASE,
)
SENTENCE_END = expression(r"(?<=[^\W\d_]{3}[.!?])[”\"»’')\]]*\s+|(?<=\d[.!?])[”\"»’')\]]*\s+|[.!?][”\"»’')\]]+\s+")
BOUNDARY = expression(r"(?:^|(?<=[.!?;:])|(?<=[.!?][”\"»’')\]])|(?<=[)\]|\n]))\s{0,40}(?=\S)")


@cache
def _credit() -> re.Pattern[str]:
    """The beginning of a sentence that says whose the picture is; compiled for the first line that speaks of one."""
    return re.compile(_CREDIT)


def find(passages: Sequence[Passage], profile: Profile) -> Iterator[Annotation]:
    for passage in passages:
        text = passage.text
        if len(text) > LONGEST or passage.tag != "p" or not passage.provisional:
            continue
        if not any(stem in text for stem in STEMS) or any(container.tag in APART for container in passage.within):
            continue
        if parts := _parts(text):
            yield from _figure(passage, *parts)


def _parts(text: str) -> tuple[int, int] | None:
    """Where the head of a caption ends and where its credit begins; None if it is no caption."""
    for boundary in BOUNDARY.finditer(text):
        start = boundary.end()
        if not _credit().match(text, start):
            continue
        if text[:start].strip():
            return len(text[:start].rstrip()), start
        first = SENTENCE_END.search(text)
        if first is None or not text[first.end() :].strip():
            return 0, start
        return len(text[: first.end()].rstrip()), first.end()
    if NUMBERED.match(text) and len(text) <= LONGEST // 2:
        return len(text), len(text)
    return None


def _figure(passage: Passage, head_end: int, note_start: int) -> Iterator[Annotation]:
    span = passage.block.span
    text = passage.text
    key = f"figure-{span.start}"
    featured: Attributes = (("type", "featured"),) if text.startswith("Featured ") else ()
    because = "a short paragraph that names a picture and whose it is"
    yield Annotation(span, "figure", (*featured, ("place", "block")), by="caption", because=because, key=key)
    head = Span(span.start, passage.span(0, head_end).end if note_start < len(text) else span.end)
    if head_end:
        yield Annotation(head, "head", by="caption", because="the first sentence says what the picture shows")
    if note_start < len(text):
        note = Span(passage.span(note_start, len(text)).start if head_end else span.start, span.end)
        permission = PERMISSION.search(text, note_start) is not None
        kind = "permission" if permission else "credit"
        attributes = (("type", kind), ("place", "inline"), ("corresp", f"#{key}"))
        reason = "it says who permits the use of the picture" if permission else "it says where the picture comes from"
        yield Annotation(note, "note", attributes, field="permission", by="caption", because=reason)


RECOGNISER = Recogniser("caption", ("figure", "head", "note"), "FTGRA", find)
