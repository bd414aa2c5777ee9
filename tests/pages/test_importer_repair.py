"""The gestures that bring a refused sheet in: its table, its header, its columns, one value, others like it."""

import io

import openpyxl
from streamlit.testing.v1 import AppTest

from spreadsheets.shapes import PLAIN, SHAPES
from tests.pages.screen import open_page, sound, written
from widgets.importing.sheet_editor import SHAPED

PAYMENTS = "Zig,Zag,Combien\nMenuiserie Roche,acompte,250\nCave Roux,solde,300\n"
UNDER_TITLES = f"Bureau des relations\nTaxe reçue\n{PAYMENTS}"
RATED = ("Chouette", "Bien", "Très bien", "Mal", "Très mal")
CROSSES = "Nom;Prénom;Alpha;Bravo\nARNOUX;Zoé;x;\nBELIN;Tom;;x\n"


def put(app: AppTest, **files: str | bytes) -> AppTest:
    """Drop files without importing them; « __ » stands for a dot."""
    content = [
        (name.replace("__", "."), text if isinstance(text, bytes) else text.encode(), "")
        for name, text in files.items()
    ]
    return sound(app.file_uploader[0].set_value(content).run())


def box(app: AppTest, label: str):
    return next(each for each in app.selectbox if each.label == label)


def click(app: AppTest, label: str) -> AppTest:
    return sound(next(each for each in app.button if each.label.replace("\u00a0", " ").startswith(label)).click().run())


def spaced(app: AppTest) -> str:
    return written(app).replace("\u00a0", " ").replace("\u202f", " ")


def workbook(**tabs: str) -> bytes:
    book, content = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for title, text in tabs.items():
        sheet = book.create_sheet(title)
        for line in text.splitlines():
            sheet.append([cell.strip() or None for cell in line.split("|")])
    book.save(content)
    return content.getvalue()


def test_a_table_chosen_for_a_refused_sheet_opens_its_columns_and_does_not_turn_for_ever():
    app = put(open_page("importer"), caisse__csv=PAYMENTS)
    sound(box(app, "Tableau").set_value("taxe").run())
    assert "caisse.csv – refusé" in spaced(app)
    assert "Il manque" in spaced(app)
    assert box(app, "Tableau").value == "taxe"
    assert box(app, "Campagne").placeholder == "non renseigné"


def test_one_value_for_all_the_rows_brings_them_in():
    app = put(open_page("importer"), caisse__csv=PAYMENTS.replace("Combien", "Montant"))
    sound(box(app, "Tableau").set_value("taxe").run())
    sound(box(app, "Campagne").set_value(box(app, "Campagne").options[1]).run())
    assert "3 lignes : 2 à prendre, 1 laissée de côté (1 ligne d’en-tête)." in spaced(app)
    click(app, "Importer")
    assert list(app.table[0].value["Ajoutées"]) == ["2"]


def test_the_header_line_of_a_refused_sheet_is_the_one_that_is_pointed_at():
    app = put(open_page("importer"), caisse__csv=UNDER_TITLES)
    sound(box(app, "Tableau").set_value("taxe").run())
    line = next(each for each in app.number_input if each.label == "Ligne de l’en-tête")
    sound(line.set_value(4).run())
    assert next(each for each in app.number_input if each.label == "Ligne de l’en-tête").value == 4


def test_columns_are_said_to_be_actions():
    app = put(open_page("importer"), croix__csv=CROSSES)
    sound(box(app, "Ses colonnes sont").set_value("actions").run())
    assert "2 colonnes sont lues comme des actions" in spaced(app)
    assert box(app, "Ses colonnes sont").value == "actions"


def test_each_shape_has_its_words_on_the_screen():
    assert SHAPED.keys() == {PLAIN, *SHAPES}


def test_columns_that_cannot_be_periods_are_told_so_and_may_be_read_otherwise():
    app = put(open_page("importer"), caisse__csv=PAYMENTS)
    sound(box(app, "Ses colonnes sont").set_value("periodes").run())
    assert "n’ont pas pu être lues comme des périodes" in spaced(app)
    sound(box(app, "Tableau").set_value("taxe").run())
    assert "n’ont pas pu être lues" not in spaced(app)


def test_an_answer_of_a_survey_that_no_scale_knows_is_rated():
    answers = "".join(f"1{rank}/10/2025 10:00:00,{word}\n" for rank, word in enumerate(RATED))
    app = put(open_page("importer"), Enquete_eleves__csv=f"Horodateur,Comment était l'accueil ?\n{answers}")
    assert "4 à ajouter" in spaced(app)
    sound(box(app, "«\u00a0Chouette\u00a0»").set_value("3/4").run())
    assert "5 à ajouter" in spaced(app)
    click(app, "Importer")
    assert list(app.table[0].value["Ajoutées"]) == ["5"]


def test_what_nothing_tells_of_a_survey_is_asked_once():
    answers = "".join(f"1{rank}/10/2025 10:00:00,{word}\n" for rank, word in enumerate(RATED[1:]))
    app = put(open_page("importer"), Journee__csv=f"Horodateur,Comment était l'accueil ?\n{answers}")
    assert "Rien ne dit la colonne" in spaced(app)
    sound(box(app, "Public").set_value("élèves").run())
    assert "4 à ajouter" in spaced(app)


def test_what_does_not_come_in_stands_first_and_opens_its_own_editor():
    app = put(open_page("importer"), caisse__csv=PAYMENTS, reseaux__csv="Réseau;Depuis\nAmicale;12/10/2023\n")
    said = spaced(app)
    assert (
        said.index("Ce qui n’entre pas") < said.index("caisse.csv") < said.index("Ce qui entre") < said.index("reseaux")
    )
    assert not [each for each in app.selectbox if each.label == "Tableau"]
    click(app, "Ouvrir")
    assert box(app, "Tableau").value is None
    click(app, "Toutes les feuilles")
    assert "Ce qui n’entre pas" in spaced(app)


def test_what_is_decided_of_a_sheet_is_not_decided_of_another():
    app = put(open_page("importer"), a__csv=PAYMENTS, b__csv=PAYMENTS.replace("Zag", "Zog"))
    click(app, "Ouvrir")
    sound(box(app, "Tableau").set_value("taxe").run())
    click(app, "Feuille suivante qui n’entre pas")
    assert box(app, "Tableau").value is None


def test_the_sheets_with_the_same_header_are_read_alike_each_with_its_own_tab():
    tab = "Zig|Zag|Montant\nMenuiserie Roche|acompte|250"
    app = put(open_page("importer"), caisse__xlsx=workbook(**{"2024": tab, "2025": tab.replace("250", "90")}))
    click(app, "Ouvrir")
    sound(box(app, "Tableau").set_value("taxe").run())
    if box(app, "Campagne").value is None:
        sound(box(app, "Campagne").set_value("2024").run())
    click(app, "Lire de même 1 autre feuille")
    click(app, "Importer")
    assert "Taxe d’apprentissage : 1 ligne prise" in spaced(app)
    assert len(app.table[0].value) == 2


def test_a_sheet_that_was_not_taken_is_opened_again_after_the_import():
    app = put(
        open_page("importer"),
        caisse__csv=PAYMENTS.replace("Combien", "Montant"),
        autre__csv="Réseau;Depuis\nAmicale;12/10/2023\n",
    )
    click(app, "Importer")
    said = spaced(app)
    assert said.index("Ce qui n’est pas entré") < said.index("Ce qui est entré")
    click(app, "Ouvrir")
    sound(box(app, "Tableau").set_value("taxe").run())
    sound(box(app, "Campagne").set_value(box(app, "Campagne").options[1]).run())
    click(app, "Importer 1 feuille")
    assert "taxe" in " ".join(app.table[0].value["Tableau"]).lower()
    assert "Ce qui n’est pas entré" not in spaced(app)


def test_what_was_decided_is_remembered_when_the_file_comes_again():
    app = put(open_page("importer"), caisse__csv=PAYMENTS.replace("Combien", "Montant"))
    sound(box(app, "Tableau").set_value("taxe").run())
    sound(box(app, "Campagne").set_value(box(app, "Campagne").options[1]).run())
    click(app, "Importer")
    put(app, caisse__csv=PAYMENTS.replace("Combien", "Montant"))
    assert "2 inchangées" in spaced(app)
