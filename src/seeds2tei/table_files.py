"""Tables that an editor keeps (.csv): rows of cells, each of which knows its place.

    code,name_original,settlement
    GA,"Gemeindearchiv Altdorf, Abt. II",Altdorf

Cells are parted by commas, semicolons or tabs, whichever the heading has most. A cell that holds such a sign, or a
line end, stands in quotation marks, as spreadsheets write it (RFC 4180). UTF-8, with or without byte order mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from seeds2tei.errors import ProfileError
from seeds2tei.expressions import expression
from seeds2tei.profile_keys import forbidden, nearest

QUOTED = expression(r'[ \t]*"(?P<words>(?:[^"]|"")*)"[ ]*')
SIGNS = ",;\t"


class Cell(NamedTuple):
    """The words of a cell, without blanks around them, and where it begins in the file (0 = first character)."""

    words: str
    start: int


class Table(NamedTuple):
    """A file, for messages, and its text."""

    path: Path
    text: str

    def error(self, place: int, sentence: str) -> ProfileError:
        """What is wrong at a place of the text, counted in characters."""
        return ProfileError(self.place(place), "", sentence)

    def place(self, place: int) -> str:
        """File, line and column, as a message begins with them."""
        line = self.text.count("\n", 0, place) + 1
        return f"{self.path}:{line}:{place - self.text.rfind(chr(10), 0, place)}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by the names of their columns."""

    table: Table
    cells: Mapping[str, Cell]

    def __getitem__(self, column: str) -> str:
        """The words of a cell; "" if it is blank, or the table has no such column."""
        cell = self.cells.get(column)
        return cell.words if cell else ""

    def error(self, column: str, sentence: str) -> ProfileError:
        """What is wrong with a cell, or with the row if it has no such cell."""
        return ProfileError(self.place(column), "", sentence)

    def place(self, column: str) -> str:
        """File, line and column of a cell, or of the row."""
        cell = self.cells.get(column) or next(iter(self.cells.values()))
        return self.table.place(cell.start)


def read_table(path: Path, columns: Sequence[str], needed: Sequence[str], *, others: bool = False) -> Iterator[Row]:
    """The rows of a table whose heading names its columns, in any order.

    columns  those that are read
    needed   those that it must have
    others   whether it may have others too, which are passed over

    Raises ProfileError with file, line and column, and the remedy; OSError if the file cannot be read.
    """
    if path.exists() and not path.is_file():
        raise ProfileError(str(path), "", "is no file, but a folder, a pipe or a device.")
    try:
        table = Table(path, path.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ProfileError(str(path), "", f"byte {error.start} is not UTF-8. Save the list as UTF-8.") from None
    if found := forbidden(table.text):
        raise table.error(*found)
    rows = _rows(table)
    heading = next(rows, [Cell("", 0)])
    _check_heading(table, heading, columns, needed, others=others)
    for cells in rows:
        if surplus := [cell for cell in cells[len(heading) :] if cell.words]:
            sentence = (
                f"this row has {len(cells)} cells, its heading {len(heading)}. "
                "Put a cell that holds the parting sign into quotation marks."
            )
            raise table.error(surplus[0].start, sentence)
        yield Row(table, {name.words: cell for name, cell in zip(heading, cells, strict=False)})


def _check_heading(
    table: Table, heading: Sequence[Cell], columns: Sequence[str], needed: Sequence[str], *, others: bool
) -> None:
    names = [cell.words for cell in heading]
    for number, cell in enumerate(heading):
        if cell.words not in columns:
            if others:
                continue
            raise table.error(cell.start, f'no such column: "{cell.words}". {nearest(cell.words, columns)}')
        if cell.words in names[:number]:
            raise table.error(cell.start, f'the column "{cell.words}" stands here a second time.')
    if missing := [name for name in needed if name not in names]:
        raise table.error(0, f'has no column "{missing[0]}". The columns are {", ".join(columns)}.')


def _rows(table: Table) -> Iterator[list[Cell]]:
    """The rows that are not blank, as cells."""
    text = table.text
    heading = text.partition("\n")[0]
    sign = max(SIGNS, key=heading.count)
    bare = re.compile(rf"[^{sign}\n]*")
    place = 0
    while place < len(text):
        cells: list[Cell] = []
        while True:
            cell, place = _cell(table, place, sign, bare)
            cells.append(cell)
            if not text.startswith(sign, place):
                break
            place += 1
        place += 1  # the line end
        if any(cell.words for cell in cells):
            yield cells


def _cell(table: Table, place: int, sign: str, bare: re.Pattern[str]) -> tuple[Cell, int]:
    """One cell, and where the sign or the line end behind it stands."""
    text = table.text
    if quoted := QUOTED.match(text, place):
        end = quoted.end()
        if end < len(text) and text[end] not in (sign, "\n"):
            raise table.error(end, 'words stand behind a closing quotation mark. Write one that is meant twice: "".')
        words = quoted["words"].replace('""', '"')
        start = quoted.start("words") - 1
    else:
        plain = bare.match(text, place)
        assert plain is not None  # it matches nothing, too
        words, end = plain[0], plain.end()
        start = place + len(words) - len(words.lstrip())
        if words.lstrip().startswith('"'):
            raise table.error(start, "this quotation mark is never closed.")
    return Cell(" ".join(words.split()), start), end
