"""Actions are promised in a school year, come due, end or not, and may be promised again."""

import datetime as dt
from dataclasses import replace

import pytest

from conseil import (
    PlannedAction,
    carry_over,
    days_late,
    is_late,
    plan_of,
    promised_before,
    remove_action,
    save_action,
    set_state,
)

NOW, BEFORE = "2025-2026", "2024-2025"
VISIT = PlannedAction(
    annee=BEFORE,
    question="D3.2",
    indicateur="pfmp.taux_solution",
    intitule="Visiter dix entreprises de Vire",
    pilote="Professeur principal de TMELEC",
    echeance=dt.date(2025, 6, 30),
    bilan="Six visites faites sur dix",
    etat="en cours",
)


def test_an_action_is_read_back_as_it_was_saved_with_a_number_of_its_own(store):
    first, second = save_action(store, VISIT), save_action(store, VISIT)
    assert first.action_id != second.action_id
    assert plan_of(store, BEFORE) == (first, second)
    assert replace(first, action_id=None) == VISIT
    assert plan_of(store, NOW) == ()


def test_a_changed_action_keeps_its_number_and_the_day_it_was_made(store):
    saved = save_action(store, VISIT)
    changed = save_action(store, replace(saved, etat="faite", bilan="Dix visites"))
    (found,) = plan_of(store, BEFORE)
    assert (found, found.cree_le) == (changed, saved.cree_le)
    assert found.modifie_le > saved.modifie_le


def test_a_state_changes_alone(store):
    saved = save_action(store, VISIT)
    save_action(store, replace(saved, bilan="Huit sur dix"))  # in another window
    set_state(store, saved.action_id, "faite")
    assert plan_of(store, BEFORE) == (replace(saved, bilan="Huit sur dix", etat="faite"),)


def test_what_is_due_first_stands_first_and_what_has_no_due_date_last(store):
    days = [None, dt.date(2026, 6, 1), dt.date(2026, 1, 15)]
    for day in days:
        save_action(store, PlannedAction(annee=NOW, intitule="Écrire aux anciens", echeance=day))
    assert [action.echeance for action in plan_of(store, NOW)] == [days[2], days[1], None]


@pytest.mark.parametrize(
    ("etat", "day", "late"),
    [
        ("en cours", dt.date(2025, 6, 30), False),  # due this very day
        ("en cours", dt.date(2025, 7, 1), True),
        ("prévue", dt.date(2025, 7, 1), True),
        ("faite", dt.date(2025, 7, 1), False),
        ("abandonnée", dt.date(2025, 7, 1), False),
    ],
)
def test_an_action_is_late_from_the_day_after_it_was_due_unless_it_has_ended(etat, day, late):
    assert is_late(replace(VISIT, etat=etat), day) is late


def test_an_action_without_due_date_is_never_late():
    assert not is_late(replace(VISIT, echeance=None), dt.date(2099, 1, 1))


def test_what_was_promised_the_year_before_is_carried_over_and_its_outcome_stays(store):
    promised = save_action(store, VISIT)
    assert promised_before(store, NOW) == (promised,)
    again = carry_over(store, promised, NOW, dt.date(2026, 6, 30))
    assert plan_of(store, NOW) == (again,)
    assert (again.intitule, again.pilote, again.question) == (VISIT.intitule, VISIT.pilote, VISIT.question)
    assert (again.reprise_de, again.etat, again.bilan) == (promised.action_id, "prévue", "")
    assert promised_before(store, NOW) == (promised,)


def test_removing_an_action_leaves_the_others_and_no_number_that_could_mean_another(store):
    kept, promised = save_action(store, VISIT), save_action(store, VISIT)
    again = carry_over(store, promised, NOW)
    remove_action(store, promised.action_id)
    assert plan_of(store, BEFORE) == (kept,)
    assert plan_of(store, NOW) == (replace(again, reprise_de=None),)
    assert save_action(store, VISIT).action_id not in {kept.action_id, again.action_id}


@pytest.mark.parametrize("wrong", [{"intitule": " "}, {"etat": "oubliée"}, {"origine": "rumeur"}])
def test_an_action_has_a_title_a_known_state_and_a_known_origin(wrong):
    with pytest.raises(ValueError, match="Action impossible"):
        replace(VISIT, **wrong)


def test_how_late_an_action_is_counts_from_the_day_it_was_due():
    assert days_late(VISIT, dt.date(2025, 7, 12)) == 12
    assert days_late(VISIT, dt.date(2025, 6, 30)) == 0
    assert days_late(replace(VISIT, etat="faite"), dt.date(2025, 7, 12)) == 0
