"""Whole documents: what is written for each of documents/, and with which message each of refused/ is refused.

A folder of documents/ holds README.md (why it is there), the seed, perhaps profile.toml, and what is expected:
expected.xml and expected.findings. A folder of refused/ holds the same with `message` instead.
`pytest tests/test_documents.py --accept` rewrites what is expected; read the difference before you commit it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from seeds2tei.convert import Conversion, convert
from seeds2tei.errors import InfidelityError, Seeds2TeiError
from seeds2tei.profile import Profile, find_profile, load_profile
from seeds2tei.version import __version__

HERE = Path(__file__).parent
ROOT = HERE.parent
DOCUMENTS = sorted(path for path in (HERE / "documents").iterdir() if path.is_dir())
REFUSED = sorted(path for path in (HERE / "refused").iterdir() if path.is_dir())
SEEDS = sorted(path for path in (ROOT / "seeds").iterdir() if path.suffix != ".toml")
WRITTEN = sorted((ROOT / "tei").glob("*.xml"))


def name(folder: Path) -> str:
    return folder.name


def seed(folder: Path) -> Path:
    (found,) = folder.glob("seed.*")
    return found


def profile(folder: Path) -> Profile:
    path = folder / "profile.toml"
    return load_profile(path) if path.exists() else Profile()


def findings(conversion: Conversion) -> str:
    """The findings, one a line: place, severity, code, sentence."""
    lines = []
    for finding in conversion.findings:
        line, column = conversion.draft.source.place(finding.start) if finding.start >= 0 else (finding.line, 0)
        lines.append(f"{line}:{column}: {finding.severity.value} [{finding.code}]: {finding.sentence}\n")
    return "".join(lines)


def compare(path: Path, found: str, *, accept: bool) -> None:
    if accept:
        path.write_text(found, "utf-8", newline="")
    assert path.exists(), f"{path.name} is missing: run with --accept, then read it"
    assert found == path.read_text("utf-8")


@pytest.mark.parametrize("folder", DOCUMENTS, ids=name)
def test_document(folder: Path, accept: bool) -> None:
    path = seed(folder)
    conversion = convert(path.read_bytes(), profile(folder), name=path.name)
    assert conversion.valid
    # The version of the program is no property of the document.
    compare(folder / "expected.xml", conversion.xml.decode().replace(f'"{__version__}"', '"VERSION"'), accept=accept)
    compare(folder / "expected.findings", findings(conversion), accept=accept)


@pytest.mark.parametrize("folder", REFUSED, ids=name)
def test_refused(folder: Path, accept: bool) -> None:
    path = seed(folder)
    with pytest.raises(Seeds2TeiError) as error:
        convert(path.read_bytes(), profile(folder), name=path.name)
    assert not isinstance(error.value, InfidelityError)
    compare(folder / "message", str(error.value).replace(f"{folder}/", "") + "\n", accept=accept)


@pytest.mark.parametrize("folder", [*DOCUMENTS, *REFUSED], ids=name)
def test_every_document_says_why_it_is_there(folder: Path) -> None:
    assert (folder / "README.md").read_text("utf-8").strip()


@pytest.mark.skipif(not WRITTEN, reason="tei/ is empty: seeds2tei convert seeds --output tei  fills it")
@pytest.mark.parametrize("path", SEEDS, ids=name)
def test_tei_is_what_the_program_writes_today(path: Path) -> None:
    conversion = convert(path.read_bytes(), load_profile(find_profile(path)), name=path.name)
    assert conversion.valid
    assert (ROOT / "tei" / f"{path.stem}.xml").read_bytes() == conversion.xml


@pytest.mark.skipif(not WRITTEN, reason="tei/ is empty: seeds2tei convert seeds --output tei  fills it")
def test_tei_holds_nothing_else() -> None:
    assert {path.stem for path in WRITTEN} == {path.stem for path in SEEDS}
