"""What the edition says of the document beside its reference: "Copy (2 copies). Typewritten text.", "Kopie: BArch, ..."

These words belong to the physical description, not to the call number.
TEI P5, section msph (Physical Description).
"""

from __future__ import annotations

from seeds2tei.expressions import expression
from seeds2tei.references.folding import pattern
from seeds2tei.references.reference import Cited

WORDS = (
    r"Original|Certified copy|Copy|Copies|Electrographic|Typewritten|Typographic|Translat(?:ion|ed)|Signatures?"
    r"|Handwritten|Manuscript|Photocopy|Carbon copy|Draft|Autograph"
    r"|Подлинник|Оригинал|Копия|Заверенная|Завер|Машинопис\w*|Автограф|Рукопис\w*|Отпуск|Типограф\w*|Ксерокопия"
    r"|Черновик"
    r"|Оригінал|Копія|Машинопис|Засвідчена|Відпуск|Арыгінал|Копія"
    r"|Abschrift|Ausfertigung|Durchschlag|Durchschrift|Entwurf|Konzept|Kopie|Reinschrift|[FP]h?otokopie"
    r"|Maschinenschriftlich\w*|Handschriftlich\w*|Copie|Brouillon|Dactylographi\w+|Copia|Borrador|Minuta|Originale"
    r"|Dattiloscritto|Cópia|Rascunho|Kopia|Oryginał|Odpis|Rękopis|Maszynopis|Strojopis|Originál|Afschrift"
)
BEFORE = rf"(?<![^\W_])(?P<state>(?i:{WORDS}))\)?(?::|\s(?:in|im|w|v|en|в|у)(?:\s(?:the|der|dem|den|het|la|el))?)\s$"
LONGEST = 60  # of the state before a reference, with what joins the two
SENTENCE = rf"(?:{WORDS})(?![^\W_]|\s?:)[^.;()\n]{{0,120}}(?:\([^()\n]{{0,60}}\))?[^.;()\n]{{0,80}}(?:\.|$|(?=[);\n]))"
TO_SENTENCE = expression(r"[.,;]?\s{1,2}(?:\()?")
MOST_SENTENCES = 8


def find_description(source: str, end: int) -> Cited | None:
    """Return the sentences on the state of the document that follow a reference directly."""
    begin = stop = -1
    for _ in range(MOST_SENTENCES):
        gap = TO_SENTENCE.match(source, end)
        sentence = pattern(SENTENCE).match(source, gap.end()) if gap else None
        if sentence is None:
            break
        begin = sentence.start() if begin < 0 else begin
        stop = end = sentence.end()
        if source[end - 1] == ".":
            end -= 1
    return Cited(source[begin:stop], begin, stop) if begin >= 0 else None


def find_state(source: str, start: int) -> Cited | None:
    """Return the word on the state of the document that leads to a reference: "Original: ...", "copy in the ..."."""
    floor = max(0, start - LONGEST)
    match = pattern(BEFORE).search(source[floor:start])
    return Cited(match["state"], floor + match.start("state"), floor + match.end("state")) if match else None
