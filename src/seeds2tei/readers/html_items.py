"""Items (li) that stand in no list: browsers show them as items all the same, and old pages leave `ul` out."""

from __future__ import annotations

from collections.abc import Sequence

from seeds2tei.annotation import Annotation
from seeds2tei.source import Span

BECAUSE = "items (li) follow one another, and the page opens no list around them"


def with_lists(claims: Sequence[Annotation]) -> list[Annotation]:
    """The claims of a page, with a list around items that follow one another outside of any."""
    around: list[Annotation] = []
    lists: dict[int, Span] = {}  # place of its first item among the claims -> the list
    first, end = -1, -1  # of the list that the next item may continue; where its last item ends
    for place, claim in enumerate(claims):
        while around and around[-1].span.end <= claim.span.start < claim.span.end:
            around.pop()
        if first >= 0 and claim.tag and claim.span.start >= end and claim.tag != "item":
            first = -1
        if claim.tag == "item" and claim.span.start < claim.span.end and not (around and around[-1].tag == "list"):
            first = place if first < 0 else first
            end = claim.span.end
            lists[first] = Span(claims[first].span.start, end)
        if claim.tag in ("list", "item", "quote", "table", "row", "figure"):
            around.append(claim)
    if not lists:
        return list(claims)
    found: list[Annotation] = []
    for place, claim in enumerate(claims):
        if place in lists:
            found.append(Annotation(lists[place], "list", (("rend", "bulleted"),), because=BECAUSE))
        found.append(claim)
    return found
