"""Home: key figures, what is loaded, what is missing."""

import datetime as dt
import re

import pytest

from conseil import Answer, Seance, save_answer, save_seance
from guide import load_fiche
from tests.pages.screen import figures, links, open_page, sound, written
from warehouse import open_warehouse

STEP = re.compile(r":material/(check_circle|radio_button_unchecked): ")


def test_an_empty_base_offers_to_import_or_to_explore():
    app = open_page()
    assert [button.label for button in app.button] == ["Importer mes fichiers", "Explorer avec un lycée fictif"]
    sound(app.button[0].click().run())
    assert app.title[0].value == "Importer"


@pytest.mark.slow
def test_exploring_opens_the_fictional_school():
    app = open_page()
    sound(app.button[1].click().run())
    assert "chiffres inventés" in written(app)
    assert "n. d." not in figures(app)


@pytest.mark.usefixtures("school")
def test_the_key_figures_come_with_their_evolution_and_lead_to_their_screens():
    app = open_page()
    assert figures(app)[:3] == ["6", "2", "56,3 %"]
    assert app.metric[0].delta.replace("\\", "") == "+3 en un an"
    assert ("Voir", "pfmp?indicateur=pfmp.taux_solution") in links(app)


@pytest.mark.usefixtures("school")
def test_what_is_loaded_is_counted_in_french_order():
    table = open_page().table[0].value
    assert list(table.columns) == ["Tableau", "Lignes", "Dernier import"]
    assert list(table["Tableau"])[:3] == ["Élèves", "Conventions", "Actions"]
    assert table["Lignes"].iloc[0] == "32"


@pytest.mark.usefixtures("school")
def test_what_is_missing_says_who_waits_for_it_and_where_to_bring_it():
    said = written(open_page())
    assert "Le tableau «\u00a0Invitations\u00a0» n’a jamais été importé." in said
    assert "«\u00a0Taux de réponse aux invitations\u00a0»" in said


@pytest.mark.usefixtures("school")
def test_a_year_without_a_table_says_so():
    app = open_page()
    sound(app.selectbox(key="annee").set_value("2023-2024").run())
    assert "Le tableau «\u00a0PFMP\u00a0» n’a aucune ligne pour 2023-2024." in written(app)


def steps(app):
    """What each of the four steps says of how far it is."""
    return [said.value.replace("\\", "") for said in app.caption if STEP.match(said.value)]


def test_an_empty_base_shows_the_way_in_four_steps_of_which_none_is_done():
    app = open_page()
    titles = [each.value for each in app.markdown if re.match(r"##### \d", each.value)]
    assert titles == ["##### 1. Importer", "##### 2. Lire", "##### 3. Répondre", "##### 4. Présenter"]
    assert [said.partition(" ")[0] for said in steps(app)] == [":material/radio_button_unchecked:"] * 4
    assert [place for _, place in links(app)] == ["mode_emploi", "importer", "synthese", "fiche", "seance"]


def test_each_step_says_how_far_it_is_and_all_go_once_they_are_done(school):
    annee, questions = "2025-2026", [question.ref for question in load_fiche().questions]
    store = open_warehouse(school / "lycee.duckdb")
    store.set_target("pfmp.taux_solution", annee, 90)
    save_answer(store, Answer(annee=annee, question=questions[0], position=2))
    store.close()
    assert [said.partition(": ")[2] for said in steps(open_page())] == [
        "6\u00a0tableaux sur 11",
        "1\u00a0cible fixée",
        "1\u00a0réponse sur 23",
        "pas encore de conseil",
    ]
    store = open_warehouse(school / "lycee.duckdb")
    for question in questions[1:]:
        save_answer(store, Answer(annee=annee, question=question, sans_objet=True))
    save_seance(store, Seance(annee=annee, tenue_le=dt.date(2026, 6, 30), presents="DDFPT"))
    store.close()
    assert steps(open_page()) == []
