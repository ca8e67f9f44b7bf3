"""The contract of a recogniser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from seeds2tei.annotation import Annotation
from seeds2tei.passage import Passage
from seeds2tei.profile import Profile

Find = Callable[[Sequence[Passage], Profile], Iterable[Annotation]]


class Recogniser(NamedTuple):
    """One kind of thing that is recognised.

    name      as the profile and the reports call it
    elements  the TEI elements that it claims
    section   the code of the section of the TEI Guidelines that it follows
    find      passages, profile -> claims; a generator without state
    notation  rule -> shape of the signs that it takes out of the text
    """

    name: str
    elements: tuple[str, ...]
    section: str
    find: Find
    notation: Mapping[str, re.Pattern[str]] = MappingProxyType({})
