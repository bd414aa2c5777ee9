"""Companies written in several ways: settled one by one or all at once, and parted again."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.screen import figures, open_page, sound, written
from tests.pages.test_importer import drop

TAXE = (
    "Campagne;Entreprise;Montant\n2025;Dupont SA;100\n2025;Ets Dupont;200\n2025;DUPONT;300\n"
    "2025;Garage *Martin*;50\n2025;Garage *Martin* SARL;60\n2025;Durand;10\n"
)


def full() -> AppTest:
    return open_page("donnees", drop(open_page("importer"), taxe_csv=TAXE))


def press(app: AppTest, label: str) -> AppTest:
    return sound(next(each for each in app.button if each.label == label).click().run())


def contributors(app: AppTest) -> str:
    return figures(open_page("taxe", app))[2]


@pytest.mark.slow
@pytest.mark.usefixtures("example")
def test_the_companies_of_the_fictional_school_are_not_touched():
    app = open_page("donnees", base="exemple")
    assert "Le lycée fictif est ouvert" in written(app)
    assert "Entreprises" not in written(app)


def test_the_spellings_of_one_company_are_shown_as_they_are_written():
    said = written(full())
    assert "2\u00a0rapprochements sont proposés" in said
    assert "**«\u00a0Garage *Martin* SARL\u00a0»** sans SIRET · Taxe d’apprentissage · 1\u00a0ligne" in said
    assert "Durand" not in said


def test_all_are_gathered_at_once_counted_once_and_parted_again():
    app = full()
    press(app, "Tout réunir (2)")
    assert "Aucune entreprise à rapprocher." in written(app)
    assert "Entreprises réunies (2)" in written(app)
    assert contributors(app) == "3"
    open_page("donnees", app)
    press(app, "Séparer")
    assert "Entreprises réunies (1)" in written(app)
    assert "1\u00a0rapprochement est proposé" in written(app)
    assert contributors(app) == "5"


def test_one_of_three_may_be_left_out_and_is_not_proposed_again():
    app = full()
    chosen = app.multiselect[0]
    sound(chosen.set_value(chosen.value[:2]).run())
    press(app, "Réunir")
    assert "Entreprises réunies (1)" in written(app)
    assert "1\u00a0rapprochement est proposé" in written(app)
    assert "2\u00a0rapprochements refusés\u00a0: ils ne sont plus proposés." in written(app)


def test_what_is_refused_comes_back_only_when_asked_for():
    app = full()
    press(app, "Tout refuser (2)")
    assert "Aucune entreprise à rapprocher." in written(app)
    press(app, "Les proposer de nouveau")
    assert "2\u00a0rapprochements sont proposés" in written(app)
