"""What the words and signs of a document say, each kind in a small room of its own.

A recogniser is a generator: it sees passages and the profile, changes neither, and yields claims. It says
nothing when in doubt, and never raises for what a document contains. The order of the list is meaning:
furniture and cut paragraphs first, then labels, notes, versions, brackets, parts of letters, dates and names.
"""

from __future__ import annotations

from seeds2tei.recogniser import Recogniser
from seeds2tei.recognisers import (
    addition,
    authority,
    bibl,
    caption,
    closer,
    comment,
    correspondents,
    date,
    deletion,
    division,
    duplicate,
    editor_note,
    expansion,
    furniture,
    gap,
    gloss,
    heading,
    label,
    line_break,
    note,
    opener,
    page_break,
    reference,
    rejoin,
    remark,
    sic,
    supplied,
    surplus,
    title,
    unclear,
    unwrapped,
    version,
)

RECOGNISERS: tuple[Recogniser, ...] = (
    unwrapped.RECOGNISER,
    rejoin.RECOGNISER,
    furniture.RECOGNISER,
    title.RECOGNISER,
    label.RECOGNISER,
    comment.RECOGNISER,
    caption.RECOGNISER,
    note.RECOGNISER,
    duplicate.RECOGNISER,
    remark.RECOGNISER,
    reference.RECOGNISER,
    version.RECOGNISER,
    heading.RECOGNISER,
    page_break.RECOGNISER,
    line_break.RECOGNISER,
    gap.RECOGNISER,
    unclear.RECOGNISER,
    sic.RECOGNISER,
    editor_note.RECOGNISER,
    gloss.RECOGNISER,
    expansion.RECOGNISER,
    deletion.RECOGNISER,
    addition.RECOGNISER,
    supplied.RECOGNISER,
    surplus.RECOGNISER,
    opener.RECOGNISER,
    closer.RECOGNISER,
    correspondents.RECOGNISER,
    bibl.RECOGNISER,
    date.RECOGNISER,
    authority.RECOGNISER,
    division.RECOGNISER,
)
