"""The compliments with which letters close, where other words stand among theirs.

    With Social-Democratic greetings       Mit besten Grüßen von Haus zu Haus       Avec mes meilleures amitiés
    С глубоким уважением                   З щирою пошаною                          Łączę wyrazy głębokiego szacunku

What comes behind must not be a sentence: "With regard to the mill ..." is none of them. Whole sentences of the style of
offices and salons are here too.
"""

from __future__ import annotations

import re
from functools import cache

from seeds2tei.expressions import expression

_WORDS = r"(?: [^\W\d_][\w’'.-]*){0,5}?"
_LANGUAGES = (
    (r"with", r"greetings?|regards|respects?|esteem|wishes|love|affection|compliments|thanks"),
    (r"in", r"haste|friendship|sympathy"),
    (r"mit|unter", r"gr(?:ü|u)(?:ß|ss)(?:en|e)?|hochachtung|empfehlung(?:en)?|verehrung|handschlag|händedruck"),
    (r"avec|mille|bien des|salut et", r"salutations|amitiés|respects?|sentiments|hommages|baisers|fraternité"),
    (r"con|un|muchos|recibid?", r"(?:saludo|abrazo|beso)s?(?: muy)?(?: (?:fuerte|cordial)(?:es)?)?|afecto|cariño"),
    (r"con", r"respeto|aprecio|consideración"),
    (r"con|tanti|un", r"saluti|affetto|stima|ossequi|baci|abbraccio|abbracci|rispetto"),
    (r"com|um", r"cumprimentos|abraço|saudações|estima|respeito"),
    (r"с|со", r"приветом|уважением|почтением|любовью|преданностью"),
    (r"крепко|жму|обнимаю", r"руку|вас|тебя|целую|обнимаю"),
    (r"з|із|зі", r"повагою|пошаною|шаною|привітом|любов['’]ю"),
    (r"z|łączę|przesyłam", r"szacunkiem|szacunku|poważaniem|poważania|pozdrowieniami|pozdrowienia|uściski"),
)
# A document in which no line begins so needs no more.
_BEGINNING = expression(rf"(?i:{'|'.join(before for before, _ in _LANGUAGES)}) ")
# What may follow: the end, a stop, who sends them and whom they reach, a name.
_BEHIND = (
    r"(?=\s*(?:\Z|[,.!;\n])| (?i:from|to (?:you|your|all|the family|everybody)|and|von|an|und|de|à|et|a|y|e|и|от|i|od"
    r"|yours?|ihre?|deine?|votre|ton|su|tu|tuo|suo|ваша?|твоя?|твій|twój)\b| [^\W\d_a-zà-ÿа-яіїєґё])"
)
LONGEST_COURTESY = 320
# Whole sentences that close a letter in the style of offices and salons, with a name below or without.
COURTEOUS = expression(
    r"\b(?:agréez|agréer|recevez|recevoir|croyez|daignez)\b.{0,140}\b(?:sentiments?|considération|salutations|respects?"
    r"|hommages?|dévouement|amitiés?)\b"
    r"|\bgenehmigen sie\b.{0,100}\b(?:hochachtung|ergebenheit|versicherung)\b"
    r"|\b(?:reciba|acepte|le ruego acepte)\b.{0,100}\b(?:consideración|saludos?|respetos?|estima)\b"
    r"|\b(?:gradisca|voglia gradire|di gradire)\b.{0,100}\b(?:saluti|stima|ossequi|considerazione)\b"
    r"|\bassurances? of my (?:\w+ ){0,3}(?:consideration|esteem|respect)\b"
    r"|\b(?:примите|прошу (?:вас )?принять|прийміть|прошу прийняти)\b.{0,90}\b(?:(?:за|у)верени[яей]|запевнення)\b"
    r"|\bproszę przyjąć\b.{0,90}\bwyrazy\b|\baanvaard\b.{0,80}\b(?:hoogachting|groeten|verzekering)\b"
    r"|\bwith (?:assurances|the assurance)s? of (?:my|our) (?:\w+ ){0,3}(?:consideration|esteem|respect)\b",
    re.IGNORECASE,
)
# Another sentence stands beside it.
GOES_ON = expression(r"[^\W\d_]{4}[.?!]\s+\S+(?:\s+\S+){5}")


@cache
def _compliments() -> re.Pattern[str]:
    """Those of all languages; few documents need it, and it takes longer to compile than a letter to read."""
    return re.compile(
        "|".join(rf"(?i:(?:{before}){_WORDS} (?:{words}))\b{_BEHIND}" for before, words in _LANGUAGES)
        + rf"|(?i:крепко жму|жму){_WORDS} (?i:руку)\b{_BEHIND}"
    )


def compliment(text: str) -> int:
    """The length of the compliment with which a text begins, 0 if it begins with none.

    >>> [compliment(line) for line in ("With Social-Democratic greetings", "З глибокою пошаною Ганна Берг")]
    [32, 18]
    >>> compliment("With regards to the mill nothing was done."), compliment("In love with the mill")
    (0, 0)
    """
    if _BEGINNING.match(text) is None:
        return 0
    found = _compliments().match(text)
    return found.end() if found else 0


def courteous(text: str) -> bool:
    """Whether a sentence is one of those courtesies that close a letter, also without a name below.

    >>> courteous("Agréez, je vous prie, l'expression de mes sentiments dévoués."), courteous("Agréez ma demande.")
    (True, False)
    """
    words = " ".join(text.split())
    return len(words) <= LONGEST_COURTESY and COURTEOUS.search(words) is not None and not GOES_ON.search(words)
