"""The workbooks that the application hands out come back: the model once filled, the refused rows once corrected."""

import datetime as dt
import io
import os
import sys
import zipfile

import openpyxl
import pytest

from spreadsheets import TABLES, import_files
from spreadsheets.files.dropped import read_files
from spreadsheets.handout.refused_rows import build_refused, has_refused_rows
from spreadsheets.handout.template import build_template
from spreadsheets.handout.write_template import GUIDE_TITLE
from warehouse import open_warehouse

ROWS = {
    "Élèves": {"Nom": "MARTIN", "Prénom": "Léa", "Sexe": "F", "Classe": "2MELEC1", "Année scolaire": "2025-2026"},
    "Conventions": {"Partenaire": "Elec Sud", "Type de partenaire": "entreprise", "Date de signature": "12/10/2025"},
}
LIST = "Nom;Prénom;Sexe;Classe;Date de sortie\n=MARTIN;Léa;F;2MELEC1;\nDURAND;;F;1MAC;31/02/2026\nPETIT;Jean;G;1MAC;\n"


@pytest.fixture
def store():
    opened = open_warehouse(":memory:")
    yield opened
    opened.close()


def named(content, name):
    file = io.BytesIO(content)
    file.name = name
    return file


def filled(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    for title, row in ROWS.items():
        places = {cell.value: cell.column for cell in book[title][1]}
        for name, value in row.items():
            book[title].cell(2, places[name], value)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_the_model_has_a_sheet_for_each_table_and_a_guide(store):
    book = openpyxl.load_workbook(io.BytesIO(build_template(store)))
    assert set(book.sheetnames) >= {GUIDE_TITLE, *(table.title for table in TABLES)}


def test_every_header_of_the_model_is_explained(store):
    book = openpyxl.load_workbook(io.BytesIO(build_template(store)))
    assert all(cell.comment for table in TABLES for cell in book[table.title][1])


@pytest.mark.slow
def test_the_model_once_filled_is_read_without_a_question(store):
    report = import_files(store, [named(filled(build_template(store)), "modele.xlsx")])
    taken = {sheet.table: sheet.added for sheet in report.sheets if sheet.table and sheet.read}
    assert taken == {"eleves": 1, "conventions": 1}


def test_the_model_offers_the_classes_already_known(store):
    import_files(store, [named(LIST.replace("=", "").encode(), "eleves_2025-2026.csv")])
    book = openpyxl.load_workbook(io.BytesIO(build_template(store, ["participations"])))
    offered = {cell.value for column in book["Listes"].columns for cell in column}
    assert {"1MAC", "2MELEC1"} <= offered


def test_the_refused_rows_come_out_as_they_were_with_the_faulty_cell_marked(store):
    report = import_files(store, [named(LIST.encode(), "eleves_2025-2026.csv")])
    assert has_refused_rows(report)
    sheet = openpyxl.load_workbook(io.BytesIO(build_refused(report))).worksheets[0]
    assert [[cell.value for cell in row][:3] for row in sheet.iter_rows()] == [
        ["Nom", "Prénom", "Sexe"],
        ["DURAND", None, "F"],
    ]
    assert any(cell.comment for cell in sheet[2])


def test_the_refused_rows_once_corrected_are_taken_in(store):
    report = import_files(store, [named(LIST.encode(), "eleves_2025-2026.csv")])
    book = openpyxl.load_workbook(io.BytesIO(build_refused(report)))
    book.worksheets[0]["B2"] = "Zoé"
    corrected = io.BytesIO()
    book.save(corrected)
    (sheet,) = import_files(store, [named(corrected.getvalue(), "corrections.xlsx")], "2025-2026").sheets
    assert (sheet.table, sheet.added, sheet.rejected) == ("eleves", 1, 0)


def test_a_text_that_begins_like_a_formula_stays_a_text(store):
    bad = "Partenaire;Type de partenaire;Date de signature\n=2+3;entreprise;jamais\n"
    report = import_files(store, [named(bad.encode(), "conventions.csv")])
    cell = openpyxl.load_workbook(io.BytesIO(build_refused(report))).worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == ("=2+3", "s")


def test_there_is_no_workbook_of_refused_rows_when_none_is(store):
    report = import_files(store, [named(LIST.splitlines()[0].encode() + b"\nPETIT;Jean;G;1MAC;\n", "e_2025-2026.csv")])
    assert not has_refused_rows(report)
    with pytest.raises(ValueError, match="Aucune ligne"):
        build_refused(report)


def test_the_model_for_libreoffice_says_the_same_as_the_one_for_excel(store):
    headers = []
    for kind in ("xlsx", "ods"):
        reading = read_files([named(build_template(store, kind=kind), f"modele.{kind}")])
        headers.append({sheet.feuille: list(sheet.rows[0]) for sheet in reading.sheets if sheet.feuille != "Listes"})
    assert headers[0] == headers[1]


def test_the_model_for_libreoffice_offers_its_lists(store):
    with zipfile.ZipFile(io.BytesIO(build_template(store, ["participations"], "ods"))) as archive:
        content = archive.read("content.xml").decode().replace("&quot;", '"')
    assert 'cell-content-is-in-list("présent"' in content
    assert "office:annotation" in content


def book_of(*titles: str, cell: object = "oui") -> bytes:
    """A workbook of one refused agreement a sheet, dated of a day that is none."""
    book, written = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for title in titles:
        sheet = book.create_sheet(title)
        sheet.append(["Partenaire", "Type de partenaire", "Date de signature", "Date de fin", "Objet"])
        sheet.append(["Garage", "entreprise", "jamais", cell, -3.5])
    book.save(written)
    return written.getvalue()


def test_refused_cells_keep_their_kind(store):
    report = import_files(store, [named(book_of("A", cell=dt.date(2025, 9, 1)), "conventions.xlsx")])
    sheet = openpyxl.load_workbook(io.BytesIO(build_refused(report))).worksheets[0]
    assert [cell.value for cell in sheet[2]][:3] == ["Garage", "entreprise", "jamais"]
    assert (sheet["D2"].value.date(), sheet["E2"].value) == (dt.date(2025, 9, 1), -3.5)
    assert sheet["D2"].number_format == "dd/mm/yyyy"
    assert sheet["C2"].fill.fgColor.rgb == "FFF6D5CF"
    assert sheet.freeze_panes == "A2"


def test_sheets_of_one_name_are_told_apart(store):
    files = [named(book_of("Suivi"), "un.xlsx"), named(book_of("SUIVI"), "deux.xlsx")]
    titles = openpyxl.load_workbook(io.BytesIO(build_refused(import_files(store, files)))).sheetnames
    assert sorted(title.lower() for title in titles) == ["suivi", "suivi 2"]


def test_the_refused_rows_never_pass_through_a_file(store):
    report = import_files(store, [named(book_of("A"), "conventions.xlsx")])
    opened = []
    sys.addaudithook(lambda event, args: opened.append(args) if event == "open" else None)
    build_refused(report)
    written = [path for path, _, flags in opened if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)]
    assert written == []
