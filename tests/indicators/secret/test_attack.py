"""The statistical secret attacked: from all the tables that the mask lets through, no small number can be found."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import CATALOGUE, Measure, Scope, compute, mask
from indicators.secret import hidden_cells
from tests.indicators.grand_lycee import Lycee, grand_lycee, tidy_lycee
from tests.indicators.plain_facts import Year
from tests.indicators.secret import attack, crowds
from tests.indicators.secret.attack import Column, Figure, People
from warehouse import Store, open_warehouse

SCOPE = Scope("2025-2026", dt.date(2026, 6, 30))
YEAR = Year("2025-2026", dt.date(2026, 6, 30))
IDS = [id_ for id_, indicator in CATALOGUE.items() if indicator.fact.crowd and not indicator.fact.things]
DIMENSIONS = sorted({name for id_ in IDS for name in CATALOGUE[id_].fact.dimensions} - {"jour"})
FINER = [("classe", "public", "sexe"), ("niveau", "periode", "sexe"), ("public", "sexe", "type_action")]
TABLES = [*(by for most in range(3) for by in combinations(DIMENSIONS, most)), *FINER]
SCREENS = [(5, False), (5, True), (20, True)]
LYCEES = st.builds(
    grand_lycee, st.integers(0, 2**20), st.integers(1, 5), st.sampled_from([(3, 12), (8, 20), (14, 30)]),
    annees=st.just(("2025-2026",)),
)  # fmt: skip
Found = Mapping[tuple[str, ...], Mapping[str, Measure]]


def measure_all(store: Any) -> Found:
    """Every table that the application can make of people, before it is masked."""
    return {
        by: compute(store, [id_ for id_ in IDS if set(by) <= set(CATALOGUE[id_].fact.dimensions)], SCOPE, by)
        for by in TABLES
    }


def shown_on(store: Any, found: Found, threshold: int, room: bool) -> list[Figure]:
    """Every figure of a screen, masked or not."""
    decide = cache(hidden_cells)
    return [
        figure
        for by, measures in found.items()
        for masked in mask(store, measures, SCOPE, by, threshold=threshold, room=room, decide=decide).values()
        for figure in attack.read_figures(masked, by)
    ]


def deduced(columns: Sequence[Column], figures: Sequence[Figure], counted: Any, threshold: int) -> list[str]:
    """The small numbers that follow from the figures about these people."""
    people = People(columns)
    rows = crowds.told(people, figures, counted)
    targets = crowds.small_groups(people, counted, threshold, 2 if "public" in people.names else 3)
    if not targets or not rows:
        return []
    found = attack.deducible(people, rows, np.array([who for _, who in targets]))
    return [name for (name, _), given_away in zip(targets, found, strict=True) if given_away]


def without_publics(columns: Sequence[Column]) -> list[Column]:
    return [({name: groups[name] for name in groups if name != "public"}, *rest) for groups, *rest in columns]


def attack_people(lycee: Lycee, figures: Sequence[Figure], threshold: int, room: bool) -> list[str]:
    """By any sum and difference of the figures: of everybody (hidden in a room only), of the publics (always)."""
    found = []
    for name, (columns_of, counted) in crowds.CROWDS.items():
        columns = columns_of(lycee, YEAR)
        shown = [each for each in figures if not each.about_publics]
        if room and columns:
            found += [f"{name}: {each}" for each in deduced(without_publics(columns), shown, counted, threshold)]
        protected = [each for each in columns if each[0].get("public")]
        if protected:
            shown = [each for each in figures if each.about_publics]
            found += [f"{name}: {each}" for each in deduced(protected, shown, counted, threshold)]
    return found


def attack_presences(lycee: Lycee, figures: Sequence[Figure], threshold: int, room: bool) -> list[str]:
    """Action by action, and type by type: how many girls and boys were there."""
    found = []
    counted = {"participation.part_filles": ("came", "came")}
    for name, value, columns in crowds.present_at(lycee, YEAR):
        there = [each for each in figures if each.said.get(name) == (value,)]
        about = [each._replace(said={k: v for k, v in each.said.items() if k != name}) for each in there]
        for publics in (False, True) if room else (True,):
            kept = [each for each in columns if each[0]["public"]] if publics else without_publics(columns)
            shown = [each for each in about if each.about_publics == publics]
            found += deduced(kept, shown, counted, threshold) if kept else []
    return found


def attack_all(lycee: Lycee, figures: Sequence[Figure], threshold: int, room: bool) -> list[str]:
    at_stake = [each for each in figures if room or each.about_publics]
    return [
        *attack.give_away_by_subtraction(at_stake, threshold),
        *attack.give_away_by_bounds(at_stake, threshold),
        *attack_people(lycee, figures, threshold, room),
        *attack_presences(lycee, figures, threshold, room),
    ]


@settings(max_examples=4)
@given(lycee=LYCEES)
def test_nothing_small_can_be_deduced_in_any_lycee(shared_store, fill, lycee):
    store = fill(shared_store, lycee)
    found = measure_all(store)
    for threshold, room in SCREENS:
        assert attack_all(lycee, shown_on(store, found, threshold, room), threshold, room) == []


class Case(NamedTuple):
    """Seven classes, some 150 pupils, and all that is measured of them."""

    store: Store
    lycee: Lycee
    found: Found


@pytest.fixture(scope="module")
def case(fill) -> Iterator[Case]:
    store, lycee = open_warehouse(":memory:"), grand_lycee(2026, classes=7)
    yield Case(store, lycee, measure_all(fill(store, lycee)))
    store.close()


@pytest.mark.parametrize(("threshold", "room"), SCREENS)
def test_nothing_small_can_be_deduced_in_a_larger_lycee(case, threshold, room):
    assert attack_all(case.lycee, shown_on(case.store, case.found, threshold, room), threshold, room) == []


@pytest.mark.parametrize(("threshold", "room"), SCREENS)
def test_the_attack_finds_what_hiding_the_small_numbers_alone_would_give_away(case, threshold, room):
    naive = [
        each._replace(numerator=None, denominator=None)
        if any(1 <= number < threshold for number in each.numbers) and (room or each.about_publics)
        else each
        for by, measures in case.found.items()
        for measure in measures.values()
        for each in attack.read_figures(_nothing_masked(measure), by)
    ]
    assert attack.give_away_by_subtraction(naive, threshold)
    assert attack_people(case.lycee, naive, threshold, room)


def _nothing_masked(measure: Measure) -> Measure:
    return replace(measure, rows=measure.rows.assign(masked=False))


def test_what_everybody_sees_of_the_whole_school_gives_away_no_public(store, fill):
    lycee = grand_lycee(7, classes=4, size=(8, 20), annees=("2025-2026",))
    fill(store, lycee)
    columns, counted = crowds.pupils(lycee, YEAR), crowds.CROWDS["pupils"][1]
    people = People([*columns, *_anybody_may_be(columns)])
    for room in (False, True):
        rows = crowds.told(people, shown_on(store, measure_all(store), 5, room), counted)
        if not room:  # the DDFPT's own screen tells of every class, girls and boys, who came and who did not
            rows += [(who, who @ people.numbers) for who in _alike_but_for_publics(people)]
        targets = crowds.small_groups(people, counted, 5, 2)
        given_away = attack.deducible(people, rows, np.array([who for _, who in targets]))
        assert [name for (name, _), known in zip(targets, given_away, strict=True) if known] == []


def _anybody_may_be(columns: Sequence[Column]) -> list[Column]:
    """Nobody, in every public, in every group: the attacker does not know that there is nobody."""
    patterns = {tuple(groups["public"]) for groups, *_ in columns} | {()}
    return [({**groups, "public": pattern}, does, 0) for groups, does, _ in columns for pattern in patterns]


def _alike_but_for_publics(people: People) -> list[np.ndarray]:
    found = []
    for said in {tuple((name, groups[name]) for name in people.names if name != "public") for groups in people.of}:
        found += [people.who(dict(said)) & [does == done for does in people.does] for done in set(people.does)]
    return found


@settings(max_examples=3)
@given(lycee=st.builds(tidy_lycee, st.integers(0, 2**20), st.integers(2, 6), st.sampled_from([(4, 14), (14, 30)])))
def test_the_same_pupils_counted_by_several_indicators_are_not_given_away(shared_store, fill, lycee):
    store = fill(shared_store, lycee)
    found, columns = measure_all(store), crowds.expected(lycee, YEAR)
    assert sum(number for *_, number in columns) == len(lycee["eleves"])
    for threshold, room in SCREENS:
        figures = [_of_pupils(each) for each in shown_on(store, found, threshold, room) if _is_of_pupils(each)]
        for publics in (False, True) if room else (True,):
            kept = [each for each in columns if each[0]["public"]] if publics else without_publics(columns)
            shown = [each for each in figures if each.about_publics == publics]
            assert deduced(kept, shown, crowds.SAME_PUPILS, threshold) == []


def _is_of_pupils(figure: Figure) -> bool:
    return not (figure.id.startswith("pfmp") and "action" in figure.said)  # there, the action that a place came from


def _of_pupils(figure: Figure) -> Figure:
    """A placement in the only period is a pupil."""
    return figure._replace(said={name: values for name, values in figure.said.items() if name != "periode"})


def test_a_value_of_the_year_before_is_shown_only_if_that_year_shows_it(case):
    year_before = Scope("2024-2025", SCOPE.reference_date)
    seen = 0
    for room in (False, True):
        for by in [(), ("public",)]:
            now = mask(case.store, case.found[by], SCOPE, by, room=room)
            before = mask(case.store, compute(case.store, IDS, year_before, by), year_before, by, room=room)
            for id_, measure in now.items():
                assert measure.previous in (before[id_].value, None)
                assert measure.status != "masque" or measure.evolution is None
                seen += measure.previous is not None
    assert seen


def test_the_attacker_knows_how_every_indicator_of_people_counts():
    known = {id_ for _, counted in crowds.CROWDS.values() for id_ in counted}
    sides = {id_ for id_ in IDS if CATALOGUE[id_].unit == "points"}  # shown with its two sides, or not at all
    assert known | sides | {"satisfaction.taux_retour"} == set(IDS)
