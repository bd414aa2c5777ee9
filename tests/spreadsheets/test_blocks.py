"""Several tables on one sheet: one under the other, side by side."""

from spreadsheets.model import Sheet
from spreadsheets.recognise import blocks
from tests.spreadsheets.drops import drop, stored

PUPILS = [["Nom", "Prénom", "Sexe", "Classe"], ["ALBA", "Zoé", "F", "2MELEC"], ["BORI", "Luc", "M", "2MELEC"]]
OTHER_ORDER = [["Prénom", "Nom", "Classe", "Sexe"], ["Ana", "CIRO", "2MEI", "F"]]
OFFERS = [["Date de réception", "Entreprise", "Intitulé", "Postes"], ["02/10/2025", "Boul", "Soudeur", 2]]
PAYMENTS = [["Campagne", "Entreprise", "Montant"], [2025, "Scierie", 700], [2025, "Garage", 300]]


def sheet(*rows):
    return Sheet(fichier="a.xlsx", feuille="F", rows=rows)


def filled(part):
    return [line for line, row in enumerate(part.rows, start=1) if any(cell is not None for cell in row)]


def test_a_table_alone_is_left_as_it_is_whatever_its_titles_blanks_and_totals():
    whole = sheet(["Lycée des métiers"], [], *PUPILS, [], ["CIRO", "Ana", "F", "2MEI"], ["TOTAL", 3])
    assert blocks(whole) == (whole,)


def test_a_header_that_comes_back_is_no_other_table():
    whole = sheet(*PUPILS, PUPILS[0], ["CIRO", "Ana", "F", "2MEI"])
    assert blocks(whole) == (whole,)


def test_a_column_without_a_cell_does_not_part_a_table():
    whole = sheet(["Nom", "Prénom", None, "Sexe", "Classe"], ["ALBA", "Zoé", None, "F", "2A"])
    assert blocks(whole) == (whole,)


def test_tables_under_one_another_keep_their_lines_and_their_titles():
    parts = blocks(sheet(*PUPILS, [], ["Taxe"], *PAYMENTS))
    assert [filled(part) for part in parts] == [[1, 2, 3], [5, 6, 7, 8]]


def test_the_same_table_in_another_order_brings_its_rows(store, make_xlsx):
    drop(store, {"Élèves 2025-2026.xlsx": make_xlsx({"F": [*PUPILS, [], *OTHER_ORDER]})})
    assert sorted(stored(store, "classe, sexe", "eleves")) == [("2MEI", "F"), ("2MELEC", "F"), ("2MELEC", "G")]


def test_tables_side_by_side_each_bring_their_rows(store, make_xlsx):
    rows = [[*left, None, *right] for left, right in zip([*OFFERS, [None] * 4], PAYMENTS, strict=True)]
    drop(store, {"suivi.xlsx": make_xlsx({"F": rows})})
    assert stored(store, "entreprise, postes", "offres") == [("Boul", 2)]
    assert sorted(stored(store, "entreprise, montant", "taxe")) == [("Garage", 300.0), ("Scierie", 700.0)]
