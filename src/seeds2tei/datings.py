"""The dating clause of an official act: where and when it was given.

    Done at the city of Riga, this seventh day of October ...      Fait à Paris, le 23 avril 1814.
    Dato a Torino, addì 4 marzo 1848.      Dan w Warszawie dnia 22 maja 1918 r.      Gegeben Berlin, den 3. Mai 1871

A sentence of its own, with a whole day in it. In a narrative ("Done in 1904, the work ...") it goes on.
"""

from __future__ import annotations

import re
from functools import cache

from seeds2tei.dates import find_dates
from seeds2tei.expressions import expression
from seeds2tei.tables import rows

LONGEST = 420
LONGEST_AFTER = 260  # what may follow the day: years of a reign, how many copies were made
DAY = len("1882-09-12")
# Another sentence begins.
SENTENCE = expression(r"[^\W\d_]{4}[.!?]\s+[^\W\d_a-zа-яіїєґß-öø-ÿ][\w’'-]*\s+[^\W\d_]")
NEXT = expression(r"\w\w[.!?]\s+[^\W\d_a-zа-яіїєґß-öø-ÿ][\w’'-]*\s+[^\W\d_A-ZА-Я]")
# A Latin clause counts the days of saints and kings.
LATIN = expression(r"(?:Dat(?:um|a|\.)|Act(?:um|a))\b")
LATIN_YEAR = expression(r"\b(?:anno|annis|domini|regni|kal\.|kalend\w*|idus|nonas)\b", re.IGNORECASE)


@cache
def _openings() -> tuple[str, ...]:
    return tuple(word for kind, words in rows("letters.csv") if kind == "dating" for word in words.split(";"))


# A person attests what stands above, and signs below.
TESTIMONY = expression(
    r"\b(?:[Ii]n (?:witness|testimony|faith) whereof|[Ww]itness my hand|[Ii]n w[iy]tn?es(?:se)? wher\w*"
    r"|(?:set|put) (?:my|our) hands?|[Ee]n foi de quoi|[Ee]n témoi(?:n|gnage) de quoi|[Ee]n fe de lo cual"
    r"|[Zz]u[rm]? Urkund\w*|[Ii]n fede di (?:che|ciò)|[Ww] dowód czego|[Вв] удостоверение чего|[Нн]а посвідчення чого"
    r"|[Ii]n cu[ij]us rei|[Ii]n quorum fidem)\b"
)

TOLD = expression(r",? (?:he|she|it|nobody|somebody|er|sie|il|elle|on|él|ella|egli|он|она)\b", re.IGNORECASE)  # a story


def is_testimony(text: str) -> bool:
    """Whether a paragraph ends with the words by which somebody sets his hand to it.

    >>> is_testimony("In witness whereof I have hereunto put my hand the day and year above written.")
    True
    >>> is_testimony("In witness whereof he spoke, and nobody heard it.")
    False
    >>> is_testimony("In witness whereof he spoke of it. But nobody knew him there, and they sent him away.")
    False
    """
    found = TESTIMONY.search(text, max(0, len(text) - LONGEST))
    if found is None or TOLD.match(text, found.end()):
        return False
    return NEXT.search(text, found.start()) is None


def is_dating(text: str) -> bool:
    """Whether a paragraph is a dating clause and nothing else.

    >>> is_dating("Fait à Paris, le 23 Avril, de l'An de Grâce 1814."), is_dating("Fait à Paris, ce film est de 1931.")
    (True, False)
    >>> is_dating("Done at Riga on 3 May 1904 was the first survey. Then Mr. Smith came and went away again.")
    False
    """
    words = text.strip()
    if not words.startswith(_openings()) or len(words) > LONGEST:
        return False
    days = [date for date in find_dates(words) if len(dict(date.attributes).get("when", "")) >= DAY]
    if not days:
        latin = LATIN.match(words) is not None and LATIN_YEAR.search(words) is not None
        told = latin or any(thousand in words for thousand in (" mil ", " mille "))  # a year in words, of old spelling
        return told and SENTENCE.search(words) is None
    after = words[days[-1].end :]
    return len(after) <= LONGEST_AFTER and SENTENCE.search(words) is None
