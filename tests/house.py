"""The walls of the house, as rules on the text of one file: what it may import, name, compute and cache.

A rule takes the place of a file (« widgets/session.py ») and its syntax, and yields the line and the sentence of each
breach. `test_house.py` holds all files to them; `test_walls.py` writes the breaches that they must see. What only the
imports of all files together can tell (who stands above whom) is said to import-linter, in `pyproject.toml`.
"""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent

Breaches = Iterator[tuple[int, str]]
Rule = Callable[[str, ast.Module], Breaches]

LEAVES = {"faces", "french", "annee_scolaire", "excel", "version"}
"""The modules of the root that everybody may import, and that import nothing of the house."""
SCREENS = ("app.py", "pages/*", "widgets/*")
TOLD = (*SCREENS, "reports/*", "conseil/*", "docs/*")
"""Whoever tells figures to people: never but behind the mask."""

NETWORK = (
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "webbrowser", "websockets", "xmlrpc",
)  # fmt: skip
HOMES: Mapping[str, tuple[str, ...]] = {
    "streamlit": ("app.py", "pages/*", "widgets/*", "benchmarks/*"),
    "starlette": ("widgets/doors.py", "widgets/uploads.py"),
    "pandas": ("indicators/*", "reports/*", "spreadsheets/*", "warehouse/*", "widgets/*"),
    "numpy": ("indicators/*", "spreadsheets/*"),
    "plotly": ("indicators/charts/*",),
    "duckdb": ("warehouse/*",),
    "cryptography": ("warehouse/sealing.py",),
    "platformdirs": ("warehouse/opening.py",),
    "babel": ("french.py",),
    "rapidfuzz": ("spreadsheets/companies/*", "spreadsheets/recognise/*"),
    "stdnum": ("spreadsheets/cells/numbers.py",),
    "python_calamine": ("spreadsheets/files/read_workbook.py", "benchmarks/*"),
    "odf": ("spreadsheets/handout/write_template.py", "sample_data/*"),
    "openpyxl": ("excel.py", "spreadsheets/handout/write_template.py", "reports/*", "sample_data/*", "benchmarks/*"),
    "xlsxwriter": ("spreadsheets/handout/refused_rows.py",),
    "docx": ("reports/papers/word_file.py",),
    "pptx": ("reports/deck/*",),
    "typst": ("reports/papers/pdf_file.py",),
    "fontTools": ("reports/papers/pdf_file.py",),
    "PIL": ("docs/make_captures.py", "reports/content/logo.py"),
    "playwright": ("docs/make_captures.py", "benchmarks/*"),
}
"""The only files that may import each library; one that is not named here may be imported nowhere."""
STANDARD: Mapping[str, tuple[str, ...]] = {
    "xml": ("spreadsheets/files/markup.py",),
    "html.parser": ("spreadsheets/files/read_web_page.py",),
    "csv": ("spreadsheets/files/read_text.py", "sample_data/*"),
    "zipfile": ("spreadsheets/files/*", "reports/deck/*", "reports/workbook/*", "sample_data/*"),
    "zlib": ("warehouse/packing.py",),
    "tempfile": ("benchmarks/*",),
    "threading": ("warehouse/*",),
    "subprocess": ("spreadsheets/files/apart.py", "docs/make_captures.py", "benchmarks/*"),
    "pickle": ("spreadsheets/files/apart.py", "spreadsheets/files/child.py"),
    "ctypes": ("spreadsheets/files/windows_job.py",),
    "statistics": ("indicators/*", "benchmarks/*"),
    "importlib": ("faces.py", "benchmarks/*"),
    "runpy": ("widgets/frame.py",),
    **dict.fromkeys(NETWORK, ("benchmarks/*",)),
    **dict.fromkeys(
        ("bz2", "concurrent", "dbm", "gzip", "imp", "logging", "lzma", "multiprocessing", "pkgutil", "shelve",
         "sqlite3", "sys.modules", "tarfile"), ()
    ),
}  # fmt: skip
"""The same for what Python brings along and is more than a tool: what is dropped is never copied nor sent."""

READERS = re.compile(r"pandas\.(read_\w+|ExcelFile|HDFStore|io)\b")
SQL_READER = re.compile(r"\b(read|scan)_(csv|csv_auto|json|json_auto|parquet|text|blob|xlsx)\s*\(", re.I)
SQL = re.compile(
    r"""(?:^|;)\s*(?:--[^\n]*(?:\n|$)\s*|/\*.*?\*/\s*)*\(*\s*(?:
        select[\s*("'] | from[\s("']+[\w"'(.$\[{] | values\s*\(
        | with\s+(?:recursive\s+)?"?\w+"?\s*(?:\([^)]*\)\s*)?as\s
        | insert\s+(?:or\s+\w+\s+)?into\s | delete\s+from\s | update\s+\S+\s+set\s | (?:merge|replace)\s+into\s
        | (?:create|drop|alter)\s+(?:or\s+replace\s+)?(?:temp\w*\s+)?(?:table|view|schema|macro|index|type|sequence)\s
        | (?:truncate|describe|summarize|pivot|unpivot|pragma|attach|detach|explain|checkpoint|vacuum)\s
        | copy\s+\S+\s+(?:to|from)\s | call\s+\w+\(
    )""",
    re.I | re.S | re.X,
)
ASKING = {"execute", "executemany", "sql", "query", "frame", "row", "rows", "cursor", "noting"}
"""The methods that take SQL, of a store or of DuckDB: of a ``store`` no screen calls one."""

SUMS = {"sum", "mean", "median", "std", "var", "min", "max", "cumsum", "prod", "count", "nunique", "agg", "aggregate",
        "groupby", "div", "truediv", "floordiv", "mul", "sub", "add", "round", "pct_change", "quantile"}  # fmt: skip
RATES = {"mean", "median", "div", "truediv", "rdiv", "rtruediv", "divide", "pct_change", "quantile", "fmean", "fdiv"}
BUILT_IN_SUMS = {"sum", "min", "max", "round", "divmod", "abs", "pow"}
DIVISIONS = {
    "widgets/importing/drop.py": {"done / total", "done / max(total, 1)"},
    "widgets/importing/import_review.py": {"done / max(total, 1)"},
    "widgets/importing/sheet_editor.py": {"place // 26"},
    "widgets/council/question_page.py": {"answered / total"},
    "widgets/handover/handed_file.py": {"len(content) / MEGABYTE"},
    "widgets/handover/restoration.py": {"backup.size / MEGABYTE"},
    "widgets/figures/synthesis_table.py": {"sum((length + 1 for length in lengths)) / 2", "(length + 1) / 2"},
}
"""What a widget divides, and it is no figure: the way of a bar, bytes, the halves of a screen, letters of columns."""
CACHES = {"functools.cache", "functools.lru_cache"}


def top_level_folders() -> list[Path]:
    return [path for path in sorted(ROOT.iterdir()) if path.is_dir() and path.name[0] not in "._" and any_kept(path)]


def any_kept(folder: Path) -> bool:
    return any(path.is_file() and "__pycache__" not in path.parts for path in folder.rglob("*"))


def sources() -> list[Path]:
    """The Python files of the house and of its tests."""
    places = [*top_level_folders(), *ROOT.glob("*.py")]
    return sorted(path for place in places for path in ([place] if place.is_file() else place.rglob("*.py")))


def code() -> list[Path]:
    """The house without its tests."""
    return [path for path in sources() if path.relative_to(ROOT).parts[0] != "tests"]


def place_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def breaches(place: str, source: str | ast.Module) -> list[str]:
    """What a file of this place says that it may not, by rule: « widgets/x.py:3 [a rule] sentence »."""
    tree = ast.parse(source) if isinstance(source, str) else source
    return [
        f"{place}:{line} [{rule.__name__}] {said}" for rule in RULES for line, said in dict.fromkeys(rule(place, tree))
    ]


def linted(folder: Path) -> tuple[bool, str]:
    """Whether the imports of a house keep the contracts of its `pyproject.toml`, and what it is told of them."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache"]
    wide = {**os.environ, "COLUMNS": "1000"}
    found = subprocess.run(command, cwd=folder, env=wide, capture_output=True, text=True, encoding="utf-8", check=False)
    return found.returncode == 0, found.stdout + found.stderr


def is_at(place: str, homes: tuple[str, ...]) -> bool:
    return any(fnmatch(place, home) for home in homes)


@cache
def reached(tree: ast.Module) -> tuple[tuple[Any, str], ...]:
    """All that a file imports or names of a module, by its whole name: « pandas.read_excel », wherever it hides."""
    return tuple(_reached(tree, dict(_bound(tree))))


def _reached(tree: ast.Module, bound: Mapping[str, str]) -> Iterator[tuple[ast.AST, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{'.' * node.level}{node.module or ''}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Name | ast.Attribute):
            first, *others = _dotted(node).split(".")
            if first in bound:
                yield node, ".".join([bound[first], *others])
        elif isinstance(node, ast.Call) and _dotted(node.func).split(".")[-1] in {"import_module", "__import__"}:
            named = [each.value for each in node.args[:1] if isinstance(each, ast.Constant)]
            yield node, str(named[0]) if named else "importlib.import_module"


def _bound(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Name in the file → the module, or what of it, that it stands for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield (alias.asname, alias.name) if alias.asname else (alias.name.split(".")[0],) * 2
        elif isinstance(node, ast.ImportFrom):
            yield from ((alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names)


def _dotted(node: ast.AST) -> str:
    """« a.b.c » of such an expression, empty of another."""
    if isinstance(node, ast.Name):
        return node.id
    inside = _dotted(node.value) if isinstance(node, ast.Attribute) else ""
    return f"{inside}.{node.attr}" if isinstance(node, ast.Attribute) and inside else ""


@cache
def faces() -> Mapping[str, frozenset[str]]:
    """Room → the names of its face. A folder whose `__init__` names nothing is no room: its files stand open."""
    found = {}
    for path in ROOT.glob("[a-z]*/**/__init__.py"):
        names = _said_of(parsed(path), "__all__")
        if names:
            found[".".join(path.parent.relative_to(ROOT).parts)] = frozenset(names)
    return found


def _said_of(tree: ast.Module, variable: str) -> list[str]:
    assigned = (node for node in tree.body if isinstance(node, ast.Assign))
    return next((ast.literal_eval(each.value) for each in assigned if _dotted(each.targets[0]) == variable), [])


def a_room_is_entered_by_its_face(place: str, tree: ast.Module) -> Breaches:
    """Of another room one names what its face names, and none of its files; each such file is told once."""
    here = place.removesuffix(".py").replace("/", ".")
    told = set()
    for node, name in reached(tree):
        parts = name.split(".")
        for end in range(1, len(parts)):
            room, inside = ".".join(parts[:end]), parts[end]
            if room not in faces() or here.startswith(f"{room}.") or inside in faces()[room]:
                continue
            file = ROOT.joinpath(*room.split("."), f"{inside}.py")
            if file.is_file() and file not in told:
                told.add(file)
                yield node.lineno, f"goes past the face of {room} to {inside}"


def no_private_name_leaves_its_file(_place: str, tree: ast.Module) -> Breaches:
    """« _name » is of one file; only Python's own « __name__ » are of all."""
    ours = {path.split("/")[0].removesuffix(".py") for path in _tops()}
    for node, name in reached(tree):
        first, *others = name.split(".")
        if first in ours and any(re.match(r"_(?!_)", part) for part in others):
            yield node.lineno, f"names {name}, which is private to its file"


@cache
def _tops() -> frozenset[str]:
    folders = {path.relative_to(ROOT).parts[0] for path in ROOT.glob("[a-z]*/**/*.py")}
    return frozenset(folders | {path.name for path in ROOT.glob("*.py")})


def each_library_stays_where_it_lives(place: str, tree: ast.Module) -> Breaches:
    """Each library has its files, and one that is named nowhere has none."""
    ours = {name.removesuffix(".py") for name in _tops()}
    for node, name in reached(tree):
        if name.startswith("importlib.metadata"):
            continue
        inside = [library for library in (*HOMES, *STANDARD) if f"{name}.".startswith(f"{library}.")]
        for library in inside:
            if not is_at(place, HOMES.get(library) or STANDARD.get(library, ())):
                yield node.lineno, f"names {name}: {library} does not live here"
        top = name.split(".")[0]
        known = inside or top in ours or top in sys.stdlib_module_names
        if not known and isinstance(node, ast.Import | ast.ImportFrom | ast.Call):
            yield node.lineno, f"imports {name}, which has no home: give it one in tests/house.py"


def the_root_stands_apart(place: str, tree: ast.Module) -> Breaches:
    """The modules of the root know nothing of the house; nobody needs the application or its tests."""
    ours = {name.removesuffix(".py") for name in _tops()}
    for node, name in reached(tree):
        top = name.split(".")[0]
        if place.removesuffix(".py") in LEAVES and top in ours:
            yield node.lineno, f"imports {top}, and is imported by all"
        if top in {"app", "tests"} and isinstance(node, ast.Import | ast.ImportFrom):
            yield node.lineno, f"imports {top}"


def imports_name_the_folder(_place: str, tree: ast.Module) -> Breaches:
    """Never by dots: an import reads the same from everywhere."""
    yield from ((node.lineno, "imports by dots") for node, name in reached(tree) if name.startswith("."))


def files_are_read_in_one_room(_place: str, tree: ast.Module) -> Breaches:
    """pandas and DuckDB can read files too; ours are read in spreadsheets/files, bounded and apart."""
    for node, name in reached(tree):
        if READERS.match(name):
            yield node.lineno, f"reads a file by {name}: spreadsheets/files does"
    for node in _texts(tree):
        if SQL_READER.search(node.value):
            yield node.lineno, "reads a file by SQL: spreadsheets/files does"


def figures_are_told_behind_the_mask(place: str, tree: ast.Module) -> Breaches:
    """Whoever tells figures asks for them by ``shown_measures``: ``compute`` knows no secret."""
    if not is_at(place, TOLD):
        return
    for node, name in reached(tree):
        if re.match(r"indicators(\.\w+)*\.(compute|computing)$", name):
            yield node.lineno, "asks for figures without their mask: indicators.secret.shown_measures"


def _texts(tree: ast.Module) -> Iterator[ast.Constant]:
    """The strings of a file but its docstrings, the pieces of an f-string among them."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node


def no_screen_speaks_sql(place: str, tree: ast.Module) -> Breaches:
    """A screen asks a room below; it neither writes SQL nor hands it over."""
    if not is_at(place, SCREENS):
        return
    yield from ((node.lineno, "writes SQL") for node in _texts(tree) if SQL.search(node.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKING:
            asked = _dotted(node.func.value).split(".")[-1]
            if asked in {"store", "duckdb", "cursor", "connection", "base"}:
                yield node.lineno, f"queries the base by .{node.func.attr}()"


def no_page_computes(place: str, tree: ast.Module) -> Breaches:
    """A page lays out what rooms give it: no arithmetic, no sum, nothing that could make one."""
    if not is_at(place, ("pages/*",)):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp | ast.AugAssign) and not isinstance(node.op, ast.BitOr):  # « int | None »
            yield node.lineno, f"computes: {ast.unparse(node)}"
        elif isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            if called in SUMS or (isinstance(node.func, ast.Name) and node.func.id in BUILT_IN_SUMS):
                yield node.lineno, f"computes: {ast.unparse(node)}"
    for node, name in reached(tree):
        if name.split(".")[0] in {"pandas", "numpy", "math", "statistics", "operator", "fractions", "decimal"}:
            yield node.lineno, f"imports {name}, which computes"


def no_widget_makes_a_rate(place: str, tree: ast.Module) -> Breaches:
    """A rate is an indicator: it is declared, counted and masked in indicators/. Paths are joined, not divided."""
    if not is_at(place, ("widgets/*",)):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div | ast.FloorDiv):
            right = node.right if isinstance(node, ast.BinOp) else node.value
            said = ast.unparse(node)
            if not _is_text(right) and said not in DIVISIONS.get(place, ()):
                yield node.lineno, f"divides: {said}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in RATES:
            yield node.lineno, f"makes a rate: {ast.unparse(node)}"
    for node, name in reached(tree):
        if re.match(r"(operator\.\w*div|math\.fdiv|statistics|fractions)", name):
            yield node.lineno, f"imports {name}, which divides"


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def only_widgets_cache(place: str, tree: ast.Module) -> Breaches:
    """Figures are kept in one place, until the next import; a memory that ends with a call is none."""
    inside = {
        id(child)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for statement in node.body
        for child in ast.walk(statement)
    }
    for node, name in reached(tree):
        if re.match(r"streamlit\.cache(_data|_resource)?\b", name) and not is_at(place, ("widgets/*",)):
            yield node.lineno, f"caches by {name}: widgets/session.py does"
        kept = isinstance(node, ast.Name | ast.Attribute) and id(node) not in inside
        if name in CACHES and kept and is_at(place, ("pages/*", "indicators/*", "conseil/*")):
            yield node.lineno, f"caches by {name}: widgets/session.py does"


RULES: tuple[Rule, ...] = (
    a_room_is_entered_by_its_face,
    no_private_name_leaves_its_file,
    each_library_stays_where_it_lives,
    the_root_stands_apart,
    imports_name_the_folder,
    files_are_read_in_one_room,
    figures_are_told_behind_the_mask,
    no_screen_speaks_sql,
    no_page_computes,
    no_widget_makes_a_rate,
    only_widgets_cache,
)
