"""What deserves the council's time, from figures chosen so that each reason can be recounted by hand."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from conseil import PUBLIC, Answer, Known, PlannedAction, propose
from guide import load_fiche
from indicators import CATALOGUE, Measure, Scope, compute
from indicators.secret import mask
from indicators.views import Target
from tests.widgets.conftest import fill
from warehouse import open_warehouse

NOW, BEFORE = "2025-2026", "2024-2025"
JUNE, MARCH = dt.date(2026, 6, 15), dt.date(2026, 3, 15)
FICHE = load_fiche()
ANSWERED = {each.ref: Answer(annee=NOW, question=each.ref, position=3) for each in FICHE.questions}
RATE, TAX, COUNT, SATISFIED = "pfmp.taux_solution", "taxe.montant", "actions.nombre", "satisfaction.taux"


def share(
    id_: str, above: float, below: float, before: float | None = None, rows: pd.DataFrame | None = None
) -> Measure:
    """« above sur below », against ``before`` per cent a year earlier."""
    frame = pd.DataFrame() if rows is None else rows
    return Measure(id=id_, unit="%", value=100 * above / below, numerator=above, denominator=below,
                   population=int(below), status="ok", previous=before, rows=frame)  # fmt: skip


def count(id_: str, value: float, before: float | None = None) -> Measure:
    unit = CATALOGUE[id_].unit
    return Measure(id=id_, unit=unit, value=value, numerator=value, denominator=None, population=int(value),
                   status="ok", previous=before)  # fmt: skip


def hidden(measure: Measure) -> Measure:
    return replace(measure, value=None, numerator=None, denominator=None, population=0, previous=None,
                   status="masque", reason="Secret statistique.")  # fmt: skip


def by_public(**lines: tuple[float, float]) -> pd.DataFrame:
    rows = [
        {PUBLIC: name, "value": 100 * above / below, "numerator": above, "denominator": below, "population": below,
         "masked": False}
        for name, (above, below) in lines.items()
    ]  # fmt: skip
    return pd.DataFrame(rows)


def known(*now: Measure, before: tuple[Measure, ...] = (), day: dt.date = JUNE, **more) -> Known:
    """All questions answered, no target, no action, but for what is told."""
    given = {"targets": {}, "answers": ANSWERED, "actions": (), **more}
    measures, earlier = ({each.id: each for each in each_year} for each_year in (now, before))
    return Known(annee=NOW, day=day, fiche=FICHE, measures=measures, before=earlier, **given)


def told(found: Known) -> list[tuple[str | None, str, str]]:
    return [(item.question, item.sorte, item.raison.replace("\u202f", " ").replace("\u00a0", " "))
            for item in propose(found)]  # fmt: skip


def test_nothing_is_proposed_when_there_is_nothing_to_say():
    assert propose(known(share(RATE, 80, 100))) == []


def test_a_missed_target_says_what_is_missing_and_the_question_it_belongs_to():
    # 90 % of 100 is 90, 10 more than 80
    found = known(share(RATE, 80, 100), targets={RATE: Target(90.0)})
    assert told(found) == [
        ("D3.2", "cible", "Taux de solution de PFMP : 80 %, sous la cible ; 10 couples élève × période de plus pour "
         "atteindre 90 %.")
    ]  # fmt: skip
    (item,) = propose(found)
    assert (item.titre, item.indicateur, item.propose_le) == ("Taux de solution de PFMP", RATE, JUNE)


def test_a_target_that_is_reached_is_no_reason():
    assert propose(known(share(RATE, 90, 100), targets={RATE: Target(90.0)})) == []


def test_a_figure_that_moved_beyond_chance_is_told_and_one_that_did_not_is_not():
    fell = told(known(share(RATE, 70, 100, 90), before=(share(RATE, 90, 100),)))
    assert fell == [("D3.2", "mouvement", "Taux de solution de PFMP : 20 points de moins qu’en 2024-2025, sur 100 "
                     "couples élève × période.")]  # fmt: skip
    assert propose(known(share(RATE, 88, 100, 90), before=(share(RATE, 90, 100),))) == []


def test_among_few_people_a_move_is_not_told():
    assert propose(known(share(RATE, 1, 4, 100), before=(share(RATE, 4, 4),))) == []


def test_what_adds_up_has_not_fallen_as_long_as_the_year_is_not_over():
    fewer = known(count(COUNT, 20, 60), before=(count(COUNT, 60),))
    assert [item.sorte for item in propose(fewer)] == ["mouvement"]
    assert propose(replace(fewer, day=MARCH)) == []
    more = known(count(COUNT, 60, 20), before=(count(COUNT, 20),), day=MARCH)
    assert [item.sorte for item in propose(more)] == ["mouvement"]


def test_a_target_of_what_adds_up_is_not_missed_yet_in_march():
    found = known(count(TAX, 15000), targets={TAX: Target(20000.0)}, day=MARCH)
    said = "Taxe d’apprentissage perçue : 15 000 €, pas encore à la cible ; il manque 5 000 € pour atteindre 20 000 €."
    assert told(found) == [("D3.6", "cible", said)]
    assert "pas encore" not in told(replace(found, day=JUNE))[0][2]


def test_a_satisfaction_that_falls_is_told_with_its_public_and_only_once():
    now = share(SATISFIED, 120, 200, 85, by_public(élèves=(30, 100), partenaires=(90, 100)))
    before = share(SATISFIED, 170, 200, None, by_public(élèves=(80, 100), partenaires=(90, 100)))
    score = replace(now, id="satisfaction.score_moyen", unit="/100")
    found = known(now, score, before=(before, replace(score, value=85.0)))
    assert told(found) == [
        ("D3.4", "satisfaction", "La satisfaction baisse : 25 points de moins qu’en 2024-2025, sur 200 répondants.")
    ]
    steady = known(replace(now, value=85.0, numerator=170.0), before=(before,))
    assert told(steady) == [
        ("D3.4", "satisfaction", "La satisfaction baisse : chez les élèves, 50 points de moins qu’en 2024-2025, sur "
         "100 répondants.")
    ]  # fmt: skip


def test_a_satisfaction_that_rises_is_no_reason():
    now = share(SATISFIED, 190, 200, 85, by_public(élèves=(95, 100)))
    assert propose(known(now, before=(share(SATISFIED, 170, 200, None, by_public(élèves=(85, 100))),))) == []


def test_an_overdue_action_is_told_with_its_pilot_under_its_question_or_that_of_its_indicator():
    late = PlannedAction(annee=NOW, intitule="Relancer", question="D5.3", pilote="DDFPT", echeance=dt.date(2026, 6, 5))
    by_figure = replace(late, question=None, indicateur=RATE, pilote="")
    alone = replace(late, question=None, intitule="Repeindre")
    found = propose(known(actions=(late, by_figure, alone, replace(late, etat="faite"))))
    assert [(item.question, item.sorte, item.titre) for item in found] == [
        ("D3.2", "retard", "Comment facilitons-nous l’alternance et les PFMP\u202f; quelles difficultés avons-nous "
         "rencontrées, et comment les avons-nous levées\u202f?"),
        ("D5.3", "retard", found[1].titre),
        (None, "retard", "Repeindre"),
    ]  # fmt: skip
    assert found[1].raison == "Action en retard de 10\u00a0jours (pilote\u00a0: DDFPT)\u00a0: Relancer."


def test_an_action_about_a_question_of_another_fiche_keeps_its_own_title():
    late = PlannedAction(annee=NOW, intitule="Relancer", question="Z9.9", echeance=dt.date(2026, 6, 5))
    assert [item.titre for item in propose(known(actions=(late,)))] == ["Relancer"]


def test_questions_without_answer_come_last_in_the_order_of_the_fiche():
    answers = {**ANSWERED, "D6.1": Answer(annee=NOW, question="D6.1", constats="À voir"),
               "P1.2": Answer(annee=NOW, question="P1.2", sans_objet=True)}  # fmt: skip
    del answers["D1.1"]
    found = propose(known(share(RATE, 80, 100), targets={RATE: Target(90.0)}, answers=answers))
    assert [(item.question, item.sorte) for item in found] == [
        ("D3.2", "cible"), ("D1.1", "sans réponse"), ("D6.1", "sans réponse")
    ]  # fmt: skip


def test_the_reasons_of_one_question_add_up_and_the_heaviest_names_it():
    # D3.6: a target missed (4) and an action overdue (3) weigh more than D3.2 under its threshold (5)
    late = PlannedAction(annee=NOW, intitule="Écrire", question="D3.6", echeance=dt.date(2026, 6, 5))
    found = propose(
        known(
            share(RATE, 70, 100),
            count(TAX, 15000),
            targets={RATE: Target(90.0, 80.0), TAX: Target(20000.0)},
            actions=(late,),
        )
    )
    assert [(item.question, item.sorte) for item in found] == [("D3.6", "cible"), ("D3.2", "cible")]
    assert "15" in found[0].raison
    assert "en retard" in found[0].raison


@pytest.mark.parametrize("masked_now", [True, False])
def test_a_masked_figure_is_never_a_reason(masked_now):
    now, before = share(RATE, 20, 100, 90), share(RATE, 90, 100)
    satisfied = share(SATISFIED, 20, 100, 90), share(SATISFIED, 90, 100)
    pair = [(hidden(new), old) if masked_now else (replace(new, previous=None), hidden(old))
            for new, old in ((now, before), satisfied)]  # fmt: skip
    targets = {RATE: Target(90.0), SATISFIED: Target(90.0)} if masked_now else {}
    found = known(*(new for new, _ in pair), before=tuple(old for _, old in pair), targets=targets)
    assert propose(found) == []


def test_a_public_masked_in_a_room_is_never_named():
    rows = by_public(élèves=(30, 100), partenaires=(90, 100))
    rows.loc[0, ["value", "numerator", "denominator", "population"]] = float("nan")
    rows.loc[0, "masked"] = True
    now = replace(share(SATISFIED, 170, 200, 85), rows=rows)
    before = share(SATISFIED, 170, 200, None, by_public(élèves=(80, 100), partenaires=(90, 100)))
    assert propose(known(now, before=(before,))) == []


@pytest.mark.slow
def test_of_a_real_school_every_figure_that_is_told_is_shown_in_a_room():
    """With a target on everything, whoever is hidden in a room is told of nowhere."""
    store = open_warehouse(":memory:")
    fill(store)
    years = {
        year: mask(
            store, compute(store, tuple(CATALOGUE), Scope(year, JUNE), PUBLIC), Scope(year, JUNE), PUBLIC, room=True
        )
        for year in (NOW, BEFORE)
    }
    store.close()
    masked = {id_ for id_, measure in years[NOW].items() if measure.status == "masque"}
    assert masked
    targets = {id_: Target(99.0 if CATALOGUE[id_].unit == "%" else 1e6) for id_ in CATALOGUE}
    found = known(*years[NOW].values(), before=tuple(years[BEFORE].values()), targets=targets)
    items = propose(found)
    assert len([item for item in items if item.sorte == "cible"]) > 5
    assert {item.indicateur for item in items} & masked == set()
    assert [item for item in items for id_ in masked if CATALOGUE[id_].label in item.raison] == []
