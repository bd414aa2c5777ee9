"""What is long to make is made once for all the tests, whichever worker needs it first; long files are begun first."""

import os
import pickle
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from sample_data.make import FOLDER
from spreadsheets import Report, import_files
from warehouse import open_warehouse

BASE, REPORT = "exemple.duckdb", "report.pickle"
LONG = [
    "browser/*.py",
    "secret/test_attack.py",
    "indicators/test_recomputation.py",
    "reports/test_exports_secret.py",
    "secret/test_large.py",
    "reports/test_documents.py",
    "pages/test_seance.py",
    "reports/test_deck.py",
    "indicators/test_sentences_hold.py",
    "test_privacy.py",
    "pages/test_figures.py",
    "reports/test_exports_french.py",
    "warehouse/test_replacement.py",
    "reports/test_exports_wild.py",
    "sample_data/*.py",
    "pages/test_synthese.py",
    "reports/test_page.py",
    "pages/test_every_screen.py",
    "reports/test_workbook.py",
    "test_crash.py",
    "test_security.py",
    "spreadsheets/test_erase.py",
    "warehouse/test_accidents.py",
    "pages/test_passation.py",
    "pages/test_exporter.py",
    "pages/test_export_words.py",
    "pages/test_ordre_du_jour.py",
    "indicators/test_proof.py",
    "pages/test_impact.py",
]
"""The files that take long, the longest first: each is the work of one worker, and the quick check leaves them out.

A long test of another file bears the mark itself.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The types, then the long files, then the others: the last to begin would be the last to end."""
    ranks = {path: _rank(path) for path in {item.path for item in items}}
    items.sort(key=lambda item: ranks[item.path])
    for item in items:
        if 0 <= ranks[item.path] < len(LONG):
            item.add_marker("slow")


def _rank(path: Path) -> int:
    """The place of a file in ``LONG``; -1 for the check of types, the longest of all where nothing is kept of it."""
    if path.name == "test_checks.py":
        return -1
    return next((rank for rank, pattern in enumerate(LONG) if path.match(pattern)), len(LONG))


@pytest.fixture(autouse=True)
def own_main() -> Iterator[None]:
    """A screen that is tested takes the place of the main module, which each process made later would then run."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


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
