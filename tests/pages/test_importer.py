"""Import: files dropped together, what became of each sheet, the year that a list does not tell, the journal."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.screen import figures, open_page, sound, written

CONVENTIONS = (
    "Partenaire;Type de partenaire;Date de signature;Date de fin\n"
    "Garage **Martin**;entreprise;12/10/2025;30/06/2099\n"
    "Lycée Voisin;établissement de formation;14/11/2025;\n"
    "Sans date;entreprise;pas encore;\n"
)
ELEVES = "Nom;Prénom;Sexe;Classe\nDURAND;Léa;F;2MELEC\nPETIT;Noé;M;2MELEC\n"


def drop(app: AppTest, **files: str) -> AppTest:
    """Drop texts as files and press the button."""
    content = [(name.replace("_", ".", 1), text.encode(), "text/csv") for name, text in files.items()]
    sound(app.file_uploader[0].set_value(content).run())
    button = next(each for each in app.button if each.label.startswith("Importer"))
    return sound(button.click().run())


def test_the_button_waits_for_files_and_counts_them():
    app = open_page("importer")
    assert app.button[0].disabled
    assert "Aucun import pour l’instant." in written(app)
    sound(app.file_uploader[0].set_value([("a.csv", b"x", "text/csv"), ("b.csv", b"x", "text/csv")]).run())
    assert app.button[0].label == "Importer 2\u00a0fichiers"
    assert not app.button[0].disabled


def test_a_dropped_file_becomes_figures_with_its_refused_rows_explained():
    app = drop(open_page("importer"), conventions_csv=CONVENTIONS)
    said = written(app)
    assert "1\u00a0fichier, 1\u00a0feuille, 2\u00a0lignes prises et 1\u00a0ligne refusée." in said
    assert "conventions.csv – Conventions\u00a0: 2\u00a0lignes prises, 1\u00a0refusée" in said
    assert "**Refusé** (colonne «\u00a0Date de signature\u00a0», ligne 4)" in said
    assert "«\u00a0pas encore\u00a0»" in said
    assert list(app.table[0].value["Fichier"]) == ["conventions.csv"]
    assert figures(open_page("conventions", app))[0] == "2"


def test_the_same_file_twice_changes_nothing():
    app = drop(open_page("importer"), conventions_csv=CONVENTIONS)
    drop(app, conventions_csv=CONVENTIONS)
    assert "0\u00a0ajoutée · 0\u00a0modifiée · 2\u00a0inchangées · 1\u00a0refusée" in written(app)


def test_a_list_that_does_not_tell_its_year_has_it_asked_once():
    app = drop(open_page("importer"), eleves_csv=ELEVES)
    assert "De quelle année scolaire sont les listes de «\u00a0eleves.csv\u00a0»" in written(app)
    asked = next(each for each in app.selectbox if each.label == "Année scolaire de ces listes")
    sound(asked.set_value(asked.options[2]).run())
    sound(next(each for each in app.button if each.label == "Importer pour cette année").click().run())
    assert "De quelle année scolaire" not in written(app)
    assert list(app.table[0].value["Année"]) == [asked.options[2]]


def test_the_year_may_be_told_before_the_import():
    app = open_page("importer")
    sound(app.selectbox[0].set_value(app.selectbox[0].options[3]).run())
    year = app.selectbox[0].value
    drop(app, eleves_csv=ELEVES)
    assert list(app.table[0].value["Année"]) == [year]


def test_a_file_that_is_no_table_is_refused_with_the_reason():
    app = open_page("importer")
    sound(app.file_uploader[0].set_value([("notice.pdf", b"%PDF-1.7 ...", "application/pdf")]).run())
    sound(app.button[0].click().run())
    assert "**notice.pdf** – refusé" in written(app)
    assert "Ce fichier est un PDF, pas un tableau" in written(app)


def test_the_name_of_a_file_is_never_read_as_markdown():
    app = open_page("importer")
    sound(app.file_uploader[0].set_value([("**a** :smile:.csv", b"x;y\n1;2\n", "text/csv")]).run())
    sound(app.button[0].click().run())
    assert any(each.label.startswith("\\*\\*a\\*\\* :\u2060smile:.csv") for each in app.expander)


@pytest.mark.slow
@pytest.mark.parametrize("base", ["exemple"])
@pytest.mark.usefixtures("example")
def test_the_fictional_school_takes_no_file(base):
    app = open_page("importer", base=base)
    assert not app.file_uploader
    sound(next(each for each in app.button if "Mon lycée" in each.label).click().run())
    assert app.file_uploader


def put(app: AppTest, name: str, text: str) -> AppTest:
    """Drop a text as a file, without importing it."""
    return sound(app.file_uploader[0].set_value([(name, text.encode(), "text/csv")]).run())


def test_what_would_come_is_shown_before_anything_is_written():
    app = put(open_page("importer"), "conventions.csv", CONVENTIONS)
    assert "2\u00a0à ajouter · 0\u00a0à modifier" in written(app)
    assert "Rien n’est encore écrit" in written(app)
    assert "Aucun import pour l’instant." in written(app)


def test_a_wrong_table_is_changed_in_place_and_the_review_follows():
    app = put(open_page("importer"), "conventions.csv", CONVENTIONS)
    table = next(each for each in app.selectbox if each.label == "Tableau")
    sound(table.set_value("offres").run())
    assert "conventions.csv – refusé" in written(app)


def test_a_sheet_left_out_is_not_imported():
    app = put(open_page("importer"), "conventions.csv", CONVENTIONS)
    table = next(each for each in app.selectbox if each.label == "Tableau")
    sound(table.set_value("laisser de côté").run())
    sound(next(each for each in app.button if each.label.startswith("Importer")).click().run())
    assert "laissé de côté" in written(app)
    assert "Aucun import pour l’instant." in written(app)


def test_a_pasted_block_takes_the_way_of_a_file():
    app = open_page("importer")
    sound(app.text_area[0].set_value(CONVENTIONS.replace(";", "\t")).run())
    sound(next(each for each in app.button if each.label.startswith("Importer")).click().run())
    assert list(app.table[0].value["Fichier"]) == ["Collage.txt"]


def test_an_import_is_taken_back_and_in_again_from_the_journal():
    app = drop(open_page("importer"), conventions_csv=CONVENTIONS)
    for label, count in (("Annuler cet import", None), ("Rétablir", "2")):
        line = next(each for each in app.selectbox if each.label == "Annuler ou rétablir un import")
        sound(line.set_value(1).run())
        sound(next(each for each in app.button if each.label == label).click().run())
        assert (figures(open_page("conventions", app))[:1] or [None])[0] == count
        open_page("importer", app)


def test_the_refused_rows_are_handed_out_to_be_corrected_and_dropped_again():
    app = drop(open_page("importer"), conventions_csv=CONVENTIONS)
    labels = [each.proto.label for each in app.get("download_button")]
    assert "Télécharger les lignes refusées, à corriger puis à redéposer" in labels
    assert "Télécharger le modèle" in labels


PRESENCES = "Élève;Visite du port (07/10/2025);Forum (13/11/2025)\nDURAND Léa;x;\nPETIT Noé;;x\n"


def test_what_an_empty_cell_of_a_wide_sheet_means_is_changed_in_place():
    app = put(open_page("importer"), "émargement.csv", PRESENCES)
    assert "2\u00a0colonnes sont lues comme des actions" in written(app)
    assert "4\u00a0lignes à prendre" in written(app)
    sound(next(each for each in app.selectbox if "cellule vide" in each.label).set_value("non concerné").run())
    assert "2\u00a0lignes à prendre" in written(app)
    sound(next(each for each in app.selectbox if each.label == "Ses colonnes sont").set_value("liste").run())
    assert "colonnes sont lues comme des actions" not in written(app)
