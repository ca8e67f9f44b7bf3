"""What an edition says below a letter of the paper it prints: "ALS, Morgan Library.", "Печатается по автографу.".

The sigla are those of documentary editing: ALS (autograph letter signed), RC (recipient's copy), Dft (draft).
"""

from __future__ import annotations

from seeds2tei.expressions import expression

LONGEST = 700
# Sigla, and where the paper is: behind a comma, a colon or in brackets.
SIGLA = expression(
    r"T?A?(?:L|D|KS|PK)(?:S|C|Dft|SX)?X?\. \[\d"
    r"|(?:A?[LDN]S?|T[LDN]S?|[RSFP]C|PrC|PoC|LbC|A?Dft|ADfS?|Tr|MSS?|FrC|Lb?)(?: copy)?"
    r"(?: ?\([A-ZÀ-Þ][^)\n]{1,60}\)|[,:] (?=[A-ZÀ-Þ][^\n]*?(?:[A-Z]{2}|Librar|Archiv|Societ"
    r"|Museum|Universit|College|Collection|Papers)))"
)
WORDS = expression(
    r"(?:Печатается|Печат\. по|Публикуется|Воспроизводится|Впервые (?:опубликовано|напечатано)|Впервые:|Автограф"
    r"|Подлинник[.,—–-]"
    r"|Датируется|Год устанавливается|Местонахождение|Опубл\.|Опубликовано"
    r"|Подається|Друкується|Вперше (?:надруковано|опубліковано)|Датується|Оригінал"
    r"|Autograf[.,:;]|Rękopis[.,:]|Rkps|Pierwodruk|Podstawa druku|Oryginał[.,:]"
    r"|Handschrift(?:en)?:|Hs\.:|H: |Textgrundlage|Überlieferung:|Ausfertigung[.,:]|Konzept[.,:]|Entwurf[.,:]|Erstdruck"
    r"|Druckvorlage|Eigenh(?:ändiger|\.) (?:Brief|Postkarte)|Brief, \d|Postkarte, \d|Original(?:brief)?[:;] "
    r"|Manuscrit autographe|Autographe[.,:;]|L\.a\.s\.|Copie autographe|Minute autographe|Orig(?:inal)? autographe"
    r"|Autografo[.,:;]|Minuta[.,:;]|Originale[.,:;]|Edita? in|Pubblicat[ao] in"
    r"|Autógrafo[.,:;]|Original en|FUENTE (?:DOCUMENTAL|EDITORIAL)|Handschrift, |Autograaf"
    r"|(?:The|This) (?:letter|postcard|telegram|date|original|manuscript) (?:is|was|has been)"
    r" (?:undated|dated|not dated|written (?:on|in)|in the hand|conjectur|published|printed|unsigned|preserved"
    r"|endorsed|addressed|postmarked)"
    r"|Der Brief ist (?:undatiert|nicht datiert|datiert)|Die Datierung"
    r"|Cette lettre (?:est|a été) (?:non )?(?:datée|publiée)"
    r"|Autograph(?: letter)?[.,:;]|Holograph[.,:;]|Manuscript[.:;] |Text(?: from|:) )"
)


def is_source_note(text: str) -> bool:
    """Whether a paragraph below a letter tells from which paper it is printed.

    >>> is_source_note("ALS, Morgan Library."), is_source_note("RC (DLC: Madison Papers); endorsed by him.")
    (True, True)
    >>> is_source_note("Печатается по автографу."), is_source_note("L, the miller, came.")
    (True, False)
    """
    words = text.strip(" \n*[(")
    return len(words) <= LONGEST and (SIGLA.match(words) is not None or WORDS.match(words) is not None)
