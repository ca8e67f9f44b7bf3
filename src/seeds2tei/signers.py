"""The names with which letters are signed: "Felipita N. Baca", "Th: Jefferson", "A.".

Asked of a few words that stand where a signature may stand, and of no others: "Goldmann" is a name there.
"""

from __future__ import annotations

from seeds2tei.closing_formulas import GREETING, HAS_POSSESSIVE
from seeds2tei.expressions import expression
from seeds2tei.letters import INITIALED, closing
from seeds2tei.lines import NEVER_NAMES
from seeds2tei.naming import NAME
from seeds2tei.note_signs import HEADINGS

LONGEST_NAME = 40
ABBREVIATED = expression(r"\W*[^\W\d_a-z][^\W\d_]{0,4}: ?[^\W\d_a-z]")
INITIALS = expression(r"(?:[^\W\d_a-zа-яіїєґ]\.\s?){2,4}")
NO_INITIALS = frozenset("U.S U.S.A U.K U.N E.U P.S N.B R.I.P Q.E.D A.D B.C D.C S.O.S V.S.O.P".split())
BEFORE_PERSONS = frozenset({"To", "For", "From", "By", "Кому", "От"})
# Articles with which a sentence or a heading begins, and no name.
ARTICLES = frozenset("Ein Eine The An Un Une Das Dies Diese Dieser This These".split())
# Lines of one or two words that are nobody's name.
NOT_NAMES = HEADINGS | frozenset(
    "amen|ende|das ende|fin|finis|the end|fine|konec|koniec|конец|кінець|contents|index|inhalt|telegram|urgent|secret"
    "|top secret|confidential|copy|original|translation|enclosure|enclosures|attachment|attachments|postscript"
    "|top|back|home|appendix|appendices|annex|annexes|anlage|anlagen|annexe|anexo|anexos|allegati|приложения"
    "|sir|dear sir|madam|monsieur|madame|mein herr|ever|always|truly|sincerely|faithfully|respectfully|affectionately"
    "|cordially|obediently|lovingly|gratefully|stets|immer|toujours|tendrement|siempre|sempre"
    "|herzlichst|ergebenst|devotissimo|hochachtungsvoll"
    "|ihrige|ihriger|deinige|deiniger|eurige|ihre gemahlin|frau gemahlin|frau gattin|herr gemahl|familie|family|over"
    "|friend|servant|freund|freundin|diener|dienerin|ami|amie|amico|amica|amigo|amiga|друг|подруга|слуга"
    "|abschrift|streng geheim|geheim|копия|секретно|совершенно секретно|срочно|перевод|приложение".split("|")
)


def is_signer(words: str) -> bool:
    """Whether a few words can be nothing but a name: "Felipita N. Baca", "A.", "Goldmann"."""
    if ABBREVIATED.match(words):  # "Th: Jefferson"
        words = words.replace(":", ".", 1)
    if INITIALS.fullmatch(words.strip()):
        return words.strip().rstrip(".").upper() not in NO_INITIALS
    if words.strip()[:1] == "(" and words.strip()[-1:] == ")":
        return False  # what the hearers did: "(APPLAUSE)"
    name = words.strip(" .,()[]\n»«”“„")
    if name.split(" ")[0] in BEFORE_PERSONS | ARTICLES or words.rstrip().endswith(("..", "…")):
        return False
    if name.isupper() and not NEVER_NAMES.isdisjoint(name.casefold().split()):
        return False  # "END OF THE SECOND PART"
    if not name or len(name) > LONGEST_NAME or words.rstrip()[-1:] in "!?:;" or name.casefold() in NOT_NAMES:
        return False
    if len(name.split()) > 5 or not all(word[0].isupper() or len(word) < 4 for word in name.split()):
        return False
    if closing(name) or GREETING.search(name) or HAS_POSSESSIVE.search(name) or not name[0].isupper():
        return False
    return NAME.fullmatch(name) is not None or INITIALED.fullmatch(name) is not None
