"""Documents converted for a benchmark: every file of a folder, with the seconds that each took."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from seeds2tei.convert import convert
from seeds2tei.errors import Seeds2TeiError
from seeds2tei.profile import Profile


def converted(paths: Iterable[Path], folder: Path, encodings: Mapping[str, str] | None = None) -> dict[str, str]:
    """Write FOLDER/NAME.xml for each file, and FOLDER/times.json. Returns name -> why it was refused.

    encodings  file name -> encoding, for what is not UTF-8
    """
    folder.mkdir(parents=True, exist_ok=True)
    times: dict[str, float] = {}
    refused: dict[str, str] = {}
    for path in paths:
        profile = Profile(encoding=(encodings or {}).get(path.name))
        began = time.process_time()
        try:
            conversion = convert(path.read_bytes(), profile, name=path.name)
        except Seeds2TeiError as error:
            refused[path.name] = str(error)
            continue
        times[path.name] = time.process_time() - began
        (folder / f"{path.name}.xml").write_bytes(conversion.xml)
    (folder / "times.json").write_text(json.dumps(times), "utf-8")
    return refused


def compared(name: str, figures: Mapping[str, float], folder: Path) -> list[str]:
    """The figures as lines, with those of the previous run beside them; and kept for the next."""
    kept = folder / f"{name}.previous.json"
    before = json.loads(kept.read_text("utf-8")) if kept.is_file() else {}
    kept.write_text(json.dumps(dict(figures)), "utf-8")
    lines = [f"{'':28} {'now':>7} {'before':>7}"]
    for key, value in figures.items():
        previous = f"{before[key]:7.3f}" if key in before else "      -"
        lines.append(f"{key:28} {value:7.3f} {previous}")
    return lines
