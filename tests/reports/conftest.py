"""The fictional lycée, three school years of it, and small schools put straight into a base."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indicators import Scope
from spreadsheets import import_files
from tests.reports.exported import TODAY, YEAR
from warehouse import Store, open_warehouse

FILES = Path(__file__).parent.parent.parent / "sample_data" / "fichiers"


@pytest.fixture(scope="session")
def lycee() -> Iterator[Store]:
    """All the tables, with three targets; whoever changes it must give it back as it was."""
    store = open_warehouse(":memory:")
    import_files(store, sorted(FILES.iterdir()))
    store.set_target("pfmp.taux_solution", YEAR, 97, 90)
    store.set_target("reseaux.part_formalisee", YEAR, 70, None)
    store.set_target("taxe.montant", YEAR, 50_000, None)
    yield store
    store.close()


@pytest.fixture
def two_schools() -> Iterator[Callable[[], Store]]:
    """As many empty bases as a test opens, closed after it."""
    opened: list[Store] = []

    def one() -> Store:
        opened.append(open_warehouse(":memory:"))
        return opened[-1]

    yield one
    for store in opened:
        store.close()


@pytest.fixture(scope="session")
def scope() -> Scope:
    """The last year of the fictional lycée, on the day of its council."""
    return Scope(YEAR, TODAY)
