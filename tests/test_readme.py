"""What README.md, CONTRIBUTING.md and the launchers say is true: commands, folders, links, addresses."""

import ast
import importlib.util
import re
import shutil
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
START = "pip install uv && uv run streamlit run app.py"
CHECK = "pip install uv && uv run pytest"
FRAME = ("app.py", "pages", "indicators", "sample_data", "pyproject.toml", "tests", "README.md")
LIBRARIES = {"streamlit", "pandas", "plotly", "openpyxl", "duckdb"}

ADDRESS = re.compile(r"\bhttps?://([^\s/\"'`)>»]*)")
HERE = {"", "127.0.0.1", "127.0.0.1:{port}", "localhost"}
NAMESPACES = {"schemas.openxmlformats.org", "www.w3.org", "purl.org"}
"""What XML names its vocabularies by; nobody calls them."""
REGISTRIES = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"))]
"""Cut in two here, so that this file names no host either."""


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str) -> list[str]:
    """The blocks of commands of a page, each on its own lines."""
    return [block.strip() for block in re.findall(r"^```\w*\n(.*?)^```", text(name), re.M | re.S)]


def kept_files() -> list[Path]:
    """The files that the project hands over: not those that git is told to ignore."""
    ignored = [".git", *(line.rstrip("/") for line in text(".gitignore").splitlines())]
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file()
        and not any(fnmatch(part, pattern) for part in path.relative_to(ROOT).parts for pattern in ignored)
    ]


def cells(name: str, first: str) -> set[str]:
    """What the first column of the table that begins with ``first`` names between backquotes."""
    table = text(name).partition(f"| {first} |")[2].partition("\n\n")[0]
    return set(re.findall(r"^\| `([^`]+)`", table, re.M))


@pytest.mark.parametrize("command", [START, CHECK])
def test_the_readme_gives_the_command_alone_in_its_block(command):
    assert command in blocks("README.md")


def test_the_automatic_checks_run_the_very_command_of_the_readme():
    assert CHECK in text(".ci/run").splitlines()


def test_the_windows_launcher_does_what_the_readme_says():
    launcher = text("Lancer.bat")
    install = re.search(r"`(winget install [^`]+)`", text("README.md"))
    assert install
    assert install[1] in launcher
    assert re.search(r"uv run (?:--\S+ )?streamlit run app\.py", launcher)


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_each_module_that_a_page_says_to_run_exists(page):
    modules = re.findall(r"\bpython -m ([\w.]+)", text(page))
    assert [name for name in modules if importlib.util.find_spec(name) is None] == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_each_link_and_each_path_of_a_page_leads_somewhere(page):
    links = re.findall(r"\]\(([^)#:]+)\)", text(page))
    paths = [word for word in quoted(text(page)) if is_path(word)]
    assert len(paths) > 10
    assert [path for path in links + paths if not found_at(path)] == []


def quoted(page: str) -> list[str]:
    """What stands between backquotes in the text of a page, its blocks of commands left out."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", page, flags=re.M | re.S))


def is_path(word: str) -> bool:
    """« pages/ », « tests/cases/<id>.toml », « french.py »; not a command, nor a file of the user's own folder."""
    return re.fullmatch(r"[\w.<>*/-]*(?:/[\w.<>*-]*|\.(?:py|md|toml|sql|bat|css|js|typ))", word) is not None


def found_at(path: str) -> list[Path]:
    """The files and folders that a path of a page stands for; « <table> » is any table."""
    return list(ROOT.glob(re.sub(r"<\w+>", "*", path).rstrip("/")))


def rows_of(page: str, first: str) -> list[tuple[str, str]]:
    """The rows of the table of two columns that begins with ``first``."""
    table = text(page).partition(f"| {first} |")[2].partition("\n\n")[0]
    return re.findall(r"^\| ([^|]+) \| (.+) \|$", table, re.M)[1:]


CHANGES = rows_of("CONTRIBUTING.md", "you want to")


@pytest.mark.parametrize("where", [where for _, where in CHANGES], ids=[change for change, _ in CHANGES])
def test_each_change_is_made_where_the_page_says(where):
    """What a row names beside its files is found in them; a command is one of those listed."""
    words = quoted(where)
    files = [file for word in words if is_path(word) for path in found_at(word) for file in [path, *path.glob("*")]]
    inside = "\n".join(file.read_text(encoding="utf-8") for file in files if file.is_file() and file.suffix != ".png")
    named = [word for word in words if re.fullmatch(r"\w+", word)]
    assert files or any(word.startswith("uv run ") for word in words)
    assert [word for word in named if word not in inside] == []
    assert [word for word in words if word.startswith("uv run ") and word not in COMMANDS] == []


COMMANDS = [command.strip("`") for _, command in rows_of("CONTRIBUTING.md", "task")]


def test_every_command_of_the_house_is_listed():
    heads = {
        path: ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        for path in ROOT.glob("[a-z]*/**/*.py")
    }
    scripts = {path: head for path, head in heads.items() if "uv run python -m " in head}
    run = {f"uv run python -m {module_of(path)}" for path in scripts}
    assert len(run) >= 5
    assert run == {command for command in COMMANDS if " -m " in command}


def module_of(script: Path) -> str:
    return ".".join(script.relative_to(ROOT).with_suffix("").parts).removesuffix(".__main__")


@pytest.mark.parametrize("command", COMMANDS)
def test_each_listed_command_can_be_run(command):
    tool, *arguments = command.removeprefix("uv run ").split()
    assert shutil.which(tool, path=str(Path(sys.executable).parent))
    assert [word for word in arguments if is_path(word) and not found_at(word)] == []


def test_the_picture_of_the_house_shows_every_room_and_no_other():
    (picture,) = re.findall(r"^```mermaid\n(.*?)^```", text("CONTRIBUTING.md"), re.M | re.S)
    drawn = set(re.findall(r"\b([a-z_]+(?:/[a-z_]+)*)/", picture))
    houses = {"spreadsheets", "indicators", "widgets", "reports"}
    rooms = {
        "/".join(path.parent.relative_to(ROOT).parts) for top in houses for path in ROOT.glob(f"{top}/*/__init__.py")
    }
    assert drawn == rooms | houses | {"warehouse", "pages", "conseil", "guide"}
    nodes = set(re.findall(r"\b(\w+)(?=\[|\(\[)", picture))
    arrows = re.findall(r"^ *(\w+)\S*.*? (?:==>|-->|-\.->|---) (\w+)", picture, re.M)
    assert {end for arrow in arrows for end in arrow} <= nodes


def test_the_model_of_a_fault_asks_for_nobody():
    """It tells what never to send, and every personal word in it stands in a sentence that forbids or invents it."""
    page = text("docs/signaler.md")
    (model,) = blocks("docs/signaler.md")
    assert not re.search(r"\b(prénom|INE|naissance|adresse|courriel|téléphone|élève)s?\b", model)
    assert all(
        word in page.partition("## Le modèle")[0] for word in ("empreintes.cle", ".passation", "lycee.duckdb", "INE")
    )


def test_the_readme_names_each_folder_of_the_house_and_no_other():
    folders = {f"{path.name}/" for path in ROOT.iterdir() if path.is_dir() and path.name[0] not in "._"}
    assert {name for name in cells("README.md", "dossier") if name.endswith("/")} == folders


def test_the_readme_names_each_module_of_the_root():
    assert [path.name for path in ROOT.glob("*.py") if f"`{path.name}`" not in text("README.md")] == []


@pytest.mark.parametrize("name", FRAME)
def test_the_frame_stands(name):
    assert (ROOT / name).exists()


def test_the_libraries_of_the_frame_are_asked_for():
    asked = tomllib.loads(text("pyproject.toml"))["project"]["dependencies"]
    assert {re.match(r"[\w-]+", each)[0] for each in asked} >= LIBRARIES


def test_the_types_of_every_module_are_checked():
    checked = set(tomllib.loads(text("pyproject.toml"))["tool"]["mypy"]["files"])
    folders = {path.parent.relative_to(ROOT).parts[0] for path in ROOT.glob("*/*.py")}
    modules = {path.name for path in ROOT.glob("*.py")}
    assert checked == (folders | modules) - {"tests"}


def test_no_file_names_another_host_than_the_user_s_own_computer():
    named = {}
    for path in kept_files():
        if path.suffix == ".ttf":  # a font tells in itself who drew it
            continue
        content = path.read_bytes().decode("utf-8", "replace")
        called = {host for host in ADDRESS.findall(content) if not host.endswith(".example")} - HERE - NAMESPACES
        if found := called | {host for host in REGISTRIES if host in content}:
            named[path.relative_to(ROOT).as_posix()] = found
    assert named == {}
