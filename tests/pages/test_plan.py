"""The plan of action on screen: add, change, take out; what is late is said so; promises may be made again."""

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from conseil import PlannedAction, plan_of, save_action
from tests.pages.screen import links, open_page, sound, written
from warehouse import open_warehouse
from widgets import session

YEAR, BEFORE = "2025-2026", "2024-2025"
TODAY = dt.date.today()  # noqa: DTZ011 (the user's day)
VISIT = PlannedAction(
    annee=YEAR,
    intitule="Visiter <b>dix</b> entreprises",
    question="D3.2",
    indicateur="pfmp.taux_solution",
    pilote="DDFPT",
    echeance=TODAY - dt.timedelta(12),
    etat="en cours",
)


def kept(annee: str = YEAR) -> tuple[PlannedAction, ...]:
    return plan_of(session.current_store(), annee)


def write(folder, *actions: PlannedAction) -> list[PlannedAction]:
    store = open_warehouse(folder / "lycee.duckdb")
    saved = [save_action(store, action) for action in actions]
    store.close()
    return saved


def press(app: AppTest, label: str) -> AppTest:
    return sound(next(button for button in app.button if button.label == label).click().run())


def field(app: AppTest, kind: str, label: str):
    return next(each for each in app.get(kind) if each.label == label)


def test_an_empty_plan_says_so_even_on_an_empty_base():
    said = written(open_page("plan"))
    assert "Aucune action décidée en " in said
    assert "Aucune action n’est notée en " in said


@pytest.mark.usefixtures("school")
def test_an_action_is_added_with_all_that_is_asked():
    app = press(open_page("plan"), "Ajouter une action")
    field(app, "text_input", "Ce qui sera fait").set_value("Relancer les tuteurs")
    field(app, "selectbox", "Question de la fiche").set_value("D3.5")
    field(app, "selectbox", "Indicateur qu’elle doit faire bouger").set_value("pfmp.entreprises_fidelisees")
    field(app, "selectbox", "Pilote").set_value("Bureau des entreprises")
    field(app, "date_input", "Échéance").set_value(dt.date(2026, 6, 30))
    app = press(app, "Enregistrer")
    assert kept() == (
        PlannedAction(
            annee=YEAR,
            action_id=1,
            intitule="Relancer les tuteurs",
            question="D3.5",
            indicateur="pfmp.entreprises_fidelisees",
            pilote="Bureau des entreprises",
            echeance=dt.date(2026, 6, 30),
        ),
    )
    assert "Relancer les tuteurs" in written(app)
    assert "30/06/2026" in written(app)


@pytest.mark.usefixtures("school")
def test_an_action_without_a_title_is_refused_in_a_sentence():
    app = press(press(open_page("plan"), "Ajouter une action"), "Enregistrer")
    assert "Dites en quelques mots ce qui sera fait." in written(app)
    assert kept() == ()


def test_a_late_action_is_said_to_be_late_in_words_and_leads_to_its_question_and_figure(school):
    write(school, VISIT, PlannedAction(annee=YEAR, intitule="Charte", etat="faite", echeance=TODAY))
    app = open_page("plan")
    said = written(app)
    assert f"2 actions décidées en {YEAR}\u00a0: 1\u00a0faite, 1\u00a0en cours\u202f; 1 en retard." in said.replace(
        "2\u00a0actions", "2 actions"
    )
    assert said.count("en retard de 12\u00a0jours") == 1
    assert "Visiter <b>dix</b> entreprises" in said
    found = links(app)
    assert ("D3.2", f"fiche?question=D3.2&annee={YEAR}") in found
    assert (
        "Taux de solution de PFMP\u00a0: 81,3\u202f%",
        f"pfmp?indicateur=pfmp.taux_solution&annee={YEAR}",
    ) in found


def test_a_state_changed_in_the_table_is_kept_at_once(school):
    (saved,) = write(school, VISIT)
    app = open_page("plan")
    sound(app.selectbox(key=f"etat_{saved.action_id}_en cours").set_value("faite").run())
    assert [action.etat for action in kept()] == ["faite"]
    assert "en retard" not in written(app)


def test_an_action_is_changed_and_taken_out(school):
    write(school, VISIT)
    app = press(open_page("plan"), "Modifier")
    field(app, "text_input", "Ce qu’il en est advenu").set_value("Huit sur dix")
    app = press(app, "Enregistrer")
    (changed,) = kept()
    assert (changed.bilan, changed.intitule, changed.pilote) == ("Huit sur dix", VISIT.intitule, "DDFPT")
    assert "Ce qu’il en est advenu\u00a0: Huit sur dix" in written(app)
    press(press(app, "Modifier"), "Retirer pour de bon")
    assert kept() == ()


def test_a_decision_of_a_council_stays_one_when_it_is_changed(school):
    write(school, PlannedAction(annee=YEAR, intitule="Décidé", origine="séance", seance_le=dt.date(2026, 6, 2)))
    app = press(open_page("plan"), "Modifier")
    field(app, "selectbox", "Pilote").set_value("Proviseur")
    press(app, "Enregistrer")
    (found,) = kept()
    assert (found.origine, found.seance_le, found.pilote) == ("séance", dt.date(2026, 6, 2), "Proviseur")


def test_what_was_promised_last_year_is_told_with_its_outcome_and_promised_again_once(school):
    write(
        school,
        PlannedAction(annee=BEFORE, intitule="Relancer", etat="en cours", bilan="Six sur dix"),
        PlannedAction(annee=BEFORE, intitule="Comité", etat="abandonnée"),
    )
    app = open_page("plan")
    said = written(app)
    assert f"2\u00a0actions promises en {BEFORE}\u00a0: 1\u00a0en cours, 1\u00a0abandonnée." in said
    assert "Six sur dix" in said
    assert [button.label for button in app.button].count("Reprendre") == 1
    app = press(app, "Reprendre")
    assert [(action.intitule, action.reprise_de) for action in kept()] == [("Relancer", 1)]
    assert [button.label for button in app.button].count("Reprendre") == 0
    assert f"reprise en {YEAR}" in written(app)
    assert [action.etat for action in kept(BEFORE)] == ["en cours", "abandonnée"]


def test_a_question_shows_what_is_decided_about_it_and_plans_more(school):
    write(school, VISIT, PlannedAction(annee=YEAR, intitule="Autre chose", question="D3.3"))
    app = open_page("fiche", question="D3.2")
    said = written(app)
    assert "**Visiter <b>dix</b> entreprises**" in said
    assert "en retard de 12\u00a0jours" in said
    assert "Autre chose" not in said
    app = press(app, "Ajouter au plan d’action")
    assert field(app, "selectbox", "Question de la fiche").value == "D3.2"
    field(app, "text_input", "Ce qui sera fait").set_value("Relancer les tuteurs")
    press(app, "Enregistrer")
    assert {(action.intitule, action.question) for action in kept()} > {("Relancer les tuteurs", "D3.2")}
