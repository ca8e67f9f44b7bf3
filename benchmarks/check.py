"""Measure the speed of `seeds2tei check`: CPU time of whole processes, as the kernel counts it.

    python -m benchmarks.check [--schema FILE]

The files are made for the measurement: letters in one version, and in two that are linked sentence by sentence.
Start-up is what a check of the smallest file takes; a faulty file is explained, which is slower. With --schema,
another schema is asked as well (jing and Saxon, where they are installed); that has no target. Exit code 1 if a
target is missed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.speed import Cost, best, cost
from seeds2tei.convert import convert
from seeds2tei.profile import Profile

CHECK = (sys.executable, "-m", "seeds2tei", "check")
MANY = 1000
ROUNDS = 3
HEAD = "# The Mill\n\nSource: RGASPI, f. 17, op. 3, d. 1042, l. 15.\n\n"
ENGLISH = (
    "The mill at Karrsdorf is to be **repaired** before the harvest. Nobody knows who is to pay for the wood of "
    "plank {n}. On 12 March 1936 the council met. They [the owners] did not come, and item {n} was put off.\n\n"
)
GERMAN = (
    "Die Mühle in Karrsdorf ist vor der Ernte **auszubessern**. Niemand weiß, wer das Holz für Brett {n} bezahlt. Am "
    "12. März 1936 trat der Rat zusammen. Sie [die Besitzer] kamen nicht, und Punkt {n} wurde vertagt.\n\n"
)


class Row(NamedTuple):
    """A line of the table: CPU seconds above start-up, and the most that they may be (0 = no target)."""

    what: str
    took: Cost
    above: float
    target: float

    @property
    def missed(self) -> bool:
        """Whether it is slower than it may be, or did not end as it should."""
        return self.took.code not in (0, 1) or bool(self.target and self.above > self.target)


def letter(length: int, *, versions: int = 1) -> bytes:
    """A TEI file of about so many bytes."""
    paragraphs = max(1, length // (460 * versions))
    text = HEAD + "".join(ENGLISH.format(n=n) for n in range(paragraphs))
    if versions > 1:
        original = "".join(GERMAN.format(n=n) for n in range(paragraphs))
        text = f"{HEAD}## Original\n\n{original}## Translation\n\n{text.removeprefix(HEAD)}"
    return convert(text.encode(), Profile(), name="mill.md").xml


def measured(paths: Sequence[Path], *options: str) -> Cost:
    """What a check of these files takes."""
    return best(cost([*CHECK, *map(str, paths), *options]) for _ in range(ROUNDS))


def rows(folder: Path, options: Sequence[str]) -> Iterator[Row]:
    """The measurements, one after the other."""
    files = {
        "smallest": letter(1),
        "1 MB, one version": letter(1_000_000),
        "1 MB, two versions linked": letter(1_000_000, versions=2),
    }
    files["1 MB, 1000 faults"] = files["1 MB, one version"].replace(b"<hi ", b'<hi colour="red" ', 1000)
    for name, xml in files.items():
        (folder / f"{name}.xml").write_bytes(xml)
    small = [folder / f"{number:04}.xml" for number in range(MANY)]
    for path in small:
        path.write_bytes(letter(10_000) if path is small[0] else small[0].read_bytes())
    start = measured([folder / "smallest.xml"])
    yield Row("start-up, and the smallest file", start, start.seconds, 0)
    for name, xml in list(files.items())[1:]:
        took = measured([folder / f"{name}.xml"])
        target = 0 if "faults" in name else 0.3
        yield Row(f"{name} ({len(xml) / 1e6:.2f} MB)", took, took.seconds - start.seconds, target)
    took = measured(small)
    size = small[0].stat().st_size / 1000
    yield Row(f"{MANY} files of {size:.0f} kB in one run", took, took.seconds, 5)
    if options:
        took = measured([folder / "1 MB, one version.xml"], *options)
        yield Row("1 MB, by the other schema too", took, took.seconds - start.seconds, 0)
        took = measured(small[:100], *options)
        yield Row("100 files, by the other schema too", took, took.seconds - start.seconds, 0)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command: a table of figures with their targets."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--schema", type=Path, metavar="FILE", help="ask this schema too")
    schema = parser.parse_args(arguments).schema
    print(f"{'':44} {'CPU s':>7} {'above':>7}   target")
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        for row in rows(Path(folder), ("--schema", str(schema)) if schema else ()):
            target = f"≤ {row.target} s" if row.target else ""
            print(f"{row.what:44} {row.took.seconds:7.2f} {row.above:7.2f}   {target}"
                  f"{'  MISSED' if row.missed else ''}", flush=True)  # fmt: skip
            missed = missed or row.missed
    print("\nA target is missed." if missed else "\nEvery target is met.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
