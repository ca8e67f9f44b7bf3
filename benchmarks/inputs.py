"""How well real web transcriptions are encoded, against what a person expects of them.

    python -m benchmarks.inputs --data DIR [--out DIR] [--misses]

DIR holds dev/ (the files, *.expect.json, manifest.csv with encodings) and the scorer score_inputs.py.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
from pathlib import Path

from benchmarks.conversions import compared, converted

NOT_INPUTS = (".expect.json", ".csv")


def main() -> int:
    """Convert, score, print."""
    parser = argparse.ArgumentParser(description="The quality of encoding of real inputs, by field.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("build/inputs"))
    parser.add_argument("--misses", action="store_true", help="say what was missed, and where")
    options = parser.parse_args()
    inputs = options.data / "dev"
    files = [path for path in sorted(inputs.iterdir()) if path.is_file() and not path.name.endswith(NOT_INPUTS)]
    for name, sentence in converted(files, options.out, _encodings(inputs / "manifest.csv")).items():
        print(f"refused {name}: {sentence}", file=sys.stderr)
    result = options.out / "result.json"
    command = [
        sys.executable,
        str(options.data / "score_inputs.py"),
        str(inputs),
        str(options.out),
        "--json",
        str(result),
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    scores = json.loads(result.read_text("utf-8"))
    figures = {field: row["f1"] or 0.0 for field, row in scores["fields"].items()}
    print("\n".join(compared("fields", {**figures, "mean": scores["mean_f1"]}, options.out)))
    print(said.splitlines()[-1])
    if options.misses:
        print("\n".join("  ".join(miss) for miss in scores["misses"]))
    return 0


def _encodings(manifest: Path) -> dict[str, str]:
    """The encoding of each file, where the list of files states one that is not UTF-8."""
    if not manifest.is_file():
        return {}
    with manifest.open(encoding="utf-8", newline="") as rows:
        stated = {row["file"]: row["encoding"] for row in csv.DictReader(rows)}
    return {name: encoding for name, encoding in stated.items() if encoding and "utf-8" not in encoding.lower()}


if __name__ == "__main__":
    sys.exit(main())
