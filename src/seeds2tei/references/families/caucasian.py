"""References of Azerbaijan, Georgia and Armenia.

ARDA, f. 894, siy. 10, iş 148, v. 23      siyahı opis · iş delo · vərəq leaf
სეა, ფონდი 12, აღწერა 1, საქმე 3            fondi · aghtsera · sakme
ՀԱԱ, ֆ. 57, ց. 5, գ. 12, թ. 3              fond · tsutsak · gorts, leaf
"""

from __future__ import annotations

from seeds2tei.references.families.values import NUMBER
from seeds2tei.references.grammar import Family, labelled
from seeds2tei.references.locus import LocusGrammar

CAUCASIAN = Family(
    "Caucasian",
    ladder=(
        labelled("fonds", r"f|fond[iu]?|ф|фонд|ფ|ფონდი|ֆ|ֆոնդ", NUMBER),
        labelled("opis", r"siy|siyahı|op|оп|აღწ|აღწერა|aghts?|aghtsera|ց|ցուց|ցուցակ", NUMBER),
        labelled("delo", r"iş|d|д|საქმე|საქ|sakme|saq|գ|գործ", NUMBER),
    ),
    locus=LocusGrammar(folio=r"v|vv|vərəq|l|л|ფურც?|ფურცელი|թ|թթ|թերթ", page=r"s|გვ"),
)
