"""What sums and differences give away, on tables small enough to be checked by hand, then against ranks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.secret.deduction import NOTHING, Deduction

# Groups of a table of two rows and two columns: a bit for each cell, top left, top right, bottom left, bottom right.
ALL, LEFT, RIGHT, TOP, BOTTOM = 0b1111, 0b1010, 0b0101, 0b1100, 0b0011


def members(numbers: list[int], bits: int) -> np.ndarray:
    return np.array([[bool(number >> bit & 1) for bit in range(bits)] for number in numbers], bool).reshape(-1, bits)


def having_shown(shown: list[int], asked: int, secret: int, bits: int = 4) -> Deduction:
    deduction = Deduction(members([*shown, asked], bits), list(members([secret], bits)))
    for rank in range(len(shown)):
        deduction.show(rank)
    return deduction


@pytest.mark.parametrize(
    ("shown", "asked", "secret", "expected"),
    [
        ([], ALL, LEFT, False),
        ([ALL], RIGHT, LEFT, True),  # the whole less the other half
        ([ALL], RIGHT, 0b1000, False),
        ([ALL, LEFT], TOP, 0b1000, False),  # margins alone do not give a cell
        ([ALL, LEFT, TOP], 0b0001, 0b1000, True),  # the margins and one cell give all the cells
        ([ALL, LEFT], RIGHT, 0b1000, False),  # what is known already gives nothing more
        ([LEFT, BOTTOM], 0b0010, 0b1001, True),  # left and bottom less their corner, twice
    ],
)
def test_a_group_is_given_away_when_what_is_shown_adds_up_to_it(shown, asked, secret, expected):
    assert having_shown(shown, asked, secret).betrays(len(shown)) is expected


@pytest.mark.parametrize("bits", [8, 40])
@given(data=st.data())
def test_a_group_is_given_away_exactly_when_ranks_say_so(bits, data):
    group = st.integers(1, 2**bits - 1)
    shown, asked, secret = data.draw(st.lists(group, max_size=7)), data.draw(group), data.draw(group)
    secret = data.draw(st.sampled_from([secret, asked, *(asked ^ one for one in shown if asked != one)]))
    rows = members([*shown, asked, secret], bits).astype(float)
    ranks = [np.linalg.matrix_rank(rows[:count]) if count else 0 for count in (len(shown), len(shown) + 1, len(rows))]
    expected = ranks[1] > ranks[0] and ranks[2] == ranks[1]
    assert having_shown(shown, asked, secret, bits).betrays(len(shown)) == expected


@given(shown=st.lists(st.integers(1, 2**40 - 1), min_size=1, max_size=7))
def test_people_can_move_between_atoms_without_changing_what_is_shown(shown):
    deduction = having_shown(shown, 1, 1, bits=40)
    moves = deduction.witnesses()
    assert np.abs(members(shown, 40) @ moves).max() < NOTHING
    assert np.abs(moves).max() > NOTHING
