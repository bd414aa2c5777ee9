import datetime as dt
import io
import zipfile

import openpyxl
from openpyxl.chart import BarChart

from spreadsheets.cells import convert, doubt, is_error
from spreadsheets.files.excel_marks import NOT_COMPUTED
from spreadsheets.files.read import read_file
from spreadsheets.model import Column


def rows_of(content, name="classeur.xlsx"):
    sheets, anomalies = read_file(name, content)
    assert anomalies == []
    return {sheet.feuille: [list(row) for row in sheet.rows] for sheet in sheets}


def test_each_line_of_the_sheet_keeps_its_number(make_xlsx):
    def write_lower(workbook):
        workbook["Suivi"]["C5"] = "Nom"
        workbook["Suivi"]["C7"] = "Léa"

    rows = rows_of(make_xlsx({"Suivi": []}, write_lower))["Suivi"]
    assert len(rows) == 7
    assert rows[4] == [None, None, "Nom"]
    assert rows[6] == [None, None, "Léa"]


def test_values_keep_their_types(make_xlsx):
    moment = dt.datetime.fromisoformat("2025-11-12T14:30")
    values = ["texte", 3, 2.5, True, dt.date(2025, 11, 12), moment, dt.time(8, 15)]
    assert rows_of(make_xlsx({"F": [values]}))["F"] == [values]


def test_an_empty_cell_is_none_and_zero_and_false_are_not(make_xlsx):
    assert rows_of(make_xlsx({"F": [["a", None, "", 0, False]]}))["F"] == [["a", None, None, 0, False]]


def test_merged_cells_all_hold_the_value_of_the_first(make_xlsx):
    rows = [
        ["Élève", None, "Entreprise", None],
        ["Nom", "Prénom", "Raison sociale", "Ville"],
        ["TMELEC", "a", "b", "c"],
    ]
    rows += [[None, "d", "e", "f"]]

    def merge(workbook):
        for cells in ("A1:B1", "C1:D1", "A3:A4"):
            workbook["F"].merge_cells(cells)

    read = rows_of(make_xlsx({"F": rows}, merge))["F"]
    assert read[0] == ["Élève", "Élève", "Entreprise", "Entreprise"]
    assert [row[0] for row in read[2:]] == ["TMELEC", "TMELEC"]
    assert read[3] == ["TMELEC", "d", "e", "f"]


def test_a_merged_title_wider_and_taller_than_the_data_does_not_enlarge_the_sheet(make_xlsx):
    content = make_xlsx({"F": [["Titre", None], ["a", "b"]]}, lambda workbook: workbook["F"].merge_cells("A1:H1"))
    assert rows_of(content)["F"] == [["Titre", "Titre"], ["a", "b"]]
    content = make_xlsx({"F": [["a", "b"]]}, lambda workbook: workbook["F"].merge_cells("B1:B9"))
    assert rows_of(content)["F"] == [["a", "b"]]


def test_merged_cells_of_an_ods_are_filled_too(make_ods):
    title = [("PFMP 1", 2, 1), "couverte", "Ville"]
    block = [("TMELEC", 1, 2), "Léa", "Lyon"]
    content = make_ods({"F": [[], title, block, ["couverte", "Tom", "Bron"]]})
    assert rows_of(content, "suivi.ods")["F"] == [
        [None, None, None],
        ["PFMP 1", "PFMP 1", "Ville"],
        ["TMELEC", "Léa", "Lyon"],
        ["TMELEC", "Tom", "Bron"],
    ]


def test_hidden_sheets_are_read_and_empty_sheets_and_charts_are_not(make_xlsx):
    def hide(workbook):
        workbook["Cachée"].sheet_state = "hidden"
        workbook["Très cachée"].sheet_state = "veryHidden"
        workbook.create_chartsheet("Graphique").add_chart(BarChart())

    sheets = {"Vide": [], "Blanche": [[" "]], "Cachée": [["a"]], "Très cachée": [["b"]]}
    assert list(rows_of(make_xlsx(sheets, hide))) == ["Cachée", "Très cachée"]


def test_a_formula_gives_the_value_that_excel_last_computed(make_xlsx):
    content = make_xlsx({"F": [[2, 3, "=A1+B1"]]})
    computed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(computed, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"<v></v>", b"<v>5</v>").replace(b"<v />", b"<v>5</v>"))
    assert rows_of(computed.getvalue())["F"] == [[2, 3, 5]]


def test_the_format_is_told_by_the_content_and_not_by_the_name(make_xlsx, make_ods):
    assert rows_of(make_xlsx({"F": [["a", "b"]]}), "export.xls") == {"F": [["a", "b"]]}
    assert rows_of(make_ods({"F": [["a", "b"]]}), "export.csv") == {"F": [["a", "b"]]}
    assert rows_of("Nom;Classe\nLéa;2A\n".encode("cp1252"), "liste.xls") == {"": [["Nom", "Classe"], ["Léa", "2A"]]}


def test_sheets_are_read_in_the_order_of_the_workbook(make_xlsx):
    assert list(rows_of(make_xlsx({"Zoé": [["a"]], "Abel": [["b"]], "12": [["c"]]}))) == ["Zoé", "Abel", "12"]


def test_a_damaged_sheet_is_named_and_the_others_are_read(make_xlsx):
    content = make_xlsx({"Saine": [["a"]], "Abîmée": [["b"]]})
    damaged = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(damaged, "w") as target:
        for name in source.namelist():
            broken = name.endswith("sheet2.xml")
            target.writestr(name, b"<worksheet><sheetData><row r='x'><c r='A1'>" if broken else source.read(name))
    sheets, anomalies = read_file("c.xlsx", damaged.getvalue())
    assert [sheet.feuille for sheet in sheets] == ["Saine"]
    assert [(anomaly.severity, anomaly.feuille) for anomaly in anomalies] == [("refus", "Abîmée")]
    assert "endommagée" in anomalies[0].message


def test_a_sheet_that_claims_seventeen_billion_cells_is_refused_and_ends_nothing(make_xlsx):
    def stretch(workbook: openpyxl.Workbook):
        workbook["F"]["XFD1048576"] = "loin"

    sheets, anomalies = read_file("c.xlsx", make_xlsx({"F": [["a"]]}, stretch))
    assert sheets == []
    assert [anomaly.severity for anomaly in anomalies] == ["refus"]


def test_a_percentage_is_read_as_it_is_shown(make_xlsx):
    def show(book):
        book["F"]["A1"].number_format, book["F"]["B1"].number_format = "0%", "0.0 %"

    assert rows_of(make_xlsx({"F": [[0.87, 0.925, 0.5, "texte"]]}, show))["F"] == [["87 %", "92,5 %", 0.5, "texte"]]


def test_a_formula_that_nothing_ever_computed_is_marked_in_its_cell(make_xlsx):
    rows = rows_of(make_xlsx({"F": [["Date", "Classe"], ["=A1", "2A"]]}))["F"]
    assert rows[1] == [NOT_COMPUTED, "2A"]
    assert is_error(NOT_COMPUTED)
    assert convert(Column(name="c", title="C", kind="date"), [NOT_COMPUTED]).doubts == {0: doubt.NOT_COMPUTED}
