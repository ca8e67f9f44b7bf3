"""`python -m seeds2tei` is the command `seeds2tei`."""

from __future__ import annotations

from seeds2tei.cli import main

main(prog_name="seeds2tei")
