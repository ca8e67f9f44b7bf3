"""Write what `find_references` finds, for a scorer.

    python -m benchmarks.references --data lines.jsonl --out found.jsonl

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


def main() -> None:
    """Read the lines, write what was found, and say how long it took."""
    parser = argparse.ArgumentParser(description="Write the archival references found in each line.")
    parser.add_argument("--data", type=Path, required=True, help="JSON lines with id and context")
    parser.add_argument("--out", type=Path, required=True, help="where the JSON lines go")
    options = parser.parse_args()
    lines = [json.loads(line) for line in options.data.read_text(encoding="utf-8").splitlines() if line]
    began = time.process_time()
    found = [
        {
            "id": line["id"],
            "citations": [citation(reference) for reference in find_references(line["context"])],
        }
        for line in lines
    ]
    spent = time.process_time() - began
    with options.out.open("w", encoding="utf-8") as out:
        for record in found:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    total = sum(len(line["context"]) for line in lines)
    print(f"{len(lines)} lines, {total} characters, {spent * 1000:.0f} ms")


if __name__ == "__main__":
    main()
