"""The language that an element of a page declares: `lang="heb-Hebr"` is Hebrew, in the form that TEI wants.

Web pages write old three-letter codes, scripts that go without saying, and things that are no language at all.
`@xml:lang` is a tag of BCP 47, which takes the shortest code (TEI P5, section CHSH).
"""

from __future__ import annotations

from seeds2tei.expressions import expression

# ISO 639-2 codes, both kinds, and the two letters that BCP 47 wants instead.
SHORTER = dict(
    pair.split(":")
    for pair in (
        "eng:en heb:he fra:fr fre:fr deu:de ger:de ita:it spa:es por:pt rus:ru ukr:uk bel:be pol:pl nld:nl dut:nl "
        "lat:la ell:el gre:el ara:ar zho:zh chi:zh jpn:ja kor:ko yid:yi hun:hu ces:cs cze:cs slk:sk slo:sk ron:ro "
        "rum:ro bul:bg srp:sr hrv:hr slv:sl lit:lt lav:lv est:et fin:fi swe:sv dan:da nor:no tur:tr fas:fa per:fa "
        "hye:hy arm:hy kat:ka geo:ka cat:ca eus:eu baq:eu gle:ga cym:cy wel:cy isl:is ice:is sqi:sq alb:sq mkd:mk "
        "mac:mk hin:hi ben:bn urd:ur tam:ta tat:tt kaz:kk uzb:uz aze:az san:sa iw:he ji:yi in:id"
    ).split()
)
# The script that the register of language tags says need not be said.
USUAL = {
    **dict.fromkeys("en fr de it es pt pl nl la hu cs sk ro hr sl".split(), "Latn"),
    **dict.fromkeys("lt lv et fi sv da no ca eu ga cy is sq tr".split(), "Latn"),
    **dict.fromkeys("ru uk be bg mk".split(), "Cyrl"),
    **dict.fromkeys("he yi".split(), "Hebr"),
    "el": "Grek", "ar": "Arab", "fa": "Arab", "ur": "Arab", "hy": "Armn", "ka": "Geor", "ja": "Jpan", "ko": "Kore",
    "hi": "Deva", "bn": "Beng", "ta": "Taml",
}  # fmt: skip
NOTHING = frozenset({"und", "mul", "zxx", "mis", "xx", "root"})
TAG = expression(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?((?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)")


def language_tag(declared: str) -> str:
    """A declared language as a tag of BCP 47, "" if it is none.

    >>> language_tag("heb-Hebr"), language_tag("arc-Hebr"), language_tag("DE_at"), language_tag("de-1901")
    ('he', 'arc-Hebr', 'de-AT', 'de-1901')
    >>> language_tag("english"), language_tag("und"), language_tag("x-default")
    ('', '', '')
    """
    found = TAG.fullmatch(declared.strip().lower().replace("_", "-")) if len(declared) <= 40 else None
    if found is None or found[1] in NOTHING:
        return ""
    language = SHORTER.get(found[1], found[1])
    script = (found[2] or "").title()
    parts = [language, "" if USUAL.get(language) == script else script, (found[3] or "").upper(), *found[4].split("-")]
    return "-".join(filter(None, parts))


def is_other(language: str, around: str) -> bool:
    """Whether words are in another language than what is around them; a country makes no other language.

    >>> is_other("la", "en"), is_other("en-GB", "en"), is_other("la", ""), is_other("", "en")
    (True, False, True, False)
    """
    return bool(language) and language.partition("-")[0] != around.partition("-")[0]
