"""The documents of several files that a profile names, where the names of the files do not say it.

[document."hofer.md"]
files = ["hofer-abschrift.txt", "hofer-uebersetzung.txt"]      ->   hofer.xml, each file a version
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from contextlib import suppress
from pathlib import Path, PurePath

from seeds2tei.errors import ProfileError
from seeds2tei.profile import NAME, Profile
from seeds2tei.version_files import tagged

Stated = Callable[[Path], Mapping[str, Sequence[str]]]
"""What is stated for a folder: the files of each document, by its name."""


def nothing(_folder: Path) -> Mapping[str, Sequence[str]]:
    """What no profile states."""
    return {}


def stated_by(profile_of: Callable[[Path], Profile]) -> Stated:
    """What the profiles of folders state; one that is faulty is told with each document that it governs."""

    def stated(folder: Path) -> Mapping[str, Sequence[str]]:
        with suppress(ProfileError):
            return profile_of(folder / NAME).files
        return {}

    return stated


def stated_for(files: Sequence[Path], stated: Stated) -> dict[str, list[str]]:
    """What is stated for the folders of some files, with the names by which the user calls these."""
    return {
        (folder / name).as_posix(): [(folder / file).as_posix() for file in members]
        for folder in dict.fromkeys(path.parent for path in files)
        for name, members in stated(folder).items()
    }


def parted(together: Mapping[str, Sequence[str]], names: Set[str]) -> dict[str, str]:
    """The files of documents of which other files are not there, each with a sentence that says so.

    >>> parted({"a.md": ["b.txt", "c.txt"]}, {"b.txt", "d.txt"})
    {'b.txt': 'the profile makes "a.md" of it and "c.txt", which is no document here. Put it here.'}
    """
    return {
        file: f'the profile makes "{document}" of it and "{missing}", which is no document here. Put it here.'
        for document, files in together.items()
        for missing in [next((file for file in files if file not in names), "")]
        for file in files
        if missing and file in names
    }


def document_name(files: Sequence[str], profile: Profile) -> str:
    """What a document of these files is called: as the profile states, else as the files are without their languages.

    >>> document_name(["letters/veld.ru.md", "letters/veld.en.md"], Profile())
    'letters/veld.md'
    """
    if len(files) == 1:
        return files[0]
    members = tuple(PurePath(file).name for file in files)
    stated = next((name for name, found in profile.files.items() if found == members), "")
    if stated:
        return PurePath(files[0]).with_name(stated).as_posix()
    return tagged(files[0])[0] or files[0]
