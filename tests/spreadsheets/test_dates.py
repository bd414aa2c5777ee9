"""Dates and school years, in every way a French office writes them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreadsheets.cells.dates import (
    AMERICAN,
    INCOMPLETE,
    UNCERTAIN,
    UNREADABLE,
    propose_annee,
    read_campaigns,
    read_dates,
    read_school_years,
)
from spreadsheets.cells.doubt import Doubtful

SURE = dt.date(2025, 11, 25)


@pytest.mark.parametrize(
    "cell",
    [
        dt.date(2025, 11, 25),
        dt.datetime(2025, 11, 25, 14, 30),  # noqa: DTZ001 (as Excel gives it)
        "25/11/2025",
        "25/11/25",
        "25-11-2025",
        "25.11.2025",
        " 25 / 11 / 2025 ",
        "25 11 2025",
        "2025-11-25",
        "2025-11-25T08:00:00",
        "25/11/2025 08:30",
        "25/11/2025 à 8h30",
        "20251125",
        45986,
        45986.0,
        "45986",
        "25 novembre 2025",
        "mardi 25 novembre 2025",
        "mar. 25 nov. 2025",
        "25 nov. 25",
        "le 25 novembre 2025",
        "25-nov-25",
        "Nov 25, 2025",
        "25/11/2025\u00a0",
    ],
)
def test_a_date_that_can_be_read_in_one_way_only_is_read_without_doubt(cell):
    assert read_dates([cell]) == [SURE]


@pytest.mark.parametrize("cell", ["31/02/2026", "bientôt", "?!", True, "12/13/14/15", -3, 3.5, dt.time(8, 30), "0/0/0"])
def test_what_is_no_date_gives_nothing_and_says_so(cell):
    assert read_dates([cell]) == [Doubtful(None, UNREADABLE)]


def test_the_first_of_a_month_may_be_written_1er():
    assert read_dates(["1er septembre 2025"]) == [dt.date(2025, 9, 1)]


def test_one_sure_date_settles_the_order_of_the_whole_column():
    assert read_dates(["12/11/2025", "25/11/2025"]) == [dt.date(2025, 11, 12), dt.date(2025, 11, 25)]


def test_a_column_where_a_month_comes_first_is_read_so_and_signalled():
    read = read_dates(["11/12/2025", "11/25/2025"])
    assert read == [Doubtful(dt.date(2025, 11, 12), AMERICAN), Doubtful(dt.date(2025, 11, 25), AMERICAN)]


def test_a_column_that_does_not_tell_the_order_is_read_day_first_and_signalled():
    assert read_dates(["05/06/2025", "07/07/2025"]) == [Doubtful(dt.date(2025, 6, 5), UNCERTAIN), dt.date(2025, 7, 7)]


def test_the_first_day_of_the_school_year_needs_no_other_date_to_be_understood():
    assert read_dates(["01/09/2025", "01/09/2024"]) == [dt.date(2025, 9, 1), dt.date(2024, 9, 1)]
    assert read_dates(["01/09/2025", "05/06/2025"])[0] == Doubtful(dt.date(2025, 9, 1), UNCERTAIN)


def test_a_column_that_says_both_orders_is_read_day_first_and_only_the_unsure_dates_are_signalled():
    read = read_dates(["25/11/2025", "11/25/2025", "05/06/2025"])
    assert read == [SURE, Doubtful(None, UNREADABLE), Doubtful(dt.date(2025, 6, 5), UNCERTAIN)]


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("nov. 2025", dt.date(2025, 11, 1), dt.date(2025, 11, 30)),
        ("11/2025", dt.date(2025, 11, 1), dt.date(2025, 11, 30)),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2025", dt.date(2025, 1, 1), dt.date(2025, 12, 31)),
        ("2025-2026", dt.date(2025, 9, 1), dt.date(2026, 8, 31)),
    ],
)
def test_a_month_or_a_year_is_its_first_day_or_its_last_for_an_end(cell, first, last):
    assert read_dates([cell]) == [Doubtful(first, INCOMPLETE)]
    assert read_dates([cell], end=True) == [Doubtful(last, INCOMPLETE)]


def test_a_birth_is_never_in_the_future():
    assert read_dates(["25/11/35", "25/11/08"], birth=True) == [dt.date(1935, 11, 25), dt.date(2008, 11, 25)]


@given(st.lists(st.dates(dt.date(1990, 1, 1), dt.date(2068, 12, 31)), min_size=1), st.sampled_from("/-. "))
def test_dates_written_the_french_way_come_back_as_they_were(dates, mark):
    cells = [date.strftime(f"%d{mark}%m{mark}%Y") for date in [*dates, SURE]]
    assert read_dates(cells) == [*dates, SURE]


@given(st.lists(st.dates(dt.date(1990, 1, 1), dt.date(2068, 12, 31)), min_size=1))
def test_dates_written_the_american_way_come_back_as_they_were(dates):
    cells = [date.strftime("%m/%d/%Y") for date in [*dates, SURE]]
    assert [found.value if isinstance(found, Doubtful) else found for found in read_dates(cells)] == [*dates, SURE]


@given(
    st.lists(st.text() | st.floats() | st.integers() | st.booleans() | st.datetimes() | st.times() | st.timedeltas())
)
def test_no_cell_makes_the_reading_of_dates_fail(cells):
    for read in (read_dates, read_school_years, read_campaigns):
        assert len(read(cells)) == len(cells)


@pytest.mark.parametrize(
    "cell",
    [
        "2025-2026",
        "2025/2026",
        "2025/26",
        "25-26",
        "2025 - 2026",
        "Année 2025-2026",
        "rentrée 2025",
        2025,
        dt.date(2025, 9, 1),
        dt.date(2026, 8, 31),
        "15/03/2026",
    ],
)
def test_a_school_year_is_known_under_many_names(cell):
    assert read_school_years([cell]) == ["2025-2026"]


@pytest.mark.parametrize("cell", ["2025-2027", "l’an dernier", "12", "2026-2025"])
def test_what_is_no_school_year_gives_none(cell):
    assert read_school_years([cell])[0].value is None


@pytest.mark.parametrize("cell", [2026, "2026", "Campagne 2026", 2026.0, dt.date(2026, 5, 31), "31/05/2026"])
def test_a_campaign_is_a_civil_year(cell):
    assert read_campaigns([cell]) == [2026]


def test_a_campaign_over_two_years_is_not_chosen_for_the_user():
    assert read_campaigns(["2025-2026"])[0].value is None


@pytest.mark.parametrize(
    ("names", "annee"),
    [
        (["eleves_2025-2026.xlsx"], "2025-2026"),
        (["Liste 25-26.csv"], "2025-2026"),
        (["export.csv", "Feuil1", "Rentrée 2024"], "2024-2025"),
        (["export_12-11-2025.csv"], None),
        (["export_2025-11-12.csv"], None),
        (["ElevesComplete_20251112.xls"], None),
        (["eleves.csv"], None),
        ([], None),
    ],
)
def test_a_file_name_proposes_the_year_that_it_tells(names, annee):
    assert propose_annee(*names) == annee


def test_dates_propose_the_year_of_the_latest_unless_it_is_a_slip():
    dates = [dt.date(2023, 9, 4), dt.date(2025, 9, 1), dt.date(2095, 9, 1)]
    assert propose_annee("eleves.csv", dates=dates) == "2025-2026"
