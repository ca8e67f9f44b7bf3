"""Items of the lists that the file format has: those that hold one paragraph, and nothing else."""

from __future__ import annotations

from typing import NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.passage import Passage

LONGEST_SIGN = 12  # letters of the sign of an item


class ListItem(NamedTuple):
    """An item, and the list in which it stands."""

    item: Annotation
    list: Annotation


def sole(passage: Passage) -> ListItem | None:
    """The item in which a paragraph stands alone, if only the file format made it one; not of a list of labels."""
    within = passage.within
    if len(within) < 2 or within[-1].tag != "item" or within[-2].tag != "list" or within[-2].get("type"):
        return None
    item, around = within[-1], within[-2]
    block = passage.block.span
    alone = 0 <= block.start - item.span.start <= LONGEST_SIGN and block.end >= item.span.end
    return ListItem(item, around) if alone and item.provisional and around.provisional else None
