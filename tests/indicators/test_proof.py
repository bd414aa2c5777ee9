"""The rows behind a figure add up to it, say where they stand in the files, and keep what is secret of a pupil."""

import datetime as dt
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings

from indicators import CATALOGUE, Measure, Scope, compute
from indicators.views import Proof, describe_proof, place_of, proof, rows_behind
from indicators.views.proof import COUNTED, ORIGIN, REPEATED
from tests.indicators import lycees

SCOPE = Scope("2025-2026", reference_date=dt.date(2026, 6, 30))
MONTHLY = {"actions.par_mois"}  # its denominator is months, which no row makes


def adds_up(found: Proof, measure: Measure | None, figures: Any) -> None:
    """The proof comes to the numerator and the denominator of a total or of a group."""
    indicator = found.indicator
    above, below = (None if pd.isna(figures[name]) else figures[name] for name in ("numerator", "denominator"))
    marks = found.rows["Compte"]
    if indicator.unit == "points":
        above, below = sum(marks == COUNTED), figures["population"]
    if indicator.unit == "oui/non":
        assert (found.numerator > 0) == bool(above)
    elif measure is None or measure.status == "ok":
        assert found.numerator == pytest.approx(above or 0)
    if below is not None and indicator.id not in MONTHLY:
        assert found.denominator == pytest.approx(below)
    if indicator.basis.above == "1":
        assert sum(marks == COUNTED) == found.numerator
    if indicator.basis.below == "1":
        assert sum(marks != REPEATED) == found.denominator
    assert found.total == len(found.rows)


@pytest.mark.parametrize("id_", CATALOGUE)
@settings(max_examples=3)
@given(lycee=lycees.LYCEES, scope=lycees.SCOPES)
def test_the_rows_of_a_figure_and_of_every_group_add_up_to_it(shared_store, fill, id_, lycee, scope):
    store = fill(shared_store, lycee)
    measure = compute(store, [id_], scope)[id_]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(proof, "may_list", lambda *_, **__: True)  # what is secret adds up as well
        whole = rows_behind(store, id_, scope)
        if whole.reason:
            assert (whole.reason, whole.total) == (measure.reason, 0)
        elif measure.status == "ok":
            adds_up(whole, measure, vars(measure))
        for by in CATALOGUE[id_].breakdowns:
            for row in compute(store, [id_], scope, by)[id_].rows.to_dict("records"):
                adds_up(rows_behind(store, id_, scope, {by: row[by]}), None, row)


def test_each_row_says_its_table_its_file_its_sheet_and_its_line(store, fill):
    fill(store, lycees.example())
    found = rows_behind(store, "pfmp.taux_solution", SCOPE).rows.iloc[0]
    assert [found[name] for name in ORIGIN] == [COUNTED, "PFMP", "pfmp.xlsx", "Feuil1", 2]
    assert found["Début"] == dt.date(2025, 11, 15)
    assert (found["Sexe"], found["Situation"], found["Classe"]) == ("Filles", "place trouvée", "non renseigné")


# Dupont twice, under two spellings, Durand once: two companies of three payments; the funds of nobody are no company.
def test_a_thing_counts_once_and_its_other_rows_say_so(store, fill):
    payments = [
        {"campagne": 2025, "entreprise": name, "montant": 10.0, "date_versement": dt.date(2025, 6, day)}
        for day, name in enumerate(("Dupont SA", "DUPONT SA", "Durand SA", None), start=1)
    ]
    fill(store, {"taxe": payments})
    found = rows_behind(store, "taxe.contributeurs", SCOPE)
    assert list(found.rows["Compte"]) == [COUNTED, COUNTED, REPEATED]
    assert list(found.rows["Ligne"]) == [2, 4, 3]
    assert (found.numerator, found.total) == (2, 3)
    assert "répète" in describe_proof(found)


# 2025: 300 + 50; 2024: 200. Won: 150 on 200. Each payment is in the proof with its amount and its campaign.
def test_the_amounts_behind_a_sum_are_shown(store, fill):
    payments = [
        {"campagne": campaign, "entreprise": "A", "montant": amount, "date_versement": dt.date(campaign, 6, 1)}
        for campaign, amount in ((2024, 200.0), (2025, 300.0), (2025, 50.0))
    ]
    fill(store, {"taxe": payments})
    found = rows_behind(store, "taxe.evolution", SCOPE)
    assert (found.numerator, found.denominator) == (150, 200)
    paid = found.rows.groupby("Campagne")["Montant"].sum()
    assert (paid["2024"], paid["2025"]) == (200, 350)


def test_a_group_has_only_its_own_rows(store, fill):
    agreements = [
        {"reference": "A", "partenaire": "X", "formation": "CAP;BTS", "date_signature": dt.date(2025, 9, 1)},
        {"reference": "B", "partenaire": "Y", "formation": "BTS", "date_signature": dt.date(2025, 9, 1)},
    ]
    fill(store, {"conventions": agreements})
    assert list(rows_behind(store, "conventions.actives", SCOPE, {"formation": "CAP"}).rows["Partenaire"]) == ["X"]
    both = rows_behind(store, "conventions.actives", SCOPE, {"formation": "BTS"}).rows
    assert list(both["Partenaire"]) == ["X", "Y"]
    assert both["Formation"][0] == "BTS, CAP"


def test_a_group_that_the_fact_has_not_is_refused(store):
    with pytest.raises(ValueError, match="classe"):
        rows_behind(store, "conventions.actives", SCOPE, {"classe": "TCU"})


def test_beyond_the_most_rows_the_total_is_told_and_still_adds_up(store, fill, monkeypatch):
    monkeypatch.setattr(proof, "MOST_ROWS", 2)
    fill(store, school(*[HERE] * 3, *[AWAY] * 2))
    found = rows_behind(store, "participation.taux_beneficiaires", SCOPE)
    assert (found.numerator, found.denominator, found.total, len(found.rows)) == (3, 5, 5, 2)
    said = describe_proof(found).replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith("3 sur 5 élèves de l’effectif. 5 lignes derrière ce chiffre. Les 2 premières")


def school(*pupils: dict[str, Any]) -> dict[str, Any]:
    """Pupils of one year; those who are « la » came to the only action."""
    eleves = [{"eleve_id": number, "annee": "2025-2026", **pupil} for number, pupil in enumerate(pupils)]
    came = [{"action_id": 1, "eleve_id": row["eleve_id"], "presence": "présent"} for row in eleves if row.pop("la")]
    action = {"action_id": 1, "intitule": "Forum", "date_debut": dt.date(2025, 11, 15)}
    return {"eleves": eleves, "actions": [action], "participations": came}


HERE, AWAY = {"la": True, "classe": "1CAP"}, {"la": False, "classe": "1CAP"}
RATE = "participation.taux_beneficiaires"


def test_the_pupils_of_a_priority_public_are_never_listed(store, fill):
    fill(store, school(*[{**HERE, "ulis": True}] * 9, *[AWAY] * 9))
    ulis = Scope("2025-2026", SCOPE.reference_date, public="ulis")
    for found in (
        rows_behind(store, "participation.taux_inclusion", SCOPE),
        rows_behind(store, "participation.taux_prioritaires", SCOPE, {"public": "ulis"}),
        rows_behind(store, RATE, ulis),
    ):
        assert "Secret statistique" in describe_proof(found)
        assert (len(found.rows), found.total, found.numerator, found.denominator) == (0, 0, 0, 0)


def test_in_a_room_things_are_listed_and_pupils_are_not(store, fill):
    fill(store, {**school(*[HERE] * 9), "conventions": [{"partenaire": "X", "date_signature": dt.date(2025, 9, 1)}]})
    assert rows_behind(store, RATE, SCOPE, room=True).rows.empty
    assert rows_behind(store, "conventions.actives", SCOPE, room=True).total == 1


# TCU has 4 pupils; of the 9 of 1CAP, 2 came; all 6 of TMELEC came, as did 12 pupils of 19.
def test_rows_that_leave_tell_nothing_of_what_pupils_are_and_small_groups_stay(store, fill):
    others = [{**HERE, "classe": "TCU"}] * 4 + [{**HERE, "classe": "TMELEC"}] * 6
    fill(store, school(*[HERE] * 2, *[AWAY] * 7, *others))
    whole = rows_behind(store, RATE, SCOPE, leaving=True)
    assert list(whole.rows.columns) == list(ORIGIN)
    assert (whole.numerator, whole.denominator) == (12, 19)
    assert rows_behind(store, RATE, SCOPE, {"classe": "TCU"}, leaving=True).rows.empty
    assert rows_behind(store, RATE, SCOPE, {"classe": "1CAP"}, leaving=True).rows.empty
    here = rows_behind(store, RATE, SCOPE, {"classe": "TCU"})
    assert list(here.rows["Classe"]) == ["TCU"] * 4


def test_a_large_group_may_leave(store, fill):
    fill(store, school(*[HERE] * 9, *[AWAY] * 9, *[{**AWAY, "classe": "TCU"}] * 9, *[{**HERE, "classe": "TCU"}] * 9))
    found = rows_behind(store, RATE, SCOPE, {"classe": "TCU"}, leaving=True)
    assert (found.numerator, found.denominator, list(found.rows.columns)) == (9, 18, list(ORIGIN))


def test_companies_leave_with_their_names_and_agreements_with_everything(store, fill):
    fill(store, lycees.example())
    hosts = rows_behind(store, "pfmp.entreprises_accueil", SCOPE, leaving=True)
    assert list(hosts.rows.columns) == [*ORIGIN, "Entreprise", "Accueil en"]
    agreements = rows_behind(store, "conventions.actives", SCOPE)
    pd.testing.assert_frame_equal(rows_behind(store, "conventions.actives", SCOPE, leaving=True).rows, agreements.rows)


def test_no_column_of_any_proof_names_or_numbers_a_pupil(store, fill):
    fill(store, lycees.example())
    for id_ in CATALOGUE:
        words = " ".join(rows_behind(store, id_, SCOPE).rows.columns).lower().split()
        assert not {"nom", "prénom", "ine", "empreinte", "eleve_id", "cle", "naissance"} & set(words)


def said(found: Proof) -> str:
    """What is said of a proof, with plain spaces."""
    return describe_proof(found).replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


# Dupont of 2024 comes back: 1 contributor of 1. 1 200,50 € after 1 000 €: 200,50 € won.
def test_what_the_rows_come_to_is_said_in_the_words_of_the_indicator(store, fill):
    payments = [
        {"campagne": campaign, "entreprise": "Dupont SA", "montant": amount, "date_versement": dt.date(campaign, 6, 1)}
        for campaign, amount in ((2024, 1000.0), (2025, 1200.5))
    ]
    fill(store, {**lycees.example(), "taxe": payments})
    assert {id_: said(rows_behind(store, id_, SCOPE)) for id_ in SENTENCES} == SENTENCES


SENTENCES = {
    "taxe.montant": "Montants de la campagne : 1 200,50 €. 1 ligne derrière ce chiffre.",
    "taxe.evolution": "Montant gagné ou perdu : 200,50 € ; montant de la campagne précédente : 1 000 €. "
    "2 lignes derrière ce chiffre.",
    "taxe.contributeurs_fidelises": "1 sur 1. 2 lignes derrière ce chiffre. "
    "Une ligne « déjà compté » répète ce qu’une autre ligne a déjà apporté.",
    "pfmp.jeunes_avec_solution": "Élèves ayant une solution : 1. 1 ligne derrière ce chiffre.",
    "participation.ecart_filles_garcons": "Élèves : 1. 1 ligne derrière ce chiffre.",
    "conventions.a_echeance": "Aucune ligne derrière ce chiffre.",
}


def test_of_what_and_of_whom_the_rows_are_is_said(store, fill):
    fill(store, lycees.example())
    girls = Scope("2025-2026", SCOPE.reference_date, sexe=["F", "G"], type_action="forum ou salon")
    found = rows_behind(store, RATE, girls, {"niveau": "TLE"})
    assert place_of(found).replace("\N{NO-BREAK SPACE}", " ") == "2025-2026 – Niveau : TLE – Sexe : Filles ou Garçons"
    assert place_of(rows_behind(store, "taxe.montant", SCOPE)) == "campagne 2025"
