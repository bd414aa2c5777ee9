"""The agenda on screen: what is proposed and why, what is kept, moved, added, taken out."""

import pytest
from streamlit.testing.v1 import AppTest

from conseil import AgendaItem, Answer, agenda_of, save_agenda, save_answer
from guide import load_fiche
from tests.pages.screen import open_page, sound, written
from warehouse import open_warehouse
from widgets import session

YEAR, BEFORE = "2025-2026", "2024-2025"
RATE = "pfmp.taux_solution"
ASK = "Classer les questions"


def kept(annee: str = YEAR) -> list[str]:
    return [item.titre for item in agenda_of(session.current_store(), annee)]


def write(folder, *titres: str) -> None:
    store = open_warehouse(folder / "lycee.duckdb")
    save_agenda(store, YEAR, [AgendaItem(titre=titre) for titre in titres])
    store.close()


def press(app: AppTest, key: str) -> AppTest:
    return sound(app.button(key=key).click().run())


def rank(app: AppTest) -> AppTest:
    return sound(next(button for button in app.button if button.label == ASK).click().run())


def test_on_an_empty_base_the_questions_without_answer_are_proposed():
    app = open_page("ordre_du_jour")
    assert "Aucun point retenu pour l’instant." in written(app)
    assert not [button for button in app.button if button.label == "Retenir"]
    app = rank(app)
    assert len([button for button in app.button if button.label == "Retenir"]) == len(load_fiche().questions)
    assert "Les suivantes\u00a0: 15" in written(app)


def test_a_missed_target_comes_first_with_its_reason_and_is_kept_with_its_day(school):
    store = open_warehouse(school / "lycee.duckdb")
    store.set_target(RATE, YEAR, 99, 90)
    for question in load_fiche().questions:
        save_answer(store, Answer(annee=YEAR, question=question.ref, position=2))
    store.close()
    app = rank(open_page("ordre_du_jour"))
    reason = "Taux de solution de PFMP\u00a0: 81,3\u202f%, sous le seuil\u202f; 6\u00a0couples élève × période de plus"
    assert reason in written(app)
    app = press(app, "retenir_D3.2")
    (item,) = agenda_of(session.current_store(), YEAR)
    assert (item.question, item.indicateur, item.sorte) == ("D3.2", RATE, "cible")
    assert item.raison.startswith(reason)
    assert not [button for button in app.button if button.key == "retenir_D3.2"]
    assert f"Proposé le {item.propose_le:%d/%m/%Y}" in written(app)


def test_points_move_up_and_down_and_go_and_the_ends_do_not_move(school):
    write(school, "Un", "Deux", "Trois")
    app = open_page("ordre_du_jour")
    assert app.button(key="monter_point_0").disabled
    assert app.button(key="descendre_point_2").disabled
    app = press(app, "descendre_point_0")
    assert kept() == ["Deux", "Un", "Trois"]
    app = press(app, "monter_point_2")
    assert kept() == ["Deux", "Trois", "Un"]
    app = press(app, "retirer_point_1")
    assert kept() == ["Deux", "Un"]
    assert "Trois" not in written(app)


def test_what_another_window_has_added_is_not_lost_by_moving_or_taking_out(school):
    write(school, "Un", "Deux")
    app = open_page("ordre_du_jour")
    points = agenda_of(session.current_store(), YEAR)
    save_agenda(session.current_store(), YEAR, [AgendaItem(titre="Ailleurs"), *points])
    app = press(app, "descendre_point_0")  # « Un », as this window shows it
    assert kept() == ["Ailleurs", "Deux", "Un"]
    save_agenda(session.current_store(), YEAR, [*points, AgendaItem(titre="Ailleurs")])
    press(app, "retirer_point_2")
    assert kept() == ["Deux", "Ailleurs"]


def test_a_point_of_one_s_own_is_added_shown_as_it_is_written_and_kept_for_its_year(school):
    write(school, "Un")
    app = open_page("ordre_du_jour")
    app.text_input[0].set_value("Accueil de **M. le proviseur**")
    app = sound(next(button for button in app.button if button.label == "Ajouter").click().run())
    assert kept() == ["Un", "Accueil de **M. le proviseur**"]
    assert "Accueil de **M. le proviseur**" in written(app)
    assert kept(BEFORE) == []
    sound(next(button for button in app.button if button.label == "Ajouter").click().run())
    assert len(kept()) == 2


@pytest.mark.usefixtures("school")
def test_what_is_kept_is_no_more_proposed_and_comes_back_when_it_is_taken_out():
    app = press(rank(open_page("ordre_du_jour")), "retenir_P1.2")
    assert "retenir_P1.2" not in [button.key for button in app.button]
    app = press(app, "retirer_point_0")
    assert "retenir_P1.2" in [button.key for button in app.button]
