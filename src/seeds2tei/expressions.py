"""Regular expressions that are compiled when they are first asked.

The package has hundreds of them, and a short document asks few. To compile them all would take longer than to read it.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def expression(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """An expression that is used like a compiled one; a fault in its pattern shows when it is first asked.

    >>> expression("[0-9]+").findall("f. 1, op. 58")
    ['1', '58']
    """
    return cast("re.Pattern[AnyStr]", Expression(pattern, flags))


class Expression:
    """Has nothing of a compiled expression but its pattern, until it is asked for more."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self.pattern = pattern
        self._given = flags

    def __getattr__(self, name: str) -> Any:
        """A method of the compiled expression, kept so that it is as quick as that one when it is asked again."""
        if name == "_compiled":
            self._compiled = re.compile(self.pattern, self._given)
            return self._compiled
        if name.startswith("__"):
            raise AttributeError(name)
        method = getattr(self._compiled, name)
        setattr(self, name, method)
        return method
