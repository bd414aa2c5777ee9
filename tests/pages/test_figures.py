"""The screens of figures: filters, cards, chart, table and questions go together."""

import pytest

from tests.pages.screen import FIGURES, figures, links, open_page, sound, written

pytestmark = pytest.mark.usefixtures("school")


def test_the_year_changes_the_figures():
    app = open_page("taxe")
    latest = figures(app)
    assert latest[0] == "26 450,55 €"
    assert app.multiselect(key="annee").options == ["2025-2026", "2024-2025", "2023-2024"]
    sound(app.multiselect(key="annee").set_value(["2024-2025"]).run())
    assert figures(app)[0] == "28 625,63 €"
    assert "**Campagne 2024**" in written(app)


def test_two_years_are_added_up_and_have_no_year_before_and_no_target():
    app = open_page("taxe")
    latest = figures(app)
    sound(app.multiselect(key="annee").set_value(["2025-2026", "2024-2025"]).run())
    assert figures(app)[0] == "55 076,18 €"  # 26 450,55 + 28 625,63
    assert {metric.delta for metric in app.metric} == {""}
    assert "**Campagne 2024 et campagne 2025**" in written(app)
    assert "Une cible vaut pour une année" in written(app)
    assert "Filtré\u00a0: années 2024-2025 et 2025-2026." in written(app)
    assert list(app.table[0].value["Campagne"]) == ["campagne 2024", "campagne 2025"]
    sound(next(each for each in app.button if each.label == "Tout rétablir").click().run())
    assert figures(app)[0] == latest[0]


def test_a_year_taken_away_leaves_the_latest():
    app = open_page("pfmp")
    sound(app.multiselect(key="annee").set_value([]).run())
    assert figures(app)[0] == "16"


def test_a_page_of_one_year_and_a_page_of_several_share_their_choice():
    app = open_page("synthese")
    sound(app.selectbox(key="annee").set_value("2024-2025").run())
    open_page("taxe", app)
    assert app.multiselect(key="annee").value == ["2024-2025"]
    sound(app.multiselect(key="annee").set_value(["2024-2025", "2023-2024"]).run())
    open_page("synthese", app)
    assert app.selectbox(key="annee").value == "2024-2025"


@pytest.mark.parametrize("page", FIGURES)
@pytest.mark.parametrize("beside", ["avant", "annees"])
def test_every_indicator_over_two_years_is_sound(page, beside):
    app = open_page(page, annee="2024-2025", comparaison=beside)
    sound(app.multiselect(key="annee").set_value(["2025-2026", "2024-2025"]).run())
    for each in [button.key for button in app.button if str(button.key).startswith("ouvrir_")]:
        sound(app.button(key=each).click().run()) if not app.button(key=each).disabled else None


def test_a_filter_changes_the_figures_and_two_filters_narrow_further():
    app = open_page("pfmp")
    assert figures(app)[:2] == ["16", "81,3 %"]
    sound(app.multiselect(key="formation").select("CAP Cuisine").run())
    assert figures(app)[:2] == ["4", "87,5 %"]
    sound(app.multiselect(key="sexe").select("F").run())
    assert figures(app)[:2] == ["2", "75 %"]


def test_what_the_filters_hold_is_said_in_full_and_can_be_taken_away_at_once():
    app = open_page("pfmp")
    sound(app.multiselect(key="formation").select("CAP Cuisine").run())
    sound(app.multiselect(key="sexe").select("F").select("G").run())
    assert "Filtré\u00a0: formation CAP Cuisine, sexe Filles ou Garçons." in written(app)
    sound(next(each for each in app.button if each.label == "Tout rétablir").click().run())
    assert app.multiselect(key="formation").value == []
    assert figures(app)[0] == "16"


def test_a_filter_without_effect_on_the_opened_indicator_is_announced():
    app = open_page("participation", indicateur="participation.actions_prioritaires")
    sound(app.multiselect(key="formation").select("CAP Cuisine").run())
    sound(app.multiselect(key="sexe").select("F").run())
    assert "Sans effet sur cet indicateur\u00a0: sexe." in written(app)


def test_an_unknown_filter_of_the_address_is_told_and_dropped():
    app = open_page("pfmp", formation="CAP Plomberie")
    assert "Filtre retiré, car inconnu en 2025-2026\u00a0: CAP Plomberie." in written(app)
    assert figures(app)[0] == "16"


def test_the_address_opens_an_indicator_and_a_card_opens_another():
    app = open_page("pfmp", indicateur="pfmp.taux_solution")
    assert "#### Taux de solution de PFMP" in written(app)
    sound(app.button(key="ouvrir_pfmp.entreprises_accueil").click().run())
    assert "#### Entreprises d’accueil" in written(app)
    assert app.button(key="ouvrir_pfmp.entreprises_accueil").disabled


def test_the_table_behind_the_chart_says_what_the_chart_says():
    app = open_page("pfmp", indicateur="pfmp.taux_solution")
    table = app.table[0].value
    assert table.columns[0] == "Période de PFMP"
    assert list(table["Période de PFMP"]) == ["PFMP 1", "PFMP 2"]
    assert list(table.iloc[:, 1]) == ["81,3\u202f%", "81,3\u202f%"]


def test_the_years_are_one_of_the_breakdowns():
    app = open_page("pfmp", indicateur="pfmp.taux_solution")
    sound(app.segmented_control(key="ventilation").set_value("annee").run())
    assert list(app.table[0].value["Année scolaire"]) == ["2024-2025", "2025-2026"]


def test_a_cell_that_looks_like_html_stays_a_text():
    app = open_page("participation")
    sound(app.segmented_control(key="ventilation").set_value("formation").run())
    assert "Bac pro \\<b\\>Commerce\\</b\\> \\& vente" in list(app.table[0].value["Formation"])


def test_the_questions_beside_an_indicator_lead_to_the_fiche():
    app = open_page("pfmp", indicateur="pfmp.taux_solution")
    targets = [target for label, target in links(app) if label == "Ouvrir dans la fiche"]
    assert targets[:2] == ["fiche?question=D3.2", "fiche?question=D4.2"]


def test_a_missing_table_is_told_with_the_way_to_import_it():
    app = open_page("offres")
    assert figures(app) == ["n. d."] * 3
    assert "Le tableau «\u00a0Offres\u00a0» n’a jamais été importé." in written(app)
    assert links(app).count(("Importer", "importer")) == 3
