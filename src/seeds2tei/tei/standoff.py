"""The links between versions: `standOff`, and the same table as @corresp."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from lxml import etree

from seeds2tei.annotation import Link
from seeds2tei.tei.layout import indent
from seeds2tei.tei.names import Names
from seeds2tei.vocabulary import NAMESPACE

TEI = f"{{{NAMESPACE}}}"


def write_links(links: Sequence[Link], names: Names, root: etree._Element) -> None:
    """Write `standOff/linkGrp` for each pair of versions (SACSAL). Paragraphs have @corresp only."""
    groups: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in links:
        if link.kind != "paragraph":
            groups[link.domains].append(link)
    if not groups:
        return
    stand_off = etree.SubElement(root, TEI + "standOff")
    for domains, members in groups.items():
        pointers = " ".join(f"#{names.keys[key]}" for key in domains)
        group = etree.SubElement(
            stand_off,
            TEI + "linkGrp",
            {"type": "translation", "domains": pointers, "targFunc": "version version", "resp": "#seeds2tei"},
        )
        for link in members:
            targets = " ".join(f"#{names.units[span, False]}" for span in (*link.first, *link.second))
            attributes = {"type": link.kind, "target": targets}
            if link.certainty < 0.995:
                attributes["cert"] = f"{link.certainty:.2f}"
            etree.SubElement(group, TEI + "link", attributes)
    indent(stand_off, 1)


def partners_of(links: Iterable[Link], names: Names) -> dict[str, str]:
    """xml:id of a unit -> pointers to its partners, for @corresp on both sides."""
    partners: dict[str, list[str]] = defaultdict(list)
    for link in links:
        paragraph = link.kind == "paragraph"
        first = [names.units[span, paragraph] for span in link.first]
        second = [names.units[span, paragraph] for span in link.second]
        for identifier in first:
            partners[identifier] += second
        for identifier in second:
            partners[identifier] += first
    return {identifier: " ".join(f"#{other}" for other in others) for identifier, others in partners.items()}
