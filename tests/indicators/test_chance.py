"""What chance alone would give is counted as the textbooks count it."""

from math import comb, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.words import chance

PEOPLE = st.integers(5, 400)
SHARES = st.integers(1, 99).map(lambda percent: percent / 100)


def wilson(share: float, people: int, errors: float) -> tuple[float, float]:
    """The interval of Wilson (1927), written out."""
    centre = (share + errors**2 / (2 * people)) / (1 + errors**2 / people)
    reach = errors / (1 + errors**2 / people) * sqrt(share * (1 - share) / people + errors**2 / (4 * people**2))
    return centre - reach, centre + reach


@given(share=SHARES, people=PEOPLE, whole=SHARES, errors=st.sampled_from([0.84, 1.28, 1.96, 2.6]))
def test_a_share_stands_out_exactly_when_the_whole_is_out_of_its_wilson_interval(share, people, whole, errors):
    low, high = wilson(share, people, errors)
    out = not low <= whole <= high
    if min(abs(whole - low), abs(whole - high)) > 1e-9:
        assert (abs(chance.from_whole(share, people, whole)) > errors) == out


def by_hazard(people: int, rate: float, most: int) -> float:
    """How often, of two years at the same rate, the second is at least ``most`` people above the first: binomial."""
    once = [comb(people, count) * rate**count * (1 - rate) ** (people - count) for count in range(people + 1)]
    return sum(
        once[first] * once[second]
        for first in range(people + 1)
        for second in range(people + 1)
        if second - first >= most
    )


@pytest.mark.parametrize("people", [24, 60, 120])
@pytest.mark.parametrize("rate", [0.5, 0.75, 0.9])
def test_what_is_called_likely_comes_by_chance_about_one_time_in_five(people, rate):
    before = round(rate * people)
    moves = range(1, people - before + 1)
    least = next(
        more
        for more in moves
        if chance.between_shares((before + more) / people, people, before / people, people) >= chance.LIKELY
    )
    assert by_hazard(people, rate, least) < 0.24
    assert by_hazard(people, rate, least - 1) > 0.2


@given(now=SHARES, before=SHARES, people=PEOPLE, people_before=PEOPLE)
def test_two_shares_compared_the_other_way_round_are_as_far_apart(now, before, people, people_before):
    there = chance.between_shares(now, people, before, people_before)
    assert there == pytest.approx(-chance.between_shares(before, people_before, now, people))
    assert now == before or people != people_before or (there > 0) == (now > before)


def test_the_more_groups_are_looked_at_the_more_is_asked():
    assert chance.is_sure(1.97, 1)
    assert not chance.is_sure(1.95, 1)
    assert chance.is_sure(-2.6, 5)
    assert not chance.is_sure(-2.5, 5)  # 0.025 ÷ 5 leaves 2.576 standard errors


def test_nothing_to_compare_is_no_distance():
    assert chance.between_counts(0, 0) == 0
    assert chance.between_counts(9, 5) == pytest.approx(4 / sqrt(14))
    assert chance.between_means(0, 4, 0, 4) == chance.between_means(2, 4, 0, 0) == 0
    assert chance.between_means(3, 4, 4, 4) == pytest.approx(-1 / sqrt(25 / 4))
    assert chance.from_whole(1, 12, 1) == chance.from_whole(0.5, 0, 0.5) == 0
    assert chance.between_shares(1, 12, 1, 12) == 0


def test_more_than_all_is_judged_as_all():
    assert chance.between_shares(1.4, 30, 0.5, 30) == chance.between_shares(1, 30, 0.5, 30)
    assert chance.from_whole(0.9, 30, 1.2) == 0
