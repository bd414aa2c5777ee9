"""On any lycée, the engine finds what a plain recount finds: values, previous values, groups."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings

from indicators import CATALOGUE, Measure, Scope, compute
from tests.indicators import lycees, plain
from tests.indicators.plain_facts import Year

DIMENSIONS = sorted({name for indicator in CATALOGUE.values() for name in indicator.fact.dimensions} - {"jour"})
PAIRS = [
    ("annee", "secteur"),
    ("sexe", "formation"),
    ("public", "sexe"),
    ("formation", "type_partenaire"),
    ("periode", "classe"),
    ("type_action", "formation", "mois"),
    ("annee", "type_action"),
    ("type_action", "initiative"),
    ("contrat", "mois"),
    ("annee", "type_reseau"),
    ("partenaire", "frequence"),
    ("secteur", "objet"),
    ("public_enquete", "enquete"),
]
FIGURES = ["value", "numerator", "denominator", "population"]


def recount(lycee: lycees.Lycee, scope: Scope, id_: str) -> tuple[plain.Figures | None, float | None, int]:
    """The figures of the scope, the value of the year before, and what the figures leave out."""
    years, filters = _years(scope), dict(scope.filters)
    found, left_out = plain.total(lycee, id_, years, filters)
    before = plain.total(lycee, id_, [years[0].before], filters)[0] if len(years) == 1 and found else None
    return found, before.value if before else None, left_out


def _years(scope: Scope) -> list[Year]:
    return [Year(annee, scope.reference_date) for annee in scope.annees]


def _same_totals(lycee: lycees.Lycee, scope: Scope, measure: Measure) -> None:
    found, before, left_out = recount(lycee, scope, measure.id)
    assert measure.status == ("nd" if found is None else "ok"), measure.reason
    assert bool(measure.reason) is (found is None)
    if found is not None:
        assert [measure.value, measure.numerator, measure.denominator, measure.population] == [
            pytest.approx(each) for each in found
        ]
    assert measure.previous == pytest.approx(before)
    assert measure.note == left_out


def _same_groups(lycee: lycees.Lycee, scope: Scope, by: Sequence[str], measure: Measure) -> None:
    expected = plain.breakdown(lycee, measure.id, _years(scope), dict(scope.filters), by)
    found = {
        tuple(row[name] for name in by): [None if pd.isna(row[figure]) else row[figure] for figure in FIGURES]
        for row in measure.rows.to_dict("records")
    }
    assert found == {group: [pytest.approx(each) for each in figures] for group, figures in expected.items()}
    assert len(measure.rows) == len(expected)


def divisible(by: Sequence[str]) -> list[str]:
    return [id_ for id_, indicator in CATALOGUE.items() if set(by) <= {"annee", *indicator.fact.dimensions}]


@pytest.mark.parametrize("by", [("annee",), *((name,) for name in DIMENSIONS), *PAIRS], ids="-".join)
@settings(max_examples=6)
@given(lycee=lycees.LYCEES, scope=lycees.SCOPES)
def test_every_group_counts_what_a_plain_recount_counts(shared_store, fill, by, lycee, scope):
    fill(shared_store, lycee)
    for measure in compute(shared_store, divisible(by), scope, by).values():
        _same_groups(lycee, scope, by, measure)


@pytest.mark.parametrize("by", DIMENSIONS)
def test_an_indicator_that_has_not_a_dimension_has_no_group_of_it(store, fill, by):
    fill(store, lycees.example())
    others = compute(store, CATALOGUE.keys() - set(divisible([by])), lycees.IN_JUNE, by)
    assert [(id_, list(each.rows.columns), len(each.rows)) for id_, each in others.items()] == [
        (id_, [by, *FIGURES], 0) for id_ in others
    ]


@settings(max_examples=50)
@given(lycee=lycees.LYCEES, scope=lycees.SCOPES)
def test_every_value_and_its_previous_value_are_those_of_a_plain_recount(shared_store, fill, lycee, scope):
    fill(shared_store, lycee)
    for measure in compute(shared_store, CATALOGUE, scope).values():
        _same_totals(lycee, scope, measure)


@settings(max_examples=10)
@given(lycee=lycees.LYCEES, scope=lycees.SCOPES)
def test_an_indicator_asked_alone_says_what_it_says_among_others(shared_store, fill, lycee, scope):
    fill(shared_store, lycee)
    together = compute(shared_store, reversed(CATALOGUE), scope)
    for id_ in ("participation.ecart_filles_garcons", "taxe.contributeurs_fidelises", "actions.par_mois"):
        assert compute(shared_store, [id_], scope)[id_] == together[id_]


def test_the_recount_knows_every_indicator_and_every_dimension_of_a_fact():
    assert plain.DEFINITIONS.keys() == CATALOGUE.keys()
    year, lycee = Year("2025-2026", dt.date(2026, 6, 30)), lycees.example()
    for id_, indicator in CATALOGUE.items():
        known = {name for each in plain.DEFINITIONS[id_][0](lycee, year) for name in each.groups}
        assert known == set(indicator.fact.dimensions) - {"jour"}, id_


def test_the_scopes_drawn_filter_by_values_that_lycees_hold():
    held: Mapping[str, Any] = dict(lycees.FILTERS)
    assert set(held) <= {name for indicator in CATALOGUE.values() for name in indicator.fact.dimensions}
