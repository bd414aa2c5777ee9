"""Numbers and dates as a careful French administrator writes them."""

import pytest

import french


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (20000.0, "20\u202f000\u00a0€"),
        (19999.5, "19\u202f999,50\u00a0€"),
        (sum([0.1] * 10) * 41180, "41\u202f180\u00a0€"),  # 41 179.999…: a sum of cents is not exact
        (0.004, "0\u00a0€"),
        (-1250.25, "\u22121\u202f250,25\u00a0€"),
    ],
)
def test_whole_euros_have_no_cents(value, said):
    assert french.quantity(value, "€") == said


def test_a_month_is_short_on_an_axis_and_whole_in_a_sentence():
    assert french.month("2025-11") == "nov. 2025"
    assert french.month("2025-11", whole=True) == "novembre 2025"
