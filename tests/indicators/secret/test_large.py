"""The mask on a lycée of the size of a real one: forty classes, some 900 pupils."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import pandas as pd
import pytest

from indicators import CATALOGUE, Measure, Scope, compute, mask
from indicators.secret import hidden_cells
from tests.indicators.grand_lycee import Lycee, grand_lycee
from tests.indicators.secret.test_attack import IDS, SCOPE
from warehouse import Store, open_warehouse

TABLES: list[tuple[str, ...]] = [
    ("niveau",), ("formation",), ("classe",), ("sexe",), ("public",), ("periode",), ("type_action",),
    ("classe", "sexe"), ("niveau", "sexe"), ("niveau", "public"), ("formation", "periode"),
]  # fmt: skip
FIGURES = ["value", "numerator", "denominator", "population"]
Tables = dict[tuple[str, ...], dict[str, Measure]]
decide = cache(hidden_cells)


class School(NamedTuple):
    """A base, all that is measured of it, and what is shown of it in a room at thresholds of 5 and 20."""

    store: Store
    lycee: Lycee
    found: Tables
    shown: dict[int, Tables]


@pytest.fixture(scope="module")
def school(fill) -> Iterator[School]:
    lycee = grand_lycee(25)
    store = fill(open_warehouse(":memory:"), lycee)
    found = {by: compute(store, IDS, SCOPE, by) for by in TABLES}
    shown = {
        threshold: {
            by: mask(store, measures, SCOPE, by, threshold=threshold, room=True, decide=decide)
            for by, measures in found.items()
        }
        for threshold in (5, 20)
    }
    yield School(store, lycee, found, shown)
    decide.cache_clear()
    store.close()


def visible(measure: Measure, by: Sequence[str]) -> pd.DataFrame:
    """The figures of the rows that are not masked, by group."""
    return measure.rows[~measure.rows["masked"]].set_index(list(by))[FIGURES].astype(float)


def test_the_mask_never_changes_a_figure_that_it_shows(school):
    for shown in school.shown.values():
        for by, measures in shown.items():
            for id_, measure in measures.items():
                found, kept = school.found[by][id_], visible(measure, by)
                assert measure.value in (found.value, None)
                if not kept.empty:
                    whole = found.rows.set_index(list(by))[FIGURES].astype(float)
                    pd.testing.assert_frame_equal(kept, whole.loc[kept.index])


def test_what_is_hidden_below_five_is_hidden_below_twenty(school):
    fewer = 0
    for by in TABLES:
        for id_ in IDS:
            at_five, at_twenty = (visible(school.shown[threshold][by][id_], by) for threshold in (5, 20))
            assert set(at_twenty.index) <= set(at_five.index)
            fewer += len(at_twenty) < len(at_five)
    assert fewer


@pytest.mark.parametrize(
    ("id_", "by", "least"),
    [
        ("participation.taux_beneficiaires", "niveau", 0.7),
        ("participation.taux_beneficiaires", "formation", 0.55),
        ("participation.taux_beneficiaires", "classe", 0.6),
        ("participation.taux_participation", "type_action", 1),
        ("participation.taux_participation", "formation", 0.6),
        ("pfmp.taux_solution", "niveau", 1),
        ("pfmp.taux_solution", "formation", 0.9),
        ("pfmp.taux_solution", "classe", 0.6),
        ("pfmp.taux_solution", "periode", 1),
    ],
)
def test_most_of_what_a_ddfpt_projects_remains(school, id_, by, least):
    rows = school.shown[5][by,][id_].rows
    assert (~rows["masked"]).mean() >= least
    assert len(rows) == len(school.found[by,][id_].rows)


def test_a_filter_hides_exactly_what_the_row_hides(school):
    id_ = "participation.taux_beneficiaires"
    by_class = school.shown[5]["classe",][id_].rows.set_index("classe")["masked"]
    for classe, hidden in sorted(by_class.items())[::4]:
        scope = Scope(SCOPE.annees, SCOPE.reference_date, classe=classe)
        measure = mask(school.store, compute(school.store, [id_], scope), scope, room=True, decide=decide)[id_]
        assert (measure.status == "masque") == hidden
        crossed = mask(
            school.store, compute(school.store, [id_], scope, "sexe"), scope, "sexe", room=True, decide=decide
        )
        pairs = school.shown[5]["classe", "sexe"][id_].rows
        rows = pairs[pairs["classe"] == classe].set_index("sexe")["masked"]
        assert crossed[id_].rows.set_index("sexe")["masked"].to_dict() == rows.to_dict()


def test_what_is_hidden_does_not_depend_on_the_order_of_the_files(school, fill, store):
    fill(store, {table: [*rows[::-2], *rows[-2::-2]] for table, rows in reversed(school.lycee.items())})
    for by in [("classe",), ("niveau", "public")]:
        again = mask(store, compute(store, IDS, SCOPE, by), SCOPE, by, room=True)
        for id_, measure in again.items():
            assert measure.rows["masked"].tolist() == school.shown[5][by][id_].rows["masked"].tolist()


@pytest.mark.parametrize("id_", [id_ for id_ in IDS if CATALOGUE[id_].publics])
def test_an_indicator_about_publics_counts_those_and_nobody_else(school, id_):
    publics = list(CATALOGUE[id_].publics)
    scope = Scope(SCOPE.annees, SCOPE.reference_date, public=publics)
    same = compute(school.store, ["participation.taux_beneficiaires"], scope)["participation.taux_beneficiaires"]
    measure = compute(school.store, [id_], SCOPE)[id_]
    assert (measure.numerator, measure.denominator) == (same.numerator, same.denominator)


def test_a_base_of_many_schools_is_judged_on_its_smaller_tables_only(school, monkeypatch):
    monkeypatch.setattr("indicators.secret.crosstabs.MOST_CELLS", 60)
    measures = {
        by: mask(school.store, school.found[by], SCOPE, by, room=True)["participation.taux_beneficiaires"]
        for by in [("niveau",), ("classe",), ("classe", "sexe")]
    }
    assert len(measures["niveau",].rows) == len(school.found["niveau",]["participation.taux_beneficiaires"].rows)
    assert measures["classe", "sexe"].rows.empty
    assert "trop fin" in measures["classe", "sexe"].reason
