"""Latvian, Lithuanian and Estonian references.

LVVA, 4011. f., 1. apr., 32. l., 12. lp.    the number stands before its label; l. = lieta, lp. = leaf
LYA, f. K-1, ap. 3, b. 5, l. 12             b. = byla; here l. = leaf
ERA.31.1.5                                  fonds, nimistu, säilik
"""

from __future__ import annotations

from seeds2tei.references.families.values import NOT_A_DAY, NUMBER, PLAIN
from seeds2tei.references.grammar import Family, labelled, trailing
from seeds2tei.references.locus import LocusGrammar

FONDS = rf"(?:(?-i:[A-Z]{{1,3}})-?\s?)?{NUMBER}"

LATVIAN = Family(
    "Latvian",
    forms=(
        NOT_A_DAY
        + r"(?P<fonds>(?:(?-i:[A-Z]{1,2})-)?\d{1,5})[-/](?P<opis>\d{1,4}[a-z]?)[-/](?P<delo>\d{1,6})(?![\w/-])",
    ),
    ladder=(
        trailing("fonds", r"f|fonds|fonda", FONDS),
        labelled("fonds", r"f|fonds", FONDS),
        trailing("opis", r"apr|apraksts|apraksta", NUMBER),
        labelled("opis", r"apr|apraksts", NUMBER),
        trailing("delo", r"l|lieta|lietas", NUMBER),
        labelled("delo", r"l|lieta", NUMBER),
    ),
    locus=LocusGrammar(folio=r"lpp?|lapa|lapas", folio_after=r"lpp?|lapa|lapas"),
)

LITHUANIAN = Family(
    "Lithuanian",
    forms=(
        NOT_A_DAY + r"(?P<fonds>(?:(?-i:[A-Z])-)?\d{1,5})-(?P<opis>\d{1,4})-(?P<delo>\d{1,6})(?![\w-])",
        r"f\.?\s?(?P<fonds>\d{1,4})\s?-\s?(?P<delo>\d{1,6})(?![\w-])",  # manuscripts of libraries
    ),
    ladder=(
        labelled("fonds", r"f|fondas|F", FONDS),
        labelled("opis", r"ap|apyr|apyrašas|apr|inv", NUMBER),
        labelled("delo", r"b|byla|bylos", NUMBER),
    ),
    locus=LocusGrammar(folio=r"ll?|lap|lapas|lapai", page=r"pp?|psl"),
)

ESTONIAN = Family(
    "Estonian",
    forms=(
        r"(?P<fonds>(?:(?-i:[A-Z]{1,3})-?)?\d{1,5}(?:/\d{1,3}(?=\.\d{1,4}\.\d))?)\s?[./-]\s?(?P<opis>\d{1,4}[a-z]{0,2})\s?[./-]"
        r"\s?(?P<delo>\d{1,6}[a-z]{0,2})(?![^\W_]|[./-]\d)",
    ),
    ladder=(
        labelled("fonds", r"f|fond", FONDS),
        labelled("opis", r"n|nim|nimistu|nr", PLAIN),
        labelled("delo", r"s|säilik|s\.?-?ü", rf"(?:(?-i:[A-Z])[a-z]?\s?)?{PLAIN}"),
        labelled("folder", r"m|mapp", r"\d{1,5}(?::\d{1,4})?"),
    ),
    locus=LocusGrammar(folio=r"ll?|leht|lehed", page=r"lk|lehekülg|lhk"),
)
