"""The archives that an editor's lists add to the table of repositories, or state otherwise."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seeds2tei.tables import Repository


class Repositories:
    """The rows of an editor's lists, each whole: what the list leaves blank is what the table says.

    They belong to one profile and are handed on with it: nothing of them is kept elsewhere.
    """

    def __init__(self, rows: Iterable[Repository] = ()) -> None:
        self.rows = tuple(rows)

    @cached_property
    def digest(self) -> str:
        """A SHA-256 digest of all that the lists say."""
        said = ("\0".join((*row[:-2], *row.stated, row.file)) for row in self.rows)
        return hashlib.sha256("\n".join(said).encode()).hexdigest()

    def __bool__(self) -> bool:
        return bool(self.rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Repositories) and self.rows == other.rows

    def __hash__(self) -> int:
        return hash(self.digest)

    def __deepcopy__(self, _memo: object) -> Repositories:
        return self  # nobody changes it

    def __str__(self) -> str:
        return self.digest


NONE_STATED = Repositories()
