"""Who may know whom, which library lives where, how large a file may grow: read in the sources themselves."""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

BELOW = {
    "app": {"pages", "widgets", "reports", "conseil", "indicators", "guide", "spreadsheets", "warehouse"},
    "pages": {"widgets", "reports", "conseil", "indicators", "guide", "spreadsheets", "warehouse"},
    "widgets": {"reports", "conseil", "indicators", "guide", "spreadsheets", "warehouse"},
    "reports": {"conseil", "indicators", "guide", "warehouse"},
    "conseil": {"indicators", "guide", "warehouse"},
    "indicators": {"warehouse"},
    "spreadsheets": {"warehouse"},
    "guide": set(),
    "warehouse": set(),
    "sample_data": {"spreadsheets"},
    "docs": {"conseil", "spreadsheets", "warehouse"},
    "benchmarks": {"reports", "indicators", "spreadsheets", "warehouse"},
}
"""What each part of the house may import, besides itself and the leaves; whoever is not here may import nothing."""
LEAVES = {"faces", "french", "annee_scolaire", "excel", "version"}

NETWORK = ("requests", "urllib.request", "urllib3", "http", "socket", "smtplib", "ftplib", "webbrowser", "websockets")
HOMES = {
    "streamlit": ("app.py", "pages/*", "widgets/*", "benchmarks/*"),
    "plotly": ("indicators/charts/*",),
    "duckdb": ("warehouse/*",),
    "cryptography": ("warehouse/sealing.py",),
    "python_calamine": ("spreadsheets/files/read_workbook.py", "benchmarks/*"),
    "xml": ("spreadsheets/files/markup.py",),
    "html.parser": ("spreadsheets/files/read_web_page.py",),
    "csv": ("spreadsheets/files/read_text.py", "sample_data/*"),
    "odf": ("spreadsheets/handout/write_template.py", "sample_data/*"),
    "openpyxl": (
        "excel.py",
        "spreadsheets/handout/write_template.py",
        "reports/*",
        "sample_data/*",
        "benchmarks/*",
    ),
    "xlsxwriter": ("spreadsheets/handout/refused_rows.py",),
    "docx": ("reports/papers/word_file.py",),
    "pptx": ("reports/deck/*",),
    "typst": ("reports/papers/pdf_file.py",),
    "fontTools": ("reports/papers/pdf_file.py",),
    "PIL": ("docs/make_captures.py", "reports/content/logo.py"),
    "tempfile": ("benchmarks/*",),
    **dict.fromkeys(NETWORK, ("benchmarks/*",)),
}
"""The only files that may import each library: what is dropped is never copied, what is known is never sent."""

SQL = re.compile(r"\s*(select|with|insert into|update|delete from)\s")
CACHING = re.compile(r"\bcache_(data|resource)\b")

LONGEST = {"app.py": 60, "pages/*": 80, "*": 400}
"""Lines of a file, by the first pattern that its path matches."""
LONGEST_FUNCTION = 40


def sources(*folders: str) -> list[Path]:
    """The Python files of these folders, or of the whole house with its tests."""
    places = [ROOT / folder for folder in folders] or [*top_level_folders(), *ROOT.glob("*.py")]
    return sorted(path for place in places for path in ([place] if place.is_file() else place.rglob("*.py")))


def top_level_folders() -> list[Path]:
    return [path for path in sorted(ROOT.iterdir()) if path.is_dir() and path.name[0] not in "._" and any_kept(path)]


def any_kept(folder: Path) -> bool:
    return any(path.is_file() and "__pycache__" not in path.parts for path in folder.rglob("*"))


def code() -> list[Path]:
    """The house without its tests."""
    return [path for path in sources() if path.relative_to(ROOT).parts[0] != "tests"]


def name_of(path: Path) -> str:
    """« widgets/session.py » → « widgets.session », « guide/__init__.py » → « guide »."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def place_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def imported(path: Path, modules: frozenset[str] = frozenset()) -> set[str]:
    """All that a file imports, wherever in it; « from a import b » is « a.b » where that is one of ``modules``."""
    found = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{place_of(path)}:{node.lineno} imports by dots: name the folder"
            inside = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (inside & modules) | (set() if inside <= modules else {node.module or ""})
    return found


def test_each_part_of_the_house_only_knows_those_below():
    ours = BELOW.keys() | LEAVES | {"tests"}
    wrong = []
    for path in code():
        part = name_of(path).partition(".")[0]
        allowed = BELOW.get(part, set()) | LEAVES | {part} if part not in LEAVES else set()
        tops = {name.partition(".")[0] for name in imported(path)}
        wrong += [f"{place_of(path)} imports {name}" for name in sorted(tops & ours - allowed)]
    assert not wrong


def test_no_part_of_the_house_escapes_the_rules():
    folders = {path.name for path in top_level_folders() if any(path.rglob("*.py"))} - {"tests"}
    modules = {path.stem for path in ROOT.glob("*.py")}
    assert folders | modules <= BELOW.keys() | LEAVES


@pytest.mark.parametrize("library", HOMES)
def test_each_library_stays_where_it_lives(library):
    users = [place_of(path) for path in code() if any(f"{name}.".startswith(f"{library}.") for name in imported(path))]
    assert [user for user in users if not any(fnmatch(user, home) for home in HOMES[library])] == []


def test_no_screen_speaks_sql():
    queries = [
        f"{place_of(path)}:{node.lineno}"
        for path in sources("pages", "widgets", "app.py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value)
    ]
    assert queries == []


def test_no_page_computes():
    computing = (ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)
    sums = [
        f"{place_of(path)}:{node.lineno}"
        for path in sources("pages")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, computing)
    ]
    assert sums == []


def test_only_widgets_cache():
    caching = {place_of(path) for path in code() if CACHING.search(path.read_text(encoding="utf-8"))}
    assert {place for place in caching if not place.startswith("widgets/")} == set()


def test_no_module_needs_itself_to_be_imported():
    modules = {name_of(path): path for path in sources()}
    names = frozenset(modules)
    graph = {name: (imported(path, names) & modules.keys()) - {name} for name, path in modules.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" ← ".join(error.args[1]))


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


def test_the_imports_of_a_file_are_found_wherever_they_hide(tmp_path):
    file = tmp_path / "example.py"
    file.write_text(
        "import a.b as c\nfrom d import e, f\ndef g():\n    from h.i import j\n    import k, l\n", encoding="utf-8"
    )
    assert imported(file, frozenset({"d.e", "h.i.j"})) == {"a.b", "d", "d.e", "h.i.j", "k", "l"}
