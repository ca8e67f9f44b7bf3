"""Papyri, ostraca and tablets: numbers of editions, and inventory numbers.

    P.Oxy. XIV 1631 · BGU IV 1234 · O.Bodl. II 12     the number in an edition: where it lies is not said
    P.Mich. inv. 1234 · P.Vindob. G 12345             the inventory number of a collection: a shelfmark

Recto and verso of a papyrus are the directions of its fibres; they are no leaves. The abbreviations are those
that papyrologists have agreed upon.
"""

from __future__ import annotations

from seeds2tei.references.grammar import Family

EDITIONS = (
    r"(?:P\.?\s?Herc|P\.\s?(?:Abinn|Amh|Ant|Berl\.\s?Leihg|Bodm|Bon|Bour|Cair\.\s?Isid|Cair\.\s?Masp|Cair\.\s?Zen|Col|Corn|Dura|Eleph"
    r"|Ent|Fay|Flor|Fouad|Freib|Giss|Grenf|Gur|Hamb|Harr|Haun|Heid|Hib|Iand|Kell|Köln|Laur|Leid|Lips|Lond"
    r"|Lugd\.\s?Bat|Mert|Merton|Mich|Mil\.\s?Vogl|Münch|NYU|Ness|Oslo|Oxy|Panop|Par|Petaus|Petr|Princ|Rain\.\s?Cent"
    r"|Rein|Rev|Ross\.\s?Georg|Ryl|Sakaon|Sarap|Sorb|Stras|Strasb|Tebt|Thead|Turner|Ups|Vars|Vind\.\s?Sal|Warr|Wisc"
    r"|Würzb|Yale|Zen\.\s?Pestm)"
    r"|O\.\s?(?:Amst|Berl|Bodl|Camb|Claud|Did|Edfou|Krok|Leid|Mich|Stras|Tait|Theb|Wilck)|T\.\s?Vindol)\.?"
)
VOLUME = r"(?-i:[IVXLC]{1,7})(?:\.\d)?\s"
NUMBER = r"\d{1,5}(?:\s?(?-i:[a-z])(?![^\W_]))?(?![\w/])"

PAPYRI = Family(
    "papyrus edition",
    forms=(
        rf"(?-i:(?P<item>{EDITIONS}\s?(?:{VOLUME}|\d{{1,2}}\.(?=\d)){NUMBER}))",
        # Without a volume "P. Par. 12" may be a person and a number.
        rf"(?-i:(?P<item>{EDITIONS}\s?(?:(?=\d{{3}})|(?<=[POT]\.[^\s]{{3}}\.\s)|(?<=[POT]\.[^\s]{{4}}\.\s)){NUMBER}))",
        rf"(?-i:(?P<item>(?:BGU|CPR|PSI|SB|UPZ)\s{VOLUME}{NUMBER}))",
    ),
    alternative="publication",
)

PAPYRUS_INVENTORY = Family(
    "papyrus inventory",
    forms=(
        r"(?-i:(?P<shelfmark>P\.\s?[^\W\d_]{3,7}\.?\s?inv\.?(?:\s(?:[Nn]r|no)\.)?\s(?:[A-Z]{1,2}\s)?\d{1,6}))(?![\w/])",
        r"(?-i:(?P<shelfmark>P\.\s?Vindob\.\s[A-Z]{1,3}\.?\s\d{1,6}))(?![\w/])",
    ),
)
