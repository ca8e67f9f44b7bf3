"""The lexicons that are shipped: which word of one language may translate which of another.

`data/lexicons/README.md` says from what they were learnt. One is read when a pair of versions first
needs it, and kept for the documents that follow.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "data" / "lexicons"

Rows = Mapping[str, str]


@cache
def lexicon(language_a: str, language_b: str) -> Rows:
    """The lexicon from one language to another, line by line as shipped; empty where there is none."""
    path = FOLDER / f"{language_a}-{language_b}.tsv.gz"
    if not path.exists():
        return {}
    lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


def translations(rows: Rows, stem: str) -> dict[str, float]:
    """The translations of a stem with their probabilities, the most probable first.

    >>> translations({"uncle": "onkel 62 vetter 10"}, "uncle")
    {'onkel': 0.62, 'vetter': 0.1}
    """
    fields = rows.get(stem, "").split()
    return {word: int(per_cent) / 100 for word, per_cent in zip(fields[::2], fields[1::2], strict=True)}
