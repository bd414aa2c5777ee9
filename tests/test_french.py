"""Numbers as a French administrator writes them."""

import datetime as dt

import pytest

import french


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1234.5, "1\u202f234,5"),
        (56.25, "56,3"),
        (56.35, "56,4"),
        (0.05, "0,1"),
        (-2.25, "\u22122,3"),
        (100.0, "100"),
        (0, "0"),
        (0.1 + 0.2, "0,3"),
        (1e9, "1\u202f000\u202f000\u202f000"),
    ],
)
def test_a_number_has_one_decimal_at_most_and_a_half_goes_up(value, written):
    assert french.number(value) == written


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (87.25, "%", "87,3\u202f%"),
        (1.5, "points", "1,5\u00a0point"),
        (12, "points", "12\u00a0points"),
        (41180.000000001, "€", "41\u202f180\u00a0€"),
        (1234.5, "€", "1\u202f234,50\u00a0€"),
        (None, "%", "n. d."),
        (1, "oui/non", "oui"),
    ],
)
def test_a_quantity_bears_its_unit(value, unit, written):
    assert french.quantity(value, unit) == written


def test_a_moment_says_its_day_unless_it_is_today():
    at = dt.datetime(2026, 3, 12, 9, 5)  # noqa: DTZ001 (the user's clock)
    assert french.moment(at, dt.date(2026, 3, 12)) == "à 09:05"
    assert french.moment(at, dt.date(2026, 3, 13)) == "le 12/03/2026 à 09:05"
