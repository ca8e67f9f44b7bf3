"""Where a paragraph ends in the middle of a sentence, and the next one goes on."""

from __future__ import annotations

from collections.abc import Sequence

from seeds2tei.datelines import is_dateline
from seeds2tei.expressions import expression
from seeds2tei.letters import closing, salutation
from seeds2tei.lines import CUT_ENDS
from seeds2tei.passage import Passage
from seeds2tei.web_page import is_everywhere, is_navigation, phrase

LEAST = 40  # letters; a shorter half is a line of verse, of a list, of an address
LONG = 100  # letters; a half as long as this is prose beyond doubt
LETTERED = expression(r"\(?[^\W\d_](?:[.)]|[ \u00a0]([^\W\d_]+))")
# Words after which no sentence ends: articles, prepositions, conjunctions.
OPEN_WORDS = frozenset(
    "the a an of to and or in on by with from for that which as at into than its their his her our "
    "der die das des dem den ein eine einer eines einem einen und oder von zu zur zum im am mit "
    "auf für durch über dass "
    "le la les un une des du de et ou à au aux dans par pour sur avec que qui "
    "el los las del al y o en con por para según que "
    "il lo gli dei della delle di da nel nella per con su e che "
    "o os as do dos da das em no na com e "
    "i w z na do od ze oraz że który przez dla "
    "и в во на с со к ко от из у о об для по за при что как а но или который "
    "і й та у з із зі до від для що який або".split()
)
# Those of them that may end a sentence: "later on", "to begin with".
STRANDED = frozenset(
    "on in by with for to at from that as than her his into which zu mit auf durch an con para с до".split()
)


def is_cut(text: str) -> bool:
    """Whether a paragraph ends where no sentence does.

    >>> is_cut("as was said of the "), is_cut("as was said."), is_cut("as was said: *")
    (True, False, False)
    """
    words = text.rstrip()
    return bool(words) and words[-1] not in CUT_ENDS


def goes_on(text: str) -> bool:
    """Whether a paragraph begins with a small letter, as no paragraph does."""
    words = text.lstrip(" \t\n([\"“„«'")
    return bool(words) and words[0].islower()


def cuts_a_sentence(passages: Sequence[Passage], i: int) -> bool:
    """Whether the paragraph before a line goes on in the paragraph after it."""
    if not 0 < i < len(passages) - 1:
        return False
    before, after = passages[i - 1], passages[i + 1]
    return (
        before.tag == after.tag == "p" and is_cut(before.text) and goes_on(after.text) and not is_everywhere(after.text)
    )


def joint(before: Passage, after: Passage, *, apart: bool, careless: bool = False) -> tuple[str, str] | None:
    """Why two paragraphs are one, and how sure that is; None if they are two.

    apart     whether a page sign or a running head stands between them
    careless  whether small letters at the beginning tell nothing
    """
    if after.tag != "p" or not after.provisional or after.within != before.within:
        return None
    first, second = before.text.rstrip(), after.text.strip()
    if not first or not second:
        return None
    word = first[first.rfind(" ") + 1 :].casefold()
    comma, hanging = first[-1] == ",", word in OPEN_WORDS and (goes_on(second) or word not in STRANDED)
    small = goes_on(second) and not is_marked(second) and (not careless or hanging)
    begins = second.split(None, 1)[0].casefold()
    comma = comma and begins not in OPEN_WORDS and not (careless and second[0].islower())
    if not (small or comma or hanging) or _is_something_else(first, second):
        return None
    ends = second[-1:] in '.!?…”"' or is_cut(second)
    if not small and not (len(first) >= LONG and len(second) >= LEAST and ends and second[0].isalnum()):
        return None
    if len(first) < LONG and not apart and (second[-1:] not in '.!?…”":;' or "\n" in first):
        return None
    reason = "begins with a small letter" if small else "follows a comma" if comma else f'follows "{word}"'
    sure = len(first) >= LONG and (small or len(second) >= LONG)
    return f"the paragraph before ends in mid-sentence, and this one {reason}", "high" if sure else "medium"


def is_marked(text: str) -> bool:
    """Whether a text begins with the letter of a note: "b The seal is broken", "c) the third"."""
    match = LETTERED.match(text)
    return match is not None and (match[1] is None or match[1].casefold() in OPEN_WORDS)


def _is_something_else(first: str, second: str) -> bool:
    """Whether a part of a letter stands here, which ends without a stop, or a phrase of a web page."""
    if phrase(second) or (len(second) < LONG and is_navigation(second)):
        return True
    return closing(second) or salutation(second) or is_dateline(second) or salutation(first) or is_dateline(first)
