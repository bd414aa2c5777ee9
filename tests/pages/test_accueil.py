"""Home: key figures, what is loaded, what is missing."""

import pytest

from tests.pages.screen import figures, links, open_page, sound, written


def test_an_empty_base_offers_to_import_or_to_explore():
    app = open_page()
    assert [button.label for button in app.button] == ["Importer mes fichiers", "Explorer avec un lycée fictif"]
    sound(app.button[0].click().run())
    assert app.title[0].value == "Importer"


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
