"""A refused sheet may be repaired by who dropped it: its table, its header, its columns, one value for all its rows."""

import pytest

from spreadsheets import Choice
from spreadsheets.importing.whole_way import import_reading, review
from spreadsheets.model import Reading
from spreadsheets.recognise import closest, proposals
from tests.spreadsheets.sheets import known, refused, sheet
from warehouse import open_warehouse

ODD = """
Bureau des relations extérieures
Qui | Quoi | Combien
Menuiserie Roche | acompte | 250
Cave Roux | solde | 300
"""
CROSSES = """
Nom | Prénom | Alpha | Bravo
ARNOUX | Zoé | x |
BELIN | Tom | | x
"""


@pytest.fixture
def store():
    opened = open_warehouse(":memory:")
    yield opened
    opened.close()


def reading(*sheets):
    return Reading(sheets=sheets, refused=())


def taxe(**names):
    return sheet(ODD, **names)


ASKED = Choice(table="taxe", header_line=2, columns={"entreprise": 0, "montant": 2}, constants={"campagne": "2025"})


def test_a_sheet_near_nothing_offers_nothing_until_a_table_is_chosen():
    assert closest(sheet("Zig | Zag | Zug\n1 | 2 | 3\n4 | 5 | 6")) is None
    found = closest(taxe(fichier="f.xlsx"), Choice(table="taxe"))
    assert found is not None
    assert (found.table.name, found.first_line) == ("taxe", 3)


def test_the_header_line_that_is_chosen_is_the_one_that_is_read():
    found = closest(taxe(fichier="f.xlsx"), Choice(table="taxe", header_line=3))
    assert found is not None
    assert found.first_line == 4


def test_a_chosen_table_is_read_whatever_its_headers_would_forbid():
    text = "Discipline | Nom | Prénom | Classe\nanglais | ARNOUX | Zoé | 2GATL"
    found = closest(sheet(text), Choice(table="eleves"))
    assert found is not None
    assert found.columns == {"nom": 1, "prenom": 2, "classe": 3}


def test_a_refused_sheet_comes_back_with_the_closest_it_could_be(store):
    (before,) = review(store, reading(taxe()), choices={0: Choice(table="taxe")}).sheets
    assert before.table is None
    assert before.recognised is not None
    assert before.recognised.table.name == "taxe"


def test_one_value_for_all_rows_brings_a_refused_sheet_in(store):
    (found,) = import_reading(store, reading(taxe()), choices={0: ASKED}).sheets
    assert (found.table, found.added) == ("taxe", 2)
    assert store.row("select sum(montant), min(campagne), max(campagne) from taxe") == (550, 2025, 2025)


def test_what_was_told_of_a_sheet_is_remembered_when_its_file_comes_again(store):
    import_reading(store, reading(taxe()), choices={0: ASKED})
    (again,) = review(store, reading(taxe())).sheets
    assert (again.table, again.unchanged) == ("taxe", 2)


def test_a_value_told_of_one_file_is_not_that_of_another(store):
    import_reading(store, reading(taxe(fichier="taxe 2025.xlsx")), choices={0: ASKED})
    (other,) = review(store, reading(taxe(fichier="taxe 2024.xlsx"))).sheets
    told = {} if other.recognised is None else other.recognised.constants
    assert "2025" not in {str(each.value) for each in told.values()}


def test_no_value_told_of_a_sheet_is_kept_when_it_names_a_pupil(store):
    pupils = sheet("Nom | Prénom | Sexe | Classe\nARNOUX | Zoé | F | 2GATL", fichier="liste.xlsx")
    placed = sheet("Élève | Entreprise | Période\nBELIN Tom | Cave Roux | PFMP 1", fichier="suivi.xlsx")
    choice = Choice(table="pfmp", constants={"classe": "ARNOUX Zoé"})
    import_reading(store, reading(pupils, placed), "2025-2026", {1: choice})
    assert "ARNOUX" not in str(store.rows("select choix from formes"))


def test_values_given_to_a_wide_sheet_are_those_of_all_its_rows(store):
    text = """
    Nom | Prénom | PFMP 1 du 03/11/2025 au 28/11/2025 | PFMP 2 du 04/05/2026 au 29/05/2026
    ARNOUX | Zoé | Mairie de Blain | Cave Roux
    """
    (found,) = review(store, reading(sheet(text)), choices={0: Choice(constants={"classe": "2GATL"})}).sheets
    assert found.recognised is not None
    assert found.recognised.constants["classe"].value == "2GATL"


def test_columns_that_a_person_says_are_actions_are_read_as_such(store):
    asked = Choice(shape="actions")
    (found,) = review(store, reading(sheet(CROSSES)), "2025-2026", {0: asked}).sheets
    assert found.recognised is not None
    assert (found.recognised.table.name, len(found.recognised.sheet.rows) - 1) == ("participations", 4)


def test_columns_that_cannot_be_what_a_person_says_are_told(store):
    (found,) = review(store, reading(taxe()), choices={0: Choice(shape="periodes")}).sheets
    assert found.table is None
    assert "n’ont pas pu être lues comme des périodes" in found.anomalies[0].message


def test_values_are_proposed_from_the_tab_the_titles_and_the_file():
    found = known(
        "Suivi 2GATL\nÉlève | Entreprise | Période\nBELIN Tom | Cave Roux | PFMP 1",
        fichier="PFMP.xlsx",
        feuille="Janvier",
    )
    proposed = proposals(found.table.column("classe"), found.sheet, found.first_line - 1)
    assert proposed[0] == "2GATL"
    assert "Janvier" in proposed


def test_the_values_of_a_list_are_proposed_those_that_are_named_around_first():
    found = known("Réseau | Depuis\nAmicale | 12/10/2023", feuille="Réseaux")
    column = found.table.column("formalise")
    assert set(column.values) <= set(proposals(column, found.sheet, 1)) or column.kind == "oui_non"


@pytest.mark.parametrize(
    ("headers", "fichier"),
    [
        ("Nom | Prénom | Classe | Tuteur | Visite du prof", "Suivi PFMP.xlsx"),
        ("Nom | Prénom | Classe | Attestation de stage | Visite", "sept.xlsx"),
        ("Nom | Prénom | Tuteur en entreprise | Dates de PFMP | Visite", "sept.xlsx"),
    ],
)
def test_a_follow_up_of_placements_is_not_told_what_it_lacks_to_be_a_list_of_pupils(headers, fichier):
    rows = "ARNOUX | Zoé | 2GATL | oui | oui\nBELIN | Tom | 2GATL | oui | non\nCARON | Lou | 2GATL | non | non"
    assert "pour en faire un suivi des PFMP" in refused(f"{headers}\n{rows}", fichier=fichier)


def test_a_legend_in_a_file_of_placements_is_not_told_of_placements():
    text = "Vacances | Début | Fin\nToussaint | 18/10 | 03/11\nNoël | 20/12 | 05/01\nHiver | 07/02 | 23/02"
    assert "PFMP" not in refused(text, fichier="Suivi PFMP.xlsx", feuille="Légende")


def test_the_header_that_is_proposed_is_the_line_of_titles_not_a_row_below():
    text = "Alpha | Bravo | Charlie | Delta\nNom | 1 | 2 | 3\nClasse | 4 | 5 | 6\nNom | Classe | |"
    found = closest(sheet(text), Choice(table="eleves"))
    assert found is not None
    assert found.first_line == 2


def test_a_sheet_whose_columns_are_mostly_ignored_is_not_sure():
    plain = known("Réseau | Formalisé | Depuis\nAmicale | oui | 12/10/2023", feuille="Réseaux")
    more = " | ".join(f"Zorg {letter}" for letter in "ABCDE")
    wide = known(
        f"Réseau | Formalisé | Depuis | {more}\nAmicale | oui | 12/10/2023 | a | b | c | d | e", feuille="Réseaux"
    )
    assert plain.confidence >= 0.75 > wide.confidence
    assert len(wide.unmatched) == 5


def test_columns_left_aside_are_named_unless_they_may_be_pupils(store):
    text = "Réseau | Formalisé | Depuis | Compte rendu | Zorglub Ana\nAmicale | oui | 12/10/2023 | oui | x"
    (found,) = review(store, reading(sheet(text.replace("Compte rendu", "Budget"), feuille="Réseaux"))).sheets
    said = " ".join(each.message for each in found.anomalies).replace("\u00a0", " ").replace("\u202f", " ")
    assert "2 colonnes laissées de côté : « Budget » et 1 autre." in said
    assert "Zorglub" not in said
