"""Numbers, durations and SIRET, in every way a French office writes them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import french
from spreadsheets.cells.doubt import Doubtful
from spreadsheets.cells.numbers import (
    ABOUT,
    LOST_DIGITS,
    NOT_WHOLE,
    REMARKED,
    TWO_READINGS,
    UNREADABLE,
    WRONG_KEY,
    WRONG_LENGTH,
    read_amount,
    read_duration,
    read_integer,
    read_number,
    read_siret,
)

SIRET = "73282932000074"


@pytest.mark.parametrize(
    "cell",
    [
        1234.5,
        "1234,5",
        "1234.5",
        "1 234,50",
        "1\u00a0234,50 €",
        "1\u202f234,50\u00a0€",
        "1 234,50 euros",
        "1'234.50",
        "1.234,50",
        "1,234.50",
        "+1234,5",
        "€ 1 234,50",
        "1?234,50",
    ],
)
def test_a_number_is_read_in_all_its_spellings(cell):
    assert read_number(cell) == 1234.5


@pytest.mark.parametrize(
    ("cell", "value"),
    [("87 %", 87), ("−12,5", -12.5), ("1.500 €", 1500), ("1,5", 1.5), ("2,5E+3", 2500), ("0", 0), ("15/20", None)],
)
def test_signs_units_and_groups_are_understood(cell, value):
    found = read_number(cell)
    assert (found.value if isinstance(found, Doubtful) else found) == value


@pytest.mark.parametrize("cell", ["beaucoup", "", "12 ou 13", True, "1,2,3", "nan", "inf", float("inf"), float("nan")])
def test_what_is_no_number_gives_nothing_and_says_so(cell):
    assert read_number(cell) == Doubtful(None, UNREADABLE)


@given(st.integers(-(10**9), 10**9), st.integers(0, 2))
def test_a_number_that_the_application_writes_is_read_back(hundredths, decimals):
    value = round(hundredths / 100, decimals)
    assert read_number(french.number(value, decimals)) == pytest.approx(value)
    assert read_number(french.number(value, decimals) + " €") == pytest.approx(value)


@pytest.mark.parametrize(
    ("cell", "value"), [(3, 3), ("3,0", 3), ("1 200", 1200), ("1.200", 1200), (0, 0), ("12 h", 12)]
)
def test_a_whole_number_is_read(cell, value):
    assert read_integer(cell) == value


@pytest.mark.parametrize("cell", ["2,5", -1, 2**31, "-3"])
def test_a_count_is_whole_and_not_negative(cell):
    assert read_integer(cell) == Doubtful(None, NOT_WHOLE)


@pytest.mark.parametrize(
    "cell", ["1h30", "1 h 30", "1H30", "01:30", "1:30:00", "90 min", "90'", "1,5", "1,5 h", 1.5, dt.time(1, 30)]
)
def test_a_duration_is_a_number_of_hours(cell):
    assert read_duration(cell) == 1.5


def test_a_duration_of_excel_beyond_a_day_is_read():
    assert read_duration(dt.timedelta(hours=26)) == 26
    assert read_duration(dt.datetime(1900, 1, 1, 2)) == 26  # noqa: DTZ001 (as Excel gives it)


@pytest.mark.parametrize("cell", ["longtemps", -2, "1h75"])
def test_what_is_no_duration_gives_nothing(cell):
    assert read_duration(cell).value is None


@pytest.mark.parametrize("cell", [SIRET, "732 829 320 00074", "732.829.320.00074", int(SIRET), float(SIRET)])
def test_a_siret_is_fourteen_digits_however_they_are_grouped(cell):
    assert read_siret(cell) == SIRET


def test_a_siret_whose_first_zero_excel_has_eaten_gets_it_back():
    assert read_siret(588003450000) == Doubtful(None, WRONG_LENGTH)
    assert read_siret(5880034500009) == "05880034500009"


@pytest.mark.parametrize("cell", ["7,33E+13", "7.32829E+13", 73282900000000.0])
def test_a_siret_that_the_spreadsheet_has_rounded_is_left_empty(cell):
    assert read_siret(cell) == Doubtful(None, LOST_DIGITS)


@pytest.mark.parametrize("cell", ["732829320", "SIRET inconnu", "732829320000741", "7328293200007A"])
def test_what_has_not_fourteen_digits_is_no_siret(cell):
    assert read_siret(cell) == Doubtful(None, WRONG_LENGTH)


def test_a_wrong_key_is_signalled_and_kept():
    assert read_siret("73282932000075") == Doubtful("73282932000075", WRONG_KEY)


def test_the_offices_of_la_poste_have_a_key_of_their_own():
    assert read_siret("35600000049837") == "35600000049837"
    assert read_siret("35600000000048") == "35600000000048"
    assert read_siret("35600000049838") == Doubtful("35600000049838", WRONG_KEY)


@given(st.text() | st.floats() | st.integers() | st.booleans() | st.timedeltas() | st.times() | st.datetimes())
def test_no_cell_makes_the_reading_of_numbers_fail(cell):
    for read in (read_number, read_integer, read_duration, read_siret):
        found = read(cell)
        assert found is not None


@pytest.mark.parametrize(
    ("cell", "value"),
    [("(80,25)", -80.25), ("80,25-", -80.25), ("EUR 2 100,00", 2100), ("2 100 EUR", 2100), ("2 100 € 75", 2100.75),
     ("1,5 k€", 1500), ("3K€", 3000), ("640 € HT", 640), ("640 euros TTC", 640), (1088.8533333, 1088.85)],
)  # fmt: skip
def test_an_amount_is_read_as_accountants_write_it(cell, value):
    assert read_amount(cell) == value


@pytest.mark.parametrize(
    ("cell", "value", "cause"),
    [("≈ 200", 200, ABOUT), ("env. 75", 75, ABOUT), ("640,00 € (solde)", 640, REMARKED), ("2.500", 2500, TWO_READINGS),
     ("2,500", 2.5, TWO_READINGS), ("2,500 €", 2.5, TWO_READINGS)],
)  # fmt: skip
def test_an_amount_that_is_not_plain_is_read_and_told(cell, value, cause):
    assert read_amount(cell) == Doubtful(value, cause)


@pytest.mark.parametrize("cell", ["200 + 300", "XXX", "(solde)", "- €", "12 ou 15"])
def test_an_amount_that_cannot_be_read_is_none(cell):
    assert read_amount(cell) == Doubtful(None, UNREADABLE)


def test_a_count_may_be_approximate():
    assert read_integer("≈ 200") == Doubtful(200, ABOUT)


@pytest.mark.parametrize(
    "cell", [f"{SIRET}.0", f"{SIRET},00", f"SIRET : {SIRET}", f"N° SIRET {SIRET}", "7.3282932000074E+13", f"'{SIRET}"]
)
def test_what_an_export_adds_to_a_siret_is_left_out(cell):
    assert read_siret(cell) == SIRET


def test_the_two_zeros_that_a_spreadsheet_eats_come_back_if_the_key_is_then_right():
    assert read_siret(542012000007) == "00542012000007"
    assert read_siret(542012000008) == Doubtful(None, WRONG_LENGTH)


@pytest.mark.parametrize(("cell", "hours"), [("PT30H00M00S", 30), ("PT1H30M", 1.5), ("P1DT2H", 26)])
def test_a_duration_of_an_open_document_is_in_hours(cell, hours):
    assert read_duration(cell) == hours
