"""How the house stands today: no file breaches a rule, nobody looks up, nothing turns in a circle, all can be read."""

import ast
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.house import (
    HOMES,
    LEAVES,
    ROOT,
    RULES,
    STANDARD,
    code,
    is_at,
    linted,
    parsed,
    place_of,
    reached,
    sources,
    top_level_folders,
)

LONGEST = {"app.py": 60, "pages/*": 80, "*": 400}
"""Lines of a file, by the first pattern that its path matches."""
LONGEST_FUNCTION = 40


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_no_file_breaches_a_rule(rule):
    found = [f"{place_of(path)}:{line} {said}" for path in code() for line, said in rule(place_of(path), parsed(path))]
    assert found == []


def test_nobody_looks_up():
    """The contracts of import-linter, in pyproject.toml."""
    kept, told = linted(ROOT)
    assert kept, told


def test_no_part_of_the_house_escapes_the_rules():
    watched = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    folders = {path.name for path in top_level_folders() if any(path.rglob("*.py"))}
    assert folders == {*watched["root_packages"], "tests"}
    assert {path.stem for path in ROOT.glob("*.py")} == {"app", *LEAVES}


@pytest.mark.parametrize(("library", "homes"), [*HOMES.items(), *STANDARD.items()], ids=lambda each: str(each)[:20])
def test_each_home_of_a_library_is_lived_in(library, homes):
    """A home that nobody lives in any more would be a door left open."""
    places = [
        place_of(path)
        for path in code()
        if any(f"{name}.".startswith(f"{library}.") for _, name in reached(parsed(path)))
    ]
    assert [
        home for home in homes if not any(is_at(place, (home,)) for place in places) and home != "benchmarks/*"
    ] == []


def test_no_module_needs_itself_to_be_imported():
    modules = {name_of(path): path for path in sources()}
    graph = {name: {inside(found, modules) for found in imported(path)} - {name, ""} for name, path in modules.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" ← ".join(error.args[1]))


def name_of(path: Path) -> str:
    """« widgets/session.py » → « widgets.session », « guide/__init__.py » → « guide »."""
    return place_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imported(path: Path) -> set[str]:
    return {name for node, name in reached(parsed(path)) if isinstance(node, ast.Import | ast.ImportFrom)}


def inside(name: str, modules: dict[str, Path]) -> str:
    """The module that an imported name is, or is of; empty if none of ours."""
    while name and name not in modules:
        name = name.rpartition(".")[0]
    return name


def test_each_file_can_be_read_in_one_sitting():
    too_long = []
    for path in sources():
        lines = len(path.read_text(encoding="utf-8").splitlines())
        most = next(most for pattern, most in LONGEST.items() if fnmatch(place_of(path), pattern))
        if lines > most:
            too_long.append(f"{place_of(path)}: {lines} lines, at most {most}")
    assert not too_long


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(parsed(path)) if isinstance(node, ast.FunctionDef))


def test_each_function_can_be_seen_whole():
    too_long = [
        f"{place_of(path)}:{node.lineno} {node.name}: {length} lines"
        for path in sources()
        for node in functions(path)
        if (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert not too_long
