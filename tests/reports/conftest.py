"""The fictional lycée, three school years of it, and small schools put straight into a base."""

from collections.abc import Callable, Iterator

import pandas as pd
import pytest

from indicators import Scope
from tests.indicators.conftest import KEYS, Given
from tests.reports.exported import TODAY, YEAR
from warehouse import Store, open_warehouse


@pytest.fixture(scope="session")
def lycee(example_in, tmp_path_factory) -> Iterator[Store]:
    """All the tables, with three targets; whoever changes it must give it back as it was."""
    store = open_warehouse(example_in(tmp_path_factory.mktemp("exemple")))
    store.set_target("pfmp.taux_solution", YEAR, 97, 90)
    store.set_target("reseaux.part_formalisee", YEAR, 70, None)
    store.set_target("taxe.montant", YEAR, 50_000, None)
    yield store
    store.close()


@pytest.fixture
def opened() -> Iterator[Callable[..., Store]]:
    """Opens a base in memory that holds these rows, as an import would leave them; all are closed after the test."""
    stores: list[Store] = []

    def hold(given: Given) -> Store:
        store = open_warehouse(":memory:")
        stores.append(store)
        with store.importing() as deposit:
            for table, rows in given.items():
                import_id = deposit.open_sheet(f"{table}.xlsx", "Feuil1", table, None)
                frame = pd.DataFrame(rows, dtype=object).assign(ligne=range(2, len(rows) + 2))
                deposit.upsert(table, frame.where(frame.notna(), None), KEYS[table], import_id)
        return store

    yield hold
    for store in stores:
        store.close()


@pytest.fixture(scope="session")
def scope() -> Scope:
    """The last year of the fictional lycée, on the day of its council."""
    return Scope(YEAR, TODAY)
