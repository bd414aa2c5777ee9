"""Dates without a year, several in one cell, and ends told by how long."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreadsheets.cells.dates import ENDLESS, NO_YEAR, read_dates
from spreadsheets.cells.doubt import Doubtful
from spreadsheets.cells.jotted import end_of_term, is_endless, months_told, read_span

YEAR = "2025-2026"


def day(text):
    return dt.datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 (a day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("25/09", "25/09/2025", "25/09/2025"),
        ("3/2", "03/02/2026", "03/02/2026"),
        ("du 6 au 10/10", "06/10/2025", "10/10/2025"),
        ("6-10/10", "06/10/2025", "10/10/2025"),
        ("5 et 6/03", "05/03/2026", "06/03/2026"),
        ("15/12 - 09/01", "15/12/2025", "09/01/2026"),
        ("du 15 déc. au 9 janv.", "15/12/2025", "09/01/2026"),
        ("jeudi 2 octobre", "02/10/2025", "02/10/2025"),
        ("1er avril", "01/04/2026", "01/04/2026"),
        ("21/11 13h30-16h", "21/11/2025", "21/11/2025"),
        ("21/11 à 9h", "21/11/2025", "21/11/2025"),
        ("reporté (4/12)", "04/12/2025", "04/12/2025"),
        ("fév.", "01/02/2026", "28/02/2026"),
        ("S5", "26/01/2026", "30/01/2026"),
        ("semaine 47", "17/11/2025", "21/11/2025"),
        ("semaine du 24/11", "24/11/2025", "24/11/2025"),
        ("du 03/11 au 28/11/2024", "03/11/2024", "28/11/2024"),
    ],
)
def test_a_day_that_a_planning_jots_down_is_found_in_the_school_year(text, first, last):
    found = read_span(text, YEAR)
    assert (found.first, found.last) == (day(first), day(last))


@pytest.mark.parametrize(
    "text", ["12", "30/02", "12/13", "entre 10h et 12h", "2 jours", "à fixer", "du 10 au 2/10", ""]
)
def test_what_tells_no_day_gives_none(text):
    assert read_span(text, YEAR) is None


def test_a_day_without_a_year_needs_the_school_year_and_says_where_it_was_placed():
    (unplaced,) = read_dates(["25/09"])
    assert unplaced == Doubtful(None, NO_YEAR)
    (placed,) = read_dates(["25/09"], annee=YEAR)
    assert placed.value == day("25/09/2025")
    assert YEAR in placed.cause.advice


def test_the_end_of_several_days_is_the_last_of_them():
    assert [found.value for found in read_dates(["du 6 au 10/10"], end=True, annee=YEAR)] == [day("10/10/2025")]


@given(st.dates(min_value=dt.date(2025, 9, 1), max_value=dt.date(2026, 8, 31)))
def test_each_day_of_a_school_year_is_found_without_its_year(date):
    for text in (f"{date.day}/{date.month}", f"{date.day:02}.{date.month:02}", f"le {date.day}/{date.month:02}"):
        assert read_span(text, YEAR)[:2] == (date, date)


@pytest.mark.parametrize(
    ("text", "months"), [("3 ans", 36), ("un an renouvelable", 12), ("18 mois", 18), ("2027", None)]
)
def test_a_term_is_told_in_years_or_months(text, months):
    assert months_told(text) == months


def test_a_term_ends_the_day_before_its_anniversary():
    assert end_of_term(day("03/11/2022"), 36) == day("02/11/2025")
    assert end_of_term(day("31/08/2024"), 6) == day("27/02/2025")


@pytest.mark.parametrize("text", ["illimitée", "Indéterminée", "durée illimitée", "permanente", "sans limite"])
def test_what_has_no_end_leaves_it_open(text):
    assert is_endless(text)
    assert read_dates([text], end=True) == [Doubtful(None, ENDLESS)]
