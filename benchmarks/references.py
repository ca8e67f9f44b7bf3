"""Write what `find_references` finds, for a scorer.

    python -m benchmarks.references --data lines.jsonl --out found.jsonl
    python -m benchmarks.references --prose novel.txt        how long 20,000 lines take in which nothing is found

The input holds one JSON object per line with `id` and `context`. The output holds one per line, with the
references found in `context`: repository as resolved, levels, leaves or pages, date.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from seeds2tei.references import Leaf, Locus, Reference, find_references


def leaf(end: Leaf | None) -> dict[str, str | None] | None:
    """One end of a range as JSON."""
    return None if end is None else {"n": end.n, "side": end.side or None}


def locus(found: Locus | None, unit: str) -> dict[str, object] | None:
    """Leaves or pages as JSON, if they are of this unit."""
    if found is None or found.unit != unit:
        return None
    ranges = [{"from": leaf(part.first), "to": leaf(part.last)} for part in found.ranges]
    return {"unit": unit, "ranges": ranges}


def citation(found: Reference) -> dict[str, object]:
    """One reference as JSON."""
    row = found.repository.row if found.repository else None
    return {
        "raw": found.raw,
        "country": row.country if row else None,
        "settlement": row.settlement if row else None,
        "repository_name": row.name_original if row else None,
        "repository_code": row.code if row else None,
        "levels": [{"type": level.type, "value": level.value} for level in found.levels],
        "folios": locus(found.locus, "folio"),
        "pages": locus(found.locus, "page"),
        "date": found.date.text if found.date else None,
        "family": found.family,
        "certainty": found.certainty,
        "because": found.because,
    }


def searched(prose: Path, lines: int) -> None:
    """Say how long it takes to search so many lines of prose, each for itself: no reference should stand there."""
    texts = [line for line in prose.read_text(encoding="utf-8").splitlines() if line.strip()]
    given = [texts[number % len(texts)] for number in range(lines)]
    began = time.process_time()
    found = sum(1 for line in given for _ in find_references(line))
    spent = time.process_time() - began
    print(f"{lines} lines of prose, {sum(map(len, given))} characters, {found} references, {spent:.2f} s of CPU")


def main() -> None:
    """Read the lines, write what was found, and say how long it took."""
    parser = argparse.ArgumentParser(description="Write the archival references found in each line.")
    parser.add_argument("--data", type=Path, help="JSON lines with id and context")
    parser.add_argument("--out", type=Path, help="where the JSON lines go")
    parser.add_argument("--prose", type=Path, help="a text without references, to measure the search")
    parser.add_argument("--lines", type=int, default=20_000, help="how many lines of it (default: 20000)")
    options = parser.parse_args()
    if options.prose:
        searched(options.prose, options.lines)
    if options.data and options.out:
        written(options.data, options.out)
    elif options.data or options.out or not options.prose:
        parser.error("give --data and --out, or --prose")


def written(data: Path, out: Path) -> None:
    """Write what is found in each line of the data, and say how long it took."""
    lines = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines() if line]
    began = time.process_time()
    found = [
        {
            "id": line["id"],
            "citations": [citation(reference) for reference in find_references(line["context"])],
        }
        for line in lines
    ]
    spent = time.process_time() - began
    with out.open("w", encoding="utf-8") as file:
        for record in found:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    total = sum(len(line["context"]) for line in lines)
    print(f"{len(lines)} lines, {total} characters, {spent * 1000:.0f} ms")


if __name__ == "__main__":
    main()
