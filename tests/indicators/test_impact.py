"""What each action brought: the arithmetic of a small school, and a plain recount of any."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import Scope, compute
from indicators.views import WITHOUT_ACTION, impact, why_missing
from indicators.views.impact_of_actions import FIGURES
from tests.indicators import lycee_rows, lycees
from tests.indicators.plain_facts import Year, origin, pfmp, plain_letters, presences
from tests.indicators.plain_things import actions, taxe

DAY = dt.date(2026, 6, 30)
SCOPE = Scope("2025-2026", reference_date=DAY)
PLACED = {"annee": "2025-2026", "date_debut": dt.date(2026, 1, 5), "situation": "place trouvée"}
SCHOOL: dict[str, list[dict[str, Any]]] = {
    "eleves": [{"eleve_id": number, "annee": "2025-2026", "sexe": "F"} for number in range(1, 5)],
    "actions": [
        {"action_id": 1, "reference": "V-1", "intitule": "Visite A", "type_action": "visite d'entreprise"},
        {"action_id": 2, "reference": "V-2", "intitule": "Visite B", "type_action": "visite d'entreprise"},
        {"action_id": 3, "reference": "J-1", "intitule": "Job dating", "type_action": "job dating ou recrutement"},
    ],
    "participations": [
        {"action_id": 1, "eleve_id": 1, "presence": "présent"},
        {"action_id": 1, "eleve_id": 2, "presence": "présent"},
        {"action_id": 2, "eleve_id": 2, "presence": "présent"},
        {"action_id": 2, "eleve_id": 3, "presence": "absent"},
    ],
    "pfmp": [
        {**PLACED, "periode": "PFMP 1", "eleve_id": 1, "action_origine": "v 1"},
        {**PLACED, "periode": "PFMP 2", "eleve_id": 1, "action_origine": "VISITE  A"},
        {**PLACED, "periode": "PFMP 1", "eleve_id": 2, "action_origine": "V-2", "situation": "en recherche"},
        {**PLACED, "periode": "PFMP 1", "eleve_id": 3},
    ],
    "offres": [
        {"date_reception": dt.date(2025, 12, 1), "entreprise": "X", "postes": 3, "jeunes_recrutes": 1}
        | {"action_origine": "J-1"},
        {"date_reception": dt.date(2025, 12, 2), "entreprise": "Y", "action_origine": "Forum de la ville"},
    ],
    "taxe": [
        {"campagne": 2025, "entreprise": "X", "montant": 500.0, "action_origine": "V-2"},
        {"campagne": 2024, "entreprise": "X", "montant": 900.0, "action_origine": "V-2"},
        {"campagne": 2025, "entreprise": "Y", "montant": 250.0},
    ],
}  # fmt: skip
for _action in SCHOOL["actions"]:
    _action["date_debut"] = dt.date(2025, 11, 15)
NONE = float("nan")


def shown(frame: pd.DataFrame) -> dict[tuple[str, str], list[float]]:
    return {(row.type_action, row.action): [getattr(row, name) for name in FIGURES] for row in frame.itertuples()}


# Visite A: pupils 1 and 2, two solutions (by its reference, then by its title). Visite B: pupil 2 (3 was absent), no
# solution (a search is none), 500 € (900 € are of the campaign before). The two visits: pupils 1 and 2, 2 solutions.
# Job dating: no list of pupils, so not 0 but unknown; 3 places, 1 hired. The forum is no action of the table: 1 place.
# Without action: 1 solution, 250 €.
def test_each_action_and_each_type_says_what_it_brought(store, fill):
    assert shown(impact(fill(store, SCHOOL), SCOPE)) == {
        ("job dating ou recrutement", ""): pytest.approx([1, NONE, 0, 3, 1, 0], nan_ok=True),
        ("job dating ou recrutement", "Job dating"): pytest.approx([1, NONE, 0, 3, 1, 0], nan_ok=True),
        ("visite d'entreprise", ""): [2, 2, 2, 0, 0, 500],
        ("visite d'entreprise", "Visite A"): [1, 2, 2, 0, 0, 0],
        ("visite d'entreprise", "Visite B"): [1, 1, 0, 0, 0, 500],
        ("non renseigné", ""): pytest.approx([0, NONE, 1, 1, 0, 250], nan_ok=True),
        ("non renseigné", "Forum de la ville"): pytest.approx([0, NONE, 0, 1, 0, 0], nan_ok=True),
        ("non renseigné", WITHOUT_ACTION): pytest.approx([0, NONE, 1, 0, 0, 250], nan_ok=True),
    }


def test_a_column_whose_table_is_missing_is_unknown_and_says_why(store, fill):
    fill(store, {table: rows for table, rows in SCHOOL.items() if table != "offres"})
    assert impact(store, SCOPE)[["offres", "jeunes_recrutes"]].isna().all(axis=None)
    assert why_missing(store, SCOPE).keys() == {"offres", "jeunes_recrutes"}
    assert "jamais été importé" in why_missing(store, SCOPE)["offres"]
    assert impact(fill(store, {}), SCOPE).empty


def test_in_a_room_or_of_a_priority_public_pupils_are_not_counted_by_action(store, fill):
    fill(store, SCHOOL)
    for found in (impact(store, SCOPE, room=True), impact(store, Scope("2025-2026", DAY, public="ulis"))):
        assert found[["eleves_beneficiaires", "solutions_pfmp"]].isna().all(axis=None)
        assert found["taxe"].sum() == 2 * 750
    assert "Secret statistique" in why_missing(store, SCOPE, room=True)["solutions_pfmp"]


# The same title in two years, of two types: the origin is the action of the year looked at.
def test_a_title_is_that_of_the_action_of_the_year(store, fill):
    twins = [
        {"action_id": year, "intitule": "Rendez-vous", "type_action": kind, "date_debut": dt.date(year, 11, 15)}
        for year, kind in ((2024, "autre"), (2025, "forum ou salon"))
    ]
    offer = {"date_reception": dt.date(2025, 12, 1), "entreprise": "X", "action_origine": "rendez vous"}
    found = impact(fill(store, {"actions": twins, "offres": [offer]}), SCOPE)
    assert list(found["type_action"]) == ["forum ou salon"] * 2
    assert list(found["offres"]) == [1, 1]


ORIGINS = lycee_rows.perhaps("A-0", "action 1", "ACTION 2", "Un forum sans référence")
OFFERS = lycee_rows.rows(
    6, date_reception=lycee_rows.DAYS, postes=lycee_rows.perhaps(0, 1, 4), jeunes_recrutes=lycee_rows.perhaps(0, 2),
    action_origine=ORIGINS,
)  # fmt: skip


def brought(lycee: lycees.Lycee, year: Year) -> Iterator[tuple[str, str, str, Any]]:
    """(type, title, column, what is added to it: a number, or a pupil)."""
    known = {  # of actions of one title, those of the year come last, then the latest
        plain_letters(row["intitule"]): row["type_action"]
        for row in sorted(lycee["actions"], key=lambda row: (year.holds(row["date_debut"]), row["date_debut"]))
        if row.get("statut") != "annulée"
    }

    def linked(title: str) -> tuple[str, str]:
        key = "-" if title == "non renseigné" else plain_letters(title)
        return known.get(key, "non renseigné"), key

    titles = {row["action_id"]: plain_letters(row["intitule"]) for row in lycee["actions"]}
    for each in actions(lycee, year):
        yield each.groups["type_action"][0], titles[each["id"]], "actions", 1
    for each in presences(lycee, year):
        yield each.groups["type_action"][0], plain_letters(each.groups["action"][0]), "eleves_beneficiaires", each["id"]
    for each in pfmp(lycee, year):
        yield *linked(each.groups["action"][0]), "solutions_pfmp", int(each["solved"])
    for each in taxe(lycee, year):
        yield *linked(each.groups["action"][0]), "taxe", 0 if each["before"] else each["amount"]
    for row in lycee["offres"]:
        if year.holds(row["date_reception"]):
            link = linked(origin(lycee, row) or "non renseigné")
            yield *link, "offres", 1 if row["postes"] is None else row["postes"]
            yield *link, "jeunes_recrutes", row["jeunes_recrutes"] or 0


def recount(lycee: lycees.Lycee, year: Year) -> dict[tuple[str, str], dict[str, float]]:
    """The figures above 0 of each type (title empty) and of each title."""
    found: dict[Any, Any] = defaultdict(lambda: defaultdict(float) | {"eleves_beneficiaires": set()})
    for kind, title, column, added in brought(lycee, year):
        for key in ((kind, ""), (kind, title)):
            if column == "eleves_beneficiaires":
                found[key][column].add(added)
            else:
                found[key][column] += added
    counted = {
        key: {name: len(value) if isinstance(value, set) else value for name, value in figures.items()}
        for key, figures in found.items()
    }
    above = {key: {name: value for name, value in figures.items() if value} for key, figures in counted.items()}
    return {key: figures for key, figures in above.items() if figures}


@pytest.mark.slow
@settings(max_examples=15)
@given(lycee=lycees.LYCEES, offers=OFFERS, link=st.booleans())
def test_every_row_counts_what_a_plain_recount_counts(shared_store, fill, lycee, offers, link):
    offers = [{**row, "entreprise": f"E{number}"} for number, row in enumerate(offers)]
    whole = {**{table: [] for table in SCHOOL}, **lycee, "offres": offers}
    if link:
        whole["pfmp"] = [{**row, "action_origine": "action 1"} for row in whole["pfmp"]]
    year = Year("2025-2026", DAY)
    store = fill(shared_store, whole)
    found, missing = impact(store, SCOPE), why_missing(store, SCOPE)
    expected = {
        key: {name: value for name, value in figures.items() if name not in missing}
        for key, figures in recount(whole, year).items()
    }
    told = {
        (row["type_action"], "-" if row["action"] == WITHOUT_ACTION else plain_letters(row["action"])): {
            name: row[name] for name in FIGURES if row[name] > 0
        }
        for row in found.to_dict("records")
    }
    assert told == {key: pytest.approx(figures) for key, figures in expected.items() if figures}
    sums = found[found["action"] == ""]
    for id_, name in (("offres.recues", "offres"), ("taxe.montant", "taxe")):
        measure = compute(store, [id_], SCOPE)[id_]
        assert measure.status == "nd" or sums[name].sum() == pytest.approx(measure.value)
