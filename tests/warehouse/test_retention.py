"""Pupils' rows do not outlive their use: which years hold some, and which have stayed too long."""

import datetime as dt

import pytest

from warehouse import SheetCounts, open_warehouse
from warehouse.retention import DEFAULT, outlived, pupil_years, retained_years, set_retention

TODAY = dt.date(2026, 11, 25)


@pytest.fixture
def store():
    opened = open_warehouse(":memory:")
    with opened.importing() as deposit:
        for annee in ("2020-2021", "2022-2023", "2023-2024", "2026-2027"):
            deposit.execute("insert into eleves (annee) values (?)", [annee])
        deposit.execute("insert into pfmp (annee) values ('2021-2022')")
        deposit.execute("insert into satisfaction (annee) values ('2010-2011')")
        number = deposit.open_sheet("eleves.csv", "", "eleves", "2019-2020")
        deposit.close_sheet(number, SheetCounts())
        deposit.mark([number], undone=True)
    yield opened
    opened.close()


def test_the_years_that_hold_pupils_are_known_those_of_imports_taken_back_too(store):
    assert pupil_years(store) == ["2026-2027", "2023-2024", "2022-2023", "2021-2022", "2020-2021", "2019-2020"]


def test_a_base_keeps_three_years_before_the_present_one_unless_it_is_told_otherwise(store):
    assert retained_years(store) == DEFAULT == 3
    assert outlived(store, TODAY) == ["2019-2020", "2020-2021", "2021-2022", "2022-2023"]
    set_retention(store, 5)
    assert retained_years(store) == 5
    assert outlived(store, TODAY) == ["2019-2020", "2020-2021"]
    set_retention(store, 1)
    assert outlived(store, TODAY)[-1] == "2023-2024"


def test_a_year_more_is_outlived_on_the_first_of_september(store):
    assert "2023-2024" not in outlived(store, dt.date(2027, 8, 31))
    assert "2023-2024" in outlived(store, dt.date(2027, 9, 1))


def test_nothing_outlives_in_an_empty_base():
    opened = open_warehouse(":memory:")
    assert outlived(opened, TODAY) == []
    opened.close()
