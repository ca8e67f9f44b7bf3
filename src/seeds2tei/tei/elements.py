"""Elements of the header, written as `E.title("Letters", type="main")`."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from lxml import builder, etree  # type: ignore[attr-defined]  # the stubs do not know lxml.builder

from seeds2tei.vocabulary import NAMESPACE

XML = "{http://www.w3.org/XML/1998/namespace}"
_MAKER = builder.ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})


class _Elements:
    """Makes an element of the name that is asked for, from texts, elements and dictionaries of attributes."""

    def __getattr__(self, tag: str) -> Callable[..., etree._Element]:
        return cast("Callable[..., etree._Element]", getattr(_MAKER, tag))


E = _Elements()
