"""What the base holds and lacks, table by table."""

import datetime as dt

import pytest

from indicators import Scope
from indicators.engine import lacking_tables, loaded_tables
from tests.widgets.conftest import fill
from warehouse import open_warehouse


@pytest.fixture
def store():
    store = open_warehouse(":memory:")
    yield store
    store.close()


def test_an_empty_base_holds_nothing_and_lacks_everything(store):
    assert loaded_tables(store) == ()
    lacking = lacking_tables(store, Scope("2025-2026"))
    assert [each.table for each in lacking][:3] == ["eleves", "conventions", "reseaux"]
    assert lacking[1].reason == "Le tableau «\u00a0Conventions\u00a0» n'a jamais été importé."
    assert "conventions.actives" in lacking[1].waiting


def test_what_is_loaded_is_counted_with_the_day_it_came(store):
    fill(store)
    found = {each.table: each for each in loaded_tables(store)}
    assert (found["eleves"].title, found["eleves"].rows) == ("Élèves", 32)
    assert abs(found["eleves"].imported_on - dt.date.today()) <= dt.timedelta(1)  # noqa: DTZ011
    assert "offres" not in found


def test_a_table_without_a_row_for_the_year_is_lacking_that_year_only(store):
    fill(store)
    assert "pfmp" not in {each.table for each in lacking_tables(store, Scope("2025-2026"))}
    lacking = {each.table: each for each in lacking_tables(store, Scope("2022-2023"))}
    assert lacking["pfmp"].reason.endswith("n'a aucune ligne pour 2022-2023.")
    assert set(lacking["pfmp"].waiting) >= {"pfmp.taux_solution", "pfmp.courbe"}


def test_each_indicator_waits_for_one_table_at_most(store):
    waiting = [each for lacking in lacking_tables(store, Scope("2025-2026")) for each in lacking.waiting]
    assert len(waiting) == len(set(waiting))
