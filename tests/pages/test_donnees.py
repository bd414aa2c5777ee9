"""My data: cells corrected in place, shapes and words that are remembered, and how each is taken back."""

from functools import partial

import pytest

from spreadsheets import Choice
from spreadsheets.files.dropped import read_files
from spreadsheets.importing.memory import attach_words
from spreadsheets.importing.undo import change, correct
from spreadsheets.importing.whole_way import import_reading
from tests.pages.screen import open_page, sound, written
from warehouse import open_warehouse

TEXT = b"Qui;Nature;Le jour\nElec Sud;Boutique;12/10/2025\n"
BY_HAND = Choice(
    table="conventions", header_line=1, columns={"partenaire": 0, "type_partenaire": 1, "date_signature": 2}
)


@pytest.fixture
def helped(folder):
    """A base where one file was read with help, one word attached, one cell corrected."""
    file = folder / "partenaires.csv"
    file.write_bytes(TEXT)
    store = open_warehouse(folder / "lycee.duckdb")
    import_reading(store, read_files([file]), choices={0: BY_HAND})
    change(
        store,
        partial(attach_words, table="conventions", column="type_partenaire", words={"Boutique": "entreprise"}),
    )
    correct(store, 1, 2, "partenaire", "Elec Nord")
    store.close()
    return folder


def press(app, label):
    return sound(next(each for each in app.button if each.label == label).click().run())


def test_an_empty_base_offers_to_be_filled():
    assert "Votre base est encore vide" in written(open_page("donnees"))


@pytest.mark.slow
@pytest.mark.usefixtures("example")
def test_the_fictional_school_is_not_corrected():
    assert "ne reçoit aucun fichier" in written(open_page("donnees", base="exemple"))


@pytest.mark.usefixtures("helped")
def test_what_was_told_once_is_shown():
    app = open_page("donnees")
    assert list(app.table[0].value["Mot"]) == ["Boutique"]
    labels = [option for each in app.selectbox for option in each.options]
    assert any("Partenaire, Type de partenaire, Date de signature" in label for label in labels)
    assert any("Elec Nord" in label for label in labels)


@pytest.mark.usefixtures("helped")
def test_a_shape_is_forgotten():
    app = press(open_page("donnees"), "Oublier cette forme")
    assert "une forme est retenue quand" in written(app)


@pytest.mark.usefixtures("helped")
def test_a_word_is_forgotten():
    app = open_page("donnees")
    meant = next(each for each in app.selectbox if each.label == "Veut dire")
    sound(meant.set_value("oublier").run())
    press(app, "Enregistrer")
    assert "un mot est retenu quand" in written(app)


@pytest.mark.usefixtures("helped")
def test_a_correction_is_taken_back():
    app = press(open_page("donnees"), "Annuler cette correction")
    assert not [each for each in app.selectbox if each.label == "Corrections faites"]


@pytest.mark.usefixtures("helped")
def test_the_rows_of_a_sheet_are_shown_to_be_corrected():
    app = open_page("donnees")
    sheet = next(each for each in app.selectbox if each.label == "Feuille importée")
    sound(sheet.set_value(1).run())
    assert next(each for each in app.button if each.label == "Enregistrer les corrections").disabled
