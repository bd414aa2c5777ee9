"""Figures set side by side are those that the engine finds one by one."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import CATALOGUE, Scope, compute
from indicators.model import adds_up, none_is_zero
from indicators.secret import mask
from indicators.views import against_school, over_years
from indicators.views.comparison import against_whole, grid, years_back
from tests.indicators import lycees
from tests.indicators.figures import COUNT, RATE, groups, measured

DAY = dt.date(2026, 6, 30)
IDS = st.lists(st.sampled_from(sorted(CATALOGUE)), min_size=1, max_size=5, unique=True)
FIGURES = ["value", "numerator", "denominator", "population"]
BY = st.sampled_from([(), ("formation",), ("sexe",), ("secteur",), ("type_action",), ("formation", "sexe")])


def lines(rows: pd.DataFrame, names: list[str]) -> dict[tuple, list]:
    """The figures by group, groups without anything left out."""
    return {
        tuple(row[name] for name in names): [None if pd.isna(row[figure]) else row[figure] for figure in FIGURES]
        for row in rows.to_dict("records")
        if row["population"] > 0
    }


def same(found: dict[tuple, list], expected: dict[tuple, list]) -> None:
    assert found == {group: [pytest.approx(each) for each in figures] for group, figures in expected.items()}


def test_five_years_end_with_the_one_that_is_looked_at():
    assert years_back("2025-2026") == ("2021-2022", "2022-2023", "2023-2024", "2024-2025", "2025-2026")
    assert years_back("2025-2026", 1) == ("2025-2026",)


@pytest.mark.slow
@settings(max_examples=12)
@given(lycee=lycees.LYCEES, scope=lycees.SCOPES, by=BY, ids=IDS)
def test_years_side_by_side_are_the_years_one_by_one(shared_store, fill, lycee, scope, by, ids):
    store = fill(shared_store, lycee)
    found = over_years(store, ids, scope, by, count=4, measured=compute)
    alone = {
        annee: compute(store, ids, Scope(annee, scope.reference_date, **dict(scope.filters)), by)
        for annee in years_back(scope.annees[-1], 4)
    }
    for id_, several in found.items():
        assert several.annees == tuple(alone)
        for annee, one in alone.items():
            rows = several.rows[several.rows["annee"] == annee]
            if annee in several.silent:
                assert several.silent[annee] == one[id_].reason
                assert rows.empty
            elif by:
                same(lines(rows, list(by)), lines(one[id_].rows, list(by)))
            else:
                assert [None if pd.isna(value) else value for value in rows["value"]] == (
                    [pytest.approx(one[id_].value)] if len(rows) else []
                )
                assert len(rows) == 1 or not none_is_zero(CATALOGUE[id_])


@pytest.mark.slow
@settings(max_examples=12)
@given(lycee=lycees.LYCEES, scope=lycees.SCOPES, by=BY, ids=IDS)
def test_a_class_against_the_school_is_the_same_question_with_and_without_its_filters(
    shared_store, fill, lycee, scope, by, ids
):
    store, kept = fill(shared_store, lycee), {name for name, _ in scope.filters[:1]}
    wide = Scope(scope.annees, scope.reference_date, **{name: each for name, each in scope.filters if name in kept})
    found = against_school(store, ids, scope, by, keep=tuple(kept), measured=compute)
    here, school = compute(store, ids, scope, by), compute(store, ids, wide, by)
    for id_, contrast in found.items():
        assert (contrast.here, contrast.school) == (here[id_], school[id_])
        told = [each.value for each in (here[id_], school[id_])]
        free = {name for name, _ in scope.filters} - kept - set(here[id_].ignored_filters)
        comparable = bool(free) and not adds_up(CATALOGUE[id_]) and None not in told
        assert contrast.gap == (pytest.approx(told[0] - told[1]) if comparable else None)
        ours, theirs = (lines(each[id_].rows, list(by)) if by else {} for each in (here, school))
        for row in contrast.rows.to_dict("records"):
            group = tuple(row[name] for name in by)
            gap = None if adds_up(CATALOGUE[id_]) or ours[group][0] is None else ours[group][0] - theirs[group][0]
            assert (None if pd.isna(row["ecart"]) else row["ecart"]) == (gap if gap is None else pytest.approx(gap))
        assert len(contrast.rows) == len(ours.keys() & theirs.keys())


SCHOOL = {
    "eleves": [
        {"eleve_id": number, "annee": annee, "sexe": "FG"[number % 2], "classe": ("MCV", "TCAP")[number % 3 == 0]}
        for number, annee in [(n, "2025-2026") for n in range(12)] + [(n, "2024-2025") for n in range(20, 32)]
    ],
    "actions": [{"action_id": 1, "intitule": "Forum", "type_action": "autre", "date_debut": dt.date(2025, 11, 5)}],
    "participations": [{"action_id": 1, "eleve_id": number, "presence": "présent"} for number in range(6)],
    "conventions": [
        {"partenaire": name, "type_partenaire": kind, "date_signature": day, "date_fin": end}
        for name, kind, day, end in (
            ("Dupont", "entreprise", dt.date(2022, 10, 1), dt.date(2024, 6, 30)),
            ("Durand", "entreprise", dt.date(2025, 10, 1), None),
            ("Lycée Sud", "établissement de formation", dt.date(2023, 10, 1), None),
        )
    ],
}  # fmt: skip


def test_a_year_without_agreement_of_a_type_is_nothing_and_a_year_without_actions_is_not_known(store, fill):
    fill(store, SCHOOL)
    found = over_years(
        store, [RATE.id, COUNT.id], Scope("2025-2026", DAY), "type_partenaire", count=4, measured=compute
    )
    rows = found[COUNT.id].rows
    assert grid(rows, "type_partenaire", "annee").to_dict("index") == {
        "entreprise": {"2022-2023": 1, "2023-2024": 1, "2024-2025": 0, "2025-2026": 1},
        "établissement de formation": {"2022-2023": 0, "2023-2024": 1, "2024-2025": 1, "2025-2026": 1},
    }
    assert found[COUNT.id].silent == {}
    over = over_years(store, [RATE.id], Scope("2025-2026", DAY), count=3, measured=compute)[RATE.id]
    assert dict(zip(over.rows["annee"], over.rows["value"], strict=True)) == {"2025-2026": 50.0}
    assert over.silent == {
        "2023-2024": "Le tableau «\u00a0Élèves\u00a0» n'a aucune ligne pour 2023-2024.",
        "2024-2025": "Le tableau «\u00a0Participations\u00a0» n'a aucune ligne pour 2024-2025.",
    }


def test_the_years_take_one_computation_and_the_class_two(store, fill):
    fill(store, SCHOOL)
    asked = []

    def counted(*question):
        asked.append(question)
        return compute(*question)

    over_years(store, [RATE.id, COUNT.id], Scope("2025-2026", DAY), "classe", measured=counted)
    assert len(asked) == 1
    against_school(store, [RATE.id, COUNT.id], Scope("2025-2026", DAY, classe="MCV"), measured=counted)
    assert len(asked) == 3


def test_a_class_differs_from_the_school_by_points_and_adds_up_to_no_gap(store, fill):
    fill(store, SCHOOL)
    found = against_school(store, [RATE.id, COUNT.id], Scope("2025-2026", DAY, classe="TCAP"), "sexe", measured=compute)
    # 2 of the 4 pupils 0, 3, 6, 9 came, and 6 of 12 in the school; of the girls, 1 of 2 and 3 of 6
    assert found[RATE.id].gap == 0
    # 0 and 6 are girls: 0 came
    assert found[RATE.id].rows.set_index("sexe")[["value", "value_lycee", "ecart"]].to_dict("index") == {
        "F": {"value": 50.0, "value_lycee": 50.0, "ecart": 0.0},
        "G": {"value": 50.0, "value_lycee": 50.0, "ecart": 0.0},
    }
    mcv = against_school(
        store, [RATE.id], Scope("2025-2026", DAY, classe="MCV", sexe="F"), keep=["sexe"], measured=compute
    )[RATE.id]
    assert mcv.school.denominator == 6
    assert mcv.here.denominator == 4
    assert found[COUNT.id].gap is None
    assert found[COUNT.id].here.ignored_filters == ("classe",)


@pytest.mark.slow
def test_what_is_masked_stays_masked_in_every_comparison(store, fill):
    pupils = [
        {"eleve_id": n, "annee": "2025-2026", "ulis": n < 3, "boursier": n >= 3, "classe": "MCV"} for n in range(60)
    ]
    fill(store, {**SCHOOL, "eleves": pupils})
    asked = "participation.taux_prioritaires"

    def masked(store, ids, scope, by):
        return mask(store, compute(store, ids, scope, by), scope, by)

    scope = Scope("2025-2026", DAY, classe="MCV")
    contrast = against_school(store, [asked], scope, "public", measured=masked)[asked]
    over = over_years(store, [asked], scope, "public", measured=masked)[asked]
    for rows, hidden in ((contrast.rows, ["value", "value_lycee", "ecart"]), (over.rows, FIGURES)):
        ulis = rows[rows["public"] == "ulis"]
        assert ulis["masked"].all()
        assert ulis[hidden].isna().all(axis=None)


def test_two_breakdowns_crossed_make_a_table_and_each_group_has_its_gap_to_the_whole():
    rows = pd.concat(
        [
            groups(RATE, "formation", ("CAP Cuisine", 30, 40), ("Bac pro", 10, 40)).assign(sexe="F"),
            groups(RATE, "formation", ("CAP Cuisine", 10, 20)).assign(sexe="G"),
        ]
    )
    table = grid(rows, "formation", "sexe")
    assert table.loc["CAP Cuisine"].to_dict() == {"F": 75.0, "G": 50.0}
    assert pd.isna(table.loc["Bac pro", "G"])
    assert grid(rows, "formation", "sexe", "population").loc["Bac pro", "F"] == 40
    assert list(against_whole(RATE, rows, measured(RATE, 50, 100))["ecart"]) == [25.0, -25.0, 0.0]
    counts = groups(COUNT, "type_partenaire", ("entreprise", 15, None))
    assert against_whole(COUNT, counts, measured(COUNT, 27))["ecart"].isna().all()
