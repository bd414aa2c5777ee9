"""The council on its day: who is present, what it decides, and which one was the last."""

import datetime as dt

from conseil import PlannedAction, Seance, decided_on, last_held, plan_of, save_action, save_seance, seance_of

NOW, DAY, LATER = "2025-2026", dt.date(2026, 6, 2), dt.date(2026, 6, 16)


def decide(store, title: str, day: dt.date | None) -> PlannedAction:
    origin = "séance" if day else "plan"
    return save_action(store, PlannedAction(annee=NOW, intitule=title, origine=origin, seance_le=day))


def test_nobody_is_present_until_it_is_typed_and_the_last_word_is_kept(store):
    assert seance_of(store, NOW, DAY).presents == ""
    for presents in ("DDFPT", "DDFPT, proviseur"):
        save_seance(store, Seance(annee=NOW, tenue_le=DAY, presents=presents))
    assert seance_of(store, NOW, DAY).presents == "DDFPT, proviseur"
    assert seance_of(store, NOW, LATER).presents == ""


def test_the_decisions_of_a_day_come_in_the_order_of_the_meeting_and_stand_in_the_plan(store):
    first = decide(store, "Première", DAY)
    decide(store, "Hors séance", None)
    decide(store, "Plus tard", LATER)
    second = decide(store, "Deuxième", DAY)
    assert decided_on(store, NOW, DAY) == (first, second)
    assert len(plan_of(store, NOW)) == 4


def test_the_last_council_is_the_last_that_left_something(store):
    assert last_held(store, NOW) is None
    decide(store, "Hors séance", None)
    save_seance(store, Seance(annee=NOW, tenue_le=LATER, presents=""))
    assert last_held(store, NOW) is None
    decide(store, "Décidée", DAY)
    assert last_held(store, NOW) == DAY
    save_seance(store, Seance(annee=NOW, tenue_le=LATER, presents="DDFPT"))
    assert last_held(store, NOW) == LATER
    assert last_held(store, "2024-2025") is None
