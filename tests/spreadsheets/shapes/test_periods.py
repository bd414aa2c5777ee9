"""PFMP with periods across hold the same placements as their long form, however their header is laid out."""

import datetime as dt
from functools import cache

import pytest

from tests.spreadsheets.drops import said
from tests.spreadsheets.shapes.long_form import PLACEMENTS, PUPILS, dropped, text

FIRST, SECOND = ("03/11/2025", "28/11/2025"), ("02/03/2026", "27/03/2026")
NOW = dict(
    zip(
        [pupil[0] for pupil in PUPILS if pupil[3] == "2GATL"],
        [
            (("Menuiserie Ibarra", "convention signée"), ("Garage Sud", "place trouvée")),
            (("Fleurs de Lys", "place trouvée"), ("", "sans solution")),
            (("", "en recherche"), ("Garage Sud", "convention signée")),
            (("Mairie d’Urt", "convention signée"), ("Fleurs de Lys", "convention signée")),
            (("", "sans solution"), ("Menuiserie Ibarra", "place trouvée")),
        ],
        strict=True,
    )
)
CLASS = [pupil for pupil in PUPILS if pupil[3] == "2GATL"]
LONG = text(
    [
        ["Nom", "Prénom", "Classe", "Période", "Début", "Fin", "Entreprise", "Situation"],
        *(
            [*pupil[:2], pupil[3], f"PFMP {rank + 1}", *days, *NOW[pupil[0]][rank]]
            for pupil in CLASS
            for rank, days in enumerate((FIRST, SECOND))
        ),
    ]
)
IN_A_CELL = {"en recherche": "en recherche", "sans solution": "RIEN"}
IN_AGREEMENT = {"convention signée": "OK", "place trouvée": "en cours", "en recherche": "non", "sans solution": ""}


def company(pupil, rank):
    name, situation = NOW[pupil[0]][rank]
    return name or IN_A_CELL[situation]


def agreement(pupil, rank):
    return IN_AGREEMENT[NOW[pupil[0]][rank][1]]


@cache
def expected():
    return dropped({"suivi.csv": LONG}, PLACEMENTS)[1]


def without_situation(rows):
    return sorted((row[:5] + row[6:] for row in rows), key=str)


def grouped(first, second, *, merged=True):
    """A group of columns for each period, its header over one line and its details under it."""
    head = [
        None,
        None,
        first,
        *([first] * 2 if merged else [None] * 2),
        second,
        *([second] * 2 if merged else [None] * 2),
    ]
    rows = [
        [*pupil[:2], *(cell for rank in (0, 1) for cell in (company(pupil, rank), "M. Tuteur", agreement(pupil, rank)))]
        for pupil in CLASS
    ]
    return [head, ["Nom", "Prénom", *["Entreprise", "Tuteur", "Conv. signée"] * 2], *rows]


@pytest.mark.parametrize("merged", [True, False])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("PFMP 1 du 03/11 au 28/11/2025", "PFMP 2 du 02/03 au 27/03/2026"),
        ("PFMP n°1 (03/11-28/11)", "PFMP n°2 (02/03-27/03)"),
        ("1ère PFMP : du 3 au 28 novembre 2025", "2ème PFMP : du 2 au 27 mars 2026"),
    ],
)
def test_a_group_of_columns_for_each_period_gives_the_placements_of_the_long_form(first, second, merged):
    (report,), found = dropped({"2GATL.csv": text(grouped(first, second, merged=merged))}, PLACEMENTS)
    assert found == expected()
    assert (report.table, report.read, report.added, report.rejected) == ("pfmp", 10, 10, 0)


def test_the_days_of_a_period_may_stand_in_a_line_of_their_own():
    rows = grouped("PFMP 1", "PFMP 2")
    days = [None, None, "du 03/11 au 28/11/2025", None, None, "du 02/03 au 27/03/2026", None, None]
    assert dropped({"suivi.csv": text([rows[0], days, *rows[1:]])}, PLACEMENTS)[1] == expected()


def test_the_days_of_a_period_may_be_cells_of_its_group(make_xlsx):
    rows = grouped("PFMP 1", "PFMP 2")
    days = [None, None, dt.date(2025, 11, 3), dt.date(2025, 11, 28), None, dt.date(2026, 3, 2), dt.date(2026, 3, 27)]
    content = make_xlsx({"2GATL": [rows[0], days, *rows[1:]]})
    assert dropped({"suivi.xlsx": content}, PLACEMENTS)[1] == expected()


def test_one_column_of_companies_for_each_period_is_enough():
    head = ["Élève", "PFMP1 (03/11-28/11)", "PFMP2 (02/03-27/03)"]
    rows = [[f"{pupil[0]} {pupil[1]}", company(pupil, 0), company(pupil, 1)] for pupil in CLASS]
    found = dropped({"suivi.csv": text([head, *rows])}, PLACEMENTS)[1]
    assert without_situation(found) == without_situation(expected())
    assert [row[5] for row in found].count("sans solution") == 2
    assert [row[5] for row in found].count("en recherche") == 1
    assert [row[5] for row in found].count("place trouvée") == 7


def test_each_column_may_bear_its_period():
    head = ["Nom", "Prénom", "Entreprise PFMP 1", "Convention PFMP 1", "Entreprise PFMP 2", "Convention PFMP 2"]
    days = ["", "", "03/11/2025 - 28/11/2025", "", "02/03/2026 - 27/03/2026", ""]
    rows = [[*pupil[:2], *(cell for rank in (0, 1) for cell in (company(pupil, rank), agreement(pupil, rank)))]
            for pupil in CLASS]  # fmt: skip
    assert dropped({"suivi.csv": text([head, days, *rows])}, PLACEMENTS)[1] == expected()


def test_the_only_period_may_be_in_the_title_and_the_class_in_the_name_of_the_sheet(make_xlsx):
    def sheet(title, rank):
        rows = [[*pupil[:2], company(pupil, rank), agreement(pupil, rank)] for pupil in CLASS]
        return [[title], [], ["Nom", "Prénom", "Entreprise", "Convention"], *rows, ["Total", "", 5, ""]]

    files = {
        "novembre.xlsx": make_xlsx({"2GATL": sheet("PFMP n°1 – du 3 au 28/11/2025", 0)}),
        "mars.xlsx": make_xlsx({"2GATL": sheet("Suivi PFMP 2 (02/03/2026 au 27/03/2026)", 1)}),
    }
    reports, found = dropped(files, PLACEMENTS)
    assert found == expected()
    assert [(report.read, report.ignored) for report in reports] == [(5, 1), (5, 1)]
    assert any("Classe : « 2GATL », d’après l’onglet." in message for _, message, _ in said(reports[0], "information"))


def test_periods_may_be_told_by_their_days_alone_under_a_title():
    rows = grouped("du 3 au 28 nov. 2025", "du 02/03/2026 au 27/03/2026")
    content = text([["Lieux de stage – PFMP 2GATL"], [], *rows])
    assert dropped({"suivi.csv": content}, PLACEMENTS)[1] == expected()


def test_the_days_of_each_placement_may_stand_in_its_row():
    head = [
        "Nom",
        "Prénom",
        "Lieu PFMP 1",
        "Dates PFMP 1",
        "Conv. PFMP 1",
        "Lieu PFMP 2",
        "Dates PFMP 2",
        "Conv. PFMP 2",
    ]
    days = "du 03/11 au 28/11/2025", "02/03/2026 - 27/03/2026"
    rows = [
        [*pupil[:2], *(cell for rank in (0, 1) for cell in (company(pupil, rank), days[rank], agreement(pupil, rank)))]
        for pupil in CLASS
    ]
    assert dropped({"suivi.csv": text([head, *rows])}, PLACEMENTS)[1] == expected()


def test_a_period_that_nobody_has_filled_yet_is_left_aside_and_told():
    rows = grouped("PFMP 1 du 03/11 au 28/11/2025", "PFMP 2 du 02/03 au 27/03/2026")
    rows = rows[:2] + [[*row[:5], None, None, None] for row in rows[2:]]
    (report,), found = dropped({"suivi.csv": text(rows)}, PLACEMENTS)
    assert found == [row for row in expected() if row[2] == "PFMP 1"]
    assert any("Rien n’est encore rempli pour PFMP 2" in message for _, message, _ in said(report, "information"))


def test_what_is_said_of_a_row_stands_at_its_line_and_not_at_that_of_its_long_form():
    rows = [
        *grouped("PFMP 1 du 03/11 au 28/11/2025", "PFMP 2 du 02/03 au 27/03/2026"),
        ["ABADIE", "Lou", "Garage Sud", "", "peut-être", "Garage Sud", "", "OK"],
        ["BELKACEM", "Inès", "Garage Sud", "", "OK", "Garage Sud", "", "=" * 3],
    ]
    (report,), _ = dropped({"suivi.csv": text(rows)}, PLACEMENTS)
    assert {line for _, _, lines in said(report, "information") for line in lines} == {3, 4, 8, 9}


def test_rows_that_are_told_stand_at_their_line_and_not_at_the_one_of_their_long_form():
    rows = [*grouped("PFMP 1 du 03/11 au 28/11/2025", "PFMP 2 du 02/03 au 27/03/2026"),
            ["INCONNU", "Zoé", "Garage Sud", "", "OK", "Garage Sud", "", "OK"]]  # fmt: skip
    (report,), _ = dropped({"suivi.csv": text(rows)}, PLACEMENTS)
    assert (report.rejected, said(report)) == (0, [])
    assert [lines for _, message, lines in said(report, "alerte") if "seul suivi" in message] == [(8,)]


@pytest.mark.parametrize(
    "rows",
    [
        [["Nom", "Prénom", "Sexe", "Classe", "Trimestre 1", "Trimestre 2"], ["ABADIE", "Lou", "F", "2GATL", 12, 14]],
        [["Élève", "Français", "Maths", "PFMP"], ["ABADIE Lou", 12, 14, 15], ["BELKACEM Inès", 9, 11, 13]],
        [["Élève", "Note PFMP 1", "Note PFMP 2"], ["ABADIE Lou", 12, 14], ["BELKACEM Inès", 9, 11]],
    ],
)
def test_marks_are_no_placements(rows):
    reports, found = dropped({"notes.csv": text(rows)}, PLACEMENTS)
    assert found == []
    assert "pfmp" not in [report.table for report in reports]
