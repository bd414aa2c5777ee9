"""What is long to make is made once for all the tests, whichever worker needs it first; long files are begun first."""

import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from sample_data.make import FOLDER
from spreadsheets import Report, import_files
from warehouse import open_warehouse

BASE, REPORT = "exemple.duckdb", "report.pickle"
LONGEST = [
    "test_checks.py",
    "browser/test_browser.py",
    "secret/test_attack.py",
    "indicators/test_recomputation.py",
    "reports/test_exports_secret.py",
    "browser/test_auto_evaluation.py",
    "secret/test_large.py",
    "reports/test_deck.py",
    "pages/test_seance.py",
]
"""The files that take the longest: each is the work of one worker, and the last to begin is the last to end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first, the others as they came."""
    items.sort(key=lambda item: next((n for n, end in enumerate(LONGEST) if item.path.match(end)), len(LONGEST)))


@pytest.fixture(scope="session")
def once(tmp_path_factory) -> Callable[[str, Callable[[Path], None]], Path]:
    """Gives the folder of that name, which the first worker that asks for it has made for all."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def made(name: str, make: Callable[[Path], None]) -> Path:
        folder, draft = shared / name, shared / f"{name}.draft"
        with FileLock(shared / f"{name}.lock"):
            if not folder.exists():
                shutil.rmtree(draft, ignore_errors=True)
                draft.mkdir()
                make(draft)
                draft.rename(folder)
        return folder

    return made


@pytest.fixture(scope="session")
def prepared(once) -> Path:
    """The folder of the fictional lycée as the application builds it: copy it with ``example_in``, never open it."""
    return once("lycee_fictif", _import_all)


def _import_all(folder: Path) -> None:
    store = open_warehouse(folder / BASE)
    report = import_files(store, sorted(FOLDER.iterdir()))
    store.close()
    (folder / REPORT).write_bytes(pickle.dumps(report))


@pytest.fixture(scope="session")
def example_in(prepared) -> Callable[[Path], Path]:
    """Puts the base of the fictional lycée, with its key, into an empty data folder; gives the base."""

    def put(folder: Path) -> Path:
        shutil.copytree(prepared, folder, ignore=shutil.ignore_patterns(REPORT), dirs_exist_ok=True)
        return folder / BASE

    return put


@pytest.fixture(scope="session")
def example_report(prepared) -> Report:
    """What the import of the fictional lycée said."""
    report: Report = pickle.loads((prepared / REPORT).read_bytes())  # noqa: S301 (written by this run)
    return report
