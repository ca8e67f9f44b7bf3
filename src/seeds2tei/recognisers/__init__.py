"""What the words and signs of a document say, each kind in a small room of its own.

A recogniser is a generator: it sees passages and the profile, changes neither, and yields claims. It says
nothing when in doubt, and never raises for what a document contains. The order of the list is meaning:
furniture and cut paragraphs first, then labels, notes, versions, brackets, parts of letters, dates and names.
"""

from __future__ import annotations

from seeds2tei.recogniser import Recogniser
from seeds2tei.recognisers import date, division

RECOGNISERS: tuple[Recogniser, ...] = (
    date.RECOGNISER,
    division.RECOGNISER,
)
