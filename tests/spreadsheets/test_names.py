"""What quotes a sheet, or keeps its name, does not repeat the names of its pupils."""

import pytest

from spreadsheets import Sheet, recognise
from spreadsheets.cells.coded import encode
from spreadsheets.cells.names import HIDDEN, Names
from spreadsheets.importing.memory import unknown_words


@pytest.fixture
def names():
    columns = {"nom": ["MARTIN", "De La Tour"], "prenom": ["Jean", "Zoé"], "ine": ["111222333AB"], "classe": ["2MELEC"]}
    return Names({name: encode(cells) for name, cells in columns.items()})


@pytest.mark.parametrize("cell", ["Martin", "zoe", "place de jean", "M. MARTIN (père)", "111222333ab", "de la tour"])
def test_a_cell_that_holds_a_name_is_not_quoted(names, cell):
    assert names.hide(cell) == HIDDEN


@pytest.mark.parametrize("cell", ["2MELEC", "à voir", "de", "Jeanne", "31/02/2026", 12, None])
def test_any_other_cell_is_quoted_as_it_is(names, cell):
    assert names.hide(cell) is cell


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Suivi de Martin Jean.xlsx", "Suivi de … ….xlsx"),
        ("MARTIN_Zoé", "…_…"),
        ("Lycée Jean Moulin.xlsx", "Lycée Jean Moulin.xlsx"),
        ("2MELEC", "2MELEC"),
    ],
)
def test_a_file_named_after_its_pupil_is_filed_without_the_name(names, title, kept):
    assert names.mask(title) == kept


def test_a_table_that_names_no_pupil_is_quoted_and_filed_as_it_is():
    nobody = Names({})
    assert (nobody.hide("Martin"), nobody.mask("Martin.xlsx")) == ("Martin", "Martin.xlsx")


def test_a_name_that_strayed_into_a_list_is_not_offered_to_be_kept_as_a_word_of_it():
    rows = [("Nom", "Prénom", "Sexe", "Classe", "Statut")]
    rows += [("Durand", f"Zoé{letter}", "F", "TMELEC", "élève") for letter in "abcdefghij"]
    rows += [("Martin", "Jean", "M", "TMELEC", "MARTIN Jean"), ("Petit", "Léa", "F", "TMELEC", "auditrice libre")]
    found = recognise(Sheet(fichier="eleves.csv", feuille="", rows=rows))
    assert unknown_words(found) == {"statut": ["auditrice libre"]}
