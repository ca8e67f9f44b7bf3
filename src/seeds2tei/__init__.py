"""Encode transcriptions of archival documents as TEI P5, with every character of the source accounted for.

    from pathlib import Path
    from seeds2tei import convert, load_profile

    letter = Path("letters/1876-03-12.md")
    conversion = convert(letter.read_bytes(), load_profile(None), name=letter.name)
    conversion.xml, conversion.findings, conversion.links

What is not named here may change without notice.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from seeds2tei.errors import DecodingError, InfidelityError, ProfileError, Seeds2TeiError, UnsupportedFormatError
from seeds2tei.finding import Finding, Severity
from seeds2tei.version import __version__

if TYPE_CHECKING:
    from seeds2tei.convert import Conversion, convert, convert_versions
    from seeds2tei.export.descriptions import describe_references
    from seeds2tei.export.texts import align
    from seeds2tei.profile import Profile, load_profile
    from seeds2tei.references import find_references, hints_of

__all__ = [
    "Conversion",
    "DecodingError",
    "Finding",
    "InfidelityError",
    "Profile",
    "ProfileError",
    "Seeds2TeiError",
    "Severity",
    "UnsupportedFormatError",
    "__version__",
    "align",
    "convert",
    "convert_versions",
    "describe_references",
    "find_references",
    "hints_of",
    "load_profile",
]

_LATER = {
    "Conversion": "convert",
    "Profile": "profile",
    "align": "export.texts",
    "convert": "convert",
    "convert_versions": "convert",
    "describe_references": "export.descriptions",
    "find_references": "references",
    "hints_of": "references",
    "load_profile": "profile",
}
"""Name -> its module. Loaded when first asked for: `seeds2tei --version` has no use for an XML library."""


class _Package(ModuleType):
    """This package, in which `convert` is the function and never the module of the same name."""

    def __setattr__(self, name: str, value: object) -> None:
        # Whoever imports the module seeds2tei.convert has Python set it here, under the function's name.
        super().__setattr__(name, getattr(value, name) if isinstance(value, ModuleType) and name in _LATER else value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
