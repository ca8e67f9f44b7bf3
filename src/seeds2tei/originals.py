"""Whether a TEI file still says what its source says, word by word: after an editor has worked on it by hand.

The source is found and encoded again, which proves that every one of its characters is accounted for; then the words
of the two files are compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from pathlib import Path

from seeds2tei.check_formats import Verdict
from seeds2tei.checks.places import Places
from seeds2tei.checks.survey import Transcription
from seeds2tei.convert import convert_versions, digest_of
from seeds2tei.disk import contents, trouble
from seeds2tei.errors import Seeds2TeiError
from seeds2tei.finding import Severity
from seeds2tei.inputs import Input, search
from seeds2tei.profile import Profile
from seeds2tei.source_collation import Collation
from seeds2tei.stated_files import stated_by

MOST_VERSIONS = 4
"""Of so many files every order is tried."""


@dataclass(frozen=True)
class Originals:
    """Where the sources of TEI files lie.

    path        the source of the one TEI file, or a folder in which sources are found by name
    profile_of  finds the profile by which a source is read
    """

    path: Path
    profile_of: Callable[[Path], Profile]

    @cached_property
    def _found(self) -> list[Input]:
        return [found for found in search([self.path], stated=stated_by(self.profile_of)) if isinstance(found, Input)]

    def of(self, file: Path, transcription: Transcription) -> list[Path]:
        """The source of a TEI file, of several files if each holds a version; nothing if there is none.

        In a folder: what bears the file name that the header gives, if the digest agrees or it is the only one;
        else what is called like the TEI file.
        """
        if not self.path.is_dir():
            return [self.path]
        name, digest = transcription
        named = [found for found in self._found if found.place.name == name]
        if len(named) > 1:
            named = [found for found in named if _digest(found) == digest] or named
        alike = [found for found in self._found if file.stem in (found.place.stem, found.place.name)]
        return next((_files(found) for found in named or alike), [])

    def collated(self, file: Path, places: Places, transcription: Transcription) -> Iterator[Verdict]:
        """What words of its source a TEI file lacks, has changed or has besides.

        places         the TEI file, decoded
        transcription  what its header says of its source
        """
        originals = self.of(file, transcription)
        if not originals:
            sentence = f"no source for this file in {self.path}. Name the source itself."
            yield Verdict(str(file), 0, 0, Severity.ERROR, "source", sentence)
            return
        original = originals[0]
        try:
            files = _in_order([(str(path), contents(path)) for path in originals], transcription.digest)
            name = transcription.name if len(files) > 1 else files[0][0]
            conversion = convert_versions(files, self.profile_of(original), name=name)
        except OSError as error:
            yield Verdict(str(file), 0, 0, Severity.ERROR, "source", trouble(original, error))
            return
        except Seeds2TeiError as error:
            yield Verdict(str(file), 0, 0, Severity.ERROR, "source", str(error))
            return
        changed = transcription.digest not in ("", digest_of([data for _, data in files]))
        yield from Collation(file, original, places, conversion).verdicts(source_changed=changed)


def _files(document: Input) -> list[Path]:
    return [document.path, *document.others]


def _in_order(files: list[tuple[str, bytes]], digest: str) -> list[tuple[str, bytes]]:
    """The files of a document in the order in which they were encoded, as the digest in the header tells."""
    orders = permutations(files) if 1 < len(files) <= MOST_VERSIONS else ()
    made_so = (list(order) for order in orders if digest_of([data for _, data in order]) == digest)
    return next(made_so, files)


def _digest(document: Input) -> str:
    return digest_of([contents(path) for path in _files(document)])
