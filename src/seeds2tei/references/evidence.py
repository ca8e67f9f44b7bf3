"""Where it is worth looking: a cheap look that passes over ordinary prose.

A reference needs a digit, and near it an acronym of an archive, a word such as "archive" or "library", or
the label of a fonds. Only around such places is anything folded, compiled or read from a table. The names of an
editor's list may be any words; where there is one, every word is looked up in it.

Every expression here begins with letters that are rare in prose: that is what makes the look cheap.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import lru_cache

from seeds2tei.expressions import expression
from seeds2tei.references.families.unnamed import patterns
from seeds2tei.references.folding import TOKEN, skeleton
from seeds2tei.references.gazetteer import gazetteer, plain
from seeds2tei.references.kinds import SIGNS
from seeds2tei.repositories import NONE_STATED, Repositories

BEFORE, AFTER = 260, 420  # how much of the text around the evidence is read

DIGIT = expression(r"[0-9０-９]")
ACRONYM = expression(r"[A-ZÀ-ÞЀ-ЯҐΑ-Ω][a-zа-яё]{0,4}[A-ZÀ-ÞЀ-ЯҐΑ-Ω][^\W_]*")
DOTTED = expression(r"[A-ZÀ-ÞЀ-ЯҐΑ-Ω]\.(?:[A-ZÀ-ÞЀ-ЯҐΑ-Ω]\.){1,8}[A-ZÀ-ÞЀ-ЯҐΑ-Ω]?")
LABEL = expression(
    r"[fFфФ](?<![^\W_].)(?:[.,]?\s{0,2}[0-9]|(?:[.,]|ond|онд)[^0-9;\n]{0,6}[0-9]|ond[a-z]{0,2}\s[^;\n]{2,80}?dos)"
)
# By first letter: so each place in the text is compared with few words.
WORDS = expression(
    r"v(?:(?<=rchiv)|(?<=rchiev)|(?<=[Aa]rhiv)|(?<=arhiiv)|(?<=rkhiv)|(?<=arhīv)"
    r"|(?<=rchyv)|(?<=rchív)|(?<=[Aa]rşiv)|(?<=arxiv)"
    r"|(?<=lev)éltár)|х(?<=рх)[иі]|б(?<=[Бб]иб)ли|м(?:(?<=[Тт]ам) (?:же|жа|само)|(?<=[Пп]ак там))"
    r"|k(?<=ark)i|f(?<=rchief)"
    r"|b(?:(?<=[Ll]ib)rar|(?<=[Bb]ib)lio|(?<=[Ii]b)[ií]d|(?<=[Ee]b)d|(?<=[Ee]b)enda)"
    r"|A(?:D(?: [0-9]{2}|[A-Z]{1,3}), [0-9]|S[A-Z][A-Za-z]{0,2}, [A-Z]|rki[bv]|rsip N|\.D\."
    r"|\.\s?N\.|rch\. |rchiw|rchief|cademia|ustral|rq\. |rquivo|rxiu|dd\.? M)"
    r"|B(?:[MU], |orthwick|ibl\.|odl|rit\. |\.[LN]\.|einecke|arb\. |ox [0-9])"
    r"|C(?:olle[gc]|od\. [PSGV]|lm |gm |otton |ircuit C|anberra)|D(?:epartment of State)|E(?:gerton |rfgoed)"
    r"|F(?:oreign and|older [0-9])|G(?:lobal Aff|emeentea)"
    r"|H(?:istor(?:ical (?:Soc|Rec|Serv)|y Cent|isch)|ochstift|eritage Cent|arry Rans|oover|oughton|arley |ivatal)"
    r"|I(?:vi, |stituto |nformatie Cent|nternationa(?:al|l) Inst|nstytut|mperial Rec)"
    r"|K(?:B, |oninklijk|entish)|L(?:B, |eo Baeck|evéltár|ambeth|aurenz|ansdowne |avon Inst)"
    r"|M(?:useum|azarine|emorial|[Ss]{1,2} Eur)|N(?:[BK], |ational Rec)"
    r"|O(?:riel|smanlı|ttob\. |\. ?(?:Bod|Cla|Mic|Ber|Str|Wil)|ssoliń|rszágos Széch)"
    r"|P(?:apers|\. ?[A-Z][a-zäöüA-Z]{1,5}(?:\.| inv)|hilosophical Soc|usey|al\. )"
    r"|R(?:ecord(?: Off|s Off|s Cent|s of |s Auth)|ijksar)"
    r"|S(?:t?B, |[tu]UB, |tadtgesch|ervice hist|loane |towe |t(?:ad|reek)sar)"
    r"|T(?:rung tâm L|\. ?Vin|resoar|amiment|racing S|ombo|amże|amtéž|urpat|en pat)|U(?:L?B, |rb\. |o\. [0-9])"
    r"|V(?:at\. )"
    r"|ს(?:აქართველოს ერ|ეა)|Հ(?:այաստանի ազ|ԱԱ)|М(?:емориал)|П(?:ушкин)"
    r"|Š(?:A [A-ZÀ-Ž])|Α(?:ρχεί)|Δ(?:ιεύθυνση Ιστ)"
    r"|档案|檔案|档馆|文書館|史料館|防衛研究|アジ|史館|史馆|全宗|גנזך|ארכיון|ספרייה|מכון לבון|ג[\"״]מ|אצ[\"״]מ"
)
# Labels that only archives use, in front of a number: what stands before them may be an archive that nobody knows.
LABELLED = expression(
    r"[0-9](?<= [0-9])(?:(?<=eg\. [0-9])|(?<=legajo [0-9])|(?<=aja [0-9])|(?<=exp\. [0-9])|(?<=cx\. [0-9])"
    r"|(?<=aixa [0-9])|(?<=maço [0-9])|(?<=mç\. [0-9])|(?<=usta [0-9])|(?<= b\. [0-9])|(?<=filza [0-9])"
    r"|(?<=mazzo [0-9])|(?<=zesp\. [0-9])|(?<=espół [0-9])|(?<=ygn\. [0-9])|(?<=inv\. [čj]\. [0-9])|(?<=art\. [0-9])"
    r"|(?<=kr\. [0-9])|(?<=arton [0-9])|(?<= j\. [0-9])|(?<=Best\. [0-9])|(?<=estand [0-9])|(?<=nr\. [0-9])"
    r"|(?<=ummer [0-9])|(?<=osar [0-9])|(?<=kut\. [0-9])|(?<=utija [0-9])|(?<=liasse [0-9])|(?<= file [0-9])"
    r"|(?<=ol\. [0-9])|(?<=f\. [0-9])|(?<=Bl\. [0-9])|(?<=fo\. [0-9]))"
)
# The beginnings of names in which none of these words stands.
NAMES = expression(
    r"A(?:rmy History Dir| MZV|merican Antiq|ir Force Hist|zərb)|B(?:razilian Hist|rabant Hist)"
    r"|C(?:ommittee for discl|entr[eo] (?:for the St|de Est|Docum))"
    r"|D(?:ocumenta(?:tion|ry) Cent|en Arnamagn)|E(?:esti Kirjandusm)|F(?:ondazione Gr|orschungsst)|G(?:ramsci F)"
    r"|H(?:eritage Leid)"
    r"|I(?:nstitute of Russ|nstitut mém|nstituto Hist|nstitut russk|nstitute for the Hist)"
    r"|L(?:a contempor|uigi Sturzo I)"
    r"|N(?:ixon Pres)|M(?:anuscript Dep|\. Rylsk)|O(?:tdel (?:rukopis|pis))|P(?:ushkinskii Dom)"
    r"|R(?:oyal Acad|esearch Centre for)"
    r"|S(?:tofnun Árna)"
    r"|T(?:sentr dok|verskoi tsentr|ver Docu)|Á(?:rni Magn)|Þ(?:jóðskj)|И(?:нститут русск)|К(?:омисия за раз)"
    r"|О(?:тдел (?:рукопис|письм))|Т(?:верской центр)|Ц(?:ентр докум)"
    r"|І(?:нститут (?:рукоп|мист))|Л(?:ьвівська націонал)"
)


def regions(
    text: str, stated: Repositories = NONE_STATED, countries: Set[str] = frozenset()
) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that may hold references, from left to right, without overlap.

    stated      the archives of an editor's lists
    countries   from which the document is known to come (ISO 3166-1)

    >>> list(regions("Es war im Jahre 1937.")), len(list(regions("RGASPI, f. 1, op. 58")))
    ([], 1)
    """
    if DIGIT.search(text) is None:
        return
    start = end = 0
    for place in sorted(_places(text, stated, countries)):
        if place - BEFORE > end or not end:
            if end:
                yield start, end
            start = max(end, place - BEFORE)
        end = min(place + AFTER, len(text))
    if end:
        yield start, end


def _places(text: str, stated: Repositories, countries: Set[str]) -> Iterator[int]:
    for match in LABEL.finditer(text):
        yield match.start()
    for match in WORDS.finditer(text):
        place = match.start()
        if DIGIT.search(text, place, place + 200) or DIGIT.search(text, max(0, place - 100), place):
            yield place
    for match in NAMES.finditer(text):
        if DIGIT.search(text, match.start(), match.start() + 260):
            yield match.start()
    yield from (match.start() for match in LABELLED.finditer(text))
    for match in DOTTED.finditer(text):
        place = match.start()
        if _begins_a_name(match[0].replace(".", ""), stated) and DIGIT.search(text, place, place + 200):
            yield place
    for match in ACRONYM.finditer(text):
        place = match.start()
        if _begins_a_name(_whole_word(text, place, match[0]), stated) and DIGIT.search(text, place, place + 200):
            yield place
    for pattern, opening in patterns() if countries else ():
        if opening.country in countries:
            yield from (match.start() for match in pattern.finditer(text))
    if stated:
        words = gazetteer(stated).stated_words
        for token in TOKEN.finditer(text):
            if plain(skeleton(token[0])) in words and DIGIT.search(text, token.end(), token.end() + 200):
                yield token.start()


def _whole_word(text: str, place: int, rest: str) -> str:
    """The word of which the last part begins at `place`."""
    start = place
    while start and text[start - 1].isalpha() and place - start < 20:
        start -= 1
    return text[start:place] + rest if start < place else rest


@lru_cache(maxsize=4096)
def _begins_a_name(word: str, stated: Repositories) -> bool:
    """Whether a word with several capitals is the first of a known name, or shows a kind of archive."""
    first = skeleton(word).casefold()
    known = first in gazetteer(stated).names or first.rstrip("0123456789") in SIGNS
    return known or first.startswith(("sta", "hsta"))
