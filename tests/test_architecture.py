"""Who may import whom. The house stands on this table; whoever wants another wall changes it here first."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from seeds2tei.expressions import Expression

PACKAGE = Path(__file__).parent.parent / "src" / "seeds2tei"

# From the roof to the ground. A module imports from the floors below its own, and from none above.
FLOORS = (
    "__main__",
    "cli",
    "batch explanation judgement export run_report",
    "originals planning",
    "report inputs results fates processes source_collation",
    "convert __init__",
    "readers recognisers parallel tei checks settling nesting inspection",
    "record",
    "SHARED",
    "profile recogniser people editing signs",
    "blocks containers crossing",
    "passage",
    "annotation finding",
    "profile_lists",
    "authority_files repository_files",
    "repositories table_files",
    "source tables profile_keys",
    "authorities errors vocabulary version file_kinds",
    "expressions",
)
# What several recognisers need, and whatever the table does not name, stands on one floor.
SHARED = next(i for i, rooms in enumerate(FLOORS) if rooms == "SHARED")
# On these floors the rooms know each other; on no other.
OPEN = {
    FLOORS.index("profile recogniser people editing signs"),
    FLOORS.index("blocks containers crossing"),
    SHARED,
}
# A profile knows the names of the recognisers, and asks for them when it is read.
ALLOWED = {
    ("profile", "recognisers"),
    ("people", "naming"),
    ("batch", "report"),
    ("__init__", "convert"),
    ("__init__", "export"),
}
# Wings of several rooms. Inside one the rooms may know each other, except the recognisers.
WINGS = ("readers", "recognisers", "parallel", "tei", "checks", "references", "dates", "export", "cli")
# One library, one door.
DOORS = {
    "markdown_it": ("readers/",),
    "lxml": ("tei/", "checks/", "export/", "authority_files.py"),
    "xmlschema": ("checks/",),
    "saxonche": ("checks/schematron.py",),
    "numpy": ("parallel/",),
    "click": ("cli/",),
    "rich": ("cli/",),
    "charset_normalizer": ("source.py",),
    "mammoth": ("readers/word.py",),
}
# Who touches the disk: the command line, and the loaders of profiles, schemas and shipped tables.
LIBRARIANS = frozenset(
    "planning.py disk.py inputs.py results.py whole_files.py judgement.py originals.py "
    "profile.py authority_files.py table_files.py tables.py checks/schema.py checks/any_schema.py checks/schematron.py "
    "parallel/abbreviations.py parallel/lexicon.py".split()
)
DISK = frozenset("read_text read_bytes write_text write_bytes mkdir unlink rename iterdir glob rglob".split())

MODULES = sorted(PACKAGE.rglob("*.py"))


def place(path: Path) -> str:
    """Where a module stands: `tei/body.py`."""
    return path.relative_to(PACKAGE).as_posix()


def room(name: str) -> str:
    """The room or wing of a module: "tei" of `tei/body.py`, "source" of `source.py`."""
    return name.partition("/")[0].removesuffix(".py")


def floor(name: str) -> int:
    return next((i for i, rooms in enumerate(FLOORS) if name in rooms.split()), SHARED)


def imports(path: Path, *, at_once: bool = False) -> Iterator[str]:
    """The modules that a module imports, wherever in it or only on loading: "seeds2tei.source", "lxml"."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in tree.body if at_once else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{place(path)} imports relatively"
            module = node.module or ""
            yield module
            if module == "seeds2tei" or module.removeprefix("seeds2tei.") in WINGS:
                yield from (f"{module}.{alias.name}" for alias in node.names)


def own_imports(path: Path, *, at_once: bool = False) -> Iterator[str]:
    """The modules of the package that a module imports, as `tei/body`."""
    for name in imports(path, at_once=at_once):
        if name.startswith("seeds2tei."):
            inside = name.removeprefix("seeds2tei.").replace(".", "/")
            if any((PACKAGE / f"{inside}{ending}").exists() for ending in (".py", "/__init__.py")):
                yield inside


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_imports_run_downwards(path: Path) -> None:
    here = room(place(path))
    for name in own_imports(path):
        there = room(name)
        beside = floor(there) == floor(here) and (there == here or floor(here) in OPEN)
        assert beside or floor(there) > floor(here) or (here, there) in ALLOWED, f"{place(path)} imports {name}"


def test_no_imports_run_in_circles() -> None:
    """Whichever module is loaded first. What is imported inside a function or for types is no circle."""
    graph = {place(path).removesuffix(".py").removesuffix("/__init__"): path for path in MODULES}
    order = TopologicalSorter({name: set(own_imports(path, at_once=True)) - {name} for name, path in graph.items()})
    order.prepare()


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent.name == "recognisers"], ids=place)
def test_a_recogniser_knows_no_other(path: Path) -> None:
    if path.name != "__init__.py":
        assert [name for name in own_imports(path) if room(name) == "recognisers"] == []


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_every_library_has_one_door(path: Path) -> None:
    for name in imports(path):
        library = name.partition(".")[0]
        doors = DOORS.get(library)
        inside = library in {"seeds2tei", *sys.stdlib_module_names}
        assert inside or doors is not None, f"{place(path)} imports {library}, which has no door"
        assert doors is None or place(path).startswith(doors), f"{place(path)} imports {library}"


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_few_touch_the_disk(path: Path) -> None:
    if place(path) in LIBRARIANS:
        return
    calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    assert {call.attr for call in calls if isinstance(call, ast.Attribute)} & DISK == set()
    assert "open" not in {call.id for call in calls if isinstance(call, ast.Name)}


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_no_expression_is_compiled_on_loading(path: Path) -> None:
    """Start-up is part of the speed: what a document does not ask is not compiled for it."""
    within = [ast.parse(path.read_text("utf-8"))]
    while within:
        node = within.pop()
        compiles = isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"
        assert not compiles, f"{place(path)}:{getattr(node, 'lineno', 0)} compiles: write  expression(...)"
        within += (child for child in ast.iter_child_nodes(node) if not isinstance(child, ast.FunctionDef | ast.Lambda))


def test_every_expression_can_be_compiled() -> None:
    """A fault in one would show only when a document asks it."""
    for path in MODULES:
        name = "seeds2tei." + place(path).removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        if name not in ("seeds2tei.__main__", "seeds2tei.__init__"):
            found = [vars(importlib.import_module(name)).values()]
            while found:
                for value in found.pop():
                    if isinstance(value, dict):
                        found.append(value.values())
                    elif isinstance(value, list | tuple):
                        found.append(value)
                    elif isinstance(value, Expression):
                        assert value.flags & re.UNICODE or isinstance(value.pattern, bytes)


def test_a_conversion_loads_only_what_it_needs() -> None:
    """Start-up is part of the speed: what explains errors or paints terminals comes when it is asked for."""
    code = (
        "import sys; from seeds2tei.convert import convert; from seeds2tei.profile import Profile; "
        "convert(b'Graz, den 12. M. 1876', Profile(), name='a.md'); "
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"xmlschema", "rich", "numpy", "click", "charset_normalizer"} & set(run.stdout.split()) == set()
