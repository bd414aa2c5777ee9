"""What a table does beyond its declaration, and what is made of its rows each time they are taken in."""

import pytest

from spreadsheets.declared import BY_NAME
from spreadsheets.importing import change, correct, redo_imports, undo_imports
from spreadsheets.tables import HABITS
from tests.spreadsheets.drops import drop, drop_one

ELEVES = (
    "Nom;Prénom;INE;Sexe;Classe;Formation\nMARTIN;Léa;1234567890A;F;2MELEC1;\nDURAND;Zoé;1234567890B;F;1MAC;CAP Maçon\n"
)
PFMP = "Période;Début;Fin;Nom;Prénom;Entreprise\nPFMP 1;17/11/2025;12/12/2025;MARTIN;Léa;\n"


def test_each_table_has_its_home():
    assert HABITS.keys() == BY_NAME.keys()


@pytest.mark.parametrize("table", HABITS)
def test_a_doubt_is_about_columns_that_its_table_has(table):
    columns = {column.name for column in BY_NAME[table].columns}
    assert [rule.cause.what for rule in HABITS[table].rules if not set(rule.columns) <= columns] == []


def number(store, table):
    return store.row("select import_id from journal where tableau = ?", [table])[0]


def test_the_year_and_the_situation_of_a_placement_follow_what_is_corrected(store):
    drop(store, {"eleves 2026.csv": ELEVES}, "2026-2027")
    drop(store, {"eleves.csv": ELEVES, "pfmp.csv": PFMP})
    assert store.rows("select annee, situation from pfmp") == [("2025-2026", "sans solution")]
    pfmp = number(store, "pfmp")
    correct(store, pfmp, 2, "entreprise", "Elec Sud")
    for column, day in (("date_debut", "16/11/2026"), ("date_fin", "11/12/2026")):
        correct(store, pfmp, 2, column, day)
    assert store.rows("select annee, situation from pfmp") == [("2026-2027", "place trouvée")]


def test_the_level_of_a_pupil_follows_the_class_that_is_corrected(store):
    drop_one(store, "eleves.csv", ELEVES)
    before = store.row("select niveau from eleves where ligne = 3")
    correct(store, number(store, "eleves"), 3, "classe", "2MAC")
    assert (before, store.row("select niveau from eleves where ligne = 3")) == (("CAP1",), ("CAP2",))


def test_what_the_rows_tell_is_corrected_even_where_the_sheet_had_no_such_column(store):
    drop(store, {"eleves.csv": ELEVES, "pfmp.csv": PFMP})
    assert correct(store, number(store, "pfmp"), 2, "situation", "dispensé") is None
    assert correct(store, number(store, "eleves"), 2, "niveau", "terminale") is None
    assert store.rows("select situation from pfmp") == [("dispensé",)]
    assert store.row("select niveau from eleves where ligne = 2") == ("TLE",)


def test_the_year_asked_for_stays_that_of_a_list_made_anew(store):
    drop_one(store, "eleves.csv", ELEVES, "2024-2025")
    mine = [number(store, "eleves")]
    undo_imports(store, mine)
    redo_imports(store, mine)
    change(store, lambda _: None)
    assert store.rows("select distinct annee from eleves") == [("2024-2025",)]
