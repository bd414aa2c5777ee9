"""What a line gives away: a whole, the parts that are shown, and what is left."""

import numpy as np
import pytest

from indicators.secret.divisions import Division, Ledger


def ledger(whole: int, *parts: int, lost: int = 0, depth: int = 0, threshold: int = 5) -> Ledger:
    """One line: the whole is set 0, its parts are sets 1, 2, 3…"""
    counts = np.array([[whole, *parts]], float)
    return Ledger([Division(0, tuple(range(1, len(parts) + 1)), lost, depth)], counts, threshold)


def after(line: Ledger, *shown: int) -> Ledger:
    for one in shown:
        line.show(one)
    return line


@pytest.mark.parametrize(
    ("parts", "shown", "asked", "expected"),
    [
        ((10, 10, 10), [0], 1, False),
        ((3, 10, 10), [0, 2], 3, True),  # 23 less 20 is the hidden 3
        ((3, 10, 10), [0], 2, False),
        ((1, 1, 10, 10), [0, 3], 4, True),  # 2 in two rows, one each
        ((0, 10, 10), [0, 2], 3, False),  # nothing is left
        ((3, 2, 10, 10), [0, 3], 4, False),  # 5 in two rows
        ((1, 1, 1, 1, 1, 10), [0], 6, True),  # 5 in five rows, one each
        ((1, 1, 1, 1, 2, 10), [0], 6, False),
        ((3, 10, 10), [2], 3, False),  # without the whole, nothing is taken from anything
    ],
)
def test_what_is_left_of_a_line_is_nothing_or_no_small_number(parts, shown, asked, expected):
    line = after(ledger(sum(parts), *parts), *shown)
    assert line.betrays(asked) is expected


def test_the_whole_may_come_after_its_parts():
    assert after(ledger(23, 3, 10, 10), 2, 3).betrays(0)
    assert not after(ledger(23, 3, 10, 10), 2).betrays(0)


def test_a_row_is_hidden_if_the_rest_of_the_whole_is_small():
    assert after(ledger(43, 40, 3), 0).betrays(1)


def test_a_threshold_of_twenty_hides_what_leaves_less_than_twenty():
    assert not after(ledger(50, 15, 35), 0).betrays(2)
    assert after(ledger(50, 15, 35, threshold=20), 0).betrays(2)


def test_a_pupil_of_two_publics_is_not_told_by_their_overlap():
    assert after(ledger(27, 10, 20, lost=0), 0, 1).betrays(2)  # 10 and 20 of 27: three are in both
    assert not after(ledger(20, 10, 20), 0, 1).betrays(2)


def test_rows_in_no_table_are_not_counted():
    assert not after(ledger(15, 1, 10, lost=4), 0).betrays(2)


def test_a_whole_whose_rows_are_all_ones_is_hidden_unless_it_is_the_whole_school():
    assert ledger(6, *[1] * 6, depth=1).betrays(0)
    assert not ledger(6, *[1] * 6, depth=0).betrays(0)


def test_a_count_that_is_not_told_gives_nothing_away():
    counts = np.array([[23, 3, 10, 10], [23, np.nan, np.nan, np.nan]], float)
    line = Ledger([Division(0, (1, 2, 3), 0, 0)], counts[1:], 5)
    assert not after(line, 0, 2).betrays(3)
