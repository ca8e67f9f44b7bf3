"""The formulas with which letters close: "Herzliche Grüße Ihr", "I am, dear Sir, your obedt. servt.".

A text is a formula as a whole or not at all. Some are so weak that they need a name below them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from seeds2tei.compliments import courteous
from seeds2tei.expressions import expression
from seeds2tei.letters import closing
from seeds2tei.sentence_cuts import OPEN_WORDS

LONGEST = 240
LONGEST_FORMULA = 90
LONGEST_WISH = 45  # words of a sentence that sends greetings
POSSESSIVE = (
    r"(?:[Yy]ours?|[Dd]eine?|[Ii]hre?|[Ee]uer|[Ee]ure|[Vv]otre|[Tt]on|[Tt]a|[Ss]u[oa]?|[Tt]u[oa]?|[Вв]аша?|[Тт]во[йя]"
    r"|[Тт]вій|[Пп]реданный [Вв]ам|[Tt]wój|[Tt]woja|[Pp]ański|[Uu]w|[Jj]e)"
)
NEAR_ONES = (
    r"(?:Freund\w*|Bruder|Sohn|Vater|Mutter|Schwester|Tochter|Onkel|Tante|Diener\w*|Friend|Brother|Son|Father|Sister)"
)
YOUR_FRIEND = expression(rf"{POSSESSIVE}(?: [^\W\d_]+){{0,3}} {NEAR_ONES}[,.!]?")
HAS_POSSESSIVE = expression(rf"\b{POSSESSIVE}\b")
# "Yours of the 10th is received."
YOUR_LETTER = expression(
    r"Yours? (?:(?:kind |esteemed )?(?:letter|favou?r|note|card) )?"
    r"(?:of (?:the|this|last|yesterday|\d|[A-Z])|dated|came|received|rec['’]?d|just|was|is|to hand|has)(?![a-z])"
)
OWN_WORD = expression(POSSESSIVE)
# How a sentence begins that tells something, and does not take leave: "I know your brother Josef."
TELLS = expression(
    r"(?:(?:I|[Ww]e) (?!am\b|are\b|was\b|ever\b|still\b|remain|beg\b|have the hon|send|wish|hope|greet|kiss"
    r"|embrace|shall|sign)"
    r"|(?:He|She|They|You|It) |(?:Er|Sie|Es) (?!gr[üu](?:ß|ss)|küss|umarm|bleib|verbleib|empf)"
    r"|(?:Ich|Wir) (?!bin\b|sind\b|bleib|verbleib|zeichn|gr[üu]|küss|umarm|sende|schick|wünsch|drück|empf))"
)
ENDS_IN_POSSESSIVE = expression(rf"\b{POSSESSIVE}(?:[ \u00a0]+(?:[^\W\d_]+)){{0,3}}[,.!]?$")
GREETING = expression(
    r"\b(?:gr(?:uß|uss|üße|üsse|üßen|üssen|üßt|üßend)|grüß|gegrüßt|begrüßt|regards?|greetings|good wishes|best wishes"
    r"|respects|love to|salud[oe]s?|salúd[ae]\w*|recuerdos|abrazos?|besos|hugs|kisses|cariñosos?|saluti|saluto|abbracci"
    r"|salutations|amitiés|compliments"
    r"|embrasse|привет\w*|поклон\w*|уважением|приветом|целую|обнимаю|повагою|вітання\w*|pozdrowieni\w*|pozdrawiam"
    r"|hochachtung\w*|verehrung|ergebenheit|condolences)\b",
    re.IGNORECASE,
)
# Words of the formulas that are words of any sentence too; they need a name below them.
WEAK = expression(
    r"(?:I am|I remain|I have the hono|Accept|Recevez|Recib|Reciban|Je vous prie|Veuillez|Votre|Ton|Ta|Su|Tu|Suo|Tuo"
    r"|Ihre?|Deine?|Euer|Love|Ваша?|Твоя?й?|De usted|Se despide|Sin más|Adieu|Your)\b"
)
# "treuester und gehorsamster", "votre très humble serviteur", "Il suo devotissimo servo": a line of a closer.
SERVANT = expression(
    r"(?:[Ii]hr |[Dd]ein |[Dd]ero )?(?:ganz |ganz-?)?(?:treu|gehorsam|ergeben|unterthänig|untertänig|dankbar"
    r"|verpflichtet|verbunden|dienstwillig|aufrichtig|anhänglich)\w{2,5}(?:,? (?:und |u\. |& )?\w{5,20}ste[rn]?)?"
    r"(?: (?:Diener|Dr\.|D\.|Freund|Knecht|Schüler|Sohn|Bruder))?[,.]?"
    r"|(?:[\w.’']+ ){0,5}(?:serviteur|servant|servt?\.?|servitore|servo|servidor|dienaar|sługa|слуга),?\.?",
    re.IGNORECASE,
)
# A sentence that ends as the letters of two centuries do: "I am, dear Sir, your obedt. and affecte. hble servt."
OBEDIENT = expression(
    r"\b(?:I am|I remain|I have the honou?r to (?:be|remain)|believe me)\b.{0,140}\b(?:serv(?:an)?t|servts|friend"
    r"|brother|son|sister|daughter|cousin|nephew|[Yy]ours)\b[^.;]{0,30}[.,]?$"
    r"|\b(?:soy|quedo|me repito|se despide)\b.{0,140}\b(?:amig[oa]|servidora?)\b.{0,30}$"
    r"|\b[Qq]\. ?[Bb]\. ?[Ss]\. ?[MmPp]\b.{0,3}$"
    r"|\b(?:être|je suis|croyez-moi|je demeure)\b.{0,140}\b(?:serviteur|servante|dévouée?|ami)\b.{0,20}$"
    r"|\b(?:sono|mi creda|resto|mi dico|mi confermo)\b.{0,140}\b(?:servitore|servo|amico|serva)\b.{0,20}$"
    r"|\b(?:остаюсь|пребываю|честь быть|честь имею)\b.{0,140}\b(?:слуга|слугою|преданны[йм])\b.{0,30}$"
)


@lru_cache(maxsize=256)  # a line is asked again for each place at which a closer may end
def formula(text: str, *, signed_below: bool) -> bool:
    """Whether a short text is a closing formula and nothing else.

    >>> formula("Herzliche Grüße Ihr", signed_below=False), formula("Give my regards to all.", signed_below=True)
    (True, True)
    >>> formula("I am unable to get any information.", signed_below=False)
    False
    """
    words = " ".join(text.split())
    if not words or len(words) > 2 * LONGEST:
        return False
    if YOUR_LETTER.match(words):
        return False
    if SERVANT.fullmatch(words) or (signed_below and OBEDIENT.search(words)):
        return True
    strong = closing(words) and not WEAK.match(words)
    if strong and (len(words) < LONGEST_FORMULA or words[-1] in ",."):
        return True
    if courteous(words) or YOUR_FRIEND.fullmatch(words):
        return True
    if not signed_below:
        return len(words) < LONGEST_FORMULA and closing(words) and _ends_in_possessive(words)
    if len(words) < LONGEST_FORMULA and (closing(words) or _ends_in_possessive(words)):
        return words[-1] not in "?" and (words[-1] != "." or GREETING.search(words) is not None or len(words) < 30)
    return len(words.split()) <= LONGEST_WISH and GREETING.search(words) is not None and "? " not in words


def _ends_in_possessive(words: str) -> bool:
    """Whether words end in "your friend", and do not tell of him as "I know your friend" does."""
    last = words.split()[-1]
    hangs = last in OPEN_WORDS and OWN_WORD.fullmatch(last) is None
    return not hangs and ENDS_IN_POSSESSIVE.search(words) is not None and TELLS.match(words) is None
