"""Finding the header: wherever it stands, on one line or two."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spreadsheets import Recognised, recognise
from spreadsheets.model import Sheet
from tests.spreadsheets.sheets import known, letters_of, refused

PUPILS = """
Nom|Prénom|Sexe|Classe
MARTIN|Léa|F|2MELEC1
DURAND|Hugo|M|2MELEC1
"""


def test_a_header_on_the_first_line_is_found():
    found = known(PUPILS)
    assert (found.table.name, found.first_line) == ("eleves", 2)
    assert letters_of(found) == {"nom": "A", "prenom": "B", "sexe": "C", "classe": "D"}


@pytest.mark.parametrize("lines", range(7))
def test_titles_dates_and_blank_lines_may_stand_above(lines):
    above = [
        "Lycée professionnel Jean Moulin",
        "",
        "Liste des élèves|||",
        "Année scolaire 2025-2026",
        "Édité le|12/11/2025",
    ]
    text = "\n".join(["", *above * 2][:lines] + PUPILS.strip("\n").split("\n"))
    assert known("|\n" + text).first_line == 3 + lines


def test_a_title_merged_over_the_whole_table_is_not_a_group_of_columns():
    found = known("Élèves|Élèves|Élèves|Élèves\n" + PUPILS.strip("\n"))
    assert letters_of(found) == {"nom": "A", "prenom": "B", "sexe": "C", "classe": "D"}


def test_a_header_deeper_than_forty_lines_is_not_looked_for():
    assert known("Titre|\n" * 38 + PUPILS.strip("\n")).first_line == 40
    assert "aucun des onze" in refused("Titre|\n" * 40 + PUPILS.strip("\n") + "\nPETIT|Jo|F|2MELEC1")


def test_a_header_that_comes_back_lower_down_is_the_first_one():
    assert known(PUPILS.strip("\n") + PUPILS).first_line == 2


def test_a_row_of_data_that_says_words_of_headers_is_not_the_header():
    found = known("Action|Élève|Classe|Présence\nVisite|MARTIN Léa|2MELEC1|Présent\nProjet|DURAND Hugo|2MELEC1|Absent")
    assert (found.table.name, found.first_line) == ("participations", 2)


def test_a_group_tells_the_company_from_the_pupil_under_one_same_title():
    found = known("""
Élève|Élève|Élève|Entreprise|Entreprise|Tuteur|Période|Période|PFMP
Nom|Prénom|Classe|Nom|Commune|Nom|Début|Fin|N°
MARTIN|Léa|2MELEC1|Dupont BTP|Lyon|Durand|12/01/2026|06/02/2026|PFMP 1
DURAND|Hugo|2MELEC1|Garage du Nord|Bron|Petit|12/01/2026|06/02/2026|PFMP 1
""")
    assert (found.table.name, found.first_line) == ("pfmp", 3)
    assert letters_of(found) == {
        "nom": "A", "prenom": "B", "classe": "C", "entreprise": "D", "commune": "E", "date_debut": "G", "date_fin": "H",
        "periode": "I",
    }  # fmt: skip
    assert found.unmatched == ("Nom",)


def test_a_group_whose_cells_are_not_merged_covers_those_on_its_right():
    found = known("""
Élève|||Entreprise||Période||
Nom|Prénom|Classe|Nom|Commune|Début|Fin|PFMP
MARTIN|Léa|2MELEC1|Dupont BTP|Lyon|12/01/2026|06/02/2026|PFMP 1
""")
    assert letters_of(found)["nom"] == "A"
    assert letters_of(found)["entreprise"] == "D"


def test_titles_merged_over_both_lines_are_read_beside_groups():
    found = known("""
Partenaire|Type de partenaire|Convention|Convention
Partenaire|Type de partenaire|Signée le|Échéance
Dupont BTP|Entreprise|12/11/2025|31/08/2028
""")
    assert (found.first_line, letters_of(found)["date_signature"], letters_of(found)["date_fin"]) == (3, "C", "D")


def test_a_title_written_over_two_lines_is_one_title():
    found = known("""
Date de|Nom du|Type de|
signature|partenaire|partenaire|Objet
12/11/2025|Dupont BTP|Entreprise|Accueil en PFMP
""")
    assert letters_of(found) == {"date_signature": "A", "partenaire": "B", "type_partenaire": "C", "objet": "D"}


@pytest.mark.parametrize(
    "grid",
    [
        "Élèves||Né(e) le|Sexe|Projet d'accompagnement|Projet d'accompagnement|Classe\n"
        "Élèves||Né(e) le|Sexe|Type|Date|Classe",
        "Élèves||Né(e) le|Sexe|Projet d'accompagnement||Classe\n||||Type|Date|",
    ],
)
def test_a_grid_of_pronote_has_two_lines_and_an_empty_cell(grid):
    found = known(
        grid + "\nMARTIN Léa|x|12/03/2009|Féminin|PAP|12/12/2025|2MELEC1\nDURAND Hugo||13/04/2009|Masculin|||2MELEC1"
    )
    assert found.first_line == 3
    assert letters_of(found) == {"nom_prenom": "A", "date_naissance": "C", "sexe": "D", "classe": "G", "ebep": "E"}


def test_one_title_merged_over_the_name_and_the_first_name_feeds_both():
    found = known("Élève|Élève|Sexe|Classe\nMARTIN|Léa|F|2MELEC1\nDURAND|Hugo|M|2MELEC1")
    assert letters_of(found) == {"nom": "A", "prenom": "B", "sexe": "C", "classe": "D"}


@pytest.mark.slow
@settings(deadline=None)
@given(
    rows=st.lists(
        st.lists(
            st.none() | st.text(max_size=12) | st.floats() | st.dates() | st.sampled_from(["Nom", "Date", "Type"])
        ),
        max_size=12,
    )
)
def test_no_sheet_makes_the_recognition_fail(rows):
    found = recognise(Sheet(fichier="f.csv", feuille="", rows=rows))
    assert isinstance(found, Recognised) or len(found) == 1
