"""The versions as witnesses for CollateX (JSON)."""

from __future__ import annotations

import json

from seeds2tei.export.plain_text import plain_texts

SIGNS = ".,;:!?…()[]\"'“”„«»"


def collatex(xml: bytes) -> bytes:
    """Each version as a witness of tokens: `t` as written, `n` without case and the punctuation around it."""
    witnesses = [
        {"id": name, "tokens": [{"t": f"{word} ", "n": word.lower().strip(SIGNS) or word} for word in text.split()]}
        for name, text in plain_texts(xml)
    ]
    return json.dumps({"witnesses": witnesses}, ensure_ascii=False, indent=1).encode() + b"\n"
