"""What the script writes is what a spreadsheet shows: types, merged cells, hidden columns, French figures."""

import datetime as dt
import io
import os
import subprocess
import sys

import openpyxl
import pytest

from sample_data.fiction.entreprises import luhn_sum
from sample_data.fiction.lycee import BY_CODE, day_of, is_school_day, periodes, school_day
from sample_data.fiction.seeded_chance import chance, pick, pick_several
from sample_data.handmade_sheet import HandmadeSheet, euros, french_date, grouped, serial, short_date
from sample_data.make import FOLDER
from sample_data.write import to_ods, to_text, to_xlsx
from spreadsheets import read_file

DAY = dt.date(2025, 11, 12)
GRID = HandmadeSheet(
    title="Feuille d'essai",
    rows=[["Titre"], [], ["Nom", "Jour", "Somme"], ["Garage d'Été", DAY, 12.5], ["Total", None, 3]],
    merged=("A1:C1",),
    bold=(1, 3),
    hidden=("B",),
)


def test_a_workbook_keeps_types_merged_cells_and_hidden_columns():
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(GRID))).active
    assert sheet.title == "Feuille d'essai"
    assert sheet["B4"].is_date
    assert sheet["B4"].number_format == "dd/mm/yyyy"
    assert sheet["C4"].value == 12.5
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A1:C1"]
    assert sheet.column_dimensions["B"].hidden
    assert sheet["A1"].font.bold
    assert not sheet["A4"].font.bold


def test_both_kinds_of_workbook_are_read_alike():
    plain = HandmadeSheet(title=GRID.title, rows=GRID.rows)
    (excel,), _ = read_file("a.xlsx", to_xlsx(plain))
    (libre,), _ = read_file("a.ods", to_ods(plain))
    assert [list(row) for row in excel.rows] == [list(row) for row in libre.rows]
    assert excel.feuille == libre.feuille


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16-le"])
@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_a_text_file_is_read_as_it_was_written(separator, encoding):
    rows = [["Nom", "Jour", "Somme"], ["Garage d'Été ; fils", DAY, 12.5], ["Café", None, 3]]
    (sheet,), anomalies = read_file("a.csv", to_text(HandmadeSheet(title="", rows=rows), separator, encoding))
    assert not anomalies
    assert sheet.rows == [
        ["Nom", "Jour", "Somme"], ["Garage d'Été ; fils", "12/11/2025", "12,5"], ["Café", None, "3"],
    ]  # fmt: skip


def test_cells_are_typed_as_an_office_types_them():
    assert french_date(DAY) == "12/11/2025"
    assert short_date(DAY) == "12/11/25"
    assert french_date(None) == short_date(None) == ""
    assert serial(DAY) == 45973  # what Excel shows for 12/11/2025
    assert grouped("12345678900012") == "123 456 789 00012"
    assert euros(1234.5) == "1\u202f234,50\u00a0€"
    assert euros(12) == "12,00\u00a0€"


def test_the_key_of_a_number_is_that_of_luhn():
    assert luhn_sum("79927398713") == 70  # the example of the method's own description
    assert luhn_sum("79927398710") % 10 != 0


def test_chances_are_those_of_their_topic():
    assert chance("a", 1).random() == chance("a", 1).random()
    assert chance("a", 1).random() != chance("a", 2).random()


def test_the_heaviest_are_picked_the_most_often_and_nobody_twice():
    items, weights = list("abcdef"), [9.0, 9.0, 1.0, 1.0, 1.0, 1.0]
    luck = chance("essai")
    drawn = [pick_several(luck, items, weights, 2) for _ in range(400)]
    assert all(len(set(each)) == 2 and each == sorted(each) for each in drawn)
    assert sum("a" in each for each in drawn) > 2 * sum("c" in each for each in drawn)
    assert pick_several(luck, items, weights, 9) == items
    assert {pick(luck, {"a": 1.0, "b": 0.0}) for _ in range(50)} == {"a"}


def test_the_calendar_knows_weekends_holidays_and_the_second_half_of_a_school_year():
    assert day_of("2025-2026", "11-12") == DAY
    assert day_of("2025-2026", "01-15") == dt.date(2026, 1, 15)
    assert is_school_day(DAY)
    assert not is_school_day(dt.date(2025, 11, 11))  # armistice
    assert not is_school_day(dt.date(2025, 11, 15))  # Saturday
    assert not is_school_day(dt.date(2025, 12, 24))  # holidays
    assert school_day("2025-2026", "12-20") == dt.date(2026, 1, 5)


def test_some_formations_leave_a_week_later_than_others():
    melec, cuisine = (periodes("2025-2026", BY_CODE[code], "TLE") for code in ("MELEC", "CUI"))
    assert [late.debut - soon.debut for soon, late in zip(melec, cuisine, strict=True)] == [dt.timedelta(weeks=1)] * 2
    assert [each.nom for each in melec] == ["PFMP 1", "PFMP 2"]
    assert {each.fin.weekday() for each in [*melec, *cuisine]} == {4}


def test_the_bytes_do_not_depend_on_the_process_that_writes_them():
    script = (
        "import hashlib; from sample_data.make import FILES; "
        "print(hashlib.sha256(b''.join(FILES[name]() for name in ("
        "'Actions 2025-2026.xlsx', 'Suivi PFMP 2024-2025.ods', 'Participations 2025-2026.csv'))).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=FOLDER.parent.parent,
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert len(runs[0].strip()) == 64
