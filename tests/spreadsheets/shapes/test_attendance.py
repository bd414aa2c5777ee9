"""Attendances with actions across hold the same presences as their long form, however their header is laid out."""

import datetime as dt
import io
from functools import cache

import pytest

from spreadsheets import Choice
from spreadsheets.files import read_files
from spreadsheets.importing import import_reading, redo_imports, review, undo_imports
from tests.spreadsheets.drops import ANNEE, drop, said
from tests.spreadsheets.shapes.long_form import LIST, PRESENCES, PUPILS, dropped, text

ACTIONS = (("Visite de la scierie", "07/10/2025"), ("Forum de l’emploi", "13/11/2025"), ("Jury blanc", "10/02/2026"))
PLANNING = text(
    [
        ["Référence", "Intitulé", "Type d’action", "Date", "Initiative"],
        *(
            [f"R{rank}", title, kind, day, "lycée"]
            for rank, ((title, day), kind) in enumerate(zip(ACTIONS, ("visite", "forum", "jury"), strict=True), start=1)
        ),
    ]
)
MARKS = {"présent": "X", "absent": "abs", "excusé": "Exc", None: None}
PRESENCE = [
    ("présent", "absent", None), ("présent", "présent", "présent"), (None, "présent", "absent"),
    ("absent", "excusé", "présent"), ("présent", None, "présent"), (None, "présent", None),
    ("présent", "présent", "excusé"), ("absent", "présent", "présent"),
]  # fmt: skip
NAMES = [f"{name} {first}" for name, first, _, _ in PUPILS]
LONG = text(
    [
        ["Élève", "Classe", "Action", "Date", "Présence"],
        *(
            [name, pupil[3], *action, presence]
            for name, pupil, row in zip(NAMES, PUPILS, PRESENCE, strict=True)
            for action, presence in zip(ACTIONS, row, strict=True)
            if presence
        ),
    ]
)


def marked(row, marks=MARKS):
    return [marks[presence] for presence in row]


def grid(*heads, marks=MARKS):
    """Header lines, of which the last names the pupils, above the marks of all."""
    return [*heads, *([name, *marked(row, marks)] for name, row in zip(NAMES, PRESENCE, strict=True))]


def presences(files):
    reports, found = dropped({"planning.csv": PLANNING, **files}, PRESENCES)
    return [report for report in reports if report.fichier != "planning.csv"], found


def as_day(text):
    """« 07/10/2025 » as the cell of a workbook."""
    day, month, year = map(int, text.split("/"))
    return dt.datetime(year, month, day)  # noqa: DTZ001


@cache
def expected():
    return presences({"longue.csv": LONG})[1]


TITLES, DAYS = [title for title, _ in ACTIONS], [day for _, day in ACTIONS]
ONE_LINE = [["Élève", *(f"{title} ({day})" for title, day in ACTIONS)]]
LAYOUTS = {
    "one line": ONE_LINE,
    "titles above days": [[None, *TITLES], ["Élève", *DAYS]],
    "days above titles": [["Date", *DAYS], ["NOM Prénom", *TITLES]],
    "three lines": [["Action", *TITLES], ["Réf.", "R1", "R2", "R3"], ["Élève", "07/10", "13/11", "10 févr."]],
    "names on the first line": [["Élèves", *TITLES], [None, *DAYS]],
    "under a title": [["Suivi des actions 2025-2026 – BDE"], [], [None, *TITLES], ["Nom et prénom", *DAYS]],
    "references and days": [["Participation aux actions"], [], ["Élève", "R1", "R2", "R3"], [None, *DAYS]],
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_grid_gives_the_presences_of_its_long_form(layout):
    (report,), found = presences({"grille.csv": text(grid(*LAYOUTS[layout]))})
    assert found == expected()
    assert (report.table, report.read, report.rejected) == ("participations", 19, 0)
    assert any("une cellule vide est « non concerné »" in message for _, message, _ in said(report, "information"))


@pytest.mark.parametrize(
    "marks",
    [
        {"présent": "P", "absent": "A", "excusé": "E", None: None},
        {"présent": "1", "absent": "0", "excusé": "exc", None: None},
        {"présent": "✓", "absent": "absent", "excusé": "excusée", None: None},
    ],
)
def test_the_marks_of_a_grid_are_many(marks):
    assert presences({"grille.csv": text(grid(*ONE_LINE, marks=marks))})[1] == expected()


def test_dates_of_a_workbook_are_days_of_actions(make_xlsx):
    content = make_xlsx({"Feuil1": grid([None, *TITLES], ["Élève", *map(as_day, DAYS)])})
    assert presences({"grille.xlsx": content})[1] == expected()


def test_a_grid_may_have_its_pupils_across():
    rows = [["Action", "Date", *NAMES], *([title, day, *(MARKS[row[rank]] for row in PRESENCE)]
            for rank, (title, day) in enumerate(ACTIONS))]  # fmt: skip
    (report,), found = presences({"présences.csv": text(rows)})
    assert found == expected()
    assert report.rejected == 0


def test_a_sheet_for_each_class_gives_the_presences_of_all(make_xlsx):
    sheets = {
        classe: [[f"Participation aux actions – {classe}"], [], [None, *TITLES], ["Élève", *DAYS],
                 *([name, *marked(row)] for name, pupil, row in zip(NAMES, PUPILS, PRESENCE, strict=True)
                   if pupil[3] == classe), ["TOTAL présents", 3, 2, 2]]
        for classe in ("2GATL", "TASSP")
    }  # fmt: skip
    reports, found = presences({"actions.xlsx": make_xlsx(sheets)})
    assert found == expected()
    assert [report.ignored for report in reports] == [1, 1]


def test_where_only_crosses_are_noted_an_empty_cell_is_an_absence():
    crosses = {"présent": "x", "absent": None, "excusé": None, None: None}
    (report,), found = presences({"grille.csv": text(grid(*ONE_LINE, marks=crosses))})
    assert [row[3] for row in found].count("présent") == [row[3] for row in expected()].count("présent")
    assert len(found) == len(PUPILS) * len(ACTIONS)
    assert any("une cellule vide est « absent »" in message for _, message, _ in said(report, "information"))


def test_an_action_that_nobody_attends_yet_is_left_aside():
    head = ["Élève", *(f"{title} ({day})" for title, day in ACTIONS), "Salon du bois (04/04/2026)"]
    rows = [head, *([name, *marked(row), None] for name, row in zip(NAMES, PRESENCE, strict=True))]
    assert presences({"grille.csv": text(rows)})[1] == expected()


def test_an_action_that_only_the_grid_tells_is_made_once_and_told():
    (report,), found = dropped({"grille.csv": text(grid(*ONE_LINE))}, PRESENCES)
    assert found == expected()
    assert any("seule cette feuille connaît" in message for _, message, _ in said(report, "information"))
    files = {"grille.csv": text(grid(*ONE_LINE)), "encore.csv": text(grid(*ONE_LINE))}
    actions = "select intitule, date_debut, type_action, initiative from actions order by date_debut"
    assert dropped(files, actions)[1] == [
        (title, day.date(), None, None) for title, day in zip(TITLES, map(as_day, DAYS), strict=True)
    ]


def test_an_action_of_the_same_day_under_another_title_is_proposed_for_union():
    head = ["Élève", "Visite scierie Ozanne (07/10/2025)", *ONE_LINE[0][2:]]
    (report,), _ = presences({"grille.csv": text([head, *grid()])})
    told = [message for _, message, _ in said(report, "information")]
    assert any("« Visite de la scierie »" in message and "« Visite scierie Ozanne »" in message for message in told)


@pytest.mark.parametrize("column", [None, "Signature", "Présence"])
def test_the_attendance_of_one_action_is_told_by_its_title(column):
    head = ["Nom", "Prénom", "Classe", *([column] if column else [])]
    mark = {None: [], "Signature": ["L. A."], "Présence": ["P"]}[column]
    rows = [["Feuille d’émargement – Forum de l’emploi – 13/11/2025"], [], head,
            *([*pupil[:2], pupil[3], *mark] for pupil in PUPILS)]  # fmt: skip
    (report,), found = presences({"feuille.csv": text(rows)})
    assert [row[1:] for row in found] == [("Forum de l’emploi", dt.date(2025, 11, 13), "présent")] * len(PUPILS)
    assert report.table == "participations"


def test_who_has_not_signed_is_absent():
    titles = [["Présences"], ["Action :", "Forum de l’emploi"], ["Date :", "13/11/2025"], []]
    names = [[name, "vu" if rank < 3 else None] for rank, name in enumerate(NAMES)]
    rows = [*titles, ["Élève", "Émargement"], *names]
    found = presences({"feuille.csv": text(rows)})[1]
    assert [row[3] for row in found] == ["présent"] * 3 + ["absent"] * 5


NOT_ATTENDANCES = {
    "options": [["Nom", "Prénom", "Sexe", "Classe", "Espagnol", "Section euro"],
                *([*pupil, "x", None] for pupil in PUPILS)],
    "documents": [["Élève", "Fiche d’urgence", "Droit à l’image", "Charte"],
                  *([name, "x", None, "x"] for name in NAMES)],
    "marks": [["Élève", "Français", "Maths", "Anglais"], *([name, 12, 1, 0] for name in NAMES)],
    "competences": [["Élève", "C1.1", "C1.2", "C2.1"], *([name, "A", "A", None] for name in NAMES)],
    "lessons": [["Élève", "01/09", "02/09", "03/09"], *([name, "P", "A", "P"] for name in NAMES)],
    "timetable": [["Heure", "Lundi", "Mardi", "Mercredi"], ["8h", "Maths", "Anglais", "Sport"], ["9h", "P", "A", "X"]],
    "survey": [["Nom", "Aimez-vous le lycée ?", "Reviendrez-vous ?"], *([name, "oui", "non"] for name in NAMES)],
}  # fmt: skip


@pytest.mark.parametrize("kind", NOT_ATTENDANCES)
def test_what_only_looks_like_an_attendance_is_none(kind):
    reports, found = presences({"tableau.csv": text(NOT_ATTENDANCES[kind])})
    assert found == []
    assert "participations" not in [report.table for report in reports]


def test_what_an_empty_cell_means_can_be_decided_and_is_remembered(store):
    crosses = {"présent": "x", "absent": None, "excusé": None, None: None}
    name, content = "grille.csv", text(grid(*ONE_LINE, marks=crosses))
    drop(store, {"eleves.csv": LIST, "planning.csv": PLANNING})
    stream = io.BytesIO(content.encode())
    stream.name = name
    reading = read_files([stream])
    import_reading(store, reading, ANNEE, {0: Choice(shape="actions", blank="non concerné")})
    crossed = [row[3] for row in expected()].count("présent")
    assert store.rows("select presence, count(*) from participations group by all") == [("présent", crossed)]
    (again,) = review(store, reading, ANNEE).sheets
    assert (again.read, again.unchanged) == (crossed, crossed)


def test_a_wide_sheet_may_be_read_as_a_plain_one(store):
    stream = io.BytesIO(text(grid(["Élève", *ONE_LINE[0][1:]])).encode())
    stream.name = "grille.csv"
    report = review(store, read_files([stream]), ANNEE, {0: Choice(shape="liste")})
    assert all(sheet.recognised is None or sheet.recognised.unfolded is None for sheet in report.sheets)


def test_what_was_received_of_a_grid_makes_its_actions_again(store):
    drop(store, {"eleves.csv": LIST, "grille.csv": text(grid(*ONE_LINE))})
    before = store.rows(PRESENCES)
    (number,) = store.rows("select import_id from journal where tableau = 'participations'")[0]
    undo_imports(store, [number])
    assert store.rows("select count(*) from actions") == [(0,)]
    redo_imports(store, [number])
    assert store.rows(PRESENCES) == before
