"""How well real editions are encoded, against what their editors encoded.

    python -m benchmarks.encoding --data DIR [--style md|txt|html] [--out DIR]

DIR holds dev/*.md|txt|html, dev/*.gold.json and the scorer score_tei.py. One line per facet, and per edition and
facet, with the previous result beside it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

from benchmarks.conversions import compared, converted


def main() -> int:
    """Convert, score, print."""
    parser = argparse.ArgumentParser(description="The quality of encoding, by facet and by edition.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--style", choices=("md", "txt", "html"), default="md")
    parser.add_argument("--out", type=Path, default=Path("build/encoding"))
    options = parser.parse_args()
    out = options.out / options.style
    files = sorted((options.data / "dev").glob(f"*.{options.style}"))
    for name, sentence in converted(files, out).items():
        print(f"refused {name}: {sentence}", file=sys.stderr)
    scorer = [sys.executable, options.data / "score_tei.py", "--dir", options.data / "dev", "--sys", out]
    result = out / "result.json"
    command = [*map(str, scorer), "--style", options.style, "--json", str(result), "--per-corpus"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    summary = json.loads(said[said.index("{") : said.rindex("\n}") + 2])
    figures = {**summary["facets"], "composite": summary["COMPOSITE"]}
    print("\n".join(compared("facets", figures, out)))
    for line in said[said.rindex("\n}") + 2 :].splitlines():
        if line.strip():
            print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
