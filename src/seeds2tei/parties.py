"""The two parties of a letter or a despatch, as the heading of an edition names them.

    Le Ministre de Suisse à Paris, A. Karr, au Président de la Confédération     sender, addressee
    Der Botschafter in Moskau an das Auswärtige Amt
    Телеграмма народного комиссара М. Орлова полномочному представителю СССР во Франции
    533 Mr A. Karr, Secretary of the Board, to Lt Col J. Berg

In Russian and Ukrainian the case parts them: an office in the dative begins the addressee.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from seeds2tei.expressions import expression
from seeds2tei.letters import office
from seeds2tei.writers import NO_WRITERS

LONGEST = 260
NUMBER = expression(
    r"(?:\(?\d{1,6}\)?[.,:]? )?(?:(?:Nr|No|N°|№|Doc|Document|Dokument|Doc\. No)\.? ?\d{1,5}[.:]? )?(?=[^\W\d_])"
)
ARTICLE = expression(r"(?:The|Der|Die|Das|Le|La|Il|El|Lo) |L['’]")
# Behind an article and an office these part the two: the first before an office, or else the last.
TOWARDS = expression(
    r",? (?i:to (?:the )?|an (?:den |das |die )|an |au |aux |à (?:la |l['’])?|al |alla |all['’]|allo |ai )"
    r"(?=[A-ZÀ-ÞА-Я])"
)
# "Telegramm des Reichskanzlers an den ...": the kind of paper, and whose it is.
KIND_OF = expression(
    r"(?:[^\W\d_]+, )?(?:Telegramm|Brief|Schreiben|Bericht|Note|Depesche|(?:Draht)?[Ee]rla(?:ß|ss)|Drahtbericht"
    r"|Lettre|Télégramme|Dépêche|Rapport|Carta|Telegrama|Despacho|Informe|Lettera|Telegramma|Dispaccio|Rapporto)"
    r" (?:des |der |du |de la |de l['’]|del |della |dell['’])(?=[^\W\d_a-z])"
    r"|(?:[^\n:]{0,60}\d[^\n:]{0,40}: )?"
    r"(?P<polish>(?:List|Telegram|Raport|Depesza|Nota|Pismo|Szyfrogram)(?: szyfrow[ya])? )"
    r"(?=(?:ambasador|minist|pos[łe]|prezes|sekretarz|szef|konsul|podsekretarz|premier|marszałk|prezydent|naczeln|dyrektor"
    r"|charg|delegat|przedstawiciel|radc))"
)
TO_POLISH = expression(r" do (?=[^\W\d_]{4})")
RULER = expression(
    r"(?:(?:Kaiserliche[nrm]?|Königliche[nrm]?|k\. ?u\. ?k\.) )?"
    r"(?:Zar|Kaiser|König|Papst|Sultan|Kronprinz|Empereur|Roi|Pape"
    r"|Tsar|Re|Papa|Imperatore|Rey|Emperador|Botschafter|Gesandten?|Reichskanzler)\b"
)
BODY = expression(
    r"(?:Auswärtigen?|Bundes|Reichs|Staats|Amt|Regierung|Generalkonsulat|Gesandtschaft|Botschaft|Ministerium|Ministère"
    r"|Gouvernement|Département|Division|Légation|Ambassade|Conseil|Comité|Ministero|Governo|Ambasciata|Legazione"
    r"|Ministerio|Gobierno|Embajada|Congreso|Junta|Consejo|Consiglio)"
)
DATED = expression(r"\.?,? (?i:vom|am|du|del|z dnia) (?=\d)|[,.] \[?(?=\d)")
# A person with a title: "Sir Edward Grey", "Mr A. Karr, Secretary of the Board", "Lt Col J. Berg".
TITLED = expression(
    r"(?:Mr|Mrs|Miss|Ms|Dr|Prof|Sir|Lord|Lady|Count|Baron|Prince|Viscount|Earl|Marquess|Duke|King|Queen|M|MM|Herr|Frau"
    r"|Signor|Señor|Lt|Capt|Col|Gen|Maj|Brig|Lieutenant|Captain|Colonel|General|Major|Brigadier|Admiral|Field Marshal"
    r"|Senator|Rev|Bishop|Freiherr|Graf|Fürst)\b\.? [^\W\d_a-z]"
)
BARE = expression(r"(?:[^\W\d_a-z][\w.’'-]*(?: |$)){1,4}(?:\([^()\n]{2,40}\))?")
BETWEEN = expression(r",? (?:to (?:the )?|à )(?=[^\W\d_a-z])")
_KIND = (
    r"(?:шифро)?телеграмм[аы]|письмо|нота|записка|донесение|рапорт|доклад|сообщение|спецсообщение|докладная записка"
    r"|отношение|обращение|послание|депеша|лист|доповідь|донесення|повідомлення|звернення"
)
KIND = expression(rf"(?:\d{{1,5}}\. )?(?:[^\W\d_]+(?:ое|ая|ий|а|е) )?(?:{_KIND}) (?=\S)", re.IGNORECASE)
# Who is addressed, in the dative.
_OFFICE = (
    r"представителю|полпреду|послу|посланнику|поверенному|комиссару|наркому|министру|премьер-министру|председателю"
    r"|президенту|секретарю|начальнику|заместителю|заведующему|командующему|главе|директору|члену|советнику|консулу"
    r"|правительству|руководству|редактору|губернатору|королю|императору|папе|канцлеру|маршалу|генералу"
    r"|представнику|міністру|голові|уповноваженому|комісару|урядові|секретареві|президентові|редакторові|послові"
)
DATIVE = expression(rf"(?<= )(?:[^\W\d_]+[ое]му ){{0,3}}(?:{_OFFICE})\b", re.IGNORECASE)
# "И. О. Карра А. Бергу": who has initials and a surname in the dative.
NAMED = expression(r"(?<= )(?:[^\W\d_a-zа-яіїє]\. ?){1,2}[^\W\d_a-zа-яіїє][^\W\d_]+(?:у|ю|ой|ому|ему|ові|еві)\b")
# "И. О. Карр — А. Бергу": the one in the nominative.
DASHED = expression(r"(?:\d{1,5}\. )?(?P<sender>(?:[^\W\d_a-zа-яіїє]\. ?){1,2}[^\W\d_a-zа-яіїє][^\W\d_]+) [—–-]")
END = expression(r"(?<!\s)\.?\s*+$|,? (?=(?:от|о|об|про|від|по вопросу|в связи|с просьбой)\s)|[,.]? \[?(?=\d)")


class Parties(NamedTuple):
    """The places of the two names in a heading."""

    sender: tuple[int, int]
    addressee: tuple[int, int]


def parties(text: str) -> Parties | None:
    """Who writes to whom, where offices, titles or the case of the words tell the two apart.

    >>> said = "Le Ministre de Suisse à Paris, A. Karr, au Président de la Confédération, G. Berg"
    >>> [said[slice(*place)] for place in parties(said)]
    ['Le Ministre de Suisse à Paris, A. Karr', 'Président de la Confédération, G. Berg']
    >>> said = "Телеграмма наркома М. Орлова полпреду СССР во Франции А. Карру"
    >>> [said[slice(*place)] for place in parties(said)]
    ['наркома М. Орлова', 'полпреду СССР во Франции А. Карру']
    >>> [text_of for text_of in parties("И. О. Карр — А. А. Бергу")]
    [(0, 10), (13, 24)]
    >>> parties("The Ministry to the people of Riga"), parties("Письмо в Ригу"), parties("Le Président à Riga")
    (None, None, None)
    """
    if "\n" in text.strip() or len(text) > LONGEST:
        return None
    return _by_case(text) or _by_office(text)


def pairs_names(text: str, *, titled: bool = False) -> bool:
    """Whether a line may pair two persons or offices: "Sir E. Karr to Mr. Berg.", "170 Karr to Berg (in Riga)".

    It is a heading only where place and day of a letter stand below, or where both are `titled` behind a number.

    >>> pairs_names("(33857) Mr. Karr to Sir Edward Berg."), pairs_names("170 Karr to Berg (in Riga)")
    (True, True)
    >>> pairs_names("He went to Riga"), pairs_names("To Anna Berg")
    (False, False)
    """
    words = text.strip()
    if "\n" in words or len(words) > LONGEST:
        return False
    if not titled and parties(words):
        return True
    begin = NUMBER.match(words)
    start = begin.end() if begin is not None else 0
    towards = list(BETWEEN.finditer(words, start))
    if not towards:
        return False
    sides = words[start : towards[0].start()], words[towards[-1].end() :].rstrip(".")
    if not NO_WRITERS.isdisjoint(sides[0].casefold().split()):
        return False
    return all(map(is_receiver if titled else _is_party, (ARTICLE.sub("", side, count=1) for side in sides)))


def _is_party(words: str) -> bool:
    return is_receiver(words) or BARE.fullmatch(words) is not None


def _by_case(text: str) -> Parties | None:
    if dashed := DASHED.match(text):
        named = NAMED.match(text, dashed.end() + 1)
        return Parties(dashed.span("sender"), named.span()) if named is not None else None
    kind = KIND.match(text)
    if kind is None:
        return None
    dative = DATIVE.search(text, kind.end() + 1) or NAMED.search(text, kind.end() + 1)
    if dative is None:
        return None
    end = END.search(text, dative.end())
    stop = end.start() if end is not None else len(text)
    return Parties((kind.end(), dative.start() - 1), (dative.start(), stop))


def _by_office(text: str) -> Parties | None:
    number = NUMBER.match(text)
    start = number.end() if number is not None else 0
    words = text.title().replace("’S", "’s") if text.isupper() else text
    kind = KIND_OF.match(words, start)
    article = ARTICLE.match(words, start)
    if kind is None and (article is None or article[0] == "The " or not _is_office(words[article.end() :])):
        return None
    begin = kind.end() if kind is not None else article.end() if article is not None else start
    towards = list((TO_POLISH if kind is not None and kind["polish"] else TOWARDS).finditer(words, begin))
    if not towards:
        return None
    if kind is not None:
        start = begin
    parted = next(
        (found for found in towards if is_receiver(words[found.end() :])), None if kind is None else towards[-1]
    )
    if parted is None:
        return None  # "Le Président à Washington"
    end = DATED.search(words, parted.end())
    return Parties((start, parted.start()), (parted.end(), end.start() if end else len(words.rstrip(" .\n"))))


def is_receiver(words: str) -> bool:
    """Whether words begin with an office, a ruler, a board or a person with a title.

    >>> is_receiver("Consul à Metz"), is_receiver("Mr. Berg"), is_receiver("Riga")
    (True, True, False)
    """
    return _is_office(words) or TITLED.match(words) is not None or BODY.match(words) is not None


def _is_office(words: str) -> bool:
    return office(words) or RULER.match(words) is not None
