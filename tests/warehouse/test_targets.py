"""Targets are kept one by indicator and school year, and whoever keeps an answer learns that it is out of date."""

import duckdb
import pandas as pd
import pytest

from warehouse import Store, open_warehouse
from warehouse.schema import SCHEMA

RATE, COUNT = "pfmp.taux_solution", "conventions.actives"


@pytest.fixture
def base():
    opened = open_warehouse(":memory:")
    yield opened
    opened.close()


def kept(store: Store, *annees: str) -> list[tuple]:
    rows = store.targets(annees).itertuples(index=False)
    return [(row.indicateur, row.annee, row.cible, None if pd.isna(row.seuil) else row.seuil) for row in rows]


def test_a_target_is_read_back_among_those_of_its_years(base):
    base.set_target(RATE, "2025-2026", 90, 80)
    base.set_target(RATE, "2024-2025", 85.5)
    base.set_target(COUNT, "2023-2024", 12)
    assert kept(base, "2025-2026") == [(RATE, "2025-2026", 90, 80)]
    assert kept(base, "2024-2025", "2023-2024") == [
        (COUNT, "2023-2024", 12, None),
        (RATE, "2024-2025", 85.5, None),
    ]


def test_no_year_and_a_year_without_target_give_no_row(base):
    base.set_target(RATE, "2025-2026", 90, 80)
    for annees in ((), ("2026-2027",)):
        found = base.targets(annees)
        assert list(found) == ["indicateur", "annee", "cible", "seuil"]
        assert found.empty


def test_a_second_target_takes_the_place_of_the_first_with_its_threshold(base):
    base.set_target(RATE, "2025-2026", 90, 80)
    base.set_target(RATE, "2025-2026", 92)
    assert kept(base, "2025-2026") == [(RATE, "2025-2026", 92, None)]


def test_clearing_takes_one_target_away_and_only_that_one(base):
    base.set_target(RATE, "2025-2026", 90)
    base.set_target(RATE, "2024-2025", 85)
    base.set_target(COUNT, "2025-2026", 12)
    base.clear_target(RATE, "2025-2026")
    base.clear_target("taxe.montant", "2025-2026")
    assert kept(base, "2024-2025", "2025-2026") == [(COUNT, "2025-2026", 12, None), (RATE, "2024-2025", 85, None)]


def test_each_change_makes_the_kept_answers_out_of_date(base):
    seen = [base.version]
    for change in (
        lambda: base.set_target(RATE, "2025-2026", 90),
        lambda: base.set_target(RATE, "2025-2026", 91),
        lambda: base.clear_target(RATE, "2025-2026"),
    ):
        change()
        seen.append(base.version)
    assert len(set(seen)) == len(seen)


def test_a_refused_target_leaves_the_one_before_and_the_version(base):
    base.set_target(RATE, "2025-2026", 90)
    version = base.version
    with pytest.raises(duckdb.ConstraintException):
        base.set_target(RATE, "2025-2026", None)
    assert kept(base, "2025-2026") == [(RATE, "2025-2026", 90, None)]
    assert base.version == version


def test_a_target_outlives_the_window_and_an_import_does_not_touch_it(tmp_path):
    path = tmp_path / "lycee.duckdb"
    store = open_warehouse(path)
    store.set_target(COUNT, "2025-2026", 12, 8)
    with store.importing() as deposit:
        deposit.open_sheet("conventions.xlsx", "Feuil1", "conventions", None)
    store.close()
    again = open_warehouse(path)
    assert kept(again, "2025-2026") == [(COUNT, "2025-2026", 12, 8)]
    again.close()


def test_a_base_made_before_there_were_targets_opens_and_takes_one(tmp_path):
    path = tmp_path / "lycee.duckdb"
    schema = SCHEMA.read_text(encoding="utf-8")
    before, _, targets = schema.partition("create table if not exists cibles")
    assert targets
    with duckdb.connect(str(path)) as connection:
        connection.execute(before)
        connection.execute("insert into taxe (campagne, montant) values (2025, 10)")
    store = open_warehouse(path)
    store.set_target("taxe.montant", "2025-2026", 20000)
    assert kept(store, "2025-2026") == [("taxe.montant", "2025-2026", 20000, None)]
    assert store.row("select montant from taxe") == (10.0,)
    store.close()
