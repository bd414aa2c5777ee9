"""What every screen does: it opens, empty or full, and says which base is open."""

import pytest

from indicators import CATALOGUE
from tests.pages.screen import FIGURES, PAGES, figures, open_page, sound, written


@pytest.mark.parametrize("page", FIGURES)
def test_a_screen_of_figures_says_what_to_do_of_an_empty_base(page):
    app = open_page(page)
    assert "Votre base est encore vide" in written(app)
    assert [button.label for button in app.button] == ["Importer mes fichiers", "Explorer avec un lycée fictif"]
    assert figures(app) == []


@pytest.mark.parametrize("page", FIGURES)
@pytest.mark.usefixtures("school")
def test_a_screen_of_figures_shows_one_card_for_each_indicator_of_its_family(page):
    app = open_page(page)
    assert len(figures(app)) == len([each for each in CATALOGUE if each.partition(".")[0] == page])
    assert "encore vide" not in written(app)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("school")
def test_each_screen_bears_its_title_and_says_which_base_is_open(page):
    app = open_page(page)
    assert len(app.title) == 1
    assert app.segmented_control(key="base").label == "Base ouverte"
    assert app.session_state["base"] == "lycee"
    assert "chiffres inventés" not in written(app)


def test_every_family_of_indicators_has_its_screen():
    assert {each.partition(".")[0] for each in CATALOGUE} == set(FIGURES)


@pytest.mark.usefixtures("school")
def test_the_fictional_school_never_mixes_with_the_users_own(folder):
    app = open_page("pfmp")
    own = figures(app)
    sound(app.segmented_control(key="base").set_value("exemple").run())
    assert "Lycée fictif\u00a0: chiffres inventés" in written(app)
    fictional = figures(app)
    assert fictional != own
    assert (folder / "exemple.duckdb").exists()
    sound(app.segmented_control(key="base").set_value("lycee").run())
    assert figures(app) == own


@pytest.mark.usefixtures("example")
def test_the_base_in_the_address_is_the_one_that_opens():
    app = open_page(base="exemple")
    assert app.session_state["base"] == "exemple"
    assert len(figures(app)) > 4
    assert open_page(base="inconnue").session_state["base"] == "lycee"


def test_a_base_that_cannot_be_opened_is_told_in_a_sentence(folder):
    (folder / "lycee.duckdb").write_bytes(b"ceci n'est pas une base" * 1000)
    app = open_page("pfmp")
    assert len(app.error) == 1
    assert "lycee.duckdb" in app.error[0].value.replace("\\", "")
    assert "Traceback" not in written(app)
