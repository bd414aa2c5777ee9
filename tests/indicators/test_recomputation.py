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

DECLARED = sorted({name for indicator in CATALOGUE.values() for name in indicator.breakdowns})
PAIRS = [
    ("annee", "secteur"),
    ("sexe", "formation"),
    ("public", "sexe"),
    ("formation", "type_partenaire"),
    ("periode", "classe"),
    ("type_action", "formation", "mois"),
]
FIGURES = ["value", "numerator", "denominator", "population"]


def recount(lycee: lycees.Lycee, scope: Scope, id_: str) -> tuple[plain.Figures | None, float | None]:
    """The figures of the scope, and the value of the year before."""
    years, filters = _years(scope), dict(scope.filters)
    found = plain.total(lycee, id_, years, filters)
    before = plain.total(lycee, id_, [years[0].before], filters) if len(years) == 1 and found else None
    return found, before.value if before else None


def _years(scope: Scope) -> list[Year]:
    return [Year(annee, scope.reference_date) for annee in scope.annees]


def _same_totals(lycee: lycees.Lycee, scope: Scope, measure: Measure) -> None:
    found, before = recount(lycee, scope, measure.id)
    assert measure.status == ("nd" if found is None else "ok"), measure.reason
    assert bool(measure.reason) is (found is None)
    if found is not None:
        assert [measure.value, measure.numerator, measure.denominator, measure.population] == [
            pytest.approx(each) for each in found
        ]
    assert measure.previous == pytest.approx(before)


def _same_groups(lycee: lycees.Lycee, scope: Scope, by: Sequence[str], measure: Measure) -> None:
    expected = plain.breakdown(lycee, measure.id, _years(scope), dict(scope.filters), by)
    found = {
        tuple(row[name] for name in by): [None if pd.isna(row[figure]) else row[figure] for figure in FIGURES]
        for row in measure.rows.to_dict("records")
    }
    assert found == {group: [pytest.approx(each) for each in figures] for group, figures in expected.items()}
    assert len(measure.rows) == len(expected)


@pytest.mark.parametrize("by", [("annee",), *((name,) for name in DECLARED), *PAIRS], ids="-".join)
@settings(max_examples=8)
@given(lycee=lycees.LYCEES, scope=lycees.SCOPES)
def test_every_group_counts_what_a_plain_recount_counts(shared_store, fill, by, lycee, scope):
    fill(shared_store, lycee)
    for measure in compute(shared_store, CATALOGUE, scope, by).values():
        _same_groups(lycee, scope, by, measure)


@settings(max_examples=60)
@given(lycee=lycees.LYCEES, scope=lycees.SCOPES)
def test_every_value_and_its_previous_value_are_those_of_a_plain_recount(shared_store, fill, lycee, scope):
    fill(shared_store, lycee)
    for measure in compute(shared_store, CATALOGUE, scope).values():
        _same_totals(lycee, scope, measure)


@settings(max_examples=15)
@given(lycee=lycees.LYCEES, scope=lycees.SCOPES)
def test_an_indicator_asked_alone_says_what_it_says_among_others(shared_store, fill, lycee, scope):
    fill(shared_store, lycee)
    together = compute(shared_store, reversed(CATALOGUE), scope)
    for id_ in ("participation.ecart_filles_garcons", "taxe.contributeurs_fidelises", "pfmp.courbe"):
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
